"""Feeds are what their formats ask, stand alone in a reader's program, and are found.

RSS 2.0.11 of the RSS Advisory Board and the rules of the W3C's feed validator; RFC 4287 with the
grammar of its appendix B; JSON Feed 1.1; OPML 2.0.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any

import html5lib
from lxml import etree

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedSite

__all__ = ["discovered", "feeds", "listed"]

_MOST_ITEMS = 30
_LARGEST = 512 * 1024  # bytes
_TYPES = {
    "rss.xml": "application/rss+xml",
    "atom.xml": "application/atom+xml",
    "feed.json": "application/feed+json",
}
_NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
}
_HOLDERS = ("href", "src", "cite", "poster", "srcset")
_WHOLE = re.compile(r"(?:https?://[^/]|mailto:|tel:)")
_JSON_VERSION = "https://jsonfeed.org/version/1.1"
_WITHOUT_FEEDS = {"404", "redirect"}


@dataclass(frozen=True)
class _Item:
    id: str
    url: str
    title: str
    summary: str
    content: str
    moments: tuple[datetime, ...]
    enclosures: tuple[tuple[str, str], ...]
    """Address and length in bytes, as they are said."""


@dataclass(frozen=True)
class _Feed:
    """A feed as a reader's program knows it, whatever its format."""

    url: str
    home: str
    title: str
    items: tuple[_Item, ...]


def feeds(site: PrintedSite) -> Iterator[Fault]:
    """Each is sound, within bounds, and holds nothing that needs the page it came from."""
    sound: dict[str, list[str]] = {}
    for path, written in site.feed_files.items():
        read, faults = _read(path, written)
        told = [*faults, *(_faults(site, path, written, read, sound) if read else ())]
        for what, remedy in told:
            yield Fault(path, what, remedy)


_Told = tuple[str, str]


def _faults(
    site: PrintedSite, path: str, written: bytes, feed: _Feed, sound: dict[str, list[str]]
) -> Iterator[_Told]:
    if not _is_left(site, path):
        own, folder = f"{site.siteurl}/{path}", path.removesuffix(path.rpartition("/")[2])
        if feed.url != own:
            yield f"it says that its address is '{feed.url}'", f"It is '{own}'"
        if site.file_behind(site.own(feed.home)) != f"{folder}index.html":
            yield f"its page is said to be '{feed.home}'", "Name the page that it stands beside"
    if not feed.title:
        yield "it has no title", "Name newspaper and list"
    if len(feed.items) > _MOST_ITEMS:
        yield f"it has {len(feed.items)} items, at most {_MOST_ITEMS}", "Leave out the oldest"
    if len(written) > _LARGEST:
        yield f"it is {len(written):,} bytes, at most {_LARGEST:,}", "Leave out the oldest"
    for name, number in Counter(item.id for item in feed.items).items():
        if number > 1:
            yield f"the id '{name}' is given {number} times", "Give each item an id of its own"
    for item in feed.items:
        yield from _faults_of(site, item, sound)


def _faults_of(site: PrintedSite, item: _Item, sound: dict[str, list[str]]) -> Iterator[_Told]:
    named = f"'{item.title}'"
    if not re.match(r"(?:tag|urn|https?):", item.id):
        yield f"{named} has the id '{item.id}'", "Write a URI, such as 'tag:…'"
    if not item.title or not item.summary or not item.content:
        yield f"{named} lacks a title, a summary or a text", "Give it all three"
    if any(moment.tzinfo is None for moment in item.moments) or not item.moments:
        yield f"{named} has a date without an offset", "Say the zone"
    file = site.file_behind(site.own(item.url))
    if file not in site.pages or site.pages[file].canonical != item.url:
        yield f"{named} leads to '{item.url}', no page of this site", "Name the report's address"
    for url, length in item.enclosures:
        file = site.file_behind(site.own(url))
        size = (site.output / file).stat().st_size if file else 0
        if not size or length != str(size):
            what = f"{named} has a picture '{url}' of {length or 'no'} bytes"
            yield what, f"Say {size}" if size else "Name a file that is there"
    if item.content not in sound:
        sound[item.content] = list(_faults_in(item.content))
    for what in sound[item.content]:
        yield f"the text of {named} {what}", "Mend the template, or what copy became"


