from dataclasses import replace

import pytest

from newsroom.addressbook import AddressBook, Known
from newsroom.edition import Newspaper
from newsroom.report import Tag
from plugins.redirects.signposts import current_addresses, plan_signposts
from tests.plugins.newspapers import add_report, newspaper, report

REPORT = Known("report", "hi", "20261124-k7f3", "/2026/11/24/pani/")
SECTION = Known("section", "hi", "khel", "/section/khel/")
TOPIC = Known("topic", "hi", "जल", "/topic/jal/")


def paper_with(
    *known: Known, siteurl: str = "https://samachar.example", **changes: object
) -> Newspaper:
    """A newspaper of one report on one topic, and what its address book knows."""
    paper = newspaper(siteurl)
    add_report(paper, report(topics=(Tag("जल", "jal"),), **changes))
    paper.addressbook = AddressBook(list(known))
    return paper


def signposts(paper: Newspaper) -> dict[str, str]:
    """Where each signpost is saved, and where it leads."""
    planned = list(plan_signposts(paper))
    assert {page.template for page in planned} <= {"redirect.html"}
    return {page.save_as: page.inputs["target"] for page in planned}


@pytest.mark.parametrize("siteurl", ["https://samachar.example", "https://x.example/khabar"])
def test_the_addresses_of_reports_sections_and_topics_are_kept(siteurl: str) -> None:
    """Without the site's own path, which may change."""
    paper = paper_with(siteurl=siteurl)

    assert list(current_addresses(paper)) == [REPORT, SECTION, TOPIC]


def test_an_edition_without_reports_has_no_addresses() -> None:
    """It is not printed."""
    assert list(current_addresses(newspaper())) == []


def test_where_nothing_moved_there_is_no_signpost() -> None:
    """The current addresses are on record and taken."""
    assert signposts(paper_with(REPORT, SECTION, TOPIC)) == {}


@pytest.mark.parametrize(
    ("old", "save_as", "target"),
    [
        (replace(REPORT, url="/2026/11/23/nal/"), "2026/11/23/nal", "/2026/11/24/pani/"),
        (replace(SECTION, url="/section/sports/"), "section/sports", "/section/khel/"),
        (replace(TOPIC, url="/topic/paani/"), "topic/paani", "/topic/jal/"),
    ],
)
def test_what_moved_leaves_a_signpost(old: Known, save_as: str, target: str) -> None:
    """Bookmarks and other sites' links go on leading there."""
    assert signposts(paper_with(old)) == {f"{save_as}/index.html": target}


def test_what_moved_twice_leads_to_where_it_is_now() -> None:
    """No chain of signposts."""
    first, second = (replace(REPORT, url=f"/2026/11/{day}/pani/") for day in (21, 22))

    assert signposts(paper_with(first, second, REPORT)) == {
        "2026/11/21/pani/index.html": "/2026/11/24/pani/",
        "2026/11/22/pani/index.html": "/2026/11/24/pani/",
    }


def test_a_signpost_tells_its_readers_and_search_engines() -> None:
    """In the words of its edition, with the address in full, and never indexed itself."""
    paper = paper_with(replace(REPORT, url="/nal/"), siteurl="https://x.example/khabar")

    page = next(plan_signposts(paper))

    assert page.save_as == "nal/index.html"
    assert page.lang == "hi"
    assert page.inputs["target"] == "/khabar/2026/11/24/pani/"
    assert page.inputs["head"].title == "This page has moved | समाचार"
    assert page.inputs["head"].canonical == "https://x.example/khabar/2026/11/24/pani/"
    assert page.inputs["head"].robots == "noindex"


def test_an_address_that_another_has_taken_is_not_touched() -> None:
    """The report that stands there now is what its readers want."""
    paper = paper_with(replace(REPORT, url="/2026/11/24/nal/"))
    add_report(paper, report("nal", id="20261124-zzzz"))

    assert signposts(paper) == {}


def test_what_is_gone_leaves_no_signpost() -> None:
    """A report that was taken down, a version, a topic without a report."""
    gone = [
        Known("report", "hi", "20250101-aaaa", "/2025/01/01/x/"),
        replace(REPORT, lang="en", url="/en/2026/11/24/water/"),
        Known("topic", "hi", "बिजली", "/topic/bijli/"),
        Known("section", "ur", "khel", "/ur/section/khel/"),
    ]

    assert signposts(paper_with(*gone)) == {}


def test_an_old_site_leads_to_the_report_that_names_it() -> None:
    """``Redirect-From``, with or without its last slash; a file of the old site stays a file."""
    paper = paper_with(redirects=("/?p=12", "/purana", "/purani/", "/news/pani.html"))

    assert signposts(paper) == {
        "?p=12/index.html": "/2026/11/24/pani/",
        "purana/index.html": "/2026/11/24/pani/",
        "purani/index.html": "/2026/11/24/pani/",
        "news/pani.html": "/2026/11/24/pani/",
    }


@pytest.mark.parametrize("written", ["/section/khel", "/2026/11/24/pani/"])
def test_an_old_site_takes_no_address_of_this_one(written: str) -> None:
    """What is printed there now would be lost; the editor is told."""
    paper = paper_with(redirects=(written,))

    list(plan_signposts(paper))

    assert [str(mistake) for mistake in paper.mistakes] == [
        (
            f"reports/2026/11/pani.md:1: '{written}' is the address of a page of its own. Delete "
            "it here or there."
        )
    ]


def test_two_reports_do_not_share_an_old_address() -> None:
    """With or without the slash; one of them would never be reached."""
    paper = paper_with(redirects=("/purana/",))
    add_report(paper, report("nal", id="20261124-zzzz", redirects=("/purana",)))

    list(plan_signposts(paper))

    assert [str(mistake) for mistake in paper.mistakes] == [
        (
            "reports/2026/11/nal.md:1: '/purana' is the address of a redirect of "
            "'reports/2026/11/pani.md'. Delete it here or there."
        )
    ]


def test_a_report_may_name_an_old_address_twice() -> None:
    """It leads to one place."""
    paper = paper_with(redirects=("/purana/", "/purana"))

    assert signposts(paper) == {"purana/index.html": "/2026/11/24/pani/"}
    assert list(paper.mistakes) == []


def test_an_editor_s_word_stands_above_the_address_book() -> None:
    """Who names an old address wants its readers."""
    paper = paper_with(replace(TOPIC, url="/topic/paani/"), redirects=("/topic/paani/",))

    assert signposts(paper) == {"topic/paani/index.html": "/2026/11/24/pani/"}


def test_a_signpost_knows_the_file_that_asked_for_it() -> None:
    """So that whatever is told of it leads there."""
    (page,) = plan_signposts(paper_with(redirects=("/purana/",)))

    assert page.source == "reports/2026/11/pani.md"
