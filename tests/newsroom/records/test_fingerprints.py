import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsroom.engine.fingerprint import fingerprint
from newsroom.records.addresses import Address
from newsroom.records.fingerprints import (
    fingerprint_of_card,
    fingerprint_of_edition,
    fingerprint_of_said,
    fingerprint_reports,
)
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Register, Role
from newsroom.records.picture import Picture, Source
from newsroom.records.report import Fingerprints, Placement, Report, Tag, Target
from newsroom.records.standing_page import StandingPage
from newsroom.records.statements import Statement
from tests.plugins.newspapers import AT, add_report, newspaper, person, report

ROOT = Path(__file__).parents[3]
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
SAID = Statement("meera", "k1", SENTENCE, "पुल खुलेगा")


def written(value: object) -> str:
    """A value as it is written; True is not 1, and the order of a mapping counts."""
    return repr(value)


@given(PLAIN, PLAIN)
def test_what_differs_has_another_fingerprint(one: object, another: object) -> None:
    """And what is alike has the same."""
    assert (fingerprint(one) == fingerprint(another)) is (written(one) == written(another))


def test_a_record_is_sealed_by_its_values() -> None:
    """What differs has another, and what is the same the same."""
    link = Link("पुल", "/pul/")

    assert fingerprint(link) == fingerprint(Link("पुल", "/pul/"))
    assert fingerprint(link) != fingerprint(Link("पुल", "/nal/"))
    assert fingerprint(AT) != fingerprint(AT + timedelta(minutes=1))
    assert len(fingerprint(link)) == 16


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
    with pytest.raises(TypeError, match=r"^\w+ is no plain data, and has no fingerprint$"):
        fingerprint(value)


FINGERPRINT_OF_SET = (
    "from newsroom.engine.fingerprint import fingerprint; "
    "print(fingerprint(frozenset('abcdefgh')).hex())"
)


