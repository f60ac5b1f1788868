"""A page is sound HTML that says what it is: to eyes, to ears, to search."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from newsroom.proof.finding import Fault
from newsroom.proof.site import PrintedSite, text_of

__all__ = ["alone", "described_pictures", "headings", "labels", "sound", "titled"]


def sound(site: PrintedSite) -> Iterator[Fault]:
    """html5lib finds no parse error."""
    for page in site.pages.values():
        for line, column, error in page.errors:
            place = f"{page.path}:{line}:{column}"
            yield Fault(place, f"html5lib says '{error}'", "Mend the template, or what copy became")


def alone(site: PrintedSite) -> Iterator[Fault]:
    """An id names one place of a page."""
    for page in site.pages.values():
        for name, number in Counter(page.ids).items():
            if number > 1:
                what = f"the id '{name}' is given {number} times"
                yield Fault(page.path, what, "Give each place an id of its own")


def headings(site: PrintedSite) -> Iterator[Fault]:
    """One h1, and no rank of headings is skipped on the way down."""
    for page in site.pages.values():
        ranks = [
            (int(element.tag[1]), text_of(element))
            for element in page.one("body").iter()
            if element.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}
        ]
        firsts = sum(rank == 1 for rank, _ in ranks)
        if firsts != 1:
            yield Fault(page.path, f"it has {firsts} h1", "A page has one headline of its own")
        for (above, _), (rank, text) in pairwise(ranks):
            if rank > above + 1:
                what = f"'{text}' is an h{rank} under an h{above}"
                yield Fault(page.path, what, f"Make it an h{above + 1}")


def labels(site: PrintedSite) -> Iterator[Fault]:
    """What is read aloud for a part stands on its page."""
    names = ("aria-labelledby", "aria-describedby", "for")
    for page in site.pages.values():
        ids = set(page.ids)
        for element in page.root.iter():
            for name in names:
                for wanted in element.get(name, "").split():
                    if wanted not in ids:
                        what = f"{name} names '{wanted}', which is not there"
                        yield Fault(page.path, what, "Name the id of what should be read aloud")


def titled(site: PrintedSite) -> Iterator[Fault]:
    """A title, and the description that search shows under it."""
    for page in site.pages.values():
        titles = page.all("head/title")
        if not titles or not text_of(titles[0]):
            yield Fault(page.path, "it has no title", "Say in <title> what it is about")
        if page.kind not in {"redirect", "404"} and not page.meta("description"):
            what = "it has no description"
            yield Fault(page.path, what, "Give its head one: search shows it under the title")


def described_pictures(site: PrintedSite) -> Iterator[Fault]:
    """Who cannot see a picture is told what it shows; the page does not jump when it comes."""
    for page in site.pages.values():
        for image in page.all("img"):
            name = image.get("src", "")
            if not image.get("alt"):
                what = f"the picture '{name}' has no alt"
                yield Fault(page.path, what, "Say what it shows")
            for side in ("width", "height"):
                if not image.get(side, "").isdecimal() or not int(image.get(side, "0")):
                    what = f"the picture '{name}' has no {side}"
                    yield Fault(page.path, what, "Give its size in px, so that nothing jumps")
