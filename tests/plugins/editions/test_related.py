from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.edition import Edition
from newsroom.records.report import Report, Tag
from newsroom.records.section import Section
from plugins.editions.grouping import group
from plugins.editions.related import neighbours
from tests.plugins.newspapers import AT, newspaper, report

LENGTHS = st.integers(0, 5)
HOURS = st.integers(0, 9)
TOPICS = st.sets(st.sampled_from("abc"), max_size=3)
SECTIONS = st.sampled_from(["khel", "rajya"])
EDITIONS = st.lists(st.tuples(HOURS, TOPICS, SECTIONS), max_size=40)


def edition_of(*reports: tuple[int, set[str], str]) -> Edition:
    """An edition of reports by their hours of age, topics and section; each is named in order."""
    paper = newspaper()
    paper.sections["rajya"] = Section("rajya", "sections/rajya.md")
    paper.reports = [
        report(
            f"r{n:02}",
            id=f"20261124-{n:04}",
            date=AT - timedelta(hours=hours),
            topics=tuple(Tag(topic, topic) for topic in sorted(topics)),
            section_slug=section,
        )
        for n, (hours, topics, section) in enumerate(reports)
    ]
    group(paper)
    return paper.editions["hi"]


def related(edition: Edition, at: int, length: int) -> list[Report]:
    """What is related by definition: each older report weighed for itself."""
    this, *older = edition.reports[at:]
    in_section = [each for each in older if each.header.section_slug == this.header.section_slug]
    shared = {each.header.slug: 0 for each in in_section[: length + 1]}
    for topic in this.filing.topics:
        for each in [each for each in older if topic in each.filing.topics][:8]:
            shared[each.header.slug] = shared.get(each.header.slug, 0) + 1
    ranked = sorted(
        [each for each in older if each.header.slug in shared],
        key=lambda each: (shared[each.header.slug], each.date, each.id),
        reverse=True,
    )
    return [each for each in ranked if each is not older[0]][:length]


def slugs(edition: Edition, name: str, length: int) -> list[str]:
    """The related reports of one, by their slugs."""
    return [each.header.slug for each in neighbours(edition, length)[f"reports/2026/11/{name}"][2]]


def test_who_shares_more_topics_comes_first() -> None:
    """Then the newer one, then the section; the older neighbour is named already."""
    edition = edition_of(
        (0, {"a", "b"}, "khel"),
        (1, {"a", "b"}, "khel"),
        (2, set(), "khel"),
        (3, {"a"}, "rajya"),
        (4, {"b"}, "rajya"),
        (5, {"a", "b"}, "rajya"),
        (6, set(), "rajya"),
    )

    assert slugs(edition, "r00", 9) == ["r05", "r03", "r04", "r02"]
    assert slugs(edition, "r00", 2) == ["r05", "r03"]


def test_the_id_decides_between_two_of_one_minute() -> None:
    """As in every list."""
    edition = edition_of((0, {"a"}, "khel"), *[(1, {"a"}, "khel")] * 4)

    assert slugs(edition, "r00", 2) == ["r03", "r02"]


def test_a_topic_is_looked_through_for_eight_reports() -> None:
    """An old one that shares all topics is out of sight."""
    edition = edition_of(
        (0, {"a", "b"}, "khel"), *[(1, {"a"}, "rajya")] * 8, (2, {"a", "b"}, "rajya")
    )

    assert slugs(edition, "r00", 9)[0] == "r07"
    assert slugs(edition, "r00", 9)[-1] == "r09"


def test_an_edition_may_be_empty_or_of_one_report() -> None:
    """Then there is nobody beside it."""
    assert neighbours(edition_of(), 3) == {}
    assert neighbours(edition_of((0, {"a"}, "khel")), 3) == {
        "reports/2026/11/r00": (None, None, ())
    }


@settings(deadline=None, max_examples=200)
@given(EDITIONS, LENGTHS)
def test_related_reports_are_those_of_the_definition(
    reports: list[tuple[int, set[str], str]], length: int
) -> None:
    """One pass over the edition finds what weighing each report for itself would find."""
    edition = edition_of(*reports)

    found = neighbours(edition, length)

    assert list(found) == [each.story for each in edition.reports]
    beside = [None, *edition.reports, None]
    for at, (newer, older, near) in enumerate(found.values()):
        assert newer is beside[at]
        assert older is beside[at + 2]
        assert list(near) == related(edition, at, length)


@settings(deadline=None, max_examples=50)
@given(EDITIONS.filter(bool), LENGTHS)
def test_a_new_report_changes_its_older_neighbours_page_alone(
    reports: list[tuple[int, set[str], str]], length: int
) -> None:
    """Of all the pages of reports, and there only the link to what is newer."""
    late = [(hours + 1, topics, section) for hours, topics, section in reports]
    before = neighbours(edition_of(*late), length)
    after = neighbours(edition_of(*late, (0, {"a"}, "khel")), length)

    newest, second, *rest = after
    assert newest == f"reports/2026/11/r{len(late):02}"
    assert [second, *rest] == list(before)
    for story in rest:
        assert _slugs(after[story]) == _slugs(before[story])
    assert _slugs(after[second])[1:] == _slugs(before[second])[1:]


def _slugs(
    around: tuple[Report | None, Report | None, tuple[Report, ...]],
) -> tuple[str | None, str | None, list[str]]:
    newer, older, near = around
    return (
        newer and newer.header.slug,
        older and older.header.slug,
        [each.header.slug for each in near],
    )
