from dataclasses import dataclass
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report, Tag
from newsroom.records.section import Section
from newsroom.views.models import Listing, Teaser
from plugins.copydesk.stories import by_story
from plugins.editions.front import compose_front, note_stale_fronts
from plugins.editions.grouping import group
from plugins.editions.settings import Settings
from tests.plugins.newspapers import AT, newspaper, report

LANGS = st.sets(st.sampled_from(["hi", "en", "ur"]), min_size=1)
SECTIONS = st.sampled_from(["khel", "rajya"])
STORIES = st.lists(st.tuples(LANGS, SECTIONS), min_size=1, max_size=30)


def paper_of(*reports: Report) -> Newspaper:
    """A newspaper of two sections with some reports in it."""
    paper = newspaper()
    names = {"hi": "राज्य", "en": "State", "ur": "ریاست"}
    paper.sections["rajya"] = Section("rajya", "sections/rajya.md", names=names)
    paper.reports = list(reports)
    for each in reports:
        address = paper.addresses.report(each.lang, each.date.date(), each.header.slug)
        each.placement = replace(each.placement, address=address)
    paper.printed_stories = by_story(reports)
    group(paper)
    return paper


def version(number: int, lang: str = "hi", **changes: object) -> Report:
    """A version of a story; the first story is the newest, by a day."""
    suffix = "" if lang == "hi" else f".{lang}"
    return report(
        f"r{number:02}",
        path=f"reports/2026/11/r{number:02}{suffix}.md",
        lang=lang,
        id=f"20261124-{number:04}",
        date=AT - timedelta(days=number),
        **changes,
    )


@dataclass
class Front:
    """A front page, by the slugs of its stories."""

    lead: str
    secondary: list[str]
    briefs: list[str]
    desks: dict[str, list[str]]
    others: list[str]
    topics: list[str]

    @property
    def stories(self) -> list[str]:
        """All of them, as often as they are named."""
        desks = [slug for each in self.desks.values() for slug in each]
        return [self.lead, *self.secondary, *self.briefs, *desks, *self.others]


def front_of(paper: Newspaper, lang: str = "hi", **lengths: int) -> Front:
    """The front page of an edition."""
    shown = compose_front(paper, paper.editions[lang], Settings(**lengths))

    def slugs(teasers: object) -> list[str]:
        assert isinstance(teasers, tuple)
        return [each.url.rstrip("/").rpartition("/")[2] for each in teasers]

    desks = shown["desks"]
    assert isinstance(desks, tuple)
    assert isinstance(shown["lead"], Teaser)
    assert all(isinstance(desk, Listing) for desk in desks)
    return Front(
        *slugs((shown["lead"],)),
        slugs(shown["secondary"]),
        slugs(shown["briefs"]),
        {desk.anchor: slugs(desk.teasers) for desk in desks},
        slugs(shown["others"]),
        slugs(shown["topics"]),
    )


@settings(deadline=None, max_examples=200)
@given(STORIES)
def test_no_story_comes_twice(stories: list[tuple[set[str], str]]) -> None:
    """In whatever language: not in the briefs, not in a desk, not from another edition."""
    paper = paper_of(
        *[
            version(number, lang, section_slug=section)
            for number, (langs, section) in enumerate(stories)
            for lang in sorted(langs)
        ]
    )
    for edition in paper.printed_editions:
        front = front_of(paper, edition.lang)

        assert len(set(front.stories)) == len(front.stories)
        least = min(len(edition.reports), 12)
        assert len([front.lead, *front.secondary, *front.briefs]) == least


def test_other_languages_are_asked_first_for_what_cannot_be_read_here() -> None:
    """Though it is older; then for what is not on the page; else they say nothing."""
    paper = paper_of(
        *[version(0, lang) for lang in ("hi", "en", "ur", "pa")],
        *[version(9, lang) for lang in ("hi", "ur")],
        version(5, "en"),
    )

    assert front_of(paper, briefs=1, secondary=1).others == ["r05"]
    assert front_of(paper, briefs=0, secondary=0, desk=0).others == ["r05", "r09"]
    assert front_of(paper, "pa").others == ["r09", "r05"]


def test_the_weeks_topics_are_those_of_most_reports() -> None:
    """Of the seven days that the newest report ends; the newer one goes first."""
    jal, van, vote = Tag("जल", "jal"), Tag("वन", "van"), Tag("मतदान", "vote")
    paper = paper_of(
        version(0, topics=(van,)),
        version(1, topics=(jal, vote)),
        version(6, topics=(jal,)),
        version(7, topics=(vote, vote, vote)),
    )

    assert front_of(paper).topics == ["jal", "van", "vote"]
    assert front_of(paper, topics=1).topics == ["jal"]
    assert front_of(paper_of(version(0))).topics == []


def test_a_list_that_a_newer_lead_has_overtaken_is_named() -> None:
    """Once a language; a list that names the lead is as fresh as it can be."""
    paper = paper_of(version(3), version(2, priority="lead"), version(1))
    hindi = paper.editions["hi"]
    hindi.front = ["reports/2026/11/r03"]
    note_stale_fronts(paper)

    assert paper.notes == [
        (
            "front.hi.md:1: The list is older than the lead 'reports/2026/11/r02.md', which it "
            "leaves out. Write 'r02' on its first line, or delete what is old."
        )
    ]

    for fresh in (["reports/2026/11/r01"], ["reports/2026/11/r03", "reports/2026/11/r02"], []):
        paper.notes.clear()
        hindi.front = fresh
        note_stale_fronts(paper)
        assert paper.notes == []
