"""Addresses in a text made absolute, for readers far from the site."""

import re
from functools import partial
from urllib.parse import urljoin

from newsroom.text.body_html import rewrite_tag, split_tags

__all__ = ["make_absolute"]

_HOLDERS = {"cite", "href", "poster", "src", "srcset"}
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
    pieces = split_tags(html)
    change = partial(_absolute_value, page)
    pieces[1::2] = [rewrite_tag(tag, change) for tag in pieces[1::2]]
    return "".join(pieces)


def _absolute_value(page: str, name: str, value: str) -> str:
    if name not in _HOLDERS:
        return value
    if name == "srcset":
        return _CANDIDATE.sub(lambda each: _absolute(page, each[0].strip()), value)
    return _absolute(page, value)


def _absolute(page: str, address: str) -> str:
    return address if address.startswith("//") else urljoin(page, address)
