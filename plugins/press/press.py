"""The press: Pelican's own class, taught to plan first and to print all or nothing."""

import gc
import importlib
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console
from pelican.plugins import signals

from newsroom.engine.clutter import is_clutter
from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.javascript import without_comments
from newsroom.engine.lock import LockedError, alone_in
from newsroom.engine.mistakes import Mistakes
from newsroom.engine.plan import (
    Asset,
    Document,
    Page,
    PlannedFile,
    begin_edition,
    edition_printed,
    look_for_changes,
    plan_pages,
    plan_signposts,
)
from newsroom.engine.progress import Progress
from newsroom.engine.settings import SettingsError, check_settings, know_languages, read_settings
from newsroom.engine.store import Output, Store, StoreDamagedError, StoreFullError
from newsroom.engine.task_pool import Tick
from newsroom.records.address_book import read_addressbook
from newsroom.records.addresses import Addresses
from newsroom.records.edition import Edition
from newsroom.records.fingerprints import fingerprint_of_edition, fingerprint_reports
from newsroom.records.masthead import Masthead
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.text.dates import read_moment
from newsroom.text.formats import Formats
from newsroom.text.languages import LANGUAGES
from newsroom.text.wording import UnknownWordError, WordingError, load_wording
from plugins.press.changed_pages import Fingerprints, Found, Job, look_over
from plugins.press.code_fingerprint import (
    fingerprint_of_code,
    fingerprint_of_file,
    fingerprint_of_folders,
    fingerprint_of_settings,
    fingerprint_of_times,
    fingerprints_of_templates,
)
from plugins.press.executors import WorkerDiedError, count_workers, open_executor
from plugins.press.faults import file_at_fault
from plugins.press.foreign import find_foreign, listening
from plugins.press.planning import check_links, check_places
from plugins.press.pool import ExecutorPool
from plugins.press.printing import Printer, PrintingError
from plugins.press.rootfiles import ROOT, plan_root
from plugins.press.settings import Settings
from plugins.press.staging import AnotherRunError, CutShortError, ForeignFolderError, Staging
from plugins.press.stopwatch import Stopwatch
from plugins.press.stylesheet import font_part, hashed_name
from plugins.press.text_rebuild import (
    LastEdition,
    describe_edition,
    find_fresh,
    find_texts,
    keep_edition,
    keep_reports,
    read_last_edition,
    rebuild_texts,
)
from plugins.press.theme import lay_theme, theme_faults

__all__ = ["Press"]


_REFUSALS = (AnotherRunError, ForeignFolderError, LockedError, SettingsError, UnknownWordError)


