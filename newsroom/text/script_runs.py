"""Runs of another script or direction in a text, marked for what they are.

A screen reader must know that a word is English to say it (WCAG 2.2, 3.1.2). And where a line runs
from right to left, what is written from left to right is kept to itself: left alone, 98160-12345
is drawn as 12345-98160, and a run draws the signs around it into its own direction (UAX #9).
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from itertools import accumulate, chain, pairwise, zip_longest
from typing import NamedTuple

from newsroom.text.body_html import VOID, Tag, read_tag, split_tags
from newsroom.text.languages import LANGUAGES
from newsroom.text.scripts import SCRIPTS
from newsroom.text.typography import units

__all__ = ["isolate_runs", "left_to_right", "mark_runs", "mark_runs_html", "mark_runs_in_pieces"]

_LATIN = SCRIPTS["Latn"].block
_INDIC = "\u0900-\u0963\u0966-\u0dff"  # without the dandas
_LEFT = f"{_LATIN}\u0370-\u052f{_INDIC}"
_RIGHT = SCRIPTS["Arab"].block
_DIGIT = "0-9\u0660-\u0669\u06f0-\u06f9"
_ARABIC_DIGIT = re.compile("[\u0660-\u0669]")  # not those of Urdu
_JOINERS = "\u0300-\u036f\u200c\u200d"
_CURRENCY = "₹₨$€£¥"
_SCRIPTS = tuple((re.compile(f"[{script.block}]"), script.lang) for script in SCRIPTS.values())
_FROM_RIGHT_LANG, _LATIN_LANG = SCRIPTS["Arab"].lang, SCRIPTS["Latn"].lang


class _Run(NamedTuple):
    """Where a run stands, its language where that is known, its direction where it has its own."""

    start: int
    end: int
    lang: str
    direction: str
    element: str


# Latin words in a line that runs from left to right as they do.

_WORD = rf"[0-9]*[{_LATIN}](?:[{_LATIN}0-9'’.+/@:?=%_~#-]|&(?=[A-Za-z0-9]))*"
_WORDS = re.compile(
    rf"(?<![0-9]){_WORD}(?:[ \u00a0]+(?:{_WORD}|[0-9][0-9.,]*(?=[ \u00a0]+{_WORD})))*"
)
_TRAILING = ".:,'’-/&?=%#"

# Words from right to left in such a line, with the numbers and marks between two of them.
_FROM_RIGHT = re.compile(
    rf"[{_RIGHT}][{_RIGHT}{_JOINERS}]*"
    rf"(?:[^{_LEFT}{_RIGHT}\n।॥()\[\]{{}}|]{{1,24}}[{_RIGHT}][{_RIGHT}{_JOINERS}]*)*[۔؟]?"
)

# What is written from left to right in a line that runs from right to left: clusters of letters and
# digits, and the signs between two of them.

_CLUSTER = re.compile(rf"[{_LEFT}{_DIGIT}][{_LEFT}{_DIGIT}{_JOINERS}]*")
_SIGNS = (
    r" \u00a0.,:;!?'’‘\"“”«»()\[\]&@#%*+=/\\_~^°′″×÷·•…‐‑–—−½¼¾₹₨$€£¥-"  # what may stand in between
)
_CANDIDATE = re.compile(rf"{_CLUSTER.pattern}(?:[{_SIGNS}]{{1,4}}{_CLUSTER.pattern})*")
_LETTER = re.compile(f"[{_LEFT}]")
_NUMBER = re.compile(f"[{_DIGIT}]+")
_SPACE = re.compile(r"[ \u00a0]")
_SPACED_SIGN = re.compile(r"[ \u00a0][-‐‑–−×÷=+/:*][ \u00a0]")
_AREA_CODE = re.compile(r"\)[ \u00a0-]?\(?")
_GROUPS = re.compile(rf"[{_DIGIT}]+(?:[)]?[ \u00a0]?[-./(]?[ \u00a0]?[{_DIGIT}]+)*")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_BEFORE_NUMBER = re.compile(rf"(?:(?<![\w)])[+−±~≈#-])?(?:[{_CURRENCY}][ \u00a0]?)?\Z")
_BEFORE_WORD = re.compile(r"(?:(?<!\w)[#@$]|(?<![^\s(“\"])[/~.]*)\Z")
_AFTER_NUMBER = re.compile(r"[%٪‰°′″½¼¾⅓⅔⅛]+|/-|\+(?!\w)")
_AFTER_WORD = re.compile(r"[+#]+(?!\w)")
_INITIALS = re.compile(rf"(?:[{_LATIN}]\.)+[{_LATIN}]")
_OPENING = {"(": ")", "[": "]", "“": "”", "«": "»"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_BRACKET = re.compile(r"[()\[\]“”«»\"]")
_LEAST_TELEPHONE = 6  # digits; a PIN code has as many
_LONGEST_TELEPHONE = 30  # characters


def left_to_right(text: str) -> Iterator[tuple[int, int]]:
    """Where runs from left to right stand in a text that is written from right to left.

    Words and numbers that belong together are one run: telephone numbers however they are grouped,
    dates, ranges, prices, scores, times, addresses, ``Section 144-A``, ``HP 01 A 1234``. A number
    of digits alone is none: it is drawn the same either way.

    >>> text = "فون 98160 12345 یا 2026 میں"
    >>> [text[start:end] for start, end in left_to_right(text)]
    ['98160 12345']

    Source: UAX #9. A number after an Arabic letter is turned round at its hyphens and spaces.
    """
    for candidate in _CANDIDATE.finditer(text):
        run: _Growing | None = None
        for found in _CLUSTER.finditer(text, *candidate.span()):
            if run is None or not run.goes_on(text, found):
                if run is not None:
                    yield from _whole(text, run.start, run.end)
                run = _Growing(found.start(), found.end())
            run.take(found)
        if run is not None:
            yield from _whole(text, run.start, run.end)


@dataclass(slots=True)
class _Growing:
    """A run as far as it has been read."""

    start: int
    end: int
    script: str | None = None
    """That of its last letter; None where it has only digits."""

    def take(self, cluster: re.Match[str]) -> None:
        """Go on with a cluster of letters and digits."""
        self.end = cluster.end()
        letter = _LETTER.search(cluster[0])
        if letter:
            self.script = _script(letter[0])

    def goes_on(self, text: str, cluster: re.Match[str]) -> bool:
        """Whether a cluster belongs to the run before it."""
        between = text[self.end : cluster.start()]
        is_spaced = _SPACE.search(between) is not None
        letter = _LETTER.search(cluster[0])
        if letter and self.script is None:
            return not is_spaced or _unit().fullmatch(cluster[0]) is not None
        if letter:
            return not is_spaced or self.script == _script(letter[0])
        if self.script is not None or not is_spaced or _SPACED_SIGN.fullmatch(between):
            return True
        if _AREA_CODE.fullmatch(between):
            return text.rfind("(", max(self.end - 8, 0), self.end) >= 0
        return len(between) == 1 and _is_telephone(text, self.start)


def _script(letter: str) -> str:
    return next((lang for letters, lang in _SCRIPTS if letters.match(letter)), "")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(units(_LATIN_LANG))


def _is_telephone(text: str, start: int) -> bool:
    """Whether groups of digits with a space between them are one number."""
    stretch = _GROUPS.match(text, start, start + _LONGEST_TELEPHONE)
    groups = _NUMBER.findall(stretch[0]) if stretch else []
    if text[max(start - 1, 0) : start] == "+":
        return True
    if all(_YEAR.fullmatch(group) for group in groups):
        return False
    return (
        sum(map(len, groups)) >= _LEAST_TELEPHONE
        and min(map(len, groups), default=0) > 1
        and max(map(len, groups), default=0) > 2
    )


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run with its own signs (₹, %, brackets), as one piece or two; none for a plain number.

    Of two brackets or quotation marks that belong together it holds both; where one of them stands
    farther off, it is two runs, and holds neither.
    """
    first, last = _with_signs(text, start, end)
    lacking = []
    for at, sign, other in _unmatched(text, first, last):
        if sign in _OPENING and text[last : last + 1] == other:
            last += 1
        elif sign not in _OPENING and first and text[first - 1] == other:
            first -= 1
        else:
            lacking.append(at)
    for begin, stop in pairwise([first - 1, *lacking, last]):
        piece = (begin + 1, stop)
        if lacking:
            clusters = [each.span() for each in _CLUSTER.finditer(text, *piece)]
            if not clusters:
                continue
            piece = (clusters[0][0], clusters[-1][1])
        if not _NUMBER.fullmatch(text, *piece):
            yield piece


