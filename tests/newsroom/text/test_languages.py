import ast
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from babel import Locale

from newsroom.records.statements import clause, quoted
from newsroom.text.collation import sort_key
from newsroom.text.dates import written_right
from newsroom.text.formats import Formats
from newsroom.text.languages import LANGUAGES, UNKNOWN, Language, words_of_all
from newsroom.text.romanise import romanise, slug
from newsroom.text.script_runs import mark_runs
from newsroom.text.scripts import SCRIPTS
from newsroom.text.typography import typeset
from newsroom.text.words import normal_form
from plugins.copydesk.copies import original_of
from plugins.copydesk.copy_reader import CopyReader
from tests.scenarios.run import ROOT

EVERY = pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))


@EVERY
def test_a_language_is_known_by_its_own_code(language: Language) -> None:
    """The code is the locale's language, so that dates and words cannot be another's."""
    assert LANGUAGES[language.code] is language
    assert Locale.parse(language.locale).language == language.code


@EVERY
def test_a_language_runs_as_cldr_says(language: Language) -> None:
    """Direction and script belong together."""
    assert language.direction == Locale.parse(language.locale).character_order.replace(
        "left-to-right", "ltr"
    ).replace("right-to-left", "rtl")
    assert language.is_right_to_left == (language.script == "Arab")


@EVERY
def test_ten_digits_stand_for_nought_to_nine(language: Language) -> None:
    """In their order."""
    assert [unicodedata.digit(sign) for sign in language.digits] == list(range(10))


@EVERY
def test_the_parts_of_the_day_begin_in_their_order(language: Language) -> None:
    """Each has its own hour, and a clock that says both time and part."""
    hours = [hour for hour, _ in language.day_periods]

    assert hours == sorted(set(hours))
    assert all(0 <= hour <= 23 for hour in hours)
    assert {"{time}", "{period}"} <= set(language.clock.split())


@EVERY
def test_a_language_is_named_in_its_own_script(language: Language) -> None:
    """The reader who needs the link must be able to read it."""
    names = {
        "Deva": "DEVANAGARI",
        "Latn": "LATIN",
        "Arab": "ARABIC",
        "Guru": "GURMUKHI",
        "Beng": "BENGALI",
    }
    script = names[language.script]

    assert all(unicodedata.name(sign).startswith(script) for sign in language.endonym)
    assert all(
        unicodedata.name(sign).startswith(script)
        for _, period in language.day_periods
        for sign in period
    )


@EVERY
def test_a_language_s_scripts_have_records(language: Language) -> None:
    """Its own, and all that its dictionary sorts."""
    assert language.script in SCRIPTS
    assert set(language.sort_scripts) == set(SCRIPTS)
    assert language.months == () or len(language.months) == 12


NEW = Language(
    code="ne",
    locale="ne_NP",
    script="Deva",
    direction="ltr",
    endonym="नेपाली",
    digits="०१२३४५६७८९",
    reading_speed=180,
    stop="॥",
    quotation_marks=("‹›",),
    comma="؍",
    semicolon="⁏",
    separator=" ※ ",
    sort_scripts=("Latn", "Deva", "Guru", "Beng", "Arab"),
    last_letters=("क",),
    jna="gny",
    bars_are_dandas=True,
    said_that=r"भने\s+कि\s+",
    units="कोस",
    titles=("श्रीमान्",),
    before_number=("क्रम",),
    months=(
        *("वैशाख", "जेठ", "असार", "साउन", "भदौ", "असोज"),
        *("कात्तिक", "मंसिर", "पुस", "माघ", "फागुन", "चैत"),
    ),
    before_noon=("बिहान",),
    after_noon=("बेलुका",),
    yes=("हो",),
    no=("होइन",),
    credit_words=("छवि",),
    copy_words=("प्रतिकृति",),
    joining_words=("अनि",),
)


@pytest.fixture
def _known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LANGUAGES, "ne", NEW)


