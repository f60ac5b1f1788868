"""Prints what of a plan is not printed yet: compared, rendered, put into place, remembered."""

from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from newsroom.engine.clutter import is_clutter
from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import PlannedFile, edition_printed
from newsroom.engine.settings import read_settings
from newsroom.engine.store import Output, Store, StoreFullError
from newsroom.engine.task_pool import Tick
from newsroom.records.fingerprints import fingerprint_of_edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from plugins.press.changed_pages import Fingerprints, Found, Job
from plugins.press.code_fingerprint import (
    fingerprint_of_file,
    fingerprint_of_folders,
    fingerprint_of_settings,
    fingerprint_of_times,
    fingerprints_of_templates,
)
from plugins.press.pool import ExecutorPool
from plugins.press.rendering import Renderer, RenderingError
from plugins.press.rootfiles import ROOT
from plugins.press.settings import Settings
from plugins.press.staging import Staging
from plugins.press.stopwatch import Stopwatch
from plugins.press.telling import note, stop
from plugins.press.text_rebuild import (
    LastEdition,
    describe_edition,
    find_fresh,
    keep_edition,
    keep_reports,
)

__all__ = ["Printing"]

_NAMED = 5  # files
_MANY = 50  # files; for fewer, only the templates that they need are loaded


@dataclass
class Printing:
    """Prints what of a plan is not printed yet, and puts it into place."""

    settings: Mapping[str, Any]
    theme: Path
    """The folder of the theme that is printed with."""
    output: Path
    newspaper: Newspaper
    store: Store
    pool: ExecutorPool
    stopwatch: Stopwatch
    code: bytes
    """A fingerprint of the program."""
    book: bytes
    """A fingerprint of the address book as it was read, and as this run has left it."""
    last: LastEdition | None = None
    digests: Mapping[str, bytes] | None = None

    def print_edition(
        self,
        plan: Sequence[PlannedFile],
        summary: str,
        looking: Future[Found],
    ) -> str:
        """Print an edition; give the count of files that it took."""
        stopwatch = self.stopwatch
        staging = Staging(self.output)
        with stopwatch("comparing"):
            known = self.store.outputs()
            found = looking.result()
            jobs, fingerprints = self._jobs(plan, known, found)
        try:
            staging.open()
            self.store.keep_edition(b"")  # what the last one was is true no longer
            with stopwatch("printing"):
                printed = self._print(jobs, staging)
            with stopwatch("recording"):
                self._record()
            with stopwatch("putting into place"):
                gone = [place for place in (*known, *found.strays) if place not in fingerprints]
                staging.take_place(gone)
        finally:
            staging.abandon()
        with stopwatch("remembering"):
            if printed or gone:
                outputs = {**known, **printed}
                self._remember({place: outputs[place] for place in fingerprints})
            self._keep_edition(plan, summary)
        if known:  # else what stood there may be of an edition that nothing is remembered of
            note(_removed_by_hand(found.strays.intersection(gone)))
        removed = f", {len(gone)} removed" if gone else ""
        return f"{len(jobs)} of {len(plan)} files printed{removed}"

    def print_texts(self, plan: Sequence[PlannedFile]) -> str:
        """Print some files of the last edition anew; give the count."""
        stopwatch = self.stopwatch
        known = self.store.outputs()
        jobs, _ = self._jobs(plan, known, Found(set(), set()))
        if jobs:
            staging = Staging(self.output)
            try:
                staging.open()
                with stopwatch("printing"):
                    printed = self._print(jobs, staging)
                with stopwatch("putting into place"):
                    staging.take_place()
            finally:
                staging.abandon()
            self._remember({**known, **printed})
        return f"{len(jobs)} of {len(known)} files printed"

    def _record(self) -> None:
        """Let it be recorded what readers will be given, before they are."""
        file = self.newspaper.content / "addresses.tsv"
        is_as_read = fingerprint_of_file(file) == self.book
        edition_printed.send(self.newspaper)
        if is_as_read:  # else the next run must look at what another has written
            self.book = fingerprint_of_file(file)

    @cached_property
    def made_with(self) -> bytes:
        """Whatever an edition is made of that the copy desk does not read, but the address book."""
        content = self.newspaper.content
        settings = fingerprint_of_settings(self.settings)
        lists = [file for file in sorted(content.glob("front.*.md")) if file.is_file()]
        files = fingerprint_of_folders(self.theme, *lists)
        folders = [fingerprint_of_times(content / name) for name in ("images", ROOT)]
        is_recorded = bool(self.settings.get("RECORD_ADDRESSES"))
        return fingerprint((self.code, settings, files, folders, is_recorded))

    def _keep_edition(self, plan: Sequence[PlannedFile], summary: str) -> None:
        """Keep what the next run needs to print texts alone."""
        ours = all(str(name).startswith("plugins.") for name in self.settings["PLUGINS"])
        if not ours or self.newspaper.is_provisional or self.newspaper.notes:
            return
        digests = self.digests or self.store.digests()
        fresh = find_fresh(self.newspaper, self.last, self.code)
        made_with = (self.code, self.made_with, self.book)
        edition = describe_edition(self.newspaper, plan, digests, made_with, summary)
        self.keep(edition, fresh)

    def _jobs(
        self, plan: Sequence[PlannedFile], known: Mapping[str, Output], found: Found
    ) -> tuple[list[Job], dict[str, bytes]]:
        fingerprint = self._fingerprints().of
        fingerprints = {}
        jobs = []
        for printed in plan:
            fingerprints[printed.save_as] = made_of = fingerprint(printed)
            last = known.get(printed.save_as)
            if last is not None and printed.save_as in found.differing:
                last = None
            if last is None or last.fingerprint != made_of:
                jobs.append(Job(printed, made_of))
        jobs.sort(key=lambda job: job.printed.day)
        return jobs, fingerprints

    def _fingerprints(self) -> Fingerprints:
        newspaper = self.newspaper
        theme = self.theme
        styles = fingerprint_of_folders(theme / "static" / "css")
        wording = {
            edition.lang: fingerprint(
                (fingerprint_of_edition(newspaper, edition), self._catalogue(edition.lang))
            )
            for edition in newspaper.printed_editions
        }
        return Fingerprints(
            base=fingerprint((self.code, fingerprint_of_settings(self.settings))),
            chrome={
                edition.lang: fingerprint((edition.site, wording[edition.lang], styles))
                for edition in newspaper.printed_editions
            },
            wording=wording,
            templates=fingerprints_of_templates(theme / "templates"),
        )

    def _catalogue(self, lang: str) -> bytes:
        folder = self.theme / "locale" / lang / "LC_MESSAGES"
        return (folder / "messages.po").read_bytes()

    def _print(
        self,
        jobs: Sequence[Job],
        staging: Staging,
    ) -> dict[str, Output]:
        chrome = {
            edition.lang: (edition.site, edition.wording)
            for edition in self.newspaper.printed_editions
            if edition.site is not None
        }
        theme = self.theme
        renderer = Renderer(
            theme / "templates",
            chrome,
            self.store.folder / "templates",
            stock_jinja=read_settings(Settings, self.settings, "PRESS").stock_jinja,
        )
        if len(jobs) > _MANY:
            renderer.load()
        answers = self.pool.run("printing", print_batch, jobs, renderer, staging)
        faults = [fault for _, told in answers for fault in told]
        if faults:
            stop(list({fault.partition(": ")[0]: fault for fault in reversed(faults)}.values()))
        stats = [stat for printed, _ in answers for stat in printed]
        return {
            job.printed.save_as: Output(job.fingerprint, *stat)
            for job, stat in zip(jobs, stats, strict=True)
        }

    def keep(self, edition: LastEdition, fresh: Sequence[Report]) -> None:
        """Keep the edition for the next run, and the reports that are new in it."""
        try:
            self.pool.run("remembering", keep_reports, fresh, self.store)
            keep_edition(self.store, edition)
        except StoreFullError as error:
            note(f"'{self.store.folder}' cannot be written ({error}).")

    def _remember(self, outputs: Mapping[str, Output]) -> None:
        try:
            self.store.keep_outputs(outputs)
        except StoreFullError as error:
            note(f"'{self.store.folder}' cannot be written ({error}).")


