from typing import Any

from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Register, Role
from newsroom.records.report import Report
from newsroom.records.statements import Statement
from newsroom.views.models import Speaker, StatementLine
from newsroom.views.speakers import speakers_of, statement_line
from tests.plugins.newspapers import add_report, newspaper, person, report

REPORTED = Statement("meera", "k1", "पुल खुलेगा")
QUOTED = Statement("meera", "k2", "“सब मिलें <b>।”", "सब मिलें <b>।", is_translated=True)


def print_report(**changes: Any) -> tuple[Newspaper, Report]:  # noqa: ANN401 (any field of a report)
    """A newspaper that knows three people, and a report in which some of them speak."""
    paper = newspaper("https://x.example/khabar")
    paper.register = Register(
        [
            person(
                "meera",
                names={"hi": "मीरा ठाकुर", "en": "Meera Thakur"},
                roles=(
                    Role({"hi": "सचिव", "en": "Secretary"}, "", "2025"),
                    Role({"hi": "मंत्री"}, "2026"),
                ),
            ),
            person("hari", names={"hi": "हरि"}, sample=True),
            person("man", kind="unnamed", names={"hi": "एक दुकानदार"}),
        ]
    )
    added = report(**changes)
    add_report(paper, added)
    return paper, added


def test_a_statement_is_shown_as_it_was_said() -> None:
    """A quotation in its own words; anything else as reported, and never in marks."""
    assert statement_line(REPORTED, "/pul/") == StatementLine(
        text="पुल खुलेगा", url="/pul/#k1", is_quotation=False, is_translated=False
    )
    assert statement_line(QUOTED, "") == StatementLine(
        text="सब मिलें <b>।", url="#k2", is_quotation=True, is_translated=True
    )


def test_each_speaker_has_their_own_statements() -> None:
    """In the order in which they are shown, with the role of that day."""
    paper, added = print_report(shown=("hari", "meera"), statements=(REPORTED, QUOTED))

    hari, meera = speakers_of(paper, added)

    assert hari == Speaker(
        name="हरि",
        url="/khabar/speaker/hari/",
        role="",
        lang="",
        role_lang="",
        sample=True,
        count="",
        statements=(),
    )
    assert meera == Speaker(
        name="मीरा ठाकुर",
        url="/khabar/speaker/meera/",
        role="मंत्री",
        lang="",
        role_lang="",
        sample=False,
        count="2 statements",
        statements=(statement_line(REPORTED, ""), statement_line(QUOTED, "")),
    )


def test_what_is_not_translated_says_its_language() -> None:
    """A name in the edition's own language says none."""
    paper, added = print_report(
        lang="en", shown=("meera", "hari"), path="reports/2026/11/pani.en.md"
    )

    meera, hari = speakers_of(paper, added)

    assert (meera.name, meera.lang) == ("Meera Thakur", "")
    assert (meera.role, meera.role_lang) == ("मंत्री", "hi")
    assert (hari.name, hari.lang) == ("हरि", "hi")
    assert meera.url == "/khabar/en/speaker/meera/"


def test_who_has_no_name_has_no_page() -> None:
    """The report shows them as it calls them."""
    paper, added = print_report(shown=("man",))

    (man,) = speakers_of(paper, added)

    assert (man.name, man.url) == ("एक दुकानदार", "")


def test_a_report_in_which_nobody_speaks_has_no_speakers() -> None:
    """Whatever the register holds."""
    assert speakers_of(*print_report()) == ()
