"""When two spellings are one name: however it was typed, and as it may have been meant."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["loose_form", "matching_form", "with_latin_letters", "with_plain_digits"]

_KNOWN = 50_000  # names whose forms are kept: those of a large archive

# Letters and marks that two keyboards give for one and the same: Arabic's for Urdu's, and the
# apostrophes and hyphens of word processors.
_SAME = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ه": "ہ",
        "ة": "ۃ",
        **dict.fromkeys("‘’ʼʻ′`´", "'"),
        **dict.fromkeys("“”″„", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
    }
)
# Signs without a shape of their own: joiners, direction marks, soft hyphens, selectors.
_SHAPELESS = re.compile(
    "[\xad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)


@lru_cache(_KNOWN)
def matching_form(name: str) -> str:
    """A name as it is compared: however it was typed, the same name gives the same form.

    No-break and double spaces, capitals, joiners, a letter and its nukta typed as one or as two,
    Arabic letters for Urdu ones, straight and curly apostrophes make no difference. A letter more
    or less does: see :func:`loose_form`.

    >>> matching_form("कृष्ण\u00a0राष्\u200dट्रवादी") == matching_form("कृष्ण राष्ट्रवादी")
    True
    >>> matching_form("जमीन") == matching_form("ज़मीन")
    False

    Source: UAX #15 (NFKC), UTS #39 for what is left out.
    """
    if name.isascii():
        return " ".join(name.lower().split()).replace("`", "'")
    text = unicodedata.normalize("NFKD", name.translate(_SAME)).casefold()
    text = _SHAPELESS.sub("", unicodedata.normalize("NFKD", text)).translate(_SAME)
    return " ".join(unicodedata.normalize("NFC", text).split())


# Half nasals before a letter of their own row, which an anusvara may stand for.
_HALF_NASAL = re.compile(
    "ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])"
    "|ਙ੍(?=[ਕ-ਘ])|ਞ੍(?=[ਚ-ਝ])|ਣ੍(?=[ਟ-ਢ])|ਨ੍(?=[ਤ-ਧ])|ਮ੍(?=[ਪ-ਭ])"
)
_ANUSVARA = {"ङ": "ं", "ञ": "ं", "ण": "ं", "न": "ं", "म": "ं"}
_LOOSE = str.maketrans(
    {
        "ँ": "ं",
        "ਂ": "ੰ",
        **dict.fromkeys("़਼়", ""),  # nuktas
        **dict.fromkeys("\u0300\u0301\u0302\u0303\u0304\u0308\u030c\u0327\u0323", ""),  # accents
        **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0670", ""),
        **dict.fromkeys(" .·'\"-_,۔", ""),
    }
)


@lru_cache(_KNOWN)
def loose_form(name: str) -> str:
    """A name as it is compared for *did you mean*: spellings of what may be one name are alike.

    It never decides that two are one. Without nuktas, accents, vowel signs of Urdu, dots, hyphens
    and spaces; a chandrabindu or a half nasal is an anusvara.

    >>> loose_form("डॉ. वर्मा") == loose_form("डॉ वर्मा")
    True
    >>> loose_form("मुम्बई") == loose_form("मुंबई")
    True
    """
    text = unicodedata.normalize("NFD", matching_form(name))
    text = _HALF_NASAL.sub(lambda half: _ANUSVARA.get(half[0][0], "ੰ"), text)
    return text.translate(_LOOSE)


# Letters of Cyrillic and Greek that look like Latin ones. Source: UTS #39, confusables.txt.
_LIKE_LATIN = {
    **dict(zip("АВЕЅІЈКМНОРСТУХҮԚԜ", "ABESIJKMHOPCTYXYQW", strict=True)),
    **dict(zip("авеѕіјкмһорстухүԛԝԁӏ", "abesijkmhopctyxyqwdl", strict=True)),
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),
    **dict(zip("αικνορτυχ", "aikvoptux", strict=True)),
}
_LATIN_FOR = str.maketrans(_LIKE_LATIN)


def with_latin_letters(text: str) -> str:
    """A text with Latin letters in the place of Cyrillic and Greek ones that look like them.

    >>> with_latin_letters("pаnji")  # the second letter is Cyrillic
    'panji'
    """
    return text.translate(_LATIN_FOR)


def with_plain_digits(text: str) -> str:
    """A text with 0 to 9 for the decimal digits of every script.

    >>> with_plain_digits("२०२६-۱۱-੨੪")
    '2026-11-24'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text)
