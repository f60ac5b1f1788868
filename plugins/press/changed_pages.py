"""What stands in the output, and what of the plan must be printed anew."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import MARK, Document, Page, PlannedFile
from newsroom.engine.store import Store
from newsroom.records.report import Report

__all__ = ["Fingerprints", "Found", "Job", "look_over"]


@dataclass(frozen=True)
class Found:
    """What is not in the output as the last run left it."""

    differing: set[str]
    """Files that are there but changed, or gone."""
    strays: set[str]
    """Files that the press has not printed."""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to print, and what it is made of."""

    printed: PlannedFile
    fingerprint: bytes


@dataclass(frozen=True)
class Fingerprints:
    """Makes the fingerprint of a planned file: a few bytes for all that it is made of."""

    base: bytes
    """Code, libraries and settings."""
    chrome: Mapping[str, bytes]
    """By language: what stands on each page."""
    wording: Mapping[str, bytes]
    """By language: the words and names that any part of an edition may use."""
    templates: Mapping[str, bytes]

    def of(self, printed: PlannedFile) -> bytes:
        """The fingerprint of a planned file."""
        whole = blake2b(self.base, digest_size=16)
        whole.update(printed.save_as.encode())
        if isinstance(printed, Page):
            whole.update(self.templates.get(printed.template, b""))
            whole.update(self.chrome.get(printed.lang, b""))
            whole.update(_needs(printed))
        elif isinstance(printed, Document):
            whole.update(self.wording.get(printed.lang, b""))
            whole.update(fingerprint((printed.compose.__module__, printed.compose.__qualname__)))
            whole.update(_needs(printed))
        else:
            whole.update(printed.needs or printed.file.read_bytes())
        return whole.digest()


def _needs(printed: Page | Document) -> bytes:
    if printed.needs is not None:
        return fingerprint(printed.needs)
    if callable(printed.inputs):
        raise TypeError(f"'{printed.save_as}' composes its inputs and does not say what it needs")
    _refuse_desk_s(printed.inputs, printed)
    return fingerprint(printed.inputs)


def _refuse_desk_s(value: object, printed: Page | Document) -> None:
    """Raise TypeError for inputs that hold a report, which plugins change after it was planned."""
    if isinstance(value, Report):
        raise TypeError(f"'{printed.save_as}' is given a Report. Give it what the page shows of it")
    if isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple | list):
        for each in value:
            _refuse_desk_s(each, printed)


def look_over(store: Store, output: Path) -> Found:
    """Compare the output with what the store knows of it: a walk over every file."""
    known = store.outputs()
    store.close()
    there = dict(_walk(str(output), "")) if output.is_dir() else {}
    there.pop(MARK, None)
    differing = {
        place for place, each in known.items() if there.get(place) != (each.size, each.mtime_ns)
    }
    return Found(differing, there.keys() - known.keys())


def _walk(folder: str, before: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{before}{entry.name}/")
            else:
                stat = entry.stat(follow_symlinks=False)
                yield f"{before}{entry.name}", (stat.st_size, stat.st_mtime_ns)
