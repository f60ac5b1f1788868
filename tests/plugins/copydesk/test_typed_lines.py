"""Lines as editors type them become what they meant, and no word is lost on the way."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.text.words import words
from plugins.copydesk.markdown import MarkdownRenderer

DESK = MarkdownRenderer()


def convert(text: str, lang: str = "hi") -> tuple[str, list[str]]:
    """A text as HTML, and what is told of it; the text begins on line 5."""
    mistakes = Mistakes()
    copy = DESK.convert(FrontMatter("reports/a.md", {}, text, 5), lang, mistakes)
    return copy.html, [str(mistake).removeprefix("reports/a.md:") for mistake in mistakes]


def html(text: str, lang: str = "hi") -> str:
    """The HTML of a text of which nothing is told."""
    made, told = convert(text, lang)
    assert told == []
    return made


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("#हिमाचल #जलजीवन", "<p>#हिमाचल #जलजीवन</p>"),
        ("#1 पर भारत", "<p>#1 पर भारत</p>"),
        ("पाठ\n#जलजीवन अभियान", "<p>पाठ\n#जलजीवन अभियान</p>"),
        ("##समय", '<h2 id="समय">समय</h2>'),
        ("## C#", '<h2 id="c">C#</h2>'),
        ("    नई दिल्ली।\n\n\tदूसरा।", "<p>नई दिल्ली।</p>\n<p>दूसरा।</p>"),
        ("३. तीसरा।\n\nबीच।\n\n४. चौथा।", "<p>३. तीसरा।</p>\n<p>बीच।</p>\n<p>४. चौथा।</p>"),
        ("३. क\n४. ख", '<ol start="3">\n<li>क</li>\n<li>ख</li>\n</ol>'),
        ("१) क\n२) ख", "<ol>\n<li>क</li>\n<li>ख</li>\n</ol>"),
        ("੧. ਕ\n੨. ਖ", "<ol>\n<li>ਕ</li>\n<li>ਖ</li>\n</ol>"),
        ("۱. الف\n۲. ب", "<ol>\n<li>الف</li>\n<li>ب</li>\n</ol>"),
        ("2026. यह साल\n\n15. अगस्त को", "<p>2026. यह साल</p>\n<p>15. अगस्त को</p>"),
        ("10. अगस्त\n12. अगस्त", "<p>10. अगस्त</p>\n<p>12. अगस्त</p>"),
        ("नियम\n1. क\n2. ख", "<p>नियम</p>\n<ol>\n<li>क</li>\n<li>ख</li>\n</ol>"),
        ("काग़ज़:\n- क", "<p>काग़ज़:</p>\n<ul>\n<li>क</li>\n</ul>"),
        ("वह बोला\n- नहीं", "<p>वह बोला\n- नहीं</p>"),
        ("•क\n• ख", "<ul>\n<li>क</li>\n<li>ख</li>\n</ul>"),
        ("● क\n▪ ख", "<ul>\n<li>क</li>\n<li>ख</li>\n</ul>"),
        ("– क\n– ख", "<ul>\n<li>क</li>\n<li>ख</li>\n</ul>"),
        ("*क\n*ख", "<ul>\n<li>क</li>\n<li>ख</li>\n</ul>"),
        ("*क* है\n*ख* है", "<p><em>क</em> है\n<em>ख</em> है</p>"),
        ("*शर्तें लागू", "<p>*शर्तें लागू</p>"),
        ("— क\n— ख", "<p>— क</p>\n<p>— ख</p>"),
        ("+ 91 98160", "<p>+ 91 98160</p>"),
        ("+91 98160", "<p>+91 98160</p>"),
        ("- क\n  - ख", "<ul>\n<li>क<ul>\n<li>ख</li>\n</ul>\n</li>\n</ul>"),
        ("- 2026. क", "<ul>\n<li>2026. क</li>\n</ul>"),
        ("- क\n1. ख\n2. ग", "<ul>\n<li>क</li>\n</ul>\n<ol>\n<li>ख</li>\n<li>ग</li>\n</ol>"),
        ("पाठ।\n---\nआगे", "<p>पाठ।</p>\n<hr>\n<p>आगे</p>"),
        ("पाठ\n***\nआगे", "<p>पाठ</p>\n<hr>\n<p>आगे</p>"),
        ("पाठ\n-", "<p>पाठ\n-</p>"),
        ("> क\n---", "<blockquote>\n<p>क</p>\n</blockquote>\n<hr>"),
        (">5 लोग", "<p>&gt;5 लोग</p>"),
        ("5*3*2 = 30", "<p>5*3*2 = 30</p>"),
        ("**लाल**में", "<p><strong>लाल</strong>में</p>"),
        ("जानकारी_के_लिए", "<p>जानकारी_के_लिए</p>"),
        ("क\\\nख", "<p>क<br>\nख</p>"),
        ("[नोट]: यह", "<p>[नोट]: यह</p>"),
        ("[1] देखें", "<p>[1] देखें</p>"),
        ("```\n#क\n  - ख\n```", "<pre><code>#क\n  - ख\n</code></pre>"),
        ("<div>\n#क\n  - ख\n</div>", "<div>\n#क\n  - ख\n</div>"),
        ("J&K; R&D", "<p>J&amp;K; R&amp;D</p>"),
        ("\\#क \\| \\<", "<p>#क | &lt;</p>"),
    ],
)
def test_a_line_becomes_what_was_meant(text: str, made: str) -> None:
    """In every script, and as it was typed where it is no more than text."""
    assert html(text) == made


def test_a_table_right_below_a_line_is_a_table() -> None:
    """And what stands right below it is none of its rows."""
    made = html("समय:\n| दिन | समय |\n|---|---|\n| सोम | 10 |\nआगे")

    assert made.startswith("<p>समय:</p>\n<table>")
    assert made.endswith("</table>\n<p>आगे</p>")


@pytest.mark.parametrize(
    ("text", "told", "mended"),
    [
        (
            "#जलजीवन अभियान",
            (
                "5: '#जलजीवन अभियान' may be a hashtag or a heading. Write '\\#जलजीवन अभियान' for a "
                "hashtag, '## जलजीवन अभियान' for a heading."
            ),
            "\\#जलजीवन अभियान",
        ),
        (
            "समय\n---\nपाठ",
            (
                "6: '---' below a line of text would make it a heading. Write '## समय' for a "
                "heading, or '---' with an empty line above it for a rule."
            ),
            "## समय\n\nपाठ",
        ),
        (
            "समय।\n===\nपाठ",
            (
                "6: '===' below a line of text would make it a heading. Write '## समय।' for a "
                "heading, or '---' with an empty line above it for a rule."
            ),
            "समय।\n\n---\nपाठ",
        ),
        (
            "| क | ख |\n| 1 | 2 |",
            (
                "5: The table has no line below its heads and would be printed as bars. Write "
                "'|---|---|' below this line."
            ),
            "| क | ख |\n|---|---|\n| 1 | 2 |",
        ),
        (
            "| क | ख |\n|—|—|\n| 1 | 2 |",
            "6: '|—|—|' has long dashes. Write '|---|---|'.",
            "| क | ख |\n|---|---|\n| 1 | 2 |",
        ),
        (
            "| क | ख |\n|---|\n| 1 | 2 |",
            "6: The table has 2 heads and another number here. Write '|---|---|'.",
            "| क | ख |\n|---|---|\n| 1 | 2 |",
        ),
        (
            "| क | ख |\n|---|---|\n| 1 | 2 | 3 |",
            (
                "7: This row has 3 cells and the table 2; what is too many would be lost. Delete a "
                "bar, or write '\\|' for one that is text."
            ),
            "| क | ख |\n|---|---|\n| 1 | 2 \\| 3 |",
        ),
        (
            "पाठ\n\n```\nक",
            "7: '```' begins code that never ends. Write '```' below it or delete it.",
            "पाठ\n\n```\nक\n```",
        ),
        (
            "1. क\n2. ख\n1. ग\n2. घ",
            (
                "7: '1. ग' follows number 2 and would be counted on. Correct the number, or write "
                "a line of text between the two lists."
            ),
            "1. क\n2. ख\n\nऔर\n\n1. ग\n2. घ",
        ),
    ],
)
def test_a_line_that_may_be_two_things_is_told(text: str, told: str, mended: str) -> None:
    """With its number, and a remedy that works when it is typed."""
    assert convert(text)[1] == [told]
    assert convert(mended)[1] == []


LINES = st.sampled_from(
    (
        *(
            "# ",
            "#",
            "##",
            "- ",
            "-",
            "* ",
            "*",
            "+ ",
            "• ",
            "•",
            "– ",
            "— ",
            "> ",
            ">",
            "1. ",
            "1) ",
        ),
        *(
            "३. ",
            "४) ",
            "2026. ",
            "15. ",
            "    ",
            "\t",
            "  - ",
            "    1. ",
            "  ",
            "",
            "",
            "",
            "[1] ",
        ),
        *("[^1] ", "| ", "_", "**", "`", "~", "= ", "< ", "& ", "\\", ": ", "+91 ", "#1 ", "a_"),
    )
)
WORDS = st.sampled_from(("शिमला", "में बारिश।", "कहा कि", "जल-जीवन", "ਸ਼ਹਿਰ", "شہر", "Delhi:", "12"))
ENDS = st.sampled_from(("\n", "\n", "\n\n", "\n\n", "  \n", "\\\n", "\n---\n", "\n***\n", "\n\n\n"))
TYPED = st.lists(st.tuples(LINES, WORDS, WORDS, ENDS), max_size=7).map(
    lambda lines: "".join(f"{start}{first} {second}{end}" for start, first, second, end in lines)
)


def assert_no_word_is_lost(text: str) -> None:
    """The words of a text are those of its page, in their order."""
    made, told = convert(text)
    if told:
        return
    numbers = re.compile(r"^[ >]*(?:(?:[-*+•–—>]|\d+[.)])\s+)*\d+[.)](?=\s)", re.MULTILINE)
    typed = [word for word in words(numbers.sub("", text)) if not word.isdigit()]
    plain = unescape(re.sub(r"<[^>]*>", " ", re.sub(r"</?(?:em|strong)>", "", made)))
    printed = [word for word in words(plain) if not word.isdigit()]
    assert printed == typed


@settings(deadline=None, max_examples=300)
@given(TYPED)
def test_no_word_of_a_line_is_lost(text: str) -> None:
    """However the line begins and ends."""
    assert_no_word_is_lost(text)


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000)
@given(TYPED)
def test_no_word_of_a_line_is_lost_in_ten_thousand(text: str) -> None:
    """The same, for longer."""
    assert_no_word_is_lost(text)
