"""Runs the real pelican over a content folder, with the real settings and theme.

Blinker's signals are global, so every run has a process of its own: :func:`print_edition` forks one
that has loaded the press already, :func:`pelican` starts a whole command.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.incremental.runs import start

__all__ = [
    "AT",
    "ROOT",
    "Run",
    "pelican",
    "print_edition",
    "print_newspaper",
    "without_progress",
    "write_settings",
]

ROOT = Path(__file__).parents[2]
AT = "2026-11-24 18:00"
_LONGEST_RUN = 120  # seconds
_PROGRESS = re.compile(r"^[a-z ]+: [\d,]+ of [\d,]+.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """What a run of pelican left: its exit status, what it said, where it printed."""

    status: int
    out: str
    err: str
    output: Path

    @property
    def said(self) -> list[str]:
        """The lines for the editor, but for how far the run had come."""
        return without_progress(self.err).splitlines()


def without_progress(said: str) -> str:
    """What a run has said, but for how far it had come: a busy machine takes long enough to say."""
    return _PROGRESS.sub("", said)


def write_settings(
    folder: Path,
    content: Path,
    *,
    above: Sequence[str] = (),
    based_on: str = "pelicanconf",
    **settings: object,
) -> Path:
    """Write a settings file that changes only what a scenario needs.

    ``above`` are lines of Python that run before the newsroom's own settings do.
    """
    changes = {"PATH": str(content), "AT": AT, **settings}
    lines = [
        "import sys",
        f"sys.path.insert(0, {str(ROOT)!r})",
        *above,
        f"from {based_on} import *",
        *(f"{name} = {value!r}" for name, value in changes.items()),
    ]
    file = folder / "conf.py"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def print_edition(
    folder: Path, content: Path, *, above: Sequence[str] = (), **settings: object
) -> Run:
    """Print an edition into ``folder/output`` and say how it went."""
    folder.mkdir(parents=True, exist_ok=True)
    conf = write_settings(folder, content, above=above, **settings)
    output = folder / "output"
    return _printed(folder, [str(content), "-s", str(conf), "-o", str(output)], output)


def print_newspaper(newspaper: Path, output: Path | None = None, at: str = AT) -> Run:
    """Print a newspaper that has a folder of its own, with its own settings."""
    output = output or newspaper / "output"
    conf = newspaper / "pelicanconf.py"
    command = [str(newspaper / "content"), "-s", str(conf), "-o", str(output), "-e", f'AT="{at}"']
    return _printed(newspaper.parent, command, output)


def _printed(folder: Path, command: list[str], output: Path) -> Run:
    run = start(command, folder).wait()
    return Run(run.status, run.out, run.err, output)


def pelican(
    *arguments: str | Path,
    output: Path,
    cwd: Path = ROOT,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run ``python -m pelican`` as a command of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *map(str, arguments), "-o", str(output)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", **(environment or {})},
        capture_output=True,
        encoding="utf-8",
        timeout=_LONGEST_RUN,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr, output)
