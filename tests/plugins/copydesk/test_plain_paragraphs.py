"""News without rare Markdown is set without a parser, and comes out the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from plugins.copydesk.markdown import Copy, MarkdownRenderer
from plugins.copydesk.simple_markdown import set_simple

DESK = MarkdownRenderer()

# The blank line at the end says nothing, but its space leaves a text to the parser.
FOR_THE_PARSER = "\n\n "

WORDS = "क शिमला बारिश हुई। a J&K 12 ’ ( ) - **क** *a* [ग](/x/) [क](javascript:x)"
NEWS = (
    *WORDS.split(),
    *("**उस समय**", "[ग घ](https://x.example/a_b?c=1#d)", '"', " ", "\n", "\n\n", "\n\n\n"),
    *("\n\n## क", "\n\n## ख ग", "\n\n# क", "\n\n> त थ", "\n> द", "\n\n> **न** ।"),
)
MARKS = "* ** *** **** _ [ ] ]( ! # > - + = ~ ` \\ & &amp; &# <b> < { | : [^1] ]: *[x]: www."
SIGNS = (
    *MARKS.split(),
    *("# ", "> ", "- ", "1. ", "१. ", "2.", "\n---", "\n===", "\n~~~", "```", "  \n", "    "),
    *"\t\xa0\u200b\u2028\x02",
)


def convert(text: str) -> tuple[Copy, list[str]]:
    """A text as HTML with its links, and what is told of it."""
    mistakes = Mistakes()
    copy = DESK.convert(FrontMatter("a.md", {}, text, 5), "hi", mistakes)
    return copy, [str(mistake) for mistake in mistakes]


@settings(deadline=None, max_examples=1000)
@given(
    st.one_of(
        st.lists(st.sampled_from(NEWS), max_size=14),
        st.lists(st.sampled_from(NEWS + SIGNS), max_size=10),
    ).map("".join)
)
def test_what_is_set_without_a_parser_is_what_the_parser_sets(text: str) -> None:
    """The same HTML, the same links in the same lines, and the same mistakes."""
    if set_simple(text) is not None:
        assert convert(text) == convert(text + FOR_THE_PARSER)


@pytest.mark.parametrize(
    "text",
    [
        *("- क", "1. क", "१. क", "> - क", "> > क", "> क\n>\n> ख", "क  \nख", "    क", "क\xa0ख"),
        *("***क***", "**क *ख* ग**", "[**क**](/)", "** क**", "*क", "_क_", "`क`", "## *क*", "\\*"),
        *("क\n# ख", "क\n===", "# क\n\n## ख", "![क](/a.jpg)", "[क]", "[क](/ 'ख')", "[क](/?a&b)"),
        *("[क](/(ख))", "&amp;", "5 < 7", "<b>क</b>", "*[क]: ख", "[^1]", "क | ख", "~~~\nक\n~~~"),
    ],
)
def test_other_markdown_is_left_to_its_parser(text: str) -> None:
    """What may be more than a simple mark is never set as one."""
    assert set_simple(text) is None


def test_simple_news_needs_no_parser() -> None:
    """A paragraph of two lines with marks, a heading, and a quote of two paragraphs."""
    text = (
        'शिमला में **भारी** "बारिश" हुई।\n2013 में [जम्मू](https://x.example/a_b) में भी, J&K में।\n\n'
        "## आगे\n\n> *स्कूल* खुले रहे।\n\n> सड़क-मार्ग\n> बंद।\n"
    )

    assert set_simple(text) == (
        (
            '<p>शिमला में <strong>भारी</strong> "बारिश" हुई।\n'
            '2013 में <a href="https://x.example/a_b">जम्मू</a> में भी, J&amp;K में।</p>\n'
            '<h2 id="आगे">आगे</h2>\n'
            "<blockquote>\n<p><em>स्कूल</em> खुले रहे।</p>\n<p>सड़क-मार्ग\nबंद।</p>\n</blockquote>"
        ),
        ["https://x.example/a_b"],
    )
