import html as standard
import re
from itertools import pairwise
from time import process_time

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom.text.script_runs import isolate_runs, left_to_right, mark_runs, mark_runs_html
from tests.bidi import as_seen, with_isolates
from tests.conftest import needs_fribidi

ADDED = re.compile(
    r'</(?:span|bdi)>|<span lang="en">|<bdi(?: lang="(?:en|hi|pa|bn|ur)")? dir="(?:ltr|rtl)">'
)
MARK = re.compile(r'<(span|bdi) lang="en"(?: dir="ltr")?>([^<]*)</\1>')

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
    return re.sub(r'(<(?:code|i lang="ur")) dir="(?:ltr|rtl)">', r"\1>", ADDED.sub("", marked))


def hindi(*latin: str) -> list[str]:
    """Runs as they are marked on a Hindi page."""
    return [f'<span lang="en">{run}</span>' for run in latin]


def test_a_latin_word_is_marked_as_english() -> None:
    """A screen reader that speaks Hindi else spells it, or says nothing."""
    assert mark_runs("RTI की अर्ज़ी", "hi") == '<span lang="en">RTI</span> की अर्ज़ी'
    assert mark_runs("ਨਵਾਂ App", "pa") == 'ਨਵਾਂ <span lang="en">App</span>'


def test_in_urdu_a_run_is_also_kept_to_itself() -> None:
    """Else the signs beside it are drawn into its direction (UAX #9)."""
    assert mark_runs("محکمہ PWD، شملہ", "ur") == 'محکمہ <bdi lang="en" dir="ltr">PWD</bdi>، شملہ'


@pytest.mark.parametrize("text", ["", " ", "शिमला", "24.11.2026, 5:05", "3×4", "!?"])
def test_a_text_without_latin_letters_stays_as_it_is(text: str) -> None:
    """Figures and marks are everybody's."""
    assert mark_runs(text, "hi") == mark_runs_html(text, "hi") == text


@pytest.mark.parametrize("lang", ["en", "xx", ""])
def test_a_page_in_latin_letters_marks_nothing(lang: str) -> None:
    """Nor one in a language that the newsroom does not know; it is escaped all the same."""
    assert mark_runs("The <b> of AT&T", lang) == "The &lt;b&gt; of AT&amp;T"
    assert mark_runs_html("<p>The AT&amp;T</p>", lang) == "<p>The AT&amp;T</p>"


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
    assert mark_runs(text, "hi") == text.replace(run, *hindi(run))


@pytest.mark.parametrize(
    "sign", [".", ",", ":", "'", "’", "-", "/", "।", "?", "!", ")", "”", " ", "..."]
)
def test_a_mark_after_a_run_is_the_sentence_s(sign: str) -> None:
    """In Urdu it stands on the left of the run, where the sentence goes on."""
    assert mark_runs(f"यह RTI{sign}", "hi") == f'यह <span lang="en">RTI</span>{sign}'
    assert mark_runs(f"یہ RTI{sign}", "ur") == f'یہ <bdi lang="en" dir="ltr">RTI</bdi>{sign}'
    assert mark_runs_html(f"<p>यह RTI{sign}</p>", "hi") == f"<p>यह {hindi('RTI')[0]}{sign}</p>"


def test_hostile_signs_are_escaped() -> None:
    """Inside a run and around it; quotes are harmless between tags."""
    assert mark_runs("\"क\" & <b>'ख'</b> AT&T &amp;", "hi") == (
        "\"क\" &amp; &lt;{}&gt;'ख'&lt;/{}&gt; {} &amp;{};".format(
            *hindi("b", "b", "AT&amp;T", "amp")
        )
    )


@pytest.mark.parametrize("run", ["5G", "3D", "4x4", "C++", "A+"])
def test_a_word_is_not_torn(run: str) -> None:
    """In Urdu the two parts would change places: 5G is read as G5."""
    assert mark_runs(f"نیا {run} آیا", "ur") == f'نیا <bdi lang="en" dir="ltr">{run}</bdi> آیا'


@settings(deadline=None)
@given(TEXTS, LANGS)
def test_marking_adds_elements_and_nothing_else(text: str, lang: str) -> None:
    """Without them it is the escaped text, and a browser shows every sign of it."""
    marked = mark_runs(text, lang)

    assert unmarked(marked) == standard.escape(text, quote=False)
    without = re.sub(r"</?(?:span|bdi)[^>]*>", "", marked)
    assert standard.unescape(without) == standard.unescape(standard.escape(text, quote=False))


