"""What earlier runs have found out, so that it need not be found out again: an SQLite file.

It is a memory, never a source: whatever is damaged in it, foreign to it or from another version of
the program is thrown away and found out anew. Each row carries a checksum.
"""

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from zlib import crc32

from msgspec import DecodeError, Struct, msgpack

__all__ = ["FileState", "Output", "Reading", "Store", "StoreDamagedError", "StoreFullError"]

T = TypeVar("T")

_SCHEMA = 1
_NAME = "store.sqlite"
_TEMPORARY = "samachar-store-"
_TABLES = """
CREATE TABLE IF NOT EXISTS lists (
  name TEXT PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS readings (
  name TEXT PRIMARY KEY, digest BLOB NOT NULL, record BLOB NOT NULL, checksum INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS finished (
  name TEXT PRIMARY KEY, record BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS bodies (
  name TEXT PRIMARY KEY, body BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
"""


_SCHEMAS = {
    statement.replace(" IF NOT EXISTS", "").strip() for statement in _TABLES.split(";\n")
} - {""}
# What SQLite says where the file is sound and the disk or another run is in the way.
_OF_THE_DISK = (
    "SQLITE_BUSY",
    "SQLITE_CANTOPEN",
    "SQLITE_FULL",
    "SQLITE_IOERR",
    "SQLITE_LOCKED",
    "SQLITE_NOLFS",
    "SQLITE_PERM",
    "SQLITE_PROTOCOL",
    "SQLITE_READONLY",
    "SQLITE_TOOBIG",
)


class StoreDamagedError(Exception):
    """The store holds what this program did not write."""


class StoreFullError(Exception):
    """The disk does not let the store be written; the message says why."""


