"""Words, syllables, sentences and the normal form of Hindi and its neighbours.

Written for Devanagari, sound for every language of the site: Urdu, Punjabi, Bengali, Marathi and
English pass through the same functions. No other module splits text into words.
"""

import re
import unicodedata
from functools import cache
from itertools import chain

from newsroom.text.languages import HOUSE, language_of

# Every block with combining marks of a script in present use; the planes above hold emoji parts.
_MARK_BLOCKS = (
    (0x0300, 0x3100),
    (0xA66F, 0xAC00),
    (0xFB1E, 0xFB1F),
    (0xFE00, 0xFE30),
    (0x11000, 0x12000),
    (0xE0100, 0xE01F0),
)


@cache
def _marks() -> list[tuple[int, str]]:
    """List every combining mark of those blocks with its general category."""
    points = chain.from_iterable(range(*block) for block in _MARK_BLOCKS)
    return [
        (point, kind) for point in points if (kind := unicodedata.category(chr(point)))[0] == "M"
    ]


def _characters(*categories: str, without: str = "") -> str:
    """Return a character class's inside: the marks of these general categories as ranges."""
    ranges: list[list[int]] = []
    for point, category in _marks():
        if category not in categories or chr(point) in without:
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_ZWNJ, _ZWJ = "\u200c", "\u200d"
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca"
# Indic_Conjunct_Break=Linker, and Gurmukhi and Kannada, whose subjoined letters read as one too.
_LINKERS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0c4d\u0ccd\u0d4d"
_CONSONANTS = (
    "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1"
    "\u0a15-\u0a39\u0a59-\u0a5e\u0a95-\u0ab9\u0af9\u0b15-\u0b39\u0b5c-\u0b5f\u0b71"
    "\u0c15-\u0c39\u0c58-\u0c5a\u0c95-\u0cb9\u0cde\u0d15-\u0d3a"
)
_INDIC = "\u0900-\u0963\u0966-\u0d7f"  # all of it but the danda and the double danda
_ARABIC = "\u0610-\u061a\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0750-\u077f\u08a0-\u08e1"
_EMOJI = (
    "\xa9\xae\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u25fe\u2600-\u27bf"
    "\u2934\u2935\u2b05-\u2b55\u3030\u303d\u3297\u3299\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
    "\U0001f400-\U0001faff"
)
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”।॥]+"


# Two characters typed for one letter: The Unicode Standard, tables 12-1 and 12-16 (vowel letters
# of Devanagari and Gurmukhi, column "Do not use"), with those of Bengali; also in DoNotEmit.txt.
_TYPED_VOWELS = {
    "अॆ": "ऄ",
    "अा": "आ",
    "र्इ": "ई",
    "उु": "ऊ",
    "एॅ": "ऍ",
    "एॆ": "ऎ",
    "एे": "ऐ",
    "अॉ": "ऑ",
    "आॅ": "ऑ",
    "अॊ": "ऒ",
    "आॆ": "ऒ",
    "अो": "ओ",
    "आे": "ओ",
    "अौ": "औ",
    "आै": "औ",
    "अॅ": "ॲ",
    "अऺ": "ॳ",
    "अऻ": "ॴ",
    "आऺ": "ॴ",
    "अॏ": "ॵ",
    "अॖ": "ॶ",
    "अॗ": "ॷ",
    "ਅਾ": "ਆ",
    "ੲਿ": "ਇ",
    "ੲੀ": "ਈ",
    "ੳੁ": "ਉ",
    "ੳੂ": "ਊ",
    "ੲੇ": "ਏ",
    "ਅੈ": "ਐ",
    "ੳੋ": "ਓ",
    "ਅੌ": "ਔ",
    "অা": "আ",
    "ঋৃ": "ৠ",
    "ঌৢ": "ৡ",
}
_TYPED_VOWEL = "|".join(_TYPED_VOWELS)

