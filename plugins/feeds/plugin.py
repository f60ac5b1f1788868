"""Where the press calls the feeds."""

from collections.abc import Iterator, Sequence

from newsroom.addresses import Address
from newsroom.edition import Edition, Newspaper
from newsroom.plan import Document, plan_pages
from newsroom.report import Report
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
    yield _plan_feed(newspaper, edition, edition.home, edition.reports[:length])
    for slug, reports in edition.sections.items():
        front = newspaper.addresses.section(lang, slug)
        name = newspaper.section_link(slug, lang).text
        yield _plan_feed(newspaper, edition, front, reports[:length], name=name)
    for slug, reports in edition.spoken.items():
        front = newspaper.addresses.speaker(lang, slug)
        name, _ = newspaper.register.people[slug].name(lang, newspaper.default_lang)
        wording = edition.wording.gettext("What %(name)s says, with date and report.")
        about = wording % {"name": name}
        yield _plan_feed(
            newspaper, edition, front, reports[:length], name=name, about=about, speaker=slug
        )


def _plan_feed(
    newspaper: Newspaper,
    edition: Edition,
    front: Address,
    reports: Sequence[Report],
    *,
    name: str = "",
    about: str = "",
    speaker: str = "",
) -> Document:
    place = front.beside("rss.xml")
    feed = compose_feed(
        newspaper,
        edition,
        url=place.url,
        home=front.url,
        name=name,
        description=about,
        reports=reports,
        speaker=speaker,
    )
    return Document(place.save_as, compose_rss, {"feed": feed})


def register() -> None:
    """Connect the feeds to the press."""
    plan_pages.connect(plan)
