"""A cache: files that are costly to make, found again by what they are made of.

Several outputs may share one: the site as it is written, as it is proved, as it is published. Each
says what it uses, and what none uses is swept away.
"""

import os
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

__all__ = ["Cache"]

_PART, _CLAIM = ".part", ".claim"
_LEFT = 3_600  # seconds after which what was begun is what a run has left behind


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

    def claim(self, output: Path, keys: Collection[bytes]) -> None:
        """Say what an output uses, before it looks whether it is there. Raises OSError.

        From then on no other run sweeps it away, until the output claims something else or is gone.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        place = os.path.abspath(output)  # noqa: PTH100 (Path.absolute leaves "..")
        name = blake2b(os.fsencode(place), digest_size=16)
        lines = [place, *sorted(key.hex() for key in keys)]
        with self._locked():
            self.keep(name.digest(), _CLAIM[1:], "\n".join(lines).encode(errors="surrogateescape"))

    def sweep(self) -> None:
        """Remove what no output uses, but for what another run is writing now."""
        if not self.folder.is_dir():
            return
        with self._locked():
            files = list(self.folder.iterdir())
            used = {key for file in files if file.suffix == _CLAIM for key in _claimed(file)}
            for file in files:
                if file.suffix == _PART:
                    is_wanted = _is_young(file)
                elif file.suffix == _CLAIM:
                    is_wanted = file.exists()
                else:
                    is_wanted = file.name.partition(".")[0] in used
                if not is_wanted:
                    with suppress(OSError):
                        file.unlink()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other runs from claiming and sweeping; the kernel drops the lock with the run."""
        if fcntl is None:
            yield
            return
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.flock(folder, fcntl.LOCK_EX)
            yield
        finally:
            os.close(folder)


def _claimed(claim: Path) -> list[str]:
    """The keys that an output uses; none where it is gone, and its claim goes too."""
    try:
        place, *keys = claim.read_bytes().decode(errors="surrogateescape").split("\n")
        if Path(place).exists() or _is_young(claim):  # a run may be making it just now
            return keys
        claim.unlink()
    except (OSError, ValueError):
        pass
    return []


def _is_young(file: Path) -> bool:
    try:
        return time.time() - file.stat().st_mtime < _LEFT
    except OSError:
        return False
