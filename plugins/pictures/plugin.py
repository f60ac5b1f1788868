"""Where Pelican calls the picture desk."""

from collections.abc import Iterable, Sequence

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.edition import Newspaper
from newsroom.plan import Asset, plan_pages
from plugins.pictures.desk import PictureDesk

__all__ = ["register"]


def set_pictures(generators: Sequence[Generator]) -> None:
    """Give reports, people and standing pages their pictures."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    desk = PictureDesk(newspaper)
    for report in newspaper.reports:
        desk.set_picture(report)
    for person in newspaper.register.people.values():
        if person.has_page:
            desk.set_portrait(person)
    for text in newspaper.texts:
        if text.links or text.pictures:
            desk.find_pictures(text)
    newspaper.assets.extend(desk.assets())


def plan(newspaper: Newspaper) -> Iterable[Asset]:
    """The pictures that the edition shows."""
    return newspaper.assets


def register() -> None:
    """Connect the picture desk to Pelican and the press."""
    signals.all_generators_finalized.connect(set_pictures)
    plan_pages.connect(plan)
