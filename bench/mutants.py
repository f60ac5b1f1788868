"""Would a test notice? Makes small changes to the code, one by one, and tries the tests on each.

``python -m bench.mutants [--runs N] [--seed N] [--json FILE]``: a sample of N changes (60), each
told when it has been tried, and at the end what no test has noticed, as diffs. Ctrl+C ends it and
leaves nothing but what it has found out, in FILE (output.mutants/results.json): the next call goes
on from there. What was noticed is tried again when the code has changed; what was not, also when
the tests have. ``--near`` runs only the tests near each change: quick, and too strict. Linux only.
"""

import argparse
import ast
import contextlib
import difflib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from threading import Event
from types import FrameType

from bench.changes import Change, changes_in, draw

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "output.mutants" / "results.json"
CODE = ("newsroom/**/*.py", "plugins/**/*.py", "theme/templates/**/*.html", "tasks.py")
UNTESTED = ("newsroom/proof/browser/", "newsroom/proof/lighthouse.py", "newsroom/speakers/train.py")
COLLECTIONS = ("scenarios", "docs", "people", "theme", "plugins", "newsroom", "editions", "proof")
PATIENCE = 300  # s without a word of the tests: they hang
LEFT_OUT = shutil.ignore_patterns(
    *(".git", ".venv", ".hypothesis", ".*_cache", "__pycache__", "output", "output.*", "site")
)


@dataclass(frozen=True)
class Result:
    """What the tests said to a change: the test that failed, or "" where none did."""

    change: Change
    diff: str
    by: str
    seconds: float


class Stopped(Exception):  # noqa: N818 (no error: somebody has pressed Ctrl+C)
    """Nobody waits for the tests any more."""


def main() -> None:
    """Try a sample of changes; print each, then what was not noticed, and the score."""
    parser = argparse.ArgumentParser(prog="bench.mutants")
    parser.add_argument("--runs", type=int, default=60, help="how many changes")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--json", type=Path, default=RESULTS)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--near", action="store_true", help="only the tests near each change")
    parser.add_argument("--show", action="store_true", help="show the sample; try nothing")
    options = parser.parse_args()
    sample = list(islice(draw(ROOT, _all_changes(), options.seed), options.runs))
    if options.show:
        for change in sample:
            print(f"{change.kind}\n{diff(ROOT, change)}")
        return
    signal.signal(signal.SIGTERM, _interrupt)
    record = Record(options.json, _fingerprints(near=options.near))
    known = record.read()
    with contextlib.suppress(KeyboardInterrupt):
        try_all(sample, known, record, workers=options.workers, near=options.near)
    report(sample, known)


@dataclass(frozen=True)
class Record:
    """The file that keeps what was found out, and of what code and tests it is true."""

    file: Path
    fingerprints: dict[str, str]

    def read(self) -> dict[Change, Result]:
        """What earlier runs have found out, as far as it holds still."""
        if not self.file.is_file():
            return {}
        kept = json.loads(self.file.read_text(encoding="utf-8"))
        if kept.get("code") != self.fingerprints["code"]:
            return {}
        results = [
            Result(**{**each, "change": Change(**each["change"])}) for each in kept["results"]
        ]
        same = kept["tests"] == self.fingerprints["tests"]
        return {result.change: result for result in results if result.by or same}

    def write(self, results: Iterable[Result]) -> None:
        """Keep it all, or what was kept before."""
        kept = {**self.fingerprints, "results": [asdict(result) for result in results]}
        self.file.parent.mkdir(parents=True, exist_ok=True)
        part = self.file.with_name(f"{self.file.name}.part")
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
        part.replace(self.file)


