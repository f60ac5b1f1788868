"""What WhatsApp and others show of a page whose address is sent.

Open Graph protocol (ogp.me) and X's summary card.
"""

from collections.abc import Iterator

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedPage, PrintedSite
from newsroom.text.languages import LANGUAGES

__all__ = ["previews"]

_NEEDED = ("og:title", "og:type", "og:url", "og:site_name", "og:locale", "twitter:card")
_OF_PICTURE = ("og:image", "og:image:width", "og:image:height", "og:image:alt")
_HEAVIEST_PICTURE = 150 * 1024
"""bytes: WhatsApp may leave out the picture of a preview that is heavier."""


def previews(site: PrintedSite) -> Iterator[Fault]:
    """Every property is there, true of the page, and its picture is there and light.

    In an edition that has share cards, every page has a picture.
    """
    cards = f"{site.siteurl}/cards/"
    with_cards = {
        page.edition for page in site.pages.values() if page.meta("og:image").startswith(cards)
    }
    for page in site.pages.values():
        if page.kind in {"404", "redirect"}:
            continue
        needed = (*_NEEDED, *_OF_PICTURE) if page.edition in with_cards else _NEEDED
        missing = [name for name in needed if not page.meta(name)]
        if missing:
            what = f"Open Graph lacks {', '.join(missing)}"
            yield Fault(page.path, what, "Give its head a picture and all that previews show")
        yield from _true(page, site)


def _true(page: PrintedPage, site: PrintedSite) -> Iterator[Fault]:
    wanted = {"og:url": page.canonical, "og:locale": LANGUAGES[page.edition].locale}
    for name, value in wanted.items():
        said = page.meta(name)
        if said and said != value:
            yield Fault(page.path, f"{name} says '{said}'", f"It is '{value}'")
    image = page.meta("og:image")
    if not image:
        return
    file = site.file_behind(site.own(image))
    if file is None or not image.startswith(f"{site.siteurl}/"):
        what = f"og:image '{image}' leads nowhere"
        yield Fault(page.path, what, f"Name a file of the site in full, from {site.siteurl}/ on")
        return
    if (site.output / file).stat().st_size > _HEAVIEST_PICTURE:
        size = (site.output / file).stat().st_size
        what = f"og:image is {size:,} bytes, at most {_HEAVIEST_PICTURE:,}"
        yield Fault(page.path, what, "Use a smaller rendition: WhatsApp shows no heavier one")
