"""Where the press calls the signposts."""

from collections.abc import Iterator, Sequence

from newsroom.engine.plan import PlannedFile, edition_printed, plan_signposts
from newsroom.records.address_book import record_addresses
from newsroom.records.former_addresses import current_addresses
from newsroom.records.newspaper import Newspaper
from plugins.redirects import signposts

__all__ = ["register"]


def plan(newspaper: Newspaper, plan: Sequence[PlannedFile]) -> Iterator[PlannedFile]:
    """The signposts at old addresses."""
    return signposts.plan_signposts(newspaper, plan)


def record(newspaper: Newspaper) -> None:
    """Add the edition's addresses to the book, where the settings say that readers will see it.

    Before they do: of a run that is killed in between, an address too many is on record, never one
    too few.
    """
    if newspaper.settings.get("RECORD_ADDRESSES"):
        file = newspaper.content / "addresses.tsv"
        current = list(current_addresses(newspaper))
        fresh = record_addresses(file, newspaper.addressbook, current)
        if fresh:
            print(f"content/addresses.tsv: {fresh} new. Commit it.")


def register() -> None:
    """Connect the signposts to the press."""
    plan_signposts.connect(plan)
    edition_printed.connect(record)
