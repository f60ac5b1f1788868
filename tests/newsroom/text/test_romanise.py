import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.text import romanise as module
from newsroom.text.romanise import Unromanisable, read_lexicon, romanise, slug

LEXICON = Path(module.__file__).with_suffix(".tsv")
SEED = "कांग्रेस के सोशल मीडिया के सभी अग्रणी सगंठन आपसी तालमेल से करें काम : संजय दत्त"
LETTERS = "कखगघचछजझञटठडढणतथदधनपफबभमयरलवशषसहअआइईउऊऋएऐऑओऔ\u095b\u095c\u0958ळऩ"
DEVANAGARI = st.text(
    st.sampled_from(f"{LETTERS}{LETTERS}ािीुूृेैोौॅॉ््््ंँः़ऽ०९ \u200c\u200d।-")
    | st.characters(min_codepoint=0x0900, max_codepoint=0x097F),
    max_size=24,
)
COPY = DEVANAGARI | st.text(st.sampled_from("ਪੰਜਾਬੀੱੜ੍ਹਰੇaéß'19.,-’ AZकामनगर "), max_size=24)

GOLDEN = {
    "a schwa goes at the end": "भारत bharat दत्त datt धर्म dharm शुद्ध shuddh पुष्प pushp दिल dil",
    "but stays after a rising conjunct": (
        "राज्य rajya शास्त्र shastra मित्र mitra तत्व tatva यत्न yatna कृष्ण krishna यज्ञ yagya "
        "आत्म atma भारतीय bhartiya सक्रिय sakriya"
    ),
    "and stays as the only vowel": "न na व va",
    "it goes between single consonants": (
        "करना karna जनता janta सरकार sarkar चमका chamka नागरिकता nagrikta लखनवी lakhnavi"
    ),
    "never two side by side": "निकलना nikalna समझता samajhta बदलते badalte पकड़ने pakadne",
    "a noun stays whole before its ending": (
        "मतलबी matlabi उलझनें uljhanen मकबरा makbara अफ़सरों afsaron सतही satahi कारणों karanon"
    ),
    "ह keeps the vowel before it": "गिलहरी gilahri सुनहरा sunahra",
    "a short vowel at the end keeps it": "अवधि avadhi जबकि jabki",
    "य and a vowel keep it": "विषयों vishayon नियमित niyamit विजयी vijayi",
    "a conjunct keeps it": "चमत्कार chamatkar पुस्तकें pustaken उत्तराखंड uttarakhand",
    "compounds are cut first": (
        "सभापति sabhapati लोकसभा loksabha मुख्यमंत्री mukhyamantri धर्मशाला dharmshala "
        "विजयनगर vijaynagar रामगढ़ ramgarh चमकनेवाला chamaknewala निकलकर nikalkar "
        "समझदार samajhdar भूखमरी bhukhmari अपहरण apharan विवरण vivaran युद्धविराम yuddhviram"
    ),
    "prefixes keep what follows": (
        "प्रगति pragati अनुमति anumati असफल asaphal महासचिव mahasachiv परिवहन parivahan"
    ),
    "roots said twice": "सनसनी sansani जगमगाना jagmagana",
    "letters": (
        "ज्ञान gyan क्षमा kshama ऋषि rishi छाया chhaya अच्छा achha फल phal फ़ैशन faishan "
        "ज़ुबान zuban बड़ा bada पढ़ाई padhai शेष shesh कैसा kaisa कौन kaun डॉलर dolar"
    ),
    "nasals": "संबंध sambandh संसद sansad चाँद chand उन्होंने unhone सम्मान samman हँसी hansi",
    "व after some consonants": "स्वास्थ्य swasthya विश्व vishwa द्वारा dwara महत्व mahatva ईश्वर ishwar",
    "glides": "गया gaya किया kiya चाहिए chahiye जाएगा jayega हुए hue आए aye",
}
"""Words and their Latin in turn, by rule alone."""


