"""The stylesheet by which a browser shows a feed: the theme's colours, an edition's words.

XSLT, by which feeds were made pages, is going out of browsers; CSS for XML stays
(docs/decisions/0043). Source: CSS 2.2, 4.3.7 (strings); W3C, Associating Style Sheets with XML 1.0.
"""

from collections.abc import Mapping, Sequence

__all__ = ["compose_style"]


def compose_style(
    parts: Sequence[str], words: Mapping[str, str], lang: str, direction: str
) -> bytes:
    """Join the parts, and say the words as custom properties: ``content: var(--explanation)``.

    No element of a feed has the attribute ``lang``, by which the theme knows scripts: what it says
    of the edition's is said of the whole.
    """
    style = "".join(parts).replace(f'[lang="{lang}"]', ":root")
    said = "".join(f"  --{name}: {_string(text)};\n" for name, text in words.items())
    return f'@charset "utf-8";\n{style}:root {{\n  --direction: {direction};\n{said}}}\n'.encode()


def _string(text: str) -> str:
    r"""A text as a string of CSS.

    >>> print(_string('a "b" \\ c'))
    "a \"b\" \\ c"
    """
    plain = " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'
