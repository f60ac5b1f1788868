"""A newsroom that wants less takes a plugin out of its settings, and pages name no part of it."""

import importlib
import re
from pathlib import Path

import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import PrintedSite, prove, tell
from tests.incremental.small_newsroom import SmallNewsroom

PLUGINS = importlib.import_module("pelicanconf").PLUGINS
NEEDED = {"plugins.copydesk", "plugins.people", "plugins.editions"}
ABSENT = {
    "plugins.feeds": r"rss\.xml|application/rss|>RSS<",
    "plugins.offline": r'rel="manifest"',
    "plugins.share": r'class="share"',
    "plugins.structured_data": r"application/ld\+json",
    "plugins.cards": r"/cards/",
    "plugins.pictures": r"<img|\{static\}",
}
"""What no page names once a plugin is taken out."""


def printed_without(plugin: str, folder: Path) -> PrintedSite:
    """The small newsroom's site, printed without one plugin."""
    newsroom = SmallNewsroom(folder / "newsroom")
    newsroom.set_settings(CARDS={}, PLUGINS=[each for each in PLUGINS if each != plugin])
    newsroom.build_well()
    return PrintedSite(newsroom.output)


OFTEN = {"plugins.feeds", "plugins.pictures"}  # those that most of a page hangs on


@pytest.mark.parametrize(
    "plugin",
    [
        pytest.param(each, marks=() if each in OFTEN else pytest.mark.slow)
        for each in PLUGINS
        if each not in NEEDED
    ],
)
def test_a_site_without_a_plugin_is_whole(plugin: str, tmp_path: Path) -> None:
    """No fault is found in its pages, and none of them names what is not there."""
    site = printed_without(plugin, tmp_path)

    lines, is_kept = tell(prove(site, ["pages"], Progress()))
    assert is_kept, lines
    named = re.compile(ABSENT.get(plugin, r"\Z.")).search
    assert [path for path, page in site.pages.items() if named(page.source)] == []