class FileState(Struct, frozen=True, array_like=True):
    """A file of copy as it was last read; the times are 0 where it may have changed since.

    ``ctime_ns`` tells of a change that kept the size and was given the old ``mtime_ns``.
    """

    mtime_ns: int
    ctime_ns: int
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a file, or in the versions of one."""

    name: str
    digest: bytes
    """Fingerprint of all files that were read for it."""
    record: bytes
    body: str | None = None
    """HTML, of what has any; kept apart from the record, because few pages need it."""


class Output(Struct, frozen=True, array_like=True):
    """A file of the output as it was last printed."""

    fingerprint: bytes
    """Fingerprint of all that the file was made of."""
    size: int
    mtime_ns: int


class Store:
    """One folder beside the output. Each process and each thread opens the file for itself."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = threading.local()

    def __reduce__(self) -> tuple[object, ...]:
        return Store, (self.folder,)

    @classmethod
    def open(cls, folder: Path) -> tuple["Store", str]:
        """Open the store, or begin it; and a line on what happened to the one before.

        Where the disk takes none, the store of this run stands in a temporary folder.
        """
        store = cls(folder)
        try:
            return store, store._begin()
        except (OSError, sqlite3.Error, StoreDamagedError, StoreFullError) as error:
            store.close()
            return store.elsewhere(error)

    def elsewhere(self, why: Exception) -> tuple["Store", str]:
        """A store for this run alone, in a temporary folder, and a line that says so.

        Raises StoreFullError where there is no room for that one either.
        """
        self.close()
        reason = getattr(why, "strerror", None) or why
        said = (
            f"'{self.folder}' cannot be written ({reason}). This run remembers nothing; the next "
            "one reads and prints everything again."
        )
        try:
            store = Store(Path(tempfile.mkdtemp(prefix=_TEMPORARY)))
            store._begin()
        except OSError as error:
            raise StoreFullError(error.strerror) from error
        return store, said

    @property
    def is_kept(self) -> bool:
        """Whether the next run will find it."""
        return not self.folder.name.startswith(_TEMPORARY)

    def _begin(self) -> str:
        """Make sure that the file is this program's own; give a line where it was not."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / _NAME
        said = ""
        if file.exists() and not self._is_blank():
            fault = self._fault()
            if not fault:
                return ""
            said = f"'{file}' {fault}; it is begun anew, and everything is read again."
            self._remove()
        with self.writing() as connection:
            for statement in (f"PRAGMA user_version = {_SCHEMA}", *_TABLES.strip().split(";\n")):
                connection.execute(statement)
        return said

    def _is_blank(self) -> bool:
        """Whether another run is just about to begin the file."""
        try:
            (tables,) = self._connected().execute("SELECT count(*) FROM sqlite_master").fetchone()
            (version,) = self._connected().execute("PRAGMA user_version").fetchone()
        except sqlite3.DatabaseError:
            return False
        return not tables and not version

    def _fault(self) -> str:
        try:
            connection = self._connected()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version != _SCHEMA:
                return "is of another version of the program"
            tables = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master")}
            if not tables >= _SCHEMAS:
                return "is no store"
        except sqlite3.DatabaseError as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith(_OF_THE_DISK) and name != "SQLITE_CANTOPEN":  # so are folders
                raise
            return "is damaged"
        return ""

    def _remove(self) -> None:
        self.close()
        for file in self.folder.glob(f"{_NAME}*"):
            file.unlink()

    def begin_anew(self) -> None:
        """Forget everything."""
        self._remove()
        self._begin()

    def close(self) -> None:
        """Close the file, before a fork or at the end; it opens again by itself."""
        connection, process = getattr(self._own, "connection", (None, 0))
        if connection is not None and process == os.getpid():
            connection.close()
        self._own.connection = (None, 0)

    def discard(self) -> None:
        """Close the file; one that stood in a temporary folder is removed."""
        self.close()
        if not self.is_kept:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _connected(self) -> sqlite3.Connection:
        connection, process = getattr(self._own, "connection", (None, 0))
        if connection is None or process != os.getpid():
            connection = sqlite3.connect(self.folder / _NAME, timeout=60, isolation_level=None)
            connection.execute("PRAGMA page_size = 16384")  # of a new file: a body in two pages
            # What a loss of power destroys is found out anew, so nothing waits for the disk.
            connection.execute("PRAGMA journal_mode = TRUNCATE")  # WAL writes each body twice
            connection.execute("PRAGMA synchronous = OFF")
            self._own.connection = (connection, os.getpid())
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it is kept, or nothing. Raises StoreFullError."""
        try:
            connection = self._connected()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                if connection.in_transaction:  # SQLite has taken it back itself on a full disk
                    connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "").startswith(_OF_THE_DISK):
                raise StoreFullError(str(error)) from error
            raise StoreDamagedError(str(error)) from error

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        try:
            yield self._connected()
        except sqlite3.DatabaseError as error:
            raise StoreDamagedError(str(error)) from error

    def rules(self) -> bytes:
        """Fingerprint of the code and settings that the readings were made with."""
        return self._list("rules", bytes) or b""

    def files(self) -> dict[str, FileState]:
        """Every file of copy that has been read, by its path."""
        return self._list("files", dict[str, FileState]) or {}

    def outputs(self) -> dict[str, Output]:
        """Every file of the output, by its place."""
        return self._list("outputs", dict[str, Output]) or {}

    def keep_rules(self, rules: bytes) -> None:
        """Forget what was read with other code or settings; what was printed stays known."""
        with self.writing() as connection:
            for table in ("readings", "bodies"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 (two names above)
            _keep_list(connection, "files", {})
            _keep_list(connection, "rules", rules)

    def keep_files(self, files: Mapping[str, FileState]) -> None:
        """Keep what the disk says of all files of copy."""
        with self.writing() as connection:
            _keep_list(connection, "files", files)

    def keep_outputs(self, outputs: Mapping[str, Output]) -> None:
        """Keep what was printed."""
        with self.writing() as connection:
            _keep_list(connection, "outputs", outputs)

    def edition(self) -> bytes:
        """What the last edition was, as the press has packed it; empty where there is none."""
        return self._list("edition", bytes) or b""

    def keep_edition(self, edition: bytes) -> None:
        """Keep what this edition is."""
        with self.writing() as connection:
            _keep_list(connection, "edition", edition)

    def finished(self, names: Iterable[str]) -> dict[str, bytes]:
        """Reports as the last edition had them, by name."""
        with self._reading() as connection:
            rows = (
                row
                for name in names
                for row in connection.execute("SELECT * FROM finished WHERE name = ?", (name,))
            )
            return dict(_checked(rows))

    def keep_finished(self, records: Iterable[tuple[str, bytes]]) -> None:
        """Keep reports as this edition has them."""
        with self.writing() as connection:
            connection.executemany(
                "REPLACE INTO finished VALUES (?, ?, ?)",
                (_with_checksum(name, record) for name, record in records),
            )

    def _list(self, name: str, kind: type[T]) -> T | None:
        """A list that is read and written whole: in so many small rows it would take longer."""
        with self._reading() as connection:
            rows = connection.execute("SELECT * FROM lists WHERE name = ?", (name,)).fetchall()
            for _, value in _checked(rows):
                try:
                    return msgpack.decode(value, type=kind)
                except DecodeError as error:
                    raise StoreDamagedError(f"Its list of {name}: {error}") from error
        return None

    def readings(self, collection: str) -> Iterator[tuple[str, bytes]]:
        """Name and record of every reading of a room."""
        with self._reading() as connection:
            rows = connection.execute(
                "SELECT * FROM readings WHERE name > ? AND name < ?",
                (f"{collection}/", f"{collection}0"),
            )
            for name, _, record in _checked(rows):
                yield name, record

    def some_readings(self, names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Name and record of the readings of these names; a name without one is passed over."""
        with self._reading() as connection:
            for found in names:
                rows = connection.execute("SELECT * FROM readings WHERE name = ?", (found,))
                for name, _, record in _checked(rows):
                    yield name, record

    def digests(self) -> dict[str, bytes]:
        """The digest of every reading, by name."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT name, digest FROM readings"))

    def digests_of(self, names: Iterable[str]) -> dict[str, bytes]:
        """The digest of some readings, by name."""
        wanted = "SELECT name, digest FROM readings WHERE name = ?"
        with self._reading() as connection:
            return dict(row for name in names for row in connection.execute(wanted, (name,)))

    def body(self, name: str) -> str:
        """The body of a reading."""
        wanted = "SELECT body, checksum FROM bodies WHERE name = ?"
        try:
            row = self._connected().execute(wanted, (name,)).fetchone()
        except sqlite3.DatabaseError as error:
            raise StoreDamagedError(str(error)) from error
        if row is None:
            raise StoreDamagedError(f"It lacks the text of '{name}'")
        if _checksum((name, row[0])) != row[1]:
            raise StoreDamagedError(f"Its row of '{name}' does not add up")
        return str(row[0], "utf-8")

    def keep_readings(self, readings: Iterable[Reading]) -> None:
        """Keep what was read."""
        with self.writing() as connection:
            for reading in readings:
                connection.execute(
                    "REPLACE INTO readings VALUES (?, ?, ?, ?)",
                    _with_checksum(reading.name, reading.digest, reading.record),
                )
                if reading.body is None:
                    connection.execute("DELETE FROM bodies WHERE name = ?", (reading.name,))
                else:
                    connection.execute(
                        "REPLACE INTO bodies VALUES (?, ?, ?)",
                        _with_checksum(reading.name, reading.body.encode()),
                    )

    def forget_readings(self, names: Iterable[str]) -> None:
        """Forget what was read in files that went."""
        with self.writing() as connection:
            for table in ("readings", "finished", "bodies"):
                connection.executemany(
                    f"DELETE FROM {table} WHERE name = ?",  # noqa: S608 (three names above)
                    [(name,) for name in names],
                )


def _keep_list(connection: sqlite3.Connection, name: str, value: object) -> None:
    row = _with_checksum(name, msgpack.encode(value))
    connection.execute("REPLACE INTO lists VALUES (?, ?, ?)", row)


def _with_checksum(*values: Any) -> tuple[Any, ...]:  # noqa: ANN401 (what SQLite takes)
    return *values, _checksum(values)


def _checked(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The rows without their checksums. Raises StoreDamagedError for one that does not add up."""
    for row in rows:
        values = row[:-1]
        if _checksum(values) != row[-1]:
            raise StoreDamagedError(f"Its row of '{row[0]}' does not add up")
        yield values


def _checksum(values: tuple[Any, ...]) -> int:
    checksum = 0
    for value in values:
        checksum = crc32(value if isinstance(value, bytes) else value.encode(), checksum)
    return checksum
