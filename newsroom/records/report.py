"""A report: one story in one language, as a slim holder of frozen records.

Each record is set once, by one stage, and never changed afterwards. What may be shown where decides
in which of them a fact stands: a page that shows one is printed anew whenever the record differs,
with all that is in it, so no list of names says what is stale.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from msgspec import Struct, field
from msgspec.structs import fields, force_setattr

from newsroom.records.addresses import Address
from newsroom.records.link import Link
from newsroom.records.picture import Picture
from newsroom.records.statements import Statement

__all__ = [
    "NEWS_WINDOW",
    "Artwork",
    "Card",
    "Correction",
    "Face",
    "Filing",
    "Fingerprints",
    "Header",
    "Image",
    "LinkInCopy",
    "Names",
    "NewsSource",
    "Passage",
    "Placement",
    "Quote",
    "Report",
    "Said",
    "Span",
    "Tag",
    "Target",
    "Text",
    "newest_first",
    "no_targets",
    "settle",
]

NEWS_WINDOW = timedelta(days=2)
"""How long a report is news to Google. Source: Google, news sitemaps."""


class LinkInCopy(Struct, frozen=True):
    """A link that the copy makes: ``{filename}``, ``{static}`` or an address of this site."""

    line: int
    target: str


class Target(Struct, frozen=True):
    """Where a link or picture of the copy leads on this site.

    ``url`` is empty for a page that is held back today.
    """

    url: str
    picture: Picture | None = None
    """What is shown, where it is a picture; the copy itself says its ``alt``."""


_NOWHERE: Mapping[str, Target] = MappingProxyType({})


def no_targets() -> Mapping[str, Target]:
    """The targets of a text that names none, which is most: one for all of them."""
    return _NOWHERE


class Passage(Struct, eq=False):
    """A text that stands on a page which is made of more: a bio, a section's description."""

    path: str
    lang: str
    body: str
    """HTML."""
    links: tuple[LinkInCopy, ...] = ()
    pictures: tuple[str, ...] = ()
    targets: Mapping[str, Target] = field(default_factory=no_targets)
    """What its pictures show, by what the text names."""


class Correction(Struct, frozen=True):
    """What was wrong, what is right, and the day it was put right."""

    day: date
    text: str


class Tag(Struct, frozen=True):
    """A topic as the copy names it; ``slug`` is empty where the copy leaves it to the desk."""

    name: str
    slug: str = ""
    latin: str = ""
    """The name in readable Latin, as a slug; empty where its script has none."""


class Image(Struct, frozen=True):
    """The picture of a report, as the header names it. ``path`` is from ``content/images/``."""

    path: str
    alt: str
    caption: str = ""
    credit: str = ""


class NewsSource(Struct, frozen=True):
    """Who a report was taken from: an agency, another paper. ``url`` may be empty."""

    name: str
    url: str = ""


class Quote(Struct, frozen=True):
    """A statement as the header confirms it, and as the text has it."""

    name: str
    """A name, alias or slug."""
    clause: str = ""
    quotation: str = ""
    """As :class:`newsroom.records.statements.Statement` has them."""
    place: int = 0
    """Whether it is the first in the text, the second; counted from 0."""


class Span(Struct, frozen=True):
    """Where a quote stands: its line in the file, and its sentence in the report's ``body``."""

    line: int
    start: int
    end: int


