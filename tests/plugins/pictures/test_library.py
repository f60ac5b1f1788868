import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from io import StringIO
from pathlib import Path

import pytest
from PIL import Image
from rich.console import Console

from newsroom.engine.file_cache import Cache
from newsroom.engine.progress import Progress
from newsroom.engine.store import StoreFullError
from plugins.pictures.library import Kept, PictureLibrary
from plugins.pictures.names import written_alike
from plugins.pictures.settings import Settings
from plugins.press.executors import ForkExecutor
from plugins.press.pool import ExecutorPool

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
    cache, output = (originals.parent / name for name in ("cache", "output"))
    return PictureLibrary(
        originals, settings, "avif", output=output, cache=Cache(cache), is_printing=is_printing
    )


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
    files = {asset.save_as for asset in library(originals).assets(second)}
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
    assert list(library(originals, is_printing=False).assets(found)) == []
    assert kept(originals)["nal.jpg"].made.plain.width == 32


def test_two_files_of_the_same_bytes_are_made_once(originals: Path, decoded: list[str]) -> None:
    """Whatever their endings say."""
    (originals / "copy.jpg").write_bytes((originals / "nal.jpg").read_bytes())
    (originals / "copy.png").write_bytes((originals / "nal.jpg").read_bytes())

    found = kept(originals, ["copy.jpg", "copy.png", "nal.jpg"])

    assert len(decoded) == 1
    assert {each.key for each in found.values()} == {found["nal.jpg"].key}
    first, second = (
        {asset.save_as for asset in library(originals).assets(found[name])}
        for name in ("copy.jpg", "copy.png")
    )
    assert first == second


def test_what_no_page_shows_is_measured_alone(originals: Path) -> None:
    """Its mistakes are told; no file of it is made that somebody might find."""
    (originals / "cut.jpg").write_bytes((originals / "pul.jpg").read_bytes()[:900])

    found = library(originals).look_up(["nal.jpg"], ["pul.jpg", "cut.jpg", "nal.jpg"])

    assert found["cut.jpg"] == "is broken. Save it again from the original."
    assert isinstance(found["pul.jpg"], Kept)
    assert list(library(originals).assets(found["pul.jpg"])) == []
    assert len(list(library(originals).assets(found["nal.jpg"]))) == 2
    assert {file.suffix for file in (originals.parent / "cache").iterdir()} == {
        *(".avif", ".jpg", ".made", ".measured", ".seen", ".claim")
    }
    assert len(list((originals.parent / "cache").glob("*.avif"))) == 1


@pytest.mark.parametrize(
    ("file", "written"),
    [
        ("nal 1.jpg", "images/nal 1.jpg"),
        ("nal 1.jpg", "nal%201.jpg"),
        ("nal 1.jpg", "images\\nal 1.jpg"),
        ("nal%201.jpg", "nal%201.jpg"),
        ("2026/nal.jpg", "2026\\nal.jpg"),
        ("2026/nal.jpg", "/images/2026/nal.jpg"),
        ("nal.jpg", "/nal.jpg"),
        ("nal.jpg", "./nal.jpg"),
        ("nal.jpg", "content/images/nal.jpg"),
        ("nal.jpg", "../../images/nal.jpg"),
        ("nal.jpg", "“nal.jpg”"),
        ("नल का पानी.jpg", "नल%20का%20पानी.jpg"),
        ("सड़क.jpg", "स\u095cक.jpg"),
        ("स\u095cक.jpg", "सड़क.jpg"),
        ("cafe\u0301.jpg", "caf\xe9.jpg"),
        ("caf\xe9.jpg", "cafe\u0301.jpg"),
        ("24.11 at 5\u202fPM.jpg", "24.11 at 5 PM.jpg"),
        ("क्\u200dष.jpg", "क्ष.jpg"),
        ('राम\'s "नल".jpg', 'राम\'s "नल".jpg'),
        ("a\\b.jpg", "a\\b.jpg"),
    ],
)
def test_a_name_is_found_as_it_is_seen(originals: Path, file: str, written: str) -> None:
    """However the disk spells it, and from wherever the editor has it."""
    (originals / file).parent.mkdir(exist_ok=True)
    (originals / "nal.jpg").rename(originals / file)

    found = library(originals).look_up([written])[written]

    assert isinstance(found, Kept)
    assert written_alike(found.name) == found.name


