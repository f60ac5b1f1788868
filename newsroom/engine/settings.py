"""A newspaper's settings: read as records and checked, a fault told with its file and line."""

import ast
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from newsroom.engine.mistakes import did_you_mean
from newsroom.text.languages import LANGUAGES, Language

__all__ = [
    "SettingsError",
    "check_settings",
    "describe_fault",
    "know_languages",
    "read_settings",
    "written_at",
]

# Settings that have another name today. A newspaper that still says the old one is told the new.
RENAMED: dict[str, str] = {}

# Feeds, canonical addresses and the hub are given it: nothing in it may be an address's own.
_SITEURL = re.compile(r"https?://[^\s/?#@\\\"<>]+(?:/[^\s/?#\\\"<>]+)*", re.IGNORECASE)

T = TypeVar("T")

_MAIL = re.compile(r"[^\s@<>\"(),:;]+@[^\s@<>\"(),:;/]+")


class SettingsError(ValueError):
    """A setting that cannot be used; as text, a line for whoever wrote it.

    ``setting`` is its name, or names: of a dictionary and of a key in it.
    """

    def __init__(self, setting: str | tuple[str, str], told: str) -> None:
        super().__init__(told)
        self.setting = setting
        self.told = told

    def __str__(self) -> str:
        name, key = (self.setting, "") if isinstance(self.setting, str) else self.setting
        file, line = written_at(name, key)
        return f"{file}:{line}: {self.told}"


def written_at(setting: str, key: str = "") -> tuple[str, int]:
    """The settings file and the line where a setting stands, or a key of one.

    Where one settings file is based on another, it is the one that sets it last. A setting that
    stands in no file has line 1 of the file that Pelican was given.
    """
    files = _settings_files()
    for file in files:
        line = _line_of(file, setting, key)
        if line:
            return file.name, line
    return (files[0].name if files else "pelicanconf.py"), 1


def describe_fault(error: Exception, file: Path) -> str:
    """What is wrong with a settings file that raised: a line for whoever wrote it.

    The place is that in the newspaper's own files; the program names its own refusals' itself.
    """
    if isinstance(error, SettingsError):
        return str(error)
    frames = traceback.extract_tb(error.__traceback__)
    own = [each for each in frames if Path(each.filename).parent == file.parent]
    name, line = (Path(own[-1].filename).name, own[-1].lineno) if own else (file.name, 1)
    return f"{name}:{line}: {type(error).__name__}: {error}. Correct it."


def _settings_files() -> Sequence[Path]:
    """The file that Pelican was given, and those that it is based on, but for the program's own."""
    modules = {
        name: vars(module) for name, module in list(sys.modules.items()) if module is not None
    }
    return [
        Path(said["__file__"])
        for name, said in modules.items()
        if "PELICAN_CLASS" in said and said.get("__file__") and name != "samachar.defaults"
    ]


def _line_of(file: Path, setting: str, key: str) -> int:
    """The line of the last assignment to a setting, or of a key in it; 0 where there is none."""
    try:
        tree = ast.parse(file.read_bytes())
    except (OSError, SyntaxError, ValueError):
        return 0
    found = 0
    for target, value in _assignments(tree):
        if isinstance(target, ast.Name) and target.id == setting:
            found = next((each.lineno for each in _keys(value) if each.value == key), target.lineno)
        elif (
            isinstance(target, ast.Subscript)
            and isinstance(target.value, ast.Name)
            and target.value.id == setting
            and (not isinstance(target.slice, ast.Constant) or target.slice.value == key)
        ):
            found = target.lineno
    return found


def _assignments(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                yield target, node.value
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            yield node.target, node.value


def _keys(value: ast.expr | None) -> list[ast.Constant]:
    keys = value.keys if isinstance(value, ast.Dict) else ()
    return [key for key in keys if isinstance(key, ast.Constant)]


def know_languages(settings: Mapping[str, Any]) -> None:
    """Make the newspaper's own languages known, beside the program's. Raises SettingsError."""
    for record in settings.get("LANGUAGE_RECORDS", ()):
        if not isinstance(record, Language):
            raise SettingsError(
                "LANGUAGE_RECORDS",
                f"LANGUAGE_RECORDS holds {record!r}. Write records, such as "
                "replace(KNOWN['hi'], code='bho', …); docs/settings.md shows one.",
            )
        LANGUAGES[record.code] = record


def read_settings(record: type[T], settings: Mapping[str, Any], key: str) -> T:
    """Make a plugin's record from ``settings[key]``. Raises SettingsError for an unknown name."""
    written = settings.get(key, {})
    known = [field.name for field in fields(record)]  # type: ignore[arg-type]
    for name in written:
        if name not in known:
            raise SettingsError(
                (key, name),
                f"{key} has no '{name}'{did_you_mean(name, known)} Correct or delete it; "
                "docs/settings.md lists them.",
            )
    made = record(**written)
    for name in known:
        value, usual = getattr(made, name), _usual(record, name)
        if isinstance(usual, bool) and not isinstance(value, bool):
            raise SettingsError((key, name), f"{key}['{name}'] is {value!r}. Write True or False.")
        if isinstance(usual, int) and not isinstance(usual, bool):
            least = 0 if usual == 0 else 1
            if not isinstance(value, int) or value < least:
                raise SettingsError(
                    (key, name),
                    f"{key}['{name}'] is {value!r}. Write a whole number, {least} or more.",
                )
    return made


def _usual(record: type[Any], name: str) -> object:
    return next(field.default for field in fields(record) if field.name == name)


def check_settings(settings: Mapping[str, Any]) -> None:
    """Refuse what would print wrong dates, addresses or ids. Raises SettingsError.

    What is checked is what no plugin's own record holds.
    """
    for old, new in RENAMED.items():
        if old in settings:
            raise SettingsError(old, f"{old} is called {new} now. Write '{new} = …' instead.")
    languages = settings["LANGUAGES"]
    if isinstance(languages, str) or not languages:
        raise SettingsError(
            "LANGUAGES", f"LANGUAGES is {languages!r}. Write a list, such as ('hi', 'en')."
        )
    try:
        ZoneInfo(str(settings["TIMEZONE"]))
    except (KeyError, ValueError, OSError):
        raise SettingsError(
            "TIMEZONE",
            f"TIMEZONE '{settings['TIMEZONE']}' is not known. Write one such as 'Asia/Kolkata'.",
        ) from None
    try:
        siteurl = urlsplit(str(settings["SITEURL"]))
    except ValueError:
        siteurl = urlsplit("")
    if _SITEURL.fullmatch(str(settings["SITEURL"])) is None or not siteurl.hostname:
        raise SettingsError(
            "SITEURL",
            f"SITEURL '{settings['SITEURL']}' is no address. Write scheme, host and path, with no "
            "slash at the end, such as 'https://example.org/khabar'.",
        )
    mail = settings["MASTHEAD"].get("mail", "")
    if not isinstance(mail, str) or (mail and not _MAIL.fullmatch(mail)):
        raise SettingsError(
            ("MASTHEAD", "mail"),
            f"MASTHEAD['mail'] is {mail!r}. Write one e-mail address, such as "
            "'sudhar@example.org', or leave it out.",
        )
    if not settings["MASTHEAD"].get("tag"):
        raise SettingsError(
            "MASTHEAD",
            "MASTHEAD has no 'tag'. Write a domain that is yours and the year, such as "
            "'example.org,2026'; it never changes.",
        )