class Face(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What any list may show of a report, as its copy says it."""

    lang: str
    headline: str
    date: datetime
    kicker: str = ""
    standfirst: str = ""
    dateline: str = ""


class Header(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What else the copy says that other pages, or where a page stands, may depend on.

    Nothing here moves when a sentence is written into the text.
    """

    id: str
    section_slug: str
    slug: str = ""
    """Empty where a version takes the original's."""
    is_dated: bool = True
    """False where the header's date cannot be read; then the face's is a stand-in."""
    modified: datetime | None = None
    tag_names: tuple[Tag, ...] = ()
    author_names: tuple[str, ...] = ()
    speaker_names: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    """In the header's order."""
    image: Image | None = None
    priority: Literal["", "high", "lead"] = ""
    is_draft: bool = False
    corrections: tuple[Correction, ...] = ()
    note: str = ""
    source: NewsSource | None = None
    """None where the newspaper's own people have written it."""
    robots: str = ""
    embargo: datetime | None = None
    expires: datetime | None = None
    redirects: tuple[str, ...] = ()
    sample: bool = False
    links: tuple[str, ...] = ()
    """What the links of the text name, in their order."""
    pictures: tuple[str, ...] = ()
    """The pictures in the text, as it names them."""
    ids: tuple[str, ...] = ()
    """The parts of the text that a link may lead to."""


class Text(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the pages alone depend on that print the text; and where in the file things stand."""

    digest: bytes = b""
    """Of the file, as it was read: it differs whenever the text does."""
    opening: str = ""
    """How the text begins, plain; stands where a summary is wanted and none is written."""
    words: int = 0
    spans: tuple[Span, ...] = ()
    """Of the header's quotes, in their order."""
    link_lines: tuple[int, ...] = ()
    """Of the header's links, in their order."""
    lines: Mapping[str, int] = {}
    """The line of each key of the header, for messages."""


class Placement(Struct, frozen=True):
    """Where a report stands, and what one version of its story says of all of them."""

    address: Address = Address("", "")
    sample: bool = False
    robots: str = ""
    source: NewsSource | None = None


class Names(Struct, frozen=True, omit_defaults=True):
    """Whom a report names: who signs, who speaks, what was said. People are slugs."""

    byline: tuple[Link, ...] = ()
    authors: tuple[str, ...] = ()
    """Who wrote it and has a page."""
    speakers: tuple[str, ...] = ()
    """Who speaks and has a page."""
    shown: tuple[str, ...] = ()
    """Who speaks and may be named, in the order in which they are shown."""
    statements: tuple[Statement, ...] = ()


class Artwork(Struct, frozen=True, omit_defaults=True):
    """The pictures of a report as they are printed: its own, and by name those of its text."""

    lead: Picture | None = None
    targets: Mapping[str, Target] = field(default_factory=no_targets)


class Filing(Struct, frozen=True, omit_defaults=True):
    """How a report is filed in its edition: its section and its topics."""

    section: Link = Link("", "")
    topics: tuple[Tag, ...] = ()


_PLACEMENT, _NAMES, _ARTWORK, _FILING = Placement(), Names(), Artwork(), Filing()


class Card(Struct, frozen=True):
    """The whole of what a list may show of a report: a teaser is made of this alone."""

    face: Face
    placement: Placement
    section: Link
    byline: tuple[Link, ...]
    picture: Picture | None


class Said(Struct, frozen=True):
    """The whole of what a speaker's page may show of a report."""

    card: Card
    statements: tuple[Statement, ...]


class Fingerprints(Struct, frozen=True):
    """What differs whenever a report looks different: in a list, as a speaker's, on its page."""

    card: bytes = b""
    said: bytes = b""
    whole: bytes = b""


_NO_FINGERPRINTS = Fingerprints()


class Report(Struct, kw_only=True, eq=False, omit_defaults=True):
    """One version of a story: a record from each stage, set by the plugin that is named."""

    path: str
    """The file, from the content folder."""
    story: str
    """Folder and base name: what the versions of one story share."""

    face: Face
    header: Header
    text: Text
    body: str = ""
    """HTML, with the dateline run in, as the copy desk set it. Empty where it lies in the store;
    :func:`newsroom.views.body.printed_body` gives it as it is printed."""
    public: bytes = b""
    """Set by copydesk, as all before: a fingerprint of the face and the header."""

    placement: Placement = _PLACEMENT
    """Set by copydesk, when stories are gathered."""
    names: Names = _NAMES
    """Set by people."""
    artwork: Artwork = _ARTWORK
    """Set by pictures."""
    filing: Filing = _FILING
    """Set by editions."""
    link_targets: Mapping[str, Target] = field(default_factory=no_targets)
    """Set by editions: where the ``{filename}`` links of the text lead, by what the text names."""
    share_card: Picture | None = None
    """Set by cards: what networks show with a link to the report; None where there is none."""
    fingerprints: Fingerprints = _NO_FINGERPRINTS
    """Set by press, when all desks have done their work."""

    @property
    def lang(self) -> str:
        """The language that it is written in."""
        return self.face.lang

    @property
    def id(self) -> str:
        """The story's Id."""
        return self.header.id

    @property
    def date(self) -> datetime:
        """When it was first printed."""
        return self.face.date

    @property
    def address(self) -> Address:
        """Where it is printed."""
        return self.placement.address

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures in the text, as it names them."""
        return self.header.pictures

    @property
    def links(self) -> tuple[LinkInCopy, ...]:
        """The links of the text, each with its line."""
        return tuple(map(LinkInCopy, self.text.link_lines, self.header.links))

    @property
    def targets(self) -> Mapping[str, Target]:
        """Where links and pictures of the text lead, by what the text names."""
        return {**self.artwork.targets, **self.link_targets}

    @property
    def card(self) -> Card:
        """What a list may show."""
        return Card(
            self.face,
            self.placement,
            self.filing.section,
            self.names.byline,
            self.artwork.lead,
        )

    @property
    def said(self) -> Said:
        """What a speaker's page may show."""
        return Said(self.card, self.names.statements)

    def line(self, key: str) -> int:
        """The line on which the header gives a key, or 1."""
        return self.text.lines.get(key.lower(), 1)

    @property
    def changes(self) -> list[tuple[str, datetime]]:
        """When the copy was changed, as it says itself: by the key that says so."""
        header, zone = self.header, self.date.tzinfo
        found = [("Modified", header.modified)] if header.modified else []
        days = (datetime.combine(each.day, time.min, tzinfo=zone) for each in header.corrections)
        return [*found, *(("Correction", day) for day in days)]

    @property
    def changed(self) -> datetime:
        """When the copy was written or last changed."""
        if self.header.modified is None and not self.header.corrections:
            return self.date
        return max(self.date, *(moment for _, moment in self.changes))


@cache
def _moments(record: type[Struct]) -> tuple[str, ...]:
    """The fields of a record that hold a moment."""
    return tuple(
        each.name for each in fields(record) if datetime in (each.type, *get_args(each.type))
    )


def settle(record: Struct, zone: tzinfo, **shared: object) -> None:
    """Give a record that was just unpacked its moments in a zone again, and what others share.

    Packed, it keeps of each the moment alone. Nobody has seen it yet, so it is set in place:
    a copy of each would cost an archive a tenth of its reading.
    """
    for name in _moments(type(record)):
        moment = getattr(record, name)
        if moment is not None:
            force_setattr(record, name, moment.astimezone(zone))
    for name, value in shared.items():
        force_setattr(record, name, value)


def newest_first(reports: Sequence[Report]) -> list[Report]:
    """Reports by date, the newest first; the Id decides between two of one minute."""
    return sorted(reports, key=lambda report: (report.face.date, report.header.id), reverse=True)