class Press(Pelican):
    """Makes an edition: reads once, plans every page, prints them, and swaps the output.

    Whatever an editor can put right is told in lines of its own, all at once, with exit status 1
    and the last output untouched.
    """

    def init_plugins(self) -> None:
        """Register the plugins. One that fails stops the run; Pelican would only log it."""
        self.plugins = []
        for name in self.settings["PLUGINS"]:
            before = listening()
            try:
                plugin = importlib.import_module(name) if isinstance(name, str) else name
                plugin.register()
            except Exception as error:  # noqa: BLE001 (whatever a plugin raises, the run must stop)
                told = f"The plugin '{name}' does not start: {error}."
                _stop([str(SettingsError("PLUGINS", told))])
            if refusal := find_foreign(str(name), before, listening()):
                _stop([str(SettingsError("PLUGINS", refusal))])
            self.plugins.append(plugin)

    def run(self) -> None:
        """Make the edition, or tell what keeps it from being made: never a traceback.

        Pelican's ``--debug`` shows where a fault of the program lies.
        """
        gc.disable()  # a run is short, and looking through a whole archive for cycles is not
        try:
            with alone_in(Path(self.output_path)):
                self._make_edition()
        except _REFUSALS as error:
            _stop([str(error)])
        except WorkerDiedError as error:
            _stop([f"{error}. Free some memory, or set PRESS = {{'workers': 1}} in the settings."])
        except CutShortError as error:
            _end(
                [f"The disk says of {error}. Put it right and build again."],
                "Part of the new edition is in place; the next build goes on with it.",
            )
        except StoreFullError as error:
            _stop([f"The disk is full ({error}). Free some room and build again."])
        except MemoryError:
            _stop(["There is too little memory. Free some, or set PRESS = {'workers': 1}."])
        except OSError as error:
            where = f" '{error.filename}'" if error.filename else ""
            _stop([f"The disk says of{where or ' a file'}: {error.strerror}."])
        except Exception as error:
            if self.settings.get("DEBUG"):
                raise
            fault = f"The program itself failed ({type(error).__name__}: {error})."
            newspaper = getattr(self, "newspaper", None)
            told = map(str, newspaper.mistakes) if newspaper else ()
            remedy = "Run 'pelican --debug' and report what it prints."
            _stop([*told, f"{file_at_fault(error)}{fault} {remedy}"])
        finally:
            gc.freeze()  # nor need the archive be looked through to leave it
            gc.enable()

    def _make_edition(self) -> None:
        began = time.perf_counter()
        know_languages(self.settings)
        check_settings(self.settings)
        self._check_theme()
        self.stopwatch = Stopwatch()
        output = Path(self.output_path)
        _note(Staging(output).recover())
        store, said = Store.open(output.with_name(f"{output.name}.store"))
        _note(said)
        try:
            try:
                self._make_with(store, began)
            except StoreDamagedError as error:
                _note(f"'{store.folder}' is damaged ({error}); everything is read again.")
                store.begin_anew()
                self._make_with(store, began)
            except StoreFullError as error:
                store, said = store.elsewhere(error)
                _note(said)
                self._make_with(store, began)
        finally:
            store.discard()

    def _check_theme(self) -> None:
        """Keep the program's own theme apart, and tell what of the newspaper's cannot be used."""
        self.program_theme = Path(self.settings["THEME"])
        own = self.settings.get("OWN_THEME")
        faults = theme_faults(Path(own)) if own else []
        if faults:
            _stop(faults)

    def _make_with(self, store: Store, began: float) -> None:
        laid = lay_theme(self.program_theme, self.settings, store.folder / "theme")
        self.theme = self.settings["THEME"] = str(laid)
        settings = read_settings(Settings, self.settings, "PRESS")
        with open_executor(settings) as executor:
            workers = count_workers(settings.workers)
            pool = ExecutorPool(executor, workers, Progress(console), [store.close])
            self._make(store, pool, began)

    def _make(self, store: Store, pool: ExecutorPool, began: float) -> None:
        store.close()
        looking = pool.executor.submit(look_over, store, Path(self.output_path))
        with self.stopwatch("opening"):
            book = fingerprint_of_file(Path(self.path) / "addresses.tsv")
            self.newspaper = newspaper = self._open_newspaper()
            newspaper.bodies = store.body
            newspaper.pool = pool
            newspaper.caches = self._caches(store)
            code = fingerprint_of_code(self.settings["PLUGINS"])
            begin_edition.send(newspaper)
            generators = self._make_generators(newspaper, store, pool, code)
            printing = _Printing(self, newspaper, store, pool, code, book)
        if self._rebuild_texts(printing, generators, looking, began):
            return
        with self.stopwatch("reading"):
            for generator in generators:
                generator.generate_context()
        with self.stopwatch("organising"):
            signals.all_generators_finalized.send(generators)
            _gate(newspaper)
            if not newspaper.reports:
                _stop(
                    [
                        (
                            "reports:1: There is no report to print at this time. Write one, take "
                            "'Status: draft' away, or wait for its date."
                        )
                    ]
                )
            fingerprint_reports(
                newspaper, [each for one in newspaper.printed_editions for each in one.reports]
            )
        with self.stopwatch("planning"):
            plan = self._plan(newspaper)
        _gate(newspaper)
        for note in newspaper.notes:
            _note(note)
        summary, count = _summary(newspaper, plan), ""
        if not self.settings.get("CHECK_ONLY"):
            count = printing.print_edition(plan, summary, looking)
            signals.finalized.send(self)
        self._tell(summary, count, began)

    def _caches(self, store: Store) -> Path:
        """Where pictures are kept that were made: one folder for all outputs that lie together."""
        return Path(self.output_path).parent / ".samachar" if store.is_kept else store.folder

    def _rebuild_texts(
        self,
        printing: "_Printing",
        generators: Sequence[Generator],
        looking: Future[Found],
        began: float,
    ) -> bool:
        """Print the pages whose texts have changed, if nothing else has; else do nothing."""
        newspaper, store = self.newspaper, printing.store
        printing.last = last = read_last_edition(store)
        if (
            last is None
            or self.settings.get("CHECK_ONLY")
            or last.made_with != printing.made_with
            or last.book != printing.book
            or not last.is_due(newspaper.at)
        ):
            return False
        with self.stopwatch("looking for changes"):
            context = generators[0].context
            changes = [each for _, each in look_for_changes.send(context) if each]
            if len(changes) != 1:
                return False
            printing.digests = changes[0].digests

            reread = find_texts(last, changes[0])
            if reread is None:
                return False
            found = looking.result()
            if found.differing or found.strays:
                return False
        with self.stopwatch("rebuilding texts"):
            for generator in generators if reread else ():
                if getattr(generator, "reads", "") != "reports":
                    generator.generate_context()
            plan, edition = rebuild_texts(newspaper, last, changes[0], reread)
        count = printing.print_texts(plan)
        if reread:
            with self.stopwatch("remembering"):
                fresh = [each for each in newspaper.reports if each.path in reread]
                printing.keep(edition, fresh)
        signals.finalized.send(self)
        self._tell(edition.summary, count, began)
        return True

    def _tell(self, summary: str, count: str, began: float) -> None:
        counted = f" {count};" if count else ""
        print(f"{summary};{counted} {time.perf_counter() - began:.1f} s")
        if self.settings.get("PROFILE"):
            self.stopwatch.print()

    def _get_generator_classes(self) -> list[type[Generator]]:
        """The generators that plugins give; Pelican's own would read everything its own way."""
        given: list[type[Generator]] = []
        for _, answer in signals.get_generators.send(self):
            given.extend(answer if isinstance(answer, Iterable) else [answer])
        if not given:
            _stop([str(SettingsError("PLUGINS", "PLUGINS read no copy. Add 'plugins.copydesk'."))])
        return given

    def _open_newspaper(self) -> Newspaper:
        settings = self.settings
        default_lang = settings["DEFAULT_LANG"]
        addresses = Addresses(settings["SITEURL"], default_lang)
        folder = Path(settings["THEME"]) / "locale"
        faults = []
        editions = {}
        for lang in settings["LANGUAGES"]:
            if lang not in LANGUAGES:
                told = (
                    f"LANGUAGES names '{lang}', of which there is no record. Take it out, or give "
                    "one in LANGUAGE_RECORDS; docs/settings.md says how."
                )
                faults.append(str(SettingsError("LANGUAGES", told)))
                continue
            try:
                wording = load_wording(folder, lang)
            except WordingError as error:
                faults.extend(str(error).splitlines())
                continue
            native = lang in settings.get("NATIVE_DIGITS", ())
            formats = Formats(LANGUAGES[lang], native)
            editions[lang] = Edition(LANGUAGES[lang], formats, wording, addresses.front(lang))
        for lang in settings.get("WEB_FONTS", ()):
            if not font_part(Path(settings["THEME"]), lang):
                told = (
                    f"WEB_FONTS names '{lang}', for which the theme has no font. Take it out; "
                    "docs/settings.md says how a font is added."
                )
                faults.append(str(SettingsError("WEB_FONTS", told)))
        if default_lang not in settings["LANGUAGES"]:
            told = f"DEFAULT_LANG '{default_lang}' is not in LANGUAGES."
            faults.append(str(SettingsError("DEFAULT_LANG", told)))
        if faults:
            _stop(faults)
        mistakes = Mistakes()
        content = Path(self.path)
        book = read_addressbook(content / "addresses.tsv", "addresses.tsv", mistakes)
        return Newspaper(
            content=content,
            mistakes=mistakes,
            addressbook=book,
            settings=settings,
            masthead=read_settings(Masthead, settings, "MASTHEAD"),
            addresses=addresses,
            editions=editions,
            at=_edition_time(settings),
        )

    def _make_generators(
        self, newspaper: Newspaper, store: Store, pool: ExecutorPool, code: bytes
    ) -> Sequence[Generator]:
        context = self.settings.copy()
        context.update(
            store=store,
            pool=pool,
            code=code,
            generated_content={},
            static_links=set(),
            static_content={},
            localsiteurl=self.settings["SITEURL"],
            newspaper=newspaper,
        )
        staging = Staging(Path(self.output_path))
        return [
            cls(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=str(staging.folder),
            )
            for cls in self._get_generator_classes()
        ]

    def _plan(self, newspaper: Newspaper) -> list[PlannedFile]:
        newspaper.theme_fingerprint = fingerprint_of_folders(Path(self.theme))
        plan = [printed for _, pages in plan_pages.send(newspaper) for printed in pages]
        plan.extend(self._plan_theme(newspaper))
        plan.extend(plan_root(newspaper.content, newspaper.mistakes))
        plan.extend(
            [each for _, more in plan_signposts.send(newspaper, plan=plan) for each in more]
        )
        check_places(plan, newspaper)
        check_links(plan, newspaper)
        return plan

    def _plan_theme(self, newspaper: Newspaper) -> Iterable[PlannedFile]:
        """The theme's files; the editions learn the hashed names of its scripts, and their font."""
        static = Path(self.theme) / "static"
        scripts = {
            file.stem: without_comments(file.read_text(encoding="utf-8")).encode()
            for file in sorted((static / "js").glob("*.js"))
        }
        lettered = self.settings.get("WEB_FONTS", ())
        places = {
            name: newspaper.addresses.file(hashed_name(f"{name}.js", script))
            for name, script in scripts.items()
        }
        urls = {name: address.url for name, address in places.items()}
        for edition in newspaper.printed_editions:
            if edition.site is not None:
                fonts = (
                    font_part(Path(self.theme), edition.lang) if edition.lang in lettered else ()
                )
                edition.site = replace(edition.site, scripts=urls, fonts=fonts)
        for name, script in scripts.items():
            yield Document(places[name].save_as, bytes, {"source": script})
        apart = {"css", "js"} if lettered else {"css", "js", "fonts"}
        for file in sorted(static.rglob("*")):
            inside = file.relative_to(static)
            if file.is_file() and inside.parts[0] not in apart:
                yield Asset(f"theme/{inside.as_posix()}", file)


