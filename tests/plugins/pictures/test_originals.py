import warnings
from pathlib import Path

import pytest
from PIL import Image

from plugins.pictures import originals
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


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.png", "a.webp", "A.JPG", "a.avif"])
def test_a_picture_is_measured(tmp_path: Path, name: str) -> None:
    """JPEG, PNG, WebP and AVIF."""
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


def boxed(*brands: str) -> bytes:
    """How a file of ISO's media format begins."""
    written = b"ftyp" + brands[0].encode() + b"\0\0\0\0" + "".join(brands[1:]).encode()
    return (len(written) + 4).to_bytes(4, "big") + written + b"\0\0\0\x08mdat"


AS_USUAL = "Save it as JPEG, PNG, WebP or AVIF"
BROKEN = "is broken. Save it again from the original"
HEIC = (
    "is HEIC, as iPhones save it. Save it as JPEG (on the telephone: Settings, Camera, Formats, "
    "Most Compatible)"
)
SVG = "is SVG, a drawing. Export it as PNG, 1,440 px wide"
HTML = "is a page of the web. Open the picture that it shows, and save that"
ARCHIVE = "is an archive or a document. Take the picture out of it, and save it as JPEG or PNG"
VIDEO = "is a video. Save one picture of it as JPEG"


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "is empty. Save it again"),
        ("यह पाठ है".encode(), f"is no picture. {AS_USUAL}"),
        (b"\0" * 40, f"is no picture. {AS_USUAL}"),
        (b"\xff\xd8\xff", BROKEN),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, BROKEN),
        (boxed("heic", "mif1", "heic"), HEIC),
        (boxed("mif1", "heic"), HEIC),
        (boxed("msf1", "hevc"), HEIC),
        (boxed("isom", "iso2", "mp41"), VIDEO),
        (boxed("qt  "), VIDEO),
        (b"\0\0\0\x18ftyp", VIDEO),
        (boxed("avif", "mif1"), "is AVIF, and this machine cannot read it. Save it as JPEG or PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", SVG),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><SVG/>", SVG),
        (b"\n<!DOCTYPE html><title>pul.jpg</title>", HTML),
        (b"<html><svg></svg></html>", HTML),
        (b"%PDF-1.7", "is PDF. Save the page that is meant as JPEG or PNG"),
        (b"PK\x03\x04word/media/image1.jpeg", ARCHIVE),
        (b"\xff\x0a\xfa", "is JPEG XL. Save it as JPEG or PNG"),
        (
            b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
            "is not here yet: Git LFS has left a note in its place. Run 'git lfs pull'",
        ),
    ],
)
def test_what_is_no_picture_is_named_for_what_it_is(tmp_path: Path, raw: bytes, told: str) -> None:
    """Whatever its name says."""
    file = tmp_path / "a.jpg"
    file.write_bytes(raw)

    assert refused(file) == told


@pytest.mark.parametrize(
    ("kind", "name"),
    [("GIF", "a.jpg"), ("BMP", "a.png"), ("TIFF", "a.webp"), ("JPEG2000", "a.jpg"), ("ICO", "a")],
)
def test_a_picture_of_another_kind_is_refused_by_its_name(
    tmp_path: Path, kind: str, name: str
) -> None:
    """The content counts, not the ending."""
    file = photograph(tmp_path / name, format=kind)

    assert refused(file) == f"is {kind}. Save it as JPEG or PNG"


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("PNG", "nal.jpg"),
        ("WEBP", "nal.PNG"),
        ("JPEG", "नल का पानी.webp"),
        ("JPEG", "nal"),
        ("JPEG", "24.11"),
        ("JPEG", "nal.heic"),
        ("MPO", "nal.png"),
    ],
)
def test_an_ending_need_not_say_what_a_picture_is(tmp_path: Path, kind: str, name: str) -> None:
    """The original is not printed, and a rendition has an ending of its own."""
    file = photograph(tmp_path / name, format=kind)

    assert measure(file) == Measured(64, 48, f"image/{kind.lower().replace('mpo', 'jpeg')}")


def test_a_telephones_largest_picture_is_taken(tmp_path: Path) -> None:
    """108 megapixels, without a warning: a JPEG is read as small as it is wanted."""
    file = tmp_path / "a.jpg"
    Image.new("L", (12_000, 9_000), 128).save(file, quality=20)

    with warnings.catch_warnings():
        warnings.simplefilter("error")

        assert measure(file) == Measured(12_000, 9_000, "image/jpeg")


@pytest.mark.parametrize(("kind", "most"), [("png", 90), ("webp", 90), ("jpg", 220), ("avif", 90)])
def test_a_picture_beyond_all_measure_is_told_its_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, most: int
) -> None:
    """It would fill the memory, and a number says how much less would do."""
    file = photograph(tmp_path / f"a.{kind}")
    monkeypatch.setattr(originals, "_MILLION", 3072 / most)  # px; it has 64 x 48 of them
    assert measure(file).width == 64

    monkeypatch.setattr(originals, "_MILLION", 3072 / (most + 1))

    assert refused(file) == (
        f"has {most + 1} million px; {most} million is the most for "
        f"{kind.upper().replace('JPG', 'JPEG')}. Make it 4,000 px wide"
    )


def test_a_jpeg_that_comes_in_layers_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of a progressive one is there before all is: it may have no more than others."""
    file = photograph(tmp_path / "a.jpg", progressive=True)
    monkeypatch.setattr(originals, "_MILLION", 3072 / 91)

    assert "90 million is the most for JPEG" in refused(file)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.avif"])
def test_what_moves_is_refused(tmp_path: Path, name: str) -> None:
    """Which of its pictures is meant, the editor knows."""
    first, *others = (Image.effect_noise((64, 48), 50) for _ in range(3))
    file = tmp_path / name
    first.save(file, save_all=True, append_images=others)

    assert refused(file) == "is animated. Save one picture of it as JPEG or PNG"


def test_a_strip_that_no_format_holds_is_refused(tmp_path: Path) -> None:
    """However few its pixels are."""
    Image.new("L", (2, 20_001)).save(tmp_path / "a.png")

    assert refused(tmp_path / "a.png") == (
        "has a side of 20,001 px; 20,000 is the most. Make it smaller, or cut it into parts"
    )


def test_a_picture_that_cannot_be_read_is_no_broken_one(tmp_path: Path) -> None:
    """The disk's own word helps more."""
    (tmp_path / "a.png").mkdir()

    assert refused(tmp_path / "a.png") == "cannot be read (Is a directory)"


def test_broken_exif_is_no_broken_picture(tmp_path: Path) -> None:
    """It is not turned, and whole."""
    file = photograph(tmp_path / "a.jpg", exif=b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12")

    assert measure(file) == Measured(64, 48, "image/jpeg")