# The patterns from here on are compiled when a text first needs them.
_NUKTAS = "\u093c\u09bc\u0a3c"
_SIGNS = (
    "\u0900-\u0903\u093a\u093b\u093e-\u094d\u094e\u094f\u0955-\u0957\u0962\u0963"
    "\u0981-\u0983\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3e-\u0a4d\u0a51\u0a70\u0a71\u0a75"
)
_BEFORE_NUKTA = f"([{_SIGNS}]+)([{_NUKTAS}])"
_TWICE = f"([{_SIGNS}{_NUKTAS}])\\1+"
_ANY_TWICE = f"[{_SIGNS}{_NUKTAS}](?=[{_SIGNS}{_NUKTAS}])(?<=(.))\\1"  # the same, found sooner
_NOTHING = "\ufeff\u200b\u00ad\u2060"
_INVISIBLE = f"[{_NOTHING}]+"
_JOINERS = f"[{_ZWNJ}{_ZWJ}]+"
_ARABIC_LETTER = f"[{_ARABIC}]"
_EMOJI_PART = f"[{_EMOJI}{_SKIN_TONES}\ufe0f]"
_SPLIT_ADDRESS = f"({_ADDRESS})"

# Where a rule may have work to do, beside a mark typed twice. The search skips to one class of
# characters; ऩ ऱ ऴ ো ৌ are in it because NFC hides marks in them.
_HIDING = "\u0929\u0931\u0934\u09cb\u09cc"
_FIRST_PARTS = "".join(sorted({typed[-2] for typed in _TYPED_VOWELS if len(typed) == 2}))
_SECOND_PARTS = "".join(sorted({typed[-1] for typed in _TYPED_VOWELS if len(typed) == 2}))
_MAY_MEND = (
    f"[{_NOTHING}{_HIDING}{_ZWNJ}{_ZWJ}{_NUKTAS}इ{_FIRST_PARTS}](?:"
    f"(?<=[{_NOTHING}{_HIDING}])"
    f"|(?<=[{_ZWNJ}{_ZWJ}])(?:(?<![{_VIRAMAS}].)|(?=[{_ZWNJ}{_ZWJ}]))"
    # A nukta that stands elsewhere, or that NFC makes one letter with न, र or ळ.
    f"|(?<=[{_NUKTAS}])(?<![क-धप-यलव-ह\u0995-\u09b9\u0a15-\u0a39].)"
    f"|(?<=[{_FIRST_PARTS}])[{_SECOND_PARTS}]|(?<=र्इ))"
)

_MAYBE_DANDA = f"[{_INDIC}][ \u00a0]?\\|"
# Bars that are markup, in this order: fences, inline code, tables with a rule under their head,
# rows and indented code, what is a name and no sentence, wiki links, addresses. What is left and
# follows Indic text may be a danda.
_NAMES = (
    "Aliases|Authors|Category|Dateline|Image-Credit|Kicker|Name|Roles|Source|Speakers|Tags|Title"
)
_TYPED_DANDA = (
    r"^\ {0,3}(?P<fence>```+|~~~+)(?s:.*?)(?:^\ {0,3}(?P=fence)|\Z)"
    r"|(?P<ticks>`+)[^`\n]+(?P=ticks)"
    r"|^[^\n|]*\|[^\n]*\n[ \t]*\|?[ \t]*:?-+[ \t:|-]*(?:\n[^\n]*\|[^\n]*)*"
    r"|^(?:[ \t]*\||\ {4}|\t)[^\n]*"
    rf"|^(?:(?i:{_NAMES})[ \t]*:|\ {{0,3}}\#{{1,6}}[ \t])[^\n]*"
    r"|\[\[[^\]\n]*\]\]"
    rf"|{_ADDRESS}"
    rf"|(?P<before>[{_INDIC}][ \u00a0]?)(?P<bars>\|\|?)(?!\|)(?=\s|\Z|[”’\"')]|[{_INDIC}])"
)
# Words that end a sentence of Hindi, Punjabi or Marathi and no part of a list.
_SENTENCE_ENDING = re.compile(
    rf"(?:(?<![{_INDIC}])(?:है|हैं|हूँ|हूं|था|थे|थी|थीं|गया|गए|गई|गयी|गईं|हुआ|हुए|हुई|हुईं|रहा|रहे|रही|किया|दिया|लिया"
    "|आहे|आहेत|होता|होती|होते|ਹੈ|ਹਨ|ਸੀ|ਸਨ|ਗਿਆ|ਗਏ|ਗਈ|ਹੋਇਆ|ਹੋਏ|ਹੋਈ|ਕੀਤਾ|ਦਿੱਤਾ)"
    rf"|[{_INDIC}](?:ेगा|ेगी|ेंगे|ेंगी|एगा|एगी|एंगे|एँगे|एंगी|एँगी|ੇਗਾ|ੇਗੀ|ਣਗੇ|ਣਗੀਆਂ))[ \u00a0]?\Z"
)
_CLOSERS_AFTER = "”’\"')"


