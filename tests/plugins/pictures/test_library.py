import os
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from newsroom.cache import Cache
from newsroom.progress import Progress
from newsroom.store import StoreFullError
from plugins.pictures.library import Kept, PictureLibrary, sweep
from plugins.pictures.settings import Settings
from plugins.press.workers import ForkExecutor
from plugins.press.works import PressWorks

SMALL = Settings(widths=(32,), plain_widths=(32,))


@pytest.fixture
def originals(tmp_path: Path) -> Path:
    """``content/images/`` with two photographs."""
    folder = tmp_path / "images"
    folder.mkdir()
    for name, grain in (("nal.jpg", 20), ("pul.jpg", 60)):
        Image.effect_noise((64, 48), grain).save(folder / name)
    return folder


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that Pillow opens from now on."""
    names: list[str] = []
    really = Image.open

    def note(file: Path, *more: object) -> Image.Image:
        names.append(Path(file).name)
        return really(file, *more)

    monkeypatch.setattr(Image, "open", note)
    return names


def library(
    originals: Path, settings: Settings = SMALL, *, is_printing: bool = True
) -> PictureLibrary:
    """A library whose cache stands beside its originals, as a new run opens it."""
    cache = Cache(originals.parent / "cache")
    return PictureLibrary(originals, settings, "avif", cache=cache, is_printing=is_printing)


def kept(originals: Path, names: Sequence[str] = ("nal.jpg",), **how: object) -> dict[str, Kept]:
    """What a new run finds or makes of some pictures, none of which has a fault."""
    found = library(originals, **how).look_up(names)
    assert not [each for each in found.values() if isinstance(each, str)]
    return dict(found)


def test_what_was_made_is_not_made_again(originals: Path, decoded: list[str]) -> None:
    """The next run opens no picture at all."""
    first = kept(originals, ["nal.jpg", "pul.jpg"])
    assert decoded == ["nal.jpg", "pul.jpg"]

    second = kept(originals, ["nal.jpg", "pul.jpg"])

    assert second == first
    assert len(decoded) == 2


def test_a_fresh_clone_makes_nothing(originals: Path, decoded: list[str]) -> None:
    """Every file is read, for its times are new; none is decoded."""
    first = kept(originals)
    os.utime(originals / "nal.jpg", ns=(1, 1))

    assert kept(originals) == first
    assert len(decoded) == 1


def test_another_picture_under_the_same_name_has_another_address(originals: Path) -> None:
    """So that a browser may keep each for good."""
    first = kept(originals)["nal.jpg"]
    Image.effect_noise((64, 48), 90).save(originals / "nal.jpg")

    second = kept(originals)["nal.jpg"]

    assert second.key != first.key
    files = {asset.save_as for asset in library(originals).assets("nal.jpg", second)}
    assert files == {
        f"images/nal-{second.key[:5].hex()}-32.avif",
        f"images/nal-{second.key[:5].hex()}-32.jpg",
    }


def test_other_settings_make_other_renditions(originals: Path) -> None:
    """Under other addresses."""
    first, second = (
        kept(originals, settings=settings)["nal.jpg"]
        for settings in (SMALL, Settings(widths=(24,), plain_widths=(24,)))
    )

    assert first.key != second.key
    assert second.made.plain.width == 24


@pytest.mark.parametrize("harm", ["cut", "gone", "no record", "a broken record"])
def test_what_was_lost_is_made_again(originals: Path, decoded: list[str], harm: str) -> None:
    """A loss of power, someone who tidies up."""
    first = kept(originals)["nal.jpg"]
    cache = originals.parent / "cache"
    rendition, record = (cache / f"{first.key.hex()}.{end}" for end in ("32.avif", "made"))
    whole = rendition.read_bytes()
    if harm == "cut":
        rendition.write_bytes(b"")
    elif harm == "gone":
        rendition.unlink()
    elif harm == "no record":
        record.unlink()
    else:
        record.write_bytes(b"\xc1")

    assert kept(originals)["nal.jpg"] == first
    assert rendition.read_bytes() == whole
    assert len(decoded) == 2


def test_a_broken_index_is_begun_anew(originals: Path, decoded: list[str]) -> None:
    """It saves time, and nothing depends on it."""
    first = kept(originals)
    next((originals.parent / "cache").glob("*.seen")).write_bytes(b"\xc1")

    assert kept(originals) == first
    assert len(decoded) == 1


def test_to_check_is_to_measure(originals: Path, decoded: list[str]) -> None:
    """Once: then that is known, too. A file for readers comes of it only when one is printed."""
    found = kept(originals, is_printing=False)["nal.jpg"]
    again = kept(originals, is_printing=False)["nal.jpg"]

    assert (found.made.plain.width, found.made.plain.height) == (64, 48)
    assert again == found
    assert len(decoded) == 1
    assert list(library(originals, is_printing=False).assets("nal.jpg", found)) == []
    assert kept(originals)["nal.jpg"].made.plain.width == 32


def test_two_files_of_the_same_bytes_are_two_pictures(originals: Path) -> None:
    """Their endings are looked at, each for itself."""
    (originals / "copy.jpg").write_bytes((originals / "nal.jpg").read_bytes())
    (originals / "copy.png").write_bytes((originals / "nal.jpg").read_bytes())
    kept(originals)

    found = library(originals).look_up(["copy.jpg", "copy.png"])

    assert isinstance(found["copy.jpg"], Kept)
    assert found["copy.png"] == "is JPEG by its content. Call it 'copy.jpg'."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../nal.jpg", "leads out of content/images/. Write its name in that folder."),
        ("/etc/passwd", "leads out of content/images/. Write its name in that folder."),
        (
            "nall.jpg",
            "is not in content/images/; did you mean 'nal.jpg'? Put it there or correct the name.",
        ),
        ("x" * 300, "is not in content/images/. Put it there or correct the name."),
        (
            "nal\0.jpg",
            "is not in content/images/; did you mean 'nal.jpg'? Put it there or correct the name.",
        ),
        ("out.jpg", "is a link to another place. Put the picture itself into content/images/."),
        ("cut.jpg", "is broken. Save it again from the original."),
    ],
)
def test_what_cannot_be_printed_is_told(originals: Path, name: str, told: str) -> None:
    """And the other pictures are made."""
    Image.effect_noise((64, 48), 20).save(originals.parent / "outside.jpg")
    (originals / "out.jpg").symlink_to(originals.parent / "outside.jpg")
    whole = (originals / "nal.jpg").read_bytes()
    (originals / "cut.jpg").write_bytes(whole[: len(whole) // 2])

    found = library(originals).look_up([name, "pul.jpg"])

    assert found[name] == told
    assert isinstance(found["pul.jpg"], Kept)


def test_a_disk_that_takes_nothing_is_told(originals: Path) -> None:
    """The press then works without a memory, or says that the disk is full."""
    (originals.parent / "cache").write_text("no folder")

    with pytest.raises((StoreFullError, NotADirectoryError)) as told:
        library(originals).look_up(["nal.jpg"])
    assert isinstance(told.value, StoreFullError)


@pytest.mark.parametrize(
    "executor", [ForkExecutor, lambda: ThreadPoolExecutor(2)], ids=["fork", "threads"]
)
def test_workers_make_the_same_bytes(
    originals: Path, executor: Callable[[], AbstractContextManager[Executor]]
) -> None:
    """One or two, processes or threads."""
    for number in range(6):
        Image.effect_noise((90, 60), 20 + number).save(originals / f"{number}.jpg")
    names = [file.name for file in originals.iterdir()]
    caches = [Cache(originals.parent / name) for name in ("alone", "shared")]

    with executor() as opened:
        works = PressWorks(opened, 2, Progress(Console(file=StringIO())))
        for cache, given in zip(caches, (None, works), strict=True):
            PictureLibrary(originals, SMALL, "avif", cache=cache, works=given).look_up(names)

    alone, shared = (
        {file.name: file.read_bytes() for file in cache.folder.iterdir()} for cache in caches
    )
    assert alone == shared
    assert len([name for name in alone if name.endswith(".made")]) == len(names) == 8


def test_what_no_page_shows_is_swept(originals: Path) -> None:
    """The cache holds the edition's pictures and no more."""
    found = kept(originals, ["nal.jpg", "pul.jpg"])
    cache = Cache(originals.parent / "cache")
    before = set(cache.folder.iterdir())

    sweep(cache, list(library(originals).assets("nal.jpg", found["nal.jpg"])))

    after = set(cache.folder.iterdir())
    assert {file.name.partition(".")[0] for file in before - after} == {found["pul.jpg"].key.hex()}
    assert sum(file.name.startswith(found["nal.jpg"].key.hex()) for file in after) == 3
    assert list(cache.folder.glob("*.seen"))


def test_a_long_name_leaves_room_for_what_is_added(originals: Path) -> None:
    """A file's name has 255 bytes at most, a letter of Hindi takes three."""
    name = f"{'पुल' * 27}.jpg"
    (originals / "nal.jpg").rename(originals / name)

    found = kept(originals, [name])[name]

    for asset in library(originals).assets(name, found):
        assert len(asset.save_as.rpartition("/")[2].encode()) <= 255
