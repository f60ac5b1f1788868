"""The copy desk at work: what stands in the files of one name, read and checked."""

import os
import time
import traceback
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import DecodeError, msgpack
from msgspec.structs import replace

from newsroom.engine.mistakes import Mistake, Mistakes
from newsroom.engine.settings import know_languages, read_settings
from newsroom.engine.store import FileState, Reading, Store, StoreDamagedError
from newsroom.engine.task_pool import Tick
from newsroom.records.fingerprints import fingerprint_of_copy
from newsroom.records.front_matter import FrontMatter, decode_text, parse_front_matter
from newsroom.records.person import Person
from newsroom.records.report import Report, settle
from newsroom.records.section import Section
from newsroom.records.source_file import SourceName, source_name
from newsroom.records.standing_page import StandingPage
from newsroom.rules.files import CANNOT_BE_READ
from newsroom.text.words import normal_form
from plugins.copydesk.markdown import MarkdownRenderer
from plugins.copydesk.people import PERSON_KEYS, PersonReader
from plugins.copydesk.reports import REPORT_KEYS, ReportReader
from plugins.copydesk.sections import PAGE_KEYS, SECTION_KEYS, PageReader, SectionReader
from plugins.copydesk.settings import Settings
from plugins.copydesk.stories import tell_twice

__all__ = [
    "COLLECTIONS",
    "KEYS",
    "NEEDED",
    "CopyReader",
    "CopyRecord",
    "read_batch",
    "read_safely",
    "unpack",
]

KEYS = {
    "reports": REPORT_KEYS,
    "people": PERSON_KEYS,
    "sections": SECTION_KEYS,
    "pages": PAGE_KEYS,
}
COLLECTIONS = tuple(KEYS)

# The settings that reading depends on.
NEEDED = ("COPYDESK", "DEFAULT_LANG", "LANGUAGES", "LANGUAGE_RECORDS", "TIMEZONE")

_AT_ONCE = 256  # readings that are kept in one transaction
_encoder = msgpack.Encoder(enc_hook=dict)
_RACE_NS = 50_000_000  # a file changed so shortly ago may change again within one tick of its clock

CopyRecord = Report | Person | Section | StandingPage
"""What a collection of the content folder holds."""

_DECODERS: dict[str, msgpack.Decoder[Any]] = {
    "people": msgpack.Decoder(tuple[Person, list[Mistake]]),
    "sections": msgpack.Decoder(tuple[Section, list[Mistake]]),
    "reports": msgpack.Decoder(tuple[Report, list[Mistake]]),
    "pages": msgpack.Decoder(tuple[StandingPage, list[Mistake]]),
}


@dataclass(frozen=True)
class CopyReader:
    """Reads what editors write, by the rules of the collection that it belongs to."""

    content: Path
    settings: Mapping[str, Any]

    @property
    def default_lang(self) -> str:
        """The language of a file whose name says none."""
        return str(self.settings["DEFAULT_LANG"])

    def __reduce__(self) -> tuple[object, ...]:
        return CopyReader, (self.content, self.settings)

    def read(self, name: str, files: Mapping[str, bytes]) -> tuple[CopyRecord, Mistakes]:
        """Read one report or page, or all versions of a person or a section, from their bytes."""
        mistakes = Mistakes()
        collection = name.partition("/")[0]
        if collection in {"reports", "pages"}:
            ((path, raw),) = files.items()
            header, place = self.take_apart(path, raw, mistakes)
            reader = self._reports if collection == "reports" else self._pages
            return reader.read(header, place, mistakes), mistakes
        versions: dict[str, tuple[FrontMatter, SourceName]] = {}
        for path, raw in files.items():
            header, place = self.take_apart(path, raw, mistakes)
            first, _ = versions.setdefault(place.lang, (header, place))
            if first is not header:
                tell_twice(path, first.path, place.lang, mistakes)
        of_versions = self._people if collection == "people" else self._sections
        return of_versions.read(versions, mistakes), mistakes

    def take_apart(
        self, path: str, raw: bytes, mistakes: Mistakes
    ) -> tuple[FrontMatter, SourceName]:
        """A file's header and text in normal form, and its place; ``path`` is from the content."""
        place = source_name(path, self.default_lang)
        text = decode_text(raw, path, mistakes)
        if text is None:
            return FrontMatter(path, is_readable=False), place
        keys = KEYS[path.partition("/")[0]]
        return parse_front_matter(normal_form(text, place.lang), path, keys, mistakes), place

    @cached_property
    def _markdown(self) -> MarkdownRenderer:
        return MarkdownRenderer()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The newsroom's."""
        return ZoneInfo(self.settings["TIMEZONE"])

    @property
    def _languages(self) -> Collection[str]:
        return tuple(self.settings["LANGUAGES"])

    @cached_property
    def _reports(self) -> ReportReader:
        rules = read_settings(Settings, self.settings, "COPYDESK")
        return ReportReader(self._languages, self.default_lang, self.zone, rules, self._markdown)

    @cached_property
    def _pages(self) -> PageReader:
        return PageReader(self._languages, self.zone, self._markdown)

    @cached_property
    def _people(self) -> PersonReader:
        return PersonReader(self._languages, self.default_lang, self.zone, self._markdown)

    @cached_property
    def _sections(self) -> SectionReader:
        return SectionReader(self._languages, self.default_lang, self.zone, self._markdown)


