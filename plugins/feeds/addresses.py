"""Addresses in a text made absolute, for readers far from the site."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin

__all__ = ["make_absolute"]

_HOLDERS = {"cite", "href", "poster", "src", "srcset"}
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)(?P<is>\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'"
    r"|(?P<bare>[^\s\"'>]+))"
)
_CANDIDATE = re.compile(r"(?:(?<=,\s)|\A)\s*[^\s,]\S*")  # of a srcset: an address


def make_absolute(html: str, page: str) -> str:
    """Make whatever the tags of a text lead to absolute, from the address of its page.

    Every other byte stays: text that only looks like a tag's, as in code, and entities.

    >>> make_absolute('<a href="/khel/">खेल</a> <code>href="/khel/"</code>', "https://a.in/b/")
    '<a href="https://a.in/khel/">खेल</a> <code>href="/khel/"</code>'
    """
    lowered = html.lower()
    if not any(name in lowered for name in _HOLDERS):  # most texts lead nowhere
        return html
    return _Tags(html, page).made


class _Tags(HTMLParser):
    """Reads a text, and writes it with those of its tags changed that hold addresses."""

    def __init__(self, html: str, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self._html, self._page = html, page
        self._lines = list(
            accumulate(map(len, html.split("\n")), lambda at, n: at + n + 1, initial=0)
        )
        self._written: list[str] = []
        self._position = 0
        self.feed(html)
        self.close()
        self.made = "".join([*self._written, html[self._position :]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        if not any(name in _HOLDERS for name, _ in attrs):
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        written = self.get_starttag_text() or ""
        self._written.append(self._html[self._position : start])
        self._written.append(_ATTRIBUTE.sub(self._rewrite, written))
        self._position = start + len(written)

    def _rewrite(self, attribute: re.Match[str]) -> str:
        name = attribute["name"].lower()
        value = unescape(attribute["double"] or attribute["single"] or attribute["bare"] or "")
        if name not in _HOLDERS:
            return attribute[0]
        if name == "srcset":
            whole = _CANDIDATE.sub(lambda each: self._absolute(each[0].strip()), value)
        else:
            whole = self._absolute(value)
        if whole == value:
            return attribute[0]
        return f'{attribute["name"]}{attribute["is"]}"{escape(whole)}"'

    def _absolute(self, address: str) -> str:
        return address if address.startswith("//") else urljoin(self._page, address)
