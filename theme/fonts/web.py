"""Makes the fonts that a site may send to its readers: ``theme/static/fonts/``.

Devanagari as a whole block, never today's words alone, with all its shaping; Latin letters, digits
and punctuation of the same design merged in, without which a date or a price falls out of the
line. Hinting is dropped: phones do not use it, and it is a third of the file.

Run it when the fonts change: ``python theme/fonts/web.py``. It needs Debian's ``fonts-noto-core``
and, from PyPI, ``fonttools`` and ``brotli``; the program itself needs neither.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCES = Path("/usr/share/fonts/truetype/noto")
HERE = Path(__file__).parents[1] / "static" / "fonts"
DEVANAGARI = [*range(0x0900, 0x0980), 0x200C, 0x200D, 0x20B9, 0x25CC, 0xA8FB]
LATIN = [
    *range(0x20, 0x7F),
    *(0xA0, 0xA9, 0xAB, 0xB0, 0xB7, 0xBB, 0xD7, 0xF7),
    *(0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
]
WEIGHTS = {"Regular": 400, "Bold": 700}


def cut(source: Path, characters: list[int], target: Path) -> None:
    """A font with these characters alone, without hinting, with all that shapes running text.

    What no page asks for goes: small capitals, fractions, figures of other kinds.
    """
    options = Options()
    options.hinting = False
    options.layout_features = [
        each for each in options.layout_features if each not in {"frac", "numr", "dnom"}
    ]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)


def make(weight: str) -> Path:
    """The WOFF2 of a weight. The first of the merged fonts gives its name and its line."""
    target = HERE / f"noto-sans-devanagari-{WEIGHTS[weight]}.woff2"
    with TemporaryDirectory() as folder:
        parts = [Path(folder, "deva.ttf"), Path(folder, "latin.ttf")]
        cut(SOURCES / f"NotoSansDevanagari-{weight}.ttf", DEVANAGARI, parts[0])
        devanagari = TTFont(parts[0]).getBestCmap()
        missing = [sign for sign in LATIN if sign not in devanagari]
        cut(SOURCES / f"NotoSans-{weight}.ttf", missing, parts[1])
        font = Merger().merge([str(part) for part in parts])
    first = TTFont(SOURCES / f"NotoSansDevanagari-{weight}.ttf")["head"]
    font["head"].created, font["head"].modified = first.created, first.modified
    del font["gasp"]
    font.recalcTimestamp = False
    font.flavor = "woff2"
    font.save(target)
    return target


if __name__ == "__main__":
    for each in WEIGHTS:
        made = make(each)
        print(f"{made.name}: {made.stat().st_size:,} bytes")
