"""Stylesheets: the theme's files, those that a page needs, joined and without white space.

A stylesheet stands in its page. On a slow line that saves a journey to the server and back, which
costs more than the bytes (docs/decisions/0016).
"""

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import blake2b, sha256
from pathlib import Path

from markupsafe import Markup

from newsroom.engine.colours import read_colours
from plugins.press.fast_jinja import called_plainly

__all__ = ["Style", "Stylesheets", "font_part", "hashed_name"]

_SPACE = r"(?>\s|/\*.*?\*/)"  # atomic: a comment ends where it first can
_SHORTER = re.compile(
    r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""  # a string, as it is
    rf"|{_SPACE}*;(?:{_SPACE}|;)*(}}){_SPACE}*"  # the last semicolon of a block
    rf"|{_SPACE}*([{{}};,>]){_SPACE}*"
    rf"|(:){_SPACE}+"
    rf"|({_SPACE}+)",
    re.DOTALL,
)
_WHITE = 5  # the group of white space that parts two words


@dataclass(frozen=True, slots=True)
class Style:
    """A stylesheet as it stands in ``<style>``, and its hash for the page's policy (CSP 3)."""

    css: Markup
    hash: str
    papers: tuple[str, str]
    """The paper's colour by day and by night."""


@called_plainly
class Stylesheets:
    """``stylesheet(part, …)``: what every page has, with these parts of the theme.

    ``prefix`` is the path under which the site stands, "" for a site of its own.
    """

    def __init__(self, folder: Path, prefix: str = "") -> None:
        self._folder = folder
        self._prefix = prefix
        self._kept: dict[tuple[str, ...], Style] = {}

    def __call__(self, *parts: str) -> Style:
        """The stylesheet of a page."""
        style = self._kept.get(parts)
        if style is None:
            style = self._kept[parts] = compose(self._folder, parts, self._prefix)
        return style


def compose(folder: Path, parts: tuple[str, ...], prefix: str = "") -> Style:
    """Join the files in their order: tokens, base, the parts that are named, print."""
    names = ("tokens.css", "base.css", *(f"parts/{part}.css" for part in parts), "print.css")
    texts = [(folder / name).read_text(encoding="utf-8") for name in names]
    css = minified("".join(texts))
    css = css.replace('url("/theme/', f'url("{prefix}/theme/')
    digest = b64encode(sha256(css.encode()).digest()).decode()
    day, night = read_colours(texts[0])
    papers = (day.roles.get("paper", ""), night.roles.get("paper", ""))
    return Style(Markup(css), f"sha256-{digest}", papers)  # noqa: S704 (the theme's own)


def font_part(theme: Path, lang: str) -> tuple[str, ...]:
    """The part that brings a language's font along; none where the theme has no such font."""
    part = f"font-{lang}"
    return (part,) if (theme / "static" / "css" / "parts" / f"{part}.css").is_file() else ()


def minified(css: str) -> str:
    """A stylesheet without comments and needless white space; strings are left alone.

    >>> minified('a { b: "  c" ; } /* d */ e > f , g { h: calc(1px + 2px) }')
    'a{b:"  c"}e>f,g{h:calc(1px + 2px)}'
    """

    def shorter(found: re.Match[str]) -> str:
        return " " if found.lastindex == _WHITE else str(found[found.lastindex or 0])

    return _SHORTER.sub(shorter, css).strip()


def hashed_name(name: str, content: bytes) -> str:
    """The file's place in the output, changed when its content does; a browser may keep it."""
    stem, _, ending = name.rpartition(".")
    return f"theme/{stem}.{blake2b(content, digest_size=5).hexdigest()}.{ending}"
