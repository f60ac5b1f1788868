"""What gets through the gate is read by a browser as the editor meant it, and does nothing."""

import re
import xml.etree.ElementTree as ET
from html import unescape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter, decode_text
from plugins.copydesk.markdown import MarkdownRenderer
from tests.plugins.copydesk.test_markdown import ATTRIBUTES, SCHEMES, TAGS

DESK = MarkdownRenderer()

SPACES = (" ", "\n", "\t", "\xa0", "\u3000", "\u2028", "/", " / ", "", "  ", "\x0c")
NAMES = (
    *("b", "a", "p", "div", "i", "span", "table", "tr", "td", "li", "ul", "dl", "dd", "h2", "pre"),
    *("details", "summary", "figure", "br", "img", "blockquote", "section", "caption", "tbody"),
    *("svg", "math", "template", "textarea", "title", "style", "noscript", "script", "main", "B"),
    *("body", "html", "form", "iframe", "a:b", "q", "bdi", "code", "select", "option", "mi"),
)
KEYS = (
    *("title", "class", "href", "src", "alt", "id", "lang", "onclick", "onfocus", "style", "cite"),
    *("formaction", "xlink:href", "srcset", "TITLE", "autofocus", "tabindex", "start", "=", '"'),
)
EQUALS = ("=", "==", " = ", "", "=\n", "\xa0=")
MARKS = ('"', "'", "", "`", "“")
VALUES = (
    *("x", "", "x onclick=y", "/", "javascript:x", "java&#10;script:x", "&#106;avascript:x", "<b>"),
    *(
        "data:text/html,x",
        "{filename}a.md",
        "x&quot;y",
        'x" onclick="y',
        "x' y",
        "&Tab;javascript:",
    ),
    *(" x", "x>", "&", "&copy", "&copy=1", "\x01javascript:x", "https://x.example/?a&b", "क"),
)
PIECES = (
    *(
        "क",
        "ख ग",
        "\n",
        "\n\n",
        " ",
        "&",
        "<",
        ">",
        "&lt;",
        "&#0;",
        "&amp",
        "5 < 7",
        "`",
        "*",
        "**",
    ),
    *(
        "<!--",
        "-->",
        "--!>",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE x>",
        "<?php",
        "?>",
        "</",
        "<//>",
        "</ b>",
    ),
    *("[क](javascript:x)", "[क](<java script:x>)", "<javascript:x>", "![क](/a.jpg)", "[क][r]"),
    *("\n\n[r]: javascript:x\n\n", "[क](/x 'y\"z')", "- ", "> ", "1. ", "    ", "|क|ख|\n|-|-|\n|"),
    *(
        "</p>",
        "</br>",
        "</main>",
        "</body>",
        "</div>",
        "<details/>",
        "<a/>",
        "<br/>",
        "<p>",
        "</b >",
    ),
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<li>", "</li>", "<ul>", "</ul>"),
    *(
        "<p>क</p>",
        "<div>",
        "<h2>",
        "</h2>",
        "<a href='/'>",
        '<a href="/">',
        "</a>",
        "[^1]",
        "[^1]: ",
    ),
    *("<b>", "</b>", "<i>", "</i>", "\x00", "\x02", "\\", "\t", "#", "*[क]: ", "<pre>\n", "</pre>"),
)


@st.composite
def _tag(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(NAMES))
    made = f"<{name}"
    for _ in range(draw(st.integers(0, 2))):
        mark = draw(st.sampled_from(MARKS))
        made += draw(st.sampled_from(SPACES)) + draw(st.sampled_from(KEYS))
        made += draw(st.sampled_from(EQUALS)) + mark + draw(st.sampled_from(VALUES)) + mark
    made += draw(st.sampled_from((">", ">", ">", "/>", " >", "\n>", "")))
    inside = draw(st.sampled_from(("", "क", "<b>ख</b>", "\n\nक\n\n", "<p>क</p>", "<li>क</li>")))
    return made + inside + draw(st.sampled_from((f"</{name}>", f"</{name}>", f"</{name} x>", "")))


