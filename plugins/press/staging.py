"""The staging folder: what is printed is made beside the last edition and takes its place at once.

Where there is no last edition, the folder itself becomes the output. Else its files are renamed
into the output in one burst, by a journal that the next run goes on with if this one is cut.
"""

import ctypes
import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath

try:
    import fcntl
except ImportError:  # Windows has none; two runs at once are its user's own care
    fcntl = None  # type: ignore[assignment]

from newsroom.engine.plan import JOURNAL, MARK, is_reserved

__all__ = ["AnotherRunError", "CutShortError", "ForeignFolderError", "Staging"]

_MARK_TEXT = "This folder is made by ./inv build, which removes what it has not made.\n"
_LONGEST_NAME = 200  # bytes; disks take 255
_FEW = 50  # files; so few are written through to the disk one by one


class AnotherRunError(Exception):
    """Two runs at once would print into one folder."""


class ForeignFolderError(Exception):
    """The output folder holds what the press did not make, and would be replaced."""


class CutShortError(Exception):
    """The disk failed while files were put into place; the next run goes on with it."""


# What the disk says of a journal that can never be carried out, however often it is tried.
_HOPELESS = {
    *(errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOTEMPTY, errno.ENAMETOOLONG),
    *(errno.ELOOP, errno.EINVAL, errno.EILSEQ, errno.ENOENT, errno.EXDEV),
}


