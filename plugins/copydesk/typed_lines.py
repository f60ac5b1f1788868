"""Lines as people type them, written as the Markdown that means the same.

Markdown makes of ``#जलजीवन`` a heading, of an indented paragraph code, of ``15. अगस्त`` a list, and
nothing of ``•``. Here each line is looked at once: what is plainly meant is written so that the
parser reads it so, and what may be two things is told. No word is added, and none is lost.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from unicodedata import category

from newsroom.engine.mistakes import Message
from newsroom.rules import text as say

__all__ = ["BETWEEN_DIGITS", "BULLETS", "TypedText", "as_meant"]

BULLETS = "•●▪◦‣∙○■□◆►➤➢"
"""What word processors begin the line of a list with."""

_ITEM = re.compile(
    rf"(?P<indent> *)(?:(?P<number>\d{{1,9}})(?P<point>[.)])[ \t]+(?=\S)"
    rf"|(?P<bullet>[-*+–])[ \t]+(?=\S)|(?P<typed>[{BULLETS}])[ \t\u00a0]*(?=\S)"
    r"|(?P<glued>[-*])(?=[^\W\d_]))(?P<rest>.*)"
)
_RULE = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")
_UNDERLINE = re.compile(r" {0,3}(=+|-+) *")
_FENCE = re.compile(r" *(?P<fence>```+|~~~+)(?P<rest>[^`]*)")
_HEADING = re.compile(r"#{1,6} +\S")
_HASHTAG = re.compile(r"#[^\W\d_](?!.*\s#\w)")  # and no other: a line of several is no heading
_QUOTE = re.compile(r" {0,3}>(?![\d=]) ?")
_NOTE = re.compile(r" {0,3}\[\^[^\]]*\]:")
_REFERENCE = re.compile(r" {0,3}\[(?!\^)[^\[\]]+\]:(?! *\S*(?:[:/#&@{|<]|\.\w))")  # "[name]: words"
_DELIMITERS = re.compile(r" *\|?(?: *:?-+:? *\|)* *:?-+:? *\|? *")
_TYPED_DELIMITERS = re.compile(r"[ |:—–−-]*[—–−-][ |:—–−-]*")
_ROW = re.compile(r" *\|.*\| *")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_SHOWN_HTML = re.compile(r" {4,}<[A-Za-z/]")
_HTML = re.compile(r" *</?(?P<tag>[A-Za-z][A-Za-z0-9]*)(?=[\s/>])")
_STARTS_DEEPER = re.compile(r"(\d+)\.(?=\s)|([-*+])(?=\s)")
BETWEEN_DIGITS = re.compile(r"\*\*?(?=\d)(?:(?<=\d\*)|(?<=\d\*\*))")
"""Signs of multiplication, which Markdown takes for marks of emphasis."""

_MARK_BEFORE = re.compile(r"([\u0900-\u0dff])_(?=\w)")
_BROKEN = re.compile(r"(?<!\\)(?:\\\\)*\\\Z")  # a backslash that breaks the line
_ENDS = re.compile(r"[।॥.?!۔:…][\"'”’)\]»*_]*\s*\Z")
_COLON = re.compile(r"[:：][-–—]?[*_\"”]*\s*\Z")
_BLOCK_TAGS = {
    *("blockquote", "details", "div", "dl", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr"),
    *("li", "ol", "p", "pre", "section", "table", "ul", "figcaption", "summary", "dd", "dt", "td"),
    *("th", "tr", "tbody", "thead", "tfoot", "caption", "form", "iframe", "script", "style"),
    *("main", "aside", "article", "header", "footer", "nav", "video", "audio", "object", "svg"),
}
_DEEPEST = 6  # lists and quotes inside one another; a page has no room for more


@dataclass
class TypedText:
    """A text as the parser shall read it, and what the editor must decide: line, message."""

    text: str = ""
    faults: list[tuple[int, Message]] = field(default_factory=list)


@dataclass
class _Item:
    """A line that may be of a list."""

    line: int
    indent: int
    number: int | None
    typed: str
    mark: str
    rest: str
    level: int = 0
    is_prose: bool = False

    @property
    def kind(self) -> str:
        return "ul" if self.number is None else "ol"


def as_meant(text: str) -> TypedText:
    r"""Write a text as it is meant. Lines of the faults are counted from 0.

    >>> as_meant("ज़रूरी काग़ज़:\n- आधार\n- राशन कार्ड").text
    'ज़रूरी काग़ज़:\n\n- आधार\n- राशन कार्ड'
    >>> print(as_meant("#जलजीवन अभियान").text)
    \#जलजीवन अभियान
    """
    reading = _Reading([line.expandtabs(4) for line in text.split("\n")])
    written = "\n".join(reading.run())
    return TypedText(written, reading.faults)


class _Reading:
    """Goes through lines from top to bottom; each method takes what it knows and goes on."""

    def __init__(self, lines: Sequence[str], first: int = 0, depth: int = 0) -> None:
        self.lines = lines
        self.first = first
        self.depth = depth
        self.faults: list[tuple[int, Message]] = []
        self.at = 0
        self.paragraph: list[str] = []  # the lines of the one that is open
        self.is_in_note = False

    def run(self) -> Iterator[str]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                yield from self._blank()
            elif fence := _FENCE.fullmatch(line):
                yield from self._fence(fence)
            elif _SHOWN_HTML.match(line) and not self.paragraph and not self.is_in_note:
                yield from self._shown_html()
            elif (tag := _HTML.match(line)) and tag["tag"].lower() in _BLOCK_TAGS:
                yield from self._html(tag["tag"].lower())
            elif self._is_table():
                yield from self._table()
            elif _RULE.fullmatch(line) or (self.paragraph and _UNDERLINE.fullmatch(line)):
                yield from self._rule(line)
            elif _QUOTE.match(line):
                yield from self._quote()
            elif (item := self._item(self.at)) and (group := self._list(item)):
                yield from group
            else:
                yield from self._text(line)

    def _tell(self, line: int, message: Message) -> None:
        self.faults.append((self.first + line, message))

    def _blank(self) -> Iterator[str]:
        self.at += 1
        self.paragraph = []
        yield ""

    def _apart(self) -> Iterator[str]:
        """An empty line where a paragraph is still open."""
        if self.paragraph:
            self.paragraph = []
            yield ""

    def _fence(self, fence: re.Match[str]) -> Iterator[str]:
        indent = len(fence[0]) - len(fence[0].lstrip())
        shut = re.compile(rf" *{re.escape(fence['fence'])}{fence['fence'][0]}* *")
        start, self.at = self.at, self.at + 1
        while self.at < len(self.lines) and not shut.fullmatch(self.lines[self.at]):
            self.at += 1
        if self.at == len(self.lines):
            self._tell(start, say.FENCE_NEVER_CLOSED.format(fence=fence["fence"]))
        self.at = min(self.at + 1, len(self.lines))
        yield from self._apart()
        for line in self.lines[start : self.at]:
            yield line[min(indent, len(line) - len(line.lstrip())) :]
        yield ""

    def _shown_html(self) -> Iterator[str]:
        """Indented tags are shown, as they are; indented words are a paragraph."""
        while self.at < len(self.lines) and self.lines[self.at].startswith("    "):
            yield self.lines[self.at]
            self.at += 1
        yield ""

    def _html(self, tag: str) -> Iterator[str]:
        tags = re.compile(rf"<(/?){tag}(?=[\s/>])", re.IGNORECASE)
        depth = 0
        yield from self._apart()
        yield self.lines[self.at].lstrip()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            for found in tags.finditer(line):
                depth += -1 if found[1] else 1
            self.at += 1
            if depth <= 0 or self.at == len(self.lines):
                return
            yield self.lines[self.at]

    def _is_table(self) -> bool:
        line = self.lines[self.at]
        if "|" not in line or self.at + 1 >= len(self.lines):
            return False
        below = self.lines[self.at + 1]
        if "|" in below and _DELIMITERS.fullmatch(below):
            return True
        return bool(_ROW.fullmatch(line)) and bool(_ROW.fullmatch(below))

    def _table(self) -> Iterator[str]:
        heads, below = self.lines[self.at], self.lines[self.at + 1]
        columns = _count_cells(heads)
        ready = "|" + "---|" * columns
        if not _DELIMITERS.fullmatch(below):
            typed = _TYPED_DELIMITERS.fullmatch(below)
            message = say.TABLE_DASHES if typed else say.TABLE_WITHOUT_HEADS
            self._tell(self.at + bool(typed), message.format(written=below.strip(), ready=ready))
        elif _count_cells(below) != columns:
            message = say.TABLE_COLUMNS.format(columns=columns, ready=ready)
            self._tell(self.at + 1, message)
        yield from self._apart()
        start = self.at
        while self.at < len(self.lines) and "|" in self.lines[self.at]:
            line = self.lines[self.at].strip()
            if self.at > start + 1 and _count_cells(line) > columns:
                message = say.TABLE_CELLS.format(cells=_count_cells(line), columns=columns)
                self._tell(self.at, message)
            yield line
            self.at += 1
        yield ""

    def _rule(self, line: str) -> Iterator[str]:
        """A line of ``---`` or ``===``: a rule, or told; it makes no heading of the text above."""
        marks = line.strip()
        above = self.paragraph[-1] if self.paragraph else ""
        self.at += 1
        if above and len(marks) < 3:
            self.paragraph.append(marks)
            yield f"\\{marks}"
            return
        is_ended = len(self.paragraph) > 1 or bool(_ENDS.search(above))
        if above and (marks[0] == "=" or (set(marks) == {"-"} and not is_ended)):
            message = say.UNDERLINED.format(marks=marks[:10], text=above.strip()[:60])
            self._tell(self.at - 1, message)
        yield from self._apart()
        yield marks
        yield ""

    def _quote(self) -> Iterator[str]:
        """The lines of a quote, and those that go on with it, read like a text of their own."""
        start = self.at
        inside: list[str] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if mark := _QUOTE.match(line):
                inside.append(line[mark.end() :])
            elif line.strip() and not self._begins(line):
                inside.append(line)
            else:
                break
            self.at += 1
        yield from self._apart()
        if self.depth >= _DEEPEST:
            self._tell(start, say.TOO_DEEP.format(what="Quotes", deepest=_DEEPEST))
            return
        reading = _Reading(inside, self.first + start, self.depth + 1)
        for line in reading.run():
            yield f"> {line}" if line else ">"
        self.faults.extend(reading.faults)
        if self.at < len(self.lines) and self.lines[self.at].strip():
            yield ""

    def _begins(self, line: str) -> bool:
        """Whether a line is none that goes on with a paragraph."""
        return bool(
            _RULE.fullmatch(line)
            or _UNDERLINE.fullmatch(line)
            or _FENCE.fullmatch(line)
            or _HEADING.match(line.lstrip())
            or ((item := _ITEM.fullmatch(line)) and not item["glued"])
        )

    def _item(self, at: int) -> _Item | None:
        line = self.lines[at]
        found = _ITEM.fullmatch(line)
        if found is None or _RULE.fullmatch(line):
            return None
        mark = found["bullet"] or found["typed"] or found["glued"] or found["point"]
        rest = found["rest"].strip()
        if found["bullet"] == "+" and rest[:1].isdigit():  # a telephone number
            return None
        if found["glued"]:
            if found["glued"] in rest or not self._has_neighbour(at, found["glued"]):
                return None
        elif mark == "–" and not self._has_neighbour(at, "– "):
            return None
        number = int(found["number"]) if found["number"] else None
        return _Item(at, len(found["indent"]), number, found["number"] or "", mark, rest)

    def _has_neighbour(self, at: int, start: str) -> bool:
        """Whether the line above or below begins in the same way: one alone is no list."""
        there = [n for n in (at - 1, at + 1) if 0 <= n < len(self.lines)]
        lines = (self.lines[n].lstrip() for n in there)
        return any(
            line.startswith(start)
            and start not in line[len(start) :]
            and line[len(start) :].strip()
            for line in lines
        )

    def _list(self, first: _Item) -> list[str] | None:
        """The lines of a list and of all within it; None where the line is one of a paragraph."""
        end, items = self._span(first)
        siblings = _order(items)
        for run in siblings:
            if run[0].kind == "ol" and run[0].level == 0:
                self._check_numbers(run)
        alone = sum(item.level == 0 for item in items) == 1 and first.mark not in BULLETS
        if self.paragraph and alone and not _COLON.search(self.paragraph[-1]):
            return None  # "… और\n- वह बोला": a dash or a number within a sentence
        if first.is_prose and self.paragraph and alone:
            return None
        return list(self._write(items, end))

    def _span(self, first: _Item) -> tuple[int, list[_Item]]:
        """Where a list ends, and the items that it may have."""
        items = [first]
        at = first.line + 1
        is_after_blank = False
        while at < len(self.lines):
            line = self.lines[at]
            if not line.strip():
                is_after_blank = True
                at += 1
                continue
            indent = len(line) - len(line.lstrip())
            item = self._item(at)
            if item is not None:
                items.append(item)
            elif self._ends_a_list(
                line, is_after_blank=is_after_blank, is_deeper=indent >= first.indent + 2
            ):
                break
            is_after_blank = False
            at += 1
        return at, items

    def _ends_a_list(self, line: str, *, is_after_blank: bool, is_deeper: bool) -> bool:
        if "|" in line or _FENCE.fullmatch(line):
            return True
        begins = self._begins(line) or _QUOTE.match(line) or _HTML.match(line)
        return not is_deeper and (is_after_blank or bool(begins))

    def _check_numbers(self, run: Sequence[_Item]) -> None:
        """Numbers that follow on are a list's; others, a year or a day, are text."""
        numbers = [item.number or 0 for item in run]
        if len(set(numbers)) == 1 and numbers[0] == 1:
            return
        follows = [False, *(later == earlier + 1 for earlier, later in pairwise(numbers))]
        leads = [*follows[1:], False]
        last_of_list: _Item | None = None
        for item, does_follow, does_lead in zip(run, follows, leads, strict=True):
            is_listed = does_follow or does_lead or (item.number == 1 and last_of_list is None)
            item.is_prose = not is_listed
            if is_listed and not does_follow and last_of_list is not None:
                message = say.NUMBERS.format(
                    later=f"{item.number}. {item.rest[:30]}", earlier=last_of_list.number
                )
                self._tell(item.line, message)
            if is_listed:
                last_of_list = item

    def _write(self, items: Sequence[_Item], end: int) -> Iterator[str]:
        by_line = {item.line: item for item in items}
        yield from self._apart()
        level, was_prose, was_blank, was_paragraph, last = 0, False, True, False, None
        while self.at < end:
            line = self.lines[self.at]
            item = by_line.get(self.at)
            stripped = line.strip()
            if item is not None:
                if item.level > _DEEPEST:
                    self._tell(item.line, say.TOO_DEEP.format(what="Lists", deepest=_DEEPEST))
                is_other = last is not None and item.level == 0 and last.kind != item.kind
                if not was_blank and (item.is_prose or was_prose or is_other or was_paragraph):
                    yield ""
                yield _written(item)
                was_prose, level = item.is_prose, min(item.level, _DEEPEST)
                last = last if item.level else item
                was_blank = was_paragraph = False
            elif not stripped:
                yield ""
                was_blank = True
            else:
                inside = 0 if was_prose else level + was_blank
                yield " " * (4 * inside) + _plain(stripped)
                was_paragraph = was_paragraph or was_blank
                level = max(inside - 1, 0) if was_blank and not was_prose else level
                was_blank = False
            self.at += 1
        if self.at < len(self.lines) and not was_blank:
            yield ""

    def _text(self, line: str) -> Iterator[str]:
        stripped = line.strip(" ")
        self.at += 1
        indent = len(line) - len(line.lstrip(" "))
        if _NOTE.match(line):
            self.is_in_note = True
        elif not self.paragraph and indent < 2:
            self.is_in_note = False
        if stripped.startswith(("— ", "– ")) and self.paragraph:
            yield from self._apart()  # who speaks next in a dialogue
        if _HEADING.match(stripped):
            yield from self._apart()
            yield _heading(stripped)
            if self._goes_on():
                yield ""
            return
        written = _plain(stripped)
        if not self.paragraph:
            written = self._opening(stripped, written, indent)
        if self._goes_on() and (line.endswith("  ") or _BROKEN.search(written)):
            written = re.sub(r"\\?\Z", "  ", written, count=1)
        self.paragraph.append(line.strip())
        yield written

    def _opening(self, line: str, written: str, indent: int) -> str:
        """The first line of a paragraph."""
        if _HASHTAG.match(line):
            told = say.HASHTAG.format(written=line[:40], words=line[1:40])
            self._tell(self.at - 1, told)
        if self.is_in_note and indent >= 2:
            return f"    {written}"
        return f"\\{line}" if re.match(r"\+\s", line) else written

    def _goes_on(self) -> bool:
        return self.at < len(self.lines) and bool(self.lines[self.at].strip())


