"""What holds for every printed page, as rules: each looks over the site and tells its faults."""

from collections.abc import Callable, Iterator

from newsroom.engine.progress import Progress
from newsroom.proof.finding import Fault, Figure, Finding
from newsroom.proof.site import PrintedSite

from .feeds import discovered, feeds, listed
from .form import alone, described_pictures, headings, labels, sound, titled
from .languages import canonical, marked, versions
from .links import anchors, kinds, leading
from .policy import admitted, fetching, no_inline_code, policies, referrer
from .sharing import previews

__all__ = ["RULES", "Rule", "prove"]

Rule = Callable[[PrintedSite], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    *(sound, alone, headings, labels, titled, described_pictures),
    *(marked, canonical, versions),
    *(kinds, leading, anchors),
    *(policies, admitted, no_inline_code, fetching, referrer),
    previews,
    *(feeds, discovered, listed),
)


def prove(site: PrintedSite, progress: Progress) -> Iterator[Finding]:
    """Hold every page to every rule."""
    with progress.stage("Reading pages", len(site.pages) + len(RULES)) as stage:
        for page in site.pages.values():
            page.ids  # noqa: B018 (parses it)
            stage.advance()
        for rule in RULES:
            yield from rule(site)
            stage.advance()
    yield Figure("pages read", "all pages", len(site.pages))
