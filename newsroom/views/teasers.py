"""A report as a list shows it, on whatever page the list stands."""

from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.text.formats import Moment
from newsroom.views.models import Teaser

__all__ = ["kicker", "summary_of", "teaser"]


def teaser(
    report: Report, newspaper: Newspaper, lang: str, *, moment: Moment | None = None
) -> Teaser:
    """Show a report on a page in ``lang``, by default with the day it was published."""
    if moment is not None:
        return _teaser(report, newspaper, lang, moment)
    made = newspaper.editions[lang].teasers
    if report.path not in made:
        day = newspaper.editions[report.lang].formats.day(report.date)
        made[report.path] = _teaser(report, newspaper, lang, day)
    shown: Teaser = made[report.path]
    return shown


def _teaser(report: Report, newspaper: Newspaper, lang: str, moment: Moment) -> Teaser:
    formats = newspaper.editions[report.lang].formats
    foreign = report.lang != lang
    return Teaser(
        headline=report.title,
        url=report.address.url,
        moment=moment,
        kicker=None if foreign else kicker(report, newspaper),
        standfirst=report.summary,
        byline=formats.names([link.text for link in report.byline]),
        byline_lang=next((link.lang for link in report.byline if link.lang), ""),
        place=report.dateline,
        picture=report.picture,
        lang=report.lang if foreign else "",
        sample=report.sample,
    )


def kicker(report: Report, newspaper: Newspaper) -> Link:
    """The words above the headline, which lead to the section."""
    section = newspaper.section_link(report.section_slug, report.lang)
    return Link(report.kicker, section.url) if report.kicker else section


def summary_of(report: Report) -> str:
    """The standfirst; without one, the opening of the text."""
    return report.summary or report.opening
