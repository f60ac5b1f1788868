"""The chrome of one edition: what stands on each of its pages."""

from collections.abc import Mapping

from msgspec import Struct

from newsroom.records.feed import FeedLink
from newsroom.records.link import Link
from newsroom.records.picture import Picture

__all__ = ["Site"]


class Site(Struct, frozen=True):
    """The chrome of one edition: what stands on each of its pages, whatever the page."""

    name: str
    motto: str
    place: str
    home: str
    prefix: str
    """The path of SITEURL, without a slash at its end."""
    scripts: Mapping[str, str]
    """The addresses of the theme's scripts, by name."""
    wordmark: bool
    """Whether the house's own drawn name is used; else the name is set as text."""
    footer: str = ""
    """The sentence at the foot of every page."""
    sections: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    speakers: str = ""
    authors: str = ""
    topics: str = ""
    archive: str = ""
    feeds: tuple[FeedLink, ...] = ()
    """The edition's own, in each format that a plugin has announced."""
    feeds_page: str = ""
    """The page that explains them; empty where no plugin has announced one."""
    manifest: str = ""
    """The address of the web app manifest; empty where no plugin has announced one."""
    lang: str = ""
    direction: str = "ltr"
    locale: str = ""
    separator: str = " · "
    """What parts two notes on one line."""
    comma: str = ", "
    share_card: Picture | None = None
    """What networks show with a link to a page that has no picture of its own; with an absolute
    address."""
    fonts: tuple[str, ...] = ()
    """Parts of the stylesheet that bring a font along; none unless the settings ask for one."""
    logo: Picture | None = None
    """The newspaper's own drawing of its name, which stands in the name's place."""
