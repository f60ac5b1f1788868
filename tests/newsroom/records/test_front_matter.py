from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter, parse_front_matter, read_text

KEYS = ("Title", "Date", "Tags", "Correction", "Image-Alt", "Speakers")

LINES = st.one_of(
    st.sampled_from(
        [
            "Title: शिमला",
            "title : x",
            "Date:",
            "  और आगे",
            "\tआगे",
            "---",
            "शीर्षक: क",
            "Titel: x",
            "कोई पंक्ति",
            "उसने कहा: हाँ",
            "",
            "   ",
            ":",
            "::",
            "Tags: क; ख ؛ ग;;",
            "Title: \u202eउलटा",
        ]
    ),
    st.text(max_size=12),
)


def parse(text: str) -> tuple[FrontMatter, list[str]]:
    """A header and what is told of it."""
    mistakes = Mistakes()
    header = parse_front_matter(text, "reports/a.md", KEYS, mistakes)
    return header, [str(mistake) for mistake in mistakes]


def read(tmp_path: Path, raw: bytes) -> tuple[str | None, list[str]]:
    """A file's text and what is told of it."""
    file = tmp_path / "a.md"
    file.write_bytes(raw)
    mistakes = Mistakes()
    text = read_text(file, "reports/a.md", mistakes)
    return text, [str(mistake) for mistake in mistakes]


def test_a_header_ends_at_the_first_blank_line() -> None:
    """What follows is the text, whatever it looks like."""
    header, told = parse("Title: नल में पानी\nDate: 2026-11-24 17:05\n\nTags: यह पाठ है\n\nअंत")

    assert told == []
    assert header.value("Title") == "नल में पानी"
    assert header.value("Date") == "2026-11-24 17:05"
    assert header.value("Tags") == ""
    assert header.body == "Tags: यह पाठ है\n\nअंत"
    assert header.body_line == 4
    assert (header.line("Date"), header.line("Tags")) == (2, 1)


def test_keys_are_case_blind() -> None:
    """``TITLE`` and ``title`` are ``Title``; spaces before the colon do not matter."""
    header, told = parse("TITLE : क\nimage-alt:ख\n\n")

    assert told == []
    assert (header.value("title"), header.value("Image-Alt")) == ("क", "ख")


def test_an_indented_line_goes_on_with_the_value_above_it() -> None:
    """A value is one line to a reader, and each of its lines keeps its number for messages."""
    header, told = parse("Title: क\nCorrection: 2026-11-25: एक\n\t2026-11-26: दो\n  \nपाठ")

    assert told == []
    assert header.value("Correction") == "2026-11-25: एक 2026-11-26: दो"
    assert list(header.fields["correction"].lines) == [
        (2, "2026-11-25: एक"),
        (3, "2026-11-26: दो"),
    ]
    assert header.body_line == 5


def test_a_value_may_begin_below_its_key() -> None:
    """Lists of roles and corrections are written so."""
    header, told = parse("Correction:\n  एक\n  दो\n\n")

    assert told == []
    assert header.value("Correction") == "एक दो"
    assert header.values("Correction") == ("एक", "दो")


def test_a_list_is_parted_by_semicolons_of_either_script() -> None:
    """Empty parts are none; a comma belongs to the name."""
    header, _ = parse("Tags: जल; , ;شملہ؛ کانگریس ;;\n  सड़क\n\n")

    assert header.values("Tags") == ("जल", ",", "شملہ", "کانگریس", "सड़क")
    assert header.values("Date") == ()


def test_a_colon_in_a_value_is_the_values_own() -> None:
    """Headlines name their speaker with a colon."""
    header, told = parse("Title: तालमेल से करें काम: संजय दत्त\n\n")

    assert told == []
    assert header.value("Title") == "तालमेल से करें काम: संजय दत्त"


def test_a_file_may_end_with_its_header() -> None:
    """The text is then empty, and nothing is told here."""
    header, told = parse("Title: क")

    assert told == []
    assert (header.value("Title"), header.body) == ("क", "")


