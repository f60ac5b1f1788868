from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.edition import Edition
from newsroom.records.report import Report, Tag
from newsroom.records.section import Section
from newsroom.text.words import words
from plugins.editions.grouping import group
from plugins.editions.related import Around, neighbours
from tests.plugins.newspapers import AT, newspaper, report

LENGTHS = st.integers(0, 5)
HOURS = st.integers(0, 9)
TOPICS = st.sets(st.sampled_from("abc"), max_size=3)
PEOPLE = st.sets(st.sampled_from("abp"), max_size=2)  # a slug may be a topic's too
HEADLINES = st.lists(st.sampled_from(["पानी", "सेब", "आग", "रेल"]), max_size=4).map(" ".join)
SECTIONS = st.sampled_from(["khel", "rajya"])
Facts = tuple[int, set[str], set[str], str, str]
EDITIONS = st.lists(st.tuples(HOURS, TOPICS, PEOPLE, HEADLINES, SECTIONS), max_size=40)


def edition_of(*reports: Facts) -> Edition:
    """An edition of reports by hours of age, topics, people, headline and section; in order."""
    paper = newspaper()
    paper.sections["rajya"] = Section("rajya", "sections/rajya.md")
    paper.reports = [
        report(
            f"r{n:02}",
            id=f"20261124-{n:04}",
            date=AT - timedelta(hours=hours),
            topics=tuple(Tag(topic, topic) for topic in sorted(topics)),
            speakers=tuple(sorted(people)),
            headline=headline,
            section_slug=section,
        )
        for n, (hours, topics, people, headline, section) in enumerate(reports)
    ]
    group(paper)
    return paper.editions["hi"]


def of_topics(*reports: tuple[int, set[str], str]) -> Edition:
    """The same, where topics and section are all that matters."""
    return edition_of(*[(hours, topics, set(), "", each) for hours, topics, each in reports])


def beside(edition: Edition, at: int) -> tuple[Report | None, Report | None]:
    """The newer and the older report of the section, by definition."""
    section = edition.sections[edition.reports[at].header.section_slug]
    place = section.index(edition.reports[at])
    return section[place - 1] if place else None, next(iter(section[place + 1 :]), None)


def related(edition: Edition, at: int, length: int) -> list[Report]:
    """What is related by definition: each older report weighed for itself."""
    this, *older = edition.reports[at:]
    neighbour = beside(edition, at)[1]
    weights: dict[str, int] = {}

    def weigh(weight: int, some: list[Report]) -> None:
        for each in some:
            weights[each.header.slug] = weights.get(each.header.slug, 0) + weight

    for topic in this.filing.topics:
        weigh(4, [each for each in older if topic in each.filing.topics][:8])
    for person in this.names.speakers:
        weigh(4, [each for each in older if person in each.names.speakers][:8])
    for word in set(words(this.face.headline)):
        having = [each for each in older if word in words(each.face.headline)]
        weigh(1, having if len(having) < 8 else [])
    others = [each for each in older if each is not neighbour]
    near = sorted(
        [each for each in others if weights.get(each.header.slug, 0) >= 2],
        key=lambda each: (weights[each.header.slug], each.date, each.id),
        reverse=True,
    )
    in_section = [each for each in others if each.header.section_slug == this.header.section_slug]
    return list(dict.fromkeys([*near[:length], *in_section, *others]))[:length]


def slugs(edition: Edition, name: str, length: int) -> list[str]:
    """The related reports of one, by their slugs."""
    return [
        each.header.slug for each in neighbours(edition, length)[f"reports/2026/11/{name}"].related
    ]


def test_who_shares_more_topics_comes_first() -> None:
    """Then the newer one, then the section; the section's older neighbour is named already."""
    edition = of_topics(
        (0, {"a", "b"}, "khel"),
        (1, {"a", "b"}, "khel"),
        (2, set(), "khel"),
        (3, {"a"}, "rajya"),
        (4, {"b"}, "rajya"),
        (5, {"a", "b"}, "rajya"),
        (6, set(), "rajya"),
    )

    assert slugs(edition, "r00", 4) == ["r05", "r03", "r04", "r02"]
    assert slugs(edition, "r00", 2) == ["r05", "r03"]


def test_people_count_as_topics_do_and_rare_words_less() -> None:
    """Two words of a headline make two reports related; one may be chance."""
    edition = edition_of(
        (0, set(), {"p"}, "सेब बाग़ आग", "khel"),
        (1, set(), set(), "सेब सस्ता", "rajya"),
        (2, set(), set(), "सेब बाग़ ओले", "rajya"),
        (3, set(), {"p"}, "रेल चली", "rajya"),
    )

    assert slugs(edition, "r00", 2) == ["r03", "r02"]