def _faults_in(content: str) -> Iterator[str]:
    """What is wrong with a text that stands alone: each as the end of a sentence."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    fragment = parser.parseFragment(content)
    for _, error, _ in parser.errors:
        yield f"is no sound HTML: html5lib says '{error}'"
    around = list(fragment)
    if len(around) != 1 or not around[0].get("lang") or not around[0].get("dir"):
        yield "does not say its language and direction"
    for element in fragment.iter():
        for name, value in element.attrib.items():
            if name == "id" or name.startswith("aria-"):
                yield f'has {name}="{value}", which another text may have too'
            if name in _HOLDERS and not _WHOLE.match(value):
                yield f"has the address '{value}', which is not whole"


def _read(path: str, written: bytes) -> tuple[_Feed | None, list[_Told]]:
    """A feed, where it can be read, and what is wrong with its form."""
    readers: dict[str, Callable[[bytes], tuple[_Feed, list[_Told]]]] = {
        "rss.xml": _read_rss,
        "atom.xml": _read_atom,
        "feed.json": _read_json,
    }
    try:
        return readers[path.rpartition("/")[2]](written)
    except (etree.XMLSyntaxError, JSONDecodeError, UnicodeDecodeError) as error:
        return None, [(f"it cannot be read: {error}", "Escape what its format does not allow")]
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        return None, [(f"it lacks what its format asks: {error}", "Give it a title, dates and ids")]


def _read_rss(written: bytes) -> tuple[_Feed, list[_Told]]:
    root = etree.fromstring(written)
    channel = root.find("channel")
    told = []
    lacking = [
        name for name in ("title", "link", "description", "language") if not channel.findtext(name)
    ]
    if root.get("version") != "2.0" or lacking:
        told.append((f"as RSS 2.0 it lacks {', '.join(lacking) or 'its version'}", "Say it"))
    for item in channel.iter("item"):
        tags = [str(each.tag) for each in item]
        if "author" in tags or tags.count("enclosure") > 1:
            told.append(("an item has an author, or two enclosures", "Write dc:creator, and one"))
        if tags.index("description") > tags.index(f"{{{_NAMES['content']}}}encoded"):
            told.append(("a text stands before its description", "Write the description first"))
    link = channel.find("atom:link[@rel='self']", _NAMES)
    items = tuple(
        _Item(
            id=item.findtext("guid") or "",
            url=item.findtext("link") or "",
            title=item.findtext("title") or "",
            summary=item.findtext("description") or "",
            content=item.findtext("content:encoded", None, _NAMES) or "",
            moments=(parsedate_to_datetime(item.findtext("pubDate")),),
            enclosures=tuple(
                (each.get("url", ""), each.get("length", "")) for each in item.iter("enclosure")
            ),
        )
        for item in channel.iter("item")
    )
    return _Feed(link.get("href"), channel.findtext("link"), channel.findtext("title"), items), told


@cache
def _grammar() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))


def _read_atom(written: bytes) -> tuple[_Feed, list[_Told]]:
    feed = etree.fromstring(written)
    grammar = _grammar()
    told = []
    if not grammar.validate(feed):
        told = [
            (f"RFC 4287 says '{each.message}'", "Write what its grammar asks")
            for each in grammar.error_log
        ]

    def said(element: Any, name: str) -> str:  # noqa: ANN401 (lxml's)
        return element.findtext(f"atom:{name}", None, _NAMES) or ""

    def led(element: Any, rel: str) -> list[Any]:  # noqa: ANN401
        return list(element.iterfind(f"atom:link[@rel='{rel}']", _NAMES))

    entries = feed.findall("atom:entry", _NAMES)
    for name, number in Counter(said(entry, "updated") for entry in entries).items():
        if number > 1:
            told.append((f"{number} entries changed at {name}", "Part them by a second"))
    items = tuple(
        _Item(
            id=said(entry, "id"),
            url=led(entry, "alternate")[0].get("href"),
            title=said(entry, "title"),
            summary=said(entry, "summary"),
            content=said(entry, "content"),
            moments=tuple(
                datetime.fromisoformat(said(entry, name)) for name in ("published", "updated")
            ),
            enclosures=tuple(
                (each.get("href", ""), each.get("length", "")) for each in led(entry, "enclosure")
            ),
        )
        for entry in entries
    )
    own, home = led(feed, "self")[0].get("href"), led(feed, "alternate")[0].get("href")
    return _Feed(own, home, said(feed, "title"), items), told


def _read_json(written: bytes) -> tuple[_Feed, list[_Told]]:
    feed = loads(written.decode())
    told = []
    if feed["version"] != _JSON_VERSION:
        told.append((f"its version is '{feed['version']}'", f"It is '{_JSON_VERSION}'"))
    items = []
    for item in feed["items"]:
        if not all(isinstance(item[name], str) for name in ("id", "url", "title", "content_html")):
            told.append(("an item's id, address, title or text is no text", "Write texts"))
        items.append(
            _Item(
                id=str(item["id"]),
                url=item["url"],
                title=item["title"],
                summary=item["summary"],
                content=item["content_html"],
                moments=tuple(
                    datetime.fromisoformat(item[name])
                    for name in ("date_published", "date_modified")
                ),
                enclosures=tuple(
                    (each["url"], str(each["size_in_bytes"]))
                    for each in item.get("attachments", ())
                ),
            )
        )
    return _Feed(feed["feed_url"], feed["home_page_url"], feed["title"], tuple(items)), told


def discovered(site: PrintedSite) -> Iterator[Fault]:
    """A page names the feeds that stand beside it, then its edition's; each name leads to one."""
    for path, page in site.pages.items():
        if page.kind in _WITHOUT_FEEDS or page.is_noindex:
            continue
        named = []
        for link in page.all("link[@rel='alternate']"):
            if link.get("type", "") in _TYPES.values():
                file = site.file_behind(link.get("href", "")) or ""
                if _TYPES.get(file.rpartition("/")[2]) != link.get("type"):
                    what = f"it names a feed '{link.get('href')}', which is not there"
                    yield Fault(path, what, "Print it, or name its own type")
                named.append(file)
        folder = path.removesuffix("index.html")
        beside = [folder + name for name in _TYPES if folder + name in site.feed_files]
        home = "" if page.edition == site.default_lang else f"{page.edition}/"
        whole = [f"{home}rss.xml"] if f"{home}rss.xml" in site.feed_files else []
        wanted = list(dict.fromkeys((*beside, *whole)))
        if named != wanted and (wanted or named) and "/page/" not in path:
            what = f"it names the feeds {', '.join(named) or 'none'}"
            yield Fault(path, what, f"Name {', '.join(wanted) or 'none'}")


