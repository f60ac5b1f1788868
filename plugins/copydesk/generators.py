"""Pelican's generators for what editors write. They read and gather; the press prints."""

from collections.abc import Sequence
from typing import Any, cast, overload

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from newsroom.edition import Newspaper, Section, StandingPage
from newsroom.person import Person, Register
from newsroom.report import Report
from plugins.copydesk.article import ReportArticle
from plugins.copydesk.desk import Thing
from plugins.copydesk.rooms import Rooms

__all__ = ["PeopleGenerator", "ReportsGenerator", "SectionsGenerator", "StandingPagesGenerator"]

# Those who listen to these may change an article while it is made.
_OF_ONE_ARTICLE = (
    signals.content_object_init,
    signals.article_generator_preread,
    signals.article_generator_context,
)


class _CopyGenerator(Generator):
    """What the four rooms of the content folder share."""

    @property
    def newspaper(self) -> Newspaper:
        """The edition that this run makes."""
        newspaper: Newspaper = self.context["newspaper"]
        return newspaper

    def generate_output(self, writer: object) -> None:
        """Print nothing: the press prints from the plan."""

    def read(self, room: str) -> list[Thing]:
        """Everything in a room; the mistakes in it are told."""
        if "rooms" not in self.context:
            self.context["rooms"] = Rooms.open(self.newspaper, self.context)
        rooms: Rooms = self.context["rooms"]
        things = []
        for thing, mistakes in rooms.read(room):
            things.append(thing)
            for mistake in mistakes:
                self.newspaper.mistakes.tell(mistake.path, mistake.line, mistake.message)
        return things


class _Articles(Sequence[ReportArticle]):
    """The reports as Pelican's articles, each made when someone looks at it."""

    def __init__(self, generator: "ReportsGenerator", *, in_default_lang: bool) -> None:
        newspaper = generator.newspaper
        self._generator = generator
        self._reports = [
            report
            for report in newspaper.reports
            if (report.lang == newspaper.default_lang) is in_default_lang
        ]

    def __len__(self) -> int:
        return len(self._reports)

    @overload
    def __getitem__(self, at: int) -> ReportArticle: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[ReportArticle]: ...
    def __getitem__(self, at: int | slice) -> ReportArticle | Sequence[ReportArticle]:
        if isinstance(at, slice):
            return [self[n] for n in range(*at.indices(len(self)))]
        return self._generator.article(self._reports[at])


class PeopleGenerator(_CopyGenerator):
    """Fills the register of people."""

    def generate_context(self) -> None:
        """Read ``content/people/``."""
        self.newspaper.register = Register(cast("list[Person]", self.read("people")))


class SectionsGenerator(_CopyGenerator):
    """Fills the list of sections, in their order."""

    def generate_context(self) -> None:
        """Read ``content/sections/``."""
        sections = cast("list[Section]", self.read("sections"))
        sections.sort(key=lambda section: (section.order, section.slug))
        self.newspaper.sections = {section.slug: section for section in sections}


class ReportsGenerator(_CopyGenerator, ArticlesGenerator):
    """Reads the reports: each file once, none lost.

    A report is an article only where a plugin asks for articles: the editions are made of records.
    """

    def generate_context(self) -> None:
        """Read ``content/reports/``, firing Pelican's signals on the way."""
        newspaper = self.newspaper
        newspaper.reports = cast("list[Report]", self.read("reports"))
        if any(signal.receivers for signal in _OF_ONE_ARTICLE):
            for report in newspaper.reports:
                self._promote(report)
        self.articles: Sequence[ReportArticle] = _Articles(self, in_default_lang=True)
        self.translations: Sequence[ReportArticle] = _Articles(self, in_default_lang=False)
        signals.article_generator_pretaxonomy.send(self)
        self._update_context(("articles", "translations"))
        signals.article_generator_finalized.send(self)

    def _promote(self, report: Report) -> None:
        """Make an article of a report for those who listen; what they change, the report keeps."""
        signals.article_generator_preread.send(self)
        metadata: dict[str, Any] = {"report": report, "title": report.title}
        signals.article_generator_context.send(self, metadata=metadata)
        self.article(report, metadata)

    def article(self, report: Report, metadata: dict[str, Any] | None = None) -> ReportArticle:
        """A report as an article."""
        metadata = metadata or {"report": report, "title": report.title}
        source = str(self.newspaper.content / report.path)
        return ReportArticle("", metadata, self.settings, source, self.context)


class StandingPagesGenerator(_CopyGenerator, PagesGenerator):
    """Reads the standing pages."""

    def generate_context(self) -> None:
        """Read ``content/pages/``."""
        self.newspaper.pages = cast("list[StandingPage]", self.read("pages"))
        signals.page_generator_finalized.send(self)
