"""A plugin's part of the settings file: a dictionary under the plugin's name, as one record."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsroom.mistakes import did_you_mean

__all__ = ["SettingsError", "check_settings", "read_settings"]

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
    made = record(**written)
    for name in known:
        value, usual = getattr(made, name), _usual(record, name)
        if isinstance(usual, int) and not isinstance(usual, bool):
            least = 0 if usual == 0 else 1
            if not isinstance(value, int) or value < least:
                raise SettingsError(
                    f"pelicanconf.py:1: {key}['{name}'] is {value!r}. Write a whole number, "
                    f"{least} or more."
                )
    return made


def _usual(record: type[Any], name: str) -> object:
    return next(field.default for field in fields(record) if field.name == name)


def check_settings(settings: Mapping[str, Any]) -> None:
    """Refuse what would print wrong dates, addresses or ids. Raises SettingsError.

    What is checked is what no plugin's own record holds.
    """
    languages = settings["LANGUAGES"]
    if isinstance(languages, str) or not languages:
        raise SettingsError(
            f"pelicanconf.py:1: LANGUAGES is {languages!r}. Write a list, such as ('hi', 'en')."
        )
    try:
        ZoneInfo(str(settings["TIMEZONE"]))
    except (KeyError, ValueError, OSError):
        raise SettingsError(
            f"pelicanconf.py:1: TIMEZONE '{settings['TIMEZONE']}' is not known. Write one such as "
            "'Asia/Kolkata'."
        ) from None
    try:
        siteurl = urlsplit(str(settings["SITEURL"]))
    except ValueError:
        siteurl = urlsplit("")
    if siteurl.scheme not in {"http", "https"} or not siteurl.netloc or siteurl.path.endswith("/"):
        raise SettingsError(
            f"pelicanconf.py:1: SITEURL '{settings['SITEURL']}' is no address. Write scheme, host "
            "and path, with no slash at the end, such as 'https://example.org/khabar'."
        )
    if not settings["MASTHEAD"].get("tag"):
        raise SettingsError(
            "pelicanconf.py:1: MASTHEAD has no 'tag'. Write a domain that is yours and the year, "
            "such as 'example.org,2026'; it never changes."
        )
