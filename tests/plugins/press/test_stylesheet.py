"""The stylesheet of a page: joined in order, shorter, and never another one."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from tinycss2.ast import Node

from plugins.press.stylesheet import Stylesheets, minified
from tests.scenarios.run import ROOT

CSS = ROOT / "theme" / "static" / "css"
FILES = sorted(CSS.rglob("*.css"))
PIECES = st.one_of(
    st.text(alphabet='abc;{}:,> /*\\"\n', max_size=6).map(
        lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "") + '"'
    ),
    st.sampled_from(
        ["a", ".b", "c:hover", "12px", "--d", "{", "}", ";", ":", ",", ">", "+", "(", ")", "#e"]
    ),
    st.sampled_from([" ", "\n  ", "/* f; } */", "/**/"]),
)


def tokens(nodes: Iterable[Node]) -> list[str]:
    """What a parser of CSS reads, but for white space and a block's last semicolon."""
    read: list[str] = []
    for node in nodes:
        if node.type in {"whitespace", "comment"}:
            continue
        inside = getattr(node, "content", getattr(node, "arguments", None))
        if inside is None:
            read.append(node.serialize())
            continue
        read += [f"{node.type} {getattr(node, 'name', '')}", *tokens(inside)]
        while node.type == "{} block" and read[-1] == ";":
            read.pop()
        read.append("end")
    return read


@given(st.lists(PIECES).map("".join))
def test_what_is_minified_reads_as_before(css: str) -> None:
    """The same tokens in the same order; a string keeps every sign."""
    before = tokens(tinycss2.parse_component_value_list(css))

    assert tokens(tinycss2.parse_component_value_list(minified(css))) == before


@given(st.lists(PIECES).map("".join))
def test_minifying_twice_is_minifying_once(css: str) -> None:
    """Nothing is left that would go the next time."""
    once = minified(css)

    assert minified(once) == once


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_theme_s_style_has_no_fault(file: Path) -> None:
    """A browser drops what it cannot read, and says so to no one."""
    css = file.read_text(encoding="utf-8")
    rules = tinycss2.parse_stylesheet(minified(css), skip_whitespace=True, skip_comments=True)

    faults = []
    while rules:
        rule = rules.pop()
        if rule.type == "error":
            faults.append(rule.message)
        elif rule.content is not None:
            inside = tinycss2.parse_blocks_contents(rule.content, skip_whitespace=True)
            faults += [each.message for each in inside if each.type == "error"]
            rules += [each for each in inside if each.type in {"qualified-rule", "at-rule"}]

    assert faults == []


def test_a_space_that_parts_an_element_from_what_is_in_it_stays() -> None:
    """``a :target`` is what stands in ``a``; ``a:target`` is another."""
    assert minified("a :target , b  c { d : e }") == "a :target,b c{d :e}"


def test_the_files_of_a_style_stand_in_their_order(tmp_path: Path) -> None:
    """Tokens, base, the parts as they are named, print: the later rule wins."""
    (tmp_path / "parts").mkdir()
    for name in ("tokens", "base", "parts/story", "parts/front", "print"):
        (tmp_path / f"{name}.css").write_text(f"{name.replace('/', '-')} {{ }}\n", encoding="utf-8")

    style = Stylesheets(tmp_path)("story", "front")

    assert style.css == "tokens{}base{}parts-story{}parts-front{}print{}"
    assert style.hash == f"sha256-{b64encode(sha256(style.css.encode()).digest()).decode()}"


def test_a_font_is_fetched_under_the_path_of_the_site(tmp_path: Path) -> None:
    """A style in a page has no folder of its own that its addresses could start from."""
    (tmp_path / "parts").mkdir()
    for name in ("tokens", "base", "print"):
        (tmp_path / f"{name}.css").write_text("", encoding="utf-8")
    rule = '@font-face { src: url("/theme/fonts/a.woff2") }'
    (tmp_path / "parts" / "font.css").write_text(rule, encoding="utf-8")

    style = Stylesheets(tmp_path, "/khabar")("font")

    assert style.css == '@font-face{src:url("/khabar/theme/fonts/a.woff2")}'
