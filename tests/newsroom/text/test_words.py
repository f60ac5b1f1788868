import os
import sys
import unicodedata
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsroom.text.words import (
    _once,
    aksharas,
    count_words,
    excerpt,
    normal_form,
    sentences,
    shortens,
    word_spans,
    words,
)

SHARED = Path(os.environ.get("SAMACHAR_DATA", Path(__file__).parents[3] / "../shared/data"))
COPY = st.text(
    st.sampled_from(
        "कखरशषसअआउएइनलञक़ािीुूेैोौॅॉ्ंँः़।॥|०५12 \n\r.,:?!\"'”’“-_`/abAZ"
        "\u200b\u200c\u200d\ufeff\u00adپکگیے۔آ\u0654\u0653ਅਾੲਿਕ੍ਰਂਡ਼অাড়েো👨👩🇮🇳\ufe0f"
    ),
    max_size=24,
)


def pieces(text: str) -> list[str]:
    """Cut text into its sentences."""
    return [text[start:stop] for start, stop in sentences(text)]


def shared(name: str) -> str:
    """Read a file of the shared data, or skip the test where there is none."""
    path = SHARED / name
    if not path.is_file():
        pytest.skip(f"no {name}: set SAMACHAR_DATA to the folder of shared data")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("अाज अोस अौर आैर एेसा", "आज ओस और और ऐसा"),
        ("अॉफिस कर्इ", "ऑफिस कई"),
        ("ਅਾਪ ੲਿਹ ੳੁਹ", "ਆਪ ਇਹ ਉਹ"),
        ("অামি", "আমি"),
    ],
)
def test_a_vowel_typed_in_two_parts_becomes_one_letter(typed: str, stored: str) -> None:
    """What the Unicode Standard says not to use is stored as the letter it looks like."""
    lang = {"ਅ": "pa", "অ": "bn"}.get(typed[0], "hi")

    assert normal_form(typed, lang) == stored


@pytest.mark.parametrize("letter", list("क़ख़ग़ज़ड़ढ़फ़य़".replace("\u093c", "")))
def test_a_letter_with_nukta_is_two_characters_and_stays_so(letter: str) -> None:
    """NFC decomposes क़ to य़; nothing composes them again."""
    composed = unicodedata.normalize("NFC", letter) + "\u093c"

    assert normal_form(composed) == composed
    assert normal_form("\u095b\u092e\u0940\u0928") == "ज\u093cमीन"


def test_a_nukta_typed_after_the_matra_moves_to_its_letter() -> None:
    """कि़ताब and क़िताब look alike; only the second is found by search."""
    assert normal_form("क\u093f\u093cताब") == "क\u093c\u093fताब"


def test_a_mark_typed_twice_is_one() -> None:
    """The second matra, nukta or anusvara is invisible in most fonts."""
    assert normal_form("हैै मेंं ज\u093c\u093cमीन") == "है में ज\u093cमीन"


def test_invisible_characters_go_and_joiners_after_a_virama_stay() -> None:
    """ZWJ and ZWNJ choose a half form after a virama, and mean nothing anywhere else in Hindi."""
    typed = "\ufeffक्\u200dषमा शक्\u200cति\u200b का\u200dम सर\u00adकार"

    assert normal_form(typed) == "क्\u200dषमा शक्\u200cति काम सरकार"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("می\u200cخواہم", "می\u200cخواہم"),
        ("می\u200c\u200cخواہم", "می\u200cخواہم"),
        ("\u200cمی\u200c خواہم\u200c۔", "می خواہم۔"),
        ("می\u200dخواہم", "میخواہم"),
        ("5\u200cG 5\u200cم", "5G 5م"),
    ],
)
def test_zwnj_stays_between_letters_and_nowhere_else_in_urdu(typed: str, stored: str) -> None:
    """At a word's end it means nothing, and no search would find the word."""
    assert normal_form(typed, "ur") == stored


