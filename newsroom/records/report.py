"""A report: one story in one language, as every desk after the copy desk knows it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Literal

from msgspec import Struct, field

from newsroom.records.addresses import Address
from newsroom.records.link import Link
from newsroom.records.picture import Picture
from newsroom.records.statements import Statement

__all__ = [
    "NEWS_WINDOW",
    "Correction",
    "Fingerprints",
    "Image",
    "LinkInCopy",
    "NewsSource",
    "Passage",
    "Quote",
    "Report",
    "Tag",
    "Target",
    "newest_first",
    "no_targets",
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
    """A statement as the header confirms it: a name, alias or slug, and the sentence."""

    line: int
    name: str
    sentence: str
    """As the header has it; empty once its place is found."""
    start: int = 0
    end: int = 0
    """Where it stands in the report's ``body``; both are 0 where it does not."""
    clause: str = ""
    quotation: str = ""
    """As :class:`newsroom.records.statements.Statement` has them."""


class Fingerprints(Struct, frozen=True):
    """What differs whenever a report looks different: in a list, as a speaker's, on its page."""

    card: bytes
    said: bytes
    whole: bytes


class Report(Struct, kw_only=True, eq=False, omit_defaults=True):
    """One version of a story.

    The first part is what the copy says, checked and in normal form; the second what later desks
    set, each attribute by the one plugin that ``plugins/README.md`` names.
    """

    path: str
    """The file, from the content folder."""
    story: str
    """Folder and base name: what the versions of one story share."""
    lang: str
    id: str
    slug: str
    title: str
    date: datetime
    section_slug: str
    is_dated: bool = True
    """False where the header's date cannot be read; then ``date`` is a stand-in."""
    modified: datetime | None = None
    summary: str = ""
    dateline: str = ""
    kicker: str = ""
    tag_names: tuple[Tag, ...] = ()
    author_names: tuple[str, ...] = ()
    speaker_names: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
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
    body: str = ""
    """HTML, with the dateline run in, as the copy desk set it. Empty where it lies in the store;
    :func:`newsroom.views.body.printed_body` gives it as it is printed."""
    digest: bytes = b""
    """Of the file, as it was read: it differs whenever anything above does."""
    face: bytes = b""
    """A fingerprint of what lists show of the report by itself: headline, standfirst, date."""
    public: bytes = b""
    """A fingerprint of all that anything but the report's own text depends on."""
    opening: str = ""
    """How the text begins, plain; stands where a summary is wanted and none is written."""
    words: int = 0
    links: tuple[LinkInCopy, ...] = ()
    pictures: tuple[str, ...] = ()
    """The pictures in the text, as it names them."""
    ids: tuple[str, ...] = ()
    """The parts of the text that a link may lead to."""
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key of the header, for messages."""

    address: Address = Address("", "")
    byline: tuple[Link, ...] = ()
    statements: tuple[Statement, ...] = ()
    shown_speakers: tuple[str, ...] = ()
    """Who speaks and may be named, by slug, in the order in which they are shown."""
    speaker_slugs: tuple[str, ...] = ()
    author_slugs: tuple[str, ...] = ()
    topics: tuple[Tag, ...] = ()
    picture: Picture | None = None
    share_card: Picture | None = None
    """What networks show with a link to the report."""
    targets: Mapping[str, Target] = field(default_factory=no_targets)
    """Where links and pictures of the text lead, by what the text names."""
    fingerprints: Fingerprints = Fingerprints(b"", b"", b"")

    def line(self, key: str) -> int:
        """The line on which the header gives a key, or 1."""
        return self.lines.get(key.lower(), 1)

    @property
    def changes(self) -> list[tuple[str, datetime]]:
        """When the copy was changed, as it says itself: by the key that says so."""
        found = [("Modified", self.modified)] if self.modified else []
        zone = self.date.tzinfo
        days = (datetime.combine(each.day, time.min, tzinfo=zone) for each in self.corrections)
        return [*found, *(("Correction", day) for day in days)]

    @property
    def changed(self) -> datetime:
        """When the copy was written or last changed."""
        if self.modified is None and not self.corrections:
            return self.date
        return max(self.date, *(moment for _, moment in self.changes))


def newest_first(reports: Sequence[Report]) -> list[Report]:
    """Reports by date, the newest first; the Id decides between two of one minute."""
    return sorted(reports, key=lambda report: (report.date, report.id), reverse=True)
