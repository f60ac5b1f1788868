"""The press: Pelican's own class, taught to plan first and to print all or nothing."""

import importlib
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from newsroom.addressbook import read_addressbook
from newsroom.addresses import Addresses
from newsroom.clock import read_moment
from newsroom.edition import Edition, Newspaper
from newsroom.formats import Formats
from newsroom.languages import LANGUAGES
from newsroom.masthead import Masthead
from newsroom.mistakes import Mistakes
from newsroom.plan import Asset, Document, Page, Printed, plan_pages
from newsroom.settings import SettingsError, check_settings, read_settings
from newsroom.wording import WordingError, load_wording
from plugins.press.planning import check_links, check_places
from plugins.press.printing import Printer, PrintingError
from plugins.press.settings import Settings
from plugins.press.staging import AnotherRunError, ForeignFolderError, Staging
from plugins.press.stylesheet import compose_stylesheet, hashed_name
from plugins.press.workers import WorkerDiedError, count_workers, make_executor

__all__ = ["Press"]


_WORTH_WORKERS = 200  # files; fewer are printed before a worker has begun


class Press(Pelican):
    """Makes an edition: reads once, plans every page, prints them, and swaps the output.

    Whatever an editor can put right is told in lines of its own, all at once, with exit status 1
    and the last output untouched.
    """

    def init_plugins(self) -> None:
        """Register the plugins. One that fails stops the run; Pelican would only log it."""
        self.plugins = []
        for name in self.settings["PLUGINS"]:
            try:
                plugin = importlib.import_module(name) if isinstance(name, str) else name
                plugin.register()
            except Exception as error:  # noqa: BLE001 (whatever a plugin raises, the run must stop)
                _stop([f"pelicanconf.py:1: The plugin '{name}' does not start: {error}."])
            self.plugins.append(plugin)

    def run(self) -> None:
        """Make the edition, or tell what keeps it from being made: never a traceback.

        Pelican's ``--debug`` shows where a fault of the program lies.
        """
        try:
            self._make_edition()
        except SettingsError as error:
            _stop([str(error)])
        except WorkerDiedError as error:
            _stop(
                [f"{error}. Free some memory, or set PRESS = {{'workers': 1}} in pelicanconf.py."]
            )
        except OSError as error:
            where = f" '{error.filename}'" if error.filename else ""
            _stop([f"The disk says of{where or ' a file'}: {error.strerror}."])
        except Exception as error:
            if self.settings.get("DEBUG"):
                raise
            fault = f"The program itself failed ({type(error).__name__}: {error})."
            _stop([f"{fault} Run 'pelican --debug' and report what it prints."])

    def _make_edition(self) -> None:
        began = time.perf_counter()
        wanted = read_settings(Settings, self.settings, "PRESS").workers
        self._workers = count_workers(wanted)
        self._executor = make_executor(self._workers)
        check_settings(self.settings)
        Staging(Path(self.output_path)).recover()
        self.newspaper = newspaper = self._open_newspaper()
        generators = self._read(newspaper)
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
        plan = self._plan(newspaper)
        _gate(newspaper)
        if not self.settings.get("CHECK_ONLY"):
            self._print_edition(newspaper, plan, generators)
            signals.finalized.send(self)
        print(_summary(newspaper, plan, time.perf_counter() - began))

    def _get_generator_classes(self) -> list[type[Generator]]:
        """The generators that plugins give, with exactly one for articles and one for pages.

        Pelican's own would read everything a second time, its own way.
        """
        given: list[type[Generator]] = []
        for _, answer in signals.get_generators.send(self):
            given.extend(answer if isinstance(answer, Iterable) else [answer])
        for kind in (ArticlesGenerator, PagesGenerator):
            if sum(issubclass(each, kind) for each in given) != 1:
                _stop(
                    [f"pelicanconf.py:1: PLUGINS give no one {kind.__name__}. Add the copy desk."]
                )
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
                faults.append(
                    f"pelicanconf.py:1: LANGUAGES names '{lang}', which newsroom/languages.py does "
                    "not have. Add a record there or take it out."
                )
                continue
            try:
                wording = load_wording(folder, lang)
            except WordingError as error:
                faults.append(str(error))
                continue
            native = lang in settings.get("NATIVE_DIGITS", ())
            formats = Formats(LANGUAGES[lang], native)
            editions[lang] = Edition(LANGUAGES[lang], formats, wording, addresses.front(lang))
        if default_lang not in settings["LANGUAGES"]:
            faults.append(f"pelicanconf.py:1: DEFAULT_LANG '{default_lang}' is not in LANGUAGES.")
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

    def _read(self, newspaper: Newspaper) -> Sequence[Generator]:
        context = self.settings.copy()
        context.update(
            executor=self._executor,
            workers=self._workers,
            generated_content={},
            static_links=set(),
            static_content={},
            localsiteurl=self.settings["SITEURL"],
            newspaper=newspaper,
        )
        staging = Staging(Path(self.output_path))
        generators = [
            cls(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=str(staging.folder),
            )
            for cls in self._get_generator_classes()
        ]
        for generator in generators:
            generator.generate_context()
        return generators

    def _plan(self, newspaper: Newspaper) -> list[Printed]:
        plan = [printed for _, pages in plan_pages.send(newspaper) for printed in pages]
        plan.extend(self._plan_theme(newspaper))
        check_places(plan, newspaper)
        check_links(plan, newspaper)
        return plan

    def _plan_theme(self, newspaper: Newspaper) -> Iterable[Printed]:
        """The theme's files; the editions learn the hashed names of stylesheet and scripts."""
        static = Path(self.theme) / "static"
        stylesheet = compose_stylesheet(static / "css")
        place = newspaper.addresses.file(hashed_name("style.css", stylesheet))
        scripts = {file.stem: file.read_bytes() for file in sorted((static / "js").glob("*.js"))}
        places = {
            name: newspaper.addresses.file(hashed_name(f"{name}.js", script))
            for name, script in scripts.items()
        }
        urls = {name: address.url for name, address in places.items()}
        for edition in newspaper.printed:
            if edition.site is not None:
                edition.site = replace(edition.site, stylesheet=place.url, scripts=urls)
        yield Document(place.save_as, bytes, {"source": stylesheet})
        for name, script in scripts.items():
            yield Document(places[name].save_as, bytes, {"source": script})
        for file in sorted(static.rglob("*")):
            inside = file.relative_to(static)
            if file.is_file() and inside.parts[0] not in {"css", "js"}:
                yield Asset(f"theme/{inside.as_posix()}", file)

    def _print_all(self, printer: Printer, plan: Sequence[Printed], staging: Staging) -> list[str]:
        """Print every file of the plan into staging; the faults of templates, each told once."""
        if self._executor is None or len(plan) < _WORTH_WORKERS:
            faults = print_batch(printer, plan, staging)
        else:
            batches = [plan[n :: self._workers] for n in range(self._workers)]
            futures = [
                self._executor.submit(print_batch, printer, batch, staging) for batch in batches
            ]
            faults = [fault for future in futures for fault in future.result()]
        return list({fault.partition(": ")[0]: fault for fault in reversed(faults)}.values())

    def _print_edition(
        self, newspaper: Newspaper, plan: Sequence[Printed], generators: Sequence[Generator]
    ) -> None:
        staging = Staging(Path(self.output_path))
        chrome = {
            edition.lang: (edition.site, edition.wording)
            for edition in newspaper.printed
            if edition.site is not None
        }
        printer = Printer(Path(self.theme) / "templates", chrome)
        try:
            staging.open()
            faults = self._print_all(printer, plan, staging)
            if faults:
                _stop(faults)
            writer = self._get_writer()
            writer.output_path = str(staging.folder)
            for generator in generators:
                generator.generate_output(writer)
            staging.take_place()
        except (AnotherRunError, ForeignFolderError) as error:
            _stop([str(error)])
        finally:
            staging.abandon()
        for printed in plan:
            if isinstance(printed, Page):
                path = str(Path(self.output_path) / printed.save_as)
                signals.content_written.send(path, context=printed.inputs)