@dataclass
class _Printing:
    """Prints what of a plan is not printed yet, and puts it into place."""

    press: Press
    newspaper: Newspaper
    store: Store
    pool: ExecutorPool
    code: bytes
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
        stopwatch = self.press.stopwatch
        staging = Staging(Path(self.press.output_path))
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
            _note(_removed_by_hand(found.strays.intersection(gone)))
        removed = f", {len(gone)} removed" if gone else ""
        return f"{len(jobs)} of {len(plan)} files printed{removed}"

    def print_texts(self, plan: Sequence[PlannedFile]) -> str:
        """Print some files of the last edition anew; give the count."""
        stopwatch = self.press.stopwatch
        known = self.store.outputs()
        jobs, _ = self._jobs(plan, known, Found(set(), set()))
        if jobs:
            staging = Staging(Path(self.press.output_path))
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
        settings = fingerprint_of_settings(self.press.settings)
        lists = [file for file in sorted(content.glob("front.*.md")) if file.is_file()]
        files = fingerprint_of_folders(Path(self.press.theme), *lists)
        folders = [fingerprint_of_times(content / name) for name in ("images", ROOT)]
        is_recorded = bool(self.press.settings.get("RECORD_ADDRESSES"))
        return fingerprint((self.code, settings, files, folders, is_recorded))

    def _keep_edition(self, plan: Sequence[PlannedFile], summary: str) -> None:
        """Keep what the next run needs to print texts alone."""
        ours = all(str(name).startswith("plugins.") for name in self.press.settings["PLUGINS"])
        if not ours or self.newspaper.is_provisional or self.newspaper.notes:
            return
        digests = self.digests or self.store.digests()
        fresh = find_fresh(self.newspaper, digests, self.last, self.code)
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
        theme = Path(self.press.theme)
        styles = fingerprint_of_folders(theme / "static" / "css")
        wording = {
            edition.lang: fingerprint(
                (fingerprint_of_edition(newspaper, edition), self._catalogue(edition.lang))
            )
            for edition in newspaper.printed_editions
        }
        return Fingerprints(
            base=fingerprint((self.code, fingerprint_of_settings(self.press.settings))),
            chrome={
                edition.lang: fingerprint((edition.site, wording[edition.lang], styles))
                for edition in newspaper.printed_editions
            },
            wording=wording,
            templates=fingerprints_of_templates(theme / "templates"),
        )

    def _catalogue(self, lang: str) -> bytes:
        folder = Path(self.press.theme) / "locale" / lang / "LC_MESSAGES"
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
        theme = Path(self.press.theme)
        printer = Printer(theme / "templates", chrome, self.store.folder / "templates")
        if len(jobs) > _MANY:
            printer.load()
        answers = self.pool.run("printing", print_batch, jobs, printer, staging)
        faults = [fault for _, told in answers for fault in told]
        if faults:
            _stop(list({fault.partition(": ")[0]: fault for fault in reversed(faults)}.values()))
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
            _note(f"'{self.store.folder}' cannot be written ({error}).")

    def _remember(self, outputs: Mapping[str, Output]) -> None:
        try:
            self.store.keep_outputs(outputs)
        except StoreFullError as error:
            _note(f"'{self.store.folder}' cannot be written ({error}).")


