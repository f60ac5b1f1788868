"""Small changes to the project's own code, of the kinds that a reader or an editor might notice.

Code is changed where its syntax tree says that something stands, and nowhere else; templates are
changed by their tags. What cannot matter to anybody is left alone, as far as can be told:
annotations, docstrings, logs, assertions, decorators, switches of speed.
"""

import ast
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

__all__ = ["Change", "changes_in", "draw"]

Edit = tuple[str, int, int, str]
"""Kind, first byte, the byte behind the last one, and what stands there instead."""
Span = tuple[int, int]

_FLIPPED = {
    "<": (">=", "<="),
    "<=": (">", "<"),
    ">": ("<=", ">="),
    ">=": ("<", ">"),
    "==": ("!=",),
    "!=": ("==",),
    "is not": ("is",),
    "is": ("is not",),
    "not in": ("in",),
    "in": ("not in",),
}
_SIGNS = re.compile(rb"\bnot\s+in\b|\bis\s+not\b|\bis\b|\bin\b|[<>=!]=|[<>]")
_CLEANING = {
    *("strip", "lstrip", "rstrip", "lower", "upper", "casefold", "replace"),
    *("removeprefix", "removesuffix"),
}
_WRAPPING = {"escape", "quote", "unquote", "normalize", "tidy", "normal", "set", "reversed"}
_UNSEEN_ERRORS = {
    "AssertionError",
    "LookupError",
    "NotImplementedError",
    "RuntimeError",
    "TypeError",
}
_LOGS = {"log", "logger", "logging", "warnings"}
_SWITCHES = {
    *("buffering", "chunksize", "compresslevel", "daemon", "effort", "encoding", "maxsize"),
    *("max_workers", "mp_context", "slots", "speed", "strict", "timeout"),
}
_UNCALLED = {"TypeVar", "ParamSpec", "NewType", "cast", "isinstance", "issubclass", "super"}
_TAG = re.compile(r"\{#.*?#\}|\{%-?\s*(\w+)\s*(.*?)\s*-?%\}|\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)


@dataclass(frozen=True)
class Change:
    """One small change to one file of the tree; ``path`` is from its root."""

    path: str
    line: int
    kind: str
    start: int
    end: int
    text: str

    def made_in(self, source: bytes) -> bytes:
        """The file as it is with the change."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def changes_in(root: Path, path: str) -> list[Change]:
    """List what may be changed in a file of code or in a template."""
    source = (root / path).read_bytes()
    edits = _edits_in_template(source) if path.endswith(".html") else _edits_in_code(source)
    return [
        Change(path, source.count(b"\n", 0, start) + 1, kind, start, end, text)
        for kind, start, end, text in edits
    ]


def draw(root: Path, changes: Sequence[Change], seed: int) -> Iterator[Change]:
    """Draw changes at random, each kind as often as another, no two on one line.

    The same seed draws the same, so that a longer sample begins with the shorter one.
    """
    chance = random.Random(seed)  # noqa: S311 (a sample, no secret)
    left: defaultdict[str, list[Change]] = defaultdict(list)
    for change in sorted(changes, key=lambda each: (each.path, each.start, each.kind, each.text)):
        left[change.kind].append(change)
    for some in left.values():
        chance.shuffle(some)
    drawn: set[tuple[str, int]] = set()
    while left:
        kind = chance.choice(sorted(left))
        change = left[kind].pop()
        if not left[kind]:
            del left[kind]
        place = (change.path, change.line)
        if place not in drawn and _is_other_code((root / change.path).read_bytes(), change):
            drawn.add(place)
            yield change


def _edits_in_code(source: bytes) -> Iterator[Edit]:
    tree = ast.parse(source)
    code = _Code(source)
    for node, parent in _seen(tree, tree):
        for edits in _KINDS:
            yield from edits(code, node, parent)


def _is_other_code(source: bytes, change: Change) -> bool:
    """Whether Python can read it still, and reads something else."""
    if change.path.endswith(".html"):
        return True
    try:
        return ast.dump(ast.parse(change.made_in(source))) != ast.dump(ast.parse(source))
    except SyntaxError:
        return False


def _seen(node: ast.AST, parent: ast.AST) -> Iterator[tuple[ast.AST, ast.AST]]:
    """Walk over what may matter to somebody, each node with its parent."""
    if _is_unseen(node):
        return
    yield node, parent
    for child in _children(node):
        yield from _seen(child, node)


def _is_unseen(node: ast.AST) -> bool:
    match node:
        case ast.Assert() | ast.Import() | ast.ImportFrom() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING") | ast.Compare(left=ast.Name(id="__name__"))):
            return True
        case ast.Expr(value=value):
            unseen = _is_unseen(value)
        case ast.Assign(targets=[ast.Name(id=name)]):
            unseen = name in {"__all__", "__slots__"} or _is_type(node.value)
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            unseen = name in _UNSEEN_ERRORS
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name))):
            unseen = name in _LOGS
        case ast.Call(func=ast.Name(id=name)):
            unseen = name in _UNCALLED
        case ast.keyword(arg=str(name)):
            unseen = name in _SWITCHES
        case _:
            unseen = False
    return unseen


def _is_type(value: ast.expr) -> bool:
    """Whether this is how a type is spelt: ``tuple[str, int]``, ``A | B``, ``Callable[…]``."""
    match value:
        case ast.Subscript(value=ast.Name(id=name)):
            return name[:1].isupper() or name in {"dict", "frozenset", "list", "set", "tuple"}
        case ast.BinOp(op=ast.BitOr(), left=ast.Name(id=name)):
            return name[:1].isupper() or name in {"bytes", "float", "int", "str"}
    return False


def _children(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield node.args
            yield from node.body
        case ast.ClassDef():
            yield from node.body
        case ast.AnnAssign():
            if node.value:
                yield node.value
        case ast.arg() | ast.JoinedStr():
            return  # Python 3.11 does not know where what stands in an f-string
        case _:
            yield from ast.iter_child_nodes(node)


class _Code:
    """The bytes of a file, by the places of its nodes, which count bytes from each line's start."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._lines = [0]
        for line in source.split(b"\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)

    def span(self, node: ast.expr | ast.stmt | ast.keyword) -> Span:
        """Where a node begins, and where it has ended."""
        start = self._lines[node.lineno - 1] + node.col_offset
        last, column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        return start, self._lines[last - 1] + column

    def text(self, start: int, end: int) -> str:
        """What stands there."""
        return self.source[start:end].decode()

    def of(self, node: ast.expr) -> str:
        """How a node is written."""
        return self.text(*self.span(node))

    def between(self, left: ast.expr, right: ast.expr, sign: re.Pattern[bytes]) -> Span | None:
        """Where a sign stands between two nodes; None where a remark stands there too."""
        start, end = self.span(left)[1], self.span(right)[0]
        found = sign.search(self.source, start, end)
        return found.span() if found and b"#" not in self.source[start:end] else None

    def without(self, spans: Sequence[Span], at: int) -> Span:
        """What must go, so that one of a row goes with its comma."""
        if at + 1 < len(spans):
            return spans[at][0], spans[at + 1][0]
        return spans[at - 1][1], spans[at][1]


def _comparisons(code: _Code, node: ast.AST, _: ast.AST) -> Iterator[Edit]:
    if isinstance(node, ast.Compare):
        for left, right in pairwise([node.left, *node.comparators]):
            place = code.between(left, right, _SIGNS)
            if place:
                written = " ".join(code.text(*place).split())
                for sign in _FLIPPED[written]:
                    is_bound = sign[0] == written[0] in "<>"
                    yield "bound" if is_bound else "comparison", *place, sign


def _conditions(code: _Code, node: ast.AST, _: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.BoolOp():
            word, other = (b"and", "or") if isinstance(node.op, ast.And) else (b"or", "and")
            for left, right in pairwise(node.values):
                place = code.between(left, right, re.compile(rb"\b%s\b" % word))
                if place:
                    yield "and, or", *place, other
        case ast.UnaryOp(op=ast.Not()):
            yield "not dropped", *code.span(node), f"({code.of(node.operand)})"
        case ast.If() | ast.IfExp():
            yield "condition", *code.span(node.test), f"not ({code.of(node.test)})"
        case ast.comprehension():
            for test in node.ifs:
                yield "condition", *code.span(test), f"not ({code.of(test)})"


def _values(code: _Code, node: ast.AST, parent: ast.AST) -> Iterator[Edit]:
    is_default = isinstance(parent, ast.arguments | ast.AnnAssign)
    match node:
        case ast.Constant(value=bool(value)):
            yield "default" if is_default else "flag", *code.span(node), str(not value)
        case ast.Constant(value=int(value)):
            for other in (value + 1, value - 1) if value else (1,):
                yield "default" if is_default else "number", *code.span(node), str(other)
        case ast.Constant(value=float(value)):
            yield "default" if is_default else "number", *code.span(node), str(value * 2 or 1.0)
        case ast.BinOp(op=ast.Sub()):
            place = code.between(node.left, node.right, re.compile(rb"-"))
            if place:
                yield "arithmetic", *place, "+"


def _texts(code: _Code, node: ast.AST, parent: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Constant(value=str(value)) if not _is_name(node, parent):
            is_default = isinstance(parent, ast.arguments | ast.AnnAssign)
            yield "default" if is_default else "text", *code.span(node), repr(_shortened(value))
        case ast.JoinedStr():
            for at, part in enumerate(node.values):
                if isinstance(part, ast.Constant) and part.value.strip():
                    short = ast.Constant(_shortened(part.value))
                    values = [*node.values[:at], short, *node.values[at + 1 :]]
                    yield "text", *code.span(node), ast.unparse(ast.JoinedStr(values))


def _is_name(node: ast.Constant, parent: ast.AST) -> bool:
    """Whether a text names something for the program, and is not what somebody reads."""
    match parent:
        case ast.Subscript() | ast.Compare() | ast.Dict() | ast.JoinedStr() | ast.MatchValue():
            return not (isinstance(parent, ast.Dict) and node in parent.values)
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
            return True
        case ast.Call(func=ast.Attribute(attr="encode" | "decode" | "open")):
            return True
        case ast.Call(func=ast.Name(id="getattr" | "hasattr" | "setattr")):
            return True
    return False


def _shortened(text: str) -> str:
    """The text without its last word or, where it is one word, its last sign."""
    if not text:
        return "x"
    words = text.split(" ")
    return " ".join(words[:-1]) if len(words) > 1 and words[-1].strip() else text[:-1]


def _exits(code: _Code, node: ast.AST, parent: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Continue() | ast.Break():
            yield "exit dropped", *code.span(node), "pass"
        case ast.Return() if not isinstance(parent, ast.FunctionDef):
            yield "exit dropped", *code.span(node), "pass"
        case ast.Expr(value=ast.Call()):
            yield "call dropped", *code.span(node), "pass"


def _arguments(code: _Code, node: ast.AST, _: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Call):
        return
    parts = [*node.args, *node.keywords]
    spans = sorted(code.span(part) for part in parts)
    if len(parts) > 1:
        for keyword in node.keywords:
            if keyword.arg and keyword.arg not in _SWITCHES:
                place = code.without(spans, spans.index(code.span(keyword)))
                yield "argument left out", *place, ""
    for left, right in pairwise(node.args):
        if not isinstance(left, ast.Starred) and not isinstance(right, ast.Starred):
            (start, stop), (again, end) = code.span(left), code.span(right)
            swapped = code.of(right) + code.text(stop, again) + code.of(left)
            yield "arguments swapped", start, end, swapped


def _calls(code: _Code, node: ast.AST, _: ast.AST) -> Iterator[Edit]:
    if not isinstance(node, ast.Call):
        return
    start, end = code.span(node)
    match node.func:
        case ast.Name(id="max" | "min" as name):
            yield "order", *code.span(node.func), "min" if name == "max" else "max"
        case ast.Name(id="sorted") | ast.Attribute(attr="sort"):
            if not any(keyword.arg == "reverse" for keyword in node.keywords):
                inside = code.source[start : end - 1].rstrip()
                comma = b"" if inside.endswith((b"(", b",")) else b", "
                at = start + len(inside)
                yield "order", at, at, comma.decode() + "reverse=True"
        case ast.Attribute(attr=name, value=value) if name in _CLEANING:
            yield "cleaning dropped", start, end, code.of(value)
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in _WRAPPING and node.args:
            yield "cleaning dropped", start, end, code.of(node.args[-1])


def _entries(code: _Code, node: ast.AST, parent: ast.AST) -> Iterator[Edit]:
    match node:
        case ast.Dict(keys=keys) if len(keys) > 1 and None not in keys:
            spans = [
                (code.span(key)[0], code.span(value)[1])
                for key, value in zip(keys, node.values, strict=True)
                if key
            ]
        case ast.List() | ast.Set() if len(node.elts) > 1:
            spans = [code.span(each) for each in node.elts]
        case ast.Tuple(elts=[_, _, _, *_]) if not isinstance(parent, ast.Subscript):
            spans = [code.span(each) for each in node.elts]
        case _:
            return
    for at in range(len(spans)):
        yield "entry dropped", *code.without(spans, at), ""


_KINDS: tuple[Callable[[_Code, ast.AST, ast.AST], Iterator[Edit]], ...] = (
    _comparisons,
    _conditions,
    _values,
    _texts,
    _exits,
    _arguments,
    _calls,
    _entries,
)


def _edits_in_template(source: bytes) -> Iterator[Edit]:
    text = source.decode()
    for tag in _TAG.finditer(text):
        for kind, start, end, instead in _edits_in_tag(tag):
            yield kind, len(text[:start].encode()), len(text[:end].encode()), instead


def _edits_in_tag(tag: re.Match[str]) -> Iterator[Edit]:
    """The changes to one tag, in characters."""
    name, inside, shown = tag.groups()
    if name in {"if", "elif"}:
        yield "template: condition", *tag.span(2), f"not ({inside})"
        for word in re.finditer(r"\b(and|or)\b", inside):
            at = tag.start(2) + word.start()
            instead = "or" if word[0] == "and" else "and"
            yield "template: condition", at, at + len(word[0]), instead
    elif name == "for":
        row = re.match(r"[\w, ]+ in (.*?)(?= if |$)", inside)
        if row:
            start, end = (tag.start(2) + at for at in row.span(1))
            yield "template: order", start, end, f"({row[1]})|reverse"
    elif shown and not shown.startswith(("super", "caller")):
        yield "template: left out", *tag.span(), ""
        choice = re.search(r" if (.*?)(?: else |$)", shown)
        if choice:
            start, end = (tag.start(3) + at for at in choice.span(1))
            yield "template: condition", start, end, f"not ({choice[1]})"
        piped = re.search(r"\s*\|\s*\w+(\([^()]*\))?$", shown)
        if piped:
            yield "template: cleaning dropped", tag.start(3) + piped.start(), tag.end(3), ""
