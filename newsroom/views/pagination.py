"""Lists on pages that never change their number.

Pages are counted from the oldest: page 1 holds the oldest reports for good, so a new report touches
the front of a list and no other page. The front has no number; it takes what no full page holds,
and at least one page's length where there is that much.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = ["ListPage", "list_pages"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list. The front has the number 0; None: there is no such neighbour."""

    number: int
    items: tuple[T, ...]
    newer: int | None
    older: int | None


def list_pages(newest_first: Sequence[T], length: int) -> list[ListPage[T]]:
    """Cut a list into its front and its numbered pages, the front first.

    The front holds at most ``2 * length - 1`` items.

    >>> [(page.number, page.items) for page in list_pages("edcba", 2)]
    [(0, ('e', 'd', 'c')), (1, ('b', 'a'))]
    """
    numbered = max(len(newest_first) // length - 1, 0)
    cut = len(newest_first) - numbered * length
    pages = [ListPage(0, tuple(newest_first[:cut]), None, numbered or None)]
    for number in range(numbered, 0, -1):
        end = len(newest_first) - (number - 1) * length
        items = tuple(newest_first[end - length : end])
        newer = number + 1 if number < numbered else 0
        pages.append(ListPage(number, items, newer, number - 1 or None))
    return pages
