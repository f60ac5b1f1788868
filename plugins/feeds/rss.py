"""RSS 2.0 with full text. Source: RSS Advisory Board, RSS 2.0.11; Media RSS 1.5.1; Dublin Core."""

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from plugins.feeds.entries import Feed, FeedEntry

__all__ = ["compose_rss"]

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"

for _prefix, _uri in (("atom", _ATOM), ("content", _CONTENT), ("dc", _DC), ("media", _MEDIA)):
    ET.register_namespace(_prefix, _uri)


def compose_rss(feed: Feed) -> bytes:
    """Write a feed as RSS 2.0."""
    rss = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(rss, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    _add(channel, "description", feed.description)
    _add(channel, "language", feed.lang)
    _add(channel, "lastBuildDate", format_datetime(feed.updated))
    link = {"href": feed.url, "rel": "self", "type": "application/rss+xml"}
    ET.SubElement(channel, f"{{{_ATOM}}}link", link)
    for entry in feed.entries:
        _add_item(channel, entry)
    ET.indent(rss, space="")
    written: bytes = ET.tostring(rss, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_item(channel: ET.Element, entry: FeedEntry) -> None:
    item = ET.SubElement(channel, "item")
    _add(item, "title", entry.title)
    _add(item, "link", entry.url)
    _add(item, "description", entry.summary)
    _add(item, f"{{{_CONTENT}}}encoded", entry.content)
    _add(item, "pubDate", format_datetime(entry.published))
    for author in entry.authors:
        _add(item, f"{{{_DC}}}creator", author)
    for category in entry.categories:
        _add(item, "category", category)
    _add(item, "guid", entry.id).set("isPermaLink", "false")
    if entry.picture is not None:
        picture = entry.picture
        media = ET.SubElement(
            item,
            f"{{{_MEDIA}}}content",
            {
                "url": picture.url,
                **({"fileSize": str(picture.length)} if picture.length else {}),
                "type": picture.type,
                "medium": "image",
                "width": str(picture.width),
                "height": str(picture.height),
            },
        )
        if picture.credit:
            _add(media, f"{{{_MEDIA}}}credit", picture.credit)
        _add(media, f"{{{_MEDIA}}}description", picture.caption or picture.alt).set("type", "plain")


def _add(parent: ET.Element, tag: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, tag)
    element.text = text
    return element
