"""Copied files: of two that claim to be one, which is the copy.

Whatever is told, it is told of the copy: the original's Id and address are in the world.
"""

import re
import subprocess
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath

from newsroom.text.languages import words_of_all

__all__ = ["left_beside", "looks_like_copy", "made_beside", "original_of", "tracked"]

_NUMBER = r"(?: ?\(?\d+\)?)?"

# What sync programs and version controls leave where two have changed one file.
_BY_PROGRAMS = (
    r"(?P<name>.+?)\.sync-conflict-[\w-]+",
    r"(?P<name>.+?)[ _-]*\([^()]*(?:conflict|विवाद|टकराव)[^()]*\)",
    r"(?P<name>.+?)(?:[_-]conflict-\d{4}.*|\.conflict.*)",
    r"(?P<name>.+?)[ ._-](?-i:MERGED?)(?:[ ._-].*)?",
    r"(?P<name>.+?)_(?:BASE|LOCAL|REMOTE|BACKUP)_\d+",
    r"(?P<name>.+?)\.(?:mine|ours|theirs|r\d+|bak|backup|old|orig|save)",
)
_PROGRAMS = [re.compile(each, re.IGNORECASE) for each in _BY_PROGRAMS]
_LANGUAGE = re.compile(r"\.[A-Za-z]{2,3}")


@cache
def _by_hand(some: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """What people make, and the programs by which they look at files, in any language."""
    words = "|".join(some)
    patterns = (
        rf"(?:{words}){_NUMBER} of (?P<name>.+)",
        rf"(?P<name>.+?)[ _-]*\((?:another |\d+\w* )?(?:{words}){_NUMBER}\)",
        rf"(?P<name>.+?)(?: - |[ _-]| की )(?:{words}){_NUMBER}",
        r"(?P<name>.+?) ?\(\d+\)",
        r"(?P<name>.+?) \d{1,2}",
    )
    return tuple(re.compile(each, re.IGNORECASE) for each in patterns)


def original_of(base: str) -> str:
    """The name that a copy's name was made of, both without endings; empty where it is no copy's.

    >>> [original_of(name) for name in ("pul - Copy", "Copy of pul", "पुल की प्रतिलिपि", "pul")]
    ['pul', 'pul', 'पुल', '']
    """
    for pattern in (*_PROGRAMS, *_by_hand(words_of_all("copy_words"))):
        found = pattern.fullmatch(base)
        if found:
            return found["name"]
    return ""


def left_beside(name: str) -> str:
    """The file of which a program made one of this name; empty where none did.

    Such names are nobody's choice; what people copy by hand may become a report of its own.

    >>> left_beside("pul.en.sync-conflict-20261124-101010-ABCDEFG.md")
    'pul.en.md'
    """
    made_of = _made_of(name, _PROGRAMS)
    base, dot, after = name.removesuffix(".md").rpartition(".")
    if not made_of and dot and not _LANGUAGE.fullmatch(f".{after}"):
        language = original_of(after)  # "pul.en - Copy": no language is called so
        if _LANGUAGE.fullmatch(f".{language}"):
            return f"{base}.{language}.md"
    return made_of


def made_beside(name: str) -> str:
    """The file of which one of this name was made by hand; empty where none was.

    >>> made_beside("meera (1).en.md")
    'meera.en.md'
    """
    return _made_of(name, _by_hand(words_of_all("copy_words")))


def _made_of(name: str, patterns: Iterable[re.Pattern[str]]) -> str:
    stem = PurePosixPath(name.removesuffix(".md"))
    parts = [(stem.stem, stem.suffix)] if _LANGUAGE.fullmatch(stem.suffix) else []
    for part, ending in (*parts, (stem.name, "")):
        for pattern in patterns:
            found = pattern.fullmatch(part)
            if found:
                return f"{found['name']}{ending}.md"
    return ""


def looks_like_copy(path: str, other: str) -> bool:
    """Whether one file's name says that it was made of another, or of a file like it.

    Some programs put the name of a machine behind that of the file: ``pul-LAPTOP7.md``.
    """
    base, others = (PurePosixPath(each).name.removesuffix(".md") for each in (path, other))
    return bool(original_of(base)) or (base != others and base.startswith(others))


def tracked(content: Path, paths: Iterable[str]) -> frozenset[str]:
    """Those of some files that git knows; none where there is no git, or no repository."""
    wanted = list(paths)
    command = ["git", "-C", str(content), "ls-files", "-z", "--", *wanted]
    try:
        done = subprocess.run(command, capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(done.stdout.decode("utf-8", "replace").split("\0")) & set(wanted)
