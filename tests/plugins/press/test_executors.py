import multiprocessing
import os
import select
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor, as_completed
from pathlib import Path

import pytest

from newsroom.engine.settings import SettingsError, read_settings
from plugins.press.executors import (
    ForkExecutor,
    SerialExecutor,
    SpawnExecutor,
    WorkerDiedError,
    _leave_with_reader,
    batches,
    choose_executor,
    completed,
    count_workers,
    open_executor,
)
from plugins.press.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")

ROOT = Path(__file__).parents[3]
LARGE = 5_000_000  # bytes; a pipe holds 64 KiB
TOO_LONG = 600  # seconds that nobody waits

held: list[str] = []


class RefusedError(Exception):
    """Of two arguments and one word, so that it can be pickled but never made again."""

    def __init__(self, path: str, line: int) -> None:
        super().__init__(f"{path}:{line}")


class _Unpicklable(Exception):  # noqa: N818 (what it is)
    def __reduce__(self) -> str:
        raise TypeError


def refuse(error: Exception) -> None:
    """Fail at the work."""
    raise error


def leave(status: int) -> None:
    """End without an answer."""
    os._exit(status)


def be_killed() -> None:
    """End as the kernel ends who takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def look() -> tuple[int, list[str]]:
    """Who works, and what is held there."""
    return os.getpid(), held


def whoever(executor: str, workers: int = 2) -> Settings:
    """Settings of two workers."""
    return Settings(workers=workers, executor=executor)


def count_open() -> int:
    """How many files and pipes this process holds open."""
    return len(list(Path("/dev/fd").iterdir()))


def is_gone(child: int) -> bool:
    """Whether a child has ended and been buried."""
    try:
        os.waitpid(child, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.fixture
def gate() -> Iterator[tuple[Callable[[], bytes], Callable[[], int]]]:
    """A pipe: one waits at it, another opens it."""
    end, beginning = os.pipe()
    yield lambda: os.read(end, 1), lambda: os.write(beginning, b"x")
    os.close(end)
    os.close(beginning)


# Whoever works, the work is the same.


@pytest.mark.parametrize("kind", ["fork", "serial", "threads", "spawn"])
def test_every_executor_does_the_work(kind: str) -> None:
    """Each answer arrives, a failure is raised again, and the others go on."""
    with open_executor(whoever(kind)) as executor:
        good = [executor.submit(len, word) for word in ("शिमला", "पटना")]
        bad = executor.submit(refuse, KeyError("शीर्षक"))
        done = list(completed({*good, bad}, lambda: None))

    assert sorted(map(id, done)) == sorted(map(id, [*good, bad]))
    assert [future.result() for future in good] == [5, 4]
    with pytest.raises(KeyError, match="शीर्षक"):
        bad.result()


def test_the_press_itself_works_at_once_and_in_its_own_process() -> None:
    """So that a debugger finds the work where it was asked for."""
    with open_executor(whoever("serial")) as executor:
        future = executor.submit(threading.get_ident)

    assert future.done()
    assert future.result() == threading.get_ident()


def test_threads_share_what_the_press_holds() -> None:
    """Another thread of the same process."""
    with open_executor(whoever("threads")) as executor:
        ident, (process, seen) = (
            executor.submit(threading.get_ident).result(),
            executor.submit(look).result(),
        )

    assert ident != threading.get_ident()
    assert process == os.getpid()
    assert seen is held


def test_spawned_workers_begin_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that the press holds is theirs: what they need must have been sent."""
    monkeypatch.setattr(sys.modules[__name__], "held", ["पानी"])

    with open_executor(whoever("spawn")) as executor:
        process, seen = executor.submit(look).result()
    with open_executor(whoever("fork")) as executor:
        _, inherited = executor.submit(look).result()

    assert process != os.getpid()
    assert (seen, inherited) == ([], ["पानी"])


SPAWNING = """
import sys
sys.path[:0] = {path!r}
from desk import sit
from plugins.press.settings import Settings
from plugins.press.executors import completed, open_executor

def main():
    print("the press begins")
    with open_executor(Settings(workers=2, executor={kind!r})) as executor:
        futures = set(executor.submit(sit, sys.argv[1]) for _ in range(2))
        for future in completed(futures, lambda: None):
            print(future.result())

{start}
"""
SIT_DOWN = "def sit(word):\n    return word\n"
SIT_FOR_EVER = f"""
import os, time

def sit(fifo):
    with open(fifo, "w") as ready:
        ready.write("x")
    time.sleep({TOO_LONG})
"""


def write_press(folder: Path, kind: str, desk: str, start: str) -> Path:
    """A press of its own, whose workers find ``desk`` only where it tells them."""
    (folder / "away").mkdir()
    (folder / "away" / "desk.py").write_text(desk, "utf-8")
    path = [str(ROOT), str(folder / "away")]
    program = folder / "edition" / "__main__.py"
    program.parent.mkdir()
    program.write_text(SPAWNING.format(path=path, kind=kind, start=start), "utf-8")
    return program


