from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures.originals import BadPictureError, Measured, measure


def photograph(file: Path, mode: str = "RGB", **options: object) -> Path:
    """A picture with some noise, 64 px wide and 48 high."""
    Image.effect_noise((64, 48), 50).convert(mode).save(file, **options)
    return file


def media_type(name: str) -> str:
    """What a server makes of a name."""
    ending = Path(name.lower()).suffix[1:]
    return f"image/{ending.replace('jpg', 'jpeg')}"


def refused(file: Path) -> str:
    """What an editor is told of a file."""
    with pytest.raises(BadPictureError) as refusal:
        measure(file)
    return str(refusal.value)


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.png", "a.webp", "A.JPG"])
def test_a_picture_is_measured(tmp_path: Path, name: str) -> None:
    """JPEG, PNG and WebP."""
    assert measure(photograph(tmp_path / name)) == Measured(64, 48, media_type(name))


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.jpg", "CMYK"), ("a.jpg", "L"), ("a.png", "P"), ("a.png", "RGBA"), ("a.webp", "RGBA")],
)
def test_every_kind_of_colour_is_fine(tmp_path: Path, name: str, mode: str) -> None:
    """A print shop's CMYK too: browsers show it."""
    assert measure(photograph(tmp_path / name, mode)) == Measured(64, 48, media_type(name))


def test_a_telephones_picture_may_hold_a_second_one(tmp_path: Path) -> None:
    """Browsers show the first, as of any JPEG."""
    file = tmp_path / "a.jpg"
    first, second = (Image.effect_noise((64, 48), 50) for _ in range(2))
    first.save(file, format="MPO", save_all=True, append_images=[second])

    assert measure(file) == Measured(64, 48, "image/jpeg")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize(("orientation", "size"), [(1, (64, 48)), (3, (64, 48)), (6, (48, 64))])
def test_a_turned_photograph_is_measured_as_it_is_seen(
    tmp_path: Path, name: str, orientation: int, size: tuple[int, int]
) -> None:
    """Else the page leaves a hole of the wrong shape and jumps."""
    exif = Image.Exif()
    exif[0x0112] = orientation

    measured = measure(photograph(tmp_path / name, exif=exif))

    assert (measured.width, measured.height) == size


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
@pytest.mark.parametrize("part", [0.9, 0.5])
def test_a_truncated_picture_is_refused(tmp_path: Path, name: str, part: float) -> None:
    """A broken upload would show half a picture on grey."""
    file = photograph(tmp_path / name)
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])

    assert refused(file) == "is broken. Save it again from the original"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is empty. Save it again"),
        (b"\xff\xd8\xff", "is no picture. Save it as JPEG, PNG or WebP"),
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
            "is no picture. Save it as JPEG, PNG or WebP",
        ),
        ("यह पाठ है".encode(), "is no picture. Save it as JPEG, PNG or WebP"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, "is no picture. Save it as JPEG, PNG or WebP"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, raw: bytes, told: str) -> None:
    """Whatever its name says."""
    file = tmp_path / "a.jpg"
    file.write_bytes(raw)

    assert refused(file) == told


@pytest.mark.parametrize(("kind", "name"), [("GIF", "a.jpg"), ("BMP", "a.png"), ("TIFF", "a.webp")])
def test_a_picture_of_another_kind_is_refused_by_its_name(
    tmp_path: Path, kind: str, name: str
) -> None:
    """The content counts, not the ending."""
    file = photograph(tmp_path / name, format=kind)

    assert refused(file) == f"is {kind}. Save it as JPEG, PNG or WebP"


@pytest.mark.parametrize(
    ("kind", "name", "told"),
    [
        ("PNG", "nal.jpg", "is PNG by its content. Call it 'nal.png'"),
        ("WEBP", "nal.PNG", "is WEBP by its content. Call it 'nal.webp'"),
        ("JPEG", "नल का पानी.webp", "is JPEG by its content. Call it 'नल का पानी.jpg'"),
        ("JPEG", "nal", "is JPEG by its content. Call it 'nal.jpg'"),
        ("JPEG", "24.11", "is JPEG by its content. Call it '24.jpg'"),
        ("MPO", "nal.png", "is JPEG by its content. Call it 'nal.jpg'"),
    ],
)
def test_an_ending_says_what_a_picture_is(tmp_path: Path, kind: str, name: str, told: str) -> None:
    """Servers and feed readers go by it."""
    assert refused(photograph(tmp_path / name, format=kind)) == told


@pytest.mark.parametrize("most", [2000, 1000], ids=["over the limit", "over twice the limit"])
def test_a_picture_beyond_all_measure_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """It would fill the memory. Pillow warns above its limit and raises above twice of it."""
    file = photograph(tmp_path / "a.png")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)

    assert refused(file) == "is too large to open. Make it 4,000 px wide at most"


def test_a_picture_within_the_limit_is_measured(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the pixel."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 64 * 48)

    assert measure(photograph(tmp_path / "a.png")) == Measured(64, 48, "image/png")


@pytest.mark.parametrize("name", ["a.png", "a.webp"])
def test_what_moves_is_refused(tmp_path: Path, name: str) -> None:
    """Which of its pictures is meant, the editor knows."""
    first, *others = (Image.effect_noise((64, 48), 50) for _ in range(3))
    file = tmp_path / name
    first.save(file, save_all=True, append_images=others)

    assert refused(file) == "is animated. Save one picture of it as JPEG or PNG"


def test_a_strip_that_no_format_holds_is_refused(tmp_path: Path) -> None:
    """However few its pixels are."""
    Image.new("L", (2, 20_000)).save(tmp_path / "a.png")

    assert refused(tmp_path / "a.png") == "is too large to open. Make it 4,000 px wide at most"


def test_a_picture_that_cannot_be_read_is_no_broken_one(tmp_path: Path) -> None:
    """The disk's own word helps more."""
    (tmp_path / "a.png").mkdir()

    assert refused(tmp_path / "a.png") == "cannot be read (Is a directory)"


def test_broken_exif_is_no_broken_picture(tmp_path: Path) -> None:
    """It is not turned, and whole."""
    file = photograph(tmp_path / "a.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")

    assert measure(file) == Measured(64, 48, "image/jpeg")
