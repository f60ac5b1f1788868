from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import LinkInCopy
from plugins.press.planning import check_links, check_places
from tests.plugins.newspapers import add_report, newspaper, report


def compose_rss() -> bytes:
    """A document of no words."""
    return b""


def page(save_as: str, source: str = "") -> Page:
    """A page of a plan."""
    return Page(save_as, "report.html", "hi", {}, source)


def settings_that_say(folder: Path, *lines: str) -> Path:
    """A settings file of a newspaper, under a name of its own."""
    file = folder / "sunday.py"
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return file


def told(paper: Newspaper) -> list[str]:
    """What the editor is told."""
    return [str(mistake) for mistake in paper.mistakes]


def test_a_plan_with_a_place_for_each_file_is_printed() -> None:
    """One name may stand in two folders."""
    paper = newspaper()

    check_places(
        [page("index.html"), page("en/index.html"), Document("rss.xml", compose_rss)], paper
    )

    assert told(paper) == []


@pytest.mark.parametrize("save_as", ["../a.html", "k" * 300, "a" + "/a" * 150])
def test_a_plugin_s_own_slip_is_told_at_the_setting_that_names_plugins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, save_as: str
) -> None:
    """In the settings file that was used, whatever it is called, and in its line."""
    used = settings_that_say(tmp_path, "SITENAME = 'रविवार'", "", "PLUGINS = ['sunday']")
    monkeypatch.setattr("newsroom.engine.settings._settings_files", lambda: [used])
    paper = newspaper()

    check_places([page(save_as)], paper)

    (line,) = told(paper)
    assert line.startswith("sunday.py:3: ")


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (
            page("pul/index.html", "pages/pul.md"),
            page("pul/index.html", "reports/2026/11/pul.md"),
            (
                "reports/2026/11/pul.md:1: 'pul/index.html' is printed twice: by 'pages/pul.md' "
                "and by 'reports/2026/11/pul.md'. Give one of them another slug."
            ),
        ),
        (
            page("section/khel/index.html"),
            page("section/khel/index.html", "pages/khel.md"),
            (
                "pages/khel.md:1: 'section/khel/index.html' is printed twice: by 'report.html' and "
                "by 'pages/khel.md'. Give one of them another slug."
            ),
        ),
        (
            page("a/rss.xml", "pages/a.md"),
            Document("a/rss.xml", compose_rss),
            (
                "pages/a.md:1: 'a/rss.xml' is printed twice: by 'pages/a.md' and by "
                "'a/rss.xml'. Give one of them another slug."
            ),
        ),
        (
            Asset("images/a.jpg", newspaper().content / "images/a.jpg", "images/a.jpg"),
            Asset("images/A.JPG", newspaper().content / "images/A.JPG", "images/A.JPG"),
            (
                "images/A.JPG:1: 'images/A.JPG' is printed twice: by 'images/a.jpg' and by "
                "'images/A.JPG'. Give one of them another slug."
            ),
        ),
        (
            Document("theme/a.css", compose_rss),
            Asset("theme/a.css", newspaper().content / "a.css"),
            (
                "pelicanconf.py:1: 'theme/a.css' is printed twice: by 'theme/a.css' and by "
                "'theme/a.css'. Give one of them another slug."
            ),
        ),
    ],
)
def test_two_files_in_one_place_are_told(
    first: PlannedFile, second: PlannedFile, message: str
) -> None:
    """One would silently replace the other: on some disks by case alone."""
    paper = newspaper()

    check_places([first, page("other/index.html"), second], paper)

    assert told(paper) == [message]


@pytest.mark.parametrize("step", [1, -1], ids=["the file first", "the folder first"])
def test_a_file_in_the_place_of_a_folder_is_told(step: int) -> None:
    """No disk can hold both."""
    paper = newspaper()
    file = page("news/pul.html", "reports/2026/11/pul.md")
    inside = page("news/PUL.html/index.html", "reports/2026/11/nal.md")

    check_places([file, inside][::step], paper)

    assert told(paper) == [
        (
            "reports/2026/11/nal.md:1: 'news/pul.html' would be a file and a folder: of "
            "'reports/2026/11/pul.md' and of 'reports/2026/11/nal.md'. Give one of them another "
            "address."
        )
    ]


@pytest.mark.parametrize("save_as", ["../index.html", "a/../../index.html", "/etc/index.html"])
def test_a_file_outside_the_output_is_told(save_as: str) -> None:
    """No slug may lead out."""
    paper = newspaper()

    check_places([page(save_as, "pages/a.md")], paper)

    assert told(paper) == [f"pages/a.md:1: '{save_as}' lies outside the output. Correct its slug."]


PLACES = st.lists(
    st.lists(st.sampled_from(["a", "A", "b", ".c", ".", "..", "...", ""]), max_size=4).map("/".join)
)


