"""What the press may be told in pelicanconf.py, as ``PRESS = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """How the press works; what it prints does not depend on it."""

    workers: int = 0
    """Processes that read and print; 0: one a core, 1: none but the press itself."""
