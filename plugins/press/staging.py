"""The staging folder: an edition is made beside the last one and takes its place in one step."""

import os
import shutil
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none; two runs at once are its user's own care
    fcntl = None  # type: ignore[assignment]

__all__ = ["AnotherRunError", "ForeignFolderError", "Staging"]

_MARK = ".samachar"
_MARK_TEXT = "This folder is made by ./inv build and replaced whole by the next one.\n"


class AnotherRunError(Exception):
    """Two runs at once would print into one folder."""


class ForeignFolderError(Exception):
    """The output folder holds what the press did not make, and would be replaced."""


class Staging:
    """Where an edition is put together, file by file, before it takes the place of ``output``.

    A run that was killed between the two renames left the last edition beside the output;
    :meth:`recover` puts it back. Two runs at once cannot be: the folder is locked while it is made.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self.folder = output.with_name(f"{output.name}.new")
        self._last = output.with_name(f"{output.name}.last")
        self._lock: int | None = None
        self._made: set[Path] = set()

    def recover(self) -> None:
        """Put the last edition back where a killed run has left none."""
        if (self._last / _MARK).is_file() and not self._output.exists() and not self._is_held():
            self._last.rename(self._output)

    def _is_held(self) -> bool:
        """Whether another run is at work: between its two renames there is no output either."""
        if not self.folder.is_dir():
            return False
        try:
            self._take_lock()
        except AnotherRunError:
            return True
        self._drop_lock()
        return False

    def open(self) -> None:
        """Make an empty staging folder. Raises ForeignFolderError and AnotherRunError."""
        if self._output.is_symlink() or self._output.is_file():
            raise ForeignFolderError(f"'{self._output}' is no folder. Name another for the output.")
        for folder in (self._output, self.folder, self._last):
            if _is_foreign(folder):
                raise ForeignFolderError(
                    f"'{folder}' holds files that the press did not make. Name an empty folder, "
                    "or empty this one yourself."
                )
        self.folder.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        _remove(self._last)
        _empty(self.folder)
        (self.folder / _MARK).write_text(_MARK_TEXT, encoding="utf-8")

    def write(self, save_as: str, content: bytes) -> None:
        """Write one file."""
        file = self.folder / save_as
        if file.parent not in self._made:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(file.parent)
        file.write_bytes(content)

    def take_place(self) -> None:
        """Put the new edition in the place of the last one."""
        os.sync()
        if self._output.exists():
            self._output.rename(self._last)
        self.folder.rename(self._output)
        _remove(self._last)
        self._drop_lock()

    def abandon(self) -> None:
        """Leave the last edition as it is."""
        if self._lock is not None:
            if self._is_own_lock():
                _remove(self.folder)
            self._drop_lock()

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


def _remove(folder: Path) -> None:
    """Delete a folder of the press's own, its mark last: a killed run leaves it known as such."""
    if folder.is_dir():
        _empty(folder)
        (folder / _MARK).unlink(missing_ok=True)
        folder.rmdir()


def _empty(folder: Path) -> None:
    for each in folder.iterdir():
        if each.is_dir() and not each.is_symlink():
            shutil.rmtree(each)
        elif each.name != _MARK:
            each.unlink()


def _is_foreign(output: Path) -> bool:
    return output.is_dir() and any(output.iterdir()) and not (output / _MARK).is_file()
