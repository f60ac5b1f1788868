"""What a feed says, before it has a format: plain records with absolute addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache, partial
from html import escape

from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import Report
from newsroom.text.languages import words_of_all
from newsroom.text.script_runs import isolate_runs, mark_runs
from newsroom.views.body import printed_body
from newsroom.views.picture_markup import plain_markup
from newsroom.views.teasers import summary_of
from plugins.feeds.standalone import standing_alone

__all__ = ["Entries", "Feed", "FeedEntry"]

_LONGEST = 128 * 1024  # bytes; a longer text would leave no room for others
_KEPT = 1_000  # entries of a process, each of some 10 KB


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One report in a feed. ``id`` never changes, whatever happens to headline, slug or date."""

    id: str
    url: str
    title: str
    summary: str
    content: str
    """HTML that stands alone, in an element that says its language and direction."""
    published: datetime
    updated: datetime
    authors: tuple[Link, ...]
    categories: tuple[str, ...]
    picture: Picture | None
    lang: str
    source: Link | None = None
    """The agency or paper that the report came from."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: where it stands, whose it is, its entries newest first."""

    url: str
    home: str
    """The page whose reports it carries."""
    site: str
    """The edition's front page."""
    publisher: str
    title: str
    description: str
    lang: str
    explained: str
    """The page that explains feeds."""
    explanation: str
    """What whoever opens it in a browser is told."""
    style: str
    """A stylesheet for browsers, root-relative."""
    icon: str
    hub: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> datetime:
        """When its entries last changed: never the time of the build."""
        return max(entry.updated for entry in self.entries)


class Entries:
    """Makes the entries of a newspaper's feeds; one that many feeds carry is made once."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper
        self._of = lru_cache(maxsize=_KEPT)(self._make)

    def of(self, report: Report) -> FeedEntry:
        """A report's entry, as the feeds of the edition, its sections and topics carry it."""
        return self._of(report)

    def of_speaker(self, report: Report, slug: str, known_as: str) -> FeedEntry:
        """A report's entry in a speaker's feed: what was said stands in the standfirst's place.

        It is an item of its own: a reader who follows both the newspaper and the speaker must find
        it in both feeds, and newsboat keeps one item of an id.
        """
        entry = self.of(report)
        said = _said(self._newspaper, report, slug)
        return replace(
            entry,
            id=f"{entry.id}:{known_as}",
            summary=isolate_runs(said, report.lang) if said else entry.summary,
        )

    def _make(self, report: Report) -> FeedEntry:
        newspaper = self._newspaper
        address = newspaper.addresses.absolute(report.address.url)
        section = report.filing.section.text
        picture = newspaper.absolute_picture(report.artwork.lead)
        return FeedEntry(
            id=f"tag:{newspaper.masthead.tag}:{report.id}:{report.lang}",
            url=address,
            title=isolate_runs(_title(newspaper.editions[report.lang], report), report.lang),
            summary=isolate_runs(summary_of(report), report.lang),
            content=_content(newspaper, report, picture, address),
            published=report.date,
            updated=max(filter(None, (report.date, report.header.modified))),
            authors=tuple(_absolute(newspaper, link) for link in report.names.byline),
            categories=tuple(dict.fromkeys((section, *(tag.name for tag in report.filing.topics)))),
            picture=picture,
            lang=report.lang,
            source=_source(report),
        )


def _absolute(newspaper: Newspaper, link: Link) -> Link:
    url = newspaper.addresses.absolute(link.url) if link.url else ""
    return Link(link.text, url, link.lang)


def _source(report: Report) -> Link | None:
    source = report.placement.source
    return Link(source.name, source.url) if source else None


def _title(edition: Edition, report: Report) -> str:
    """The headline; a sample says so, since a reader's program shows it among real news."""
    if not report.placement.sample:
        return report.face.headline
    return f"{edition.wording.gettext('Sample')}: {report.face.headline}"


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
    """The whole text, with its picture and its corrections, for a reader far from the site.

    It says its language and direction itself: a reader's page runs from left to right.
    """
    edition = newspaper.editions[report.lang]
    text = "\n".join(_parts(newspaper, edition, report, picture, address))
    direction = edition.language.direction
    return f'<div lang="{report.lang}" dir="{direction}">{text}</div>'


def _parts(
    newspaper: Newspaper, edition: Edition, report: Report, picture: Picture | None, address: str
) -> Sequence[str]:
    _ = edition.wording.gettext
    marked = partial(mark_runs, lang=report.lang)
    parts = []
    if report.placement.sample:
        label, example = _("Sample"), _("This report is an example. It is not news.")
        parts.append(f"<p><strong>{marked(label)}</strong> {marked(example)}</p>")
    if picture is not None:
        credit = f"({picture.credit})" if picture.credit else ""
        caption = " ".join(filter(None, (picture.caption, credit)))
        shown = plain_markup(picture, f'alt="{escape(picture.alt)}"')
        legend = f"<figcaption>{marked(caption)}</figcaption>" if caption else ""
        parts.append(f"<figure>{shown}{legend}</figure>")
    if report.header.note:
        parts.append(f"<p><small>{marked(report.header.note)}</small></p>")
    text = standing_alone(printed_body(newspaper, report, is_for_feeds=True), address)
    if len(text.encode()) > _LONGEST:
        onward = marked(_("Read the whole report"))
        onward = f'<a href="{escape(address)}">{onward}</a>'
        text = f"<p>{marked(summary_of(report))}</p>\n<p>{onward}</p>"
    parts.append(text)
    source = report.placement.source
    if source is not None:
        taken = _("Source: %(name)s") % {"name": source.name}
        parts.append(f"<p><small>{marked(taken)}</small></p>")
    label = _("Correction")
    for each in report.header.corrections:
        day = edition.formats.long_date(each.day)
        parts.append(f"<p><small>{marked(f'{label}, {day}: {each.text}')}</small></p>")
    return parts
