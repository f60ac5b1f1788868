import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.addresses import Address
from newsroom.edition import Newspaper, StandingPage
from newsroom.parts import Link, Picture, Source
from newsroom.person import Person, Register, Role
from newsroom.report import Report, Seals, Tag, Target
from newsroom.seals import seal, seal_of_card, seal_of_edition, seal_of_said, seal_reports
from newsroom.statements import Statement
from tests.plugins.newspapers import AT, add_report, newspaper, report

ROOT = Path(__file__).parents[2]
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.text(st.characters(codec="utf-8"), max_size=5)
    | st.binary(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)
SENTENCE = "मीरा ने कहा कि पुल खुलेगा।"
SAID = Statement("meera", "k1", SENTENCE, "पुल खुलेगा", start=3, end=9)


def written(value: object) -> str:
    """A value as it is written; True is not 1, and the order of a mapping counts."""
    return repr(value)


@given(PLAIN, PLAIN)
def test_what_differs_has_another_seal(one: object, another: object) -> None:
    """And what is alike has the same."""
    assert (seal(one) == seal(another)) is (written(one) == written(another))


def test_a_record_is_sealed_by_its_values() -> None:
    """Frozen mappings are plain too."""
    link = Link("पुल", "/pul/")

    assert seal(link) == seal(Link("पुल", "/pul/"))
    assert seal(link) != seal(Link("पुल", "/nal/"))
    assert seal(MappingProxyType({"a": Target("/x/")})) == seal({"a": Target("/x/")})
    assert seal(AT) != seal(AT + timedelta(minutes=1))
    assert len(seal(link)) == 16


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(newspaper().editions["hi"], id="an edition"),
        pytest.param(newspaper(), id="a newspaper"),
        pytest.param({"report": StandingPage}, id="a class"),
        pytest.param(len, id="a function"),
        pytest.param(Path("x"), id="a path"),
        pytest.param(object(), id="anything"),
    ],
)
def test_what_is_not_plain_is_refused(value: object) -> None:
    """It drags the whole site along, or says nothing of itself."""
    with pytest.raises(TypeError, match=r"^\w+ is no plain data, and cannot be sealed$"):
        seal(value)


SEAL_OF_SET = "from newsroom.seals import seal; print(seal(frozenset('abcdefgh')).hex())"


def test_a_set_has_one_seal_or_none() -> None:
    """Its order is another in each process, and would print pages that have not changed."""
    sealed = set()
    for hash_seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", SEAL_OF_SET],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        is_refused = "cannot be sealed" in done.stderr
        sealed.add("refused" if is_refused else done.stdout)

    assert len(sealed) == 1


def a_newspaper(**changes: Any) -> tuple[Newspaper, Report]:  # noqa: ANN401 (any field of a report)
    """A newspaper with a report in two languages and one person, and its Hindi version."""
    paper = newspaper()
    paper.register = Register([Person("meera", "people/meera.md", names={"hi": "मीरा"})])
    hindi = report(
        **{"voices": ("meera",), "statements": (SAID,), "digest": b"1", "face": b"1"} | changes
    )
    english = report("water", story=hindi.story, path="reports/2026/11/pani.en.md", lang="en")
    for each in (hindi, english):
        add_report(paper, each)
    paper.stories = paper.written = {hindi.story: {"hi": hindi, "en": english}}
    return paper, hindi


def seals_after(
    change: Callable[[Newspaper, Report], object] = lambda *_: None,
    **changes: Any,  # noqa: ANN401 (any field of a report)
) -> Seals:
    """The seals of the report when something has changed."""
    paper, hindi = a_newspaper(**changes)
    change(paper, hindi)
    seal_reports(paper, paper.reports)
    return hindi.seals


def names_section(paper: Newspaper, _: Report) -> None:
    """The section gets another name."""
    paper.sections["khel"].names["hi"] = "खेल-कूद"


def set_address(_: Newspaper, changed: Report) -> None:
    """The report moves."""
    changed.address = Address("/x/", "x/index.html")


