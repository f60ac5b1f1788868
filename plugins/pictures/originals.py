"""A picture file as an editor saved it: opened, measured, and what is wrong with it told.

Pillow reads whatever it can; an editor wants to know what a reader would not see.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["BadPictureError", "Measured", "measure", "opened", "orientation"]

# MPO: a telephone's JPEG with a second one behind it.
_FORMATS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "WEBP": "webp", "AVIF": "avif"}
_ORIENTATION = 0x0112  # Exif 2.3, 4.6.4
_ON_ITS_SIDE = {5, 6, 7, 8}
_LONGEST_SIDE = 20_000  # px; a telephone of 200 megapixels has 16,320
_MILLION = 1_000_000
# Millions of px. A camera's JPEG is read as small as it is wanted, anything else as large as it is.
_MOST, _MOST_OF_CAMERA = 90, 220

_KINDS = "JPEG, PNG, WebP or AVIF"
_BROKEN = "is broken. Save it again from the original"
_EMPTY = "is empty. Save it again"
_UNKNOWN = f"is no picture. Save it as {_KINDS}"
_OTHER = "is {kind}. Save it as JPEG or PNG"
_HEIC = (
    "is HEIC, as iPhones save it. Save it as JPEG (on the telephone: Settings, Camera, Formats, "
    "Most Compatible)"
)
_UNREADABLE_AVIF = "is AVIF, and this machine cannot read it. Save it as JPEG or PNG"
_VIDEO = "is a video. Save one picture of it as JPEG"
_PDF = "is PDF. Save the page that is meant as JPEG or PNG"
_SVG = "is SVG, a drawing. Export it as PNG, 1,440 px wide"
_HTML = "is a page of the web. Open the picture that it shows, and save that"
_ZIP = "is an archive or a document. Take the picture out of it, and save it as JPEG or PNG"
_POINTER = "is not here yet: Git LFS has left a note in its place. Run 'git lfs pull'"
_ANIMATED = "is animated. Save one picture of it as JPEG or PNG"
_TOO_LONG = "has a side of {side:,} px; {most:,} is the most. Make it smaller, or cut it into parts"
_TOO_LARGE = (
    "has {millions} million px; {most} million is the most for {kind}. Make it 4,000 px wide"
)
_TOO_MUCH = "needs more memory than there is. Make it 4,000 px wide at most"

_BEGINNINGS = {
    **dict.fromkeys((b"\xff\xd8\xff", b"\x89PNG", b"RIFF", b"GIF8", b"II*\0", b"MM\0*"), _BROKEN),
    b"%PDF": _PDF,
    b"PK\3\4": _ZIP,
    b"Rar!": _ZIP,
    b"\xd0\xcf\x11\xe0": _ZIP,
    b"\x1aE\xdf\xa3": _VIDEO,
    b"version https://git-lfs": _POINTER,
    b"\xff\x0a": _OTHER.format(kind="JPEG XL"),
    b"\0\0\0\x0cJXL ": _OTHER.format(kind="JPEG XL"),
}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}


class BadPictureError(ValueError):
    """A file that cannot be printed; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Width and height in px, as the reader sees it: a turned photograph is turned."""

    width: int
    height: int
    type: str
    """The media type, from the file's content."""


def measure(file: Path) -> Measured:
    """Measure a picture that is whole. Raises BadPictureError."""
    with opened(file) as image:
        width, height = image.size
        if orientation(image) in _ON_ITS_SIDE:
            width, height = height, width
        image.draft(None, (1, 1))  # reads all of a JPEG, and makes little of it
        image.load()
        return Measured(width, height, f"image/{_FORMATS[image.format or '']}")


def orientation(image: "Image.Image") -> int:
    """How a picture is turned, from 1 (not at all) to 8; 1 where that cannot be read."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 (whatever Pillow makes of broken Exif; the picture may be whole)
        return 1


@contextmanager
def opened(file: Path) -> Iterator["Image.Image"]:
    """Open a picture; whatever Pillow says of it inside becomes a BadPictureError."""
    # It takes 30 ms to load; a run that changes texts needs none.
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of Exif that nobody prints
            Image.MAX_IMAGE_PIXELS = None  # Pillow's limit, for which _check has its own
            with Image.open(file) as image:
                _check(image)
                yield image
    except BadPictureError:
        raise
    except MemoryError as error:
        raise BadPictureError(_TOO_MUCH) from error
    except UnidentifiedImageError as error:
        raise BadPictureError(_unidentified(file)) from error
    except OSError as error:
        if error.errno is not None:  # the disk's, not Pillow's
            raise BadPictureError(f"cannot be read ({error.strerror})") from error
        raise BadPictureError(_BROKEN) from error
    except Exception as error:
        raise BadPictureError(_BROKEN) from error


def _unidentified(file: Path) -> str:
    """What a file is that Pillow does not know, by how it begins."""
    with file.open("rb") as begun:
        head = begun.read(1024)
    if head[4:8] == b"ftyp":
        return _boxed(head)
    for beginning, told in _BEGINNINGS.items():
        if head.startswith(beginning):
            return told
    written = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if written.startswith(b"<"):
        return _SVG if b"<svg" in written and b"<html" not in written else _HTML
    return _UNKNOWN if head else _EMPTY


def _boxed(head: bytes) -> str:
    """Of the pictures and films that begin alike, what one is: it names its brands.

    Source: ISO/IEC 14496-12, 4.3; 23008-12, annex B.
    """
    brands = {head[at : at + 4] for at in range(8, min(len(head), head[3] or len(head)), 4)}
    if b"avif" in brands:
        return _UNREADABLE_AVIF
    return _HEIC if brands & _HEIF_BRANDS else _VIDEO


def _check(image: "Image.Image") -> None:
    """Refuse what is not to be printed, before it is read. What its name says does not matter."""
    kind = _FORMATS.get(image.format or "")
    if kind is None:
        raise BadPictureError(_OTHER.format(kind=image.format))
    if max(image.size) > _LONGEST_SIDE:
        raise BadPictureError(_TOO_LONG.format(side=max(image.size), most=_LONGEST_SIDE))
    is_of_camera = kind == "jpeg" and not image.info.get("progressive")  # that is read whole
    most = _MOST_OF_CAMERA if is_of_camera else _MOST
    millions = image.width * image.height / _MILLION
    if millions > most:
        told = _TOO_LARGE.format(millions=ceil(millions), most=most, kind=kind.upper())
        raise BadPictureError(told)
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise BadPictureError(_ANIMATED)
