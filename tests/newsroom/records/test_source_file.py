"""A program that changes a line of an editor's file leaves the rest as it was."""

from pathlib import Path

import pytest

from newsroom.intake import plan_forgetting
from newsroom.records.source_file import lines_of, rewrite

COPY = "Title: पुल\nSpeakers: मीरा ठाकुर; आशा\nQuotes:\n    मीरा ठाकुर: पुल बंद है।\n\nपुल बंद है।\n"


def dressed(text: str, *, mark: bool, crlf: bool) -> bytes:
    """A text as some editor's program saves it."""
    ended = text.replace("\n", "\r\n") if crlf else text
    return ended.encode("utf-8-sig" if mark else "utf-8")


@pytest.mark.parametrize("mark", [False, True])
@pytest.mark.parametrize("crlf", [False, True])
def test_lines_go_back_as_they_came(tmp_path: Path, *, mark: bool, crlf: bool) -> None:
    """Byte order mark and line ends are the editor's."""
    file = tmp_path / "a.md"
    file.write_bytes(dressed(COPY, mark=mark, crlf=crlf))

    rewrite(file, lines_of(file))

    assert file.read_bytes() == dressed(COPY, mark=mark, crlf=crlf)
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_a_person_is_taken_out_and_the_line_ends_stay(tmp_path: Path) -> None:
    """A file from Windows goes on being one."""
    for folder in ("people", "reports"):
        (tmp_path / folder).mkdir()
    person = tmp_path / "people" / "mira-thakur.md"
    person.write_text("Name: मीरा ठाकुर\nSlug: mira-thakur\n", encoding="utf-8")
    report = tmp_path / "reports" / "pul.md"
    report.write_bytes(dressed(COPY, mark=True, crlf=True))

    plan_forgetting("mira-thakur", tmp_path).carry_out()

    kept = "Title: पुल\nSpeakers: आशा\n\nपुल बंद है।\n"
    assert report.read_bytes() == dressed(kept, mark=True, crlf=True)
