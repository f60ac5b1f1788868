import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.intake import new_person, new_report
from newsroom.records.front_matter import parse_front_matter

NOW = datetime(2026, 11, 24, 17, 5, tzinfo=ZoneInfo("Asia/Kolkata"))
ORIGINAL = """Title: नल में पानी का समय
Id: 20261120-abcd
Slug: nal-men-pani
Date: 2026-11-20 08:00
Category: khel
Tags: जल
Priority: lead
Robots: noindex
Sample: yes

पाठ
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A newsroom with two sections and no report."""
    for name in ("khel.md", "rajniti.md", "rajniti.en.md"):
        file = tmp_path / "sections" / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    return tmp_path


def begin(content: Path, title: str, **changes: object) -> Path:
    """Begin a report in Hindi, in a section that there is."""
    choices: dict[str, object] = {
        "lang": "hi",
        "default_lang": "hi",
        "section": "rajniti",
        "slug": None,
        "now": NOW,
    }
    return new_report(title, content=content, **(choices | changes))  # type: ignore[arg-type]


def add_original(content: Path) -> Path:
    """A report that has been printed."""
    file = content / "reports/2026/11/nal-men-pani.md"
    file.parent.mkdir(parents=True)
    file.write_text(ORIGINAL, encoding="utf-8")
    return file


def test_a_report_begins_as_a_draft_with_all_that_can_be_made(content: Path) -> None:
    """The editor fills the empty lines in and writes below."""
    file = begin(content, "शिमला में बारिश")

    assert file == content / "reports/2026/11/shimla-barish.md"
    text = file.read_text(encoding="utf-8")
    made_id = re.search(r"^Id: (20261124-\w{4})$", text, re.MULTILINE)
    assert made_id is not None
    assert text == (
        "Title: शिमला में बारिश\n"
        f"Id: {made_id[1]}\n"
        "Slug: shimla-barish\n"
        "Date: 2026-11-24 17:05\n"
        "Category: rajniti\n"
        "Tags:\n"
        "Speakers:\n"
        "Summary:\n"
        "Dateline:\n"
        "Status: draft\n"
        "\n"
    )


def test_a_second_report_of_one_headline_gets_an_address_of_its_own(content: Path) -> None:
    """Rain comes every year."""
    begin(content, "शिमला में बारिश")
    second = begin(content, "शिमला में बारिश")
    third = begin(content, "शिमला में बारिश")

    assert (second.name, third.name) == ("shimla-barish-2.md", "shimla-barish-3.md")
    assert "\nSlug: shimla-barish-2\n" in second.read_text(encoding="utf-8")


def test_an_address_may_be_given(content: Path) -> None:
    """It is taken as it is, and the file is named for it."""
    assert begin(content, "शिमला में बारिश", slug="barish-2026").name == "barish-2026.md"


def test_a_report_may_begin_in_another_language(content: Path) -> None:
    """Its file says so; the slug is made by that language's rules."""
    file = begin(content, "Rain in Shimla", lang="en")

    assert file.name == "rain-shimla.en.md"
    assert "\nSlug: rain-shimla\n" in file.read_text(encoding="utf-8")


def test_an_urdu_headline_needs_an_address(content: Path) -> None:
    """Its vowels are unwritten; with one given it begins like any other."""
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        begin(content, "شملہ میں بارش", lang="ur")
    file = begin(content, "شملہ میں بارش", lang="ur", slug="shimla-barish")

    assert str(refusal.value) == (
        "'شملہ میں بارش' has no readable Latin. Give an address with --slug."
    )
    assert file.name == "shimla-barish.ur.md"


@pytest.mark.parametrize(
    ("title", "changes", "told"),
    [
        ("  \n", {}, "The name is empty. Write one."),
        ("क", {"lang": "xx"}, "'xx' is no language here."),
        (
            "क",
            {"section": "rajneeti"},
            (
                "'rajneeti' is no section; did you mean 'rajniti'? Give one with --section: khel, "
                "rajniti."
            ),
        ),
        ("क", {"section": ""}, "A report has a section. Give one with --section: khel, rajniti."),
        (
            "क",
            {"section": "rajniti.en"},
            (
                "'rajniti.en' is no section; did you mean 'rajniti'? Give one with --section: "
                "khel, rajniti."
            ),
        ),
        (
            "क",
            {"slug": "Shimla Rain"},
            "'Shimla Rain' is no slug. Write small Latin letters, digits and '-'.",
        ),
        ("क", {"slug": "../x"}, "'../x' is no slug. Write small Latin letters, digits and '-'."),
        (
            "क",
            {"slug": "nal-men-pani"},
            "'nal-men-pani' is the slug of another report. Give another with --slug.",
        ),
        ("?!", {}, "'?!' has no readable Latin. Give an address with --slug."),
        (
            "Water",
            {"lang": "en", "original": "nal-men-pan"},
            "'nal-men-pan' is no report; did you mean 'nal-men-pani'?",
        ),
        ("Water", {"lang": "en", "original": "zzz"}, "'zzz' is no report."),
    ],
)
def test_a_report_that_cannot_be_begun_so_is_refused(
    content: Path, title: str, changes: dict[str, str], told: str
) -> None:
    """With what to write instead; no file is left behind."""
    original = add_original(content)

    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        begin(content, title, **changes)

    assert str(refusal.value) == told
    assert [file for file in (content / "reports").rglob("*") if file.is_file()] == [original]


