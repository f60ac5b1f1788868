"""What a feed says, before it has a format: plain records with absolute addresses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape

from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import Report
from newsroom.text.languages import words_of_all
from newsroom.text.script_runs import isolate_runs, mark_runs
from newsroom.views.body import printed_body
from newsroom.views.picture_markup import plain_markup
from newsroom.views.teasers import summary_of
from plugins.feeds.addresses import make_absolute

__all__ = ["Feed", "FeedEntry", "compose_feed"]


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One report in a feed. ``id`` never changes, whatever happens to headline, slug or date."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    """HTML, every address absolute."""
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    picture: Picture | None
    lang: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it stands, whose it is, its entries newest first."""

    url: str
    home: str
    title: str
    description: str
    lang: str
    updated: datetime
    """When the newest entry last changed: never the time of the build."""
    entries: tuple[FeedEntry, ...]


def compose_feed(
    newspaper: Newspaper,
    edition: Edition,
    *,
    url: str,
    home: str,
    name: str,
    description: str,
    reports: Sequence[Report],
    speaker: str = "",
) -> Feed:
    """Compose a feed of an edition's reports; ``url`` and ``home`` are root-relative.

    With a speaker's slug, what that person said stands in the place of each standfirst.
    """
    absolute = newspaper.addresses.absolute
    entries = tuple(_entry(newspaper, report, speaker) for report in reports)
    title = newspaper.masthead.name(edition.lang)
    return Feed(
        url=absolute(url),
        home=absolute(home),
        title=isolate_runs(f"{title}: {name}" if name else title, edition.lang),
        description=isolate_runs(
            description or newspaper.masthead.description(edition.lang) or title, edition.lang
        ),
        lang=edition.lang,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(newspaper: Newspaper, report: Report, speaker: str) -> FeedEntry:
    address = newspaper.addresses.absolute(report.address.url)
    section = report.filing.section.text
    picture = newspaper.absolute_picture(report.artwork.lead)
    id_ = f"tag:{newspaper.masthead.tag}:{report.id}:{report.lang}"
    return FeedEntry(
        # What someone said is an item of its own: a reader who follows both the newspaper and the
        # speaker must find it in both feeds, and newsboat keeps one item of an id.
        id=f"{id_}:{speaker}" if speaker else id_,
        url=address,
        title=isolate_runs(report.face.headline, report.lang),
        summary=isolate_runs(_said(newspaper, report, speaker) or summary_of(report), report.lang),
        content=_content(newspaper, report, picture, address),
        published=report.date,
        updated=max(filter(None, (report.date, report.header.modified))),
        authors=tuple(link.text for link in report.names.byline),
        categories=tuple(dict.fromkeys((section, *(tag.name for tag in report.filing.topics)))),
        picture=picture,
        lang=report.lang,
    )


def _said(newspaper: Newspaper, report: Report, speaker: str) -> str:
    """What a speaker said, as a text of its own; that it is a translation is said at its end."""
    edition = newspaper.editions[report.lang]
    statements = [each for each in report.names.statements if each.person == speaker]
    closed = tuple('?؟!…"') + tuple(marks[-1] for marks in words_of_all("quotation_marks"))
    said = [
        each.clause if each.clause.endswith(closed) else each.clause + edition.language.stop
        for each in statements
    ]
    if any(each.is_translated for each in statements):
        said.append(f"({edition.wording.gettext('Translated')})")
    return " ".join(said)


def _content(newspaper: Newspaper, report: Report, picture: Picture | None, address: str) -> str:
    """The whole text, with its picture and its corrections, for a reader far from the site."""
    edition = newspaper.editions[report.lang]
    marked = partial(mark_runs, lang=report.lang)
    parts = []
    if picture is not None:
        credit = f"({picture.credit})" if picture.credit else ""
        caption = " ".join(filter(None, (picture.caption, credit)))
        shown = plain_markup(picture, f'alt="{escape(picture.alt)}"')
        legend = f"<figcaption>{marked(caption)}</figcaption>" if caption else ""
        parts.append(f"<figure>{shown}{legend}</figure>")
    if report.header.note:
        parts.append(f"<p><small>{marked(report.header.note)}</small></p>")
    text = printed_body(newspaper, report, is_for_feeds=True)
    parts.append(make_absolute(text, address))
    label = edition.wording.gettext("Correction")
    for each in report.header.corrections:
        day = edition.formats.long_date(each.day)
        parts.append(f"<p><small>{marked(f'{label}, {day}: {each.text}')}</small></p>")
    content = "\n".join(parts)
    if edition.language.is_right_to_left:  # a reader's page runs from left to right
        return f'<div dir="rtl" lang="{report.lang}">{content}</div>'
    return content
