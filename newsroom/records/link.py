"""A text that leads somewhere."""

from msgspec import Struct

__all__ = ["Link"]


class Link(Struct, frozen=True):
    """A text that leads somewhere. ``lang`` is set only where it is not the page's own."""

    text: str
    url: str
    lang: str = ""
