"""A picture as printed, with its renditions."""

from msgspec import Struct

__all__ = ["Picture", "Source"]


class Source(Struct, frozen=True):
    """The renditions of a picture in one format.

    Each stands at the picture's ``stem``, ``-``, its width, ``.`` and ``ending``.
    """

    type: str
    """The media type."""
    ending: str
    widths: tuple[int, ...]
    """In px, the narrowest first."""


class Picture(Struct, frozen=True):
    """A picture as printed: ``url`` is its widest rendition that every reader can show.

    ``width`` and ``height``, in px, are that rendition's. How it stands in a page:
    :mod:`newsroom.views.picture_markup`.
    """

    url: str
    width: int
    height: int
    alt: str
    caption: str = ""
    credit: str = ""
    type: str = ""
    """The media type of ``url``, such as image/jpeg."""
    length: int = 0
    """The size of that file, in bytes."""
    stem: str = ""
    """How the addresses of all renditions begin."""
    sources: tuple[Source, ...] = ()
    """Those first that a browser should prefer; the last one every browser can show."""
    crops: tuple["Picture", ...] = ()
    """The same cut to 16:9, 4:3 and 1:1 for search engines and networks; of reports' pictures."""