def listed(site: PrintedSite) -> Iterator[Fault]:
    """Every feed stands in the list of its edition, which the page about feeds leads to."""
    for lang in site.editions:
        home = "" if lang == site.default_lang else f"{lang}/"
        printed = {
            f"{site.siteurl}/{path}"
            for path in site.feed_files
            if path.endswith("rss.xml")
            and site.edition_of(path) == lang
            and not _is_left(site, path)
        }
        if not printed:
            continue
        place = f"{home}feeds/feeds.opml"
        if place not in site.files:
            yield Fault(place, "it is not there", "Print the list of all feeds")
            continue
        outlines = etree.parse(site.output / place).iterfind(".//outline[@type='rss']")
        found = {outline.get("xmlUrl") for outline in outlines}
        for url in sorted(printed ^ found):
            yield Fault(place, f"'{url}' is only printed or only listed", "List what is printed")
        page = site.pages.get(f"{home}feeds/index.html")
        if page is None or f"{site.prefix}/{place}" not in set(page.addresses()):
            yield Fault(f"{home}feeds/index.html", f"it does not lead to '{place}'", "Link it")


def _is_left(site: PrintedSite, path: str) -> bool:
    """Whether a feed goes on standing at an address that its page has left."""
    folder = path.removesuffix(path.rpartition("/")[2])
    page = site.pages.get(f"{folder}index.html")
    return page is None or page.kind == "redirect"
