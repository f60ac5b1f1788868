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

    def recover(self) -> None:
        """Put the last edition back where a killed run has left none."""
        if (self._last / _MARK).is_file() and not self._output.exists():
            self._last.rename(self._output)

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
        shutil.rmtree(self._last, ignore_errors=True)
        for leftover in self.folder.iterdir():
            if leftover.is_dir():
                shutil.rmtree(leftover)
            else:
                leftover.unlink()
        (self.folder / _MARK).write_text(_MARK_TEXT, encoding="utf-8")

    def write(self, save_as: str, content: bytes) -> None:
        """Write one file."""
        file = self.folder / save_as
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def take_place(self) -> None:
        """Put the new edition in the place of the last one."""
        os.sync()
        if self._output.exists():
            self._output.rename(self._last)
        self.folder.rename(self._output)
        shutil.rmtree(self._last, ignore_errors=True)
        self._drop_lock()

    def abandon(self) -> None:
        """Leave the last edition as it is."""
        if self._lock is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
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

    def _drop_lock(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _is_foreign(output: Path) -> bool:
    return output.is_dir() and any(output.iterdir()) and not (output / _MARK).is_file()
