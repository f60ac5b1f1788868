"""The program as a package: built, installed where nothing is, and a newspaper made with it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.scenarios.run import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """What a command says, that must go well, in an environment without the program's folder."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "SAMACHAR", "VIRTUAL_ENV"))
    }
    done = subprocess.run(
        [str(each) for each in command],
        cwd=cwd,
        env={**environment, **variables},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel as a packager does."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("samachar-*.whl"))


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what is pinned for it, and nothing else."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", folder, cwd=folder)
    pip = [folder / "bin/python", "-m", "pip", "install", "--quiet"]
    try:
        run(*pip, "--require-hashes", "-r", ROOT / "requirements/site.txt", cwd=folder)
    except AssertionError as error:
        pytest.skip(f"no network to install packages from: {str(error)[-200:]}")
    run(*pip, "--no-deps", "--no-index", wheel, cwd=folder)
    return folder


def test_the_wheel_has_one_name_and_all_that_a_build_reads(wheel: Path) -> None:
    """Theme, words, fonts, word lists, the texts that a newspaper begins with; no tests."""
    with zipfile.ZipFile(wheel) as opened:
        names = set(opened.namelist())

    assert {name.partition("/")[0] for name in names} == {
        "samachar",
        next(name for name in names if name.endswith("/METADATA")).partition("/")[0],
    }
    inside = {name.removeprefix("samachar/program/") for name in names}
    for folder, patterns in {
        "newsroom": ("*.py", "*.tsv", "*.txt", "*.md", "*.tmpl"),
        "plugins": ("*.py", "*.js"),
        "theme": ("*.html", "*.css", "*.js", "*.po", "*.pot", "*.ttf", "*.woff2", "*.svg"),
    }.items():
        for pattern in patterns:
            files = [file for file in (ROOT / folder).rglob(pattern) if ".venv" not in file.parts]
            assert files, pattern
            wanted = {file.relative_to(ROOT).as_posix() for file in files}
            assert wanted <= inside, pattern
    assert "samachar/py.typed" in names
    assert "newsroom/scaffold/files/inv" in inside
    assert not [name for name in inside if name.startswith(("tests/", "content/", "docs/"))]


def test_a_newspaper_is_begun_and_built_with_it(environment: Path, tmp_path: Path) -> None:
    """By the command that it installs, and by the newspaper's own door; by the bare pelican too."""
    samachar = environment / "bin/samachar"
    chosen = ["--name", "पहाड़ की ख़बर", "--languages", "hi,en", "--place", "शिमला"]

    run(samachar, "newspaper", "pahad", *chosen, "--domain", "pahad.example", cwd=tmp_path)
    folder = tmp_path / "pahad"
    assert not (folder / "samachar-home").exists()
    assert " in hi, en" in run(samachar, "check", cwd=folder / "content")
    assert " in hi, en" in run(samachar, "build", cwd=folder)
    path = f"{environment / 'bin'}:/usr/bin:/bin"
    assert " 0 of " in run(folder / "inv", "build", cwd=tmp_path, PATH=path)
    pelican = environment / "bin/pelican"
    said = run(pelican, folder / "content", "-s", folder / "publishconf.py", cwd=tmp_path)
    assert " in hi, en" in said
    assert "  bench " not in run(samachar, "--list", cwd=folder)
