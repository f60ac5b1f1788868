"""Faults that befall a run: it is cut, the disk is full, a worker dies. Set up in its own process.

A point is a call by which a run changes the disk beside its output: a file written, renamed or
deleted, a folder made, a transaction committed. Points are counted from 1, in one process.
"""

import builtins
import errno
import io
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

__all__ = ["CUT", "Points", "cut_at", "die_as_worker", "fill_disk_at", "fill_store", "hold_at"]

CUT = 137  # the status of a run that is cut
_CHANGES = (
    "replace",
    "rename",
    "unlink",
    "remove",
    "rmdir",
    "mkdir",
    "link",
    "symlink",
    "truncate",
)
_GROWS = {"mkdir", "link", "symlink"}
_BESIDE = re.compile(r"/output|/\.samachar\b")
_exit = os._exit
_pwrite = os.pwrite
_half_write = os.write


@dataclass
class Points:
    """Counts the points of a run into a file, and calls ``meet`` at each.

    ``meet`` gets the point's number and whether it needs room on the disk, and says whether the run
    ends here; a write that it ends leaves half of its bytes.
    """

    tally: Path
    meet: Callable[[int, bool], bool] = lambda _, __: False
    passed: int = 0
    _file: int = field(default=-1, init=False)

    def __call__(self) -> None:
        """Watch every call, whatever module has its name already."""
        self._file = os.open(self.tally, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for name in _CHANGES:
            original = getattr(os, name)
            _put_in_place(original, self._watch(original, needs_room=name in _GROWS))
        _put_in_place(os.write, self._watch_write(os.write))
        _put_in_place(io.open, self._watch_open(io.open))
        builtins.open = io.open
        _put_in_place(sqlite3.connect, self._watch_connect(sqlite3.connect))

    def counted(self) -> int:
        """How many points the run passed."""
        return int(self.tally.read_text() or 0)

    def _pass(self, *, needs_room: bool) -> bool:
        self.passed += 1
        _pwrite(self._file, str(self.passed).encode(), 0)
        return self.meet(self.passed, needs_room)

    def _watch(self, original: Callable[..., Any], *, needs_room: bool) -> Callable[..., Any]:
        def watched(*args: Any, **options: Any) -> Any:  # noqa: ANN401 (stands for many)
            if _is_beside(*args) or options.get("dir_fd") is not None:
                self._end_if(self._pass(needs_room=needs_room))
            return original(*args, **options)

        return watched

    def _watch_write(self, original: Callable[..., int]) -> Callable[..., int]:
        def write(file: int, content: bytes) -> int:
            if self._pass(needs_room=True):
                _half_write(file, bytes(content)[: len(content) // 2])
                _exit(CUT)
            return original(file, content)

        return write

    def _watch_open(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def opened(file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:  # noqa: ANN401
            if not set(mode) & set("wax+") or not _is_beside(file):
                return original(file, mode, *args, **options)
            self._end_if(self._pass(needs_room=True))
            return _WatchedFile(original(file, mode, *args, **options), self)

        return opened

    def _watch_connect(self, original: Callable[..., Any]) -> Callable[..., Any]:
        points = self

        class WatchedCursor(sqlite3.Cursor):
            def execute(self, sql: str, *args: Any) -> Self:  # noqa: ANN401
                points.meet_statement(sql)
                super().execute(sql, *args)
                return self

            def executemany(self, sql: str, *args: Any) -> Self:  # noqa: ANN401
                points.meet_statement(sql)
                super().executemany(sql, *args)
                return self

        class WatchedConnection(sqlite3.Connection):
            def cursor(self, factory: Any = WatchedCursor) -> Any:  # noqa: ANN401
                return super().cursor(factory)

            def execute(self, *args: Any) -> Any:  # noqa: ANN401
                return self.cursor().execute(*args)

            def executemany(self, *args: Any) -> Any:  # noqa: ANN401
                return self.cursor().executemany(*args)

            def commit(self) -> None:
                points.meet_statement("COMMIT")
                super().commit()

            def __exit__(self, *error: Any) -> Any:  # noqa: ANN401, PYI036
                if self.in_transaction:
                    points.meet_statement("COMMIT")
                return super().__exit__(*error)

        def connect(*args: Any, **options: Any) -> Any:  # noqa: ANN401
            options.setdefault("factory", WatchedConnection)
            return original(*args, **options)

        return connect

    def meet_statement(self, sql: str) -> None:
        """A statement that changes the store, or brings the change to the disk."""
        if _changes(sql):
            try:
                self._end_if(self._pass(needs_room=True))
            except OSError as error:
                raise _no_room() from error

    @staticmethod
    def _end_if(is_over: bool) -> None:  # noqa: FBT001 (says what it asks)
        if is_over:
            _exit(CUT)


class _WatchedFile:
    """A file that is being written, each write a point."""

    def __init__(self, file: Any, points: Points) -> None:  # noqa: ANN401 (text or bytes)
        self._file = file
        self._points = points

    def write(self, content: Any) -> int:  # noqa: ANN401 (text or bytes)
        if self._points._pass(needs_room=True):  # noqa: SLF001 (its own file)
            self._file.write(content[: len(content) // 2])
            self._file.flush()
            _exit(CUT)
        written: int = self._file.write(content)
        return written

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        return getattr(self._file, name)


def cut_at(number: int, tally: Path) -> Points:
    """The run is killed at a point; a write is cut in its middle."""
    return Points(tally, lambda passed, _: passed == number)


def fill_disk_at(number: int, tally: Path) -> Points:
    """From a point on there is no room: nothing can be written, files can be deleted."""

    def meet(passed: int, needs_room: bool) -> bool:  # noqa: FBT001
        if passed >= number and needs_room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "output")
        return False

    return Points(tally, meet)


def hold_at(number: int, tally: Path, reached: Path, go_on: Path) -> Points:
    """The run makes a file at a point, and waits for another."""

    def meet(passed: int, _: bool) -> bool:  # noqa: FBT001
        if passed == number:
            os.close(os.open(reached, os.O_CREAT | os.O_WRONLY))
            while not go_on.exists():
                time.sleep(0.01)
        return False

    return Points(tally, meet)


def fill_store() -> None:
    """The store has no room; the output has."""

    def refuse(sql: str) -> None:
        if _changes(sql):
            raise _no_room()

    points = Points(Path(os.devnull))
    points.meet_statement = refuse  # type: ignore[method-assign]
    connect = sqlite3.connect
    watched = points._watch_connect(connect)  # noqa: SLF001

    def open_store(database: object, **options: object) -> sqlite3.Connection:
        return (watched if _is_beside(database) else connect)(database, **options)  # type: ignore[operator, no-any-return, call-overload]

    _put_in_place(connect, open_store)


def die_as_worker(after: float, forked: Path) -> Callable[[], None]:
    """Whatever process the run forks dies, some seconds after it has begun."""

    def set_up() -> None:
        fork = os.fork

        def fork_and_die() -> int:
            child = fork()
            if child == 0:
                forked.touch()
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                if not after:
                    os.kill(os.getpid(), signal.SIGKILL)
                signal.setitimer(signal.ITIMER_REAL, after)
            return child

        os.fork = fork_and_die

    return set_up


def _no_room() -> sqlite3.OperationalError:
    """What SQLite raises on a full disk, with the name by which the store knows it."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_FULL, "SQLITE_FULL"
    return error


def _changes(sql: str) -> bool:
    word = sql.lstrip().partition(" ")[0].upper().rstrip(";")
    return word not in {"SELECT", "PRAGMA", "BEGIN", "ROLLBACK"}


def _is_beside(*names: Any) -> bool:  # noqa: ANN401 (paths, descriptors, modes)
    """Whether a path leads to the output, or to what the press keeps beside it."""
    return any(
        isinstance(name, str | os.PathLike) and _BESIDE.search(os.fspath(name)) for name in names
    )


def _put_in_place(original: object, watched: object) -> None:
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if value is original and module.__name__ != __name__:
                setattr(module, name, watched)
