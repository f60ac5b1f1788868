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
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from newsroom.devanagari import words

_LEXICON = Path(__file__).with_suffix(".tsv")


class Unromanisable(ValueError):  # noqa: N818 - named as it is told to editors
    """A text whose letters do not say how it is spelt in Latin."""


def romanise(text: str, lang: str = "hi", lexicon: Mapping[str, str] | None = None) -> str:
    """Spell a text in Latin letters: lower case, ASCII, one space between words.

    >>> romanise("शिमला में राज्य सरकार का फ़ैसला")
    'shimla mein rajya sarkar ka faisla'

    Latin in the text stays, its accents off; digits of any script become 0-9. ``lexicon`` spells
    single words and goes before the rules: None is the newsroom's own, {} is none at all. Raises
    :class:`Unromanisable` for Urdu and for any script but Devanagari, Gurmukhi and Latin.
    """
    return " ".join(filter(None, _spell(words(_lower(text)), lang, lexicon)))


def slug(
    text: str, lang: str = "hi", limit: int = 60, lexicon: Mapping[str, str] | None = None
) -> str:
    """Spell a headline as an address: words and hyphens, at most ``limit`` characters.

    >>> slug("शिमला में बारिश से भारी नुकसान")
    'shimla-barish-bhari-nuksan'

    Words that only join others are left out where any other is there. The cut falls between words,
    unless the first alone is too long. Raises :class:`Unromanisable` where nothing can be spelt.
    """
    found = words(_lower(text))
    parts = _parts(_spell([w for w in found if w not in _FUNCTION_WORDS], lang, lexicon))
    parts = parts or _parts(_spell(found, lang, lexicon))
    if not parts:
        message = f"{text!r} holds no letter or digit to make a slug of; write the slug yourself."
        raise Unromanisable(message)
    made = parts[0][:limit]
    for part in parts[1:]:
        if len(made) + 1 + len(part) > limit:
            break
        made = f"{made}-{part}"
    return made


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
        if not (word and _LATIN.fullmatch(latin)):
            message = (
                f"{path.name}:{number}: {line!r} is not a word, a tab and its spelling in a-z. "
                "Write for example 'कांग्रेस', a tab, 'congress'."
            )
            raise ValueError(message)
        word = unicodedata.normalize("NFC", word)
        lexicon[word] = latin
        for spelt in (word, word.replace("\u093c", "")):
            nasal = _HALF_NASAL.sub("ं", spelt.replace("ँ", "ं"))
            half = _ANUSVARA.sub(lambda found: _NASAL_OF[found[1]], nasal)
            variants |= dict.fromkeys((spelt, nasal, half), latin)
    return variants | lexicon


_newsroom_lexicon = cache(read_lexicon)

_LATIN = re.compile("[a-z0-9]+(?: [a-z0-9]+)*")
_ROWS = {"ङ": "कखगघ", "ञ": "चछजझ", "ण": "टठडढ", "न": "तथदध", "म": "पफबभ"}
_NASAL_OF = {letter: f"{nasal}\u094d" for nasal, row in _ROWS.items() for letter in row}
_HALF_NASAL = re.compile("|".join(f"{nasal}\u094d(?=[{row}])" for nasal, row in _ROWS.items()))
_ANUSVARA = re.compile(f"ं(?=([{''.join(_ROWS.values())}]))")

_FUNCTION_WORDS = frozenset(
    # Hindi and Marathi
    "के का की को से में मे पर ने और व एवं तथा या कि है हैं था थी थे भी ही तो जो यह वह ये वे "
    "चा ची चे च्या ला ना आणि आहे आहेत "
    # Punjabi
    "ਦੇ ਦਾ ਦੀ ਦੀਆਂ ਨੂੰ ਨੇ ਤੇ ਅਤੇ ਵਿੱਚ ਵਿਚ ਤੋਂ ਹੈ ਹਨ ਸੀ ਸਨ ਕਿ ਵੀ ਹੀ "
    # English
    "the a an of to in on at by for and or is are was were be as it its".split()
)


def _lower(text: str) -> str:
    return unicodedata.normalize("NFC", text.lower())


def _parts(spelt: Iterable[str]) -> list[str]:
    return " ".join(spelt).split()


