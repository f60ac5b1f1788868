import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.records.picture import Picture, Source
from newsroom.records.report import Target
from newsroom.views.body import ids_in, opening_of, pictures_in, printed_text


def picture(url: str, width: int, height: int, **more: object) -> Target:
    """Where a picture of the copy leads."""
    return Target(url, Picture(url, width, height, "", **more))


TARGETS = {
    "{static}/images/pul.png": picture("/khabar/images/pul.png", 640, 480),
    "{static}/images/a&b.png": picture("/khabar/images/a&b.png", 1, 2),
    "{static}/images/nal.jpg": picture(
        "/khabar/images/nal-01-1200.jpg",
        1200,
        900,
        stem="/khabar/images/nal-01",
        sources=(
            Source("image/avif", "avif", (320, 720, 1440)),
            Source("image/jpeg", "jpg", (320, 720, 1200)),
        ),
    ),
    "{filename}/reports/nal.md": Target("/khabar/2026/11/24/nal/"),
    "{filename}/reports/a&b.md": Target("/khabar/a&b/"),
    "{filename}kal.md": Target(""),
}


def as_printed(html: str, *statements: tuple[int, int]) -> str:
    """A text on a site under ``/khabar``."""
    return printed_text(html, statements, TARGETS, "/khabar")


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        pytest.param("<p>पुल बंद है।</p>", "<p>पुल बंद है।</p>", id="plain text"),
        pytest.param("", "", id="no text"),
        pytest.param(
            '<img alt="पुल" src="{static}/images/pul.png">',
            '<img src="/khabar/images/pul.png" alt="पुल" width="640" height="480" loading="lazy" '
            'decoding="async">',
            id="a picture",
        ),
        pytest.param(
            '<img alt="पुल" src="{static}/images/pul.png" title="नया" />',
            '<img src="/khabar/images/pul.png" alt="पुल" title="नया" width="640" height="480" '
            'loading="lazy" decoding="async">',
            id="a picture with a title",
        ),
        pytest.param(
            '<img alt="" src="{static}/images/a&amp;b.png">',
            '<img src="/khabar/images/a&amp;b.png" alt="" width="1" height="2" loading="lazy" '
            'decoding="async">',
            id="a picture with a sign in its name",
        ),
        pytest.param(
            '<img alt="नल &amp; पुल" src="{static}/images/x.png">',
            "नल &amp; पुल",
            id="a picture that is not printed is its description",
        ),
        pytest.param(
            'क <a href="{static}/images/x.png" title="ख">ग <em>घ</em></a>',
            "क ग <em>घ</em>",
            id="a link to a picture that is not printed",
        ),
        pytest.param(
            '<a href="{static}/images/pul.png">पुल</a>',
            '<a href="/khabar/images/pul.png">पुल</a>',
            id="a link to a picture",
        ),
        pytest.param(
            '<a href="{filename}/reports/nal.md">नल</a>',
            '<a href="/khabar/2026/11/24/nal/">नल</a>',
            id="a link to a report",
        ),
        pytest.param(
            '<a class="x" href="{filename}/reports/nal.md#k1" title="नल"><b>नल</b></a>',
            '<a class="x" href="/khabar/2026/11/24/nal/#k1" title="नल"><b>नल</b></a>',
            id="a link to a part of a report",
        ),
        pytest.param(
            '<a href="{filename}/reports/a&amp;b.md">नल</a>',
            '<a href="/khabar/a&amp;b/">नल</a>',
            id="a link to a file with a sign in its name",
        ),
        pytest.param(
            'क <a href="{filename}kal.md">कल <em>का</em></a> ग',
            "क कल <em>का</em> ग",
            id="a link to what is held back",
        ),
        pytest.param(
            '<a href="/section/khel/?a=1&amp;b=2#x">खेल</a>',
            '<a href="/khabar/section/khel/?a=1&amp;b=2#x">खेल</a>',
            id="an address of this site",
        ),
        pytest.param('<a href="/">मुख</a>', '<a href="/khabar/">मुख</a>', id="the front page"),
        pytest.param(
            '<a href="https://x.example/">क</a> <a href="//x.example/">ख</a> <a href="#a">ग</a>',
            '<a href="https://x.example/">क</a> <a href="//x.example/">ख</a> <a href="#a">ग</a>',
            id="links elsewhere",
        ),
        pytest.param(
            "<code>href=&quot;{filename}x&quot; {static}</code>",
            "<code>href=&quot;{filename}x&quot; {static}</code>",
            id="a text that speaks of links",
        ),
    ],
)
def test_what_a_text_names_gets_its_address(written: str, printed: str) -> None:
    """Everything else stays as the copy desk set it."""
    assert as_printed(written) == printed


GALLERY = (
    '<div class="gallery"><figure class="picture"><a href="{static}/images/nal.jpg">'
    '<img alt="नल" src="{static}/images/nal.jpg"></a></figure></div>'
)


