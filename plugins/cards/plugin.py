"""Where Pelican calls the desk for share cards."""

from collections.abc import Iterator, Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.file_cache import Cache
from newsroom.engine.plan import Asset, plan_pages
from newsroom.engine.settings import read_settings
from newsroom.records.newspaper import Newspaper
from plugins.cards.making import CardMaker
from plugins.cards.settings import Settings

__all__ = ["register"]


def set_share_cards(generators: Sequence[Generator]) -> None:
    """Give reports and editions their cards, unless nothing is to be printed."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    if newspaper.caches and not newspaper.mistakes and not newspaper.settings.get("CHECK_ONLY"):
        _desk(newspaper).set_cards(Cache(newspaper.caches / "cards"))


def plan(newspaper: Newspaper) -> Iterator[Asset]:
    """The files of the cards."""
    if newspaper.caches:
        yield from _desk(newspaper).assets(Cache(newspaper.caches / "cards"))


def _desk(newspaper: Newspaper) -> CardMaker:
    return CardMaker(newspaper, read_settings(Settings, newspaper.settings, "CARDS"))


def register() -> None:
    """Connect the desk to Pelican and the press."""
    signals.all_generators_finalized.connect(set_share_cards)
    plan_pages.connect(plan)
