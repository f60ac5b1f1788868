"""Which file of copy was being read or printed when the program failed."""

from collections.abc import Iterator

from newsroom.records.person import Person
from newsroom.records.report import Passage, Report
from newsroom.records.section import Section
from newsroom.records.standing_page import StandingPage

__all__ = ["file_at_fault"]

_OF_A_FILE = (Report, StandingPage, Person, Section, Passage)


def file_at_fault(error: BaseException) -> str:
    """``"reports/a.md:1: "`` for the record that was in hand where an error arose; else ``""``.

    It is looked for in the variables of the functions that were running, the innermost first: so
    no loop over reports need guard each of them.
    """
    return next((f"{path}:1: " for path in _in_hand(error)), "")


def _in_hand(error: BaseException) -> Iterator[str]:
    frames = []
    place = error.__traceback__
    while place is not None:
        frames.append(place.tb_frame)
        place = place.tb_next
    for frame in reversed(frames):
        for value in frame.f_locals.values():
            if isinstance(value, _OF_A_FILE):
                yield value.path