REPORT = """Title: नदी अनि पुल : नयाँ
Id: 20261124-p4n2
Slug: nadi
Date: 2026-11-24 09:30
Category: pradesh
Sample: हो
Dateline: काठमाडौं
Quotes: मीरा: श्रीमान् राई भने कि पुल 5 कोस टाढा छ।
Image: a.jpg
Image-Alt: पुल

श्रीमान् राई भने कि पुल 5 कोस टाढा छ|

![पुल]({static}/images/a.jpg "नयाँ पुल (छवि: मीरा)")
"""


@pytest.mark.usefixtures("_known")
def test_a_language_is_added_by_its_record_alone() -> None:
    """A report in it is read by its own words, marks and rules; no code names it."""
    settings = {"DEFAULT_LANG": "hi", "LANGUAGES": ("hi", "ne"), "TIMEZONE": "Asia/Kolkata"}
    name = "reports/2026/11/pul.ne.md"

    report, mistakes = CopyReader(Path(), settings).read(name, {name: REPORT.encode()})

    assert list(mistakes) == []
    assert report.header.sample
    assert report.header.quotes[0].clause == "पुल 5\u00a0कोस टाढा छ"
    assert (
        '<b class="dateline">काठमाडौं॥</b> श्रीमान्\u00a0राई भने कि पुल 5\u00a0कोस टाढा छ।</p>'
    ) in report.body
    assert '<span class="credit">छवि: मीरा</span>' in report.body


@pytest.mark.usefixtures("_known")
def test_what_editors_type_in_it_is_understood() -> None:
    """Dates, copied files and words of an address, in whatever language the text is."""
    assert written_right("24 मंसिर 2026, बेलुका 5:05") == "2026-08-24 17:05"
    assert written_right("24 मंसिर 2026, बिहान 12:05") == "2026-08-24 00:05"
    assert original_of("पुल - प्रतिकृति") == "पुल"
    assert slug("नदी अनि पुल", "ne") == "nadi-pul"
    assert romanise("ज्ञान", "ne") == "gnyan"
    assert quoted("उनले ‹पुल खुल्यो› भने") == "पुल खुल्यो"
    assert clause("उनले भने कि पुल अब खुल्यो।", "ne") == "पुल अब खुल्यो"


@pytest.mark.usefixtures("_known")
def test_it_is_printed_and_sorted_by_its_own_rules() -> None:
    """Spaces, dandas, lists, foreign words, the order of a dictionary."""
    assert typeset("क्रम 5", "ne") == "क्रम\u00a05"
    assert normal_form("पुल खुल्यो|", "ne") == "पुल खुल्यो।"
    assert normal_form("पुल खुल्यो|", "xx") == "पुल खुल्यो|"
    formats = Formats(NEW, native_digits=True)
    assert formats.names(["क", "ख", "ग"]).startswith("क؍ ")
    assert formats.separator == " ※ "
    assert mark_runs("RTI को पुल", "ne") == '<span lang="en">RTI</span> को पुल'
    names = sorted(["खेल", "कर", "हल", "Patna"], key=lambda name: sort_key(name, "ne"))
    assert names == ["Patna", "खेल", "हल", "कर"]


def test_every_field_of_the_new_record_differs() -> None:
    """Else the tests above would not notice a table beside the record."""
    inherited = {each.name for each in fields(Language)} - {"script", "direction", "clock"}
    same = {name for name in inherited if getattr(NEW, name) == getattr(UNKNOWN, name)}

    assert same == {"day_periods"}
    assert not set(NEW.yes) & set(words_of_all("yes"))


# A grammar of who says what is a file of its own for each language, with its lists of words.
BESIDE = {"newsroom/speakers"}


def test_no_language_is_named_outside_its_record() -> None:
    """A table beside the record is forgotten when a language is added."""
    files = [file for folder in ("newsroom", "plugins") for file in (ROOT / folder).rglob("*.py")]
    named = {
        f"{file.relative_to(ROOT).as_posix()}:{line}: '{code}'"
        for file in files
        if file.relative_to(ROOT).parent.as_posix() not in BESIDE
        and file.name not in {"languages.py", "scripts.py"}
        for line, code in _codes_in(file)
    }

    assert named == set()


def _codes_in(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Constant) and node.value in LANGUAGES:
            yield node.lineno, str(node.value)