def try_all(
    sample: Sequence[Change],
    known: dict[Change, Result],
    record: Record,
    *,
    workers: int,
    near: bool,
) -> None:
    """Try what has no result yet, several at once; add each result to what is known."""
    wanted = [change for change in sample if change not in known]
    done = len(sample) - len(wanted)
    stop = Event()
    with tempfile.TemporaryDirectory(prefix="mut") as folder, ThreadPoolExecutor(workers) as pool:
        pristine = Path(shutil.copytree(ROOT, Path(folder, "as-it-is"), ignore=LEFT_OUT))
        running = {
            pool.submit(try_change, change, Path(folder, str(at)), pristine, stop, near=near)
            for at, change in enumerate(wanted)
        }
        try:
            while running:
                ended, running = wait(running, return_when=FIRST_COMPLETED)
                for each in ended:
                    result = each.result()
                    known[result.change] = result
                    record.write(known.values())
                    done += 1
                    print(f"{done}/{len(sample)} {_line(result)}", flush=True)
        finally:
            stop.set()
            for each in running:
                each.cancel()


def try_change(change: Change, folder: Path, pristine: Path, stop: Event, *, near: bool) -> Result:
    """Run the tests against a tree with the change, the nearest first, until one fails.

    A test that fails without the change too is no judge: it is left out.
    """
    began = time.monotonic()
    folder.mkdir()
    tree = Path(shutil.copytree(pristine, folder / "tree"))
    (tree / change.path).write_bytes(change.made_in((tree / change.path).read_bytes()))
    by = ""
    left_out: list[str] = []
    close, rest = order_tests(tree, change.path)
    for tests in (close, ["tests/scenarios/test_golden.py"] if near else rest):
        while tests and not by:
            failed = run_tests(tree, [*tests, *(f"--deselect={each}" for each in left_out)], stop)
            if failed is None:
                break
            alone = [failed] if "::" in failed else [*tests, "--collect-only"]
            if run_tests(pristine, alone, stop, place=folder) is None:
                by = failed
            elif "::" in failed:
                left_out.append(failed)
            else:
                raise RuntimeError(f"These tests do not run without a change either: {tests}")
    shutil.rmtree(folder, ignore_errors=True)
    return Result(change, diff(pristine, change), by, time.monotonic() - began)


def run_tests(
    tree: Path, choice: Sequence[str], stop: Event, *, place: Path | None = None
) -> str | None:
    """Run tests in a tree; name the first that fails, or what else went wrong; None: all pass."""
    place = place or tree.parent
    collections = place / "t"
    collections.mkdir(exist_ok=True)
    data = ROOT / os.environ.get("SAMACHAR_DATA", "../shared/data")
    environment = {
        **os.environ,
        "TMPDIR": str(collections),
        "SAMACHAR_DATA": str(data),
        "PYTHONHASHSEED": "0",
        "COLUMNS": "500",  # so that names of tests are told whole
    }
    command = [sys.executable, "-m", "pytest", "-x", "-m", "not slow", "--tb=no", "-rfE"]
    command += ["-p", "no:cacheprovider", "--hypothesis-seed=0", f"--basetemp={collections / 'p'}"]
    said = place / "said.txt"
    with said.open("wb") as out:
        child = subprocess.Popen(  # noqa: S603 (the bench's own words)
            [*command, *choice],
            cwd=tree,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,
        )
    try:
        status = _await(child, said, stop)
    finally:
        _end_all(child, str(collections))
        shutil.rmtree(collections, ignore_errors=True)
    if status in {0, 5}:  # 5: there are no tests
        return None
    words = said.read_text(encoding="utf-8", errors="replace")
    told = re.search(r"^(?:FAILED|ERROR) (\S+(?: \S+)*?)(?: - .*)?$", words, re.MULTILINE)
    return told[1] if told else "hangs" if status is None else f"status {status}"


def order_tests(tree: Path, path: str) -> tuple[list[str], list[str]]:
    """The files with the tests of a changed file, and all others, those of whole editions first."""
    tests = sorted(str(file.relative_to(tree)) for file in tree.glob("tests/**/test_*.py"))
    near = sorted(
        (rank, each) for each in tests if (rank := _distance(tree, path, each)) is not None
    )
    close = [each for _, each in near]
    if path.endswith(".py") and b">>>" in (tree / path).read_bytes():
        close.insert(0, path)

    def collection(test: str) -> tuple[int, bool, str]:
        name = Path(test).parts[1]
        place = COLLECTIONS.index(name) if name in COLLECTIONS else len(COLLECTIONS)
        return place, "golden" not in test, test

    rest = sorted((each for each in tests if each not in close), key=collection)
    return close, [*rest, "newsroom", "plugins"]


