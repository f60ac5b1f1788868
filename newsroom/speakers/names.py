"""Reads a name leftwards from the word that follows it, word by word, until it is no name any more.

Lists bar what is never part of a name; a small logistic model, trained by ``train.py``, weighs the
rest. Its weights stand in ``weights.tsv``.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .wordlists import fold, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .reading import Reading

__all__ = [
    "WEIGHTS",
    "Name",
    "Weights",
    "features",
    "is_barred",
    "name_before",
    "rarity",
    "weights",
]

WEIGHTS = Path(__file__).parent / "weights.tsv"
_LONGEST = 6  # words in a name
_HUNDREDTHS = 100  # weights are written as whole hundredths
_KINDS = ("roles", "honorifics", "ranks", "places", "bodies", "names", "initials")
# The one word of grammar that is often an initial too: के. चंद्रशेखर राव.
_K = "के"
_LETTERS = "ए ऐ बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई जेड"
# Three letters or more spelt out are a body (सीआईआई), as two are initials (एपी शाह).
_SPELT_OUT = re.compile(f"(?:{'|'.join(map(fold, _LETTERS.split()))}){{3,}}")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: its first and last word, and how surely it is one, 0 to 1."""

    first: int
    last: int
    sureness: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What training learnt: a weight a feature, and how often each word was seen as no name."""

    of: Mapping[str, float]
    seen: Mapping[str, int]


@cache
def weights() -> Weights:
    """Read ``weights.tsv`` once: a group a line, then key and number in turn."""
    of: dict[str, float] = {}
    seen: dict[str, int] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        group, *cells = line.split("\t")
        pairs = zip(cells[::2], cells[1::2], strict=True)
        if group == "seen":
            seen.update((key, int(number)) for key, number in pairs)
        else:
            of.update((group + key, int(number) / _HUNDREDTHS) for key, number in pairs)
    return Weights(of, seen)


@cache
def _membership() -> dict[str, str]:
    """Give for each listed word the numbers of its lists."""
    member: dict[str, str] = {}
    for number, kind in enumerate(_KINDS):
        for word in listed(kind):
            member[word] = member.get(word, "") + str(number)
    return member


def rarity(times_seen: int) -> str:
    """Put a count of sightings into one of four classes."""
    if times_seen < 2:
        return str(max(times_seen, 0))
    return "2" if times_seen < 5 else "3"


def features(
    words: Sequence[str], gaps: Sequence[str], place: int, *, named: bool, rare: str
) -> list[str]:
    """Describe a word to the model; the first character of each feature is its group.

    ``named`` says that the next word is part of the name already.
    """
    word = words[place]
    before = words[place - 1] if place else "<"
    after = words[place + 1] if place + 1 < len(words) else ">"
    member = _membership()
    lists, lists_before = member.get(word, ""), member.get(before, "")
    state = "+" if named else "-"
    return [
        "b" + state,
        "w" + word,
        "e" + word[-3:],
        "d" + word[-2:],
        "c" + word[-1:],
        "s" + word[:3],
        "t" + word[:2],
        "p" + before + state,
        "n" + after + state,
        "l" + lists + state,
        "m" + lists_before + "|" + lists,
        "o" + member.get(after, "") + state,
        "g" + gaps[place][:1] + state,
        "h" + gaps[place + 1][:1] + state,
        "r" + rare + state,
        "z" + str(min(len(word), 9)),
        "x" + rare + lists,
        "y" + ("1" if word.endswith("ों") else "0"),
    ]


@lru_cache(maxsize=20_000)
def is_barred(word: str) -> bool:
    """Say whether a folded word can stand in no name: a role, a place, a plural, grammar."""
    if word in listed("names") or word in listed("initials"):
        return word in listed("grammar") and word != _K
    if word in listed("grammar") or any(word in listed(kind) for kind in _KINDS[:5]):
        return True
    if not word[:1].isalpha() or word[-1:].isdigit() or _SPELT_OUT.fullmatch(word):
        return True
    return word.endswith(("ों", "ओं", "ियां"))


@cache
def _whole_names() -> dict[str, list[tuple[str, ...]]]:
    """Give the listed names of several words by their last word."""
    whole: dict[str, list[tuple[str, ...]]] = {}
    for entry in listed("names"):
        words = tuple(entry.split())
        if len(words) > 1:
            whole.setdefault(words[-1], []).append(words)
    return whole


def name_before(reading: Reading, stop: int, lift: float) -> Name | None:
    """Return the name whose last word stands just before the place ``stop``; None where none does.

    ``lift`` is added to the log-odds that a name stands there at all: how much more often people
    than other things stand before such a word.
    """
    words, gaps = reading.words, reading.gaps
    last = stop - 1
    if last < 0:
        return None
    for whole in _whole_names().get(words[last], ()):
        if tuple(words[max(stop - len(whole), 0) : stop]) == whole:
            return _with_rank(reading, Name(stop - len(whole), last, 0.95))
    model = weights()
    certain, best, first = 0.0, -math.inf, stop
    place = last
    while place >= 0 and stop - place <= _LONGEST and not _ends_here(words, gaps, place, last):
        rare = rarity(model.seen.get(words[place], 0))
        score = sum(
            model.of.get(feature, 0.0)
            for feature in features(words, gaps, place, named=place < last, rare=rare)
        )
        if place == last:
            score += lift
        if certain - _softplus(score) > best:  # the name begins after this word
            best, first = certain - _softplus(score), place + 1
        certain -= _softplus(-score)
        place -= 1
    if certain > best:
        best, first = certain, place + 1
    alone = first == last and (words[last] in listed("roles") or words[last] in listed("bodies"))
    if first == stop or alone:
        return None
    name = Name(first, last, math.exp(best))
    return _with_rank(reading, _with_plain_word(reading, name))


def _softplus(score: float) -> float:
    return math.log1p(math.exp(score)) if score < 30 else score


def _ends_here(words: list[str], gaps: list[str], place: int, last: int) -> bool:
    """Say whether the word at ``place`` cannot belong to the name that goes on after it."""
    word = words[place]
    if place < last:
        if word in listed("roles"):  # प्रधान and अधिकारी are family names, and roles before a name
            return True
        gap = gaps[place + 1]
        if gap and gap not in "-–" and not (gap == "." and _shortened(words[place])):
            return True
        if word == _K and not _begins_a_name(words, gaps, place):
            return True
    return is_barred(word)


def _shortened(word: str) -> bool:
    """Say whether a full stop after this word shortens it and ends no sentence."""
    return word in listed("initials") or word in ("मो", "सै")


def _begins_a_name(words: list[str], gaps: list[str], place: int) -> bool:
    """Say whether के is an initial here (के. चंद्रशेखर राव) and no case marker."""
    if gaps[place + 1] == "." or place == 0 or gaps[place]:
        return True
    before = words[place - 1]
    return before in listed("initials") or before in listed("honorifics")


def _with_plain_word(reading: Reading, name: Name) -> Name:
    """Take in the one word between a role and a family name: विधायक सीमा ठाकुर, सचिव आशा कुमारी.

    Many given names are common words, and read as such.
    """
    words, gaps = reading.words, reading.gaps
    given = name.first - 1
    if given < 1 or name.first < name.last or words[name.last] not in listed("names"):
        return name
    parted = gaps[given] or gaps[name.first]
    titled = words[given - 1] in listed("roles") or words[given - 1] in listed("honorifics")
    if parted or not titled or is_barred(words[given]):
        return name
    return Name(given, name.last, name.sureness * 0.8)


def _with_rank(reading: Reading, name: Name) -> Name:
    """Take a rank into the name (जनरल मोइन अहमद), where it is no second half of a title."""
    before = name.first - 1
    if before < 0 or reading.words[before] not in listed("ranks") or reading.gaps[name.first]:
        return name
    titles = listed("roles") | listed("honorifics")
    if before and not reading.gaps[before] and reading.words[before - 1] in titles:
        return name
    return Name(before, name.last, name.sureness)
