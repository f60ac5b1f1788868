"""From an editor's picture to the renditions that readers get.

Each is turned as it was taken, in sRGB, and holds nothing but the picture: no place, no camera, no
profile. Same bytes for the same original, settings and libraries, on whatever worker.
"""

from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import PIL
from msgspec import Struct
from msgspec.structs import replace

from newsroom.engine.fingerprint import fingerprint
from plugins.pictures.originals import opened, orientation
from plugins.pictures.settings import Settings

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = [
    "Made",
    "Rendition",
    "best_format",
    "fingerprint_of_recipe",
    "make_crops",
    "make_renditions",
]

_RECIPE = 2  # raise it with whatever below changes the bytes
_WIDTH_OF_BUDGET, _AREA_OF_BUDGET = 720, 720 * 540  # px: a photograph on a telephone's page
_LARGEST = 400 * 1024  # bytes; what a tall picture may have at most, unless it cannot do with less
_STEP = 6  # of quality
_LOWEST = {"avif": 18, "webp": 24, "jpg": 24}  # quality; a reader still sees what there is to see
_COLOURS = 256
_RATIOS = ((16, 9), (4, 3), (1, 1))  # Source: Google, article structured data
_CROPPED = 1200  # px; what Google wants for a large preview
_FEW_GREYS = 32  # a drawing's; every grey photograph has 256 at most
_ALIKE = 0.85  # of a width; a rendition that comes nearer to a wider one is not worth making
_INK = (22, 24, 31)  # the ground of what is white on nothing
_WHITISH = 224  # of 255; all that is lighter is not seen on paper
_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg", "png": "image/png"}


class Rendition(Struct, frozen=True, array_like=True):
    """One file: its ending, its width and height in px, its size in bytes."""

    ending: str
    width: int
    height: int
    length: int
    is_crop: bool = False

    @property
    def name(self) -> str:
        """What parts its file from the others of the picture."""
        size = f"{self.width}x{self.height}" if self.is_crop else f"{self.width}"
        return f"{size}.{self.ending}"


class Made(Struct, frozen=True, array_like=True):
    """What was made of a picture: the best format first, what every browser can show last."""

    renditions: tuple[Rendition, ...]

    @property
    def plain(self) -> Rendition:
        """The widest rendition that every browser can show."""
        return self.renditions[-1]

    @property
    def formats(self) -> Iterator[tuple[str, str, tuple[int, ...]]]:
        """Media type, ending and widths of each format."""
        for ending in dict.fromkeys(each.ending for each in self.renditions):
            widths = tuple(each.width for each in self.renditions if each.ending == ending)
            yield _TYPES[ending], ending, widths


def best_format() -> str:
    """What takes the fewest bytes and this machine can write: avif, where Pillow has it."""
    return "avif" if find_spec("PIL._avif") else "webp"


def fingerprint_of_recipe(settings: Settings, best: str) -> bytes:
    """What renditions are made by, besides the original."""
    return fingerprint((_RECIPE, PIL.__version__, best, settings))


def make_renditions(
    file: Path, settings: Settings, best: str, keep: Callable[[Rendition, bytes], object]
) -> Made:
    """Make all renditions of a picture; each is given to ``keep``.

    Raises BadPictureError, and whatever ``keep`` raises.
    """
    with opened(file) as original:
        image, is_flat = _prepare(original, max(*settings.widths, *settings.plain_widths))
    made = []
    for rendition, content in _make(image, settings, best, is_flat=is_flat):
        keep(rendition, content)
        made.append(rendition)
    return Made(tuple(made))


