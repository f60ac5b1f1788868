"""Atom with full text. Source: RFC 4287; Media RSS 1.5.1; WebSub, W3C Recommendation of 2018."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from newsroom.records.link import Link
from plugins.feeds.entries import Feed, FeedEntry
from plugins.feeds.fitting import fitting
from plugins.feeds.rss import media
from plugins.feeds.xml_writer import DECLARATION, element, holding

__all__ = ["ATOM", "compose_atom"]

ATOM = "application/atom+xml"

_MEDIA = "http://search.yahoo.com/mrss/"


def compose_atom(feed: Feed) -> bytes:
    """Write a feed as Atom."""
    feed, entries = fitting(_apart(feed), _entry)
    attributes = {
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:media": _MEDIA,
        "xml:lang": feed.lang,
    }
    style = f'<?xml-stylesheet type="text/css" href="{feed.style}"?>'
    whole = holding("feed", (*_about(feed), *entries), attributes)
    return f"{DECLARATION}\n{style}\n{whole}\n".encode()


def _apart(feed: Feed) -> Feed:
    """A feed no two entries of which changed in the same second, which readers' programs rely on.

    Editors write minutes; where two are the same, seconds part them, counted from the oldest.
    """
    taken: set[datetime] = set()
    entries = []
    for entry in reversed(feed.entries):
        moment = entry.updated
        while moment in taken:
            moment += timedelta(seconds=1)
        taken.add(moment)
        entries.append(replace(entry, updated=moment))
    return replace(feed, entries=tuple(reversed(entries)))


def _about(feed: Feed) -> Iterator[str]:
    yield element("title", feed.title)
    yield element("subtitle", feed.description)
    yield element("id", feed.url)
    yield element("updated", feed.updated.isoformat())
    yield _author(Link(feed.publisher, feed.site))
    yield element("icon", feed.icon)
    yield element("link", "", {"rel": "self", "type": ATOM, "href": feed.url})
    yield element("link", "", {"rel": "alternate", "type": "text/html", "href": feed.home})
    if feed.hub:
        yield element("link", "", {"rel": "hub", "href": feed.hub})


def _author(author: Link) -> str:
    where = [element("uri", author.url)] if author.url else []
    return holding("author", (element("name", author.text), *where))


def _entry(entry: FeedEntry) -> str:
    return holding("entry", _parts(entry))


def _parts(entry: FeedEntry) -> Iterator[str]:
    yield element("title", entry.title)
    yield element("link", "", {"rel": "alternate", "type": "text/html", "href": entry.url})
    yield element("id", entry.id)
    yield element("published", entry.published.isoformat())
    yield element("updated", entry.updated.isoformat())
    for author in entry.authors:
        yield _author(author)
    for category in entry.categories:
        yield element("category", "", {"term": category})
    yield element("summary", entry.summary)
    yield element("content", entry.content, {"type": "html"})
    if entry.source is not None and entry.source.url:
        yield element(
            "link", "", {"rel": "via", "href": entry.source.url, "title": entry.source.text}
        )
    picture = entry.picture
    if picture is not None:
        if picture.length:
            how = {"type": picture.type, "length": str(picture.length), "href": picture.url}
            yield element("link", "", {"rel": "enclosure", **how})
        yield media(entry)
