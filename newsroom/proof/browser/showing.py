"""Each kind of page in each language, as it is shown.

Wide and narrow, light and dark, on paper and without script; axe-core looks over it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsroom.engine.progress import Progress
from newsroom.proof.browser import layout
from newsroom.proof.finding import Fault, Figure, Finding
from newsroom.proof.site import PrintedPage, PrintedSite
from newsroom.proof.weight import Budgets

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request

__all__ = ["show"]

_WIDTHS = (360, 1280)
_SCHEMES = ("light", "dark")
_NARROWEST = 320  # px: WCAG 1.4.10
_LONGEST_COMPLAINT = 300  # characters

_AXE = """() => axe.run(document, {
  resultTypes: ["violations"],
  preload: false,
  runOnly: {type: "tag", values: [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
  ]},
  rules: {"target-size": {enabled: true}},
}).then((found) => found.violations.map((each) => [
  each.id, each.help, each.nodes.length, each.nodes[0].target.flat().join(" "),
]))"""

# WCAG 1.4.12; all scripts but Latin have more between lines already. A sheet that is made by script
# needs no leave from the page's policy.
_SPACE_OUT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { letter-spacing: .12em !important; word-spacing: .16em !important; }
    :lang(en) { line-height: 1.5 !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
_SPACE_BACK = "() => { document.adoptedStyleSheets = []; }"

_LINES = """() => {
  const lines = (text) => text.split("\\n").map((line) => line.trim()).filter(Boolean);
  const tools = [...document.querySelectorAll("form, button, dialog, [role=status], output")];
  return [lines(document.body.innerText), tools.flatMap((each) => lines(each.innerText || ""))];
}"""

_SEEN = """(wanted) => [...document.querySelectorAll(wanted)]
  .filter((each) => each.checkVisibility()
    && each.getBoundingClientRect().width > 1 && each.getBoundingClientRect().height > 1)
  .map((each) => each.localName + (each.className ? "." + each.className.split(" ")[0] : ""))"""

_FURNITURE = "nav, form, button, input, .skip"
_TOOLS = "form, button, input"

_PICTURES_ABOVE = """(limit) => [...document.images].filter((each) =>
  each.checkVisibility() && each.getBoundingClientRect().top + scrollY < limit).length"""


@dataclass
class _Heard:
    """What a page said and asked for while it was shown."""

    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)

    def listen(self, shown: "Page") -> None:
        """Begin."""
        shown.on("console", self._console)
        shown.on("pageerror", lambda error: self.complaints.append(str(error)))
        shown.on("request", self._request)

    def _console(self, message: "ConsoleMessage") -> None:
        # Policy violations come so, too. That the page of what is not there is not there is meant.
        if message.type in {"error", "warning"} and "404 (Not Found)" not in message.text:
            self.complaints.append(" ".join(message.text.split())[:_LONGEST_COMPLAINT])

    def _request(self, asked: "Request") -> None:
        if not asked.url.startswith((f"{self.address}/", "data:", "blob:")):
            self.strangers.append(asked.url)

    def faults(self, page: PrintedPage) -> Iterator[Fault]:
        """What should not have been heard."""
        for complaint in self.complaints:
            yield Fault(page.path, f"the console says '{complaint}'", "Mend the page or the script")
        for stranger in self.strangers:
            yield Fault(page.path, f"it asks for '{stranger}'", "Serve it from this site")
        for cookie in self.cookies:
            yield Fault(page.path, f"it sets the cookie '{cookie}'", "Keep nothing about readers")


def show(
    browser: "Browser", site: PrintedSite, address: str, progress: Progress, axe: str
) -> Iterator[Finding]:
    """Show the longest page of each kind; without ``axe``, nothing is said of accessibility."""
    pages = [
        page
        for lang in site.editions
        for page in site.longest(lang).values()
        if page.kind != "redirect"  # it leads at once to a page that is shown in its turn
    ]
    strangers = cookies = 0
    with progress.stage("Showing pages", len(pages)) as stage:
        for page in pages:
            url = f"{address}{site.address_of(page)}"
            heard = _Heard(address)
            yield from _show(browser, page, url, axe, heard)
            strangers += len(heard.strangers)
            cookies += len(heard.cookies)
            stage.advance()
    shown = len(pages) * len(_WIDTHS) * len(_SCHEMES)
    yield Figure("views of a page", "each kind, language, width and scheme", shown)
    yield Figure("requests to others, in a browser", "all pages", strangers, 0)
    yield Figure("cookies", "all pages", cookies, 0)


def _show(
    browser: "Browser", page: PrintedPage, url: str, axe: str, heard: "_Heard"
) -> Iterator[Finding]:
    context = browser.new_context(viewport={"width": _WIDTHS[0], "height": layout.HEIGHT})
    shown = context.new_page()
    heard.listen(shown)
    shown.goto(url, wait_until="networkidle")
    yield from _pictures(shown, page)
    lines, tools = shown.evaluate(_LINES)
    yield from _views(shown, page, axe)
    yield from _narrowest(shown, page)
    yield from layout.with_large_letters(shown, page)
    yield from layout.pictures(shown, page)
    yield from layout.screens(shown, page)
    yield from _printed(shown, page)
    heard.cookies = [cookie["name"] for cookie in context.cookies()]
    context.close()
    yield from heard.faults(page)
    yield from _without_script(browser, url, page, set(lines) - set(tools))


def _views(shown: "Page", page: PrintedPage, axe: str) -> Iterator[Fault]:
    """Wide and narrow, light and dark."""
    if axe:
        shown.evaluate(axe)
    for width in _WIDTHS:
        shown.set_viewport_size({"width": width, "height": layout.HEIGHT})
        yield from layout.reach(shown, f"{page.path} ({width} px)")
        for scheme in _SCHEMES:
            shown.emulate_media(color_scheme=scheme)
            if axe:
                yield from _accessible(shown, f"{page.path} ({width} px, {scheme})")


def _narrowest(shown: "Page", page: PrintedPage) -> Iterator[Fault]:
    """As it is, and with the reader's own spacing of text."""
    shown.set_viewport_size({"width": _NARROWEST, "height": layout.HEIGHT})
    yield from layout.reach(shown, f"{page.path} ({_NARROWEST} px)")
    shown.evaluate(_SPACE_OUT)
    yield from layout.reach(shown, f"{page.path} ({_NARROWEST} px, text spaced out)")
    shown.evaluate(_SPACE_BACK)


