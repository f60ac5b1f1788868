"""The gate: what an editor may write as HTML, and everything else told."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from plugins.copydesk.headings import THEME_IDS

__all__ = ["SCHEMES", "MarkupChecker", "Notes", "scheme"]

SCHEMES = {"http", "https", "mailto", "tel"}

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_VOID = {"br", "hr", "img"}
_BLOCKS = {
    *("blockquote", "details", "div", "dl", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "ol"),
    *("p", "pre", "section", "table", "ul"),
}

# What an editor may write as HTML: text-level marks, lists, tables, figures. No more.
_ALLOWED = {
    *("a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details"),
    *("div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i"),
    *("img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "section", "small", "span"),
    *("strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    *("u", "ul", "bdi"),
}
# What another site's video, post or map comes as: it would follow the reader about.
_EMBEDS = {"audio", "embed", "iframe", "object", "video"}
_INSTEAD_OF_EMBED = (
    "Write a picture that leads there: '[![what it shows]({static}/images/name.jpg)](https://…)'."
)
_ATTRIBUTES = {
    *("alt", "cite", "class", "colspan", "datetime", "dir", "href", "id", "lang", "role"),
    *("rowspan", "scope", "src", "start", "title"),
}


@dataclass
class Notes:
    """What one conversion finds on its way."""

    links: list[str] = field(default_factory=list)
    undescribed: list[str] = field(default_factory=list)


class MarkupChecker(HTMLParser):
    """Goes through a text that holds HTML: what may not stand in copy, and where its links lead."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[tuple[str, str]] = []
        self._notes = notes
        self._open: list[str] = []
        self._ids = set(THEME_IDS)

    def check(self, html: str) -> None:
        """Go through a text; what is wrong stands in ``faults`` then."""
        if "<![" in html:  # where it is never closed, HTMLParser drops what a browser shows
            self._fault("<![", "'<![' may not stand in copy. Delete it.")
        self.feed(html)
        self.close()
        for tag in self._open:
            self._fault(f"<{tag}", f"'<{tag}>' is never closed. Write '</{tag}>' or delete it.")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        if tag not in _ALLOWED:
            remedy = _INSTEAD_OF_EMBED if tag in _EMBEDS else "Write Markdown or delete it."
            self._fault(f"<{tag}", f"'<{tag}>' may not stand in copy. {remedy}")
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

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        if tag in _VOID or tag not in _ALLOWED:
            return
        if tag not in self._open:
            self._fault(f"</{tag}", f"'</{tag}>' closes nothing that is open. Delete or move it.")
            return
        while (inner := self._open.pop()) != tag:
            self._fault(
                f"<{inner}", f"'<{inner}>' is never closed. Write '</{inner}>' or delete it."
            )

    def handle_comment(self, data: str) -> None:  # noqa: D102
        self._fault("<!--", f"'<!--{data[:30]}' would be published. Delete the comment.")

    def handle_decl(self, decl: str) -> None:  # noqa: D102
        self._fault("<!", f"'<!{decl[:30]}>' may not stand in copy. Delete it.")

    def handle_pi(self, data: str) -> None:  # noqa: D102
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
        named = scheme(value)
        if named and named not in SCHEMES:
            self._fault(
                value,
                f"'{name}' in '<{tag}>' begins with '{named}:'. Delete it or write 'https:'.",
            )

    def _fault(self, found: str, message: str) -> None:
        if (found, message) not in self.faults:
            self.faults.append((found, message))


def scheme(address: str) -> str:
    """The scheme that a browser sees, which drops white space and controls; empty without one."""
    match = _SCHEME.match(re.sub(r"[\x00-\x20]+", "", address))
    return match[1].lower() if match else ""
