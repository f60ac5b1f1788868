"""Where Pelican calls the people's desk."""

from collections.abc import Iterator, Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.plan import Page, plan_pages
from newsroom.engine.settings import read_settings
from newsroom.records.newspaper import Newspaper
from plugins.people.names import NameResolver
from plugins.people.pages import plan_people
from plugins.people.settings import Settings

__all__ = ["register"]


def set_people(generators: Sequence[Generator]) -> None:
    """Give each report its byline and its speakers."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    desk = NameResolver(newspaper)
    for report in newspaper.reports:
        desk.name_people(report)


def plan(newspaper: Newspaper) -> Iterator[Page]:
    """The people's pages of every printed edition."""
    settings = read_settings(Settings, newspaper.settings, "PEOPLE")
    for edition in newspaper.printed_editions:
        yield from plan_people(newspaper, edition, settings)


def register() -> None:
    """Connect the people's desk to Pelican and the press."""
    signals.all_generators_finalized.connect(set_people)
    plan_pages.connect(plan)
