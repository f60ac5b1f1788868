"""The picture library: the renditions of every picture, made once and kept."""

import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from msgspec import DecodeError, Struct, msgpack

from newsroom.cache import Cache
from newsroom.mistakes import did_you_mean
from newsroom.plan import Asset
from newsroom.seals import seal
from newsroom.store import StoreFullError
from newsroom.works import Tick, Works
from plugins.pictures.originals import BadPictureError, measure
from plugins.pictures.renditions import Made, Rendition, make_renditions, seal_of_recipe
from plugins.pictures.settings import Settings

__all__ = ["Kept", "PictureLibrary", "make_batch", "measure_batch", "sweep"]

_INDEX = b"index"
_FEW = 4  # pictures; fewer are made before another worker has begun


class _Seen(Struct, frozen=True, array_like=True):
    """An original as it was last read."""

    mtime_ns: int
    ctime_ns: int
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Kept:
    """A picture of the library: the seal of all that it is made of, and what was made."""

    key: bytes
    made: Made


@dataclass(frozen=True, slots=True)
class _Wanted:
    name: str
    file: Path
    key: bytes


class PictureLibrary:
    """Looks pictures up by name, and makes what is missing.

    ``folder`` is ``content/images/``. Where nothing is to be printed (``is_printing`` false) or
    nothing can be kept (no ``cache``), pictures are only measured.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        best: str,
        *,
        cache: Cache | None = None,
        works: Works | None = None,
        is_printing: bool = True,
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._best = best
        self._recipe = seal_of_recipe(settings, best)
        self._cache = cache
        self._works = works
        self._is_printing = is_printing and cache is not None

    def look_up(self, names: Iterable[str]) -> Mapping[str, Kept | str]:
        """What is kept of each picture, or what is wrong with it.

        Raises StoreFullError where the disk takes no more.
        """
        found: dict[str, Kept | str] = {}
        wanted: list[_Wanted] = []
        index = self._read_index()
        seen: dict[str, _Seen] = {}
        for name in sorted(names):
            file = self._folder / name
            fault = self._fault_of(name)
            if not fault:
                try:
                    seen[name] = _look_at(file, index.get(name))
                except OSError as error:
                    fault = f"cannot be read ({error.strerror})."
            if fault:
                found[name] = fault
            else:
                key = seal((self._recipe, file.suffix.lower(), seen[name].digest))
                wanted.append(_Wanted(name, file, key))
        try:
            found.update(self._make(wanted))
            if self._cache is not None and seen != index:
                self._cache.keep(_INDEX, "seen", msgpack.encode(seen))
        except OSError as error:
            raise StoreFullError(f"{error.strerror or error}") from error
        return found

    def _make(self, wanted: Sequence[_Wanted]) -> dict[str, Kept | str]:
        found: dict[str, Kept | str] = {}
        missing = []
        sizes = _sizes(self._cache.folder) if self._cache is not None else {}
        for each in wanted:
            made = self._kept(each.key, sizes)
            if made is None:
                missing.append(each)
            else:
                found[each.name] = Kept(each.key, made)
        if not missing:
            return found
        if self._is_printing:
            shared = (self._cache, self._settings, self._best)
            batches = self._run(missing, make_batch, *shared)
        else:
            batches = self._run(missing, measure_batch, self._cache)
        answers = {name: answer for batch in batches for name, answer in batch.items()}
        for each in missing:
            answer = answers[each.name]
            found[each.name] = answer if isinstance(answer, str) else Kept(each.key, answer)
        return found

    def _run(
        self,
        missing: Sequence[_Wanted],
        task: Callable[..., dict[str, Made | str]],
        *shared: object,
    ) -> list[dict[str, Made | str]]:
        if self._works is None:
            return [task(*shared, missing, lambda _: None)]
        return self._works.run("pictures", task, missing, *shared, worth_sharing=_FEW)

    def _kept(self, key: bytes, sizes: Mapping[str, int]) -> Made | None:
        """What is kept under a key, if all of it is there."""
        if self._cache is None:
            return None
        made = _read(self._cache.file(key, "made"), sizes)
        if made is not None and all(
            sizes.get(_file_of(self._cache, key, each).name) == each.length
            for each in made.renditions
        ):
            return made
        return None if self._is_printing else _read(self._cache.file(key, "measured"), sizes)

    def _read_index(self) -> dict[str, _Seen]:
        if self._cache is None:
            return {}
        try:
            written = self._cache.file(_INDEX, "seen").read_bytes()
            return msgpack.decode(written, type=dict[str, _Seen])
        except (OSError, DecodeError):
            return {}

    def _fault_of(self, name: str) -> str:
        """What is wrong with a name; empty where there is such a picture."""
        if ".." in PurePosixPath(name).parts or name.startswith("/"):
            return "leads out of content/images/. Write its name in that folder."
        file = self._folder / name
        if not os.path.isfile(file):  # noqa: PTH113 (Path raises for a name that is too long)
            names = [each.relative_to(self._folder).as_posix() for each in self._folder.rglob("*")]
            near = did_you_mean(name, names)
            return f"is not in content/images/{near} Put it there or correct the name."
        if not file.resolve().is_relative_to(self._folder.resolve()):
            return "is a link to another place. Put the picture itself into content/images/."
        return ""

    def assets(self, name: str, kept: Kept) -> Iterable[Asset]:
        """The files that readers get of a picture."""
        if self._cache is None or not self._is_printing:
            return
        for each in kept.made.renditions:
            place = f"{stem_of(name, kept.key)}-{each.width}.{each.ending}"
            file = _file_of(self._cache, kept.key, each)
            yield Asset(place, file, f"images/{name}", needs=kept.key)


def stem_of(name: str, key: bytes) -> str:
    """How the places of a picture's renditions begin: a browser may keep them for good.

    >>> stem_of("nadi/pul.jpg", bytes(range(16)))
    'images/nadi/pul-0001020304'
    """
    folder, _, file = name.rpartition("/")
    short = PurePosixPath(file).stem.encode()[:200].decode(errors="ignore")  # a name has 255 bytes
    return f"images/{f'{folder}/' if folder else ''}{short}-{key[:5].hex()}"


def make_batch(
    cache: Cache, settings: Settings, best: str, wanted: Sequence[_Wanted], tick: Tick
) -> dict[str, Made | str]:
    """Make and keep the renditions of some pictures; by name, what was made or what is wrong."""
    made: dict[str, Made | str] = {}
    for each in wanted:

        def keep(rendition: Rendition, content: bytes, key: bytes = each.key) -> None:
            cache.keep(key, f"{rendition.width}.{rendition.ending}", content)

        try:
            answer = make_renditions(each.file, settings, best, keep)
            cache.keep(each.key, "made", msgpack.encode(answer))
            made[each.name] = answer
        except BadPictureError as error:
            made[each.name] = f"{error}."
        tick(1)
    return made


def measure_batch(
    cache: Cache | None, wanted: Sequence[_Wanted], tick: Tick
) -> dict[str, Made | str]:
    """Look at some pictures; one that can be printed is given as if it were its own rendition."""
    measured: dict[str, Made | str] = {}
    for each in wanted:
        try:
            seen = measure(each.file)
            ending = "png" if seen.type == "image/png" else "jpg"
            answer = Made((Rendition(ending, seen.width, seen.height, 0),))
            if cache is not None:
                cache.keep(each.key, "measured", msgpack.encode(answer))
            measured[each.name] = answer
        except BadPictureError as error:
            measured[each.name] = f"{error}."
        tick(1)
    return measured


def sweep(cache: Cache, assets: Collection[Asset]) -> None:
    """Remove from the cache what no file of the edition is made of."""
    wanted = {asset.file for asset in assets if asset.file.parent == cache.folder}
    keys = {file.name.partition(".")[0] for file in wanted}
    records = {cache.folder / f"{key}.made" for key in keys}
    cache.sweep(wanted | records | {cache.file(_INDEX, "seen")})


def _file_of(cache: Cache, key: bytes, rendition: Rendition) -> Path:
    return cache.file(key, f"{rendition.width}.{rendition.ending}")


def _sizes(folder: Path) -> dict[str, int]:
    """The size of each file: a loss of power may leave one empty."""
    try:
        with os.scandir(folder) as entries:
            return {each.name: each.stat().st_size for each in entries}
    except FileNotFoundError:
        return {}


def _read(file: Path, sizes: Mapping[str, int]) -> Made | None:
    if file.name not in sizes:
        return None
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
