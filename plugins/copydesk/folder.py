"""The content folder: one walk over it, and what stands where it should not."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.mistakes import Mistakes, did_you_mean

__all__ = ["ContentFolder", "CopyFile", "walk"]

_FRONT = re.compile(r"front\.\w+\.md")
_PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A Markdown file, from the content folder, as the disk describes it."""

    path: str
    mtime_ns: int
    ctime_ns: int
    size: int


ContentFolder = dict[str, list[CopyFile]]
"""The Markdown files of each room, in the order of their paths."""


def walk(content: Path, rooms: tuple[str, ...], mistakes: Mistakes) -> ContentFolder:
    """The files that editors have written, by room; what is no copy, or stands nowhere, is told.

    Names that begin with a dot or end in ``~`` are an editor's own and are passed over.
    """
    found: ContentFolder = {}
    inside = os.path.realpath(content)
    for room in rooms:
        files = _entries(content / room, f"{room}/")
        kept = [_copy_file(path, entry, room, inside, mistakes) for path, entry in files]
        found[room] = sorted(filter(None, kept), key=lambda file: file.path.split("/"))
    _tell_strays(content, rooms, mistakes)
    return found


def _entries(folder: Path | str, before: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Every file below a folder, with its path behind ``before``."""
    try:
        entries = os.scandir(folder)
    except (FileNotFoundError, NotADirectoryError):
        return
    with entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{before}{entry.name}/")
            else:
                yield f"{before}{entry.name}", entry


def _copy_file(
    path: str, entry: "os.DirEntry[str]", room: str, inside: str, mistakes: Mistakes
) -> CopyFile | None:
    name = entry.name
    if name.startswith(".") or name.endswith("~"):
        return None
    if entry.is_symlink():
        target = os.path.realpath(entry.path)
        if os.path.isdir(target):  # noqa: PTH112 (a thousand links cost less so)
            return None
        if not target.startswith(f"{inside}{os.sep}"):
            mistakes.tell(path, 1, "The file is a link out of the content folder. Copy it here.")
            return None
    if not name.endswith(".md"):
        file = Path(name)
        remedy = f"Save its text as '{file.stem}.md'"
        if file.suffix.lower() in _PICTURES:
            remedy = "Move it to content/images/"
        elif file.suffix.lower() == ".md":
            remedy = f"Call it '{file.stem}.md'"
        mistakes.tell(path, 1, f"Only '.md' files stand in '{room}/'. {remedy}.")
        return None
    if not path.isprintable() and any(0xD800 <= ord(sign) < 0xE000 for sign in path):
        shown = path.encode("utf-8", "replace").decode()
        mistakes.tell(shown, 1, "The file's name is not UTF-8. Give it another one.")
        return None
    stat = entry.stat()
    return CopyFile(path, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)


def _tell_strays(content: Path, rooms: tuple[str, ...], mistakes: Mistakes) -> None:
    """Tell of Markdown outside the rooms: a report in a misspelt folder must not be lost."""
    for entry in os.scandir(content):
        if entry.is_dir(follow_symlinks=False):
            if entry.name in rooms or entry.name.startswith("."):
                continue
            inner = _entries(entry.path, f"{entry.name}/")
        else:
            inner = iter([(entry.name, entry)])
        for path, _ in inner:
            if path.endswith(".md"):
                _tell_stray(path, rooms, mistakes)


def _tell_stray(path: str, rooms: tuple[str, ...], mistakes: Mistakes) -> None:
    folder, slash, _ = path.partition("/")
    is_own = not slash and (path == "README.md" or _FRONT.fullmatch(path))
    if is_own or any(part.startswith(".") for part in path.split("/")):
        return
    some = ", ".join(f"{room}/" for room in rooms)
    remedy = f"{did_you_mean(folder, rooms)} Move it to one of: {some}."
    if path == "front.md":
        remedy = ". Call it by its language, such as 'front.hi.md'."
    mistakes.tell(path, 1, f"No file of this name is read here{remedy}")
