import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.person import Register
from newsroom.text.names import loose_form, matching_form, with_latin_letters, with_plain_digits
from tests.plugins.newspapers import person


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("कमला\u00a0वर्मा", "कमला वर्मा"),
        ("कमला  वर्मा ", "कमला वर्मा"),
        ("कमला\u2009वर्मा", "कमला वर्मा"),
        ("राष्\u200dट्रवादी", "राष्ट्रवादी"),
        ("राष्\u200cट्रवादी", "राष्ट्रवादी"),
        ("\u0958ुरैशी", "\u0915\u093cुरैशी"),
        ("Jose\u0301", "Jos\u00e9"),
        ("MEERA negi", "Meera Negi"),
        ("D\u2019Souza", "D'Souza"),
        ("Anne\u2011Marie", "Anne-Marie"),
        ("علي كمال", "علی کمال"),
        ("مہرالنساء\u200f", "مہرالنساء"),
        ("\ufee3\ufeea\ufeae", "مہر"),
        ("ਸ਼ੇਰ ਸਿੰਘ", "ਸ\u0a3cੇਰ ਸਿੰਘ"),
    ],
)
def test_a_name_is_itself_however_it_is_typed(typed: str, name: str) -> None:
    """Word, telephones and other keyboards write other characters for what looks the same."""
    assert matching_form(typed) == matching_form(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("जमीन", "ज़मीन"),
        ("मुम्बई", "मुंबई"),
        ("चाँद", "चांद"),
        ("डॉ वर्मा", "डॉ. वर्मा"),
        ("बी.एल. नेगी", "बी. एल. नेगी"),
        ("Jose", "José"),
        ("آصف", "اصف"),
        ("ਚੰਦ", "ਚਂਦ"),
    ],
)
def test_another_spelling_is_no_more_than_a_suggestion(one: str, other: str) -> None:
    """Two people may be called so; an editor decides."""
    assert matching_form(one) != matching_form(other)
    assert loose_form(one) == loose_form(other)


@pytest.mark.parametrize(
    "typed", ["कमला\u00a0वर्मा", "K. VERMA", "Kamla-Verma", "K.\u00a0Verma", "कमला  वर्मा"]
)
def test_the_register_finds_whoever_is_meant(typed: str) -> None:
    """By name, alias or slug."""
    kamla = person("kamla-verma", names={"hi": "कमला वर्मा"})
    kamla.aliases = {"hi": ("K. Verma", "k. verma")}

    assert Register([kamla]).called(typed) == [kamla]


def test_two_people_whose_names_look_alike_are_two() -> None:
    """The slug decides."""
    first = person("a", names={"hi": "राम लाल"})
    second = person("b", names={"hi": "राम\u00a0लाल"})

    assert Register([first, second]).called("राम लाल") == [first, second]


def test_letters_that_look_latin_are_told_apart() -> None:
    """A slug with a Cyrillic letter leads nowhere."""
    assert with_latin_letters("раnji") == "panji"
    assert with_latin_letters("दिल्ली") == "दिल्ली"
    assert with_plain_digits("२०२६, ۱۲, ੩, 4") == "2026, 12, 3, 4"


NAMES = st.text(
    st.one_of(
        st.characters(codec="utf-8"),
        st.sampled_from("कखज़़्ंँ\u200d\u200c\u00a0 aÀé'’یيكک\u0301"),
    ),
    max_size=20,
)


@settings(deadline=None, max_examples=300)
@given(NAMES)
def test_equal_looking_names_resolve_alike(name: str) -> None:
    """Composed or not, with joiners or none, in any case: one form, and it stays itself."""
    form = matching_form(name)

    assert matching_form(form) == form
    for kind in ("NFC", "NFD"):
        assert matching_form(unicodedata.normalize(kind, name)) == form
    assert matching_form(f"\u00a0{name}\u200d ") == form
    assert loose_form(form) == loose_form(name)


@pytest.mark.slow
@settings(deadline=None, max_examples=10_000)
@given(NAMES)
def test_many_equal_looking_names_resolve_alike(name: str) -> None:
    """The same, of more."""
    form = matching_form(name)

    assert matching_form(form) == form
    assert matching_form(unicodedata.normalize("NFD", name)) == form