def test_a_word_that_eight_have_says_nothing() -> None:
    """Such as a particle; what is written of often is a topic."""
    edition = edition_of(
        (0, set(), set(), "पानी आया", "khel"),
        *[(1, set(), set(), "पानी आया", "rajya")] * 8,
        (2, set(), set(), "कुछ और", "khel"),
        (3, set(), set(), "कुछ और भी", "khel"),
    )

    assert slugs(edition, "r00", 1) == ["r10"]


def test_the_id_decides_between_two_of_one_minute() -> None:
    """As in every list."""
    edition = of_topics((0, {"a"}, "khel"), *[(1, {"a"}, "khel")] * 4)

    assert slugs(edition, "r00", 2) == ["r03", "r02"]


def test_a_topic_is_looked_through_for_eight_reports() -> None:
    """An old one that shares all topics is out of sight."""
    edition = of_topics(
        (0, {"a", "b"}, "khel"), *[(1, {"a"}, "rajya")] * 8, (2, {"a", "b"}, "rajya")
    )

    assert slugs(edition, "r00", 9)[0] == "r08"
    assert slugs(edition, "r00", 9)[-1] == "r09"


def test_previous_and_next_are_of_the_section() -> None:
    """Whatever else appeared in between."""
    around = neighbours(of_topics((0, set(), "khel"), (1, set(), "rajya"), (2, set(), "khel")), 3)

    assert named(around["reports/2026/11/r00"])[:2] == (None, "r02")
    assert named(around["reports/2026/11/r02"])[:2] == ("r00", None)


def test_the_first_report_of_all_leads_to_the_next() -> None:
    """Though that one is of another section: else it would end in nothing."""
    around = neighbours(of_topics((0, set(), "khel"), (1, set(), "rajya")), 3)

    assert named(around["reports/2026/11/r01"]) == ("r00", None, ["r00"][:0])
    assert named(around["reports/2026/11/r00"]) == (None, None, ["r01"])


def test_an_edition_may_be_empty_or_of_one_report() -> None:
    """Then there is nobody beside it."""
    assert neighbours(of_topics(), 3) == {}
    assert neighbours(of_topics((0, {"a"}, "khel")), 3) == {"reports/2026/11/r00": Around()}


@settings(deadline=None, max_examples=200)
@given(EDITIONS, LENGTHS)
def test_related_reports_are_those_of_the_definition(reports: list[Facts], length: int) -> None:
    """One pass over the edition finds what weighing each report for itself would find."""
    edition = edition_of(*reports)

    found = neighbours(edition, length)

    assert list(found) == [each.story for each in edition.reports]
    for at, around in enumerate(found.values()):
        newer, older = beside(edition, at)
        assert list(around.related) == related(edition, at, length)
        assert around.older is older
        if newer is None and older is None and not around.related and at:
            newer = edition.reports[at - 1]
        assert around.newer is newer


@settings(deadline=None, max_examples=100)
@given(EDITIONS.filter(lambda reports: len(reports) > 1), st.integers(1, 5))
def test_no_report_ends_in_nothing(reports: list[Facts], length: int) -> None:
    """As soon as there are two."""
    assert all(any(around) for around in neighbours(edition_of(*reports), length).values())


@settings(deadline=None, max_examples=50)
@given(EDITIONS.filter(bool), LENGTHS)
def test_a_new_report_changes_the_page_of_one_older_one(reports: list[Facts], length: int) -> None:
    """The last of its section, or the first of all; and there only the link to what is newer."""
    late = [(hours + 1, *rest) for hours, *rest in reports]
    before = neighbours(edition_of(*late), length)
    after = neighbours(edition_of(*late, (0, {"a"}, {"p"}, "पानी आग", "khel")), length)

    newest, *others = after
    assert newest == f"reports/2026/11/r{len(late):02}"
    assert others == list(before)
    changed = [story for story in others if named(after[story]) != named(before[story])]
    assert len(changed) <= 2
    for story in others:
        assert named(after[story])[1:] == named(before[story])[1:]


def named(around: Around) -> tuple[str | None, str | None, list[str]]:
    """Reports by their slugs."""
    newer, older = (each.header.slug if each else None for each in (around.newer, around.older))
    return newer, older, [each.header.slug for each in around.related]