@st.composite
def _sound(draw: st.DrawFn) -> str:
    """A tag that stands a chance: what is accepted must be looked at, not only what is refused."""
    name = draw(st.sampled_from(sorted(TAGS)))
    pair = draw(st.sampled_from(("", ' title="x onclick=y"', ' class="क"', ' title="&lt;b&gt; &"')))
    inside = draw(
        st.sampled_from(("क", "<b>ख</b>", "ख <i>ग</i>", "", "<p>क</p>", "\n<li>क</li>\n"))
    )
    return f"<{name}{pair}>{inside}</{name}>" if name not in {"br", "hr", "img"} else f"<{name}>"


SNIPPETS = st.lists(st.one_of(st.sampled_from(PIECES), _tag(), _sound()), max_size=7).map("".join)


def printed(text: str, lang: str = "hi") -> str | None:
    """A text as it is printed, or None where anything is told of it."""
    mistakes = Mistakes()
    decode_text(text.encode(), "a.md", mistakes)
    copy = DESK.convert(FrontMatter("a.md", {}, text, 5), lang, mistakes)
    return None if mistakes else copy.typeset(lang)


def as_meant(html: str) -> list[object]:
    """The tree that plain tags say: what opens, what closes, and the text between."""
    root: list[object] = ["root", {}]
    stack = [root]
    for tag, text in re.findall(r"(<[^>]*>)|([^<]+)", html):
        if text:
            stack[-1].append(unescape(text))
        elif tag.startswith("</"):
            assert stack.pop()[0] == tag[2:-1]
        else:
            pairs = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="(.*?)"', tag)}
            element: list[object] = [re.match(r"<(\w+)", tag)[1], pairs]
            stack[-1].append(element)
            if element[0] not in {"br", "hr", "img"}:
                stack.append(element)
    assert stack == [root]
    return _even(root)


def as_read(element: ET.Element) -> list[object]:
    """The tree that a browser makes."""
    made: list[object] = [element.tag, dict(element.attrib), element.text or ""]
    for child in element:
        made += [as_read(child), child.tail or ""]
    return _even(made)


def _even(tree: list[object]) -> list[object]:
    """A tree without the tbody that a browser adds, and with no two texts side by side."""
    even: list[object] = tree[:2]
    for child in tree[2:]:
        child_ = _even(child) if isinstance(child, list) else child
        for part in child_[2:] if isinstance(child_, list) and child_[0] == "tbody" else [child_]:
            if isinstance(part, str) and len(even) > 2 and isinstance(even[-1], str):
                even[-1] += part
            elif part:
                even.append(part)
    if even[0] == "pre" and len(even) > 2 and isinstance(even[2], str):
        even[2:3] = [text] if (text := even[2].removeprefix("\n")) else []  # as browsers do
    return even


def assert_harmless(html: str) -> None:
    """As meant, within its container, with nothing that runs, on a page and in a feed."""
    item = ET.Element("item")
    item.text = html
    assert (ET.fromstring(ET.tostring(item)).text or "") == html  # noqa: S314 (our own)
    page = html5lib.parse(
        f'<!doctype html><title>x</title><main><div class="copy">{html}</div><hr></main>',
        namespaceHTMLElements=False,
    )
    main = page.find(".//main")
    assert [child.tag for child in main] == ["div", "hr"]
    body = page.find("body")
    assert [child.tag for child in body] == ["main"]
    for element in main[0].iter():
        assert element.tag in TAGS
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src", "cite"):
            address = re.sub(r"[\t\n\r]", "", element.get(name, "").lstrip("\x00\x01\x02\x0c "))
            scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", address)
            assert (scheme[1].lower() if scheme else "") in SCHEMES
    assert as_read(main[0])[2:] == as_meant(html)[2:]


