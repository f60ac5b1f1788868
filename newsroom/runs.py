"""Runs of Latin letters in a text of another script, marked for what they are.

A screen reader must know that a word is English to say it (WCAG 2.2, 3.1.2), and in Urdu a run from
left to right must not draw the signs around it into its own direction (UAX #9).
"""

import re
from html import escape

from newsroom.languages import LANGUAGES

__all__ = ["mark_latin", "mark_latin_html"]

_TRAILING = ".:,'’-/&?=%#"


def _runs(ampersand: str) -> str:
    """The pattern of a run, in a text whose ``&`` is written so; ``5G`` and ``4x4`` are words."""
    word = (
        r"\d*[A-Za-z\u00c0-\u024f]"
        rf"(?:[A-Za-z0-9\u00c0-\u024f'’.+/@:?=%_~#-]|{ampersand}(?=[A-Za-z0-9]))*"
    )
    return rf"(?<!\d){word}(?:[ \u00a0]+(?:{word}|\d[\d.,]*(?=[ \u00a0]+{word})))*"


_RUN = re.compile(_runs("&"))
_HTML_RUN = re.compile(
    r"(?P<tag><(?P<shut>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>|<!--.*?-->)|"
    rf"{_runs('&amp;')}|(?P<entity>&#?\w+;)",
    re.DOTALL,
)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ANY_LATIN = re.compile(">[^<A-Za-z]*+[A-Za-z]")
_KEPT = {"bdi", "code", "kbd", "pre", "samp", "script", "style"}
_VOID = {"br", "hr", "img"}


def mark_latin(text: str, lang: str) -> str:
    """Escape a plain text for HTML, with each run of Latin letters in an element of its own.

    >>> mark_latin("RTI की अर्ज़ी", "hi")
    '<span lang="en">RTI</span> की अर्ज़ी'
    """
    if not _LATIN.search(text) or not _is_marked(lang):
        return escape(text, quote=False)
    made = []
    position = 0
    for run in _RUN.finditer(text):
        latin = run[0].rstrip(_TRAILING)
        made.append(escape(text[position : run.start()], quote=False))
        made.append(_element(escape(latin, quote=False), lang))
        position = run.start() + len(latin)
    made.append(escape(text[position:], quote=False))
    return "".join(made)


def mark_latin_html(html: str, lang: str) -> str:
    """The same in the text of HTML; what has a language of its own, and code, stays as it is."""
    if not _is_marked(lang) or not _ANY_LATIN.search(f">{html}"):
        return html
    made = []
    position = depth = 0
    kept = ""
    for found in _HTML_RUN.finditer(html):
        name = (found["name"] or "").lower()
        if name and kept:
            depth += (name == kept) * (-1 if found["shut"] else 1)
            kept = kept if depth else ""
        elif name and name not in _VOID and not found["shut"]:
            if name in _KEPT or re.search(r"\slang\s*=", found["tag"], re.IGNORECASE):
                kept, depth = name, 1
        elif not name and not kept and not found["tag"] and not found["entity"]:
            latin = found[0].rstrip(_TRAILING)
            made.append(html[position : found.start()])
            made.append(_element(latin, lang))
            position = found.start() + len(latin)
    made.append(html[position:])
    return "".join(made)


def _is_marked(lang: str) -> bool:
    return lang in LANGUAGES and LANGUAGES[lang].script != "Latn"


def _element(latin: str, lang: str) -> str:
    if LANGUAGES[lang].is_right_to_left:
        return f'<bdi lang="en">{latin}</bdi>'
    return f'<span lang="en">{latin}</span>'
