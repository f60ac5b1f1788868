"""How long a newsroom waits for a build: this project, Hugo and stock Pelican, in turn.

Run: ``./inv bench build --reports 10000``. The corpora, the sites and their output stand on a RAM
disk. Each row is a fresh process; ratios within one run are the figures, seconds depend on the
machine. SAMACHAR_DATA holds the sentences, SAMACHAR_PEERS the peers' templates and corpus maker.
"""

import argparse
import fcntl
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.corpus import FIRST_DAY, MINUTES, SECTIONS, Corpus, Story
from bench.measure import CommandFailedError, Usage, run

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("SAMACHAR_DATA", ROOT.parent / "shared" / "data")).resolve()
PEERS = Path(os.environ.get("SAMACHAR_PEERS", ROOT.parent / "shared" / "bench")).resolve()

HUGO = "0.168.0"
_WITH_PEERS = 10_000  # reports; peers build larger sites only on request
_LARGE = 100_000
_PELICAN_AT_MOST = 10_000  # at 100,000 it has written nothing after a quarter of an hour
_ROOM = 250  # KiB a report on the RAM disk: the corpora, the outputs, one more while ours changes
_BUSY = 0.1  # cores; other work beyond this is told

_CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH = {content!r}
THEME = {theme!r}
AT = {at!r}
EDITIONS = {{"list_length": 10}}
PEOPLE = {{"list_length": 10}}
PLUGINS = [name for name in PLUGINS if name not in ("plugins.cards", "plugins.search")]
"""

_APART = "pictures, cards, search (measured apart)"
_NO_THEME = "a theme, statements, JSON-LD, hreflang, months, English lists, speakers' feeds"
_NO_PEOPLE = f"speakers, related; and {_NO_THEME}"


@dataclass(frozen=True)
class Row:
    """One thing that is measured."""

    key: str
    title: str
    command: tuple[str, ...]
    folder: Path
    output: Path
    before: Callable[[int], None]
    """Called untimed before each run, with its number: an edit, or a clean folder."""
    lacks: str
    peer: str = ""
    """The row of the same event on Hugo's news page set, or on the largest that was measured."""
    usages: list[Usage] = field(default_factory=list)

    def median(self, what: str) -> float:
        """The median of a figure of all runs; of memory the largest."""
        figures = [float(getattr(usage, what)) for usage in self.usages]
        return max(figures) if what in {"peak", "others"} else statistics.median(figures)


@dataclass(frozen=True)
class Verdict:
    """A bar, and whether it holds; None where this run does not say."""

    holds: bool | None
    text: str


def main() -> None:
    """Make the corpora, run the rows, print the table and the bars."""
    wanted = _read_arguments()
    if not (DATA / "sentences.hi.txt").is_file():
        print(f"bench build: skipped, there are no sentences in {DATA}")
        return
    if not Path("/proc/self/smaps_rollup").is_file():
        print("bench build: skipped, memory and CPU are read from Linux's /proc")
        return
    with _folder(wanted.reports, keep=wanted.keep) as folder:
        began = datetime.now(UTC).astimezone()
        load = os.getloadavg()
        newsroom = Newsroom(folder, wanted.reports)
        newsroom.make()
        try:
            rows = [*newsroom.rows(), *_peers(folder, wanted)]
            rows = [row for row in _in_turn(rows, wanted.reports) if _measure_is_wanted(row)]
            _measure(rows, wanted.runs)
        finally:
            newsroom.restore()
    result = {
        "reports": wanted.reports,
        "date": f"{began:%Y-%m-%d %H:%M}",
        "cores": len(os.sched_getaffinity(0)),
        "load": {"before": _rounded(load), "after": _rounded(os.getloadavg())},
        "versions": {"python": platform.python_version(), "hugo": HUGO, "pelican": version("pelican")},
        "rows": [_as_record(row) for row in rows],
    }
