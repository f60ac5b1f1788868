"""The address book: every address that readers have been given, so that each goes on leading there.

``content/addresses.tsv`` is committed. Publishing adds to it; nothing ever takes a line away.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

from newsroom.header import read_text
from newsroom.manuscript import lines_of, rewrite
from newsroom.mistakes import Mistakes
from newsroom.names import matching_form

__all__ = ["AddressBook", "Known", "read_addressbook", "record_addresses"]

Kind = Literal["report", "section", "topic"]

_HEAD = "# Every address that readers have been given: kind, language, key, address. Commit it."


@dataclass(frozen=True, order=True, slots=True)
class Known:
    """One address: ``key`` is a report's Id, a section's slug or a topic's name."""

    kind: Kind
    lang: str
    key: str
    url: str
    """From the site's root, without SITEURL's own path."""


@dataclass
class AddressBook:
    """The addresses on record."""

    known: list[Known] = field(default_factory=list)

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
    """Read the address book; a line that is none is told. No file is an empty book."""
    known = []
    kinds = get_args(Kind)
    text = (read_text(file, path, mistakes) or "") if file.is_file() else ""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        kind, *parts = line.split("\t")
        if kind not in kinds or len(parts) != 3 or not parts[2].startswith("/"):
            mistakes.tell(
                path,
                number,
                f"'{line[:40]}' is no address. Take the line back from the last commit.",
            )
            continue
        known.append(Known(kind, *parts))  # type: ignore[arg-type]  # just checked
    return AddressBook(known)


def record_addresses(file: Path, book: AddressBook, current: Iterable[Known]) -> int:
    """Add each address that is not the last on record for its key; give their number."""
    last = {(known.kind, known.lang, known.key): known for known in book.known}
    fresh = sorted(set(current) - set(last.values()))
    if fresh:
        old = lines_of(file) if file.is_file() else [_HEAD]
        while old and not old[-1]:
            old.pop()
        lines = old + [f"{each.kind}\t{each.lang}\t{each.key}\t{each.url}" for each in fresh]
        rewrite(file, [*lines, ""])
    return len(fresh)
