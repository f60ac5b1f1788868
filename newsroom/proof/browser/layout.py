"""How a page is laid out: with large letters, with pictures as wide as their files, on paper.

A page is looked at as it is shown already; of widths that were not asked for nothing is loaded
anew: which file a phone would take is known from the page (:mod:`newsroom.proof.candidates`).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsroom.proof.candidates import Phone, chosen
from newsroom.proof.finding import Fault, Figure, Finding
from newsroom.proof.site import PrintedPage

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["HEIGHT", "on_paper", "pictures", "reach", "screens", "with_large_letters"]

HEIGHT = 800  # px
_ORDINARY = 16  # px; a browser's letters when nothing is said
_LARGE = ((360, 32), (320, 24))  # px; width, and the reader's own size of letters (WCAG 1.4.4)
_WIDTHS = (360, 768, 1280)  # px
_DENSITIES = (1, 2)
_TOO_FEW = 0.75  # of the pixels that are drawn: less is seen to be blurred
_ENOUGH = 1.1  # times the pixels that are drawn; a file that has more than a smaller one is wasted
_MASTHEAD = 190  # px of a phone's screen

# How far the page reaches sideways, and which element reaches farthest past the edge; then a text
# that is cut off where nobody can scroll to it.
_REACH = """() => {
  const root = document.documentElement, width = root.clientWidth;
  const over = root.scrollWidth - width;
  const nameOf = (each) => {
    const kind = each.getAttribute("class");
    return each.localName + (kind ? "." + kind.split(" ")[0] : "");
  };
  let most = 0, name = "", cut = "";
  const scrolls = (each) => ["auto", "scroll"].includes(getComputedStyle(each).overflowX);
  const look = (each) => {
    const box = each.getBoundingClientRect();
    if (!each.checkVisibility() || getComputedStyle(each).clipPath !== "none") return;
    const reach = Math.max(box.right - width, -box.left);
    if (reach > most) [most, name] = [reach, nameOf(each)];
    if (scrolls(each)) return;
    for (const part of each.childNodes) {
      if (part.nodeType !== 3 || !part.data.trim()) continue;
      const range = document.createRange();
      range.selectNodeContents(part);
      for (const line of range.getClientRects()) {
        if (line.right > width + 1 || line.left < -1) cut = cut || nameOf(each);
      }
    }
    [...each.children].forEach(look);
  };
  [...document.body.children].forEach(look);
  return over > 0 ? [over, name, cut] : [0, "", cut];
}"""

# Each picture of the page: how wide it is drawn, in CSS px, and how wide its file says it is.
_DRAWN = """() => [...document.images].map((each) => {
  const box = each.getBoundingClientRect(), style = getComputedStyle(each);
  if (!each.checkVisibility() || !box.width || !box.height) return [0, 0];
  const whole = box.height * each.getAttribute("width") / each.getAttribute("height");
  const isWhole = style.objectFit === "contain";
  return [isWhole ? Math.min(box.width, whole) : box.width, +each.getAttribute("width")];
})"""

_STORIES = """() => [...document.querySelectorAll(".story")].flatMap((story) => {
  const link = story.querySelector(".headline a");
  const parts = [story.querySelector(".picture img"), story.querySelector(".standfirst")];
  return parts.filter((part) => part && part.checkVisibility()).flatMap((part) => {
    part.scrollIntoView({block: "center", behavior: "instant"});
    const box = part.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return hit && hit.closest("a") === link ? [] : [part.closest("figure, p").className];
  });
})"""

_MAST = "() => (document.querySelector('.masthead') || {offsetHeight: 0}).offsetHeight"

_GRIDS = """() => [...document.querySelectorAll("main, main *")]
  .filter((each) => each.checkVisibility() && getComputedStyle(each).display === "grid")
  .map((each) => each.localName + (each.className ? "." + each.className.split(" ")[0] : ""))"""


def reach(shown: "Page", place: str) -> Iterator[Fault]:
    """A page that scrolls sideways, or cuts a text off."""
    over, name, cut = shown.evaluate(_REACH)
    if over:
        what = f"it scrolls {over} px sideways, because of {name or 'its text'}"
        yield Fault(place, what, "Let it wrap or shrink")
    elif cut:
        yield Fault(place, f"a text is cut off in {cut}", "Let it wrap, or let it be scrolled to")


def with_large_letters(shown: "Page", page: PrintedPage) -> Iterator[Fault]:
    """A reader who needs letters twice as large reads all of it, and never sideways."""
    line = shown.context.new_cdp_session(shown)
    for width, size in _LARGE:
        shown.set_viewport_size({"width": width, "height": HEIGHT})
        line.send("Page.setFontSizes", {"fontSizes": {"standard": size}})
        yield from reach(shown, f"{page.path} ({width} px, letters of {size} px)")
    line.send("Page.setFontSizes", {"fontSizes": {"standard": _ORDINARY}})
    line.detach()


def pictures(shown: "Page", page: PrintedPage) -> Iterator[Fault]:
    """Each picture is drawn from the right one of its files, and none larger than it is."""
    images = page.all("img")
    sources = {
        image: each.findall("source") for each in page.all("picture") for image in each.iter("img")
    }
    for width in _WIDTHS if images else ():
        shown.set_viewport_size({"width": width, "height": HEIGHT})
        drawn = shown.evaluate(_DRAWN)
        for image, (wide, natural) in zip(images, drawn, strict=False):
            said = f"'{image.get('alt', '')[:40]}' is drawn {wide:.0f} px wide"
            if wide > natural + 1:
                what = f"{said}, and has {natural:.0f} px"
                yield Fault(f"{page.path} ({width} px)", what, "Leave it as wide as it is")
            for density in _DENSITIES:
                phone = Phone(width, HEIGHT, density)
                file = chosen(image, sources.get(image, []), phone)
                others = [each.get("srcset", "") for each in [*sources.get(image, []), image]]
                offered = next((each for each in others if file in each), "")
                taken = _wrong_width(file, offered, wide * density)
                if taken:
                    yield Fault(
                        f"{page.path} ({width} px, {density} device px to one)",
                        f"{said} from a file of {taken} px",
                        "Tell the truth in PLACES of newsroom/views/picture_markup.py",
                    )


def _wrong_width(file: str, offered: str, wanted: float) -> int:
    """The width of a file that is too narrow or too wide where another was offered; else 0."""
    widths = [int(width) for width in re.findall(r" (\d+)w", offered)]
    found = re.search(rf"{re.escape(file)} (\d+)w", offered)
    if not wanted or found is None:
        return 0
    taken = int(found[1])
    is_blurred = taken < wanted * _TOO_FEW and taken < max(widths)
    is_wasted = any(wanted * _ENOUGH <= width < taken for width in widths)
    return taken if is_blurred or is_wasted else 0


def screens(shown: "Page", page: PrintedPage) -> Iterator[Finding]:
    """On a phone: what is left of the screen to the news; whether all of a story leads on."""
    shown.set_viewport_size({"width": _WIDTHS[0], "height": HEIGHT})
    if page.kind == "front":
        figure = Figure("front: masthead", page.path, shown.evaluate(_MAST), _MASTHEAD, "px")
        yield figure
        yield from figure.fault(
            "Leave the screen to the news: theme/static/css/parts/nameplate.css"
        )
    for part in dict.fromkeys(shown.evaluate(_STORIES)):
        what = f"a tap on .{part.split(' ')[0]} of a story leads nowhere"
        yield Fault(page.path, what, "Let nothing lie over the headline's link")


def on_paper(shown: "Page", page: PrintedPage) -> Iterator[Fault]:
    """Browsers cut a grid badly where a page ends: lines lie over each other, pages stay empty."""
    grids = shown.evaluate(_GRIDS)
    if grids:
        what = f"on paper {', '.join(dict.fromkeys(grids))} is a grid"
        yield Fault(page.path, what, "Make it a block in theme/static/css/print.css")
