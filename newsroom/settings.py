"""A plugin's part of the settings file: a dictionary under the plugin's name, as one record."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

from newsroom.mistakes import did_you_mean

__all__ = ["SettingsError", "read_settings"]

T = TypeVar("T")


class SettingsError(ValueError):
    """A setting that there is not; the message is a line for whoever wrote it."""


def read_settings(record: type[T], settings: Mapping[str, Any], key: str) -> T:
    """Make a plugin's record from ``settings[key]``. Raises SettingsError for an unknown name."""
    written = settings.get(key, {})
    known = [field.name for field in fields(record)]  # type: ignore[arg-type]
    for name in written:
        if name not in known:
            raise SettingsError(
                f"pelicanconf.py:1: {key} has no '{name}'{did_you_mean(name, known)} Correct or "
                "delete it; docs/settings.md lists them."
            )
    return record(**written)
