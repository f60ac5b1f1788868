"""A report as attribution reads it: words, what stands between them, and sentences."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from newsroom.text.words import sentences, word_spans
from newsroom.text.words import words as split

from .wordlists import fold

__all__ = ["Headline", "Reading"]

# Marks of direction and Markdown's emphasis part no words.
_UNSEEN = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff*_]+")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_BEFORE_NAME = re.compile(r"(?:\s[:–—-]|:)\s+")
_FULL_STOPS = "।॥.?!؟۔…"


def _marks(between: str) -> str:
    """Return the marks between two words, without what parts none."""
    seen = _UNSEEN.sub("", between)
    return f"¶{seen}" if _BLANK_LINE.search(between) else seen


@dataclass(frozen=True, slots=True)
class Headline:
    """What follows a headline's last colon or dash: places of its words, and the line's span."""

    first: int
    stop: int
    mark: str
    span: tuple[int, int]


class Reading:
    """A text read once. A place is the number of a word in ``words``, which are folded."""

    __slots__ = ("_starts", "gaps", "sentences", "spans", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = word_spans(text)
        self.words = [fold(text[start:end]) for start, end in self.spans]
        self.sentences = sentences(text)
        self._starts = [start for start, _ in self.sentences]
        edges = [0, *(end for _, end in self.spans)]
        starts = [*(start for start, _ in self.spans), len(text)]
        self.gaps = [
            "" if start - end == 1 and text[end] == " " else _marks(text[end:start])
            for end, start in zip(edges, starts, strict=True)
        ]
        """What stands before each word and after the last: ¶ for a blank line, "" for space."""

    def slice(self, first: int, last: int) -> str:
        """Return the text from the first to the last of these words, as written."""
        return self.text[self.spans[first][0] : self.spans[last][1]]

    def folded(self, written: str) -> list[str]:
        """Return the words of another text as this one holds its own."""
        return [fold(word) for word in split(written)]

    def sentence_of(self, place: int) -> tuple[int, int]:
        """Return the span of the sentence that a word stands in."""
        return self.sentences[bisect_right(self._starts, self.spans[place][0]) - 1]

    def place_at(self, offset: int) -> int:
        """Return the place of the first word that starts at or after an offset of the text."""
        return bisect_left(self.spans, (offset, 0))

    def end_of(self, sentence: tuple[int, int]) -> int:
        """Return the place after a sentence's last word."""
        return self.place_at(sentence[1])

    def headline(self) -> Headline | None:
        """Return what ends the first line after a colon or a dash, if it is a headline's line."""
        line = self.text.lstrip().partition("\n")[0].rstrip()
        start = self.text.find(line)
        marks = list(_BEFORE_NAME.finditer(line))
        if not marks or line[-1] in _FULL_STOPS:
            return None
        first, stop = self.place_at(start + marks[-1].end()), self.place_at(start + len(line))
        if not 0 < first < stop:
            return None
        return Headline(first, stop, marks[-1].group().strip(), (start, start + len(line)))
