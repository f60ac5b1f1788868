"""The picture library: the renditions of every picture, made once and kept."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from msgspec import DecodeError, Struct, msgpack

from newsroom.engine.file_cache import Cache
from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import Asset
from newsroom.engine.store import StoreFullError
from newsroom.engine.task_pool import TaskPool, Tick
from plugins.pictures.names import PictureNames, written_alike
from plugins.pictures.originals import BadPictureError, measure
from plugins.pictures.renditions import (
    Made,
    Rendition,
    fingerprint_of_recipe,
    make_crops,
    make_renditions,
)
from plugins.pictures.settings import Settings

__all__ = ["Kept", "PictureLibrary", "make_batch", "measure_batch"]

_FEW = 4  # pictures; fewer are made before another worker has begun
_LEADS_OUT = "leads out of content/images/. Write its name in that folder."
_A_LINK = "is a link to another place. Put the picture itself into content/images/."
_NOT_THERE = "is not in content/images/{near} Put it there or correct the name."
_CANNOT_BE_READ = "cannot be read ({why})."


Make = Callable[..., Made]
"""Makes renditions of one kind of an original, and gives each to ``keep``."""


class _Seen(Struct, frozen=True, array_like=True):
    """An original as it was last read."""

    mtime_ns: int
    ctime_ns: int
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture of the library: its name, the fingerprint of all that it is made of, what was made.

    ``key`` is empty where it was only measured, and nothing is there to print.
    """

    name: str
    key: bytes
    made: Made
    crops: "Kept | None" = None
    """What was cut of it."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    """As copy has it."""
    file: Path
    key: bytes


class PictureLibrary:
    """Looks pictures up by name, and makes what is missing.

    ``folder`` is ``content/images/``, ``output`` what the pictures are for. Where nothing is to be
    printed (``is_printing`` false) or nothing can be kept (no ``cache``), they are only measured.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        best: str,
        *,
        output: Path,
        cache: Cache | None = None,
        pool: TaskPool | None = None,
        is_printing: bool = True,
    ) -> None:
        self._folder = folder
        self._names = PictureNames(folder)
        self._settings = settings
        self._best = best
        self._recipe = fingerprint_of_recipe(settings, best)
        self._output = output
        self._cache = cache
        self._works = pool
        self._is_printing = is_printing and cache is not None
        self._index = fingerprint(str(folder))

    def look_up(
        self,
        shown: Collection[str],
        unseen: Collection[str] = (),
        cropped: Collection[str] = (),
    ) -> Mapping[str, Kept | str]:
        """What is kept of each picture, or what is wrong with it.

        Those that are ``unseen`` no page shows: they are measured, and nothing is made of them.
        Of those that are ``cropped``, crops are made besides.
        Raises StoreFullError where the disk takes no more.
        """
        found: dict[str, Kept | str] = {}
        wanted: list[_Wanted] = []
        crops: list[_Wanted] = []
        index = self._read_index()
        seen: dict[str, _Seen] = {}
        for written in sorted({*shown, *unseen}):
            name = self._names.find(written)
            fault = self._fault_of(written, name)
            if name is not None and not fault:
                try:
                    seen[name] = seen.get(name) or _look_at(self._folder / name, index.get(name))
                except OSError as error:
                    fault = _CANNOT_BE_READ.format(why=error.strerror)
            if name is None or fault:
                found[written] = fault
            else:
                key = fingerprint((self._recipe, seen[name].digest))
                wanted.append(_Wanted(written, self._folder / name, key))
                if written in cropped:
                    key = fingerprint((self._recipe, seen[name].digest, "crops"))
                    crops.append(_Wanted(written, self._folder / name, key))
        try:
            if self._cache is not None and (wanted or index):
                self._cache.claim(
                    self._output, {self._index, *(each.key for each in (*wanted, *crops))}
                )
            printed = set(shown) if self._is_printing else set()
            found.update(
                self._make(
                    [each for each in wanted if each.name in printed],
                    partial(make_renditions, settings=self._settings, best=self._best),
                )
            )
            self._cut([each for each in crops if each.name in printed], found)
            found.update(self._measure([each for each in wanted if each.name not in printed]))
            if self._cache is not None and seen != index:
                self._cache.keep(self._index, "seen", msgpack.encode(seen))
        except OSError as error:
            raise StoreFullError(f"{error.strerror or error}") from error
        return found

    def _cut(self, wanted: Sequence[_Wanted], found: dict[str, Kept | str]) -> None:
        """Give what was found of some pictures their crops."""
        make = partial(make_crops, settings=self._settings)
        for name, cut in self._make(wanted, make).items():
            whole = found[name]
            if isinstance(whole, Kept) and isinstance(cut, Kept):
                found[name] = replace(whole, crops=cut)

    def _make(self, wanted: Sequence[_Wanted], make: Make) -> dict[str, Kept | str]:
        """Renditions of pictures: those that are kept, and those that are missing, made now."""
        if self._cache is None or not wanted:
            return {}
        sizes = _sizes(self._cache.folder)
        known = {each.key: self._kept(each.key, sizes) for each in wanted}
        missing = {each.key: each for each in wanted if known[each.key] is None}
        shared = (self._cache, make)
        return self._answers(wanted, known, self._run(missing.values(), make_batch, *shared))

    def _measure(self, wanted: Sequence[_Wanted]) -> dict[str, Kept | str]:
        if not wanted:
            return {}
        known = {each.key: self._measured(each.key) for each in wanted}
        missing = {each.key: each for each in wanted if known[each.key] is None}
        answers = self._run(missing.values(), measure_batch, self._cache)
        found = self._answers(wanted, known, answers)
        return {
            name: each if isinstance(each, str) else replace(each, key=b"")
            for name, each in found.items()
        }

    def _answers(
        self,
        wanted: Sequence[_Wanted],
        known: Mapping[bytes, Made | None],
        made: Mapping[bytes, Made | str],
    ) -> dict[str, Kept | str]:
        found: dict[str, Kept | str] = {}
        for each in wanted:
            answer = known[each.key] or made[each.key]
            name = written_alike(each.file.relative_to(self._folder).as_posix())
            found[each.name] = answer if isinstance(answer, str) else Kept(name, each.key, answer)
        return found

    def _run(
        self,
        missing: Collection[_Wanted],
        task: Callable[..., dict[bytes, Made | str]],
        *shared: object,
    ) -> dict[bytes, Made | str]:
        """What a task makes of some pictures, or what is wrong with them, by key."""
        if not missing:
            return {}
        items = list(missing)
        if self._works is None:
            return task(*shared, items, lambda _: None)
        batches = self._works.run("pictures", task, items, *shared, worth_sharing=_FEW)
        return {key: answer for batch in batches for key, answer in batch.items()}

    def _kept(self, key: bytes, sizes: Mapping[str, int]) -> Made | None:
        """What is kept under a key, if all of it is there."""
        if self._cache is None:
            return None
        record = self._cache.file(key, "made")
        made = _read(record) if record.name in sizes else None
        if made is not None and all(
            sizes.get(self._cache.file(key, each.name).name) == each.length
            for each in made.renditions
        ):
            return made
        return None

    def _measured(self, key: bytes) -> Made | None:
        """What is known of a picture that was made or measured."""
        if self._cache is None:
            return None
        return _read(self._cache.file(key, "made")) or _read(self._cache.file(key, "measured"))

    def _read_index(self) -> dict[str, _Seen]:
        if self._cache is None:
            return {}
        try:
            written = self._cache.file(self._index, "seen").read_bytes()
            return msgpack.decode(written, type=dict[str, _Seen])
        except (OSError, DecodeError):
            return {}

    def _fault_of(self, written: str, name: str | None) -> str:
        """What is wrong with a name; empty where there is such a picture."""
        place = self._folder / (name or written)
        is_there = os.path.isfile(place)  # noqa: PTH113 (Path raises for a name that is too long)
        is_inside = is_there and place.resolve().is_relative_to(self._folder.resolve())
        if name is not None:
            return "" if is_inside or not is_there else _A_LINK
        if ".." in PurePosixPath(written).parts or written.startswith("/"):
            return _LEADS_OUT
        if is_there and not is_inside:
            return _A_LINK
        return _NOT_THERE.format(near=self._names.near(written))

    def assets(self, kept: Kept) -> Iterable[Asset]:
        """The files that readers get of a picture; none of one that was only measured."""
        if self._cache is None or not kept.key:
            return
        for each in kept.made.renditions:
            place = f"{stem_of(kept.name, kept.key)}-{each.name}"
            file = self._cache.file(kept.key, each.name)
            yield Asset(place, file, f"images/{kept.name}", needs=kept.key)
        if kept.crops:
            yield from self.assets(kept.crops)


