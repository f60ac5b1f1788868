"""Runs the press in a forked child of this process, which has loaded all of it once.

A child begins where this process stands: its modules are loaded, and whatever the program keeps in
them is as fresh as in a new process, because this process never runs the press itself.
"""

import gc
import importlib
import io
import marshal
import os
import re
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path
from types import CodeType
from typing import Any, NoReturn

from jinja2 import Environment

from newsroom.engine import settings

__all__ = ["ROOT", "Run", "Started", "start"]

ROOT = Path(__file__).parents[2]
_LONGEST_RUN = 120  # seconds
_SUMMARY = re.compile(
    r"; (?P<printed>\d+) of (?P<total>\d+) files? printed(?:, (?P<removed>\d+) removed)?; [\d.]+ s$"
)


_settings_files = settings._settings_files  # noqa: SLF001 (the tests' own process does without)


@dataclass(frozen=True)
class Run:
    """How a run of the press went. A status below zero is the signal that ended it."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> list[str]:
        """The lines for the editor."""
        return self.err.splitlines()

    @property
    def summary(self) -> str:
        """The last line, which counts."""
        return self.out.rstrip("\n").rpartition("\n")[2]

    @property
    def tells_counts(self) -> bool:
        """Whether the summary says how many files were printed."""
        return _SUMMARY.search(self.summary) is not None

    @property
    def printed(self) -> int:
        """Files that this run rendered or composed."""
        return self._counted("printed")

    @property
    def total(self) -> int:
        """Files of the edition."""
        return self._counted("total")

    @property
    def removed(self) -> int:
        """Files that this run took away."""
        return self._counted("removed")

    def _counted(self, what: str) -> int:
        found = _SUMMARY.search(self.summary)
        assert found, f"The summary does not say how many files were printed: {self.summary!r}"
        return int(found[what] or 0)


@dataclass
class Started:
    """A run that has begun, with all its children a process group of its own."""

    pid: int
    out: Path
    err: Path

    def wait(self) -> Run:
        """Wait for its end."""
        until = time.monotonic() + _LONGEST_RUN
        while True:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > until:
                self.kill()
                raise AssertionError(f"The press did not end in {_LONGEST_RUN} s")
            time.sleep(0.002)
        self._kill_group()  # what it may have left behind
        return Run(
            os.waitstatus_to_exitcode(status),
            self.out.read_text(encoding="utf-8"),
            self.err.read_text(encoding="utf-8"),
        )

    def kill(self) -> Run:
        """Kill it and its children at once, as a power cut would."""
        self._kill_group()
        return self.wait()

    def _kill_group(self) -> None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


def start(command: Sequence[str], log: Path, before: Callable[[], object] | None = None) -> Started:
    """Begin ``pelican`` with a command line; ``before`` is called in the child, first of all."""
    _load_press()
    log.mkdir(parents=True, exist_ok=True)
    out, err = log / "out.txt", log / "err.txt"
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        _be_press(command, out, err, before)
    with suppress(ProcessLookupError, PermissionError):
        os.setpgid(pid, pid)
    return Started(pid, out, err)


@cache
def _load_press() -> None:
    """Load the program and what it loads late, but run none of it."""
    for name in (
        "pelican",
        "pelican.generators",
        "babel.dates",
        "PIL.Image",
        "plugins.cards.drawing",
        "markdown",
        "sqlite3",
    ):
        importlib.import_module(name)
    for name in importlib.import_module("pelicanconf").PLUGINS:
        importlib.import_module(name)
    localedata = importlib.import_module("babel.localedata")
    for lang in ("hi", "en", "ur", "pa"):
        localedata.load(lang)


def _be_press(
    command: Sequence[str], out: Path, err: Path, before: Callable[[], object] | None
) -> NoReturn:
    """In the child: print an edition and be gone, whatever happens."""
    status = 70
    try:
        with suppress(PermissionError):
            os.setpgid(0, 0)
        for number, file in ((1, out), (2, err)):
            opened = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            os.dup2(opened, number)
        sys.stdout = io.TextIOWrapper(io.FileIO(1, "w"), "utf-8", write_through=True)
        sys.stderr = io.TextIOWrapper(io.FileIO(2, "w"), "utf-8", write_through=True)
        gc.freeze()  # what the tests hold in memory is none of the press's
        # Settings that change twice in a second would else be read from the first one's bytecode.
        sys.dont_write_bytecode = True
        settings._settings_files = _settings_files  # noqa: SLF001
        for name in ("pelicanconf", "publishconf"):
            sys.modules.pop(name, None)  # what a run is based on it reads itself
        os.sync = _no_wait
        os.fsync = _no_wait  # type: ignore[assignment]
        Environment.compile = _compile_once  # type: ignore[assignment]
        if before is not None:
            before()
        importlib.import_module("pelican").main(list(command))
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except BaseException:  # noqa: BLE001 (the child must never go on as a test)
        traceback.print_exc()
    finally:
        os._exit(status)


_compile = Environment.compile
_compiled = tempfile.TemporaryDirectory(prefix="compiled-")


def _compile_once(
    environment: Environment,
    source: str,
    name: str | None = None,
    filename: str | None = None,
    **more: Any,  # noqa: ANN401 (as Jinja has them)
) -> CodeType:
    """Compile each text of a template once for all runs: half of a small edition's time."""
    if more:
        made: CodeType = _compile(environment, source, name, filename, **more)
        return made
    key = blake2b(repr((source, name, filename)).encode(), digest_size=16).hexdigest()
    file = Path(_compiled.name, key)
    if file.is_file():
        code: CodeType = marshal.loads(file.read_bytes())  # noqa: S302 (written below)
        return code
    code = _compile(environment, source, name, filename)
    part = file.with_suffix(f".{os.getpid()}")
    part.write_bytes(marshal.dumps(code))
    part.rename(file)
    return code


def _no_wait(*_: object) -> None:
    """Skip waiting for the disk: no test can cut its power."""
