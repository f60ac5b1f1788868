"""The rooms: what has not changed is not read; what has is read again."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from newsroom.engine.store import Store, StoreDamagedError
from newsroom.records.report import Report
from plugins.copydesk.collections import Collections
from tests.plugins.newspapers import newspaper

SETTINGS = {"DEFAULT_LANG": "hi", "LANGUAGES": ("hi", "en"), "TIMEZONE": "Asia/Kolkata"}
LONG_AGO = 1_700_000_000_000_000_000  # ns; a file's time, so that it is not of this moment


@dataclass
class CountingWorks:
    """Does all work itself, and counts what it was given."""

    names: list[str] = field(default_factory=list)

    def run(
        self, stage: str, task: Callable[..., Any], items: Sequence[Any], *shared: object
    ) -> list[Any]:
        """In two shares, as if by two workers."""
        assert stage.startswith("reading ")
        self.names += [name for name, _ in items]
        halves = [items[::2], items[1::2]]
        return [task(*shared, half, lambda _: None) for half in halves if half]


@dataclass
class Newsroom:
    """A content folder with its store."""

    folder: Path
    code: bytes = b"code"
    settings: dict[str, object] = field(default_factory=lambda: dict(SETTINGS))
    mtime_ns: int = LONG_AGO

    def write(self, path: str, text: str) -> Path:
        """Write a file of copy, a second after the last one."""
        file = self.folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        self.mtime_ns += 1_000_000_000
        os.utime(file, ns=(self.mtime_ns, self.mtime_ns))
        return file

    def read(self, *collections: str) -> tuple[list[str], list[Any], list[str]]:
        """One run: the names that were given to workers, the things, the mistakes."""
        paper = newspaper()
        paper.content = self.folder / "content"
        store, said = Store.open(self.folder / "output.store")
        assert said == ""
        pool = CountingWorks()
        context = {**self.settings, "store": store, "pool": pool, "code": self.code}
        opened = Collections.open(paper, context)
        read = [
            each
            for collection in collections or ("people", "reports")
            for each in opened.read(collection)
        ]
        store.close()
        told = [str(mistake) for _, mistakes in read for mistake in mistakes]
        return pool.names, [thing for thing, _ in read], told

    def names_read(self, *collections: str) -> list[str]:
        """What a run gives to workers."""
        return self.read(*collections)[0]

    def body(self, name: str) -> str:
        """A text in the store."""
        store, _ = Store.open(self.folder / "output.store")
        try:
            return store.body(name)
        finally:
            store.close()


def report_of(title: str, text: str = "पुल बंद है।") -> str:
    """A report as an editor writes it."""
    return (
        f"Title: {title}\nId: 20261124-pq7x\nSlug: pul\nDate: 2026-11-24 10:00\n"
        f"Category: pradesh\n\n{text}\n"
    )


@pytest.fixture(autouse=True)
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is of this very moment, whenever it was written."""
    monkeypatch.setattr("plugins.copydesk.copy_reader._RACE_NS", 0)


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """Two reports and a person in two languages, read once."""
    made = Newsroom(tmp_path)
    made.write("reports/nal.md", report_of("नल बंद"))
    made.write("reports/pul.md", report_of("पुल बंद"))
    made.write("people/meera.md", "Name: मीरा\nSlug: meera\n")
    made.write("people/meera.en.md", "Name: Meera\nSlug: meera\n")
    assert sorted(made.names_read()) == ["people/meera", "reports/nal.md", "reports/pul.md"]
    return made


def test_what_has_not_changed_is_not_read(newsroom: Newsroom) -> None:
    """It is looked up, and is the same; a text stays in the store until it is printed."""
    names, (meera, nal, pul), told = newsroom.read()

    assert (names, told) == ([], [])
    assert meera.profile.names == {"hi": "मीरा", "en": "Meera"}
    assert [report.face.headline for report in (nal, pul)] == ["नल बंद", "पुल बंद"]
    assert (nal.body, newsroom.body("reports/nal.md")) == ("", "<p>पुल बंद है।</p>")
    assert nal.date.utcoffset().total_seconds() == 5.5 * 3600


def test_a_room_s_order_is_that_of_its_names(newsroom: Newsroom) -> None:
    """Whatever was read now, and by whom."""
    newsroom.write("reports/a.md", report_of("क"))
    newsroom.write("reports/nal.md", report_of("ख"))
    newsroom.write("reports/z.md", report_of("ग"))

    names, things, _ = newsroom.read("reports")

    assert sorted(names) == ["reports/a.md", "reports/nal.md", "reports/z.md"]
    assert [report.path for report in things] == [
        *("reports/a.md", "reports/nal.md", "reports/pul.md", "reports/z.md")
    ]
    assert [report.face.headline for report in things] == ["क", "ख", "पुल बंद", "ग"]


