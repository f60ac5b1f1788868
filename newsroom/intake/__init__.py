"""Takes copy in: begins a report or a person, and writes what can be made without an editor."""

from newsroom.intake.beginning import new_person, new_report
from newsroom.intake.completing import complete_headers
from newsroom.intake.forgetting import forget_person, traces
from newsroom.intake.quoting import confirm, find_statements, write_quotes

__all__ = [
    "complete_headers",
    "confirm",
    "find_statements",
    "forget_person",
    "new_person",
    "new_report",
    "traces",
    "write_quotes",
]
