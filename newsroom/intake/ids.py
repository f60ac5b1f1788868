"""Ids of stories: the day of making and four signs that no one mistakes for others."""

import re
import secrets
from collections.abc import Collection
from datetime import date
from pathlib import Path

__all__ = ["make_id", "make_slug", "taken"]

_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"
_LINE = re.compile(r"^(Id|Slug)[ \t]*:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)


def make_id(day: date, taken_ids: Collection[str]) -> str:
    """A new Id, such as ``20261123-k7f3``."""
    while True:
        made = f"{day:%Y%m%d}-{''.join(secrets.choice(_SIGNS) for _ in range(4))}"
        if made not in taken_ids:
            return made


def make_slug(wanted: str, taken_slugs: Collection[str]) -> str:
    """The wanted slug, or the first of ``wanted-2``, ``wanted-3`` … that is free."""
    number, made = 1, wanted
    while made in taken_slugs:
        number += 1
        made = f"{wanted}-{number}"
    return made


def taken(content: Path) -> tuple[set[str], set[str]]:
    """The Ids and the slugs of all reports, whatever their language."""
    ids: set[str] = set()
    slugs: set[str] = set()
    for file in (content / "reports").rglob("*.md"):
        header = file.read_text(encoding="utf-8", errors="replace").partition("\n\n")[0]
        for key, value in _LINE.findall(header):
            (ids if key.lower() == "id" else slugs).add(value)
    return ids, slugs
