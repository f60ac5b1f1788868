"""What the drawing of share cards may be told in pelicanconf.py, as ``CARDS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """What has cards; how they look is the theme's."""

    languages: tuple[str, ...] = ()
    """Language codes of the editions that have cards; empty: all of them."""
    over_photographs: bool = True
    """Whether a report with a photograph has a card, too; else networks show the photograph."""