def test_spawned_workers_find_the_project_and_do_not_run_the_press_again(tmp_path: Path) -> None:
    """Started as ``python -m pelican`` is, whose ``__main__`` has no guard that would help."""
    write_press(tmp_path, "spawn", SIT_DOWN, start="main()")

    run = subprocess.run(
        [sys.executable, "-m", "edition", "here"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (run.stdout, run.stderr) == ("the press begins\nhere\nhere\n", "")


# Which executor.


@pytest.mark.parametrize(
    ("kind", "made"),
    [
        ("fork", ForkExecutor),
        ("serial", SerialExecutor),
        ("threads", ThreadPoolExecutor),
        ("spawn", SpawnExecutor),
    ],
)
def test_the_settings_name_the_executor(kind: str, made: type[Executor]) -> None:
    """As PRESS says; but one worker is always the press itself."""
    settings = read_settings(Settings, {"PRESS": {"executor": kind, "workers": 2}}, "PRESS")

    with choose_executor(settings) as executor, choose_executor(whoever(kind, 1)) as alone:
        assert isinstance(executor, made)
        assert isinstance(alone, SerialExecutor)


def test_workers_are_forked_unless_the_settings_say_otherwise() -> None:
    """What is fastest on one machine is the default."""
    assert Settings().executor == "fork"


def test_without_fork_the_press_works_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows does not fork; the same settings must do there."""
    monkeypatch.delattr(os, "fork")

    assert isinstance(choose_executor(whoever("fork")), SerialExecutor)


def test_the_workers_are_those_wanted_or_one_a_core() -> None:
    """At least one."""
    assert count_workers(3) == 3
    assert 1 <= count_workers(0) <= (os.cpu_count() or 1)


class _Cluster(Executor):
    """As Dask's: its shutdown knows no ``cancel_futures``."""

    waited: bool | None = None

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> "Future":  # type: ignore[type-arg]
        return SerialExecutor().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True) -> None:  # type: ignore[override]  # noqa: FBT001, FBT002
        self.waited = wait


cluster = _Cluster()


def give_cluster() -> Executor:
    """What a newsroom writes for its own executor."""
    return cluster


def give_late() -> Executor:
    """A newsroom's own, whose cluster is not running."""
    message = "no cluster at desk:8786"
    raise ConnectionError(message)


HERE = __name__


def test_a_dotted_name_gives_a_newsrooms_own_executor() -> None:
    """The way to a cluster; it is closed at the end like any other."""
    with open_executor(whoever(f"{HERE}.give_cluster")) as executor:
        answers = [future.result() for future in completed({executor.submit(len, "पटना")}, print)]

    assert executor is cluster
    assert (answers, cluster.waited) == ([4], True)


def test_work_on_a_cluster_is_given_up_after_a_failure() -> None:
    """It is not waited for, whatever its executor calls that."""
    with pytest.raises(KeyError), open_executor(whoever(f"{HERE}.give_cluster")):
        raise KeyError

    assert cluster.waited is False


@pytest.mark.parametrize(
    ("executor", "told"),
    [
        (
            "forks",
            (
                "PRESS['executor'] is 'forks'; did you mean 'fork'? Write 'fork', 'serial', "
                "'threads', 'spawn', or the dotted name of a function that gives an executor."
            ),
        ),
        (
            4,
            (
                "PRESS['executor'] is 4. Write 'fork', 'serial', 'threads', 'spawn', or the dotted "
                "name of a function that gives an executor."
            ),
        ),
        (
            "khabar.cluster.executor",
            (
                "PRESS['executor'] 'khabar.cluster.executor' cannot be imported "
                "(ModuleNotFoundError: No module named 'khabar'). Correct the name, or write "
                "'fork'."
            ),
        ),
        (
            "os.executor",
            (
                "PRESS['executor'] 'os.executor' cannot be imported (AttributeError: module 'os' "
                "has no attribute 'executor'). Correct the name, or write 'fork'."
            ),
        ),
        (
            "time.tzset",
            (
                "PRESS['executor'] 'time.tzset' gives None, which is no Executor of "
                "concurrent.futures. Give one, such as a Dask client's get_executor(), or write "
                "'fork'."
            ),
        ),
        (
            f"{HERE}.give_late",
            (
                f"PRESS['executor'] '{HERE}.give_late' gives no executor (ConnectionError: no "
                "cluster at desk:8786). See that what it needs is running, or write 'fork'."
            ),
        ),
    ],
)
def test_an_executor_that_there_is_not_is_sent_back(executor: str, told: str) -> None:
    """With the line to correct, before anything is read."""
    settings = read_settings(Settings, {"PRESS": {"executor": executor, "workers": 2}}, "PRESS")

    with pytest.raises(SettingsError) as raised:
        choose_executor(settings)

    assert str(raised.value) == f"pelicanconf.py:1: {told}"


# Batches, and when they are done.


@pytest.mark.parametrize("count", [1000, 20_000, 100_000])
def test_batches_are_neighbours(count: int) -> None:
    """They show much the same; every item is in one batch; the last ones are small."""
    items = list(range(count))

    with ForkExecutor() as fork:
        alone = batches(items, 2, SerialExecutor())
        forked = batches(items, 2, fork)

    sizes = [len(batch) for batch in forked]
    assert alone == [items]
    assert [item for batch in forked for item in batch] == items
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes) == min(count // 4, 3_000)
    assert sizes[-1] <= count // 64 + 1


@pytest.mark.parametrize("count", [0, 1, 3])
def test_no_batch_is_empty(count: int) -> None:
    """Fewer items than workers: fewer batches."""
    assert len(batches(range(count), 4, ForkExecutor())) == count


@pytest.mark.parametrize("kind", ["fork", "threads"])
def test_whoever_waits_is_told_the_time(
    kind: str, gate: tuple[Callable[[], bytes], Callable[[], int]]
) -> None:
    """The press must be able to show progress while the workers work."""
    stand, open_gate = gate
    ticks: list[None] = []

    def tick() -> None:
        ticks.append(None)
        if len(ticks) == 3:
            open_gate()

    with open_executor(whoever(kind)) as executor:
        [future] = completed({executor.submit(stand)}, tick)

    assert future.result() == b"x"
    assert len(ticks) >= 3


@pytest.mark.parametrize("kind", ["fork", "spawn"])
def test_a_death_is_told_while_the_others_work(kind: str) -> None:
    """The same exception from every kind; nobody waits for the rest."""

    def work() -> None:
        with open_executor(whoever(kind)) as executor:
            futures = {executor.submit(time.sleep, TOO_LONG), executor.submit(be_killed)}
            list(completed(futures, lambda: None))

    with pytest.raises(WorkerDiedError):
        work()
    assert not multiprocessing.active_children()


# Forked workers.


def test_answers_come_back_in_the_order_of_the_tasks() -> None:
    """Whoever is ready first: else two runs would print two orders."""

    def late(number: int) -> int:
        time.sleep(0.2 - number / 20)
        return number

    with ForkExecutor() as executor:
        assert list(executor.map(late, range(4))) == [0, 1, 2, 3]


def test_whoever_is_ready_first_can_be_taken_first(
    gate: tuple[Callable[[], bytes], Callable[[], int]],
) -> None:
    """As of any executor of Python's."""
    stand, open_gate = gate
    with ForkExecutor() as executor:
        waiting, quick = executor.submit(stand), executor.submit(len, "पटना")
        answers = []
        for future in as_completed([waiting, quick]):
            answers.append(future.result())
            if future is quick:
                open_gate()

    assert answers == [4, b"x"]


def test_a_worker_reads_what_its_parent_holds() -> None:
    """Even what cannot be pickled; and what it changes there is its own."""
    kept = {"read": lambda: "पानी"}

    def work(key: str, *, times: int) -> str:
        answer = kept[key]() * times
        kept.clear()
        return answer

    assert ForkExecutor().submit(work, "read", times=2).result() == "पानीपानी"
    assert list(kept) == ["read"]


def test_large_answers_are_read_while_another_is_waited_for(
    gate: tuple[Callable[[], bytes], Callable[[], int]],
) -> None:
    """No worker stands with a full pipe until its turn comes: here the second is done first."""
    stand, open_gate = gate

    def wait_and_answer() -> bytes:
        stand()
        return bytes(LARGE)

    with ForkExecutor() as executor:
        first, second = executor.submit(wait_and_answer), executor.submit(bytes, LARGE)
        second.add_done_callback(lambda _: open_gate())

        assert len(first.result()) == len(second.result()) == LARGE


def test_an_answer_may_be_none_and_asked_for_twice() -> None:
    """As of any future; None is not for want of an answer."""
    future = ForkExecutor().submit(print, end="")

    assert (future.result(), future.result()) == (None, None)


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
        (be_killed, "A worker ended with signal 9"),
        (lambda: leave(7), "A worker ended with status 7"),
        (lambda: leave(0), "A worker ended with status 0"),
        (lambda: sys.exit(3), "A worker ended with status 1"),
        (lambda: refuse(MemoryError()), "A worker ran out of memory"),
    ],
    ids=["killed", "ended", "ended well", "told to leave", "out of memory"],
)
def test_a_worker_that_dies_is_told_and_the_others_end(end: Callable[[], None], why: str) -> None:
    """The kernel kills for want of memory; the parent must neither hang nor print half."""
    with ForkExecutor() as executor:
        earlier = executor.submit(len, "शिमला")
        earlier.result()
        working = executor.submit(time.sleep, TOO_LONG)
        dead = executor.submit(end)

        for future in (working, dead):
            with pytest.raises(WorkerDiedError) as raised:
                future.result()
            assert str(raised.value) == f"{why} before its work was done"
        assert earlier.result() == 5
        with pytest.raises(WorkerDiedError):
            executor.submit(len, "पटना")