def print_batch(
    renderer: Renderer, staging: Staging, jobs: Sequence[Job], tick: Tick
) -> tuple[list[tuple[int, int]], list[str]]:
    """Print some files into staging, but not where the same bytes stand in place already.

    Gives the size and the mtime of each, in ns, and the faults of templates.
    """
    printed: list[tuple[int, int]] = []
    faults: list[str] = []
    for job in jobs:
        save_as = job.printed.save_as
        try:
            content = renderer.render(job.printed)
        except RenderingError as error:
            faults.append(str(error))
            continue
        except (MemoryError, OSError):
            raise
        except Exception as error:  # noqa: BLE001 (whatever it is, the editor must learn which file)
            source = job.printed.source or save_as
            faults.append(
                f"{source}:1: The program itself failed on the page '{save_as}' "
                f"({type(error).__name__}: {error}). Run 'pelican --debug' and report what it "
                "prints."
            )
            continue
        stat = staging.standing(save_as, content) or staging.write(save_as, content)
        printed.append((stat.st_size, stat.st_mtime_ns))
        tick(1)
    return printed, faults


def _removed_by_hand(strays: Iterable[str]) -> str:
    """A line on files that were in the output but in no edition, but for what systems leave."""
    names = sorted(place for place in strays if not is_clutter(place.rpartition("/")[2]))
    if not names:
        return ""
    some = ", ".join(f"'{name.encode('utf-8', 'replace').decode()}'" for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return (
        f"Removed from the output, as no edition has printed it: {some}{more}. What should stand "
        "at the site's root belongs in content/root/."
    )
