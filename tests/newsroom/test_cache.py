import os
from pathlib import Path

import pytest

from newsroom.cache import Cache


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


def test_only_what_is_wanted_outlives_a_sweep(cache: Cache) -> None:
    """But for what another run is writing; what a killed run has left goes some time later."""
    kept, old = cache.keep(b"\x01", "png", b"1"), cache.keep(b"\x02", "png", b"2")
    begun, left = cache.folder / "a.part", cache.folder / "b.part"
    begun.touch()
    left.touch()
    os.utime(left, (0, 0))

    cache.sweep({kept})

    assert sorted(cache.folder.iterdir()) == sorted([kept, begun])
    assert not old.exists()


def test_an_empty_cache_has_nothing_to_sweep(cache: Cache) -> None:
    """Nor is its folder made for it."""
    cache.sweep(set())

    assert not cache.folder.exists()
