"""What sitemaps and robots.txt say of the pages that are there, and that they say all of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from urllib.robotparser import RobotFileParser

from lxml import etree

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedPage, PrintedSite, text_of

from .schema import sitemap_schema

__all__ = ["large_previews", "listed", "news", "robots", "sound"]

_CORE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
_NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_HEAVIEST = 50 * 1024 * 1024  # bytes. Source: sitemaps.org, 0.9
_MOST_NEWS = 1_000  # Source: Google, news sitemaps
_WINDOW = timedelta(days=2)


@dataclass(frozen=True)
class _Maps:
    """The sitemaps of a site, and the pages that they should name."""

    site: PrintedSite

    @cached_property
    def urlsets(self) -> dict[str, etree._Element]:
        """Each file of addresses, by its place."""
        tag = f"{_CORE}urlset"
        return {path: root for path, root in self.site.xml.items() if root.tag == tag}

    def entries(self, *, is_news: bool) -> Iterator[tuple[str, etree._Element]]:
        """Every ``<url>`` of the news sitemap, or of all others, with the place of its file."""
        for path, root in self.urlsets.items():
            for entry in root.iterfind(f"{_CORE}url"):
                if (entry.find(f"{_NEWS}news") is not None) == is_news:
                    yield path, entry

    @cached_property
    def wanted(self) -> dict[str, PrintedPage]:
        """The pages that search engines may show, by their canonical address."""
        return {page.canonical: page for page in self.site.pages.values() if _may_be_found(page)}


def _may_be_found(page: PrintedPage) -> bool:
    return page.kind not in {"404", "redirect"} and not page.is_noindex


def _text(entry: etree._Element, path: str) -> str:
    return (entry.findtext(path) or "").strip()


def sound(site: PrintedSite) -> Iterator[Fault]:
    """Every sitemap keeps to the schemas, and is no larger than it may be."""
    remedy = "Mend it in plugins/sitemaps"
    for path, root in site.xml.items():
        if not str(root.tag).startswith(_CORE):
            continue
        schema = sitemap_schema()
        if not schema.validate(root):
            error = schema.error_log[0]
            yield Fault(path, f"line {error.line}: {error.message}", remedy)
        if (site.output / path).stat().st_size > _HEAVIEST:
            yield Fault(path, "The file is larger than 50 MB", "Set a lower SITEMAPS['length']")


def listed(site: PrintedSite) -> Iterator[Fault]:
    """The index names each part; the parts name each page that may be found, and no other."""
    maps = _Maps(site)
    index = site.xml.get("sitemap.xml")
    named = {site.own(_text(each, f"{_CORE}loc")) for each in index} if index is not None else set()
    for path in maps.urlsets:
        if f"{site.prefix}/{path}" not in named:
            yield Fault(path, "sitemap.xml does not name it", "Mend it in plugins/sitemaps")
    found: dict[str, str] = {}
    for path, entry in maps.entries(is_news=False):
        url = _text(entry, f"{_CORE}loc")
        page = maps.wanted.get(url)
        if url in found:
            yield Fault(path, f"'{url}' stands in '{found[url]}', too", "Name each page once")
        found[url] = path
        if page is None:
            what = f"'{url}' is no page that may be found: not there, not canonical, or noindex"
            yield Fault(path, what, "Plan such a page without 'sitemap'")
        else:
            yield from _true(path, entry, page, site)
    for url in maps.wanted.keys() - found.keys():
        what = "no sitemap names it"
        yield Fault(maps.wanted[url].path, what, "Plan the page with a 'sitemap', or noindex")


def _true(
    path: str, entry: etree._Element, page: PrintedPage, site: PrintedSite
) -> Iterator[Fault]:
    """What an entry says is what the page says."""
    url = page.canonical
    links = entry.iterfind(f"{_XHTML}link")
    versions = {str(each.get("hreflang")): str(each.get("href")) for each in links}
    said = page.versions if len(set(page.versions.values())) > 1 else {}
    if versions != said:
        what = f"the versions of '{url}' are {versions}, the page says {said}"
        yield Fault(path, what, "Let both come from one record")
    changed = page.meta("article:modified_time") or page.meta("article:published_time")
    if changed and datetime.fromisoformat(_text(entry, f"{_CORE}lastmod")) != (
        datetime.fromisoformat(changed)
    ):
        what = f"lastmod of '{url}' is not {changed}, as the page says"
        yield Fault(path, what, "Let both come from one record")
    for picture in entry.iterfind(f"{_IMAGE}image"):
        address = _text(picture, f"{_IMAGE}loc")
        if site.file_behind(site.own(address)) is None:
            yield Fault(path, f"the picture '{address}' is not there", "Name one that is printed")


def news(site: PrintedSite) -> Iterator[Fault]:
    """The news are reports of two days that may be found, as their pages have them."""
    maps = _Maps(site)
    entries = list(maps.entries(is_news=True))
    if len(entries) > _MOST_NEWS:
        path = entries[0][0]
        yield Fault(path, f"{len(entries)} reports", f"Name {_MOST_NEWS} at most")
    days = []
    for path, entry in entries:
        url = _text(entry, f"{_CORE}loc")
        page = maps.wanted.get(url)
        if page is None or page.kind != "report" or page.meta("Googlebot-News"):
            yield Fault(path, f"'{url}' is no report that Google News may show", "Leave it out")
            continue
        about = f"{_NEWS}news/{_NEWS}"
        said = {
            "title": (_text(entry, f"{about}title"), text_of(page.one("h1"))),
            "language": (_text(entry, f"{about}publication/{_NEWS}language"), page.lang),
            "name": (_text(entry, f"{about}publication/{_NEWS}name"), page.meta("og:site_name")),
            "date": (
                _text(entry, f"{about}publication_date"),
                page.meta("article:published_time"),
            ),
        }
        for what, (is_said, right) in said.items():
            if is_said != right:
                yield Fault(path, f"the {what} of '{url}' is '{is_said}'", f"It is '{right}'")
        days.append(datetime.fromisoformat(said["date"][0]))
    if days and max(days) - min(days) > _WINDOW:
        yield Fault(entries[0][0], "the news are of more than two days", "Build the edition anew")


def robots(site: PrintedSite) -> Iterator[Fault]:
    """robots.txt names the sitemaps, and lets search engines fetch all that these name."""
    if "robots.txt" not in site.files:
        yield Fault("robots.txt", "it is not printed", "Name 'plugins.sitemaps' in PLUGINS")
        return
    rules = RobotFileParser()
    rules.parse((site.output / "robots.txt").read_text(encoding="utf-8").splitlines())
    named = rules.site_maps() or []
    for path in ("sitemap.xml", "sitemap-news.xml"):
        if path in site.files and f"{site.siteurl}/{path}" not in named:
            yield Fault("robots.txt", f"it does not name '{path}'", "Mend it in plugins/sitemaps")
    for url in named:
        if site.file_behind(site.own(url)) is None:
            yield Fault("robots.txt", f"it names '{url}', which is not there", "Take it out")
    for page in _Maps(site).wanted.values():
        if not rules.can_fetch("Googlebot", page.canonical):
            yield Fault("robots.txt", f"it forbids '{page.canonical}'", "Allow it")


def large_previews(site: PrintedSite) -> Iterator[Fault]:
    """Every page that may be found may be shown with a large picture."""
    for page in site.pages.values():
        if _may_be_found(page) and "max-image-preview:large" not in page.meta("robots"):
            what = "its robots do not say 'max-image-preview:large'"
            yield Fault(page.path, what, "Let parts/head.html say it")
