"""The plan of an edition: every file to be printed, as plain, frozen records.

Plugins that print answer the signal :data:`plan_pages` with these; the press prints nothing else.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from blinker import signal
from msgspec import Struct

__all__ = [
    "FEW_TEXTS",
    "JOURNAL",
    "MARK",
    "Asset",
    "Changes",
    "Document",
    "Inputs",
    "Page",
    "PlannedFile",
    "Replan",
    "SitemapEntry",
    "begin_edition",
    "edition_printed",
    "is_reserved",
    "look_for_changes",
    "plan_pages",
    "plan_signposts",
    "plan_sitemaps",
    "replan_texts",
]

MARK, JOURNAL = ".samachar", ".journal"
"""The press's own files in a folder that it fills: no file of an edition stands where they do."""

FEW_TEXTS = 20
"""Reports whose texts are rebuilt alone; when more have changed, all are organised anew."""

plan_pages = signal("plan_pages")
"""Sent once, with the :class:`newsroom.records.newspaper.Newspaper`; each answer is an iterable of
:class:`Page`, :class:`Document` and :class:`Asset`."""


begin_edition = signal("begin_edition")
"""Sent once, before anything is read, with the :class:`newsroom.records.newspaper.Newspaper`:
plugins that add to the pages of others say so."""

look_for_changes = signal("look_for_changes")
"""Sent with Pelican's context where it may be that little has changed; whoever reads the copy
answers with :class:`Changes`."""

replan_texts = signal("replan_texts")
"""Sent instead of :data:`plan_pages` where only the texts of some reports have changed, with the
newspaper and ``wanted``, the :class:`Replan` of each file by its place; each answer is an iterable
of the same files, planned anew."""


plan_sitemaps = signal("plan_sitemaps")
"""Sent once all pages are planned, with the newspaper and ``plan``, all that is planned so far;
each answer is an iterable of the files that name these to search engines."""

plan_signposts = signal("plan_signposts")
"""Sent once all pages are planned, with the newspaper and ``plan``, all that is planned so far;
each answer is an iterable of what stands at addresses that these have left."""

edition_printed = signal("edition_printed")
"""Sent with the newspaper when all that is new is printed, before any of it is put into place."""


class Changes(Struct, frozen=True):
    """What is read now: the digest of each reading by its name, and how to look one up."""

    digests: Mapping[str, bytes]
    read: Callable[[Iterable[str]], Iterable[Any]]
    """Gives reports as the copy desk has read them, those without a mistake."""
    finished: Callable[[Iterable[str]], Mapping[str, bytes]]
    """Gives records of reports as the last edition had them."""


class Replan(Struct, frozen=True):
    """How a file that prints texts of reports can be planned again without all the others."""

    by: str
    """The plugin that does it."""
    lang: str
    names: tuple[str, ...]
    """The files of the reports that it is planned with; empty where there is none."""
    texts: int
    """Of how many of these, from the first, it prints the text."""
    how: tuple[str, ...] = ()
    """What else the plugin wants to know."""


class SitemapEntry(Struct, frozen=True):
    """What a sitemap says of a page that search engines may show. Addresses are root-relative."""

    url: str
    changed: datetime | None = None
    """When what the page shows was last changed; None where nothing says so."""
    versions: Mapping[str, str] = {}
    """By language, the page itself too; empty where it stands alone."""
    pictures: tuple[str, ...] = ()
    published: datetime | None = None
    """Of a report: its year decides in which part of the sitemap it stands."""


Inputs = Mapping[str, Any] | Callable[[], Mapping[str, Any]]
"""What a template or a function is given: as it is, or composed when the file is printed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a template renders from ``inputs`` and the chrome of its language alone."""

    save_as: str
    template: str
    lang: str
    inputs: Inputs
    source: str = ""
    """The file of copy behind it, for messages."""
    needs: object = None
    """Plain data that changes whenever composed inputs do; none where the inputs say it all."""
    replan: Replan | None = None
    day: int = 0
    """Of what shows reports, the day of the newest, counted from the year 1: files of a time are
    printed together, since they show the same ones."""
    sitemap: SitemapEntry | None = None
    """None where search engines are asked not to show it."""

    def composed(self) -> Mapping[str, Any]:
        """The inputs."""
        return self.inputs() if callable(self.inputs) else self.inputs

    def __reduce__(self) -> tuple[object, ...]:
        """Another process is sent the inputs themselves: it has no newspaper to compose from."""
        return Page, (self.save_as, self.template, self.lang, self.composed(), self.source)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a module-level function composes from plain arguments: a feed, a map."""

    save_as: str
    compose: Callable[..., bytes]
    inputs: Inputs = field(default_factory=dict)
    source: str = ""
    lang: str = ""
    """The edition whose wording and settings it is made with; empty for none."""
    needs: object = None
    """Plain data that changes whenever composed inputs do; none where the inputs say it all."""
    replan: Replan | None = None
    day: int = 0
    """As a page's."""
    repeats: str = ""
    """The place of the same document, where this is another one: an address that it has left."""

    def composed(self) -> Mapping[str, Any]:
        """The inputs."""
        return self.inputs() if callable(self.inputs) else self.inputs

    def __reduce__(self) -> tuple[object, ...]:
        """As a page's."""
        return Document, (self.save_as, self.compose, self.composed(), self.source, self.lang)


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is."""

    save_as: str
    file: Path
    source: str = ""
    day: ClassVar[int] = 0
    needs: bytes = b""
    """What its bytes depend on, where that is known; else they are read and compared."""


PlannedFile = Page | Document | Asset


def is_reserved(place: str) -> bool:
    """Whether a place begins with a name that the press needs itself.

    >>> is_reserved(".journal/index.html"), is_reserved(".well-known/security.txt")
    (True, False)
    """
    return place.casefold().startswith((MARK, JOURNAL))
