"""What the press may be told in pelicanconf.py, as ``PRESS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """How the press works; what it prints does not depend on it."""

    workers: int = 0
    """How many read and print at once; 0: one a core, 1: none but the press itself."""

    executor: str = "fork"
    """Who works: "fork", "serial", "threads", "spawn", or the dotted name of a function."""

    stock_jinja: bool = False
    """Whether templates are rendered by Jinja as it comes: slower, for whoever doubts the rest."""