def test_a_worker_that_cannot_begin_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """There may be no memory for another process."""
    opened = count_open()

    def fork() -> int:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(os, "fork", fork)
    with pytest.raises(WorkerDiedError) as raised:
        ForkExecutor().submit(len, "x")

    assert str(raised.value) == "A worker could not begin (Cannot allocate memory)"
    assert count_open() == opened


def test_a_fork_beside_threads_is_no_warning() -> None:
    """Python 3.12 and later warn of it; why it is safe is said where it is done."""
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            answer = ForkExecutor().submit(len, "पटना").result()
    finally:
        over.set()
        other.join()

    assert answer == 4


def test_a_worker_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """What its parent has still to print is printed once."""
    print("एक बार", end="")

    ForkExecutor().submit(len, "x").result()

    assert capfd.readouterr().out == "एक बार"


def test_a_worker_leaves_nothing() -> None:
    """No child that nobody buried, no pipe that nobody closed."""
    opened = count_open()

    child = ForkExecutor().submit(os.getpid).result()

    assert count_open() == opened
    assert is_gone(child)


def test_children_of_a_parent_that_fails_are_ended() -> None:
    """Whatever went wrong elsewhere, nobody works on for nothing, and no pipe stays open."""
    opened = count_open()
    told, tell = os.pipe()

    def work() -> None:
        os.write(tell, os.getpid().to_bytes(8))
        time.sleep(TOO_LONG)

    def fail_at_something_else() -> None:
        with executor:
            futures.extend(executor.submit(work) for _ in range(2))
            children.extend(int.from_bytes(os.read(told, 8)) for _ in range(2))
            raise KeyboardInterrupt

    executor = ForkExecutor()
    futures: list[Future[None]] = []
    children: list[int] = []
    with pytest.raises(KeyboardInterrupt):
        fail_at_something_else()
    os.close(told)
    os.close(tell)

    assert all(is_gone(child) for child in children)
    with pytest.raises(WorkerDiedError, match="sent home"):
        futures[0].result()
    assert count_open() == opened


