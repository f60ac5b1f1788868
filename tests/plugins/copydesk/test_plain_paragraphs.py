"""News prose without Markdown is set without a parser, and comes out the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from plugins.copydesk.markdown import plain_paragraphs

DIALECT = ["tables", "footnotes", "fenced_code", "abbr", "sane_lists"]
PIECES = (
    "क",
    "शिमला में बारिश।",
    "a",
    "1",
    "१",
    ".",
    ")",
    "-",
    "+",
    "*",
    "_",
    " ",
    "  ",
    "\n",
    "\n\n",
)
MORE = (
    "\t",
    "#",
    ">",
    "<b>",
    "&",
    "[x]",
    "(y)",
    "`",
    "\\",
    "|",
    "~~~",
    "===",
    "---",
    ":",
    '"',
    "'",
    "!",
    "\u200b",
)


@given(st.lists(st.sampled_from(PIECES + MORE), max_size=14).map("".join))
def test_what_is_set_without_a_parser_is_what_the_parser_sets(text: str) -> None:
    """Python-Markdown, with the house's extensions, makes the same HTML of every such text."""
    plain = plain_paragraphs(text)

    if plain is not None:
        assert plain == Markdown(extensions=DIALECT, output_format="html").convert(text)


@pytest.mark.parametrize(
    "text", ["*क*", "# क", "- क", "1. क", "१. क", "> क", "क  \nख", "    क", "क | ख", "[क](/)"]
)
def test_markdown_is_left_to_its_parser(text: str) -> None:
    """What may be syntax is never set as plain text."""
    assert plain_paragraphs(text) is None


def test_prose_in_paragraphs_needs_no_parser() -> None:
    """Two paragraphs, one of them over two lines, with quotes, brackets and a hyphen."""
    text = 'शिमला में आज "भारी" बारिश हुई (82 मिमी)।\nसड़क-मार्ग बंद।\n\nस्कूल खुले रहे।\n'

    assert plain_paragraphs(text) == (
        '<p>शिमला में आज "भारी" बारिश हुई (82 मिमी)।\nसड़क-मार्ग बंद।</p>\n<p>स्कूल खुले रहे।</p>'
    )
