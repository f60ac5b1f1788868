"""How a reader sends a report on, in a real browser."""

from typing import Any

from tests.offline.conftest import Line

BRIDGE = "/2026/11/24/pul-par-vahan/"
ADDRESS = f"https://samachar.example{BRIDGE}"
SHARED = "navigator.share = (sent) => { window.sent = sent; return Promise.resolve(); }"


def test_the_link_is_copied_and_the_page_says_so(phone: Any, line: Line) -> None:  # noqa: ANN401
    """The address of the report itself, whatever brought the reader here."""
    page = phone.new_page()
    page.goto(f"{line.root}{BRIDGE}?fbclid=1#k1")

    page.get_by_role("button", name="लिंक कॉपी करें").click()

    page.locator(".share output", has_text="लिंक कॉपी हो गया।").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == ADDRESS
    assert (
        page.locator(".share output").evaluate("(each) => each.computedRole || 'status'")
        == "status"
    )


def test_where_the_clipboard_is_closed_the_address_is_marked(phone: Any, line: Line) -> None:  # noqa: ANN401
    """The reader copies it by hand; nothing is said to be copied."""
    phone.add_init_script(
        "if (navigator.clipboard) navigator.clipboard.writeText = () => Promise.reject(new Error())"
    )
    page = phone.new_page()
    page.goto(line.root + BRIDGE)

    page.get_by_role("button", name="लिंक कॉपी करें").click()

    page.wait_for_function(f"getSelection().toString() === '{ADDRESS}'")
    assert page.locator(".share output").inner_text() == ""


def test_the_phone_s_own_sheet_is_offered_where_there_is_one(phone: Any, line: Line) -> None:  # noqa: ANN401
    """It is handed headline, standfirst and address."""
    phone.add_init_script(SHARED)
    page = phone.new_page()
    page.goto(line.root + BRIDGE)

    page.get_by_text("और तरीक़े").click()
    page.get_by_role("button", name="दूसरे ऐप से").click()

    assert page.evaluate("window.sent") == {
        "title": "पुल पर भारी वाहन बंद, 5 किमी का फेर",
        "text": "पुल पर भारी वाहन बंद, 5 किमी का फेर\n\nमरम्मत तक केवल छोटे वाहन जाएँगे।",
        "url": ADDRESS,
    }


def test_a_browser_without_such_ways_shows_five_links(phone: Any, line: Line) -> None:  # noqa: ANN401
    """No button that does nothing; no error."""
    phone.add_init_script(
        """for (const name of ["share", "clipboard", "serviceWorker"]) {
            Object.defineProperty(Navigator.prototype, name, { value: undefined });
        }
        delete window.caches; delete Intl.RelativeTimeFormat;"""
    )
    page = phone.new_page()
    page.goto(line.root + BRIDGE)

    page.get_by_text("और तरीक़े").click()
    assert page.locator(".share a:visible").count() == 5
    assert (
        page.locator("button").evaluate_all("all => all.filter((each) => each.offsetParent)") == []
    )


def test_with_javascript_off_the_page_is_whole(browser: Any, line: Line) -> None:  # noqa: ANN401
    """Text, picture, links to send it on, the address to copy by hand; no dead button."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 640})
    page = context.new_page()
    page.goto(line.root + BRIDGE)

    assert page.locator("h1").is_visible()
    assert page.locator(".copy p").first.is_visible()
    assert page.locator(".share a:visible").all_inner_texts() == ["व्हाट्सऐप"]
    page.get_by_text("और तरीक़े").click()
    assert page.locator(".share a:visible").count() == 5
    assert page.locator(".permalink bdi").inner_text() == ADDRESS
    assert page.locator("button:visible").count() == 0
    assert set(line.asked) >= {BRIDGE}
    assert "/sw.js" not in line.asked
    context.close()
