"""The page that explains an edition's feeds and lists them, and what goes with it."""

from collections.abc import Sequence
from pathlib import Path

from newsroom.engine.plan import Document, Page
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.views.models import OfferedFeed, OfferedFeeds
from newsroom.views.page_head import language_links, page_head, sitemap_entry
from plugins.feeds.offers import Offer, feeds_page
from plugins.feeds.opml import compose_opml
from plugins.feeds.style import compose_style

__all__ = ["explanation", "plan_list", "plan_page", "plan_style", "style_address"]

_MOST = 200  # feeds of a kind that the page names; of more, it leads to their index
_ALIKE = ("section", "topic", "speaker", "author")


def explanation(edition: Edition) -> str:
    """What whoever opens a feed in a browser is told."""
    return edition.wording.gettext(
        "This is a feed. Give its address to a feed reader, and new reports will come to you by "
        "themselves."
    )


def style_address(edition: Edition) -> Address:
    """The stylesheet by which a browser shows a feed."""
    return _beside(edition, "feed.css")


def _list_address(edition: Edition) -> Address:
    return _beside(edition, "feeds.opml")


def _beside(edition: Edition, name: str) -> Address:
    return feeds_page(edition).beside(name)


def plan_page(newspaper: Newspaper, edition: Edition, offered: Sequence[Offer]) -> Page:
    """The page itself."""
    _ = edition.wording.gettext
    versions = {other.lang: feeds_page(other) for other in newspaper.printed_editions}
    description = _(
        "Follow us without an account and without an algorithm: new reports come to a program of "
        "your choice, in the order in which they appear."
    )
    address = feeds_page(edition)
    return Page(
        save_as=address.save_as,
        template="feeds.html",
        lang=edition.lang,
        inputs={
            "head": page_head(
                newspaper, edition, versions, title=_("Feeds"), description=description
            ),
            "languages": language_links(newspaper, edition.lang, versions),
            "current": address.url,
            "standfirst": description,
            "whole": tuple(_offered(newspaper, each) for each in _of("edition", offered)),
            "groups": tuple(
                _group(newspaper, edition, kind, _of(kind, offered))
                for kind in _ALIKE
                if _of(kind, offered)
            ),
            "opml": _list_address(edition).url,
        },
        sitemap=sitemap_entry(edition.lang, versions),
    )


def _of(kind: str, offered: Sequence[Offer]) -> list[Offer]:
    return [each for each in offered if each.kind == kind]


def _offered(newspaper: Newspaper, offer: Offer) -> OfferedFeed:
    formats = tuple(Link(each.label, offer.front.beside(each.file).url) for each in offer.formats)
    return OfferedFeed(
        page=Link(offer.name, offer.front.url, offer.lang),
        formats=formats,
        address=newspaper.addresses.absolute(formats[0].url),
    )


def _group(
    newspaper: Newspaper, edition: Edition, kind: str, offered: Sequence[Offer]
) -> OfferedFeeds:
    index = _index(newspaper, edition, kind)
    feeds = () if index and len(offered) > _MOST else offered
    return OfferedFeeds(
        name=_name(edition, kind),
        anchor=kind,
        index=index,
        feeds=tuple(_offered(newspaper, each) for each in feeds),
    )


def _name(edition: Edition, kind: str) -> str:
    _ = edition.wording.gettext
    names = {"section": _("Sections"), "topic": _("Topics"), "speaker": _("Who said what")}
    return names.get(kind) or _("Authors")


def _index(newspaper: Newspaper, edition: Edition, kind: str) -> str:
    """The page that leads to each of a kind; sections have none, and are few."""
    addresses = newspaper.addresses
    indexes = {"topic": addresses.topic, "speaker": addresses.speaker, "author": addresses.author}
    return indexes[kind](edition.lang).url if kind in indexes else ""


def plan_list(newspaper: Newspaper, edition: Edition, offered: Sequence[Offer]) -> Document:
    """All feeds of an edition in one file, for readers' programs to take in."""
    absolute = newspaper.addresses.absolute
    groups = []
    for kind in ("edition", *_ALIKE):
        outlines = tuple(
            (
                *(offer.title, offer.description),
                *(absolute(offer.front.beside("rss.xml").url), absolute(offer.front.url)),
            )
            for offer in _of(kind, offered)
        )
        if outlines:
            groups.append(("" if kind == "edition" else _name(edition, kind), outlines))
    paper = newspaper.masthead.name(edition.lang)
    return Document(
        _list_address(edition).save_as,
        compose_opml,
        {
            "title": f"{paper}: {edition.wording.gettext('Feeds')}",
            "owner": paper,
            "lang": edition.lang,
            "groups": tuple(groups),
        },
        lang=edition.lang,
    )


def plan_style(newspaper: Newspaper, edition: Edition) -> Document:
    """The stylesheet by which a browser shows a feed, in the words of the edition."""
    _ = edition.wording.gettext
    styles = Path(newspaper.settings["THEME"]) / "static" / "css"
    return Document(
        style_address(edition).save_as,
        compose_style,
        {
            "parts": tuple(
                (styles / name).read_text(encoding="utf-8") for name in ("tokens.css", "feed.css")
            ),
            "words": {
                "explanation": explanation(edition),
                "address": _("The address of this feed:"),
                "more": _("What feeds are, and all of ours:"),
            },
            "lang": edition.lang,
            "direction": edition.language.direction,
        },
        lang=edition.lang,
    )
