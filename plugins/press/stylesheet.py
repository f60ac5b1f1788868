"""The stylesheet: the theme's four files as one, under a name that changes when they do."""

from hashlib import blake2b
from pathlib import Path

__all__ = ["compose_stylesheet", "stylesheet_name"]

_PARTS = ("tokens.css", "base.css", "parts.css", "print.css")


def compose_stylesheet(folder: Path) -> bytes:
    """Join the files in the order of their layers."""
    return b"".join((folder / name).read_bytes() for name in _PARTS)


def stylesheet_name(stylesheet: bytes) -> str:
    """The file's place in the output; a server may keep it for ever."""
    return f"theme/style.{blake2b(stylesheet, digest_size=5).hexdigest()}.css"
