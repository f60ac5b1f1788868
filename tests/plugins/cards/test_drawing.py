"""Cards as they are sent: small enough, read in a square, dark enough behind white letters."""

import random
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageChops

from plugins.cards.card import HEIGHT, LARGEST, WIDTH, Card
from plugins.cards.drawing import Artist
from plugins.cards.typesetting import Type
from tests.conftest import needs_fribidi

pytestmark = needs_fribidi

ROOT = Path(__file__).parents[3]
SQUARE = ((WIDTH - HEIGHT) // 2, (WIDTH + HEIGHT) // 2)  # px: what WhatsApp shows


def card(lang: str, script: str, name: str, *words: str) -> Card:
    """A report's card: headline, section and date."""
    headline, section, foot = words
    return Card(
        lang=lang,
        script=script,
        is_right_to_left=script == "Arab",
        name=name,
        headline=headline,
        section=section,
        colour="neel",
        foot=foot,
    )


CARDS = {
    "hi": card("hi", "Deva", "", "पुल खुला", "प्रदेश", "24 नवंबर 2026"),
    "en": card("en", "Latn", "Samachar", "Bridge opens", "State", "24 November 2026"),
    "ur": card("ur", "Arab", "سماچار", "پل کھلا", "ریاست", "24 نومبر، 2026"),
    "pa": card("pa", "Guru", "ਸਮਾਚਾਰ", "ਪੁਲ ਖੁੱਲ੍ਹਾ", "ਸੂਬਾ", "24 ਨਵੰਬਰ 2026"),
}
HEADLINES = st.one_of(
    st.text("कखगतनमरलसह ािी्ंँ-“”।:123RTI&<>😀\u200f", min_size=1, max_size=200),
    st.text("ابپتٹسکگلمنںوہھیے ۔،RTI12", min_size=1, max_size=200),
    st.text(min_size=1, max_size=200),
)


@pytest.fixture(scope="module")
def artist(tmp_path_factory: pytest.TempPathFactory) -> Artist:
    """Draws with the theme's fonts, and renditions of some kinds in its folder."""
    caches = tmp_path_factory.mktemp("caches")
    grains = random.Random(7).randbytes(1200 * 600 * 3)  # noqa: S311 (no secret)
    noise = Image.frombytes("RGB", (1200, 600), grains)
    white = Image.new("RGB", (1600, 900), "white")
    noise.save(caches / "noise.jpg", quality=95)
    white.save(caches / "white.jpg")
    white.quantize(2).save(caches / "flat.png")
    white.crop((0, 0, 300, 600)).save(caches / "tall.jpg")
    (caches / "broken.jpg").write_bytes((caches / "white.jpg").read_bytes()[:900])
    return Artist(ROOT / "theme", caches)


def opened(drawn: bytes) -> Image.Image:
    """A card as its reader's telephone opens it."""
    return Image.open(BytesIO(drawn)).convert("RGB")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(headline=HEADLINES, lang=st.sampled_from(sorted(CARDS)))
def test_any_card_is_small_enough_for_whatsapp(artist: Artist, headline: str, lang: str) -> None:
    """Whatever the headline says."""
    drawn = artist.draw(replace(CARDS[lang], headline=headline))

    assert len(drawn) < 40_000 < LARGEST
    assert opened(drawn).size == (WIDTH, HEIGHT)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(headline=HEADLINES, lang=st.sampled_from(sorted(CARDS)))
def test_a_card_with_any_picture_is_small_enough_for_whatsapp(
    artist: Artist, headline: str, lang: str
) -> None:
    """Be the picture nothing but noise, which no format makes smaller."""
    drawn = artist.draw(replace(CARDS[lang], headline=headline, picture="noise.jpg"))

    assert len(drawn) < LARGEST
    assert opened(drawn).size == (WIDTH, HEIGHT)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(headline=HEADLINES, lang=st.sampled_from(sorted(CARDS)))
def test_all_that_matters_is_in_the_middle_square(artist: Artist, headline: str, lang: str) -> None:
    """Outside of it there is the masthead's line, the ground and nothing else."""
    drawn = opened(artist.draw(replace(CARDS[lang], headline=headline)))

    for left, right in ((0, SQUARE[0]), (SQUARE[1], WIDTH)):
        side = drawn.crop((left, 150, right, HEIGHT))
        inked = side.convert("L").point(lambda shade: 255 * (shade < 0xC0))
        assert inked.getbbox() is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(headline=HEADLINES, lang=st.sampled_from(sorted(CARDS)))
def test_a_headline_touches_neither_section_nor_date(
    artist: Artist, headline: str, lang: str
) -> None:
    """However tall its letters: cards that differ in the headline alone differ between the two."""
    drawn = opened(artist.draw(replace(CARDS[lang], headline=headline)))
    other = opened(artist.draw(replace(CARDS[lang], headline="-")))

    differing = ImageChops.difference(drawn, other).getbbox()

    assert differing is None or (differing[1] >= 180 and differing[3] <= 560)


@pytest.mark.parametrize("lang", sorted(CARDS))
@pytest.mark.parametrize("picture", ["white.jpg", "flat.png", "tall.jpg"])
def test_white_letters_can_be_read_on_a_white_picture(
    artist: Artist, lang: str, picture: str
) -> None:
    """The ground of the text keeps a contrast of 4.5 to it (WCAG 2.2, 1.4.3)."""
    long = replace(CARDS[lang], headline=" ".join([CARDS[lang].headline] * 4), picture=picture)
    drawn = opened(artist.draw(long))
    other = opened(artist.draw(replace(long, section=f"{long.section} {long.section}")))

    text = ImageChops.difference(drawn, other).convert("L").point(lambda shade: 255 * (shade > 60))
    box = text.getbbox()
    assert box
    sides = ((SQUARE[0] + 12, SQUARE[0] + 30), (SQUARE[1] - 30, SQUARE[1] - 12))
    grounds = [drawn.crop((left, box[1], right, HEIGHT)) for left, right in sides]
    brightest = [max(pair) for pair in zip(*map(Image.Image.getextrema, grounds), strict=True)]
    assert contrast(tuple(each[1] for each in brightest)) >= 4.5


def contrast(colour: tuple[int, ...]) -> float:
    """Of white to a colour."""
    parts = [each / 255 for each in colour]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_a_broken_picture_leaves_the_card_plain(artist: Artist) -> None:
    """In the format that its name promises."""
    drawn = artist.draw(replace(CARDS["hi"], picture="broken.jpg"))

    assert Image.open(BytesIO(drawn)).format == "JPEG"
    assert len(drawn) < LARGEST


@pytest.mark.parametrize("lang", sorted(CARDS))
def test_the_same_card_is_the_same_bytes(artist: Artist, lang: str) -> None:
    """Whoever draws it, and whatever they have drawn before."""
    pictured = replace(CARDS[lang], picture="white.jpg")

    assert Artist(artist.theme, artist.caches).draw(pictured) == artist.draw(pictured)
    assert Artist(artist.theme, artist.caches).draw(CARDS[lang]) == artist.draw(CARDS[lang])


@pytest.mark.parametrize("lang", sorted(CARDS))
def test_an_edition_s_own_card_shows_name_and_motto(artist: Artist, lang: str) -> None:
    """In the line's colour and the danda's, in the middle."""
    drawn = opened(artist.draw(replace(CARDS[lang], headline="", motto=CARDS[lang].headline)))
    bare = opened(artist.draw(replace(CARDS[lang], headline="", motto="")))

    colours = {colour for _, colour in drawn.getcolors(1 << 20) or []}
    assert {(0x1A, 0x24, 0x68), (0xA3, 0x19, 0x2C), (0xFF, 0xFF, 0xFF)} <= colours
    assert ImageChops.difference(drawn, bare).getbbox() is not None
    assert SQUARE[0] <= _extent(drawn, (0xA3, 0x19, 0x2C))[0]
    assert _extent(drawn, (0xA3, 0x19, 0x2C))[1] <= SQUARE[1]


def _extent(drawn: Image.Image, colour: tuple[int, int, int]) -> tuple[int, int]:
    difference = ImageChops.difference(drawn, Image.new("RGB", drawn.size, colour)).convert("L")
    box = difference.point(lambda shade: 255 * (shade == 0)).getbbox()
    assert box
    return box[0], box[2]


LONG_URDU = (
    "ہماچل پردیش کے پہاڑی ضلعوں میں سیب کے باغبانوں نے قیمتوں میں گراوٹ کے خلاف احتجاج کیا، "
    "سرکار سے کم از کم 250 روپے فی کلو کی ضمانت اور کولڈ سٹور بنانے کا مطالبہ بھی دہرایا"
)


@pytest.mark.parametrize("length", [40, 80, 120, 160])
def test_a_long_headline_in_urdu_is_inside_its_card(artist: Artist, length: int) -> None:
    """Nastaliq climbs: its lines must neither leave the card nor run into section and date.

    All of it is there, or what is left out is told by an ellipsis.
    """
    headline = LONG_URDU[:length].rpartition(" ")[0]
    drawn = opened(artist.draw(replace(CARDS["ur"], headline=headline)))
    bare = opened(artist.draw(replace(CARDS["ur"], headline="-")))

    left, top, right, bottom = ImageChops.difference(drawn, bare).getbbox()

    assert left >= (WIDTH - 566) / 2 - 1
    assert right <= (WIDTH + 566) / 2 + 1
    assert top >= 205  # below the section
    assert bottom <= 552  # above the line over the date
    assert bottom - top > 120


def test_a_number_in_urdu_is_drawn_from_left_to_right(artist: Artist) -> None:
    """98160-12345 was drawn as 12345-98160."""
    urdu = Type("Arab", "head", "ur", "rtl")
    drawn = artist.letters.line("98160-12345", urdu, 60).ink
    wanted = artist.letters.line("98160-12345", replace_direction(urdu), 60).ink

    assert ImageChops.difference(drawn, wanted).getbbox() is None
    turned = artist.letters.line("12345-98160", urdu, 60).ink
    assert drawn.size != turned.size or ImageChops.difference(drawn, turned).getbbox()


def replace_direction(kind: Type) -> Type:
    """The same letters from left to right."""
    return Type(kind.script, kind.role, kind.lang, "ltr")
