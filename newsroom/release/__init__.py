"""Puts a finished edition before its readers: a release each time, and one step back."""

from collections.abc import Iterable
from pathlib import Path

from .build import Build, read_build
from .local import LocalTarget
from .receipt import Receipt, Withdrawal
from .refused import Refused
from .target import Target
from .websub import changed_feeds, tell_hub

__all__ = [
    "Build",
    "Receipt",
    "Refused",
    "Target",
    "Withdrawal",
    "changed_feeds",
    "read_build",
    "target_at",
    "tell_hub",
]


def target_at(address: str, *, apart_from: Iterable[Path] = ()) -> Target:
    """Return the target at an address: so far a folder of this machine.

    ``apart_from`` are folders that it must have nothing to do with, such as the copy's.
    """
    kind, mark, _ = address.partition("://")
    if mark:
        message = f"{address}: there is no publishing to {kind} yet. Name a folder of this machine."
        raise Refused(message)
    return LocalTarget(Path(address), tuple(apart_from))