def _accessible(shown: "Page", place: str) -> Iterator[Fault]:
    found: list[Any] = shown.evaluate(_AXE)
    for rule, says, number, where in found:
        more = f" and {number - 1} more" if number > 1 else ""
        yield Fault(
            place, f"axe {rule}: {says}: {where}{more}", "See dequeuniversity.com/rules/axe"
        )


def _pictures(shown: "Page", page: PrintedPage) -> Iterator[Finding]:
    if page.kind != "front":
        return
    bar = Budgets().pictures_of_two_screens
    number = shown.evaluate(_PICTURES_ABOVE, 2 * layout.HEIGHT)
    figure = Figure("front: pictures within two screens", page.path, number, bar)
    yield figure
    yield from figure.fault("Count them all: pictures_of_two_screens in newsroom/proof/weight.py")


def _printed(shown: "Page", page: PrintedPage) -> Iterator[Fault]:
    """On paper nobody can press anything, and everybody wants to know where it stood."""
    shown.emulate_media(media="print")
    yield from layout.on_paper(shown, page)
    if page.kind != "report":
        shown.emulate_media(media="screen")
        return
    furniture = shown.evaluate(_SEEN, _FURNITURE)
    text = shown.evaluate("() => document.body.innerText")
    shown.emulate_media(media="screen")
    if furniture:
        what = f"on paper it shows {', '.join(dict.fromkeys(furniture))}"
        yield Fault(page.path, what, "Hide it in theme/static/css/print.css")
    if page.canonical not in text:
        yield Fault(page.path, "on paper its address is missing", f"Print {page.canonical}")


def _without_script(
    browser: "Browser", url: str, page: PrintedPage, lines: set[str]
) -> Iterator[Fault]:
    """All text is there, and no tool that does nothing."""
    context = browser.new_context(
        viewport={"width": _WIDTHS[0], "height": layout.HEIGHT}, java_script_enabled=False
    )
    plain = context.new_page()
    plain.goto(url, wait_until="load")
    there, _ = plain.evaluate(_LINES)
    dead = plain.evaluate(_SEEN, _TOOLS)
    context.close()
    lost = sorted(lines - set(there))
    if lost:
        what = f"without script it lacks '{lost[0]}'" + (
            f" and {len(lost) - 1} more lines" if lost[1:] else ""
        )
        yield Fault(page.path, what, "Print it in the page")
    if dead:
        what = f"without script {', '.join(dict.fromkeys(dead))} does nothing"
        yield Fault(page.path, what, "Keep it hidden until its script runs")
