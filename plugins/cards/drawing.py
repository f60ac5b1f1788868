"""A share card, drawn: masthead, section, headline, date, and the report's picture behind them.

Whatever matters stands in the middle square, which is all that WhatsApp shows beside a message.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from newsroom.engine.colours import Colours, read_colours
from plugins.cards.card import HEIGHT, LARGEST, WIDTH, Card
from plugins.cards.fonts import Fonts
from plugins.cards.typesetting import Block, Type, Typesetter
from plugins.cards.wordmark import Wordmark, read_wordmark

__all__ = ["Artist"]

Colour = tuple[int, int, int]

_WHITE: Colour = (0xFF, 0xFF, 0xFF)

_MIDDLE = WIDTH // 2
_COLUMN = 566  # px: the middle square, less a margin on either side
_BAND = 138  # px: the masthead's height
_LINE = 34  # px from the top: the line that the name hangs from
_NAME = 80  # px: the name's height
_SIZES = (116, 104, 92, 84, 78, 72, 66, 60, 56, 52, 48, 44, 40, 37, 34)
_ON_PICTURE = (56, 52, 48, 44, 40, 37, 34, 31)
_LABEL, _FOOT = 31, 28  # px
_TRIAL = 100  # px: the size in which a name is first set
_STEPS = 12  # shades between paper and ink, which make the edges of letters smooth
_QUALITIES = (84, 76, 68, 60, 50, 40)
_BLURS = (0.0, 1.5, 4.0, 12.0)  # px; for a picture that is nothing but noise


@dataclass(frozen=True)
class Inks:
    """The theme's colours at one time of day, as Pillow takes them."""

    paper: Colour
    wash: Colour
    hair: Colour
    text: Colour
    quiet: Colour
    mast: Colour
    signal: Colour
    lines: dict[str, Colour]

    def line(self, section: str) -> Colour:
        """The line of a section, by the colour that its file names."""
        return self.lines.get(section, self.lines["neel"])


def mixed(colours: Colours) -> Inks:
    """The inks of some colours."""

    def ink(colour: str) -> Colour:
        red, green, blue = bytes.fromhex(colour[1:])
        return red, green, blue

    return Inks(
        paper=ink(colours["paper"]),
        wash=ink(colours["wash"]),
        hair=ink(colours["hair"]),
        text=ink(colours["text"]),
        quiet=ink(colours["quiet"]),
        mast=ink(colours["mast"]),
        signal=ink(colours["signal"]),
        lines={name: ink(colour) for name, colour in colours.lines.items()},
    )