def _with_signs(text: str, start: int, end: int) -> tuple[int, int]:
    """A run with the signs before and after it that belong to its first and last word."""
    near = max(start - 3, 0)
    if _NUMBER.match(text, start):
        before = _BEFORE_NUMBER.search(text, near, start)
    else:
        before = _BEFORE_WORD.search(text, near, start)
    first = before.start() if before else start
    if text[first] in "/~." and text.find("/", start, end) < 0:
        first = start
    after = (_AFTER_NUMBER if _NUMBER.match(text, end - 1) else _AFTER_WORD).match(text, end)
    if after:
        return first, after.end()
    word = max(text.rfind(" ", start, end) + 1, first)
    sign = text[end : end + 1]
    is_address = text[word] == "/" or text.startswith(("http", "www."), word)
    if (sign == "/" and is_address) or (sign == "." and _INITIALS.fullmatch(text, word, end)):
        return first, end + 1
    return first, end


def _unmatched(text: str, start: int, end: int) -> list[tuple[int, str, str]]:
    """The brackets and quotation marks of a run whose other half is not in it, with that half."""
    waiting: dict[str, list[int]] = {}
    alone: list[tuple[int, str, str]] = []
    for found in _BRACKET.finditer(text, start, end):
        at, sign = found.start(), found[0]
        if sign == '"':
            stack = waiting.setdefault(sign, [])
            if stack:
                stack.pop()
            else:
                stack.append(at)
        elif sign in _OPENING:
            waiting.setdefault(sign, []).append(at)
        elif waiting.get(_CLOSING[sign]):
            waiting[_CLOSING[sign]].pop()
        else:
            alone.append((at, sign, _CLOSING[sign]))
    for sign, places in waiting.items():
        alone += [(at, sign, _OPENING.get(sign, sign)) for at in places]
    return sorted(alone)