def test_an_edit_of_the_same_length_is_read(newsroom: Newsroom) -> None:
    """A word for another."""
    newsroom.write("reports/pul.md", report_of("पुल खुल"))

    names, things, _ = newsroom.read("reports")

    assert names == ["reports/pul.md"]
    assert [report.face.headline for report in things] == ["नल बंद", "पुल खुल"]


def test_an_edit_that_keeps_size_and_time_is_read(newsroom: Newsroom) -> None:
    """As ``rsync --times`` leaves it."""
    file = newsroom.folder / "content/reports/pul.md"
    stat = file.stat()
    file.write_text(report_of("पुल खुल"), encoding="utf-8")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))

    _, things, _ = newsroom.read("reports")

    assert [report.face.headline for report in things] == ["नल बंद", "पुल खुल"]


def test_a_file_of_this_very_moment_is_looked_at_again(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within one tick of the disk's clock, a change of it may keep all that the disk says."""
    monkeypatch.setattr("plugins.copydesk.copy_reader._RACE_NS", 10**12)
    newsroom.write("reports/pul.md", report_of("पुल खुल"))

    assert newsroom.names_read() == ["reports/pul.md"]
    assert newsroom.names_read() == ["reports/pul.md"]


def test_a_file_that_was_only_touched_is_the_same(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As ``git checkout`` does: its bytes are looked at, and not taken apart."""
    os.utime(newsroom.folder / "content/reports/pul.md")
    read = "plugins.copydesk.copy_reader.CopyReader.read"
    monkeypatch.setattr(read, lambda *_: pytest.fail("it was read"))

    names, things, _ = newsroom.read("reports")

    assert names == ["reports/pul.md"]
    assert [report.face.headline for report in things] == ["नल बंद", "पुल बंद"]


def test_a_deleted_report_is_gone(newsroom: Newsroom) -> None:
    """With all that was known of it."""
    (newsroom.folder / "content/reports/pul.md").unlink()

    names, things, _ = newsroom.read("reports")

    assert (names, [report.face.headline for report in things]) == ([], ["नल बंद"])
    with pytest.raises(StoreDamagedError):
        newsroom.body("reports/pul.md")


def test_a_renamed_report_is_read_under_its_new_name(newsroom: Newsroom) -> None:
    """Its messages name the file."""
    content = newsroom.folder / "content/reports"
    (content / "pul.md").rename(content / "setu.md")

    names, things, _ = newsroom.read("reports")

    assert names == ["reports/setu.md"]
    assert [report.path for report in things] == ["reports/nal.md", "reports/setu.md"]


def test_two_reports_that_change_names_change_places(newsroom: Newsroom) -> None:
    """Each with its own time."""
    content = newsroom.folder / "content/reports"
    (content / "pul.md").rename(content / "x.md")
    (content / "nal.md").rename(content / "pul.md")
    (content / "x.md").rename(content / "nal.md")

    _, things, _ = newsroom.read("reports")

    assert [report.face.headline for report in things] == ["पुल बंद", "नल बंद"]


FACES = {
    "Title": ("Title: नल बंद", "Title: नल खुला"),
    "Date": ("Date: 2026-11-24 10:00", "Date: 2026-11-24 10:01"),
    "Kicker": ("Slug: pul", "Slug: pul\nKicker: पानी"),
    "Summary": ("Slug: pul", "Slug: pul\nSummary: सार"),
    "Dateline": ("Slug: pul", "Slug: pul\nDateline: शिमला"),
}
NO_FACES = {
    "Id": ("20261124-pq7x", "20261124-pq8x"),
    "Modified": ("Slug: pul", "Slug: pul\nModified: 2026-11-25 10:00"),
    "Tags": ("Slug: pul", "Slug: pul\nTags: जल"),
    "Note": ("Slug: pul", "Slug: pul\nNote: टिप्पणी"),
    "a text": ("बंद है।", "खुला है।"),
}


@pytest.mark.parametrize("change", [*FACES, *NO_FACES])
def test_the_face_of_a_report_is_what_lists_show_of_it(newsroom: Newsroom, change: str) -> None:
    """Its digest is of all that it says."""
    _, (before, _), _ = newsroom.read("reports")
    newsroom.write("reports/nal.md", report_of("नल बंद").replace(*(FACES | NO_FACES)[change]))

    _, (after, _), told = newsroom.read("reports")

    assert told == []
    assert (before.face != after.face) is (change in FACES)
    assert before.text.digest != after.text.digest


@pytest.mark.parametrize("lost", ["people/meera.en.md", "people/meera.md"])
def test_a_person_who_lost_a_version_is_read_again(newsroom: Newsroom, lost: str) -> None:
    """Whichever it is; and the next run knows them."""
    (newsroom.folder / "content" / lost).unlink()

    names, (meera,), _ = newsroom.read("people")

    assert names == ["people/meera"]
    assert len(meera.profile.names) == 1
    assert newsroom.names_read("people") == []


def test_a_person_with_a_version_more_is_read_again(newsroom: Newsroom) -> None:
    """With the versions that were there."""
    newsroom.settings["LANGUAGES"] = ("hi", "en", "ur")
    newsroom.names_read()
    newsroom.write("people/meera.ur.md", "Name: میرا\nSlug: meera\n")

    names, (meera,), _ = newsroom.read("people")

    assert names == ["people/meera"]
    assert list(meera.profile.names) == ["hi", "en", "ur"]


def test_two_folders_may_not_hold_one_person(newsroom: Newsroom) -> None:
    """The address is one; the second is told, and neither is lost in silence."""
    newsroom.write("people/old/meera.md", "Name: मीरा\nSlug: meera\n")

    _, _, told = newsroom.read("people")

    assert told == [
        (
            "people/old/meera.md:1: 'people/meera.md' is this one in 'hi' too. Keep one of the "
            "two, or give one another name."
        )
    ]


def test_a_mistake_is_told_until_it_is_mended(newsroom: Newsroom) -> None:
    """Though the file is not read again; nor are those beside it."""
    newsroom.write("reports/pul.md", report_of("पुल", text=""))
    message = "reports/pul.md:7: The report has no text. Write it below the header."

    first, again = newsroom.read("reports"), newsroom.read("reports")
    newsroom.write("reports/pul.md", report_of("पुल"))
    mended = newsroom.read("reports")

    assert (first[0], first[2]) == (["reports/pul.md"], [message])
    assert (again[0], again[2]) == ([], [message])
    assert (mended[0], mended[2]) == (["reports/pul.md"], [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMEZONE", "Asia/Dhaka"),
        ("LANGUAGES", ("hi", "en", "ur")),
        ("DEFAULT_LANG", "en"),
        ("COPYDESK", {"longest_title": 3}),
    ],
)
def test_other_rules_read_everything_again(newsroom: Newsroom, name: str, value: object) -> None:
    """A setting that reading depends on."""
    newsroom.settings[name] = value

    assert len(newsroom.names_read()) == 3
    assert newsroom.names_read() == []


def test_another_program_reads_everything_again(newsroom: Newsroom) -> None:
    """It may read in another way; a setting of printing changes nothing."""
    newsroom.settings["SITENAME"] = "समाचार"
    assert newsroom.names_read() == []

    newsroom.code = b"other"
    assert len(newsroom.names_read()) == 3


def test_a_record_of_something_else_is_damage(newsroom: Newsroom) -> None:
    """Its sum is right, and it is no report."""
    store, _ = Store.open(newsroom.folder / "output.store")
    with store.writing() as connection:
        connection.execute("DELETE FROM readings WHERE name = 'reports/pul.md'")
        connection.execute(
            "INSERT INTO readings SELECT 'reports/pul.md', digest, record, checksum FROM readings "
            "WHERE name = 'people/meera'"
        )
    store.close()

    with pytest.raises(StoreDamagedError):
        newsroom.read("reports")


def test_a_report_comes_back_as_it_was_read(newsroom: Newsroom) -> None:
    """All that a header can say: dates with their zones, quotes, corrections, lines."""
    copy = (
        "Title: पुल <बंद> & 'नल'\nId: 20261124-pq7x\nSlug: pul\nDate: 2026-11-24 10:00\n"
        "Modified: 2026-11-25 09:00\nCategory: pradesh\nTags: जल; नल\nSpeakers: meera\n"
        "Quotes: meera: मीरा ने कहा कि पुल बंद है।\nCorrection: 2026-11-25: पहले ग़लत था।\n"
        "Embargo: 2026-11-24 12:00\nNote: टिप्पणी\nSummary: सार\n\n"
        "मीरा ने कहा कि पुल बंद है। [नल]({filename}nal.md)\n"
    )
    newsroom.write("reports/pul.md", copy)

    _, (_, fresh), told = newsroom.read("reports")
    _, (_, known), told_again = newsroom.read("reports")

    assert told == told_again == []
    assert isinstance(known, Report)
    assert isinstance(fresh, Report)
    assert asdict(known) == asdict(fresh)
    assert known.date.tzinfo == fresh.date.tzinfo
    assert known.face.headline == "पुल <बंद> & 'नल'"
    assert known.header.modified is not None
    assert known.header.modified.isoformat() == "2026-11-25T09:00:00+05:30"
    assert known.header.quotes[0].clause == "पुल बंद है"
    assert known.text.lines["note"] == 12
