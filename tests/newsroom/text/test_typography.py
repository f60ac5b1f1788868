import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text.typography import typeset, typeset_html

COPY = st.lists(
    st.one_of(
        st.sampled_from('कािंAKa.b۔।॥,?!؟، \u00a0:₹5१`"”“()\n/@-اےک۵<>&'),
        st.sampled_from(
            ["किमी", "डॉ.", "एस.", " के.", "  ", "Dr", "रु", " : ", "https://x", "<b>", "</code>"]
        ),
    ),
    max_size=14,
).map("".join)
LANGS = st.sampled_from(["hi", "ur", "en", "pa", "ta"])


def shown(text: str, lang: str = "hi") -> str:
    """Typeset text, with ~ for a no-break space."""
    return typeset(text, lang).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("बारिश हुई ।", "बारिश हुई।"),
        ("क्या हुआ ? बारिश !", "क्या हुआ? बारिश!"),
        ("दिल्ली , पटना ,राँची", "दिल्ली, पटना, राँची"),
        ("दोहा ॥", "दोहा॥"),
        ("“वह गया ।” फिर", "“वह गया।” फिर"),
    ],
)
def test_no_space_stands_before_a_mark(typed: str, printed: str) -> None:
    """A line would break there, and begin with a danda."""
    assert typeset(typed) == printed


def test_a_danda_glued_to_the_next_word_gets_its_space() -> None:
    """The next sentence can then begin a line."""
    assert typeset("जागरूक करना है।उन्होंने कहा।“हाँ”") == "जागरूक करना है। उन्होंने कहा। “हाँ”"


def test_a_danda_inside_a_number_stays() -> None:
    """१।२ is a verse."""
    assert typeset("मंत्र १।२ देखें") == "मंत्र १।२ देखें"


def test_a_speakers_colon_does_not_begin_a_line() -> None:
    """The headline's colon is held by the word before it, the name may go on a new line."""
    headline = "सभी अग्रणी संगठन आपसी तालमेल से करें काम : संजय दत्त"

    assert shown(headline) == "सभी अग्रणी संगठन आपसी तालमेल से करें काम~: संजय दत्त"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("₹ 250 करोड़", "₹250~करोड़"),
        ("रु. 500 और रु 20", "रु.~500 और रु~20"),
        ("5 किमी दूर, 3.5 कि.मी. चले", "5~किमी दूर, 3.5~कि.मी.~चले"),
        ("शाम 10 बजे 23 नवंबर 2026", "शाम 10~बजे 23~नवंबर 2026"),
        ("40 प्रतिशत, 45 % और २५ लाख", "40~प्रतिशत, 45~% और २५~लाख"),
        ("5 किताबें 10 मईया", "5 किताबें 10 मईया"),
    ],
)
def test_a_number_is_held_to_its_unit(typed: str, printed: str) -> None:
    """A unit, a month or an hour alone at the head of a line cannot be read."""
    assert shown(typed) == printed


@pytest.mark.parametrize(
    ("typed", "lang", "printed"),
    [
        ("एस. पी. सिंह आए", "hi", "एस.~पी.~सिंह आए"),
        ("डॉ. संजय और पं. नेहरू आए. वह", "hi", "डॉ.~संजय और पं.~नेहरू आए. वह"),
        ("A. K. Rao met Dr Sen and Mr. Roy.", "en", "A.~K.~Rao met Dr~Sen and Mr.~Roy."),
        ("On 23 November, 5 km away, Rs 500", "en", "On 23~November, 5~km away, Rs~500"),
        ("اے۔ کے۔ انصاری اور ڈاکٹر خان", "ur", "اے۔~کے۔~انصاری اور ڈاکٹر~خان"),
        ("۵ کلومیٹر ۲۳ نومبر ۱۰ بجے", "ur", "۵~کلومیٹر ۲۳~نومبر ۱۰~بجے"),
        ("5 ਕਿਲੋਮੀਟਰ 23 ਨਵੰਬਰ", "pa", "5~ਕਿਲੋਮੀਟਰ 23~ਨਵੰਬਰ"),
        ("Smt Rao, Prof Sen, xDr Roy, Drs Roy", "en", "Smt~Rao, Prof~Sen, xDr Roy, Drs Roy"),
        ("₹ 5, रु 5, नं 5, में 5, No 5, noNo 5, May 5", "hi", "₹5, रु~5, नं~5, में 5, No~5, noNo 5, May~5"),
    ],
)
def test_a_title_and_initials_are_held_to_the_name(typed: str, lang: str, printed: str) -> None:
    """A name begins with its title, also on paper."""
    assert shown(typed, lang) == printed


