"""A report: one story in one language, as every desk after the copy desk knows it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from newsroom.addresses import Address
from newsroom.parts import Link, Picture, ShareLink, Speaker
from newsroom.statements import Statement

__all__ = ["Correction", "Image", "LinkInCopy", "Passage", "Quote", "Report", "Tag"]


@dataclass(frozen=True, slots=True)
class LinkInCopy:
    """A link that the copy makes: ``{filename}``, ``{static}`` or an address of this site."""

    line: int
    target: str


@dataclass(slots=True, eq=False)
class Passage:
    """A text that stands on a page which is made of more: a bio, a section's description."""

    path: str
    lang: str
    body: str
    """HTML."""
    links: tuple[LinkInCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What was wrong, what is right, and the day it was put right."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic as the copy names it; ``slug`` is empty where the copy leaves it to the desk."""

    name: str
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a report, as the header names it. ``path`` is from ``content/images/``."""

    path: str
    alt: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as the header confirms it: a name, alias or slug, and the sentence."""

    line: int
    name: str
    sentence: str


@dataclass(slots=True, kw_only=True, eq=False)
class Report:
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
    robots: str = ""
    embargo: datetime | None = None
    expires: datetime | None = None
    redirects: tuple[str, ...] = ()
    sample: bool = False
    body: str = ""
    """HTML, with the dateline run in."""
    words: int = 0
    links: tuple[LinkInCopy, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each key of the header, for messages."""

    address: Address = field(default=Address("", ""))
    byline: tuple[Link, ...] = ()
    statements: tuple[Statement, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    speaker_slugs: tuple[str, ...] = ()
    author_slugs: tuple[str, ...] = ()
    topics: tuple[Tag, ...] = ()
    picture: Picture | None = None
    share: tuple[ShareLink, ...] = ()
    structured: dict[str, object] = field(default_factory=dict)
    """JSON-LD."""

    def line(self, key: str) -> int:
        """The line on which the header gives a key, or 1."""
        return self.lines.get(key.lower(), 1)
