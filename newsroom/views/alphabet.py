"""An index in dictionary order, under its letters."""

from collections.abc import Iterable
from itertools import groupby

from newsroom.text.collation import index_letter, sort_key
from newsroom.views.models import Entry, Letter

__all__ = ["alphabet_index"]


def alphabet_index(entries: Iterable[Entry], lang: str) -> tuple[Letter, ...]:
    """Put entries in the order of a language's dictionary, each under its letter.

    A letter's anchor is the letter itself: an address that can be read aloud.
    """
    ordered = sorted(entries, key=lambda entry: sort_key(entry.name, lang))
    return tuple(
        Letter(letter, f"akshar-{letter}", f"#akshar-{letter}", "", tuple(group))
        for letter, group in groupby(ordered, key=lambda entry: index_letter(entry.name, lang))
    )
