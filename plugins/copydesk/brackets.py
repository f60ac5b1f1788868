"""Markdown's links, with the partners of all brackets found in one pass over a text."""

import re
from typing import Any

from markdown import Markdown

__all__ = ["pair_brackets"]

_BRACKET = re.compile(r"[\[\]]")
_LONGEST_ADDRESS = 2048  # characters, with its title; no browser takes a longer one for sure


def pair_brackets(md: Markdown) -> None:
    """Let the patterns of links and pictures look a bracket's partner up.

    Markdown's own look for it sign by sign from every ``[`` on: eight thousand take ten seconds.
    """
    pairs = _Pairs()
    for pattern in md.inlinePatterns:
        if hasattr(pattern, "getText"):
            _teach(pattern, pairs)


class _Pairs:
    """Where each bracket of a text closes."""

    def __init__(self) -> None:
        self._text = ""
        self._ends: dict[int, int] = {}

    def of(self, text: str, opening: int) -> int:
        """The place of the bracket that closes this one; -1 where none does."""
        if text is not self._text:
            self._text, self._ends = text, {}
            open_: list[int] = []
            for bracket in _BRACKET.finditer(text):
                if bracket[0] == "[":
                    open_.append(bracket.start())
                elif open_:
                    self._ends[open_.pop()] = bracket.start()
        return self._ends.get(opening, -1)


def _teach(pattern: Any, pairs: _Pairs) -> None:  # noqa: ANN401 (any of Markdown's that has the method)
    def text_in_brackets(data: str, index: int) -> tuple[str, int, bool]:
        end = pairs.of(data, index - 1)
        return (data[index:end], end + 1, True) if end >= 0 else ("", index, False)

    pattern.getText = text_in_brackets
    if not hasattr(pattern, "getLink"):
        return
    whole: Any = pattern.getLink

    def link_behind(data: str, index: int) -> tuple[str, str | None, int, bool]:
        if data[index : index + 1] != "(":
            return "", None, index, False
        found: tuple[str, str | None, int, bool] = whole(data[: index + _LONGEST_ADDRESS], index)
        return found

    pattern.getLink = link_behind
