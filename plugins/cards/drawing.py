"""A share card, drawn: masthead, section, headline, date, and the report's picture behind them.

Whatever matters stands in the middle square, which is all that WhatsApp shows beside a message.
"""

from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from itertools import chain
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont, ImageOps

from plugins.cards.card import HEIGHT, LARGEST, WIDTH, Card
from plugins.cards.fonts import Font, Fonts
from plugins.cards.lines import Box, Setting, set_lines
from plugins.cards.wordmark import Wordmark, read_wordmark

__all__ = ["Artist", "CannotShapeError"]

Colour = tuple[int, int, int]

# The theme's tokens, by day; and those by night, for what stands on a darkened picture.
_PAPER: Colour = (0xFF, 0xFF, 0xFF)
_WASH: Colour = (0xF4, 0xF5, 0xF6)
_HAIR: Colour = (0xC9, 0xCC, 0xD3)
_TEXT: Colour = (0x16, 0x18, 0x1F)
_QUIET: Colour = (0x50, 0x54, 0x5F)
_SIGNAL: Colour = (0xA3, 0x19, 0x2C)
_NIGHT: Colour = (0x10, 0x12, 0x18)
_LINES: dict[str, Colour] = {
    "neel": (0x1A, 0x24, 0x68),
    "majith": _SIGNAL,
    "haldi": (0x7A, 0x5A, 0x00),
    "syahi": _TEXT,
}
_NIGHT_LINES: dict[str, Colour] = {
    "neel": (0x87, 0x97, 0xEE),
    "majith": (0xFF, 0x9D, 0x97),
    "haldi": (0xE3, 0xC3, 0x5C),
    "syahi": (0xEC, 0xEA, 0xE4),
}
_NEEL = _LINES["neel"]

# The distance of baselines, in sizes of the font: the theme's --head-leading.
_LEADING = {"Deva": 1.31, "Guru": 1.32, "Arab": 1.95}
_USUAL_LEADING = 1.18
# How much smaller a headline begins where the script is written tall.
_TALL = {"Arab": 0.8}

_MIDDLE = WIDTH // 2
_COLUMN = 566  # px: the middle square, less a margin on either side
_BAND = 138  # px: the masthead's height
_LINE = 36  # px from the top: the line that the name hangs from
_NAME = 78  # px: the name's height
_SIZES = (78, 72, 66, 60, 56, 52, 48, 44, 40, 37, 34)
_ON_PICTURE = (56, 52, 48, 44, 40, 37, 34, 31)
_LABEL, _FOOT = 31, 28  # px
_REFERENCE = 100  # px: words are measured in this size, and scaled
_QUALITIES = (84, 76, 68, 60, 50, 40)
_BLURS = (1.5, 4.0, 12.0)  # px; for a picture that is nothing but noise


class CannotShapeError(RuntimeError):
    """This machine cannot set Devanagari, Nastaliq or Gurmukhi."""


@dataclass(frozen=True)
class _Type:
    """Letters of one script in one role."""

    script: str
    role: str
    lang: str
    direction: str


