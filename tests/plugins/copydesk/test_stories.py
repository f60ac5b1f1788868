import subprocess
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.address_book import AddressBook, KnownAddress
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.records.standing_page import StandingPage
from plugins.copydesk.stories import admit, by_story, check_files, check_stories, set_addresses
from tests.plugins.newspapers import AT, newspaper, report

OTHER = "20261124-aaaa"


def checked(
    *reports: Report,
    known: Sequence[Report] = (),
    pages: Sequence[StandingPage] = (),
    content: Path = Path("content"),
) -> Newspaper:
    """A newspaper of reports, gathered and checked as the copy desk does it.

    The addresses of those that are ``known`` are on record.
    """
    paper = newspaper()
    paper.content = content
    paper.reports = list(reports)
    paper.pages = list(pages)
    paper.addressbook = AddressBook(
        [
            KnownAddress("report", each.lang, each.id, f"/{each.date:%Y/%m/%d}/{each.header.slug}/")
            for each in known
        ]
    )
    check_files(paper.copy, paper.mistakes)
    paper.printed_stories = paper.all_stories = by_story(paper.reports)
    check_stories(paper)
    set_addresses(paper)
    return paper


def told(paper: Newspaper) -> list[str]:
    """What the editor is told."""
    return [str(mistake) for mistake in paper.mistakes]


def hindi(name: str, **changes: Any) -> Report:  # noqa: ANN401 (any field of a report)
    """A story's original, which has the story's name for its slug."""
    facts = {"path": f"reports/2026/11/{name}.md", "story": f"reports/2026/11/{name}", "slug": name}
    return report(**(facts | changes))


def english(name: str, **changes: Any) -> Report:  # noqa: ANN401 (any field of a report)
    """The English version of a story."""
    facts = {"path": f"reports/2026/11/{name}.en.md", "lang": "en"}
    return hindi(name, **(facts | changes))


def standing(name: str, slug: str) -> StandingPage:
    """A standing page in Hindi."""
    return StandingPage(
        path=f"pages/{name}.md", story=f"pages/{name}", lang="hi", slug=slug, title="पृष्ठ"
    )


def test_versions_may_share_their_slug_and_take_the_originals() -> None:
    """Many have none of their own: that is not one slug for all of them."""
    versions = [english("pani"), english("pul", slug="", id=OTHER), english("nal", slug="", id="c")]
    paper = checked(hindi("pani"), hindi("pul", id=OTHER), hindi("nal", id="c"), *versions)

    assert told(paper) == []
    assert [each.address.url for each in versions] == [
        "/en/2026/11/24/pani/",
        "/en/2026/11/24/pul/",
        "/en/2026/11/24/nal/",
    ]


def test_a_slug_that_no_version_has_is_asked_for() -> None:
    """With one that would do."""
    assert told(checked(hindi("pani", slug=""))) == [
        (
            "reports/2026/11/pani.md:1: 'Slug' is missing and no other version has one. Write a "
            "line such as 'Slug: pani'."
        )
    ]


def test_versions_that_disagree_are_told() -> None:
    """The original is right: it is in the site's first language."""
    version = english("pani", id=OTHER, date=AT - timedelta(hours=1), section_slug="kheel")

    assert told(checked(version, hindi("pani"))) == [
        (
            "reports/2026/11/pani.en.md:1: 'Category: kheel' differs from "
            "'reports/2026/11/pani.md', which says 'khel'. Versions of one story share their "
            "section."
        ),
        (
            "reports/2026/11/pani.en.md:1: 'Category: kheel' is no section in content/sections/; "
            "did you mean 'khel'? Write a section's slug."
        ),
        (
            "reports/2026/11/pani.en.md:1: 'Date' differs from 'reports/2026/11/pani.md', which "
            "says '2026-11-24 17:05'. Versions of one story share their Date."
        ),
        (
            f"reports/2026/11/pani.en.md:1: 'Id: {OTHER}' differs from 'reports/2026/11/pani.md', "
            "which says '20261124-k7f3'. Versions of one story share their Id."
        ),
    ]


def test_what_one_version_says_of_the_story_holds_for_all() -> None:
    """A sample is one in every language."""
    versions = [hindi("pani", robots="noindex"), english("pani", sample=True)]

    checked(*versions)

    assert [(each.placement.sample, each.placement.robots) for each in versions] == [
        (True, "noindex")
    ] * 2


def test_a_file_that_is_there_twice_is_told() -> None:
    """Under two names, both of the site's first language."""
    paper = checked(hindi("pani"), hindi("pani", path="reports/2026/11/pani.hi.md"))

    assert told(paper) == [
        (
            "reports/2026/11/pani.hi.md:1: 'reports/2026/11/pani.md' is this one in 'hi' too. Keep "
            "one of the two, or give one another name."
        )
    ]


