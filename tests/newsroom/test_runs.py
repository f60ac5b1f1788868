import html as standard
import re

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom.runs import mark_latin, mark_latin_html

MARK = re.compile(r'<(span|bdi) lang="en">([^<]*)</\1>')

TEXTS = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            [
                *("RTI", "iPhone 15 Pro", "AT&T", "C++", "5G", "é", "U.S.", "don't", "x@y.in"),
                *("की", "हिंदीRTI", "شملہ", "؟", "।", " ", "\u00a0", "\n", "0", "1,500.5", "\u200f"),
                *("<", ">", "&", '"', "'", "&amp;", "&#65;", "<b>", "</b>", '<span lang="en">'),
            ]
        )
    ).map("".join),
)
LANGS = st.sampled_from(["hi", "ur", "pa", "en", "xx"])


def unmarked(marked: str) -> str:
    """What is left without the elements that were added."""
    return MARK.sub(r"\2", marked)


def hindi(*latin: str) -> list[str]:
    """Runs as they are marked on a Hindi page."""
    return [f'<span lang="en">{run}</span>' for run in latin]


def test_a_latin_word_is_marked_as_english() -> None:
    """A screen reader that speaks Hindi else spells it, or says nothing."""
    assert mark_latin("RTI की अर्ज़ी", "hi") == '<span lang="en">RTI</span> की अर्ज़ी'
    assert mark_latin("ਨਵਾਂ App", "pa") == 'ਨਵਾਂ <span lang="en">App</span>'


def test_in_urdu_a_run_is_also_kept_to_itself() -> None:
    """Else the signs beside it are drawn into its direction (UAX #9)."""
    assert mark_latin("محکمہ PWD، شملہ", "ur") == 'محکمہ <bdi lang="en">PWD</bdi>، شملہ'


@pytest.mark.parametrize("text", ["", " ", "शिमला", "24.11.2026, 5:05", "!?", "\u200fشملہ\u200e"])
def test_a_text_without_latin_letters_stays_as_it_is(text: str) -> None:
    """Figures and marks are everybody's."""
    assert mark_latin(text, "hi") == mark_latin_html(text, "hi") == text


@pytest.mark.parametrize("lang", ["en", "xx", ""])
def test_a_page_in_latin_letters_marks_nothing(lang: str) -> None:
    """Nor one in a language that the newsroom does not know; it is escaped all the same."""
    assert mark_latin("The <b> of AT&T", lang) == "The &lt;b&gt; of AT&amp;T"
    assert mark_latin_html("<p>The AT&amp;T</p>", lang) == "<p>The AT&amp;T</p>"


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("नया iPhone 15 Pro आया", "iPhone 15 Pro"),
        ("COVID-19 से", "COVID-19"),
        ("José\u00a0Müller ने", "José\u00a0Müller"),
        ("desk@samachar.example पर", "desk@samachar.example"),
        ("U.S. Open में", "U.S. Open"),
        ("यह don't कहता है", "don't"),
        ("A/B जाँच", "A/B"),
        ("हिंदीRTIअर्ज़ी", "RTI"),
    ],
)
def test_a_run_goes_on_to_its_end(text: str, run: str) -> None:
    """A name of several words is said in one breath; a number belongs to the words around it."""
    assert mark_latin(text, "hi") == text.replace(run, *hindi(run))


@pytest.mark.parametrize(
    "sign", [".", ",", ":", "'", "’", "-", "/", "।", "?", "!", ")", "”", " ", "..."]
)
def test_a_mark_after_a_run_is_the_sentence_s(sign: str) -> None:
    """In Urdu it stands on the left of the run, where the sentence goes on."""
    assert mark_latin(f"यह RTI{sign}", "hi") == f'यह <span lang="en">RTI</span>{sign}'
    assert mark_latin(f"یہ RTI{sign}", "ur") == f'یہ <bdi lang="en">RTI</bdi>{sign}'
    assert mark_latin_html(f"<p>यह RTI{sign}</p>", "hi") == f"<p>यह {hindi('RTI')[0]}{sign}</p>"


def test_hostile_signs_are_escaped() -> None:
    """Inside a run and around it; quotes are harmless between tags."""
    assert mark_latin("\"क\" & <b>'ख'</b> AT&T &amp;", "hi") == (
        "\"क\" &amp; &lt;{}&gt;'ख'&lt;/{}&gt; {} &amp;{};".format(
            *hindi("b", "b", "AT&amp;T", "amp")
        )
    )


@pytest.mark.parametrize("run", ["5G", "3D", "4x4", "C++", "A+"])
def test_a_word_is_not_torn(run: str) -> None:
    """In Urdu the two parts would change places: 5G is read as G5."""
    assert mark_latin(f"نیا {run} آیا", "ur") == f'نیا <bdi lang="en">{run}</bdi> آیا'


@settings(deadline=None)
@given(TEXTS, LANGS)
def test_marking_adds_elements_and_nothing_else(text: str, lang: str) -> None:
    """Without them it is the escaped text, and a browser shows every sign of it."""
    marked = mark_latin(text, lang)

    assert unmarked(marked) == standard.escape(text, quote=False)
    without = re.sub(r"</?(?:span|bdi)[^>]*>", "", marked)
    assert standard.unescape(without) == standard.unescape(standard.escape(text, quote=False))


