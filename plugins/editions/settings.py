"""What the editions may be told in pelicanconf.py, as ``EDITIONS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Lengths of lists, in reports."""

    list_length: int = 20
    """A numbered page of a list; the unnumbered front holds up to twice as many, less one."""
    secondary: int = 4
    briefs: int = 7
    topics: int = 8
    """Topics of the week that the front page names."""
    desk: int = 5
    """One section's band on the front page."""
    related: int = 3
    voices: int = 3
    """Statements on the front page, one a speaker."""
    other_languages: int = 1
    """Reports of each other language that the front page names."""
