"""Readable Latin from Devanagari and Gurmukhi: what a person would type, for slugs and search.

Hindi does not say every *a* that its letters imply: सरकार is *sarkar*, not *sarakara*. Such a schwa
goes at the end of a word and, from right to left, between single consonants; but a compound is cut
into its elements first (लोकसभा: लोक, सभा), and a verb keeps its stem before its ending (समझना).
Names and English words that have a spelling of their own stand in ``romanise.tsv``.

Sources: Ohala, *Aspects of Hindi Phonology* (1983), chapter 6; Choudhury, Basu and Sarkar, "A
Diachronic Approach for Schwa Deletion in Indo Aryan Languages" (SIGMORPHON 2004).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from newsroom.text.languages import HOUSE, language_of, words_of_all
from newsroom.text.words import words

_LEXICON = Path(__file__).with_suffix(".tsv")


class Unromanisable(ValueError):  # noqa: N818 - it names the text, as the message to editors does
    """A text whose letters do not say how it is spelt in Latin."""


def romanise(text: str, lang: str = HOUSE, lexicon: Mapping[str, str] | None = None) -> str:
    """Spell a text in Latin letters: lower case, ASCII, one space between words.

    >>> romanise("शिमला में राज्य सरकार का फ़ैसला")
    'shimla mein rajya sarkar ka faisla'

    Latin in the text stays, its accents off; digits of any script become 0-9. ``lexicon`` spells
    single words and goes before the rules: None is the newsroom's own, {} is none at all. Raises
    :class:`Unromanisable` for Urdu and for any script but Devanagari, Gurmukhi and Latin.
    """
    return " ".join(_parts(_words(text), lang, lexicon))


def slug(
    text: str, lang: str = HOUSE, limit: int = 60, lexicon: Mapping[str, str] | None = None
) -> str:
    """Spell a headline as an address: words and hyphens, at most ``limit`` characters.

    >>> slug("शिमला में बारिश से भारी नुकसान")
    'shimla-barish-bhari-nuksan'

    Words that only join others are left out where any other is there. The cut falls between words,
    unless the first alone is too long. Raises :class:`Unromanisable` where nothing can be spelt.
    """
    found = _words(text)
    joining = words_of_all("joining_words")
    parts = _parts([word for word in found if word not in joining], lang, lexicon)
    parts = parts or _parts(found, lang, lexicon)
    if not parts:
        message = f"{text!r} holds no letter or digit to make a slug of. Write the slug yourself."
        raise Unromanisable(message)
    made = parts[0][:limit]
    for part in parts[1:]:
        if len(made) + 1 + len(part) > limit:
            break
        made = f"{made}-{part}"
    return made


def is_slug(text: str) -> bool:
    """Whether a text can stand in an address: small Latin letters and digits, hyphens between."""
    return _SLUG.fullmatch(text) is not None


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def read_lexicon(path: Path = _LEXICON) -> dict[str, str]:
    """Read lines of ``word<TAB>latin``; a word is then found in its other spellings too.

    These are without nukta (ज़िला, जिला) and with either nasal (मुंबई, मुम्बई; काँग्रेस, कांग्रेस).
    Raises ValueError, with its number, for a line that is neither this nor a comment.
    """
    lexicon: dict[str, str] = {}
    variants: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        word, _, latin = line.partition("\t")
        if not word or not _SPELLING.fullmatch(latin):
            message = (
                f"{path.name}:{number}: {line!r} is not a word, a tab and its spelling in a-z. "
                "Write for example 'कांग्रेस', a tab, 'congress'."
            )
            raise ValueError(message)
        word = _devanagari(unicodedata.normalize("NFC", word))
        lexicon[word] = latin
        for spelt in (word, word.replace(_NUKTA, "")):
            bindu = _HALF_NASAL.sub("ं", spelt.replace("ँ", "ं"))
            half = _ANUSVARA.sub(lambda found: _NASAL_OF[found[1]], bindu)
            variants |= dict.fromkeys((spelt, bindu, half, bindu.replace("ं", "ँ")), latin)
    return variants | lexicon


def _turn_about(table: str) -> dict[str, str]:
    """Read a table of sounds and their letters, which stand in turn."""
    cells = table.split()
    return dict(zip(cells[::2], cells[1::2], strict=True))


_newsroom_lexicon = cache(read_lexicon)

_NUKTA, _VIRAMA = "\u093c", "\u094d"
_SPELLING = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")
_ROWS = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}
_NASAL_OF = {letter: nasal + _VIRAMA for nasal, row in _ROWS.items() for letter in row}
_HALF_NASAL = re.compile("|".join(f"{nasal}{_VIRAMA}(?=[{row}])" for nasal, row in _ROWS.items()))
_ANUSVARA = re.compile(f"ं(?=([{''.join(_ROWS.values())}]))")


def _words(text: str) -> list[str]:
    return words(unicodedata.normalize("NFC", text.lower()))


def _parts(found: list[str], lang: str, lexicon: Mapping[str, str] | None) -> list[str]:
    """Spell each word; one may become two (3.5) or none (a lone sign)."""
    known = _newsroom_lexicon() if lexicon is None else lexicon
    if any(map(_GURMUKHI.search, found)):
        found = [word if word in known else _devanagari(word) for word in found]
    spelt = [known.get(word) or _inflected(word, known) for word in found]
    rest = [word for word, latin in zip(found, spelt, strict=True) if not latin]
    ruled = iter(_by_rule(rest, lang))
    latin = " ".join([latin or next(ruled) for latin in spelt])
    return _plain(latin).split()


_FORMS = _turn_about("ी i ों on ें en ीय iya")
_Y_FORMS = {"ियों": "iyon", "ियाँ": "iyan", "ियां": "iyan"}


def _inflected(word: str, known: Mapping[str, str]) -> str:
    """Spell a form of a word that the lexicon knows: कांग्रेसी, स्कूलों, पार्टियों."""
    for ending, tail in _FORMS.items():
        if word.endswith(ending) and (latin := known.get(word[: -len(ending)])):
            return latin + tail
    if (tail := _Y_FORMS.get(word[-4:], "")) and (latin := known.get(f"{word[:-4]}ी")):
        return (latin[:-1] if latin.endswith(("i", "y")) else latin) + tail
    return ""


_STROKES = {
    ord(letter): latin
    for letter, latin in [
        *zip("øđłıð", "odlid", strict=True),
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
    ]
}


def _plain(latin: str) -> str:
    """Bring what is left to a-z, 0-9 and spaces; raise where letters would be lost."""
    if not latin.isascii():
        latin = unicodedata.normalize("NFKD", latin.translate(_STROKES))
        latin = "".join(char if char.isascii() else _digit(char, latin) for char in latin)
    return _INSIDE_WORD.sub("", latin.lower()).translate(_BETWEEN_WORDS)


_INSIDE_WORD = re.compile("['’,]")
_BETWEEN_WORDS = {code: " " for code in range(128) if not chr(code).isalnum()}


def _digit(char: str, text: str) -> str:
    if char.isalpha() and not "\u0900" <= char <= "\u097f" and not "\ua8e0" <= char <= "\ua8ff":
        why = (
            "Urdu does not write its short vowels, so that"
            if unicodedata.bidirectional(char) == "AL"
            else f"{unicodedata.name(char, 'a letter').title()} has no spelling here, so that"
        )
        message = f"{why} {text!r} cannot be spelt in Latin. Write the slug yourself."
        raise Unromanisable(message)
    return str(unicodedata.digit(char, ""))


_GURMUKHI = re.compile("[\u0a00-\u0a7f]")
# From Gurmukhi, which stands in the same order 256 code points on. R is ੜ: Punjabi types it r,
# Hindi types ड़ as d. A tippi is ँ: Punjabi writes few conjuncts, and ਮੰਤਰੀ is mantri.
_SHIFTED = {0x0A00 + offset: chr(0x0900 + offset) for offset in range(0x70)} | {
    0x0A5C: "R",
    0x0A70: "ँ",
    0x0A71: "",
    0x0A72: "",
    0x0A73: "",
    0x0A74: "इकओंकार",
    0x0A75: f"{_VIRAMA}य",
}
_ADDAK = re.compile("ੱ([ਕ-ਹ])")
_FIRST_OF_TWO = dict(zip("ਖਘਛਝਠਢਥਧਫਭ", "ਕਗਚਜਟਡਤਦਪਬ", strict=True))


def _devanagari(word: str) -> str:
    """Write a Gurmukhi word in Devanagari; addak doubles the next consonant.

    Where Gurmukhi puts a dot below ਸ and ਲ, Devanagari has letters of their own.
    """
    doubled = _ADDAK.sub(lambda found: f"{_FIRST_OF_TWO.get(found[1], found[1])}੍{found[1]}", word)
    shifted = unicodedata.normalize("NFC", doubled.translate(_SHIFTED))
    return shifted.replace(f"स{_NUKTA}", "श").replace(f"ल{_NUKTA}", "ळ")


# The rules see lower-case words, so that capitals are free to stand for sounds: A is an inherent
# vowel, W a व said as w. A bar parts the elements of a compound.
# क़ ख़ ग़ ज़ ड़ ढ़ फ़ य़ as one character each.
_DOTTED = "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f"
_STOPS = "कखगघचछजझटठडढतथदधपफबभशषसह"
_LETTERS = f"{_STOPS}{_DOTTED}ङञणनऩमयरऱलळऴव\u0978\u0979\u097a\u097b\u097c\u097e\u097f"
_CONSONANTS = f"{_LETTERS}WR"
_MATRAS = "ािीुूृॄॅॆेैॉॊोौॢॣ\u093a\u093b\u094e\u094f\u0955\u0956\u0957"
_VOWELS = "अआइईउऊऋॠऌॡऍऎएऐऑऒओऔऄॲ\u0973\u0974\u0975\u0976\u0977"

_SAID = str.maketrans(
    {"\u200c": "", "\u200d": ""} | {letter: f"{letter}A" for letter in f"{_LETTERS}R"}
)
_SOUNDS = (
    *((f"{bare}A{_NUKTA}", f"{dotted}A") for bare, dotted in zip("कखगजडढफय", _DOTTED, strict=True)),
    *((f"A{matra}", matra) for matra in _MATRAS),
    # A व that comes last in these conjuncts is typed w, and so it is in वाला: vishwa, dilliwala.
    *((f"{letter}A{_VIRAMA}व", f"{letter}A{_VIRAMA}W") for letter in "कखगजदधशषसह\u0959"),
    *((f"|वाल{ending}", f"|Wाल{ending}") for ending in "ाेीो"),
    (f"A{_VIRAMA}", ""),
    ("|गA\u095dA", "|गARहA"),  # -गढ़ is typed garh
    ("Aअ", "A|अ"),
    ("Aआ", "A|आ"),
)

_C, _V = f"[{_CONSONANTS}]", f"[{_MATRAS}{_VOWELS}]"
# At a word's end an A goes, but not the only vowel, not after a conjunct whose second sound is the
# more open (राज्य, मित्र, तत्व, यत्न, आत्म, कृष्ण, यज्ञ; not रस्म, ज़ख़्म), not in -ीय and -िय.
_LAST = (
    rf"A(?=[ |])(?<![ |]{_C}A)(?<![{_CONSONANTS}िी]यA)(?<!जञA)"
    rf"(?<![{_STOPS}ङञणनमलवW]रA)(?<![{_STOPS}ङञणनम][लवW]A)(?<![{_STOPS}][नण]A)"
    rf"(?<![{_STOPS.replace('श', '').replace('स', '')}]मA)"
)
# Inside a word the rule runs from its end, so these patterns read it backwards: V C A C V loses its
# A, and what a match has eaten cannot lose another beside it. Each match ends in the A that goes.
_BEFORE = f"(?={_C}ँ?(?:{_V}|A))"
_BEFORE_KEPT = f"(?={_C}ँ?(?:{_V}|A(?={_C}(?:[ |]|{_C}|ं))))"
# -ना, -ता, -ते, -तीं, -वा- and -नीय, backwards.
_VERBAL = "(?<=[ |])[ाीे][नत]|(?<=[ |][ंँ])ी[नत]|(?<=[ओए])ात|ाव|(?<=Aय)ी[नण]"
# A noun that stays whole before its ending: सतही, कारणों, आदतें.
_WHOLE = "(?<=[ |])ीह|(?<=[ |]ं)[ोे][णतह]"
_MEDIAL = (
    # A root said twice: सनसनी, झनझनाहट.
    rf"(?:{_V}|A)({_C})A({_C})A(?=\1A\2)"
    # Two in a row before a noun's ending: the first goes, as in the bare noun (मतलब, मतलबी). But ह
    # keeps the vowel before it (गिलहरी).
    rf"|(?!{_VERBAL})(?:{_V}{_C}A(?!ह)|A{_C}A){_C}A(?!य[िी]){_BEFORE_KEPT}"
    # Else the second, as in a bare stem (समझ, समझना), or the only one. None goes before a short
    # vowel at the end (अवधि; not जबकि), before य and a vowel (विषयों), after िय (नियमों).
    rf"|(?!{_WHOLE})(?:(?<![ |])[िु]|[िु](?=क)|(?![िु]){_V}|A)(?!य){_C}A(?!य[िी]){_BEFORE}"
    # An anusvara does not keep it before -ता (अखंडता).
    rf"|(?<=[ |ओए])ातA(?={_C}ं)"
)
# What stands second in compounds, so that the first element ends as a word does (निकल|कर).
_SECOND_ELEMENTS = """
अंदाज अंदाज़ आलय कक्ष कथा कर करण कर्ता कर्म कर्मी कलन कला कल्पना कल्याण कश काज काम काय कार कारक
कारण कारी कार्य काल कालिक कालीन किरण कीय कुंज कुमार कुल कुशल कूद कृत केंद्र केन्द्र कोट कोश कोष
कौशल क्रम क्रमण क्रांति क्रिया क्रीम क्षमता क्षेत्र खंड खनन ख़ाना ख़ोर खाना खोर गंगा गंज गढ़ गणना
गत गति गतिकी गमन गर गर्दी गश्त गाँव गांव गाड़ी गान गामी गार गाह गिरी गीत गीर गुण गृह गोचर ग्रस्त
ग्रह ग्रहण ग्राम घटन घर घाट घात घातक चंद चंद्र चक्की चक्र चयन चर चरण चर्चा चर्या चलन चारी चालक
चालन चालित चिकित्सा चित्र चित्रण चिन्ह चिह्न चीन चेतना च्युत छाप छाया जगत जन जनक जनन जनी जन्य जल
जवान ज़नी जात जाति जाल जी जीत जीवन जीवी ज्ञ ज्ञान तंत्र तट तत्व तम तरण तरफ़ा तरफा तराश तल तीर्थ
तुल्य त्याग दंड दफ़ा दम दमन दर दर्द दर्शक दर्शन दर्शी दल दलन दलीय दशा दहन दाता दान दानी दाम दायक
दायी दार दारी दास दाह दिन दिल दीप दीपक दुर्ग दूत दृष्टि देव देवी देश देशीय देह दोष द्रोह द्रोही
द्वार धन धर धरण धर्म धातु धान धानी धाम धारक धारण धारा धारी ध्वज नगर नगरी नवीस नशीन नाइट नाक नाथ
नाद नाम नामा नायक नारायण नाशक निधि निर्माण निष्ठ नीति नुमा नेता पंथ पंथी पक्ष पट पटल पतन पति पत्नी
पत्र पथ पद पन परक परस्त परस्ती परायण परिवर्तन परिवहन परिषद पसंद पाठ पाठक पाणि पात पाती पात्र पान
पार पारा पाल पालक पालन पालिका पीठ पीड़ित पुंज पुत्र पुत्री पुर पुरम पुरी पुरुष पूजा पूर्ण पूर्व
पूर्वक पोत पोर्ट पोषक पोषण प्रिय प्रेम प्रेमी फरोश फल फहमी फ़रोश फ़हमी फ़ोन फेयर फोन बंद बंदी बंध
बंधन बख़्श बख्श बत्ती बद्ध बन्दी बल बहादुर बहार बाग बाग़ बाज बाज़ बाज़ी बाजी बान बानी बार बाला बीन
बीर बुक बुद्धि बॉल बोध बोर्ड भंग भक्त भक्ति भजन भर भरण भवन भाग भागी भार भारती भाव भावना भाषा भाषी
भुज भूत भूमि भेद भोग भोगी भोज भोजन भ्रम भ्रमण भ्रष्ट मंच मंजरी मंडल मंत्र मंत्रालय मंत्री मंद
मंदिर मंदी मणि मत मति मती मन मनन मय मयी मरण मरमर मर्ज़ मल मह महल माता माध्यम मान मानी मापी मार
मार्क मार्ग माल माला मास मित्र मिलाप मीटर मुक्त मुक्ति मुख मुखी मूर्ति मूल मूलक मूल्य मेल मेला मैन
मोचन मोर्चा मोहन यंत्र यमन यात्रा यात्री यान यापन याफ़्ता युक्त युग युद्ध योग योगी योग्य योजना
यौवन रंग रंजन रक्षक रक्षण रक्षा रचना रति रत्न रथ रमण रहित राग राज राजा राज्य रात्रि राम राय राव
राशि राष्ट्र राष्ट्रीय रुपया रूप रूपी रूम रेखा रोग रोगी रोधक रोधी लक्षण लक्ष्मी लाइट लाइन लाभ लाल
लीला लेख लेखक लेखन लैंड लोक लोचन वंत वंश वंशी वचन वती वमन वर वरण वर्ग वर्गीय वर्ण वर्तन वर्ती
वर्धक वर्धन वर्ष वलन वल्लभ वश वस्तु वहन वाँ वां वाचक वाचन वाणी वात वाद वादक वादन वादिता वादी वान
वार वारी वाला वाली वाले वास वासी वास्तु वाहक वाहन वाहिनी विज्ञान विज्ञानी विद विद् विद्या विधि
विभाग विराम विरुद्ध विरोध विरोधी विवाद विहार विहीन वीर वृक्ष वृत्त वृत्ति वृद्धि वेग वेत्ता वेयर
वेष व्यवस्था व्यापी व्रत शः शक्ति शतक शब्द शमन शरण शहर शाला शाली शासन शास्त्र शास्त्री शाह शाही
शिक्षा शिप शिल्प शील शीलता शुदा शुद्धि शुल्क शून्य शूल शैली शॉप शोध शोभा श्री श्रेष्ठ संकट संख्या
संग संगठन संगत संगम संगीत संग्रह संघ संचार संपन्न संबंध संबंधी संस्कार संस्था सचिव सज्जा सत्ता
सत्र सदन सदस्य सप्ताह सभा समझ समझी समझौता समय समर समाज समारोह समिति समूह सर सरकार सरण सर्जन सागर
साज साज़ साध साधक साधन साध्य सामग्री सार सारणी सारिणी साल सिंह सिद्ध सिद्धि सुंदरी सुख सुधार सूचक
सूची सूत्र सेन सेना सेवक सेवा स्टार स्तंभ स्तर स्तरीय स्तान स्थ स्थल स्थान स्थापना स्थिति स्मरण
स्वरूप स्वामी हंता हट हत्या हथियार हनन हर हरण हस्त हाउस हार हारा हास हित हितकारी हीन हीनता
"""
_ENDINGS = {"ा": ("े", "ों"), "ी": ("ियों", "ियाँ", "ियां"), "ण": ("ों", "ें", "ीय", "ीयता")}


@cache
def _second_elements() -> tuple[frozenset[str], dict[str, list[int]]]:
    """All their forms, and by its last two letters how long such a form may be, longest first."""
    forms = frozenset(
        word.removesuffix("ा").removesuffix("ी") + ending
        for word in _SECOND_ELEMENTS.split()
        for ending in (word[-1] if word[-1] in "ाी" else "", *_ENDINGS.get(word[-1], ("ों", "ें")))
    )
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[-2:], set()).add(len(form))
    return forms, {end: sorted(found, reverse=True) for end, found in lengths.items()}


# What stands first and keeps the vowel after it.
_FIRST = (
    f"(?:प्र|अनु|परि|प्रति|पुनः|अंतर|अन्तर|मनो|अधो|श्री)(?=[{_STOPS}ङञणनमयरलव].)"
    f"|(?:अर्ध|अल्प|अष्ट|सप्त|उच्च)(?=[{_STOPS}नमयरलव]..)"
    f"|महा(?=[{_STOPS}नमरल](?!न|रा|र[तथ]|ज[नि]))|दो(?=पह)|नव(?=युव)|सु(?=गठ|मधु|समा|परि|चरि)"
    "|अ(?=सम|सह[मज]|सहयो|सहा|सहन|सहि|सफल|समाज|परि|परा|पवि|पठ|विक|विच|विर|वितर|नश्व|भय|गणि|गण्य|कर्म"
    "|जर|मरत|कथ|यथ)"
)


@cache
def _first_element() -> re.Pattern[str]:
    return re.compile(_FIRST)


# The names of Latin letters, as in एनडीए and आईपीएल.
_LETTER_NAME_TEXT = """
डब्ल्यू w एक्स x क्यू q वाई y जेड z ज़ेड z एफ f एफ़ f एच h एल l एम m एन n एस s आई i आर r यू u जी g जे j टी t
डी d पी p बी b वी v सी c के k ई e ए a ओ o
"""
_LETTER_NAMES = _turn_about(_LETTER_NAME_TEXT)
_LETTER_NAME = re.compile("|".join(_LETTER_NAMES))
_INITIALS = re.compile(f"(?:{_LETTER_NAME.pattern}){{2,}}")


def _initials(word: str) -> str:
    """Spell names of Latin letters: three, or two of which one cannot be in a Hindi word (सीएम)."""
    if not _INITIALS.fullmatch(word):
        return ""
    latin = "".join(_LETTER_NAMES[name] for name in _LETTER_NAME.findall(word))
    return latin if len(latin) > 2 or not _CLOSED.isdisjoint(latin) else ""


_CLOSED = frozenset("fhlmnrsx")


def _elements(word: str) -> str:
    """Part a compound with bars: सभा|पति, प्र|धान|मंत्री."""
    first = _first_element().match(word)
    forms, lengths = _second_elements()
    start = first.end() if first else 0
    for length in lengths.get(word[-2:], ()):
        end = len(word) - length
        if (
            (end > start + 1 or (end == 1 and word[0] == "आ"))
            and word[end:] in forms
            and word[end - 1] != _VIRAMA
            and word[:end] != "सर्व"
        ):
            return f"{_elements(word[:end])}|{word[end:]}"
    inner = word.find("प्र", start + 2)
    if inner > 0 and word[inner - 1] in _LETTERS and word[:inner] != "सर्व":
        return f"{_elements(word[:inner])}|{_elements(word[inner:])}"
    return f"{word[:start]}|{word[start:]}" if first else word


def _by_rule(found: list[str], lang: str) -> list[str]:
    """Spell words that the lexicon does not know, all at once: a pattern's cost is in its start."""
    text = f" {' '.join([_initials(word) or _elements(word) for word in found])} ".translate(_SAID)
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    text = re.sub(_LAST, "", text)
    text = re.sub(_MEDIAL, lambda found: found[0][:-1], text[::-1])[::-1]
    text = text.replace("जञ", language_of(lang).jna)
    for sound, typed in _TYPED:
        text = text.replace(sound, typed)
    return text.translate(_LATIN)[1:-1].split(" ")