def _spell(found: list[str], lang: str, lexicon: Mapping[str, str] | None) -> list[str]:
    """Spell each word; empty where it has nothing to spell, as a lone sign has."""
    known = _newsroom_lexicon() if lexicon is None else lexicon
    if any("\u0a00" <= word[0] <= "\u0a7f" for word in found):
        found = [_devanagari(word) for word in found]
    spelt = [known.get(word) or _inflected(word, known) for word in found]
    rest = [word for word, latin in zip(found, spelt, strict=True) if not latin]
    ruled = iter(_by_rule(rest, lang))
    return [latin or next(ruled) for latin in spelt]


_ENDINGS = {"ी": "i", "ों": "on", "ें": "en", "ीय": "iya"}


def _inflected(word: str, known: Mapping[str, str]) -> str:
    """Spell a form of a word of the lexicon: कांग्रेसी, स्कूलों, पार्टियों."""
    if word.endswith(("ियों", "ियां", "ियाँ")):
        latin = known.get(word[:-4] + "ी", "")
        stem = latin[:-1] if latin.endswith(("i", "y")) else latin
        return stem and stem + ("iyon" if word.endswith("ों") else "iyan")
    for ending, tail in _ENDINGS.items():
        if word.endswith(ending) and (latin := known.get(word[: -len(ending)])):
            return latin + tail
    return ""


# --- Gurmukhi -----------------------------------------------------------------------------------


_GURMUKHI = {0x0A00 + offset: chr(0x0900 + offset) for offset in range(0x70)} | {
    0x0A5C: "R",  # typed r in Punjabi, where Hindi types d
    0x0A70: "ं",
    0x0A72: "",
    0x0A73: "",
    0x0A74: "इक ओंकार",
    0x0A75: "्य",
}
_ADDAK = re.compile("ੱ([ਕ-ਹ]?)")
_UNASPIRATED = dict(zip("ਖਘਛਝਠਢਥਧਫਭ", "ਕਗਚਜਟਡਤਦਪਬ", strict=True))


def _devanagari(word: str) -> str:
    """Write a Gurmukhi word in Devanagari; an addak becomes a doubled consonant."""
    word = _ADDAK.sub(
        lambda found: f"{_UNASPIRATED.get(found[1], found[1])}\u0a4d{found[1]}" if found[1] else "",
        word,
    )
    return unicodedata.normalize("NFC", word.translate(_GURMUKHI))


# --- the rules of sound ---------------------------------------------------------------------------

# The rules see lower-case words, so that capitals are free to stand for sounds: A is an inherent
# vowel, W a व said as w, R the Punjabi ੜ. A bar parts the elements of a compound.
_STOPS = "कखगघचछजझटठडढतथदधपफबभशषसह\u0958\u0959\u095a\u095b\u095c\u095d\u095eR"
_CONSONANTS = f"{_STOPS}ङञणनऩमयरऱलळऴवW\u095f"
_MATRAS = "ािीुूृॄॅॆेैॉॊोौॢॣ"
_FULL_VOWELS = f"{_MATRAS}अआइईउऊऋॠऌॡऍऎएऐऑऒओऔऄॲ"

_SPOKEN = str.maketrans(
    dict.fromkeys("\u200c\u200d", "")
    | {letter: f"{letter}A" for letter in _CONSONANTS if not letter.isascii()}
    | {"R": "RA"}
)
_SOUNDS = (
    *((f"{letter}A\u093c", f"{dotted}A") for letter, dotted in zip("कखगजडढफय", "\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095f", strict=True)),
    *((f"A{matra}", matra) for matra in _MATRAS),
    # व after these is typed w, and so it is in वाला: vishwa, swasthya, dilliwala.
    *((f"{letter}A\u094dव", f"{letter}A\u094dW") for letter in "कखगजदधशषसह\u0959"),
    ("|वाAल", "|वाल"), ("|वाल", "|Wाल"), ("|गAढ", "|गAढ"),
    ("Aअ", "A|अ"), ("Aआ", "A|आ"),
    ("A\u094d", ""),
    ("|गA\u095d", "|गARह"),
)