@settings(deadline=None, max_examples=300)
@given(SNIPPETS)
def test_what_is_accepted_does_nothing(text: str) -> None:
    """Whatever is written: what is printed has the tree that was meant, no script, no handler."""
    html = printed(text)
    if html is not None:
        assert_harmless(html)


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000)
@given(SNIPPETS)
def test_what_is_accepted_does_nothing_in_ten_thousand(text: str) -> None:
    """The same, for longer."""
    html = printed(text)
    if html is not None:
        assert_harmless(html)


@pytest.mark.parametrize(
    "text",
    [
        '<div title=="x tabindex=0 autofocus onfocus=alert(1) y">क</div>',
        '<b title=\xa0"x onclick=alert(1) y">क</b>',
        '<b title=\u2003"x onclick=alert(1) y">क</b>',
        '<b\x0cclass="x">क</b>',
        '<b/class="x">क</b>',
        "<b title=x onclick=y>क</b>",
        '<b title="x"onclick="y">क</b>',
        '<b title="x" title="y">क</b>',
        "<details/>क",
        '<a href="/section/pradesh/"/>क',
        "<div/>\n\nक",
        "क</main>",
        "क</body></html>",
        "क</br>",
        "<p>क</p></p>",
        "<p><![1]</p>",
        "<![CDATA[<b>]]>",
        "<p>क</",
        "<svg><style><b title='</style><img src=x onerror=y>'></b></svg>",
        "<math><mi>x</mi></math>",
        "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
        "<template><b>x</b></template>",
        "<textarea><b>x</b></textarea>",
        "<title>x</title>",
        "<a href='javascript:x'>क</a>",
        '<a href="java&#10;script:x">क</a>',
        '<a href="java&NewLine;script:x">क</a>',
        '<a href="&#1;javascript:x">क</a>',
        '<a xlink:href="javascript:x">क</a>',
        '<b formaction="javascript:x">क</b>',
        "[क](javascript:x)",
        "[क](<java script:x>)",
        "<javascript:x>",
        "[क][r]\n\n[r]: javascript:x",
        "[![क](/a.jpg)](javascript:x)",
        "<ul>\n<li>क\n<li>ख\n</ul>",
        "<table>क<tr><td>ख</td></tr></table>",
        "<table><p>क</p></table>",
        "<td>क</td>",
        "<p>क<div>ख</div></p>",
        '<a href="/">क <a href="/">ख</a></a>',
        "<h2>क<h3>ख</h3></h2>",
        "<b><i>क</b></i>",
    ],
)
def test_what_a_browser_reads_in_another_way_is_told(text: str) -> None:
    """Nothing that two parsers may read as two things is published."""
    assert printed(text) is None


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "<span lang=en>x</span>",
            "'<span lang=en>' is not plain HTML. Write '<span lang=\"en\">'.",
        ),
        (
            "<b title='x'>क</b>",
            "'<b title='x'>' is not plain HTML. Write '<b title=\"x\">'.",
        ),
        ("<div/>", "'<div/>' closes nothing: a browser reads on. Write '<div></div>'."),
        (
            "<ol start=3>\n<li>क</li>\n</ol>",
            "'<ol start=3>' is not plain HTML. Write '<ol start=\"3\">'.",
        ),
        ("क</main>", "'</main>' closes nothing that is open. Delete or move it."),
    ],
)
def test_the_remedy_for_a_tag_works(written: str, told: str) -> None:
    """What the message says to write is accepted in the place of what stood there."""
    mistakes = Mistakes()
    DESK.convert(FrontMatter("a.md", {}, written, 5), "hi", mistakes)

    assert f"a.md:5: {told}" in [str(mistake) for mistake in mistakes]
    wrong, right = ([*re.findall(r"'(<.*?>)'", told), ""])[:2] if "Write" in told else ("", "")
    mended = written.replace(wrong, right) if right else written.replace("</main>", "")
    assert printed(mended) is not None


def test_signs_in_html_that_are_no_tags_stay_signs() -> None:
    """A bare '<' and a bare '&' are written as what they are."""
    assert printed("<p>5 < 7 & J&K &copy 2026</p>", "en") == (
        "<p>5 &lt; 7 &amp; J&amp;K &amp;copy 2026</p>"
    )