@dataclass
class Artist:
    """Draws cards, one after the other; what many of them share is measured and read once.

    ``theme`` and ``content`` are folders.
    """

    theme: Path
    content: Path
    _faces: dict[tuple[str, float], ImageFont.FreeTypeFont] = field(default_factory=dict)
    _widths: dict[tuple[_Type, str], float] = field(default_factory=dict)
    _mastheads: dict[tuple[str, str], Image.Image] = field(default_factory=dict)

    @cached_property
    def fonts(self) -> Fonts:
        """The theme's fonts."""
        return Fonts(self.theme / "fonts")

    @cached_property
    def wordmark(self) -> Wordmark | None:
        """The theme's drawn name."""
        return read_wordmark(self.theme / "templates" / "macros" / "wordmark.html")

    def draw(self, card: Card) -> bytes:
        """The file of a card: PNG, or JPEG where it shows a picture; under 150 KB."""
        if not card.picture:
            return _as_png(self._on_paper(card) if card.headline else self._own(card))
        picture = _read_picture(self.content / card.picture)
        if picture is None:
            return _as_jpeg(self._on_paper(card), _QUALITIES[0])
        for blur in (0.0, *_BLURS):
            drawn = self._on_picture(card, picture, blur)
            for quality in _QUALITIES:
                written = _as_jpeg(drawn, quality)
                if len(written) < LARGEST:
                    return written
        return _as_jpeg(self._on_paper(card), _QUALITIES[0])

    # Three kinds of card

    def _on_paper(self, card: Card) -> Image.Image:
        """A headline in a column of paper, between hairlines."""
        image = Image.new("RGB", (WIDTH, HEIGHT), _WASH)
        draw = ImageDraw.Draw(image)
        left, right = _MIDDLE - 330, _MIDDLE + 330
        draw.rectangle((left, _BAND, right, HEIGHT), fill=_PAPER)
        for x in (left, right):
            draw.line((x, _BAND, x, HEIGHT), fill=_HAIR, width=2)
        self._masthead(image, card)
        draw.line((0, _BAND, WIDTH, _BAND), fill=_HAIR, width=2)
        line = _LINES.get(card.colour, _NEEL)
        top = _BAND + 2
        if card.section:
            draw.rectangle((_MIDDLE - 44, _BAND, _MIDDLE + 44, _BAND + 8), fill=line)
            top = self._label(draw, card, card.section, _LABEL, line, under=_BAND + 26) + 8
        bottom = HEIGHT - 22
        if card.foot:
            draw.line((_MIDDLE - 283, 560, _MIDDLE + 283, 560), fill=_HAIR, width=2)
            self._label(draw, card, card.foot, _FOOT, _QUIET, over=HEIGHT - 20)
            bottom = 546
        kind = self._type(card, "head")
        box = Box(_COLUMN, bottom - top - 16, 6)
        setting = self._set(card.headline, kind, box, _SIZES)
        self._lines(draw, setting, kind, _TEXT, middle=(top + bottom) / 2)
        return image

    def _on_picture(self, card: Card, picture: Image.Image, blur: float) -> Image.Image:
        """A headline at the foot of a picture, on a shade that lets it be read whatever is there."""
        image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        kind = self._type(card, "head")
        foot = HEIGHT - (66 if card.foot else 26)
        box = Box(_COLUMN, foot - _BAND - 70, 4)
        setting = self._set(card.headline, kind, box, _ON_PICTURE)
        height = self._height(setting, kind)
        top = foot - height
        label = top - 56 if card.section else top
        shown = ImageOps.fit(
            picture,
            (WIDTH, HEIGHT - _BAND),
            Image.Resampling.BICUBIC,
            centering=(0.5, 0.5 if picture.width > picture.height else 0.25),
        )
        if blur:
            shown = shown.filter(ImageFilter.GaussianBlur(blur))
        shown.paste(_NIGHT, mask=_shade(shown.size, round(label) - _BAND))
        image.paste(shown, (0, _BAND))
        self._masthead(image, card)
        draw = ImageDraw.Draw(image)
        self._lines(draw, setting, kind, _PAPER, middle=(top + foot) / 2)
        if card.section:
            self._label(draw, card, card.section, _LABEL, _PAPER, over=round(top) - 14)
            line = _NIGHT_LINES.get(card.colour, _NIGHT_LINES["neel"])
            draw.rectangle((_MIDDLE - 44, label - 14, _MIDDLE + 44, label - 7), fill=line)
        if card.foot:
            self._label(draw, card, card.foot, _FOOT, _PAPER, over=HEIGHT - 20)
        return image

    def _own(self, card: Card) -> Image.Image:
        """The newspaper's own: its name, as large as the square lets it be, and its motto."""
        image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
        name, motto = 132, card.motto
        top = (HEIGHT - name - (110 if motto else 0)) // 2
        self._name(image, card, top, name)
        if motto:
            kind = self._type(card, "head")
            setting = self._set(motto, kind, Box(_COLUMN, 150, 2), (50, 46, 42, 38, 34, 30, 26))
            middle = top + name + 60 + self._height(setting, kind) / 2
            self._lines(ImageDraw.Draw(image), setting, kind, _QUIET, middle=middle)
        return image

    # Their parts

    def _masthead(self, image: Image.Image, card: Card) -> None:
        """The masthead's band, which all cards of an edition share."""
        key = (card.lang, card.name)
        if key not in self._mastheads:
            band = Image.new("RGB", (WIDTH, _BAND), _PAPER)
            self._name(band, card, _LINE, _NAME)
            self._mastheads[key] = band
        image.paste(self._mastheads[key], (0, 0))

    def _name(self, image: Image.Image, card: Card, top: int, height: int) -> None:
        """The name, hung from a line that runs from edge to edge, and cut by a danda."""
        if card.name or self.wordmark is None:
            self._lettered(image, card, top, height)
            return
        mark = self.wordmark
        scale = min(height / mark.height, _COLUMN / mark.width)
        size = (WIDTH, round(mark.height * scale) + 2)
        for danda, colour in ((False, _NEEL), (True, _SIGNAL)):
            left = (WIDTH - mark.width * scale) / 2
            ink = mark.mask(danda=danda, scale=scale, size=size, left=left)
            image.paste(colour, (0, top), ink)

    def _lettered(self, image: Image.Image, card: Card, top: int, height: int) -> None:
        """A name that is set, not drawn. Where its script has a headstroke, that is the line."""
        draw = ImageDraw.Draw(image)
        kind = self._type(card, "head")
        name = self.fonts.clean(card.name, card.script, "head")
        thick = round(height * 0.19)
        hangs = {"Deva": "ा", "Guru": "ਾ"}.get(card.script)
        size = height * 1.25
        while True:
            left, above, right, below = self._ink(name, kind, size)
            stroke = self._ink(hangs, kind, size)[1] if hangs else above
            room = height if hangs else height - thick * 1.6
            if (right - left <= _COLUMN - 70 and below - stroke <= room) or size < 20:
                break
            size *= 0.95
        baseline = top - stroke if hangs else top + thick * 1.6 - above
        width = right - left
        danda, gap = max(8, round(height * 0.2)), max(4, round(height * 0.05))
        start = round(_MIDDLE - (width + danda + 3 * gap) / 2)
        after = -1 if card.is_right_to_left else 1
        if after < 0:
            cut, start = start + gap, start + danda + 3 * gap
        else:
            cut = round(start + width + 2 * gap)
        draw.rectangle((0, top, cut - gap, top + thick), fill=_NEEL)
        draw.rectangle((cut + danda + gap, top, WIDTH, top + thick), fill=_NEEL)
        draw.rectangle((cut, top, cut + danda, top + height), fill=_SIGNAL)
        self._write(draw, name, kind, size, _NEEL, (start - left, baseline))

    def _label(
        self,
        draw: ImageDraw.ImageDraw,
        card: Card,
        text: str,
        size: float,
        colour: Colour,
        *,
        under: float = 0,
        over: float = 0,
    ) -> float:
        """A line in the middle, under or over a height; gives where it ends below, or above."""
        kind = self._type(card, "label")
        smaller = (size, size * 0.9, size * 0.8, size * 0.7)
        sizes = [round(each) for each in smaller]
        setting = self._set(text, kind, Box(_COLUMN, size * 1.2, 1), sizes)
        height = self._height(setting, kind)
        middle = under + height / 2 if under else over - height / 2
        self._lines(draw, setting, kind, colour, middle=middle)
        return middle + height / 2 if under else middle - height / 2

    def _lines(
        self,
        draw: ImageDraw.ImageDraw,
        setting: Setting,
        kind: _Type,
        colour: Colour,
        *,
        middle: float,
    ) -> None:
        """Lines, each in the middle of the card, with as much ink above a height as below it."""
        inks = [self._ink(line, kind, setting.size) for line in setting.lines]
        if not inks:
            return
        leading = round(setting.size * _LEADING.get(kind.script, _USUAL_LEADING))
        tall = leading * (len(inks) - 1) - inks[0][1] + inks[-1][3]
        baseline = round(middle - tall / 2 - inks[0][1])
        for line, (left, _, right, _) in zip(setting.lines, inks, strict=True):
            x = round(_MIDDLE - (left + right) / 2)
            self._write(draw, line, kind, setting.size, colour, (x, baseline))
            baseline += leading

    def _height(self, setting: Setting, kind: _Type) -> float:
        """The height of the ink of some lines."""
        if not setting.lines:
            return 0
        leading = round(setting.size * _LEADING.get(kind.script, _USUAL_LEADING))
        first, last = (self._ink(setting.lines[at], kind, setting.size) for at in (0, -1))
        return leading * (len(setting.lines) - 1) - first[1] + last[3]

    # Letters

    def _type(self, card: Card, role: str) -> _Type:
        direction = "rtl" if card.is_right_to_left else "ltr"
        return _Type(card.script, role, card.lang, direction)

    def _set(self, text: str, kind: _Type, box: Box, sizes: tuple[int, ...] | list[int]) -> Setting:
        cleaned = self.fonts.clean(text, kind.script, kind.role)
        tall = _TALL.get(kind.script, 1)
        leading = _LEADING.get(kind.script, _USUAL_LEADING)
        return set_lines(
            cleaned,
            box,
            [round(size * tall) for size in sizes],
            leading,
            lambda piece, size: self._width(piece, kind) * size / _REFERENCE,
        )

    def _width(self, text: str, kind: _Type) -> float:
        """The width of a piece of text at the reference size.

        A word is shaped once, however many lines it is tried in: Nastaliq takes 3 ms a call.
        """
        key = (kind, text)
        if key not in self._widths:
            words = text.split(" ")
            if len(words) > 1 and text.strip(" "):
                space = self._width(" ", kind)
                width = sum(self._width(each, kind) for each in words if each)
                self._widths[key] = width + space * (len(words) - 1)
            else:
                runs = self._runs(text, kind)
                self._widths[key] = sum(
                    self._face(font, _REFERENCE).getlength(
                        piece, direction=direction, language=kind.lang
                    )
                    for piece, font, direction in runs
                )
        return self._widths[key]

    def _ink(self, text: str, kind: _Type, size: float) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of a line's ink, from where it begins on the baseline."""
        x, boxes = 0.0, []
        for piece, font, direction in self._runs(text, kind):
            face = self._face(font, size)
            left, top, right, bottom = face.getbbox(
                piece, anchor="ls", direction=direction, language=kind.lang
            )
            boxes.append((x + left, top, x + right, bottom))
            x += face.getlength(piece, direction=direction, language=kind.lang)
        if not boxes:
            return 0, 0, 0, 0
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)

    def _write(
        self,
        draw: ImageDraw.ImageDraw,
        text: str,
        kind: _Type,
        size: float,
        colour: Colour,
        at: tuple[float, float],
    ) -> None:
        """A line, from where it begins on the baseline."""
        x, y = at
        for piece, font, direction in self._runs(text, kind):
            face = self._face(font, size)
            draw.text(
                (x, y),
                piece,
                font=face,
                fill=colour,
                anchor="ls",
                direction=direction,
                language=kind.lang,
            )
            x += face.getlength(piece, direction=direction, language=kind.lang)

    def _runs(self, text: str, kind: _Type) -> list[tuple[str, Font, str]]:
        """A line's pieces from left to right, each with its font and its direction."""
        own = self.fonts.font(kind.script, kind.role)
        pieces = []
        for run in self.fonts.runs(text, kind.script, kind.role):
            foreign = "rtl" if run.font.script == "Arab" else "ltr"
            pieces.append((run.text, run.font, kind.direction if run.font is own else foreign))
        return pieces[::-1] if kind.direction == "rtl" else pieces

    def _face(self, font: Font, size: float) -> ImageFont.FreeTypeFont:
        key = (font.file.name, size)
        if key not in self._faces:
            self._faces[key] = ImageFont.truetype(
                font.file, size, layout_engine=ImageFont.Layout.RAQM
            )
        return self._faces[key]


