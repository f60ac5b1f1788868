"""What the browser proof tells of pages that are laid out badly on purpose."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from newsroom.proof import Fault, Figure, PrintedPage
from newsroom.proof.browser import chromium, layout
from newsroom.proof.judges import LackingError

Look = Callable[..., list[str]]
PICTURE = (
    '<picture><img src="/a-900.png" srcset="/a-320.png 320w, /a-900.png 900w" sizes="{sizes}"'
    ' alt="पुल" width="900" height="600"></picture>'
)
STORY = """
  <article class="story" style="position: relative">
    <figure class="picture"><img src="/a.png" alt="पुल" width="90" height="60"></figure>
    <h2 class="headline"><a href="/pul/">पुल</a></h2>
    <p class="standfirst">पुल बंद रहेगा।</p>
  </article>"""
WHOLE = "<style>.headline a::after { content: ''; position: absolute; inset: 0; }</style>"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Any]:
    """A browser; without one the test is skipped."""
    try:
        with chromium.launched() as launched:
            yield launched
    except LackingError as lacking:
        pytest.skip(str(lacking))


@pytest.fixture
def look(chrome: Any) -> Iterator[Look]:  # noqa: ANN401
    """Look at a page in one way; give what is told of it."""
    context = chrome.new_context(viewport={"width": 360, "height": layout.HEIGHT})
    drawn = BytesIO()
    Image.new("RGB", (90, 60), "navy").save(drawn, "PNG")
    context.route("**/*.png", lambda route: route.fulfill(body=drawn.getvalue()))

    def told(
        way: Callable[..., Any], body: str, path: str = "index.html", **media: str
    ) -> list[str]:
        source = (
            '<!DOCTYPE html><html lang="hi"><head><base href="http://127.0.0.1:9/">'
            "<style>body { margin: 0 } img { max-width: 100%; height: auto }</style></head>"
            f"<body>{body}</body></html>"
        )
        page = context.new_page()
        page.emulate_media(**media)
        page.set_content(source)
        found = list(way(page, PrintedPage(path, source)))
        assert all(isinstance(each, Fault | Figure) for each in found)
        return [str(each) for each in found if isinstance(each, Fault)]

    yield told
    context.close()


def test_a_page_that_large_letters_push_sideways_is_told(look: Look) -> None:
    """A browser whose letters are twice as large: a line that does not wrap leaves the screen."""
    line = '<p style="white-space: nowrap; width: 18em">24 नवंबर 2026</p>'

    assert look(layout.with_large_letters, line) == [
        (
            "index.html (360 px, letters of 32 px): it scrolls 216 px sideways, because of p. "
            "Let it wrap or shrink."
        ),
        (
            "index.html (320 px, letters of 24 px): it scrolls 112 px sideways, because of p. "
            "Let it wrap or shrink."
        ),
    ]


def test_a_text_that_large_letters_hide_is_told(look: Look) -> None:
    """What is cut off, nobody can scroll to; a strip that scrolls is no fault."""
    date = '<span style="white-space: nowrap">मंगलवार, 24 नवंबर 2026, दोपहर 12:30 बजे</span>'

    assert look(layout.with_large_letters, f'<div style="overflow: hidden">{date}</div>') == [
        f"index.html ({width} px, letters of {size} px): a text is cut off in span. "
        "Let it wrap, or let it be scrolled to."
        for width, size in ((360, 32), (320, 24))
    ]
    assert look(layout.with_large_letters, f'<div style="overflow-x: auto">{date}</div>') == []


@pytest.mark.parametrize(
    ("sizes", "told"),
    [
        ("100vw", []),
        (
            "300px",
            [
                "index.html (768 px, 1 device px to one): 'पुल' is drawn 768 px wide",
                "index.html (1280 px, 1 device px to one): 'पुल' is drawn 900 px wide",
            ],
        ),
    ],
)
def test_a_picture_from_too_small_a_file_is_told(look: Look, sizes: str, told: list[str]) -> None:
    """What ``sizes`` says is held against what is drawn."""
    remedy = "from a file of 320 px. Tell the truth in PLACES of newsroom/views/picture_markup.py."

    found = look(layout.pictures, PICTURE.format(sizes=sizes))

    assert found == [f"{each} {remedy}" for each in told]


def test_a_picture_from_too_large_a_file_is_told(look: Look) -> None:
    """A thumbnail costs no more than it shows."""
    found = look(layout.pictures, f'<div style="width: 90px">{PICTURE.format(sizes="100vw")}</div>')

    assert "is drawn 90 px wide from a file of 900 px" in found[0]


def test_a_picture_that_is_stretched_is_told(look: Look) -> None:
    """Never wider than its file."""
    stretched = '<img style="width: 100%" src="/a.png" alt="पुल" width="200" height="100">'

    assert look(layout.pictures, stretched)[0] == (
        "index.html (360 px): 'पुल' is drawn 360 px wide, and has 200 px. Leave it as wide as it is."
    )


def test_a_story_that_does_not_lead_on_wherever_it_is_touched_is_told(look: Look) -> None:
    """Its picture and standfirst are part of its headline's link."""
    assert look(layout.screens, STORY) == [
        (
            "index.html: a tap on .picture of a story leads nowhere. "
            "Let nothing lie over the headline's link."
        ),
        (
            "index.html: a tap on .standfirst of a story leads nowhere. "
            "Let nothing lie over the headline's link."
        ),
    ]
    assert look(layout.screens, WHOLE + STORY) == []


def test_a_masthead_that_takes_the_screen_is_told(look: Look) -> None:
    """190 px of a phone's 800."""
    mast = '<header class="masthead" style="height: 191px"></header>'

    assert look(layout.screens, mast) == [
        (
            "index.html: front: masthead is 191, at most 190 px. "
            "Leave the screen to the news: theme/static/css/parts/nameplate.css."
        )
    ]
    assert look(layout.screens, mast, path="about/index.html") == []


def test_a_grid_on_paper_is_told(look: Look) -> None:
    """Chromium lays its lines over each other where a page ends."""
    grid = '<main><div class="desks" style="display: grid"><p>क</p></div></main>'

    assert look(layout.on_paper, grid, media="print") == [
        "index.html: on paper div.desks is a grid. Make it a block in theme/static/css/print.css."
    ]