def normal_form(text: str, lang: str = HOUSE) -> str:
    """Bring typed or pasted text to the one spelling that the site stores.

    NFC (which keeps क़ ज़ ड़ as letter and nukta), vowels typed in two parts made one, a nukta put
    before its matra, marks typed twice made single, invisible characters dropped. ZWJ and ZWNJ stay
    after a virama, ZWNJ also between Arabic letters, ZWJ also inside an emoji. A bar typed for a
    danda becomes one where the language writes dandas; one between parts of a headline, names or
    cells stays. Addresses and ASCII stay as they are, but
    for line ends. Applying it twice changes nothing.

    >>> normal_form("अाज बारिश हुई |")
    'आज बारिश हुई ।'

    Source: The Unicode Standard, chapter 12; UAX #15.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii():
        return text
    while not _is_normal(text, lang) and (fixed := _once(text, lang)) != text:
        text = fixed
    return text


def _is_normal(text: str, lang: str) -> bool:
    """Whether surely no rule changes a text. False means only that the rules must be tried.

    NFC is slow to check where a letter might take up a mark, as न does the nukta of Devanagari, and
    quick with that of Bengali, which stands in its place; the search tells of न and a nukta.
    """
    return (
        unicodedata.is_normalized("NFC", text.replace("\u093c", "\u09bc"))
        and not re.search(_MAY_MEND, text)
        and not re.search(_ANY_TWICE, text)
        and not ("|" in text and language_of(lang).bars_are_dandas)
    )


def _once(text: str, lang: str) -> str:
    """Apply every rule one time; a rule may make room for another."""
    if "://" in text or "www." in text:
        pieces = re.split(_SPLIT_ADDRESS, text)
        pieces[::2] = map(_letters, pieces[::2])
        text = "".join(pieces)
    else:
        text = _letters(text)
    if "|" in text and language_of(lang).bars_are_dandas and re.search(_MAYBE_DANDA, text):
        text = re.sub(_TYPED_DANDA, _danda, text, flags=re.MULTILINE)
    return text


def _letters(text: str) -> str:
    text = re.sub(_INVISIBLE, "", text)
    text = re.sub(_JOINERS, _joiner, text)
    # Decomposed first: NFC hides the nukta of ऩ ऱ ऴ and half of the Bengali ো from the rules.
    text = unicodedata.normalize("NFD", text)
    text = re.sub(_BEFORE_NUKTA, r"\2\1", text)
    text = re.sub(_TWICE, r"\1", text)
    text = re.sub(_TYPED_VOWEL, lambda typed: _TYPED_VOWELS[typed[0]], text)
    return unicodedata.normalize("NFC", text)


def _joiner(found: re.Match[str]) -> str:
    """Keep the one joiner that means something here, if any."""
    text, joiners = found.string, found[0]
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if before and before in _VIRAMAS:
        return joiners[0]
    if _ZWNJ in joiners and all(re.match(_ARABIC_LETTER, sign) for sign in (before, after)):
        return _ZWNJ
    if _ZWJ in joiners and all(re.match(_EMOJI_PART, sign) for sign in (before, after)):
        return _ZWJ
    return ""


def _danda(found: re.Match[str]) -> str:
    """A danda for a bar that ends a sentence; one that parts names or a headline stays."""
    if found["bars"] is None or not _ends_sentence(found):
        return found[0]
    return found["before"] + ("॥" if len(found["bars"]) == 2 else "।")


def _ends_sentence(found: re.Match[str]) -> bool:
    """Whether a bar was typed for a danda, by what stands around it.

    At the end of a line it was; within one where it hangs on the word before it alone, as a full
    stop does, where that word is a verb that ends sentences, or where its paragraph ends in a bar.
    """
    text, at = found.string, found.start("bars")
    upcoming = text[found.end() : found.end() + 4].lstrip(_CLOSERS_AFTER)
    if not upcoming.strip(" \t\u00a0") or upcoming.lstrip(" \t\u00a0").startswith("\n"):
        return True
    is_spaced = found["before"][-1] in " \u00a0"
    if upcoming[0].isspace() and not is_spaced:
        return True
    if _SENTENCE_ENDING.search(text, max(at - 12, 0), at):
        return True
    if not is_spaced:
        return False
    end = text.find("\n\n", at)
    end = len(text) if end < 0 else end
    return text[max(end - 4, at) : end].rstrip(_CLOSERS_AFTER + " \t\u00a0\n").endswith("|")


_LATIN = "A-Za-z\xc0-\u024f\u1e00-\u1eff"
# Most words are letters of these alone, and a space or danda follows: a class without \w is quick.
_LETTER = "A-Za-z0-9\u0620-\u064a\u0671-\u06d3\u0904-\u0939"
_LETTERS_AND_MARKS = f"{_LETTER}\u064b-\u0652\u0900-\u0963\u0966-\u096f"


@cache
def _word() -> re.Pattern[str]:
    in_word = f"[\\w{_characters('Mn', 'Mc', 'Me')}]"
    return re.compile(
        f"[{_LETTER}][{_LETTERS_AND_MARKS}]*+(?=[ \n।])"
        f"|[^\\W_]{in_word}*"
        "(?:"
        f"(?<=[{_VIRAMAS}])[{_ZWNJ}{_ZWJ}]{in_word}*"
        f"|[{_ZWNJ}{_ZWJ}\u00ad\u2060\ufeff]+(?=[^\\W_]){in_word}*"
        f"|(?<=[{_LATIN}])['’.](?=[{_LATIN}]){in_word}*"
        f"|(?<=\\d)[.,٫٬](?=\\d){in_word}*"
        ")*(?<!_)"
    )


def words(text: str) -> list[str]:
    """Split running text into words; matras stay with their consonant, a danda never does.

    >>> words("दिल्ली में बारिश।सोहन भीगा")
    ['दिल्ली', 'में', 'बारिश', 'सोहन', 'भीगा']
    >>> words("सोशल-मीडिया don't 3.5")
    ['सोशल', 'मीडिया', "don't", '3.5']

    Source: UAX #29, but a full stop between Indic letters parts words (it is typed for a danda).
    """
    return _word().findall(text)


def count_words(text: str) -> int:
    """About how many words a text has, for a reading time: one more than its spaces and line ends.

    Exact where words are parted by single spaces and paragraphs by an empty line.

    >>> count_words("नई दिल्ली में बारिश।")
    4
    """
    text = text.strip()
    return text.count(" ") + text.count("\n") - text.count("\n\n") + bool(text)


def word_spans(text: str) -> list[tuple[int, int]]:
    """Give the start and end of each word of :func:`words`.

    >>> word_spans("नई दिल्ली।")
    [(0, 2), (3, 9)]
    """
    return [found.span() for found in _word().finditer(text)]


_CONTROLS = "\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
_PREPENDED = "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e"


@cache
def _akshara() -> re.Pattern[str]:
    marks, nonspacing = _characters("Mn", "Mc", "Me"), _characters("Mn")
    unlinked = _characters("Mn", without=_LINKERS)
    return re.compile(
        f"\r\n|[{_CONTROLS}]"
        f"|(?:[{_PREPENDED}]*"
        "(?:[\U0001f1e6-\U0001f1ff]{2}"
        f"|[{_CONSONANTS}]"
        f"(?:(?=[{unlinked}{_ZWJ}]*+[{_LINKERS}])[{nonspacing}{_ZWJ}]++[{_CONSONANTS}])*"
        f"|[{_EMOJI}](?:[{marks}{_SKIN_TONES}]*+{_ZWJ}[{_EMOJI}])*"
        f"|[^{_CONTROLS}{_PREPENDED}])"
        f"|[{_PREPENDED}]+)"
        f"[{marks}{_ZWNJ}{_ZWJ}{_SKIN_TONES}\U000e0020-\U000e007f]*"
    )


def aksharas(text: str) -> list[str]:
    """Split text into written syllables; a conjunct is one, and joined they are the text again.

    >>> aksharas("क्षत्रिय")
    ['क्ष', 'त्रि', 'य']

    Source: UAX #29, extended grapheme clusters with rule GB9c.
    """
    return _akshara().findall(text)


def _vocabulary(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# Names of Latin letters, as initials are written: एस. पी. सिंह, اے۔ کے۔ انصاری.
_INITIALS = _vocabulary(
    "ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्ल्यू डब्लू एक्स वाई जेड ज़ेड",
    "ਏ ਬੀ ਸੀ ਡੀ ਈ ਐਫ ਜੀ ਐਚ ਆਈ ਜੇ ਕੇ ਐਲ ਐਮ ਐਨ ਓ ਪੀ ਕਿਊ ਆਰ ਐਸ ਟੀ ਯੂ ਵੀ ਡਬਲਿਊ ਐਕਸ ਵਾਈ ਜ਼ੈੱਡ",
    "اے بی سی ڈی ای ایف جی ایچ آئی جے کے ایل ایم این او پی کیو آر ایس ٹی یو وی ڈبلیو ایکس وائی زیڈ",
)
# Initials that are words too: only beside another initial are they initials.
_INITIAL_OR_WORD = _vocabulary("जी आई ओ ਜੀ ਆਈ ਓ ਸੀ جی آئی او ای سی")
_TITLES = _vocabulary(
    "डॉ डा प्रो श्री सुश्री श्रीमती एड इंजी किमी किग्रा मिमी सेमी लेफ्टि मेज ब्रिगे",
    "ਡਾ ਪ੍ਰੋ ਸ੍ਰੀ ਸ਼੍ਰੀ ਸ ডা ড মো প্রো ڈاکٹر پروفیسر",
    "Dr Mr Mrs Ms Prof St Sr Jr Rev Hon Gen Col Lt Capt Maj Brig Sgt Gov Sen Rep Pt Smt Sh Shri",
    "Adv vs Rs Re cf viz",
)
_BEFORE_NUMBER = _vocabulary(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos Art Fig Sec Vol pp approx"
)
# Hindi words of one syllable that a sentence may end with; others before a full stop shorten
# a longer word (पं. सु. उ.प्र.).
_SHORT_WORDS = _vocabulary(
    "है हैं हूँ हूं हो हों हाँ हां था थे थी थीं गा गे गी दो दे दी दीं लो ले ली लीं की कीं का को कि क्या क्यों",
    "जा ना न ही भी तो सो रो खा पा छू छः में मैं से ने व वे वो ये यों यूं यूँ तू सौ माँ मां स्त्री जो हा",
)
_CLOSERS = "\"'”’»›)\\]"
_END = re.compile(f"(?P<mark>[।॥]+|[?!؟۔.]+|…|\\n[ \\t]*\\n)(?P<closers>[{_CLOSERS}]*)")
_TOKEN_STARTS = re.compile("[\\s.,،;:!?؟।॥۔(\\[\"'“‘«`/|-]")
_NEXT = re.compile(r"\s*(?P<token>[^\s.۔]*)(?P<stop>[.۔]?)")


def sentences(text: str) -> list[tuple[int, int]]:
    """Give the start and end of each sentence, without the space around it.

    A danda ends one even where the next word is glued to it; a full stop does not after a title, an
    initial or inside a number. Closing quotation marks belong to the sentence that they close, and
    a blank line ends whatever stands before it.

    >>> sentences("डॉ. संजय आए।सोहन गया")
    [(0, 12), (12, 20)]
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _END.finditer(text):
        stop = _stop(text, start, end)
        if stop:
            _add_sentence(spans, text, start, stop)
            start = stop
    _add_sentence(spans, text, start, len(text))
    return spans


