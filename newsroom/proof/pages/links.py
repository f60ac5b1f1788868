"""Whatever a reader may follow leads somewhere."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedSite

__all__ = ["anchors", "kinds", "leading"]

_KNOWN = re.compile(r"/(?!/)|#|https?://|mailto:|tel:|data:image/")


def kinds(site: PrintedSite) -> Iterator[Fault]:
    """Root-relative, an anchor, or a scheme that a reader can trust; never relative to the page."""
    for page in site.pages.values():
        for address in page.addresses():
            if not _KNOWN.match(address):
                what = f"'{address}' is of no kind that is used here"
                yield Fault(page.path, what, "Begin it with '/', '#', https:, mailto: or tel:")


def leading(site: PrintedSite) -> Iterator[Fault]:
    """Every address of this site leads to a file, below the site's own path."""
    for page in site.pages.values():
        for address in dict.fromkeys(page.addresses()):
            own = site.own(address)
            if own.startswith("/") and not own.startswith("//") and site.file_behind(own) is None:
                what = f"'{address}' leads nowhere"
                remedy = "Print what it names, or take the link out"
                if not own.startswith(f"{site.prefix}/"):
                    remedy = f"Addresses here begin with '{site.prefix}/'"
                yield Fault(page.path, what, remedy)


def anchors(site: PrintedSite) -> Iterator[Fault]:
    """A link to a part of a page finds an element of that id."""
    ids = {path: set(page.ids) for path, page in site.pages.items()}
    for page in site.pages.values():
        for address in dict.fromkeys(page.addresses()):
            anchor = unquote(urlsplit(address).fragment)
            own = site.own(address)
            if not anchor or not own.startswith(("/", "#")):
                continue
            file = page.path if own.startswith("#") else site.file_behind(own)
            if file is not None and anchor not in ids.get(file, set()):
                what = f"'{address}' names a part that {file} does not have"
                yield Fault(page.path, what, "Name an id that is there")