_NAMED = 5  # files
_FEEDS = ("/rss.xml", "/atom.xml", "/feed.json")
_MANY = 50  # files; for fewer, only the templates that they need are loaded


def print_batch(
    printer: Printer, staging: Staging, jobs: Sequence[Job], tick: Tick
) -> tuple[list[tuple[int, int]], list[str]]:
    """Print some files into staging, but not where the same bytes stand in place already.

    Gives the size and the mtime of each, in ns, and the faults of templates.
    """
    printed: list[tuple[int, int]] = []
    faults: list[str] = []
    for job in jobs:
        save_as = job.printed.save_as
        try:
            content = printer.print(job.printed)
        except PrintingError as error:
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


def _edition_time(settings: dict[str, Any]) -> datetime:
    zone = ZoneInfo(settings["TIMEZONE"])
    written = settings.get("AT")
    if not written:
        return datetime.now(zone)
    moment = read_moment(str(written), zone)
    if moment is None:
        _stop([f"--at: '{written}' is no time. Write '2026-11-24 17:05'."])
    return moment


def _gate(newspaper: Newspaper) -> None:
    """Let an edition pass that has no mistakes; else tell them all and stop."""
    if newspaper.mistakes:
        _stop([str(mistake) for mistake in newspaper.mistakes])


