"""Makes the fonts that a site may send to its readers: ``theme/static/fonts/``.

Every letter of Hindi, Marathi and Nepali, never today's words alone, with all their joining; the
digits and punctuation that Noto draws beside them, without which a date or a price falls out of
the line. Drawings and widths are Noto's own to the unit, so a reader who has Noto sees no change.

The reader's system gives the rest: what Noto has not (Latin letters, ``&``, ``·``), the signs of
the Vedas and of Kashmiri (U+0951 to 0957), the letters of Sindhi, Marwari and Avestan (U+0978 to
097F). What makes the file small beyond that: no hinting, glyphs in the order of their classes, no
rules for the shapers of before 2006.

Run it when the fonts change: ``python theme/fonts/web.py``. It needs Debian's ``fonts-noto-core``
and, from PyPI, ``fonttools`` and ``brotli``; the program itself needs neither. The same versions
give the same bytes.
"""

from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

SOURCES = Path("/usr/share/fonts/truetype/noto")
HERE = Path(__file__).parents[1] / "static" / "fonts"
DEVANAGARI = [*range(0x0900, 0x0951), *range(0x0958, 0x0978), 0xA8FB]
JOINERS = [0x200C, 0x200D, 0x25CC]
SIGNS = [ord(sign) for sign in " \u00a0!\"%&'()*+,-./0123456789:;=?[]×÷\u2013—\u2018\u2019“”…₹"]
CHARACTERS = (*DEVANAGARI, *JOINERS, *SIGNS)
WEIGHTS = {"Regular": 400, "Bold": 700}


def cut(source: Path) -> TTFont:
    """The font with these characters alone, without hinting, with all that shapes running text.

    Of the two sets of rules for Devanagari it keeps ``dev2``, which every browser reads.
    """
    options = Options()
    options.hinting = False
    options.layout_scripts = ["dev2", "DFLT", "latn"]
    options.name_IDs = [0, 1, 2, 4, 6, 13, 14]
    options.drop_tables += ["gasp"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    return font


def read_again(font: TTFont) -> TTFont:
    """The font as it is in a file, so that nothing of its making is left in it."""
    file = BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def in_order_of_classes(font: TTFont) -> TTFont:
    """The same font with its glyphs in such an order that a class is a range of them.

    Some forty rules choose the width of a vowel sign by the class of the letters it spans.
    """
    classes: dict[str, list[tuple[int, int]]] = {glyph: [] for glyph in font.getGlyphOrder()}
    font["GPOS"].ensureDecompiled(recurse=True)
    for number, lookup in enumerate(font["GSUB"].table.LookupList.Lookup):
        for rules in lookup.SubTable:
            named = getattr(getattr(rules, "ExtSubTable", rules), "ClassDef", None)
            for glyph, its_class in named.classDefs.items() if named else ():
                classes[glyph].append((number, its_class))
    notdef, *others = font.getGlyphOrder()
    reorderGlyphs(font, [notdef, *sorted(others, key=classes.__getitem__)])
    return font


def make(weight: str) -> Path:
    """The WOFF2 of a weight."""
    font = cut(SOURCES / f"NotoSansDevanagari-{weight}.ttf")
    font = read_again(in_order_of_classes(read_again(font)))
    font.flavor = "woff2"
    target = HERE / f"noto-sans-devanagari-{WEIGHTS[weight]}.woff2"
    font.save(target)
    return target


if __name__ == "__main__":
    for each in WEIGHTS:
        made = make(each)
        print(f"{made.name}: {made.stat().st_size:,} bytes")
