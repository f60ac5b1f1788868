"""The content folder: one walk over it, and what stands where it should not."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.engine.clutter import is_clutter
from newsroom.engine.mistakes import Message, Mistakes, did_you_mean
from newsroom.rules import files as say
from newsroom.text.romanise import is_slug
from plugins.copydesk.copies import left_beside, made_beside

__all__ = ["ContentFolder", "CopyFile", "walk"]

_FRONT = re.compile(r"front\.\w+\.md")
_PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
_FREELY_NAMED = ("reports", "pages")  # collections whose files need not be called by their slugs
_AS_IT_IS = "root"  # the folder whose files are copied to the site's root


@dataclass(frozen=True, slots=True)
class CopyFile:
    """A Markdown file, from the content folder, as the disk describes it."""

    path: str
    mtime_ns: int
    ctime_ns: int
    size: int


ContentFolder = dict[str, list[CopyFile]]
"""The Markdown files of each collection, in the order of their paths."""


def walk(content: Path, collections: tuple[str, ...], mistakes: Mistakes) -> ContentFolder:
    """The files that editors have written, by collection; what is no copy is told.

    Hidden files and folders, and what systems and editors leave
    (:mod:`newsroom.engine.clutter`), are
    passed over. A link to a folder inside the content folder is followed.
    """
    inside = os.path.realpath(content)
    at = _Walk(inside, collections, mistakes)
    found: ContentFolder = {}
    for collection in collections:
        kept = [
            at.copy_file(path, entry, collection)
            for path, entry in at.collection(content, collection)
        ]
        found[collection] = sorted(filter(None, kept), key=lambda file: file.path.split("/"))
    _tell_strays(content, at)
    return found


@dataclass
class _Walk:
    """What a walk must know: where it may go, and where links have led it already."""

    inside: str
    collections: tuple[str, ...]
    mistakes: Mistakes
    followed: dict[str, str] = field(default_factory=dict)
    """The folders that links led to, with the first link to each."""

    def collection(
        self, content: Path, collection: str
    ) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        """Every file of a collection, unless its folder lies elsewhere."""
        folder = content / collection
        if folder.is_symlink():
            target = os.path.realpath(folder)
            if not self._is_inside(target):
                self._tell_outside(collection)
                return
            self.followed[target] = collection
        yield from self.entries(folder, f"{collection}/")

    def entries(self, folder: Path | str, before: str) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
        """Every file below a folder, with its path behind ``before``."""
        try:
            entries = os.scandir(folder)
        except (FileNotFoundError, NotADirectoryError):
            return
        with entries:
            for entry in entries:
                name = entry.name
                if name.startswith(".") or is_clutter(name):
                    continue
                if entry.is_dir(follow_symlinks=False) or (
                    entry.is_symlink() and self._leads_on(entry, f"{before}{name}")
                ):
                    yield from self.entries(entry.path, f"{before}{name}/")
                elif not (entry.is_symlink() and os.path.isdir(entry.path)):  # noqa: PTH112
                    yield f"{before}{name}", entry

    def _leads_on(self, link: "os.DirEntry[str]", path: str) -> bool:
        """Whether a link leads to a folder whose files are read here and nowhere else."""
        target = os.path.realpath(link.path)
        if not os.path.isdir(target):  # noqa: PTH112 (a thousand links cost less so)
            return False
        if not self._is_inside(target):
            self._tell_outside(path)
            return False
        read = next((each for each in (*self._read(), *self.followed) if _meet(target, each)), None)
        if read is not None:
            name = os.path.relpath(target, self.inside).replace(os.sep, "/")
            where = "the content folder" if name == "." else f"'{name}/'"
            self.mistakes.tell(_shown(path), 1, say.FOLDER_READ_TWICE.format(where=where))
            return False
        self.followed[target] = path
        return True

    def _read(self) -> Iterator[str]:
        return (os.path.realpath(f"{self.inside}/{collection}") for collection in self.collections)

    def _is_inside(self, target: str) -> bool:
        return target == self.inside or target.startswith(f"{self.inside}{os.sep}")

    def _tell_outside(self, path: str) -> None:
        self.mistakes.tell(_shown(path), 1, say.FOLDER_FROM_OUTSIDE)

    def copy_file(self, path: str, entry: "os.DirEntry[str]", collection: str) -> CopyFile | None:
        """A file of a collection as the disk describes it; None for what is told instead."""
        fault = self._fault_of(entry, collection)
        if not fault and _shown(path) != path:
            fault = say.NAME_NOT_UTF_8
        if not fault:
            seen = entry.stat()
            if stat.S_ISREG(seen.st_mode):
                return CopyFile(path, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size)
            fault = say.NO_FILE
        self.mistakes.tell(_shown(path), 1, fault)
        return None

    def _fault_of(self, entry: "os.DirEntry[str]", collection: str) -> Message | None:
        """Why a file is no copy, and what to do; None where it may be some."""
        name = entry.name
        if entry.is_symlink():
            if not self._is_inside(os.path.realpath(entry.path)):
                return say.FILE_FROM_OUTSIDE
            if not os.path.exists(entry.path):  # noqa: PTH110 (a thousand links cost less so)
                return say.LINK_TO_NOTHING
        if not name.endswith(".md"):
            return say.NO_COPY.format(collection=collection, remedy=_remedy(name))
        original = left_beside(name)
        if original and Path(entry.path).with_name(original).exists():
            return say.LEFT_BESIDE.format(original=original)
        original = "" if collection in _FREELY_NAMED or _is_address(name) else made_beside(name)
        if original and Path(entry.path).with_name(original).exists():
            return say.COPY_OF_ANOTHER.format(original=original)
        return None


def _is_address(name: str) -> bool:
    return is_slug(name.partition(".")[0])


def _meet(one: str, other: str) -> bool:
    """Whether two folders are one, or one lies in the other."""
    first, second = f"{one}{os.sep}", f"{other}{os.sep}"
    return first.startswith(second) or second.startswith(first)


def _shown(path: str) -> str:
    """A path as it can be printed, whatever bytes it is made of."""
    return path.encode("utf-8", "replace").decode()


def _remedy(name: str) -> str:
    file = Path(name)
    if file.suffix.lower() in _PICTURES:
        return "Move it to content/images/"
    if file.suffix.lower() == ".md":
        return f"Call it '{_shown(file.stem)}.md'"
    return f"Save its text as '{_shown(file.stem)}.md'"


def _tell_strays(content: Path, at: _Walk) -> None:
    """Tell of Markdown outside the collections: a report in a misspelt folder must not be lost."""
    for entry in os.scandir(content):
        name = entry.name
        if name.startswith(".") or is_clutter(name) or name in (*at.collections, _AS_IT_IS):
            continue
        if not entry.is_dir(follow_symlinks=False):
            inner = iter([(name, entry)])
        elif _is_read(entry.path, at):
            continue
        else:
            inner = at.entries(entry.path, f"{name}/")
        for path, file in inner:
            if path.endswith(".md") and not _is_read(file.path, at):
                _tell_stray(path, at.collections, at.mistakes)


def _is_read(path: str, at: _Walk) -> bool:
    """Whether a link from a collection led here."""
    target = f"{os.path.realpath(path)}{os.sep}" if at.followed else ""
    return any(target.startswith(f"{each}{os.sep}") for each in at.followed)


def _tell_stray(path: str, collections: tuple[str, ...], mistakes: Mistakes) -> None:
    folder, slash, _ = path.partition("/")
    if not slash and (path == "README.md" or _FRONT.fullmatch(path)):
        return
    some = ", ".join(f"{collection}/" for collection in collections)
    remedy = f"{did_you_mean(folder, collections)} Move it to one of: {some}."
    if not slash and path.startswith("front"):
        remedy = ". Call it by its language, such as 'front.hi.md'."
    mistakes.tell(_shown(path), 1, say.NOT_READ_HERE.format(remedy=remedy))
