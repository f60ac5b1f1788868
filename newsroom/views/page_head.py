"""What ``<head>`` says of a page that is no report."""

from collections.abc import Mapping
from datetime import datetime

from newsroom.engine.plan import SitemapEntry
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.feed import FeedLink
from newsroom.records.newspaper import Newspaper
from newsroom.views.models import Alternate, Head, LanguageLink

__all__ = ["alternates", "language_links", "page_head", "site_feeds", "sitemap_entry"]


def page_head(
    newspaper: Newspaper,
    edition: Edition,
    versions: Mapping[str, Address],
    *,
    title: str = "",
    description: str = "",
    feeds: tuple[FeedLink, ...] = (),
) -> Head:
    """Compose a head; a page without a title of its own is the newspaper itself.

    ``feeds`` are the page's own; the edition's follow them.
    """
    name = newspaper.masthead.name(edition.lang)
    motto = newspaper.masthead.motto(edition.lang)
    own = f"{title} | {name}" if title else ": ".join(filter(None, (name, motto)))
    return Head(
        title=own,
        description=description or newspaper.masthead.description(edition.lang),
        canonical=newspaper.addresses.absolute(versions[edition.lang].url),
        alternates=alternates(newspaper, edition.lang, versions),
        feeds=(*feeds, *site_feeds(newspaper, edition)[: 1 if title else None]),
    )


def site_feeds(newspaper: Newspaper, edition: Edition) -> tuple[FeedLink, ...]:
    """The feeds of the whole edition."""
    return newspaper.feeds_of("edition", edition.home, newspaper.masthead.name(edition.lang))


def alternates(
    newspaper: Newspaper, lang: str, versions: Mapping[str, Address]
) -> tuple[Alternate, ...]:
    """All hreflang lines of a page in ``lang``; ``versions`` holds the page itself too."""
    absolute = {code: newspaper.addresses.absolute(each.url) for code, each in versions.items()}
    default = absolute.get(newspaper.default_lang, absolute[lang])
    lines = [
        Alternate(code, absolute[code], edition.language.locale)
        for code, edition in newspaper.editions.items()
        if code in absolute
    ]
    return (*lines, Alternate("x-default", default))


def sitemap_entry(
    lang: str, versions: Mapping[str, Address], changed: datetime | None = None
) -> SitemapEntry:
    """What a sitemap says of a page in ``lang``; ``versions`` holds the page itself too."""
    urls = {code: each.url for code, each in versions.items()}
    return SitemapEntry(urls[lang], changed=changed, versions=urls)


def language_links(
    newspaper: Newspaper, lang: str, versions: Mapping[str, Address]
) -> tuple[LanguageLink, ...]:
    """The masthead's languages: to this page's version, else to that edition's front page."""
    return tuple(
        LanguageLink(
            lang=edition.lang,
            endonym=edition.language.endonym,
            direction=edition.language.direction,
            url="" if edition.lang == lang else versions.get(edition.lang, edition.home).url,
            is_current=edition.lang == lang,
            is_version=edition.lang in versions,
        )
        for edition in newspaper.printed_editions
    )
