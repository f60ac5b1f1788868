"""The chain of speakers through a report: who spoke last, and what each was called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .people import role_words
from .proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from .names import Name
    from .people import KnownPerson
    from .reading import Reading

__all__ = ["Chain", "Speaker", "Statement"]

_DOUBT = 0.45  # what is left of a pronoun's confidence when it may mean another person
_AMBIGUOUS = 0.35  # one name, several people


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who stands before a marker, with the places of the words from role or honorific to name."""

    name: str
    role: str | None
    first: int
    last: int
    sureness: float
    slugs: tuple[str, ...] = ()

    @classmethod
    def named(
        cls,
        reading: Reading,
        name: Name,
        people: Sequence[KnownPerson],
        role: tuple[int, int] | None,
        title: int,
    ) -> Speaker:
        """Make a speaker of a name in the text and whom the register knows by it."""
        sureness = name.sureness if people else 0.3 + 0.6 * name.sureness
        return cls(
            people[0].name if len(people) == 1 else reading.slice(name.first, name.last),
            reading.slice(*role) if role else None,
            role[0] if role else title,
            name.last,
            _AMBIGUOUS if len(people) > 1 else sureness,
            tuple(person.slug for person in people),
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, the place of its marker, the words that report it, and the rule that did."""

    sentence: tuple[int, int]
    place: int
    verb: str
    how: str


class Chain:
    """The proposals of a report in the making."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._proposals: list[Proposal] = []
        self._last: list[Speaker] = []
        self._since = 0  # the place up to which nobody else was mentioned after the last speaker
        self._other = False  # whether somebody was
        self._unnamed = False  # whether someone without a name spoke after that
        self._roles: dict[str, str] = {}
        self._bearers: list[Speaker] = []

    @property
    def proposals(self) -> list[Proposal]:
        """All so far, in the order of the text."""
        return sorted(self._proposals, key=lambda proposal: proposal.sentence)

    def say(self, speakers: list[Speaker], said: Statement, weight: float) -> None:
        """Propose that these people made a statement; a pronoun after it means them."""
        for speaker in speakers:
            if speaker.role and said.how != "role":
                self._roles[speaker.name] = speaker.role
                self._bearers.append(speaker)
        self._last = [
            replace(speaker, role=speaker.role or self._roles.get(speaker.name))
            for speaker in speakers
        ]
        self._since, self._other, self._unnamed = said.place, False, False
        for speaker in self._last:
            self._propose(speaker, said, speaker.sureness * weight)

    def say_again(self, said: Statement, sureness: float, *, between: bool) -> None:
        """Propose that the last named speaker made this statement too."""
        unsure = between or self._unnamed or len(self._last) > 1
        for speaker in self._last:
            confidence = min(sureness * (_DOUBT if unsure else 1.0), speaker.sureness)
            self._propose(speaker, said, confidence)

    def someone_unnamed(self) -> None:
        """Note that a body, or a role that nobody is known to bear, spoke."""
        self._unnamed = True

    def stands_between(self, mentions: Callable[[int, int], Iterator[int]], place: int) -> bool:
        """Say whether another person is mentioned after the last speaker and before ``place``."""
        if self._last and not self._other:
            spoke = {
                word
                for speaker in self._last
                for word in (
                    *self._reading.words[speaker.first : speaker.last + 1],
                    *self._reading.folded(speaker.name),
                )
            }
            self._other = any(
                self._reading.words[mention] not in spoke
                for mention in mentions(self._since + 1, place)
            )
            self._since = place
        return self._other

    def bearer(self, role: Iterable[str]) -> Speaker | None:
        """Return the one person who was introduced with this role in the report, or None."""
        wanted = role_words(role)
        bearers = {
            speaker.name: speaker
            for speaker in self._bearers
            if speaker.role and wanted <= role_words(self._reading.folded(speaker.role))
        }
        return next(iter(bearers.values())) if len(bearers) == 1 else None

    def _propose(self, speaker: Speaker, said: Statement, sureness: float) -> None:
        confidence = round(min(max(sureness, 0.0), 1.0), 2)
        self._proposals.append(
            Proposal(
                speaker.name,
                speaker.role,
                said.sentence,
                said.verb,
                confidence,
                said.how,
                speaker.slugs,
            )
        )
