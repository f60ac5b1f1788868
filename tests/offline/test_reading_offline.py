"""What a reader gets on a line that comes and goes, in a real browser."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.offline.conftest import Line

Phone = Any
BRIDGE = "/2026/11/24/pul-par-vahan/"
FAIR = "/2026/10/20/mela-maidan/"
ENGLISH = "/2026/11/24/bridge-closed-to-lorries/"
PUNJABI = "/2026/11/24/pul-bhari-gaddian/"
LANGS = ("hi", "en", "ur", "pa")
NOTICE = ".notice p"
UNTIL = """
const until = async (holds) => {
    for (let tries = 0; tries < 999 && !(await holds()); tries++) {
        await new Promise((go) => setTimeout(go, 5));
    }
};
"""
"""For a page's own waiting, which ends."""


def read(page: Any, address: str) -> None:  # noqa: ANN401
    """Open a page and read on until the phone has kept it."""
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready")
    for kept in (address, home_of(page), home_of(page) + "offline/"):
        until(page, "(address) => caches.match(address).then(Boolean)", kept)


def until(page: Any, holds: str, *given: object) -> None:  # noqa: ANN401
    """Wait for a promise of a page to come true; Playwright's own waiting does not await one."""
    for _ in range(160):
        if page.evaluate(holds, *given):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {holds}")


def home_of(page: Any) -> str:  # noqa: ANN401
    """The absolute address of the front page of a page's edition."""
    home: str = page.evaluate(
        "new URL(document.querySelector('[data-home]').dataset.home, location.href).href"
    )
    return home


def cut(phone: Phone, line: Line) -> None:
    """Take the phone off the network.

    Newer Chromiums let only the document that stands there know, and none that is opened later.
    """
    line.is_up = False
    phone.add_init_script(
        "Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true })"
    )
    phone.set_offline(True)


def mend(phone: Phone, line: Line) -> None:
    """Put it back."""
    line.is_up = True
    phone.add_init_script("delete navigator.onLine")
    phone.set_offline(False)
    for page in phone.pages:
        page.evaluate("delete navigator.onLine && dispatchEvent(new Event('online'))")


@pytest.mark.parametrize(
    ("address", "headline", "said"),
    [
        (BRIDGE, "पुल", "आप ऑफ़लाइन हैं। यह पन्ना 2 घंटे पहले का है।"),
        (f"/en{ENGLISH}", "Bridge", "You are offline. Page saved 2 hours ago."),
        (f"/ur{BRIDGE}", "پل", "آپ آف لائن ہیں۔ یہ صفحہ 2 گھنٹے پہلے کا ہے۔"),
        (f"/pa{PUNJABI}", "ਪੁਲ", "ਤੁਸੀਂ ਆਫ਼ਲਾਈਨ ਹੋ। ਇਹ ਪੰਨਾ 2 ਘੰਟੇ ਪਹਿਲਾਂ ਦਾ ਹੈ।"),
    ],
    ids=LANGS,
)
def test_a_page_that_was_read_opens_without_a_network_and_says_its_age(
    phone: Phone, line: Line, address: str, headline: str, said: str
) -> None:
    """Each language says it in its own words; the page is whole, with its own picture."""
    page = phone.new_page()
    read(page, line.root + address)
    cut(phone, line)
    page.clock.set_fixed_time(datetime.now(UTC) + timedelta(hours=2))

    page.reload()

    assert headline in page.locator("h1").inner_text()
    assert page.locator(NOTICE).is_visible()
    assert said in page.locator(NOTICE).inner_text()


def test_two_pages_and_the_front_page_are_kept(phone: Phone, line: Line) -> None:
    """Both reports that were read, and the front page, which was not."""
    page = phone.new_page()
    for address in (BRIDGE, FAIR):
        read(page, line.root + address)
    cut(phone, line)

    headlines = []
    for address in (BRIDGE, FAIR, "/"):
        page.goto(line.root + address)
        headlines.append(page.locator("h1, .lead h2").first.inner_text())
        assert "आप ऑफ़लाइन हैं।" in page.locator(NOTICE).inner_text()

    assert len(set(headlines[:2])) == 2


