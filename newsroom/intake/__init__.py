"""Takes copy in: begins a report or a person, and writes what can be made without an editor."""

from newsroom.intake.beginning import new_person, new_report
from newsroom.intake.completing import complete_headers

__all__ = ["complete_headers", "new_person", "new_report"]
