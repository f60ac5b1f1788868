import re

import html5lib
import pytest

from newsroom.records.picture import Picture, Source
from newsroom.views.picture_markup import PLACES, picture_markup, plain_markup

AVIF = Source("image/avif", "avif", (320, 480, 720, 1080, 1440))
JPEG = Source("image/jpeg", "jpg", (320, 720, 1200))
HOSTILE = "\"पुल\" & <b> 'x'"
PHOTOGRAPH = Picture(
    "/images/pul-01-1200.jpg", 1200, 900, HOSTILE, stem="/images/pul-01", sources=(AVIF, JPEG)
)


def widths_in(markup: str, ending: str) -> list[int]:
    """The widths that are offered in a format."""
    return [int(width) for width in re.findall(rf"-(\d+)\.{ending} \1w", markup)]


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_is_whole_in_every_place(place: str) -> None:
    """HTML that a strict parser takes, with the picture's words, size and a width for ``sizes``."""
    markup = picture_markup(PHOTOGRAPH, place)

    html5lib.HTMLParser(strict=True).parseFragment(markup)
    image = html5lib.parseFragment(markup, namespaceHTMLElements=False).find(".//img")
    assert image is not None
    assert image.attrib["alt"] == HOSTILE
    assert (image.attrib["width"], image.attrib["height"]) == ("1200", "900")
    assert image.attrib["sizes"].startswith(PLACES[place].sizes or "(min-width: ")
    assert image.attrib["src"] == "/images/pul-01-720.jpg"
    assert ("fetchpriority" in image.attrib) is not ("loading" in image.attrib)


@pytest.mark.parametrize(
    ("place", "avif", "jpg"),
    [
        ("report", [320, 480, 720, 1080, 1440], [320, 720, 1200]),
        ("card", [320, 480, 720], [320, 720]),
        ("list", [320, 480], [320]),
    ],
)
def test_a_card_is_offered_small_renditions_alone(
    place: str, avif: list[int], jpg: list[int]
) -> None:
    """A list of twenty must not cost a reader twenty photographs."""
    markup = picture_markup(PHOTOGRAPH, place)

    assert widths_in(markup, "avif") == avif
    assert widths_in(markup, "jpg") == jpg


def test_the_first_picture_of_a_page_is_fetched_at_once() -> None:
    """Every other one when it comes near."""
    assert [place for place in PLACES if "lazy" not in picture_markup(PHOTOGRAPH, place)] == [
        "report",
        "lead",
    ]


@pytest.mark.parametrize(
    ("width", "height", "wide"),
    [(1200, 675, 648), (1200, 1200, 648), (900, 1800, 324), (500, 300, 500), (400, 4000, 65)],
)
def test_what_is_said_of_a_picture_in_a_column_is_true(width: int, height: int, wide: int) -> None:
    """Never wider than its file; a tall one no higher than the column is wide, so it is narrow."""
    webp = Source("image/webp", "webp", (320, width))
    picture = Picture("/a.jpg", width, height, "पुल", stem="/a", sources=(webp,))

    assert f'sizes="(min-width: {wide + 32}px) {wide}px, calc(100vw - 32px)"' in picture_markup(
        picture, "text"
    )


def test_a_small_picture_is_one_file() -> None:
    """There is nothing to choose from."""
    small = Picture(
        "/images/a-01-24.png",
        24,
        16,
        "पुल",
        stem="/images/a-01",
        sources=(Source("image/png", "png", (24,)),),
    )

    assert picture_markup(small, "report") == (
        '<img src="/images/a-01-24.png" alt="पुल" width="24" height="16" fetchpriority="high">'
    )


def test_a_small_photograph_is_not_drawn_large() -> None:
    """A width would tell the browser to draw it as wide as its place is."""
    avif, jpeg = Source("image/avif", "avif", (120,)), Source("image/jpeg", "jpg", (120,))
    small = Picture("/a-120.jpg", 120, 90, "पुल", stem="/a", sources=(avif, jpeg))

    assert picture_markup(small, "text") == (
        '<picture><source type="image/avif" srcset="/a-120.avif">'
        '<img src="/a-120.jpg" alt="पुल" width="120" height="90" loading="lazy" decoding="async">'
        "</picture>"
    )


def test_a_picture_wider_than_a_place_wants_is_offered_all_the_same() -> None:
    """Where it has no smaller rendition."""
    wide = Picture(
        "/a-900.png", 900, 9, "", stem="/a", sources=(Source("image/png", "png", (900,)),)
    )

    assert 'src="/a-900.png"' in picture_markup(wide, "list")


def test_signs_in_an_address_are_escaped() -> None:
    """A file may be called what its editor likes."""
    odd = Picture("/a&b.png", 1, 1, "")

    assert 'src="/a&amp;b.png"' in picture_markup(odd, "text")
    assert plain_markup(odd, 'alt=""') == '<img src="/a&amp;b.png" alt="" width="1" height="1">'
