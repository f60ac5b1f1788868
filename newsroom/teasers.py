"""A report as a list shows it, on whatever page the list stands."""

import re
from html import unescape

from newsroom.devanagari import excerpt
from newsroom.edition import Newspaper
from newsroom.parts import Link, Moment, Teaser
from newsroom.report import Report

__all__ = ["kicker", "summary_of", "teaser"]

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SUMMARY_LENGTH = 200  # characters; what search engines and WhatsApp show of a description


def teaser(
    report: Report, newspaper: Newspaper, lang: str, *, moment: Moment | None = None
) -> Teaser:
    """Show a report on a page in ``lang``, by default with the day it was published."""
    edition = newspaper.editions[report.lang]
    foreign = report.lang != lang
    return Teaser(
        headline=report.title,
        url=report.address.url,
        moment=moment or edition.formats.day(report.date),
        kicker=None if foreign else kicker(report, newspaper),
        standfirst=report.summary,
        byline=edition.formats.names([link.text for link in report.byline]),
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
    """The standfirst; without one, the opening of the text, cut at a word."""
    if report.summary:
        return report.summary
    opening = _PARAGRAPH.search(report.body)
    text = unescape(_TAG.sub("", opening[1] if opening else report.body))
    return excerpt(" ".join(text.split()), _SUMMARY_LENGTH)
