"""What other programs, other keyboards and tired hands write into headers."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.person import Person
from newsroom.records.report import Report
from newsroom.text.dates import read_moment, written_right
from plugins.copydesk.copy_reader import CopyReader, CopyRecord, read_safely

SETTINGS = {
    "DEFAULT_LANG": "hi",
    "LANGUAGES": ("hi", "en", "ur", "pa"),
    "TIMEZONE": "Asia/Kolkata",
    "COPYDESK": {},
}
DESK = CopyReader(Path(), SETTINGS)
PATH = "reports/2026/11/pul.md"
GOOD = {
    "Title": "नगर में नया पुल",
    "Id": "20261124-a2b3",
    "Slug": "naya-pul",
    "Date": "2026-11-24 10:00",
    "Category": "pradesh",
}


def read(name: str, text: str) -> tuple[CopyRecord, list[str]]:
    """What stands in a file, and what is told of it."""
    path = name if name.endswith(".md") else f"{name}.md"
    thing, mistakes = DESK.read(name, {path: text.encode()})
    return thing, [str(mistake) for mistake in mistakes]


def report(*lines: str, **values: str) -> tuple[Report, list[str]]:
    """A good report with other values, and lines below its header's own."""
    header = [f"{key}: {value}" for key, value in {**GOOD, **values}.items()]
    thing, told = read(PATH, "\n".join([*header, *lines, "", "पुल खुला।"]))
    assert isinstance(thing, Report)
    return thing, [line.removeprefix(f"{PATH}:") for line in told]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("draft: true", "'draft' is not a key. Write 'Status: draft'."),
        ("draft: false", "'draft' is not a key of this house. Delete the line."),
        ("published: false", "'published' is not a key. Write 'Status: draft'."),
        ("lastmod: 2026-11-24 12:00", "'lastmod' is not a key. Write 'Modified'."),
        ("featured_image: pul.jpg", "'featured_image' is not a key. Write 'Image'."),
        ("description: सार", "'description' is not a key. Write 'Summary'."),
        ("aliases: /purana/", "'aliases' is not a key. Write 'Redirect-From'."),
        ("publishDate: 2026-11-25", "'publishDate' is not a key. Write 'Embargo'."),
        (
            "permalink: /x/",
            "'permalink' is not a key; 'Slug' on line 3 says it. Delete the line.",
        ),
        (
            "categories: rajniti",
            "'categories' is not a key; 'Category' on line 5 says it. Delete the line.",
        ),
        ("layout: post", "'layout' is not a key of this house. Delete the line."),
        ("**Summary:** सार", "'**Summary' is not a key. Write 'Summary'."),
        ("सारांश: सार", "'सारांश' is not a key. Write 'Summary'."),
        ("خلاصہ: सार", "'خلاصہ' is not a key. Write 'Summary'."),
        ("ਸਾਰ: सार", "'ਸਾਰ' is not a key. Write 'Summary'."),
        ("Image Credit: समाचार", "'Image Credit' is not a key. Write 'Image-Credit'."),
        ("summary = सार", "'summary' lacks its colon. Write 'Summary: सार'."),
    ],
)
def test_a_key_of_another_house_is_answered_with_ours(line: str, told: str) -> None:
    """The remedy works when it is typed; where the key stands already, the line goes."""
    _, said = report(line)

    assert said[:1] == [f"6: {told}"]


@pytest.mark.parametrize(
    "line", ["Summaryः सार", "Summary： सार", "Summary:सार", "Summary\t:\tसार"]
)
def test_a_colon_of_another_keyboard_is_a_colon(line: str) -> None:
    """A visarga looks the same on most screens."""
    thing, told = report(line)

    assert (thing.face.standfirst, told) == ("सार", [])


