"""`./inv proof browser` and `lighthouse`, with Chromium; skipped where there is none."""

import shutil
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import Fault, Figure, PrintedSite, browser, judges, lighthouse
from newsroom.proof.browser import chromium, showing, speed
from newsroom.proof.candidates import Phone
from newsroom.proof.host import serve
from tests.proof.conftest import REPORT
from tests.proof.test_candidates import CASES

Show = Callable[..., list[str]]


@pytest.fixture
def chrome() -> Iterator[Any]:
    """A browser. Playwright may run but once in a process, and the proof begins its own."""
    try:
        with chromium.launched() as launched:
            yield launched
    except judges.LackingError as lacking:
        pytest.skip(str(lacking))


@pytest.fixture(scope="module")
def axe() -> str:
    """axe-core."""
    try:
        return judges.axe()
    except judges.LackingError as lacking:
        pytest.skip(str(lacking))


@pytest.fixture
def can_prove(axe: str) -> None:  # noqa: ARG001 (skips where there is none)
    """Skip where the proof would be told as not run."""
    try:
        chromium.find()
        chromium.check_driver()
    except judges.LackingError as lacking:
        pytest.skip(str(lacking))


@pytest.fixture
def show(chrome: Any, axe: str, sound_site: PrintedSite, tmp_path: Path) -> Show:  # noqa: ANN401
    """Show a report that has been spoiled; give what is told of it."""

    def told(old: str, new: str, **files: str) -> list[str]:
        output = tmp_path / "output"
        shutil.copytree(sound_site.output, output)
        source = (output / REPORT).read_text(encoding="utf-8")
        assert old in source
        (output / REPORT).write_text(source.replace(old, new, 1), encoding="utf-8")
        for name, text in files.items():
            (output / f"{name}.js").write_text(text, encoding="utf-8")
        site = PrintedSite(output)
        front = site.pages["index.html"]
        site.pages = {REPORT: site.pages[REPORT], front.path: front}
        with serve(site) as address:
            found = showing.show(chrome, site, address, Progress(), axe)
            return [
                str(each)
                for each in found
                if isinstance(each, Fault) and each.place != "index.html"
            ]

    return told


@pytest.mark.slow
def test_a_sound_page_is_not_told(show: Show) -> None:
    """axe-core, the console, paper, narrow windows: nothing to say."""
    assert show("<!DOCTYPE html>", "<!DOCTYPE html>") == []


@pytest.mark.slow
def test_what_axe_finds_is_told_with_its_place(show: Show) -> None:
    """At each width, light and dark."""
    told = show("</article>", '<a href="/"></a></article>')

    assert told[0] == (
        f"{REPORT} (360 px, light): axe link-name: Links must have discernible text: "
        'article > a[href="/"]. See dequeuniversity.com/rules/axe.'
    )
    assert [each.split(":")[0].removeprefix(f"{REPORT} ") for each in told] == [
        *("(360 px, light)", "(360 px, dark)", "(1280 px, light)", "(1280 px, dark)"),
    ]


@pytest.mark.slow
def test_small_targets_are_told(show: Show) -> None:
    """WCAG 2.2, 2.5.8: 24 px, or room around it."""
    small = '<svg width="9" height="9" aria-hidden="true"></svg><span class="unseen">x</span>'
    link = f'<a href="/about/">{small}</a>'

    told = show("</article>", f"<ul class='tags'><li>{link}</li></ul>{link}{link}</article>")

    assert any("axe target-size" in each for each in told)


@pytest.mark.slow
def test_a_page_that_scrolls_sideways_is_told(show: Show) -> None:
    """Which element is to blame is said."""
    told = show("</article>", '<svg class="map" width="340" height="9"></svg></article>')

    assert any(
        each.startswith(f"{REPORT} (320 px): it scrolls ") and "because of svg.map" in each
        for each in told
    )
    assert all("(320 px" in each for each in told)


@pytest.mark.slow
def test_what_the_policy_forbids_is_told(show: Show) -> None:
    """The browser says so in its console."""
    told = show("</article>", '<p style="color: red">x</p></article>')

    (complaint,) = [each for each in told if "the console says" in each]
    assert "Content Security Policy" in complaint


