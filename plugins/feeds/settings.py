"""What the feeds may be told in pelicanconf.py, as ``FEEDS = {…}``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from newsroom.engine.settings import SettingsError, read_settings

__all__ = ["Settings", "read_feed_settings"]

_MOST = 30  # items: what readers' programs expect, and 512 KB hold


@dataclass(frozen=True)
class Settings:
    """How long a feed is, and who is told when it has changed."""

    length: int = 30
    """reports in a feed, 30 at most"""
    hub: str = ""
    """A WebSub hub: feeds name it, and publishing tells it which of them have changed."""


def read_feed_settings(settings: Mapping[str, Any]) -> Settings:
    """The feeds' settings. Raises SettingsError."""
    made = read_settings(Settings, settings, "FEEDS")
    if made.length > _MOST:
        raise SettingsError(
            ("FEEDS", "length"),
            f"FEEDS['length'] is {made.length!r}. Write a whole number from 1 to {_MOST}.",
        )
    if made.hub and not _is_address(made.hub):
        raise SettingsError(
            ("FEEDS", "hub"),
            f"FEEDS['hub'] is {made.hub!r}. Write the hub's whole address, such as "
            "'https://hub.example/', or delete it.",
        )
    return made


def _is_address(written: object) -> bool:
    if not isinstance(written, str) or any(sign.isspace() for sign in written):
        return False
    try:
        parts = urlsplit(written)
        return parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return False
