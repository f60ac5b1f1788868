"""Where the press calls for what a phone keeps."""

from collections.abc import Iterator

from newsroom.engine.plan import Document, Page, begin_edition, plan_pages
from newsroom.records.newspaper import Newspaper
from plugins.offline.manifest import MANIFEST, plan_manifest
from plugins.offline.page import plan_offline_page
from plugins.offline.worker import plan_worker

__all__ = ["register"]


def announce(newspaper: Newspaper) -> None:
    """Say that the site can be installed, so that pages name the manifest and the worker."""
    newspaper.manifest = MANIFEST


def plan(newspaper: Newspaper) -> Iterator[Page | Document]:
    """The service worker; for each printed edition its manifest and its page for want of one."""
    yield plan_worker(newspaper)
    for edition in newspaper.printed_editions:
        yield plan_manifest(newspaper, edition)
        yield plan_offline_page(newspaper, edition)


def register() -> None:
    """Connect the plan to the press."""
    begin_edition.connect(announce)
    plan_pages.connect(plan)
