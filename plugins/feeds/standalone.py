"""A text that stands alone, far from its page and beside others: addresses absolute, no ids."""

import re
from functools import partial
from html import escape, unescape
from urllib.parse import urljoin

from newsroom.text.body_html import split_tags

__all__ = ["standing_alone"]

_HOLDERS = {"cite", "href", "poster", "src", "srcset"}
# A reader's program shows several reports on one page: ids would collide there, and what names an
# id leads astray. What it does with roles and ARIA is its own: the W3C's validator warns of them.
_LEFT_OUT = {"id", "name", "for", "headers", "role", "usemap"}
_MAY_CHANGE = "|".join(sorted(_HOLDERS | _LEFT_OUT))
_BEGUN = re.compile(r"<[A-Za-z][^\s/>]*")
_ATTRIBUTE = re.compile(
    r"(?P<space>\s*)(?P<name>[^\s\"'=<>/]+)"
    r"(?:(?P<is>\s*=\s*)(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)
_CONCERNED = re.compile(rf"[\s\"'/](?:{_MAY_CHANGE}|aria-[a-z]+)(?:[\s=/]|$)", re.IGNORECASE)
_CANDIDATE = re.compile(r"(?:(?<=,\s)|\A)\s*[^\s,]\S*")  # of a srcset: an address


def standing_alone(html: str, page: str) -> str:
    """Make whatever the tags of a text lead to absolute, from the address of its page.

    Ids and what names them are left out; every other byte stays: text that only looks like a
    tag's, as in code, and entities.

    >>> standing_alone('<a id="a" href="/khel/">खेल</a> <i>href="/khel/"</i>', "https://a.in/b/")
    '<a href="https://a.in/khel/">खेल</a> <i>href="/khel/"</i>'
    """
    if _CONCERNED.search(html) is None:  # most texts lead nowhere
        return html
    pieces = split_tags(html)
    pieces[1::2] = [_rewrite_tag(page, tag) for tag in pieces[1::2]]
    return "".join(pieces)


def _rewrite_tag(page: str, tag: str) -> str:
    begun = _BEGUN.match(tag)
    if begun is None or _CONCERNED.search(tag, begun.end()) is None:
        return tag
    attributes = tag[begun.end() : -1]
    return f"{begun[0]}{_ATTRIBUTE.sub(partial(_rewrite, page), attributes)}>"


def _rewrite(page: str, attribute: re.Match[str]) -> str:
    name = attribute["name"].lower()
    if name in _LEFT_OUT or name.startswith("aria-"):
        return ""
    if name not in _HOLDERS:
        return attribute[0]
    value = unescape(attribute["double"] or attribute["single"] or attribute["bare"] or "")
    if name == "srcset":
        whole = _CANDIDATE.sub(lambda each: urljoin(page, each[0].strip()), value)
    else:
        whole = urljoin(page, value)
    if whole == value:
        return attribute[0]
    return f'{attribute["space"]}{attribute["name"]}="{escape(whole)}"'
