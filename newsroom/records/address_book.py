"""The address book: every address that readers have been given, so that each goes on leading there.

``content/addresses.tsv`` is committed. Publishing adds to it; nothing ever takes a line away.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import read_text
from newsroom.records.source_file import lines_of, rewrite
from newsroom.rules import files as say
from newsroom.text.names import matching_form

__all__ = ["AddressBook", "Kind", "KnownAddress", "read_addressbook", "record_addresses"]

Kind = Literal["report", "section", "topic", "speaker", "author", "page"]
_KINDS = frozenset(get_args(Kind))

_HEAD = "# Every address that readers have been given: kind, language, key, address. Commit it."
_MARKERS = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")


@dataclass(frozen=True, order=True, slots=True)
class KnownAddress:
    """One address: ``key`` is a report's Id, a topic's name, a page's base name, else a slug."""

    kind: Kind
    lang: str
    key: str
    url: str
    """From the site's root, without SITEURL's own path."""
    report: str = field(default="", compare=False)
    """The Id of a report by which a section or a person is known again under another slug."""
    name: str = field(default="", compare=False)
    """What the person was called then."""


@dataclass
class AddressBook:
    """The addresses on record."""

    known: list[KnownAddress] = field(default_factory=list)

    def topic_slug(self, lang: str, name: str) -> str:
        """The slug that a topic was last printed under, or an empty string."""
        return self._topic_slugs.get((lang, matching_form(name)), "")

    @cached_property
    def _topic_slugs(self) -> dict[tuple[str, str], str]:
        return {
            (entry.lang, matching_form(entry.key)): entry.url.rstrip("/").rpartition("/")[2]
            for entry in self.known
            if entry.kind == "topic"
        }


def read_addressbook(file: Path, path: str, mistakes: Mistakes) -> AddressBook:
    """Read the address book; a line that is none is told. No file is an empty book.

    Where versions of it were merged, lines may stand in any order, and twice.
    """
    known = []
    text = (read_text(file, path, mistakes) or "") if file.is_file() else ""
    in_conflict = False
    for number, line in enumerate(text.split("\n"), 1):
        entry = _read_line(line.rstrip("\r"))
        if entry is not None:
            known.append(entry)
        elif _MARKERS.match(line):
            if not in_conflict:
                mistakes.tell(path, number, say.ADDRESSES_IN_CONFLICT)
            in_conflict = True
        elif line.strip() and not line.startswith("#"):
            mistakes.tell(path, number, say.NO_KNOWN_ADDRESS.format(line=line[:40]))
    return AddressBook(known)


def _read_line(line: str) -> KnownAddress | None:
    kind, *parts = line.split("\t")
    if kind not in _KINDS or not 3 <= len(parts) <= 5 or not parts[2].startswith("/"):
        return None
    return KnownAddress(kind, *parts)  # type: ignore[arg-type]  # just checked


def record_addresses(file: Path, book: AddressBook, current: Iterable[KnownAddress]) -> int:
    """Add each address that is not on record; give their number.

    A topic's must be the last on record for its name, which is what its slug is taken from. What is
    known by a report that is gone is recorded once more, with another.
    """
    wanted = dict.fromkeys(current)
    reports = {each.key for each in wanted if each.kind == "report"}
    known = {each for each in book.known if not each.report or each.report in reports}
    last = {(each.lang, each.key): each for each in book.known if each.kind == "topic"}
    fresh = sorted(
        each
        for each in wanted
        if each not in known or last.get((each.lang, each.key), each) != each
    )
    if fresh:
        old = lines_of(file) if file.is_file() else [_HEAD]
        while old and not old[-1]:
            old.pop()
        rewrite(file, [*old, *map(_line, fresh), ""])
    return len(fresh)


def _line(known: KnownAddress) -> str:
    told = (known.kind, known.lang, known.key, known.url, known.report, known.name)
    return "\t".join(told).rstrip("\t")
