"""The plan as a whole: no two files in one place, none outside the output, no link to nowhere."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from newsroom.engine.mistakes import Message, did_you_mean
from newsroom.engine.plan import (
    Asset,
    Page,
    PlannedFile,
    is_reserved,
    plan_pages,
    plan_signposts,
    plan_sitemaps,
)
from newsroom.engine.settings import written_at
from newsroom.records.newspaper import Newspaper
from newsroom.rules import plan as say
from plugins.press.code_fingerprint import fingerprint_of_folders
from plugins.press.rootfiles import ROOT, plan_root
from plugins.press.theme_files import plan_theme

__all__ = ["check_links", "check_places", "plan_edition"]

_LONGEST_NAME = 255  # bytes, on all disks
_DEEPEST = 100  # folders
_SHORT = 60  # characters, at most 240 bytes and 60 folders


def plan_edition(newspaper: Newspaper, theme: Path) -> list[PlannedFile]:
    """Every file of an edition, as all plugins plan it; mistakes in the plan are told."""
    newspaper.theme_fingerprint = fingerprint_of_folders(theme)
    plan = [planned for _, pages in plan_pages.send(newspaper) for planned in pages]
    plan.extend(plan_theme(theme, newspaper))
    plan.extend(plan_root(newspaper.content, newspaper.mistakes))
    answers = plan_sitemaps.send(newspaper, plan=plan)
    plan.extend([sitemap for _, sitemaps in answers for sitemap in sitemaps])
    answers = plan_signposts.send(newspaper, plan=plan)
    plan.extend([signpost for _, signposts in answers for signpost in signposts])
    check_places(plan, newspaper)
    check_links(plan, newspaper)
    return plan


def check_places(plan: Iterable[PlannedFile], newspaper: Newspaper) -> None:
    """Tell where two files of the plan would be saved in one place, or one outside the output."""
    taken: dict[str, PlannedFile] = {}
    folders: dict[str, PlannedFile] = {}
    for printed in plan:
        place = printed.save_as.casefold()
        if place.startswith("/") or "/../" in f"/{place}/":
            newspaper.mistakes.tell(
                *_place_of(printed),
                say.OUTSIDE.format(place=printed.save_as),
            )
        fault = _fault_of(place)
        if fault:
            newspaper.mistakes.tell(*_place_of(printed), fault)
        _note_folders(place, printed, folders)
        holder = taken.setdefault(place, printed)
        if holder is not printed:
            others = sorted((holder, printed), key=_is_as_it_is)
            newspaper.mistakes.tell(
                *_place_of(others[1], holder),
                say.PRINTED_TWICE.format(
                    place=printed.save_as,
                    first=_name(others[0]),
                    second=_name(others[1]),
                    remedy=_remedy(others[1], "slug"),
                ),
            )
    for place in taken.keys() & folders.keys():
        holder, other = taken[place], folders[place]
        first, second = sorted((holder, other), key=_is_as_it_is)
        newspaper.mistakes.tell(
            *_place_of(second, first),
            say.FILE_AND_FOLDER.format(
                place=holder.save_as,
                first=_name(first),
                second=_name(second),
                remedy=_remedy(second, "address"),
            ),
        )


def _place_of(*planned: PlannedFile) -> tuple[str, int]:
    """Where to tell a fault of planned files: a file of copy, or the setting that has plugins."""
    source = next((each.source for each in planned if each.source), "")
    return (source, 1) if source else written_at("PLUGINS")


def _is_as_it_is(printed: PlannedFile) -> bool:
    """Whether a file is an editor's own, which gives way to what the site prints itself."""
    return isinstance(printed, Asset) and printed.source.startswith(f"{ROOT}/")


def _remedy(printed: PlannedFile, what: str) -> str:
    if _is_as_it_is(printed):
        return f"Delete '{printed.source}', or give it another name."
    return f"Give one of them another {what}."


def _fault_of(place: str) -> Message | None:
    """Why no disk or no press can keep a file in a place; None where both can."""
    if place.startswith(".") and is_reserved(str(PurePosixPath(place))):
        return say.RESERVED.format(place=place)
    if len(place) > _SHORT:
        longest = max(len(name.encode("utf-8", "replace")) for name in place.split("/"))
        if longest > _LONGEST_NAME or place.count("/") > _DEEPEST:
            return say.LONG_PLACE.format(place=place[:_SHORT])
    return None


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
    faults: dict[str, Message | None] = {}
    for item in newspaper.texts:
        for link in item.links:
            if link.target not in faults:
                faults[link.target] = _find_fault(link.target, home, places)
            fault = faults[link.target]
            if fault:
                newspaper.mistakes.tell(item.path, link.line, fault)


def _find_fault(target: str, home: str, places: set[str]) -> Message | None:
    """What is wrong with a link; None where it is good."""
    place = _place(target, home)
    if place is not None and place not in places:
        return say.NO_PAGE.format(target=target, near=_nearest(target, place, places))
    if not _is_stray(target):
        return None
    return say.NO_ADDRESS.format(target=target) if target else say.EMPTY_LINK


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
