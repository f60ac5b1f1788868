"""An editor's file: what its name says, and how a program may change a line of it.

Whoever wrote the file keeps the rest of it: the byte order mark, the line ends, every other line.
"""

from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

__all__ = ["Place", "lines_of", "place_of", "rewrite"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands: its story (folder and base name) and its language."""

    story: str
    lang: str
    base: str


def place_of(path: str, default_lang: str) -> Place:
    """Take story and language from a file's name.

    >>> place_of("people/sanjay-dutt.en.md", "hi")
    Place(story='people/sanjay-dutt', lang='en', base='sanjay-dutt')
    """
    name = PurePosixPath(path)
    base, dot, lang = name.stem.rpartition(".")
    if not dot:
        base, lang = name.stem, default_lang
    return Place(str(name.with_name(base)), lang, base)


def lines_of(file: Path) -> list[str]:
    """The lines of a file, without their ends. Raises UnicodeDecodeError for what is not UTF-8."""
    return file.read_text(encoding="utf-8-sig").split("\n")


def rewrite(file: Path, lines: Sequence[str]) -> None:
    """Put lines in the place of a file's, all at once; its mark and line ends stay as they were."""
    raw = file.read_bytes() if file.exists() else b""
    part = file.with_name(f".{file.name}.part")
    part.write_text(
        "\n".join(lines),
        encoding="utf-8-sig" if raw.startswith(BOM_UTF8) else "utf-8",
        newline="\r\n" if b"\r\n" in raw else "\n",
    )
    part.replace(file)
