"""How Urdu reports speech: Hindi's grammar in other letters, and names told by lists alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .grammar import Grammar, vocabulary
from .names import Name
from .wordlists import listed

if TYPE_CHECKING:
    from .reading import Reading

__all__ = ["URDU"]

_LONGEST = 4  # words in a name
_BARRED = ("grammar", "roles", "bodies", "honorifics")


def _is_barred(word: str) -> bool:
    """Say whether a folded word can stand in no name."""
    return (
        any(word in listed(kind, "ur") for kind in _BARRED)
        or word.endswith("وں")
        or not "\u0600" <= word[:1] <= "\u06ff"
        or word[:1].isdigit()
    )


def _name_before(reading: Reading, stop: int, _lift: float) -> Name | None:
    """Return the words before ``stop`` that no list bars; None where they are none or too many."""
    words, gaps = reading.words, reading.gaps
    first = stop
    while first and not gaps[first] and not _is_barred(words[first - 1]):
        first -= 1
    if first == stop or stop - first > _LONGEST:
        return None
    return Name(first, stop - 1, 0.7)


URDU = Grammar(
    lang="ur",
    ergative="نے",
    possessive="کا",
    oblique="کے",
    said=vocabulary("کہا کہی بتایا بتائی پوچھا لکھا"),
    stated=vocabulary("دعویٰ دعوی الزام واضح اعلان اپیل مطالبہ انکار تردید تصدیق اعتراف انتباہ"),
    did=vocabulary("کیا کی دیا دی لگایا لگائے"),
    between=vocabulary("بھی ہی تو"),
    passive=vocabulary("گیا گئی گئے جاتا جا جاتی"),
    ongoing=vocabulary("کرتے دیتے لگاتے"),
    participle="ہوئے",
    nothing=frozenset({("کچھ", "نہیں")}),
    says=vocabulary("بولے بولیں"),
    says_now=vocabulary("کہتے کہتی بتاتے"),
    be=vocabulary("ہے ہیں تھا تھے تھی"),
    saying=vocabulary("کہنا ماننا دعویٰ دعوی الزام"),
    according=vocabulary("مطابق بقول"),
    joiners=vocabulary("اور و"),
    pronouns={"انہوںنے": 0.7, "انھوںنے": 0.7},
    pronouns_apart={"انہوں": 0.7, "انھوں": 0.7, "اس": 0.45},
    own={},
    own_oblique={},
    ends_role=vocabulary(
        "میں سے کو پر نے تک ہے ہیں تھا تھے تھی ہوئے ہوا ہوئی کر کرنے ہونے والے والی والا کہ لیکن",
        "مگر جبکہ جب تو بھی ہی بعد پہلے دوران ساتھ مطابق لیے لئے طرف علاوہ بارے خلاف کہا بتایا کیا",
        "دیا گیا رہے گئے موجود",
    ),
    not_first_in_role=vocabulary(
        "اور و یا کا کی کے یہ وہ اس ان ایک اپنے اپنی ادھر وہیں آج کل اب پھر تاہم"
    ),
    converbs=(),
    read_name=_name_before,
    may_name=lambda _word: False,
)
