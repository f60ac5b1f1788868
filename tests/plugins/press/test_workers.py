import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.press.workers import ForkExecutor, WorkerDiedError, count_workers, make_executor

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")


class RefusedError(Exception):
    """Of two arguments and one word, so that it can be pickled but never made again."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(f"{path}:{line}")


def refuse(error: Exception) -> None:
    """Fail at the work."""
    raise error


def leave(status: int) -> None:
    """End without an answer."""
    os._exit(status)


def test_answers_come_back_in_the_order_of_the_tasks() -> None:
    """Whoever is ready first: else two runs would print two orders."""
    started = time.perf_counter()

    def late(number: int) -> int:
        time.sleep(0.2 - number / 20)
        return number

    assert list(ForkExecutor().map(late, range(4))) == [0, 1, 2, 3]
    assert time.perf_counter() - started < 0.5  # one after another: 0.5 s


def test_a_worker_reads_what_its_parent_holds() -> None:
    """Even what cannot be pickled; and what it changes there is its own."""
    held = {"read": lambda: "पानी"}

    def work(key: str, *, times: int) -> str:
        answer = held[key]() * times
        held.clear()
        return answer

    assert ForkExecutor().submit(work, "read", times=2).result() == "पानीपानी"
    assert list(held) == ["read"]


def test_an_answer_may_be_large() -> None:
    """Larger than the pipe, and asked for late."""
    executor = ForkExecutor()
    futures = [executor.submit(bytes, 3_000_000) for _ in range(3)]

    assert [len(future.result()) for future in reversed(futures)] == [3_000_000] * 3


def test_an_answer_may_be_none_and_asked_for_twice() -> None:
    """As of any future; None is not for want of an answer."""
    future = ForkExecutor().submit(print, end="")

    assert (future.result(), future.result()) == (None, None)


def test_an_exception_is_raised_again() -> None:
    """Its class and its words; the other tasks go on."""
    executor = ForkExecutor()
    bad = executor.submit(refuse, KeyError("शीर्षक"))
    good = executor.submit(len, "शिमला")

    with pytest.raises(KeyError, match="शीर्षक"):
        bad.result()
    assert good.result() == 5


class _Unpicklable(Exception):  # noqa: N818 (what it is)
    def __reduce__(self) -> str:
        raise TypeError


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RefusedError("reports/a.md", 3), "RefusedError: reports/a.md:3"),
        (_Unpicklable("नहीं"), "_Unpicklable: नहीं"),
    ],
)
def test_an_exception_that_cannot_be_sent_is_sent_in_words(error: Exception, words: str) -> None:
    """Whoever reads it must not hear of pickle instead."""
    with pytest.raises(RuntimeError) as raised:
        ForkExecutor().submit(refuse, error).result()

    assert str(raised.value) == words


def test_an_answer_that_cannot_be_sent_is_an_error() -> None:
    """Never a hanging parent."""
    with pytest.raises((AttributeError, TypeError, RuntimeError)):
        ForkExecutor().submit(lambda: lambda: None).result()


@pytest.mark.parametrize(
    ("end", "why"),
    [
        (lambda: os.kill(os.getpid(), signal.SIGKILL), "signal 9"),
        (lambda: leave(7), "status 7"),
        (lambda: leave(0), "status 0"),
        (lambda: refuse(SystemExit(3)), "status 1"),
    ],
    ids=["killed", "ended", "ended well", "told to leave"],
)
def test_a_worker_that_dies_is_told(end: Callable[[], None], why: str) -> None:
    """The kernel kills for want of memory; the parent must neither hang nor print half."""
    executor = ForkExecutor()
    dead = executor.submit(end)
    good = executor.submit(len, "शिमला")

    with pytest.raises(WorkerDiedError) as raised:
        dead.result()

    assert str(raised.value) == f"A worker ended with {why} before its work was done"
    assert good.result() == 5


def test_a_worker_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """What its parent has still to print is printed once."""
    print("एक बार", end="")

    ForkExecutor().submit(len, "x").result()

    assert capfd.readouterr().out == "एक बार"


def test_a_worker_leaves_nothing() -> None:
    """No child that nobody buried, no pipe that nobody closed."""
    files = Path("/dev/fd")
    opened = len(list(files.iterdir()))

    child = ForkExecutor().submit(os.getpid).result()

    assert len(list(files.iterdir())) == opened
    with pytest.raises(ChildProcessError):
        os.waitpid(child, os.WNOHANG)


def test_one_worker_is_the_press_itself() -> None:
    """No child for it; from two on there are."""
    assert make_executor(1) is None
    assert isinstance(make_executor(2), ForkExecutor)


def test_the_workers_are_those_wanted_or_one_a_core() -> None:
    """At least one."""
    assert count_workers(3) == 3
    assert 1 <= count_workers(0) <= (os.cpu_count() or 1)