def stem_of(name: str, key: bytes) -> str:
    """How the places of a picture's renditions begin: a browser may keep them for good.

    >>> stem_of("nadi/pul.jpg", bytes(range(16)))
    'images/nadi/pul-0001020304'
    """
    folder, _, file = name.rpartition("/")
    short = PurePosixPath(file).stem.encode()[:200].decode(errors="ignore")  # a name has 255 bytes
    return f"images/{f'{folder}/' if folder else ''}{short}-{key[:5].hex()}"


def make_batch(
    cache: Cache, make: Make, wanted: Sequence[_Wanted], tick: Tick
) -> dict[bytes, Made | str]:
    """Make and keep renditions of some pictures; by key, what was made or what is wrong."""
    made: dict[bytes, Made | str] = {}
    for each in wanted:

        def keep(rendition: Rendition, content: bytes, key: bytes = each.key) -> None:
            cache.keep(key, rendition.name, content)

        try:
            answer = make(each.file, keep=keep)
            cache.keep(each.key, "made", msgpack.encode(answer))
            made[each.key] = answer
        except BadPictureError as error:
            made[each.key] = f"{error}."
        tick(1)
    return made


def measure_batch(
    cache: Cache | None, wanted: Sequence[_Wanted], tick: Tick
) -> dict[bytes, Made | str]:
    """Look at some pictures; one that can be printed is given as if it were its own rendition."""
    measured: dict[bytes, Made | str] = {}
    for each in wanted:
        try:
            seen = measure(each.file)
            ending = "png" if seen.type == "image/png" else "jpg"
            answer = Made((Rendition(ending, seen.width, seen.height, 0),))
            if cache is not None:
                cache.keep(each.key, "measured", msgpack.encode(answer))
            measured[each.key] = answer
        except BadPictureError as error:
            measured[each.key] = f"{error}."
        tick(1)
    return measured


def _sizes(folder: Path) -> dict[str, int]:
    """The size of each file: a loss of power may leave one empty."""
    try:
        with os.scandir(folder) as entries:
            return {each.name: each.stat().st_size for each in entries}
    except FileNotFoundError:
        return {}


def _read(file: Path) -> Made | None:
    try:
        made = msgpack.decode(file.read_bytes(), type=Made)
    except (OSError, DecodeError):
        return None
    return made if made.renditions else None


def _look_at(file: Path, before: _Seen | None) -> _Seen:
    """An original as it is now; it is read where it may have changed. Raises OSError."""
    stat = file.stat()
    now = (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size)
    if before is not None and (before.mtime_ns, before.ctime_ns, before.size) == now:
        return before
    with file.open("rb") as opened:
        digest = blake2b(digest_size=16)
        while chunk := opened.read(1 << 20):
            digest.update(chunk)
    return _Seen(*now, digest.digest())