def test_joiners_keep_their_meaning_in_urdu_and_emoji() -> None:
    """ZWNJ parts Arabic letters; ZWJ makes three people one family."""
    text = "می\u200cخواہم 👨\u200d👩\u200d👧"

    assert normal_form(text, "ur") == text


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("बारिश हुई |", "बारिश हुई ।"),
        ("बारिश हुई|सोहन भीगा|", "बारिश हुई।सोहन भीगा।"),
        ("दोहा समाप्त ||", "दोहा समाप्त ॥"),
        ("“वह गया|”", "“वह गया।”"),
        ("“वह गया|” सोहन भीगा|\n\nफिर", "“वह गया।” सोहन भीगा।\n\nफिर"),
        ("पुल खुलेगा | लोग आए।", "पुल खुलेगा । लोग आए।"),
        ("पुल खुला| लोग आए।", "पुल खुला। लोग आए।"),
        ("पुल खुला | लोग आए |", "पुल खुला । लोग आए ।"),
        ("शिमला|मंडी|सोलन में आज बारिश|", "शिमला|मंडी|सोलन में आज बारिश।"),
        ("Summary: पुल खुला |", "Summary: पुल खुला ।"),
    ],
)
def test_a_bar_typed_for_a_danda_becomes_one(typed: str, stored: str) -> None:
    """The bar stands beside the danda on no keyboard, but looks like it in every font."""
    assert normal_form(typed) == stored


@pytest.mark.parametrize(
    "markup",
    [
        "| नाम | पद |\n|---|---|\n| संजय | सचिव |",
        "नाम | पद\n--- | ---\nसंजय | सचिव",
        "`क | ख`",
        "```\nनाम | पद\n```",
        "    नाम | पद",
        "[[दिल्ली|राजधानी]]",
        "a | b || c",
        "https://samachar.example/खबर|दिल्ली",
    ],
)
def test_a_bar_in_a_table_in_code_or_in_an_address_stays(markup: str) -> None:
    """A bar is a danda only where it follows running Hindi."""
    assert normal_form(markup) == markup


@pytest.mark.parametrize(
    "typed",
    [
        "Title: बजट 2026 | क्या सस्ता | क्या महँगा",
        "Title: बजट क्या है | जानिए |",
        "title : पुल खुला|",
        "Tags: शिमला|मंडी; जल|नल|",
        "Roles: सचिव | अध्यक्ष |",
        "## बजट क्या है | जानिए",
        "शिमला|मंडी|सोलन में आज बारिश।",
        "शिमला | मंडी | सोलन में आज बारिश।",
        "- शिमला | मंडी",
        '![पुल | नदी](/a.jpg "पुल | नदी")',
        "शिमला || मंडी",
        "दोहा समाप्त ।।",
    ],
)
def test_a_bar_between_parts_stays_as_it_was_typed(typed: str) -> None:
    """A headline, names and tags have no sentence that it could end."""
    assert normal_form(typed) == typed


def test_a_bar_stays_a_bar_where_the_language_has_no_danda() -> None:
    """An English page may quote Hindi between bars."""
    assert normal_form("Delhi दिल्ली | India", "en") == "Delhi दिल्ली | India"


@given(st.text(st.characters(max_codepoint=127, exclude_characters="\r")))
def test_ascii_is_never_touched(text: str) -> None:
    """Code and addresses pass unchanged."""
    assert normal_form(text) == text


@given(COPY, st.sampled_from(["hi", "ur", "pa", "en"]))
def test_the_normal_form_of_a_normal_form_is_itself(text: str, lang: str) -> None:
    """What is stored once is stored for good."""
    once = normal_form(text, lang)

    assert normal_form(once, lang) == once
    assert unicodedata.is_normalized("NFC", once)


MARKS = st.text(
    st.sampled_from("कनरळ\u0929अइे\u093eো\u094d\u093c\u09be\u09bc\u200dée\u0301\u0334|"), max_size=5
)


@settings(max_examples=1000)
@example("क\u093c\u0334", "hi")
@given(st.one_of(COPY, MARKS), st.sampled_from(["hi", "ur", "pa", "en"]))
def test_no_rule_would_change_a_normal_form(text: str, lang: str) -> None:
    """A text is looked through for work first, and every rule is spared only where it has none."""
    once = normal_form(text, lang)

    assert once.isascii() or _once(once, lang) == once


def test_no_letter_hides_work_from_the_rules() -> None:
    """NFC makes one letter of some marks that a rule is about, as in ো."""
    beside = ("", "\u093e", "\u093c", "\u09be")

    for letter in filter(unicodedata.decomposition, map(chr, range(sys.maxunicode))):
        for before, after in product(beside, repeat=2):
            once = normal_form(f"{before}{letter}{after}")
            assert _once(once, "hi") == once


