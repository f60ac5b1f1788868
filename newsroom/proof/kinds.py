"""Kinds of pages, told by their addresses, which are a contract (docs/contracts.md)."""

import re

__all__ = ["KINDS", "kind_of"]

_KINDS = {
    "front": r"index\.html",
    "report": r"\d{4}/\d\d/\d\d/[^/]+/index\.html",
    "section": r"section/[^/]+/.*",
    "topics": r"topic/index\.html",
    "topic": r"topic/[^/]+/.*",
    "people": r"(speaker|author)/(letter/[^/]+/)?index\.html",
    "speaker": r"speaker/[^/]+/.*",
    "author": r"author/[^/]+/.*",
    "archive": r"archive/index\.html",
    "month": r"archive/\d{4}/\d\d/.*",
    "search": r"search/index\.html",
    "feeds": r"feeds/index\.html",
    "404": r"404\.html",
    "page": r"[^/]+/index\.html",
}

KINDS = (*_KINDS, "redirect")


def kind_of(path: str, lang: str, source: str) -> str:
    """The kind of the page in a file; ``lang`` is the edition whose folder it may stand in.

    >>> kind_of("en/2026/11/23/rain/index.html", "en", "")
    'report'
    >>> kind_of("speaker/index.html", "hi", "")
    'people'
    """
    if '<meta http-equiv="refresh"' in source:
        return "redirect"
    own = path.removeprefix(f"{lang}/")
    for kind, pattern in _KINDS.items():
        if re.fullmatch(pattern, own):
            return kind
    return "page"
