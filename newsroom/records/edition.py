"""An edition: everything that one language prints, grouped once."""

from dataclasses import dataclass, field
from gettext import NullTranslations
from typing import Any

from newsroom.records.addresses import Address
from newsroom.records.report import Report
from newsroom.records.site import Site
from newsroom.records.standing_page import StandingPage
from newsroom.text.formats import Formats
from newsroom.text.languages import Language

__all__ = ["Edition", "TopicReports"]


@dataclass(slots=True, eq=False)
class TopicReports:
    """What a topic and those below it gather in one edition, newest first."""

    slug: str
    name: str
    lang: str = ""
    """Set only where the name is written in another language than the edition's."""
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
    topics: dict[str, TopicReports] = field(default_factory=dict)
    months: dict[tuple[int, int], list[Report]] = field(default_factory=dict)
    """By (year, month), newest first."""
    reports_by_speaker: dict[str, list[Report]] = field(default_factory=dict)
    """The reports that quote a person, by the person's slug."""
    reports_by_author: dict[str, list[Report]] = field(default_factory=dict)
    """The reports that a person wrote, by the person's slug."""
    pages: dict[str, StandingPage] = field(default_factory=dict)
    """By the base name that versions of a page share."""
    front: list[str] = field(default_factory=list)
    """The editor's order of the front page: base names of stories."""
    site: Site | None = None
    teasers: dict[str, Any] = field(default_factory=dict)
    """View models of reports that were made for this edition's pages, by the report's file."""

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
