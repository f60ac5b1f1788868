"""Where Pelican calls the desk for structured data."""

from collections.abc import Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.edition import Newspaper
from plugins.structured_data.article import describe_report
from plugins.structured_data.person import describe_profile

__all__ = ["register"]


def set_structured_data(generators: Sequence[Generator]) -> None:
    """Give reports and people their JSON-LD."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    if newspaper.mistakes:
        return
    for edition in newspaper.printed:
        for report in edition.reports:
            report.structured = describe_report(newspaper, edition, report)
        for slug in {**edition.written, **edition.spoken}:
            person = newspaper.register.people[slug]
            newest = max(
                report.date
                for reports in (edition.spoken.get(slug, []), edition.written.get(slug, []))
                for report in reports[:1]
            )
            person.structured[edition.lang] = describe_profile(
                newspaper, person, edition.lang, newest.date()
            )


def register() -> None:
    """Connect the desk to Pelican."""
    signals.all_generators_finalized.connect(set_structured_data)