def read_batch(
    reader: CopyReader, store: Store, jobs: Sequence[tuple[str, Sequence[str]]], tick: Tick
) -> tuple[dict[str, FileState], dict[str, bytes]]:
    """Read what is not known already, and keep it in the store; in a worker.

    Each job is a name and its files. Gives what the disk says of the files, and the digest of each
    reading.
    """
    know_languages(reader.settings)  # a worker may be a process that has not been told of them
    content = str(reader.content)
    reader = CopyReader(
        reader.content, reader.settings
    )  # one a worker: Markdown is not for two threads
    files: dict[str, FileState] = {}
    digests: dict[str, bytes] = {}
    kept = store.digests_of(name for name, _ in jobs)
    for start in range(0, len(jobs), _AT_ONCE):
        readings: list[Reading] = []
        some = jobs[start : start + _AT_ONCE]
        for name, paths in some:
            raw = {}
            looked_at = {}
            for path in paths:
                raw[path], looked_at[path] = _read(f"{content}/{path}")
            files.update(looked_at)
            digests[name] = digest = _digest_of(looked_at)
            if kept.get(name) != digest:
                thing, mistakes = read_safely(reader, name, raw)
                readings.append(_reading(name, digest, thing, mistakes))
        store.keep_readings(readings)
        tick(len(some))
    store.close()
    return files, digests


def read_safely(
    reader: CopyReader, name: str, raw: Mapping[str, bytes]
) -> tuple[CopyRecord, Mistakes]:
    """What stands in files; where reading them fails, the first is named, as an empty one."""
    try:
        return reader.read(name, raw)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 (whatever it is, the editor must learn which file)
        thing, _ = reader.read(name, dict.fromkeys(raw, b""))
        mistakes = Mistakes()
        place = traceback.extract_tb(error.__traceback__)[-1]
        fault = f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}"
        told = CANNOT_BE_READ.format(fault=f"{fault}: {str(error)[:80]}")
        mistakes.tell(next(iter(raw)), 1, told)
        return thing, mistakes


def _read(file: str) -> tuple[bytes, FileState]:
    """A file's bytes, and what the disk says of them; what it says later may be of other bytes."""
    with open(file, "rb", buffering=0) as opened:  # noqa: PTH123 (once a report)
        raw = opened.readall()
        stat = os.fstat(opened.fileno())
    digest = blake2b(raw, digest_size=16).digest()
    if time.time_ns() - max(stat.st_mtime_ns, stat.st_ctime_ns) < _RACE_NS:
        return raw, FileState(0, 0, stat.st_size, digest)
    return raw, FileState(stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, digest)


def _digest_of(files: Mapping[str, FileState]) -> bytes:
    whole = blake2b(digest_size=16)
    for path, known in sorted(files.items()):
        whole.update(os.fsencode(path) + b"\0" + known.digest)
    return whole.digest()


def _reading(name: str, digest: bytes, thing: CopyRecord, mistakes: Mistakes) -> Reading:
    body = None
    if isinstance(thing, Report):
        thing.text = replace(thing.text, digest=digest)
        thing.public = fingerprint_of_copy(thing)
        body, thing.body = thing.body, ""
    return Reading(name, digest, _encoder.encode((thing, list(mistakes))), body)


def unpack(
    records: Iterable[tuple[str, bytes]], zone: tzinfo
) -> Iterator[tuple[str, CopyRecord, list[Mistake]]]:
    """Names, things and their mistakes from the store's records. Raises StoreDamagedError."""
    shared: dict[object, Any] = {}
    for name, record in records:
        try:
            thing, mistakes = _DECODERS[name.partition("/")[0]].decode(record)
        except (DecodeError, KeyError) as error:
            raise StoreDamagedError(f"Its record of '{name}': {error}") from error
        if isinstance(thing, Report):
            _settle(thing, zone, shared)
        yield name, thing, mistakes


def _settle(report: Report, zone: tzinfo, shared: dict[object, Any]) -> None:
    """Put moments into the newsroom's zone, and let reports share what is the same in many.

    An archive is a third smaller so.
    """
    same = shared.setdefault
    face, header, text = report.face, report.header, report.text
    settle(
        face,
        zone,
        lang=same(face.lang, face.lang),
        dateline=same(face.dateline, face.dateline),
    )
    settle(
        header,
        zone,
        section_slug=same(header.section_slug, header.section_slug),
        author_names=same(header.author_names, header.author_names),
        tag_names=tuple([same(tag, tag) for tag in header.tag_names]),
        speaker_names=tuple([same(name, name) for name in header.speaker_names]),
    )
    settle(text, zone, lines=same(("lines", *text.lines.items()), text.lines))