_RISING = "कखगघचछजझटठडढतथदधपफबभशषसह"  # not the dotted ones: ज़ख़्म, फ़ख़्र
_RISING_M = "कखगघचछजझटठडढतथदधपफबभषह"  # not रस्म, चश्म
_NOT_H = _CONSONANTS.replace("ह", "")  # ह keeps the vowel before it: सुनहरा, गिलहरी
_C, _V = f"[{_CONSONANTS}]", f"[{_FULL_VOWELS}]"
# At the end of a word, kept in a word of one syllable, after a conjunct whose second sound is the
# more open (राज्य, मित्र, तत्व, यत्न, आत्म, कृष्ण, यज्ञ) and in -ीय, -िय.
_LAST = re.compile(
    rf"A(?=[ |])(?<![ |]{_C}A)(?<![{_CONSONANTS}िी]यA)(?<![{_RISING}ङञणनमलवW]रA)"
    rf"(?<![{_RISING}ङञणनम][लवW]A)(?<![{_RISING}][नण]A)(?<![{_RISING_M}]मA)(?<!जञA)"
)
# Inside a word the rule runs from its end, so these patterns read a word backwards: V C A C V loses
# its A, and what a match has eaten cannot lose another beside it. Each match ends in that A.
_BEFORE = f"(?={_C}ँ?(?:{_V}|A))"
_BEFORE_KEPT = f"(?={_C}ँ?(?:{_V}|A(?={_C}(?:[ |]|{_C}|ं))))"
_VERBAL = "(?<=[ |])[ाीे][नत]|(?<=[ |][ंँ])ी[नत]|(?<=[ओए])ात|ाव"  # -ना -ता -ते -तीं -वा- backwards
_WHOLE = "(?<=[ |])ीह|(?<=[ |]ं)[ोे][णह]"  # सतही, कारणों: the bare noun whole before its ending
_MEDIAL = re.compile(
    # One in a doubled root: सनसनी, झनझन.
    rf"[{_FULL_VOWELS}A]({_C})A({_C})A(?=\1A\2)"
    # Two in a row before a noun's ending: the first goes, as in the bare noun (मतलब, मतलबी) ...
    rf"|(?!{_VERBAL})(?:{_V}{_C}A[{_NOT_H}]|A{_C}A{_C})A{_BEFORE_KEPT}"
    # ... but before a verb's ending the second, as in the bare stem (समझ, समझना). None goes before
    # a short vowel at the end (अवधि), before य and a vowel (विषयों), after इय (नियमों).
    rf"|(?!{_WHOLE})(?:(?<![ |])[िु]|[िु](?=क)|(?![िु]){_V}|A)(?!य){_C}A(?!य[िी]){_BEFORE}"
    # An anusvara does not keep the schwa before -ता: अखंडता.
    rf"|(?<=[ |ओए])ातA(?={_C}ं)"
)


def _by_rule(found: list[str], lang: str) -> list[str]:
    """Spell words that the lexicon does not know."""
    if not found:
        return []
    text = f" {' '.join(map(_elements, found))} ".translate(_SPOKEN)
    for written, sound in _SOUNDS:
        text = text.replace(written, sound)
    text = _LAST.sub("", text)
    text = _MEDIAL.sub(_without_last, text[::-1])[::-1]
    for sound, typed in _TYPED:
        text = text.replace(sound, typed)
    if lang == "mr":
        text = text.replace("gy", "dny")  # placeholder
    text = text.translate(_LATIN_OF)
    return text[1:-1].split(" ")


def _without_last(found: re.Match[str]) -> str:
    return found[0][:-1]


_TYPED = (
    ("|", ""), ("जञ", "gy"), ("चछ", "छ"), ("ँ", "ं"),
    *((f"ं{letter}", f"म{letter}") for letter in "पफबभ"),
    ("ंन", "न"), ("ंम", "म"),
    ("िए", "iye"), ("इए", "iye"), ("Aए", "aye"), ("ाए", "aye"), ("आए", "aye"), ("ोए", "oye"), ("ीए", "iye"),
    ("ः ", "h "), 
)
_LATIN_OF = str.maketrans(
    dict(zip("कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह",
    "k kh g gh n ch chh j jh n t th d dh n t th d dh n p ph b bh m y r l v sh sh s h".split(), strict=True))
    | dict(zip("\u0958\u0959\u095a\u095b\u095c\u095d\u095e\u095fऩऱऴळ", "k kh g z d dh f y n r l l".split(), strict=True))
    | dict(zip("अआइईउऊऋॠऌॡऍऎएऐऑऒओऔऄॲ", "a a i i u u ri ri li li a e e ai o o o au a a".split(), strict=True))
    | dict(zip(_MATRAS, "a i i u u ri ri a e e ai o o o au li li".split(), strict=True))
    | {"A": "a", "W": "w", "R": "r", "ं": "n", "ः": "", "\u094d": "", "\u093c": "", "ऽ": ""}
)

