"""Where the press calls the feeds."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any

from newsroom.engine.plan import Document, Replan, begin_edition, plan_pages, replan_texts
from newsroom.engine.settings import read_settings
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.feed import FeedFormat
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from plugins.feeds.entries import Feed, compose_feed
from plugins.feeds.rss import compose_rss
from plugins.feeds.settings import Settings

__all__ = ["register"]


RSS = FeedFormat("rss.xml", "application/rss+xml", "RSS")


def announce(newspaper: Newspaper) -> None:
    """Say which feeds there are, so that pages name them."""
    newspaper.feed_formats.append(RSS)


def plan(newspaper: Newspaper) -> Iterator[Document]:
    """The feeds of every printed edition: the whole, each section, each speaker."""
    settings = read_settings(Settings, newspaper.settings, "FEEDS")
    for edition in newspaper.printed_editions:
        yield from _plan_edition(newspaper, edition, settings.length)


def _plan_edition(newspaper: Newspaper, edition: Edition, length: int) -> Iterator[Document]:
    lang = edition.lang
    yield _plan_feed(newspaper, edition, edition.home, edition.reports[:length])
    for slug, reports in edition.sections.items():
        front = newspaper.addresses.section(lang, slug)
        name = newspaper.section_link(slug, lang).text
        yield _plan_feed(newspaper, edition, front, reports[:length], name=name)
    for slug, reports in edition.reports_by_speaker.items():
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
    place = front.beside(RSS.file)
    inputs = partial(
        _compose,
        newspaper,
        edition,
        url=place.url,
        home=front.url,
        name=name,
        description=about,
        reports=reports,
        speaker=speaker,
    )
    fingerprints = b"".join([report.fingerprints.whole for report in reports])
    return Document(
        place.save_as,
        compose_rss,
        inputs,
        lang=edition.lang,
        needs=(front.url, name, about, speaker, fingerprints),
        replan=Replan(
            "feeds",
            edition.lang,
            tuple([report.path for report in reports]),
            texts=len(reports),
            how=(front.save_as, front.url, name, about, speaker),
        ),
        day=reports[0].date.toordinal() if reports else 0,
    )


def replan(newspaper: Newspaper, wanted: Iterable[Replan]) -> Iterator[Document]:
    """The feeds that carry texts which have changed."""
    there = {report.path: report for report in newspaper.reports}
    for each in wanted:
        if each.by == "feeds":
            save_as, url, name, about, speaker = each.how
            yield _plan_feed(
                newspaper,
                newspaper.editions[each.lang],
                Address(save_as, url),
                [there[path] for path in each.names],
                name=name,
                about=about,
                speaker=speaker,
            )


def _compose(newspaper: Newspaper, edition: Edition, **feed: Any) -> dict[str, Feed]:  # noqa: ANN401
    return {"feed": compose_feed(newspaper, edition, **feed)}


def register() -> None:
    """Connect the feeds to the press."""
    begin_edition.connect(announce)
    plan_pages.connect(plan)
    replan_texts.connect(replan)
