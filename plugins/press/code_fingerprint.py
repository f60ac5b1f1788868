"""What an edition is made with, besides its copy: code, libraries, settings, templates."""

import importlib.util
import os
import platform
import re
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, tzinfo
from hashlib import blake2b
from pathlib import Path, PurePath
from typing import Any

from newsroom.engine.fingerprint import fingerprint

__all__ = ["fingerprint_of_code", "fingerprint_of_settings", "fingerprints_of_templates"]

_HOUSE = Path(__file__).resolve().parent.parent.parent
_REFERENCE = re.compile(r"""{%-?\s*(?:extends|include|from|import)\s+["']([^"']+)["']""")

# Settings that say how or where to print, and not what.
_INDIFFERENT = {
    *("AT", "CACHE_PATH", "CHECK_ONLY", "DEBUG", "OUTPUT_PATH", "PATH", "PRESS", "PROFILE"),
    *("OWN_THEME", "PELICAN_CLASS", "RECORD_ADDRESSES", "THEME"),
}


def fingerprint_of_code(plugins: Iterable[object]) -> bytes:
    """Fingerprint of the program: its files, plugins from elsewhere, each library's version.

    A library is known by the name of its folder in site-packages, which holds the version.
    """
    whole = blake2b(digest_size=16)
    folders = [_HOUSE / "newsroom", _HOUSE / "plugins"]
    for plugin in plugins:
        if not str(plugin).startswith("plugins."):
            folders.extend(_places_of(plugin))
    for folder in folders:
        for file in _files(folder):
            whole.update(os.fsencode(os.path.relpath(file, folder)) + b"\0")
            whole.update(Path(file).read_bytes())
    libraries = Path(sysconfig.get_path("purelib"))
    names = [name for name in os.listdir(libraries) if name.endswith(".dist-info")]  # noqa: PTH208
    whole.update(platform.python_version().encode() + repr(sorted(names)).encode())
    return whole.digest()


def _places_of(plugin: object) -> list[Path]:
    """The folders of a package; the file of a module that stands alone."""
    name = plugin if isinstance(plugin, str) else getattr(plugin, "__name__", "")
    found = importlib.util.find_spec(name) if name else None
    if found is None or not found.origin:
        return []
    inside = found.submodule_search_locations
    return [Path(found.origin)] if inside is None else [Path(folder) for folder in inside]


def _files(folder: Path) -> list[str]:
    if folder.is_file():
        return [str(folder)]
    return sorted(
        os.path.join(inside, name)  # noqa: PTH118 (a few hundred, at each start)
        for inside, _, names in os.walk(folder)
        if not inside.endswith("__pycache__")
        for name in names
    )


def fingerprint_of_settings(settings: Mapping[str, Any]) -> bytes:
    """Fingerprint of every setting that may change what is printed."""
    return fingerprint(
        [(name, _plain(settings[name])) for name in sorted(set(settings) - _INDIFFERENT)]
    )


def _plain(value: object) -> object:
    """A setting as plain data; of a function or a class, its name."""
    if isinstance(value, Mapping):
        return [(str(name), _plain(each)) for name, each in value.items()]
    if isinstance(value, list | tuple | set | frozenset):
        plain = [_plain(each) for each in value]
        return plain if isinstance(value, list | tuple) else sorted(plain, key=repr)
    if value is None or isinstance(value, str | bytes | int | float):
        return value
    if is_dataclass(value) and not isinstance(value, type):
        return _plain({field.name: getattr(value, field.name) for field in fields(value)})
    is_told = isinstance(value, PurePath | date | tzinfo)
    return str(value) if is_told else getattr(value, "__qualname__", type(value).__qualname__)


def fingerprint_of_folders(*folders: Path) -> bytes:
    """Fingerprint of the bytes of some files, or of every file in some folders."""
    whole = blake2b(digest_size=16)
    for folder in folders:
        for file in _files(folder):
            whole.update(os.fsencode(os.path.relpath(file, folder)) + b"\0")
            whole.update(Path(file).read_bytes())
    return whole.digest()


def fingerprint_of_file(file: Path) -> bytes:
    """Fingerprint of a file's bytes; empty where there is no such file."""
    return fingerprint_of_folders(file) if file.is_file() else b""


def fingerprint_of_times(folder: Path) -> bytes:
    """Fingerprint of the names, sizes and times of a folder's files; none of them is read."""
    stats = [(os.path.relpath(file, folder), os.stat(file)) for file in _files(folder)]  # noqa: PTH116
    return fingerprint(
        [(name, each.st_mtime_ns, each.st_ctime_ns, each.st_size) for name, each in stats]
    )


def fingerprints_of_templates(folder: Path) -> dict[str, bytes]:
    """Fingerprint of each template with all that it extends, includes or imports.

    Macros may be used by any template, imported or not.
    """
    texts = {
        file.relative_to(folder).as_posix(): file.read_text(encoding="utf-8", errors="replace")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }
    macros = {name for name in texts if name.startswith("macros/")}
    return {
        name: fingerprint(
            [(each, texts.get(each)) for each in sorted(_closure(name, texts) | macros)]
        )
        for name in texts
    }


def _closure(name: str, texts: Mapping[str, str]) -> set[str]:
    found: set[str] = set()
    wanted = [name]
    while wanted:
        each = wanted.pop()
        if each not in found:
            found.add(each)
            wanted.extend(_REFERENCE.findall(texts.get(each, "")))
    return found
