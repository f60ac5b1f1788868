"""The register of people as attribution needs it: who answers to a name, and who holds a role."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from newsroom.text.words import words as split

from .grammar import vocabulary
from .wordlists import fold, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from .reading import Reading

__all__ = ["KnownPerson", "Register", "role_words"]

# Cases and joiners say nothing about which role it is.
_EMPTY_IN_ROLE = vocabulary("का के की व और एवं of the and کے کا کی اور")
_JOINED = frozenset(("", ".", "-", "."))  # what may stand inside a name


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person on file. ``roles`` are (role, first day or None, last day or None)."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[tuple[str, date | None, date | None], ...] = ()


class Register:
    """People by name and by role, made ready once for a report."""

    def __init__(self, people: Iterable[KnownPerson]) -> None:
        self._named: dict[tuple[str, ...], dict[str, KnownPerson]] = {}
        self._roles: list[tuple[frozenset[str], date | None, date | None, KnownPerson]] = []
        for person in people:
            for name in (person.name, *person.aliases):
                words = _name_words(name)
                if words:
                    self._named.setdefault(words, {})[person.slug] = person
            for role, first, last in person.roles:
                self._roles.append((role_words(map(fold, split(role))), first, last, person))
        self._longest = max(map(len, self._named), default=0)

    def called_before(self, reading: Reading, stop: int) -> tuple[int, list[KnownPerson]]:
        """Give where the longest known name that ends before ``stop`` begins, and its bearers.

        They stand in the order of their slugs; there are none where no name is known.
        """
        for first in range(max(stop - self._longest, 0), stop):
            found = self._named.get(tuple(reading.words[first:stop]))
            if found and _JOINED.issuperset(reading.gaps[first + 1 : stop]):
                return first, [found[slug] for slug in sorted(found)]
        return stop, []

    def holding(self, role: Iterable[str], on: date | None) -> tuple[KnownPerson, float] | None:
        """Give the one person who holds the role that these folded words name, and how surely.

        None where nobody or more than one person does. Without a day, whoever ever held it counts.
        """
        wanted = role_words(role)
        held = [
            (words == wanted, person)
            for words, first, last, person in self._roles
            if wanted and wanted <= words and _holds(first, last, on)
        ]
        exact = any(is_exact for is_exact, _ in held)
        people = {person.slug: person for is_exact, person in held if is_exact or not exact}
        if len(people) != 1:
            return None
        sureness = 0.75 if exact else 0.5
        return next(iter(people.values())), sureness if on else 0.4


def _holds(first: date | None, last: date | None, on: date | None) -> bool:
    return on is None or ((first is None or first <= on) and (last is None or on <= last))


def role_words(words: Iterable[str]) -> frozenset[str]:
    """Keep the words of a role that carry it."""
    return frozenset(words) - _EMPTY_IN_ROLE


@cache
def _titles() -> tuple[frozenset[str], frozenset[str]]:
    """Give what stands before names and what stands after them, in every language."""
    before = listed("honorifics") | listed("ranks")
    before |= listed("honorifics", "ur") | listed("honorifics", "en")
    return before, listed("courtesies") | listed("courtesies", "ur")


@lru_cache(maxsize=20_000)
def _name_words(name: str) -> tuple[str, ...]:
    """Split a name for comparing: folded, without honorifics before it and courtesies after it."""
    words = [fold(word) for word in split(name)]
    before, after = _titles()
    while len(words) > 1 and words[0] in before:
        del words[0]
    while len(words) > 1 and words[-1] in after:
        del words[-1]
    return tuple(words)
