"""Bad copy: each mistake is told in one line, and what readers see stays as it was.

A folder of ``bad-copy/`` holds the files that are laid over the good copy of ``one-report``, and
the whole of what the editor is told.
"""

import shutil
from pathlib import Path

import pytest

from tests.scenarios.run import print_edition
from tests.scenarios.tree import assert_golden_text, snapshot

BAD_COPY = Path(__file__).parent / "bad-copy"
KINDS = sorted(folder.name for folder in BAD_COPY.iterdir())


@pytest.mark.parametrize("kind", KINDS)
def test_bad_copy_is_sent_back(newsdesk: Path, kind: str) -> None:
    """All mistakes at once, file and line and remedy; exit status 1; the last edition stands."""
    shutil.copytree(BAD_COPY / kind / "content", newsdesk / "content", dirs_exist_ok=True)
    before = snapshot(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert "Traceback" not in run.out + run.err
    assert_golden_text(run.out + run.err, BAD_COPY / kind / "expected.txt")
    assert snapshot(newsdesk / "output") == before


def test_the_expected_lines_are_sorted_by_file_and_line() -> None:
    """An editor goes through the files from top to bottom."""
    told = (BAD_COPY / "ten-mistakes-in-five-files" / "expected.txt").read_text(encoding="utf-8")
    *lines, last = told.splitlines()
    places = [(path, int(number)) for path, number, _ in (line.split(":", 2) for line in lines)]

    assert len(lines) >= 10
    assert len({path for path, _ in places}) == 5
    assert places == sorted(places)
    assert last.startswith(f"{len(lines)} mistakes.")


GOOD = (
    "Title: पुल पर भारी वाहन बंद\nId: 20261124-pq7x\nSlug: pul-par-vahan\n"
    "Date: 2026-11-24 10:00\nCategory: pradesh\n\nपुल बंद।\n"
)
UNREADABLE = {
    "Latin-1": (GOOD.encode() + b"Jos\xe9\n", "8: Byte 0xE9 is not UTF-8. Save the file as UTF-8."),
    "UTF-16": (GOOD.encode("utf-16"), "1: The file is in UTF-16. Save it as UTF-8."),
}


@pytest.mark.parametrize("encoding", UNREADABLE)
def test_a_file_that_is_not_utf_8_is_sent_back(newsdesk: Path, encoding: str) -> None:
    """Nothing is guessed, and nothing is said of a text that could not be read."""
    copy, message = UNREADABLE[encoding]
    (newsdesk / "content/reports/2026/11/pul.md").write_bytes(copy)

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert run.said == [
        f"reports/2026/11/pul.md:{message}",
        "1 mistake. Nothing was printed; the last edition stands.",
    ]


def test_a_file_from_outside_the_content_folder_is_sent_back(newsdesk: Path) -> None:
    """A link in the file system may not carry a stranger's file into the edition."""
    outside = newsdesk / "elsewhere.md"
    outside.write_text("Title: भीतर की बात\n", encoding="utf-8")
    (newsdesk / "content/reports/2026/11/pul.md").symlink_to(outside)

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert run.said == [
        "reports/2026/11/pul.md:1: The file is a link out of the content folder. Copy it here.",
        "1 mistake. Nothing was printed; the last edition stands.",
    ]
