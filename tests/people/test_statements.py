"""Confirmed sentences: found in a printed text, given an id, and shown without their frame."""

import re
from collections.abc import Sequence
from html import escape

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.statements import (
    NearestSentences,
    anchor_sentences,
    clause,
    find_sentences,
    quoted,
)
from newsroom.text.body_html import plain_text

ANCHOR = re.compile(r'<span id="(k\d+)">')
WORDS = st.sampled_from(
    ["टीम", "काम", "करेगी", "सड़क", "क्षत्रिय", "पानी", "AT&T", "<3", "“अब", "तक”", "ٹیم", "team"]
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=5).map(lambda each: " ".join(each) + "।")
DRESS = st.sampled_from(["{}", "<b>{}</b>", '<a href="/x/">{}</a>', "<em>{}</em><br>", "{}\n"])
PARAGRAPHS = st.lists(st.lists(st.tuples(SENTENCES, DRESS), min_size=1, max_size=4), max_size=4)


def _print(paragraphs: list[list[tuple[str, str]]]) -> str:
    """Paragraphs as Markdown prints them, each sentence in its dress."""
    return "\n".join(
        "<p>" + " ".join(dress.format(escape(said, quote=False)) for said, dress in each) + "</p>"
        for each in paragraphs
    )


def _without_anchors(html: str) -> str:
    return re.sub(r'<span id="k\d+">(.*?)</span>', r"\1", html, flags=re.DOTALL)


def _anchor(html: str, wanted: Sequence[str]) -> tuple[str, list[str]]:
    """The text with its anchors, as it is printed, and each wanted sentence's; "" for none."""
    found = find_sentences(html, wanted)
    spans = sorted(filter(None, found))
    names = [f"k{spans.index(span) + 1}" if span else "" for span in found]
    return anchor_sentences(html, spans), names


@given(PARAGRAPHS, st.data())
@settings(max_examples=150, deadline=None)
def test_anchors_change_nothing_but_themselves(
    paragraphs: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    """Without the anchors it is the very text; ids run k1, k2 … in it; its tags still close."""
    html = _print(paragraphs)
    said = [sentence for each in paragraphs for sentence, _ in each]
    wanted = data.draw(st.permutations(said))

    anchored, names = _anchor(html, wanted)

    parser = html5lib.HTMLParser(strict=True)
    parser.parseFragment(anchored)
    assert _without_anchors(anchored) == html
    assert ANCHOR.findall(anchored) == [f"k{number}" for number in range(1, len(wanted) + 1)]
    assert sorted(names) == sorted(ANCHOR.findall(anchored))


@given(PARAGRAPHS, st.lists(SENTENCES, max_size=3))
@settings(max_examples=100, deadline=None)
def test_what_the_text_does_not_hold_gets_no_anchor(
    paragraphs: list[list[tuple[str, str]]], wanted: list[str]
) -> None:
    """An anchor is given where the text says just these words, and nowhere else."""
    html = _print(paragraphs)
    text = "".join(plain_text(html).split())

    anchored, names = _anchor(html, wanted)

    for sentence, name in zip(wanted, names, strict=True):
        if "".join(sentence.split()) not in text:
            assert name == ""
    assert len(ANCHOR.findall(anchored)) == len(list(filter(None, names)))


@pytest.mark.parametrize(
    ("html", "wanted", "anchored"),
    [
        pytest.param(
            "<p>एक। दो कहा। तीन।</p>",
            "दो कहा।",
            '<p>एक। <span id="k1">दो कहा।</span> तीन।</p>',
            id="in the middle of a paragraph",
        ),
        pytest.param(
            "<p>एक। दो <b>बार</b> कहा।</p>",
            "दो बार कहा।",
            '<p>एक। <span id="k1">दो <b>बार</b> कहा।</span></p>',
            id="round an inline tag",
        ),
        pytest.param(
            "<p><b>दो बार</b> कहा।</p>",
            "दो बार कहा।",
            '<p><span id="k1"><b>दो बार</b> कहा।</span></p>',
            id="stretched over a tag at its start",
        ),
        pytest.param(
            "<p>दो बार <em>कहा।</em> तीन।</p>",
            "दो बार कहा।",
            '<p><span id="k1">दो बार <em>कहा।</em></span> तीन।</p>',
            id="stretched over a tag at its end",
        ),
        pytest.param(
            "<p><b>एक। दो</b> बार कहा।</p>",
            "दो बार कहा।",
            '<p><b>एक। <span id="k1"></span>दो</b> बार कहा।</p>',
            id="a tag crosses it: an empty anchor before it",
        ),
        pytest.param(
            "<p>A&amp;B ने 5&nbsp;लाख &quot;माँगे&quot; थे।</p>",
            'A&B ने 5 लाख "माँगे" थे।',
            '<p><span id="k1">A&amp;B ने 5&nbsp;लाख &quot;माँगे&quot; थे।</span></p>',
            id="entities",
        ),
        pytest.param(
            "<p>₹5\u00a0लाख\nमिले।</p>",
            "₹ 5 लाख मिले ।",
            '<p><span id="k1">₹5\u00a0लाख\nमिले।</span></p>',
            id="spaces as a printer sets them",
        ),
        pytest.param(
            "<ul><li>सब मिले।</li></ul>",
            "सब मिले।",
            '<ul><li><span id="k1">सब मिले।</span></li></ul>',
            id="in a list",
        ),
        pytest.param(
            "<p>उन्होंने कहा, “सब मिलें।”</p>",
            "“सब मिलें।”",
            '<p>उन्होंने कहा, <span id="k1">“सब मिलें।”</span></p>',
            id="the half of a sentence that was said",
        ),
    ],
)
def test_a_sentence_is_wrapped_where_it_stands(html: str, wanted: str, anchored: str) -> None:
    """White space makes no difference, tags none that can be seen."""
    assert _anchor(html, [wanted]) == (anchored, ["k1"])


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        pytest.param("<p>एक कहा।</p><p>दो कहा।</p>", "एक कहा। दो कहा।", id="over two paragraphs"),
        pytest.param("<p>वे काम करेंगे।</p>", "वे काम करें", id="half a word at its end"),
        pytest.param("<p>अनपढ़ बोले।</p>", "पढ़ बोले।", id="half a word at its start"),
        pytest.param("<p>सब मिले।</p>", "सब गए।", id="other words"),
        pytest.param("<p>सब मिले।</p>", "", id="nothing"),
        pytest.param('<p title="सब मिले।">गए।</p>', "सब मिले।", id="inside a tag"),
        pytest.param("", "सब मिले।", id="no text"),
    ],
)
def test_what_is_not_there_is_not_found(html: str, wanted: str) -> None:
    """The text stays as it is, and the sentence has no anchor."""
    assert _anchor(html, [wanted]) == (html, [""])


