"""A folder that one run at a time may fill: whoever builds, proves or publishes it holds its lock.

The kernel keeps the lock, and drops it with the last process that holds it, however that ends.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none; two runs at once are its user's own care
    fcntl = None  # type: ignore[assignment]

__all__ = ["INHERITED", "LockedError", "alone_in", "held_for"]

INHERITED = "SAMACHAR_LOCK"
"""The variable that tells a command which of its open files are locks that its caller holds."""


class LockedError(Exception):
    """Another run holds the lock."""


@contextmanager
def held_for(folder: Path) -> Iterator[int]:
    """Hold a folder's lock over several commands; give the open file, for them to inherit.

    Raises LockedError where another run holds it.
    """
    lock = os.open(_file_of(folder), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        _take(lock, folder)
        yield lock
    finally:
        os.close(lock)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder's lock where it has one, be it the caller's. Raises LockedError."""
    try:
        lock = os.open(_file_of(folder), os.O_RDWR | os.O_CLOEXEC)
    except OSError:  # nothing has ever been proved or published from here
        yield
        return
    try:
        if not _is_inherited(lock):
            _take(lock, folder)
        yield
    finally:
        os.close(lock)


def _file_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")


def _take(lock: int, folder: Path) -> None:
    if fcntl is None:
        return
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockedError(
            f"Another run is making '{folder.name}' now. Wait until it has ended."
        ) from None


def _is_inherited(lock: int) -> bool:
    """Whether this file was inherited from the caller, open and locked already."""
    for given in os.environ.get(INHERITED, "").split():
        with suppress(OSError, ValueError):
            if os.path.samestat(os.fstat(int(given)), os.fstat(lock)):
                return True
    return False
