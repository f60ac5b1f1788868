"""The words that tell a person from a role, a place or a body: lists, one kind a file.

A line is words with spaces between; ``#`` opens a comment. A hyphen joins what the copy writes as
two words, or with a hyphen.
"""

from functools import cache, lru_cache
from pathlib import Path

from newsroom.text.languages import HOUSE

__all__ = ["fold", "listed"]

_WORDS = Path(__file__).parent / "words"
# Nukta and joiners come and go in copy, composed or not; chandrabindu and anusvara change places;
# Urdu vowel signs are written or not.
_FOLD = str.maketrans(
    {"\u093c": None, "\u200c": None, "\u200d": None, "\u0901": "\u0902"}
    | {chr(0x0958 + place): plain for place, plain in enumerate("कखगजडढफय")}
    | dict.fromkeys(map(chr, range(0x064B, 0x0653)))
)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return the word as lists compare it: without nukta and joiners, every nasal sign a bindu.

    >>> fold("ज़रदारी"), fold("गाँधी"), fold("Sanjay")
    ('जरदारी', 'गांधी', 'sanjay')
    """
    return word.translate(_FOLD).lower()


@cache
def listed(kind: str, lang: str = HOUSE) -> frozenset[str]:
    """Give the folded words of ``words/<lang>/<kind>.txt``; a hyphen there is a space here."""
    lines = (_WORDS / lang / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(
        fold(entry).replace("-", " ") for line in lines for entry in line.partition("#")[0].split()
    )