@settings(deadline=None)
@given(TEXTS)
def test_every_latin_letter_is_marked(text: str) -> None:
    """None is left to a voice that cannot say it."""
    rest = standard.unescape(MARK.sub("", mark_latin(text, "hi")))

    assert not re.search("[A-Za-z]", rest)


def test_the_text_of_html_is_marked_and_its_tags_are_not() -> None:
    """Nor attributes, comments and entities."""
    html = (
        '<p class="lead" title="WHO">RTI की <a href="/x/y.png">PDF</a><!-- API --> &nbsp;&#160;'
        '&lt;क&gt; <br><img src="/a.jpg" alt="WHO"> <em>Open</em></p>'
    )
    (rti, pdf, opened) = hindi("RTI", "PDF", "Open")

    assert mark_latin_html(html, "hi") == html.replace("RTI", rti).replace("PDF", pdf).replace(
        "Open", opened
    )


@pytest.mark.parametrize(
    "html",
    [
        "<code>git push</code>",
        "<pre><code>x = <b>y</b>\nz</code></pre>",
        "<kbd>Ctrl</kbd>",
        "<samp>OK</samp>",
        "<bdi>Ali</bdi>",
        '<span lang="en">The <b>Hindu</b> <span>daily</span> paper</span>',
        "<pre>a <pre>b</pre> c</pre>",
        '<p lang="ur">شملہ PWD</p>',
    ],
)
def test_code_and_what_has_its_own_language_stay(html: str) -> None:
    """The editor has said what it is; after it the marking goes on."""
    assert mark_latin_html(html, "hi") == html
    assert mark_latin_html(f"<div>{html} RTI</div>", "hi") == f"<div>{html} {hindi('RTI')[0]}</div>"


@pytest.mark.parametrize("attribute", ["LANG=fr", "Lang='fr'", 'dir="ltr"\nlang="fr"'])
def test_a_language_may_be_written_as_html_allows(attribute: str) -> None:
    """The names of attributes are case-blind."""
    html = f"<p {attribute}>Le Monde</p>"

    assert mark_latin_html(html, "hi") == html


def test_marking_twice_is_marking_once() -> None:
    """What is marked has its own language."""
    once = mark_latin_html("<p>RTI की <b>PDF</b></p>", "ur")

    assert mark_latin_html(once, "ur") == once


@pytest.mark.parametrize("run", ["AT&amp;T", "R&amp;D", "https://x.in/?a=1&amp;b=2"])
def test_a_word_with_an_ampersand_is_one_run_of_html(run: str) -> None:
    """As in plain text; in Urdu the two parts would change places: AT&T is read as T&AT."""
    assert (
        mark_latin_html(f"<p>یہ {run} ہے</p>", "ur") == f'<p>یہ <bdi lang="en">{run}</bdi> ہے</p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        '<p title="a > b">क</p>',
        "<p title='5 > 3 RTI'>क</p>",
        '<img alt="x > y" src="/a.jpg">',
        '<p title="x > y <script>z</script>">क</p>',
    ],
)
def test_an_attribute_may_hold_a_greater_than_sign(html: str) -> None:
    """HTML allows it there; a mark within it would end the attribute and let out what it holds."""
    assert mark_latin_html(f"<div>{html} RTI</div>", "hi") == f"<div>{html} {hindi('RTI')[0]}</div>"


WORDS = st.sampled_from(
    ["RTI", "की", "AT&amp;T", "&lt;b&gt;", "C++", " ", "\n", "WHO 5", "।", "&#160;"]
)
PLAIN = st.lists(WORDS).map("".join)
TREES = st.recursive(
    PLAIN,
    lambda inner: st.builds(
        "<{0}>{1}</{2}>{3}".format,
        st.sampled_from(["p", 'b title="WHO"', "code", 'i lang="ur"', "bdi", 'a href="/x/"']),
        inner,
        st.just("@"),
        inner,
    ),
    max_leaves=8,
)


def closed(tree: str) -> str:
    """A tree with the names of its end tags."""
    names: list[str] = []

    def name(tag: re.Match[str]) -> str:
        if tag[1] == "@":
            return f"</{names.pop()}>"
        names.append(tag[2])
        return tag[0]

    return re.sub(r"</(@)>|<(\w+)[^>]*>", name, tree)


@settings(deadline=None)
@given(TREES.map(closed), st.sampled_from(["hi", "ur", "en"]))
def test_marking_html_keeps_every_other_byte(html: str, lang: str) -> None:
    """The page parses as before, and says the same."""
    marked = mark_latin_html(html, lang)

    assert unmarked(marked) == html
    before, after = (
        "".join(etree.fromstring(f"<div>{text}</div>").itertext()) for text in (html, marked)
    )
    assert after == before
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    parser.parseFragment(f"<div>{marked}</div>")
    own = html5lib.HTMLParser(namespaceHTMLElements=False)
    own.parseFragment(f"<div>{html}</div>")
    assert len(parser.errors) == len(own.errors)