@pytest.mark.parametrize("rule", GOLDEN)
def test_hindi_reads_as_it_is_said(rule: str) -> None:
    """Without any lexicon, by the rules of sound."""
    found = GOLDEN[rule].split()

    assert [romanise(word, lexicon={}) for word in found[::2]] == found[1::2]


def test_the_seed_headline_reads_as_a_person_would_type_it() -> None:
    """Lexicon, rules and joining words together; the cut falls between words."""
    assert slug(SEED) == "congress-social-media-sabhi-agrani-saganthan-apsi-talmel"
    assert slug(SEED, limit=21) == "congress-social-media"


def test_names_are_spelt_as_they_spell_themselves() -> None:
    """The lexicon goes before the rules; a caller's own replaces it."""
    assert romanise("संजय दत्त") == "sanjay dutt"
    assert romanise("कुलदीप सिंह राठौर") == "kuldeep singh rathore"
    assert romanise("शिमला, दिल्ली, चंडीगढ़, हिमाचल") == "shimla delhi chandigarh himachal"
    assert romanise("संजय दत्त", lexicon={"दत्त": "Dutta"}) == "sanjay dutta"


def test_a_word_of_the_lexicon_is_known_in_every_dress() -> None:
    """With its endings, without its nukta, with either nasal, composed or not."""
    assert romanise("कांग्रेसी स्कूलों ट्रेनें पार्टियों") == "congressi schoolon trainen partiyon"
    assert romanise("मुंबई मुम्बई काँग्रेस काङ्ग्रेस") == "mumbai mumbai congress congress"
    assert romanise("ज़मीन जमीन \u095bमीन") == "zamin zamin zamin"


def test_initials_are_letters_again() -> None:
    """But not a word that merely looks like them."""
    assert romanise("एनडीए आईपीएल सीएम बीजेपी") == "nda ipl cm bjp"
    assert romanise("बीबी टीके") == "bibi tike"


def test_latin_and_digits_pass() -> None:
    """Lower case, accents off, digits of any script."""
    assert romanise("Café में १२ लोग, 2,500 रुपये; PM's 3.5") == (
        "cafe mein 12 log 2500 rupaye pms 3 5"
    )
    assert romanise("ਸਾਲ ੨੦੨੬ ٢٥") == "sal 2026 25"


def test_punjabi_follows_the_same_rule() -> None:
    """Gurmukhi: addak doubles, tippi is a nasal, ੜ is typed r."""
    assert romanise("ਪੱਤਰਕਾਰ ਸਿੰਘ ਚੰਡੀਗੜ੍ਹ ਪੜ੍ਹਾਈ", "pa", {}) == "pattarkar singh chandigarh parhai"
    assert slug("ਪੰਜਾਬ ਦੇ ਮੁੱਖ ਮੰਤਰੀ", "pa") == "punjab-mukh-mantri"


def test_marathi_says_dny() -> None:
    """ज्ञ is gy in Hindi only."""
    assert romanise("ज्ञान", "mr", {}) == "dnyan"


def test_joining_words_go_unless_nothing_is_left() -> None:
    """Hindi, English and Punjabi ones."""
    assert slug("किसानों का आंदोलन और सरकार की नीति") == "kisanon-andolan-sarkar-niti"
    assert slug("The Rise of the House") == "rise-house"
    assert slug("के का की") == "ke-ka-ki"


def test_a_hostile_headline_makes_a_safe_address() -> None:
    """Quotes, markup, marks of direction and emoji leave no trace."""
    assert slug("“राज & नीति” <b>'बड़ी'</b> \u202eखबर\u202c 😀 ../x?y=#1") == (
        "raj-niti-b-badi-b-khabar-x-y-1"
    )


def test_one_long_word_is_cut_to_the_limit() -> None:
    """There is no word to cut at."""
    assert slug("अंतरराष्ट्रीयता", limit=10) == "antarrasht"


