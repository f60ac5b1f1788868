import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from newsroom.engine.file_cache import Cache


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    """Return a cache whose folder is not made yet."""
    return Cache(tmp_path / "cards")


def test_what_is_kept_is_found_by_its_key(cache: Cache) -> None:
    """Whole, and under no other key or ending."""
    place = cache.keep(b"\x01", "png", b"drawn")

    assert place == cache.file(b"\x01", "png")
    assert place.read_bytes() == b"drawn"
    assert not cache.file(b"\x01", "jpg").exists()
    assert not cache.file(b"\x02", "png").exists()


def test_what_cannot_be_kept_leaves_nothing(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk is told, and no half of a file stays."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(OSError, match="No space left"):
        cache.keep(b"\x01", "png", b"drawn")
    assert list(cache.folder.iterdir()) == []


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder that was built."""
    (tmp_path / "output").mkdir()
    return tmp_path / "output"


def names(cache: Cache) -> set[str]:
    """What a cache holds, but for what it notes itself."""
    return {file.name for file in cache.folder.iterdir() if file.suffix != ".claim"}


def test_what_no_output_uses_is_swept(cache: Cache, output: Path) -> None:
    """But for what another run is writing; what a killed run has left goes some time later."""
    cache.keep(b"\x01", "png", b"1")
    cache.keep(b"\x02", "png", b"2")
    begun, left = cache.folder / "a.part", cache.folder / "b.part"
    begun.touch()
    left.touch()
    os.utime(left, (0, 0))
    cache.claim(output, [b"\x01"])

    cache.sweep(output)

    assert names(cache) == {"01.png", "a.part"}


def test_each_output_keeps_its_own(cache: Cache, output: Path) -> None:
    """The site as it is published does not throw away what the next build needs, nor the other way.

    What an output claimed before and does not now, goes.
    """
    for key in (b"\x01", b"\x02", b"\x03", b"\x04"):
        cache.keep(key, "png", key)
    published = output.with_name("output.publish")
    published.mkdir()
    cache.claim(output, [b"\x01", b"\x04"])
    cache.claim(published, [b"\x02", b"\x01"])
    cache.claim(output, [b"\x01", b"\x03"])

    cache.sweep(output)

    assert names(cache) == {"01.png", "02.png", "03.png"}


def test_an_output_that_is_gone_claims_nothing(cache: Cache, output: Path) -> None:
    """Else what was made for it would stay for ever; one that is being made is not there yet."""
    for key in (b"\x01", b"\x02"):
        cache.keep(key, "png", key)
    cache.claim(output.with_name("gone"), [b"\x01"])
    for claim in cache.folder.glob("*.claim"):
        os.utime(claim, (0, 0))
    coming = output.with_name("coming")
    cache.claim(coming, [b"\x02"])

    cache.sweep(coming)

    assert names(cache) == {"02.png"}
    assert len(list(cache.folder.glob("*.claim"))) == 1


def test_a_first_run_may_take_hours(cache: Cache, output: Path) -> None:
    """Its output is not there yet; or the disk, in another machine, has a clock that is wrong."""
    coming = output.with_name("coming")
    cache.claim(coming, [b"\x01"])
    cache.keep(b"\x01", "png", b"1")
    (claim,) = cache.folder.glob("*.claim")
    os.utime(claim, (0, 0))

    cache.sweep(coming)

    assert names(cache) == {"01.png"}


def test_a_broken_claim_is_none(cache: Cache, output: Path) -> None:
    """Whatever a failing disk makes of it; what it held is made again."""
    cache.keep(b"\x01", "png", b"1")
    cache.claim(output, [b"\x01"])
    (claim,) = cache.folder.glob("*.claim")
    claim.write_bytes(b"\0\xff")

    cache.sweep(output)

    assert names(cache) == set()


def test_two_runs_at_once_lose_nothing_that_they_use(cache: Cache, output: Path) -> None:
    """A run claims, and what it then sees stays: whenever the other one sweeps."""
    cache.keep(b"\xff", "png", b"of neither")

    with ThreadPoolExecutor(2) as runs:
        lost = sum(runs.map(partial(claim_and_look, cache, output), (1, 2)))

    assert lost == 0
    assert len(names(cache)) == 2


def claim_and_look(cache: Cache, output: Path, run: int) -> int:
    """Build again and again, sweep each time, and count what was seen and then was gone."""
    place = output.with_name(f"output-{run}")
    place.mkdir()
    lost = 0
    for number in range(150):
        key = bytes([number % 3])
        cache.claim(place, [key])
        was_there = cache.file(key, "png").exists()
        if not was_there:
            cache.keep(key, "png", b"made")
        cache.sweep(place)
        lost += not cache.file(key, "png").exists()
    cache.claim(place, [bytes([run])])
    cache.keep(bytes([run]), "png", b"made")
    cache.sweep(place)
    return lost


def test_an_empty_cache_has_nothing_to_sweep(cache: Cache, output: Path) -> None:
    """Nor is its folder made for it."""
    cache.sweep(output)

    assert not cache.folder.exists()