SHOWN_IN_LISTS: dict[str, dict[str, Any]] = {
    "its face": {"face": b"2"},
    "byline": {"byline": (Link("मीरा", "/author/meera/"),)},
    "picture": {"picture": Picture("/images/a.png", 1, 1, "पुल")},
    "sample": {"sample": True},
}
SHOWN_ON_ITS_PAGE: dict[str, dict[str, Any]] = {
    "the file": {"digest": b"2"},
    "topics": {"topics": (Tag("जल", "jal"),)},
    "robots": {"robots": "noindex"},
    "links": {"targets": {"{filename}nal.md": Target("/nal/")}},
    "a picture in the text": {"targets": {"{static}a.png": Target("/a", Picture("/a", 1, 1, ""))}},
    "its renditions": {
        "targets": {
            "{static}a.png": Target(
                "/a", Picture("/a", 1, 1, "", sources=(Source("image/avif", "avif", (320,)),))
            )
        }
    },
}
OF_OTHERS: dict[str, Callable[[Newspaper, Report], object]] = {
    "who speaks": lambda paper, _: paper.register.people["meera"].names.update(hi="मीरा देवी"),
    "a speaker's role": lambda paper, _: setattr(
        paper.register.people["meera"], "roles", (Role({"hi": "सचिव"}),)
    ),
    "whether a speaker is shown": lambda paper, _: setattr(
        paper.register.people["meera"], "listed", False
    ),
    "another version's address": lambda paper, changed: set_address(
        paper, paper.stories[changed.story]["en"]
    ),
    "a version more": lambda paper, changed: paper.stories.update(
        {changed.story: paper.stories[changed.story] | {"ur": report("paani", lang="ur")}}
    ),
    "what it is translated from": lambda paper, changed: setattr(
        paper, "written", {changed.story: {"en": changed}}
    ),
}


@pytest.mark.parametrize("change", SHOWN_IN_LISTS)
def test_what_a_list_shows_changes_every_seal(change: str) -> None:
    """The list, the speaker's page and its own page are printed anew."""
    before, after = seals_after(), seals_after(**SHOWN_IN_LISTS[change])

    assert before.card != after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize("change", [names_section, set_address])
def test_where_a_list_leads_changes_every_seal(
    change: Callable[[Newspaper, Report], object],
) -> None:
    """To the report, or to its section."""
    before, after = seals_after(), seals_after(change)

    assert before.card != after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Statement("meera", "k2", SENTENCE, "पुल खुलेगा", start=3, end=9), id="elsewhere"),
        pytest.param(Statement("meera", "k1", SENTENCE, "पुल बंद", start=3, end=9), id="otherwise"),
    ],
)
def test_what_is_said_changes_what_shows_it(said: Statement) -> None:
    """Lists do not."""
    before, after = seals_after(), seals_after(statements=(said,))

    assert before.card == after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize("change", [*SHOWN_ON_ITS_PAGE, *OF_OTHERS])
def test_what_its_page_alone_shows_changes_no_list(change: str) -> None:
    """Else every correction would print the archive."""
    before = seals_after()
    after = seals_after(OF_OTHERS.get(change, lambda *_: None), **SHOWN_ON_ITS_PAGE.get(change, {}))

    assert (before.card, before.said) == (after.card, after.said)
    assert before.whole != after.whole


def test_the_same_newspaper_has_the_same_seals() -> None:
    """Made twice, it is printed once."""
    assert seals_after() == seals_after()


def test_the_seals_of_a_report_are_told_by_their_use() -> None:
    """Lists ask for one, speakers' pages for the other."""
    paper, hindi = a_newspaper()
    seal_reports(paper, paper.reports)

    assert seal_of_card(hindi) == hindi.seals.card
    assert seal_of_said(hindi) == hindi.seals.said
    assert set(paper.seals) == {"meera"}


def test_an_edition_is_sealed_with_what_any_page_may_name() -> None:
    """The other editions, and its own standing pages; not its reports."""
    paper, hindi = a_newspaper()
    edition = paper.editions["hi"]
    before = seal_of_edition(paper, edition)

    hindi.title = "नया"
    assert seal_of_edition(paper, edition) == before

    about = StandingPage(
        path="pages/about.md", story="pages/about", lang="hi", slug="about", title="हम"
    )
    edition.pages["about"] = about
    with_page = seal_of_edition(paper, edition)
    assert with_page != before

    paper.editions["en"].reports.clear()
    assert seal_of_edition(paper, edition) != with_page
