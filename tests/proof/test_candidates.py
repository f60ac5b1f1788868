"""Which rendition a phone fetches; the answers are Chromium's, at 360 px and 2 device px to one."""

from xml.etree import ElementTree as ET

import pytest

from newsroom.proof.candidates import Phone, chosen

WIDTHS = "/a-320.webp 320w, /a-480.webp 480w, /a-640.webp 640w, /a-960.webp 960w"
CASES = [
    ('<img src="/a.png"/>', "/a.png"),
    (f'<img src="/a.png" srcset="{WIDTHS}"/>', "/a-960.webp"),
    (f'<img src="/a.png" srcset="{WIDTHS}" sizes="160px"/>', "/a-320.webp"),
    (f'<img src="/a.png" srcset="{WIDTHS}" sizes="calc(100vw - 2rem)"/>', "/a-960.webp"),
    (
        f'<img src="/a.png" srcset="{WIDTHS}" sizes="(min-width: 48rem) 9rem, 100vw"/>',
        "/a-960.webp",
    ),
    (
        f'<img src="/a.png" srcset="{WIDTHS}" sizes="(max-width: 400px) 50vw, 100vw"/>',
        "/a-480.webp",
    ),
    ('<img src="/a.png" srcset="/b.png, /c.png 2x"/>', "/c.png"),
    (
        f'<source type="image/avif" srcset="/a.avif 1x"/><img src="/a.png" srcset="{WIDTHS}"/>',
        "/a.avif",
    ),
    ('<source type="image/jp2" srcset="/a.jp2"/><img src="/a.png"/>', "/a.png"),
    (
        '<source media="(min-width: 600px)" srcset="/wide.png"/><img src="/a.png"/>',
        "/a.png",
    ),
]
"""test_browser.py asks Chromium about the same ones."""


def fetched(markup: str, phone: Phone | None = None) -> str:
    """What is fetched for a ``<picture>``."""
    picture = ET.fromstring(f"<picture>{markup}</picture>")  # noqa: S314 (own words)
    image = picture.find("img")
    assert image is not None
    return chosen(image, picture.findall("source"), phone or Phone())


@pytest.mark.parametrize(("markup", "address"), CASES)
def test_a_phone_fetches_what_chromium_would(markup: str, address: str) -> None:
    """The smallest rendition that is sharp on its screen."""
    assert fetched(markup) == address


def test_a_desk_fetches_the_wide_one() -> None:
    """The same markup on a wide window."""
    markup = '<source media="(min-width: 600px)" srcset="/wide.png"/><img src="/a.png"/>'

    assert fetched(markup, Phone(width=1280, density=1)) == "/wide.png"
