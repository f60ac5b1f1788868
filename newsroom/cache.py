"""A cache: files that are costly to make, found again by what they are made of."""

import os
import tempfile
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Cache"]

_PART = ".part"
_LEFT = 3_600  # seconds after which a file that was begun is one that a run has left behind


@dataclass(frozen=True)
class Cache:
    """A folder of files named by a seal of all that they are made of; it may be removed any time.

    Workers may share it: a file appears whole or not at all.
    """

    folder: Path

    def file(self, key: bytes, ending: str) -> Path:
        """Where the file of this key stands, or will."""
        return self.folder / f"{key.hex()}.{ending}"

    def keep(self, key: bytes, ending: str, content: bytes) -> Path:
        """Keep a file, and tell where. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self.folder, suffix=_PART)
        try:
            with os.fdopen(handle, "wb") as written:
                written.write(content)
            Path(part).replace(place := self.file(key, ending))
        except BaseException:
            with suppress(OSError):
                Path(part).unlink()
            raise
        return place

    def sweep(self, wanted: Collection[Path]) -> None:
        """Remove every file that is not wanted, but for what another run is writing now."""
        if self.folder.is_dir():
            for file in self.folder.iterdir():
                if file not in wanted:
                    with suppress(OSError):
                        if file.suffix != _PART or time.time() - file.stat().st_mtime > _LEFT:
                            file.unlink()