def test_line_ends_are_unix_ones() -> None:
    """Copy from any editor compares equal."""
    assert normal_form("एक\r\nदो\r\nthree") == "एक\nदो\nthree"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("है।सोहन आया।", ["है", "सोहन", "आया"]),
        ("क्\u200dषमा शक्\u200cति ज\u093cमीन", ["क्\u200dषमा", "शक्\u200cति", "ज\u093cमीन"]),
        ("सोशल-मीडिया, कोविड-19!", ["सोशल", "मीडिया", "कोविड", "19"]),
        ("Don't stop: it’s 3.5 of 10,000", ["Don't", "stop", "it’s", "3.5", "of", "10,000"]),
        ("اُردو شہر۔اگلا می\u200cخواہم", ["اُردو", "شہر", "اگلا", "می\u200cخواہم"]),
        ("ਪੰਜਾਬ ਵਿੱਚ", ["ਪੰਜਾਬ", "ਵਿੱਚ"]),
        ("বাংলা ভাষা", ["বাংলা", "ভাষা"]),
        ("महाराष्ट्रातील ऱ्हास ळ", ["महाराष्ट्रातील", "ऱ्हास", "ळ"]),
        ("_ज़ोर_ foo_bar", ["ज\u093cोर", "foo_bar"]),
        ("१,५०,००० रुपये", ["१,५०,०००", "रुपये"]),
        ("…। — “”", []),
    ],
)
def test_words_are_what_a_reader_would_count(text: str, expected: list[str]) -> None:
    """Matras, nuktas and joiners stay with their letter; no danda is ever part of a word."""
    assert words(text) == expected


@given(COPY)
def test_word_spans_are_where_the_words_are(text: str) -> None:
    """Spans and words say the same thing."""
    assert [text[start:stop] for start, stop in word_spans(text)] == words(text)


@given(COPY)
def test_what_parts_words_does_not_matter(text: str) -> None:
    """Words before a space or danda are found by a shorter way than those before a tab."""
    assert words(text) == words(text.translate(str.maketrans(" \n।", "\t\t!")))


def test_every_letter_is_found_before_a_space_as_before_a_tab() -> None:
    """The shorter way knows some letters and marks, and no other sign."""
    signs = [chr(point) for point in range(0x3000)]

    assert words(" ".join(f"{sign}a क{sign} " for sign in signs)) == words(
        "\t".join(f"{sign}a\tक{sign}\t" for sign in signs)
    )


