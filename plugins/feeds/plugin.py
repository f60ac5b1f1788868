"""Where the press calls the feeds."""

from collections.abc import Iterator

from newsroom.edition import Edition, Newspaper
from newsroom.plan import Document, plan_pages
from plugins.feeds.entries import compose_feed
from plugins.feeds.rss import compose_rss
from plugins.feeds.settings import Settings

__all__ = ["register"]


def plan(newspaper: Newspaper) -> Iterator[Document]:
    """The feeds of every printed edition."""
    settings = Settings(**newspaper.settings.get("FEEDS", {}))
    for edition in newspaper.printed:
        yield from _plan_edition(newspaper, edition, settings.length)


def _plan_edition(newspaper: Newspaper, edition: Edition, length: int) -> Iterator[Document]:
    lists = [(edition.home, "", edition.reports)]
    for slug, reports in edition.sections.items():
        front = newspaper.addresses.section(edition.lang, slug)
        lists.append((front, newspaper.section_link(slug, edition.lang).text, reports))
    for front, name, reports in lists:
        place = front.beside("rss.xml")
        feed = compose_feed(
            newspaper,
            edition,
            url=place.url,
            home=front.url,
            name=name,
            description="",
            reports=reports[:length],
        )
        yield Document(place.save_as, compose_rss, {"feed": feed})


def register() -> None:
    """Connect the feeds to the press."""
    plan_pages.connect(plan)
