"""The gate: what an editor may write as HTML is written anew, and everything else is told.

Only tags that a browser cannot read in a second way pass: ``<name attribute="value">`` with spaces
between, each closed where it must be, none where a browser would move it. So the page's tree is the
one that the editor meant, and nothing gets out of the text.
"""

import re
from collections.abc import Iterator
from html import unescape
from html.entities import html5
from html.parser import HTMLParser

from newsroom.engine.mistakes import Message
from newsroom.rules import text as say
from plugins.copydesk.headings import HEADINGS, THEME_IDS
from plugins.copydesk.link_targets import SCHEMES, scheme

__all__ = ["Gate"]

_TOKEN = re.compile(
    r'<(?P<tag>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:[ \n]+[A-Za-z][A-Za-z-]*="[^"<>]*")*)[ \n]*'
    r"(?P<closed>/?)>"
    r"|</(?P<end>[A-Za-z][A-Za-z0-9]*)[ \n]*>"
    r"|<(?P<other>[A-Za-z/!?])"
    r"|(?P<text>[^<]+|<)"
)
_ATTRIBUTE = re.compile(r'([A-Za-z-]+)="([^"]*)"')
_MISSHAPEN = re.compile(r"</?([A-Za-z][^\s/>]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>?")
_AMPERSAND = re.compile(r"&(?:#[0-9]+;|#[xX][0-9A-Fa-f]+;|(?P<name>[A-Za-z][A-Za-z0-9]*;))?")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")

# What an editor may write as HTML: text-level marks, lists, tables, figures. No more.
_ALLOWED = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i"),
    *("img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("u", "ul", "bdi"),
}
_ATTRIBUTES = {
    *("alt", "cite", "class", "colspan", "datetime", "dir", "href", "id", "lang", "role"),
    *("rowspan", "scope", "src", "start", "title"),
}
_ADDRESSES = {"href": {"a"}, "src": {"img"}, "cite": {"blockquote", "del", "ins", "q"}}
_VOID = {"br", "hr", "img"}
# What another site's video, post or map comes as: it would follow the reader about.
_EMBEDS = {"audio", "embed", "iframe", "object", "video"}

