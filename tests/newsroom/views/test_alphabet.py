from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.collation import index_letter, sort_key
from newsroom.views.alphabet import alphabet_index
from newsroom.views.models import Entry

NAMES = st.lists(
    st.text("कखगआऑॲअइंँ़ाि्श्रज्ञढ़abAÉéß1२اآبھپਸ਼ਕਅੳ-'.\u200d", min_size=1, max_size=5),
    max_size=10,
)
LANGS = st.sampled_from(["hi", "en", "ur", "pa"])


def entry(name: str) -> Entry:
    """A line of an index."""
    return Entry(name=name, url=f"/speaker/{name}/", role="", count="")


def test_names_stand_under_their_letters() -> None:
    """In the order of the dictionary: ऑ is found under ओ, क़ under क."""
    names = ["कमला", "Asha", "ओम", "अजय", "क़मर", "ऑस्कर", "9 बजे"]

    found = alphabet_index(map(entry, names), "hi")

    assert [(each.letter, [line.name for line in each.entries]) for each in found] == [
        ("#", ["9 बजे"]),
        ("अ", ["अजय"]),
        ("ओ", ["ऑस्कर", "ओम"]),
        ("क", ["क़मर", "कमला"]),
        ("A", ["Asha"]),
    ]
    assert [each.anchor for each in found][1:3] == ["akshar-अ", "akshar-ओ"]


def test_an_index_without_names_has_no_letters() -> None:
    """Nothing is headed."""
    assert alphabet_index([], "hi") == ()


@settings(deadline=None)
@given(NAMES, LANGS)
def test_each_letter_is_headed_once(names: list[str], lang: str) -> None:
    """Two headings of one letter would share an id; no name is lost, each is under its own."""
    found = alphabet_index(map(entry, names), lang)

    anchors = [each.anchor for each in found]
    assert len(anchors) == len(set(anchors))
    assert not any(sign.isspace() for anchor in anchors for sign in anchor)
    shown = [line.name for each in found for line in each.entries]
    assert shown == sorted(names, key=lambda name: sort_key(name, lang))
    for each in found:
        assert {index_letter(line.name, lang) for line in each.entries} == {each.letter}