# What stands second in compounds, so that the first element ends as a word does (निकल|कर, वित्त|मंत्री).
_SECOND_ELEMENTS = """
अंदाज़ अंदाज आलय कक्ष कथा कर करण कर्ता कर्म कर्मी कला कल्याण कल्पना कश काज काम काय कार कारक कारण कारी कार्य काल
कालिक कालीन किरण कीय कुंज कुमार कुल कुशल कूद कृत केंद्र केन्द्र कोट कोष कोश कौशल क्रम क्रांति क्रिया क्षमता क्षेत्र
ख़ाना खाना ख़ोर खोर खंड खनन गंगा गंज गढ़ गणना गत गति गतिकी गमन गर गर्दी गश्त गामी गान गाड़ी गार गाह गाँव गांव गिरी गीत
गीर गुण गृह गोचर ग्रस्त ग्रह ग्राम घर घाट घात घातक चंद चंद्र चक्की चक्र चर चरण चर्चा चर्या चलन चारी चालक चालन चालित
चिकित्सा चित्र चित्रण चिह्न चिन्ह चीन चेतना च्युत छाप छाया जगत जन जनक जन्य जल जात जाति जाल जी जीत जीवन जीवी ज्ञ
ज्ञान तंत्र तट तत्व तम तरण तराश तल ताल तीर्थ तुल्य त्याग दंड दफ़ा दम दर दर्द दर्शक दर्शन दर्शी दल दलीय दशा दाता दान
दानी दाम दायक दारी दायी दार दास दाह दिन दिल दीप दीपक दुर्ग दूत दृष्टि देव देवी देश देशीय देह दोष द्वार द्रोह द्रोही
धन धर धर्म धाम धातु धान धानी धारक धारण धारा धारी ध्वज नगर नगरी नवीस नशीन नाक नाथ नाद नाम नामा नायक नारायण नाशक
निधि निर्माण निष्ठ नीति नुमा नेता पंथ पंथी पक्ष पट पटल पति पत्नी पत्र पथ पद पन परक परस्त परस्ती परायण परिवर्तन
परिवहन परिषद पसंद पाठ पाठक पाणि पात पाती पात्र पान पार पारा पाल पालक पालन पालिका पीठ पीड़ित पुंज पुर पुरम पुरी पुरुष
पुरुषों पुत्र पुत्री पूजा पूर्ण पूर्व पूर्वक पोत पोषण पोषक प्रकाश प्रद प्रदेश प्रधान प्रबंधन प्रसाद प्राप्त प्रिय
प्रेम प्रेमी फल फ़हमी फहमी फ़रोश फरोश बंद बंदी बंध बंधन बख़्श बख्श बत्ती बद्ध बन्दी बल बहादुर बाग बाग़ बाज बाज़ बाज़ी
बाजी बान बानी बाला बार बीन बीर बुद्धि बोध भंग भक्त भक्ति भर भवन भाग भागी भार भारती भाव भावना भाषा भाषी भुज भूत भूमि
भेद भोग भोगी भोज भोजन भ्रम भ्रमण बहार भ्रष्ट मंच मंजरी मंडल मंत्र मंत्रालय मंत्री मंद मंदी मंदिर मणि मत मति मती मन मय मयी मरमर
मर्ज़ मल मह महल माता माध्यम मान मानी मापी मार मार्ग माल माला मास मित्र मिलाप मीटर मुख मुखी मुक्त मुक्ति मूर्ति मूल मूलक
मूल्य मेला मेव मैन मोचन मोर्चा मोहन यंत्र यात्रा यात्री यान याफ़्ता यापन युक्त युग युद्ध योग योगी योग्य योजना यौवन
रंग रंजन रक्षक रक्षण रक्षा रचना रति रत्न रथ रहित राग राज राजा राज्य रात्रि राम राय राव राशि राष्ट्र राष्ट्रीय रुपया रूप
रूपी रेखा रोग रोगी रोधक रोधी लक्षण लक्ष्मी लाभ लाल लीला लेख लेखक लेखन लोक लोचन वंश वंशी वंत वचन वती वर वर्ग
वर्गीय वर्ण वर्तन वर्ती वर्धक वर्धन वर्ष वल्लभ वश वस्तु वाँ वां वाँक वाचक वाचन वाणी वात वाद वादक वादन वादी वादिता वान वार वारी
वाला वाले वाली वास वासी वास्तु वाहक वाहन वाहिनी विज्ञान विज्ञानी विद विद् विद्या विधि विभाग विराम विरोध विरोधी विवाद
विहार विहीन वीर वृक्ष वृत्त वृत्ति वृद्धि वेग वेत्ता वेष व्यवस्था व्यापी व्रत शः शक्ति शतक शब्द शरण शहर शाला शाली शासन
शास्त्र शास्त्री शाह शाही शिक्षा शिप शिल्प शील शीलता शुदा शुद्धि शुल्क शून्य शूल शैली शोध शोभा श्री श्रेष्ठ संकट संख्या
संग संगठन संगत संगम संगीत संग्रह संघ संचार संपन्न संबंध संबंधी संस्कार संस्था सचिव सज्जा सत्ता सत्र सदस्य सदन सप्ताह
सभा समझौता समय समर समाज समारोह समिति समूह सरकार सर सागर साज साज़ साध साधक साधन साध्य सामग्री साल सार सारणी सारिणी सिंह सिद्ध
सिद्धि सुख सुंदरी सुधार सूचक सूची सूत्र सेन सेना सेवक सेवा स्तंभ स्तर स्तरीय स्तान स्त्री स्थ स्थल स्थान स्थापना
स्थिति स्वरूप स्वामी हंता हट हत्या हथियार हर हरण हस्त हाउस हार हारा हास हित हितकारी हीन हीनता
शहीद नाइट लैंड मार्क बुक बोर्ड लाइन लाइट पोर्ट वेयर बॉल फेयर शॉप स्टार मेल फ़ोन फोन रूम
"""
# Nouns of action keep their root whole behind a prefix (विवरण: वि|वरण, आचरण: आ|चरण).
_ROOTS = """
करण क्रमण खनन गणन गमन ग्रहण घटन चयन चरण चलन जनन तरण दमन दहन दलन धरण पतन भरण भजन मरण मनन यमन रमण लयन वचन
वमन वरण वहन वलन शमन सरण सर्जन स्मरण हनन हरण
"""
_INFLECTED = {"ा": ("े", "ों"), "ी": ("ियों", "ियाँ", "ियां"), "": ("ों", "ें")}
_SECOND = frozenset(
    word[: len(word) - bool(last)] + ending if ending else word
    for word in f"{_SECOND_ELEMENTS} {_ROOTS}".split()
    for last in [word[-1] if word[-1] in "ाी" else ""]
    for ending in ("", *_INFLECTED[last], *(("ीय", "ीयता") if word[-1] in "णन" else ()))
)
_TAILS = range(max(map(len, _SECOND)), 1, -1)