# Which runs a text has, in its language.


def _is_right_to_left(lang: str) -> bool:
    return lang in LANGUAGES and LANGUAGES[lang].is_right_to_left


@cache
def _any(lang: str) -> re.Pattern[str] | None:
    """The characters of which every run has one; None where a language has no runs."""
    if lang not in LANGUAGES:
        return None
    if LANGUAGES[lang].is_right_to_left:
        return re.compile(f"[{_LEFT}{_DIGIT}]")
    if LANGUAGES[lang].script == "Latn":
        return re.compile(f"[{_RIGHT}]")
    return re.compile(f"[{_LATIN}{_RIGHT}]")


def _runs(text: str, lang: str) -> list[_Run]:
    anything = _any(lang)
    if anything is None or not anything.search(text):
        return []
    if _is_right_to_left(lang):
        return [_from_left(text, start, end) for start, end in left_to_right(text)]
    found = [_from_right(each) for each in _FROM_RIGHT.finditer(text)]
    if LANGUAGES[lang].script != "Latn":
        for each in _WORDS.finditer(text):
            end = each.start() + len(each[0].rstrip(_TRAILING))
            found.append(_Run(each.start(), end, _LATIN_LANG, "", "span"))
    return sorted(found)


def _from_right(found: re.Match[str]) -> _Run:
    """A run from right to left; Hebrew, which has the same direction, is of no language here."""
    lang = _FROM_RIGHT_LANG if found[0][0] >= "\u0600" else ""
    return _Run(found.start(), found.end(), lang, "rtl", "bdi")


def _from_left(text: str, start: int, end: int) -> _Run:
    """A run from left to right. Arabic digits turn round at a sign, wherever they stand."""
    letter = _LETTER.search(text, start, end)
    element = "bdo" if _ARABIC_DIGIT.search(text, start, end) else "bdi"
    return _Run(start, end, _script(letter[0]) if letter else "", "ltr", element)


def _opening(run: _Run) -> str:
    lang = f' lang="{run.lang}"' if run.lang else ""
    direction = f' dir="{run.direction}"' if run.direction else ""
    return f"<{run.element}{lang}{direction}>"


def _closing(run: _Run) -> str:
    return f"</{run.element}>"


def _inside(text: str, run: _Run) -> str:
    """The text of a run, escaped; numbers inside one from right to left are marked in turn."""
    inside = text[run.start : run.end]
    return (
        mark_runs(inside, _FROM_RIGHT_LANG)
        if run.direction == "rtl"
        else escape(inside, quote=False)
    )


# What others call.


def mark_runs(text: str, lang: str) -> str:
    """Escape a plain text for HTML, with each run in an element of its own.

    >>> mark_runs("RTI की अर्ज़ी", "hi")
    '<span lang="en">RTI</span> की अर्ज़ी'
    >>> mark_runs("فون 98160-12345", "ur")
    'فون <bdi dir="ltr">98160-12345</bdi>'
    """
    made = []
    position = 0
    for run in _runs(text, lang):
        made.append(escape(text[position : run.start], quote=False))
        made.append(_opening(run) + _inside(text, run) + _closing(run))
        position = run.end
    made.append(escape(text[position:], quote=False))
    return "".join(made)


