import io
import os
import pickle
import re
import tty
from collections.abc import Iterator

import pelican.log
import pytest
from rich.console import Console

from newsroom.engine.progress import Counter, Progress, time_left
from plugins.press.executors import ForkExecutor, completed


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


class Terminal:
    """A pseudo-terminal, and what stands on its screen."""

    def __init__(self) -> None:
        self._shown, drawn_on = os.openpty()
        tty.setraw(drawn_on)
        self.file = os.fdopen(drawn_on, "w", encoding="utf-8")
        self._written = ""

    def console(self) -> Console:
        """A console on it, as Pelican's is."""
        return Console(file=self.file, width=80, color_system=None)

    @property
    def written(self) -> str:
        """All that was ever written, with the codes that move the cursor."""
        self.file.flush()
        os.set_blocking(self._shown, False)
        while True:
            try:
                self._written += os.read(self._shown, 65536).decode()
            except BlockingIOError:
                return self._written

    @property
    def screen(self) -> list[str]:
        """The lines that a reader sees."""
        lines, row, column = [""], 0, 0
        for code in re.findall(r"\x1b\[\??\d*[A-Za-z]|.", self.written, re.DOTALL):
            if code == "\r":
                column = 0
            elif code == "\n":
                row, column = row + 1, 0
                lines += [""] * (row + 1 - len(lines))
            elif code.startswith("\x1b["):
                if code.endswith("A"):
                    row = max(0, row - int(code[2:-1] or 1))
                elif code == "\x1b[2K":
                    lines[row] = ""
            else:
                lines[row] = lines[row][:column].ljust(column) + code + lines[row][column + 1 :]
                column += 1
        return [line.rstrip() for line in lines if line.strip()]

    def close(self) -> None:
        """Hang up."""
        self.file.close()
        os.close(self._shown)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[Terminal]:
    """A terminal that can redraw, whatever these tests run on."""
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("CI", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)
    terminal = Terminal()
    yield terminal
    terminal.close()


@pytest.fixture
def clock() -> Clock:
    """A quarter past eight, say."""
    return Clock()


# On a terminal.


def test_a_bar_shows_how_far_a_stage_has_come(terminal: Terminal, clock: Clock) -> None:
    """Name, bar, share, count and time left, on one line that is drawn anew and wiped."""
    progress = Progress(terminal.console(), clock=clock)
    with progress.stage("printing", 21_995) as stage:
        clock.now += 2
        stage.at(2_000)
        clock.now += 2
        stage.advance(2_000)
        shown = terminal.screen

    assert shown == ["printing ━━━━                     18 % 4,000 of 21,995, about 18 s left"]
    assert terminal.screen == []


def test_a_stage_under_half_a_second_is_not_shown(terminal: Terminal, clock: Clock) -> None:
    """It would only flicker."""
    with Progress(terminal.console(), clock=clock).stage("reading", 100) as stage:
        clock.now += 0.49
        stage.at(99)

    assert terminal.written == ""


def test_a_bar_is_drawn_ten_times_a_second_at_most(terminal: Terminal, clock: Clock) -> None:
    """However often it is told the count: drawing takes time from printing."""
    with Progress(terminal.console(), clock=clock).stage("printing", 2_000) as stage:
        clock.now += 1
        for _ in range(1_000):
            clock.now += 0.001
            stage.advance()

        assert 9 <= terminal.written.count("printing") <= 11


def test_stages_follow_one_another(terminal: Terminal, clock: Clock) -> None:
    """The next one finds a clean line; a failure leaves one, too."""
    progress = Progress(terminal.console(), clock=clock)

    def fail() -> None:
        with progress.stage("reading", 4) as stage:
            clock.now += 1
            stage.at(1)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    with progress.stage("printing", 4) as stage:
        clock.now += 1
        stage.at(4)
        shown = terminal.screen

    assert shown == ["printing ━━━━━━━━━━━━━━━━━━━━━━━━ 100 % 4 of 4"]


def test_a_stage_of_nothing_is_no_fault(terminal: Terminal, clock: Clock) -> None:
    """There may be nothing to print again."""
    with Progress(terminal.console(), clock=clock).stage("printing", 0) as stage:
        clock.now += 1
        stage.at(0)

        assert terminal.screen[0].endswith("0 of 0")


