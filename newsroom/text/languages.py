"""The languages of the house: one record each, and nothing about a language anywhere else.

A language that is added by its record alone is printed, sorted, typeset and read like the others.
Beside a record may stand what is more than a word or a pattern, each in a file of its own name: the
words of the theme (``theme/locale/``), faces and leading (``tokens.css``, ``theme/fonts/``), a
grammar of who says what (``newsroom/speakers/``), the first copy of a newspaper
(``newsroom/scaffold/copy/``). What holds for a script or for any text stands with the code: the
order of letters in ``collation.py``, sentences and spelling in ``words.py``, Latin in
``romanise.py``.
"""

from dataclasses import dataclass
from typing import Literal

__all__ = ["HOUSE", "LANGUAGES", "UNKNOWN", "Language", "language_of", "words_of_all"]

HOUSE = "hi"
"""The language of a text where a call names none."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language that an edition can be printed in.

    ``day_periods`` are the hours (0 to 23) at which a part of the day begins, with its name; the
    night goes on past midnight to the first of them. Empty: the clock says am and pm.
    """

    code: str
    """BCP 47, as in the file name ``report.<code>.md``, ``<html lang>`` and hreflang."""
    locale: str
    """CLDR locale for Babel, and Open Graph's ``og:locale``."""
    script: str
    """ISO 15924; of :data:`newsroom.text.scripts.SCRIPTS`."""
    direction: Literal["ltr", "rtl"]
    endonym: str
    """The language's name in itself."""
    digits: str
    """The ten signs of its own, used when the site's settings ask for native digits."""
    reading_speed: int
    """Words a minute, in silent reading of news prose."""
    stop: str
    """The full stop, which also closes the dateline."""
    day_periods: tuple[tuple[int, str], ...] = ()
    clock: str = "{time} {period}"
    """How a time is said, of ``{period}`` and ``{time}``."""

    quotation_marks: tuple[str, ...] = ("“”",)
    """Pairs of them, the usual one first; straight ones are known everywhere."""
    comma: str = ","
    semicolon: str = ";"
    """Parts one value from the next, as a key of a header with several has them."""
    separator: str = " · "
    """Parts two notes on one line; a middle dot reads as zero in Nastaliq."""

    sort_scripts: tuple[str, ...] = ("Latn", "Arab", "Deva", "Beng", "Guru")
    """The scripts in the order of a dictionary, its own first (CLDR)."""
    last_letters: tuple[str, ...] = ()
    """Letters that a dictionary has behind the last consonant, which others have elsewhere."""
    jna: str = "gy"
    """How the conjunct ज्ञ is typed in Latin letters."""
    bars_are_dandas: bool = False
    """Whether a bar at the end of a sentence was typed for a danda."""

    said_that: str = ""
    """The pattern of the words that open reported speech: ``कहा कि``. What follows was said."""
    units: str = ""
    """The pattern of units, months and hours that a line must not part from the number before."""
    titles: tuple[str, ...] = ()
    """Titles without a full stop that a line must not part from the name behind."""
    before_number: tuple[str, ...] = ()
    """Words that a line must not part from the number behind."""

    months: tuple[str, ...] = ()
    """The twelve as newspapers write them; other spellings of one behind a slash."""
    before_noon: tuple[str, ...] = ()
    after_noon: tuple[str, ...] = ()
    """Words by which editors say which twelve hours they mean."""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    credit_words: tuple[str, ...] = ()
    """What opens the credit at the end of a caption: ``(चित्र: name)``."""
    copy_words: tuple[str, ...] = ()
    """What file managers put into the name of a copied file."""
    joining_words: tuple[str, ...] = ()
    """Words that an address made of a headline can do without."""

    @property
    def is_right_to_left(self) -> bool:
        """Whether the page runs from right to left."""
        return self.direction == "rtl"


def _words(*lines: str) -> tuple[str, ...]:
    return tuple(" ".join(lines).split())


