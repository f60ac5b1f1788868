"""Beginning a newspaper: what is asked, what is refused, what is made."""

import runpy
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.scaffold import Refused, begin_newspaper
from newsroom.scaffold.choices import COPY, written_languages
from newsroom.scaffold.newspaper import compose_newspaper
from newsroom.text.languages import LANGUAGES
from tests.newspapers.begun import NOW, begin, choose
from tests.scenarios.run import ROOT


def refused(folder: Path, **chosen: str) -> str:
    """What is told of choices that are wrong; nothing may have been made of them."""
    with pytest.raises(Refused) as refusal:
        choose(folder, **chosen)
    return str(refusal.value)


def test_every_language_that_the_program_knows_can_begin_one() -> None:
    """Pages, first report and sections are there in each."""
    written = written_languages()
    assert written == [lang for lang in LANGUAGES if lang != "bn"]  # which has no catalogue either
    pages = [sorted(file.name for file in (COPY / lang / "pages").iterdir()) for lang in written]
    assert pages == [
        ["about.md", "contact.md", "corrections.md", "grievance.md", "privacy.md"]
    ] * len(pages)


def test_what_is_made(tmp_path: Path) -> None:
    """Settings, sections, standing pages, a desk, a first report, a door."""
    folder = begin(tmp_path / "pahad", languages="hi,en", name="पहाड़ की ख़बर; Pahad Ki Khabar")

    made = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert made >= {
        ".gitattributes",
        ".github/workflows/newspaper.yml",
        ".gitignore",
        "README.md",
        "content/pages/about.en.md",
        "content/pages/grievance.md",
        "content/people/desk.en.md",
        "content/people/desk.md",
        "content/reports/2026/11/pehli-report-kaise-likhen.en.md",
        "content/reports/2026/11/pehli-report-kaise-likhen.md",
        "content/sections/pradesh.en.md",
        "content/sections/pradesh.md",
        "content/topics/likhne-ka-tareeqa.en.md",
        "content/topics/likhne-ka-tareeqa.md",
        "inv",
        "pelicanconf.py",
        "publishconf.py",
        "samachar-home",
    }
    assert (folder / "inv").stat().st_mode & 0o111
    assert [file.name for file in tmp_path.iterdir()] == ["pahad"]


@pytest.mark.parametrize("is_beside", [True, False])
def test_where_the_program_is_recorded(tmp_path: Path, *, is_beside: bool) -> None:
    """As seen from the newspaper where both lie in one folder, so that they may move together."""
    program = tmp_path / ("samachar" if is_beside else "elsewhere/samachar")
    program.mkdir(parents=True)

    begin_newspaper(choose(tmp_path / "pahad"), program, NOW)

    written = (tmp_path / "pahad/samachar-home").read_text(encoding="utf-8")
    assert written == ("../samachar\n" if is_beside else f"{program}\n")


def test_a_newspaper_of_an_installed_program_records_no_folder(tmp_path: Path) -> None:
    """Python finds the package by itself."""
    begin_newspaper(choose(tmp_path / "pahad"), None, NOW)

    assert not (tmp_path / "pahad/samachar-home").exists()


