"""Dictionary order and index letters: how names and topics stand in a list.

Built like the Unicode Collation Algorithm: letters are compared first, then marks such as the
nukta or an accent, then case. The order of the letters is CLDR's for each language.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from newsroom.text.languages import HOUSE, language_of

__all__ = ["SortKey", "index_letter", "sort_key"]

SortKey = tuple[str, str, str, str]
"""Letters, marks, case, and the text itself to part what is else equal. Compare, hash, pickle."""

# Letters of a script in order. Source: CLDR, the root collation and those of hi, bn, pa and ur.
_LETTERS: dict[str, tuple[str, ...]] = {
    "Deva": (
        *"ॐंःॲऄअआॳॴॵॶॷइईउऊऋॠऌॡऍऎएऐऑऒओऔकखगॻघङचछजॹॼझञटठॸडॾढणतथदधनपफबॿभमयॺरलळवशषसहऽॽ",
        *"\u093e\u093a\u093b\u094f\u0956\u0957\u093f\u0940\u0941\u0942\u0943\u0944\u0962\u0963",
        *"\u0945\u0955\u0946\u0947\u094e\u0948\u0949\u094a\u094b\u094c\u094d",
    ),
    "Beng": (
        *"ঀঅআইঈউঊঋৠঌৡএঐওঔংঃঁকখগঘঙচছজঝঞটঠডঢণতৎথদধনপফবভমযরৰলৱশষসহঽ",
        *"\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c4\u09e2\u09e3\u09c7\u09c8\u09cb\u09cc\u09cd\u09d7",
    ),
    "Guru": (
        *"ੴੳਉਊਓਅਆਐਔੲਇਈਏਸਹ\u0a51ਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯ\u0a75ਰਲਵੜ",
        *"\u0a4d\u0a3e\u0a3f\u0a40\u0a41\u0a42\u0a47\u0a48\u0a4b\u0a4c",
    ),
    "Arab": (
        *[
            "ا",
            "آ",
            "ب",
            "بھ",
            "پ",
            "پھ",
            "ت",
            "تھ",
            "ٹ",
            "ٹھ",
            "ث",
            "ج",
            "جھ",
            "چ",
            "چھ",
            "ح",
            "خ",
        ],
        *["د", "دھ", "ڈ", "ڈھ", "ذ", "ر", "رھ", "ڑ", "ڑھ", "ز", "ژ", "س", "ش", "ص", "ض", "ط", "ظ"],
        *["ع", "غ", "ف", "ق", "ک", "کھ", "گ", "گھ", "ل", "لھ", "م", "مھ", "ن", "نھ", "ں", "ںھ"],
        *["و", "وھ", "ہ", "ھ", "ۃ", "ء", "ی", "یھ", "ے"],
    ),
    "Latn": (*"abcdðefghijklmnopqrstuvwxyzþ",),
}
_PUNCTUATION = " _-‐–—,،;؛:!¡?¿؟.۔·।॥'‹›\"«»()[]{}§¶@*/\\&#%†‡•॰ॱ`^°©®+÷×<=>¬|~−¢$£¥€₹"
_DIGITS = "0123456789"

# Another form of the same letter, parted from it only where all letters agree. The Arabic ones
# are what an Arabic or Persian keyboard types for the Urdu letter.
_FORMS = dict(
    zip("ँيىكهەة‘’‛“”„", "ंییکہہۃ'''\"\"\"", strict=True),
)
# Latin letters without a decomposition, as the root collation sorts them.
_SPELT_OUT = str.maketrans(
    {
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ß": "ss",
        "ẞ": "SS",
        "ø": "o\u0338",
        "Ø": "O\u0338",
        "đ": "d\u0335",
        "Đ": "D\u0335",
        "ħ": "h\u0335",
        "Ħ": "H\u0335",
        "ı": "i\u0335",
        "ł": "l\u0335",
        "Ł": "L\u0335",
        "ŧ": "t\u0335",
        "Ŧ": "T\u0335",
    }
)
# Marks in their order; any other mark follows by code point.
_MARKS = (
    "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0342\u0308\u030b\u0303\u0307\u0338"
    "\u0327\u0328\u0304\u0336\u0335\u0305\u0309"
    "\u0652\u064e\u0650\u064f\u0670\u0656\u0657\u064b\u064d\u064c\u0654\u0651\u0658\u0653\u0655"
    "\u0951\u0952\u0954\u0953\u093c\u0900\u09bc\u09fe\u0a03\u0a71\u0a70\u0a02\u0a01\u0a3c"
)
_TATWEEL = "\u0640"
_COMMON, _ANOTHER_FORM = "\x20", "\x21"
_FIRST_MARK, _FIRST_LETTER = 0x22, 0x100
_HEADINGS = {"ऑ": "ओ", "ऒ": "ओ", "ऍ": "ए", "ऎ": "ए", "ॲ": "अ", "ऄ": "अ", "آ": "ا"}


class _Weights(dict[int, str]):
    """Weights of the first level; what is not listed gets its own on first sight."""

    def __init__(self, letters: list[str]) -> None:
        ranks = iter(range(_FIRST_LETTER, 0xD800))
        super().__init__({ord(mark): chr(next(ranks)) for mark in _PUNCTUATION})
        self._symbols = chr(next(ranks))
        self._digits = [chr(next(ranks)) for _ in _DIGITS]
        self._numerals = chr(next(ranks))
        self.first_letter = chr(next(ranks))
        self.update({ord(letter): chr(next(ranks)) for letter in letters})
        self.elsewhere = chr(next(ranks))
        self.update({ord(form): self[ord(letter)] for form, letter in _FORMS.items()})
        self.update(dict.fromkeys(map(ord, _MARKS + _TATWEEL), ""))

    def __missing__(self, point: int) -> str:
        self[point] = weight = self._weight(chr(point))
        return weight

    def _weight(self, character: str) -> str:
        category = unicodedata.category(character)
        if category[0] == "Z" or character in "\t\n\r\v\f\x85":
            return self[ord(" ")]
        if category[0] == "N":
            digit = unicodedata.decimal(character, None)
            return self._numerals + character if digit is None else self._digits[digit]
        if category[0] == "L":
            small = character.lower()
            if small != character and ord(small) in self:
                return self[ord(small)]
            return self.elsewhere + _capital(character)
        if category[0] == "M":
            return self.elsewhere + character if _spells_a_vowel(character, category) else ""
        return "" if category in ("Cc", "Cf") else self._symbols + character


def _capital(letter: str) -> str:
    """Capitalise one letter, unless that takes more than one or a form that is written apart."""
    capital = letter.upper()
    return capital if unicodedata.normalize("NFKD", capital) == capital[:1] else letter


def _spells_a_vowel(mark: str, category: str) -> bool:
    """Tell the vowel signs and viramas of the scripts not listed from accents and tones."""
    return category == "Mc" or (
        category == "Mn" and "\u0900" <= mark < "\u1ab0" and unicodedata.combining(mark) in (0, 9)
    )


class _MarkWeights(dict[int, str]):
    """Weights of the second level: one for each letter, and each mark's own."""

    def __init__(self) -> None:
        super().__init__({ord(mark): chr(_FIRST_MARK + i) for i, mark in enumerate(_MARKS)})
        self.update(dict.fromkeys(map(ord, _FORMS), _ANOTHER_FORM))
        self[ord(_TATWEEL)] = ""

    def __missing__(self, point: int) -> str:
        mark = chr(point)
        category = unicodedata.category(mark)
        if category in ("Cc", "Cf"):
            weight = ""
        elif category[0] == "M" and not _spells_a_vowel(mark, category):
            weight = "" if category == "Mn" and unicodedata.combining(mark) == 0 else mark
        else:
            weight = _COMMON
        self[point] = weight
        return weight


