"""Small editions, printed with the real theme and compared whole with golden output."""

from pathlib import Path

import pytest

from tests.conftest import PrintScenario, needs_fribidi
from tests.scenarios.printed import PrintedSite
from tests.scenarios.tree import assert_golden

HERE = Path(__file__).parent

# Of the large tree a page of each kind is kept whole, each language among them.
WHOLE = {
    "four-languages": (
        "index.html",
        "2026/11/24/pul-par-vahan/index.html",
        "404.html",
        "about/index.html",
        "en/archive/index.html",
        "en/archive/2026/11/index.html",
        "en/author/index.html",
        "author/rafiq-ahmad/index.html",
        "pa/offline/index.html",
        "pa/section/pradesh/index.html",
        "ur/2026/11/24/pul-par-vahan/index.html",
        "ur/speaker/index.html",
        "en/speaker/mira-thakur/index.html",
        "ur/topic/index.html",
        "topic/pul/index.html",
    ),
}


@pytest.mark.parametrize("name", ["one-report", "four-languages", "hostile", "sample"])
def test_an_edition_is_printed(run_scenario: PrintScenario, name: str) -> None:
    """The tests that read it are passed over where it is not."""
    run = run_scenario(name)

    assert run.status == 0, run.err + run.out


@needs_fribidi
@pytest.mark.parametrize("name", ["one-report", "four-languages", "hostile"])
def test_an_edition_is_printed_to_the_byte(print_scenario: PrintScenario, name: str) -> None:
    """The same copy, settings and theme always give the same bytes."""
    run = print_scenario(name)

    assert_golden(run.output, HERE / name / "expected", WHOLE.get(name))


def test_the_smallest_edition_has_every_kind_of_page_it_needs(
    print_scenario: PrintScenario,
) -> None:
    """One report, one section, one desk: no topics, no speakers, and no empty index of either."""
    site = PrintedSite(print_scenario("one-report").output)

    assert set(site.pages) == {
        "index.html",
        "404.html",
        "offline/index.html",
        "2026/11/24/pani-ka-samay/index.html",
        "section/pradesh/index.html",
        "author/index.html",
        "author/samachar-desk/index.html",
        "archive/index.html",
        "archive/2026/11/index.html",
        "feeds/index.html",
    }
    assert set(site.feeds) == {
        *("rss.xml", "section/pradesh/rss.xml", "author/samachar-desk/rss.xml"),
    }