@pytest.mark.parametrize(
    ("lines", "right"),
    [
        (['Tags: ["पुल", "सड़क"]'], "Tags: पुल; सड़क"),
        (["Tags: [पुल, सड़क]"], "Tags: पुल; सड़क"),
        (["Tags:", "- पुल", "- सड़क"], "Tags: पुल; सड़क"),
        (["Tags:", "  - पुल", "  - 'सड़क'"], "Tags: पुल; सड़क"),
        (['Tags: "पुल", "सड़क"'], "Tags: पुल; सड़क"),
        (["Tags: “पुल”; “सड़क”"], "Tags: पुल; सड़क"),
        (["Tags: #पुल #सड़क"], "Tags: पुल; सड़क"),
        (["Tags: #पुल; सड़क"], "Tags: पुल; सड़क"),
    ],
)
def test_a_list_of_another_program_is_told_as_ours(lines: list[str], right: str) -> None:
    """And it is read so, that its parts are not told once more."""
    thing, told = report(*lines)

    assert told == [f"6: Lists are parted by ';', with no other signs. Write '{right}'."]
    assert [tag.name for tag in thing.header.tag_names] == ["पुल", "सड़क"]


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        ("Title", '"नया पुल"', "नया पुल"),
        ("Title", "'नया पुल'", "नया पुल"),
        ("Title", "**नया पुल**", "नया पुल"),
        ("Title", "# नया पुल", "नया पुल"),
        ("Title", "पुल &amp; सड़क", "पुल & सड़क"),
        ("Title", "पुल&nbsp;खुला", "पुल खुला"),
        ("Title", "नया<br>पुल", "नया पुल"),
        ("Slug", '"naya-pul"', "naya-pul"),
        ("Slug", "“naya-pul”", "naya-pul"),
        ("Slug", "nаya-pul", "naya-pul"),  # the first a is Cyrillic
    ],
)
def test_signs_round_a_value_are_told_once(key: str, written: str, meant: str) -> None:
    """What is printed is what readers shall see."""
    thing, told = report(**{key: written})

    assert len(told) == 1
    said = {"Title": thing.face.headline, "Slug": thing.header.slug}
    assert said[key] == meant


def test_a_quote_is_written_as_the_text_has_it() -> None:
    """Its markup is found again in the text; nothing of it is printed from here."""
    _, told = report(Quotes="कमला वर्मा: पुल &amp; सड़क <span>खुली</span>।")

    assert all("as it stands." not in line for line in told)


def test_quotation_marks_that_readers_see_stay() -> None:
    """A headline may be a statement."""
    for title in ("“हम नहीं रुकेंगे”", 'मंत्री ने कहा "हाँ"', "'क' और 'ख'"):
        assert report(Title=title)[1] == []


@pytest.mark.parametrize(
    ("key", "written", "name", "value"),
    [
        ("Status", "DRAFT", "is_draft", True),
        ("Priority", "Lead", "priority", "lead"),
        ("Sample", "YES", "sample", True),
        ("Sample", "हां", "sample", True),
        ("Robots", "NoIndex", "robots", "noindex"),
        ("Category", "Pradesh", "section_slug", "pradesh"),
        ("Id", "20261124-A2B3", "id", "20261124-a2b3"),
        ("Id", "२०२६११२४-a2b3", "id", "20261124-a2b3"),
        ("Lang", "HI", "lang", "hi"),
    ],
)
def test_header_values_in_capitals(key: str, written: str, name: str, value: object) -> None:
    """Telephones begin a word with a capital letter."""
    thing, told = report(**{key: written})

    assert (getattr(thing.header, name, thing.lang), told) == (value, [])


