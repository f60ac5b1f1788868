"""Stylesheets: the theme's layers, those that a page needs, joined and without white space.

A stylesheet stands in its page. On a slow line that saves a journey to the server and back, which
costs more than the bytes (docs/decisions/0016).
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from markupsafe import Markup

__all__ = ["Style", "Stylesheets", "hashed_name"]

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_STRING_OR_SPACE = re.compile(r"""("[^"]*"|'[^']*')|\s*([{};,>])\s*|(:)\s+|\s+""")


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet as it stands in ``<style>``, and its hash for the page's policy (CSP 3)."""

    css: Markup
    hash: str


class Stylesheets:
    """``stylesheet(part, …)``: the layers of every page, with these parts of the theme."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._kept: dict[tuple[str, ...], Style] = {}

    def __call__(self, *parts: str) -> Style:
        """The stylesheet of a page."""
        style = self._kept.get(parts)
        if style is None:
            style = self._kept[parts] = compose(self._folder, parts)
        return style


def compose(folder: Path, parts: tuple[str, ...]) -> Style:
    """Join the layers in their order: tokens, base, the parts that are named, print."""
    names = ("tokens.css", "base.css", *(f"parts/{part}.css" for part in parts), "print.css")
    css = minified("".join((folder / name).read_text(encoding="utf-8") for name in names))
    digest = b64encode(sha256(css.encode()).digest()).decode()
    return Style(Markup(css), f"sha256-{digest}")  # noqa: S704 (the theme's own)


def minified(css: str) -> str:
    """A stylesheet without comments and needless white space; strings are left alone.

    >>> minified('a { b: "  c" ; } /* d */ e > f , g { h: calc(1px + 2px) }')
    'a{b:"  c"}e>f,g{h:calc(1px + 2px)}'
    """
    spare = _COMMENT.sub(" ", css)
    joined = _STRING_OR_SPACE.sub(lambda found: found[1] or found[2] or found[3] or " ", spare)
    return joined.replace(";}", "}").strip()


def hashed_name(name: str, content: bytes) -> str:
    """The file's place in the output, changed when its content does; a browser may keep it."""
    stem, _, ending = name.rpartition(".")
    return f"theme/{stem}.{blake2b(content, digest_size=5).hexdigest()}.{ending}"
