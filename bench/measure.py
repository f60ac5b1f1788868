"""Runs a command in a fresh process and measures it and whatever it starts. Linux only."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

__all__ = ["CommandFailedError", "Usage", "run"]

_EVERY = 0.05  # s between two looks at memory
_SHARE = 20  # ... or so many times what the last look took, so that looking costs 5 % of a core
_TICKS = os.sysconf("SC_CLK_TCK")  # a second


class CommandFailedError(Exception):
    """The command ended with another status than 0; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Usage:
    """What one run took, and what it left."""

    wall: float
    """s."""
    cpu: float
    """s, user and system, of the process and all that it waited for."""
    peak: float
    """MiB, the largest sum of PSS over the process tree."""
    files: int
    """In the output."""
    written: int
    """Of those, the ones that this run wrote."""
    others: float
    """Cores that other programs kept busy meanwhile, on average."""


def run(command: Sequence[str], folder: Path, output: Path) -> Usage:
    """Run a command in a folder to its end. Raises CommandFailedError."""
    with tempfile.TemporaryFile() as said:
        busy, own = _busy(), time.process_time()
        began_at, began = time.time_ns(), time.perf_counter()
        child = subprocess.Popen(  # noqa: S603 (the bench's own words)
            command, cwd=folder, stdout=said, stderr=said, start_new_session=True
        )
        memory = _Memory(child.pid)
        memory.start()
        try:
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        except KeyboardInterrupt:
            os.killpg(child.pid, signal.SIGKILL)
            raise
        finally:
            wall = time.perf_counter() - began
            memory.stop()
        cpu = used.ru_utime + used.ru_stime
        others = (_busy() - busy - cpu - (time.process_time() - own)) / wall
        if child.returncode:
            said.seek(0)
            tail = said.read().decode("utf-8", "replace")[-2000:]
            raise CommandFailedError(f"{' '.join(command)}: status {child.returncode}\n{tail}")
    times = [entry.stat().st_mtime_ns for entry in _files(output)]
    # The kernel dates files by its tick, which may lie a little before the clock's time.
    written = sum(moment >= began_at - 20_000_000 for moment in times)
    return Usage(wall, cpu, memory.peak, len(times), written, max(0.0, others))


class _Memory(Thread):
    """Looks every 50 ms at the memory of a session: the process that leads it, and its children.

    A page that several of them share counts once, in parts (PSS).
    """

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._session = session
        self._ended = Event()

    def run(self) -> None:
        """Look until told to stop."""
        pause = _EVERY
        while not self._ended.wait(pause):
            began = time.perf_counter()
            held = sum(_pss(process) for process in _processes(self._session))
            self.peak = max(self.peak, held / 1024)
            pause = max(_EVERY, _SHARE * (time.perf_counter() - began))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def _processes(session: int) -> Iterator[str]:
    for name in os.listdir("/proc"):  # noqa: PTH208 (twenty times a second)
        if name.isdecimal():
            try:
                stat = Path(f"/proc/{name}/stat").read_text(encoding="utf-8", errors="replace")
            except OSError:
                continue  # it has ended
            if int(stat.rpartition(")")[2].split()[3]) == session:
                yield name


def _pss(process: str) -> int:
    """KiB; 0 for a process that has ended."""
    try:
        with open(f"/proc/{process}/smaps_rollup", encoding="utf-8") as lines:  # noqa: PTH123
            return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    except OSError:
        return 0


def _busy() -> float:
    """Seconds that this machine's cores have been at work."""
    names = Path("/proc/stat").read_text(encoding="utf-8").split("\n", 1)[0].split()[1:]
    user, nice, system, _idle, _waiting, hard, soft, *_ = map(int, names)
    return (user + nice + system + hard + soft) / _TICKS


def _files(folder: Path) -> Iterator["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                yield entry
