"""What a command needs of the system: installed by root, and no business of anyone else."""

import os
import sys
from pathlib import Path

import pytest

from samachar.debian import wish_for

LINE = "apt-get install -y --no-install-recommends libfribidi0 chromium"
APT = '#!/bin/sh\necho "apt-get $*" >>"$RECORD"\n'


class Debian:
    """A machine whose commands are what a test puts there, and what it was asked to install."""

    def __init__(self, folder: Path) -> None:
        self.commands = folder / "bin"
        self.commands.mkdir()
        self.record = folder / "record"

    def put(self, name: str, script: str) -> None:
        """Give the machine a command."""
        (self.commands / name).write_text(script, encoding="utf-8")
        (self.commands / name).chmod(0o755)

    @property
    def asked(self) -> list[str]:
        """What it was asked to install, each time that it was."""
        return self.record.read_text("utf-8").splitlines() if self.record.exists() else []


@pytest.fixture
def debian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Debian:
    """Return a Debian machine of root's, on which nothing is installed."""
    machine = Debian(tmp_path)
    machine.put("dpkg-query", "#!/bin/sh\nexit 1\n")
    machine.put("apt-get", APT)
    monkeypatch.setenv("PATH", f"{machine.commands}:/bin:/usr/bin")
    monkeypatch.setenv("RECORD", str(machine.record))
    monkeypatch.setattr(os, "getuid", lambda: 0)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    return machine


def test_root_gets_what_is_missing_and_is_told_first(
    debian: Debian, capfd: pytest.CaptureFixture[str]
) -> None:
    """Without a question, in one line."""
    wish_for("libfribidi0", "chromium")

    assert debian.asked == [LINE]
    assert capfd.readouterr().err == "inv: installing libfribidi0 chromium\n"


def test_the_package_list_is_renewed_when_it_is_too_old(debian: Debian) -> None:
    """A new container has none at all."""
    debian.put("apt-get", f'{APT}grep -q update "$RECORD"\n')

    wish_for("libfribidi0", "chromium")

    assert debian.asked == [LINE, "apt-get update -qq", LINE]


def test_what_is_there_is_not_installed(debian: Debian, capfd: pytest.CaptureFixture[str]) -> None:
    """Not even asked for."""
    debian.put("dpkg-query", "#!/bin/sh\nprintf installed\n")

    wish_for("libfribidi0")

    assert (debian.asked, capfd.readouterr().err) == ([], "")


def test_others_go_on_without(debian: Debian, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody becomes root behind an editor's back. The command says what it lacks."""
    monkeypatch.setattr(os, "getuid", lambda: 1000)

    wish_for("libfribidi0")

    assert debian.asked == []


def test_a_wish_that_fails_stops_nothing_and_is_not_made_again(
    debian: Debian, capfd: pytest.CaptureFixture[str]
) -> None:
    """An edition comes out without a network, too, and soon."""
    debian.put("apt-get", f"{APT}exit 100\n")

    wish_for("libfribidi0")
    asked = debian.asked
    wish_for("libfribidi0")

    assert debian.asked == asked
    assert capfd.readouterr().err == (
        "inv: installing libfribidi0\ninv: that failed; going on without\n"
    )


def test_other_systems_are_trusted(debian: Debian, monkeypatch: pytest.MonkeyPatch) -> None:
    """They may have it under another name."""
    monkeypatch.setenv("PATH", str(debian.commands))
    (debian.commands / "dpkg-query").unlink()

    wish_for("libfribidi0")

    assert debian.asked == []
