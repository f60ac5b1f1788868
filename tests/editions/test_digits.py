"""Digits are a setting per language, and the same in dates, counts and page numbers."""

import re
from pathlib import Path

import pytest

from tests.conftest import SCENARIOS
from tests.scenarios.printed import PrintedSite, text_of
from tests.scenarios.run import print_edition


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> PrintedSite:
    """The four languages, Hindi and Urdu with digits of their own."""
    content: Path = SCENARIOS / "four-languages" / "content"
    run = print_edition(
        tmp_path_factory.mktemp("digits"),
        content,
        NATIVE_DIGITS=("hi", "ur"),
        EDITIONS={"list_length": 1},
    )
    assert run.status == 0, run.err
    return PrintedSite(run.output)


def test_dates_and_counts_take_the_language_s_own_digits(site: PrintedSite) -> None:
    """Where the setting names the language, and nowhere else."""
    texts = {
        lang: " ".join(text_of(time) for time in site.page(url).all("time"))
        for lang, url in site.page("/2026/11/24/pul-par-vahan/").versions.items()
    }

    assert "२४ नवंबर २०२६, शाम ५:०५ बजे" in texts["hi"]
    assert "۲۴ نومبر، ۲۰۲۶، شام ۵:۰۵ بجے" in texts["ur"]
    assert "24 November 2026, 5:05 pm" in texts["en"]
    assert "24 ਨਵੰਬਰ 2026, ਸ਼ਾਮ 5:05 ਵਜੇ" in texts["pa"]
    assert not re.search("[0-9]", texts["hi"] + texts["ur"])


def test_page_numbers_take_them_too(site: PrintedSite) -> None:
    """In the title of a numbered page; its address stays in Latin digits."""
    page = site.page("/topic/shimla/page/1/")

    assert "१" in (page.one("title").text or "")
    assert "1" not in (page.one("title").text or "")


def test_machines_read_latin_digits(site: PrintedSite) -> None:
    """``datetime`` is ISO 8601, whatever the reader sees."""
    times = [time.attrib["datetime"] for page in site.pages.values() for time in page.all("time")]

    assert times
    assert all(re.fullmatch(r"[0-9T:+-]+", time) for time in times)
