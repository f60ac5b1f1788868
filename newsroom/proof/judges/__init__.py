"""The judges that npm ships, of pages and of what they tell machines, installed on first use.

What they are is pinned in ``package-lock.json`` beside this file; they live in the environment that
runs the proof, and go with it.
"""

import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

__all__ = ["LackingError", "axe", "install", "lighthouse", "program"]

_HERE = Path(__file__).parent
_FILES = ("package.json", "package-lock.json")
_LONGEST = 600  # seconds


class LackingError(Exception):
    """This machine lacks something that a part of the proof needs; the message says what."""


def axe() -> str:
    """axe-core, as a program for a page."""
    file = install() / "node_modules" / "axe-core" / "axe.min.js"
    return file.read_text(encoding="utf-8")


def lighthouse() -> list[str]:
    """The command that is Lighthouse."""
    file = install() / "node_modules" / "lighthouse" / "cli" / "index.js"
    return [program("node"), str(file)]


def install(folder: Path | None = None) -> Path:
    """The folder that holds the judges; fetched anew when the lock has changed."""
    folder = folder or Path(sys.prefix) / "judges"
    fingerprint = sha256(b"".join((_HERE / name).read_bytes() for name in _FILES)).hexdigest()
    mark = folder / "installed"
    if mark.is_file() and mark.read_text(encoding="utf-8") == fingerprint:
        return folder
    program("node")
    npm = program("npm")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in _FILES:
        shutil.copy(_HERE / name, folder)
    print("installing the judges of npm; this happens once", file=sys.stderr, flush=True)
    options = ("--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    done = subprocess.run(  # noqa: S603 (own words)
        [npm, "ci", *options],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_LONGEST,
    )
    if done.returncode:
        said = (done.stderr or done.stdout).strip().splitlines() or ["no reason given"]
        message = f"'npm ci' failed: {' '.join(said[:4])}"
        raise LackingError(message)
    mark.write_text(fingerprint, encoding="utf-8")  # last: without it the next call begins anew
    return folder


def program(name: str) -> str:
    """Where a program is. Raises LackingError."""
    found = shutil.which(name)
    if found is None:
        message = f"no {name}: install Node.js 18.20 or later with npm"
        raise LackingError(message)
    return found
