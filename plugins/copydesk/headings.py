"""Headings of copy: below the headline, each with an id that keeps its matras."""

import re
from xml.etree.ElementTree import Element

from markdown.util import ETX, STX

from newsroom.text.words import words

__all__ = ["HEADINGS", "THEME_IDS", "heading_id", "lower_headings"]

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_HELD_BACK = re.compile(f"{STX}[^{ETX}]*{ETX}")  # Markdown's own: inline HTML, escaped marks

# Ids that the theme gives its own parts of a report's page.
THEME_IDS = (
    *("corrections", "desk-note", "main", "neighbours", "related", "said", "sections", "share"),
    *("tags", "versions"),
)


def lower_headings(root: Element) -> None:
    """Let the highest heading of a text be an ``h2``; the steps between them stay."""
    used = [int(element.tag[1]) for element in root.iter() if element.tag in HEADINGS]
    shift = 2 - min(used) if used else 0
    for element in root.iter():
        if element.tag in HEADINGS:
            element.tag = f"h{min(int(element.tag[1]) + shift, 6)}"


def heading_id(text: str, taken: set[str]) -> str:
    """An id of the words of a heading, which is added to those that are taken."""
    base = "-".join(words(_HELD_BACK.sub("", text))).lower() or "bhag"
    number, made = 1, base
    while made in taken:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made
