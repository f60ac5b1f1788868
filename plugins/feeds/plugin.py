"""Where the press calls the feeds."""

from collections.abc import Iterator

from newsroom.edition import Edition, Newspaper
from newsroom.plan import Document, plan_pages
from newsroom.settings import read_settings
from plugins.feeds.entries import compose_feed
from plugins.feeds.rss import compose_rss
from plugins.feeds.settings import Settings

__all__ = ["register"]


def plan(newspaper: Newspaper) -> Iterator[Document]:
    """The feeds of every printed edition: the whole, each section, each speaker."""
    settings = read_settings(Settings, newspaper.settings, "FEEDS")
    for edition in newspaper.printed:
        yield from _plan_edition(newspaper, edition, settings.length)


def _plan_edition(newspaper: Newspaper, edition: Edition, length: int) -> Iterator[Document]:
    lang = edition.lang
    lists = [(edition.home, "", edition.reports)]
    for slug, reports in edition.sections.items():
        front = newspaper.addresses.section(lang, slug)
        lists.append((front, newspaper.section_link(slug, lang).text, reports))
    for slug, reports in edition.spoken.items():
        name, _ = newspaper.register.people[slug].name(lang, newspaper.default_lang)
        lists.append((newspaper.addresses.speaker(lang, slug), name, reports))
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
