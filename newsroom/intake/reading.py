"""An editor's file read before a program writes into it: whole, or not at all."""

import re
from collections.abc import Iterator
from pathlib import Path

from newsroom.engine.mistakes import Mistake, Mistakes
from newsroom.records.front_matter import FrontMatter, decode_text, parse_front_matter
from newsroom.records.source_file import lines_of

__all__ = ["UnreadableError", "read_whole", "reports_in"]

_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")


class UnreadableError(ValueError):
    """A file that a program does not understand to the last line of its header.

    Its words are a line for the editor: the file, the line, what to do.
    """


def reports_in(content: Path) -> Iterator[Path]:
    """The files of all reports; hidden ones are no copy."""
    for file in sorted((content / "reports").rglob("*.md")):
        if not any(part.startswith(".") for part in file.relative_to(content).parts):
            yield file


def read_whole(file: Path, path: str) -> FrontMatter:
    """A file's header and text, where every line of the header is known for what it is.

    Raises UnreadableError for any other: whatever was written there might be written wrongly.
    """
    if file.is_symlink():
        raise _unreadable(path, 1, "It is a link. Put the file itself in its place.")
    mistakes = Mistakes()
    text = decode_text(file.read_bytes(), path, mistakes)
    if text is None:
        raise UnreadableError(next(str(mistake) for mistake in mistakes))
    lines = text.split("\n")
    if len(lines) != len(lines_of(file)):
        raise _unreadable(path, 1, "Its lines end in several ways. Save it anew with one.")
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            told = f"'{line[:30]}' is git's mark of two texts. Keep one of them, delete the marks."
            raise _unreadable(path, number, told)
    header = parse_front_matter(text, path, (), Mistakes())
    known = {number for field in header.fields.values() for number, _ in field.lines}
    for number, line in enumerate(lines, 1):
        if not line.strip() and number == 1:
            raise _unreadable(path, 1, "The header begins on line 1. Delete what stands above it.")
        if not line.strip():
            break
        if number not in known:
            told = f"'{line[:30]}' is no line of a header. Correct it as './inv check' says."
            raise _unreadable(path, number, told)
    return header


def _unreadable(path: str, line: int, told: str) -> UnreadableError:
    return UnreadableError(str(Mistake(path, line, told)))
