"""The plan of an edition: every file to be printed, as plain, frozen records.

Plugins that print answer the signal :data:`plan_pages` with these; the press prints nothing else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from blinker import signal

__all__ = ["Asset", "Document", "Page", "Printed", "plan_pages"]

plan_pages = signal("plan_pages")
"""Sent once, with the edition's :class:`newsroom.edition.Newspaper`; each answer is an iterable of
:class:`Page`, :class:`Document` and :class:`Asset`."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a template renders from ``inputs`` and the chrome of its language alone."""

    save_as: str
    template: str
    lang: str
    inputs: Mapping[str, Any]
    source: str = ""
    """The file of copy behind it, for messages."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that a module-level function composes from plain arguments: a feed, a map."""

    save_as: str
    compose: Callable[..., bytes]
    inputs: Mapping[str, Any] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is copied as it is."""

    save_as: str
    file: Path
    source: str = ""


Printed = Page | Document | Asset