_PLAIN_RUN = re.compile(rf"[{_LEFT}{_JOINERS}]+(?:[ \u00a0][{_LEFT}{_JOINERS}]+)*")
_PLAIN_RUN_FROM_RIGHT = re.compile(rf"[{_RIGHT}{_JOINERS}]+(?:[ \u00a0][{_RIGHT}{_JOINERS}]+)*")
_STRONG = {True: re.compile(f"[{_RIGHT}]"), False: re.compile(f"[{_LEFT}]")}
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_OVERRIDE, _POP_OVERRIDE, _POP = "\u202d", "\u202c", "\u2069"


def isolate_runs(text: str, lang: str) -> str:
    """Put invisible direction marks (isolates) round the runs of a plain text.

    For titles, feeds and messages, where no element can stand. A text whose runs are words alone,
    each between words of its own language, is in order as it is and stays.

    Source: UAX #9, section 2.7.
    """
    runs = [run for run in _runs(text, lang) if run.direction]
    if not runs or _is_in_order(text, runs, lang):
        return text
    made = []
    position = 0
    for run in runs:
        inside = text[run.start : run.end]
        made.append(text[position : run.start])
        if run.direction == "rtl":
            inside = isolate_runs(inside, _FROM_RIGHT_LANG)
        elif run.element == "bdo":
            inside = _OVERRIDE + inside + _POP_OVERRIDE
        made += [_ISOLATES[run.direction], inside, _POP]
        position = run.end
    made.append(text[position:])
    return "".join(made)


def _is_in_order(text: str, runs: list[_Run], lang: str) -> bool:
    is_right_to_left = _is_right_to_left(lang)
    plain = _PLAIN_RUN if is_right_to_left else _PLAIN_RUN_FROM_RIGHT
    strong = _STRONG[is_right_to_left]
    if not all(plain.fullmatch(text, run.start, run.end) for run in runs):
        return False
    between = zip(runs, [*runs[1:], None], strict=True)
    return all(
        strong.search(text, run.end, upcoming.start if upcoming else len(text))
        or (upcoming is None and not text[run.end :].strip())
        for run, upcoming in between
    )


_ENTITY = re.compile(r"(&#?\w+;)")
_CODE = {"code", "kbd", "pre", "samp"}
_KEPT = {*_CODE, "bdi", "bdo", "script", "style"}
# Elements that a run may reach over, as that of H<sub>2</sub>O does.
_INLINE = {
    *("a", "abbr", "b", "cite", "del", "em", "i", "ins", "mark", "q", "s", "small", "span"),
    *("strong", "sub", "sup", "u"),
}


def mark_runs_html(html: str, lang: str) -> str:
    """Mark the runs in the text of HTML, in the language that each element says it has.

    Code, and what is kept to itself already, stays as it is; on a page from right to left code is
    given its own direction.
    """
    pieces = split_tags(html)
    return "".join(mark_runs_in_pieces(pieces, lang))


def mark_runs_in_pieces(pieces: Sequence[str], lang: str) -> Iterable[str]:
    """Mark the runs in HTML that :func:`body_html.split_tags` has split already."""
    anything = _any(lang)
    if anything is None or not anything.search("".join(pieces[::2])):
        return pieces
    writer = _Writer(lang)
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        writer.take_text(text)
        writer.take_tag(tag)
    return writer.finish()


class _Piece(NamedTuple):
    """A tag or a text of HTML, and what a reader sees of it."""

    html: str
    text: str = ""
    depth: int = 0
    """1 for a tag that opens an element, -1 for one that closes it."""


class _Element(NamedTuple):
    """An element that is open."""

    name: str
    lang: str
    is_inline: bool = False
    is_kept: bool = False


