"""OPML 2.0: a list of feeds that readers' programs take in at once. Source: opml.org, spec2."""

from collections.abc import Iterable

from plugins.feeds.xml_writer import DECLARATION, element, holding

__all__ = ["compose_opml"]

Outline = tuple[str, str, str, str]
"""Title and description of a feed, its own address and that of its page."""


def compose_opml(
    title: str, owner: str, lang: str, groups: Iterable[tuple[str, Iterable[Outline]]]
) -> bytes:
    """Write feeds, in groups by name; what has no group's name stands by itself."""
    body = []
    for name, feeds in groups:
        outlines = [_outline(feed, lang) for feed in feeds]
        body += [holding("outline", outlines, {"text": name})] if name else outlines
    head = holding("head", (element("title", title), element("ownerName", owner)))
    whole = holding("opml", (head, holding("body", body)), {"version": "2.0"})
    return f"{DECLARATION}\n{whole}\n".encode()


def _outline(feed: Outline, lang: str) -> str:
    title, description, url, home = feed
    attributes = {
        "type": "rss",
        "text": title,
        "title": title,
        **({"description": description} if description else {}),
        "xmlUrl": url,
        "htmlUrl": home,
        "language": lang,
    }
    return element("outline", "", attributes)