def test_a_page_that_was_never_read_is_told_of_in_its_language(phone: Phone, line: Line) -> None:
    """The page for want of a network lists those that are kept, each in its own language."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    read(page, f"{line.root}/en{ENGLISH}")
    cut(phone, line)

    page.goto(line.root + FAIR)
    hindi = page.locator("h1").inner_text()
    page.goto(f"{line.root}/en/2026/never/")

    assert hindi == "आप ऑफ़लाइन हैं"
    assert page.locator("h1").inner_text() == "You are offline"
    assert page.locator(NOTICE).is_hidden()
    kept = page.locator("#kept a")
    kept.first.wait_for()
    languages = kept.evaluate_all("links => links.map(each => each.lang)")
    paths = kept.evaluate_all("links => links.map(each => each.pathname)")
    assert set(paths) == {BRIDGE, f"/en{ENGLISH}", "/", "/en/"}
    assert languages == ["en" if path.startswith("/en/") else "hi" for path in paths]
    kept.first.click()
    assert page.locator(NOTICE).is_visible()


def test_a_page_is_never_old_while_the_line_is_quick(phone: Phone, line: Line) -> None:
    """A correction is read at once, and nothing is said of age."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    file = line.folder / BRIDGE.strip("/") / "index.html"
    corrected = file.read_text(encoding="utf-8").replace("</h1>", " (संशोधित)</h1>")
    file.write_text(corrected, encoding="utf-8")

    page.reload()

    assert "(संशोधित)" in page.locator("h1").inner_text()
    assert page.locator(NOTICE).is_hidden()


def test_on_a_line_that_brings_nothing_a_kept_page_is_shown_after_four_seconds(
    phone: Phone, line: Line
) -> None:
    """The phone believes it is online: the page says that the network did not answer."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    line.hangs = True

    page.goto(line.root + BRIDGE, wait_until="commit")
    page.locator(NOTICE, has_text="नेटवर्क नहीं मिला।").wait_for()

    waited = page.evaluate("performance.timing.responseStart - performance.timing.navigationStart")
    assert 4000 <= waited < 5000


def test_when_the_network_is_back_the_page_says_so_and_can_be_looked_at_again(
    phone: Phone, line: Line
) -> None:
    """One tap brings the page as it is now."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    cut(phone, line)
    page.reload()

    mend(phone, line)
    page.locator(NOTICE, has_text="नेटवर्क लौट आया।").wait_for()
    page.get_by_role("button", name="फिर देखें").click()

    page.wait_for_function("!document.documentElement.dataset.kept")
    assert page.locator(NOTICE).is_hidden()


def test_going_back_to_a_kept_page_tells_its_age_anew(phone: Phone, line: Line) -> None:
    """The browser may have the page in memory: its notice is composed again."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    read(page, line.root + FAIR)
    cut(phone, line)
    page.goto(line.root + BRIDGE)
    page.evaluate("window.isInMemory = true")
    page.evaluate("Date.now = () => new Date().getTime() + 3 * 24 * 36e5")
    page.goto(line.root + FAIR)

    page.evaluate("history.back()")

    page.locator(NOTICE, has_text="3 दिन पहले").wait_for()
    assert page.evaluate("window.isInMemory")


def test_a_page_that_was_withdrawn_is_forgotten(phone: Phone, line: Line) -> None:
    """Whoever asks for it while online is told, and finds it no more when offline."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    (line.folder / BRIDGE.strip("/") / "index.html").unlink()

    page.reload()
    until(page, "() => caches.match(location.href).then((kept) => !kept)")
    cut(phone, line)
    page.goto(line.root + BRIDGE)

    assert page.locator("h1").inner_text() == "आप ऑफ़लाइन हैं"


