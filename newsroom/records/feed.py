"""Feeds, as a plugin announces that it prints them and as pages name them."""

from msgspec import Struct

__all__ = ["FeedFormat", "FeedLink"]


class FeedLink(Struct, frozen=True):
    """A feed that a page names: of what it is, where it stands, what it is written in."""

    text: str
    """Of what it is: the newspaper, a section, a speaker."""
    url: str
    type: str
    """The media type, such as ``application/rss+xml``."""
    label: str
    """What readers know the format by, such as RSS."""


class FeedFormat(Struct, frozen=True):
    """A format in which feeds are printed, each beside the front of its list."""

    file: str
    """The name of each feed's file."""
    type: str
    """The media type."""
    label: str
    lists: tuple[str, ...] = ("edition", "section", "speaker")
    """The kinds of list that have one."""
