"""Pictures as they stand in a page: the one owner of their markup.

A browser is offered renditions of a picture and told how wide it will stand; it takes the smallest
that will do. Source: HTML, 4.8.4 (images), of the WHATWG.
"""

from html import escape
from typing import NamedTuple

from newsroom.records.picture import Picture, Source

__all__ = ["PLACES", "Place", "picture_markup", "plain_markup"]

_PLAIN = 720  # px; what a browser gets that knows no renditions


_MEASURE = 648  # px; a column of text, and the height of the tallest picture in one: --measure
_GUTTERS = 32  # px; both of a telephone's


class Place(NamedTuple):
    """Where pictures stand, and so how wide: the theme's stylesheets, said in ``sizes``.

    What is said is true within a few per cent, so that the right one of a few files is taken;
    `./inv proof browser` holds it against what is drawn.
    """

    sizes: str = ""
    """A width in CSS px for each width of the window, as the attribute of that name has it."""
    column: int = 0
    """px; such a picture is as wide as the page or as this column, and stands there whole: where it
    is tall or small it is narrower. ``sizes`` is made of that."""
    widest: int = 0
    """The widest rendition that is offered, in px; 0 for any."""
    is_first: bool = False
    """Whether it is seen as the page opens: then it is fetched at once, before all else."""


PLACES = {
    "report": Place(column=_MEASURE, is_first=True),
    "text": Place(column=_MEASURE),
    "gallery": Place("(min-width: 42.5em) 315px, calc(50vw - 25px)", widest=720),
    "lead": Place(
        "(min-width: 80em) 590px, (min-width: 64em) 45vw, (min-width: 48em) calc(100vw - 72px), "
        f"calc(100vw - {_GUTTERS}px)",
        is_first=True,
    ),
    "secondary": Place(
        "(min-width: 80em) 300px, (min-width: 64em) 23vw, (min-width: 48em) 44vw, 29vw", widest=720
    ),
    "card": Place(
        "(min-width: 80em) 375px, (min-width: 64em) 29vw, (min-width: 40em) 45vw, 29vw", widest=720
    ),
    "list": Place("(min-width: 64em) 200px, 29vw", widest=480),
    "small": Place("8em", widest=320),
    "first": Place("(min-width: 64em) 432px, (min-width: 48em) 41vw, 29vw", widest=720),
    "portrait": Place(column=360, widest=1080),
    "face": Place("50px", widest=160),
}


def picture_markup(picture: Picture, place: str, attributes: str | None = None) -> str:
    """A picture in one of the :data:`PLACES`, as HTML.

    ``attributes`` are written into ``<img>`` as they are, where copy has it as HTML; without them
    it gets the picture's ``alt``.

    >>> print(picture_markup(Picture("/images/a.png", 24, 16, "पुल"), "text"))
    <img src="/images/a.png" alt="पुल" width="24" height="16" loading="lazy" decoding="async">
    """
    stands = PLACES[place]
    loading = 'fetchpriority="high"' if stands.is_first else 'loading="lazy" decoding="async"'
    said = f'alt="{escape(picture.alt)}"' if attributes is None else attributes
    rest = f'{said} width="{picture.width}" height="{picture.height}" {loading}'.strip()
    if not picture.sources:
        return f'<img src="{escape(picture.url)}" {rest}>'
    *better, plain = picture.sources
    image = f'src="{_plain_address(picture, plain)}"'
    if len(plain.widths) > 1:
        image = f"{image} {_srcset(picture, plain, stands)}"
    sources = "".join(
        f'<source type="{each.type}" {_srcset(picture, each, stands)}>' for each in better
    )
    shown = f"<img {image} {rest}>"
    return f"<picture>{sources}{shown}</picture>" if sources else shown


def plain_markup(picture: Picture, attributes: str) -> str:
    """A picture far from the site: the one rendition that every reader can show."""
    rest = f'{attributes} width="{picture.width}" height="{picture.height}"'.strip()
    return f'<img src="{escape(picture.url)}" {rest}>'


def _plain_address(picture: Picture, source: Source) -> str:
    """The address of the rendition for browsers that know no others."""
    width = max((each for each in source.widths if each <= _PLAIN), default=source.widths[0])
    return _address(picture, source, width)


def _srcset(picture: Picture, source: Source, place: Place) -> str:
    """What is offered, and how wide it will stand; of a small picture there is one, as it is."""
    if len(source.widths) == 1:
        return f'srcset="{_address(picture, source, source.widths[0])}"'
    widths = [each for each in source.widths if not place.widest or each <= place.widest]
    offered = [f"{_address(picture, source, each)} {each}w" for each in widths or source.widths[:1]]
    return f'srcset="{", ".join(offered)}" sizes="{place.sizes or _in_column(picture, place)}"'


def _in_column(picture: Picture, place: Place) -> str:
    """How wide a picture stands that is shown whole.

    >>> _in_column(Picture("/a.jpg", 1200, 675, ""), PLACES["text"])
    '(min-width: 680px) 648px, calc(100vw - 32px)'
    >>> _in_column(Picture("/a.jpg", 900, 1800, ""), PLACES["text"])
    '(min-width: 356px) 324px, calc(100vw - 32px)'
    """
    as_tall_as_may_be = round(_MEASURE * picture.width / max(picture.height, 1))
    wide = max(min(place.column, picture.width, as_tall_as_may_be), 1)
    return f"(min-width: {wide + _GUTTERS}px) {wide}px, calc(100vw - {_GUTTERS}px)"


def _address(picture: Picture, source: Source, width: int) -> str:
    return escape(f"{picture.stem}-{width}.{source.ending}")
