"""Lists on pages: numbered from the oldest, so that a page once printed stays as it is."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import SCENARIOS
from tests.scenarios.printed import PrintedSite, text_of
from tests.scenarios.run import Run, print_edition
from tests.scenarios.tree import snapshot

LENGTHS = {"EDITIONS": {"list_length": 2}, "PEOPLE": {"list_length": 2}}


def write_reports(content: Path, days: range) -> None:
    """A report on each of some days of November."""
    for day in days:
        (content / f"reports/2026/11/din-{day}.md").write_text(
            f"Title: दिन {day} की ख़बर\nId: 202611{day}-day{day % 8 + 2}\nSlug: din-{day}\n"
            f"Date: 2026-11-{day} 08:00\nCategory: pradesh\nTags: मौसम\n\nधूप खिली।\n",
            encoding="utf-8",
        )


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Run]:
    """An edition of eight reports, and the next one with a ninth."""
    folder = tmp_path_factory.mktemp("lists")
    content = Path(shutil.copytree(SCENARIOS / "one-report" / "content", folder / "content"))
    (content / "reports/2026/11/pani-ka-samay.md").unlink()
    write_reports(content, range(10, 18))
    first = print_edition(folder / "first", content, **LENGTHS)
    write_reports(content, range(18, 19))
    return first, print_edition(folder / "second", content, **LENGTHS)


def headlines(site: PrintedSite, url: str) -> list[str]:
    """The headlines that a list page holds."""
    return [text_of(each) for each in site.page(url).all("main//article//h2")]


def test_pages_of_a_list_are_numbered_from_the_oldest(before_and_after: tuple[Run, Run]) -> None:
    """Page 1 holds the oldest reports; the front has no number and the newest ones."""
    site = PrintedSite(before_and_after[0].output)

    assert headlines(site, "/section/pradesh/page/1/") == ["दिन 11 की ख़बर", "दिन 10 की ख़बर"]
    assert headlines(site, "/section/pradesh/")[0] == "दिन 17 की ख़बर"


def test_every_report_is_on_one_page_of_a_list(before_and_after: tuple[Run, Run]) -> None:
    """Going from page to page, a reader finds each report once, and the way to the next page."""
    site = PrintedSite(before_and_after[1].output)
    for place in ("section/pradesh", "topic/mausam", "archive/2026/11", "author/samachar-desk"):
        pages = [
            path for path in site.pages if re.fullmatch(rf"{place}/(page/\d+/)?index\.html", path)
        ]
        found = {
            link.attrib["href"]: path
            for path in pages
            for link in site.pages[path].all("main//article//a")
            if "/din-" in link.attrib["href"]
        }
        told = sum(
            len(re.findall(r"href=\"/2026/11/\d\d/din-\d+/\"", site.pages[path].source))
            for path in pages
        )

        assert len(pages) == 4, place
        assert len(found) == 9, place
        assert told == 9, place


def test_a_new_report_leaves_old_pages_alone(before_and_after: tuple[Run, Run]) -> None:
    """A page of a list that was full stays byte for byte, and so do all reports but the last."""
    first, second = (snapshot(run.output) for run in before_and_after)
    changed = {path for path in first if first[path] != second[path]}

    numbered = [path for path in changed if "/page/" in path and not path.startswith("author/")]
    assert {path.partition("page/")[2] for path in numbered} == set()
    assert [path for path in changed if re.match(r"2026/", path)] == [
        "2026/11/17/din-17/index.html"
    ]
    assert {"index.html", "section/pradesh/index.html", "rss.xml"} <= changed


def test_a_numbered_page_says_its_number(before_and_after: tuple[Run, Run]) -> None:
    """In its title, so that two pages of a list are not taken for one."""
    site = PrintedSite(before_and_after[0].output)
    titles = [page.one("title").text for page in site.pages.values() if not page.is_noindex]

    assert len(titles) == len(set(titles))


def test_a_new_report_leaves_a_person_s_old_pages_alone(before_and_after: tuple[Run, Run]) -> None:
    """The same holds for the pages of those who write and speak."""
    first, second = (snapshot(run.output) for run in before_and_after)
    numbered = [path for path in first if path.startswith("author/") and "/page/" in path]

    assert numbered
    assert [path for path in numbered if first[path] != second[path]] == []


def test_an_older_lead_stands_before_high_before_the_newest(newsdesk: Path) -> None:
    """What an editor has weighed goes before what is new."""
    content = newsdesk / "content"
    (content / "reports/2026/11/pani-ka-samay.md").unlink()
    write_reports(content, range(10, 16))
    for day, priority in ((11, "lead"), (12, "high")):
        file = content / f"reports/2026/11/din-{day}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\nSlug", f"\nPriority: {priority}\nSlug", 1), "utf-8")

    run = print_edition(newsdesk, content)

    front = (run.output / "index.html").read_text(encoding="utf-8")
    shown = list(dict.fromkeys(re.findall(r"/2026/11/\d\d/din-(\d\d)/", front)))
    assert run.status == 0, run.err
    assert shown[:4] == ["11", "12", "15", "14"]
