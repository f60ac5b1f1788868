"""Text rebuild: where only the texts of some reports changed, their pages alone are made again.

An edition whose structure is that of the last one need not be organised again. What it takes is
kept at the end of each run: how each page that prints a text is planned by itself, and each report
as the desks have left it.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec import DecodeError, Struct, msgpack
from msgspec.structs import replace

from newsroom.engine.plan import (
    FEW_TEXTS,
    Asset,
    Changes,
    Document,
    PlannedFile,
    Replan,
    replan_texts,
)
from newsroom.engine.store import Store, StoreDamagedError
from newsroom.engine.task_pool import Tick
from newsroom.records.addresses import Address
from newsroom.records.fingerprints import fingerprint_reports
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import NEWS_WINDOW, Report, settle
from newsroom.records.site import Site
from newsroom.records.source_file import source_name

__all__ = [
    "LastEdition",
    "find_texts",
    "keep_edition",
    "read_last_edition",
    "rebuild_texts",
]

_encoder = msgpack.Encoder(enc_hook=dict)


class _Reading(Struct, frozen=True, array_like=True):
    """A reading as the last edition had it; what is no printed report has empty fingerprints."""

    digest: bytes
    public: bytes = b""
    whole: bytes = b""


class LastEdition(Struct, frozen=True):
    """What the last edition was made of, and how its texts can be printed again."""

    code: bytes
    made_with: bytes
    """Code, settings, theme: whatever is not read by the copy desk."""
    since: datetime | None
    until: datetime | None
    """From when and until when the same reports are due."""
    readings: dict[str, _Reading]
    sites: dict[str, Site]
    """The chrome of each printed edition."""
    newest: dict[str, str]
    """A report of each printed edition."""
    addresses: dict[str, Address]
    """Of standing pages, by file."""
    replans: dict[str, Replan]
    """By place in the output."""
    summary: str
    """What the run has said of it."""
    book: bytes = b""
    """A fingerprint of the address book as the run left it."""
    repeats: dict[str, str] = {}
    """Documents that stand at an address which they have left, and where they stand now."""

    def is_due(self, at: datetime) -> bool:
        """Whether an edition at this time has the same reports."""
        return not (self.since and at < self.since) and not (self.until and at >= self.until)


def _reading(report: Report) -> _Reading:
    return _Reading(report.text.digest, report.public, report.fingerprints.whole)


def read_last_edition(store: Store) -> LastEdition | None:
    """The last edition, where the store knows it."""
    packed = store.edition()
    try:
        return msgpack.decode(packed, type=LastEdition) if packed else None
    except DecodeError as error:
        raise StoreDamagedError(f"Its edition: {error}") from error


def find_fresh(newspaper: Newspaper, last: LastEdition | None, code: bytes) -> list[Report]:
    """The reports that differ from those of the last edition, or that other code has kept."""
    known = last.readings if last and last.code == code else {}
    return [each for each in newspaper.reports if known.get(each.path) != _reading(each)]


def describe_edition(
    newspaper: Newspaper,
    plan: Iterable[PlannedFile],
    digests: Mapping[str, bytes],
    made_with: tuple[bytes, bytes, bytes],
    summary: str,
) -> LastEdition:
    """What the next run needs to rebuild texts of this edition, besides its reports."""
    code, everything, book = made_with
    written = {each.path: each for one in newspaper.all_stories.values() for each in one.values()}
    since, until = _span(written.values(), newspaper.at)
    return LastEdition(
        code=code,
        made_with=everything,
        since=since,
        until=until,
        readings={
            name: _reading(written[name]) if name in written else _Reading(digest)
            for name, digest in digests.items()
        },
        sites={each.lang: each.site for each in newspaper.printed_editions if each.site},
        newest={each.lang: each.reports[0].path for each in newspaper.printed_editions},
        addresses={page.path: page.address for page in newspaper.pages},
        replans={
            each.save_as: each.replan
            for each in plan
            if not isinstance(each, Asset) and each.replan is not None
        },
        summary=summary,
        book=book,
        repeats={
            each.save_as: each.repeats
            for each in plan
            if isinstance(each, Document) and each.repeats
        },
    )


def keep_reports(store: Store, reports: Sequence[Report], tick: Tick) -> None:
    """Keep reports as the desks have left them; in a worker."""
    store.keep_finished((each.path, _encoder.encode(each)) for each in reports)
    store.close()
    tick(len(reports))


def keep_edition(store: Store, edition: LastEdition) -> None:
    """Keep an edition for the next run; its reports are kept already."""
    store.keep_edition(_encoder.encode(edition))


def _span(written: Iterable[Report], at: datetime) -> tuple[datetime | None, datetime | None]:
    """The last moment at which a report came, went, was changed or news no more, and the next."""
    moments = [
        moment
        for report in written
        if not report.header.is_draft
        for moment in (
            max(report.date, report.header.embargo or report.date),
            report.header.expires,
            report.date + NEWS_WINDOW,
            *(changed for _, changed in report.changes),
        )
        if moment
    ]
    before = max((moment for moment in moments if moment <= at), default=None)
    after = min((moment for moment in moments if moment > at), default=None)
    return before, after


def find_texts(last: LastEdition, changes: Changes) -> dict[str, Report] | None:
    """The reports whose texts have changed; None where more has changed than texts."""
    if changes.digests.keys() != last.readings.keys():
        return None
    changed = [
        name for name, digest in changes.digests.items() if digest != last.readings[name].digest
    ]
    if len(changed) > FEW_TEXTS or any(not name.startswith("reports/") for name in changed):
        return None
    reread = {report.path: report for report in changes.read(changed)}
    for name in changed:
        if name not in reread or reread[name].public != last.readings[name].public:
            return None
    return reread


def rebuild_texts(
    newspaper: Newspaper, last: LastEdition, changes: Changes, reread: Mapping[str, Report]
) -> tuple[list[PlannedFile], LastEdition]:
    """Plan the files that print the texts of some reports; and the edition as it is then.

    The newspaper has its people, sections and standing pages, but no reports.
    """
    printed = {name: each for name, each in reread.items() if last.readings[name].whole}
    wanted = {
        place: replan
        for place, replan in last.replans.items()
        if not printed.keys().isdisjoint(replan.names[: replan.texts])
    }
    readings = {name: _reading(each) for name, each in reread.items()}
    if printed:
        _open_in_part(newspaper, last, changes, printed, wanted.values())
        fresh = [each for each in newspaper.reports if each.path in printed]
        fingerprint_reports(newspaper, fresh)
        readings |= {report.path: _reading(report) for report in fresh}
    replans = list(wanted.values())
    plan = [file for _, answer in replan_texts.send(newspaper, wanted=replans) for file in answer]
    if {file.save_as for file in plan} != wanted.keys():
        raise StoreDamagedError("Its edition is planned otherwise now")
    again = {file.save_as: file for file in plan if isinstance(file, Document)}
    plan += [
        dataclasses.replace(again[place], save_as=old, repeats=place, replan=None)
        for old, place in last.repeats.items()
        if place in again
    ]
    return plan, replace(last, readings={**last.readings, **readings})


def _open_in_part(
    newspaper: Newspaper,
    last: LastEdition,
    changes: Changes,
    printed: Mapping[str, Report],
    wanted: Iterable[Replan],
) -> None:
    """Fill a newspaper with what some pages need: reports as the desks have left them."""
    versions = _versions(printed, last, newspaper)
    needed = {name for replan in wanted for name in replan.names if name}
    needed.update(last.newest.values(), (each for each in versions if last.readings[each].whole))
    decoder, zone = msgpack.Decoder(Report), newspaper.at.tzinfo
    for name, record in changes.finished(sorted(needed)).items():
        report = decoder.decode(record)
        if zone is not None:
            settle(report.face, zone)
            settle(report.header, zone)
        if name in printed:
            report.text = printed[name].text
        _place(report, newspaper)
        if name == last.newest.get(report.lang):
            newspaper.editions[report.lang].reports.append(report)
    for report in changes.read([each for each in versions if not last.readings[each].whole]):
        newspaper.all_stories.setdefault(report.story, {})[report.lang] = report
    for page in sorted(newspaper.pages, key=lambda page: (page.order, page.slug)):
        page.address = last.addresses[page.path]
        if page.lang in newspaper.editions:
            newspaper.editions[page.lang].pages[page.story] = page
    for lang, site in last.sites.items():
        newspaper.editions[lang].site = site


def _versions(printed: Iterable[str], last: LastEdition, newspaper: Newspaper) -> list[str]:
    """The files of all versions of some reports."""
    stories = [source_name(name, newspaper.default_lang).story for name in printed]
    endings = [".md", *[f".{lang}.md" for lang in newspaper.editions]]
    names = (f"{story}{ending}" for story in stories for ending in endings)
    return [name for name in names if name in last.readings]


def _place(report: Report, newspaper: Newspaper) -> None:
    """Put a report where pages look for it."""
    newspaper.reports.append(report)
    newspaper.printed_stories.setdefault(report.story, {})[report.lang] = report
    newspaper.all_stories.setdefault(report.story, {})[report.lang] = report
    edition = newspaper.editions[report.lang]
    for slug in report.names.speakers:
        edition.reports_by_speaker.setdefault(slug, []).append(report)
    for slug in report.names.authors:
        edition.reports_by_author.setdefault(slug, []).append(report)
