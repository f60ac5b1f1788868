"""Who said what in English: NAME said, said NAME, according to NAME, he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .chain import Chain, Speaker, Statement
from .grammar import vocabulary
from .names import Name
from .wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .people import KnownPerson, Register
    from .proposal import Proposal
    from .reading import Reading

__all__ = ["attribute_english"]

_SAID = vocabulary(
    "said says told tells added claimed claims alleged stated announced asked warned urged"
)
_NEVER_FIRST = vocabulary("told tells asked warned urged")  # their object follows: told reporters
_PRONOUNS = {"he": 0.65, "she": 0.65, "they": 0.35}
_PARTICLES = vocabulary("de da di du la le von van der den bin ibn al ul ur el dos")
_INSIDE_ROLE = vocabulary("of the for and in general deputy former vice joint additional state")
_ARTICLES = vocabulary("the a an his her their")
_LONGEST_NAME = 5  # words
_LONGEST_ROLE = 10
_SURENESS = 0.7


def attribute_english(reading: Reading, register: Register, on: date | None) -> list[Proposal]:
    """Propose who said what in an English text, in the order of the text."""
    return _English(reading, register, on).run()


class _English:
    """One report on its way through the rules."""

    def __init__(self, reading: Reading, register: Register, on: date | None) -> None:
        self.reading = reading
        self.register = register
        self.on = on
        self.chain = Chain(reading)

    def run(self) -> list[Proposal]:
        """Read the report from its first word to its last."""
        words = self.reading.words
        headline = self.reading.headline()
        if headline:
            speaker = self._speaker(headline.stop, headline.first)
            if speaker and speaker.first == headline.first:
                said = Statement(headline.span, headline.first, headline.mark, "headline")
                self.chain.say([speaker], said, 0.9)
        for place, word in enumerate(words):
            if word in _SAID:
                self._said(place)
            elif word == "to" and place and words[place - 1] == "according":
                self._after(place, (place - 1, place), "according")
        return self.chain.proposals

    def _said(self, place: int) -> None:
        words, gaps = self.reading.words, self.reading.gaps
        verb = self.reading.slice(place, place)
        start = self.reading.place_at(self.reading.sentence_of(place)[0])
        if place > start and words[place - 1] in _PRONOUNS and not gaps[place]:
            sureness = _PRONOUNS[words[place - 1]]
            between = self.chain.stands_between(self._mentions, place - 1)
            said = Statement(self.reading.sentence_of(place), place, verb, "pronoun")
            self.chain.say_again(said, sureness, between=between)
            return
        speakers = self._before(place, start)
        if speakers:
            self._say(speakers, place, verb, "plain")
        elif words[place] in _NEVER_FIRST or not self._after(place, (place, place), "plain"):
            self._by_role(place, start, verb)

    def _before(self, place: int, start: int) -> list[Speaker]:
        """Return who stands before the verb: NAME, NAME and NAME, or NAME, ROLE,."""
        words, gaps = self.reading.words, self.reading.gaps
        if gaps[place] == ",":
            comma = place - 1
            while comma > start and gaps[comma] != ",":
                comma -= 1
            speaker = self._speaker(comma, start) if comma > start else None
            if speaker is None or place - comma > _LONGEST_ROLE:
                return []
            role = self.reading.slice(comma + (words[comma] in _ARTICLES), place - 1)
            return [Speaker(speaker.name, role, speaker.first, place - 1, _SURENESS, speaker.slugs)]
        if gaps[place]:
            return []
        last = self._speaker(place, start)
        if last is None:
            return []
        if last.first - 1 > start and words[last.first - 1] == "and" and not gaps[last.first]:
            first = self._speaker(last.first - 1, start)
            return [first, last] if first else [last]
        return [last]

    def _after(self, place: int, verb: tuple[int, int], how: str) -> bool:
        """Propose the name, role in front of it or not, that follows the place."""
        words, gaps = self.reading.words, self.reading.gaps
        end = self.reading.end_of(self.reading.sentence_of(place))
        stop = place + 1
        while stop < end and stop - place <= _LONGEST_ROLE and not self._is_capital(stop):
            if gaps[stop] or words[stop] not in listed("roles", "en") | _ARTICLES | _INSIDE_ROLE:
                return False
            stop += 1
        while stop < end and (self._is_capital(stop) or words[stop] in _PARTICLES):
            if gaps[stop] and stop > place + 1 and not self._is_shortened(stop - 1):
                break
            stop += 1
        speaker = self._speaker(stop, place + 1)
        if speaker is None or stop == place + 1:
            return False
        self._say([speaker], place, self.reading.slice(*verb), how)
        return True

    def _by_role(self, place: int, start: int, verb: str) -> None:
        """Propose who holds the role before the verb: the chief minister said."""
        words, gaps = self.reading.words, self.reading.gaps
        first = place
        known = listed("roles", "en") | _INSIDE_ROLE
        while first > start and not gaps[first] and words[first - 1] in known - _ARTICLES:
            first -= 1
        if first == place or words[place - 1] not in listed("roles", "en"):
            self.chain.someone_unnamed()
            return
        held = self.register.holding(words[first:place], self.on)
        if held is None:
            self.chain.someone_unnamed()
            return
        role = self.reading.slice(first, place - 1)
        speaker = Speaker(held[0].name, role, first, place - 1, held[1], (held[0].slug,))
        self._say([speaker], place, verb, "role")

    def _say(self, speakers: list[Speaker], place: int, verb: str, how: str) -> None:
        sentence = self.reading.sentence_of(place)
        self.chain.say(speakers, Statement(sentence, place, verb, how), 1.0)

    def _speaker(self, stop: int, start: int) -> Speaker | None:
        """Return the person whose name ends just before ``stop``, with the role before it."""
        known_first, people = self.register.called_before(self.reading, stop)
        if people and known_first >= start:
            return self._introduced(Name(known_first, stop - 1, 0.98), people, start)
        name = self._name(stop, start)
        return self._introduced(name, [], start) if name else None

    def _name(self, stop: int, start: int) -> Name | None:
        words, gaps = self.reading.words, self.reading.gaps
        first = stop
        while first > start and (self._is_capital(first - 1) or words[first - 1] in _PARTICLES):
            joined = gaps[first] in ("", "-", "’", "'") or self._is_shortened(first - 1)
            if first < stop and not joined:
                break
            if self._is_title(first - 1):
                break
            first -= 1
        while first < stop and words[first] in _PARTICLES and not self._is_capital(first):
            first += 1
        named = [word for word in words[first:stop] if len(word) > 1]
        if not named or stop - first > _LONGEST_NAME or listed("bodies", "en").intersection(named):
            return None
        return Name(first, stop - 1, _SURENESS)

    def _introduced(self, name: Name, people: list[KnownPerson], start: int) -> Speaker:
        words, gaps = self.reading.words, self.reading.gaps
        title = name.first
        while title > start and words[title - 1] in listed("honorifics", "en"):
            title -= 1
        first = title
        if first > start and words[first - 1] in listed("roles", "en") and not gaps[first]:
            known = listed("roles", "en") | _INSIDE_ROLE
            while first > start and (first == title or not gaps[first]):
                if words[first - 1] not in known and not self._is_capital(first - 1):
                    break
                first -= 1
            while words[first] in _ARTICLES | {"and", "of", "in", "for"}:
                first += 1
        role = (first, title - 1) if first < title else None
        return Speaker.named(self.reading, name, people, role, title)

    def _is_title(self, place: int) -> bool:
        word = self.reading.words[place]
        return word in listed("roles", "en") or word in listed("honorifics", "en")

    def _is_capital(self, place: int) -> bool:
        return self.reading.text[self.reading.spans[place][0]].isupper()

    def _is_shortened(self, place: int) -> bool:
        start, end = self.reading.spans[place]
        return end - start <= 2 and self.reading.gaps[place + 1] == "."

    def _mentions(self, start: int, stop: int) -> Iterator[int]:
        """Yield the last words of what look like people's names: two capitals in a row."""
        for place in range(start + 1, stop):
            speaker = self._speaker(place + 1, start)
            if speaker and (speaker.slugs or speaker.last > speaker.first):
                yield place
