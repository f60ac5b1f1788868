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


def test_a_file_that_is_no_text_is_left_to_the_desk(tmp_path: Path) -> None:
    """The others are completed."""
    bad = tmp_path / "reports/2026/11/bad.md"
    write(tmp_path, "a.md", "Title: बारिश\nId: x\nDate: y\n\nपाठ")
    bad.write_bytes(b"Title: \xff\n\nx")

    assert complete(tmp_path) == ["reports/2026/11/a.md: Slug: barish"]
    assert bad.read_bytes() == b"Title: \xff\n\nx"


@settings(deadline=None, max_examples=60)
@given(HEADERS, BODIES, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_lines_are_added_and_nothing_else_is_changed(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], body: str, end: str, mark: str
) -> None:
    """Without the lines that were told the file is what it was; a second run writes nothing."""
    content = tmp_path_factory.mktemp("content")
    header = "".join(f"{line}\n" for line in lines)
    written = mark + f"{header}\n{body}".replace("\n", end)
    file = write(content, "a.md", written)

    told = [line.partition(": ")[2] for line in complete_headers(content, "hi", NOW)]

    completed = file.read_bytes().decode("utf-8")
    rest = completed.removeprefix(mark)
    for line in told:
        key = line.partition(":")[0]
        stood_empty = next((each for each in lines if each.strip() == f"{key}:"), None)
        filled = "" if stood_empty is None else stood_empty + end
        assert rest.count(line + end) == 1
        rest = rest.replace(line + end, filled)
    assert mark + rest == written
    assert list(complete_headers(content, "hi", NOW)) == []