class _Writer:
    """Writes HTML anew, token by token; a line of text is gathered until an element ends it."""

    def __init__(self, lang: str) -> None:
        self._made: list[str] = []
        self._line: list[_Piece] = []
        self._open = [_Element("", lang)]

    def take_text(self, text: str) -> None:
        """Add a text to the line that is open; an entity in it counts as one character."""
        if self._open[-1].is_kept:
            self._break(text)
            return
        for number, piece in enumerate(_ENTITY.split(text)):
            if piece:
                self._line.append(_Piece(piece, unescape(piece) if number % 2 else piece))

    def take_tag(self, written: str) -> None:
        """Add a tag; one that is not of a line of text ends the line."""
        tag, here = read_tag(written), self._open[-1]
        if not tag.name or tag.name in VOID:
            self._break(written)
        elif not tag.is_closing:
            self._begin(tag, written)
        elif here.name == tag.name:
            if here.is_inline:
                self._line.append(_Piece(written, depth=-1))
            else:
                self._break(written)
            self._open.pop()
        else:
            self._break(written)

    def finish(self) -> list[str]:
        """All that was written."""
        self._break("")
        return self._made

    def _begin(self, tag: Tag, written: str) -> None:
        here, name, given = self._open[-1], tag.name, tag.attributes
        lang = given.get("lang", here.lang).lower()
        is_kept = here.is_kept or name in _KEPT or ("dir" in given and "lang" not in given)
        is_note = given.get("id", "").startswith("fnref")
        is_inline = name in _INLINE and not (is_kept or is_note or given.keys() & {"lang", "dir"})
        if not here.is_kept and "dir" not in given:
            written = written[:-1] + _own_direction(name, given.get("lang", ""), here.lang) + ">"
        if is_inline:
            self._line.append(_Piece(written, depth=1))
        else:
            self._break(written)
        self._open.append(_Element(name, lang, is_inline, is_kept))

    def _break(self, written: str) -> None:
        """Mark the runs of the line that is open, and go on with what belongs to no line."""
        if self._line:
            self._made.append(_mark_line(self._line, self._open[-1].lang))
            self._line = []
        self._made.append(written)


def _own_direction(name: str, lang: str, around: str) -> str:
    """The ``dir`` of an element that runs the other way than what is around it; else empty."""
    if name in _CODE:
        return ' dir="ltr"' if _is_right_to_left(around) else ""
    lang = lang.lower()
    if lang in LANGUAGES and _is_right_to_left(lang) != _is_right_to_left(around):
        return f' dir="{LANGUAGES[lang].direction}"'
    return ""


def _mark_line(line: list[_Piece], lang: str) -> str:
    """A line of HTML with its runs marked; one that reaches over elements holds them whole."""
    text = "".join([piece.text for piece in line])
    runs = _runs(text, lang)
    marks: list[tuple[int, int, str]] = []
    if runs:
        places = [number for number, piece in enumerate(line) if piece.text]
        starts = list(accumulate([len(line[place].text) for place in places], initial=0))[:-1]
        for run in chain.from_iterable(_with_those_inside(run, text) for run in runs):
            first = bisect_right(starts, run.start) - 1
            last = bisect_right(starts, run.end - 1) - 1
            begin = (places[first], run.start - starts[first])
            end = (places[last], run.end - starts[last])
            for opened, closed in _balanced(line, begin, end):
                marks.append((*opened, _opening(run)))
                marks.append((*closed, _closing(run)))
    marks.sort(key=lambda mark: mark[:2])
    made = []
    waiting = deque(marks)
    for number, piece in enumerate(line):
        position = 0
        while waiting and waiting[0][0] == number:
            _, offset, mark = waiting.popleft()
            if offset and piece.html != piece.text:  # a tag or an entity is whole
                offset = len(piece.html)
            made += [piece.html[position:offset], mark]
            position = offset
        made.append(piece.html[position:])
    return "".join(made)


def _with_those_inside(run: _Run, text: str) -> Iterator[_Run]:
    """A run, and those from left to right in one from right to left."""
    yield run
    if run.direction == "rtl":
        for start, end in left_to_right(text[run.start : run.end]):
            yield _from_left(text, run.start + start, run.start + end)


_Place = tuple[int, int]  # in a line: the number of a piece, and how far into it


def _balanced(line: list[_Piece], begin: _Place, end: _Place) -> Iterator[tuple[_Place, _Place]]:
    """Where the element of a run begins and ends, so that it cuts no other.

    It is stretched over tags at its ends; where that is not enough, each of its texts is a run.
    """
    opened = closed = 0
    for piece in line[begin[0] + 1 : end[0]]:
        if piece.depth > 0:
            opened += 1
        elif piece.depth and opened:
            opened -= 1
        else:
            closed += piece.depth < 0
    first, last = begin, end
    while closed and first[1] == 0 and first[0] and line[first[0] - 1].depth > 0:
        first = (first[0] - 1, 0)
        closed -= 1
    while (
        opened
        and last[1] >= len(line[last[0]].text)
        and last[0] + 1 < len(line)
        and line[last[0] + 1].depth < 0
    ):
        last = (last[0] + 1, 1)
        opened -= 1
    if not opened and not closed:
        yield first, last
        return
    for number in range(begin[0], end[0] + 1):
        length = len(line[number].text)
        start = begin[1] if number == begin[0] else 0
        stop = end[1] if number == end[0] else length
        text = line[number].text[start:stop]
        if text.strip():
            start += len(text) - len(text.lstrip())
            yield (number, start), (number, start + len(text.strip()))