def print_batch(printer: Printer, batch: Sequence[Printed], staging: Staging) -> list[str]:
    """Print some files of the plan into staging; give the faults of their templates."""
    faults = []
    for printed in batch:
        try:
            staging.write(printed.save_as, printer.print(printed))
        except PrintingError as error:
            faults.append(str(error))
    return faults


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
    """Tell what an editor can put right, and leave with exit status 1: no traceback."""
    sys.stdout.flush()
    print(*lines, sep="\n", file=sys.stderr)
    mistakes = "1 mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    print(f"{mistakes}. Nothing was printed; the last edition stands.", file=sys.stderr)
    raise SystemExit(1)


def _summary(newspaper: Newspaper, plan: Sequence[Printed], seconds: float) -> str:
    pages = sum(isinstance(printed, Page) for printed in plan)
    feeds = sum(printed.save_as.endswith(".xml") for printed in plan)
    languages = ", ".join(edition.lang for edition in newspaper.printed)
    held_back = f" ({newspaper.held_back} held back)" if newspaper.held_back else ""
    people = len(newspaper.register.people)
    return (
        f"{_count(len(newspaper.reports), 'report')}{held_back}, "
        f"{_count(people, 'person', 'people')}, {_count(pages, 'page')} and "
        f"{_count(feeds, 'feed')} in {languages}; {seconds:.1f} s"
    )


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"