@given(COPY)
def test_no_word_holds_a_danda_or_a_space(text: str) -> None:
    """The marks that part words are never inside one."""
    assert not set("।॥۔ \n|") & set("".join(words(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("क्षत्रिय", ["क्ष", "त्रि", "य"]),
        ("राष्ट्र", ["रा", "ष्ट्र"]),
        ("शक्\u200cति", ["श", "क्\u200c", "ति"]),
        ("क्\u200dषमा", ["क्\u200dष", "मा"]),
        ("ज\u093cमीं", ["ज\u093c", "मीं"]),
        ("ਪ੍ਰਧਾਨ", ["ਪ੍ਰ", "ਧਾ", "ਨ"]),
        ("বিশ্ব", ["বি", "শ্ব"]),
        ("🇮🇳👨\u200d👩\u200d👧", ["🇮🇳", "👨\u200d👩\u200d👧"]),
        ("a\r\ne\u0301", ["a", "\r\n", "e\u0301"]),
    ],
)
def test_a_conjunct_is_one_akshara(text: str, expected: list[str]) -> None:
    """UAX #29 with GB9c; a ZWNJ asks for a visible virama and parts the conjunct."""
    assert aksharas(text) == expected


@given(st.one_of(st.text(), COPY))
def test_aksharas_joined_are_the_text(text: str) -> None:
    """Nothing is lost between syllables."""
    assert "".join(aksharas(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("वह गया।सोहन आया।", ["वह गया।", "सोहन आया।"]),
        ("डॉ. संजय और प्रो. राव आए। श्री. दत्त?", ["डॉ. संजय और प्रो. राव आए।", "श्री. दत्त?"]),
        ("एस.पी. सिंह और ए. के. एंटनी आए। ठीक।", ["एस.पी. सिंह और ए. के. एंटनी आए।", "ठीक।"]),
        ("वह घर गया है. फिर आया.", ["वह घर गया है.", "फिर आया."]),
        ("उ.प्र. में पं. नेहरू 3.5 किमी चले।", ["उ.प्र. में पं. नेहरू 3.5 किमी चले।"]),
        ("1674 ई. में अ.ज.जा. और के. गर्ग", ["1674 ई. में अ.ज.जा. और के. गर्ग"]),
        ("उसने कहा, “हाँ।” वह गया।", ["उसने कहा, “हाँ।”", "वह गया।"]),
        ('कहा "हाँ।" वह "गया।"', ['कहा "हाँ।"', 'वह "गया।"']),
        (
            'Dr. A.K. Rao paid Rs. 3.5. "No." He left.',
            ["Dr. A.K. Rao paid Rs. 3.5.", '"No."', "He left."],
        ),
        (
            "“What?” he said. See www.a.example/b?c=1 now.",
            ["“What?” he said.", "See www.a.example/b?c=1 now."],
        ),
        (
            "ڈاکٹر اے۔ کے۔ انصاری نے کہا۔اگلا؟ ہاں۔",
            ["ڈاکٹر اے۔ کے۔ انصاری نے کہا۔", "اگلا؟", "ہاں۔"],
        ),
        ("शीर्षक\n\n1. पहला नियम", ["शीर्षक", "1. पहला नियम"]),
        ("दोहा॥ १ ॥ अगला", ["दोहा॥", "१ ॥", "अगला"]),
        ("रुको... फिर चलो।", ["रुको... फिर चलो।"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, expected: list[str]) -> None:
    """A danda ends a sentence also when glued; titles, initials and decimals do not."""
    assert pieces(text) == expected


@given(COPY)
def test_sentences_hold_every_word_in_order(text: str) -> None:
    """Spans do not overlap, and no word is left out."""
    spans = sentences(text)

    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert [word for piece in pieces(text) for word in words(piece)] == words(text)


def test_a_full_stop_is_told_from_a_short_form() -> None:
    """What typography asks before it holds a name to its title."""
    assert shortens("पं. नेहरू", 2)
    assert not shortens("वह गया. फिर", 6)


@pytest.mark.parametrize(
    ("limit", "expected"),
    [
        (100, "क्षत्रिय राष्ट्र में बारिश।"),
        (13, "क्षत्रिय…"),
        (9, "क्षत्रिय…"),
        (8, "क्षत्रि…"),
        (4, "क्ष…"),
        (3, "…"),
        (0, ""),
    ],
)
def test_an_excerpt_ends_with_a_word_or_an_akshara(limit: int, expected: str) -> None:
    """A teaser is cut where a reader can pronounce it."""
    assert excerpt("  क्षत्रिय राष्ट्र में बारिश।\n", limit) == expected


@given(st.one_of(st.text(), COPY), st.integers(0, 30))
def test_an_excerpt_fits_and_never_cuts_an_akshara(text: str, limit: int) -> None:
    """At most the limit, the ellipsis included; the rest is a run of whole syllables."""
    short = excerpt(text, limit)

    assert len(short) <= limit
    if short != text.strip() and limit:
        kept = short.removesuffix("…")
        whole = aksharas(text.strip())
        assert kept in ("".join(whole[:count]) for count in range(len(whole) + 1))


@given(st.lists(st.sampled_from(["जल", "वन", "नल", "water"]), min_size=1), st.integers(6, 60))
def test_an_excerpt_is_as_long_as_fits(some: list[str], limit: int) -> None:
    """A text of just the limit is whole; another could not take one word more."""
    text = " ".join(some)
    short = excerpt(text, limit)

    if len(text) <= limit:
        assert short == text
    else:
        kept = len(short.removesuffix("…").split())
        assert short == " ".join(some[:kept]) + "…"
        assert len(" ".join(some[: kept + 1]) + "…") > limit


def test_the_shared_sentences_keep_their_letters() -> None:
    """Real copy in normal form stays as it is, and falls into the sentences of its lines."""
    lines = shared("sentences.hi.txt").splitlines()[:2000]
    text = "\n".join(lines)

    assert "".join(aksharas(text)) == text
    assert words(normal_form(text)) == words(text)
    assert abs(len(sentences("\n\n".join(lines))) - len(lines)) < len(lines) // 50


def test_a_reading_time_needs_no_exact_count() -> None:
    """What stands between white space is counted, in lines and between them."""
    assert count_words("नई दिल्ली में बारिश।\n\nRTI की अर्ज़ी") == 7
    assert count_words(" \n") == 0