def told_of_places(places: list[str]) -> set[str]:
    """What is wrong with places, by the paths of the standard library."""
    files = list(dict.fromkeys(place.casefold() for place in places))
    folders = {str(folder) for file in files for folder in PurePosixPath(file).parents}
    outside = {
        place
        for place in places
        if PurePosixPath(place).is_absolute() or ".." in PurePosixPath(place).parts
    }
    return {
        *(f"'{place}' lies outside" for place in outside),
        *(
            f"'{place}' is printed twice"
            for at, place in enumerate(places)
            if place.casefold() in [other.casefold() for other in places[:at]]
        ),
        *(
            f"'{next(place for place in places if place.casefold() == file)}' would be"
            for file in files
            if file in folders
        ),
    }


@settings(deadline=None, max_examples=300)
@given(PLACES)
def test_places_are_judged_as_the_standard_librarys_paths(places: list[str]) -> None:
    """Whatever dots and slashes stand in them: which files, and for what."""
    paper = newspaper()

    check_places([page(place, f"{at}.md") for at, place in enumerate(places)], paper)

    messages = [mistake.message for mistake in paper.mistakes]
    opening = {
        message[: message.index(word) + len(word)]
        for message in messages
        for word in ("' lies outside", "' is printed twice", "' would be")
        if word in message
    }
    assert opening == told_of_places(places)


def link_in_copy(target: str, siteurl: str = "https://samachar.example") -> list[str]:
    """What is told of a report that links to an address, by a plan of four files."""
    paper = newspaper(siteurl)
    add_report(paper, report(links=(LinkInCopy(9, target),)))
    plan = [
        page("index.html"),
        page("section/khel/index.html"),
        page("topic/क/index.html"),
        Asset("images/a.jpg", paper.content / "images/a.jpg"),
    ]

    check_links(plan, paper)

    return told(paper)


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/section/khel/",
        "/section/khel/#latest",
        "/section/khel/?a=1",
        "/section/khel/index.html",
        "/topic/%E0%A4%95/",
        "/images/a.jpg",
        "https://samachar.example/section/khel/",
        "https://other.example/section/none/",
        "mailto:desk@samachar.example",
        "tel:+911772650000",
        "#said",
        "{filename}/reports/2026/11/none.md",
        "https://[bad",
    ],
)
def test_a_link_that_leads_somewhere_is_good(target: str) -> None:
    """Files of the content folder are looked up by others; other sites are theirs to keep."""
    assert link_in_copy(target) == []


@pytest.mark.parametrize(
    ("target", "near"),
    [
        ("/section/none/", "; did you mean '/section/khel/'?"),
        ("/section/khel", "; did you mean '/section/khel/'?"),
        ("/Section/khel/", "; did you mean '/section/khel/'?"),
        ("/images/b.jpg", "; did you mean '/images/a.jpg'?"),
        ("https://samachar.example/none/", "."),
    ],
)
def test_a_link_to_nowhere_is_told(target: str, near: str) -> None:
    """With the nearest page; on a plain server case and the last slash count."""
    assert link_in_copy(target) == [
        (
            f"reports/2026/11/pani.md:9: The link '{target}' leads to no page of this site{near} "
            "Correct it, or write '{filename}/reports/…'."
        )
    ]


@pytest.mark.parametrize(
    "target", ["samachar.example/x", "section/khel/", "../khel/", "//x.example/"]
)
def test_a_link_that_is_no_address_is_told(target: str) -> None:
    """From a report's own folder it would lead nowhere, or to a scheme that is not for sure."""
    assert link_in_copy(target) == [
        (
            f"reports/2026/11/pani.md:9: The link '{target}' is no address. Write 'https://' "
            "before another site's, '{filename}' before the path of a file."
        )
    ]


def test_a_link_without_an_address_is_told() -> None:
    """It would lead back to the page that it stands on."""
    assert link_in_copy("") == [
        "reports/2026/11/pani.md:9: A link has no address. Write one between '(' and ')'."
    ]


@pytest.mark.parametrize("target", ["https://x.example/", "https://x.example/shop/"])
def test_a_link_to_what_else_the_host_has_is_good(target: str) -> None:
    """Only what lies below the site's own path is this site."""
    assert link_in_copy(target, "https://x.example/khabar") == []


def test_an_absolute_link_may_hold_the_sites_own_path() -> None:
    """It is no part of the output."""
    assert link_in_copy("https://x.example/khabar/section/khel/", "https://x.example/khabar") == []


def test_a_bad_link_is_told_wherever_it_stands() -> None:
    """In each report and line, in the same words."""
    paper = newspaper()
    add_report(paper, report("a", links=(LinkInCopy(9, "/x/"), LinkInCopy(11, "/x/"))))
    add_report(paper, report("b", links=(LinkInCopy(7, "/x/"),)))

    check_links([], paper)

    message = (
        "The link '/x/' leads to no page of this site. Correct it, or write '{filename}/reports/…'."
    )
    assert told(paper) == [
        f"reports/2026/11/a.md:9: {message}",
        f"reports/2026/11/a.md:11: {message}",
        f"reports/2026/11/b.md:7: {message}",
    ]