def test_the_bar_stands_below_pelicans_spinner(terminal: Terminal, clock: Clock) -> None:
    """Pelican's command turns one all through the run, on the same terminal."""
    console = terminal.console()
    with console.status("Generating...") as spinner:
        with Progress(console, clock=clock).stage("printing", 4) as stage:
            clock.now += 1
            stage.at(1)
            console.print("the copy desk says")
            shown = terminal.screen
        spinner._live.refresh()  # noqa: SLF001 (else its thread does, a little later)
        after = terminal.screen

    assert shown[0] == "the copy desk says"
    assert shown[1].endswith("Generating...")
    assert shown[2:] == ["printing ━━━━━━                   25 % 1 of 4, about 3 s left"]
    assert after[0] == "the copy desk says"
    assert after[1].endswith("Generating...")
    assert after[2:] == []
    assert terminal.screen == ["the copy desk says"]


def test_a_forked_child_never_draws(terminal: Terminal, clock: Clock) -> None:
    """It has its parent's terminal, and two would write over each other."""
    with Progress(terminal.console(), clock=clock).stage("printing", 4) as stage:
        clock.now += 1
        with ForkExecutor() as executor:
            executor.submit(stage.at, 2).result()

        assert terminal.written == ""
        assert stage.count == 0


# Elsewhere.


def test_a_long_stage_is_told_line_by_line(clock: Clock) -> None:
    """Into a log: after five seconds, then every ten."""
    log = io.StringIO()
    with Progress(stream=log, clock=clock).stage("printing", 22_000) as stage:
        for second in range(1, 23):
            clock.now += 1
            stage.at(1_000 * second)

    assert log.getvalue().splitlines() == [
        "printing: 5,000 of 22,000, about 17 s left",
        "printing: 15,000 of 22,000, about 7 s left",
    ]


def test_a_short_stage_leaves_a_log_alone(clock: Clock) -> None:
    """A log is read by people, later."""
    log = io.StringIO()
    with Progress(stream=log, clock=clock).stage("reading", 100) as stage:
        clock.now += 4.9
        stage.at(99)
        clock.now += 60
        stage.at(100)

    assert log.getvalue() == ""


@pytest.mark.parametrize(("name", "value"), [("CI", "true"), ("TERM", "dumb")])
def test_a_terminal_that_keeps_every_frame_gets_lines(
    terminal: Terminal, clock: Clock, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """A bar would fill the log of a CI, or an editor's window, with its frames."""
    monkeypatch.setenv(name, value)
    with Progress(terminal.console(), terminal.file, clock).stage("printing", 10) as stage:
        clock.now += 5
        stage.at(5)

    assert terminal.written == "printing: 5 of 10, about 5 s left\n"


def test_without_a_stream_lines_go_where_errors_go(
    clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever that is at the time: what the press prints for others is not mixed with it."""
    with Progress(clock=clock).stage("printing", 10) as stage:
        clock.now += 5
        stage.at(5)

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "printing: 5 of 10, about 5 s left\n")


@pytest.mark.parametrize(
    ("count", "elapsed", "told"),
    [
        (0, 5, ""),
        (10, 5, ""),
        (9, 0.01, "about 1 s left"),
        (1, 6.5, "about 59 s left"),
        (1, 6.6, "about 1 min left"),
        (1, 7, "about 2 min left"),
        (1, 1_000, "about 150 min left"),
    ],
)
def test_time_left_is_told_as_one_would(count: int, elapsed: float, told: str) -> None:
    """In whole seconds, from a minute on in minutes; nothing before there is a pace."""
    assert time_left(count, 10, elapsed) == told


# What children have done.


def count_items(counter: Counter, slot: int, items: range) -> None:
    """Work through some items."""
    for _ in items:
        counter.add(slot)


def test_children_count_in_memory_that_they_share() -> None:
    """Each in its slot; the parent sees the sum while they work."""
    counter = Counter(2)
    with ForkExecutor() as executor:
        futures = {executor.submit(count_items, counter, slot, range(1_000)) for slot in (0, 1)}
        list(completed(futures, lambda: None))

    assert counter.total == 2_000


def test_the_press_itself_ticks_as_it_counts() -> None:
    """It cannot draw and work at once; its children's counts tick nothing in them."""
    shown: list[int] = []
    counter = Counter(1, lambda: shown.append(counter.total))
    with ForkExecutor() as executor:
        ticked = executor.submit(lambda: (counter.add(0), len(shown))[1]).result()

    counter.add(0, 5)

    assert ticked == 0
    assert shown == [6]


def test_a_counter_that_is_sent_counts_nothing() -> None:
    """To a machine or a process that shares no memory: no error, no count."""
    counter = Counter(2, lambda: pytest.fail("it ticked"))

    sent = pickle.loads(pickle.dumps(counter))  # noqa: S301 (made here)
    sent.add(1, 5)

    assert (sent.total, counter.total) == (0, 0)


def test_pelicans_own_console_is_of_this_kind() -> None:
    """The press gives it to Progress."""
    assert isinstance(pelican.log.console, Console)