# Where a browser would close, move or drop an element (HTML, 13.2.6, Tree construction).
_CLOSES_A_PARAGRAPH = {
    *("blockquote", "details", "div", "dl", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6"),
    *("hr", "li", "ol", "p", "pre", "section", "summary", "table", "ul"),
}
_PARENTS = {
    "li": ("ul", "ol"),
    **dict.fromkeys(("dt", "dd"), ("dl",)),
    **dict.fromkeys(("caption", "thead", "tbody", "tfoot"), ("table",)),
    "tr": ("table", "thead", "tbody", "tfoot"),
    **dict.fromkeys(("td", "th"), ("tr",)),
}
_OF_A_TABLE = {"table", "thead", "tbody", "tfoot", "tr"}


class Gate:
    """Writes the HTML of one text anew, and gathers its faults, links and pictures on the way."""

    def __init__(self) -> None:
        self.faults: list[tuple[str, Message]] = []
        """What is wrong: a piece of the text by which its line is found, and a message."""
        self.links: list[str] = []
        self.undescribed: list[str] = []
        """Pictures without a description."""
        self._open: list[str] = []
        self._refused: set[str] = set()
        self._ids = set(THEME_IDS)

    def write_anew(self, html: str) -> str:
        """The same text, of plain tags and nothing else; only without faults may it be printed."""
        written = "".join(self._pieces(html))
        for tag in self._open:
            self._fault(f"<{tag}", say.NEVER_CLOSED.format(tag=tag))
        return written

    def _pieces(self, html: str) -> Iterator[str]:
        place = 0
        while token := _TOKEN.match(html, place):
            place = token.end()
            if token["text"]:
                yield self._text(token["text"])
            elif token["tag"]:
                yield self._start(token["tag"].lower(), token)
            elif token["end"]:
                yield self._end(token["end"].lower())
            else:
                place = self._refuse(html, token.start())

    def _text(self, text: str) -> str:
        if self._open and self._open[-1] in _OF_A_TABLE and (piece := text.strip(" \n\t")):
            self._refuse_straight(piece.split("\n")[0][:30], piece)
        text = _escape_ampersands(text)
        return "&lt;" if text == "<" else text

    def _start(self, tag: str, token: re.Match[str]) -> str:
        found = token[0]
        if tag not in _ALLOWED:
            self._refuse_tag(tag)
            return ""
        if token["closed"] and tag not in _VOID:
            self._fault(found, say.SELF_CLOSED.format(written=found, tag=tag))
        given: dict[str, str] = {}
        for name, value in _ATTRIBUTE.findall(token["attributes"]):
            if name.lower() in given:
                self._fault(found, say.TWICE.format(name=name, tag=tag))
            self._check_attribute(tag, name.lower(), value, found)
            given[name.lower()] = value
        self._check_place(tag)
        self._note(tag, given)
        if tag not in _VOID and not token["closed"]:
            self._open.append(tag)
        pairs = "".join(f' {name}="{_escape_ampersands(value)}"' for name, value in given.items())
        return f"<{tag}{pairs}>"

    def _end(self, tag: str) -> str:
        if tag not in self._open:
            if tag in self._refused:
                return ""
            self._fault(f"</{tag}", say.CLOSES_NOTHING.format(tag=tag))
            return ""
        while (inner := self._open.pop()) != tag:
            self._fault(f"<{inner}", say.NEVER_CLOSED.format(tag=inner))
        return f"</{tag}>"

    def _check_attribute(self, tag: str, name: str, value: str, found: str) -> None:
        allowed = name in _ATTRIBUTES and tag in _ADDRESSES.get(name, _ALLOWED)
        if not allowed:
            self._fault(name, say.NO_ATTRIBUTE.format(name=name, tag=tag))
        elif _CONTROL.search(unescape(value)):
            self._fault(found, say.NOT_PLAIN.format(written=found[:60], tag=tag))
        elif name == "cite" and (named := scheme(unescape(value))) and named not in SCHEMES:
            self._fault(value, say.NO_ADDRESS.format(name=name, tag=tag, scheme=named))

    def _check_place(self, tag: str) -> None:
        inside = self._open[-1] if self._open else ""
        parents = _PARENTS.get(tag, ())
        if parents and inside not in parents:
            names = "' or '".join(f"<{parent}>" for parent in parents)
            self._fault(f"<{tag}", say.OUT_OF_PLACE.format(tag=tag, parents=names))
        elif inside in _OF_A_TABLE and not parents:
            self._refuse_straight(f"<{tag}>", f"<{tag}")
        if tag in _CLOSES_A_PARAGRAPH and "p" in self._open:
            self._fault(f"<{tag}", say.IN_A_PARAGRAPH.format(tag=tag))
        likes = HEADINGS if tag in HEADINGS else ("a",) if tag == "a" else ()
        for like in likes:
            if like in self._open:
                self._fault(f"<{tag}", say.IN_ITS_LIKE.format(tag=tag, like=like))

    def _note(self, tag: str, given: dict[str, str]) -> None:
        if "id" in given:
            name = unescape(given["id"])
            if name in self._ids or re.fullmatch(r"k\d+", name):
                self._fault(name, say.ID_TAKEN.format(id=name))
            self._ids.add(name)
        if tag == "a":
            self.links.append(unescape(given.get("href", "")))
        elif tag == "img":
            source = unescape(given.get("src", ""))
            self.links.append(source)
            if not given.get("alt"):
                self.undescribed.append(source)

    def _refuse(self, html: str, start: int) -> int:
        """Tell of a tag that is not written plainly; give the place where reading goes on."""
        if html.startswith("<!--", start):
            end = html.find("-->", start)
            end = len(html) if end < 0 else end
            self._fault("<!--", say.COMMENT.format(start=html[start + 4 : end][:30]))
            return end + 3
        if html[start + 1] in "!?":
            end = html.find(">", start)
            end = len(html) if end < 0 else end
            text = html[start + 2 : end][:30]
            if html[start + 1] == "?":
                self._fault("<?", say.INSTRUCTION.format(start=text))
            elif text.startswith("["):
                self._fault("<![", say.MARKED_SECTION)
            else:
                self._fault("<!", say.DECLARATION.format(start=text))
            return end + 1
        found = _MISSHAPEN.match(html, start)
        if found is None:
            self._fault(html[start : start + 2], say.CLOSES_NOTHING.format(tag=""))
            return start + 2
        self._refuse_misshapen(found)
        return max(found.end(), start + 2)

    def _refuse_misshapen(self, found: re.Match[str]) -> None:
        written, tag = found[0], found[1].lower()
        if tag not in _ALLOWED:
            self._refuse_tag(tag)
            return
        if written.startswith("</"):
            told = say.WRITTEN_PLAINLY.format(written=written[:60], plain=f"</{tag}>")
            self._fault(written, told)
            return
        self._refused.add(tag)
        given = _read_loosely(written)
        for name in given:
            if name not in _ATTRIBUTES:
                self._fault(name, say.NO_ATTRIBUTE.format(name=name, tag=tag))
        target = given.get("href") or given.get("src") or ""
        pairs = "".join(f' {name}="{value}"' for name, value in given.items())
        plain = f"<{tag}{pairs}>"
        match = _TOKEN.fullmatch(plain)
        if "<" in written[1:] or ">" in written[:-1]:
            self._fault(written, say.ANGLES.format(tag=tag))
        elif target[:1] in {"{", "/"} and not re.search(r'\b(?:href|src)="', written):
            self._fault(written, say.IN_QUOTATION_MARKS.format(target=target))
        elif match and match["tag"] and given.keys() <= _ATTRIBUTES:
            self._fault(written, say.WRITTEN_PLAINLY.format(written=written[:60], plain=plain))
        else:
            self._fault(written, say.NOT_PLAIN.format(written=written[:60], tag=tag))

    def _refuse_tag(self, tag: str) -> None:
        self._refused.add(tag)
        message = say.NO_EMBED if tag in _EMBEDS else say.NO_TAG
        self._fault(f"<{tag}", message.format(tag=tag))

    def _refuse_straight(self, what: str, found: str) -> None:
        tag = self._open[-1]
        self._fault(found, say.NOT_STRAIGHT_IN.format(what=what, tag=tag, cell="td"))

    def _fault(self, found: str, message: Message) -> None:
        if (found, message) not in self.faults:
            self.faults.append((found, message))


def _escape_ampersands(text: str) -> str:
    """Write each ``&`` that begins no reference as what it is."""
    return _AMPERSAND.sub(_escape_ampersand, text) if "&" in text else text


def _escape_ampersand(found: re.Match[str]) -> str:
    is_bare = len(found[0]) == 1 or (found["name"] is not None and found["name"] not in html5)
    return f"&amp;{found[0][1:]}" if is_bare else found[0]


class _LooseParser(HTMLParser):
    """Reads a tag however it is written, to say how it is written plainly."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.given: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            self.given.setdefault(name, value or "")


def _read_loosely(tag: str) -> dict[str, str]:
    parser = _LooseParser()
    parser.feed(tag if tag.endswith(">") else f"{tag}>")
    return parser.given
