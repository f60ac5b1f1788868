import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.address_book import (
    AddressBook,
    KnownAddress,
    read_addressbook,
    record_addresses,
)

PATH = "addresses.tsv"
ROOT = Path(__file__).parents[3]
_WHO = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false")
REPORT = KnownAddress("report", "hi", "20261124-k7f3", "/2026/11/24/pani/")
TOPIC = KnownAddress("topic", "hi", "शिमला", "/topic/shimla/")

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=6)
KNOWN = st.builds(
    KnownAddress,
    st.sampled_from(["report", "section", "topic"]),
    st.sampled_from(["hi", "ur"]),
    NAMES,
    st.from_regex(r"/([a-z]{1,3}/){0,2}", fullmatch=True),
)


def read(file: Path) -> tuple[AddressBook, list[str]]:
    """A book and what is told of it."""
    mistakes = Mistakes()
    book = read_addressbook(file, PATH, mistakes)
    return book, [str(mistake) for mistake in mistakes]


def test_without_a_file_the_book_is_empty(tmp_path: Path) -> None:
    """A new newsroom has none."""
    assert read(tmp_path / "addresses.tsv") == (AddressBook(), [])


def test_the_first_addresses_make_the_file(tmp_path: Path) -> None:
    """It says what it is to whoever opens it."""
    file = tmp_path / "addresses.tsv"

    fresh = record_addresses(file, AddressBook(), [TOPIC, REPORT, TOPIC])

    assert fresh == 2
    assert file.read_text(encoding="utf-8") == (
        "# Every address that readers have been given: kind, language, key, address. Commit it.\n"
        "report\thi\t20261124-k7f3\t/2026/11/24/pani/\n"
        "topic\thi\tशिमला\t/topic/shimla/\n"
    )
    assert [each.name for each in tmp_path.iterdir()] == ["addresses.tsv"]


def test_what_is_on_record_is_not_recorded_again(tmp_path: Path) -> None:
    """A second publication leaves the file alone, to its time of change."""
    file = tmp_path / "addresses.tsv"
    record_addresses(file, AddressBook(), [TOPIC, REPORT])
    before = (file.read_bytes(), file.stat().st_mtime_ns)

    assert record_addresses(file, read(file)[0], [REPORT, TOPIC]) == 0
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_nothing_is_ever_taken_away(tmp_path: Path) -> None:
    """Not a remark, not a line that cannot be read, not one without its line feed."""
    file = tmp_path / "addresses.tsv"
    kept = "# मेरी टिप्पणी\n\nreport\thi\tx\t/x/\nkya hai yah\ntopic\thi\tजल\t/topic/jal/"
    file.write_text(kept, encoding="utf-8")

    record_addresses(file, read(file)[0], [REPORT])

    assert file.read_text(encoding="utf-8") == (
        f"{kept}\nreport\thi\t20261124-k7f3\t/2026/11/24/pani/\n"
    )


@pytest.mark.parametrize(
    "line",
    [
        "kya hai yah",
        "report\thi\t/2026/",
        "person\thi\tx\t/x/",
        "report\thi\tx\tx/",
        "report\thi\tx\t/x/\ta\tb\tc",
    ],
)
def test_a_line_that_is_no_address_is_told(tmp_path: Path, line: str) -> None:
    """The others are read all the same."""
    file = tmp_path / "addresses.tsv"
    file.write_text(f"# क\n\n{line}\ntopic\thi\tशिमला\t/topic/shimla/\n", encoding="utf-8")

    book, told = read(file)

    assert told == [
        f"addresses.tsv:3: '{line}' is no address. Take the line back from the last commit."
    ]
    assert book.known == [TOPIC]


def test_a_conflict_in_the_book_is_told(tmp_path: Path) -> None:
    """Once, with what to do; both sides are read."""
    file = tmp_path / "addresses.tsv"
    lines = ["# क", "<<<<<<< HEAD", "topic\thi\tशिमला\t/topic/shimla/", "||||||| 1234abc"]
    lines += ["=======", "report\thi\t20261124-k7f3\t/2026/11/24/pani/", ">>>>>>> desk-2", ""]
    file.write_text("\r\n".join(lines), encoding="utf-8", newline="")

    book, told = read(file)

    assert told == [
        (
            "addresses.tsv:2: git could not merge the two versions of this file. Keep the lines of "
            "both and delete the lines that begin with '<<<<<<<', '|||||||', '=======' and "
            "'>>>>>>>'."
        )
    ]
    assert book.known == [TOPIC, REPORT]
    kept = [line for line in lines if line[:1] not in "<|=>"]
    file.write_text("\n".join(kept), encoding="utf-8")
    assert read(file) == (book, [])


