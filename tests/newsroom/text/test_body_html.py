import ast
import re
from html import unescape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.body_html import plain_text, read_tag, rewrite_tag, split_tags
from tests.scenarios.run import ROOT

PIECES = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", '<p title="a > b">', "<b>", "</b>", "<!-- <b> -->", "<br>", "<code>"),
            *("</code>", "<script>if (a<b) {}</script>", "जल", "पानी &amp; नल", " ", "\n", "3 < 5"),
            *('"', "'", ">", "<", "&lt;", '<a href="/khel/?a=1&amp;b">', "</a>", "<img alt='x'>"),
        ]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_what_is_split_is_the_html_again(html: str) -> None:
    """No byte is lost, and texts and tags take turns."""
    pieces = split_tags(html)

    assert "".join(pieces) == html
    assert len(pieces) % 2 == 1
    assert all(tag.startswith("<") and tag.endswith(">") for tag in pieces[1::2])


WELL_FORMED = st.recursive(
    st.sampled_from(["जल", "A &amp; B", "3 &lt; 5 ", "<br>", '<img alt="<b>" src="/a.png">']),
    lambda inner: st.builds(
        "<{0}>{1}</{0}>{2}".format, st.sampled_from(["b", "em", "code", "bdi"]), inner, inner
    ),
    max_leaves=8,
)


@given(WELL_FORMED)
def test_a_browser_sees_the_same_text(html: str) -> None:
    """html5lib is the judge."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)

    assert unescape("".join(split_tags(html)[::2])) == "".join(tree.itertext())


@pytest.mark.parametrize(
    ("written", "name", "is_closing", "attributes"),
    [
        ("<p>", "p", False, {}),
        ("</H2 >", "h2", True, {}),
        ("<br/>", "br", False, {}),
        (
            "<IMG ALT='a > b' Src=a.png hidden>",
            "img",
            False,
            {"alt": "a > b", "src": "a.png", "hidden": ""},
        ),
        ('<a href="/a/?b&amp;c" href="/d/">', "a", False, {"href": "/a/?b&amp;c"}),
        ("<!-- <p> -->", "", False, {}),
        ("<!DOCTYPE html>", "", False, {}),
    ],
)
def test_a_tag_is_read_however_html_lets_it_be_written(
    written: str, name: str, *, is_closing: bool, attributes: dict[str, str]
) -> None:
    """In capitals, with either quotation marks or none; of two alike a browser takes the first."""
    assert split_tags(written) == ["", written, ""]
    tag = read_tag(written)

    assert (tag.name, tag.is_closing, dict(tag.attributes)) == (name, is_closing, attributes)


def test_only_what_changes_is_written_anew() -> None:
    """Entities, odd marks and spaces of all else stay."""
    written = "<img  alt='&lt;' src = a.png data-x>"

    assert rewrite_tag(written, lambda _, value: value) == written
    assert rewrite_tag(written, lambda name, value: "/a&b.png" if name == "src" else value) == (
        "<img  alt='&lt;' src=\"/a&amp;b.png\" data-x>"
    )
    assert rewrite_tag("</img>", lambda *_: "") == "</img>"


def test_words_on_both_sides_of_a_block_are_two() -> None:
    """And those on both sides of a bold letter are one."""
    html = "<p>प<b>ुल</b></p><ul><li>एक</li><li>दो</li></ul>"

    assert plain_text(html).split() == ["पुल", "एक", "दो"]


# Files that read HTML which nobody has checked yet, or what is no HTML of a body.
ELSEWHERE = {
    "plugins/copydesk/markup.py": "the gate: it decides what body HTML is",
    "plugins/copydesk/typed_lines.py": "copy as it was typed",
    "plugins/copydesk/leftovers.py": "copy as it was typed",
    "newsroom/records/front_matter.py": "headers as they were typed",
    "plugins/cards/wordmark.py": "an SVG",
    "plugins/editions/chrome.py": "an SVG",
    "newsroom/text/body_html.py": "the one tokeniser",
}
OF_A_TAG = re.compile(r"<(?:/\?|\[\^>|\\w|[a-z]+[ >\[(])")
OF_A_GROUP = re.compile(r"\(\?P?<")


def test_body_html_is_read_in_one_place() -> None:
    """A second expression for tags would read some of them in another way."""
    found = set()
    for file in [*(ROOT / "newsroom").rglob("*.py"), *(ROOT / "plugins").rglob("*.py")]:
        for call in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(call, ast.Call) and ast.unparse(call.func).startswith("re."):
                texts = [each.value for each in ast.walk(call) if isinstance(each, ast.Constant)]
                written = OF_A_GROUP.sub("", "".join(map(str, texts)))
                if OF_A_TAG.search(written):
                    found.add(file.relative_to(ROOT).as_posix())

    assert found <= set(ELSEWHERE), "begin with newsroom.text.body_html.split_tags"
