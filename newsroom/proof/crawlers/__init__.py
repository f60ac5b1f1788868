"""What search engines and other machines are given: sitemaps, robots.txt, structured data."""

from collections.abc import Callable, Iterator
from pathlib import Path

from newsroom.engine.progress import Progress
from newsroom.proof.finding import Fault, Figure, Finding, NotRun
from newsroom.proof.judges import LackingError, install
from newsroom.proof.site import PrintedSite

from .judges import published_schema, testing_tool, typed
from .sitemaps import large_previews, listed, news, robots, sound
from .structured import articles, fronts, samples, trails, translations

__all__ = ["RULES", "prove"]

RULES: tuple[Callable[[PrintedSite], Iterator[Fault]], ...] = (
    *(sound, listed, news, robots, large_previews),
    *(articles, trails, fronts, samples, translations),
)
_JUDGES: tuple[Callable[[PrintedSite, Path], Iterator[Fault]], ...] = (
    published_schema,
    typed,
    testing_tool,
)


def prove(site: PrintedSite, progress: Progress) -> Iterator[Finding]:
    """Hold all of it to every rule, and have npm's judges look at it."""
    with progress.stage("Reading what crawlers read", len(RULES) + len(_JUDGES)) as stage:
        for rule in RULES:
            yield from rule(site)
            stage.advance()
        try:
            folder = install()
        except LackingError as lacking:
            yield NotRun("crawlers: schema-dts, structured-data-testing-tool", str(lacking))
            return
        for judge in _JUDGES:
            yield from judge(site, folder)
            stage.advance()
    named = sum(len(root) for root in site.xml.values() if str(root.tag).endswith("}urlset"))
    yield Figure("addresses in sitemaps", "all sitemaps", named)
