"""How much a reader has to fetch, counted from the files: what the pages declare, as served.

Texts are counted as brotli 11 makes them, pictures as they are. Nothing is guessed that only a
browser knows: :mod:`newsroom.proof.browser` measures that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

import brotli

from newsroom.engine.progress import Progress

from .candidates import Phone, chosen
from .finding import Fault, Figure, Finding
from .site import PrintedPage, PrintedSite

__all__ = ["Budgets", "Loads", "loads", "prove"]

TEXTS = {".html", ".css", ".js", ".svg", ".json", ".webmanifest", ".xml", ".txt"}
_COOKIE = re.compile(r"document\.cookie|cookieStore|set-cookie", re.IGNORECASE)
_SEARCH = re.compile(r"(\w\w/)?(search|pagefind)/")


@dataclass(frozen=True, slots=True)
class Budgets:
    """The most that a reader on a slow line is asked to fetch. Sizes in bytes, KB of 1,024."""

    report_text: int = 14 * 1024
    """A report's HTML with its styles and scripts: what a server sends before it waits for the
    first answer (RFC 6928: 14,600 bytes, some of them headers)."""
    report_text_aim: int = 10 * 1024
    """What a report should weigh; how many weigh more is only shown."""
    scripts: int = 4 * 1024
    """All scripts of the site but those of search."""
    requests_of_text: int = 2
    """Before the load event of a report without a picture: the page, and one more."""
    requests_with_picture: int = 3
    report_in_all: int = 45 * 1024
    """A report with one picture, its icon, manifest and worker, and what the worker fetches."""
    front_in_all: int = 50 * 1024
    """The front page with the pictures of its first two screens."""
    pictures_of_two_screens: int = 2
    """So many pictures of a front page, its first ones, stand within two screens of a phone; the
    browser proof looks whether that is true."""


@dataclass(frozen=True, slots=True)
class Loads:
    """Files that a page makes a browser fetch, each once, beside the page itself."""

    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    pictures: tuple[str, ...]
    """All of them, in the order of the page."""
    eager: tuple[str, ...]
    """Those that are not lazy."""
    preloads: tuple[str, ...]
    later: tuple[str, ...]
    """After the load event: icon, manifest, worker, and the pages that the worker keeps on a first
    visit: the front page, and the one for want of a network."""

    @property
    def before_load(self) -> tuple[str, ...]:
        """What the load event waits for."""
        return tuple(dict.fromkeys((*self.styles, *self.scripts, *self.eager, *self.preloads)))


def prove(
    site: PrintedSite, progress: Progress, budgets: Budgets | None = None
) -> Iterator[Finding]:
    """Weigh every report, the longest page of each other kind, and all scripts."""
    budgets = budgets or Budgets()
    yield from _scripts(site, budgets)
    yield from _strangers(site)
    chosen_pages = [page for lang in site.editions for page in site.longest(lang).values()]
    reports = [page for page in site.pages.values() if page.kind == "report"]
    wanted = {page.path: page for page in (*chosen_pages, *reports)}
    with progress.stage("Weighing pages", len(wanted)) as stage:
        for page in wanted.values():
            yield from _weigh(page, site, budgets)
            stage.advance()
    above = sum(_text(page, site) > budgets.report_text_aim for page in reports)
    yield Figure(
        f"reports above the aim of {budgets.report_text_aim:,} bytes", "all reports", above
    )


def loads(page: PrintedPage, site: PrintedSite, phone: Phone | None = None) -> Loads:
    """What a page fetches on a phone, by file; what is not of this site is left out."""
    phone = phone or Phone()
    pictures, eager = [], []
    sources = {
        image: each.findall("source") for each in page.all("picture") for image in each.iter("img")
    }
    for image in page.all("img"):
        address = chosen(image, sources.get(image, []), phone)
        pictures.append(address)
        if image.get("loading") != "lazy":
            eager.append(address)
    links = [(set(each.get("rel", "").split()), _of_link(each, phone)) for each in page.all("link")]
    scripts = [each.attrib["src"] for each in page.all("script") if "src" in each.attrib]
    workers = [f"{site.prefix}/{file}" for file in site.files if re.fullmatch(r"[\w.-]+\.js", file)]

    homes = [each.get("data-home", "") for each in page.all("script") if workers]
    kept = [address for home in homes if home for address in (home, f"{home}offline/")]

    def linked(*kinds: str) -> list[str]:
        return [href for rel, href in links if rel & set(kinds)]

    def files(addresses: list[str]) -> tuple[str, ...]:
        found = [site.file_behind(site.own(address)) for address in addresses if address]
        return tuple(dict.fromkeys(file for file in found if file))

    return Loads(
        styles=files(linked("stylesheet")),
        scripts=files(scripts),
        pictures=files(pictures),
        eager=files(eager),
        preloads=files(linked("preload", "modulepreload")),
        later=tuple(
            file
            for file in files([*linked("icon", "manifest"), *sorted(workers), *kept])
            if file != page.path
        ),
    )


def _of_link(link: Element, phone: Phone) -> str:
    """What a link names; a picture that is preloaded has renditions as its element has."""
    sizes = {"srcset": link.get("imagesrcset", ""), "sizes": link.get("imagesizes", "")}
    return chosen(Element("img", {"src": link.get("href", ""), **sizes}), [], phone)


def bytes_of(site: PrintedSite, file: str) -> int:
    """How many bytes of a file travel."""
    path = site.output / file
    stat = path.stat()
    return _bytes(path, stat.st_size, stat.st_mtime_ns)


@lru_cache(maxsize=4096)
def _bytes(path: Path, size: int, _: int) -> int:
    if path.suffix not in TEXTS:
        return size
    return len(brotli.compress(path.read_bytes(), quality=11))


def _weigh(page: PrintedPage, site: PrintedSite, budgets: Budgets) -> Iterator[Finding]:
    found = loads(page, site)

    def weight(files: tuple[str, ...]) -> int:
        return sum(bytes_of(site, file) for file in dict.fromkeys(files))

    text = _text(page, site)
    is_report, is_front = page.kind == "report", page.kind == "front"
    what = f"{page.kind}: page, styles and scripts"
    figure = Figure(what, page.path, text, budgets.report_text if is_report else None, "bytes")
    yield figure
    yield from figure.fault("Take out of the template or its styles what this page can do without")
    if is_report:
        bar = budgets.requests_with_picture if found.eager else budgets.requests_of_text
        what = f"{page.kind}: requests before load"
        figure = Figure(what, page.path, 1 + len(found.before_load), bar, "")
        yield figure
        names = ", ".join(found.before_load)
        yield from figure.fault(f"It fetches {names}: put it into the page, or fetch it later")
        in_all = text + weight((*found.pictures, *found.preloads, *found.later))
        bar_in_all = budgets.report_in_all if len(found.pictures) <= 1 else None
        figure = Figure(f"{page.kind}: in all", page.path, in_all, bar_in_all, "bytes")
        yield figure
        yield from figure.fault("Print smaller renditions of its picture")
    if is_front:
        first = found.pictures[: budgets.pictures_of_two_screens]
        near = tuple(dict.fromkeys((*found.eager, *first)))
        others = (*found.preloads, *found.later)
        what = f"{page.kind}: in all, two screens"
        figure = Figure(
            what, page.path, text + weight((*near, *others)), budgets.front_in_all, "bytes"
        )
        yield figure
        yield from figure.fault("Print smaller renditions, or fewer pictures near its top")
        every = text + weight((*found.pictures, *others))
        yield Figure(f"{page.kind}: in all, every picture", page.path, every, None, "bytes")


def _text(page: PrintedPage, site: PrintedSite) -> int:
    """Bytes of a page with its styles and scripts."""
    found = loads(page, site)
    return sum(bytes_of(site, file) for file in (page.path, *found.styles, *found.scripts))


def _scripts(site: PrintedSite, budgets: Budgets) -> Iterator[Finding]:
    """All scripts together, and whether any of them knows cookies."""
    pages: dict[str, set[str]] = {}
    for page in site.pages.values():
        for script in page.all("script"):
            file = site.file_behind(script.get("src", ""))
            if file:
                pages.setdefault(file, set()).add(page.kind)
    scripts = [
        file
        for file in sorted(site.files)
        if file.endswith((".js", ".mjs"))
        and not _SEARCH.match(file)
        and pages.get(file) != {"search"}
    ]
    total = sum(bytes_of(site, file) for file in scripts)
    figure = Figure("all scripts but search's", "theme", total, budgets.scripts, "bytes")
    yield figure
    yield from figure.fault("Write less script: a page must be whole without any")
    for file in scripts:
        if _COOKIE.search((site.output / file).read_text(encoding="utf-8")):
            yield Fault(file, "it touches cookies", "Keep nothing about readers")


def _strangers(site: PrintedSite) -> Iterator[Finding]:
    """Every address that a browser fetches without being asked is this site's own."""
    number = sum(
        address.startswith("//") or not address.startswith(("/", "data:"))
        for page in site.pages.values()
        for address in page.fetched()
    )
    figure = Figure("requests to others", "all pages", number, 0)
    yield figure
    yield from figure.fault("'./inv proof pages' names them: serve them from this site")
