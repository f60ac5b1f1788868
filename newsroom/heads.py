"""What ``<head>`` says of a page that is no report."""

from collections.abc import Mapping

from newsroom.addresses import Address
from newsroom.edition import Edition, Newspaper
from newsroom.parts import Head, Link

__all__ = ["head_of", "site_feed"]


def head_of(
    newspaper: Newspaper,
    edition: Edition,
    versions: Mapping[str, Address],
    *,
    title: str = "",
    description: str = "",
    feed: Link | None = None,
) -> Head:
    """Compose a head; a page without a title of its own is the newspaper itself."""
    name = newspaper.masthead.name(edition.lang)
    motto = newspaper.masthead.motto(edition.lang)
    own = f"{title} | {name}" if title else ": ".join(filter(None, (name, motto)))
    return Head(
        title=own,
        description=description or newspaper.masthead.description(edition.lang),
        canonical=newspaper.addresses.absolute(versions[edition.lang].url),
        alternates=newspaper.alternates(edition.lang, versions),
        feeds=(*((feed,) if feed else ()), site_feed(newspaper, edition)),
    )


def site_feed(newspaper: Newspaper, edition: Edition) -> Link:
    """The feed of the whole edition."""
    name = newspaper.masthead.name(edition.lang)
    return Link(name, edition.home.beside("rss.xml").url)
