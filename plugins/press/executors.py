"""Workers: where reading and printing are done, in this process, in children or on a cluster."""

import importlib
import os
import pickle
import select
import signal
import sys
import threading
import time
import warnings
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    BrokenExecutor,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager, suppress
from multiprocessing import active_children, get_context, parent_process
from types import TracebackType
from typing import Any, NoReturn, ParamSpec, TypeVar

from newsroom.engine.mistakes import did_you_mean
from newsroom.engine.settings import SettingsError
from plugins.press.settings import Settings

__all__ = [
    "ForkExecutor",
    "SerialExecutor",
    "SpawnExecutor",
    "WorkerDiedError",
    "at_once",
    "batches",
    "choose_executor",
    "completed",
    "count_workers",
    "open_executor",
]

P = ParamSpec("P")
T = TypeVar("T")

_TICK = 0.1  # seconds
# A forked worker copies what it touches of the press's memory, and gives it back after its batch.
_LARGEST_BATCH = 3_000
_SMALLEST_SHARE = 32  # of all items, for a worker
_TO_LEAVE = 0.5  # seconds that a child of a pool has, when all are told to leave


class WorkerDiedError(BrokenExecutor):
    """A worker ended before it had answered, most likely for want of memory."""


def count_workers(wanted: int) -> int:
    """How many workers to use: as many as wanted, or one a core that this process may use."""
    if wanted:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@contextmanager
def open_executor(settings: Settings) -> Iterator[Executor]:
    """The executor of the settings, closed at the end; after an exception its work is ended.

    Raises SettingsError as :func:`choose_executor` does.
    """
    executor = choose_executor(settings)
    try:
        yield executor
    except BaseException:
        _end(executor)
        raise
    executor.shutdown()


def choose_executor(settings: Settings) -> Executor:
    """The executor that ``PRESS`` asks for.

    One worker is the press itself; so is "fork" where the system cannot. Raises SettingsError
    for a name that is none, or names no executor.
    """
    workers = count_workers(settings.workers)
    kinds: dict[str, Callable[[], Executor]] = {
        "fork": ForkExecutor if hasattr(os, "fork") else SerialExecutor,
        "serial": SerialExecutor,
        "threads": lambda: ThreadPoolExecutor(workers, thread_name_prefix="press"),
        "spawn": lambda: SpawnExecutor(workers),
    }
    name: object = settings.executor
    if isinstance(name, str) and name in kinds:
        return SerialExecutor() if workers == 1 else kinds[name]()
    if isinstance(name, str) and "." in name:
        return _executor_from(name)
    nearest = did_you_mean(name, kinds) if isinstance(name, str) else "."
    raise SettingsError(
        ("PRESS", "executor"),
        f"PRESS['executor'] is {name!r}{nearest} Write 'fork', 'serial', 'threads', 'spawn', or "
        "the dotted name of a function that gives an executor.",
    )


def _executor_from(dotted: str) -> Executor:
    setting, where = ("PRESS", "executor"), f"PRESS['executor'] '{dotted}'"
    module, _, name = dotted.rpartition(".")
    try:
        give = getattr(importlib.import_module(module), name)
    except Exception as error:
        raise SettingsError(
            setting,
            f"{where} cannot be imported ({type(error).__name__}: {error}). Correct the name, or "
            "write 'fork'.",
        ) from error
    try:
        executor = give()
    except Exception as error:
        raise SettingsError(
            setting,
            f"{where} gives no executor ({type(error).__name__}: {error}). See that what it needs "
            "is running, or write 'fork'.",
        ) from error
    if not isinstance(executor, Executor):
        raise SettingsError(
            setting,
            f"{where} gives {executor!r}, which is no Executor of concurrent.futures. Give one, "
            "such as a Dask client's get_executor(), or write 'fork'.",
        )
    return executor


def _end(executor: Executor) -> None:
    """Stop work that nobody wants any more."""
    ours = isinstance(executor, (SerialExecutor, ForkExecutor, SpawnExecutor, ThreadPoolExecutor))
    try:
        executor.shutdown(wait=ours, cancel_futures=True)
    except TypeError:  # Dask's executor has one word for both
        executor.shutdown(wait=False)


def batches(items: Sequence[T], workers: int, executor: Executor) -> list[Sequence[T]]:
    """Cut the items into batches of neighbours, which show much the same; no batch is empty.

    One batch for the press itself. For others they get smaller, so that few workers are begun and
    all end together (guided self-scheduling; Polychronopoulos and Kuck, 1987).

    >>> batches("कखगघङचछज", 2, ForkExecutor())
    ['कख', 'ग', 'घ', 'ङ', 'च', 'छ', 'ज']
    """
    if isinstance(executor, SerialExecutor):
        return [items] if items else []
    smallest = 1 + len(items) // (_SMALLEST_SHARE * workers)
    cut: list[Sequence[T]] = []
    start = 0
    while start < len(items):
        share = (len(items) - start) // (2 * workers)
        size = min(max(share, smallest), _LARGEST_BATCH)
        cut.append(items[start : start + size])
        start += size
    return cut


