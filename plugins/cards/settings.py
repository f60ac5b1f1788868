"""What the drawing of share cards may be told in pelicanconf.py, as ``CARDS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Which editions have cards; how they look is the theme's."""

    languages: tuple[str, ...] = ()
    """Language codes of the editions that have cards; empty: all of them."""