_TYPED = (
    ("|", ""),
    ("चछ", "छ"),
    ("ँ", "ं"),
    *((f"ं{labial}", f"म{labial}") for labial in "पफबभ"),
    ("ंन", "न"),
    ("ंम", "म"),
    *((f"{vowel}ए", f"{vowel}ये") for vowel in "Aाआििइीो"),
    *((f"ः{letter}", letter) for letter in "खशषस"),
    ("ः", "ह"),
)
_TYPED_TEXT = """
क k ख kh ग g घ gh ङ n च ch छ chh ज j झ jh ञ n ट t ठ th ड d ढ dh ण n त t थ th द d ध dh न n ऩ n
प p फ ph ब b भ bh म m य y र r ऱ r ल l ळ l ऴ l व v श sh ष sh स s ह h W w R r A a ं n ॐ om
\u0958 k \u0959 kh \u095a g \u095b z \u095c d \u095d dh \u095e f \u095f y
\u0978 d \u0979 zh \u097a y \u097b g \u097c j \u097e d \u097f b
अ a आ a इ i ई i उ u ऊ u ऋ ri ॠ ri ऌ li ॡ li ऍ e ऎ e ए e ऐ ai ऑ o ऒ o ओ o औ au ऄ a ॲ a
ा a ि i ी i ु u ू u ृ ri ॄ ri ॅ a ॆ e े e ै ai ॉ o ॊ o ो o ौ au ॢ li ॣ li
\u0973 o \u0974 o \u0975 au \u0976 u \u0977 u
\u093a o \u093b o \u094e e \u094f au \u0955 e \u0956 u \u0957 u
"""
_LATIN = str.maketrans(_turn_about(_TYPED_TEXT) | dict.fromkeys(f"{_VIRAMA}{_NUKTA}ऽ", ""))