def test_an_empty_file_has_no_header_and_no_text() -> None:
    """The desk that needs a title tells that it is missing."""
    header, told = parse("")

    assert told == []
    assert (header.fields, header.body) == ({}, "")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Titel: क", "'Titel' is not a key; did you mean 'Title'? Correct or delete it."),
        ("image-al: क", "'image-al' is not a key; did you mean 'Image-Alt'? Correct or delete it."),
        ("Zzz: क", "'Zzz' is not a key. Correct or delete it."),
        ("तारीख: क", "'तारीख' is not a key. Write 'Date'."),
        ("वक्ता : क", "'वक्ता' is not a key. Write 'Speakers'."),
        (
            "पता: क",
            "'पता' is not a key. Write one of docs/editors.md: Title, Date, Tags, Correction …",
        ),
        ("---", "The header has no '---' lines. Delete this line."),
        (
            "Date: 1\u202e2",
            (
                "The invisible mark RIGHT-TO-LEFT OVERRIDE (U+202E) turns the line round. "
                "Type the line again."
            ),
        ),
        (
            "Date: \u2066क\u2069",
            (
                "The invisible mark LEFT-TO-RIGHT ISOLATE (U+2066) turns the line round. "
                "Type the line again."
            ),
        ),
    ],
)
def test_a_bad_line_is_told_and_the_rest_is_read(line: str, told: str) -> None:
    """One run tells all mistakes, so no line may hide those below it."""
    header, said = parse(f"Title: क\n{line}\nTags: ख\n\nपाठ")

    assert said == [f"reports/a.md:2: {told}"]
    assert header.value("Tags") == "ख"
    assert (header.body, header.body_line) == ("पाठ", 5)


def test_a_hindi_word_for_a_key_is_read_as_that_key() -> None:
    """Else its value would be told as missing too; an indented line below it is its own."""
    header, told = parse("शीर्षक: नल में पानी\n  का समय\nवक्ता: क; ख\n\nपाठ")

    assert told == [
        "reports/a.md:1: 'शीर्षक' is not a key. Write 'Title'.",
        "reports/a.md:3: 'वक्ता' is not a key. Write 'Speakers'.",
    ]
    assert header.value("Title") == "नल में पानी का समय"
    assert header.values("Speakers") == ("क", "ख")
    assert header.body == "पाठ"


def test_a_hindi_word_for_a_key_of_other_files_is_told_once() -> None:
    """No remedy may lead to the next mistake."""
    _, told = parse("Title: क\nनाम: ख\n\nपाठ")

    assert told == [
        (
            "reports/a.md:2: 'नाम' is not a key. Write one of docs/editors.md: Title, Date, Tags, "
            "Correction …"
        )
    ]


def test_an_indented_line_below_a_bad_one_is_not_the_value_above_it() -> None:
    """Nor is one below a key that is given twice, nor one that opens the file."""
    header, told = parse("Title: क\nपता: ख\n  ग\nTitle: घ\n  ङ\n\nपाठ")

    assert [line.partition(": ")[0] for line in told] == ["reports/a.md:2", "reports/a.md:4"]
    assert header.value("Title") == "क"
    assert parse("  Title: क\n\nपाठ")[0].body == "पाठ"


def test_marks_that_turn_nothing_else_are_allowed() -> None:
    """An Urdu editor needs LRM and RLM beside numbers."""
    _, told = parse("Title: \u200fشملہ\u200e 5\n\n")

    assert told == []


def test_a_turning_mark_is_told_in_the_line_it_stands_in() -> None:
    """A value may go on over several lines."""
    _, told = parse("Correction: एक\n  दो \u202d\n\n")

    assert told == [
        (
            "reports/a.md:2: The invisible mark LEFT-TO-RIGHT OVERRIDE (U+202D) turns the line "
            "round. Type the line again."
        )
    ]