@pytest.mark.parametrize("original", ["nal-men-pani", "nal-men-pani.md", "2026/11/nal-men-pani"])
def test_a_version_shares_what_a_story_shares(content: Path, original: str) -> None:
    """Id, date, section and standing are the story's; headline and address its own."""
    add_original(content)

    file = begin(content, "New hours for water", lang="en", slug="water-hours", original=original)

    assert file == content / "reports/2026/11/nal-men-pani.en.md"
    assert file.read_text(encoding="utf-8") == (
        "Title: New hours for water\n"
        "Slug: water-hours\n"
        "Id: 20261120-abcd\n"
        "Date: 2026-11-20 08:00\n"
        "Category: khel\n"
        "Priority: lead\n"
        "Robots: noindex\n"
        "Sample: yes\n"
        "Tags:\n"
        "Summary:\n"
        "Status: draft\n"
        "\n"
    )


def test_a_version_takes_its_originals_address_where_none_is_given(content: Path) -> None:
    """An Urdu headline has no readable Latin of its own."""
    add_original(content)

    file = begin(content, "پانی کا وقت", lang="ur", original="nal-men-pani")

    assert file.name == "nal-men-pani.ur.md"
    assert "\nSlug: nal-men-pani\n" in file.read_text(encoding="utf-8")


def test_the_first_language_may_follow_another(content: Path) -> None:
    """A story first written in English gets its Hindi version, under the plain name."""
    begin(content, "Rain in Shimla", lang="en")

    file = begin(content, "शिमला में बारिश", original="rain-shimla")

    assert file == content / "reports/2026/11/rain-shimla.md"


def test_a_version_that_is_there_is_never_written_over(content: Path) -> None:
    """Somebody's work would be lost."""
    original = add_original(content)

    with pytest.raises(ValueError, match=r"/nal-men-pani\.md' is there already\."):
        begin(content, "दूसरा", original="nal-men-pani")

    assert original.read_text(encoding="utf-8") == ORIGINAL


def test_a_versions_address_must_be_one(content: Path) -> None:
    """As the first report's must."""
    add_original(content)

    with pytest.raises(ValueError, match=r"^'Water Hours' is no slug\."):
        begin(content, "Water", lang="en", slug="Water Hours", original="nal-men-pani")

    assert not (content / "reports/2026/11/nal-men-pani.en.md").exists()


@settings(deadline=None, max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_whatever_the_headline_the_header_holds(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    """No headline can add a line of its own or end the header."""
    content = tmp_path_factory.mktemp("content")
    (content / "sections").mkdir()
    (content / "sections/rajniti.md").touch()
    try:
        file = begin(content, title, slug="barish")
    except ValueError as refusal:
        assert str(refusal) == "The name is empty. Write one."  # noqa: PT017
        return

    header = parse_front_matter(file.read_text(encoding="utf-8"), "", (), Mistakes())
    assert header.value("Slug") == "barish"
    assert header.value("Status") == "draft"
    assert header.line("Status") == 10
    assert header.body.strip() == ""


def test_a_person_begins_with_a_name_and_an_address(content: Path) -> None:
    """Names have a spelling of their own in Latin."""
    file = new_person("संजय  दत्त", content=content, lang="hi", slug=None)

    assert file == content / "people/sanjay-dutt.md"
    assert file.read_text(encoding="utf-8") == (
        "Name: संजय दत्त\nSlug: sanjay-dutt\nAliases:\nRoles:\n\n"
    )


def test_two_people_of_one_name_need_two_addresses(content: Path) -> None:
    """Only an editor knows that they are two."""
    first = new_person("संजय दत्त", content=content, lang="hi", slug=None)
    before = first.read_bytes()

    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        new_person("संजय दत्त", content=content, lang="hi", slug=None)
    second = new_person("संजय दत्त", content=content, lang="hi", slug="sanjay-dutt-khiladi")

    assert str(refusal.value) == "'sanjay-dutt.md' is there already. Give another with --slug."
    assert first.read_bytes() == before
    assert second.name == "sanjay-dutt-khiladi.md"


@pytest.mark.parametrize(
    ("name", "slug", "told"),
    [
        ("", None, "The name is empty. Write one."),
        ("شاہد", None, "'شاہد' has no readable Latin. Give an address with --slug."),
        ("क", "a/b", "'a/b' is no slug. Write small Latin letters, digits and '-'."),
    ],
)
def test_a_person_who_cannot_be_begun_so_is_refused(
    content: Path, name: str, slug: str | None, told: str
) -> None:
    """No file is left behind."""
    with pytest.raises(ValueError) as refusal:  # noqa: PT011
        new_person(name, content=content, lang="ur" if name == "شاہد" else "hi", slug=slug)

    assert str(refusal.value) == told
    assert not (content / "people").exists()


@pytest.mark.parametrize(
    "original",
    ["*", "nal-*", "[n]al-men-pani", "../reports/2026/11/nal", "/", "", "nal-men-pan?", ".."],
)
def test_a_pattern_is_no_report(content: Path, original: str) -> None:
    """A name is compared with the names that there are; it finds nothing by itself."""
    add_original(content)

    with pytest.raises(ValueError, match="is no report"):
        begin(content, "Water", lang="en", original=original or "/")


def test_two_reports_of_one_base_name_are_told_apart_by_their_folders(content: Path) -> None:
    """The wrong one would get the version."""
    original = add_original(content)
    folder = original.parent.relative_to(content / "reports").as_posix()
    other = content / "reports/2025/01" / original.name
    other.parent.mkdir(parents=True)
    other.write_bytes(original.read_bytes())

    with pytest.raises(
        ValueError, match=r"is 2 reports\. Give one of them: 2025/01/nal-men-pani, "
    ):
        begin(content, "Water", lang="en", original="nal-men-pani")
    begun = begin(content, "Water", lang="en", original=f"content/reports/{folder}/nal-men-pani.md")

    assert begun.parent == original.parent
