"""Where the press calls the signposts."""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from newsroom.addressbook import record_addresses
from newsroom.edition import Newspaper
from newsroom.plan import Page, plan_pages
from plugins.redirects.signposts import current_addresses, plan_signposts

__all__ = ["register"]


def plan(newspaper: Newspaper) -> Iterator[Page]:
    """The signposts at old addresses."""
    return plan_signposts(newspaper)


def record(press: Any) -> None:  # noqa: ANN401 (Pelican's own object, whatever its class)
    """Add the edition's addresses to the book, where the settings say that readers will see it."""
    if press.settings.get("RECORD_ADDRESSES"):
        newspaper: Newspaper = press.newspaper
        file = newspaper.content / "addresses.tsv"
        fresh = record_addresses(file, newspaper.addressbook, current_addresses(newspaper))
        if fresh:
            print(f"content/addresses.tsv: {fresh} new. Commit it.")


def register() -> None:
    """Connect the signposts to Pelican and the press."""
    plan_pages.connect(plan)
    signals.finalized.connect(record)