@dataclass
class Artist:
    """Draws cards, one after the other; what many of them share is drawn and measured once.

    ``theme`` and ``caches`` are folders.
    """

    theme: Path
    caches: Path
    _labels: dict[tuple[Type, str], Block] = field(default_factory=dict)
    _mastheads: dict[tuple[str, str], Image.Image] = field(default_factory=dict)

    @cached_property
    def _inks(self) -> tuple[Inks, Inks]:
        tokens = (self.theme / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
        day, night = read_colours(tokens)
        return mixed(day), mixed(night)

    @property
    def day(self) -> Inks:
        """The theme's inks by day."""
        return self._inks[0]

    @property
    def night(self) -> Inks:
        """Those by night, for what stands on a darkened picture."""
        return self._inks[1]

    @cached_property
    def letters(self) -> Typesetter:
        """The theme's letters."""
        return Typesetter(Fonts(self.theme / "fonts"))

    @cached_property
    def wordmark(self) -> Wordmark | None:
        """The theme's drawn name."""
        return read_wordmark(self.theme / "templates" / "macros" / "wordmark.html")

    def draw(self, card: Card) -> bytes:
        """The file of a card: PNG, or JPEG where it shows a picture; under 150 KB."""
        if not card.picture:
            return self._as_png(self._on_paper(card) if card.headline else self._own(card))
        picture = _read_picture(self.caches / card.picture)
        if picture is not None:
            for blur in _BLURS:
                drawn = self._on_picture(card, picture, blur)
                for quality in _QUALITIES:
                    written = _as_jpeg(drawn, quality)
                    if len(written) < LARGEST:
                        return written
        return _as_jpeg(self._on_paper(card), _QUALITIES[0])

    # Three kinds of card

    def _on_paper(self, card: Card) -> Image.Image:
        """A headline in a column of paper, between hairlines."""
        image = Image.new("RGB", (WIDTH, HEIGHT), self.day.wash)
        draw = ImageDraw.Draw(image)
        left, right = _MIDDLE - 330, _MIDDLE + 330
        draw.rectangle((left, _BAND, right, HEIGHT), fill=self.day.paper)
        for x in (left, right):
            draw.line((x, _BAND, x, HEIGHT), fill=self.day.hair, width=2)
        self._masthead(image, card)
        draw.line((0, _BAND, WIDTH, _BAND), fill=self.day.hair, width=2)
        line = self.day.line(card.colour)
        draw.rectangle((_MIDDLE - 44, _BAND, _MIDDLE + 44, _BAND + 8), fill=line)
        section = self._label(card, card.section, _LABEL)
        _put(image, section, line, top=_BAND + 24)
        draw.line((_MIDDLE - 283, 562, _MIDDLE + 283, 562), fill=self.day.hair, width=2)
        foot = self._label(card, card.foot, _FOOT)
        _put(image, foot, self.day.quiet, top=597 - foot.height // 2)
        top, bottom = _BAND + 32 + section.height, 552
        headline = self._headline(card, bottom - top - 30, 6, _SIZES)
        _put(image, headline, self.day.text, top=(top + bottom - headline.height) // 2)
        return image

    def _on_picture(self, card: Card, picture: Image.Image, blur: float) -> Image.Image:
        """A headline at the foot of a picture, on a shade on which it can be read."""
        foot = self._label(card, card.foot, _FOOT)
        section = self._label(card, card.section, _LABEL)
        bottom = HEIGHT - 20 - foot.height - 28
        most = bottom - 26 - section.height - 24 - _BAND
        headline = self._headline(card, most, 4, _ON_PICTURE)
        top = bottom - headline.height
        above = top - 26 - section.height
        shown = ImageOps.fit(
            picture,
            (WIDTH, HEIGHT - _BAND),
            Image.Resampling.BICUBIC,
            centering=(0.5, 0.5 if picture.width > picture.height else 0.25),
        )
        if blur:
            shown = shown.filter(ImageFilter.GaussianBlur(blur))
        shown.paste(self.night.paper, mask=_shade(shown.size, above - 24 - _BAND))
        image = Image.new("RGB", (WIDTH, HEIGHT), self.day.paper)
        image.paste(shown, (0, _BAND))
        self._masthead(image, card)
        line = self.night.line(card.colour)
        ImageDraw.Draw(image).rectangle(
            (_MIDDLE - 44, above - 20, _MIDDLE + 44, above - 13), fill=line
        )
        _put(image, section, self.day.paper, top=above)
        _put(image, headline, self.day.paper, top=top)
        _put(image, foot, self.day.paper, top=HEIGHT - 20 - foot.height)
        return image

    def _own(self, card: Card) -> Image.Image:
        """The newspaper's own: its name, as large as the square lets it be, and its motto."""
        image = Image.new("RGB", (WIDTH, HEIGHT), self.day.paper)
        kind = _type(card, "head")
        sizes = (50, 46, 42, 38, 34, 30, 26)
        motto = self.letters.block(card.motto, kind, kind.box(_COLUMN, 150, 2), sizes)
        name = 132
        top = (HEIGHT - name - (50 + motto.height if motto.lines else 0)) // 2
        self._name(image, card, top, name)
        _put(image, motto, self.day.quiet, top=top + name + 50)
        return image

    # Their parts

    def _masthead(self, image: Image.Image, card: Card) -> None:
        """The masthead's band, which all cards of an edition share."""
        key = (card.lang, card.name)
        if key not in self._mastheads:
            band = Image.new("RGB", (WIDTH, _BAND), self.day.paper)
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
        for danda, colour in ((False, self.day.mast), (True, self.day.signal)):
            left = (WIDTH - mark.width * scale) / 2
            ink = mark.mask(danda=danda, scale=scale, size=size, left=left)
            image.paste(colour, (0, top), ink)

    def _lettered(self, image: Image.Image, card: Card, top: int, height: int) -> None:
        """A name that is set, not drawn. Where its script has a headstroke, that is the line."""
        kind = _type(card, "head")
        thick = round(height * 0.19)
        danda, gap = max(8, round(height * 0.19)), max(5, round(height * 0.07))
        headstroke = {"Deva": "ा", "Guru": "ਾ"}.get(card.script, "")
        written = self.letters.fonts.clean(card.name, kind.script, kind.role)
        name = self.letters.line(written, kind, _TRIAL)
        hung = self.letters.line(headstroke, kind, _TRIAL).top if headstroke else name.top
        collection = height if headstroke else height - thick
        size = _TRIAL * min(
            (_COLUMN - danda - 3 * gap) / max(1, name.ink.width),
            collection / max(1, name.bottom - hung),
        )
        name = self.letters.line(written, kind, round(size))
        if headstroke:
            above = name.top - self.letters.line(headstroke, kind, round(size)).top
        else:
            above = thick + gap
        whole = name.ink.width + 2 * gap + danda
        start = _MIDDLE - whole // 2
        cut = start if card.is_right_to_left else start + name.ink.width + 2 * gap
        if card.is_right_to_left:
            start += danda + 2 * gap
        draw = ImageDraw.Draw(image)
        draw.rectangle((0, top, cut - gap, top + thick - 1), fill=self.day.mast)
        draw.rectangle((cut + danda + gap, top, WIDTH, top + thick - 1), fill=self.day.mast)
        draw.rectangle((cut, top, cut + danda, top + height), fill=self.day.signal)
        image.paste(self.day.mast, (start, top + above), name.ink)

    def _label(self, card: Card, text: str, size: int) -> Block:
        """A section or a date, on one line; many cards have the same."""
        kind = _type(card, "label")
        key = (kind, f"{size} {text}")
        if key not in self._labels:
            sizes = [round(size * part) for part in (1, 0.9, 0.8, 0.7)]
            self._labels[key] = self.letters.block(text, kind, kind.box(_COLUMN, size, 1), sizes)
        return self._labels[key]

    def _headline(self, card: Card, height: int, most: int, sizes: Sequence[int]) -> Block:
        """The headline; nothing where no font has a letter of it."""
        kind = _type(card, "head")
        return self.letters.block(card.headline, kind, kind.box(_COLUMN, height, most), sizes)

    # Files

    @cached_property
    def _palette(self) -> Image.Image:
        """Every colour of a card without a picture: paper, wash, and each ink in some shades."""
        day = self.day
        colours = [day.wash, day.hair]
        for ink in dict.fromkeys((day.text, day.quiet, day.mast, day.signal, *day.lines.values())):
            for step in range(_STEPS):
                part = step / (_STEPS - 1)
                shade = [
                    round(p + (i - p) * part) for p, i in zip(self.day.paper, ink, strict=True)
                ]
                colours.append((shade[0], shade[1], shade[2]))
        palette = Image.new("P", (1, 1))
        palette.putpalette([part for colour in colours for part in colour])
        return palette

    def _as_png(self, image: Image.Image) -> bytes:
        file = BytesIO()
        few = image.quantize(palette=self._palette, dither=Image.Dither.NONE)
        few.save(file, "PNG", compress_level=6)  # 9 takes eight times as long for an eighth less
        return file.getvalue()


def _type(card: Card, role: str) -> Type:
    return Type(card.script, role, card.lang, "rtl" if card.is_right_to_left else "ltr")


def _put(image: Image.Image, block: Block, colour: Colour, *, top: int) -> None:
    """Put lines on a card, the ink of the first at a height, each in the middle."""
    baseline = top - (block.lines[0].top if block.lines else 0)
    for line in block.lines:
        image.paste(colour, (_MIDDLE - line.ink.width // 2, baseline + line.top), line.ink)
        baseline += block.leading


def _read_picture(file: Path) -> Image.Image | None:
    """A rendition: upright already, and on paper; None if it is broken."""
    try:
        with Image.open(file) as opened:
            return opened.convert("RGB")
    except (OSError, SyntaxError, ValueError):
        return None


def _shade(size: tuple[int, int], top: int) -> Image.Image:
    """How dark a picture is made: letters in the column, below ``top``, have a contrast of 4.5.

    Over white, at 0.66, it is 6.4 (WCAG 2.2, contrast ratio). Above and to the sides, where there
    are no letters, the shade fades, so that the picture is seen.
    """
    width, height = size
    top = max(1, top)
    fade = min(130, top)
    down = bytearray()
    for y in range(height):
        if y < top:
            part = 0.66 * max(0.0, 1 - (top - y) / fade)
        else:
            part = 0.66 + 0.2 * (y - top) / (height - top)
        down.append(round(255 * part))
    half = _COLUMN / 2 + 20
    beside = [max(0.0, abs(x - _MIDDLE) - half) / (_MIDDLE - half) for x in range(width)]
    across = bytes(round(255 * (1 - 0.6 * part * part * (3 - 2 * part))) for part in beside)
    return ImageChops.multiply(
        Image.frombytes("L", (1, height), bytes(down)).resize(size),
        Image.frombytes("L", (width, 1), across).resize(size),
    )


def _as_jpeg(image: Image.Image, quality: int) -> bytes:
    file = BytesIO()
    image.save(file, "JPEG", quality=quality, progressive=True, optimize=True, subsampling=0)
    return file.getvalue()