def test_a_key_given_twice_keeps_its_first_value() -> None:
    """The message names both lines."""
    header, told = parse("Title: क\nDate: 1\ntitle: ख\n\n")

    assert told == ["reports/a.md:3: 'title' stands on line 1 already. Keep one."]
    assert header.value("Title") == "क"


def test_text_without_a_blank_line_above_it_is_told() -> None:
    """The text is taken from that line on, so that other desks do not tell it again as missing."""
    header, told = parse("Title: क\nनगर में पानी का समय बदल गया है और लोग\nपरेशान हैं।")

    assert told == [
        (
            "reports/a.md:2: 'नगर में पानी का समय बदल गया है' is no 'Key: value'. Put a blank line "
            "between header and text."
        )
    ]
    assert header.body == "नगर में पानी का समय बदल गया है और लोग\nपरेशान हैं।"
    assert header.body_line == 2


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(LINES, max_size=8).map("\n".join)))
def test_every_text_is_taken_apart_without_loss(text: str) -> None:
    """No text raises; below the header is the text to the letter, from the line that is told."""
    header, told = parse(text)

    lines = text.split("\n")
    assert header.body == "\n".join(lines[header.body_line - 1 :])
    last = max((line for field in header.fields.values() for line, _ in field.lines), default=0)
    assert last < header.body_line
    assert all(1 <= int(line.split(":")[1]) <= len(lines) for line in told)
    for field in header.fields.values():
        assert all(value in lines[line - 1] for line, value in field.lines)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), st.sampled_from(["क", "a: b", "x; y"]), min_size=1))
def test_a_well_formed_header_is_read_as_it_is_written(values: dict[str, str]) -> None:
    """Nothing is told, and every value comes back."""
    text = "".join(f"{key}: {value}\n" for key, value in values.items())

    header, told = parse(f"{text}\nपाठ")

    assert told == []
    assert {key: header.value(key) for key in values} == values


@pytest.mark.parametrize("raw", ["क\r\nख\r\n", "क\rख\r", "\ufeffक\nख\n", "क\nख\n"])
def test_line_ends_and_a_byte_order_mark_are_no_text(tmp_path: Path, raw: str) -> None:
    """Windows' and old Macs' editors leave them behind."""
    assert read(tmp_path, raw.encode()) == ("क\nख\n", [])


def test_a_byte_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    """The editor looks for it there."""
    text, told = read(tmp_path, "Title: क\n\nपाठ ".encode() + b"\x93quoted\x94")

    assert text is None
    assert told == ["reports/a.md:3: Byte 0x93 is not UTF-8. Save the file as UTF-8."]


@pytest.mark.parametrize("coding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named(tmp_path: Path, coding: str) -> None:
    """Notepad calls it Unicode; a message about single bytes would not help."""
    text, told = read(tmp_path, "\ufeffTitle: क".encode(coding))

    assert text is None
    assert told == ["reports/a.md:1: The file is in UTF-16. Save it as UTF-8."]


@pytest.mark.parametrize("sign", ["\x00", "\x08", "\x0b", "\x0c", "\x1f", "\x7f", "\x85", "\uffff"])
def test_a_control_character_is_told(tmp_path: Path, sign: str) -> None:
    """XML forbids most of them, so a feed with one is no feed."""
    _, told = read(tmp_path, f"Title: क\r\n\r\nक{sign}ख\r\n".encode())

    code = f"U+{ord(sign):04X}"
    assert told == [
        f"reports/a.md:3: An invisible character ({code}) is in this line. Type it again."
    ]


def test_tabs_and_line_ends_are_text(tmp_path: Path) -> None:
    """So are the joiners, which Hindi needs."""
    text = "Title: क्\u200dष\tशक्\u200cति\n"

    assert read(tmp_path, text.encode()) == (text, [])


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\ufeff")))
def test_a_utf_8_file_is_read_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """Only line ends are unified; what is not text is told, not taken away."""
    read_back, _ = read(tmp_path_factory.mktemp("copy"), text.encode())

    assert read_back == text
