"""Takes copy in: begins a report or a person, and writes what can be made without an editor."""

from newsroom.intake.beginning import new_person, new_report
from newsroom.intake.completing import complete_headers
from newsroom.intake.forgetting import Forgetting, plan_forgetting, traces
from newsroom.intake.quoting import confirm, find_statements, write_quotes
from newsroom.intake.reading import UnreadableError

__all__ = [
    "Forgetting",
    "UnreadableError",
    "complete_headers",
    "confirm",
    "find_statements",
    "new_person",
    "new_report",
    "plan_forgetting",
    "traces",
    "write_quotes",
]
