"""The mistakes in copy: collected from every stage, told all at once, one line each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Self

from newsroom.text.names import loose_form

__all__ = ["Message", "Mistake", "Mistakes", "did_you_mean"]


class Message(str):
    """What an editor is told: what stands there, then what to write instead.

    It knows the rule that it is about, by the name that :mod:`newsroom.rules` gives it, and keeps
    that when values are set in.
    """

    __slots__ = ("rule",)

    rule: str

    def __new__(cls, text: str, rule: str = "") -> Self:
        """A text, and the name of its rule."""
        message = super().__new__(cls, text)
        message.rule = rule
        return message

    def format(self, *values: object, **named: object) -> "Message":
        """The message with values in the place of ``{…}``."""
        return Message(super().format(*values, **named), self.rule)

    def __reduce__(self) -> tuple[object, ...]:
        return Message, (str(self), self.rule)


@dataclass(frozen=True, order=True, slots=True)
class Mistake:
    """One thing that an editor can put right.

    >>> print(Mistake("reports/a.md", 3, "'Titel' is not a key. Write 'Title'."))
    reports/a.md:3: 'Titel' is not a key. Write 'Title'.
    """

    path: str
    """The file, from the content folder."""
    line: int
    """Counted from 1."""
    message: str
    """What it says, and what to write instead."""
    rule: str = field(default="", compare=False)
    """The name of the rule that is not kept; "" where the teller has none."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Mistakes:
    """The list that every stage adds to. It is true when there is something to put right."""

    def __init__(self) -> None:
        self._told: set[Mistake] = set()

    def tell(self, path: str, line: int, message: Message) -> None:
        """Add a mistake; the same one is told once. A plugin from elsewhere may tell plain text."""
        self.add(Mistake(path, line, str(message), getattr(message, "rule", "")))

    def add(self, mistake: Mistake) -> None:
        """Add a mistake that was found before."""
        self._told.add(mistake)

    def __iter__(self) -> Iterator[Mistake]:
        return iter(sorted(self._told))

    def __len__(self) -> int:
        return len(self._told)


_LONGEST = 200  # characters; what is longer resembles nothing


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """``"; did you mean 'x'?"`` for the nearest known word, or ``"."`` where none is near.

    >>> did_you_mean("Titel", ["Title", "Date"])
    "; did you mean 'Title'?"
    >>> did_you_mean("डॉ वर्मा", ["डॉ. शर्मा", "डॉ. वर्मा"])
    "; did you mean 'डॉ. वर्मा'?"
    """
    words = list(known)
    wanted = loose_form(written[:_LONGEST])
    near = [word for word in words if loose_form(word) == wanted][:1]
    near = near or get_close_matches(written[:_LONGEST], words, n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else "."