def test_of_two_names_that_look_alike_the_one_is_meant_that_is_written(originals: Path) -> None:
    """To the letter."""
    names = ["caf\xe9.jpg", "cafe\u0301.jpg"]
    for name, source in zip(names, ("nal.jpg", "pul.jpg"), strict=True):
        (originals / name).write_bytes((originals / source).read_bytes())

    found = kept(originals, [*names, "nal.jpg", "pul.jpg"])

    assert [found[name].key for name in names] == [found["nal.jpg"].key, found["pul.jpg"].key]


@pytest.mark.parametrize("written", ["Nal.JPG", "nal.png", "2025/nal.jpg", "NAL", "na l.jpg"])
def test_a_name_of_other_letters_is_offered(
    originals: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    """A disk that does not tell capitals from small letters must not let it pass."""
    monkeypatch.setattr(os.path, "isfile", lambda _: True)

    found = library(originals).look_up([written])[written]

    assert found == (
        "is not in content/images/; did you mean 'nal.jpg'? Put it there or correct the name."
    )


def test_a_thousand_wrong_names_are_told_at_once(originals: Path) -> None:
    """Among three thousand pictures, in no more than some seconds."""
    for number in range(3_000):
        (originals / f"{number:04}.jpg").touch()
    written = [f"pul-{number}.jpg" for number in range(1_000)]
    began = time.perf_counter()

    found = library(originals, is_printing=False).look_up(written)

    assert len(found) == 1_000
    assert time.perf_counter() - began < 2


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
        pool = ExecutorPool(opened, 2, Progress(Console(file=StringIO())))
        for cache, given in zip(caches, (None, pool), strict=True):
            output = originals.parent / "output"
            PictureLibrary(
                originals, SMALL, "avif", output=output, cache=cache, pool=given
            ).look_up(names)

    alone, shared = (
        {file.name: file.read_bytes() for file in cache.folder.iterdir()} for cache in caches
    )
    assert alone == shared
    assert len([name for name in alone if name.endswith(".made")]) == len(names) == 8


def test_what_no_output_shows_is_swept(originals: Path) -> None:
    """The cache holds what the outputs use, and no more."""
    output = originals.parent / "output"
    output.mkdir()
    cache = Cache(originals.parent / "cache")
    before = kept(originals, ["nal.jpg", "pul.jpg"])
    kept(originals, ["nal.jpg"])

    cache.sweep(output)

    keys = {file.name.partition(".")[0] for file in cache.folder.glob("*.made")}
    assert keys == {before["nal.jpg"].key.hex()}
    assert len(list(cache.folder.glob(f"{before['nal.jpg'].key.hex()}.*"))) == 3
    assert len(list(cache.folder.glob("*.seen"))) == 1


def test_a_long_name_leaves_room_for_what_is_added(originals: Path) -> None:
    """A file's name has 255 bytes at most, a letter of Hindi takes three."""
    name = f"{'पुल' * 27}.jpg"
    (originals / "nal.jpg").rename(originals / name)

    found = kept(originals, [name])[name]

    for asset in library(originals).assets(found):
        assert len(asset.save_as.rpartition("/")[2].encode()) <= 255


def test_crops_are_made_once_of_those_that_lead_a_report(
    originals: Path, decoded: list[str]
) -> None:
    """They stand beside the renditions, with names of their own, and are kept like them."""
    first = library(originals).look_up(["nal.jpg", "pul.jpg"], (), ["nal.jpg"])
    assert sorted(decoded) == ["nal.jpg", "nal.jpg", "pul.jpg"]

    there = library(originals)
    second = there.look_up(["nal.jpg", "pul.jpg"], (), ["nal.jpg"])

    assert second == first
    assert len(decoded) == 3
    nal, pul = second["nal.jpg"], second["pul.jpg"]
    assert isinstance(nal, Kept)
    assert isinstance(pul, Kept)
    assert nal.crops is not None
    assert pul.crops is None
    places = [asset.save_as for asset in there.assets(nal)]
    assert len(places) == len(set(places)) == len(nal.made.renditions) + 3
    assert all(asset.file.is_file() for asset in there.assets(nal))