def test_a_closed_executor_takes_no_work() -> None:
    """As of any executor of Python's."""
    with ForkExecutor() as executor:
        future = executor.submit(len, "पटना")

    assert future.result() == 4
    with pytest.raises(RuntimeError, match="closed"):
        executor.submit(len, "शिमला")


@pytest.fixture(params=["fork", "spawn"])
def busy_press(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A press in a terminal's group of its own, with two workers that will not end."""
    program = write_press(
        tmp_path, request.param, SIT_FOR_EVER, start='if __name__ == "__main__":\n    main()'
    )
    fifo = tmp_path / "ready"
    os.mkfifo(fifo)
    ready = os.open(fifo, os.O_RDWR)
    press = subprocess.Popen(
        [sys.executable, str(program), str(fifo)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    for _ in range(2):
        readable, _, _ = select.select([ready], [], [], 60)
        assert readable
        os.read(ready, 1)
    yield press
    os.close(ready)
    if press.poll() is None:
        os.killpg(press.pid, signal.SIGKILL)
        press.communicate()


def test_ctrl_c_ends_the_workers_too(busy_press: subprocess.Popen[str]) -> None:
    """A terminal sends it to all; the press alone speaks of it, and nobody holds its output."""
    os.killpg(busy_press.pid, signal.SIGINT)
    _, err = busy_press.communicate(timeout=60)

    assert busy_press.returncode == -signal.SIGINT
    assert err.count("Traceback") == 1
    assert err.endswith("KeyboardInterrupt\n")


def test_workers_leave_when_their_press_is_killed(busy_press: subprocess.Popen[str]) -> None:
    """Nobody tells them; they must not hold the staging folder against the next run."""
    busy_press.kill()
    busy_press.communicate(timeout=60)  # ends when the last of them has closed its output

    assert busy_press.returncode == -signal.SIGKILL


def test_a_worker_that_has_answered_looks_for_no_reader() -> None:
    """Work may be done before the watch begins; the pipe is closed then, and that is no death."""

    def answer_and_look() -> str:
        answers, answer_to = os.pipe()
        os.close(answers)
        os.close(answer_to)
        _leave_with_reader(answer_to)
        return "पानी"

    assert ForkExecutor().submit(answer_and_look).result() == "पानी"