def test_the_settings_are_what_was_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever signs the name holds: it is data."""
    name = "‘पहाड़’ की ख़बर (रोज़) & I'm"
    folder = begin(
        tmp_path / "pahad", name=f"{name};Pahad", languages="hi,en", domain="pahad.example/khabar"
    )

    monkeypatch.setattr(sys, "path", [*sys.path])
    said = runpy.run_path(str(folder / "pelicanconf.py"))

    assert said["SITEURL"] == "https://pahad.example/khabar"
    assert said["LANGUAGES"] == ("hi", "en")
    assert said["DEFAULT_LANG"] == "hi"
    assert said["MASTHEAD"]["names"] == {"hi": name, "en": "Pahad"}
    assert said["MASTHEAD"]["tag"] == "pahad.example,2026"
    assert said["PATH"] == str(folder / "content")


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        (
            {"languages": "hi,xx"},
            "--languages: 'xx' is no language here. There are: hi, en, ur, mr, pa.",
        ),
        (
            {"languages": "hi,en,hi"},
            "--languages: 'hi,en,hi' names one twice. Write each once.",
        ),
        (
            {"languages": ","},
            "--languages is empty. Write codes, the first language first, such as hi,en.",
        ),
        (
            {"name": " "},
            '--name is empty. Write it in the first language, such as "पहाड़ की ख़बर".',
        ),
        (
            {"place": ""},
            '--place is empty. Write it in the first language, such as "शिमला".',
        ),
        (
            {"name": "एक;दो"},
            (
                "--name holds 2 for 1 languages. Write one for each, in the order of --languages, "
                "with ';' between."
            ),
        ),
        ({"name": "!!"}, "--name: '!!' has no letter. Write such as \"पहाड़ की ख़बर\"."),
        (
            {"domain": "https://Pahad.example/"},
            "--domain 'https://Pahad.example/' is no domain. Write 'pahad.example'.",
        ),
        (
            {"domain": "pahad"},
            (
                "--domain 'pahad' is no domain. Write one that is yours, such as pahad.example or "
                "pahad.example/khabar."
            ),
        ),
        (
            {"zone": "Asia/Kolkatta"},
            (
                "--zone 'Asia/Kolkatta' is no time zone; did you mean 'Asia/Kolkata'? Write one "
                "such as Asia/Kolkata."
            ),
        ),
    ],
)
def test_a_choice_that_is_wrong_is_told(tmp_path: Path, chosen: dict[str, str], told: str) -> None:
    """With what to write instead."""
    assert refused(tmp_path / "pahad", **chosen) == told


@pytest.mark.parametrize(
    "domain",
    [
        *("", ".", "a..b", "-a.example", "a-.example", "a b.example", "10.0.0.1", "x.example:80"),
        *("x.example/../..", "x.example//y", "user@x.example", "x.example/?a", "x.example/अ ब"),
    ],
)
def test_what_is_no_domain(tmp_path: Path, domain: str) -> None:
    """It will stand in every feed and every link."""
    assert refused(tmp_path / "pahad", domain=domain).startswith(f"--domain '{domain}' is no ")


@pytest.mark.parametrize("sign", ["<", ">", "*", "_", "`", "[", "\\", "$", "{", "\x00", "\u202e"])
def test_a_name_holds_no_sign_that_means_something_elsewhere(tmp_path: Path, sign: str) -> None:
    """It stands in Markdown, in headers, in Python and on a card."""
    assert refused(tmp_path / "pahad", name=f"पहाड़{sign}").startswith("--name: ")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    """A line each."""
    told = refused(tmp_path / "pahad", name="", languages="xx", domain="x", zone="y")

    assert len(told.splitlines()) == 4


def test_a_folder_with_files_in_it_is_refused(tmp_path: Path) -> None:
    """Nothing of it is touched; an empty one is taken."""
    folder = tmp_path / "pahad"
    folder.mkdir()
    begin(folder)
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}

    assert refused(folder) == (
        f"'{folder}' is there already, with files in it. Name a folder that is not."
    )
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before


def test_a_file_a_link_and_the_program_itself_are_no_folder(tmp_path: Path) -> None:
    """A link may lead anywhere."""
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")

    for name in ("file", "link"):
        assert "is there already, and is no folder" in refused(tmp_path / name)
    assert refused(ROOT / "khabar") == (
        f"'{ROOT / 'khabar'}' lies inside the program. Name a folder beside it: ../khabar"
    )


def test_nothing_half_made_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fills up in the middle, there is no folder at all."""

    def fill_up(_file: Path, _text: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("newsroom.scaffold.newspaper._write", fill_up)

    with pytest.raises(Refused, match="No space left on device"):
        begin(tmp_path / "a/b/pahad")
    assert list(tmp_path.iterdir()) == []


@given(
    langs=st.lists(st.sampled_from(written_languages()), min_size=1, unique=True),
    zone=st.sampled_from(["Asia/Kolkata", "Asia/Kathmandu", "America/Los_Angeles"]),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_languages_make_whole_files(tmp_path: Path, langs: list[str], zone: str) -> None:
    """The first language's have no language in their name; dates are those of the zone."""
    choices = choose(tmp_path / "none", languages=",".join(langs), zone=zone)

    files = compose_newspaper(choices, ROOT, NOW)

    first, *others = langs
    assert "content/pages/about.md" in files
    assert {f"content/pages/about.{lang}.md" for lang in others} <= files.keys()
    assert not any(f".{first}.md" in name for name in files)
    compile(files["pelicanconf.py"], "pelicanconf.py", "exec")
    local = NOW.astimezone(ZoneInfo(zone))
    reports = [text for name, text in files.items() if "/reports/" in name]
    assert len(reports) == len(langs)
    for text in reports:
        assert f"\nDate: {local:%Y-%m-%d %H:%M}\n" in text
    for name, text in files.items():
        if not name.startswith((".github", "inv")):
            assert "$" not in text, name


def test_the_command_asks_nobody_where_nobody_sits(tmp_path: Path) -> None:
    """A script gets a line for each choice that is missing, and status 1."""
    done = subprocess.run(
        [sys.executable, ROOT / "samachar", "newspaper", tmp_path / "pahad", "--name", "पहाड़"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert [line.partition(" ")[0] for line in done.stderr.splitlines()] == [
        "--languages",
        "--place",
        "--domain",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_first_report_is_of_the_hour(tmp_path: Path) -> None:
    """So that the first build has something to print."""
    files = compose_newspaper(choose(tmp_path / "x"), None, datetime.now(ZoneInfo("Asia/Kolkata")))

    assert any("/reports/" in name for name in files)