def _stop(lines: Sequence[str]) -> NoReturn:
    """Tell what an editor can put right, and that the last edition stands."""
    mistakes = "1 mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    _end(lines, f"{mistakes}. Nothing was printed; the last edition stands.")


def _end(lines: Sequence[str], then: str) -> NoReturn:
    """Leave with exit status 1: no traceback."""
    sys.stdout.flush()
    print(*lines, then, sep="\n", file=sys.stderr)
    raise SystemExit(1)


def _note(line: str) -> None:
    """Tell what the editor should know, though nothing need be done; an empty line is none."""
    if line:
        print(line, file=sys.stderr)


def _summary(newspaper: Newspaper, plan: Sequence[PlannedFile]) -> str:
    pages = sum(isinstance(printed, Page) for printed in plan)
    feeds = sum(f"/{printed.save_as}".endswith(_FEEDS) for printed in plan)
    languages = ", ".join(edition.lang for edition in newspaper.printed_editions)
    held_back = f" ({newspaper.held_back} held back)" if newspaper.held_back else ""
    people = len(newspaper.register.people)
    return (
        f"{_count(len(newspaper.reports), 'report')}{held_back}, "
        f"{_count(people, 'person', 'people')}, {_count(pages, 'page')} and "
        f"{_count(feeds, 'feed')} in {languages}"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