def _order(items: Sequence[_Item]) -> list[list[_Item]]:
    """Give each item its level by its indent; gather those that follow one another on a level."""
    runs: list[list[_Item]] = []
    open_: list[tuple[int, list[_Item]]] = []
    for item in items:
        while open_ and item.indent < open_[-1][0]:
            open_.pop()
        if not open_ or item.indent >= open_[-1][0] + 2:
            run: list[_Item] = []
            open_.append((item.indent, run))
            runs.append(run)
        indent, run = open_[-1]
        if run and run[-1].kind != item.kind:
            run = []
            open_[-1] = (indent, run)
            runs.append(run)
        item.level = len(open_) - 1
        run.append(item)
    return runs


def _written(item: _Item) -> str:
    rest = _plain(item.rest)
    if deeper := _STARTS_DEEPER.match(rest):
        rest = f"{deeper[1]}\\.{rest[deeper.end() :]}" if deeper[1] else f"\\{rest}"
    if item.is_prose:
        return f"{item.typed}\\. {rest}" if item.mark == "." else f"{item.typed}) {rest}"
    mark = "-" if item.number is None else f"{item.number}."
    return f"{'    ' * min(item.level, _DEEPEST)}{mark} {rest}"


def _plain(line: str) -> str:
    """A line of text, with a backslash before each sign that Markdown would take for a mark."""
    if line.startswith("#"):
        if re.match(r"#{2,6}[^\W\d_]", line):
            line = re.sub(r"^(#+)", r"\1 ", line)  # a heading, but for the space
        elif not _HEADING.match(line):
            line = f"\\{line}"
    elif (line.startswith(">") and not _QUOTE.match(line)) or _REFERENCE.match(line):
        line = f"\\{line}"
    if "`" not in line:
        if "*" in line:
            line = BETWEEN_DIGITS.sub(lambda signs: "\\*" * len(signs[0]), line)
        if "_" in line:
            line = _MARK_BEFORE.sub(_escape_after_mark, line)
    return line


def _escape_after_mark(found: re.Match[str]) -> str:
    return f"{found[1]}\\_" if category(found[1]).startswith("M") else found[0]


def _heading(line: str) -> str:
    """A heading; a ``#`` that belongs to its last word stays: ``## C#``."""
    return re.sub(r"(?<=[^\s#\\])#+\Z", lambda marks: "\\#" * len(marks[0]), _plain(line))


def _count_cells(row: str) -> int:
    row = _CODE.sub("", row.strip())
    row = row.removeprefix("|")
    if row.endswith("|") and not row.endswith("\\|"):
        row = row[:-1]
    return len(re.findall(r"(?<!\\)\|", row)) + 1
