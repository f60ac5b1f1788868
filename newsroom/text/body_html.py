"""The HTML of a body, read in one way: texts, and the tags between them.

Whoever looks into the HTML of a text begins here: typography, runs of another script, statements,
pictures, links, feeds. What may stand in it at all is decided before, by the gate of the copy desk,
which reads what nobody has checked yet and so has a stricter grammar of its own.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape, unescape
from typing import NamedTuple

__all__ = ["BLOCKS", "VOID", "Tag", "plain_text", "read_tag", "rewrite_tag", "split_tags"]

BLOCKS = frozenset(
    {
        *("blockquote", "dd", "div", "dt", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "li"),
        *("p", "pre", "table", "td", "th"),
    }
)
"""Elements that part one text from the next: no sentence reaches over their tags."""

VOID = frozenset({"br", "hr", "img"})
"""Elements without an end tag."""

_ATTRIBUTES = r"(?:[^\"'<>]++|\"[^\"]*\"|'[^']*')*+"
_RAW = "|".join(rf"{name}(?=[\s/>]).*?</{name}\s*>" for name in ("script", "style", "textarea"))
_TAG = re.compile(rf"(<(?:!--.*?-->|{_RAW}|[/!?a-z]{_ATTRIBUTES}>))", re.IGNORECASE | re.DOTALL)
_NAME = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'=<>/]+)"
    r"(?P<is>\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'>]+)))?"
)


class Tag(NamedTuple):
    """What a tag says. Of a comment and the like all is empty."""

    name: str
    """In small letters."""
    is_closing: bool
    attributes: Mapping[str, str]
    """By names in small letters; values as they are written, entities and all."""


def split_tags(html: str) -> list[str]:
    """Texts and tags in turn, a text first and last; joined, they are the HTML again.

    Texts stand at even places, and may be empty. A comment is a tag, and so is a script, a style or
    a textarea with all that it holds. A ``<`` that begins none of these is text.

    >>> split_tags('<p title="a > b">जल <b>है</b></p>')
    ['', '<p title="a > b">', 'जल ', '<b>', 'है', '</b>', '', '</p>', '']
    """
    return _TAG.split(html)


@lru_cache(2048)
def read_tag(written: str) -> Tag:
    """What a tag of :func:`split_tags` says.

    >>> read_tag('<A HREF="/khel/">')
    Tag(name='a', is_closing=False, attributes={'href': '/khel/'})
    """
    named = _NAME.match(written)
    if named is None:
        return Tag("", is_closing=False, attributes={})
    attributes: dict[str, str] = {}
    if not named[1]:
        for each in _ATTRIBUTE.finditer(written, named.end(), len(written) - 1):
            attributes.setdefault(each["name"].lower(), _value(each))
    return Tag(named[2].lower(), is_closing=bool(named[1]), attributes=attributes)


def rewrite_tag(written: str, change: Callable[[str, str], str]) -> str:
    """The tag with the values that ``change`` gives for a name and a value; all else as it was.

    The name comes in small letters, the value without entities.

    >>> rewrite_tag('<img src=a.png alt="क">', lambda name, value: value.replace("a.png", "/b.png"))
    '<img src="/b.png" alt="क">'
    """
    named = _NAME.match(written)
    if named is None or named[1]:
        return written

    def rewritten(found: re.Match[str]) -> str:
        if not found["is"]:
            return found[0]
        value = unescape(_value(found))
        changed = change(found["name"].lower(), value)
        return found[0] if changed == value else f'{found["name"]}="{escape(changed)}"'

    inside = written[named.end() : -1]
    return f"{named[0]}{_ATTRIBUTE.sub(rewritten, inside)}>"


def _value(found: re.Match[str]) -> str:
    return found["double"] or found["single"] or found["bare"] or ""


def plain_text(html: str) -> str:
    """What a reader reads of HTML, a blank line between its blocks.

    >>> plain_text("<p>जल <b>है</b> &amp; रहेगा।</p><p>कल भी।</p>").split()
    ['जल', 'है', '&', 'रहेगा।', 'कल', 'भी।']
    """
    pieces = split_tags(html)
    pieces[1::2] = ["\n\n" if read_tag(tag).name in BLOCKS else "" for tag in pieces[1::2]]
    return unescape("".join(pieces)).strip()
