"""What pages tell machines of themselves in JSON-LD: whole, dated, and no more than they show.

Source: schema.org; Google, article and breadcrumb structured data.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from PIL import Image

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedPage, PrintedSite, text_of

__all__ = ["Node", "articles", "fronts", "nodes_of", "samples", "trails", "translations"]

Node = dict[str, Any]

_NEEDED = (
    *("headline", "datePublished", "dateModified", "author", "publisher", "inLanguage"),
    *("isAccessibleForFree", "articleSection", "mainEntityOfPage"),
)
_RATIOS = (16 / 9, 4 / 3, 1.0)
_CLOSE = 0.06  # of a ratio: a small picture has whole px, too
_OFFSET = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


def nodes_of(page: PrintedPage) -> list[Node]:
    """What a page says, each ``<script>`` of it. Raises ValueError for what is no JSON."""
    scripts = page.all("script[@type='application/ld+json']")
    return [json.loads(each.text or "") for each in scripts]


def _typed(page: PrintedPage, kind: str) -> Node | None:
    return next((each for each in nodes_of(page) if each.get("@type") == kind), None)


def _reports(site: PrintedSite) -> Iterator[tuple[PrintedPage, Node]]:
    for page in site.pages.values():
        article = _typed(page, "NewsArticle") if page.kind == "report" else None
        if article is not None:
            yield page, article


def articles(site: PrintedSite) -> Iterator[Fault]:
    """Each report is a NewsArticle, whole, with dates of a zone and pictures in three shapes."""
    known = {page.path for page, _ in _reports(site)}
    for page in site.pages.values():
        if page.kind == "report" and page.path not in known:
            yield Fault(page.path, "it is no NewsArticle", "Name 'plugins.structured_data'")
    for page, article in _reports(site):
        remedy = "Mend it in plugins/structured_data"
        lacking = [name for name in _NEEDED if not article.get(name)]
        if lacking:
            yield Fault(page.path, f"its NewsArticle lacks {', '.join(lacking)}", remedy)
            continue
        if article["headline"] != text_of(page.one("h1")):
            yield Fault(page.path, "its NewsArticle has another headline", remedy)
        dates = [str(article[name]) for name in ("datePublished", "dateModified")]
        if not all(map(_OFFSET.fullmatch, dates)):
            yield Fault(page.path, f"{dates} are no dates of a zone", "Write +05:30 behind each")
        elif datetime.fromisoformat(dates[1]) < datetime.fromisoformat(dates[0]):
            yield Fault(page.path, "it was changed before it was published", remedy)
        if not all(each.get("name") and each.get("url") for each in article["author"]):
            yield Fault(page.path, "an author has no name or no page", remedy)
        if not article["publisher"].get("logo", {}).get("url"):
            yield Fault(page.path, "its publisher has no logo", remedy)
        yield from _pictures(page, article.get("image", []), site)


def _pictures(page: PrintedPage, urls: list[str], site: PrintedSite) -> Iterator[Fault]:
    files = [site.file_behind(site.own(url)) for url in urls]
    if any(file is None or file.startswith("cards/") for file in files):
        what = f"its NewsArticle is shown with {urls}"
        yield Fault(page.path, what, "Name the photograph: Google wants no picture with text")
        return
    ratios = []
    for file in filter(None, files):
        with Image.open(site.output / file) as image:
            ratios.append(image.width / image.height)
    lacking = [ratio for ratio in _RATIOS if not any(abs(r / ratio - 1) < _CLOSE for r in ratios)]
    if ratios and lacking:
        what = "its photograph is not there in 16:9, 4:3 and 1:1"
        yield Fault(page.path, what, "See plugins/pictures/renditions.py")


def trails(site: PrintedSite) -> Iterator[Fault]:
    """Each report and each person says where in the site it stands, over pages that are there."""
    for page in site.pages.values():
        if page.kind not in {"report", "speaker", "author"}:
            continue
        trail = _typed(page, "BreadcrumbList") or {}
        steps = trail.get("itemListElement", [])
        places = [site.file_behind(site.own(str(each.get("item", "")))) for each in steps[:-1]]
        if len(steps) < 2 or None in places:
            yield Fault(page.path, "it has no sound BreadcrumbList", "See plugins/structured_data")


def fronts(site: PrintedSite) -> Iterator[Fault]:
    """Each front page says what the newspaper is, and that the edition is a site."""
    for page in site.pages.values():
        if page.kind == "front":
            for kind in ("NewsMediaOrganization", "WebSite"):
                if _typed(page, kind) is None:
                    yield Fault(page.path, f"it says no {kind}", "See plugins/structured_data")


def samples(site: PrintedSite) -> Iterator[Fault]:
    """What is said of a sample in the data is said on the page, in the page's own words."""
    for page in site.pages.values():
        for node in nodes_of(page):
            entity = node.get("mainEntity", node)
            for name in ("creativeWorkStatus", "disambiguatingDescription"):
                said = entity.get(name)
                if said and said not in text_of(page.one("main")):
                    what = f"its data has '{said}', which the page does not say"
                    yield Fault(page.path, what, "Take both from one word of the catalogue")


def translations(site: PrintedSite) -> Iterator[Fault]:
    """A translation names its original, and that names it."""
    graph = {article["@id"]: (page, article) for page, article in _reports(site)}
    for page, article in graph.values():
        named = [each["@id"] for each in article.get("workTranslation", [])]
        back = "translationOfWork"
        if back in article:
            named.append(article[back]["@id"])
        for other in named:
            _, its = graph.get(other, (page, {}))
            theirs = [its.get(back), *its.get("workTranslation", [])]
            if {"@id": article["@id"]} not in theirs:
                what = f"it names '{other}' as its version, which does not name it"
                yield Fault(page.path, what, "See plugins/structured_data/article.py")
