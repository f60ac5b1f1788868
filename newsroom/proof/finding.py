"""What a check finds: faults, figures, and what it could not look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsroom.engine.progress import Progress

from .site import PrintedSite

__all__ = ["Check", "Fault", "Figure", "Finding", "NotRun"]


@dataclass(frozen=True, slots=True)
class Fault:
    """A promise that a page does not keep, as one line for whoever mends it."""

    place: str
    """A file of the output, or an address and how it was shown."""
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.remedy}."


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that was measured, beside the most that it may be."""

    what: str
    place: str
    value: float
    bar: float | None = None
    """The most that the value may be; None for a number that is only shown."""
    unit: str = ""
    least: bool = False
    """Whether ``bar`` is the least that the value must be, as with Lighthouse's scores."""

    @property
    def is_kept(self) -> bool:
        """Whether the number keeps to its bar."""
        if self.bar is None:
            return True
        return self.value >= self.bar if self.least else self.value <= self.bar

    def fault(self, remedy: str) -> Iterator[Fault]:
        """The fault that it is, where the bar is not kept."""
        if not self.is_kept and self.bar is not None:
            bar = f"{'at least' if self.least else 'at most'} {number(self.bar)}"
            what = f"{self.what} is {number(self.value)}, {bar} {self.unit}".rstrip()
            yield Fault(self.place, what, remedy)


@dataclass(frozen=True, slots=True)
class NotRun:
    """A part of the proof that this machine cannot run, and what it lacks."""

    part: str
    why: str

    def __str__(self) -> str:
        return f"{self.part} ({self.why})"


Finding = Fault | Figure | NotRun

Check = Callable[[PrintedSite, Progress], Iterator[Finding]]


def number(value: float) -> str:
    """A number as people read it.

    >>> number(14336), number(0.25), number(3.0)
    ('14,336', '0.25', '3')
    """
    return f"{value:,.3f}".rstrip("0").rstrip(".")
