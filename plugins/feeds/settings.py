"""What the feeds may be told in pelicanconf.py, as ``FEEDS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Lengths of feeds, in reports."""

    length: int = 30
