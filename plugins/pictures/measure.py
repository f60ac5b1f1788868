"""A picture file, measured; what is wrong with it, in an editor's words."""

import warnings
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BadPictureError", "Measured", "measure"]

# MPO: a telephone's JPEG with a second one behind it.
_FORMATS = {"JPEG": "jpeg", "MPO": "jpeg", "PNG": "png", "WEBP": "webp"}
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "webp": (".webp",)}


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
    """Measure a JPEG, PNG or WebP. Raises BadPictureError, never Pillow's own errors."""
    from PIL import (  # noqa: PLC0415 (it takes 30 ms to load; a run that changes texts needs none)
        Image,
        UnidentifiedImageError,
    )

    if file.stat().st_size == 0:
        raise BadPictureError("is empty. Save it again")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(file) as image:
                if image.format not in _FORMATS:
                    raise BadPictureError(f"is {image.format}. Save it as JPEG, PNG or WebP")
                _check_ending(file, _FORMATS[image.format])
                media_type = f"image/{_FORMATS[image.format]}"
                image.verify()
            with Image.open(file) as image:  # Pillow can do nothing with one that it has verified
                width, height = image.size
                turned = image.getexif().get(0x0112, 1) in {5, 6, 7, 8}
                if image.format in {"JPEG", "MPO"}:  # verify() does not look into these
                    image.draft(None, (1, 1))
                    image.load()
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise BadPictureError("is too large to open. Make it 4,000 px wide at most") from error
    except UnidentifiedImageError as error:
        raise BadPictureError("is no picture. Save it as JPEG, PNG or WebP") from error
    except (OSError, SyntaxError, ValueError) as error:
        if isinstance(error, BadPictureError):
            raise
        raise BadPictureError("is broken. Save it again from the original") from error
    if turned:
        width, height = height, width
    return Measured(width, height, media_type)


def _check_ending(file: Path, kind: str) -> None:
    """Refuse a name that servers and feed readers would take for another kind of file."""
    endings = _ENDINGS[kind]
    if file.suffix.lower() not in endings:
        right = file.with_suffix(endings[0]).name
        raise BadPictureError(f"is {kind.upper()} by its content. Call it '{right}'")