def test_a_person_s_values_in_capitals() -> None:
    """Who must not be shown is not shown, however the word is typed."""
    person, told = read("people/k", "Name: क\nSlug: K\nKind: Desk\nListed: NO\nSample: Yes\n")

    assert isinstance(person, Person)
    assert told == []
    profile = person.profile
    assert (profile.kind, profile.listed, profile.sample) == ("desk", False, True)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("24/11/2026", "2026-11-24"),
        ("24-11-2026 17:05", "2026-11-24 17:05"),
        ("24.11.26", "2026-11-24"),
        ("11/24/2026", "2026-11-24"),
        ("2026/11/24 5:05 pm", "2026-11-24 17:05"),
        ("20261124", "2026-11-24"),
        ("2026-1-4", "2026-01-04"),
        ("२४ नवम्बर २०२६, शाम ५:०५ बजे", "2026-11-24 17:05"),
        ("24 نومبر 2026", "2026-11-24"),
        ("24 ਨਵੰਬਰ 2026", "2026-11-24"),
        ("Nov 24, 2026 at 12:30 AM", "2026-11-24 00:30"),
        ("24th November 2026", "2026-11-24"),
        ("2026-11-24 25:61", "2026-11-24"),
        ("2026-11-24T17:05:00.000Z", "2026-11-24 17:05Z"),
        ("2026-11-24 17:05+0530", "2026-11-24 17:05+05:30"),
        ("कल", "2026-11-24 17:05"),
        ("9" * 400, "2026-11-24 17:05"),
    ],
)
def test_a_date_in_another_form_is_told_in_ours(written: str, right: str) -> None:
    """The editor's own date, to copy; what is written then is a date."""
    _, told = report(Date=written)

    assert told == [f"4: 'Date: {written[:60]}' is no date. Write 'Date: {right}'."]
    assert read_moment(right, DESK.zone) is not None


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (
            {"Date": "2026-02-31 10:00"},
            "4: 'Date: 2026-02-31 10:00' is no date: that month has 28 days. Write the right one.",
        ),
        (
            {"Date": "0001-01-01"},
            "4: 'Date: 0001-01-01' is in the year 1. Write one from 1780 to 2199.",
        ),
        (
            {"Expires": "9999-12-31"},
            "6: 'Expires: 9999-12-31' is in the year 9999. Write one from 1780 to 2199.",
        ),
        (
            {"Modified": "2026-11-24 09:00"},
            (
                "6: 'Modified' is before 'Date', 2026-11-24 10:00. Write a later time or delete "
                "the line."
            ),
        ),
        (
            {"Correction": "2025-11-25: ग़लत था।"},
            (
                "6: The correction of 2025-11-25 is older than the report, 'Date: 2026-11-24'. "
                "Write the day of the correction."
            ),
        ),
        (
            {"Correction": "25/11/2026: ग़लत था।"},
            "6: '25/11/2026: ग़लत था।' has no day. Write '2026-11-25: ग़लत था।'.",
        ),
        (
            {"Date": "2062-11-24 10:00"},
            (
                "4: 'Date: 2062-11-24 10:00' disagrees with the folder 'reports/2026/11/'. "
                "Write 'Date: 2026-11-24 10:00', or move the file to 'reports/2062/11/'."
            ),
        ),
        (
            {"Slug": "a" * 260},
            "3: 'Slug' has 260 characters. Write 200 at most.",
        ),
        (
            {"Slug": "Naya Pul"},
            "3: 'Slug: Naya Pul' is no address. Write 'Slug: naya-pul'.",
        ),
        (
            {"Tags": "पुल; " + "क" * 300},
            (
                f"6: The tag '{'क' * 40}…' has 300 characters. Write 200 at most; tags are parted "
                "by ';'."
            ),
        ),
    ],
)
def test_a_value_that_makes_no_sense_is_told(values: dict[str, str], told: str) -> None:
    """With its line, and what to write."""
    assert report(**values)[1] == [told]


@pytest.mark.parametrize("written", ["२०२६-११-२५", "۲۰۲۶-۱۱-۲۵", "੨੦੨੬-੧੧-੨੫", "2026-11-25"])
def test_dates_may_be_typed_in_any_digits(written: str) -> None:
    """Wherever a date stands."""
    thing, told = report(
        Modified=f"{written} 10:00", Expires=f"{written} 12:00", Correction=f"{written}: सही है।"
    )
    person, said = read("people/k", f"Name: क\nSlug: k\nRoles: पद [{written} .. {written}]\n")

    assert isinstance(person, Person)
    assert told == said == []
    assert str(thing.header.corrections[0].day) == "2026-11-25"
    (role,) = person.profile.roles
    assert role.start == role.end == "2026-11-25"


def test_a_conflict_of_git_is_told_once() -> None:
    """Forty unknown keys would hide it."""
    text = "Title: क\n<<<<<<< HEAD\nDate: 1\n=======\nDate: 2\n>>>>>>> other\n\nपाठ"

    for name in (PATH, "people/k", "sections/k", "pages/k.md"):
        _, told = read(name, text)

        assert [line.partition(": ")[2] for line in told] == [
            (
                "The file holds a conflict of git. Keep one of the two sides, and delete the lines "
                "'<<<<<<<', '=======' and '>>>>>>>'."
            )
        ]


def test_a_file_of_hugo_is_told_line_by_line() -> None:
    """Each line has its answer, and no other mistake follows from them."""
    _, told = read(
        PATH,
        '---\ntitle: "नया पुल"\ndate: 2026-11-24\ndraft: true\ncategories: ["pradesh"]\n'
        "tags:\n  - पुल\n  - सड़क\nslug: naya-pul\nId: 20261124-a2b3\n---\nपुल खुला।\n",
    )

    assert [line.removeprefix(f"{PATH}:") for line in told] == [
        "1: The header has no '---' lines. Delete this line.",
        (
            "2: No signs stand round a value. Write 'Title: नया पुल', or “ and ” if readers shall "
            "see them."
        ),
        "4: 'draft' is not a key. Write 'Status: draft'.",
        "5: 'categories' is not a key. Write 'Category'.",
        "5: No signs stand round a value. Write 'Category: pradesh'.",
        "6: Lists are parted by ';', with no other signs. Write 'Tags: पुल; सड़क'.",
        "11: The header has no '---' lines. Leave this line empty.",
    ]


