"""The task pool: a long list of like tasks, shared out among workers."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol, TypeVar

__all__ = ["TaskPool", "Tick"]

R = TypeVar("R")

Tick = Callable[[int], object]
"""Called by a task with the number of items that it has done since."""


class TaskPool(Protocol):
    """Shares out what the press and the copy desk have much of; the press gives one."""

    def run(
        self,
        stage: str,
        task: Callable[..., R],
        items: Sequence[Any],
        *shared: object,
        worth_sharing: int = 200,
    ) -> list[R]:
        """Call ``task(*shared, some_items, tick)`` until all items are done; give the answers.

        The task is a function at module level, and all that it is given can be pickled. ``stage``
        is what the editor is shown meanwhile. Fewer items than are ``worth_sharing`` are done
        before a worker has begun.
        """
        ...