def test_a_picture_is_offered_in_renditions_for_where_it_stands() -> None:
    """In a gallery it is narrower than in the text, and leads to the whole picture."""
    in_gallery = as_printed(GALLERY)
    in_text = as_printed('<p><img alt="नल" src="{static}/images/nal.jpg"></p>')

    assert '<a href="/khabar/images/nal-01-1200.jpg"><picture>' in in_gallery
    assert (
        '<source type="image/avif" srcset="/khabar/images/nal-01-320.avif 320w, '
        '/khabar/images/nal-01-720.avif 720w" sizes="' in in_gallery
    )
    assert "/khabar/images/nal-01-1440.avif 1440w" in in_text
    assert re.findall(r'<img src="([^"]*)"', in_text) == ["/khabar/images/nal-01-720.jpg"]


def test_in_a_feed_a_picture_is_one_file() -> None:
    """Feed readers far from the site drop what they do not know."""
    printed = printed_text(GALLERY, (), TARGETS, "/khabar", is_for_feeds=True)

    assert printed == (
        '<div class="gallery"><figure class="picture"><a href="/khabar/images/nal-01-1200.jpg">'
        '<img src="/khabar/images/nal-01-1200.jpg" alt="नल" width="1200" height="900"></a></figure>'
        "</div>"
    )


def test_statements_are_anchored_where_they_were_found() -> None:
    """Places are those of the text before anything is written in."""
    html = '<p>एक <a href="{filename}/reports/nal.md">नल</a> है। दो कहा। तीन कहा।</p>'
    said = [(html.index(each), html.index(each) + len(each)) for each in ("दो कहा।", "तीन कहा।")]

    assert as_printed(html, *said) == (
        '<p>एक <a href="/khabar/2026/11/24/nal/">नल</a> है। <span id="k1">दो कहा।</span> '
        '<span id="k2">तीन कहा।</span></p>'
    )


def test_a_link_in_a_statement_is_addressed_too() -> None:
    """And the statement goes round it."""
    html = '<p><a href="{filename}/reports/nal.md">नल</a> खुला।</p>'

    assert as_printed(html, (3, len(html) - 4)) == (
        '<p><span id="k1"><a href="/khabar/2026/11/24/nal/">नल</a> खुला।</span></p>'
    )


PIECES = st.sampled_from(
    [
        "पाठ",
        "<b>AT&amp;T</b>",
        '<a href="/x/">क</a>',
        '<a href="{filename}/reports/nal.md"><em>ख</em></a>',
        '<a href="{filename}kal.md">ग</a>',
        '<img alt="घ" src="{static}/images/pul.png">',
        '<img alt="ङ" src="{static}/images/nal.jpg">',
        "<br>",
    ]
)


@given(st.lists(PIECES, max_size=6))
def test_a_printed_text_says_the_same_words(pieces: list[str]) -> None:
    """It is HTML still, and names nothing that only the newsroom understands."""
    html = f"<p>{' '.join(pieces)}</p>"

    printed = as_printed(html)

    html5lib.HTMLParser(strict=True).parseFragment(printed)
    assert re.sub("<[^>]*>", "", printed) == re.sub("<[^>]*>", "", html)
    assert "{" not in printed


def test_pictures_are_told_once_as_the_text_names_them() -> None:
    """In their order; a text without any has none."""
    html = (
        '<img alt="" src="{static}/images/b.png"><img src="{static}/images/a&amp;b.png" alt="">'
        '<img alt="" src="{static}/images/b.png" /><a href="{static}/images/c.png">ग</a>'
    )

    assert pictures_in(html) == ("{static}/images/b.png", "{static}/images/a&b.png")
    assert pictures_in("<p>पाठ</p>") == ()


def test_parts_are_told_as_the_text_has_them() -> None:
    """Headings and footnotes."""
    assert ids_in('<h2 id="jal">जल</h2><li id="fn:1" class="x">क</li>') == ("jal", "fn:1")
    assert ids_in("<p>पाठ</p>") == ()


@pytest.mark.parametrize(
    ("html", "opening"),
    [
        ("<h2>शीर्षक</h2><p>पहला <b>AT&amp;T</b>\nपैरा।</p><p>दूसरा।</p>", "पहला AT&T पैरा।"),
        ("<ul><li>एक</li></ul>", "एक"),
        ("", ""),
        ("<p></p><p>दूसरा।</p>", ""),
    ],
)
def test_the_opening_is_the_first_paragraph_plain(html: str, opening: str) -> None:
    """Where there is none, the text."""
    assert opening_of(html) == opening


def test_a_long_opening_is_cut_at_a_word() -> None:
    """Search engines and WhatsApp show no more."""
    opening = opening_of(f"<p>{'बारिश ' * 100}</p>")

    assert len(opening) <= 200
    assert set(opening.rstrip("…").split()) == {"बारिश"}


@pytest.mark.parametrize(("words", "kept"), [(66, 66), (67, 67), (68, 66), (90, 66)])
def test_an_opening_of_200_characters_is_whole(words: int, kept: int) -> None:
    """Of a longer one as many words stand as fit beside the ellipsis."""
    opening = opening_of(f"<p>{' '.join(['जल'] * words)}</p>")

    assert opening == " ".join(["जल"] * kept) + ("" if kept == words else "…")
