"""Where the press calls the feeds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from newsroom.engine.plan import (
    Document,
    PlannedFile,
    Replan,
    begin_edition,
    plan_pages,
    replan_texts,
)
from newsroom.records.addresses import Address
from newsroom.records.edition import Edition
from newsroom.records.feed import FeedFormat
from newsroom.records.former_addresses import first_slugs
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from plugins.feeds.entries import Entries, Feed
from plugins.feeds.offers import COMPOSERS, FOLDER, FORMATS, Offer, feeds_page, offers
from plugins.feeds.page import explanation, plan_list, plan_page, plan_style, style_address
from plugins.feeds.settings import read_feed_settings

__all__ = ["register"]


def announce(newspaper: Newspaper) -> None:
    """Say which feeds each page has, for the pages that name them."""
    newspaper.feed_formats.extend(FORMATS)
    newspaper.feeds_page = FOLDER


def plan(newspaper: Newspaper) -> Iterator[PlannedFile]:
    """The feeds of every printed edition, and the page that explains them."""
    settings = read_feed_settings(newspaper.settings)
    entries = Entries(newspaper)
    first = first_slugs(newspaper, "speaker")
    for edition in newspaper.printed_editions:
        desk = _Desk(newspaper, edition, entries, settings.hub)
        offered = []
        for offer, reports in offers(newspaper, edition, first):
            offered.append(offer)
            for form in offer.formats:
                newest = reports[: settings.length]
                yield _plan_feed(desk, offer, form, newest)
        yield plan_page(newspaper, edition, offered)
        yield plan_list(newspaper, edition, offered)
        yield plan_style(newspaper, edition)


def _plan_feed(
    desk: "_Desk", offer: Offer, form: FeedFormat, reports: Sequence[Report]
) -> Document:
    place = offer.front.beside(form.file)
    fingerprints = b"".join([report.fingerprints.whole for report in reports])
    told = (offer.front.save_as, offer.front.url, *_told(offer))
    return Document(
        place.save_as,
        COMPOSERS[form.file],
        partial(desk.compose, offer, place, reports),
        lang=desk.edition.lang,
        needs=(told, fingerprints),
        replan=Replan(
            "feeds",
            desk.edition.lang,
            tuple([report.path for report in reports]),
            texts=len(reports),
            how=(form.file, *told),
        ),
        day=reports[0].date.toordinal() if reports else 0,
    )


def _told(offer: Offer) -> tuple[str, ...]:
    """An offer as texts, but for its page."""
    return (
        *(offer.kind, offer.name, offer.lang, offer.title, offer.description),
        *(offer.speaker, offer.known_as),
    )


def replan(newspaper: Newspaper, wanted: Iterable[Replan]) -> Iterator[Document]:
    """The feeds that carry texts which have changed."""
    settings = read_feed_settings(newspaper.settings)
    there = {report.path: report for report in newspaper.reports}
    entries = Entries(newspaper)
    for each in wanted:
        if each.by == "feeds":
            file, save_as, url, kind, *told = each.how
            offer = Offer(kind, Address(save_as, url), *told)  # type: ignore[arg-type]
            form = next(form for form in FORMATS if form.file == file)
            desk = _Desk(newspaper, newspaper.editions[each.lang], entries, settings.hub)
            yield _plan_feed(desk, offer, form, [there[path] for path in each.names])


@dataclass(frozen=True, slots=True)
class _Desk:
    """What the feeds of one edition share."""

    newspaper: Newspaper
    edition: Edition
    entries: Entries
    hub: str

    def compose(
        self, offer: Offer, place: Address, reports: Sequence[Report]
    ) -> Mapping[str, Feed]:
        """What is written of a feed, whatever its format."""
        newspaper, edition, entries = self.newspaper, self.edition, self.entries
        absolute = newspaper.addresses.absolute
        if offer.speaker:
            carried = [entries.of_speaker(each, offer.speaker, offer.known_as) for each in reports]
        else:
            carried = [entries.of(each) for each in reports]
        feed = Feed(
            url=absolute(place.url),
            home=absolute(offer.front.url),
            site=absolute(edition.home.url),
            publisher=newspaper.masthead.name(edition.lang),
            title=offer.title,
            description=offer.description,
            lang=edition.lang,
            explained=absolute(feeds_page(edition).url),
            explanation=explanation(edition),
            style=style_address(edition).url,
            icon=absolute(newspaper.addresses.file("theme/icon-512.png").url),
            hub=self.hub,
            entries=tuple(carried),
        )
        return {"feed": feed}


def register() -> None:
    """Connect the feeds to the press."""
    begin_edition.connect(announce)
    plan_pages.connect(plan)
    replan_texts.connect(replan)