@pytest.mark.parametrize("address", ["/", BRIDGE], ids=["front page", "report"])
def test_no_picture_is_fetched_that_nobody_saw(phone: Phone, line: Line, address: str) -> None:
    """The worker keeps pictures as they are shown; one further down was never asked for."""
    file = line.folder / address.strip("/") / "index.html"
    far = (
        '<svg width="9" height="9000"></svg><picture><source type="image/avif"'
        ' srcset="/images/door-0123456789-32.avif"><img src="/images/door-0123456789-32.png"'
        ' alt="" width="32" height="32" loading="lazy"></picture></main>'
    )
    file.write_text(file.read_text(encoding="utf-8").replace("</main>", far), encoding="utf-8")
    page = phone.new_page()
    read(page, line.root + address)
    page.wait_for_timeout(500)

    shown = page.evaluate(
        "[...document.images].filter((each) => each.naturalWidth)"
        ".map((each) => new URL(each.currentSrc).pathname)"
    )
    assert {each for each in line.asked if each.startswith("/images/")} == set(shown)
    assert len(shown) == page.evaluate("document.images.length") - 1


def test_only_whole_pages_and_hashed_files_are_kept(phone: Phone, line: Line) -> None:
    """No feed, no redirect, no error, nothing with a query of its own."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    for address in ("/rss.xml", "/2026/11/24/none/", BRIDGE.rstrip("/"), f"{BRIDGE}?fbclid=1"):
        phone.request.get(line.root + address)
        page.evaluate("(address) => { location.href = address }", line.root + address)
        page.wait_for_timeout(300)
    page.goto(line.root + BRIDGE)

    paths = page.evaluate(
        """async () => {
            const names = await caches.keys();
            const open = async (each) => (await caches.open(each)).keys();
            const keys = await Promise.all(names.map(open));
            return [].concat(...keys).map(({ url }) => url.replace(location.origin, ""));
        }"""
    )
    hashed = re.compile(r"/theme/[a-z]+\.[0-9a-f]{10}\.js|/images/pul-[0-9a-f]{10}-\d+\.[a-z]+")
    assert {path for path in paths if not hashed.fullmatch(path)} == {"/", "/offline/", BRIDGE}
    assert len(paths) == len(set(paths))


def test_fifty_pages_are_kept_and_the_oldest_goes_first(phone: Phone, line: Line) -> None:
    """The front page is not counted among them and stays."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    words = (line.folder / BRIDGE.strip("/") / "index.html").read_text(encoding="utf-8")
    for number in range(52):
        file = line.folder / "many" / str(number) / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(words, encoding="utf-8")
    addresses = [f"{line.root}/many/{number}/" for number in range(52)]

    kept = page.evaluate(
        """async (addresses) => {
            UNTIL
            const worker = navigator.serviceWorker.controller;
            for (const each of addresses) {
                worker.postMessage([each]);
                await until(() => caches.match(each));
            }
            const cache = await caches.open("pages " + location.origin + "/");
            await until(async () => (await cache.keys()).length < 52);
            return (await cache.keys()).map(({ url }) => url);
        }""".replace("UNTIL", UNTIL),
        addresses,
    )

    assert set(kept) == {f"{line.root}/", *addresses[2:]}


