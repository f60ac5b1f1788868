"""A finished build, looked over before any of it is published."""

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from .refused import Refused

__all__ = ["Build", "read_build"]

# By this file the press knows the folders that it may replace; readers have no use for it.
_MARK = ".samachar"


@dataclass(frozen=True, slots=True)
class Build:
    """A folder that holds a whole site, and what is in it."""

    folder: Path
    files: tuple[str, ...]
    """Paths below ``folder`` with ``/`` between their parts, sorted."""


def read_build(folder: Path) -> Build:
    """List a build's files; an empty or broken build is refused, with everything that is wrong.

    A symbolic link is refused because a release must not depend on anything outside it.
    """
    if not folder.is_dir():
        message = f"{folder}: there is no build here. Build the site first."
        raise Refused(message)

    files: list[str] = []
    mistakes: list[str] = []
    folders = [""]
    while folders:
        parent = folders.pop()
        with os.scandir(folder / parent) as entries:
            for entry in entries:
                path = f"{parent}{entry.name}"
                status = entry.stat(follow_symlinks=False)
                if path == _MARK:
                    continue
                if stat.S_ISDIR(status.st_mode):
                    folders.append(f"{path}/")
                elif not stat.S_ISREG(status.st_mode):
                    kind = "a symbolic link" if entry.is_symlink() else "not a file"
                    mistakes.append(
                        f"{_printable(folder / path)}: {kind}. Put a file in its place."
                    )
                elif status.st_size == 0 and path.endswith(".html"):
                    mistakes.append(
                        f"{_printable(folder / path)}: an empty page. Build the site again."
                    )
                else:
                    files.append(path)
    if "index.html" not in files and not (folder / "index.html").exists():
        mistakes.append(f"{folder}: no index.html, so no site. Build it again.")
    if mistakes:
        raise Refused("\n".join(sorted(mistakes)))
    return Build(folder, tuple(sorted(files)))


def _printable(path: Path) -> str:
    """Return a path as one line, whatever its name is made of."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return text if text.isprintable() else ascii(text)[1:-1]