def _read_picture(file: Path) -> Image.Image | None:
    """A picture as it is seen: turned, in red, green and blue, on white; None if it is broken."""
    try:
        with Image.open(file) as opened:
            opened.draft("RGB", (WIDTH, WIDTH))  # a large JPEG is read smaller, and quicker
            turned = ImageOps.exif_transpose(opened)
            if turned.mode.startswith("I"):  # 16 bits; converted, all of it would be white
                turned = turned.point(lambda value: value / 256).convert("L")
            if turned.mode in {"P", "PA", "LA", "RGBa"} or "transparency" in turned.info:
                turned = turned.convert("RGBA")
            if turned.mode == "RGBA":
                ground = Image.new("RGBA", turned.size, _PAPER)
                turned = Image.alpha_composite(ground, turned)
            return turned.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None


def _shade(size: tuple[int, int], top: int) -> Image.Image:
    """How dark a picture is made, line by line: white letters below ``top`` keep a contrast of 4.5.

    Over white, at 0.66, it is 6.4 (WCAG 2.2, contrast ratio); above, the shade fades away.
    """
    width, height = size
    fade = min(130, max(1, top - 24))
    column = bytearray()
    for y in range(height):
        if y < top - 24:
            part = 0.66 * max(0.0, 1 - (top - 24 - y) / fade)
        else:
            part = 0.66 + 0.2 * (y - top + 24) / max(1, height - top + 24)
        column.append(round(255 * part))
    return Image.frombytes("L", (1, height), bytes(column)).resize((width, height))


def _as_png(image: Image.Image) -> bytes:
    """Few colours: 64 hold the edges of letters, and a card is 14 KB."""
    file = BytesIO()
    image.quantize(64, dither=Image.Dither.NONE).save(file, "PNG", compress_level=9)
    return file.getvalue()


def _as_jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=0)
    return file.getvalue()
