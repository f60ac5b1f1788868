"""Links between files of copy: each leads to a page that is printed."""

import re
from functools import partial
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsroom.addresses import Address
from newsroom.edition import Newspaper, StandingPage
from newsroom.mistakes import did_you_mean
from newsroom.report import Report

__all__ = ["resolve_links"]

_FILENAME = re.compile(r'href="\{filename\}([^"#?]*)([^"]*)"')


def resolve_links(newspaper: Newspaper) -> None:
    """Turn ``{filename}`` links in copy into addresses, in the copy's own language where it can."""
    targets = _link_targets(newspaper)
    for item in newspaper.copy:
        for link in item.links:
            if link.target.startswith("{filename}"):
                _check_link(newspaper, item, link.line, link.target, targets)
        if any(link.target.startswith("{filename}") for link in item.links):
            item.body = _FILENAME.sub(partial(_href, item=item, targets=targets), item.body)


def _link_targets(newspaper: Newspaper) -> dict[str, dict[str, Address]]:
    targets: dict[str, dict[str, Address]] = {}
    for item in newspaper.copy:
        targets.setdefault(item.story, {})[item.lang] = item.address
    for slug in newspaper.sections:
        targets[f"sections/{slug}"] = {
            lang: newspaper.addresses.section(lang, slug)
            for lang, edition in newspaper.editions.items()
            if slug in edition.sections
        }
    for slug, person in newspaper.register.people.items():
        if person.has_page:
            targets[f"people/{slug}"] = {
                lang: newspaper.addresses.speaker(lang, slug) for lang in newspaper.editions
            }
    return targets


def _story_linked(path: str, item: Report | StandingPage) -> tuple[str, str]:
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


def _address(path: str, item: Report | StandingPage, targets: dict[str, dict[str, Address]]) -> str:
    story, lang = _story_linked(path, item)
    versions = targets.get(story, {})
    address = versions.get(lang or item.lang) or next(iter(versions.values()), None)
    return address.url if address else ""


def _check_link(
    newspaper: Newspaper,
    item: Report | StandingPage,
    line: int,
    target: str,
    targets: dict[str, dict[str, Address]],
) -> None:
    path = target.removeprefix("{filename}").partition("#")[0].partition("?")[0]
    if _address(path, item, targets):
        return
    if (newspaper.content / (_story_linked(path, item)[0] + ".md")).is_file():
        newspaper.mistakes.tell(
            item.path,
            line,
            f"The link '{target}' leads to a page that is not printed now. Delete the link or "
            "print the page.",
        )
        return
    near = did_you_mean(path.lstrip("/"), [f"{story}.md" for story in targets])
    newspaper.mistakes.tell(
        item.path, line, f"The link '{target}' leads to no file in content/{near} Correct the path."
    )


def _href(
    match: re.Match[str], item: Report | StandingPage, targets: dict[str, dict[str, Address]]
) -> str:
    return f'href="{escape(_address(match[1], item, targets))}{match[2]}"'