class Staging:
    """Where files are put together before they take their place in ``output``.

    Two runs at once cannot be: the folder is locked while it is filled.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self.folder = output.with_name(f"{output.name}.new")
        self._lock: int | None = None
        self._made: set[str] = set()

    def __reduce__(self) -> tuple[object, ...]:
        return Staging, (self._output,)

    def recover(self) -> str:
        """Finish putting files into place where a killed run had begun; a line where that fails.

        Where the output is gone that was to be changed, the files are dropped, and the next edition
        is made whole. Nothing is lost by dropping: every run looks at all files. Raises
        AnotherRunError.
        """
        said = ""
        if not (self.folder / MARK).is_file() or not (self.folder / JOURNAL).is_file():
            return said
        self._take_lock()
        try:
            if (self.folder / JOURNAL).is_file():
                if (self._output / MARK).is_file():
                    said = self._end_burst()
                _remove(self.folder)
        finally:
            self._drop_lock()
        return said

    def _end_burst(self) -> str:
        try:
            self._burst()
        except ValueError as error:
            why = str(error)
        except OSError as error:
            if error.errno not in _HOPELESS:
                raise
            why = f"'{error.filename}': {error.strerror}"
        else:
            return ""
        return (
            "An earlier run was cut while it put its files into place, and that cannot be ended "
            f"({why}). It is dropped; what is missing is printed anew."
        )

    def open(self) -> None:
        """Make an empty staging folder. Raises ForeignFolderError and AnotherRunError."""
        if self._output.is_symlink() or self._output.is_file():
            raise ForeignFolderError(f"'{self._output}' is no folder. Name another for the output.")
        for folder in (self._output, self.folder):
            if _is_foreign(folder):
                raise ForeignFolderError(
                    f"'{folder}' holds files that the press did not make. Name an empty folder, "
                    "or empty this one yourself."
                )
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        _empty(self.folder)
        (self.folder / MARK).write_text(_MARK_TEXT, encoding="utf-8")

    def write(self, save_as: str, content: bytes) -> os.stat_result:
        """Write one file; give what the disk says of it, which stays true in its place."""
        file = f"{self.folder}/{self._staged(save_as)}"
        folder = file.rpartition("/")[0]
        if folder not in self._made:
            self._make(folder)
        with open(file, "wb", buffering=0) as opened:  # noqa: PTH123 (once a page)
            written = 0
            while written < len(content):
                written += opened.write(content[written:] if written else content)
            return os.fstat(opened.fileno())

    @cached_property
    def _is_whole(self) -> bool:
        """Whether the folder becomes the output itself: there is none to put files into."""
        return not (self._output / MARK).is_file()

    def _staged(self, place: str) -> str:
        """Where a file is kept until it is moved: side by side, as no folder need be made then."""
        if self._is_whole:
            return place
        escaped = place.replace("%", "%25")
        name = escaped.replace("/", "%2F")
        return name if len(os.fsencode(name)) <= _LONGEST_NAME else escaped

    def _make(self, folder: str) -> None:
        """Make a folder, and those above it: in an archive they are as many as the reports."""
        with suppress(FileExistsError):
            try:
                os.mkdir(folder)  # noqa: PTH102
            except FileNotFoundError:
                self._make(folder.rpartition("/")[0])
                os.mkdir(folder)  # noqa: PTH102
        self._made.add(folder)

    def standing(self, save_as: str, content: bytes) -> os.stat_result | None:
        """What the disk says of a file that holds these very bytes already."""
        if self._is_whole:
            return None
        try:
            with open(f"{self._output}/{save_as}", "rb", buffering=0) as opened:  # noqa: PTH123
                stat = os.fstat(opened.fileno())
                if stat.st_size == len(content) and opened.readall() == content:
                    return stat
        except OSError:
            pass  # nothing stands there
        return None

    def written(self) -> list[str]:
        """The places of all files in the folder."""
        own = {MARK, JOURNAL, f"{JOURNAL}.part"}
        places = [place for place in _places(self.folder) if place not in own]
        if self._is_whole:
            return places
        return [place.replace("%2F", "/").replace("%25", "%") for place in places]

    def take_place(self, removed: Iterable[str] = ()) -> None:
        """Put what was printed into its place, and take away what is no longer printed."""
        if self._is_whole:
            self._write_through()
            if self._output.is_dir():
                self._output.rmdir()  # an empty one: a foreign one was refused
            self.folder.rename(self._output)
            self._drop_lock()
            return
        places, gone = self.written(), list(removed)
        if places or gone:
            self._write_through(places)
            journal = json.dumps({"removed": gone, "printed": places}, ensure_ascii=False)
            part = self.folder / f"{JOURNAL}.part"
            part.write_text(journal, encoding="utf-8")
            _fsync(part)
            part.rename(self.folder / JOURNAL)
            try:
                self._burst()
            except OSError as error:
                self._drop_lock()  # and leave the journal to the next run
                raise CutShortError(f"'{error.filename}': {error.strerror}") from error
        _remove(self.folder)
        self._drop_lock()

    def _burst(self) -> None:
        """Do what the journal says; what is done already is passed over."""
        removed, printed = _read_journal(self.folder / JOURNAL)
        emptied: set[str] = set()
        for place in removed:
            with suppress(IsADirectoryError, NotADirectoryError):  # it has given way already
                (self._output / place).unlink(missing_ok=True)
            emptied.update(str(folder) for folder in PurePosixPath(place).parents)
        for folder in sorted(emptied - {"."}, key=len, reverse=True):
            with suppress(OSError):  # something stands in it still
                (self._output / folder).rmdir()
        for place in printed:
            self._move(place)

    def _move(self, place: str) -> None:
        """Put one file into place, unless the run that was cut has moved it already."""
        source, target = f"{self.folder}/{self._staged(place)}", f"{self._output}/{place}"
        if not os.path.lexists(source):
            source = f"{self.folder}/{place}"  # a plugin from elsewhere has written it, in folders
            if not os.path.lexists(source):
                return
        try:
            os.replace(source, target)  # noqa: PTH105
        except FileNotFoundError:  # the first file in its folder
            os.makedirs(target.rpartition("/")[0], exist_ok=True)  # noqa: PTH103
            os.replace(source, target)  # noqa: PTH105
        except IsADirectoryError:  # an empty one: what stood in it was removed above
            for folder, _, _ in os.walk(target, topdown=False):
                os.rmdir(folder)  # noqa: PTH106
            os.replace(source, target)  # noqa: PTH105

    def abandon(self) -> None:
        """Leave the last edition as it is."""
        if self._lock is not None:
            if self._is_own_lock():
                _remove(self.folder)
            self._drop_lock()

    def _write_through(self, places: Sequence[str] | None = None) -> None:
        """See to it that the disk holds what is going to be renamed: some files, or all."""
        if places is not None and len(places) <= _FEW:
            for place in places:
                staged = self.folder / self._staged(place)
                _fsync(staged if staged.is_file() else self.folder / place)
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            ctypes.CDLL(None).syncfs(folder)
        except AttributeError:  # not Linux
            os.sync()
        finally:
            os.close(folder)

    def _take_lock(self) -> None:
        """Lock the folder itself: the kernel drops the lock with the run, however it ends."""
        if fcntl is None:
            return
        self._lock = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(self._lock)
            self._lock = None
            raise AnotherRunError(
                f"Another run is making '{self._output}' now. Wait until it has ended."
            ) from None
        if not self._is_own_lock():  # the other run has just put the folder in place
            self._drop_lock()
            self.folder.mkdir(parents=True, exist_ok=True)
            self._take_lock()

    def _is_own_lock(self) -> bool:
        if self._lock is None or not self.folder.is_dir():
            return False
        return os.path.samestat(os.fstat(self._lock), self.folder.stat())

    def _drop_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _read_journal(file: Path) -> tuple[list[str], list[str]]:
    """What is removed and what is printed. Raises ValueError for what no run could have meant."""
    journal = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(journal, dict):
        raise ValueError(f"'{file}' is no journal")
    removed, printed = journal.get("removed"), journal.get("printed")
    if not isinstance(removed, list) or not isinstance(printed, list):
        raise ValueError(f"'{file}' is no journal")
    for place in (*removed, *printed):
        if not isinstance(place, str) or is_reserved(place) or "/../" in f"/{place}/":
            raise ValueError(f"'{file}' names '{place}'")
        if not place or place.startswith("/") or "\0" in place:
            raise ValueError(f"'{file}' names '{place}'")
    return removed, printed


def _places(folder: Path | str, before: str = "") -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _places(entry.path, f"{before}{entry.name}/")
            else:
                yield f"{before}{entry.name}"


def _fsync(file: Path) -> None:
    opened = os.open(file, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _remove(folder: Path) -> None:
    """Delete a folder of the press's own, its mark last: a killed run leaves it known as such."""
    if folder.is_dir():
        _empty(folder)
        (folder / MARK).unlink(missing_ok=True)
        folder.rmdir()


def _empty(folder: Path) -> None:
    """Delete what is in the folder, the journal first: without it nothing is put into place."""
    (folder / JOURNAL).unlink(missing_ok=True)
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        elif each.name != MARK:
            each.unlink()


def _is_foreign(output: Path) -> bool:
    return output.is_dir() and any(output.iterdir()) and not (output / MARK).is_file()
