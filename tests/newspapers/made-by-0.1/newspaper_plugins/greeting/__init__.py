"""Prints a file that greets whoever asks for it."""

from collections.abc import Iterator

from samachar.plan import Document, Newspaper, plan_pages


def greeting() -> bytes:
    """The file."""
    return "नमस्ते\n".encode()


def plan(_newspaper: Newspaper) -> Iterator[Document]:
    """The one file."""
    yield Document("namaste.txt", greeting, {})


def register() -> None:
    """Connect the plan to the press."""
    plan_pages.connect(plan)
