"""What a machine cannot run is told as not run, and what it can is run."""

import json
from pathlib import Path

import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import NotRun, PrintedSite, judges, prove, tell

JUDGES = Path(judges.__file__).parent


def test_without_a_browser_and_node_the_rest_is_proved(
    sound_site: PrintedSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The last line names each part and what it lacks."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME_PATH", raising=False)
    monkeypatch.setattr("sys.prefix", str(tmp_path))

    lines, is_kept = tell(prove(sound_site, ["pages", "browser", "lighthouse"], Progress()))

    assert lines[1].startswith("pages read")
    assert lines[-1] == (
        "not run: browser (no Chromium: apt-get install chromium fonts-noto-core); "
        "lighthouse (no node: install Node.js 18.20 or later with npm)"
    )
    assert is_kept


def test_judges_that_cannot_be_fetched_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With npm's own reason; the next call tries again."""
    (tmp_path / "bin").mkdir()
    for name, script in {"node": "", "npm": "echo 'npm error network' >&2; exit 1"}.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")

    for _ in range(2):
        with pytest.raises(judges.LackingError, match=r"^'npm ci' failed: npm error network$"):
            judges.install(tmp_path / "judges")

    assert not (tmp_path / "judges" / "installed").exists()


def test_judges_are_fetched_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """And again when the lock has changed."""
    (tmp_path / "bin").mkdir()
    for name, script in {"node": "", "npm": f"echo $1 >>'{tmp_path / 'called'}'"}.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin:/usr/bin")

    judges.install(tmp_path / "judges")
    judges.install(tmp_path / "judges")
    (tmp_path / "judges" / "installed").write_text("of another lock", encoding="utf-8")
    judges.install(tmp_path / "judges")

    assert (tmp_path / "called").read_text(encoding="utf-8") == "ci\nci\n"


def test_the_lock_of_the_judges_names_no_host_and_pins_each() -> None:
    """As those in requirements/ do."""
    lock = json.loads((JUDGES / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: each for name, each in lock["packages"].items() if name}

    assert len(packages) > 50
    for name, each in packages.items():
        assert "resolved" not in each, name
        assert each["integrity"].startswith("sha512-"), name


def test_nothing_is_not_run_where_nothing_is_lacking(sound_site: PrintedSite) -> None:
    """Weight needs no browser."""
    findings = list(prove(sound_site, ["weight"], Progress()))

    assert not [each for each in findings if isinstance(each, NotRun)]
