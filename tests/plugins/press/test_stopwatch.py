import os
import re

import pytest

from plugins.press.executors import ForkExecutor
from plugins.press.stopwatch import Moment, Stopwatch, peak_memory, read_clocks


class Clocks:
    """Clocks that go on when they are told to."""

    def __init__(self) -> None:
        self.now = Moment(1000, 5, 0)

    def __call__(self) -> Moment:
        """What they show."""
        return self.now

    def go(self, wall: float, press: float = 0, workers: float = 0) -> None:
        """So many seconds pass."""
        self.now = self.now.plus(Moment(wall, press, workers))


@pytest.fixture
def clocks() -> Clocks:
    """Clocks of a press that runs since long ago."""
    return Clocks()


def test_the_table_tells_where_the_time_went(
    clocks: Clocks, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stage by stage; what no stage was timed for is told too, so that the sum is the whole."""
    stopwatch = Stopwatch(clocks)

    with stopwatch("reading"):
        clocks.go(3, 0.5, 5.5)
    with stopwatch("grouping"):
        clocks.go(1.25, 1.25)
    clocks.go(0.75, 0.75)
    with stopwatch("printing"):
        clocks.go(7.5, 1, 13)
    stopwatch.print()

    assert capsys.readouterr().out.splitlines()[:-1] == [
        "           seconds   share  CPU s, press   workers",
        "reading       3.00    24 %          0.50      5.50",
        "grouping      1.25    10 %          1.25      0.00",
        "printing      7.50    60 %          1.00     13.00",
        "the rest      0.75     6 %          0.75      0.00",
        "all          12.50   100 %          3.50     18.50",
    ]


def test_a_stage_met_again_is_added_to(clocks: Clocks) -> None:
    """One row a name, where it stood first."""
    stopwatch = Stopwatch(clocks)
    for _ in range(2):
        with stopwatch("reading"):
            clocks.go(2)

    assert "reading       4.00   100 %" in str(stopwatch)


def test_a_stage_that_fails_is_timed(clocks: Clocks) -> None:
    """And the next one can begin."""
    stopwatch = Stopwatch(clocks)

    def fail() -> None:
        with stopwatch("reading"):
            clocks.go(3)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with stopwatch("printing"):
        clocks.go(1)

    assert "reading       3.00    75 %" in str(stopwatch)


def test_stages_do_not_stand_in_one_another(clocks: Clocks) -> None:
    """Seconds counted twice would make more than the whole."""
    stopwatch = Stopwatch(clocks)

    with (
        stopwatch("reading"),
        pytest.raises(RuntimeError, match="'parsing' begins inside 'reading'"),
        stopwatch("parsing"),
    ):
        pass


def test_a_stopwatch_that_has_timed_nothing_prints() -> None:
    """A run may be stopped at its first setting."""
    assert "the rest" in str(Stopwatch(lambda: Moment(0, 0, 0)))


def test_workers_time_is_counted_when_they_have_ended() -> None:
    """What a child worked, its parent did not."""

    def work() -> float:
        while sum(os.times()[:2]) < 0.1:
            sum(range(10_000))
        return sum(os.times()[:2])

    before = read_clocks()
    with ForkExecutor() as executor:
        worked = executor.submit(work).result()
    took = read_clocks().since(before)

    assert took.workers >= worked - 0.05  # the kernel counts in hundredths
    assert took.wall > 0


def test_the_peak_of_memory_is_told_with_what_it_is() -> None:
    """In MiB; a fork counts what it shares, so the two cannot be added."""
    with ForkExecutor() as executor:
        executor.submit(bytes, 1000).result()

    [line] = peak_memory()

    told = re.fullmatch(
        r"Most memory held at once: ([\d,]+) MiB in the press, ([\d,]+) MiB in its largest worker "
        r"\(with what it shares with the press\)\.",
        line,
    )
    assert told
    assert all(1 < int(number.replace(",", "")) < 100_000 for number in told.groups())


def test_where_memory_is_not_counted_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no such count."""
    monkeypatch.setattr("plugins.press.stopwatch.resource", None)

    assert list(peak_memory()) == []