class _CaseWeights(dict[int, str]):
    """Weights of the third level: small before capital."""

    def __missing__(self, point: int) -> str:
        ignored = point == ord(_TATWEEL) or unicodedata.category(chr(point)) in ("Cc", "Cf")
        self[point] = weight = "" if ignored else "2" if chr(point).isupper() else "1"
        return weight


_MARK_WEIGHTS, _CASE_WEIGHTS = _MarkWeights(), _CaseWeights()
_LEADING = re.compile(r"[\W_]+")


class _Order(NamedTuple):
    """The order of one language."""

    weights: _Weights
    headings: dict[str, str]
    """Weight of a letter to the heading it is found under."""
    units: re.Pattern[str]
    """What is written with several characters and is one letter."""
    unit_of: dict[str, str]

    def elements(self, text: str) -> str:
        """Write text with one character a letter, from its first letter or digit on."""
        text = unicodedata.normalize("NFKD", text).translate(_SPELT_OUT)
        leading = _LEADING.match(text)
        if leading:
            text = text[leading.end() :]
        return text if text.isascii() else self.units.sub(self._unit, text)

    def _unit(self, found: re.Match[str]) -> str:
        return self.unit_of[found[0]]


@cache
def _order(lang: str) -> _Order:
    language = language_of(lang)
    letters = [letter for script in language.sort_scripts for letter in _LETTERS[script]]
    if language.last_letters:
        letters = [letter for letter in letters if letter not in language.last_letters]
        after_ha = letters.index("ह") + 1
        letters[after_ha:after_ha] = language.last_letters
    spelt = {letter: unicodedata.normalize("NFKD", letter) for letter in letters}
    several = [letter for letter in letters if len(spelt[letter]) > 1]
    # Noncharacters: no text holds them.
    unit_of = {spelt[letter]: chr(0xFDD0 + place) for place, letter in enumerate(several)}
    weights = _Weights([unit_of.get(spelt[letter], letter) for letter in letters])
    headings = {
        weights[ord(unit_of.get(spelt[letter], letter))]: (
            letter if letter in language.last_letters else _heading(letter)
        )
        for letter in letters
    }
    return _Order(weights, headings, re.compile("|".join(unit_of)), unit_of)


