import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.intake import complete_headers

NOW = datetime(2026, 11, 24, 17, 5, tzinfo=ZoneInfo("Asia/Kolkata"))
MADE = re.compile(r"20261124-[2-9a-hjkmnp-z]{4}")

# Headers that lack one thing or another, and texts that look like headers.
HEADERS = st.lists(
    st.sampled_from(
        [
            "Title: शिमला में बारिश",
            "Id: 20261120-abcd",
            "Slug: barish",
            "Date: 2026-11-20 08:00",
            "Id:",
            "Slug: ",
            "Tags: क; ख",
            "Correction: 2026-11-25: एक\n  2026-11-26: दो",
            "Title: शिमला में\n  बारिश",
        ]
    ),
    max_size=6,
    unique_by=lambda line: line.partition(":")[0],
)
BODIES = st.sampled_from(["", "पाठ", "पाठ\n\nId: यह पाठ है\n", "\n\n  क  \n", "---\n"])


def write(content: Path, name: str, text: str) -> Path:
    """A file of copy, to the byte."""
    file = content / "reports/2026/11" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8"))
    return file


def complete(content: Path) -> list[str]:
    """Complete all headers, each made Id told as one."""
    return [MADE.sub("<id>", line) for line in complete_headers(content, "hi", NOW)]


def text_of(file: Path) -> str:
    """A file's text to the letter, each made Id as one."""
    return MADE.sub("<id>", file.read_bytes().decode("utf-8"))


def test_what_is_missing_is_written_below_the_headline(tmp_path: Path) -> None:
    """Each line is told, so that the editor knows what to look over."""
    file = write(tmp_path, "a.md", "Title: शिमला में बारिश\nCategory: rajniti\n\nपाठ\n")

    told = complete(tmp_path)

    assert told == [
        "reports/2026/11/a.md: Id: <id>",
        "reports/2026/11/a.md: Date: 2026-11-24 17:05",
        "reports/2026/11/a.md: Slug: shimla-barish",
    ]
    assert text_of(file) == (
        "Title: शिमला में बारिश\nId: <id>\nDate: 2026-11-24 17:05\nSlug: shimla-barish\n"
        "Category: rajniti\n\nपाठ\n"
    )
    assert [each.name for each in file.parent.iterdir()] == ["a.md"]


def test_an_empty_key_is_filled_where_it_stands(tmp_path: Path) -> None:
    """A second line of the same key would be a mistake."""
    file = write(tmp_path, "a.md", "slug:\nDate:  \nTitle: बारिश\nId: 20261120-abcd\n\nपाठ")

    complete(tmp_path)

    assert text_of(file) == (
        "Slug: barish\nDate: 2026-11-24 17:05\nTitle: बारिश\nId: 20261120-abcd\n\nपाठ"
    )


def test_a_whole_header_is_left_alone(tmp_path: Path) -> None:
    """To its time of change."""
    whole = "Title: क\nId: x\nSlug: y\nDate: कल\n\nपाठ"
    file = write(tmp_path, "a.md", whole)
    before = file.stat().st_mtime_ns

    assert complete(tmp_path) == []
    assert (text_of(file), file.stat().st_mtime_ns) == (whole, before)


def test_a_headline_on_two_lines_stays_whole(tmp_path: Path) -> None:
    """What is written comes below its second line."""
    file = write(tmp_path, "a.md", "Title: शिमला में\n  बारिश\nId: x\nDate: कल\n\nपाठ")

    complete(tmp_path)

    assert text_of(file) == ("Title: शिमला में\n  बारिश\nSlug: shimla-barish\nId: x\nDate: कल\n\nपाठ")


def test_without_a_headline_there_is_no_address(tmp_path: Path) -> None:
    """The desk tells that both are missing."""
    file = write(tmp_path, "a.md", "Category: khel\n\nपाठ")

    complete(tmp_path)

    assert text_of(file) == "Id: <id>\nDate: 2026-11-24 17:05\nCategory: khel\n\nपाठ"


