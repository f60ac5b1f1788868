"""The press: Pelican's own class, taught to plan first and to print all or nothing.

Here a run begins, and here whatever keeps it from being made becomes a line. ``opening`` makes the
newspaper, ``edition_run`` the edition, ``printing`` its files.
"""

import gc
import importlib
import time
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path

from pelican import Pelican
from pelican.generators import Generator
from pelican.log import console
from pelican.plugins import signals

from newsroom.engine.lock import LockedError, alone_in
from newsroom.engine.plan import begin_edition
from newsroom.engine.progress import Progress
from newsroom.engine.settings import SettingsError, check_settings, know_languages, read_settings
from newsroom.engine.store import Store, StoreDamagedError, StoreFullError
from newsroom.text.wording import UnknownWordError
from plugins.press.changed_pages import Found, look_over
from plugins.press.code_fingerprint import fingerprint_of_code, fingerprint_of_file
from plugins.press.edition_run import EditionRun
from plugins.press.executors import WorkerDiedError, count_workers, open_executor
from plugins.press.faults import file_at_fault
from plugins.press.foreign import find_foreign, listening
from plugins.press.opening import make_generators, open_newspaper
from plugins.press.pool import ExecutorPool
from plugins.press.printing import Printing
from plugins.press.settings import Settings
from plugins.press.staging import AnotherRunError, CutShortError, ForeignFolderError, Staging
from plugins.press.stopwatch import Stopwatch
from plugins.press.telling import end, note, stop
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
                stop([str(SettingsError("PLUGINS", told))])
            if refusal := find_foreign(str(name), before, listening()):
                stop([str(SettingsError("PLUGINS", refusal))])
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
            stop([str(error)])
        except WorkerDiedError as error:
            stop([f"{error}. Free some memory, or set PRESS = {{'workers': 1}} in the settings."])
        except CutShortError as error:
            end(
                [f"The disk says of {error}. Put it right and build again."],
                "Part of the new edition is in place; the next build goes on with it.",
            )
        except StoreFullError as error:
            stop([f"The disk is full ({error}). Free some room and build again."])
        except MemoryError:
            stop(["There is too little memory. Free some, or set PRESS = {'workers': 1}."])
        except OSError as error:
            where = f" '{error.filename}'" if error.filename else ""
            stop([f"The disk says of{where or ' a file'}: {error.strerror}."])
        except Exception as error:
            if self.settings.get("DEBUG"):
                raise
            fault = f"The program itself failed ({type(error).__name__}: {error})."
            newspaper = getattr(self, "newspaper", None)
            told = map(str, newspaper.mistakes) if newspaper else ()
            remedy = "Run 'pelican --debug' and report what it prints."
            stop([*told, f"{file_at_fault(error)}{fault} {remedy}"])
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
        note(Staging(output).recover())
        store, said = Store.open(output.with_name(f"{output.name}.store"))
        note(said)
        try:
            try:
                self._make_with(store, began)
            except StoreDamagedError as error:
                note(f"'{store.folder}' is damaged ({error}); everything is read again.")
                store.begin_anew()
                self._make_with(store, began)
            except StoreFullError as error:
                store, said = store.elsewhere(error)
                note(said)
                self._make_with(store, began)
        finally:
            store.discard()

    def _check_theme(self) -> None:
        """Keep the program's own theme apart, and tell what of the newspaper's cannot be used."""
        self.program_theme = Path(self.settings["THEME"])
        own = self.settings.get("OWN_THEME")
        faults = theme_faults(Path(own)) if own else []
        if faults:
            stop(faults)

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
            run = self._open(store, pool, looking, began)
        run.make()

    def _open(
        self, store: Store, pool: ExecutorPool, looking: Future[Found], began: float
    ) -> EditionRun:
        book = fingerprint_of_file(Path(self.path) / "addresses.tsv")
        self.newspaper = newspaper = open_newspaper(self.settings, Path(self.path))
        newspaper.bodies = store.body
        newspaper.pool = pool
        newspaper.caches = self._caches(store)
        code = fingerprint_of_code(self.settings["PLUGINS"])
        begin_edition.send(newspaper)
        classes = self._get_generator_classes()
        generators = make_generators(self, classes, newspaper, store=store, pool=pool, code=code)
        printing = Printing(
            settings=self.settings,
            theme=Path(self.theme),
            output=Path(self.output_path),
            newspaper=newspaper,
            store=store,
            pool=pool,
            stopwatch=self.stopwatch,
            code=code,
            book=book,
        )
        return EditionRun(self, newspaper, generators, printing, looking, self.stopwatch, began)

    def _caches(self, store: Store) -> Path:
        """Where pictures are kept that were made: one folder for all outputs that lie together."""
        return Path(self.output_path).parent / ".samachar" if store.is_kept else store.folder

    def _get_generator_classes(self) -> list[type[Generator]]:
        """The generators that plugins give; Pelican's own would read everything its own way."""
        given: list[type[Generator]] = []
        for _, answer in signals.get_generators.send(self):
            given.extend(answer if isinstance(answer, Iterable) else [answer])
        if not given:
            stop([str(SettingsError("PLUGINS", "PLUGINS read no copy. Add 'plugins.copydesk'."))])
        return given