def _heading(letter: str) -> str:
    return _HEADINGS.get(letter, letter[0].upper())


def sort_key(text: str, lang: str = HOUSE) -> SortKey:
    """Give the key that puts text in its place in a dictionary of the language.

    Digits first, then the language's own script, then the others. A name is looked up by its first
    letter: quotation marks and space before it count only between texts that are else equal.

    >>> sorted(["हिमाचल", "ज़मीन", "Patna", "जल", "अंक", "2026", "आज"], key=sort_key)
    ['2026', 'अंक', 'आज', 'ज़मीन', 'जल', 'हिमाचल', 'Patna']

    Source: UTS #10; CLDR collation.
    """
    order = _order(lang)
    elements = order.elements(text)
    return (
        elements.translate(order.weights),
        elements.translate(_MARK_WEIGHTS),
        elements.translate(_CASE_WEIGHTS),
        text,
    )


def index_letter(text: str, lang: str = HOUSE) -> str:
    """Give the heading that text is listed under; '#' for a digit, or where there is no letter.

    In a list in the order of :func:`sort_key` each heading stands once.

    >>> [index_letter(name) for name in ("क्षमा", "ज़ाकिर", "ऑस्कर", "“आज”", "élan", "2026")]
    ['क', 'ज', 'ओ', 'आ', 'E', '#']
    """
    order = _order(lang)
    weight = order.elements(text).translate(order.weights)[:2]
    if not weight or weight[0] < order.weights.first_letter:
        return "#"
    return order.headings.get(weight[0]) or weight[1]
