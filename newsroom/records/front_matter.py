"""The header of a file of copy: ``Key: value`` lines, then a blank line, then the text.

Python-Markdown's Meta extension ends a header silently at a key that is not ASCII and keeps no line
numbers; an editor needs both told.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from html import unescape
from pathlib import Path

from msgspec import Struct

from newsroom.engine.mistakes import Message, Mistakes, did_you_mean
from newsroom.records.known_keys import BELOW, LINES, LISTS, NAMES, WORDS, house_key, plain_key
from newsroom.rules import files
from newsroom.rules import header as say
from newsroom.text.names import with_latin_letters

__all__ = ["Field", "FrontMatter", "decode_text", "parse_front_matter", "read_text"]

# A colon may be typed on another keyboard: full-width, as a visarga, as a ratio, as a modifier.
_COLON = "[:：ः∶꞉]"
_KEY_LINE = re.compile(rf"([A-Za-z][A-Za-z0-9-]*)[^\S\n]*{_COLON}[^\S\n]*(.*)")
_OTHER_KEY_LINE = re.compile(rf"([^:：∶꞉=]{{1,40}}?)\s*(?:{_COLON}|=(?=\s))\s*(.*)")
_SEPARATOR = re.compile("[;؛；]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffd-\uffff]")
# Bytes of controls, and those that controls and noncharacters beyond ASCII begin with in UTF-8.
_CONTROL_BYTES = bytes({*range(32), 0x7F} - set(b"\t\n\r"))
_MAY_BEGIN_CONTROLS = (b"\xc2", b"\xef")
_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |\Z)")
_FENCES = ("---", "+++", "{", "}")  # of YAML, TOML and JSON
_ITEM = re.compile(r"[-*•]\s+(?=\S)")
_TRUE = frozenset({"true", "yes", "1"})
_SWITCHED = _TRUE | {"false", "no", "0"}
_SWITCHES = {"draft": True, "private": True, "published": False}  # a report is a draft where it is
_BLOCKS = frozenset({">", "|", ">-", "|-", ">+", "|+"})  # YAML's, of a text of several lines

# Marks that turn the direction of what follows, on this page and in feeds; LRM and RLM do not.
_TURNING = "\u202a-\u202e\u2066-\u2069"
# Signs that show nothing, or something else in every font: fillers, annotations, private use.
_LOST = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2061-\u2065\u206a-\u206f\u2800\u3164\uffa0"
    "\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e001f\U000f0000-\U0010ffff"
)
_FOREIGN_LETTERS = "\u0370-\u03ff\u0400-\u052f"
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")
# What is left of a web page that was pasted; other names of tags may be meant as words.
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|img|em|strong|font|h[1-6])(?:\s[^<>]*)?/?>", re.IGNORECASE
)
# Begins with one class of characters, which a search skips to.
_ODD = re.compile(
    f"[{_TURNING}{_LOST}{_FOREIGN_LETTERS}&<{_COLON[1:]}(?:(?<!{_COLON})|\\s*[\"'“”‘’`\\[>|*#_•-])"
)
_ODD_SIGNS = re.compile(f"[{_TURNING}{_LOST}]")
_TURNING_SIGN = re.compile(f"[{_TURNING}]")
_FOREIGN_WORD = re.compile(f"[^\\W_]{{0,60}}[{_FOREIGN_LETTERS}][^\\W_]{{0,60}}")
_LATIN = re.compile("[A-Za-z]")
_MARKS = "\"'“”‘’`"
_QUOTED = re.compile(r"""(["'])([^"']+)\1""")
_QUOTED_WORD = re.compile(f"[{_MARKS}]+([^{_MARKS}]*)[{_MARKS}]+")
_QUOTED_LIST = re.compile(
    rf"\s*[{_MARKS}][^{_MARKS}]*[{_MARKS}](?:\s*[,;،؛]\s*[{_MARKS}][^{_MARKS}]*[{_MARKS}])*\s*"
)
_EMPHASISED = re.compile(r"(\*\*|__|\*|`)([^*_`]+)\1")
_HEADING = re.compile(r"#{1,6}\s")


class Field(Struct, frozen=True):
    """One key of a header. ``lines`` holds each line of the value with its line number."""

    key: str
    line: int
    lines: Sequence[tuple[int, str]]

    @property
    def value(self) -> str:
        """The whole value on one line."""
        if len(self.lines) == 1:
            return self.lines[0][1]
        return " ".join(text for _, text in self.lines if text)


class FrontMatter(Struct, frozen=True):
    """A file taken apart: fields by lower-case key, the text, and the line the text begins on."""

    path: str
    fields: dict[str, Field] = {}
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
        mistakes.tell(path, 1, files.UTF_16)
        return None
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        bad = raw[error.start]
        mistakes.tell(path, line, files.NO_UTF_8.format(byte=bad))
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    is_plain = len(raw.translate(None, _CONTROL_BYTES)) == len(raw)
    if is_plain and not any(lead in raw for lead in _MAY_BEGIN_CONTROLS):
        return text
    for found in _CONTROL.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        code = ord(found.group())
        what = "An invisible character"
        if code == 0xFFFD:
            what = "The sign of a lost letter"
        mistakes.tell(path, line, files.CONTROL.format(what=what, code=code))
    return text


def parse_front_matter(
    text: str, path: str, keys: Collection[str], mistakes: Mistakes
) -> FrontMatter:
    """Take a file apart. ``keys`` are the keys it may have, as the guide writes them.

    Unknown, doubled and misshapen lines are told; the rest of the header is read all the same. What
    is told with the right line to write is read as if it stood there, so that it is told once.
    """
    return _Parser(text, path, keys, mistakes).parse()


class _Parser:
    """Reads one header from top to bottom, line by line."""

    def __init__(self, text: str, path: str, keys: Collection[str], mistakes: Mistakes) -> None:
        self._text = text
        self._lines = text.split("\n")
        self._path = path
        self._mistakes = mistakes
        self._known = {key.lower(): key for key in keys}
        self._fields: dict[str, Field] = {}
        self._strange: list[tuple[str, Field]] = []  # told when all else that it says is known
        self._last: list[tuple[int, str]] | None = None
        self._has_items = False

    def parse(self) -> FrontMatter:
        """Read to the first blank line, or to the text that stands without one."""
        number = self._first_line()
        while number <= len(self._lines):
            line = self._lines[number - 1]
            if not line or line.isspace():
                break
            if pair := self._key_and_value(line):
                self._keep(pair[0], number, pair[1])
            elif line[0].isspace() and number > 1:
                if self._last is not None:
                    self._last.append((number, line.strip()))
            elif _CONFLICT.match(line):
                self._tell(number, say.CONFLICT)
                return FrontMatter(self._path, is_readable=False)
            elif line.startswith(_FENCES):
                if self._ends_at_fence(number):
                    break
            elif not self._make_out(line.strip(), number):
                number -= 1
                break
            number += 1
        return self._header(number)

    def _key_and_value(self, line: str) -> tuple[str, str] | None:
        """A line's key and what stands behind its colon; None where it has not that form."""
        written, _, value = line.partition(":")
        if written.lower() in self._known:
            return written, value.strip()
        match = _KEY_LINE.fullmatch(line)
        return (match[1], match[2].strip()) if match else None

    def _header(self, number: int) -> FrontMatter:
        """The header, of which this is the last line."""
        for written, found in self._strange:
            self._tell_strange(written, found)
        fields = self._fields
        body_start = sum(map(len, self._lines[:number])) + number
        if self._has_items or _ODD.search(self._text, 0, body_start):
            fields = {key: self._mended(found) for key, found in fields.items()}
        return FrontMatter(self._path, fields, self._text[body_start:], number + 1)

    def _tell(self, number: int, message: Message) -> None:
        self._mistakes.tell(self._path, number, message)

    def _first_line(self) -> int:
        """The line that the header begins on: not the first where blank lines stand above it."""
        if not self._lines[0].strip():
            for number, line in enumerate(self._lines, 1):
                if line.strip():
                    if _KEY_LINE.fullmatch(line) or line.startswith(_FENCES):
                        self._tell(1, say.EMPTY_LINES_ABOVE)
                        return number
                    break
        return 1

    def _ends_at_fence(self, number: int) -> bool:
        """Tell a line of dashes; say whether the text begins right below it."""
        fence = self._lines[number - 1][:3]
        below = self._lines[number] if number < len(self._lines) else ""
        ends = bool(self._fields or self._strange) and bool(below.strip())
        if ends and not _KEY_LINE.fullmatch(below) and not below.startswith(_FENCES):
            self._tell(number, say.FENCE_BEFORE_TEXT.format(fence=fence))
            return True
        self._tell(number, say.FENCE.format(fence=fence))
        self._last = None
        return False

    def _keep(self, written: str, number: int, value: str) -> None:
        """A key with what stands behind its colon."""
        key = written.lower()
        self._last = lines = [(number, value)]
        if self._known and key not in self._known:
            if _is_known_elsewhere(written, self._known):
                self._strange.append((written, Field(key, number, lines)))
                return
            near = did_you_mean(written.title(), self._known.values())
            self._tell(number, say.UNKNOWN_KEY.format(written=written, near=near))
        if key in self._fields:
            first = self._fields[key].line
            self._tell(number, say.KEY_TWICE.format(written=written, first=first))
            self._last = None
            return
        self._fields[key] = Field(key, number, lines)

    def _make_out(self, line: str, number: int) -> bool:
        """Say what a line is that has not the form of a key; False where it is no header's."""
        if self._last and not self._last[0][1] and _ITEM.match(line):
            self._last.append((number, line))
            self._has_items = True
            return True
        other = _OTHER_KEY_LINE.fullmatch(line)
        if other and _is_known_elsewhere(other[1], self._known):
            value = other[2].strip().removesuffix(",")
            value = value.lstrip("*_ ") if other[1][0] in "*_" else value
            self._last = [(number, value)]
            self._strange.append((other[1], Field("", number, self._last)))
            return True
        self._last = None
        if ":" in line:
            some = ", ".join(list(self._known.values())[:4])
            word = line.partition(":")[0].strip()[:30]
            self._tell(number, say.NO_KEY.format(written=word, some=some))
            return True
        if number < self._last_key:
            return self._tell_within(line, number)
        self._tell(number, say.NO_BLANK_LINE.format(written=line[:30]))
        return False

    def _tell_within(self, line: str, number: int) -> bool:
        """A line without a colon above other keys; after a key's name, the colon is missing."""
        word, _, value = line.partition(" ")
        key = self._known.get(word.lower(), "")
        if key and key.lower() not in self._fields:
            told = say.NO_COLON.format(written=line[:30], key=key, value=value.strip())
            self._tell(number, told)
            self._keep(key, number, value.strip())
            return True
        self._tell(number, say.NO_PAIR.format(written=line[:30]))
        return True

    @cached_property
    def _last_key(self) -> int:
        """The last line that gives a key, above the first blank line."""
        last = 0
        for number, line in enumerate(self._lines, 1):
            if not line.strip() and self._fields:
                break
            found = _KEY_LINE.fullmatch(line)
            if found and found[1].lower() in self._known:
                last = number
        return last

    def _tell_strange(self, written: str, found: Field) -> None:
        """Answer another house's key with this one's, and read it so."""
        key = house_key(written, self._known) or ""
        plain = plain_key(written)
        lines = found.lines
        if plain in _SWITCHES and found.value.lower() in _SWITCHED and "status" in self._known:
            is_draft = _SWITCHES[plain] is (found.value.lower() in _TRUE)
            key = "Status" if is_draft else ""
            lines = [(found.line, "draft")]
        standing = self._fields.get(key.lower())
        if plain in BELOW and not key:
            self._tell(found.line, say.KEY_OF_TEXT.format(written=written))
        elif not key:
            self._tell(found.line, say.FOREIGN_KEY.format(written=written))
        elif standing is not None:
            told = say.FOREIGN_KEY_TWICE.format(written=written, key=key, line=standing.line)
            self._tell(found.line, told)
        elif plain in _SWITCHES and key == "Status":
            self._tell(found.line, say.FOREIGN_SWITCH.format(written=written))
        elif written.lower() == key.lower():
            read = Field(key.lower(), found.line, lines)
            right = (_plain_list if read.key in LISTS else _plain_value)(read) or read.value
            told = say.NO_COLON.format(written=written, key=key, value=right)
            self._tell(found.line, told)
            lines = [(found.line, right)]
        else:
            self._tell(found.line, say.FOREIGN_NAME_OF_KEY.format(written=written, key=key))
        if key and standing is None:
            self._fields[key.lower()] = Field(key.lower(), found.line, lines)

    def _mended(self, found: Field) -> Field:
        """A field as it is meant, each mistake in it told with what to write."""
        key = self._known.get(found.key, found.key)
        lines = [(line, self._mended_line(key, line, value)) for line, value in found.lines]
        found = Field(found.key, found.line, lines)
        if found.key in LISTS:
            message, right = say.LIST_SIGNS, _plain_list(found)
        elif found.key in LINES:
            return Field(found.key, found.line, [self._without_dash(*line) for line in lines])
        else:
            message, right = say.SIGNS_ROUND_VALUE, _plain_value(found)
        if right is None:
            return found
        marks = "" if found.key in LISTS | WORDS else ", or “ and ” if readers shall see them"
        self._tell(found.line, message.format(key=key, right=right, marks=marks))
        return Field(found.key, found.line, [(found.line, right)])

    def _without_dash(self, line: int, value: str) -> tuple[int, str]:
        right = _ITEM.sub("", value, count=1)
        if right != value:
            self._tell(line, say.DASH_BEFORE_LINE)
            return line, right
        return line, value

    def _mended_line(self, key: str, line: int, value: str) -> str:
        odd = _ODD_SIGNS.search(value)
        if odd:
            named = f"{unicodedata.name(odd[0], 'of one font alone')} (U+{ord(odd[0]):04X})"
            said = "turns the line round" if _TURNING_SIGN.match(odd[0]) else "shows nothing"
            self._tell(line, say.INVISIBLE_MARK.format(named=named, said=said))
            value = _ODD_SIGNS.sub("", value)
        if key == "Quotes":  # the sentence as the text has it, markup and all
            return value
        for entity in dict.fromkeys(_ENTITY.findall(value)):
            meant = unescape(entity).replace("\xa0", " ")
            if meant == entity:
                continue
            remedy = f"Write '{meant}'" if meant.isprintable() and meant != " " else "Write a space"
            self._tell(line, say.ENTITY.format(entity=entity, remedy=remedy))
            value = value.replace(entity, meant if meant.isprintable() else " ")
        tag = _TAG.search(value)
        if tag:
            self._tell(line, say.TAG_IN_VALUE.format(tag=tag[0][:40]))
            value = _TAG.sub(" ", value).strip()
        return _FOREIGN_WORD.sub(lambda word: self._latin_word(key, line, word[0]), value)

    def _latin_word(self, key: str, line: int, word: str) -> str:
        """A Latin word in which letters of another alphabet stand, which look the same."""
        latin = with_latin_letters(word)
        is_mixed = _LATIN.search(word) or key.lower() in NAMES
        if latin == word or not latin.isascii() or not is_mixed:
            return word
        sign, like = next((a, b) for a, b in zip(word, latin, strict=True) if a != b)
        named = unicodedata.name(sign).capitalize()
        told = say.LETTER_OF_ANOTHER_ALPHABET.format(word=word, like=like, named=named, latin=latin)
        self._tell(line, told)
        return latin


def _is_known_elsewhere(written: str, known: Mapping[str, str]) -> bool:
    """Whether a key, which this file may not have, is known to mean something."""
    if not known:
        return False
    plain = plain_key(written)
    return plain in _SWITCHES or plain in BELOW or house_key(written, known) is not None


def _plain_list(found: Field) -> str | None:
    """A list as this house writes it; None where it is written so."""
    parts = []
    is_plain = True
    for _, text in found.lines:
        value = _ITEM.sub("", text, count=1)
        bare = value[1:-1] if value.startswith("[") and value.endswith("]") else value
        by = "[,;؛،；]" if bare != value or _QUOTED_LIST.fullmatch(bare) else "[;؛；]"
        if found.key == "tags":
            by += r"|\s+(?=#)"
        is_plain = is_plain and bare == text
        for part in re.split(by, bare):
            name = part.strip()
            quoted = _QUOTED_WORD.fullmatch(name)
            name = quoted[1].strip() if quoted else name
            name = name.lstrip("#") if found.key == "tags" else name
            is_plain = is_plain and name == part.strip()
            parts.append(name)
    return None if is_plain else "; ".join(filter(None, parts))


def _plain_value(found: Field) -> str | None:
    """A value without quotation marks or emphasis round the whole; None where it has none."""
    value = found.value
    first = found.lines[0][1] if found.lines else ""
    if first in _BLOCKS and len(found.lines) > 1:
        return " ".join(text for _, text in found.lines[1:])
    if found.key in WORDS:
        quoted = _QUOTED_WORD.fullmatch(value.strip("[] "))
        return quoted[1].strip() if quoted else None
    marked = _QUOTED.fullmatch(value) or _EMPHASISED.fullmatch(value)
    if marked:
        return marked[2].strip()
    return value.lstrip("#").strip() if _HEADING.match(value) else None