def make_crops(file: Path, settings: Settings, keep: Callable[[Rendition, bytes], object]) -> Made:
    """Cut a picture to the shapes that search engines show; each is given to ``keep``.

    All are JPEG, 1,200 px wide where the original has as much. What is cut away is the sides, or
    more of the foot than of the head. Raises BadPictureError, and whatever ``keep`` raises.
    """
    with opened(file) as original:
        width, height = _seen_size(original)
        image, _flat = _prepare(original, max(_CROPPED, _CROPPED * width // height))
    made = []
    for wide, high in _RATIOS:
        width = min(image.width, max(1, image.height * wide // high))
        height = min(image.height, max(1, round(width * high / wide)))
        left, top = (image.width - width) // 2, (image.height - height) // 3
        crop = image.crop((left, top, left + width, top + height))
        width = min(width, _CROPPED)
        fitted = _Fitted(crop, "jpg", settings.plain_quality, settings.plain_heaviest, width)
        rendition, content = fitted.fit(width)
        rendition = replace(rendition, is_crop=True)
        keep(rendition, content)
        made.append(rendition)
    return Made(tuple(made))


def _make(
    image: "Image", settings: Settings, best: str, *, is_flat: bool
) -> Iterator[tuple[Rendition, bytes]]:
    widths = _widths(image.width, settings.widths)
    plain_widths = _widths(image.width, settings.plain_widths)
    # One width decides on the formats: what the plain one weighs there, and whether that is less.
    judged = max((each for each in plain_widths if each <= _WIDTH_OF_BUDGET), default=0)
    judged = judged or plain_widths[0]
    ending = _plain_format(_resized(image, judged), settings) if is_flat else "jpg"
    plain = _Fitted(image, ending, settings.plain_quality, settings.plain_heaviest, judged)
    better = _Fitted(image, best, settings.quality, settings.heaviest, judged)
    weighs, plainly = (each.fit(judged)[0].length for each in (better, plain))
    if ending == "jpg" or weighs < plainly:  # a drawing may be less as PNG
        yield from (better.fit(width) for width in widths)
    else:
        plain_widths = _widths(image.width, (*settings.widths, *settings.plain_widths))
    yield from (plain.fit(width) for width in plain_widths)


class _Fitted:
    """Renditions of a picture in one format, each of a quality at which it is not too heavy.

    None is narrower than was asked for: text that is small cannot be read, whatever it weighs.
    """

    def __init__(
        self, image: "Image", ending: str, quality: int, heaviest: int, judged: int
    ) -> None:
        self._image = image
        self._ending = ending
        lowest = min(_LOWEST.get(ending, quality), quality)
        self._qualities = (*range(quality, lowest, -_STEP), lowest)
        self._heaviest = heaviest
        self._made: dict[int, tuple[Rendition, bytes]] = {}
        self._judged = judged
        self._made[judged], self._step_of_wider = self._fit(judged, 0)

    def fit(self, width: int) -> tuple[Rendition, bytes]:
        """A rendition of some width."""
        if width not in self._made:
            # What took a step down in one width takes it in a wider one, and seldom one more.
            first = self._step_of_wider if width > self._judged else 0
            self._made[width], _ = self._fit(width, first)
        return self._made[width]

    def _fit(self, width: int, first: int) -> tuple[tuple[Rendition, bytes], int]:
        """A rendition of the best quality that fits, and how many steps down that is.

        Where the lowest does not fit either, it is taken all the same.
        """
        image = _resized(self._image, width)
        most = _most(image, self._heaviest)
        found, last = first, len(self._qualities) - 1
        content = _encoded(image, self._ending, self._qualities[first])
        low = first + 1
        if len(content) <= most or self._ending == "png":
            low = last + 1
        while low <= last:  # the first that fits, by halves: an attempt takes up to seconds
            middle = (low + last) // 2
            attempt = _encoded(image, self._ending, self._qualities[middle])
            if len(attempt) <= most or middle == len(self._qualities) - 1:
                content, found, last = attempt, middle, middle - 1
            else:
                low = middle + 1
        return (Rendition(self._ending, *image.size, len(content)), content), found


def _most(image: "Image", heaviest: int) -> int:
    """The bytes that a rendition may have: more where there is more to see, wide or tall."""
    area = image.width * image.height
    return min(int(heaviest * 1024 * max(1.0, area / _AREA_OF_BUDGET)), _LARGEST)


def _plain_format(image: "Image", settings: Settings) -> str:
    """PNG for what is flat, unless it would weigh more than as JPEG, or than it may."""
    png = len(_encoded(image, "png", 0))
    jpg = len(_encoded(image, "jpg", settings.plain_quality))
    return "png" if png <= min(jpg, _most(image, settings.heaviest)) else "jpg"


def _widths(natural: int, wanted: Iterable[int]) -> list[int]:
    """The widths to make of a picture that is ``natural`` px wide: it is never made larger.

    >>> _widths(900, (320, 720, 1080, 1440))
    [320, 720, 900]
    >>> _widths(750, (320, 720, 1080, 1440))
    [320, 750]
    """
    wanted = sorted(set(wanted))
    widest = min(natural, wanted[-1])
    return [*(each for each in wanted if each < widest * _ALIKE), widest]


def _prepare(original: "Image", widest: int) -> tuple["Image", bool]:
    """A picture as it will be seen, in RGB on paper, no wider than needed.

    And whether it has few colours, as a drawing has.
    """
    from PIL import Image  # noqa: PLC0415 (see originals.py)

    turn = _turns().get(orientation(original))
    seen = _seen_size(original)
    is_on_its_side = seen != original.size
    width = min(widest, seen[0])
    wanted = (width, max(1, round(seen[1] * width / seen[0])))
    stored = wanted[::-1] if is_on_its_side else wanted
    profile = original.info.get("icc_profile")
    original.draft(None, stored)  # a JPEG is read at the nearest size above
    original.load()
    image = _on_paper(_in_full_colour(original))
    few = image.getcolors(_COLOURS)
    is_flat = few is not None and (image.mode != "L" or len(few) <= _FEW_GREYS)
    if image.size != stored:
        image = image.resize(stored, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = _in_srgb(image, profile)
    if turn is not None:
        image = image.transpose(turn)
    image.info = {}  # Pillow would write some of it into the files
    return image, is_flat


def _seen_size(original: "Image") -> tuple[int, int]:
    """Width and height as a picture will be seen: a telephone may have been held upright."""
    is_on_its_side = orientation(original) in range(5, 9)
    return original.size[::-1] if is_on_its_side else original.size


def _turns() -> dict[int, "Image.Transpose"]:  # type: ignore[name-defined]
    from PIL.Image import Transpose  # noqa: PLC0415 (see originals.py)

    return {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }


def _in_full_colour(image: "Image") -> "Image":
    """One of the modes that can be laid on paper and converted: L, LA, RGB, RGBA, CMYK."""
    if image.mode in {"I", "I;16", "I;16B", "I;16L", "I;16N"}:  # 16 bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if image.mode == "1":
        image = image.convert("L")
    if "transparency" in image.info or image.mode in {"PA", "La", "RGBa"}:
        image = image.convert("RGBA")
    if image.mode not in {"L", "LA", "RGB", "RGBA", "CMYK"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _on_paper(image: "Image") -> "Image":
    """What is transparent stands on white, as it does in print, on a dark page too.

    What is white itself, such as a newspaper's name for the foot of a page, stands on ink.
    """
    from PIL import Image  # noqa: PLC0415 (see originals.py)

    if image.mode not in {"LA", "RGBA"}:
        return image
    alpha = image.getchannel("A")
    colour = image.convert(image.mode[:-1])
    on_white = Image.new(colour.mode, image.size, "white")
    on_white.paste(colour, mask=alpha)
    shades, opacities = on_white.convert("L").histogram(), alpha.histogram()
    is_unseen = not any(shades[:_WHITISH])
    if is_unseen and any(opacities[1:]) and any(opacities[:_WHITISH]):
        on_ink = Image.new("RGB", image.size, _INK)
        on_ink.paste(colour, mask=alpha)
        return on_ink
    return on_white


def _in_srgb(image: "Image", profile: object) -> "Image":
    """A picture in the colours of the web; those of a profile that cannot be read are taken so."""
    colour = _from_profile(image, profile) if isinstance(profile, bytes) else image
    return colour.convert("RGB")


def _from_profile(image: "Image", profile: bytes) -> "Image":
    from PIL import ImageCms  # noqa: PLC0415 (see originals.py)

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, ImportError, OSError, ValueError, TypeError):
        return image
    return converted or image


def _resized(image: "Image", width: int) -> "Image":
    from PIL.Image import Resampling  # noqa: PLC0415 (see originals.py)

    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((max(1, width), height), Resampling.LANCZOS)


def _encoded(image: "Image", ending: str, quality: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 (see originals.py)

    written = BytesIO()
    if ending == "avif":  # one thread: the workers share the cores
        image.save(written, "AVIF", quality=quality, speed=8, max_threads=1)
    elif ending == "webp":
        image.save(written, "WEBP", quality=quality, method=4)
    elif ending == "jpg":
        image.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
    else:
        few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(written, "PNG", optimize=True)
    return written.getvalue()
