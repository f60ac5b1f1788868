"""Proves that the printed pages keep their promises."""

from collections.abc import Iterator, Sequence

from newsroom.engine.progress import Progress

from . import browser, crawlers, lighthouse, pages, weight
from .finding import Check, Fault, Figure, Finding, NotRun
from .site import PrintedPage, PrintedSite
from .telling import tell

__all__ = [
    "CHECKS",
    "Check",
    "Fault",
    "Figure",
    "Finding",
    "NotRun",
    "PrintedPage",
    "PrintedSite",
    "prove",
    "tell",
]

CHECKS: dict[str, Check] = {
    "weight": weight.prove,
    "pages": pages.prove,
    "crawlers": crawlers.prove,
    "browser": browser.prove,
    "lighthouse": lighthouse.prove,
}
"""By the word after `./inv proof`, in the order in which they run."""


def prove(site: PrintedSite, names: Sequence[str], progress: Progress) -> Iterator[Finding]:
    """Run some checks over a printed site."""
    for name in names:
        yield from CHECKS[name](site, progress)
