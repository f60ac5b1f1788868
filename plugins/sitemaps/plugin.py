"""Where the press calls the sitemaps."""

from collections.abc import Iterator, Sequence

from newsroom.engine.plan import Document, PlannedFile, begin_edition, plan_sitemaps
from newsroom.engine.settings import read_settings
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from plugins.sitemaps.news import is_news, plan_news
from plugins.sitemaps.robots import plan_robots
from plugins.sitemaps.settings import Settings
from plugins.sitemaps.sitemap import INDEX, plan_sitemap

__all__ = ["register"]


def plan(newspaper: Newspaper, plan: Sequence[PlannedFile]) -> Iterator[Document]:
    """The sitemap of what is planned, the news of two days, and robots.txt, which names both."""
    settings = _settings(newspaper)
    news = list(plan_news(newspaper, settings))
    sitemap = list(plan_sitemap(newspaper, plan, settings.length, news))
    yield from (*sitemap, *news)
    index = [each for each in sitemap if each.save_as == INDEX]
    yield from plan_robots(newspaper, settings.ai_crawlers, [*index, *news])


def keep_from_news(newspaper: Newspaper) -> None:
    """Have the pages of what is no news of this newspaper's own say so to Google News."""
    newspaper.on_reports["news_robots"] = _news_robots


def _news_robots(newspaper: Newspaper, _: Edition, report: Report) -> str:
    is_shown = report.placement.robots or is_news(report, _settings(newspaper))
    return "" if is_shown else "noindex"


def _settings(newspaper: Newspaper) -> Settings:
    return read_settings(Settings, newspaper.settings, "SITEMAPS")


def register() -> None:
    """Connect the sitemaps to the press."""
    begin_edition.connect(keep_from_news)
    plan_sitemaps.connect(plan)