@pytest.mark.slow
def test_strangers_and_cookies_are_told(show: Show) -> None:
    """Whatever the page's own files do not show."""
    script = '<script src="/watch.js" defer></script></head>'

    told = show(
        "</head>",
        script,
        watch="document.cookie = 'reader=1'; new Image().src = '//cdn.example/a';",
    )

    assert f"{REPORT}: it sets the cookie 'reader'. Keep nothing about readers." in told
    assert any("cdn.example" in each for each in told)


@pytest.mark.slow
def test_a_page_that_needs_script_is_told(show: Show) -> None:
    """Text that only script brings, and a button that does nothing without it."""
    told = show(
        "</head>",
        '<script src="/late.js" defer></script></head>',
        late="document.querySelector('article').append('only with script');",
    )

    assert told == [f"{REPORT}: without script it lacks 'only with script'. Print it in the page."]


@pytest.mark.slow
def test_a_tool_that_does_nothing_is_told(show: Show) -> None:
    """On paper it is out of place, too."""
    told = show("</article>", '<button type="button">x</button></article>')

    assert told == [
        f"{REPORT}: on paper it shows button. Hide it in theme/static/css/print.css.",
        f"{REPORT}: without script button does nothing. Keep it hidden until its script runs.",
    ]


@pytest.mark.slow
def test_a_page_that_moves_and_is_late_is_told(
    chrome: Any,  # noqa: ANN401
    sound_site: PrintedSite,
    tmp_path: Path,
) -> None:
    """Slowed down as the reader's phone and line are."""
    output = tmp_path / "output"
    shutil.copytree(sound_site.output, output)
    source = (output / REPORT).read_text(encoding="utf-8")
    source = source.replace("</head>", '<script src="/big.js"></script></head>')
    (output / REPORT).write_text(source, encoding="utf-8")
    noise = "".join(f"/*{sha256(str(number).encode()).hexdigest()}*/" for number in range(1500))
    move = (
        "addEventListener('load', () => setTimeout(() =>"
        " document.querySelector('main').before('x', document.createElement('hr')), 500));"
    )
    (output / "big.js").write_text(noise + move, encoding="utf-8")
    site = PrintedSite(output)

    with serve(site) as address:
        url = f"{address}/{REPORT.removesuffix('index.html')}"
        timing = speed.time_page(chrome, url, speed.SlowReader())

    assert timing.largest_paint > 1.5
    assert timing.shift > 0
    assert timing.requests == 3  # page, script, picture


def test_a_phone_fetches_what_is_weighed(chrome: Any) -> None:  # noqa: ANN401
    """The browser's own choice among renditions is the one that `./inv proof weight` counts."""
    phone = Phone()
    context = chrome.new_context(
        viewport={"width": phone.width, "height": phone.height}, device_scale_factor=phone.density
    )
    page = context.new_page()
    chosen = {}
    for markup, _ in CASES:
        page.set_content(f'<base href="http://127.0.0.1:9/"><picture>{markup}</picture>')
        source = page.evaluate("() => document.images[0].currentSrc")
        chosen[markup] = source.removeprefix("http://127.0.0.1:9")
    context.close()

    assert chosen == dict(CASES)


@pytest.mark.slow
def test_the_sample_keeps_its_promises_in_a_browser(
    can_prove: None,  # noqa: ARG001
    sample_site: PrintedSite,
) -> None:
    """Every kind of page, every language, light and dark, wide and narrow."""
    found = list(browser.prove(sample_site, Progress()))

    assert [str(each) for each in found if not isinstance(each, Figure)] == []


@pytest.mark.slow
def test_lighthouse_gives_the_sample_a_hundred(
    can_prove: None,  # noqa: ARG001
    sample_site: PrintedSite,
) -> None:
    """In each of its categories."""
    found = list(lighthouse.prove(sample_site, Progress()))

    assert [str(each) for each in found if not isinstance(each, Figure)] == []
    assert {each.value for each in found if isinstance(each, Figure)} == {100}
