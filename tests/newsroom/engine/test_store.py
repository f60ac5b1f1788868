"""The store: what it is given it gives back, and what is not its own does no harm."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from newsroom.engine.store import (
    FileState,
    Output,
    Reading,
    Store,
    StoreDamagedError,
    StoreFullError,
)

ROOT = Path(__file__).parents[3]

NAMES = st.one_of(
    st.builds("reports/{}".format, st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)),
    st.just("people/मीरा"),
)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
BYTES = st.binary(max_size=20)
FILES = st.dictionaries(NAMES, st.builds(FileState, NUMBERS, NUMBERS, NUMBERS, BYTES), max_size=4)
OUTPUTS = st.dictionaries(NAMES, st.builds(Output, BYTES, NUMBERS, NUMBERS), max_size=4)
READINGS = st.lists(
    st.builds(Reading, NAMES, BYTES, BYTES, st.text(st.characters(codec="utf-8"), max_size=8)),
    max_size=4,
    unique_by=lambda reading: reading.name,
)

KNOWN = FileState(1, 2, 3, b"digest")
REPORT = Reading("reports/pul.md", b"digest", b"record", "<p>पुल बंद।</p>")
OTHER = Reading("reports/nal.md", b"d", b"r", "<p>नल।</p>")
PAGE = Output(b"fingerprint", 3, 4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store that has been begun."""
    opened, said = Store.open(tmp_path / "output.store")
    assert said == ""
    yield opened
    opened.discard()


def rewrite(store: Store, statement: str, *values: object) -> None:
    """Change the store's file behind its back."""
    store.close()
    with closing(sqlite3.connect(store.folder / "store.sqlite")) as connection, connection:
        connection.execute(statement, values)


def records(store: Store) -> dict[str, bytes]:
    """The records of all rooms."""
    return {**dict(store.readings("people")), **dict(store.readings("reports"))}


READS: dict[str, Callable[[Store], object]] = {
    "rules": Store.rules,
    "files": Store.files,
    "outputs": Store.outputs,
    "readings": records,
    "body": lambda store: store.body(REPORT.name),
}


def holds_all(store: Store) -> bool:
    """Whether a store gives what it was given last."""
    store.keep_rules(b"rules")
    store.keep_files({"reports/pul.md": KNOWN})
    store.keep_readings([REPORT])
    store.keep_outputs({"index.html": PAGE})
    return (
        store.rules() == b"rules"
        and store.files() == {"reports/pul.md": KNOWN}
        and records(store) == {"reports/pul.md": b"record"}
        and store.body("reports/pul.md") == REPORT.body
        and store.outputs() == {"index.html": PAGE}
    )


@settings(deadline=None, max_examples=40)
@given(files=FILES, readings=READINGS, outputs=OUTPUTS, rules=BYTES)
def test_what_is_kept_is_found_again(
    tmp_path_factory: pytest.TempPathFactory,
    files: dict[str, FileState],
    readings: list[Reading],
    outputs: dict[str, Output],
    rules: bytes,
) -> None:
    """By the next run, whatever the names."""
    folder = tmp_path_factory.mktemp("newsroom") / "output.store"
    first, _ = Store.open(folder)
    first.keep_rules(rules)
    first.keep_files(files)
    first.keep_readings(readings)
    first.keep_outputs(outputs)
    first.close()

    store, said = Store.open(folder)

    assert said == ""
    assert store.files() == files
    assert records(store) == {each.name: each.record for each in readings}
    assert store.digests() == {each.name: each.digest for each in readings}
    assert {each.name: store.body(each.name) for each in readings if each.body} == {
        each.name: each.body for each in readings if each.body
    }
    assert store.outputs() == outputs
    assert store.rules() == rules
    store.close()


@pytest.mark.parametrize("mtime_ns", [-1, -(2**62)])
def test_a_file_from_before_1970_is_kept(store: Store, mtime_ns: int) -> None:
    """An old disk without a clock dates files so."""
    known = FileState(mtime_ns, mtime_ns, 1, b"digest")

    store.keep_files({"reports/pul.md": known})
    store.keep_outputs({"index.html": Output(b"f", 1, mtime_ns)})

    assert store.files() == {"reports/pul.md": known}
    assert store.outputs()["index.html"].mtime_ns == mtime_ns


