"""What a person said in a report: sentences that an editor has confirmed, each with its anchor.

A reported statement (``कहा कि …``) is never shown in quotation marks. A quotation is only what the
copy itself puts in them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from itertools import islice, pairwise

from msgspec import Struct

from newsroom.text.body_html import BLOCKS, VOID, plain_text, read_tag, split_tags
from newsroom.text.languages import language_of, words_of_all
from newsroom.text.words import sentences, words

__all__ = [
    "NearestSentences",
    "Statement",
    "anchor_sentences",
    "clause",
    "find_sentences",
    "quoted",
]

_SIGNS = re.compile(r"&(?:#\d+|#x[0-9A-Fa-f]+|\w+);|(?P<word>[^\s&]+)|\s+|&")
_INSIDE = re.compile(r"[\w\u064b-\u0655\u0900-\u0963\u0a01-\u0a75\u200c\u200d]{2}")  # a word

_LEAST_LIKENESS = 0.6  # of SequenceMatcher; below it, a sentence is another one
_ENOUGH, _COMPARED = 64, 12  # sentences that share a word; those that are compared by their letters
_LEAST_CLAUSE = 3  # words; a shorter rest says too little to stand alone
_LEAST_QUOTATION = 2  # words; a single word in marks is a name or a term, not a quotation


class Statement(Struct, frozen=True):
    """One confirmed sentence: ``person`` is a slug, ``anchor`` the sentence's id on its page."""

    person: str
    anchor: str
    clause: str
    """What was said, without who said it; the whole sentence where the two cannot be parted."""
    quotation: str = ""
    """The words that the copy puts in quotation marks, without the marks."""
    is_translated: bool = False
    quote: int = 0
    """Which of the header's quotes it is, counted from 0; where that stands, the text knows."""


@cache
def _said_that(lang: str) -> re.Pattern[str] | None:
    """The words that open reported speech, by the language's record."""
    pattern = language_of(lang).said_that
    return re.compile(pattern) if pattern else None


@cache
def _quotations(marks: tuple[str, ...]) -> re.Pattern[str]:
    """What stands in quotation marks of any language; not what lies between 12" and 10"."""
    pairs = [
        f"{opening}([^{opening}{closing}]+){closing}"
        for opening, closing in map(tuple, dict.fromkeys(marks))
    ]
    return re.compile("|".join([*pairs, r'(?<![^\s(,:;—–-])"([^"]+)"']))


def clause(sentence: str, lang: str) -> str:
    """What was said, from a sentence that reports it, without its full stop.

    >>> clause("उन्होंने कहा कि टीम एकजुट होकर कार्य कर रही है।", "hi")
    'टीम एकजुट होकर कार्य कर रही है'
    """
    said_that = _said_that(lang)
    opening = said_that.search(sentence) if said_that else None
    rest = sentence[opening.end() :] if opening else sentence
    if len(words(rest)) < _LEAST_CLAUSE:
        rest = sentence
    rest = rest.strip().rstrip("।॥.۔ \u00a0")
    return rest[:1].upper() + rest[1:]


def quoted(sentence: str) -> str:
    """The longest quotation in a sentence, without its marks; empty where there is none."""
    quotations = _quotations(words_of_all("quotation_marks"))
    found = ["".join(filter(None, match.groups())) for match in quotations.finditer(sentence)]
    found = [each.strip().rstrip(",،") for each in found if len(words(each)) >= _LEAST_QUOTATION]
    return max(found, key=len, default="")


class NearestSentences:
    """Finds, in one text, the sentence that is most like one that it has lost.

    Only sentences that share words with it are compared, those with the rarest words first: else
    two hundred lost sentences of a long text would take minutes.
    """

    def __init__(self, html: str) -> None:
        text = plain_text(html)
        self._sentences = [" ".join(text[start:end].split()) for start, end in sentences(text)]
        self._with_word: dict[str, list[int]] = {}
        for number, sentence in enumerate(self._sentences):
            for word in set(words(sentence)):
                self._with_word.setdefault(word, []).append(number)

    def to(self, wanted: str) -> str:
        """The sentence that is most like a wanted one; empty where none is like it."""
        matcher = SequenceMatcher(b=wanted, autojunk=False)
        best, likeness = "", _LEAST_LIKENESS
        for number in self._candidates(wanted):
            matcher.set_seq1(self._sentences[number])
            if matcher.real_quick_ratio() >= likeness and matcher.quick_ratio() >= likeness:
                found = matcher.ratio()
                if found > likeness or (found == likeness and not best):
                    best, likeness = self._sentences[number], found
        return best

    def _candidates(self, wanted: str) -> list[int]:
        """The sentences that share most words with a wanted one, the most alike first."""
        rarest = sorted(
            (self._with_word[word] for word in set(words(wanted)) if word in self._with_word),
            key=len,
        )
        shared: Counter[int] = Counter()
        for numbers in rarest:
            if len(shared) > _ENOUGH and len(numbers) > _ENOUGH:
                break
            shared.update(numbers)
        return [number for number, _ in shared.most_common(_COMPARED)]


