"""The header of a file of copy: ``Key: value`` lines, then a blank line, then the text.

Python-Markdown's Meta extension ends a header silently at a key that is not ASCII and keeps no line
numbers; an editor needs both told.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from newsroom.mistakes import Mistakes, did_you_mean

__all__ = ["Field", "Header", "decode_text", "parse_header", "read_text"]

_KEY_LINE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)[ \t]*:[ \t]*(.*)")
_SEPARATOR = re.compile("[;؛]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\ufffe\uffff]")

# Marks that turn the direction of what follows, on this page and in feeds; LRM and RLM do not.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What an editor who thinks in Hindi may write for a key.
_HINDI_KEYS = {
    "शीर्षक": "Title",
    "दिनांक": "Date",
    "तारीख": "Date",
    "तारीख़": "Date",
    "खंड": "Category",
    "श्रेणी": "Category",
    "विषय": "Tags",
    "टैग": "Tags",
    "लेखक": "Authors",
    "संवाददाता": "Authors",
    "वक्ता": "Speakers",
    "सारांश": "Summary",
    "स्थान": "Dateline",
    "चित्र": "Image",
    "नाम": "Name",
    "भूमिका": "Roles",
    "भाषा": "Lang",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a header. ``lines`` holds each line of the value with its line number."""

    key: str
    line: int
    lines: tuple[tuple[int, str], ...]

    @property
    def value(self) -> str:
        """The whole value on one line."""
        return " ".join(text for _, text in self.lines if text)


@dataclass(frozen=True, slots=True)
class Header:
    """A file taken apart: fields by lower-case key, the text, and the line the text begins on."""

    path: str
    fields: dict[str, Field] = field(default_factory=dict)
    body: str = ""
    body_line: int = 1
    is_readable: bool = True
    """False where the file is no text; then there is nothing else to tell of it."""

    def line(self, key: str) -> int:
        """The line of a key, or 1 where it is missing."""
        found = self.fields.get(key.lower())
        return found.line if found else 1

    def value(self, key: str) -> str:
        """The value of a key, or an empty string."""
        found = self.fields.get(key.lower())
        return found.value if found else ""

    def values(self, key: str) -> tuple[str, ...]:
        """The parts of a value between semicolons or lines, none of them empty."""
        found = self.fields.get(key.lower())
        if not found:
            return ()
        parts = (part.strip() for _, text in found.lines for part in _SEPARATOR.split(text))
        return tuple(part for part in parts if part)


def read_text(file: Path, path: str, mistakes: Mistakes) -> str | None:
    """A file's text, as :func:`decode_text` gives it."""
    return decode_text(file.read_bytes(), path, mistakes)


def decode_text(raw: bytes, path: str, mistakes: Mistakes) -> str | None:
    """A text with line feeds at line ends; None, and a mistake, where it is not UTF-8."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        mistakes.tell(path, 1, "The file is in UTF-16. Save it as UTF-8.")
        return None
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = raw[error.start]
        mistakes.tell(path, line, f"Byte 0x{bad:02X} is not UTF-8. Save the file as UTF-8.")
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for found in _CONTROL.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        code = ord(found.group())
        mistakes.tell(
            path, line, f"An invisible character (U+{code:04X}) is in this line. Type it again."
        )
    return text


def parse_header(text: str, path: str, keys: Collection[str], mistakes: Mistakes) -> Header:
    """Take a file apart. ``keys`` are the keys it may have, as the guide writes them.

    Unknown, doubled and misshapen lines are told; the rest of the header is read all the same.
    """
    known = {key.lower(): key for key in keys}
    fields: dict[str, Field] = {}
    lines = text.split("\n")
    last = ""
    number = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            break
        if line[0] in " \t" and number > 1:
            if last in fields:
                fields[last] = _continued(fields[last], number, line.strip())
            continue
        match = _KEY_LINE.fullmatch(line) or _in_hindi(line, known)
        if match is None or match[1] in _HINDI_KEYS:
            _tell_misshapen(line, number, path, known, mistakes)
        if match is None:
            if ":" in line or line.startswith("---"):
                last = ""
                continue
            return Header(path, fields, "\n".join(lines[number - 1 :]), number)
        key = _HINDI_KEYS.get(match[1], match[1]).lower()
        last = key
        if key not in known:
            near = did_you_mean(match[1].title(), known.values())
            mistakes.tell(path, number, f"'{match[1]}' is not a key{near} Correct or delete it.")
        if key in fields:
            first = fields[key].line
            mistakes.tell(path, number, f"'{match[1]}' stands on line {first} already. Keep one.")
            last = ""
            continue
        fields[key] = Field(key, number, ((number, match[2].strip()),))
    else:
        number += 1
    _tell_turned(fields, path, mistakes)
    return Header(path, fields, "\n".join(lines[number:]), number + 1)


def _in_hindi(line: str, known: Collection[str]) -> re.Match[str] | None:
    """A key that an editor wrote in Hindi is told, and read as what it means."""
    match = re.fullmatch(r"([^\s:]+)[ \t]*:[ \t]*(.*)", line)
    meant = _HINDI_KEYS.get(match[1], "") if match else ""
    return match if meant.lower() in known else None


def _continued(field_: Field, number: int, text: str) -> Field:
    return Field(field_.key, field_.line, (*field_.lines, (number, text)))


def _tell_turned(fields: dict[str, Field], path: str, mistakes: Mistakes) -> None:
    for found in fields.values():
        for line, value in found.lines:
            turn = _TURNING.search(value)
            if turn:
                mark = f"U+{ord(turn.group()):04X}"
                mistakes.tell(
                    path,
                    line,
                    f"The invisible mark {mark} turns the line round. Type the line again.",
                )


def _tell_misshapen(
    line: str, number: int, path: str, known: dict[str, str], mistakes: Mistakes
) -> None:
    word = line.partition(":")[0].strip()
    if line.startswith("---"):
        mistakes.tell(path, number, "The header has no '---' lines. Delete this line.")
    elif ":" not in line:
        start = line.strip()[:30]
        mistakes.tell(
            path, number, f"'{start}' is no 'Key: value'. Put a blank line between header and text."
        )
    elif _HINDI_KEYS.get(word, "").lower() in known:
        mistakes.tell(path, number, f"'{word}' is not a key. Write '{_HINDI_KEYS[word]}'.")
    else:
        some = ", ".join(list(known.values())[:4])
        mistakes.tell(
            path, number, f"'{word[:30]}' is not a key. Write one of docs/editors.md: {some} …"
        )