def test_an_urdu_headline_gives_no_address(tmp_path: Path) -> None:
    """Its version takes the first language's."""
    file = write(tmp_path, "a.ur.md", "Title: شملہ\nId: x\nDate: y\n\nمتن")

    assert complete(tmp_path) == []
    assert text_of(file) == "Title: شملہ\nId: x\nDate: y\n\nمتن"


def test_versions_of_a_story_share_id_and_date(tmp_path: Path) -> None:
    """Whichever has them; slugs are each version's own."""
    hindi = write(tmp_path, "a.md", "Title: बारिश\n\nपाठ")
    english = write(
        tmp_path, "a.en.md", "Title: Rain\nId: 20261120-abcd\nDate: 2026-11-20 08:00\n\nText"
    )

    complete(tmp_path)

    assert text_of(hindi) == (
        "Title: बारिश\nId: 20261120-abcd\nDate: 2026-11-20 08:00\nSlug: barish\n\nपाठ"
    )
    assert text_of(english) == (
        "Title: Rain\nSlug: rain\nId: 20261120-abcd\nDate: 2026-11-20 08:00\n\nText"
    )


def test_versions_without_an_id_get_one_together(tmp_path: Path) -> None:
    """Another story gets another, though its file has the same name in another month."""
    write(tmp_path, "a.md", "Title: बारिश\n\nपाठ")
    write(tmp_path, "a.en.md", "Title: Rain\n\nText")
    write(tmp_path, "../12/a.md", "Title: बारिश\n\nपाठ")

    told = list(complete_headers(tmp_path, "hi", NOW))

    ids = {line.partition(":")[0]: line for line in told if ": Id: " in line}
    made = {path: MADE.search(line)[0] for path, line in ids.items()}  # type: ignore[index]
    assert made["reports/2026/11/a.md"] == made["reports/2026/11/a.en.md"]
    assert made["reports/2026/11/a.md"] != made["reports/2026/12/a.md"]
    assert {line.rpartition(" ")[2] for line in told if ": Slug: " in line} == {
        "barish",
        "barish-2",
        "rain",
    }


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        (
            "Title: बारिश\r\nId: x\r\nDate: y\r\n\r\nपाठ\r\n",
            "Title: बारिश\r\nSlug: barish\r\nId: x\r\nDate: y\r\n\r\nपाठ\r\n",
        ),
        (
            "\ufeffTitle: बारिश\nId: x\nDate: y\n\nपाठ",
            "\ufeffTitle: बारिश\nSlug: barish\nId: x\nDate: y\n\nपाठ",
        ),
        ("\ufeffId: x\n\nपाठ", "\ufeffDate: 2026-11-24 17:05\nId: x\n\nपाठ"),
    ],
)
def test_another_systems_line_ends_and_mark_stay(tmp_path: Path, text: str, completed: str) -> None:
    """The editor's program put them there and wants them back."""
    file = write(tmp_path, "a.md", text)

    complete(tmp_path)

    assert text_of(file) == completed


