"""Two drawings of one word compared: ours, and that of HarfBuzz's own ``hb-view``."""

import subprocess
from pathlib import Path

from PIL import Image, ImageChops, ImageFont

from plugins.cards.fonts import Fonts
from plugins.cards.typesetting import Type, Typesetter

__all__ = [
    "KEPT",
    "KINDS",
    "OTHER",
    "SAME",
    "WORDS",
    "alike",
    "drawn_by_harfbuzz",
    "drawn_by_us",
    "drawn_letter_by_letter",
    "mask",
]

ROOT = Path(__file__).parents[3]
FONTS = ROOT / "theme" / "fonts"
MASKS = Path(__file__).parent / "masks"
SIZE = 80  # px
_SHIFT = 2  # px, either way: where a picture begins is rounded

KINDS = {
    "hi": Type("Deva", "head", "hi", "ltr"),
    "ur": Type("Arab", "head", "ur", "rtl"),
    "pa": Type("Guru", "head", "pa", "ltr"),
    "en": Type("Latn", "head", "en", "ltr"),
}

# Whatever draws, FreeType or Cairo smooth an edge a little differently.
SAME = 0.88
OTHER = 0.75

# Words that come out wrong wherever letters are set one after the other: ि before its consonant,
# conjuncts, a repha, a nukta, an addak, a word of Nastaliq, which descends.
WORDS = [
    *[("hi", word) for word in ("शनिवार", "क्षत्रिय", "कार्य", "संस्कृति", "द्वितीय")],
    *[("hi", word) for word in ("हिन्दी", "ज़्यादा")],
    *[("pa", word) for word in ("ਮਿੱਟੀ", "ਸ੍ਰੀ", "ਪ੍ਰਦੇਸ਼")],
    *[("ur", word) for word in ("ہندوستان", "پنجاب", "صحیح", "بیٹھک")],
]
# Those whose drawing by hb-view is kept, for machines that have none.
KEPT = [
    *[("hi", "शनिवार"), ("hi", "क्षत्रिय"), ("hi", "कार्य")],
    *[("pa", "ਪ੍ਰਦੇਸ਼"), ("ur", "ہندوستان"), ("ur", "صحیح")],
]


def drawn_by_us(lang: str, text: str) -> Image.Image:
    """The ink of a text as a share card has it."""
    return Typesetter(Fonts(FONTS)).line(text, KINDS[lang], SIZE).ink


def drawn_letter_by_letter(lang: str, text: str) -> Image.Image:
    """The ink of a text as Pillow sets it without Raqm."""
    file = Fonts(FONTS).font(KINDS[lang].script, "head").file
    font = ImageFont.truetype(file, SIZE, layout_engine=ImageFont.Layout.BASIC)
    left, top, right, bottom = map(round, font.getbbox(text))
    sheet = Image.new("L", (right - left + 2 * SIZE, bottom - top + 2 * SIZE), 0)
    ink = font.getmask(text, mode="L")
    sheet.im.paste(255, (SIZE, SIZE, SIZE + ink.size[0], SIZE + ink.size[1]), ink)
    return sheet.crop(sheet.getbbox())


def drawn_by_harfbuzz(lang: str, text: str, place: Path, *, of_direction: str = "") -> Image.Image:
    """The ink of a text as ``hb-view`` draws it, in the direction of this or another language."""
    kind = KINDS[lang]
    direction = KINDS[of_direction or lang].direction
    font = Fonts(FONTS).font(kind.script, "head").file
    command = [
        *("hb-view", "--output-format=png", f"--output-file={place}", f"--font-file={font}"),
        *(f"--font-size={SIZE}", "--margin=40", "--background=FFFFFF", "--foreground=000000"),
        *(f"--language={lang}", f"--direction={direction}", f"--text={text}"),
    ]
    subprocess.run(command, check=True)
    with Image.open(place) as image:
        ink = ImageChops.invert(image.convert("L"))
    return ink.crop(ink.getbbox())


def mask(lang: str, text: str) -> Path:
    """Where the drawing by ``hb-view`` of a word is kept."""
    points = "-".join(f"{ord(each):04x}" for each in text)
    return MASKS / f"{lang}-{points}.png"


def alike(one: Image.Image, other: Image.Image) -> float:
    """How much of their ink two drawings share, laid on each other as well as they can be."""
    wide = max(one.width, other.width) + 2 * _SHIFT
    high = max(one.height, other.height) + 2 * _SHIFT
    best = 0.0
    for x in range(2 * _SHIFT + 1):
        for y in range(2 * _SHIFT + 1):
            first = _laid(one, (wide, high), (_SHIFT, _SHIFT))
            second = _laid(other, (wide, high), (x, y))
            shared = _ink(ImageChops.darker(first, second))
            best = max(best, shared / _ink(ImageChops.lighter(first, second)))
    return best


def _laid(ink: Image.Image, size: tuple[int, int], place: tuple[int, int]) -> Image.Image:
    sheet = Image.new("L", size, 0)
    sheet.paste(ink, place)
    return sheet


def _ink(image: Image.Image) -> int:
    return sum(shade * count for shade, count in enumerate(image.histogram()))
