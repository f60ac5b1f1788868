"""XML as text: elements, escaped, as quickly as a feed of thirty long reports wants them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

__all__ = ["DECLARATION", "element", "holding"]

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

_NONE: Mapping[str, str] = MappingProxyType({})


def element(name: str, text: str = "", attributes: Mapping[str, str] = _NONE) -> str:
    """An element that holds a text; without one, it is empty.

    >>> element("title", "जल & नल", {"type": "text"})
    '<title type="text">जल &amp; नल</title>'
    """
    tag = _tag(name, attributes)
    return f"<{tag}>{escape(text)}</{name}>" if text else f"<{tag}/>"


def holding(name: str, inside: Iterable[str], attributes: Mapping[str, str] = _NONE) -> str:
    """An element that holds others, each on a line of its own."""
    return "\n".join((f"<{_tag(name, attributes)}>", *inside, f"</{name}>"))


def _tag(name: str, attributes: Mapping[str, str]) -> str:
    return name + "".join(f" {each}={quoteattr(value)}" for each, value in attributes.items())
