"""`./inv proof pages` over feeds: each promise that one breaks is told, and what to do."""

import copy

import pytest

from newsroom.proof import PrintedSite
from newsroom.proof.pages.feeds import discovered, feeds, listed
from tests.proof.conftest import Spoil


def spoiled(site: PrintedSite, path: str, old: str, new: str) -> list[str]:
    """What is told of a feed with something else in it."""
    written = site.feed_files[path].decode()
    assert old in written
    other = copy.copy(site)
    other.__dict__["feed_files"] = {path: written.replace(old, new, 1).encode()}
    return [str(fault) for fault in feeds(other)]


@pytest.mark.parametrize(
    ("path", "old", "new", "told"),
    [
        ("rss.xml", "</title>", "</titel>", "it cannot be read"),
        ("rss.xml", 'rss.xml" rel="self"', 'x.xml" rel="self"', "it says that its address is"),
        ("rss.xml", '&lt;div lang="hi"', '&lt;div id="a"', "the text of "),
        ("rss.xml", 'href="https://samachar.example/', 'href="/', "it says that its address is"),
        ("rss.xml", "<guid", "<author>x</author><guid", "an item has an author"),
        ("rss.xml", " +0530</pubDate>", "</pubDate>", "has a date without an offset"),
        ("atom.xml", "<updated>", "<changed/><updated>", "RFC 4287 says"),
        ("feed.json", "/version/1.1", "/version/9", "its version is"),
        ("feed.json", '"title":"', '"titel":"', "it lacks what its format asks"),
    ],
)
def test_a_feed_that_breaks_a_promise_is_told(
    sound_site: PrintedSite, path: str, old: str, new: str, told: str
) -> None:
    """By its file, with what is wrong."""
    faults = spoiled(sound_site, path, old, new)

    assert faults
    assert all(fault.startswith(f"{path}: ") for fault in faults)
    assert any(told in fault for fault in faults), faults


def test_a_page_that_names_no_feed_is_told(sound_site: PrintedSite, spoil: Spoil) -> None:
    """Or another's."""
    assert [*discovered(sound_site), *listed(sound_site)] == []

    site = spoil('type="application/rss+xml"', 'type="text/html"')

    faults = [str(fault) for fault in discovered(site)]
    assert len(faults) == 1
    assert faults[0].endswith("it names the feeds none. Name rss.xml.")
