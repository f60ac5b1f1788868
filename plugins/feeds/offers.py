"""Which feeds an edition has: of all its reports, of each section, topic, speaker and author."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.feed import FeedFormat
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.text.script_runs import isolate_runs
from newsroom.views.body import opening_of
from plugins.feeds.atom import ATOM, compose_atom
from plugins.feeds.entries import Feed
from plugins.feeds.json_feed import JSON_FEED, compose_json_feed
from plugins.feeds.rss import RSS, compose_rss

__all__ = ["COMPOSERS", "FOLDER", "FORMATS", "Offer", "feeds_page", "offers"]

Kind = Literal["edition", "section", "topic", "speaker", "author"]


_ALL: tuple[Kind, ...] = ("edition", "section", "topic", "speaker", "author")
_MANY: tuple[Kind, ...] = ("edition", "section")

# RSS, which every reader's program takes; what many follow, in all formats.
FORMATS = (
    FeedFormat("rss.xml", RSS, "RSS", _ALL),
    FeedFormat("atom.xml", ATOM, "Atom", _MANY),
    FeedFormat("feed.json", JSON_FEED, "JSON Feed", _MANY),
)

COMPOSERS: Mapping[str, Callable[[Feed], bytes]] = {
    "rss.xml": compose_rss,
    "atom.xml": compose_atom,
    "feed.json": compose_json_feed,
}
"""How each format is written, by the name of its file."""

FOLDER = "feeds/"
"""Below each front page: where feeds are explained."""


class Offer(Struct, frozen=True):
    """A feed that readers are offered, in one format or more."""

    kind: Kind
    front: Address
    """The page whose reports it carries."""
    name: str
    """What it is called among the others of its kind."""
    lang: str
    """Of the name, where it is not the edition's own."""
    title: str
    description: str
    speaker: str = ""
    """The slug of whoever speaks in it."""
    known_as: str = ""
    """The slug that the speaker had first: ids of items are made of it, and stay."""

    @property
    def formats(self) -> Sequence[FeedFormat]:
        """The formats that it comes in."""
        return [each for each in FORMATS if self.kind in each.lists]


def feeds_page(edition: Edition) -> Address:
    """Where an edition's page about feeds stands."""
    return Address(edition.home.beside(f"{FOLDER}index.html").save_as, edition.home.url + FOLDER)


def offers(
    newspaper: Newspaper, edition: Edition, first: Mapping[tuple[str, str], str]
) -> Iterator[tuple[Offer, Sequence[Report]]]:
    """The feeds of an edition, each with the reports that it is taken from, newest first.

    ``first`` has the slugs that speakers had first, where they have others now.
    """
    lang, addresses = edition.lang, newspaper.addresses
    _ = edition.wording.gettext
    paper = newspaper.masthead.name(lang)

    def offer(kind: Kind, front: Address, named: Link, about: str, *speaks: str) -> Offer:
        title = isolate_runs(f"{paper}: {named.text}" if kind != "edition" else paper, lang)
        about = isolate_runs(about, lang)
        return Offer(kind, front, named.text, named.lang, title, about, *speaks)

    about = newspaper.masthead.description(lang) or paper
    yield offer("edition", edition.home, Link(paper, ""), about), edition.reports
    on = _("Reports on %(name)s, the newest first.")
    for slug, reports in edition.sections.items():
        named = newspaper.section_link(slug, lang)
        about = opening_of(newspaper.sections[slug].description(lang)) or on % {"name": named.text}
        yield offer("section", addresses.section(lang, slug), named, about), reports
    for slug, topic in edition.topics.items():
        named, about = Link(topic.name, "", topic.lang), on % {"name": topic.name}
        yield offer("topic", addresses.topic(lang, slug), named, about), topic.reports
    says = _("What %(name)s says, with date and report.")
    for slug, reports in edition.reports_by_speaker.items():
        named = _named(newspaper, slug, lang)
        front, about = addresses.speaker(lang, slug), says % {"name": named.text}
        known_as = first.get((lang, slug), slug)
        yield offer("speaker", front, named, about, slug, known_as), reports
    by = _("Reports by %(name)s, the newest first.")
    for slug, reports in edition.reports_by_author.items():
        named = _named(newspaper, slug, lang)
        yield (
            offer("author", addresses.author(lang, slug), named, by % {"name": named.text}),
            reports,
        )


def _named(newspaper: Newspaper, slug: str, lang: str) -> Link:
    name, name_lang = newspaper.register.people[slug].name(lang, newspaper.default_lang)
    return Link(name, "", name_lang)