def test_urdu_marks_stand_by_their_word() -> None:
    """No space before the Urdu stop, comma or question mark; initials stay together."""
    assert typeset("اس نے کہا ۔اگلا ؟ ہاں ، پی۔ٹی۔آئی", "ur") == "اس نے کہا۔ اگلا؟ ہاں، پی۔ٹی۔آئی"


@pytest.mark.parametrize(
    "text",
    [
        "https://samachar.example/खबर।दिल्ली?क=1,2",
        "desk@samachar.example",
        "`है ।सोहन , 5 किमी`",
        "a != b and !important",
        "x ?y",
    ],
)
def test_addresses_and_code_are_left_alone(text: str) -> None:
    """A space put into an address breaks it."""
    assert typeset(text) == text


@given(COPY, LANGS)
def test_setting_type_twice_changes_nothing(text: str, lang: str) -> None:
    """A page built from a built page is the same page."""
    once = typeset(text, lang)

    assert typeset(once, lang) == once
    assert typeset_html(typeset_html(text, lang), lang) == typeset_html(text, lang)


@given(COPY, LANGS)
def test_only_spaces_change(text: str, lang: str) -> None:
    """No letter and no mark is added, dropped or moved."""
    assert re.sub(r"\s", "", typeset(text, lang)) == re.sub(r"\s", "", text)
    assert re.sub(r"\s", "", typeset_html(text, lang)) == re.sub(r"\s", "", text)


def test_in_html_only_text_is_set() -> None:
    """Tags, attributes and comments keep every byte."""
    html = (
        '<!-- है ।सोहन --><p title="है ।सोहन > 5 किमी">है ।सोहन &amp; <b>5 किमी</b> दूर ।</p>\r\n'
        "<img alt='है ।'  src=a.png>"
    )

    assert typeset_html(html) == (
        '<!-- है ।सोहन --><p title="है ।सोहन > 5 किमी">है। सोहन &amp; <b>5\u00a0किमी</b> दूर।</p>\r\n'
        "<img alt='है ।'  src=a.png>"
    )


@pytest.mark.parametrize(
    "kept",
    [
        "<code>है ।</code>",
        "<pre class=x><b>है ।</b></pre>",
        "<kbd>है ।</kbd>",
        "<samp>है ।</samp>",
        '<script>if (a<b) { x = "it\'s ।" } // है ।</script>',
        "<style>a::after { content: 'है ।' }</style>",
        "<q>है ।</q>",
        '<blockquote cite="https://a.example/"><blockquote>है ।</blockquote>है ।</blockquote>',
        "<CODE>है ।</CODE>",
    ],
)
def test_code_and_quoted_sources_are_not_ours_to_set(kept: str) -> None:
    """What follows them is set again."""
    assert typeset_html(f"<p>है ।</p>{kept}<p>है ।</p>") == f"<p>है।</p>{kept}<p>है।</p>"


def test_a_pull_quote_of_our_own_is_set() -> None:
    """A blockquote without a source is the newsroom's text."""
    assert typeset_html("<blockquote>है ।</blockquote>") == "<blockquote>है।</blockquote>"


def test_a_rule_does_not_reach_across_tags() -> None:
    """Where markup stands between, the editor meant it."""
    html = "<b>5</b> किमी <i>है</i> ।"

    assert typeset_html(html) == html
