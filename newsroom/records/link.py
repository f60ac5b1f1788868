"""A text that leads somewhere."""

from msgspec import Struct

__all__ = ["FeedLink", "Link"]


class Link(Struct, frozen=True):
    """A text that leads somewhere. ``lang`` is set only where it is not the page's own."""

    text: str
    url: str
    lang: str = ""


class FeedLink(Struct, frozen=True):
    """A feed that a page names to readers' programs; ``type`` is its media type."""

    text: str
    url: str
    type: str
