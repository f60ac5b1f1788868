"""How soon a reader reads: a slow line and a slow phone, as the DevTools protocol slows them.

The line is slowed a request at a time: setting up a connection costs nothing here, and about two
more round trips with TLS 1.3 on a real one, before any site's first byte.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from newsroom.engine.progress import Progress
from newsroom.proof.finding import Figure, Finding
from newsroom.proof.site import PrintedPage, PrintedSite

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["SlowReader", "Timing", "measure", "time_page"]


@dataclass(frozen=True, slots=True)
class SlowReader:
    """Whom the bars are for."""

    kbit_per_s: int = 400
    round_trip: int = 400
    """ms"""
    slower: int = 4
    """times: the phone's processor, against this machine's."""
    width: int = 360
    height: int = 800
    density: float = 2
    largest_paint: float = 1.5
    """s: until the text of a report without a picture stands."""
    shift: float = 0
    """Cumulative layout shift: nothing moves."""
    times: int = 3
    """Each page is opened so often with an empty cache; the median counts."""
    settled: int = 1500
    """ms to wait after the load event for what comes later."""


@dataclass(frozen=True, slots=True)
class Timing:
    """What was measured on one page: seconds, and bytes on the line with their headers."""

    first_paint: float
    largest_paint: float
    shift: float
    requests: int
    """Before the load event, the page among them."""
    requests_after: int
    transferred: int
    transferred_after: int


_LISTS = ("section", "topic", "topics", "people", "author", "archive", "month", "page", "404")
"""Kinds of pages that are only watched, once: whether anything moves when what is late comes."""

_WATCH = """() => {
  window.proof = {largest: 0, first: 0, shift: 0};
  const watch = (type, note) => new PerformanceObserver((list) =>
    list.getEntries().forEach(note)).observe({type, buffered: true});
  watch("largest-contentful-paint", (entry) => { proof.largest = entry.startTime; });
  watch("paint", (entry) => {
    if (entry.name === "first-contentful-paint") proof.first = entry.startTime;
  });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) proof.shift += entry.value; });
}"""


def measure(
    browser: "Browser", site: PrintedSite, address: str, progress: Progress
) -> Iterator[Finding]:
    """Time the pages that readers land on."""
    reader = SlowReader()
    pages = _landings(site)
    with progress.stage("Timing pages", len(pages)) as stage:
        for name, page in pages.items():
            url = f"{address}{site.address_of(page)}"
            timings = [time_page(browser, url, reader) for _ in range(reader.times)]
            timing = sorted(timings, key=lambda timing: timing.largest_paint)[reader.times // 2]
            yield from _figures(name, page, timing, reader)
            stage.advance()
    longest = site.longest(site.default_lang)
    lists = {kind: longest[kind] for kind in _LISTS if kind in longest}
    with progress.stage("Watching lists", len(lists)) as stage:
        for kind, listing in lists.items():
            timing = time_page(browser, f"{address}{site.address_of(listing)}", reader)
            yield from _shift(kind, listing, timing, reader)
            stage.advance()


def time_page(browser: "Browser", url: str, reader: SlowReader) -> Timing:
    """Open one page with an empty cache, and time it."""
    context = browser.new_context(
        viewport={"width": reader.width, "height": reader.height},
        device_scale_factor=reader.density,
        is_mobile=True,
        has_touch=True,
    )
    page = context.new_page()
    line = context.new_cdp_session(page)
    ended: dict[str, tuple[float, int]] = {}
    loaded: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        ended[event["requestId"]] = (event["timestamp"], int(event["encodedDataLength"]))

    line.on("Network.loadingFinished", finished)
    line.on("Page.loadEventFired", lambda event: loaded.append(event["timestamp"]))
    line.send("Page.enable")
    line.send("Network.enable")
    bytes_per_s = reader.kbit_per_s * 1000 // 8
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": reader.round_trip,
            "downloadThroughput": bytes_per_s,
            "uploadThroughput": bytes_per_s,
        },
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": reader.slower})
    page.add_init_script(f"({_WATCH})()")
    page.goto(url, wait_until="load", timeout=120_000)
    page.wait_for_timeout(reader.settled)
    seen = page.evaluate("() => window.proof")
    context.close()
    before = [size for at, size in ended.values() if at <= loaded[0]]
    after = [size for at, size in ended.values() if at > loaded[0]]
    return Timing(
        first_paint=seen["first"] / 1000,
        largest_paint=seen["largest"] / 1000,
        shift=seen["shift"],
        requests=len(before),
        requests_after=len(after),
        transferred=sum(before),
        transferred_after=sum(after),
    )


def _shift(name: str, page: PrintedPage, timing: Timing, reader: SlowReader) -> Iterator[Finding]:
    shift = Figure(f"{name}: CLS", page.path, round(timing.shift, 4), reader.shift)
    yield shift
    yield from shift.fault("Give what comes late its size beforehand")


def _landings(site: PrintedSite) -> dict[str, PrintedPage]:
    """Where a link in WhatsApp leads: the longest reports, with and without a picture, and more."""
    longest = site.longest(site.default_lang)
    reports = sorted(
        (page for page in site.pages.values() if page.kind == "report"),
        key=lambda page: len(page.source),
        reverse=True,
    )
    found: dict[str, PrintedPage] = {}
    for kind in ("front", "speaker"):
        if kind in longest:
            found[kind] = longest[kind]
    for page in reports:
        name = "report with picture" if page.all("main//img") else "report of text"
        found.setdefault(name, page)
    return found


def _figures(name: str, page: PrintedPage, timing: Timing, reader: SlowReader) -> Iterator[Finding]:
    bar = reader.largest_paint if name == "report of text" else None
    yield Figure(f"{name}: first text", page.path, round(timing.first_paint, 2), None, "s")
    largest = Figure(f"{name}: LCP", page.path, round(timing.largest_paint, 2), bar, "s")
    yield largest
    yield from largest.fault("Make the page lighter, or let it wait for less")
    yield from _shift(name, page, timing, reader)
    for what, value, unit in (
        ("requests before load", timing.requests, ""),
        ("requests after load", timing.requests_after, ""),
        ("before load", timing.transferred, "bytes"),
        ("after load", timing.transferred_after, "bytes"),
    ):
        yield Figure(f"{name}: {what}", page.path, value, None, unit)
