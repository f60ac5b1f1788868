"""The newspaper and its editions: what is printed in each language, grouped once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from newsroom.addressbook import AddressBook
from newsroom.addresses import Address, Addresses
from newsroom.formats import Formats
from newsroom.languages import Language
from newsroom.masthead import Masthead
from newsroom.mistakes import Mistakes
from newsroom.parts import Alternate, LanguageLink, Link, Picture, Site, Teaser
from newsroom.person import Person, Register
from newsroom.plan import Asset
from newsroom.report import LinkInCopy, Passage, Report, Target, no_targets
from newsroom.text import printed_text
from newsroom.works import Works

__all__ = ["Edition", "Newspaper", "Section", "StandingPage", "Topic", "newest_first"]


@dataclass(slots=True, eq=False)
class Section:
    """One file of ``content/sections/`` with its versions. Texts are by language code."""

    slug: str
    path: str
    order: int = 0
    colour: str = ""
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, Passage] = field(default_factory=dict)

    def description(self, lang: str) -> str:
        """The description as HTML; empty where it is not written in a language."""
        return self.descriptions[lang].body if lang in self.descriptions else ""


@dataclass(slots=True, kw_only=True, eq=False)
class StandingPage:
    """One version of a page that stands outside the news: about, contact, a policy."""

    path: str
    story: str
    lang: str
    slug: str
    title: str
    summary: str = ""
    order: int = 0
    in_menu: bool = False
    sample: bool = False
    body: str = ""
    links: tuple[LinkInCopy, ...] = ()
    pictures: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    address: Address = field(default=Address("", ""))
    targets: Mapping[str, Target] = field(default_factory=no_targets)

    def line(self, key: str) -> int:
        """The line on which the header gives a key, or 1."""
        return self.lines.get(key.lower(), 1)


@dataclass(slots=True, eq=False)
class Topic:
    """What a tag gathers in one edition, newest first."""

    slug: str
    name: str
    reports: list[Report] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Edition:
    """Everything that one language prints. Lists of reports are newest first."""

    language: Language
    formats: Formats
    wording: NullTranslations
    home: Address
    reports: list[Report] = field(default_factory=list)
    sections: dict[str, list[Report]] = field(default_factory=dict)
    """By section slug, in the order of the sections; empty sections are not in it."""
    topics: dict[str, Topic] = field(default_factory=dict)
    months: dict[tuple[int, int], list[Report]] = field(default_factory=dict)
    """By (year, month), newest first."""
    spoken: dict[str, list[Report]] = field(default_factory=dict)
    """The reports that quote a person, by the person's slug."""
    written: dict[str, list[Report]] = field(default_factory=dict)
    """The reports that a person wrote, by the person's slug."""
    pages: dict[str, StandingPage] = field(default_factory=dict)
    """By the base name that versions of a page share."""
    front: list[str] = field(default_factory=list)
    """The editor's order of the front page: base names of stories."""
    site: Site | None = None
    teasers: dict[str, Teaser] = field(default_factory=dict)
    """Those that were made for this edition's pages, by the report's file."""

    @property
    def lang(self) -> str:
        """The language's code."""
        return self.language.code

    @property
    def is_printed(self) -> bool:
        """Whether the edition has anything to print."""
        return bool(self.reports)

    def counted(self, one: str, many: str, number: int) -> str:
        """A counted thing in the edition's words: ``7 रिपोर्ट``."""
        return self.wording.ngettext(one, many, number) % {"num": self.formats.number(number)}


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
    reports: list[Report] = field(default_factory=list)
    addressbook: AddressBook = field(default_factory=AddressBook)
    held_back: int = 0
    """Reports that are read and checked but not printed now: drafts, early ones, expired ones."""
    stories: dict[str, dict[str, Report]] = field(default_factory=dict)
    """The printed versions of each story, by folder and base name, then language."""
    written: dict[str, dict[str, Report]] = field(default_factory=dict)
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
    seals: dict[str, bytes] = field(default_factory=dict)
    """A seal for each person, by slug."""
    theme_seal: bytes = b""
    """A seal of the theme: its templates, styles, scripts and words."""
    works: Works | None = None
    """Where long lists of like tasks are shared out."""
    caches: Path | None = None
    """The folder of what is costly to make and kept between runs; None where nothing is."""
    notes: list[str] = field(default_factory=list)
    """What the editor should know, though the edition is printed all the same."""
    is_provisional: bool = False
    """Whether this machine lacks something that the next run must look for again."""

    def text(self, item: Report | StandingPage | Passage, *, is_for_feeds: bool = False) -> str:
        """A text as it is printed, in HTML."""
        statements: Sequence[tuple[int, int]] = ()
        body = item.body
        if isinstance(item, Report):
            statements = [(each.start, each.end) for each in item.statements]
            body = body or self.bodies(item.path)
        prefix = self.addresses.prefix
        return printed_text(body, statements, item.targets, prefix, is_for_feeds=is_for_feeds)

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
        ]

    @property
    def default_lang(self) -> str:
        """The language at the site's root."""
        return self.addresses.default_lang

    @property
    def printed(self) -> list[Edition]:
        """The editions that have something to print, in the order of the settings."""
        return [edition for edition in self.editions.values() if edition.is_printed]

    def original_lang(self, story: str) -> str:
        """The language that a story was written in: the site's first, where it has that one."""
        versions = self.written.get(story) or self.stories.get(story, {})
        return self.default_lang if self.default_lang in versions else next(iter(versions), "")

    def alternates(self, lang: str, versions: Mapping[str, Address]) -> tuple[Alternate, ...]:
        """All hreflang lines of a page in ``lang``; ``versions`` holds the page itself too."""
        absolute = {code: self.addresses.absolute(each.url) for code, each in versions.items()}
        default = absolute.get(self.default_lang, absolute[lang])
        lines = [
            Alternate(code, absolute[code], edition.language.locale)
            for code, edition in self.editions.items()
            if code in absolute
        ]
        return (*lines, Alternate("x-default", default))

    def language_links(
        self, lang: str, versions: Mapping[str, Address]
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
            for edition in self.printed
        )

    def absolute_picture(self, picture: Picture | None) -> Picture | None:
        """A picture with scheme and host in its address, for those who read it elsewhere."""
        return replace(picture, url=self.addresses.absolute(picture.url)) if picture else None

    def section_link(self, slug: str, lang: str) -> Link:
        """A section's name and address in an edition."""
        section = self.sections[slug]
        name = section.names.get(lang)
        url = self.addresses.section(lang, slug).url
        if name is not None:
            return Link(name, url)
        return Link(section.names[self.default_lang], url, self.default_lang)


def newest_first(reports: Sequence[Report]) -> list[Report]:
    """Reports by date, the newest first; the Id decides between two of one minute."""
    return sorted(reports, key=lambda report: (report.date, report.id), reverse=True)
