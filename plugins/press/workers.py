"""Workers: an executor that forks, so that what the parent holds in memory need not be sent."""

import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

__all__ = ["ForkExecutor", "WorkerDiedError", "count_workers", "make_executor"]

P = ParamSpec("P")
T = TypeVar("T")


class WorkerDiedError(Exception):
    """A worker ended before it had answered, most likely for want of memory."""


def count_workers(wanted: int) -> int:
    """How many workers to use: as many as wanted, or one a core that this process may use."""
    if wanted:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_executor(workers: int) -> Executor | None:
    """An executor of forked workers; None, for work in the parent, for one or without fork."""
    return ForkExecutor() if workers > 1 and hasattr(os, "fork") else None


class ForkExecutor(Executor):
    """Runs each task in a child forked at once; arguments are inherited, only answers are pickled.

    Made for a few large tasks, one a core. A child neither logs nor prints and leaves by
    ``os._exit``, because at the fork another thread may have held a lock (Pelican's progress
    display runs in one).
    """

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        """Fork, and give the future of the child's answer."""
        answers, answer_to = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(answers)
            _answer(answer_to, fn, args, kwargs)
        os.close(answer_to)
        return _Forked(child, answers)


class _Forked(Future[T]):
    """The future of a child's answer, read when it is asked for."""

    def __init__(self, child: int, answers: int) -> None:
        super().__init__()
        self._child = child
        self._answers = answers
        self.set_running_or_notify_cancel()

    def result(self, timeout: float | None = None) -> T:
        if not self.done():
            self._read()
        return super().result(timeout)

    def exception(self, timeout: float | None = None) -> BaseException | None:
        if not self.done():
            self._read()
        return super().exception(timeout)

    def _read(self) -> None:
        with os.fdopen(self._answers, "rb") as answers:
            pickled = answers.read()
        _, status = os.waitpid(self._child, 0)
        if not pickled or status:
            code = os.waitstatus_to_exitcode(status)
            why = f"signal {-code}" if code < 0 else f"status {code}"
            self.set_exception(
                WorkerDiedError(f"A worker ended with {why} before its work was done")
            )
            return
        succeeded, answer = pickle.loads(pickled)  # noqa: S301 (our own child wrote it)
        if succeeded:
            self.set_result(answer)
        else:
            self.set_exception(answer)


def _answer(
    answer_to: int, fn: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> None:
    """In the child: do the work, pickle the answer, and be gone."""
    status = 1
    try:
        try:
            outcome: tuple[bool, object] = (True, fn(*args, **kwargs))
            pickled = pickle.dumps(outcome, protocol=5)
        except Exception as error:  # noqa: BLE001 (the parent raises it again)
            pickled = pickle.dumps((False, _sendable(error)), protocol=5)
        with os.fdopen(answer_to, "wb") as pipe:
            pipe.write(pickled)
        status = 0
    finally:
        os._exit(status)


def _sendable(error: Exception) -> Exception:
    """The error, if it can be pickled and made again; else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (made a line above)
    except Exception:  # noqa: BLE001 (pickle raises what it likes)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error