def _add_sentence(spans: list[tuple[int, int]], text: str, start: int, stop: int) -> None:
    """Append the trimmed span; marks without a word go to the sentence before them."""
    piece = text[start:stop]
    stop -= len(piece) - len(piece.rstrip())
    start += len(piece) - len(piece.lstrip())
    if start >= stop:
        return
    if spans and not _word().search(text, start, stop):
        spans[-1] = (spans[-1][0], stop)
    else:
        spans.append((start, stop))


def _stop(text: str, start: int, end: re.Match[str]) -> int:
    """Say where the sentence from ``start`` stops at this mark; 0 where it goes on."""
    mark = end["mark"]
    if mark[0] == "\n":
        return end.start()
    stop = _after_closers(text, start, end)
    if mark[0] in "।॥":
        return stop
    glued = text[stop : stop + 1].strip()
    upcoming = next(_NEXT.finditer(text, stop))
    if upcoming["token"][:1].islower():
        return 0
    if mark == "…" or (len(mark) > 1 and not mark.strip(".")):
        return 0 if upcoming["token"] else stop
    if mark == ".":
        goes_on = bool(glued) or shortens(text, end.start(), start)
    elif mark == "۔":
        goes_on = glued.isdigit() or shortens(text, end.start(), start)
    else:
        goes_on = bool(glued) and (glued.isascii() or not glued.isalpha()) and glued not in "\"'“‘"
    return 0 if goes_on else stop


