"""Links between files of copy: each leads to a page that is printed, or is no link."""

import re
from html import escape, unescape
from pathlib import PurePosixPath
from urllib.parse import unquote

from newsroom.addresses import Address
from newsroom.edition import Newspaper, StandingPage
from newsroom.mistakes import did_you_mean
from newsroom.report import LinkInCopy, Passage, Report

__all__ = ["LinkDesk"]

_LINK = re.compile(
    r'<a (?P<before>[^>]*?)href="(?:\{filename\}(?P<path>[^"#?]*)|(?P<root>/(?!/)[^"#?]*))'
    r'(?P<rest>[^"]*)"(?P<after>[^>]*)>(?P<text>.*?)</a>',
    re.DOTALL,
)

_IDS = re.compile(r'\bid="([^"]+)"')

Copy = Report | StandingPage | Passage


class LinkDesk:
    """Knows where each file of copy is printed, in each language."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper
        self._targets = _targets(newspaper)
        self._texts: dict[str, dict[str, str]] = {}
        for each in newspaper.copy:
            self._texts.setdefault(each.story, {})[each.lang] = each.body

    def resolve(self, item: Copy) -> None:
        """Give the links of a text their addresses, in the text's own language where there is one.

        A link to a page that is held back today (a draft, an expired report) is printed as plain
        text: time alone must not keep an edition from being made. A link to no file is told.
        """
        for link in item.links:
            path = re.split("[#?]", link.target.removeprefix("{filename}"))[0]
            is_file = link.target.startswith("{filename}")
            if is_file and not self._address(path, item) and not self._is_file(path, item):
                self._tell(item, link.line, link.target, path)
            part = link.target.partition("#")[2]
            text = item.body if link.target.startswith("#") else self._text(path, item)
            if part and text and f'id="{escape(unquote(part))}"' not in text:
                self._tell_no_part(item, link, text)
        if item.links:
            item.body = _LINK.sub(lambda found: self._print_link(found, item), item.body)

    def _print_link(self, found: re.Match[str], item: Copy) -> str:
        if found["root"] is not None:
            url = self._newspaper.addresses.prefix + found["root"]
        else:
            url = escape(self._address(found["path"], item))
        if not url:
            return found["text"]
        opening = f'<a {found["before"]}href="{url}{found["rest"]}"{found["after"]}>'
        return f"{opening}{found['text']}</a>"

    def _address(self, path: str, item: Copy) -> str:
        story, lang = _story_linked(path, item)
        versions = self._targets.get(story, {})
        address = versions.get(lang or item.lang) or next(iter(versions.values()), None)
        return address.url if address else ""

    def _text(self, path: str, item: Copy) -> str:
        """The body of the file of copy that a link names; empty for what is no such file."""
        story, lang = _story_linked(path, item)
        versions = self._texts.get(story, {})
        return versions.get(lang or item.lang) or next(iter(versions.values()), "")

    def _is_file(self, path: str, item: Copy) -> bool:
        story, lang = _story_linked(path, item)
        folder = (self._newspaper.content / story).parent
        base = PurePosixPath(story).name
        return any(folder.glob(f"{base}.{lang}.md" if lang else f"{base}*.md"))

    def _tell_no_part(self, item: Copy, link: LinkInCopy, text: str) -> None:
        parts = [f"#{name}" for name in _IDS.findall(text) if not re.fullmatch(r"k\d+", name)]
        remedy = f"Write one of: {', '.join(parts[:6])}" if parts else "Leave out '#' and the rest"
        self._newspaper.mistakes.tell(
            item.path,
            link.line,
            f"The link '{link.target}' leads to no part of the page. {remedy}.",
        )

    def _tell(self, item: Copy, line: int, target: str, path: str) -> None:
        near = did_you_mean(path.lstrip("/"), [f"{story}.md" for story in self._targets])
        self._newspaper.mistakes.tell(
            item.path,
            line,
            f"The link '{target}' leads to no file in content/{near} Correct the path.",
        )


def _targets(newspaper: Newspaper) -> dict[str, dict[str, Address]]:
    targets: dict[str, dict[str, Address]] = {}
    addresses, editions = newspaper.addresses, newspaper.editions.values()
    for item in newspaper.copy:
        targets.setdefault(item.story, {})[item.lang] = item.address
    for slug in newspaper.sections:
        there = [edition.lang for edition in editions if slug in edition.sections]
        targets[f"sections/{slug}"] = {lang: addresses.section(lang, slug) for lang in there}
    for slug in newspaper.register.people:
        writing = {e.lang: addresses.author(e.lang, slug) for e in editions if slug in e.written}
        speaking = {e.lang: addresses.speaker(e.lang, slug) for e in editions if slug in e.spoken}
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