def find_sentences(html: str, wanted: Sequence[str]) -> list[tuple[int, int] | None]:
    """Where each wanted sentence begins and ends in HTML; None where the text does not hold it.

    White space, and how it breaks, makes no difference; a sentence that is wanted twice is looked
    for twice.
    """
    if not wanted:
        return []
    as_written = [_find_as_written(html, sentence) for sentence in wanted]
    spans_found = [span for span in as_written if span]
    if len(spans_found) == len(wanted) and _are_apart(spans_found):
        return list(as_written)
    squeezed, starts, ends = _squeeze(html)
    spans: dict[int, tuple[int, int]] = {}
    taken: list[tuple[int, int]] = []
    longest_first = sorted(enumerate(wanted), key=lambda each: -len(each[1]))
    for place, sentence in longest_first:  # a short one may be the end of a longer one
        found = _find(squeezed, "".join(sentence.split()), taken)
        whole = (each for each in found if not _cuts_a_word(squeezed, each, starts, ends))
        spans.update((place, span) for span in islice(whole, 1))
        taken = list(spans.values())
    found_at = {n: (starts[span[0]], ends[span[1] - 1]) for n, span in spans.items()}
    return [found_at.get(n) for n in range(len(wanted))]


def anchor_sentences(html: str, spans: Sequence[tuple[int, int]]) -> str:
    """Give the sentences at these places, in the order of the text, the ids ``k1`` and on."""
    for number in range(len(spans), 0, -1):
        html = _wrap(html, *spans[number - 1], f"k{number}")
    return html


def _find_as_written(html: str, sentence: str) -> tuple[int, int] | None:
    """Where a sentence stands to the letter and only once: the ordinary case, and cheap to find."""
    start = html.find(sentence)
    if start < 0 or not sentence or any(sign in sentence for sign in "<>&"):
        return None
    end = start + len(sentence)
    is_in_tag = html.rfind("<", 0, start) > html.rfind(">", 0, start)
    cuts_a_word = any(at and _INSIDE.match(html, at - 1) for at in (start, end))
    if is_in_tag or cuts_a_word or html.find(sentence, start + 1) >= 0:
        return None
    return start, end


def _are_apart(spans: list[tuple[int, int]]) -> bool:
    ordered = sorted(spans)
    return all(first[1] <= second[0] for first, second in pairwise(ordered))


def _squeeze(html: str) -> tuple[str, list[int], list[int]]:
    """The text without its white space, and where each sign begins and ends in the HTML.

    Blocks are parted by a sign that no text holds, so that no sentence reaches over two of them.
    """
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    end = 0
    for number, piece in enumerate(split_tags(html)):
        start, end = end, end + len(piece)
        if number % 2:
            if read_tag(piece).name in BLOCKS:
                signs.append("\0")
                starts.append(start)
                ends.append(end)
            continue
        for found in _SIGNS.finditer(piece):
            first, last = start + found.start(), start + found.end()
            if found["word"]:
                signs.append(found[0])
                starts.extend(range(first, last))
                ends.extend(range(first + 1, last + 1))
                continue
            for sign in "".join(unescape(found[0]).split()):
                signs.append(sign)
                starts.append(first)
                ends.append(last)
    return "".join(signs), starts, ends


def _find(text: str, wanted: str, taken: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if all(end <= start or stop <= at for start, stop in taken):
            yield at, end
        at = text.find(wanted, at + 1)


def _cuts_a_word(text: str, span: tuple[int, int], starts: list[int], ends: list[int]) -> bool:
    """Whether a word goes on over an end of the span: ``काम करें`` stands not in ``काम करेंगे``."""
    return any(
        0 < at < len(text) and starts[at] == ends[at - 1] and _INSIDE.match(text, at - 1)
        for at in span
    )


def _wrap(html: str, start: int, end: int, name: str) -> str:
    """Put a sentence in an element of its own; where tags cross it, an empty one before it."""
    start, end = _balanced(html, start, end)
    if start < end:
        return f'{html[:start]}<span id="{name}">{html[start:end]}</span>{html[end:]}'
    return f'{html[:start]}<span id="{name}"></span>{html[start:]}'


def _balanced(html: str, start: int, end: int) -> tuple[int, int]:
    """The span, stretched over tags at its ends that it would cut; empty where it cannot be."""
    for _ in range(4):
        opened, closed = _unmatched(html[start:end])
        if not opened and not closed:
            return start, end
        before = _opening_before(html, start) if closed else start
        after = _closing_after(html, end) if opened else end
        if before < start:
            start = before
        elif after > end:
            end = after
        else:
            break
    return start, start


def _opening_before(html: str, start: int) -> int:
    """Where a tag begins that opens an element right before a place; else the place."""
    end = len(html[:start].rstrip())
    begin = max(html.rfind("<", 0, end), 0)
    pieces = split_tags(html[begin:end])
    opens = len(pieces) == 3 and not any(pieces[::2]) and not read_tag(pieces[1]).is_closing
    return begin if opens and read_tag(pieces[1]).name else start


def _closing_after(html: str, end: int) -> int:
    """Where a tag ends that closes an element right behind a place; else the place."""
    text, tag, *_ = [*split_tags(html[end : html.find(">", end) + 1]), ""]
    closes = tag and not text.strip() and read_tag(tag).is_closing
    return end + len(text) + len(tag) if closes else end


def _unmatched(piece: str) -> tuple[int, int]:
    """How many elements a piece of HTML opens and does not close, and the other way round."""
    opened = closed = 0
    for tag in map(read_tag, split_tags(piece)[1::2]):
        if not tag.name or tag.name in VOID:
            continue
        if not tag.is_closing:
            opened += 1
        elif opened:
            opened -= 1
        else:
            closed += 1
    return opened, closed