def _after_closers(text: str, start: int, end: re.Match[str]) -> int:
    """Step over the quotation marks that close here; a straight one may open the next sentence."""
    stop = end.end("mark")
    for closer in end["closers"]:
        if closer in "\"'" and text.count(closer, start, stop) % 2 == 0:
            break
        stop += 1
    return stop


def shortens(text: str, dot: int, start: int = 0) -> bool:
    """Say whether the full stop at ``dot`` shortens a word, in a sentence that begins at ``start``.

    >>> shortens("डॉ. संजय आए. फिर गए.", 2), shortens("डॉ. संजय आए. फिर गए.", 11)
    (True, False)
    """
    upcoming = next(_NEXT.finditer(text, dot + 1))
    end = dot
    while end > start and text[end - 1] in " \u00a0":
        end -= 1
    token_start = end
    while token_start > start and not _TOKEN_STARTS.match(text, token_start - 1):
        token_start -= 1
    token = text[token_start:end]
    if token in _TITLES or (token in _BEFORE_NUMBER and upcoming["token"][:1].isdigit()):
        return True
    if token in _INITIALS:
        chained = text[:token_start].rstrip(" \u00a0")[-1:] in (".", "۔") and token_start > start
        followed = upcoming["token"] in _INITIALS and bool(upcoming["stop"])
        return token not in _INITIAL_OR_WORD or chained or followed
    if token.isdigit():
        return text[start:token_start].rstrip()[-1:] in ("", ",", ":")  # a numbered point
    if len(token) == 1 and token.isascii():
        return token.isupper() or text[max(end - 3, 0) : end] in ("i.e", "e.g")
    return bool(
        token
        and "\u0900" < token[0] < "\u0980"
        and (token not in _SHORT_WORDS or text[token_start - 1 : token_start] == ".")
        and len(aksharas(token)) == 1
    )


def excerpt(text: str, limit: int) -> str:
    """Shorten text to ``limit`` characters (code points), an ellipsis included, at a word's end.

    A first word that is longer than that is cut after a whole akshara.

    >>> excerpt("दिल्ली में बारिश हुई", 12)
    'दिल्ली में…'
    """
    text = text.strip()
    if len(text) <= limit:
        return text
    space = limit - 1  # one is for the ellipsis
    if space < 0:
        return ""
    cut = syllable_end = word_end = 0
    ends = {stop for _, stop in word_spans(text[: limit + 1])}
    for syllable in _akshara().finditer(text):
        syllable_end = syllable.end()
        if syllable_end > space:
            break
        cut = syllable_end
        if cut in ends:
            word_end = cut
    return text[: word_end or cut] + "…"
