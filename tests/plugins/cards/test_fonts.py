"""Which font draws what: no letter ends as an empty box."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from plugins.cards.fonts import Fonts

FOLDER = Path(__file__).parents[3] / "theme" / "fonts"
NAMES = sorted(file.stem for file in FOLDER.glob("*.ttf"))


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    """The theme's fonts."""
    return Fonts(FOLDER)


@pytest.mark.parametrize("name", NAMES)
def test_a_font_has_what_it_says(fonts: Fonts, name: str) -> None:
    """FreeType agrees: what is not in the map is drawn as the font's box, what is in it is not."""
    script, role = name.split("-")
    font = fonts.font(script.title(), role)
    face = ImageFont.truetype(font.file, 40, layout_engine=ImageFont.Layout.BASIC)
    box = bytes(face.getmask("\U0001f600"))

    assert box
    for code in (*range(0x21, 0x7F), *range(0x900, 0x980), *range(0xA00, 0xA80), 0x0679, 0x20B9):
        assert (bytes(face.getmask(chr(code))) == box) == (code not in font.letters), hex(code)


@pytest.mark.parametrize(
    ("script", "alphabet"),
    [
        ("Deva", "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहक़ख़ग़ज़ड़ढ़फ़ािीुूृेैोौंँः्।॥०१२३४५६७८९"),
        ("Guru", "ੳਅੲਸਹਕਖਗਘਙਚਛਜਝਞਟਠਡਢਣਤਥਦਧਨਪਫਬਭਮਯਰਲਵੜਸ਼ਖ਼ਗ਼ਜ਼ਫ਼ਾਿੀੁੂੇੈੋੌੰਂੱ੍।੦੧੨੩੪੫੬੭੮੯"),
        ("Arab", "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤۂآ،؛؟۔۰۱۲۳۴۵۶۷۸۹"),
        ("Latn", "ABCXYZabcxyzéñāīūṛṣśṅ"),
    ],
)
def test_each_script_has_its_alphabet_and_the_signs_of_newspapers(
    fonts: Fonts, script: str, alphabet: str
) -> None:
    """With Latin letters and digits in the same font."""
    for role in ("head", "label"):
        letters = fonts.font(script, role).letters
        wanted = set(alphabet + "AZaz09“”‘’–—…₹%&/<>()!?:;,.-")
        assert not [each for each in wanted if ord(each) not in letters]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("बारिश 😀 आई", "बारिश आई"),
        ("जीत 👍🏽👨‍👩‍👧 मिली", "जीत मिली"),
        ("बारिश ☂️", "बारिश"),
        ("\u202bउल्टा\u202c पाठ", "उल्टा पाठ"),
        ("शक्‌ति और क्‍ष", "शक्‌ति और क्‍ष"),
        ("ஒரு செய்தி", ""),
        ("“दो” & <b>तीन</b>", "“दो” & <b>तीन</b>"),
        ("उर्दू اردو ਪੰਜਾਬੀ Erdoğan", "उर्दू اردو ਪੰਜਾਬੀ Erdoğan"),
    ],
)
def test_what_no_font_has_is_left_out(fonts: Fonts, text: str, cleaned: str) -> None:
    """Emoji with all their parts, scripts that the theme has no font for; joiners stay."""
    assert fonts.clean(text, "Deva", "head") == cleaned


@given(text=st.text(max_size=60), script=st.sampled_from(["Deva", "Arab", "Guru", "Latn"]))
def test_every_letter_of_a_cleaned_text_has_a_font(text: str, script: str) -> None:
    """Of any text, in any edition; cleaning twice changes nothing."""
    fonts = Fonts(FOLDER)

    cleaned = fonts.clean(text, script, "head")
    runs = list(fonts.runs(cleaned, script, "head"))

    assert "".join(run.text for run in runs) == cleaned
    assert all(run.font.has(each) for run in runs for each in run.text)
    assert fonts.clean(cleaned, script, "head") == cleaned


def test_words_of_another_script_stay_together(fonts: Fonts) -> None:
    """Their spaces and digits with them: in a line from right to left they would change places."""
    runs = fonts.runs("اردو हिन्दी दिवस 14 को اردو", "Arab", "head")

    assert [run.text for run in runs] == ["اردو ", "हिन्दी दिवस 14 को", " اردو"]


def test_a_script_without_a_font_is_known(fonts: Fonts) -> None:
    """Bengali has a language record to come, and no font yet."""
    assert [fonts.knows(each) for each in ("Deva", "Beng")] == [True, False]