def test_what_is_said_twice_has_two_anchors() -> None:
    """Each line of a header takes the next place; a third finds none."""
    html = "<p>हाँ, वे बोले। फिर: हाँ, वे बोले।</p>"

    anchored, names = _anchor(html, ["हाँ, वे बोले।"] * 3)

    assert names == ["k1", "k2", ""]
    assert anchored == (
        '<p><span id="k1">हाँ, वे बोले।</span> फिर: <span id="k2">हाँ, वे बोले।</span></p>'
    )


def test_anchors_are_numbered_by_the_text_not_by_the_header() -> None:
    """The order of the header's lines is the editor's own affair."""
    _, names = _anchor("<p>एक कहा। दो कहा।</p>", ["दो कहा।", "एक कहा।"])

    assert names == ["k2", "k1"]


@pytest.mark.parametrize(
    ("lang", "sentence", "said"),
    [
        ("hi", "सचिव ने कहा कि सब मिलकर काम करें।", "सब मिलकर काम करें"),
        ("hi", "सचिव ने कहा है कि सब मिलकर काम करें ।", "सब मिलकर काम करें"),
        ("hi", "उन्होंने यह भी स्पष्ट किया कि काम कल होगा॥", "काम कल होगा"),
        ("hi", "सचिव का कहना है कि सब मिलकर काम करें।", "सब मिलकर काम करें"),
        ("hi", "सचिव ने कहा की सब मिलकर काम करें।", "सब मिलकर काम करें"),  # the common slip
        ("hi", "उन्होंने कहा सब मिलकर काम करें।", "उन्होंने कहा सब मिलकर काम करें"),
        ("hi", "उन्होंने आबादी कि समस्या पर चिंता जताई।", "उन्होंने आबादी कि समस्या पर चिंता जताई"),
        ("hi", "सचिव ने कहा कि हाँ।", "सचिव ने कहा कि हाँ"),
        ("hi", "सचिव ने कहा कि हाँ जी।", "सचिव ने कहा कि हाँ जी"),
        ("hi", "सचिव ने कहा कि सब चलें अब।", "सब चलें अब"),
        ("hi", "सचिव ने कहा, “सब मिलकर काम करें।”", "सचिव ने कहा, “सब मिलकर काम करें।”"),
        ("en", "She said that the road will open.", "The road will open"),
        ("en", "She said the road will open.", "She said the road will open"),
        ("en", "She unsaid that the road will open.", "She unsaid that the road will open"),
        ("ur", "سیکریٹری نے کہا کہ سب مل کر کام کریں۔", "سب مل کر کام کریں"),
        ("ur", "ان کا کہنا ہے کہ سب مل کر کام کریں۔", "سب مل کر کام کریں"),
        ("ur", "سیکریٹری نے سب کو کام پر لگا دیا۔", "سیکریٹری نے سب کو کام پر لگا دیا"),
        ("pa", "ਸਕੱਤਰ ਨੇ ਕਿਹਾ ਕਿ ਸਭ ਮਿਲ ਕੇ ਕੰਮ ਕਰਨ।", "ਸਭ ਮਿਲ ਕੇ ਕੰਮ ਕਰਨ"),
        ("pa", "ਸਕੱਤਰ ਨੇ ਸੜਕ ਬਾਰੇ ਦੱਸਿਆ।", "ਸਕੱਤਰ ਨੇ ਸੜਕ ਬਾਰੇ ਦੱਸਿਆ"),
        ("bn", "সচিব বলেন যে কাজ চলবে।", "সচিব বলেন যে কাজ চলবে"),
    ],
)
def test_a_list_shows_what_was_said_without_who_said_it(
    lang: str, sentence: str, said: str
) -> None:
    """Where the two cannot be parted, or too little would be left, the whole sentence stands."""
    assert clause(sentence, lang) == said


