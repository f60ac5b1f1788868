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

from newsroom.text.languages import HOUSE, LANGUAGES

from .kinds import KINDS, kind_of

__all__ = ["PrintedPage", "PrintedSite", "text_of"]

_SPOKEN = ("alt", "title", "aria-label", "placeholder")
_FOLLOWED = {"canonical", "alternate", "author", "license", "next", "prev", "search"}
_ADDRESSES = ("href", "src", "poster", "cite", "action")


@dataclass(frozen=True)
class PrintedPage:
    """One HTML file of an output folder."""

    path: str
    source: str
    edition: str = ""
    """The language of the edition that the file stands in."""

    @cached_property
    def _parsed(self) -> tuple[Element, list[tuple[int, int, str]]]:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        root: Element = parser.parse(self.source)
        return root, [(line, column, error) for (line, column), error, _ in parser.errors]

    @property
    def root(self) -> Element:
        """The ``<html>`` element."""
        return self._parsed[0]

    @property
    def errors(self) -> list[tuple[int, int, str]]:
        """What is not sound HTML: line, column, html5lib's word for it."""
        return self._parsed[1]

    @cached_property
    def kind(self) -> str:
        """What kind of page it is: one of :data:`newsroom.proof.kinds.KINDS`."""
        return kind_of(self.path, self.edition, self.source)

    @property
    def lang(self) -> str:
        """The page's language."""
        return self.root.get("lang", "")

    @property
    def is_noindex(self) -> bool:
        """Whether search engines are asked to stay away."""
        return "noindex" in self.meta("robots")

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
        """The page's own absolute address; empty where it names none."""
        lines = self.all("link[@rel='canonical']")
        return lines[0].get("href", "") if lines else ""

    @property
    def versions(self) -> dict[str, str]:
        """The hreflang lines: code to absolute address."""
        return {line.attrib["hreflang"]: line.attrib["href"] for line in self.alternates}

    @property
    def alternates(self) -> list[Element]:
        """The hreflang lines themselves."""
        return [each for each in self.all("link[@rel='alternate']") if "hreflang" in each.attrib]

    def heard(self) -> Iterator[str]:
        """Every text that is read aloud in the page's own language: not code, not marked parts."""
        yield from _heard(self.one("body"), self.lang, self.lang)

    def addresses(self) -> Iterator[str]:
        """Every address that a browser may fetch or follow."""
        for element in self.root.iter():
            for name in _ADDRESSES:
                if name in element.attrib:
                    yield element.attrib[name]

    def fetched(self) -> Iterator[str]:
        """Every address that a browser fetches without being asked to."""
        for element in self.root.iter():
            if element.tag == "link" and not set(element.get("rel", "").split()) <= _FOLLOWED:
                yield element.get("href", "")
            for name in ("src", "poster", "data"):
                if name in element.attrib:
                    yield element.attrib[name]
            for name in ("srcset", "imagesrcset"):
                for candidate in re.split(r",\s+", element.get(name, "").strip()):
                    if candidate:
                        yield candidate.split()[0]
            if element.tag == "style":
                yield from re.findall(r"url\(\s*[\"']?([^\"')]+)", element.text or "")


class PrintedSite:
    """All files of an output folder. ``siteurl`` is where it will stand."""

    def __init__(
        self,
        output: Path,
        siteurl: str = "https://samachar.example",
        default_lang: str = HOUSE,
    ) -> None:
        self.output = output
        self.siteurl = siteurl
        self.default_lang = default_lang
        self.prefix = urlsplit(siteurl).path
        self.origin = siteurl.removesuffix(self.prefix)
        self.files = {
            file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()
        }
        self.pages = {
            path: PrintedPage(
                path, (output / path).read_text(encoding="utf-8"), self.edition_of(path)
            )
            for path in sorted(self.files)
            if path.endswith(".html")
        }

    @cached_property
    def feeds(self) -> dict[str, etree._Element]:
        """Every feed in RSS, parsed."""
        return {
            path: etree.fromstring(written)
            for path, written in self.feed_files.items()
            if path.endswith("rss.xml")
        }

    @cached_property
    def xml(self) -> dict[str, etree._Element]:
        """Every XML file, parsed."""
        return {
            path: etree.parse(self.output / path).getroot()
            for path in sorted(self.files)
            if path.endswith(".xml")
        }

    @cached_property
    def feed_files(self) -> dict[str, bytes]:
        """Every feed, in whatever format."""
        names = ("/rss.xml", "/atom.xml", "/feed.json")
        return {
            path: (self.output / path).read_bytes()
            for path in sorted(self.files)
            if f"/{path}".endswith(names)
        }

    def edition_of(self, path: str) -> str:
        """The language of the edition that a file belongs to."""
        first = path.partition("/")[0]
        return first if first in LANGUAGES else self.default_lang

    def longest(self, lang: str) -> dict[str, PrintedPage]:
        """The longest page of each kind in an edition."""
        own = [page for page in self.pages.values() if page.edition == lang]
        found = {page.kind: page for page in sorted(own, key=lambda page: len(page.source))}
        return {kind: found[kind] for kind in KINDS if kind in found}

    @property
    def editions(self) -> list[str]:
        """The languages that have a front page, the default one first."""
        return [
            lang
            for lang in dict.fromkeys((self.default_lang, *LANGUAGES))
            if any(page.edition == lang and page.kind == "front" for page in self.pages.values())
        ]

    def page(self, url: str) -> PrintedPage:
        """The page of an absolute or root-relative address of this site."""
        found = self.file_behind(self.own(url))
        if found is None:
            message = f"{url} is not printed"
            raise LookupError(message)
        return self.pages[found]

    def address_of(self, page: PrintedPage) -> str:
        """The root-relative address by which readers ask for a page."""
        return f"{self.prefix}/{page.path.removesuffix('index.html')}"

    def own(self, url: str) -> str:
        """An absolute address of this site as a root-relative one; any other as it is."""
        if url == self.origin or url.startswith(f"{self.origin}/"):
            return url.removeprefix(self.origin) or "/"
        return url

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
