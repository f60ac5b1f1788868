"""The staging folder: an edition is made beside the last one and takes its place in one step."""

import os
import shutil
from pathlib import Path

__all__ = ["ForeignFolderError", "Staging"]

_MARK = ".samachar"
_MARK_TEXT = "This folder is made by ./inv build and replaced whole by the next one.\n"


class ForeignFolderError(Exception):
    """The output folder holds what the press did not make, and would be replaced."""


class Staging:
    """Where an edition is put together, file by file, before it takes the place of ``output``.

    A run that was killed between the two renames left the last edition beside the output; the next
    one puts it back first.
    """

    def __init__(self, output: Path) -> None:
        self._output = output
        self.folder = output.with_name(f"{output.name}.new")
        self._last = output.with_name(f"{output.name}.last")

    def open(self) -> None:
        """Make an empty staging folder. Raises ForeignFolderError."""
        if self._last.is_dir() and not self._output.exists():
            self._last.rename(self._output)
        if self._output.is_symlink() or self._output.is_file():
            raise ForeignFolderError(f"'{self._output}' is no folder. Name another for the output.")
        if _is_foreign(self._output):
            raise ForeignFolderError(
                f"'{self._output}' holds files that the press did not make. Name an empty folder, "
                "or empty this one yourself."
            )
        for leftover in (self.folder, self._last):
            shutil.rmtree(leftover, ignore_errors=True)
        self.folder.mkdir(parents=True)
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

    def abandon(self) -> None:
        """Leave the last edition as it is."""
        shutil.rmtree(self.folder, ignore_errors=True)


def _is_foreign(output: Path) -> bool:
    return output.is_dir() and any(output.iterdir()) and not (output / _MARK).is_file()
