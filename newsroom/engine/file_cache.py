"""A cache: files that are costly to make, found again by what they are made of.

Several outputs may share one: the site as it is written, as it is proved, as it is published. Each
says what it uses, and what none uses is swept away.
"""

import os
import tempfile
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
_LEFT = 3_600  # seconds; what was begun so long before a run is what another has left behind


@dataclass(frozen=True)
class Cache:
    """A folder of files named by the fingerprint of what they are made of; it may be removed.

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
        place = _place(output)
        lines = [place, *sorted(key.hex() for key in keys)]
        with self._locked():
            claim = "\n".join(lines).encode(errors="surrogateescape")
            self.keep(_key(place), _CLAIM[1:], claim)

    def sweep(self, output: Path) -> None:
        """Remove what no output uses, but for what another run is writing now.

        How old that is, is reckoned from this run's own claim, for ``output``: the disk has a clock
        of its own, and a first run may make pictures for hours.
        """
        if not self.folder.is_dir():
            return
        with self._locked():
            files = list(self.folder.iterdir())
            since = _time(self.file(_key(_place(output)), _CLAIM[1:])) - _LEFT
            used = {key for file in files if file.suffix == _CLAIM for key in _claimed(file, since)}
            for file in files:
                if file.suffix == _PART:
                    is_wanted = _time(file) > since
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


def _place(output: Path) -> str:
    return os.path.abspath(output)  # noqa: PTH100 (Path.absolute leaves "..")


def _key(place: str) -> bytes:
    return blake2b(os.fsencode(place), digest_size=16).digest()


def _claimed(claim: Path, since: float) -> list[str]:
    """The keys that an output uses; none where it is gone, and its claim goes too."""
    try:
        place, *keys = claim.read_bytes().decode(errors="surrogateescape").split("\n")
        if Path(place).exists() or _time(claim) > since:  # a run may be making it just now
            return keys
        claim.unlink()
    except (OSError, ValueError):
        pass
    return []


def _time(file: Path) -> float:
    """When a file was written, by the clock of its disk; 0 where it is gone."""
    try:
        return file.stat().st_mtime
    except OSError:
        return 0
