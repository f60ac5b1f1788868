"""RSS 2.0 with full text. Source: RSS Advisory Board, RSS 2.0.11; Media RSS 1.5.1; Dublin Core."""

from collections.abc import Iterator
from email.utils import format_datetime

from plugins.feeds.entries import Feed, FeedEntry
from plugins.feeds.fitting import fitting
from plugins.feeds.xml_writer import DECLARATION, element, holding

__all__ = ["RSS", "compose_rss", "media"]

RSS = "application/rss+xml"

_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def compose_rss(feed: Feed) -> bytes:
    """Write a feed as RSS 2.0."""
    feed, items = fitting(feed, _item)
    channel = holding("channel", (*_about(feed), *items))
    style = f'<?xml-stylesheet type="text/css" href="{feed.style}"?>'
    rss = holding("rss", (channel,), {"version": "2.0", **_NAMESPACES})
    return f"{DECLARATION}\n{style}\n{rss}\n".encode()


def _about(feed: Feed) -> Iterator[str]:
    yield element("title", feed.title)
    yield element("link", feed.home)
    yield element("description", feed.description)
    yield element("language", feed.lang)
    yield element("lastBuildDate", format_datetime(feed.updated))
    # The address as text: whoever opens the feed in a browser can copy it.
    yield element("atom:id", feed.url)
    yield element("docs", feed.explained)
    yield element("atom:link", "", {"href": feed.url, "rel": "self", "type": RSS})
    if feed.hub:
        yield element("atom:link", "", {"href": feed.hub, "rel": "hub"})


def _item(entry: FeedEntry) -> str:
    return holding("item", _parts(entry))


def _parts(entry: FeedEntry) -> Iterator[str]:
    yield element("title", entry.title)
    yield element("link", entry.url)
    yield element("description", entry.summary)
    yield element("content:encoded", entry.content)
    yield element("pubDate", format_datetime(entry.published))
    for author in entry.authors:
        yield element("dc:creator", author.text)
    for category in entry.categories:
        yield element("category", category)
    yield element("guid", entry.id, {"isPermaLink": "false"})
    if entry.source is not None and entry.source.url:
        yield element("source", entry.source.text, {"url": entry.source.url})
    if entry.picture is not None:
        if entry.picture.length:
            picture = entry.picture
            enclosure = {"url": picture.url, "length": str(picture.length), "type": picture.type}
            yield element("enclosure", "", enclosure)
        yield media(entry)


def media(entry: FeedEntry) -> str:
    """The picture of an entry as Media RSS has it, with who made it."""
    picture = entry.picture
    if picture is None:
        return ""
    attributes = {
        "url": picture.url,
        **({"fileSize": str(picture.length)} if picture.length else {}),
        "type": picture.type,
        "medium": "image",
        "width": str(picture.width),
        "height": str(picture.height),
    }
    credit = [element("media:credit", picture.credit)] if picture.credit else []
    said = picture.caption or picture.alt
    described = [element("media:description", said, {"type": "plain"})] if said else []
    return holding("media:content", (*credit, *described), attributes)
