"""A page says its language, its own address, and where its versions are."""

import re
from collections.abc import Iterator

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedPage, PrintedSite
from newsroom.text.languages import LANGUAGES

__all__ = ["canonical", "marked", "versions"]


def marked(site: PrintedSite) -> Iterator[Fault]:
    """``<html lang dir>`` is that of the edition that the page stands in."""
    for page in site.pages.values():
        language = LANGUAGES[page.edition]
        wanted = f'lang="{language.code}" dir="{language.direction}"'
        said = f'lang="{page.root.get("lang", "")}" dir="{page.root.get("dir", "")}"'
        if said != wanted:
            yield Fault(page.path, f"it says {said}", f"Its edition's is {wanted}")


def canonical(site: PrintedSite) -> Iterator[Fault]:
    """The canonical address leads back to the very file; a signpost's, to where it points."""
    for page in site.pages.values():
        lines = page.all("link[@rel='canonical']")
        if len(lines) != 1:
            what = f"it has {len(lines)} canonical addresses"
            yield Fault(page.path, what, "A page has one address of its own")
            continue
        address = lines[0].get("href", "")
        file = site.file_behind(site.own(address))
        if not address.startswith(f"{site.siteurl}/") or file is None:
            what = f"its canonical address '{address}' is not of this site"
            yield Fault(page.path, what, f"Write it in full, beginning with {site.siteurl}/")
        elif file != page.path and page.kind != "redirect":
            what = f"its canonical address leads to {file}"
            yield Fault(page.path, what, "Name the page's own address")


def versions(site: PrintedSite) -> Iterator[Fault]:
    """hreflang: a page names itself, all its versions and x-default, and they name it."""
    for page in site.pages.values():
        named = page.versions
        if len(named) != len(page.alternates):
            yield Fault(page.path, "hreflang names a language twice", "Name each once")
        if page.kind in {"404", "redirect"} or (page.is_noindex and not named):
            if named:
                what = f"a page of the kind {page.kind} has hreflang lines"
                yield Fault(page.path, what, "It has no versions: leave them out")
            continue
        yield from _versions_of(page, site)


def _versions_of(page: PrintedPage, site: PrintedSite) -> Iterator[Fault]:
    named, own = page.versions, page.canonical
    if named.get(page.lang) != own:
        what = f"hreflang does not name itself as {page.lang}"
        yield Fault(page.path, what, f"Add {page.lang} with {own}")
    default = named.get(site.default_lang, own)
    if named.get("x-default") != default:
        what = f"hreflang's x-default is '{named.get('x-default', '')}'"
        yield Fault(page.path, what, f"It is the {site.default_lang} version, or else the page")
    if re.search(r"page/\d+/index\.html$", page.path) and set(named.values()) != {own}:
        what = "a numbered page of a list names pages of other languages"
        yield Fault(page.path, what, "They hold other reports: name only the page itself")
        return
    for lang, address in named.items():
        file = site.file_behind(site.own(address))
        other = site.pages.get(file or "")
        if other is None or other.canonical != address:
            what = f"hreflang {lang} leads to '{address}', which is no page's canonical address"
            yield Fault(page.path, what, "Name the version's own address")
        elif other.versions != named:
            what = f"hreflang {lang} leads to {other.path}, which names other versions"
            yield Fault(page.path, what, "All versions of a page name the same versions")
        elif lang not in {"x-default", other.lang}:
            what = f"hreflang {lang} leads to {other.path}, which is in {other.lang}"
            yield Fault(page.path, what, "Name it under its own language")
