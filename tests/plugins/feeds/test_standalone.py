"""What a text needs to be read far from its page, beside others."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.feeds.standalone import standing_alone

PAGE = "https://x.example/khabar/2026/11/24/pani/"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<a href="/khabar/khel/">x</a>', '<a href="https://x.example/khabar/khel/">x</a>'),
        ("<a href='#said'>x</a>", f'<a href="{PAGE}#said">x</a>'),
        ("<a href=/khel/>x</a>", '<a href="https://x.example/khel/">x</a>'),
        ('<a href="../b/?a=1&amp;b">x</a>', f'<a href="{PAGE[:-5]}b/?a=1&amp;b">x</a>'),
        (
            '<img srcset="/a-1.jpg 320w, /a-2.jpg 720w" src="/a.jpg" alt="href=&quot;/x/&quot;">',
            (
                '<img srcset="https://x.example/a-1.jpg 320w, https://x.example/a-2.jpg 720w" '
                'src="https://x.example/a.jpg" alt="href=&quot;/x/&quot;">'
            ),
        ),
        ('<q cite="//other.example/x">x</q>', '<q cite="https://other.example/x">x</q>'),
        ('<video poster="/p.jpg"></video>', '<video poster="https://x.example/p.jpg"></video>'),
    ],
)
def test_what_a_tag_leads_to_is_made_absolute(written: str, read: str) -> None:
    """In whatever way HTML lets it be written."""
    assert standing_alone(f"<p>\n&amp; {written}</p>", PAGE) == f"<p>\n&amp; {read}</p>"


@pytest.mark.parametrize(
    "kept",
    [
        "<code>href=\"/khel/\" src='/a.png'</code>",
        '<pre>&lt;a href="/khel/"&gt;</pre>',
        'वह बोला: href="/khel/" &amp; &nbsp;&#2309; 3 < 5',
        '<a href="https://other.example/?a&amp;b">x</a>',
        '<a href="mailto:x@y.in">x</a> <a href="tel:+91">x</a>',
        '<b title=\'href="/x/"\'>x</b> <!-- href="/x/" -->',
    ],
)
def test_text_that_looks_like_an_address_stays(kept: str) -> None:
    """Code is shown as it was written, and entities are whole."""
    assert standing_alone(f"<p title='src'>{kept}</p>", PAGE) == f"<p title='src'>{kept}</p>"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('<h2 id="जल">जल</h2>', "<h2>जल</h2>"),
        ('<a name="k1" href="#k2">x</a>', f'<a href="{PAGE}#k2">x</a>'),
        (
            '<div class="footnote"><li id="fn:1">x</li></div>',
            '<div class="footnote"><li>x</li></div>',
        ),
        ("<section aria-labelledby=a role=note\nID='a'>x</section>", "<section>x</section>"),
        ('<td headers="a" title="id=\'a\'">x</td>', "<td title=\"id='a'\">x</td>"),
        ('<img alt=""id="a"src="/a.png">', '<img alt=""src="https://x.example/a.png">'),
        ("<p data-id='1' class='id'>x</p>", "<p data-id='1' class='id'>x</p>"),
        ('<code>&lt;p id="a"&gt; id="b"</code>', '<code>&lt;p id="a"&gt; id="b"</code>'),
    ],
)
def test_ids_stay_on_the_page(written: str, read: str) -> None:
    """A reader's program shows several reports at once: there they would name two places."""
    assert standing_alone(written, PAGE) == read


ATTRIBUTES = st.lists(
    st.tuples(
        st.sampled_from(["id", "href", "title", "src", "class", "aria-label", "cite", "NAME"]),
        st.sampled_from(["", "a", "/x/", "id='b'", "#c", "जल & नल", 'href="/y/"', ">"]),
    ),
    max_size=4,
    unique_by=lambda each: each[0],
)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(ATTRIBUTES, st.text(alphabet="aक<>&\"'= id", max_size=8)), max_size=4))
def test_whatever_a_text_holds_only_addresses_and_ids_change(
    parts: list[tuple[list[tuple[str, str]], str]],
) -> None:
    """Read by a browser's parser, the texts are the same, and so is every other attribute."""
    written = "".join(f"<a {_written(told)}>{_escaped(text)}</a>" for told, text in parts)

    before, after = (_read(html) for html in (written, standing_alone(written, PAGE)))

    assert [text for _, text in after] == [text for _, text in before]
    left_out = {"id", "name", "aria-label"}
    for (old, _), (new, _) in zip(before, after, strict=True):
        assert new.keys() == old.keys() - left_out
        assert all(new[name] == old[name] for name in new.keys() & {"title", "class"})
        for name in new.keys() & {"href", "src", "cite"}:
            assert new[name].startswith("https://x.example/")


def _written(told: list[tuple[str, str]]) -> str:
    return " ".join(f'{name}="{_escaped(value)}"' for name, value in told)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


def _read(html: str) -> list[tuple[dict[str, str], str]]:
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(dict(each.attrib), "".join(each.itertext())) for each in fragment.iter("a")]
