"""What a proof found, as lines: a table of figures, a line a fault, and what was not run."""

import statistics
from collections.abc import Iterable, Iterator

from .finding import Fault, Figure, Finding, NotRun, number

__all__ = ["tell"]

_EACH_NAMED = 3
"""places: a fault of more of them is told once, with their number."""
_HEAD = ("figure", "pages", "median", "worst", "bar", "the worst is")


def tell(findings: Iterable[Finding]) -> tuple[list[str], bool]:
    """The lines to print, and whether every promise is kept."""
    findings = list(findings)
    faults = list(_lines({each: None for each in findings if isinstance(each, Fault)}))
    figures = [each for each in findings if isinstance(each, Figure)]
    lacking = [str(each) for each in findings if isinstance(each, NotRun)]
    lines = list(_table(figures))
    if faults:
        lines += ["", *faults, "", f"{number(len(faults))} faults." if faults[1:] else "1 fault."]
    else:
        lines += ["", "No fault."]
    if lacking:
        lines.append(f"not run: {'; '.join(dict.fromkeys(lacking))}")
    return lines, not faults


def _lines(faults: Iterable[Fault]) -> Iterator[str]:
    """A line a fault, at the first of its places."""
    places: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        places.setdefault((fault.what, fault.remedy), []).append(fault.place)
    for (what, remedy), found in places.items():
        if len(found) > _EACH_NAMED:
            yield str(Fault(f"{found[0]} and {len(found) - 1:,} others", what, remedy))
        else:
            yield from (str(Fault(place, what, remedy)) for place in found)


def _table(figures: list[Figure]) -> Iterator[str]:
    """One row a figure, in the order in which they were first measured."""
    by_name: dict[tuple[str, float | None], list[Figure]] = {}
    for figure in figures:
        by_name.setdefault((figure.what, figure.bar), []).append(figure)
    rows = [_HEAD, *(_row(same) for same in by_name.values())]
    if not by_name:
        return
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    for row in rows:
        cells = [
            text.rjust(width) if 0 < column < len(_HEAD) - 1 else text.ljust(width)
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _row(same: list[Figure]) -> tuple[str, ...]:
    least = same[0].least
    worst = (min if least else max)(same, key=lambda figure: figure.value)
    bar = "" if worst.bar is None else f"{'≥' if least else '≤'} {number(worst.bar)}"
    name = f"{worst.what}, {worst.unit}" if worst.unit else worst.what
    median = statistics.median(figure.value for figure in same)
    return (
        *(name, number(len(same)), number(round(median, 3)), number(worst.value), bar),
        f"{'!' if not worst.is_kept else ' '} {worst.place}",
    )