@settings(deadline=None)
@given(TEXTS)
def test_every_latin_letter_is_marked(text: str) -> None:
    """None is left to a voice that cannot say it."""
    rest = standard.unescape(ADDED.sub("", MARK.sub("", mark_runs(text, "hi"))))

    assert not re.search("[A-Za-z]", rest)


def test_the_text_of_html_is_marked_and_its_tags_are_not() -> None:
    """Nor attributes, comments and entities."""
    html = (
        '<p class="lead" title="WHO">RTI की <a href="/x/y.png">PDF</a><!-- API --> &nbsp;&#160;'
        '&lt;क&gt; <br><img src="/a.jpg" alt="WHO"> <em>Open</em></p>'
    )
    (rti, pdf, opened) = hindi("RTI", "PDF", "Open")

    assert mark_runs_html(html, "hi") == html.replace("RTI", rti).replace("PDF", pdf).replace(
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
        '<bdi dir="rtl">شملہ</bdi>',
        '<span dir="ltr">RTI</span>',
    ],
)
def test_code_and_what_has_its_own_language_stay(html: str) -> None:
    """The editor has said what it is; after it the marking goes on."""
    assert mark_runs_html(html, "hi") == html
    assert mark_runs_html(f"<div>{html} RTI</div>", "hi") == f"<div>{html} {hindi('RTI')[0]}</div>"


@pytest.mark.parametrize("attribute", ["LANG=fr", "Lang='fr'", 'dir="ltr"\nlang="fr"'])
def test_a_language_may_be_written_as_html_allows(attribute: str) -> None:
    """The names of attributes are case-blind."""
    html = f"<p {attribute}>Le Monde</p>"

    assert mark_runs_html(html, "hi") == html


def test_marking_twice_is_marking_once() -> None:
    """What is marked has its own language."""
    once = mark_runs_html("<p>RTI की <b>PDF</b></p>", "ur")

    assert mark_runs_html(once, "ur") == once


