"""The news sitemap: the reports of the last two days. Source: Google, news sitemaps."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from msgspec import Struct

from newsroom.engine.plan import Document
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import NEWS_WINDOW, Report, newest_first
from plugins.sitemaps.settings import Settings

__all__ = ["NEWS", "NewsEntry", "compose_news", "is_news", "plan_news"]

NEWS = "sitemap-news.xml"
_MOST = 1_000  # reports
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
    'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">\n'
)


class NewsEntry(Struct, frozen=True):
    """A report as the news sitemap has it, with its absolute address."""

    url: str
    name: str
    """The newspaper's, in the report's language."""
    lang: str
    date: datetime
    title: str


def is_news(report: Report, settings: Settings) -> bool:
    """Whether Google News may show a report: no sample is news, nor what is kept from search."""
    if report.placement.sample or report.placement.robots:
        return False
    return report.placement.source is None or settings.news_from_others


def plan_news(newspaper: Newspaper, settings: Settings) -> Iterator[Document]:
    """The news at the edition time; nothing where there is none, as the schema wants an entry."""
    since = newspaper.at - NEWS_WINDOW
    fresh = [
        report
        for edition in newspaper.printed_editions
        for report in edition.reports
        if report.date > since and is_news(report, settings)
    ]
    if fresh:
        entries = tuple(
            NewsEntry(
                newspaper.addresses.absolute(report.address.url),
                newspaper.masthead.name(report.lang),
                report.lang,
                report.date,
                report.face.headline,
            )
            for report in newest_first(fresh)[:_MOST]
        )
        yield Document(NEWS, compose_news, {"entries": entries})


def compose_news(*, entries: Sequence[NewsEntry]) -> bytes:
    """The sitemap's bytes."""
    written = [
        f"<url>\n<loc>{escape(each.url)}</loc>\n<news:news>\n<news:publication>\n"
        f"<news:name>{escape(each.name)}</news:name>\n"
        f"<news:language>{each.lang}</news:language>\n</news:publication>\n"
        f"<news:publication_date>{each.date.isoformat()}</news:publication_date>\n"
        f"<news:title>{escape(each.title)}</news:title>\n</news:news>\n</url>\n"
        for each in entries
    ]
    return f"{_HEAD}{''.join(written)}</urlset>\n".encode()
