"""What a feed says, before it has a format: plain records with absolute addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from html import escape

from newsroom.edition import Edition, Newspaper
from newsroom.parts import Picture
from newsroom.pictures import plain_markup
from newsroom.report import Report
from newsroom.teasers import summary_of

__all__ = ["Feed", "FeedEntry", "compose_feed"]

_OWN_ADDRESS = re.compile(r'\b(href|src|cite)=(["\'])(/(?!/).*?|#.*?)\2', re.IGNORECASE)
_OWN_STARTS = ('="/', '="#', "='/", "='#")


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
        title=f"{title}: {name}" if name else title,
        description=description or newspaper.masthead.description(edition.lang) or title,
        lang=edition.lang,
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _entry(newspaper: Newspaper, report: Report, speaker: str) -> FeedEntry:
    address = newspaper.addresses.absolute(report.address.url)
    section = newspaper.section_link(report.section_slug, report.lang).text
    picture = newspaper.absolute_picture(report.picture)
    id_ = f"tag:{newspaper.masthead.tag}:{report.id}:{report.lang}"
    return FeedEntry(
        # What someone said is an item of its own: a reader who follows both the newspaper and the
        # speaker must find it in both feeds, and newsboat keeps one item of an id.
        id=f"{id_}:{speaker}" if speaker else id_,
        url=address,
        title=report.title,
        summary=_said(newspaper, report, speaker) or summary_of(report),
        content=_content(newspaper, report, picture, address),
        published=report.date,
        updated=max(filter(None, (report.date, report.modified))),
        authors=tuple(link.text for link in report.byline),
        categories=tuple(dict.fromkeys((section, *(tag.name for tag in report.topics)))),
        picture=picture,
        lang=report.lang,
    )


def _said(newspaper: Newspaper, report: Report, speaker: str) -> str:
    """What a speaker said, as a text of its own; that it is a translation is said at its end."""
    edition = newspaper.editions[report.lang]
    statements = [each for each in report.statements if each.person == speaker]
    closed = tuple('?!…”"»')
    said = [
        each.clause if each.clause.endswith(closed) else each.clause + edition.language.stop
        for each in statements
    ]
    if any(each.is_translated for each in statements):
        said.append(f"({edition.wording.gettext('Translated')})")
    return " ".join(said)


def _content(newspaper: Newspaper, report: Report, picture: Picture | None, address: str) -> str:
    """The whole text, with its picture and its corrections, for a reader far from the site."""
    parts = []
    if picture is not None:
        credit = f"({picture.credit})" if picture.credit else ""
        caption = " ".join(filter(None, (picture.caption, credit)))
        shown = plain_markup(picture, f'alt="{escape(picture.alt)}"')
        legend = f"<figcaption>{escape(caption)}</figcaption>" if caption else ""
        parts.append(f"<figure>{shown}{legend}</figure>")
    if report.note:
        parts.append(f"<p><small>{escape(report.note)}</small></p>")
    text = newspaper.text(report, is_for_feeds=True)
    if any(start in text for start in _OWN_STARTS):  # most texts name nothing of the site's own
        text = _OWN_ADDRESS.sub(partial(_absolute, newspaper, address), text)
    parts.append(text)
    edition = newspaper.editions[report.lang]
    label = edition.wording.gettext("Correction")
    for each in report.corrections:
        day = edition.formats.long_date(each.day)
        parts.append(f"<p><small>{escape(f'{label}, {day}: {each.text}')}</small></p>")
    return "\n".join(parts)


def _absolute(newspaper: Newspaper, address: str, found: re.Match[str]) -> str:
    name, _, url = found.groups()
    whole = address + url if url.startswith("#") else newspaper.addresses.absolute(url)
    return f'{name}="{whole}"'