def test_a_set_has_one_fingerprint_or_none() -> None:
    """Its order is another in each process, and would print pages that have not changed."""
    fingerprinted = set()
    for hash_seed in ("1", "2", "3"):
        done = subprocess.run(
            [sys.executable, "-c", FINGERPRINT_OF_SET],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        is_refused = "has no fingerprint" in done.stderr
        fingerprinted.add("refused" if is_refused else done.stdout)

    assert len(fingerprinted) == 1


def a_newspaper(**changes: Any) -> tuple[Newspaper, Report]:  # noqa: ANN401 (any field of a report)
    """A newspaper with a report in two languages and one person, and its Hindi version."""
    paper = newspaper()
    paper.register = Register([person("meera", names={"hi": "मीरा"})])
    hindi = report(**{"shown": ("meera",), "statements": (SAID,), "digest": b"1"} | changes)
    english = report("water", story=hindi.story, path="reports/2026/11/pani.en.md", lang="en")
    for each in (hindi, english):
        add_report(paper, each)
    paper.printed_stories = paper.all_stories = {hindi.story: {"hi": hindi, "en": english}}
    return paper, hindi


def fingerprints_after(
    change: Callable[[Newspaper, Report], object] = lambda *_: None,
    **changes: Any,  # noqa: ANN401 (any field of a report)
) -> Fingerprints:
    """The fingerprints of the report when something has changed."""
    paper, hindi = a_newspaper(**changes)
    change(paper, hindi)
    fingerprint_reports(paper, paper.reports)
    return hindi.fingerprints


def names_section(_: Newspaper, changed: Report) -> None:
    """The section gets another name."""
    changed.filing = replace(changed.filing, section=Link("खेल-कूद", "/section/khel/"))


def change_meera(paper: Newspaper, **changes: Any) -> None:  # noqa: ANN401 (any field of a profile)
    """The speaker's file says something else."""
    meera = paper.register.people["meera"]
    meera.profile = replace(meera.profile, **changes)


def set_address(_: Newspaper, changed: Report) -> None:
    """The report moves."""
    changed.placement = Placement(Address("/x/", "x/index.html"))


SHOWN_IN_LISTS: dict[str, dict[str, Any]] = {
    "headline": {"headline": "नया"},
    "standfirst": {"standfirst": "सार"},
    "byline": {"byline": (Link("मीरा", "/author/meera/"),)},
    "picture": {"lead": Picture("/images/a.png", 1, 1, "पुल")},
}
SHOWN_ON_ITS_PAGE: dict[str, dict[str, Any]] = {
    "the file": {"digest": b"2"},
    "topics": {"topics": (Tag("जल", "jal"),)},
    "links": {"link_targets": {"{filename}nal.md": Target("/nal/")}},
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
    "who speaks": lambda paper, _: change_meera(paper, names={"hi": "मीरा देवी"}),
    "a speaker's role": lambda paper, _: change_meera(paper, roles=(Role({"hi": "सचिव"}),)),
    "whether a speaker is shown": lambda paper, _: change_meera(paper, listed=False),
    "another version's address": lambda paper, changed: set_address(
        paper, paper.printed_stories[changed.story]["en"]
    ),
    "a version more": lambda paper, changed: paper.printed_stories.update(
        {changed.story: paper.printed_stories[changed.story] | {"ur": report("paani", lang="ur")}}
    ),
    "what it is translated from": lambda paper, changed: setattr(
        paper, "all_stories", {changed.story: {"en": changed}}
    ),
}


@pytest.mark.parametrize("change", SHOWN_IN_LISTS)
def test_what_a_list_shows_changes_every_fingerprint(change: str) -> None:
    """The list, the speaker's page and its own page are printed anew."""
    before, after = fingerprints_after(), fingerprints_after(**SHOWN_IN_LISTS[change])

    assert before.card != after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize("change", [names_section, set_address])
def test_where_a_list_leads_changes_every_fingerprint(
    change: Callable[[Newspaper, Report], object],
) -> None:
    """To the report, or to its section."""
    before, after = fingerprints_after(), fingerprints_after(change)

    assert before.card != after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(Statement("meera", "k2", SENTENCE, "पुल खुलेगा"), id="elsewhere"),
        pytest.param(Statement("meera", "k1", SENTENCE, "पुल बंद"), id="otherwise"),
    ],
)
def test_what_is_said_changes_what_shows_it(said: Statement) -> None:
    """Lists do not."""
    before, after = fingerprints_after(), fingerprints_after(statements=(said,))

    assert before.card == after.card
    assert before.said != after.said
    assert before.whole != after.whole


@pytest.mark.parametrize("change", [*SHOWN_ON_ITS_PAGE, *OF_OTHERS])
def test_what_its_page_alone_shows_changes_no_list(change: str) -> None:
    """Else every correction would print the archive."""
    before = fingerprints_after()
    after = fingerprints_after(
        OF_OTHERS.get(change, lambda *_: None), **SHOWN_ON_ITS_PAGE.get(change, {})
    )

    assert (before.card, before.said) == (after.card, after.said)
    assert before.whole != after.whole


def test_the_same_newspaper_has_the_same_fingerprints() -> None:
    """Made twice, it is printed once."""
    assert fingerprints_after() == fingerprints_after()


def test_the_fingerprints_of_a_report_are_told_by_their_use() -> None:
    """Lists ask for one, speakers' pages for the other."""
    paper, hindi = a_newspaper()
    fingerprint_reports(paper, paper.reports)

    assert fingerprint_of_card(hindi) == hindi.fingerprints.card
    assert fingerprint_of_said(hindi) == hindi.fingerprints.said
    assert set(paper.fingerprints) == {"meera"}


def test_an_edition_is_sealed_with_what_any_page_may_name() -> None:
    """The other editions, and its own standing pages; not its reports."""
    paper, hindi = a_newspaper()
    edition = paper.editions["hi"]
    before = fingerprint_of_edition(paper, edition)

    hindi.face = replace(hindi.face, headline="नया")
    assert fingerprint_of_edition(paper, edition) == before

    about = StandingPage(
        path="pages/about.md", story="pages/about", lang="hi", slug="about", title="हम"
    )
    edition.pages["about"] = about
    with_page = fingerprint_of_edition(paper, edition)
    assert with_page != before

    paper.editions["en"].reports.clear()
    assert fingerprint_of_edition(paper, edition) != with_page
