"""What the parts of a page are made of: plain, frozen records that a template reads.

Every address in them is ready for a browser: root-relative, with the site's own path in front.
Absolute addresses stand only in :class:`Head`, and in the share card of :class:`Site`.
"""

from msgspec import Struct

from newsroom.records.feed import FeedLink
from newsroom.records.link import Link
from newsroom.records.picture import Picture
from newsroom.text.formats import Moment

__all__ = [
    "Alternate",
    "Entry",
    "Head",
    "LanguageLink",
    "Letter",
    "Listing",
    "OfferedFeed",
    "OfferedFeeds",
    "Pager",
    "RoleLine",
    "ShareLink",
    "Speaker",
    "StatementGroup",
    "StatementLine",
    "Teaser",
    "Voice",
]


class LanguageLink(Struct, frozen=True):
    """One language of the masthead.

    ``url`` is this page's version in that language, or (``is_version`` false) that edition's front
    page. The page's own language has ``is_current``, and leads nowhere.
    """

    lang: str
    endonym: str
    direction: str
    url: str
    is_current: bool = False
    is_version: bool = False


class Alternate(Struct, frozen=True):
    """One line of hreflang: a code or ``x-default``, and an absolute address.

    ``locale`` is the language's, for Open Graph; empty for x-default.
    """

    hreflang: str
    url: str
    locale: str = ""


class Head(Struct, frozen=True):
    """What ``<head>`` says. ``canonical`` and ``alternates`` are absolute."""

    title: str
    description: str
    canonical: str
    alternates: tuple[Alternate, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    robots: str = ""
    kind: str = "website"
    """Open Graph's ``og:type``: website, article or profile."""
    image: Picture | None = None
    """With an absolute address."""
    published: str = ""
    modified: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()


class Teaser(Struct, frozen=True):
    """A report as a list shows it."""

    headline: str
    url: str
    moment: Moment
    kicker: Link | None = None
    standfirst: str = ""
    byline: str = ""
    """The names of those who report."""
    byline_lang: str = ""
    """Set where the names are written in another language than the page's."""
    place: str = ""
    picture: Picture | None = None
    lang: str = ""
    """Set only where it is not the page's own."""
    sample: bool = False
    corrected: bool = False
    """Set on the front page alone."""


class StatementLine(Struct, frozen=True):
    """One statement as a list shows it; ``url`` leads to its sentence.

    ``is_quotation``: the text is in the speaker's own words, and the list sets the marks.
    """

    text: str
    url: str
    is_quotation: bool = False
    is_translated: bool = False


class StatementGroup(Struct, frozen=True):
    """What a person said in one report."""

    moment: Moment
    report: Link
    statements: tuple[StatementLine, ...] = ()
    sample: bool = False


class Speaker(Struct, frozen=True):
    """A person as one report names them. ``url`` is empty for one who has no page."""

    name: str
    url: str
    role: str
    lang: str = ""
    role_lang: str = ""
    sample: bool = False
    count: str = ""
    """Such as "7 बयान"; empty where no statement is confirmed."""
    statements: tuple[StatementLine, ...] = ()
    picture: Picture | None = None


class Voice(Struct, frozen=True):
    """One statement on the front page, and who made it."""

    statement: StatementLine
    speaker: Speaker


class RoleLine(Struct, frozen=True):
    """One role of a person: ``period`` is empty where no date is known."""

    text: str
    period: str = ""
    lang: str = ""


class Entry(Struct, frozen=True):
    """One name of an index: a person, with a count of reports."""

    name: str
    url: str
    role: str
    count: str
    """A sentence such as "7 रिपोर्ट"."""
    lang: str = ""
    role_lang: str = ""
    sample: bool = False
    picture: Picture | None = None


class Letter(Struct, frozen=True):
    """One index letter, the id of its heading, and the names under it.

    ``url`` leads to the letter: to its heading, or to a page of its own in a long index.
    """

    letter: str
    anchor: str
    url: str
    count: str = ""
    entries: tuple[Entry, ...] = ()


class Pager(Struct, frozen=True):
    """Where a list page stands among its pages. Pages are numbered from the oldest."""

    newer: str = ""
    older: str = ""
    label: str = ""
    """Such as "पृष्ठ 3"; empty on the front of a list."""


class Listing(Struct, frozen=True):
    """A headed list of teasers: a desk on the front page, a month of the archive."""

    name: str
    url: str
    anchor: str
    teasers: tuple[Teaser, ...] = ()
    colour: str = ""
    lang: str = ""


class ShareLink(Struct, frozen=True):
    """One way to send a report on.

    ``kind`` names label and icon: whatsapp, telegram, facebook, x or email.
    """

    kind: str
    url: str


class OfferedFeed(Struct, frozen=True):
    """A feed as it is offered to readers: the page it follows, and its address to be copied.

    ``formats``: a link to each format that it comes in, by the format's name.
    """

    page: Link
    formats: tuple[Link, ...]
    address: str
    """Absolute, of the first format."""


class OfferedFeeds(Struct, frozen=True):
    """Feeds of one kind; none where they are too many to be named, and ``index`` leads to them."""

    name: str
    anchor: str
    index: str = ""
    feeds: tuple[OfferedFeed, ...] = ()
