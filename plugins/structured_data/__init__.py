"""Says in JSON-LD what a report is, who wrote it, who is named in it, and who said what."""

from .plugin import register

__all__ = ["register"]
