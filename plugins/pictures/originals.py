"""A picture file as an editor saved it: opened, measured, and what is wrong with it told.

Pillow reads whatever it can; an editor wants to know what a reader would not see.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

__all__ = ["BadPictureError", "Measured", "measure", "opened", "orientation"]

# MPO: a telephone's JPEG with a second one behind it.
_FORMATS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "WEBP": "webp"}
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}
_ORIENTATION = 0x0112  # Exif 2.3, 4.6.4
_ON_ITS_SIDE = {5, 6, 7, 8}
_LONGEST_SIDE = 16_000  # px; WebP's own limit, and no photograph has as many
_TOO_LARGE = "is too large to open. Make it 4,000 px wide at most"
_BROKEN = "is broken. Save it again from the original"


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
    """Measure a JPEG, PNG or WebP that is whole. Raises BadPictureError."""
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
            warnings.simplefilter("ignore")  # of Exif that nobody prints; size is looked at below
            with Image.open(file) as image:
                _check(image, file, Image.MAX_IMAGE_PIXELS or 0)
                yield image
    except BadPictureError:
        raise
    except (Image.DecompressionBombError, MemoryError) as error:
        raise BadPictureError(_TOO_LARGE) from error
    except UnidentifiedImageError as error:
        raise BadPictureError(_unidentified(file)) from error
    except OSError as error:
        if error.errno is not None:  # the disk's, not Pillow's
            raise BadPictureError(f"cannot be read ({error.strerror})") from error
        raise BadPictureError(_BROKEN) from error
    except Exception as error:
        raise BadPictureError(_BROKEN) from error


def _unidentified(file: Path) -> str:
    if file.stat().st_size == 0:
        return "is empty. Save it again"
    return "is no picture. Save it as JPEG, PNG or WebP"


def _check(image: "Image.Image", file: Path, most: int) -> None:
    """Refuse what is not to be printed, before it is read."""
    if image.format not in _FORMATS:
        raise BadPictureError(f"is {image.format}. Save it as JPEG, PNG or WebP")
    kind = _FORMATS[image.format]
    endings = _ENDINGS[kind]
    if file.suffix.lower() not in endings:  # servers and feed readers go by it
        right = file.with_suffix(endings[0]).name
        raise BadPictureError(f"is {kind.upper()} by its content. Call it '{right}'")
    if image.width * image.height > most or max(image.size) > _LONGEST_SIDE:
        raise BadPictureError(_TOO_LARGE)
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise BadPictureError("is animated. Save one picture of it as JPEG or PNG")