def test_what_is_kept_again_takes_the_place_of_what_was(store: Store) -> None:
    """A file that was read anew; a list of files is kept whole."""
    store.keep_readings([REPORT])
    store.keep_files({"reports/pul.md": KNOWN, "reports/nal.md": KNOWN})

    store.keep_readings([Reading(REPORT.name, b"new", b"shorter", "<p>पुल।</p>")])
    store.keep_files({"reports/pul.md": FileState(4, 5, 6, b"new")})

    assert records(store) == {"reports/pul.md": b"shorter"}
    assert store.body("reports/pul.md") == "<p>पुल।</p>"
    assert store.files() == {"reports/pul.md": FileState(4, 5, 6, b"new")}


def test_a_text_that_became_empty_is_not_the_one_before(store: Store) -> None:
    """Whoever deletes a text does not want it printed again."""
    store.keep_readings([REPORT])

    store.keep_readings([Reading(REPORT.name, b"new", b"record")])

    with pytest.raises(StoreDamagedError, match=r"^It lacks the text of 'reports/pul\.md'$"):
        store.body("reports/pul.md")


def test_some_readings_are_found_without_the_others(store: Store) -> None:
    """Those that there are."""
    store.keep_readings([REPORT, OTHER])

    assert dict(store.some_readings(["reports/pul.md", "reports/x.md"])) == {
        "reports/pul.md": b"record"
    }
    assert dict(store.some_readings([])) == {}


def test_what_is_forgotten_is_gone_whole(store: Store) -> None:
    """What was read in a file, and its text; others stay."""
    store.keep_readings([REPORT, OTHER])

    store.forget_readings(["reports/pul.md"])

    assert list(records(store)) == ["reports/nal.md"]
    assert store.body("reports/nal.md") == "<p>नल।</p>"
    with pytest.raises(StoreDamagedError, match=r"^It lacks the text of 'reports/pul\.md'$"):
        store.body("reports/pul.md")


def test_other_rules_forget_readings_but_not_what_was_printed(store: Store) -> None:
    """When the program reads in another way, the pages that come out alike need no printing."""
    assert holds_all(store)

    store.keep_rules(b"other rules")

    assert (store.files(), records(store)) == ({}, {})
    assert store.outputs() == {"index.html": PAGE}
    assert store.rules() == b"other rules"


@pytest.mark.parametrize(
    ("damage", "read"),
    [
        ("UPDATE lists SET value = substr(value, 2) WHERE name = 'files'", "files"),
        ("UPDATE lists SET value = substr(value, 2) WHERE name = 'outputs'", "outputs"),
        ("UPDATE lists SET value = x'c400' WHERE name = 'rules'", "rules"),
        ("UPDATE readings SET record = x'00'", "readings"),
        ("UPDATE readings SET digest = x'00'", "readings"),
        ("UPDATE readings SET name = 'reports/nal.md'", "readings"),
        ("UPDATE readings SET checksum = checksum + 1", "readings"),
    ],
)
def test_a_row_that_does_not_add_up_is_damage(store: Store, damage: str, read: str) -> None:
    """One bit is enough, whatever it stands for."""
    assert holds_all(store)
    rewrite(store, damage)

    with pytest.raises(StoreDamagedError, match="does not add up"):
        READS[read](store)


def test_a_list_of_something_else_is_damage(store: Store) -> None:
    """Its sum is right, and it is no list of files."""
    store.keep_outputs({"index.html": PAGE})
    store.keep_files({})
    row = msgpack.encode("नमस्ते")
    rewrite(
        store,
        "UPDATE lists SET value = ?, checksum = ? WHERE name = 'files'",
        *(row, crc32(row, crc32(b"files"))),
    )

    with pytest.raises(StoreDamagedError, match=r"^Its list of files: Expected `object`"):
        store.files()


def test_a_text_that_does_not_add_up_is_damage(store: Store) -> None:
    """No reader is shown what nobody wrote."""
    store.keep_readings([REPORT])
    rewrite(store, "UPDATE bodies SET body = x'3c703e'")

    with pytest.raises(StoreDamagedError, match=r"^Its row of 'reports/pul\.md' does not add up$"):
        store.body("reports/pul.md")


