"""Whoever follows a feed sees each story once, whatever editors change about it afterwards."""

import shutil
import sqlite3
import subprocess
from pathlib import Path

import feedparser
import pytest

from newsroom.proof import PrintedSite
from newsroom.proof.pages.feeds import discovered, feeds, listed
from tests.scenarios.run import ROOT, print_edition

REPORT = "reports/2026/11/pani-ka-samay.md"
NEWSBOAT = shutil.which("newsboat")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A newsroom with a report in which Kamla Verma speaks, about a topic."""
    content = tmp_path / "content"
    shutil.copytree(ROOT / "tests/scenarios/one-report/content", content)
    report = content / REPORT
    report.write_text(
        report.read_text(encoding="utf-8").replace(
            "Category:", "Speakers: कमला वर्मा\nTags: पानी\nCategory:"
        ),
        encoding="utf-8",
    )
    write(content, "people/kamla-verma.md", "Name: कमला वर्मा\nSlug: kamla-verma\n\nकाल्पनिक।\n")
    return content


def write(content: Path, name: str, text: str) -> None:
    """Write a file of copy."""
    (content / name).write_text(text, encoding="utf-8")


def change(content: Path, old: str, new: str) -> None:
    """Change the report."""
    report = content / REPORT
    text = report.read_text(encoding="utf-8")
    assert old in text
    report.write_text(text.replace(old, new), encoding="utf-8")


def published(folder: Path, content: Path, siteurl: str = "https://samachar.example") -> Path:
    """Publish: addresses are put on record."""
    run = print_edition(folder, content, SITEURL=siteurl, RECORD_ADDRESSES=True)
    assert run.status == 0, run.err
    return run.output


def ids(output: Path, feed: str) -> list[str]:
    """The ids in a feed, as feedparser has them."""
    return [entry.id for entry in feedparser.parse((output / feed).read_bytes()).entries]


def rename_her(content: Path) -> None:
    """Give her another name and slug."""
    (content / "people/kamla-verma.md").unlink()
    write(
        content,
        "people/kamla-devi-verma.md",
        "Name: कमला देवी वर्मा\nAliases: कमला वर्मा\nSlug: kamla-devi-verma\n\nकाल्पनिक।\n",
    )


def change_all(content: Path) -> None:
    """Another headline, slug, section and time, and another name for her."""
    rename_her(content)
    (content / "sections/pradesh.md").rename(content / "sections/himachal.md")
    write(content, "sections/himachal.md", "Name: हिमाचल\nSlug: himachal\n")
    change(content, "Category: pradesh", "Category: himachal")
    change(content, "Title: ", "Title: आज से ")
    change(content, "Slug: pani-ka-samay", "Slug: pani-ka-naya-samay")


def test_no_story_is_shown_twice(tmp_path: Path, content: Path) -> None:
    """After all of it has changed, the host too, each feed has the ids that it had."""
    before = published(tmp_path / "first", content)
    change_all(content)
    after = published(tmp_path / "second", content, "https://khabar.example/news")

    moved = {
        "rss.xml": "rss.xml",
        "atom.xml": "atom.xml",
        "section/pradesh/rss.xml": "section/himachal/rss.xml",
        "section/pradesh/atom.xml": "section/himachal/atom.xml",
        "topic/pani/rss.xml": "topic/pani/rss.xml",
        "author/samachar-desk/rss.xml": "author/samachar-desk/rss.xml",
        "speaker/kamla-verma/rss.xml": "speaker/kamla-devi-verma/rss.xml",
    }
    for old, new in moved.items():
        assert ids(before, old), old
        assert ids(after, new) == ids(before, old), new
        assert ids(after, old) == ids(before, old), old
    site = PrintedSite(after, "https://khabar.example/news")
    assert [str(fault) for rule in (feeds, discovered, listed) for fault in rule(site)] == []


def test_someone_renamed_twice_is_known_as_at_first(tmp_path: Path, content: Path) -> None:
    """The address book remembers."""
    first = ids(published(tmp_path / "first", content), "speaker/kamla-verma/rss.xml")
    rename_her(content)
    published(tmp_path / "second", content)
    (content / "people/kamla-devi-verma.md").unlink()
    write(
        content,
        "people/kamla.md",
        "Name: कमला\nAliases: कमला वर्मा; कमला देवी वर्मा\nSlug: kamla\n\nकाल्पनिक।\n",
    )
    output = published(tmp_path / "third", content)

    assert ids(output, "speaker/kamla/rss.xml") == first
    assert ids(output, "speaker/kamla-devi-verma/rss.xml") == first


@pytest.mark.skipif(NEWSBOAT is None, reason="newsboat is not installed")
def test_newsboat_shows_each_story_once(tmp_path: Path, content: Path) -> None:
    """It follows RSS and Atom at addresses that stay, over an edition in which all has changed."""
    names = ("rss.xml", "section/pradesh/atom.xml", "speaker/kamla-verma/rss.xml")
    shown = tmp_path / "shown"
    shown.symlink_to(published(tmp_path / "first", content))
    before = _followed(tmp_path, [f"file://{shown}/{name}" for name in names])
    change_all(content)
    second = published(tmp_path / "second", content)
    shown.unlink()
    shown.symlink_to(second)
    after = _followed(tmp_path, [f"file://{shown}/{name}" for name in names])

    assert len(before) == 2  # the report, and what she said in it
    assert [guid for guid, _ in after] == [guid for guid, _ in before]
    assert all("आज से" in title for _, title in after)


def _followed(folder: Path, urls: list[str]) -> list[tuple[str, str]]:
    """The items that newsboat has after it has looked at some feeds: id and headline."""
    (folder / "urls").write_text("\n".join(urls), encoding="utf-8")
    (folder / "config").write_text("", encoding="utf-8")
    database = folder / "cache.db"
    command = [NEWSBOAT or "", "-u", "urls", "-c", str(database), "-C", "config", "-x", "reload"]
    environment = {"HOME": str(folder), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=folder, check=True, timeout=60, env=environment)
    with sqlite3.connect(database) as items:
        found: list[tuple[str, str]] = items.execute(
            "SELECT guid, title FROM rss_item ORDER BY guid"
        ).fetchall()
    return found
