"""What the people's pages may be told in pelicanconf.py, as ``PEOPLE = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Lengths of lists, in reports."""

    list_length: int = 20
