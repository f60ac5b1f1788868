"""Where Pelican calls the picture desk."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.file_cache import Cache
from newsroom.engine.plan import Asset, plan_pages
from newsroom.engine.settings import read_settings
from newsroom.records.newspaper import Newspaper
from plugins.pictures.finding import PictureFinder
from plugins.pictures.library import PictureLibrary
from plugins.pictures.renditions import best_format
from plugins.pictures.settings import Settings

__all__ = ["register"]


def set_pictures(generators: Sequence[Generator]) -> None:
    """Give reports, people and standing pages their pictures, and make what is missing."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    best = best_format()
    # An edition that has mistakes already is not printed: the editor need not wait for pictures.
    is_printing = not newspaper.settings.get("CHECK_ONLY") and not newspaper.mistakes
    library = PictureLibrary(
        newspaper.content / "images",
        read_settings(Settings, newspaper.settings, "PICTURES"),
        best,
        output=Path(newspaper.settings["OUTPUT_PATH"]),
        cache=_cache(newspaper),
        pool=newspaper.pool,
        is_printing=is_printing,
    )
    desk = PictureFinder(newspaper, library)
    desk.set_pictures()
    newspaper.assets.extend(desk.assets())
    if newspaper.assets and best != "avif":
        newspaper.is_provisional = True
        newspaper.notes.append(
            "This machine's Pillow writes no AVIF: pictures are printed as WebP, a third heavier."
        )


def plan(newspaper: Newspaper) -> Iterable[Asset]:
    """The pictures that the edition shows; renditions that no edition uses are not kept longer."""
    cache = _cache(newspaper)
    if cache is not None and not newspaper.settings.get("CHECK_ONLY"):
        cache.sweep(Path(newspaper.settings["OUTPUT_PATH"]))
    return newspaper.assets


def _cache(newspaper: Newspaper) -> Cache | None:
    return Cache(newspaper.caches / "renditions") if newspaper.caches else None


def register() -> None:
    """Connect the picture desk to Pelican and the press."""
    signals.all_generators_finalized.connect(set_pictures)
    plan_pages.connect(plan)
