"""The press's task pool: tasks shared out by an executor, with their progress shown."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from newsroom.engine.progress import Counter, Progress
from plugins.press.executors import SerialExecutor, at_once, batches, completed

__all__ = ["ExecutorPool"]

R = TypeVar("R")


@dataclass(frozen=True)
class ExecutorPool:
    """Shares tasks out; few tasks the press does itself."""

    executor: Executor
    workers: int
    progress: Progress
    before_fork: list[Callable[[], object]] = field(default_factory=list)
    """What is done before other processes begin, such as closing files that must not be shared."""

    def run(
        self,
        stage: str,
        task: Callable[..., R],
        items: Sequence[Any],
        *shared: object,
        worth_sharing: int = 200,
    ) -> list[R]:
        """As :class:`newsroom.engine.task_pool.TaskPool` says."""
        with self.progress.stage(stage, len(items)) as shown:
            if len(items) < worth_sharing or isinstance(self.executor, SerialExecutor):
                return [task(*shared, items, shown.advance)]
            for each in self.before_fork:
                each()
            shares = batches(items, self.workers, self.executor)
            waiting = iter(enumerate(shares))
            counter = Counter(len(shares))
            begun: dict[Future[R], int] = {}
            pending: set[Future[R]] = set()
            answers: dict[int, R] = {}

            def begin(count: int) -> None:
                for slot, share in islice(waiting, count):
                    tick = partial(counter.add, slot)
                    future = self.executor.submit(task, *shared, share, tick)
                    begun[future] = slot
                    pending.add(future)

            def show() -> None:
                shown.at(max(sum(len(shares[slot]) for slot in answers), counter.total))

            begin(at_once(self.workers, self.executor))
            for future in completed(pending, show):
                answers[begun.pop(future)] = future.result()
                begin(1)
            return [answers[slot] for slot in range(len(shares))]
