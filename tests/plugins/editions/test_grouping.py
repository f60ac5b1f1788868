from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.address_book import AddressBook, KnownAddress
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report, Tag
from newsroom.text.romanise import Unromanisable, slug
from plugins.editions.grouping import file_reports, group
from tests.plugins.newspapers import newspaper, report

NAMES = st.sampled_from(["शिमला", "मंडी", "जल", "中文"])
TAGS = st.builds(Tag, NAMES, st.sampled_from(["", "", "shimla", "jal"]))


def with_tags(*tags: Tag, name: str = "pani", lang: str = "hi") -> Report:
    """A report whose header has tags, in its second line."""
    read = tuple(Tag(tag.name, tag.slug, latin(tag, lang)) for tag in tags)
    return report(name, tag_names=read, lang=lang, lines={"tags": 2})


def latin(tag: Tag, lang: str) -> str:
    """What the copy desk makes of a tag that is not written in Latin."""
    try:
        return "" if tag.slug else slug(tag.name, lang)
    except Unromanisable:
        return ""


def set_in(*reports: Report, book: tuple[KnownAddress, ...] = ()) -> Newspaper:
    """A newspaper whose topics are set."""
    paper = newspaper()
    paper.addressbook = AddressBook(list(book))
    paper.reports = list(reports)
    file_reports(paper)
    return paper


def slugs(paper: Newspaper) -> list[list[str]]:
    """The slugs of each report's topics."""
    return [[topic.slug for topic in each.filing.topics] for each in paper.reports]


def told(paper: Newspaper) -> list[str]:
    """What the editor is told."""
    return [str(mistake) for mistake in paper.mistakes]


def test_a_slug_that_is_written_once_holds_everywhere() -> None:
    """In its language: before and behind the place where it is written."""
    paper = set_in(
        with_tags(Tag("शिमला")),
        with_tags(Tag("शिमला", "shimla-nagar"), Tag("मंडी")),
        with_tags(Tag("शिमला", "later")),
        with_tags(Tag("शिमला"), lang="en"),
    )

    assert slugs(paper)[:3] == [["shimla-nagar"], ["shimla-nagar", "mandi"], ["shimla-nagar"]]
    assert slugs(paper)[3] != ["shimla-nagar"]
    assert told(paper) == []


def test_a_slug_on_record_comes_before_the_rules() -> None:
    """And what is written comes before both."""
    book = (KnownAddress("topic", "hi", "मंडी", "/topic/mandi-shahar/"),)

    assert slugs(set_in(with_tags(Tag("मंडी")), book=book)) == [["mandi-shahar"]]
    assert slugs(set_in(with_tags(Tag("मंडी", "m")), book=book)) == [["m"]]


def test_two_names_with_one_slug_are_told_in_each_report() -> None:
    """The name that came first keeps it."""
    paper = set_in(
        with_tags(Tag("जल")),
        with_tags(Tag("पानी", "jal"), name="b"),
        with_tags(Tag("जल"), Tag("पानी"), name="c"),
    )

    assert told(paper) == [
        (
            f"reports/2026/11/{name}.md:2: The tags 'पानी' and 'जल' ('reports/2026/11/pani.md') "
            "both have the address '/topic/jal/'. Write one of them in both, or 'पानी = jal-2'."
        )
        for name in ("b", "c")
    ]


def test_a_name_without_readable_latin_is_told_once() -> None:
    """Where it comes first. Two of them share no slug: they have none."""
    paper = set_in(
        with_tags(Tag("中文")), with_tags(Tag("中文"), name="b"), with_tags(Tag("日本"), name="c")
    )

    assert told(paper) == [
        (
            f"reports/2026/11/{name}.md:2: The tag '{tag}' has no address in Latin letters. Write "
            f"one behind it, such as '{tag} = its-name-in-latin'."
        )
        for name, tag in (("c", "日本"), ("pani", "中文"))
    ]


@settings(deadline=None)
@given(st.lists(st.lists(TAGS, max_size=3, unique_by=lambda tag: tag.name), max_size=6))
def test_one_name_has_one_slug(tags: list[list[Tag]]) -> None:
    """The first that is written, and each report's topics stand in its own order."""
    paper = set_in(*(with_tags(*each) for each in tags))

    written: dict[str, str] = {}
    for tag in [tag for each in tags for tag in each if tag.slug]:
        written.setdefault(tag.name, tag.slug)
    found: dict[str, str] = {}
    for each, header in zip(paper.reports, tags, strict=True):
        assert [topic.name for topic in each.filing.topics] == [tag.name for tag in header]
        for topic in each.filing.topics:
            assert topic.slug == written.get(topic.name, topic.slug)
            assert found.setdefault(topic.name, topic.slug) == topic.slug


def test_a_report_stands_under_all_that_it_names() -> None:
    """A topic has the name that its newest report gives it; each language has its own."""
    old = report("a", topics=(Tag("जल", "jal"), Tag("शिमला", "shimla")), id="20261124-aaaa")
    new = report("b", topics=(Tag("जल", "jal"),), speakers=("x", "y"), authors=("z",))
    other = report("b", lang="en", section_slug="khel")
    paper = newspaper()
    paper.reports = [old, other, new]

    group(paper)

    edition = paper.editions["hi"]
    assert edition.reports == [new, old]
    assert edition.sections == {"khel": [new, old]}
    assert edition.months == {(2026, 11): [new, old]}
    assert {slug: topic.reports for slug, topic in edition.topics.items()} == {
        "jal": [new, old],
        "shimla": [old],
    }
    assert edition.topics["jal"].name == "जल"
    assert edition.reports_by_speaker == {"x": [new], "y": [new]}
    assert edition.reports_by_author == {"z": [new]}
    assert paper.editions["en"].reports == [other]
