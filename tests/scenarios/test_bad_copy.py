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