# What stands first and keeps the vowel after it.
_FIRST = re.compile(
    f"(?:प्र|अनु|परि|प्रति|पुनः|अंतर|अन्तर|मनो|अधो|श्री)(?={_C})|महा(?={_C}(?!न|रा|र[तथ]|ज[नि]))|दो(?=पह)"
    "|सु(?=गठ|मधु|समा|परि|चरि)|अ(?=सम|सहम|सहयो|सहाय|सहज|सहन|सहि|सफल|परि|परा|पवि|पठ|विक|विच|विर|वितर|नश्व|भय|गणि|गण्य|कर्म|जर|मरत|कथ|यथ|समाज)"
)


def _elements(word: str) -> str:
    """Part a compound with bars; what has no second or first element stays as it is."""
    first = _FIRST.match(word)
    start = first.end() if first else 0
    for length in _TAILS:
        end = len(word) - length
        if (end - start > 1 or word[start] == "आ") and word[end:] in _SECOND and word[end - 1] != "\u094d" and word[:end] != "सर्व":
            return f"{word[:start]}|{_elements(word[start:end])}|{word[end:]}" if first else f"{_elements(word[:end])}|{word[end:]}"
    if (pra := word.find("प्र", start + 2)) > 0 and word[pra - 1] in _CONSONANTS:
        return f"{_elements(word[:pra])}|{_elements(word[pra:])}"
    return f"{word[:start]}|{word[start:]}" if first else word