def at_once(workers: int, executor: Executor) -> int:
    """How many batches an executor is given at a time.

    A forked worker begins when it is asked for; other executors keep a queue of their own.
    """
    return workers if isinstance(executor, ForkExecutor) else sys.maxsize


def completed(pending: set[Future[T]], tick: Callable[[], object]) -> Iterator[Future[T]]:
    """Take out each future that is done; ``tick`` is called ten times a second until none is left.

    Meanwhile more may be put in. Raises WorkerDiedError as soon as a worker has died: what the
    others answer is of no use.
    """
    while pending:
        done, _ = wait(pending, timeout=_TICK, return_when=FIRST_COMPLETED)
        tick()
        for future in done:
            error = None if future.cancelled() else future.exception()
            if isinstance(error, BrokenExecutor):
                raise _as_death(error) from error
        for future in done:
            pending.remove(future)
            yield future


def _as_death(error: BrokenExecutor) -> WorkerDiedError:
    """The error to raise when a worker died, whichever executor it belonged to."""
    if isinstance(error, WorkerDiedError):
        return error
    return WorkerDiedError("A worker ended before its work was done")


class SerialExecutor(Executor):
    """Does each task at once, in the process and the thread that asks for it."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Do the work, and give the future of it, done."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 (result() raises it again)
            future.set_exception(error)
        return future


class _EndedByExceptions(Executor):
    """Left by an exception, it does not wait for its children: it ends them."""

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        self.shutdown(wait=True, cancel_futures=exc_type is not None)


class ForkExecutor(_EndedByExceptions):
    """Runs each task in a child forked at once; arguments are inherited, only answers are pickled.

    Made for a few large tasks, one a core. A child neither logs nor prints and leaves by
    ``os._exit``, because at the fork another thread may have held a lock (Pelican's progress
    display runs in one). When a child dies, the others are ended too.

    Python 3.12 and later warn of every fork beside other threads, as a child may wait for such a
    lock for ever. This one may not: of the locks that it meets, the C library's, the interpreter's
    and logging's are made anew in a child, that of imports is held by no reader during a fork (see
    ``_lock``), and the display's is never asked for.
    """

    def __init__(self) -> None:
        self._children: dict[int, int] = {}  # each with the end of its pipe that is read
        self._readers: list[threading.Thread] = []
        self._died: WorkerDiedError | None = None
        self._is_closed = False
        # A reader holds it for all but reading. So a fork finds no reader inside an import, whose
        # lock the child would inherit locked; and no child is ended who is buried already.
        self._lock = threading.RLock()
        weakref.finalize(self, _kill_all, os.getpid(), self._children)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Fork, and give the future of the child's answer. Raises WorkerDiedError."""
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        with self._lock:
            if self._died:
                raise WorkerDiedError(*self._died.args)
            if self._is_closed:
                message = "This executor was closed"
                raise RuntimeError(message)
            child, answers = self._fork(fn, args, kwargs)
            # A daemon: whoever leaves without closing must not wait for what nobody will read.
            reader = threading.Thread(
                target=self._read, args=(child, answers, future), daemon=True, name="answers"
            )
            self._readers.append(reader)
            reader.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 (as Executor has it)
        """Wait for the children; with ``cancel_futures``, end them first."""
        with self._lock:
            self._is_closed = True
            if cancel_futures:
                self._died = self._died or WorkerDiedError("The workers were sent home")
                _kill_all(os.getpid(), self._children)
        if wait:
            for reader in self._readers:
                reader.join()

    def _fork(
        self, fn: Callable[..., object], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[int, int]:
        answers, answer_to = os.pipe()
        # Ctrl-C must not reach the child while it still stands in its parent's shoes: it would
        # leave through every `with` and `finally` of the parent's.
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", ".*multi-threaded.*fork", DeprecationWarning)
                child = os.fork()
            if child == 0:
                _answer(answer_to, [answers, *self._children.values()], fn, args, kwargs)
            self._children[child] = answers
        except OSError as error:
            os.close(answers)
            raise WorkerDiedError(f"A worker could not begin ({error.strerror})") from error
        finally:
            os.close(answer_to)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        return child, answers

    def _read(self, child: int, answers: int, future: Future[T]) -> None:
        """Read a child's answer to its end and wait for its exit; in a thread of its own."""
        try:
            with os.fdopen(answers, "rb", closefd=False) as pipe:
                pickled = pipe.read()
        except (OSError, MemoryError):
            pickled = b""
        with self._lock:
            os.close(answers)
            status = _bury(child)
            del self._children[child]
            succeeded, answer = self._weigh(pickled, status)
        del pickled
        if succeeded:
            future.set_result(answer)
        else:
            future.set_exception(answer)

    def _weigh(self, pickled: bytes, status: int) -> tuple[bool, Any]:
        """What a child left behind: whether it succeeded, and its answer or its exception."""
        outcome: tuple[bool, Any]
        if status or not pickled:
            code = os.waitstatus_to_exitcode(status)
            why = f"signal {-code}" if code < 0 else f"status {code}"
            death = WorkerDiedError(f"A worker ended with {why} before its work was done")
            outcome = (False, death)
        else:
            try:
                outcome = pickle.loads(pickled)  # noqa: S301 (our own child wrote it)
            except MemoryError:
                outcome = (False, WorkerDiedError("There is no memory for a worker's answer"))
            except Exception as error:  # noqa: BLE001 (pickle raises what it likes)
                outcome = (False, error)
        if not isinstance(outcome[1], WorkerDiedError):
            return outcome
        if self._died is None:
            self._died = outcome[1]
            _kill_all(os.getpid(), self._children)
        return False, WorkerDiedError(*self._died.args)


def _kill_all(parent: int, children: dict[int, int]) -> None:
    """End children; a child that inherited the list must not end its siblings."""
    if os.getpid() == parent:
        for child in list(children):
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)


