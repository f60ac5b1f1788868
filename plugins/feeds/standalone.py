"""A text that stands alone, far from its page and beside others: addresses absolute, no ids."""

import re
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate
from urllib.parse import urljoin

__all__ = ["standing_alone"]

_HOLDERS = {"cite", "href", "poster", "src", "srcset"}
# A reader's program shows several reports on one page: ids would collide there, and what names an
# id leads astray. What it does with roles and ARIA is its own: the W3C's validator warns of them.
_LEFT_OUT = {"id", "name", "for", "headers", "role", "usemap"}
_MAY_CHANGE = re.compile(
    rf"[\s\"'](?:{'|'.join(sorted(_HOLDERS | _LEFT_OUT))}|aria-[a-z]+)[\s=>]", re.IGNORECASE
)
_ATTRIBUTE = re.compile(
    r"(?P<space>\s*)(?P<name>[^\s\"'=<>/]+)"
    r"(?:(?P<is>\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_TAG = re.compile(r"<[^\s/>]+")
_CANDIDATE = re.compile(r"(?:(?<=,\s)|\A)\s*[^\s,]\S*")  # of a srcset: an address


def standing_alone(html: str, page: str) -> str:
    """Make whatever the tags of a text lead to absolute, from the address of its page.

    Ids and what names them are left out; every other byte stays: text that only looks like a
    tag's, as in code, and entities.

    >>> standing_alone('<a id="a" href="/khel/">खेल</a> <i>href="/khel/"</i>', "https://a.in/b/")
    '<a href="https://a.in/khel/">खेल</a> <i>href="/khel/"</i>'
    """
    if _MAY_CHANGE.search(html) is None:  # most texts lead nowhere
        return html
    return _Tags(html, page).made


class _Tags(HTMLParser):
    """Reads a text, and writes it with those of its tags changed that hold addresses or ids."""

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
        if not any(name in _HOLDERS or _is_left_out(name) for name, _ in attrs):
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        written = self.get_starttag_text() or ""
        name = _TAG.match(written)
        begun = name.end() if name else 0
        self._written.append(self._html[self._position : start + begun])
        self._written.append(_ATTRIBUTE.sub(self._rewrite, written[begun:]))
        self._position = start + len(written)

    def _rewrite(self, attribute: re.Match[str]) -> str:
        name = attribute["name"].lower()
        if _is_left_out(name):
            return ""
        if name not in _HOLDERS:
            return attribute[0]
        value = unescape(attribute["double"] or attribute["single"] or attribute["bare"] or "")
        if name == "srcset":
            whole = _CANDIDATE.sub(lambda each: self._absolute(each[0].strip()), value)
        else:
            whole = self._absolute(value)
        if whole == value:
            return attribute[0]
        return f'{attribute["space"]}{attribute["name"]}="{escape(whole)}"'

    def _absolute(self, address: str) -> str:
        return urljoin(self._page, address)


def _is_left_out(name: str) -> bool:
    return name in _LEFT_OUT or name.startswith("aria-")
