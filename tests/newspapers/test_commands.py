"""Each command, in a newspaper's own folder, and the door that leads to them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.newspapers.begun import begin
from tests.scenarios.run import ROOT

INV = ROOT / "newsroom/scaffold/files/inv"
GUIDES = ["README.md", "docs/newspaper.md", "docs/newspaper.hi.md"]


def inv(newspaper: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call a command as the door does, once it has found the program."""
    return subprocess.run(
        [sys.executable, ROOT / "samachar", *arguments],
        cwd=newspaper,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_every_command_of_an_editor_works(tmp_path: Path) -> None:
    """All write into the newspaper; the program's folder is left alone."""
    folder = begin(tmp_path / "पहाड़ की  'ख़बर'", languages="hi,en")

    checked = inv(folder, "check")
    begun = inv(folder, "new", "पहली बारिश", "--section", "pradesh")
    person = inv(folder, "person", "सीमा ठाकुर", "--slug", "seema-thakur")
    built = inv(folder, "build")
    proved = inv(folder, "proof", "pages")
    worded = inv(folder, "wording")
    published = inv(folder, "publish")
    cleaned = inv(folder, "clean")

    for done in (checked, begun, person, built, proved, worded, published, cleaned):
        assert done.returncode == 0, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert (folder / begun.stdout.strip()).is_file()
    assert person.stdout == "content/people/seema-thakur.md\n"
    assert proved.stdout.splitlines()[-1] == "No fault."
    assert (folder / "site/current/index.html").is_file()
    assert not (folder / "output").exists()


def test_the_program_s_own_commands_are_not_a_newspaper_s(tmp_path: Path) -> None:
    """Its tests, its checks, its measures."""
    folder = begin(tmp_path / "pahad")

    theirs, ours = (
        re.findall(r"(?m)^  (\w+) ", inv(each, "--list").stdout) for each in (folder, ROOT)
    )

    assert set(ours) - set(theirs) == {"bench", "lint", "lock", "test"}
    assert set(theirs) < set(ours)


def test_a_folder_that_is_no_newspaper_is_told(tmp_path: Path) -> None:
    """With the command that makes one."""
    done = inv(tmp_path, "build")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"There is no pelicanconf.py in '{tmp_path}', so this is no newspaper's folder. Begin one "
        "with: newspaper ../my-newspaper\n"
    )


def test_settings_that_are_no_python_are_told_with_their_line(tmp_path: Path) -> None:
    """A comma is soon forgotten; no traceback."""
    folder = begin(tmp_path / "pahad")
    conf = folder / "pelicanconf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text.replace('"Asia/Kolkata"', '"Asia/Kolkata'), encoding="utf-8")
    line = 1 + text[: text.index("TIMEZONE")].count("\n")

    for command in (["build"], ["check"], ["new", "बारिश"]):
        done = inv(folder, *command)
        assert done.returncode == 1
        assert done.stderr.startswith(f"pelicanconf.py:{line}: This is no Python: ")
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", [("new", "बारिश"), ("build",), ("check",)])
def test_settings_that_fail_are_told_with_their_line(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    """A text without quotation marks is a name that nobody knows."""
    folder = begin(tmp_path / "pahad")
    conf = folder / "pelicanconf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text.replace('"Asia/Kolkata"', "Kolkata"), encoding="utf-8")
    line = 1 + text[: text.index("TIMEZONE")].count("\n")

    done = inv(folder, *command)

    assert (done.returncode, done.stderr) == (
        1,
        f"pelicanconf.py:{line}: NameError: name 'Kolkata' is not defined. Correct it.\n",
    )


@pytest.fixture
def door(tmp_path: Path) -> Path:
    """Return a newspaper's folder with its door alone, and programs that say who called."""
    folder = tmp_path / "पहाड़ की  ख़बर"
    for name in ("samachar", "other"):
        program = tmp_path / name
        program.mkdir()
        (program / "inv").write_text(
            f'#!/bin/sh\nprintf "{name} for %s:" "$SAMACHAR_NEWSPAPER"; printf " [%s]" "$@"\n',
            encoding="utf-8",
        )
        (program / "inv").chmod(0o755)
    folder.mkdir()
    (folder / "inv").write_bytes(INV.read_bytes())
    (folder / "inv").chmod(0o755)
    return folder


def called(door: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Call the door from another folder."""
    return subprocess.run(
        [door / "inv", *arguments],
        cwd="/",
        env={"PATH": "/usr/bin:/bin", **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_door_finds_the_program_that_the_file_names(door: Path) -> None:
    """As seen from the newspaper; words are handed over as they are."""
    (door / "samachar-home").write_text("../samachar\n", encoding="utf-8")

    assert called(door, "new", "एक  'दो'").stdout == f"samachar for {door}: [new] [एक  'दो']"


def test_the_environment_goes_before_the_file(door: Path) -> None:
    """For a CI, and for a trial of another version."""
    (door / "samachar-home").write_text("../samachar", encoding="utf-8")

    other = str(door.parent / "other")
    assert called(door, "build", SAMACHAR_HOME=other).stdout == f"other for {door}: [build]"


def test_an_installed_program_is_found_on_the_path(door: Path, tmp_path: Path) -> None:
    """Where no folder is named."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/samachar").write_text('#!/bin/sh\necho "installed in $PWD: $*"\n', "utf-8")
    (tmp_path / "bin/samachar").chmod(0o755)

    run = called(door, "build", PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin")

    assert run.stdout == f"installed in {door}: build\n"


def test_a_program_that_is_not_there_is_told(door: Path) -> None:
    """With what to do."""
    (door / "samachar-home").write_text("../gone\n", encoding="utf-8")

    run = called(door, "build")

    assert run.returncode == 1
    assert run.stderr == (
        "inv: The program is not in '../gone', and no samachar is installed. Write the folder of "
        "the program into the file samachar-home, or call: SAMACHAR_HOME=/path/to/samachar ./inv\n"
    )


@pytest.mark.parametrize("guide", GUIDES)
def test_what_the_guides_type_begins_a_newspaper(tmp_path: Path, guide: str) -> None:
    """Letter by letter, in a folder beside the program."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith("./inv newspaper ../pahad")]
    typed = next(line for line in lines if "--domain" in line)
    program = tmp_path / "samachar"
    program.mkdir()
    done = inv(program, *shlex.split(typed)[1:])

    assert done.returncode == 0, done.stderr
    assert done.stdout.endswith("Now: cd ../pahad-ki-khabar && ./inv serve\n")
    built = inv(tmp_path / "pahad-ki-khabar", "build")
    assert built.returncode == 0, built.stderr