def _bury(child: int) -> int:
    """Wait for a child's end, and give its status."""
    try:
        return os.waitpid(child, 0)[1]
    except ChildProcessError:  # whoever started the press has it ignore SIGCHLD
        return 0


def _answer(
    answer_to: int,
    to_close: Sequence[int],
    fn: Callable[..., object],
    args: tuple[Any, ...],
    kwargs: dict[str, Any],
) -> NoReturn:
    """In the child: do the work, pickle the answer, and be gone."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the press ends its workers itself
        for pipe in to_close:
            os.close(pipe)
        threading.Thread(target=_leave_with_reader, args=(answer_to,), daemon=True).start()
        try:
            outcome: tuple[bool, object] = (True, fn(*args, **kwargs))
            pickled = pickle.dumps(outcome, protocol=5)
        except MemoryError:
            death = WorkerDiedError("A worker ran out of memory before its work was done")
            pickled = pickle.dumps((False, death), protocol=5)
        except Exception as error:  # noqa: BLE001 (the parent raises it again)
            pickled = pickle.dumps((False, _sendable(error)), protocol=5)
        with os.fdopen(answer_to, "wb") as answer:
            answer.write(pickled)
        status = 0
    finally:
        os._exit(status)


def _leave_with_reader(answer_to: int) -> None:
    """In a child: be gone when nobody is left to read the answer; else it would work on for hours.

    A pipe without readers reports an error to whoever polls its other end.
    """
    poll = select.poll()
    poll.register(answer_to, 0)
    ((_, event),) = poll.poll()
    if not event & select.POLLNVAL:  # the answer is written, and the pipe closed
        os._exit(1)


def _sendable(error: Exception) -> Exception:
    """The error, if it can be pickled and made again; else its words."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 (made a line above)
    except Exception:  # noqa: BLE001 (pickle raises what it likes)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


class SpawnExecutor(_EndedByExceptions, ProcessPoolExecutor):
    """A pool of processes that begin anew: nothing is inherited, all is pickled.

    They find the project as the press did: its ``sys.path`` and folder are theirs. ``__main__`` is
    not run again under ``python -m pelican``, and is harmless under the bare ``pelican``.
    """

    def __init__(self, workers: int) -> None:
        super().__init__(workers, mp_context=get_context("spawn"), initializer=_begin_in_pool)
        self._others = {child.pid for child in active_children()}

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Give the task to a child. Raises WorkerDiedError where one has died."""
        try:
            future = super().submit(_work_in_pool, fn, args, kwargs)
            # The pool watches over the children that it had when it was last woken, and submit
            # wakes it before it starts one; that one would die unseen until another task is done.
            super().submit(int)
        except BrokenExecutor as error:
            raise _as_death(error) from error
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 (as Executor has it)
        """Wait for the children; with ``cancel_futures``, end them first."""
        if cancel_futures:
            children = [each for each in active_children() if each.pid not in self._others]
            for child in children:
                child.terminate()
            until = time.monotonic() + _TO_LEAVE
            for child in children:
                child.join(max(0, until - time.monotonic()))
                child.kill()
        super().shutdown(wait=wait, cancel_futures=cancel_futures)


def _begin_in_pool() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the press ends its workers itself
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _work_in_pool(fn: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> T:
    """In a child of the pool: do the work, and leave it when told to.

    Only the work: a child that left while it sends an answer would leave half of it, and the
    parent would wait for the other half for ever.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        return fn(*args, **kwargs)
    except MemoryError:
        message = "A worker ran out of memory before its work was done"
        raise WorkerDiedError(message) from None
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
