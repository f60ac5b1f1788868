"""Pictures as they stand in a page: the one owner of their markup.

A browser is offered renditions of a picture and told how wide it will stand; it takes the smallest
that will do. Source: HTML, 4.8.4 (images), of the WHATWG.
"""

from html import escape
from typing import NamedTuple

from newsroom.records.picture import Picture, Source

__all__ = ["PLACES", "Place", "picture_markup", "plain_markup"]

_PLAIN = 720  # px; what a browser gets that knows no renditions


class Place(NamedTuple):
    """Where pictures stand, and so how wide: the theme's stylesheets, said in ``sizes``."""

    sizes: str
    """A width in CSS px for each width of the window, as the attribute of that name has it."""
    widest: int = 0
    """The widest rendition that is offered, in px; 0 for any."""
    is_first: bool = False
    """Whether it is seen as the page opens: then it is fetched at once, before all else."""


# A page's gutters are 16 px on a telephone, 4 % of the window from 400 px on, 36 px from 900 px on.
_COLUMN = "(min-width: 44em) 648px, (min-width: 25em) 92vw, calc(100vw - 32px)"

PLACES = {
    "report": Place(_COLUMN, is_first=True),
    "text": Place(_COLUMN),
    "gallery": Place("(min-width: 44em) 318px, (min-width: 25em) 46vw, calc(50vw - 25px)", 720),
    "lead": Place(
        "(min-width: 80em) 531px, (min-width: 64em) 41vw, (min-width: 25em) 92vw, "
        "calc(100vw - 32px)",
        is_first=True,
    ),
    "card": Place("(min-width: 64em) 270px, (min-width: 40em) 45vw, 30vw", 480),
    "list": Place("(min-width: 48em) 320px, 30vw", 480),
    "small": Place("8em", 320),
    "portrait": Place("(min-width: 64em) 360px, (min-width: 25em) 92vw, calc(100vw - 32px)", 1080),
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
    return f'srcset="{", ".join(offered)}" sizes="{place.sizes}"'


def _address(picture: Picture, source: Source, width: int) -> str:
    return escape(f"{picture.stem}-{width}.{source.ending}")
