"""The stylesheet, the theme's four files as one, and its scripts, under names with their hash."""

from hashlib import blake2b
from pathlib import Path

__all__ = ["compose_stylesheet", "hashed_name"]

_PARTS = ("tokens.css", "base.css", "parts.css", "print.css")


def compose_stylesheet(folder: Path) -> bytes:
    """Join the files in the order of their layers."""
    return b"".join((folder / name).read_bytes() for name in _PARTS)


def hashed_name(name: str, content: bytes) -> str:
    """The file's place in the output, changed when its content does; a browser may keep it."""
    stem, _, ending = name.rpartition(".")
    return f"theme/{stem}.{blake2b(content, digest_size=5).hexdigest()}.{ending}"
