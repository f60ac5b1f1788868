"""What every place that a site can be published to can do, and how it refuses."""

from datetime import datetime
from typing import Protocol

from .build import Build
from .receipt import Receipt, Withdrawal

__all__ = ["Target"]


class Target(Protocol):
    """A place that readers see: a folder here, later a server, a bucket or a branch.

    Both steps are whole or nothing: when one raises :class:`~newsroom.release.refused.Refused`, or
    is killed, readers see what they saw before.
    """

    def make_ready(self) -> None:
        """See that this can be published to, before anything is built for it."""
        ...

    def publish(self, build: Build, *, keep: int, now: datetime) -> Receipt:
        """Show this build to readers and keep ``keep`` releases, the new one among them."""
        ...

    def go_back(self) -> Withdrawal:
        """Show readers the release that the present one replaced."""
        ...
