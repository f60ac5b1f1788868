"""A printed site, read back with the parsers of its formats."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from lxml import etree

__all__ = ["PrintedPage", "PrintedSite", "text_of"]

_SPOKEN = ("alt", "title", "aria-label", "placeholder")
_ADDRESSES = ("href", "src", "poster", "cite", "action")


@dataclass(frozen=True)
class PrintedPage:
    """One HTML file of an output folder."""

    path: str
    source: str

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root: Element = parser.parse(self.source)
        return root, [f"{self.path}:{at}: {error}" for at, error, _ in parser.errors]

    @property
    def root(self) -> Element:
        """The ``<html>`` element."""
        return self._parsed[0]

    @property
    def errors(self) -> list[str]:
        """What is not sound HTML."""
        return self._parsed[1]

    @property
    def lang(self) -> str:
        """The page's language."""
        return self.root.get("lang", "")

    @property
    def is_noindex(self) -> bool:
        """Whether search engines are asked to stay away."""
        return self.meta("robots") == "noindex"

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it is given."""
        return [element.attrib["id"] for element in self.root.iter() if "id" in element.attrib]

    def all(self, path: str) -> list[Element]:
        """The elements that an ElementTree path finds."""
        return self.root.findall(f".//{path}")

    def one(self, path: str) -> Element:
        """The one element that a path finds."""
        (element,) = self.all(path)
        return element

    def meta(self, name: str) -> str:
        """What ``<meta>`` says of a name or property, or an empty string."""
        for element in self.all("meta"):
            if name in {element.get("name"), element.get("property")}:
                return element.get("content", "")
        return ""

    @property
    def canonical(self) -> str:
        """The page's own absolute address."""
        return self.one("link[@rel='canonical']").attrib["href"]

    @property
    def versions(self) -> dict[str, str]:
        """The hreflang lines: code to absolute address."""
        lines = [each for each in self.all("link[@rel='alternate']") if "hreflang" in each.attrib]
        found = {line.attrib["hreflang"]: line.attrib["href"] for line in lines}
        assert len(found) == len(lines), f"{self.path} names a language twice"
        return found

    def heard(self) -> Iterator[str]:
        """Every text that is read aloud in the page's own language: not code, not marked parts."""
        yield from _heard(self.one("body"), self.lang, self.lang)

    def addresses(self) -> Iterator[str]:
        """Every address that a browser may fetch or follow."""
        for element in self.root.iter():
            for name in _ADDRESSES:
                if name in element.attrib:
                    yield element.attrib[name]


class PrintedSite:
    """All files of an output folder. ``siteurl`` is where it will stand."""

    def __init__(self, output: Path, siteurl: str = "https://samachar.example") -> None:
        self.output = output
        self.siteurl = siteurl
        self.prefix = urlsplit(siteurl).path
        self.origin = siteurl.removesuffix(self.prefix)
        self.files = {
            file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()
        }
        self.pages = {
            path: PrintedPage(path, (output / path).read_text(encoding="utf-8"))
            for path in sorted(self.files)
            if path.endswith(".html")
        }
        self.feeds = {
            path: etree.parse(output / path).getroot()
            for path in sorted(self.files)
            if path.endswith(".xml")
        }

    def page(self, url: str) -> PrintedPage:
        """The page of an absolute or root-relative address of this site."""
        found = self.file_behind(url.removeprefix(self.origin))
        assert found, f"{url} is not printed"
        return self.pages[found]

    def file_behind(self, url: str) -> str | None:
        """The file that a server sends for a root-relative address; None: there is none."""
        path = unquote(urlsplit(url).path)
        if not path.startswith(f"{self.prefix}/"):
            return None
        path = path.removeprefix(f"{self.prefix}/")
        path = f"{path}index.html" if not path or path.endswith("/") else path
        return path if path in self.files else None


def _heard(element: Element, lang: str, own: str) -> Iterator[str]:
    lang = element.get("lang", lang)
    if element.tag in {"code", "pre", "kbd", "script"}:
        return
    if lang == own:
        yield element.text or ""
        yield from (element.get(name, "") for name in _SPOKEN)
    for child in element:
        yield from _heard(child, lang, own)
        if lang == own:
            yield child.tail or ""


def text_of(element: Element) -> str:
    """All text in an element, its runs of white space as one space."""
    return re.sub(r"[ \n\t]+", " ", "".join(element.itertext())).strip()