def test_pictures_and_scripts_are_kept_up_to_six_megabytes(phone: Phone, line: Line) -> None:
    """The first to come are the first to go; what changes its name is never asked for twice."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    places = [f"/images/big.{number:010x}.png" for number in range(8)]
    for place in places:
        (line.folder / place[1:]).write_bytes(bytes(1_000_000))

    kept = page.evaluate(
        """async (places) => {
            UNTIL
            const cache = await caches.open("assets " + location.origin + "/");
            for (const each of places) {
                await (await fetch(each)).blob();
                await until(() => cache.match(each));
            }
            await until(async () => (await cache.keys()).length < 7);
            await (await fetch(places[7])).blob();
            return (await cache.keys()).map(({ url }) => new URL(url).pathname);
        }""".replace("UNTIL", UNTIL),
        places,
    )

    assert kept == places[2:]
    assert line.asked.count(places[7]) == 1


def test_a_new_worker_takes_the_old_one_s_place_and_keeps_the_pages(
    phone: Phone, line: Line
) -> None:
    """The page for want of a network is fetched anew; what was read stays, as do other caches."""
    page = phone.new_page()
    read(page, line.root + BRIDGE)
    page.evaluate("caches.open('pages ' + location.origin + '/other/')")
    worker = line.folder / "sw.js"
    source = worker.read_text(encoding="utf-8")
    worker.write_text(re.sub(r'VERSION = "\w+"', 'VERSION = "next"', source), encoding="utf-8")
    line.asked.clear()

    page.reload()
    until(
        page, "() => caches.keys().then((names) => names.some((each) => each.startsWith('next ')))"
    )
    until(page, "() => caches.match('/offline/').then(Boolean)")
    until(page, "() => caches.keys().then((names) => names.length === 4)")
    names = page.evaluate("caches.keys()")
    cut(phone, line)
    page.reload()

    assert sorted(name.split(" ")[0] for name in names) == ["assets", "next", "pages", "pages"]
    assert "/offline/" in line.asked
    assert page.locator(NOTICE).is_visible()


def test_before_the_load_event_a_page_fetches_one_script(phone: Phone, line: Line) -> None:
    """The worker and what it keeps come after the page is there: reading is first."""
    page = phone.new_page()

    page.goto(line.root + BRIDGE, wait_until="load")

    before = page.evaluate(
        """() => {
            const [{ loadEventStart }] = performance.getEntriesByType("navigation");
            return performance.getEntriesByType("resource")
                .filter((each) => each.startTime < loadEventStart)
                .map((each) => each.initiatorType + " " + each.name.split(/[/.]/).slice(-3)[0]);
        }"""
    )
    assert [each for each in before if not each.startswith(("img ", "other ", "link "))] == [
        "script site"
    ]


@pytest.mark.parametrize(
    "address", [BRIDGE, f"/en{ENGLISH}", f"/ur{BRIDGE}", f"/pa{PUNJABI}"], ids=LANGS
)
def test_nothing_moves_when_a_kept_page_says_its_age(
    phone: Phone, line: Line, address: str
) -> None:
    """Room is kept for the notice: its words, whatever they say, take no more."""
    page = phone.new_page()
    read(page, line.root + address)
    cut(phone, line)
    page.reload()

    assert page.locator(NOTICE).is_visible()
    heights = page.evaluate(
        """() => {
            const notice = document.querySelector(".notice");
            const words = notice.firstElementChild;
            const { offline, slow, back, age, minute } = words.dataset;
            const heights = [offline, slow, back].map((why) => {
                const said = age.replace("{age}", minute.replace("{n}", 59));
                words.firstChild.data = `${why} ${said} `;
                return notice.offsetHeight;
            });
            words.hidden = true;
            return [...heights, notice.offsetHeight];
        }"""
    )
    assert len(set(heights)) == 1


def test_the_site_can_be_installed(phone: Phone, line: Line) -> None:
    """Chromium finds no fault in the manifest of any edition."""
    page = phone.new_page()
    devtools = phone.new_cdp_session(page)

    for home in ("/", "/en/", "/ur/", "/pa/"):
        page.goto(line.root + home)
        found = devtools.send("Page.getAppManifest")
        assert found["url"] == f"{line.root}{home}manifest.webmanifest"
        assert found["errors"] == []


def test_a_site_below_a_path_is_kept_too(phone: Phone, project_folder: Path) -> None:
    """Every address of worker, front page and page for want of a network has the site's path."""
    line = Line(project_folder, "/project")
    try:
        page = phone.new_page()
        read(page, f"{line.root}/2026/11/24/pani-ka-samay/")
        cut(phone, line)
        headlines = []
        for address in ("/2026/11/24/pani-ka-samay/", "/never/"):
            page.goto(line.root + address)
            headlines.append(page.locator("h1").inner_text())

        assert "पानी" in headlines[0]
        assert headlines[1] == "आप ऑफ़लाइन हैं"
        assert page.evaluate("navigator.serviceWorker.controller.scriptURL") == f"{line.root}/sw.js"
    finally:
        line.close()
