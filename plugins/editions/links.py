"""Links between files of copy: each leads to a page that is printed, or is no link."""

import re
from collections.abc import Mapping
from functools import cached_property
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsroom.engine.mistakes import did_you_mean
from newsroom.records.addresses import Address
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import LinkInCopy, Passage, Report, Target, no_targets
from newsroom.records.standing_page import StandingPage
from newsroom.rules import plan as say
from newsroom.views.body import ids_in

__all__ = ["LinkResolver"]

Copy = Report | StandingPage | Passage


class LinkResolver:
    """Knows where each file of copy is printed, in each language."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper

    def resolve(self, item: Copy) -> Mapping[str, Target]:
        """Where the links of a text lead, in its own language where there is one.

        A link to a page that is held back today (a draft, an expired report) is printed as plain
        text: time alone must not keep an edition from being made. A link to no file is told.
        """
        found: dict[str, Target] = {}
        for link in item.links:
            path = re.split("[#?]", link.target.removeprefix("{filename}"))[0]
            if link.target.startswith("{filename}"):
                url = self._address(path, item)
                found[f"{{filename}}{path}"] = Target(url)
                if not url and not self._is_file(path, item):
                    self._tell(item, link.line, link.target, path)
            part = link.target.partition("#")[2]
            if part:
                linked = item if link.target.startswith("#") else self._linked(path, item)
                if linked is not None and escape(unquote(part)) not in (ids := _ids(linked)):
                    self._tell_no_part(item, link, ids)
        return found or no_targets()

    @cached_property
    def _targets(self) -> dict[str, dict[str, Address]]:
        return _targets(self._newspaper)

    @cached_property
    def _copy(self) -> dict[str, dict[str, Report | StandingPage]]:
        copy: dict[str, dict[str, Report | StandingPage]] = {}
        for each in self._newspaper.copy:
            copy.setdefault(each.story, {})[each.lang] = each
        return copy

    def _address(self, path: str, item: Copy) -> str:
        story, lang = _story_linked(path, item)
        versions = self._targets.get(story, {})
        address = versions.get(lang or item.lang) or next(iter(versions.values()), None)
        return address.url if address else ""

    def _linked(self, path: str, item: Copy) -> Report | StandingPage | None:
        """The file of copy that a link names; None for what is no such file."""
        story, lang = _story_linked(path, item)
        versions = self._copy.get(story, {})
        return versions.get(lang or item.lang) or next(iter(versions.values()), None)

    def _is_file(self, path: str, item: Copy) -> bool:
        story, lang = _story_linked(path, item)
        folder = (self._newspaper.content / story).parent
        base = PurePosixPath(story).name
        return any(folder.glob(f"{base}.{lang}.md" if lang else f"{base}*.md"))

    def _tell_no_part(self, item: Copy, link: LinkInCopy, ids: tuple[str, ...]) -> None:
        parts = [f"#{name}" for name in ids if not re.fullmatch(r"k\d+", name)]
        remedy = f"Write one of: {', '.join(parts[:6])}" if parts else "Leave out '#' and the rest"
        self._newspaper.mistakes.tell(
            item.path,
            link.line,
            say.NO_PART.format(target=link.target, remedy=remedy),
        )

    def _tell(self, item: Copy, line: int, target: str, path: str) -> None:
        near = did_you_mean(path.lstrip("/"), [f"{story}.md" for story in self._targets])
        self._newspaper.mistakes.tell(
            item.path,
            line,
            say.NO_FILE.format(target=target, near=near),
        )


def _ids(item: Copy) -> tuple[str, ...]:
    """The parts of a text that a link may lead to."""
    if isinstance(item, Passage):
        return ids_in(item.body)
    if isinstance(item, Report):
        return (*item.header.ids, *(each.anchor for each in item.names.statements))
    return item.ids


def _targets(newspaper: Newspaper) -> dict[str, dict[str, Address]]:
    targets: dict[str, dict[str, Address]] = {}
    addresses, editions = newspaper.addresses, newspaper.editions.values()
    for item in newspaper.copy:
        targets.setdefault(item.story, {})[item.lang] = item.address
    for slug in newspaper.sections:
        there = [edition.lang for edition in editions if slug in edition.sections]
        targets[f"sections/{slug}"] = {lang: addresses.section(lang, slug) for lang in there}
    for slug in newspaper.register.people:
        writing = {
            e.lang: addresses.author(e.lang, slug) for e in editions if slug in e.reports_by_author
        }
        speaking = {
            e.lang: addresses.speaker(e.lang, slug)
            for e in editions
            if slug in e.reports_by_speaker
        }
        targets[f"people/{slug}"] = writing | speaking
    return targets


def _story_linked(path: str, item: Copy) -> tuple[str, str]:
    """The story that a link names, and the language where the link's file name has one."""
    written = unquote(unescape(path))
    folder = PurePosixPath("/") if written.startswith("/") else PurePosixPath("/", item.path).parent
    parts: list[str] = []
    for part in (folder / written.lstrip("/")).parts[1:]:
        if part == "..":
            parts[-1:] = []
        elif part != ".":
            parts.append(part)
    name = "/".join(parts).removesuffix(".md")
    base, dot, lang = name.rpartition(".")
    return (base, lang) if dot and "/" not in lang else (name, "")
