"""Makes the fonts that share cards are drawn with: ``python theme/fonts/cards.py [FOLDER]``.

Each is a Noto font of one script, cut to that script, with the Latin letters and signs that it
lacks from its Latin companion. Whole blocks are kept, never the letters of today's copy, with all
layout features; hinting is dropped, because a card is drawn large. FOLDER holds the sources, by
default where Debian 12's fonts-noto-core and fonts-noto-extra put them. Needs fontTools, which the
site does not: install it into an environment of its own.
"""

import sys
from io import BytesIO
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCES = Path("/usr/share/fonts/truetype/noto")

# Latin letters, signs of newspapers: quotation marks, dashes, dots, currencies, fractions.
LATIN = {
    *range(0x20, 0x7F),
    *range(0xA0, 0x100),
    *(0x152, 0x153),
    *range(0x2010, 0x2028),
    *range(0x2030, 0x203B),
    *(0x2044, 0x20A8, 0x20AC, 0x20B9, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193),
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
}
LATIN_WITH_MARKS = LATIN | {*range(0x100, 0x180), *range(0x1E00, 0x1F00), *range(0x300, 0x370)}
JOINERS = {0x200C, 0x200D, 0x200E, 0x200F}
# Whole blocks, and the danda that all of India shares. No dotted circle: a stray matra stands bare.
DEVANAGARI = JOINERS | {*range(0x900, 0x980), *range(0xA8E0, 0xA900), *range(0x1CD0, 0x1D00)}
GURMUKHI = JOINERS | {0x964, 0x965, *range(0xA00, 0xA80)}
ARABIC = JOINERS | {*range(0x600, 0x700), *range(0x750, 0x780), *range(0xFB50, 0xFE00)}

FONTS = {
    "deva-head": ("NotoSerifDevanagari-Bold", DEVANAGARI, "NotoSerif-Bold"),
    "deva-label": ("NotoSansDevanagari-SemiBold", DEVANAGARI, "NotoSans-SemiBold"),
    "guru-head": ("NotoSerifGurmukhi-Bold", GURMUKHI, "NotoSerif-Bold"),
    "guru-label": ("NotoSansGurmukhi-SemiBold", GURMUKHI, "NotoSans-SemiBold"),
    "arab-head": ("NotoNastaliqUrdu-Bold", ARABIC, "NotoSans-Bold"),
    "latn-head": ("NotoSerif-Bold", LATIN_WITH_MARKS, ""),
    "latn-label": ("NotoSans-SemiBold", LATIN_WITH_MARKS, ""),
}


def main() -> None:
    """Make every font; print its size and what its sources call themselves."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES
    for name, (source, letters, companion) in FONTS.items():
        font = cut(folder / f"{source}.ttf", letters | LATIN)
        versions = [f"{source} {version(font)}"]
        if companion:
            latin = cut(folder / f"{companion}.ttf", LATIN - font.getBestCmap().keys())
            versions.append(f"{companion} {version(latin)}")
            font = join(font, latin)
        file = HERE / f"{name}.ttf"
        font.recalcTimestamp = False
        font.save(file)
        sys.stdout.write(f"{file.name}  {file.stat().st_size:,}  {', '.join(versions)}\n")


def cut(file: Path, letters: set[int]) -> TTFont:
    """Cut a font to some letters and all that they are shaped into."""
    font = TTFont(file, recalcTimestamp=False)
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["DSIG", "STAT", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    return font


def join(font: TTFont, latin: TTFont) -> TTFont:
    """One font of two; line height and names are the first one's."""
    height = {tag: font[tag] for tag in ("hhea", "OS/2", "name")}
    kept = {
        (tag, field): getattr(height[tag], field)
        for tag, fields in {
            "hhea": ("ascent", "descent", "lineGap"),
            "OS/2": ("sTypoAscender", "sTypoDescender", "usWinAscent", "usWinDescent"),
        }.items()
        for field in fields
    }
    files = []
    for each in (font, latin):
        file = BytesIO()
        each.save(file)
        file.seek(0)
        files.append(file)
    joined = Merger().merge(files)
    for (tag, field), value in kept.items():
        setattr(joined[tag], field, value)
    joined["name"] = font["name"]
    joined["head"].created = joined["head"].modified = font["head"].modified
    return joined


def version(font: TTFont) -> str:
    """What a font says of its version."""
    said: str = font["name"].getDebugName(5)
    return said.partition(";")[0].removeprefix("Version ")


if __name__ == "__main__":
    main()
