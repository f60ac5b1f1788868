"""One run, once it is open: reads the copy, organises the edition, plans and prints its pages.

Where only the texts of a few reports have changed since the last run, it makes their pages alone.
"""

import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from pelican import Pelican
from pelican.generators import Generator
from pelican.plugins import signals

from newsroom.engine.plan import Page, PlannedFile, look_for_changes
from newsroom.records.fingerprints import fingerprint_reports
from newsroom.records.newspaper import Newspaper
from newsroom.rules.stories import NO_REPORT
from plugins.press.changed_pages import Found
from plugins.press.planning import plan_edition
from plugins.press.printing import Printing
from plugins.press.stopwatch import Stopwatch
from plugins.press.telling import note, stop_at_mistakes
from plugins.press.text_rebuild import find_texts, read_last_edition, rebuild_texts

__all__ = ["EditionRun"]

_FEEDS = ("/rss.xml", "/atom.xml", "/feed.json")


@dataclass
class EditionRun:
    """A run, from reading to the line that sums it up."""

    press: Pelican
    newspaper: Newspaper
    generators: Sequence[Generator]
    printing: Printing
    looking: Future[Found]
    """A look over the output, which goes on while copy is read."""
    stopwatch: Stopwatch
    began: float
    """By ``time.perf_counter``."""

    def make(self) -> None:
        """Make the edition. Mistakes end the run: after reading, and after planning."""
        if self._rebuild_texts():
            return
        self._organise()
        with self.stopwatch("planning"):
            plan = plan_edition(self.newspaper, self.printing.theme)
        stop_at_mistakes(self.newspaper)
        for line in self.newspaper.notes:
            note(line)
        summary, count = _summary(self.newspaper, plan), ""
        if not self._is_check:
            count = self.printing.print_edition(plan, summary, self.looking)
            signals.finalized.send(self.press)
        self._tell(summary, count)

    @property
    def _is_check(self) -> bool:
        return bool(self.newspaper.settings.get("CHECK_ONLY"))

    def _organise(self) -> None:
        """Read the copy, and let every plugin do its work on it."""
        newspaper = self.newspaper
        with self.stopwatch("reading"):
            for generator in self.generators:
                generator.generate_context()
        with self.stopwatch("organising"):
            signals.all_generators_finalized.send(self.generators)
            stop_at_mistakes(newspaper)
            if not newspaper.reports:
                newspaper.mistakes.tell("reports", 1, NO_REPORT)
                stop_at_mistakes(newspaper)
            fingerprint_reports(
                newspaper, [each for one in newspaper.printed_editions for each in one.reports]
            )

    def _rebuild_texts(self) -> bool:
        """Print the pages whose texts have changed, if nothing else has; else do nothing."""
        newspaper, printing = self.newspaper, self.printing
        printing.last = last = read_last_edition(printing.store)
        if (
            last is None
            or self._is_check
            or last.made_with != printing.made_with
            or last.book != printing.book
            or not last.is_due(newspaper.at)
        ):
            return False
        with self.stopwatch("looking for changes"):
            context = self.generators[0].context
            changes = [each for _, each in look_for_changes.send(context) if each]
            if len(changes) != 1:
                return False
            printing.digests = changes[0].digests

            reread = find_texts(last, changes[0])
            if reread is None:
                return False
            found = self.looking.result()
            if found.differing or found.strays:
                return False
        with self.stopwatch("rebuilding texts"):
            for generator in self.generators if reread else ():
                if getattr(generator, "reads", "") != "reports":
                    generator.generate_context()
            plan, edition = rebuild_texts(newspaper, last, changes[0], reread)
        count = printing.print_texts(plan)
        if reread:
            with self.stopwatch("remembering"):
                fresh = [each for each in newspaper.reports if each.path in reread]
                printing.keep(edition, fresh)
        signals.finalized.send(self.press)
        self._tell(edition.summary, count)
        return True

    def _tell(self, summary: str, count: str) -> None:
        counted = f" {count};" if count else ""
        print(f"{summary};{counted} {time.perf_counter() - self.began:.1f} s")
        if self.newspaper.settings.get("PROFILE"):
            self.stopwatch.print()


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
