"""The plan as a whole: no two files in one place, none outside the output, no link to nowhere."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from newsroom.engine.mistakes import did_you_mean
from newsroom.engine.plan import Asset, Page, PlannedFile, is_reserved
from newsroom.engine.settings import written_at
from newsroom.records.newspaper import Newspaper
from plugins.press.rootfiles import ROOT

__all__ = ["check_links", "check_places"]

_LONGEST_NAME = 255  # bytes, on all disks
_DEEPEST = 100  # folders
_SHORT = 60  # characters, at most 240 bytes and 60 folders


def check_places(plan: Iterable[PlannedFile], newspaper: Newspaper) -> None:
    """Tell where two files of the plan would be saved in one place, or one outside the output."""
    taken: dict[str, PlannedFile] = {}
    folders: dict[str, PlannedFile] = {}
    for printed in plan:
        place = printed.save_as.casefold()
        if place.startswith("/") or "/../" in f"/{place}/":
            newspaper.mistakes.tell(
                printed.source or written_at("PLUGINS")[0],
                1,
                f"'{printed.save_as}' lies outside the output. Correct its slug.",
            )
        fault = _fault_of(place)
        if fault:
            newspaper.mistakes.tell(printed.source or "pelicanconf.py", 1, fault)
        _note_folders(place, printed, folders)
        holder = taken.setdefault(place, printed)
        if holder is not printed:
            others = sorted((holder, printed), key=_is_as_it_is)
            newspaper.mistakes.tell(
                others[1].source or holder.source or written_at("PLUGINS")[0],
                1,
                f"'{printed.save_as}' is printed twice: by '{_name(others[0])}' and by "
                f"'{_name(others[1])}'. {_remedy(others[1], 'slug')}",
            )
    for place in taken.keys() & folders.keys():
        holder, other = taken[place], folders[place]
        first, second = sorted((holder, other), key=_is_as_it_is)
        newspaper.mistakes.tell(
            second.source or first.source or written_at("PLUGINS")[0],
            1,
            f"'{holder.save_as}' would be a file and a folder: of '{_name(first)}' and of "
            f"'{_name(second)}'. {_remedy(second, 'address')}",
        )


def _is_as_it_is(printed: PlannedFile) -> bool:
    """Whether a file is an editor's own, which gives way to what the site prints itself."""
    return isinstance(printed, Asset) and printed.source.startswith(f"{ROOT}/")


def _remedy(printed: PlannedFile, what: str) -> str:
    if _is_as_it_is(printed):
        return f"Delete '{printed.source}', or give it another name."
    return f"Give one of them another {what}."


def _fault_of(place: str) -> str:
    """Why no disk or no press can keep a file in a place; empty where both can."""
    if place.startswith(".") and is_reserved(str(PurePosixPath(place))):
        return f"'{place}' begins with a name that the press needs itself. Give it another one."
    if len(place) > _SHORT:
        longest = max(len(name.encode("utf-8", "replace")) for name in place.split("/"))
        if longest > _LONGEST_NAME or place.count("/") > _DEEPEST:
            return (
                f"'{place[:_SHORT]}…' is longer than the name of a file can be, or lies too deep. "
                "Give it a shorter one."
            )
    return ""


def _note_folders(place: str, printed: PlannedFile, folders: dict[str, PlannedFile]) -> None:
    """Note the folders that a file lies in, the nearest first, up to one that is noted already.

    They are PurePosixPath's parents, which take ten times as long where a place is in plain form.
    """
    padded = f"/{place}/"
    if "//" in padded or "/./" in padded:
        for parent in PurePosixPath(place).parents:
            folders.setdefault(str(parent), printed)
        return
    folder = place.rpartition("/")[0] or "."
    while folder not in folders:
        folders[folder] = printed
        folder = folder.rpartition("/")[0] or "."


def _name(printed: PlannedFile) -> str:
    if printed.source:
        return printed.source
    return printed.template if isinstance(printed, Page) else printed.save_as


def check_links(plan: Iterable[PlannedFile], newspaper: Newspaper) -> None:
    """Tell of each link in copy to an address of this site that the plan does not print."""
    home = newspaper.addresses.absolute(newspaper.addresses.prefix) + "/"
    places = {printed.save_as for printed in plan}
    faults: dict[str, str] = {}
    for item in newspaper.texts:
        for link in item.links:
            fault = faults.get(link.target)
            if fault is None:
                fault = faults[link.target] = _find_fault(link.target, home, places)
            if fault:
                newspaper.mistakes.tell(item.path, link.line, fault)


def _find_fault(target: str, home: str, places: set[str]) -> str:
    """What is wrong with a link; empty where it is good."""
    place = _place(target, home)
    if place is not None and place not in places:
        return (
            f"The link '{target}' leads to no page of this site{_nearest(target, place, places)} "
            "Correct it, or write '{filename}/reports/…'."
        )
    if not _is_stray(target):
        return ""
    if not target:
        return "A link has no address. Write one between '(' and ')'."
    return (
        f"The link '{target}' is no address. Write 'https://' before another site's, "
        "'{filename}' before the path of a file."
    )


def _place(target: str, home: str) -> str | None:
    """Where the page behind a link of this site is saved; None for other sites' links."""
    if target.startswith(home):
        path = urlsplit(target[len(home) - 1 :]).path
    elif target.startswith("/") and not target.startswith("//"):
        path = urlsplit(target).path
    else:
        return None
    path = unquote(path).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def _nearest(target: str, place: str, places: set[str]) -> str:
    if f"{place}/index.html" in places:
        return f"; did you mean '{target}/'?"
    pages = [f"/{each.removesuffix('index.html')}" for each in places]
    return did_you_mean(f"/{place.removesuffix('index.html')}", pages)


def _is_stray(target: str) -> bool:
    """Whether a link is neither an address nor an anchor nor a file of the content folder."""
    return not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|/(?!/)|[#{]", target)
