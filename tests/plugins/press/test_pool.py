from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from newsroom.engine.progress import Progress
from newsroom.engine.task_pool import TaskPool, Tick
from plugins.press.executors import ForkExecutor, SerialExecutor
from plugins.press.pool import ExecutorPool

MANY = 500


def double(factor: int, numbers: Sequence[int], tick: Tick) -> list[int]:
    """A task: in a worker, or in the press."""
    for _ in numbers:
        tick(1)
    return [factor * number for number in numbers]


def refuse(numbers: Sequence[int], _: Tick) -> None:
    """A task that fails."""
    raise ValueError(f"{len(numbers)} is too many")


def quiet() -> Progress:
    """Progress that nobody sees."""
    return Progress(Console(file=StringIO()))


@settings(deadline=None, max_examples=20)
@given(count=st.integers(0, MANY), workers=st.integers(1, 4))
def test_each_item_is_worked_on_once(count: int, workers: int) -> None:
    """However many there are, and whoever works."""
    with ThreadPoolExecutor(workers) as executor:
        pool: TaskPool = ExecutorPool(executor, workers, quiet())

        answers = pool.run("doubling", double, range(count), 2)

    assert sorted(chain.from_iterable(answers)) == [2 * number for number in range(count)]


def test_forked_workers_answer_as_the_press_does() -> None:
    """The answers come in the order of the shares, not in that in which they are ready."""
    with ForkExecutor() as executor:
        forked = ExecutorPool(executor, 3, quiet()).run("doubling", double, range(MANY), 2)
    alone = ExecutorPool(SerialExecutor(), 3, quiet()).run("doubling", double, range(MANY), 2)

    assert list(chain.from_iterable(forked)) == alone[0]
    assert alone == [[2 * number for number in range(MANY)]]


def test_little_work_the_press_does_itself() -> None:
    """A worker would not have begun yet; nothing is closed for a fork."""
    closed: list[str] = []
    with ForkExecutor() as executor:
        pool = ExecutorPool(executor, 2, quiet(), [lambda: closed.append("store")])

        answers = pool.run("doubling", double, range(5), 2)

    assert (answers, closed) == ([[0, 2, 4, 6, 8]], [])


def test_heavy_work_is_shared_out_sooner() -> None:
    """A photograph takes as long as a hundred pages."""
    with ForkExecutor() as executor:
        pool: TaskPool = ExecutorPool(executor, 2, quiet())

        answers = pool.run("doubling", double, range(5), 2, worth_sharing=4)

    assert answers == [[0], [2], [4], [6], [8]]


def test_what_must_not_be_shared_is_closed_before_a_fork() -> None:
    """Each time: the task before may have opened it again."""
    closed: list[str] = []
    with ForkExecutor() as executor:
        pool = ExecutorPool(executor, 2, quiet(), [lambda: closed.append("store")])
        for _ in range(2):
            pool.run("doubling", double, range(MANY), 2)

    assert closed == ["store", "store"]


@pytest.mark.parametrize("count", [5, MANY])
def test_a_task_that_fails_fails_the_run(count: int) -> None:
    """With its own words, wherever it ran."""
    with (
        ForkExecutor() as executor,
        pytest.raises(ValueError, match=r"^\d+ is too many$"),
    ):
        ExecutorPool(executor, 2, quiet()).run("refusing", refuse, range(count))
