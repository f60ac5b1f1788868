"""The service worker: the script that keeps what was read on the reader's phone."""

import json
from collections.abc import Sequence
from pathlib import Path

from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.javascript import without_comments
from newsroom.engine.plan import Document
from newsroom.records.newspaper import Newspaper

__all__ = ["compose_worker", "plan_worker"]

_SOURCE = Path(__file__).with_name("worker.js")


def plan_worker(newspaper: Newspaper) -> Document:
    """The worker at the site's root. It changes with the theme and the menus, not with reports."""
    source = _SOURCE.read_text(encoding="utf-8")
    sites = [edition.site for edition in newspaper.printed_editions]
    return Document(
        save_as="sw.js",
        compose=compose_worker,
        inputs={
            "source": source,
            "version": fingerprint((source, newspaper.theme_fingerprint, sites)).hex()[:10],
            "homes": sorted((edition.home.url for edition in newspaper.printed_editions), key=len),
        },
    )


def compose_worker(source: str, version: str, homes: Sequence[str]) -> bytes:
    """The worker's script.

    ``version`` differs whenever the pages for want of a network do; ``homes`` are the editions'
    addresses, the shortest first.
    """
    given = f"const VERSION = {json.dumps(version)}, HOMES = {json.dumps(list(homes))};\n"
    return (given + without_comments(source)).encode()