@pytest.mark.parametrize(
    ("lost", "read"), [("lists", "files"), ("readings", "readings"), ("bodies", "body")]
)
def test_a_table_that_is_gone_is_damage(store: Store, lost: str, read: str) -> None:
    """While a run reads; the next run begins the store anew."""
    assert holds_all(store)
    rewrite(store, f"DROP TABLE {lost}")

    with pytest.raises(StoreDamagedError, match=f"^no such table: {lost}$"):
        READS[read](store)
    store.close()
    anew, said = Store.open(store.folder)
    assert said == (
        f"'{store.folder / 'store.sqlite'}' is no store; it is begun anew, and everything is read "
        "again."
    )
    assert holds_all(anew)
    anew.close()


def test_a_damaged_store_is_begun_anew(store: Store) -> None:
    """Nothing of what it held is believed any more."""
    assert holds_all(store)

    store.begin_anew()

    assert (store.rules(), store.files(), records(store), store.outputs()) == (b"", {}, {}, {})
    assert holds_all(store)


def _foreign(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
        connection.execute("PRAGMA user_version = 1")


def _future(file: Path) -> None:
    Store.open(file.parent)[0].close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")


def _truncated(file: Path) -> None:
    store, _ = Store.open(file.parent)
    store.keep_readings([Reading(f"reports/{n}.md", b"d", bytes(500)) for n in range(100)])
    store.close()
    file.write_bytes(file.read_bytes()[:5000])


def _overwritten(file: Path) -> None:
    Store.open(file.parent)[0].close()
    content = bytearray(file.read_bytes())
    content[100:4000] = bytes(3900)
    file.write_bytes(content)


def _other_columns(file: Path) -> None:
    Store.open(file.parent)[0].close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("ALTER TABLE readings ADD COLUMN mood TEXT")


def _broken_schema(file: Path) -> None:
    Store.open(file.parent)[0].close()
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute(
            "UPDATE sqlite_master SET sql = 'CREATE nothing' WHERE name = 'readings'"
        )


STRANGERS = {
    "of other columns": (_other_columns, "is no store"),
    "without a schema": (_broken_schema, "is damaged"),
    "another program's": (_foreign, "is no store"),
    "of a version to come": (_future, "is of another version of the program"),
    "text": (lambda file: file.write_text("नमस्ते\n" * 99, encoding="utf-8"), "is damaged"),
    "cut short": (_truncated, "is damaged"),
    "overwritten": (_overwritten, "is damaged"),
}


def test_an_empty_file_is_a_store_that_another_run_begins(tmp_path: Path) -> None:
    """Two runs may begin at once; neither takes the other's file away."""
    folder = tmp_path / "output.store"
    folder.mkdir()
    (folder / "store.sqlite").touch()

    store, said = Store.open(folder)

    assert said == ""
    assert holds_all(store)


@pytest.mark.parametrize("kind", STRANGERS)
def test_a_file_that_is_no_store_is_begun_anew(tmp_path: Path, kind: str) -> None:
    """With one line; the run goes on, and the next one is told nothing."""
    folder = tmp_path / "output.store"
    folder.mkdir()
    make, fault = STRANGERS[kind]
    make(folder / "store.sqlite")

    store, said = Store.open(folder)

    assert said == (
        f"'{folder / 'store.sqlite'}' {fault}; it is begun anew, and everything is read again."
    )
    assert holds_all(store)
    store.close()
    assert Store.open(folder)[1] == ""


def _is_file(folder: Path) -> None:
    folder.write_text("x")


def _holds_folder(folder: Path) -> None:
    (folder / "store.sqlite/more").mkdir(parents=True)


@pytest.mark.parametrize(
    ("make", "why"), [(_is_file, "File exists"), (_holds_folder, "Is a directory")]
)
def test_a_store_that_cannot_be_stands_elsewhere_for_once(
    tmp_path: Path, make: Callable[[Path], object], why: str
) -> None:
    """With one line; what stands in its place is let be, and nothing is left of the other."""
    folder = tmp_path / "output.store"
    make(folder)

    store, said = Store.open(folder)

    assert said == (
        f"'{folder}' cannot be written ({why}). This run remembers nothing; the next one reads and "
        "prints everything again."
    )
    assert not store.is_kept
    assert holds_all(store)
    store.discard()
    assert not store.folder.exists()
    assert folder.is_file() or (folder / "store.sqlite/more").is_dir()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
@pytest.mark.parametrize("begun", [True, False])
def test_a_folder_that_may_only_be_read_costs_only_time(tmp_path: Path, *, begun: bool) -> None:
    """As on a server that lends its disk."""
    folder = tmp_path / "output.store"
    folder.mkdir()
    if begun:
        Store.open(folder)[0].close()
        (folder / "store.sqlite").chmod(0o400)
    folder.chmod(0o500)
    try:
        store, said = Store.open(folder)

        assert said.startswith(f"'{folder}' cannot be written (")
        assert holds_all(store)
        store.discard()
    finally:
        folder.chmod(0o700)


@pytest.mark.parametrize("name", ["output.store", "samachar-2026.store"])
def test_a_store_beside_the_output_is_kept(tmp_path: Path, name: str) -> None:
    """Whatever the output is called."""
    store, _ = Store.open(tmp_path / name)
    store.keep_readings([REPORT])

    store.discard()

    assert store.is_kept
    assert Store.open(tmp_path / name)[0].body(REPORT.name) == REPORT.body


def test_all_of_what_is_kept_at_once_or_nothing(store: Store) -> None:
    """A run that is ended in between leaves no half."""

    def readings() -> Iterator[Reading]:
        yield REPORT
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.keep_readings(readings())

    assert records(store) == {}


def test_a_full_disk_is_told_in_the_disk_s_words(store: Store) -> None:
    """What was there stays there."""
    store.keep_readings([REPORT])
    with store.writing() as connection:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(StoreFullError, match=r"^database or disk is full$"):
        store.keep_readings([Reading("reports/nal.md", b"d", bytes(100_000))])

    assert list(records(store)) == ["reports/pul.md"]


WRITER = """
import sys
from pathlib import Path
from newsroom.engine.store import Reading, Store
store, said = Store.open(Path(sys.argv[1]))
for number in range(50):
    name = f"reports/{sys.argv[2]}-{number}.md"
    store.keep_readings([Reading(name, b"d", b"r", f"<p>{number}</p>")])
print(said, end="")
"""


def test_two_processes_may_write_at_once(tmp_path: Path) -> None:
    """Each waits for the other's transaction; nothing is lost."""
    folder = tmp_path / "output.store"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), name],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        for name in ("a", "b")
    ]

    said = [writer.communicate(timeout=60)[0] for writer in writers]

    store, _ = Store.open(folder)
    assert said == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert records(store).keys() == {f"reports/{x}-{n}.md" for x in "ab" for n in range(50)}
    assert store.body("reports/b-49.md") == "<p>49</p>"


def test_a_forked_worker_opens_the_store_for_itself(store: Store) -> None:
    """One connection in two processes would damage the file. Source: SQLite, howtocorrupt."""
    store.keep_readings([REPORT])  # so the file is open here

    child = os.fork()
    if child == 0:
        status = 1
        try:
            is_read = store.body(REPORT.name) == REPORT.body
            store.keep_readings([OTHER])
            store.close()
            status = 0 if is_read else 2
        finally:
            os._exit(status)
    _, status = os.waitpid(child, 0)

    assert os.waitstatus_to_exitcode(status) == 0
    assert records(store).keys() == {"reports/pul.md", "reports/nal.md"}
    store.keep_readings([Reading("reports/mela.md", b"d", b"r")])
    assert "reports/mela.md" in records(store)


def test_damage_that_writing_finds_is_no_full_disk(store: Store) -> None:
    """Else each run would read everything again, and say that the folder cannot be written."""
    rewrite(store, "DROP TABLE readings")

    with pytest.raises(StoreDamagedError, match="no such table"):
        store.keep_readings([Reading("reports/a.md", b"d", b"r")])
