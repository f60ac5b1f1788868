"""Where Pelican calls the editions."""

from collections.abc import Iterable, Iterator, Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.plan import Page, Replan, plan_pages, replan_texts
from newsroom.engine.settings import read_settings
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.views.body import printed_text
from plugins.editions.chrome import compose_site
from plugins.editions.front import read_fronts
from plugins.editions.grouping import file_reports, group
from plugins.editions.links import LinkResolver
from plugins.editions.pages import plan_edition, replan_report
from plugins.editions.settings import Settings

__all__ = ["register"]


def make_editions(generators: Sequence[Generator]) -> None:
    """Group the reports, read the editors' front pages, resolve links in copy."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    file_reports(newspaper)
    group(newspaper)
    read_fronts(newspaper)
    links = LinkResolver(newspaper)
    for text in newspaper.texts:
        if not isinstance(text, Report):  # few, and wanted on many pages
            targets = {**text.targets, **links.resolve(text)}
            text.body = printed_text(text.body, (), targets, newspaper.addresses.prefix)
        elif text.header.links:
            text.link_targets = links.resolve(text)
    for edition in newspaper.printed_editions:
        edition.site = compose_site(newspaper, edition)


def plan(newspaper: Newspaper) -> Iterator[Page]:
    """The pages of every printed edition."""
    settings = read_settings(Settings, newspaper.settings, "EDITIONS")
    for edition in newspaper.printed_editions:
        yield from plan_edition(newspaper, edition, settings)


def replan(newspaper: Newspaper, wanted: Iterable[Replan]) -> Iterator[Page]:
    """The pages of some reports whose text alone has changed."""
    for each in wanted:
        if each.by == "editions":
            yield replan_report(newspaper, each)


def register() -> None:
    """Connect the editions to Pelican and the press."""
    signals.all_generators_finalized.connect(make_editions)
    plan_pages.connect(plan)
    replan_texts.connect(replan)
