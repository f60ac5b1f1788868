"""The theme's fonts for cards: which there are, which letters each has, who draws a run of text."""

import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

from newsroom.text.words import aksharas

__all__ = ["Font", "Fonts", "Run"]

_JOINERS = "\u200c\u200d"
_MARKS = "\u200e\u200f"  # left-to-right, right-to-left: a font need not have them
_EMOJI_PARTS = {"\u200d", "\ufe0e", "\ufe0f", "\u20e3", *map(chr, range(0x1F3FB, 0x1F400))}
_OTHER_SIGNS = str.maketrans({"\t": " ", "\n": " ", "\u2028": " ", "\u2009": " ", "\u202f": "\xa0"})


@dataclass(frozen=True)
class Font:
    """One font file."""

    file: Path

    @property
    def script(self) -> str:
        """The script that it is made for, as ISO 15924 has it."""
        return self.file.stem.partition("-")[0].title()

    @cached_property
    def letters(self) -> frozenset[int]:
        """The code points that it has a glyph for."""
        return _read_letters(self.file.read_bytes())

    def has(self, character: str) -> bool:
        """Whether it can draw a character, or need not."""
        return ord(character) in self.letters or character in _JOINERS + _MARKS


@dataclass(frozen=True)
class Run:
    """A piece of text in the font that draws it."""

    text: str
    font: Font


@dataclass(frozen=True)
class Fonts:
    """The fonts in a folder, ``<script>-head.ttf`` and ``<script>-label.ttf``.

    A script that has no label font of its own is labelled in its head font.
    """

    folder: Path
    _made: dict[str, Font] = field(default_factory=dict, repr=False)

    def knows(self, script: str) -> bool:
        """Whether there is a font for a script."""
        return self._file(script, "head").is_file()

    def font(self, script: str, role: str) -> Font:
        """The font of a script for a role: ``head`` or ``label``."""
        file = self._file(script, role)
        if not file.is_file():
            file = self._file(script, "head")
        return self._made.setdefault(file.name, Font(file))

    def clean(self, text: str, script: str, role: str) -> str:
        """A text without the characters that no font has; words stay apart.

        What joins itself to a character that goes, such as an emoji's skin, goes with it.
        """
        fonts = [self.font(script, role), *self._others(script, role)]
        kept: list[str] = []
        normal = unicodedata.normalize("NFC", text).translate(_OTHER_SIGNS)
        for akshara in aksharas(normal):
            known = [each for each in akshara if any(font.has(each) for font in fonts)]
            if known and len(known) < len(akshara):
                known = [each for each in known if each not in _EMOJI_PARTS]
            kept.extend(known)
        return " ".join(each for each in "".join(kept).strip(_JOINERS).split(" ") if each)

    def runs(self, text: str, script: str, role: str) -> Iterator[Run]:
        """A cleaned line in pieces, each in the script's own font where that has the letters.

        Digits, spaces and signs between two letters of another font stay with these.
        """
        own = self.font(script, role)
        if all(own.has(each) for each in text):
            yield Run(text, own)
            return
        chosen = [self._for(each, own, script, role) for each in text]
        start = 0
        for font, length in _lengths(chosen):
            end = start + length
            if font is own and start > 0 and end < len(text) and chosen[start - 1] is chosen[end]:
                between, other = text[start:end], chosen[end]
                if not any(map(str.isalpha, between)) and all(map(other.has, between)):
                    chosen[start:end] = [other] * length
            start = end
        start = 0
        for font, length in _lengths(chosen):
            yield Run(text[start : start + length], font)
            start += length

    def _for(self, character: str, own: Font, script: str, role: str) -> Font:
        if own.has(character):
            return own
        others = self._others(script, role)
        return next((font for font in others if font.has(character)), own)

    def _others(self, script: str, role: str) -> list[Font]:
        names = sorted(file.stem.partition("-")[0].title() for file in self._heads())
        return [self.font(each, role) for each in names if each != script]

    def _heads(self) -> list[Path]:
        return sorted(self.folder.glob("*-head.ttf"))

    def _file(self, script: str, role: str) -> Path:
        return self.folder / f"{script.lower()}-{role}.ttf"


def _lengths(chosen: list[Font]) -> list[tuple[Font, int]]:
    return [(font, len(list(group))) for font, group in groupby(chosen)]


def _read_letters(font: bytes) -> frozenset[int]:
    """The code points of a font's character map. Source: OpenType, ``cmap``, formats 4 and 12."""
    tables = {
        font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0]
        for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16)
    }
    start = tables[b"cmap"]
    letters: set[int] = set()
    for at in range(start + 4, start + 4 + 8 * struct.unpack_from(">H", font, start + 2)[0], 8):
        subtable = start + struct.unpack_from(">I", font, at + 4)[0]
        form = struct.unpack_from(">H", font, subtable)[0]
        if form == 4:
            letters.update(_in_segments(font, subtable))
        elif form == 12:
            count = struct.unpack_from(">I", font, subtable + 12)[0]
            for group in range(subtable + 16, subtable + 16 + 12 * count, 12):
                first, last, _ = struct.unpack_from(">III", font, group)
                letters.update(range(first, last + 1))
    return frozenset(letters)


def _in_segments(font: bytes, subtable: int) -> Iterator[int]:
    twice = struct.unpack_from(">H", font, subtable + 6)[0]
    ends, starts = subtable + 14, subtable + 16 + twice
    for at in range(0, twice, 2):
        last = struct.unpack_from(">H", font, ends + at)[0]
        first, delta = (struct.unpack_from(">H", font, starts + n * twice + at)[0] for n in (0, 1))
        place = starts + 2 * twice + at
        offset = struct.unpack_from(">H", font, place)[0]
        for code in range(first, last + 1):
            glyph = code
            if offset:
                glyph = struct.unpack_from(">H", font, place + offset + 2 * (code - first))[0]
                if not glyph:
                    continue
            if (glyph + delta) & 0xFFFF and code != 0xFFFF:
                yield code
