"""How much a feed may hold: what phones on slow lines fetch again and again."""

from collections.abc import Callable
from dataclasses import replace

from plugins.feeds.entries import Feed, FeedEntry

__all__ = ["LARGEST", "fitting"]

LARGEST = 512 * 1024
"""bytes of a feed"""
_FRAME = 8 * 1024  # bytes: what stands around the entries


def fitting(feed: Feed, write: Callable[[FeedEntry], str]) -> tuple[Feed, list[str]]:
    """The newest entries that a feed has room for, and each as it is written.

    What they say is theirs alone: a feed without its oldest entry changed when its others did.
    """
    room = LARGEST - _FRAME
    written = []
    for entry in feed.entries:
        item = write(entry)
        room -= len(item.encode()) + 1
        if room < 0:
            break
        written.append(item)
    return replace(feed, entries=feed.entries[: len(written)]), written
