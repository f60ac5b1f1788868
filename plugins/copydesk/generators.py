"""Pelican's generators for what editors write. They read and gather; the press prints."""

from typing import ClassVar, cast

from pelican.generators import Generator

from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person, Register
from newsroom.records.report import Report
from newsroom.records.section import Section
from newsroom.records.standing_page import StandingPage
from plugins.copydesk.collections import Collections
from plugins.copydesk.copy_reader import CopyRecord

__all__ = ["PeopleGenerator", "ReportsGenerator", "SectionsGenerator", "StandingPagesGenerator"]


class _CopyGenerator(Generator):
    """What the four collections of the content folder share."""

    reads: ClassVar[str]
    """The collection that a generator reads."""

    @property
    def newspaper(self) -> Newspaper:
        """The edition that this run makes."""
        newspaper: Newspaper = self.context["newspaper"]
        return newspaper

    def generate_output(self, writer: object) -> None:
        """Print nothing: the press prints from the plan."""

    def read(self, collection: str) -> list[CopyRecord]:
        """Everything in a collection; the mistakes in it are told."""
        if "collections" not in self.context:
            self.context["collections"] = Collections.open(self.newspaper, self.context)
        collections: Collections = self.context["collections"]
        things = []
        for thing, mistakes in collections.read(collection):
            things.append(thing)
            for mistake in mistakes:
                self.newspaper.mistakes.add(mistake)
        return things


class PeopleGenerator(_CopyGenerator):
    """Fills the register of people."""

    reads = "people"

    def generate_context(self) -> None:
        """Read ``content/people/``."""
        self.newspaper.register = Register(cast("list[Person]", self.read(self.reads)))


class SectionsGenerator(_CopyGenerator):
    """Fills the list of sections, in their order."""

    reads = "sections"

    def generate_context(self) -> None:
        """Read ``content/sections/``."""
        sections = cast("list[Section]", self.read(self.reads))
        sections.sort(key=lambda section: (section.order, section.slug))
        self.newspaper.sections = {section.slug: section for section in sections}


class ReportsGenerator(_CopyGenerator):
    """Reads the reports: each file once, none lost."""

    reads = "reports"

    def generate_context(self) -> None:
        """Read ``content/reports/``."""
        self.newspaper.reports = cast("list[Report]", self.read(self.reads))


class StandingPagesGenerator(_CopyGenerator):
    """Reads the standing pages."""

    reads = "pages"

    def generate_context(self) -> None:
        """Read ``content/pages/``."""
        self.newspaper.pages = cast("list[StandingPage]", self.read(self.reads))
