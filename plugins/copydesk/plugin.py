"""Where Pelican calls the copy desk."""

from collections.abc import Sequence
from typing import Any

from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.plan import Changes, look_for_changes
from newsroom.records.newspaper import Newspaper
from plugins.copydesk.collections import Collections
from plugins.copydesk.generators import (
    PeopleGenerator,
    ReportsGenerator,
    SectionsGenerator,
    StandingPagesGenerator,
    TopicsGenerator,
)
from plugins.copydesk.stories import (
    admit,
    by_story,
    check_changes,
    check_files,
    check_stories,
    note_far_dates,
    set_addresses,
)
from plugins.copydesk.topics import check_topics

__all__ = ["register"]


def get_generators(_: object) -> Sequence[type[Generator]]:
    """The collections of the content folder, people before those who name them."""
    return (
        PeopleGenerator,
        SectionsGenerator,
        TopicsGenerator,
        ReportsGenerator,
        StandingPagesGenerator,
    )


def gather_stories(generators: Sequence[Generator]) -> None:
    """Bring versions together, check what must hold between files, and set the addresses."""
    newspaper: Newspaper = generators[0].context["newspaper"]
    check_files(newspaper.copy, newspaper.mistakes)
    newspaper.printed_stories = newspaper.all_stories = by_story(newspaper.reports)
    check_stories(newspaper)
    check_topics(newspaper.topics, newspaper.mistakes)
    set_addresses(newspaper)
    note_far_dates(newspaper.reports, newspaper)
    admitted = admit(newspaper.reports, newspaper.at)
    check_changes(admitted, newspaper)
    newspaper.held_back = len(newspaper.reports) - len(admitted)
    newspaper.reports = admitted
    if newspaper.held_back:
        newspaper.printed_stories = by_story(admitted)


def find_changes(context: dict[str, Any]) -> Changes | None:
    """Say which few reports have changed, where nothing else has."""
    newspaper: Newspaper = context["newspaper"]
    context["collections"] = Collections.open(newspaper, context)
    return context["collections"].changes() if not newspaper.mistakes else None


def register() -> None:
    """Connect the copy desk to Pelican."""
    look_for_changes.connect(find_changes)
    signals.get_generators.connect(get_generators)
    signals.all_generators_finalized.connect(gather_stories)
