import unicodedata

import pytest
from babel import Locale

from newsroom.text.languages import LANGUAGES, Language

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
    names = {"Deva": "DEVANAGARI", "Latn": "LATIN", "Arab": "ARABIC", "Guru": "GURMUKHI"}
    script = names[language.script]

    assert all(unicodedata.name(sign).startswith(script) for sign in language.endonym)
    assert all(
        unicodedata.name(sign).startswith(script)
        for _, period in language.day_periods
        for sign in period
    )