def test_two_desks_record_and_git_merges(tmp_path: Path) -> None:
    """Neither loses a line, and no editor is asked: so says ``.gitattributes``."""

    def git(*command: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *_WHO, *command], check=True)

    file = tmp_path / "content/addresses.tsv"
    file.parent.mkdir()
    shutil.copy(ROOT / ".gitattributes", tmp_path)
    file.write_text("# क\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "1"], ["branch", "desk-2"]):
        git(*command)
    record_addresses(file, AddressBook(), [REPORT])
    git("commit", "-qam", "2")
    git("checkout", "-q", "desk-2")
    record_addresses(file, AddressBook(), [TOPIC])
    git("commit", "-qam", "3")
    git("merge", "-q", "-m", "4", "@{-1}")

    book, told = read(file)

    assert told == []
    assert set(book.known) == {REPORT, TOPIC}


def test_order_and_doubles_are_forgiven(tmp_path: Path) -> None:
    """What was merged line by line is neither told nor recorded once more."""
    file = tmp_path / "addresses.tsv"
    moved = KnownAddress("report", "hi", REPORT.key, "/2026/11/24/jal/")
    lines = [f"{each.kind}\t{each.lang}\t{each.key}\t{each.url}" for each in (moved, REPORT, TOPIC)]
    file.write_text("\n".join([*lines[::-1], *lines, ""]), encoding="utf-8")

    book, told = read(file)

    assert told == []
    assert set(book.known) == {moved, REPORT, TOPIC}
    assert record_addresses(file, book, [moved, TOPIC]) == 0


def test_a_person_is_recorded_with_a_report_that_is_printed(tmp_path: Path) -> None:
    """When that one is withdrawn, with another; else the line stays."""
    file = tmp_path / "addresses.tsv"
    kamla = KnownAddress("speaker", "hi", "kamla", "/speaker/kamla/", REPORT.key, "कमला वर्मा")
    newer = KnownAddress("report", "hi", "20261125-aaaa", "/2026/11/25/nal/")
    later = KnownAddress("speaker", "hi", "kamla", "/speaker/kamla/", newer.key, "कमला वर्मा")

    assert record_addresses(file, read(file)[0], [REPORT, kamla]) == 2
    assert record_addresses(file, read(file)[0], [REPORT, newer, later]) == 1
    assert record_addresses(file, read(file)[0], [newer, later]) == 1
    assert record_addresses(file, read(file)[0], [newer, later]) == 0

    known = read(file)[0].known
    assert [(each.key, each.report, each.name) for each in known if each.kind == "speaker"] == [
        ("kamla", REPORT.key, "कमला वर्मा"),
        ("kamla", newer.key, "कमला वर्मा"),
    ]


def test_a_book_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    """Some editors of tables save it their own way."""
    file = tmp_path / "addresses.tsv"
    file.write_bytes("topic\thi\tशिमला\t/topic/shimla/\n".encode("utf-16"))

    assert read(file) == (
        AddressBook(),
        ["addresses.tsv:1: The file is in UTF-16. Save it as UTF-8."],
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(KNOWN, max_size=8), st.lists(KNOWN, max_size=8))
def test_what_is_recorded_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, first: list[KnownAddress], second: list[KnownAddress]
) -> None:
    """Publication after publication, the older before the newer."""
    file = tmp_path_factory.mktemp("content") / "addresses.tsv"
    record_addresses(file, read(file)[0], first)
    before = read(file)[0].known
    record_addresses(file, read(file)[0], second)

    book, told = read(file)
    assert told == []
    assert set(book.known) == {*first, *second}
    assert book.known[: len(before)] == before


def test_a_topic_keeps_the_slug_it_was_printed_under() -> None:
    """Whatever the rules of romanisation say next year."""
    book = AddressBook([TOPIC, KnownAddress("topic", "ur", "شملہ", "/ur/topic/shimla-shahr/")])

    assert book.topic_slug("hi", "शिमला") == "shimla"
    assert book.topic_slug("ur", "شملہ") == "shimla-shahr"
    assert book.topic_slug("ur", "शिमला") == ""
    assert book.topic_slug("hi", "मंडी") == ""


def test_a_report_or_a_section_is_no_topic() -> None:
    """Their keys may read alike."""
    assert (
        AddressBook([KnownAddress("section", "hi", "khel", "/section/khel/")]).topic_slug(
            "hi", "khel"
        )
        == ""
    )


@settings(deadline=None, max_examples=50)
@given(st.lists(st.sampled_from(["shimla", "shimla-2", "simla"]), min_size=1, max_size=5))
def test_a_topics_slug_is_the_last_that_readers_were_given(
    tmp_path_factory: pytest.TempPathFactory, slugs: list[str]
) -> None:
    """An editor may change it and change it back."""
    file = tmp_path_factory.mktemp("content") / "addresses.tsv"
    for slug in slugs:
        current = [KnownAddress("topic", "hi", "शिमला", f"/topic/{slug}/")]
        record_addresses(file, read(file)[0], current)

    assert read(file)[0].topic_slug("hi", "शिमला") == slugs[-1]
