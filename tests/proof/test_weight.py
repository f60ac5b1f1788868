"""`./inv proof weight`: no page of the sample asks a reader for more than it may."""

import gzip
import shutil
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import Fault, Figure, PrintedSite, weight
from newsroom.proof.weight import Budgets
from tests.proof.conftest import REPORT, Spoil

FRONT = "front: in all, two screens"


def faults(site: PrintedSite, budgets: Budgets | None = None) -> list[str]:
    """What is told of a site."""
    found = weight.prove(site, Progress(), budgets)
    return [str(each) for each in found if isinstance(each, Fault)]


def test_the_sample_is_within_its_budgets(sample_site: PrintedSite) -> None:
    """Reports, scripts, requests, front pages; no one else is asked for anything."""
    assert faults(sample_site) == []


def test_every_report_is_weighed(sample_site: PrintedSite) -> None:
    """Not only the longest."""
    reports = [path for path, page in sample_site.pages.items() if page.kind == "report"]

    weighed = [
        each.place
        for each in weight.prove(sample_site, Progress())
        if isinstance(each, Figure) and each.what == "report: page, styles and scripts"
    ]

    assert sorted(weighed) == sorted(reports)
    assert len(reports) > 20


def test_a_page_of_every_kind_is_weighed_in_every_language(sample_site: PrintedSite) -> None:
    """Each of which an edition has."""
    kinds = {(page.edition, page.kind) for page in sample_site.pages.values()}

    places = {
        each.place for each in weight.prove(sample_site, Progress()) if isinstance(each, Figure)
    }
    weighed = [sample_site.pages[place] for place in places if place in sample_site.pages]

    assert {(page.edition, page.kind) for page in weighed} == kinds


def test_what_is_counted_is_what_travels(sound_site: PrintedSite) -> None:
    """A brotli decoder gives the page back, and gzip is larger."""
    page = (sound_site.output / REPORT).read_bytes()

    size = weight.bytes_of(sound_site, REPORT)

    assert brotli.decompress(brotli.compress(page, quality=11)) == page
    assert size == len(brotli.compress(page, quality=11)) < len(gzip.compress(page, 9))


@pytest.mark.parametrize(
    ("budget", "fault"),
    [
        (
            {"report_text": 99},
            (
                f"{REPORT}: report: page, styles and scripts is {{}}, at most 99 bytes. "
                "Take out of the template or its styles what this page can do without."
            ),
        ),
        (
            {"requests_with_picture": 1},
            (
                f"{REPORT}: report: requests before load is {{}}, at most 1. "
                "It fetches {files}: put it into the page, or fetch it later."
            ),
        ),
        (
            {"report_in_all": 99},
            (
                f"{REPORT}: report: in all is {{}}, at most 99 bytes. "
                "Print smaller renditions of its picture."
            ),
        ),
        (
            {"front_in_all": 99},
            (
                f"index.html: {FRONT} is {{}}, at most 99 bytes. "
                "Print smaller renditions, or fewer pictures near its top."
            ),
        ),
        (
            {"scripts": 9},
            (
                "theme: all scripts but search's is {}, at most 9 bytes. "
                "Write less script: a page must be whole without any."
            ),
        ),
    ],
)
def test_a_budget_that_is_exceeded_is_told(
    sound_site: PrintedSite, budget: dict[str, int], fault: str
) -> None:
    """How much it is, how much it may be, what to do."""
    found = weight.prove(sound_site, Progress(), replace(Budgets(), **budget))
    place, what = fault.split(": ", 1)[0], fault.split(": ", 1)[1].partition(" is ")[0]
    told = [str(each) for each in found if isinstance(each, Fault)]
    (value,) = [
        f"{each.value:,}"
        for each in weight.prove(sound_site, Progress())
        if isinstance(each, Figure) and (each.place, each.what) == (place, what)
    ]

    fetched = weight.loads(sound_site.pages[REPORT], sound_site).before_load

    assert fault.replace("{}", value).replace("{files}", ", ".join(fetched)) in told


def test_a_stranger_who_is_asked_is_counted(spoil: Spoil) -> None:
    """Also by a stylesheet or a candidate of a picture."""
    site = spoil(
        "</main>", '<img src="/images/pul.png" srcset="https://cdn.example/a.png 2x"></main>'
    )

    assert faults(site) == [
        (
            "all pages: requests to others is 1, at most 0. "
            "'./inv proof pages' names them: serve them from this site."
        )
    ]


def test_a_script_that_knows_cookies_is_told(sound_site: PrintedSite, tmp_path: Path) -> None:
    """Nothing is kept about readers."""
    shutil.copytree(sound_site.output, tmp_path / "output")
    (tmp_path / "output" / "watch.js").write_text("document.cookie = 1", encoding="utf-8")

    assert faults(PrintedSite(tmp_path / "output")) == [
        "watch.js: it touches cookies. Keep nothing about readers."
    ]


def test_a_script_at_the_root_is_a_worker_and_is_counted(
    sound_site: PrintedSite, tmp_path: Path
) -> None:
    """It comes after the load event, with icon and manifest; its bytes come, too."""
    shutil.copytree(sound_site.output, tmp_path / "output")
    (tmp_path / "output" / "sw.js").write_text("self;", encoding="utf-8")
    site = PrintedSite(tmp_path / "output")

    found = weight.loads(site.pages[REPORT], site)

    assert "theme/icon.svg" in found.later
    assert "sw.js" in found.later
    assert not {"theme/icon.svg", "sw.js"} & set(found.before_load)


def test_what_the_worker_keeps_is_counted(sound_site: PrintedSite) -> None:
    """A first visit brings the front page and the page for want of a network along."""
    report = weight.loads(sound_site.pages[REPORT], sound_site)
    english = weight.loads(sound_site.pages["en/index.html"], sound_site)

    assert {"index.html", "offline/index.html"} <= set(report.later)
    assert "en/offline/index.html" in english.later
    assert "en/index.html" not in english.later


def test_the_scripts_of_search_are_apart(sound_site: PrintedSite, tmp_path: Path) -> None:
    """Only who searches fetches them."""
    shutil.copytree(sound_site.output, tmp_path / "output")
    (tmp_path / "output" / "pagefind").mkdir()
    (tmp_path / "output" / "pagefind" / "pagefind.js").write_text("x" * 9, encoding="utf-8")

    scripts, with_search = (
        next(weight.prove(site, Progress()))
        for site in (sound_site, PrintedSite(tmp_path / "output"))
    )

    assert isinstance(scripts, Figure)
    assert scripts.what == "all scripts but search's"
    assert with_search == scripts
