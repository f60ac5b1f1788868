"""Spaces as a printer sets them: none before a danda, and none to break a line at inside ₹ 5 लाख.

Applied while pages are built, to text that readers see; the copy itself stays as it was typed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache, partial

from newsroom.text.body_html import read_tag, split_tags
from newsroom.text.languages import HOUSE, language_of, words_of_all
from newsroom.text.words import shortens

__all__ = ["typeset", "typeset_html", "typeset_pieces", "units"]

_NO_BREAK = "\u00a0"

# Units of every language; its own stand in its record.
_UNITS_ANYWHERE = "km|m|cm|mm|kg|g|mg|ml|ft|sq|kmph|kW|MW|GW|kWh|KB|MB|GB|TB|Hz|MHz|GHz|°C|°F|°|%"
_INDIC_OR_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0904-\u0939\u0958-\u0961\u0980-\u0d7f"
_MARKS = "\u064b-\u0655\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0d7f"
_TOKEN = re.compile(r"[^\s.,،;:!?؟।॥۔(\[\"'“‘`/|₹-]*\Z")
_CODE = re.compile(r"(`+[^`]+`+)")
_ADDRESS = re.compile(r"://|www\.|@|[\w-]\.[a-z]{2,}/")
_OPENING = "“‘("


def units(lang: str) -> str:
    """The pattern of what a line must not part from the number before it."""
    return "|".join(filter(None, (_UNITS_ANYWHERE, language_of(lang).units)))


@cache
def _places(lang: str) -> re.Pattern[str]:
    """Compile the places where a space, or the want of one, may have to change.

    Every alternative hangs on one class of characters, which the search skips to, and begins by
    looking at one character beside it: nearly every space stands between two letters.
    """
    titles = language_of(lang).titles
    endings = "".join(sorted({title[-1] for title in titles}))
    title = rf"|(?:{_after(titles)})[ \u00a0]*(?=[^\W\d_])(?P<title>)" if titles else ""
    return re.compile(
        r"[ \u00a0।॥۔,،](?:"
        rf"(?<=[\d.۔॰{endings}][ \u00a0])(?:"
        rf"(?<=\d[ \u00a0])[ \u00a0]*(?=(?:{units(lang)})(?![\w{_MARKS}]))(?P<unit>)|"
        r"(?<=[.۔॰][ \u00a0])[ \u00a0]*(?=[^\W_])(?P<stop>)"
        rf"{title}"
        r")|(?=[ \u00a0।॥,،۔?!؟؛:\d])(?:"
        r"(?<=[^\s।॥۔][ \u00a0])[ \u00a0]*(?:"
        r"(?=[।॥]|[,?!؟،؛۔](?:[\s”’\"')\]।?!]|\Z))(?P<drop>)|"
        rf"(?P<late>[,،۔])(?=[{_INDIC_OR_ARABIC}])|"
        r"(?=:(?:\s|\Z))(?P<colon>)"
        rf")|(?:{_after({'₹', *words_of_all('before_number')})})[ \u00a0]*(?=\d)(?P<number>)"
        r")|(?<![ \u00a0])(?:"
        rf"(?<=[।॥])(?=[^\W_]|[{_OPENING}])(?P<danda>)|"
        rf"(?<=[{_INDIC_OR_ARABIC}{_MARKS}][,،۔])(?=[{_INDIC_OR_ARABIC}])(?P<glued>)"
        r"))"
    )


def _after(words: Collection[str]) -> str:
    """A pattern that holds where one of these words and a space stand before."""
    lengths = sorted({len(word) for word in words})
    alike = ("|".join(sorted(word for word in words if len(word) == length)) for length in lengths)
    return "|".join(rf"(?<=(?:{some})[ \u00a0])" for some in alike)


def typeset(text: str, lang: str = HOUSE) -> str:
    r"""Set the spaces of plain text: none before ``।`` and ``,``, one after ``।``.

    A no-break space holds a number to its unit or month, a title or initial to the name, and a
    spaced colon to the word before it. Addresses and code in backticks stay as they are. Applying
    it twice changes nothing.

    >>> typeset("काम करें ।सब मिलें : संजय दत्त").replace("\u00a0", "~")
    'काम करें। सब मिलें~: संजय दत्त'
    >>> typeset("डॉ. सिंह 10 बजे ₹ 5 लाख लाए").replace("\u00a0", "~")
    'डॉ.~सिंह 10~बजे ₹5~लाख लाए'
    """
    mend = partial(_mend, lang)
    if "`" not in text:
        return _places(lang).sub(mend, text)
    pieces = _CODE.split(text)
    pieces[::2] = (_places(lang).sub(mend, piece) for piece in pieces[::2])
    return "".join(pieces)


def _mend(lang: str, found: re.Match[str]) -> str:
    """What to write at a place that :func:`_places` found."""
    text, start = found.string, found.start()
    held = False
    match found.lastgroup:
        case "drop":
            return ""
        case "late":
            held = found["late"] == "۔" and shortens(text, found.end() - 1)
            return found["late"] + (_NO_BREAK if held else " ")
        case "unit" | "colon":
            held = True
        case "stop":
            held = shortens(text, start - 1)
        case "title":
            held = _token(text, start) in language_of(lang).titles
        case "number":
            if text[start - 1] == "₹":
                return ""
            held = _token(text, start) in words_of_all("before_number")
        case _:
            return found[0] + ("" if _inside(text, start) else " ")
    return _NO_BREAK if held else found[0]


def _token(text: str, end: int) -> str:
    """Give the letters that end at ``end``."""
    return next(_TOKEN.finditer(text[max(end - 12, 0) : end]))[0]


def _inside(text: str, stop: int) -> bool:
    """Say whether the danda or Urdu full stop is inside a number, an address or initials."""
    if text[stop - 1 : stop].isdigit() and text[stop + 1 : stop + 2].isdigit():
        return True
    run_start = max(text.rfind(space, 0, stop) for space in " \n\t\u00a0") + 1
    if _ADDRESS.search(text, run_start, stop):
        return True
    return text[stop] == "۔" and shortens(text, stop)


# Elements whose text is not the newsroom's to set: code, and quoted sources.
_KEPT = frozenset({"code", "kbd", "pre", "q", "samp"})


def typeset_html(html: str, lang: str = HOUSE) -> str:
    """Apply :func:`typeset` to the text of HTML, tag by tag; everything else keeps its bytes.

    Left alone: code, pre, kbd, samp, script, style, textarea, q, and a blockquote that cites.

    >>> typeset_html("<p>बारिश हुई ।</p><pre>बारिश हुई ।</pre>")
    '<p>बारिश हुई।</p><pre>बारिश हुई ।</pre>'
    """
    return "".join(typeset_pieces(split_tags(html), lang))


def typeset_pieces(pieces: Sequence[str], lang: str) -> list[str]:
    """Apply :func:`typeset` to HTML that :func:`body_html.split_tags` has split already."""
    setting = partial(_places(lang).sub, partial(_mend, lang))
    made = list(pieces)
    for at in _own_texts(made):
        if len(made[at]) > 1:  # a sign alone has nothing beside it
            made[at] = setting(made[at])
    return made


def _own_texts(pieces: Sequence[str]) -> Iterable[int]:
    """The places of all texts but those in code and quoted sources."""
    if not any(map(_begins_kept, set(pieces[1::2]))):
        return range(0, len(pieces), 2)
    return _texts_outside_kept(pieces)


@lru_cache(1024)
def _begins_kept(tag: str) -> bool:
    read = read_tag(tag)
    is_source = read.name == "blockquote" and "cite" in read.attributes
    return not read.is_closing and (read.name in _KEPT or is_source)


def _texts_outside_kept(pieces: Sequence[str]) -> Iterator[int]:
    kept, depth = "", 0
    for at, piece in enumerate(pieces):
        if at % 2 == 0:
            if not kept:
                yield at
        elif not kept:
            if _begins_kept(piece):
                kept, depth = read_tag(piece).name, 1
        elif read_tag(piece).name == kept:
            depth += -1 if read_tag(piece).is_closing else 1
            kept = kept if depth else ""
