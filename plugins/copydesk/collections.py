"""The collections of the content folder, read through the store: what is unchanged is not read."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.mistakes import Mistake
from newsroom.engine.plan import FEW_TEXTS, Changes
from newsroom.engine.store import Store, StoreDamagedError
from newsroom.engine.task_pool import TaskPool
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.records.source_file import source_name
from plugins.copydesk.copy_reader import (
    COLLECTIONS,
    NEEDED,
    CopyReader,
    CopyRecord,
    read_batch,
    unpack,
)
from plugins.copydesk.folder import ContentFolder, CopyFile, walk

__all__ = ["Collections"]


class Collections:
    """Reads collection after collection; what has not changed is looked up in the store."""

    @classmethod
    def open(cls, newspaper: Newspaper, context: Mapping[str, Any]) -> "Collections":
        """Walk over the content folder and look up what is known of it."""
        folder = walk(newspaper.content, COLLECTIONS, newspaper.mistakes)
        settings = {key: context[key] for key in NEEDED if key in context}
        store: Store = context["store"]
        rules = fingerprint((context["code"], list(settings.items())))
        if store.rules() != rules:
            store.keep_rules(rules)
        return cls(CopyReader(newspaper.content, settings), store, context["pool"], folder)

    def __init__(
        self, reader: CopyReader, store: Store, pool: TaskPool, folder: ContentFolder
    ) -> None:
        self._reader = reader
        self._store = store
        self._pool = pool
        self._folder = folder
        self._files = store.files()

    @cached_property
    def _digests(self) -> dict[str, bytes]:
        return self._store.digests()

    def changes(self) -> Changes | None:
        """What is read now, where it takes reading few reports again and nothing else."""
        unread: list[tuple[str, list[str]]] = []
        names = paths = 0
        for collection in COLLECTIONS:
            jobs = self._jobs(collection)
            names += len(jobs)
            paths += len(self._folder[collection])
            some = [name for name, files in jobs.items() if not self._is_known(name, files)]
            if len(some) > (FEW_TEXTS if collection == "reports" else 0):
                return None
            unread.extend((name, [file.path for file in jobs[name]]) for name in some)
        if names != len(self._digests) or paths != len(self._files):
            return None
        if unread:
            self._read_anew("reports", unread)
        return Changes(self._digests, self._read_reports, self._store.finished)

    def _read_reports(self, names: Iterable[str]) -> Iterable[Report]:
        """Reports without a mistake in them, from the store."""
        for _, thing, mistakes in unpack(self._store.some_readings(names), self._reader.zone):
            if isinstance(thing, Report) and not mistakes:
                yield thing

    def read(self, collection: str) -> list[tuple[CopyRecord, list[Mistake]]]:
        """Everything in a collection, in the order of its names, each with the mistakes in it."""
        jobs = self._jobs(collection)
        gone = self._gone(collection, jobs)
        unread = [
            (name, [file.path for file in files])
            for name, files in jobs.items()
            if name in gone or not self._is_known(name, files)
        ]
        if unread or gone:
            self._read_anew(collection, unread)
        things = {
            name: (thing, mistakes)
            for name, thing, mistakes in unpack(self._store.readings(collection), self._reader.zone)
        }
        if things.keys() != jobs.keys():
            raise StoreDamagedError(f"It does not hold what was read in '{collection}'")
        return [things[name] for name in jobs]

    def _read_anew(self, collection: str, unread: Sequence[tuple[str, Sequence[str]]]) -> None:
        stage = f"reading {collection}"
        for files, digests in self._pool.run(stage, read_batch, unread, self._reader, self._store):
            self._files.update(files)
            self._digests.update(digests)
        self._store.keep_files(self._files)

    def _jobs(self, collection: str) -> Mapping[str, Sequence[CopyFile]]:
        """The files by what is read at once: a report alone, a person with all versions."""
        jobs: dict[str, list[CopyFile]] = {}
        for file in self._folder[collection]:
            jobs.setdefault(self._name(file.path), []).append(file)
        return jobs

    def _name(self, path: str) -> str:
        """The name under which a file is read. No two people may share one, in whatever folder."""
        collection, _, _ = path.partition("/")
        if collection in {"reports", "pages"}:
            return path
        return f"{collection}/{source_name(path, self._reader.default_lang).base}"

    def _is_known(self, name: str, files: Sequence[CopyFile]) -> bool:
        if name not in self._digests:
            return False
        for file in files:
            known = self._files.get(file.path)
            if (
                known is None
                or known.mtime_ns != file.mtime_ns
                or known.ctime_ns != file.ctime_ns
                or known.size != file.size
            ):
                return False
        return True

    def _gone(self, collection: str, jobs: Mapping[str, object]) -> set[str]:
        """Forget the files that went; give the names of those that lost one of their versions."""
        inside = f"{collection}/"
        there = {file.path for file in self._folder[collection]}
        files = [path for path in self._files if path.startswith(inside) and path not in there]
        names = [name for name in self._digests if name.startswith(inside) and name not in jobs]
        for path in files:
            del self._files[path]
        if names:
            self._store.forget_readings(names)
            for name in names:
                del self._digests[name]
        return {self._name(path) for path in files}