@pytest.mark.parametrize(
    ("limit", "made"),
    [
        (26, "shimla-barish-bhari-nuksan"),
        (25, "shimla-barish-bhari"),
        (19, "shimla-barish-bhari"),
        (18, "shimla-barish"),
        (6, "shimla"),
    ],
)
def test_an_address_is_as_long_as_it_may_be(limit: int, made: str) -> None:
    """A word that just fits is taken; one that does not ends the address."""
    assert slug("शिमला में बारिश से भारी नुकसान", limit=limit) == made


def test_an_address_has_sixty_letters_at_most() -> None:
    """Unless it is told otherwise."""
    assert slug("a" * 61) == "a" * 60
    assert slug(f"{'a' * 29} {'b' * 30} c") == f"{'a' * 29}-{'b' * 30}"
    assert slug(f"{'a' * 29} {'b' * 31} c") == "a" * 29


def test_urdu_is_sent_back() -> None:
    """Its short vowels are unwritten: the Hindi version's slug is reused, or one is typed."""
    with pytest.raises(Unromanisable) as refusal:
        slug("شملہ میں بارش", "ur")

    assert str(refusal.value) == (
        "Urdu does not write its short vowels, so that 'شملہ میں بارش' cannot be spelt in Latin. "
        "Write the slug yourself."
    )
    assert isinstance(refusal.value, ValueError)


def test_what_cannot_be_spelt_is_sent_back() -> None:
    """No letter is lost in silence, and no slug is empty."""
    with pytest.raises(Unromanisable, match="Bengali Letter Ba has no spelling here"):
        romanise("বাংলা खबर")
    with pytest.raises(Unromanisable) as refusal:
        slug("😀 !!")

    assert str(refusal.value) == (
        "'😀 !!' holds no letter or digit to make a slug of. Write the slug yourself."
    )
    assert romanise("😀 !!") == ""


@given(COPY)
def test_any_copy_gives_plain_words(text: str) -> None:
    """ASCII, lower case, single spaces; and its own output is not changed again."""
    for latin in (romanise(text), romanise(text, "mr", {})):
        assert re.fullmatch("([a-z0-9]+( [a-z0-9]+)*)?", latin)
        assert romanise(latin) == latin


@given(COPY, st.sampled_from(LETTERS), st.integers(1, 80))
def test_any_copy_with_a_letter_gives_a_slug(text: str, letter: str, limit: int) -> None:
    """In the form of an address and within its limit; the same form of Unicode or not."""
    made = slug(f"{text} {letter}", limit=limit)

    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= limit
    assert slug(unicodedata.normalize("NFD", f"{text} {letter}"), limit=limit) == made


def test_the_lexicon_is_in_order() -> None:
    """Sorted, without doubles, NFC, so that an editor finds a word and git merges two lines."""
    lines = [line for line in LEXICON.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    found = [line.split("\t")[0] for line in lines]

    assert found == sorted(set(found))
    assert all(unicodedata.is_normalized("NFC", word) for word in found)
    assert len(found) > 500


def test_a_line_that_is_no_entry_is_sent_back(tmp_path: Path) -> None:
    """With its number and what to write instead."""
    path = tmp_path / "romanise.tsv"
    path.write_text("# names\nदत्त\tdutt\nसिंह Singh\n", encoding="utf-8")

    with pytest.raises(ValueError, match="romanise") as refusal:
        read_lexicon(path)

    assert str(refusal.value) == (
        "romanise.tsv:3: 'सिंह Singh' is not a word, a tab and its spelling in a-z. "
        "Write for example 'कांग्रेस', a tab, 'congress'."
    )


@pytest.mark.parametrize(
    ("word", "latin"),
    [("ਸ਼ਿਮਲਾ", "shimla"), ("ਪ੍ਰਦੇਸ਼", "pradesh"), ("ਸ਼ਹਿਰ", "shahir"), ("ਜ਼ਿਲ੍ਹਾ", "zilha")],
)
def test_a_gurmukhi_letter_with_its_dot_is_a_letter_of_its_own(word: str, latin: str) -> None:
    """ਸ਼ is sh, in one code point or in two."""
    for form in ("NFC", "NFD"):
        assert romanise(unicodedata.normalize(form, word), "pa", {}) == latin
