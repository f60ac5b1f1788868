"""Who said what where a case marker follows the speaker: Hindi and Urdu.

Every rule finds a marker or a verb first and reads leftwards from there: the courtesy, the name,
the honorific, the role, and the names that are joined to it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .chain import Chain, Speaker, Statement
from .names import Name
from .wordlists import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from .grammar import Grammar
    from .people import KnownPerson, Register
    from .proposal import Proposal
    from .reading import Headline, Reading

__all__ = ["attribute"]

_LONGEST_ROLE = 16  # words
_MOST_JOINED = 4  # names before one marker
# Log-odds that a person stands before ने of a verb of speech, before other markers, before और with
# another name, and where a listed name ends, beyond what the words say: the model's text is half
# encyclopaedia, where few people speak. The first was chosen on one half of the news sentences and
# checked on the other.
_LIFT_ERGATIVE = 3.5
_LIFT_OTHER = 1.0
_LIFT_JOINED = 3.0
_LIFT_LISTED = 2.0
_CLOSERS = "\"'”’»"  # may stand between a name and its marker


def attribute(
    reading: Reading, grammar: Grammar, register: Register, on: date | None
) -> list[Proposal]:
    """Propose who said what, in the order of the text."""
    return _Attribution(reading, grammar, register, on).run()


class _Attribution:
    """One report on its way through the rules."""

    def __init__(
        self, reading: Reading, grammar: Grammar, register: Register, on: date | None
    ) -> None:
        self.reading = reading
        self.grammar = grammar
        self.register = register
        self.on = on
        self.chain = Chain(reading)

    def run(self) -> list[Proposal]:
        """Read the report from its first word to its last."""
        grammar = self.grammar
        rules: tuple[tuple[Iterable[str], Callable[[int], None]], ...] = (
            ({grammar.ergative}, self._ergative),
            (grammar.pronouns, self._pronoun),
            (grammar.according, self._according),
            (grammar.saying, self._saying),
            (grammar.says | grammar.says_now, self._plain),
        )
        rule_of = {word: rule for marked, rule in reversed(rules) for word in marked}
        headline = self.reading.headline()
        if headline:
            self._headline(headline)
        for place, word in enumerate(self.reading.words):
            rule = rule_of.get(word)
            if rule:
                rule(place)
        return self.chain.proposals

    # The rules, each by the place of its marker.

    def _ergative(self, place: int) -> None:
        if place and self.reading.words[place - 1] in self.grammar.pronouns_apart:
            sureness = self.grammar.pronouns_apart[self.reading.words[place - 1]]
            self._by_pronoun(place - 1, self._verb_after(place), sureness)
            return
        verb = self._verb_after(place)
        if verb is None:
            return
        weight = 0.6 if self._says_nothing(verb[1]) else 1.0
        self._say(place, verb, "ergative", _LIFT_ERGATIVE, weight)

    def _pronoun(self, place: int) -> None:
        sureness = self.grammar.pronouns[self.reading.words[place]]
        self._by_pronoun(place, self._verb_after(place), sureness)

    def _according(self, place: int) -> None:
        before = self.reading.words[place - 1] if place else ""
        if before in self.grammar.own_oblique:
            self._by_pronoun(place - 1, (place, place), self.grammar.own_oblique[before])
        elif before == self.grammar.oblique:
            self._say(place - 1, (place - 1, place), "according", _LIFT_OTHER, 0.95)

    def _saying(self, place: int) -> None:
        words = self.reading.words
        before = words[place - 1] if place else ""
        if place + 1 >= len(words) or words[place + 1] not in self.grammar.be:
            return
        if before in self.grammar.own:
            self._by_pronoun(place - 1, (place, place + 1), self.grammar.own[before])
        elif before == self.grammar.possessive:
            self._say(place - 1, (place, place + 1), "saying", _LIFT_OTHER, 0.95)

    def _plain(self, place: int) -> None:
        words, grammar = self.reading.words, self.grammar
        if not place or self.reading.gaps[place]:
            return
        if words[place] in grammar.says:
            self._say(place, (place, place), "plain", _LIFT_OTHER, 0.85)
        elif place + 1 < len(words) and words[place + 1] in grammar.be:
            self._say(place, (place, place + 1), "plain", _LIFT_OTHER, 0.85)

    def _headline(self, headline: Headline) -> None:
        """Read `` : NAME`` at the end of a headline: nothing but one name and its role."""
        if headline.stop - headline.first > _LONGEST_ROLE:
            return
        speaker = self._speaker_before(headline.stop, _LIFT_LISTED)
        if speaker is None:
            speaker = self._bearer_of_role(headline.stop)
        if speaker and speaker.first == headline.first:
            said = Statement(headline.span, headline.first, headline.mark, "headline")
            self.chain.say([speaker], said, 0.9)

    def _say(self, place: int, verb: tuple[int, int], how: str, lift: float, weight: float) -> None:
        """Propose everyone who stands before the marker, or who bears the role that does."""
        speakers = self._speakers_before(place, lift)
        bearer = None if speakers else self._bearer_of_role(place)
        if speakers:
            self.chain.say(speakers, self._statement(place, verb, how), weight)
        elif bearer:
            self.chain.say([bearer], self._statement(place, verb, "role"), 1.0)
        elif how != "according":
            self.chain.someone_unnamed()

    def _by_pronoun(self, place: int, verb: tuple[int, int] | None, sureness: float) -> None:
        if verb:
            between = self.chain.stands_between(self._mentions, place)
            said = self._statement(place, verb, "pronoun")
            self.chain.say_again(said, sureness, between=between)

    def _statement(self, place: int, verb: tuple[int, int], how: str) -> Statement:
        sentence = self.reading.sentence_of(place)
        return Statement(sentence, place, self.reading.slice(*verb), how)

    # What a rule finds after its marker.

    def _verb_after(self, place: int) -> tuple[int, int] | None:
        """Return the first and last word of what reports speech before the next marker, or None.

        A verb of speech goes before a noun with a light verb: मांग की और कहा is कहा.
        """
        words, grammar = self.reading.words, self.grammar
        stop = self.reading.end_of(self.reading.sentence_of(place))
        stated: tuple[int, int] | None = None
        for at in range(place + 1, stop):
            if words[at] == grammar.ergative or words[at] in grammar.pronouns:
                break
            if words[at] in grammar.said:
                if at + 1 < stop and words[at + 1] in grammar.passive:
                    continue
                return self._with_participle(at, place), at
            if stated is None and words[at] in grammar.stated:
                light = at + 2 if at + 1 < stop and words[at + 1] in grammar.between else at + 1
                if light < stop and words[light] in grammar.did:
                    stated = at, light
        return stated

    def _with_participle(self, said: int, marker: int) -> int:
        """Return the first word of बल देते हुए कहा; of plain कहा, itself."""
        words, grammar = self.reading.words, self.grammar
        ongoing = words[said - 1] == grammar.participle and words[said - 2] in grammar.ongoing
        return said - 3 if ongoing and said - marker > 3 else said

    def _says_nothing(self, said: int) -> bool:
        """Say whether the verb is denied: कुछ नहीं कहा is hardly a statement."""
        before = self.reading.words[max(said - 2, 0) : said]
        return tuple(before) in self.grammar.nothing

    # What a rule finds before its marker.

    def _speakers_before(self, marker: int, lift: float) -> list[Speaker]:
        """Return the names before a marker, in the order of the text; none for bodies."""
        found: list[Speaker] = []
        stop: int | None = marker
        if self.reading.gaps[marker].strip(_CLOSERS):
            return found
        while stop and len(found) < _MOST_JOINED:
            speaker = self._speaker_before(stop, lift)
            if speaker is None:
                break
            found.insert(0, speaker)
            stop, lift = self._joined_before(speaker.first, comma=len(found) > 1), _LIFT_JOINED
        return found

    def _joined_before(self, first: int, *, comma: bool) -> int | None:
        """Return the place of the word or comma that joins another name in front, or None."""
        words, gaps = self.reading.words, self.reading.gaps
        if first and words[first - 1] in self.grammar.joiners and not gaps[first]:
            return first - 1
        return first if comma and gaps[first] == "," else None

    def _speaker_before(self, stop: int, lift: float) -> Speaker | None:
        words, gaps = self.reading.words, self.reading.gaps
        end = stop
        courtesies = listed("courtesies", self.grammar.lang)
        while end > 1 and words[end - 1] in courtesies and not gaps[end - 1]:
            end -= 1
        name = self.grammar.read_name(self.reading, end, lift + (end < stop))
        known = self._known_before(end)
        if known and not (name and name.first < known[0].first and name.sureness > 0.8):
            return self._introduced(*known)
        return self._introduced(name, []) if name else None

    def _known_before(self, end: int) -> tuple[Name, list[KnownPerson]] | None:
        """Return the longest name or alias of the register that stands just before ``end``."""
        first, people = self.register.called_before(self.reading, end)
        return (Name(first, end - 1, 0.98), people) if people else None

    def _introduced(self, name: Name, people: list[KnownPerson]) -> Speaker:
        """Add what stands before the name: honorific and role."""
        words, gaps, lang = self.reading.words, self.reading.gaps, self.grammar.lang
        title = name.first
        while title and words[title - 1] in listed("honorifics", lang) and gaps[title] in ("", "."):
            title -= 1
        role = self._role_before(title)
        if role is None and title < name.first and words[name.first - 1] in listed("roles", lang):
            role = (title, name.first - 1)
        return Speaker.named(self.reading, name, people, role, title)

    def _role_before(self, stop: int) -> tuple[int, int] | None:
        """Return the first and last word of the role that ends just before ``stop``."""
        words, gaps, grammar = self.reading.words, self.reading.gaps, self.grammar
        if not stop or gaps[stop] or not self._ends_role(stop - 1):
            return None
        first = stop - 1
        while first and stop - first < _LONGEST_ROLE and not gaps[first]:
            before = words[first - 1]
            if before in grammar.ends_role or before.endswith(grammar.converbs):
                break
            if before in grammar.joiners and self._is_named(first - 1):
                break
            first -= 1
        while first < stop - 1 and words[first] in grammar.not_first_in_role:
            first += 1
        return first, stop - 1

    def _is_named(self, stop: int) -> bool:
        """Say whether a person's name stands just before ``stop``."""
        name = self.grammar.read_name(self.reading, stop, _LIFT_JOINED)
        return bool(name and name.sureness > 0.3)

    def _ends_role(self, place: int) -> bool:
        words, roles = self.reading.words, listed("roles", self.grammar.lang)
        return words[place] in roles or (
            place > 0 and f"{words[place - 1]} {words[place]}" in roles
        )

    def _bearer_of_role(self, marker: int) -> Speaker | None:
        """Return who bears the role before a marker: by the register, or earlier in the report."""
        role = self._role_before(marker)
        if role is None:
            return None
        words = self.reading.words[role[0] : role[1] + 1]
        held = self.register.holding(words, self.on)
        if held:
            person, sureness = held
            speaker = Speaker(person.name, None, *role, sureness, (person.slug,))
        else:
            borne = self.chain.bearer(words)
            if borne is None:
                return None
            speaker = replace(borne, sureness=0.45)
        return replace(speaker, role=self.reading.slice(*role), first=role[0], last=role[1])

    def _mentions(self, start: int, stop: int) -> Iterator[int]:
        """Yield the last words of what look like people's names."""
        words = self.reading.words
        for place in range(start, stop):
            if self.register.called_before(self.reading, place + 1)[1]:
                yield place
            elif self.grammar.may_name(words[place]):
                name = self.grammar.read_name(self.reading, place + 1, _LIFT_LISTED)
                if name and name.sureness > 0.5:
                    yield place