# What a program might take for a header, and write into wrongly; and the line that is to blame.
UNREADABLE = {
    "a blank line first": (b"\nTitle: x\n\ny", 1, "The header begins on line 1."),
    "a mark, then a blank line": (b"\xef\xbb\xbf\r\nTitle: x\r\n\r\ny", 1, "The header begins"),
    "two marks": (b"\xef\xbb\xbf\xef\xbb\xbfTitle: x\n\ny", 1, "'\ufeffTitle: x' is no line"),
    "an empty file": (b"", 1, "The header begins on line 1."),
    "no header": ("वर्षा हुई।\nआज भी।\n".encode(), 1, "'वर्षा हुई।' is no line of a header."),
    "text below it": (b"Title: x\nIt rained.\n", 2, "'It rained.' is no line of a header."),
    "front matter": (b"---\ntitle: x\n---\n\ny", 1, "'---' is no line of a header."),
    "a key in Hindi": ("दिनांक: 2026-11-24\n\ny".encode(), 1, "'दिनांक: 2026-11-24' is no line"),
    "a key twice": (b"Title: x\nTags: y\nTags: z\n\ny", 3, "'Tags: z' is no line of a header."),
    "a conflict above": (
        b"<<<<<<< HEAD\nTitle: x\n=======\nTitle: y\n>>>>>>> b\n\ny",
        1,
        "'<<<<<<< HEAD' is git's mark of two texts.",
    ),
    "a conflict below": (
        b"Title: x\n\n<<<<<<< HEAD\ny\n=======\nz\n>>>>>>> b\n",
        3,
        "'<<<<<<< HEAD'",
    ),
    "a CR alone": (b"Title: x\rTags: y\n\ny", 1, "Its lines end in several ways."),
    "not UTF-8": (b"Title: \xff\n\nx", 1, "Byte 0xFF is not UTF-8."),
    "UTF-16": ("Title: x\n\ny".encode("utf-16"), 1, "The file is in UTF-16."),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_nothing_is_written_into_what_cannot_be_read_whole(tmp_path: Path, kind: str) -> None:
    """It is told, and stays as it is to the byte; so does its version, whose Id it may hold."""
    raw, line, told = UNREADABLE[kind]
    bad = write(tmp_path, "bad.md", "")
    bad.write_bytes(raw)
    version = write(tmp_path, "bad.en.md", "Title: Rain\n\nText")
    write(tmp_path, "a.md", "Title: बारिश\nId: x\nDate: y\n\nपाठ")

    (mistake, written) = complete(tmp_path)

    assert mistake.startswith(f"reports/2026/11/bad.md:{line}: {told}")
    assert mistake.endswith(" Nothing was written into it or its versions.")
    assert written == "reports/2026/11/a.md: Slug: barish"
    assert bad.read_bytes() == raw
    assert version.read_bytes() == b"Title: Rain\n\nText"
    assert {each.name for each in bad.parent.iterdir()} == {"a.md", "bad.md", "bad.en.md"}


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """What it leads to may be anyone's."""
    other = tmp_path / "other.md"
    other.write_text("Title: बारिश\n\nपाठ", encoding="utf-8")
    link = write(tmp_path, "a.md", "")
    link.unlink()
    link.symlink_to(other)

    (told,) = complete(tmp_path)

    assert told.startswith("reports/2026/11/a.md:1: It is a link.")
    assert link.is_symlink()
    assert other.read_text(encoding="utf-8") == "Title: बारिश\n\nपाठ"


def test_hidden_files_are_no_copy(tmp_path: Path) -> None:
    """A Mac leaves such beside what it copies."""
    write(tmp_path, "._a.md", "Title: बारिश\n\nपाठ")

    assert complete(tmp_path) == []


ENDS = st.sampled_from([["\n"], ["\r\n"], ["\n", "\r\n"], ["\r"]])


@settings(deadline=None, max_examples=100)
@given(HEADERS, BODIES, ENDS, st.sampled_from(["", "\ufeff"]))
def test_lines_are_added_and_nothing_else_is_changed(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    body: str,
    ends: list[str],
    mark: str,
) -> None:
    """Without the lines that were told the file is what it was; a second run writes nothing."""
    content = tmp_path_factory.mktemp("content")
    text = "".join(f"{line}\n" for line in lines) + f"\n{body}"
    numbered = enumerate(text.split("\n"))
    written = mark + "".join(
        ("" if number == 0 else ends[number % len(ends)]) + line for number, line in numbered
    )
    file = write(content, "a.md", written)

    told = [line.partition(": ")[2] for line in complete_headers(content, "hi", NOW)]

    completed = file.read_bytes().decode("utf-8")
    if not lines:
        assert completed == written
        return
    assert completed.startswith(mark)
    left = re.split(r"\r\n|\n|\r", completed.removeprefix(mark))
    for line in told:
        assert left.count(line) == 1
        key = line.partition(":")[0]
        place = left.index(line)
        left[place : place + 1] = [each for each in lines if each.strip() == f"{key}:"]
    assert left == text.split("\n")
    if len(ends) == 1:
        assert len(re.findall(r"\r\n|\n|\r", completed)) == completed.count(ends[0])
    assert list(complete_headers(content, "hi", NOW)) == []
