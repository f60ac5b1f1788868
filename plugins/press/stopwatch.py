"""Where the time of a run went, stage by stage."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

try:
    import resource
except ImportError:  # Windows counts no memory this way
    resource = None  # type: ignore[assignment]

__all__ = ["Moment", "Stopwatch", "peak_memory", "read_clocks"]

_MIB = 2**20
# getrusage(2): kilobytes on Linux and the BSDs, bytes on macOS.
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


class Moment(NamedTuple):
    """Wall time and CPU time in seconds: at a moment, or between two moments."""

    wall: float
    press: float
    """CPU time of this process."""
    workers: float
    """CPU time of its children that have ended and were waited for."""

    def since(self, earlier: "Moment") -> "Moment":
        """How far the clocks went on."""
        return Moment(*(now - then for now, then in zip(self, earlier, strict=True)))

    def plus(self, other: "Moment") -> "Moment":
        """Both together."""
        return Moment(*(one + another for one, another in zip(self, other, strict=True)))


def read_clocks() -> Moment:
    """What the clocks show now."""
    times = os.times()
    return Moment(
        time.perf_counter(),
        times.user + times.system,
        times.children_user + times.children_system,
    )


class Stopwatch:
    """Times the stages of a run, which follow one another.

    ``with stopwatch("reading"): …``, and at the end ``stopwatch.print()``. A stage met again is
    added to. What workers did counts where they ended: in the stage that waited for them.
    """

    def __init__(self, clocks: Callable[[], Moment] = read_clocks) -> None:
        self._clocks = clocks
        self._began = clocks()
        self._stages: dict[str, Moment] = {}
        self._running = ""

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Time a stage. Raises RuntimeError inside another one."""
        if self._running:
            message = f"The stage '{stage}' begins inside '{self._running}'"
            raise RuntimeError(message)
        self._running = stage
        began = self._clocks()
        try:
            yield
        finally:
            took = self._clocks().since(began)
            self._stages[stage] = self._stages.get(stage, Moment(0, 0, 0)).plus(took)
            self._running = ""

    def __str__(self) -> str:
        """The table, and the peak of memory below it."""
        return "\n".join([*self._table(), *peak_memory()])

    def print(self) -> None:
        """Print the table."""
        print(self, flush=True)

    def _table(self) -> Iterator[str]:
        whole = self._clocks().since(self._began)
        timed = Moment(0, 0, 0)
        for took in self._stages.values():
            timed = timed.plus(took)
        rows = {**self._stages, "the rest": whole.since(timed), "all": whole}
        width = max(map(len, rows))
        yield f"{'':{width}}  {'seconds':>8}  {'share':>6}  {'CPU s, press':>12}  {'workers':>8}"
        for name, took in rows.items():
            share = f"{took.wall / whole.wall:.0%}".replace("%", " %") if whole.wall else ""
            yield (
                f"{name:{width}}  {took.wall:8.2f}  {share:>6}  {took.press:12.2f}  "
                f"{took.workers:8.2f}"
            )


def peak_memory() -> Iterator[str]:
    """The most memory held at any time, as a line; none where the system does not count."""
    if resource is None:
        return
    press, largest = (
        resource.getrusage(who).ru_maxrss * _MAXRSS_UNIT / _MIB
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    line = f"Most memory held at once: {press:,.0f} MiB in the press"
    if largest:
        line += f", {largest:,.0f} MiB in its largest worker (with what it shares with the press)"
    yield f"{line}."
