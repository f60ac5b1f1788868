"""From Markdown to HTML: the house's dialect, with links gathered and foreign markup refused."""

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, STX

from newsroom.devanagari import words
from newsroom.header import Header
from newsroom.mistakes import Mistakes
from newsroom.report import LinkInCopy

__all__ = ["Copy", "MarkdownDesk"]

_TAG = re.compile(r"<[A-Za-z/!?]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HELD_BACK = re.compile(f"{STX}[^{ETX}]*{ETX}")  # Markdown's own: inline HTML, escaped marks
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SYNTAX = re.compile(
    r"[*_`\[\]<>&\\|#~={}\x00-\x09\x0b-\x1f]|[^\S \n]|^[ ]|[ ]$|^(?:\d|[-+:.!])", re.MULTILINE
)
_BLANK_LINES = re.compile(r"\n{2,}")
_DIALECT = ("tables", "footnotes", "fenced_code", "abbr", "sane_lists")
_SCHEMES = {"http", "https", "mailto", "tel"}
_VOID = {"br", "hr", "img"}
_BLOCKS = {
    *("blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
    *("p", "pre", "section", "table", "ul"),
}

# Ids that the theme gives its own parts of a report's page.
_THEME_IDS = (
    *("corrections", "desk-note", "main", "neighbours", "related", "said", "sections", "share"),
    *("tags", "versions"),
)

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


@dataclass(frozen=True, slots=True)
class Copy:
    """The text of a file as HTML. Links to other files stay as they are written, to be resolved."""

    html: str
    links: tuple[LinkInCopy, ...]


@dataclass
class _Notes:
    """What one conversion finds on its way."""

    links: list[str] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)


class _HouseStyle(Treeprocessor):
    """Headings below the headline, ids that keep their matras, pictures in figures."""

    def __init__(self, md: Markdown, notes: _Notes) -> None:
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        _lower_headings(root)
        taken = set(_THEME_IDS)
        for element in root.iter():
            if element.tag in _HEADINGS:
                element.set("id", _heading_id("".join(element.itertext()), taken))
            elif element.tag == "a":
                self.notes.links.append(element.get("href", "").replace(AMP_SUBSTITUTE, "&"))
            elif element.tag == "img":
                self.notes.links.append(element.get("src", ""))
                if not element.get("alt"):
                    self.notes.undescribed.append(element.get("src", ""))
            style = element.attrib.pop("style", "")
            if style:
                element.set("class", style.removeprefix("text-align: ").rstrip(";"))
        for paragraph in list(root.iter("p")):
            if _is_picture(paragraph):
                _frame(paragraph)


class _HouseExtension(Extension):
    def __init__(self, notes: _Notes) -> None:
        super().__init__()
        self.notes = notes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's name)
        md.treeprocessors.register(_HouseStyle(md, self.notes), "house-style", 5)


class MarkdownDesk:
    """One Markdown instance, used for file after file."""

    def __init__(self) -> None:
        self._notes = _Notes()
        self._markdown = Markdown(
            extensions=[*_DIALECT, _HouseExtension(self._notes)],
            extension_configs={"footnotes": {"BACKLINK_TITLE": "↩ {}"}},
            output_format="html",
        )

    def convert(self, header: Header, lang: str, mistakes: Mistakes) -> Copy:
        """Turn a file's text into HTML and tell what must not stand in it."""
        del lang
        plain = plain_paragraphs(header.body)
        if plain is not None:
            return Copy(plain, ())
        self._notes.links.clear()
        self._notes.undescribed.clear()
        self._markdown.reset()
        html = self._markdown.convert(header.body)
        find = _Finder(header)
        if _TAG.search(header.body):
            self._notes.links.clear()  # the checker finds those of Markdown, too
            self._notes.undescribed.clear()
            checker = _MarkupChecker(self._notes)
            checker.check(html)
            for found, message in checker.faults:
                mistakes.tell(header.path, find.line(found), message)
        for source in self._notes.undescribed:
            mistakes.tell(
                header.path,
                find.line(source),
                f"The picture '{source}' has no description. Write what it shows between '![' and "
                "']', or in 'alt'.",
            )
        links = [LinkInCopy(find.line(target), unescape(target)) for target in self._notes.links]
        for link in links:
            scheme = _scheme(link.target)
            if scheme and scheme not in _SCHEMES:
                mistakes.tell(
                    header.path,
                    link.line,
                    f"The link '{' '.join(link.target[:60].split())}' begins with '{scheme}:'. "
                    "Links begin with "
                    "'https:', 'mailto:', 'tel:', '/' or '{filename}'.",
                )
        return Copy(html, tuple(links))


def plain_paragraphs(text: str) -> str | None:
    """The HTML of a text without any Markdown in it, as Python-Markdown makes it; else None.

    Most news prose is that, and needs no parser. What may be syntax anywhere, or at the start or
    end of a line, is left to Python-Markdown.
    """
    if _SYNTAX.search(text):
        return None
    blocks = [block for block in _BLANK_LINES.split(text.strip("\n")) if block]
    return "\n".join(f"<p>{block}</p>" for block in blocks)


class _Finder:
    """Finds the line of a piece of text in a file."""

    def __init__(self, header: Header) -> None:
        self._header = header

    def line(self, piece: str) -> int:
        body = self._header.body
        if piece not in body:  # what the copy writes with entities
            body = unescape(body)
        at = body.find(piece)
        return self._header.body_line + (body.count("\n", 0, at) if at > 0 else 0)


class _MarkupChecker(HTMLParser):
    """Goes through a text that holds HTML: what may not stand in copy, and where its links lead."""

    def __init__(self, notes: _Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[tuple[str, str]] = []
        self._notes = notes
        self._open: list[str] = []
        self._ids = set(_THEME_IDS)

    def check(self, html: str) -> None:
        if "<![" in html:  # where it is never closed, HTMLParser drops what a browser shows
            self._fault("<![", "'<![' may not stand in copy. Delete it.")
        self.feed(html)
        self.close()
        for tag in self._open:
            self._fault(f"<{tag}", f"'<{tag}>' is never closed. Write '</{tag}>' or delete it.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED:
            self._fault(f"<{tag}", f"'<{tag}>' may not stand in copy. Write Markdown or delete it.")
            return
        for name, value in attrs:
            if name not in _ATTRIBUTES:
                self._fault(name, f"'{name}' in '<{tag}>' may not stand in copy. Delete it.")
            elif name == "cite" and value is not None:
                self._check_address(tag, name, value)
        if "<" in (written := self.get_starttag_text() or "")[1:] or ">" in written[:-1]:
            self._fault(written, f"'<' or '>' stands inside '<{tag}>'. Write '&lt;' or '&gt;'.")
        self._note(tag, dict(attrs))
        if tag in _BLOCKS and "p" in self._open:
            self._fault(f"<{tag}", f"'<{tag}>' may not stand inside a paragraph. Move it out.")
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or tag not in _ALLOWED:
            return
        if tag not in self._open:
            self._fault(f"</{tag}", f"'</{tag}>' closes nothing that is open. Delete or move it.")
            return
        while (inner := self._open.pop()) != tag:
            self._fault(
                f"<{inner}", f"'<{inner}>' is never closed. Write '</{inner}>' or delete it."
            )

    def handle_comment(self, data: str) -> None:
        self._fault("<!--", f"'<!--{data[:30]}' would be published. Delete the comment.")

    def handle_decl(self, decl: str) -> None:
        self._fault("<!", f"'<!{decl[:30]}>' may not stand in copy. Delete it.")

    def handle_pi(self, data: str) -> None:
        self._fault("<?", f"'<?{data[:30]}>' may not stand in copy. Delete it.")

    def _note(self, tag: str, given: dict[str, str | None]) -> None:
        if "id" in given:
            self._check_id(given["id"] or "")
        if tag == "a":
            self._note_link(given.get("href") or "")
        elif tag == "img":
            self._note_link(given.get("src") or "")
            if not given.get("alt"):
                self._notes.undescribed.append(given.get("src") or "")

    def _check_id(self, name: str) -> None:
        if name in self._ids or re.fullmatch(r"k\d+", name):
            self._fault(name, f"The id '{name}' stands on the page already. Write another.")
        self._ids.add(name)

    def _note_link(self, target: str) -> None:
        written = self.get_starttag_text() or ""
        if target[:1] in {"{", "/"} and not re.search(r'\b(?:href|src)="', written):
            self._fault(written, f"Write the address '{target}' in double quotation marks.")
        if target not in self._notes.links:
            self._notes.links.append(target)

    def _check_address(self, tag: str, name: str, value: str) -> None:
        scheme = _scheme(value)
        if scheme and scheme not in _SCHEMES:
            self._fault(
                value,
                f"'{name}' in '<{tag}>' begins with '{scheme}:'. Delete it or write 'https:'.",
            )

    def _fault(self, found: str, message: str) -> None:
        if (found, message) not in self.faults:
            self.faults.append((found, message))


def _scheme(address: str) -> str:
    """The scheme that a browser sees, which drops white space and controls; empty without one."""
    match = _SCHEME.match(re.sub(r"[\x00-\x20]+", "", address))
    return match[1].lower() if match else ""


def _lower_headings(root: Element) -> None:
    used = [int(element.tag[1]) for element in root.iter() if element.tag in _HEADINGS]
    shift = 2 - min(used) if used else 0
    for element in root.iter():
        if element.tag in _HEADINGS:
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"


def _heading_id(text: str, taken: set[str]) -> str:
    base = "-".join(words(_HELD_BACK.sub("", text))).lower() or "bhag"
    number, made = 1, base
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made


def _is_picture(paragraph: Element) -> bool:
    children = list(paragraph)
    if len(children) != 1 or children[0].tag != "img":
        return False
    return not (paragraph.text or "").strip() and not (children[0].tail or "").strip()


def _frame(paragraph: Element) -> None:
    """Turn a paragraph that is a picture into a figure; its title becomes the caption."""
    image = paragraph[0]
    caption = image.attrib.pop("title", "")
    paragraph.tag = "figure"
    paragraph.set("class", "picture")
    paragraph.text, image.tail = None, None
    if caption:
        SubElement(paragraph, "figcaption").text = caption