def test_thousands_of_roles_aliases_and_tags_are_read_at_once() -> None:
    """In time that grows with their number: they were compared each with each."""
    roles = "\n".join(f"    पद {n}, विभाग [2019-04 .. 2024-03]" for n in range(3000))
    aliases = "; ".join(f"नाम {n}" for n in range(5000))
    _, told = read("people/k", f"Name: क\nSlug: k\nAliases: {aliases}\nRoles:\n{roles}\n")
    thing, _ = report(Tags="; ".join(f"विषय {n}" for n in range(10_000)))

    assert len(told) == 2999
    assert len(thing.header.tag_names) == 10_000


class BrokenDesk(CopyReader):
    """A desk with a fault."""

    def read(self, name: str, files: Mapping[str, bytes]) -> tuple[CopyRecord, Mistakes]:
        """Fail at whatever has a text."""
        if any(files.values()):
            message = "too deep"
            raise RecursionError(message)
        return super().read(name, files)


def test_a_file_that_breaks_the_program_is_named() -> None:
    """Whatever fails, the editor learns where, and everybody else's mistakes are told too."""
    thing, mistakes = read_safely(BrokenDesk(Path(), SETTINGS), PATH, {PATH: b"Title: x"})

    (told,) = mistakes
    assert isinstance(thing, Report)
    assert (told.path, told.line) == (PATH, 1)
    assert told.message.startswith(
        "The program itself failed on this file (RecursionError in test_fields.py:"
    )


KEYS = st.sampled_from(
    [*GOOD, "Modified", "Tags", "Authors", "Speakers", "Quotes", "Correction", "Embargo", "Expires",
     "Image", "Image-Alt", "Order", "Roles", "Aliases", "Listed", "Kind", "Wikidata", "Name",
     "draft", "categories", "शीर्षक", "लेखक", "Image Alt", "---", "+++", "{", "<<<<<<<", "- "]
)  # fmt: skip
VALUES = st.one_of(
    st.text(max_size=20),
    st.from_regex(r"\A[\d/\-.: ]{0,24}\Z"),
    st.sampled_from(
        ["", '"x"', "[a, b]", "- a", "२०२६-११-२४", "0000-00-00", "9999-12-31 23:59-23:59", "&#0;",
         "&#x110000;", "<p>", "पद [2019 .. 2018]", "a: b", "\u202eक", "раnji", ">", "**x**", "#x"]
    ),
)  # fmt: skip
SOUP = st.lists(
    st.tuples(KEYS, st.sampled_from([": ", ":", " = ", "： ", "ः ", " ", "\n  "]), VALUES)
)


def assert_soup_is_told(soup: list[tuple[str, str, str]]) -> None:
    """Nothing raises, and each mistake has the file and a line of it."""
    text = "\n".join("".join(line) for line in soup) + "\n\nपाठ\n"
    for name in (PATH, "people/k", "sections/k", "pages/k.md"):
        _, told = read(name, text)
        path = name if name.endswith(".md") else f"{name}.md"
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        for line in told:
            where, number, _ = line.split(":", 2)
            assert where == path
            assert 1 <= int(number) <= lines


@settings(deadline=None, max_examples=150)
@given(SOUP)
def test_whatever_stands_in_a_header_is_read_or_told(soup: list[tuple[str, str, str]]) -> None:
    """No key and no value breaks the desk."""
    assert_soup_is_told(soup)


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000)
@given(SOUP)
def test_ten_thousand_headers_are_read_or_told(soup: list[tuple[str, str, str]]) -> None:
    """The same, of more."""
    assert_soup_is_told(soup)


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40) | st.from_regex(r"\A[\d/\-.: ]{0,24}(am|pm|बजे)?\Z"))
def test_what_is_proposed_for_a_date_is_one(written: str) -> None:
    """No remedy may lead to the next mistake."""
    right = written_right(written)

    assert not right or read_moment(right, DESK.zone) is not None