@settings(deadline=None)
@given(st.permutations([(0, "pul"), (1, "nal"), (1, "pani"), (2, "khet")]))
def test_the_earliest_of_the_stories_keeps_what_they_share(days: list[tuple[int, str]]) -> None:
    """In whatever order they are read; of one date, the first by name."""
    paper = checked(
        *(
            hindi(name, slug="ek", date=AT + timedelta(days=day), lines={"id": 3, "slug": 5})
            for day, name in days
        )
    )

    assert told(paper) == [
        (
            f"reports/2026/11/{name}.md:3: The file has the Id and the slug of "
            "'reports/2026/11/pul.md': it looks like a copy. Delete it; or if it is a report of "
            "its own, delete its lines 'Id' and 'Slug' and run './inv check --fix' for new ones."
        )
        for name in ("khet", "nal", "pani")
    ]


COPIES = [
    *("pul - Copy", "pul (1)", "pul (conflicted copy)", "pul copy", "Copy of pul", "pul-LAPTOP7"),
    *(
        "pul - प्रतिलिपि",
        "पुल की प्रतिलिपि",
        "pul 2",
        "pul.copy (2)",
        "pul_copy",
        "pul (another copy)",
    ),
]


@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("days", [-1, 0, 1])
def test_of_a_report_and_its_copy_the_copy_is_told(copy: str, days: int) -> None:
    """Whatever an editor has changed in it: the report's Id is in the world."""
    changed = hindi(copy, slug="pul", date=AT + timedelta(days=days))

    for order in ((hindi("pul"), changed), (changed, hindi("pul"))):
        assert {line.partition(":")[0] for line in told(checked(*order))} == {changed.path}


@pytest.mark.parametrize("order", [1, -1])
def test_what_readers_were_given_is_the_original(order: int) -> None:
    """The address book knows under which Id; no name and no date stands above that."""
    given, copy = hindi("naya-pul", date=AT + timedelta(days=1)), hindi("a", slug="pul")

    paper = checked(*[given, copy][::order], known=[given])

    assert {line.partition(":")[0] for line in told(paper)} == {copy.path}


def test_git_knows_the_original(tmp_path: Path) -> None:
    """What nobody has committed yet is the new one."""
    content = tmp_path / "content"
    files = [content / report.path for report in (hindi("pul"), hindi("a"))]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    for command in (["init", "-q"], ["add", str(files[0])]):
        subprocess.run(["git", "-C", str(tmp_path), *command], check=True)

    paper = checked(hindi("a", slug="pul"), hindi("pul"), content=content)

    assert [line.partition(":")[0] for line in told(paper)] == ["reports/2026/11/a.md"]


def test_of_two_pages_with_one_address_the_copy_is_told() -> None:
    """A standing page has no Id; its name says enough."""
    pages = [standing("about (1)", "about"), standing("about", "about"), standing("b", "b")]
    paper = checked(hindi("pul"), pages=pages)

    assert told(paper) == [
        (
            "pages/about (1).md:1: 'Slug: about' is the slug of 'pages/about.md' too. Write "
            "another, or delete the file if it is a copy."
        )
    ]


def test_of_one_date_the_first_by_name_keeps_its_slug() -> None:
    """Its version goes with it, though it is told of alone."""
    paper = checked(
        hindi("pul"), english("pul", slug="ek"), hindi("nal", id=OTHER), english("nal", slug="ek")
    )

    assert told(paper) == [
        (
            "reports/2026/11/nal.en.md:1: 'Id: 20261124-k7f3' differs from "
            f"'reports/2026/11/nal.md', which says '{OTHER}'. Versions of one story share their Id."
        ),
        (
            "reports/2026/11/pul.en.md:1: 'Slug: ek' is the slug of 'reports/2026/11/nal.en.md' "
            "too. Write another."
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "is_printed"),
    [
        ({}, True),
        ({"is_draft": True}, False),
        ({"date": AT + timedelta(minutes=1)}, False),
        ({"embargo": AT}, True),
        ({"embargo": AT + timedelta(minutes=1)}, False),
        ({"date": AT + timedelta(minutes=1), "embargo": AT}, False),
        ({"expires": AT}, False),
        ({"expires": AT + timedelta(minutes=1)}, True),
    ],
)
def test_a_report_is_printed_from_its_time_to_its_end(
    changes: dict[str, Any],
    is_printed: bool,  # noqa: FBT001
) -> None:
    """Its date and its embargo must both be past."""
    assert bool(admit([report(**changes)], AT)) == is_printed
