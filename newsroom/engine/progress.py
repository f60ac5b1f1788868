"""Progress: how far a stage has come, on a terminal as a bar, elsewhere as a line now and then."""

import math
import mmap
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table

__all__ = ["Counter", "Progress", "Stage", "time_left"]

_TOO_SHORT_FOR_A_BAR = 0.5  # seconds
_BETWEEN_BARS = 0.1
_TOO_SHORT_FOR_A_LINE = 5.0
_BETWEEN_LINES = 10.0
_BAR_WIDTH = 24  # columns
_NUMBER_SIZE = 8  # bytes


class Progress:
    """Shows the stages of a run, one after another.

    ``console`` is where a bar may stand: Pelican's own, whose spinner then shares the terminal
    with the bar. Lines go to ``stream``; None is whatever ``sys.stderr`` is at the time.
    """

    def __init__(
        self,
        console: Console | None = None,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._console = console or Console(file=stream, stderr=stream is None)
        self._stream = stream
        self._clock = clock

    @contextmanager
    def stage(self, name: str, total: int) -> Iterator["Stage"]:
        """Show one stage; its bar is wiped at the end."""
        stage: Stage
        if _can_draw(self._console):
            stage = _Bar(name, total, self._clock, self._console)
        else:
            stage = _Lines(name, total, self._clock, self._stream)
        try:
            yield stage
        finally:
            stage.close()


class Stage:
    """A stage under way. What a forked child counts here is not seen by its parent."""

    def __init__(self, name: str, total: int, clock: Callable[[], float]) -> None:
        self.name = name
        self.total = total
        self.count = 0
        self._clock = clock
        self._began = clock()
        self._owner = os.getpid()

    def advance(self, number: int = 1) -> None:
        """So many more are done."""
        self.at(self.count + number)

    def at(self, count: int) -> None:
        """So many are done by now; call it as often as you like, also to let time pass."""
        if os.getpid() != self._owner:
            return
        self.count = min(count, self.total)
        self._show(self._clock() - self._began)

    def close(self) -> None:
        """Wipe what is shown."""

    def _show(self, elapsed: float) -> None:
        """Show the count, if it is time; ``elapsed`` is seconds since the stage began."""

    def _how_far(self, elapsed: float) -> str:
        count = f"{self.count:,} of {self.total:,}"
        left = time_left(self.count, self.total, elapsed)
        return f"{count}, {left}" if left else count


class _Bar(Stage):
    """Redrawn in place on a terminal."""

    def __init__(self, name: str, total: int, clock: Callable[[], float], console: Console) -> None:
        super().__init__(name, total, clock)
        self._line = Table.grid()
        # While Pelican's spinner turns, it draws this line below itself, from its own thread.
        self._live = Live(
            console=console,
            transient=True,
            auto_refresh=False,
            get_renderable=lambda: self._line,
        )
        self._drawn = _TOO_SHORT_FOR_A_BAR - _BETWEEN_BARS

    def close(self) -> None:
        self._live.stop()

    def _show(self, elapsed: float) -> None:
        if elapsed - self._drawn < _BETWEEN_BARS:
            return
        self._drawn = elapsed
        percent = f"{100 * self.count // self.total} %" if self.total else ""
        bar = ProgressBar(total=self.total, completed=self.count, width=_BAR_WIDTH)
        line = Table.grid(padding=(0, 1))
        for _ in range(4):
            line.add_column(no_wrap=True)
        line.add_row(self.name, bar, percent, self._how_far(elapsed))
        self._line = line
        self._live.start()
        self._live.refresh()


class _Lines(Stage):
    """Told line by line: into a log, or where a terminal cannot redraw."""

    def __init__(
        self, name: str, total: int, clock: Callable[[], float], stream: TextIO | None
    ) -> None:
        super().__init__(name, total, clock)
        self._stream = stream
        self._next = _TOO_SHORT_FOR_A_LINE

    def _show(self, elapsed: float) -> None:
        if elapsed < self._next or self.count == self.total:
            return
        self._next = elapsed + _BETWEEN_LINES
        line = f"{self.name}: {self._how_far(elapsed)}"
        print(line, file=self._stream or sys.stderr, flush=True)


def _can_draw(console: Console) -> bool:
    """Whether a bar may be drawn: on a terminal, and not on a CI's, which keeps every frame."""
    is_a_terminal = console.is_interactive and console.file.isatty()
    return is_a_terminal and not console.is_dumb_terminal and not os.environ.get("CI")


def time_left(count: int, total: int, elapsed: float) -> str:
    """About how long it will take, at the pace so far; nothing where there is no telling.

    >>> time_left(4_000, 22_000, 2.6)
    'about 12 s left'
    >>> time_left(4_000, 22_000, 40)
    'about 3 min left'
    """
    if not 0 < count < total:
        return ""
    seconds = math.ceil(elapsed / count * (total - count))
    if seconds < 60:
        return f"about {seconds} s left"
    return f"about {math.ceil(seconds / 60)} min left"


class Counter:
    """Counts what forked children have done, each in a slot of its own, in memory they share.

    Made before the fork. Where it was made, ``tick`` is called at each count: work that the press
    does itself shows its progress so. Sent to another process by pickle, it counts nothing.
    """

    def __init__(self, slots: int, tick: Callable[[], object] = lambda: None) -> None:
        self._slots = memoryview(mmap.mmap(-1, _NUMBER_SIZE * slots) if slots else b"").cast("Q")
        self._tick = tick
        self._maker = (os.getpid(), threading.get_ident())

    def add(self, slot: int, number: int = 1) -> None:
        """So many more are done by whoever has this slot, and nobody else."""
        if self._slots:
            self._slots[slot] += number
            if (os.getpid(), threading.get_ident()) == self._maker:
                self._tick()

    @property
    def total(self) -> int:
        """What all have done."""
        return sum(self._slots)

    def __reduce__(self) -> tuple[type["Counter"], tuple[int]]:
        return Counter, (0,)
