"""The sitemap: an index, a part a year of reports, a part of all other pages.

Source: sitemaps.org, protocol 0.9; Google, image sitemaps and localised versions.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape

from newsroom.engine.plan import Document, Page, PlannedFile, SitemapEntry
from newsroom.records.newspaper import Newspaper

__all__ = ["INDEX", "compose_index", "compose_part", "parts", "plan_sitemap"]

INDEX = "sitemap.xml"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CORE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_XHTML = "http://www.w3.org/1999/xhtml"
_MOST_BYTES = 50 * 1024 * 1024  # of a file
_MOST_PICTURES = 1_000  # of an address
_AROUND = 160  # bytes of markup around an address and its day, and more than around any other


def plan_sitemap(
    newspaper: Newspaper, plan: Iterable[PlannedFile], length: int, also: Sequence[Document]
) -> Iterator[Document]:
    """The index and its parts, for the pages of a plan; the index names ``also``, too."""
    entries = [each.sitemap for each in plan if isinstance(each, Page) and each.sitemap]
    addresses = newspaper.addresses
    origin = addresses.origin
    named: list[tuple[str, datetime | None]] = []
    for name, some in parts(entries, length, len(origin)):
        yield Document(
            name,
            compose_part,
            {
                "origin": origin,
                "langs": tuple(newspaper.editions),
                "default_lang": newspaper.default_lang,
                "entries": tuple(some),
            },
        )
        changed = max((each.changed for each in some if each.changed), default=None)
        named.append((addresses.absolute(addresses.file(name).url), changed))
    named += [(addresses.absolute(addresses.file(each.save_as).url), None) for each in also]
    yield Document(INDEX, compose_index, {"parts": tuple(named)})


def parts(
    entries: Iterable[SitemapEntry], length: int, origin: int = 0
) -> Iterator[tuple[str, list[SitemapEntry]]]:
    """Each part's name and its pages: those of a year together, the oldest first.

    So a new report, or a change of one, changes one part of its kind, and a full one never again.
    ``origin`` is how long scheme and host are.

    >>> at = datetime(2026, 11, 24)
    >>> pages = [SitemapEntry("/b/", published=at), SitemapEntry("/a/", published=at)]
    >>> [(name, [each.url for each in some]) for name, some in parts(pages, 1)]
    [('sitemap-2026.xml', ['/a/']), ('sitemap-2026-2.xml', ['/b/'])]
    """
    years: dict[str, list[SitemapEntry]] = {"pages": []}
    for entry in entries:
        year = f"{entry.published.year:04d}" if entry.published else "pages"
        years.setdefault(year, []).append(entry)
    for year, some in sorted(years.items(), reverse=True):
        some.sort(key=lambda each: (each.published.timestamp() if each.published else 0, each.url))
        for number, part in enumerate(_split(some, length, origin), 1):
            yield f"sitemap-{year}{f'-{number}' if number > 1 else ''}.xml", part


def _split(
    entries: Iterable[SitemapEntry], length: int, origin: int
) -> Iterator[list[SitemapEntry]]:
    part: list[SitemapEntry] = []
    left = _MOST_BYTES
    for entry in entries:
        weighs = _weight(entry, origin)
        if part and (len(part) == length or weighs > left):
            yield part
            part, left = [], _MOST_BYTES
        part.append(entry)
        left -= weighs
    if part:
        yield part


def _weight(entry: SitemapEntry, origin: int) -> int:
    """The bytes that an entry takes at most."""
    named = [entry.url, *entry.versions.values(), entry.url, *entry.pictures[:_MOST_PICTURES]]
    return sum(origin + len(url) for url in named) + _AROUND * len(named)


def compose_part(
    *, origin: str, langs: Sequence[str], default_lang: str, entries: Sequence[SitemapEntry]
) -> bytes:
    """A part: each page with the day of its last change, its versions and its pictures."""
    written = [
        _HEAD,
        f'<urlset xmlns="{_CORE}" xmlns:image="{_IMAGE}" xmlns:xhtml="{_XHTML}">\n',
        *(_entry(each, origin, langs, default_lang) for each in entries),
        "</urlset>\n",
    ]
    return "".join(written).encode()


def _entry(entry: SitemapEntry, origin: str, langs: Sequence[str], default_lang: str) -> str:
    lines = [f"<loc>{origin}{escape(entry.url)}</loc>\n"]
    if entry.changed:
        lines.append(f"<lastmod>{entry.changed.isoformat()}</lastmod>\n")
    versions = entry.versions if len(entry.versions) > 1 else {}
    lines += [_alternate(lang, origin + versions[lang]) for lang in langs if lang in versions]
    if versions:
        lines.append(_alternate("x-default", origin + versions.get(default_lang, entry.url)))
    lines += [
        f"<image:image><image:loc>{origin}{escape(url)}</image:loc></image:image>\n"
        for url in entry.pictures[:_MOST_PICTURES]
    ]
    return f"<url>\n{''.join(lines)}</url>\n"


def _alternate(lang: str, url: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang="{lang}" href="{escape(url)}"/>\n'


def compose_index(*, parts: Sequence[tuple[str, datetime | None]]) -> bytes:
    """The index: each part's absolute address, and when anything in it was last changed."""
    written = [_HEAD, f'<sitemapindex xmlns="{_CORE}">\n']
    for url, changed in parts:
        lastmod = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
        written.append(f"<sitemap><loc>{escape(url)}</loc>{lastmod}</sitemap>\n")
    written.append("</sitemapindex>\n")
    return "".join(written).encode()