# Reading speeds: the order of size in Trauzettel-Klosinski and Dietz, "Standardized Assessment of
# Reading Performance", IOVS 2012. Day periods: CLDR's dayPeriodRuleSet for hi and pa, in the words
# that newspapers print; CLDR has none for ur, whose newspapers divide the day as Hindi ones do.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language(
            "hi",
            "hi_IN",
            "Deva",
            "ltr",
            "हिन्दी",
            "०१२३४५६७८९",
            180,
            "।",
            ((4, "सुबह"), (12, "दोपहर"), (16, "शाम"), (20, "रात")),
            "{period} {time} बजे",
            sort_scripts=("Deva", "Beng", "Guru", "Latn", "Arab"),
            bars_are_dandas=True,
            said_that=(
                r"(?<![\w\u0900-\u0963])(?:कहा|कही|कहना|बताया|बोले|बोलीं|किया|लगाया|लगाए|दिया|दी|जताई|जताया|माना|जोड़ा|दोहराया|पूछा)"
                r"(?:\s+(?:है|हैं|था|थी|थे|भी|गया))*\s+कि\s+"
                r"|(?<![\w\u0900-\u0963])(?:कहा|बताया)\s+की\s+"
            ),
            units=(
                "किमी|कि\\.मी|किलोमीटर|मीटर|मी|सेमी|से\\.मी|सेंटीमीटर|मिमी|मि\\.मी|मिलीमीटर|मील|फीट|फ़ीट|फुट|फ़ुट|इंच|गज|गज़"
                "|किग्रा|कि\\.ग्रा|किलोग्राम|किलो|ग्राम|मिलीग्राम|क्विंटल|टन|लीटर|मिलीलीटर|एकड़|हेक्टेयर|बीघा|वर्ग|डिग्री|मेगावाट|वाट"
                "|प्रतिशत|फीसदी|फ़ीसदी|हजार|हज़ार|लाख|करोड़|अरब|खरब|रुपये|रुपए|रुपया|रुपयों|रु|पैसे|डॉलर|बजे|बजकर|मिनट|घंटे|घंटा|सेकंड"
                "|जनवरी|फरवरी|फ़रवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|अक्तूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर"
            ),
            before_number=_words("रु रू नं"),
            months=_words("जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर/अक्तूबर नवंबर दिसंबर"),
            before_noon=_words("सुबह"),
            after_noon=_words("दोपहर शाम रात"),
            yes=_words("हाँ"),
            no=_words("नहीं"),
            credit_words=_words("चित्र तस्वीर छायाचित्र फोटो फ़ोटो साभार"),
            copy_words=_words("प्रतिलिपि कॉपी कापी प्रति नकल नक़ल"),
            joining_words=_words(
                "के का की को से में मे पर ने और व एवं तथा या कि है हैं था थी थे भी ही तो जो यह वह ये वे"
            ),
        ),
        Language(
            "en",
            "en_IN",
            "Latn",
            "ltr",
            "English",
            "0123456789",
            220,
            ".",
            said_that=(
                r"\b(?:said|says|added|stated|claimed|explained|alleged)"
                r"(?:\s+(?:also|here|later|today|(?:on|in|at|during)\s+(?:the\s+|an?\s+)?\w+))?\s+that\s+"
            ),
            units=(
                "am|pm|a\\.m|p\\.m|per cent|percent|thousand|lakh|crore|million|billion|trillion"
                "|rupees|minutes|hours|seconds|metres|kilometres|miles|feet|inches|acres|hectares"
                "|tonnes|litres|January|February|March|April|May|June|July|August|September"
                "|October|November|December"
                "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
            ),
            titles=_words("Dr Mr Mrs Ms Prof Smt Shri"),
            before_number=_words(
                "Rs Re INR USD No January February March April May June July August September",
                "October November December",
            ),
            months=_words(
                "january february march april may june july august",
                "september october november december",
            ),
            before_noon=_words("am"),
            after_noon=_words("pm"),
            yes=_words("yes"),
            no=_words("no"),
            credit_words=_words("picture photo photograph image credit courtesy"),
            copy_words=_words("copy copie kopie copia"),
            joining_words=_words(
                "the a an of to in on at by for and or is are was were be as it its"
            ),
        ),
        Language(
            "ur",
            "ur_IN",
            "Arab",
            "rtl",
            "اردو",
            "۰۱۲۳۴۵۶۷۸۹",
            170,
            "۔",
            ((4, "صبح"), (12, "دوپہر"), (16, "شام"), (20, "رات")),
            "{period} {time} بجے",
            quotation_marks=("“”", "«»"),
            comma="،",
            semicolon="؛",
            separator="، ",
            sort_scripts=("Arab", "Latn", "Deva", "Beng", "Guru"),
            said_that=(
                r"(?<!\w)(?:کہا|کہنا|بتایا|کیا|لگایا|دیا)(?:\s+(?:ہے|ہیں|تھا|بھی))*\s+کہ\s+"
            ),
            units=(
                "کلومیٹر|کلو میٹر|میٹر|سینٹی میٹر|میل"
                "|فٹ|انچ|گز|کلوگرام|کلو|گرام|ٹن|لیٹر|ایکڑ|ہیکٹر|مربع|ڈگری"
                "|میگاواٹ|فیصد|فی صد|ہزار|لاکھ|کروڑ|ارب|کھرب|روپے|روپئے|روپیہ|ڈالر|بجے|منٹ"
                "|گھنٹے|سیکنڈ"
                "|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر"
            ),
            titles=_words("ڈاکٹر پروفیسر"),
            months=_words("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
            before_noon=_words("صبح"),
            after_noon=_words("دوپہر شام رات"),
            yes=_words("ہاں"),
            no=_words("نہیں"),
            credit_words=_words("تصویر فوٹو بشکریہ"),
            copy_words=_words("کاپی نقل"),
        ),
        Language(
            "mr",
            "mr_IN",
            "Deva",
            "ltr",
            "मराठी",
            "०१२३४५६७८९",
            180,
            ".",
            ((4, "सकाळी"), (12, "दुपारी"), (16, "संध्याकाळी"), (20, "रात्री")),
            "{period} {time} वाजता",
            sort_scripts=("Deva", "Beng", "Guru", "Latn", "Arab"),
            last_letters=("ळ", "क्ष", "ज्ञ"),
            jna="dny",
            bars_are_dandas=True,
            said_that=(
                r"(?<![\w\u0900-\u0963])(?:सांगितले|सांगितलं|म्हणाले|म्हणाल्या|म्हणाला|म्हणाली|म्हटले|म्हटलं|केला|दिली|दिले)"
                r"(?:\s+(?:आहे|होते|होता))*,?\s+की,?\s+"
            ),
            units=(
                "किमी|किलोमीटर|मीटर|सेमी|फूट|इंच|किलो|ग्रॅम|टन|लिटर|एकर|हेक्टर|अंश|टक्के|हजार|लाख|कोटी|अब्ज|रुपये|वाजता|मिनिटे|तास"
                "|जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर"
            ),
            joining_words=_words("चा ची चे च्या ला ना आणि आहे आहेत"),
        ),
        Language(
            "pa",
            "pa_IN",
            "Guru",
            "ltr",
            "ਪੰਜਾਬੀ",
            "੦੧੨੩੪੫੬੭੮੯",
            180,
            "।",
            ((4, "ਸਵੇਰੇ"), (12, "ਦੁਪਹਿਰ"), (16, "ਸ਼ਾਮ"), (21, "ਰਾਤ")),
            "{period} {time} ਵਜੇ",
            sort_scripts=("Guru", "Deva", "Beng", "Arab", "Latn"),
            bars_are_dandas=True,
            said_that=(
                r"(?<![\w\u0a01-\u0a75])(?:ਕਿਹਾ|ਦੱਸਿਆ|ਕਹਿਣਾ|ਕੀਤਾ)(?:\s+(?:ਹੈ|ਸੀ|ਵੀ))*\s+ਕਿ\s+"
            ),
            units=(
                "ਕਿਮੀ|ਕਿਲੋਮੀਟਰ|ਮੀਟਰ|ਮੀਲ|ਫੁੱਟ|ਇੰਚ|ਕਿਲੋਗ੍ਰਾਮ|ਕਿਲੋ|ਗ੍ਰਾਮ|ਕੁਇੰਟਲ|ਟਨ|ਲੀਟਰ|ਏਕੜ|ਹੈਕਟੇਅਰ|ਡਿਗਰੀ|ਮੈਗਾਵਾਟ"
                "|ਫ਼ੀਸਦੀ|ਫੀਸਦੀ|ਪ੍ਰਤੀਸ਼ਤ|ਹਜ਼ਾਰ|ਲੱਖ|ਕਰੋੜ|ਅਰਬ|ਰੁਪਏ|ਡਾਲਰ|ਵਜੇ|ਮਿੰਟ|ਘੰਟੇ|ਸਕਿੰਟ"
                "|ਜਨਵਰੀ|ਫਰਵਰੀ|ਫ਼ਰਵਰੀ|ਮਾਰਚ|ਅਪ੍ਰੈਲ|ਮਈ|ਜੂਨ|ਜੁਲਾਈ|ਅਗਸਤ|ਸਤੰਬਰ|ਅਕਤੂਬਰ|ਨਵੰਬਰ|ਦਸੰਬਰ"
            ),
            before_number=_words("ਰੁ"),
            months=_words("ਜਨਵਰੀ ਫਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ"),
            before_noon=_words("ਸਵੇਰੇ"),
            after_noon=_words("ਦੁਪਹਿਰ ਸ਼ਾਮ ਰਾਤ"),
            yes=_words("ਹਾਂ"),
            no=_words("ਨਹੀਂ"),
            credit_words=_words("ਤਸਵੀਰ ਫੋਟੋ ਫ਼ੋਟੋ ਚਿੱਤਰ"),
            copy_words=_words("ਕਾਪੀ ਨਕਲ"),
            joining_words=_words("ਦੇ ਦਾ ਦੀ ਦੀਆਂ ਨੂੰ ਨੇ ਤੇ ਅਤੇ ਵਿੱਚ ਵਿਚ ਤੋਂ ਹੈ ਹਨ ਸੀ ਸਨ ਕਿ ਵੀ ਹੀ"),
        ),
        Language(
            "bn",
            "bn_IN",
            "Beng",
            "ltr",
            "বাংলা",
            "০১২৩৪৫৬৭৮৯",
            180,
            "।",
            ((4, "ভোর"), (6, "সকাল"), (12, "দুপুর"), (16, "বিকাল"), (18, "সন্ধ্যা"), (20, "রাত")),
            "{period} {time}",
            sort_scripts=("Beng", "Deva", "Guru", "Latn", "Arab"),
            bars_are_dandas=True,
            units=(
                "কিমি|কিলোমিটার|মিটার|মাইল|ফুট|ইঞ্চি|কেজি|কিলোগ্রাম|গ্রাম|টন|লিটার|একর|হেক্টর|ডিগ্রি|শতাংশ|হাজার|লাখ|লক্ষ|কোটি|টাকা"
                "|মিনিট|ঘণ্টা|সেকেন্ড|জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর"
            ),
        ),
    )
}


UNKNOWN = Language("und", "en_IN", "Latn", "ltr", "", "0123456789", 200, ".")
"""What is taken for a language of which there is no record."""


def language_of(code: str) -> Language:
    """The record of a language; of one that has none, :data:`UNKNOWN`."""
    return LANGUAGES.get(code, UNKNOWN)


def words_of_all(field: str) -> tuple[str, ...]:
    """The words that the languages have for one thing, those of all records in their order."""
    return tuple(word for language in LANGUAGES.values() for word in getattr(language, field))
