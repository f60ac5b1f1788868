"""The newspaper and its editions: what is printed in each language, grouped once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsroom.engine.mistakes import Mistakes
from newsroom.engine.plan import Asset
from newsroom.engine.task_pool import TaskPool
from newsroom.records.address_book import AddressBook
from newsroom.records.addresses import Address, Addresses
from newsroom.records.edition import Edition
from newsroom.records.feed import FeedFormat, FeedLink
from newsroom.records.link import Link
from newsroom.records.masthead import Masthead
from newsroom.records.person import Person, Register
from newsroom.records.picture import Picture
from newsroom.records.report import Passage, Report
from newsroom.records.section import Section
from newsroom.records.standing_page import StandingPage
from newsroom.records.topic import Topics

__all__ = ["Newspaper"]


@dataclass(slots=True, eq=False)
class Newspaper:
    """One run of the press: all editions, and what they share.

    Set up by the press, filled by the plugins in the order of their stages.
    """

    content: Path
    settings: Mapping[str, Any]
    """Pelican's settings; a plugin reads its own from them and no other."""
    masthead: Masthead
    addresses: Addresses
    editions: dict[str, Edition]
    at: datetime
    """The edition time: it decides embargo and expiry, and nothing else."""
    mistakes: Mistakes = field(default_factory=Mistakes)
    register: Register = field(default_factory=lambda: Register(()))
    sections: dict[str, Section] = field(default_factory=dict)
    topics: Topics = field(default_factory=Topics)
    """Those that have a file; others are what the tags of reports say."""
    reports: list[Report] = field(default_factory=list)
    addressbook: AddressBook = field(default_factory=AddressBook)
    held_back: int = 0
    """Reports that are read and checked but not printed now: drafts, early ones, expired ones."""
    printed_stories: dict[str, dict[str, Report]] = field(default_factory=dict)
    """The printed versions of each story, by folder and base name, then language."""
    all_stories: dict[str, dict[str, Report]] = field(default_factory=dict)
    """The same, with those that are held back now."""
    pages: list[StandingPage] = field(default_factory=list)
    assets: list[Asset] = field(default_factory=list)
    """The picture files that are printed."""
    bodies: Callable[[str], str] = field(default=str)
    """Gives the body of a report, by its file, where the record does not hold it."""
    on_reports: dict[str, Callable[["Newspaper", Edition, Report], object]] = field(
        default_factory=dict
    )
    """What plugins add to the inputs of a report's page, by the name that the template knows it
    by. Composed when the page is printed, from the report, those it names and its versions."""
    on_people: dict[str, Callable[["Newspaper", Edition, Person], object]] = field(
        default_factory=dict
    )
    """The same, for a person's page."""
    feed_formats: list[FeedFormat] = field(default_factory=list)
    """The formats in which plugins have announced that they print feeds, in their order."""
    feeds_page: str = ""
    """The page that explains feeds, by its address below each front page, where a plugin has
    announced one."""
    manifest: str = ""
    """The web app manifest beside each front page, by its name, where a plugin has announced one;
    then the service worker stands at the root."""
    on_fronts: dict[str, Callable[["Newspaper", Edition], object]] = field(default_factory=dict)
    """The same, for an edition's front page."""
    fingerprints: dict[str, bytes] = field(default_factory=dict)
    """A fingerprint for each person, by slug."""
    theme_fingerprint: bytes = b""
    """A fingerprint of the theme: its templates, styles, scripts and words."""
    pool: TaskPool | None = None
    """Where long lists of like tasks are shared out."""
    caches: Path | None = None
    """The folder of what is costly to make and kept between runs; None where nothing is."""
    notes: list[str] = field(default_factory=list)
    """What the editor should know, though the edition is printed all the same."""
    is_provisional: bool = False
    """Whether this machine lacks something that the next run must look for again."""

    @property
    def copy(self) -> list[Report | StandingPage]:
        """Everything that is printed as a page of its own text."""
        return [*self.reports, *self.pages]

    @property
    def texts(self) -> list[Report | StandingPage | Passage]:
        """Every text that is printed, wherever it stands."""
        people = [person for person in self.register.people.values() if person.has_page]
        return [
            *self.copy,
            *(bio for person in people for bio in person.bios.values()),
            *(text for section in self.sections.values() for text in section.descriptions.values()),
            *(text for topic in self.topics.by_slug.values() for text in topic.intros.values()),
        ]

    @property
    def default_lang(self) -> str:
        """The language at the site's root."""
        return self.addresses.default_lang

    @property
    def printed_editions(self) -> list[Edition]:
        """The editions that have something to print, in the order of the settings."""
        return [edition for edition in self.editions.values() if edition.is_printed]

    def original_lang(self, story: str) -> str:
        """The language that a story was written in: the site's first, where it has that one."""
        versions = self.all_stories.get(story) or self.printed_stories.get(story, {})
        return self.default_lang if self.default_lang in versions else next(iter(versions), "")

    def absolute_picture(self, picture: Picture | None) -> Picture | None:
        """A picture with scheme and host in its address, for those who read it elsewhere."""
        return replace(picture, url=self.addresses.absolute(picture.url)) if picture else None

    def feeds_of(self, kind: str, front: Address, text: str) -> tuple[FeedLink, ...]:
        """The feeds beside the front of a list, in every format that was announced for its kind.

        ``kind`` is edition, section, speaker, or whatever else a format names; ``text`` says of
        what they are.
        """
        return tuple(
            FeedLink(text, front.beside(each.file).url, each.type, each.label)
            for each in self.feed_formats
            if kind in each.lists
        )

    def section_link(self, slug: str, lang: str) -> Link:
        """A section's name and address in an edition."""
        section = self.sections[slug]
        name = section.names.get(lang)
        url = self.addresses.section(lang, slug).url
        if name is not None:
            return Link(name, url)
        return Link(section.names[self.default_lang], url, self.default_lang)
