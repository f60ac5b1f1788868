"""What the copy desk may be told in pelicanconf.py, as ``COPYDESK = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """House rules for copy. Lengths are in characters."""

    longest_title: int = 200
    longest_summary: int = 500