@pytest.mark.parametrize("run", ["AT&amp;T", "R&amp;D", "https://x.in/?a=1&amp;b=2"])
def test_a_word_with_an_ampersand_is_one_run_of_html(run: str) -> None:
    """As in plain text; in Urdu the two parts would change places: AT&T is read as T&AT."""
    assert (
        mark_runs_html(f"<p>یہ {run} ہے</p>", "ur")
        == f'<p>یہ <bdi lang="en" dir="ltr">{run}</bdi> ہے</p>'
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
    assert mark_runs_html(f"<div>{html} RTI</div>", "hi") == f"<div>{html} {hindi('RTI')[0]}</div>"


WORDS = st.sampled_from(
    ["RTI", "की", "AT&amp;T", "&lt;b&gt;", "C++", " ", "\n", "WHO 5", "।", "&#160;"]
)
PLAIN = st.lists(WORDS).map("".join)
TREES = st.recursive(
    PLAIN,
    lambda inner: st.builds(
        "<{0}>{1}</{2}>{3}".format,
        st.sampled_from(
            ["p", 'b title="WHO"', "code", 'i lang="ur"', 'bdo dir="rtl"', 'em title="/x/"']
        ),
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
    marked = mark_runs_html(html, lang)

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


# As it was typed, and the runs that must be read from left to right.
FROM_RIGHT = [
    ("مدد کے لیے 98160-12345 پر", ["98160-12345"]),
    ("یا +91-98160-12345 پر فون کریں۔", ["+91-98160-12345"]),
    ("فون 98160 12345، (0177) 265-1234۔", ["98160 12345", "(0177) 265-1234"]),
    ("مفت 1800-11-2233 یا +91 98160 12345", ["1800-11-2233", "+91 98160 12345"]),
    ("تاریخ 24-11-2026 اور 24/11/2026 ہے", ["24-11-2026", "24/11/2026"]),
    ("سال 2025-26 میں 3-2 سے", ["2025-26", "3-2"]),
    ("10–12 افراد، 10 - 12 دن", ["10–12", "10 - 12"]),
    ("قیمت ₹1,250.50 اور ₹500/- ہے", ["₹1,250.50", "₹500/-"]),
    ("شرح 45% اور -5°C رہی", ["45%", "-5°C"]),
    ("وقت 10:30-17:00 یا 10:30 - 17:00", ["10:30-17:00", "10:30 - 17:00"]),
    ("آدھا 1/2 اور 1½، 3.5", ["1/2", "1½", "3.5"]),
    ("ورژن 1.2.3 یا v2.0-1", ["1.2.3", "v2.0-1"]),
    ("گاڑی HP 01 A 1234 تھی", ["HP 01 A 1234"]),
    ("دفعہ Section 144-A کے تحت", ["Section 144-A"]),
    ("قانون Right to Information Act, 2005۔", ["Right to Information Act, 2005"]),
    ("نمبر ۹۸۱۶۰-۱۲۳۴۵ اور ٩٨١٦٠-١٢٣٤٥", ["۹۸۱۶۰-۱۲۳۴۵", "٩٨١٦٠-١٢٣٤٥"]),
    ("پتہ https://x.in/a/?b=1&c=2 یا desk@x.in", ["https://x.in/a/?b=1&c=2", "desk@x.in"]),
    ("محکمہ (PWD)، «RTI» اور “Make in India” ہے", ["PWD", "RTI", "Make in India"]),
    ('اس نے "Yes, we can. Now" کہا', ["Yes, we can. Now"]),
    ("ہیش ٹیگ #RTI2026 اور @pwd_hp", ["#RTI2026", "@pwd_hp"]),
    ("فاصلہ 5 km، تاریخ 24 November 2026", ["5 km", "24 November 2026"]),
    ("PIN 171 001 یا 171 001", ["PIN 171 001", "171 001"]),
    ("سکور 2+2=4، 16:9، 3×4، 50+", ["2+2=4", "16:9", "3×4", "50+"]),
    ("آر ٹی آئی आरटीआई قانون ਸ਼ਿਮਲਾ میں", ["आरटीआई", "ਸ਼ਿਮਲਾ"]),
    ("ایکٹ RTI (2005) اور U.S. میں", ["RTI (2005)", "U.S."]),
]


@pytest.mark.parametrize(("text", "runs"), FROM_RIGHT)
def test_what_is_written_from_left_to_right_is_kept_to_itself(text: str, runs: list[str]) -> None:
    """98160-12345 is drawn as 12345-98160 in Urdu; another telephone rings."""
    assert [text[start:end] for start, end in left_to_right(text)] == runs


@needs_fribidi
@pytest.mark.parametrize(("text", "runs"), FROM_RIGHT)
def test_each_run_is_seen_in_its_order(text: str, runs: list[str]) -> None:
    """On the page, and in a title, by the judgement of FriBiDi."""
    html = mark_runs_html(f"<p>{standard.escape(text, quote=False)}</p>", "ur")

    for shown in (mark_runs(text, "ur"), html):
        assert all(run in as_seen(with_isolates(shown)) for run in runs)
    assert all(run in as_seen(isolate_runs(text, "ur")) for run in runs)


@pytest.mark.parametrize("text", ["سال 2026 میں", "۵ لوگ", "12، 13 اور 14", "ڈی-5", "2025 2026"])
def test_a_number_alone_is_left_alone(text: str) -> None:
    """It is drawn the same either way; two in a row are read one after the other."""
    assert mark_runs(text, "ur") == isolate_runs(text, "ur") == text


def test_a_run_reaches_over_tags() -> None:
    """H and O are one word with the 2 between them; a run that a tag cuts is kept in parts."""
    assert mark_runs_html("<p>H<sub>2</sub>O ہے</p>", "ur") == (
        '<p><bdi lang="en" dir="ltr">H<sub>2</sub>O</bdi> ہے</p>'
    )
    assert mark_runs_html("<p><b>RTI</b> Act ہے <i>98160</i>-12345</p>", "ur") == (
        '<p><bdi lang="en" dir="ltr"><b>RTI</b> Act</bdi> ہے '
        '<bdi dir="ltr"><i>98160</i>-12345</bdi></p>'
    )
    assert mark_runs_html("<b>کہا RTI</b> Act", "ur") == (
        '<b>کہا <bdi lang="en" dir="ltr">RTI</bdi></b> <bdi lang="en" dir="ltr">Act</bdi>'
    )


def test_a_link_and_code_keep_their_numbers_in_order() -> None:
    """What is in an attribute stays as it is, and what is kept to itself is not kept twice."""
    html = '<a href="tel:+919816012345">98160 12345</a> <code>+91-98160</code> <pre>a-1</pre>'
    marked = (
        '<a href="tel:+919816012345"><bdi dir="ltr">98160 12345</bdi></a> '
        '<code dir="ltr">+91-98160</code> <pre dir="ltr">a-1</pre>'
    )

    assert mark_runs_html(html, "ur") == marked
    assert mark_runs_html(marked, "ur") == marked
    assert mark_runs_html(html, "hi") == html


def test_urdu_on_a_page_from_left_to_right_is_kept_to_itself() -> None:
    """With the numbers in it; so is what an editor has marked as Urdu."""
    urdu = '<bdi lang="ur" dir="rtl">شملہ <bdi dir="ltr">98160-12345</bdi> میں۔</bdi>'

    assert mark_runs("उसने شملہ 98160-12345 میں۔ कहा", "hi") == f"उसने {urdu} कहा"
    assert mark_runs_html("<p>ਉਸ <b>شملہ</b> 2026 میں</p>", "pa") == (
        '<p>ਉਸ <bdi lang="ur" dir="rtl"><b>شملہ</b> 2026 میں</bdi></p>'
    )
    assert mark_runs("He said شملہ.", "en") == 'He said <bdi lang="ur" dir="rtl">شملہ</bdi>.'
    assert mark_runs_html('<p lang="ur">شملہ 3-2</p>', "hi") == (
        '<p lang="ur" dir="rtl">شملہ <bdi dir="ltr">3-2</bdi></p>'
    )


def test_a_title_says_its_order_without_an_element() -> None:
    """By signs that are not seen; only where the order would be another without them."""
    assert isolate_runs("فون 98160-12345", "ur") == "فون \u206698160-12345\u2069"
    assert isolate_runs("محکمہ PWD نے", "ur") == "محکمہ PWD نے"
    assert isolate_runs("PWD، RTI", "ur") == "\u2066PWD\u2069، \u2066RTI\u2069"
    assert isolate_runs("नल 98160-12345", "hi") == "नल 98160-12345"
    assert isolate_runs("नल شملہ 5-3 میں", "hi") == "नल \u2067شملہ \u20665-3\u2069 میں\u2069"


URDU = st.lists(
    st.one_of(
        st.sampled_from(["شملہ", "کہا", "RTI", "HP", "98160", "2026", "5", "۵۰", "12", "हि"]),
        st.sampled_from(list(" \u00a0-–/:.,،۔(),\"'“”₹%+@#&<>½°")),
    ),
    max_size=12,
).map("".join)


@settings(deadline=None)
@given(URDU)
def test_runs_are_apart_and_hold_no_letter_from_right_to_left(text: str) -> None:
    """They begin and end with what is theirs, and every Latin letter is in one."""
    runs = list(left_to_right(text))

    assert all(first[1] <= second[0] for first, second in pairwise(runs))
    inside = [text[start:end] for start, end in runs]
    assert not any(re.search("[\u0620-\u06d3\n]", run) or run != run.strip() for run in inside)
    assert sum(map(latin, inside)) == latin(text)


def latin(text: str) -> int:
    """How many Latin letters a text has."""
    return len(re.findall("[A-Za-z]", text))


@needs_fribidi
@settings(deadline=None)
@given(st.lists(st.sampled_from(FROM_RIGHT), min_size=1, max_size=4))
def test_runs_of_many_sentences_do_not_disturb_each_other(
    some: list[tuple[str, list[str]]],
) -> None:
    """Each is seen whole, whatever stands beside it."""
    text = "۔ کہا ".join(each for each, _ in some)
    seen = as_seen(with_isolates(mark_runs(text, "ur")))

    assert all(run in seen for _, runs in some for run in runs)


@pytest.mark.parametrize(
    "piece", ["1-", "11 ", "a) ", "(a ", '"a ', "5 km ", "<b>RTI ", "RTI</b> "]
)
def test_a_hostile_text_takes_no_longer_than_its_length(piece: str) -> None:
    """Ten times the text takes about ten times as long."""
    began = process_time()
    mark_runs_html("ش " + piece * (40_000 // len(piece)), "ur")

    assert process_time() - began < 5
