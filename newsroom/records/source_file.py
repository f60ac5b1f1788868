"""An editor's file: what its name says, and how a program may change a line of it.

Whoever wrote the file keeps the rest of it: the byte order mark, the line ends, every other line.
"""

import os
import shutil
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

__all__ = ["SourceName", "lines_of", "rewrite", "rewrite_all", "source_name"]


@dataclass(frozen=True, slots=True)
class SourceName:
    """Where a file stands: its story (folder and base name) and its language."""

    story: str
    lang: str
    base: str


def source_name(path: str, default_lang: str) -> SourceName:
    """Take story and language from a file's name.

    >>> source_name("people/sanjay-dutt.en.md", "hi")
    SourceName(story='people/sanjay-dutt', lang='en', base='sanjay-dutt')
    """
    folder, slash, name = path.rpartition("/")
    stem = name.removesuffix(".md")
    base, dot, lang = stem.rpartition(".")
    if not dot:
        base, lang = stem, default_lang
    return SourceName(f"{folder}{slash}{base}", lang, base)


def lines_of(file: Path) -> list[str]:
    """The lines of a file, without their ends. Raises UnicodeDecodeError for what is not UTF-8.

    Where lines end in two ways, those that end in CR LF keep the CR.
    """
    raw = file.read_bytes()
    return raw.decode("utf-8-sig").split(_end_of(raw))


def rewrite(file: Path, lines: Sequence[str]) -> None:
    """Put lines in the place of a file's, all at once; its mark and line ends stay as they were."""
    rewrite_all({file: lines})


def rewrite_all(copy: Mapping[Path, Sequence[str]]) -> None:
    """Do so with several files. None is touched before all that is new lies on the disk."""
    parts = {file: file.with_name(f".{file.name}.part") for file in copy}
    try:
        for file, lines in copy.items():
            raw = file.read_bytes() if file.exists() else b""
            mark = BOM_UTF8 if raw.startswith(BOM_UTF8) else b""
            with parts[file].open("wb") as part:
                part.write(mark + _end_of(raw).join(lines).encode())
                part.flush()
                os.fsync(part.fileno())
            if raw:
                shutil.copymode(file, parts[file])
        for file, part_file in parts.items():
            part_file.replace(file)
    finally:
        for part_file in parts.values():
            part_file.unlink(missing_ok=True)


def _end_of(raw: bytes) -> str:
    if b"\n" not in raw:
        return "\r" if b"\r" in raw else "\n"
    return "\r\n" if raw.count(b"\r\n") == raw.count(b"\n") else "\n"
