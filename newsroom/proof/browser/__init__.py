"""What only a browser knows: each kind of page in each language, as it is shown and as fast."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsroom.engine.progress import Progress
from newsroom.proof import judges
from newsroom.proof.finding import Finding, NotRun
from newsroom.proof.host import serve
from newsroom.proof.site import PrintedSite

from .chromium import launched
from .showing import show
from .speed import measure

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["prove"]


def prove(site: PrintedSite, progress: Progress) -> Iterator[Finding]:
    """Show the longest page of each kind in each language, and time some of them."""
    try:
        with launched() as browser, serve(site) as address:
            yield from _prove(browser, site, address, progress)
    except judges.LackingError as lacking:
        yield NotRun("browser", str(lacking))


def _prove(
    browser: "Browser", site: PrintedSite, address: str, progress: Progress
) -> Iterator[Finding]:
    axe = ""
    try:
        axe = judges.axe()
    except judges.LackingError as lacking:
        yield NotRun("accessibility", str(lacking))
    yield from show(browser, site, address, progress, axe)
    yield from measure(browser, site, address, progress)