@given(SENTENCES, st.sampled_from(["hi", "en", "ur", "pa", "bn"]))
@settings(deadline=None)
def test_a_clause_is_words_of_the_sentence_in_their_order(sentence: str, lang: str) -> None:
    """Nothing is put into anyone's mouth; only a first letter may become a capital."""
    assert clause(sentence, lang)
    assert clause(sentence, lang).casefold() in sentence.casefold()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("सचिव ने कहा, “सब मिलकर काम करें।”", "सब मिलकर काम करें।"),
        ('सचिव ने कहा, "सब मिलकर काम करें।"', "सब मिलकर काम करें।"),
        ("«سب مل کر کام کریں»", "سب مل کر کام کریں"),
        ("“पहले यह,” वे बोले, “और फिर वह भी।”", "और फिर वह भी।"),
        ("सचिव ने ‘सब मिलकर’ काम करने को कहा।", ""),
        ("सचिव ने 'सब मिलकर' काम करने को कहा।", ""),
        ("सचिव ने “विकास” पर बल दिया।", ""),
        ("सचिव ने “विकास चाहिए” कहा।", "विकास चाहिए"),
        ('सचिव ने "विकास" पर बल दिया।', ""),
        ("सचिव ने कहा कि सब मिलकर काम करें।", ""),
        ("सचिव ने कहा, “सब मिलकर काम करें।", ""),
        ('पाइप 12" मोटा और 10" लंबा है।', ""),
        ("“ ”", ""),
    ],
)
def test_only_words_in_quotation_marks_are_a_quotation(sentence: str, words: str) -> None:
    """Double marks round two words or more; a word alone in marks is a name or a term."""
    assert quoted(sentence) == words


def test_the_nearest_sentence_is_what_an_editor_made_of_it() -> None:
    """The one most like it, whole, on one line; what is like none is not guessed at."""
    html = "<p>सड़क बंद है।</p><p>उन्होंने कहा कि टीम एकजुट <b>होकर</b>\nकाम करेगी। सब गए।</p>"

    assert NearestSentences(html).to("उन्होंने कहा कि टीम एकजुट होकर कार्य करेगी।") == (
        "उन्होंने कहा कि टीम एकजुट होकर काम करेगी।"
    )
    assert NearestSentences(html).to("पुस्तकालय रविवार को भी खुलेगा, यह तय हुआ।") == ""
    assert NearestSentences("").to("सड़क बंद है।") == ""


def test_plain_text_parts_blocks_and_keeps_signs() -> None:
    """A sentence never runs from one block into the next."""
    html = "<p>A&amp;B <b>यहाँ</b></p><ul><li>एक</li><li>दो &lt;3</li></ul>"

    assert [line for line in plain_text(html).split("\n") if line] == [
        "A&B यहाँ",
        "एक",
        "दो <3",
    ]
