"""The press's works: tasks shared out by an executor, with their progress shown."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from plugins.press.progress import Counter, Progress
from plugins.press.workers import SerialExecutor, batches, completed

__all__ = ["PressWorks"]

R = TypeVar("R")

_WORTH_SHARING = 200  # tasks, where a task is a page; fewer are done before a worker has begun


@dataclass(frozen=True)
class PressWorks:
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
        worth_sharing: int = _WORTH_SHARING,
        meanwhile: Callable[[], object] = lambda: None,
    ) -> list[R]:
        """As :class:`newsroom.works.Works` says; ``meanwhile`` the press does something else."""
        with self.progress.stage(stage, len(items)) as shown:
            if len(items) < worth_sharing or isinstance(self.executor, SerialExecutor):
                meanwhile()
                return [task(*shared, items, shown.advance)]
            for each in self.before_fork:
                each()
            shares = batches(items, self.workers, self.executor)
            counter = Counter(len(shares))
            futures = {
                self.executor.submit(task, *shared, share, partial(counter.add, slot)): len(share)
                for slot, share in enumerate(shares)
            }
            meanwhile()
            answers: dict[Future[R], R] = {}

            def show() -> None:
                done = sum(futures[future] for future in answers)
                shown.at(max(done, counter.total))

            for future in completed(list(futures), show):
                answers[future] = future.result()
            return [answers[future] for future in futures]
