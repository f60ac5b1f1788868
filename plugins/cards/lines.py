"""A headline broken into lines: between words, and of like length."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from newsroom.text.words import aksharas

__all__ = ["Box", "Setting", "break_lines", "set_lines"]

_ELLIPSIS = "…"
_HYPHENS = re.compile(r"(?<=[^\s-][-‐])(?=[^\s-])")
_TRAILING = " \xa0,;:،؛।॥۔.-–—‐“‘\"'("

Measure = Callable[[str, float], float]
"""The width in px of a text on one line, at a size in px."""


@dataclass(frozen=True)
class Box:
    """Where lines must find room, and how they stand in it."""

    width: float
    """px"""
    height: float
    """px"""
    most: int
    """Lines, at most."""
    leading: float
    """The distance of two baselines, in sizes."""
    tall: float
    """How tall the ink of one line may be, in sizes."""

    def collection(self, size: float) -> int:
        """How many lines of a size it holds; at least one."""
        held = int((self.height / size - self.tall) / self.leading) + 1
        return max(1, min(self.most, held))


@dataclass(frozen=True)
class Setting:
    """Lines, and the size in px at which they fit."""

    lines: tuple[str, ...]
    size: float


def set_lines(text: str, box: Box, sizes: Sequence[int], measure: Measure) -> Setting:
    """Set a text in the largest size in which it fits; in the smallest it is cut at a word."""
    for size in sizes:
        lines = break_lines(text, box.width, partial(_at, measure, size))
        if len(lines) <= box.collection(size) and all(
            measure(line, size) <= box.width for line in lines
        ):
            return Setting(lines, size)
    smallest = sizes[-1]
    return Setting(_cut(text, box, smallest, measure), smallest)


def _at(measure: Measure, size: float, text: str) -> float:
    return measure(text, size)


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> tuple[str, ...]:
    """Break a text into as few lines as fit a width, none longer than it need be.

    Lines break at spaces and after hyphens, nowhere else; a word that is wider has its own line.

    >>> break_lines("पुल पर सोमवार से वाहन चलेंगे", 20, len)
    ('पुल पर सोमवार', 'से वाहन चलेंगे')
    """
    pieces = _pieces(text)
    if not pieces:
        return ()
    space = measure(" ")
    widths = [measure(piece.strip()) + (space if piece[0] == " " else 0) for piece in pieces]
    fewest = len(_fill(widths, width))
    narrow, wide = max(widths), width
    while wide - narrow > max(1.0, width / 100):
        middle = (narrow + wide) / 2
        if len(_fill(widths, middle)) > fewest:
            narrow = middle
        else:
            wide = middle
    lines, start = [], 0
    for end in _fill(widths, wide):
        lines.append("".join(pieces[start:end]).strip(" "))
        start = end
    return tuple(lines)


def _pieces(text: str) -> list[str]:
    """What no line break may part, with the space before it."""
    found: list[str] = []
    for word in text.split(" "):
        first, *others = _HYPHENS.split(word)
        found += [f" {first}" if found else first, *others]
    return [piece for piece in found if piece.strip(" ")]


def _fill(widths: Sequence[float], width: float) -> list[int]:
    """Where each line ends, when each takes as many pieces as it can."""
    ends, used = [], 0.0
    for at, each in enumerate(widths):
        if at and used + each > width:
            ends.append(at)
            used = 0.0
        used += each
    return [*ends, len(widths)]


def _cut(text: str, box: Box, size: float, measure: Measure) -> tuple[str, ...]:
    """As many words as find room, and an ellipsis; of a word that is too wide, some syllables."""
    collection = box.collection(size)
    rest = [part for word in _pieces(text) for part in _parts(word, box.width, size, measure)]
    lines: list[str] = []
    while rest and len(lines) < collection:
        line = ""
        while rest and (not line or measure((line + rest[0]).strip(" "), size) <= box.width):
            line += rest.pop(0)
        lines.append(line.strip(" "))
    if rest:
        lines[-1] = _end(lines[-1], box.width, size, measure)
    return tuple(lines)


def _parts(word: str, width: float, size: float, measure: Measure) -> list[str]:
    if measure(word.strip(" "), size) <= width:
        return [word]
    parts = [""]
    for akshara in aksharas(word):
        if parts[-1].strip(" ") and measure((parts[-1] + akshara).strip(" "), size) > width:
            parts.append("")
        parts[-1] += akshara
    return parts


def _end(line: str, width: float, size: float, measure: Measure) -> str:
    """A last line with an ellipsis, shorter by as many words as that takes."""
    while True:
        bare = line.rstrip(_TRAILING)
        if measure(bare + _ELLIPSIS, size) <= width or not bare:
            return bare + _ELLIPSIS
        shorter = bare.rpartition(" ")[0]
        line = shorter or "".join(aksharas(bare)[:-1])
