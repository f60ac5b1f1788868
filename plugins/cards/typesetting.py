"""Letters: a text shaped, measured, set in lines and drawn, each line as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFont

from newsroom.text.script_runs import left_to_right
from plugins.cards.fonts import Font, Fonts
from plugins.cards.lines import Box, set_lines

__all__ = ["Block", "Line", "Type", "Typesetter"]

# The distance of baselines, in sizes of the font: the theme's --head-leading.
_LEADING = {"Deva": 1.31, "Guru": 1.32, "Arab": 1.95}
_USUAL_LEADING = 1.18
_REFERENCE = 100  # px: words are measured in this size, and scaled


@dataclass(frozen=True)
class Type:
    """Letters of one script in one role."""

    script: str
    role: str
    lang: str
    direction: str

    @property
    def leading(self) -> float:
        """The distance of baselines, in sizes."""
        return _LEADING.get(self.script, _USUAL_LEADING)

    @property
    def tall(self) -> float:
        """How tall the ink of a line may be, in sizes: Nastaliq climbs."""
        return 2.1 if self.script == "Arab" else 1.2

    def box(self, width: float, height: float, most: int) -> Box:
        """Room for some lines; px."""
        return Box(width, height, most, self.leading, self.tall)


@dataclass(frozen=True)
class Line:
    """A line as it is drawn: its ink, and where that lies from where the baseline begins."""

    ink: Image.Image
    left: int
    top: int

    @property
    def bottom(self) -> int:
        """Where the ink ends, below the baseline."""
        return self.top + self.ink.height


@dataclass(frozen=True)
class Block:
    """Lines one below the other."""

    lines: tuple[Line, ...]
    leading: int

    @property
    def height(self) -> int:
        """From the top of the ink to its bottom."""
        if not self.lines:
            return 0
        return self.leading * (len(self.lines) - 1) - self.lines[0].top + self.lines[-1].bottom

    def fits(self, box: Box) -> bool:
        """Whether the ink keeps within its room: words of another script may be taller."""
        widest = max((line.ink.width for line in self.lines), default=0)
        return widest <= box.width and (self.height <= box.height or box.most == 1)


@dataclass
class Typesetter:
    """Sets texts in the theme's fonts; a word that returns is not measured again."""

    fonts: Fonts
    _faces: dict[tuple[str, float], ImageFont.FreeTypeFont] = field(default_factory=dict)
    _widths: dict[tuple[Type, str], float] = field(default_factory=dict)

    def block(self, text: str, kind: Type, box: Box, sizes: Sequence[int]) -> Block:
        """A text in the largest size that has room; without the characters that no font has."""
        cleaned = self.fonts.clean(text, kind.script, kind.role)

        def measure(piece: str, size: float) -> float:
            return self.width(piece, kind) * size / _REFERENCE

        while True:
            setting = set_lines(cleaned, box, sizes, measure)
            lines = tuple(self.line(each, kind, setting.size) for each in setting.lines)
            block = Block(lines, round(setting.size * kind.leading))
            if block.fits(box) or setting.size == sizes[-1]:
                return block
            sizes = [size for size in sizes if size < setting.size]

    def width(self, text: str, kind: Type) -> float:
        """The width of a piece of text at the reference size.

        A word is shaped once, however many lines it is tried in: Nastaliq takes 3 ms a call.
        """
        key = (kind, text)
        if key not in self._widths:
            words = text.split(" ")
            if len(words) > 1 and text.strip(" "):
                space = self.width(" ", kind)
                width = sum(self.width(each, kind) for each in words if each)
                return width + space * (len(words) - 1)
            self._widths[key] = sum(
                self._face(font, _REFERENCE).getlength(
                    piece, direction=direction, language=kind.lang
                )
                for piece, font, direction in self._runs(text, kind)
            )
        return self._widths[key]

    def line(self, text: str, kind: Type, size: float) -> Line:
        """Draw a line, shaped as a whole; its ink tells what it takes."""
        width = self.width(text, kind) * size / _REFERENCE
        before, over, under = round(size), round(size * 2.4), round(size * 1.6)
        sheet = Image.new("L", (round(width) + 2 * before, over + under), 0)
        draw = ImageDraw.Draw(sheet)
        x = float(before)
        runs = self._runs(text, kind)
        for piece, font, direction in runs:
            face = self._face(font, size)
            draw.text(
                (x, over),
                piece,
                font=face,
                fill=255,
                anchor="ls",
                direction=direction,
                language=kind.lang,
            )
            if len(runs) > 1:
                x += face.getlength(piece, direction=direction, language=kind.lang)
        box = sheet.getbbox() or (before, over, before, over)
        return Line(sheet.crop(box), box[0] - before, box[1] - over)

    def _runs(self, text: str, kind: Type) -> list[tuple[str, Font, str]]:
        """A line's pieces from left to right, each with its font and its direction."""
        if kind.direction == "ltr":
            return self._in_fonts(text, kind, "ltr")
        pieces = []
        position = 0
        for start, end in left_to_right(text):
            pieces += self._in_fonts(text[position:start], kind, "rtl")
            pieces += self._in_fonts(text[start:end], kind, "ltr")[::-1]
            position = end
        return [*pieces, *self._in_fonts(text[position:], kind, "rtl")][::-1]

    def _in_fonts(self, text: str, kind: Type, direction: str) -> list[tuple[str, Font, str]]:
        """The pieces of a text that runs one way, in the order in which they are read."""
        own = self.fonts.font(kind.script, kind.role)
        pieces = []
        for run in self.fonts.runs(text, kind.script, kind.role) if text else ():
            foreign = "rtl" if run.font.script == "Arab" else "ltr"
            pieces.append((run.text, run.font, direction if run.font is own else foreign))
        return pieces

    def _face(self, font: Font, size: float) -> ImageFont.FreeTypeFont:
        key = (font.file.name, size)
        if key not in self._faces:
            self._faces[key] = ImageFont.truetype(
                font.file, size, layout_engine=ImageFont.Layout.RAQM
            )
        return self._faces[key]
