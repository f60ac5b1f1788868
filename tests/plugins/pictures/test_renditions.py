import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageDraw, features

from plugins.pictures.originals import BadPictureError
from plugins.pictures.renditions import (
    Made,
    Rendition,
    best_format,
    make_crops,
    make_renditions,
)
from plugins.pictures.settings import Settings

SMALL = Settings(widths=(32, 48), plain_widths=(48,))
SECRETS = (
    b"Exif",
    b"GPS",
    b"Canon",
    b"http://ns.adobe.com/xap",
    b"ICC_PROFILE",
    b"iCCP",
    b"secret",
)


def make(file: Path, settings: Settings = SMALL) -> tuple[Made, dict[str, bytes]]:
    """The renditions of a picture, and their bytes by ``width.ending``."""
    kept: dict[str, bytes] = {}

    def keep(rendition: Rendition, content: bytes) -> None:
        assert len(content) == rendition.length
        kept[f"{rendition.width}.{rendition.ending}"] = content

    return make_renditions(file, settings, "avif", keep), kept


def seen(content: bytes) -> Image.Image:
    """A rendition as a reader sees it."""
    return Image.open(BytesIO(content)).convert("RGBA")


def scene(width: int, height: int) -> Image.Image:
    """Red above on the left, blue below on the right, with grain: as uneven as a photograph."""
    image = Image.new("RGB", (width, height), (30, 120, 40))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width // 2, height // 2), (210, 30, 30))
    draw.rectangle((width // 2, height // 2, width, height), (30, 30, 210))
    grain = Image.effect_noise((width, height), 24).convert("RGB")
    return ImageChops.add(image, grain, 2)


def is_red(pixel: tuple[int, ...]) -> bool:
    """Whether a pixel is more red than anything else."""
    return pixel[0] > max(pixel[1], pixel[2]) + 20


def test_a_photograph_is_made_in_two_formats(tmp_path: Path) -> None:
    """One that takes few bytes, one that every browser shows; each as wide as it says."""
    scene(400, 300).save(tmp_path / "a.jpg")

    made, kept = make(tmp_path / "a.jpg", Settings())

    assert list(made.formats) == [
        ("image/avif", "avif", (320, 400)),
        ("image/jpeg", "jpg", (320, 400)),
    ]
    assert made.plain == Rendition("jpg", 400, 300, len(kept["400.jpg"]))
    assert {name: seen(content).size for name, content in kept.items()} == {
        "320.avif": (320, 240),
        "400.avif": (400, 300),
        "320.jpg": (320, 240),
        "400.jpg": (400, 300),
    }


@pytest.mark.parametrize(("width", "height"), [(1, 1), (24, 16), (47, 3), (3, 400), (500, 2)])
def test_no_picture_is_made_larger(tmp_path: Path, width: int, height: int) -> None:
    """Nor loses its shape, however odd that is."""
    scene(width, height).save(tmp_path / "a.png")

    made, kept = make(tmp_path / "a.png")

    assert all(each.width <= width and each.height <= height for each in made.renditions)
    assert made.plain.width == min(width, 48)
    for rendition in made.renditions:
        content = kept[f"{rendition.width}.{rendition.ending}"]
        assert seen(content).size == (rendition.width, rendition.height)


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_is_seen_upright(tmp_path: Path, name: str, orientation: int) -> None:
    """Whichever way the telephone was held: red stays above on the left."""
    turn = Image.Transpose
    as_stored = {
        2: [turn.FLIP_LEFT_RIGHT],
        3: [turn.ROTATE_180],
        4: [turn.FLIP_TOP_BOTTOM],
        5: [turn.TRANSPOSE],
        6: [turn.ROTATE_90],
        7: [turn.TRANSVERSE],
        8: [turn.ROTATE_270],
    }
    image = scene(96, 48)
    for step in as_stored.get(orientation, []):
        image = image.transpose(step)
    exif = Image.Exif()
    exif[0x0112] = orientation
    image.save(tmp_path / name, exif=exif)

    made, kept = make(tmp_path / name)

    for rendition in made.renditions:
        content = kept[f"{rendition.width}.{rendition.ending}"]
        picture = seen(content)
        assert picture.width == 2 * picture.height
        assert is_red(picture.getpixel((4, 4)))
        assert not is_red(picture.getpixel((picture.width - 4, 4)))
        assert not is_red(picture.getpixel((4, picture.height - 4)))
        assert Image.open(BytesIO(content)).getexif() == {}


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_where_and_with_what_it_was_taken_is_nobodys_business(tmp_path: Path, name: str) -> None:
    """A photograph of a witness's house must not say where that is."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Canon", "secret camera"
    exif.get_ifd(0x8825)[2] = (31.0, 6.0, 12.0)
    image = scene(96, 48)
    image.info["comment"] = b"secret"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(
        tmp_path / name, exif=exif, icc_profile=profile, xmp=b"<x:xmpmeta>secret</x:xmpmeta>"
    )
    assert b"secret" in (tmp_path / name).read_bytes()

    _, kept = make(tmp_path / name)

    for content in kept.values():
        assert [secret for secret in SECRETS if secret in content] == []
        assert set(Image.open(BytesIO(content)).info) <= {"jfif", "jfif_version", "jfif_unit"} | {
            *("jfif_density", "progressive", "progression", "transparency", "icc_profile"),
        }
        assert not Image.open(BytesIO(content)).info.get("icc_profile")


KINDS: dict[str, Callable[[], Image.Image]] = {
    "RGB": lambda: scene(96, 48),
    "CMYK": lambda: scene(96, 48).convert("CMYK"),
    "L": lambda: scene(96, 48).convert("L"),
    "LA": lambda: scene(96, 48).convert("LA"),
    "1": lambda: scene(96, 48).convert("1"),
    "P": lambda: scene(96, 48).convert("P"),
    "RGBA": lambda: scene(96, 48).convert("RGBA"),
    "I;16": lambda: (
        Image.linear_gradient("L").convert("I").point(lambda v: v * 257).convert("I;16")
    ),
}


@pytest.mark.parametrize(
    ("mode", "name"),
    [
        *[(mode, "a.png") for mode in KINDS if mode != "CMYK"],
        *[(mode, "a.jpg") for mode in ("RGB", "CMYK", "L")],
        *[(mode, "a.webp") for mode in ("RGB", "RGBA", "L", "P")],
    ],
)
def test_every_kind_of_colour_is_printed_as_it_looks(tmp_path: Path, mode: str, name: str) -> None:
    """A print shop's CMYK, a scanner's 16 bits, a palette."""
    KINDS[mode]().save(tmp_path / name)
    with Image.open(tmp_path / name) as opened:
        wanted = Image.linear_gradient("L") if mode == "I;16" else opened.convert("RGB")
    wanted = wanted.convert("RGB").resize((2, 2), Image.Resampling.BOX)

    _, kept = make(tmp_path / name)

    for content in kept.values():
        printed = seen(content).convert("RGB").resize((2, 2), Image.Resampling.BOX)
        apart = ImageChops.difference(printed, wanted).getextrema()
        assert max(most for _, most in apart) < 16, apart


def test_of_a_telephones_two_pictures_the_first_is_printed(tmp_path: Path) -> None:
    """The second is a map of its brightness, or of its depth."""
    first, second = scene(64, 48), Image.new("RGB", (64, 48), "black")
    first.save(tmp_path / "a.jpg", format="MPO", save_all=True, append_images=[second])

    _, kept = make(tmp_path / "a.jpg")

    assert all(is_red(seen(content).getpixel((4, 4))) for content in kept.values())


@pytest.mark.parametrize("see_through", [{"P": 0}, {"L": 5}, {"RGB": (1, 2, 3)}], ids=str)
def test_one_colour_may_be_transparent(tmp_path: Path, see_through: dict[str, object]) -> None:
    """PNG's other way to say it: it is white, as what is transparent is."""
    ((mode, colour),) = see_through.items()
    image = Image.new(mode, (64, 48), colour)
    image.paste(90 if mode != "RGB" else (200, 0, 0), (20, 12, 44, 36))
    image.save(tmp_path / "a.png", transparency=colour)

    _, kept = make(tmp_path / "a.png")

    for content in kept.values():
        picture = seen(content)
        assert min(picture.getpixel((1, 1))) > 240
        assert picture.getpixel((picture.width // 2, picture.height // 2))[1] < 200


def test_sixteen_bits_are_not_clipped(tmp_path: Path) -> None:
    """Else a scan turns white."""
    KINDS["I;16"]().save(tmp_path / "a.png")

    _, kept = make(tmp_path / "a.png", replace(SMALL, widths=(256,), plain_widths=(256,)))

    dark, bright = seen(kept["256.jpg"]).convert("L").getextrema()
    assert dark < 8
    assert bright > 247


def test_other_colour_spaces_become_srgb(tmp_path: Path) -> None:
    """A profile is not sent to readers, so what it says must be in the picture."""
    lab = ImageCms.createProfile("LAB")
    assert lab  # Pillow makes no wide-gamut profile of its own: a swapped one will show the same
    profile = swapped_profile()
    Image.new("RGB", (64, 48), (200, 40, 40)).save(tmp_path / "a.png", icc_profile=profile)

    _, kept = make(tmp_path / "a.png")

    red, green, blue, _ = seen(next(iter(kept.values()))).getpixel((20, 20))
    assert green > red + 60
    assert blue < green


def swapped_profile() -> bytes:
    """An sRGB profile that has red for green: its colorants' tags are exchanged."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert profile.count(b"rXYZ") == profile.count(b"gXYZ") == 1
    return profile.replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


def test_a_profile_that_cannot_be_read_is_dropped(tmp_path: Path) -> None:
    """The picture is whole."""
    scene(64, 48).save(tmp_path / "a.png", icc_profile=b"no profile")

    assert make(tmp_path / "a.png")[0].renditions


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.avif"])
def test_what_is_transparent_stands_on_white(tmp_path: Path, name: str) -> None:
    """As on paper: black letters on nothing could not be read on a dark page."""
    image = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((16, 8, 48, 40), (20, 20, 20, 255))
    image.save(tmp_path / name)

    made, kept = make(tmp_path / name)

    for content in kept.values():
        assert not Image.open(BytesIO(content)).has_transparency_data
        picture = seen(content)
        assert min(picture.getpixel((1, 1))) > 240
        assert max(picture.getpixel((picture.width // 2, picture.height // 2))[:3]) < 60
    assert made.plain.height == 36


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_white_on_nothing_stands_on_ink(tmp_path: Path, mode: str) -> None:
    """A newspaper's name for the foot of a page: on white there would be nothing to see."""
    image = Image.new("RGBA", (64, 48), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((16, 8, 48, 40), (255, 255, 255, 255))
    image.convert(mode).save(tmp_path / "a.png")

    _, kept = make(tmp_path / "a.png")

    for content in kept.values():
        picture = seen(content)
        assert max(picture.getpixel((1, 1))[:3]) < 60
        assert min(picture.getpixel((picture.width // 2, picture.height // 2))) > 240


@pytest.mark.parametrize("shade", [0, 255])
def test_what_is_wholly_transparent_is_white(tmp_path: Path, shade: int) -> None:
    """There is no ink to stand on."""
    Image.new("RGBA", (64, 48), (shade, shade, shade, 0)).save(tmp_path / "a.png")

    _, kept = make(tmp_path / "a.png")

    assert all(min(seen(content).getpixel((9, 9))) > 250 for content in kept.values())


def test_a_transparent_photograph_is_printed_as_one(tmp_path: Path) -> None:
    """As PNG it would be ten times as heavy."""
    image = Image.merge("RGB", [Image.effect_noise((800, 600), 90) for _ in range(3)])
    image.putalpha(Image.linear_gradient("L").resize((800, 600)))
    image.save(tmp_path / "a.png")

    made, kept = make(tmp_path / "a.png", Settings())

    assert [ending for _, ending, _ in made.formats] == ["avif", "jpg"]
    assert min(seen(kept[f"{made.plain.width}.jpg"]).getpixel((9, 9))[:3]) > 220


def test_a_drawing_stays_a_png_and_a_photograph_does_not(tmp_path: Path) -> None:
    """Whichever weighs less; a PNG that weighs less than AVIF stands alone."""
    board = Image.new("P", (400, 400), 0)
    board.putpalette([255, 255, 255, 20, 20, 20])
    for row in range(8):
        for column in range(row % 2, 8, 2):
            board.paste(1, (column * 50, row * 50, column * 50 + 50, row * 50 + 50))
    board.save(tmp_path / "board.png")
    scene(400, 300).save(tmp_path / "photo.png")

    assert [ending for _, ending, _ in make(tmp_path / "board.png")[0].formats] == ["png"]
    assert make(tmp_path / "photo.png")[0].plain.ending == "jpg"


@pytest.mark.parametrize(("grain", "over"), [(25, 1), (90, 1.8)])
def test_a_rendition_keeps_its_width(tmp_path: Path, grain: int, over: float) -> None:
    """Quality falls until it is light; what is nothing but grain weighs more, at the lowest."""
    Image.effect_noise((1600, 1200), grain).convert("RGB").save(tmp_path / "a.jpg", quality=95)

    made, _ = make(tmp_path / "a.jpg", Settings())

    assert [(ending, widths) for _, ending, widths in made.formats] == [
        ("avif", (320, 480, 720, 1080, 1440)),
        ("jpg", (320, 720, 1200)),
    ]
    for each in made.renditions:
        most = {"avif": 28, "jpg": 52 * over}[each.ending] * 1024
        assert each.length <= most * max(1.0, each.width * each.height / (720 * 540)), each
    assert made.plain.length <= 150_000 * over  # WhatsApp shows no heavier one


def scan(width: int, height: int) -> Image.Image:
    """An order of an office as a scanner gives it: small letters on grey paper with grain."""
    image = Image.new("L", (width, height), 236)
    draw = ImageDraw.Draw(image)
    for line in range(40, height - 40, 36):
        for letter in range(60, width - 60, 14):
            if (letter * line) % 11:
                draw.line((letter, line, letter + line % 9, line + 18), 30, 3)
    return ImageChops.add(image, Image.effect_noise((width, height), 18), 1, -128).convert("RGB")


SCANS = [
    (1240, 1754),
    *(pytest.param(*size, marks=pytest.mark.slow) for size in ((1240, 3508), (800, 6000))),
]


@pytest.mark.parametrize(("width", "height"), SCANS)
def test_a_tall_scan_can_be_read(tmp_path: Path, width: int, height: int) -> None:
    """What is tall may weigh more; it is as wide as any other picture."""
    scan(width, height).save(tmp_path / "a.jpg", quality=90)

    made, kept = make(tmp_path / "a.jpg", Settings())

    widest = {ending: widths[-1] for _, ending, widths in made.formats}
    assert widest == {"avif": min(width, 1440), "jpg": min(width, 1200)}
    assert max(each.length for each in made.renditions) < 1024 * 1024
    letters = seen(kept[f"{widest['jpg']}.jpg"]).convert("L")
    dark, bright = letters.resize((letters.width // 2, letters.height // 2)).getextrema()
    assert (dark < 110, bright > 220) == (True, True)


@pytest.mark.parametrize(("width", "height"), [(8000, 600), (120, 120), (700, 500), (1100, 300)])
def test_a_picture_is_as_wide_as_it_is_or_as_is_wanted(
    tmp_path: Path, width: int, height: int
) -> None:
    """A panorama and a logo of 120 px, too."""
    scene(width, height).save(tmp_path / "a.jpg")

    made, _ = make(tmp_path / "a.jpg", Settings())

    assert {ending: widths[-1] for _, ending, widths in made.formats} == {
        "avif": min(width, 1440),
        "jpg": min(width, 1200),
    }


def test_of_a_telephones_108_megapixels_few_are_read(tmp_path: Path) -> None:
    """Memory for all of them would not be there: a JPEG is read at an eighth."""
    grain = Image.effect_noise((1500, 1125), 40)
    grain.resize((12_000, 9_000), Image.Resampling.NEAREST).save(tmp_path / "a.jpg", quality=30)
    read = (
        "import re, sys; from pathlib import Path\n"
        "from plugins.pictures.renditions import make_renditions\n"
        "from plugins.pictures.settings import Settings\n"
        "settings = Settings(widths=(720,), plain_widths=(720,))\n"
        "made = make_renditions(Path(sys.argv[1]), settings, 'avif', lambda *_: None)\n"
        # Not getrusage: at an exec, Linux counts what the process that called it had in memory.
        "status = Path('/proc/self/status').read_text(encoding='utf-8')\n"
        "print(made.plain.width, int(re.search(r'VmHWM:\\s*(\\d+) kB', status)[1]) // 1024)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", read, tmp_path / "a.jpg"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )

    width, megabytes = map(int, done.stdout.split())
    assert width == 720
    assert megabytes < 250


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    """Else an incremental edition would differ from a clean one."""
    scene(400, 300).save(tmp_path / "a.jpg")

    assert make(tmp_path / "a.jpg", Settings()) == make(tmp_path / "a.jpg", Settings())


def test_pillow_writes_what_the_newsroom_wants() -> None:
    """The wheel that is pinned has the codecs; the cheap question has the right answer."""
    assert best_format() == ("avif" if features.check("avif") else "webp")
    assert features.check("littlecms2")


def test_without_avif_there_is_webp(tmp_path: Path) -> None:
    """On a machine whose Pillow is an older one."""
    scene(64, 48).save(tmp_path / "a.jpg")

    made = make_renditions(tmp_path / "a.jpg", SMALL, "webp", lambda *_: None)

    assert [media_type for media_type, _, _ in made.formats] == ["image/webp", "image/jpeg"]


def originals() -> dict[str, bytes]:
    """One whole file of each kind, small enough to break in a thousand ways."""
    whole = {}
    for name, mode, more in (
        ("a.jpg", "RGB", {}),
        ("b.jpg", "RGB", {"progressive": True}),
        ("c.jpg", "CMYK", {}),
        ("a.png", "RGB", {}),
        ("b.png", "P", {}),
        ("a.webp", "RGB", {}),
        ("b.webp", "RGBA", {"lossless": True}),
    ):
        written = BytesIO()
        exif = Image.Exif()
        exif[0x0112] = 6
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        if mode != "RGB":
            profile = b""
        kind = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP"}[name[2:]]
        scene(40, 24).convert(mode).save(written, kind, exif=exif, icc_profile=profile, **more)
        whole[name] = written.getvalue()
    return whole


WHOLE = originals()


def is_made_or_refused(file: Path) -> bool:
    """Whether a file gives renditions that can be read; else it was refused."""
    told: list[str] = []
    kept: dict[str, bytes] = {}
    try:
        _, kept = make(file)
    except BadPictureError as error:
        told.append(str(error))
    for content in kept.values():
        seen(content)
    assert all(line.startswith(("is ", "cannot be read")) for line in told)
    return not told


@pytest.mark.parametrize("name", WHOLE)
def test_whole_files_are_printed(tmp_path: Path, name: str) -> None:
    """What the next two tests break."""
    (tmp_path / name).write_bytes(WHOLE[name])

    assert is_made_or_refused(tmp_path / name)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(sorted(WHOLE)), part=st.floats(0, 1, exclude_max=True))
@example(name="a.jpg", part=0)
def test_a_file_cut_anywhere_is_printed_or_refused(tmp_path: Path, name: str, part: float) -> None:
    """An upload on a bad line ends where it ends. What lacks half its bytes is never printed."""
    whole = WHOLE[name]
    (tmp_path / name).write_bytes(whole[: int(len(whole) * part)])

    made = is_made_or_refused(tmp_path / name)

    assert not (made and part < 0.5)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    name=st.sampled_from(sorted(WHOLE)),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(1, 255)), max_size=8),
    tail=st.binary(max_size=8),
)
def test_a_damaged_file_is_printed_or_refused(
    tmp_path: Path, name: str, flips: list[tuple[float, int]], tail: bytes
) -> None:
    """Whatever a failing card makes of it: never a crash."""
    damaged = bytearray(WHOLE[name])
    for place, flip in flips:
        damaged[int(len(damaged) * place)] ^= flip
    (tmp_path / name).write_bytes(bytes(damaged) + tail)

    is_made_or_refused(tmp_path / name)


@pytest.mark.parametrize(
    ("size", "crops"),
    [
        ((1600, 900), ["1200x675.jpg", "1200x900.jpg", "900x900.jpg"]),
        ((4000, 3000), ["1200x675.jpg", "1200x900.jpg", "1200x1200.jpg"]),
        ((900, 1800), ["900x506.jpg", "900x675.jpg", "900x900.jpg"]),
        ((3000, 500), ["888x500.jpg", "666x500.jpg", "500x500.jpg"]),
        ((24, 16), ["24x14.jpg", "21x16.jpg", "16x16.jpg"]),
        ((1, 1), ["1x1.jpg"]),
    ],
)
def test_a_picture_is_cut_to_what_search_engines_show(
    tmp_path: Path, size: tuple[int, int], crops: list[str]
) -> None:
    """16:9, 4:3 and 1:1, 1,200 px wide where the original has as much; never made larger."""
    scene(*size).save(tmp_path / "a.png")
    kept: dict[str, bytes] = {}

    made = make_crops(
        tmp_path / "a.png", SMALL, lambda rendition, content: kept.update({rendition.name: content})
    )

    assert list(kept) == crops
    for rendition in made.renditions:
        image = Image.open(BytesIO(kept[rendition.name]))
        assert image.size == (rendition.width, rendition.height)
        assert len(kept[rendition.name]) == rendition.length or size == (1, 1)


def test_more_of_the_head_than_of_the_foot_is_left(tmp_path: Path) -> None:
    """Of a portrait; the sides are cut alike."""
    image = Image.new("RGB", (300, 900), "white")
    image.paste((210, 30, 30), (0, 200, 300, 500))
    image.save(tmp_path / "a.png")
    kept: dict[str, bytes] = {}

    make_crops(
        tmp_path / "a.png", SMALL, lambda rendition, content: kept.update({rendition.name: content})
    )

    square = Image.open(BytesIO(kept["300x300.jpg"])).convert("RGB")
    assert all(is_red(square.getpixel((150, y))) for y in (10, 150, 290))


def test_a_picture_taken_upright_is_cut_upright(tmp_path: Path) -> None:
    """As it is seen, not as it is stored."""
    exif = Image.Exif()
    exif[0x0112] = 6
    scene(1600, 800).save(tmp_path / "a.jpg", exif=exif)

    made = make_crops(tmp_path / "a.jpg", SMALL, lambda *_: None)

    assert [each.name for each in made.renditions] == ["800x450.jpg", "800x600.jpg", "800x800.jpg"]
