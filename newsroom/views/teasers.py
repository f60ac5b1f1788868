"""A report as a list shows it, on whatever page the list stands."""

from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Card, Report
from newsroom.text.formats import Formats, Moment
from newsroom.views.models import Teaser

__all__ = ["compose_teaser", "kicker", "summary_of", "teaser"]


def teaser(report: Report, newspaper: Newspaper, lang: str) -> Teaser:
    """Show a report on a page in ``lang``, with the day it was published: made once for each."""
    made = newspaper.editions[lang].teasers
    if report.path not in made:
        formats = newspaper.editions[report.lang].formats
        made[report.path] = compose_teaser(report.card, formats, lang, formats.day(report.date))
    shown: Teaser = made[report.path]
    return shown


def compose_teaser(card: Card, formats: Formats, lang: str, moment: Moment) -> Teaser:
    """A teaser on a page in ``lang``, from all that a list may show of a report and no more.

    ``formats`` are those of the report's language.
    """
    face = card.face
    foreign = face.lang != lang
    return Teaser(
        headline=face.headline,
        url=card.placement.address.url,
        moment=moment,
        kicker=None if foreign else kicker(card),
        standfirst=face.standfirst,
        byline=formats.names([link.text for link in card.byline]),
        byline_lang=next((link.lang for link in card.byline if link.lang), ""),
        place=face.dateline,
        picture=card.picture,
        lang=face.lang if foreign else "",
        sample=card.placement.sample,
    )


def kicker(card: Card) -> Link:
    """The words above the headline, which lead to the section."""
    return Link(card.face.kicker, card.section.url) if card.face.kicker else card.section


def summary_of(report: Report) -> str:
    """The standfirst; without one, the opening of the text."""
    return report.face.standfirst or report.text.opening