def _distance(tree: Path, path: str, test: str) -> int | None:
    """0: a test of this very file; 1: it names the file; 2: it is of the same folder; None: far."""
    file, collection = Path(path), Path(test)
    folders = {*file.parent.parts, *(["theme"] if "templates" in file.parts else [])}
    same_room = folders & {*collection.parent.parts} - {"newsroom", "plugins", "tests"}
    if collection.stem == f"test_{file.stem}" and (same_room or len(file.parts) < 3):
        return 0
    module = ".".join(file.with_suffix("").parts)
    names = set(_imported(tree / test))
    if module in names:
        return 1
    package = module.rpartition(".")[0]
    return 2 if same_room or ("." in package and package in names) else None


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def report(sample: Sequence[Change], known: dict[Change, Result]) -> None:
    """Print what no test has noticed, each as a diff, and the score."""
    tried = [known[change] for change in sample if change in known]
    unnoticed = [result for result in tried if not result.by]
    for result in unnoticed:
        print(f"\n{result.change.kind}\n{result.diff}", end="")
    if tried:
        noticed = len(tried) - len(unnoticed)
        share = f"{noticed / len(tried):.0%}"
        left = f"; {len(sample) - len(tried)} not tried yet" if len(tried) < len(sample) else ""
        print(f"\n{noticed} of {len(tried)} changes noticed: {share}{left}")


def diff(tree: Path, change: Change) -> str:
    """The change to a tree as a unified diff."""
    before = (tree / change.path).read_bytes()
    old, new = before.decode(), change.made_in(before).decode()
    lines = difflib.unified_diff(
        old.splitlines(), new.splitlines(), change.path, change.path, lineterm=""
    )
    return "\n".join(lines) + "\n"


def _all_changes() -> list[Change]:
    files = {str(file.relative_to(ROOT)) for pattern in CODE for file in ROOT.glob(pattern)}
    seen = sorted(path for path in files if not path.startswith(UNTESTED))
    return [change for path in seen for change in changes_in(ROOT, path)]


def _await(child: "subprocess.Popen[bytes]", said: Path, stop: Event) -> int | None:
    """Its exit status; None where it has said nothing for too long. Raises Stopped."""
    length, since = 0, time.monotonic()
    while True:
        if stop.is_set():
            raise Stopped
        with contextlib.suppress(subprocess.TimeoutExpired):
            return child.wait(0.2)
        if said.stat().st_size != length:
            length, since = said.stat().st_size, time.monotonic()
        elif time.monotonic() - since > PATIENCE:
            return None


def _end_all(child: "subprocess.Popen[bytes]", collections: str) -> None:
    """End the tests and all that they have begun, which know their folder from TMPDIR."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    mark = f"TMPDIR={collections}\0".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if mark in (process / "environ").read_bytes():
                os.kill(int(process.name), signal.SIGKILL)


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _line(result: Result) -> str:
    change = result.change
    word = "noticed" if result.by else "NOT NOTICED"
    by = f", {result.by}" if result.by else ""
    return f"{word}: {change.path}:{change.line}, {change.kind}{by}, {result.seconds:.0f} s"


def _fingerprint(*patterns: str) -> str:
    """Differs whenever a file does."""
    fingerprint = hashlib.sha256()
    for file in sorted(file for pattern in patterns for file in ROOT.glob(pattern)):
        if file.is_file() and file.suffix not in {".mo", ".pyc"}:
            fingerprint.update(str(file.relative_to(ROOT)).encode())
            fingerprint.update(hashlib.sha256(file.read_bytes()).digest())
    return fingerprint.hexdigest()


def _fingerprints(*, near: bool) -> dict[str, str]:
    code = _fingerprint("newsroom/**/*", "plugins/**/*", "theme/**/*", "content/**/*", "*.py")
    return {"code": code, "tests": _fingerprint("tests/**/*", "docs/*") + (" near" if near else "")}


if __name__ == "__main__":
    main()
