"""What the people's pages may be told in pelicanconf.py, as ``PEOPLE = {…}``."""

from dataclasses import dataclass

__all__ = ["Settings"]


@dataclass(frozen=True)
class Settings:
    """Lengths of lists."""

    list_length: int = 20
    """Reports on a numbered page of a person."""
    index_length: int = 400
    """People on one page of an index; a longer index has a page a letter."""
