from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.formats import Formats, Moment
from newsroom.text.languages import LANGUAGES

INDIA = ZoneInfo("Asia/Kolkata")
HINDI = Formats(LANGUAGES["hi"])
LATIN = set("0123456789")


def at(hour: int, minute: int = 0) -> datetime:
    """A time of the same Monday."""
    return datetime(2026, 11, 23, hour, minute, tzinfo=INDIA)


@pytest.mark.parametrize(
    ("lang", "native", "said"),
    [
        ("hi", False, "23 नवंबर 2026, शाम 5:05 बजे"),
        ("hi", True, "२३ नवंबर २०२६, शाम ५:०५ बजे"),
        ("en", False, "23 November 2026, 5:05 pm"),
        ("en", True, "23 November 2026, 5:05 pm"),
        ("ur", False, "23 نومبر، 2026، شام 5:05 بجے"),
        ("ur", True, "۲۳ نومبر، ۲۰۲۶، شام ۵:۰۵ بجے"),
        ("pa", False, "23 ਨਵੰਬਰ 2026, ਸ਼ਾਮ 5:05 ਵਜੇ"),
        ("pa", True, "੨੩ ਨਵੰਬਰ ੨੦੨੬, ਸ਼ਾਮ ੫:੦੫ ਵਜੇ"),
    ],
)
def test_a_moment_is_said_as_newspapers_say_it(lang: str, native: bool, said: str) -> None:  # noqa: FBT001
    """The machine's own form is the same in every language."""
    moment = Formats(LANGUAGES[lang], native).moment(at(17, 5))

    assert moment == Moment("2026-11-23T17:05+05:30", said)


def test_a_day_and_an_hour_stand_alone_too() -> None:
    """A correction has a day and no hour; a list of today's reports has hours."""
    assert HINDI.day(at(17, 5)) == Moment("2026-11-23", "23 नवंबर 2026")
    assert HINDI.on_day(date(2026, 11, 3)) == Moment("2026-11-03", "3 नवंबर 2026")
    assert HINDI.hour(at(17, 5)) == Moment("2026-11-23T17:05+05:30", "शाम 5:05 बजे")


@pytest.mark.parametrize(
    ("lang", "weekday", "month", "name"),
    [
        ("hi", "सोमवार", "नवंबर २०२६", "नवंबर"),
        ("en", "Monday", "November 2026", "November"),
        ("ur", "پیر", "نومبر ۲۰۲۶", "نومبر"),
        ("pa", "ਸੋਮਵਾਰ", "ਨਵੰਬਰ ੨੦੨੬", "ਨਵੰਬਰ"),
    ],
)
def test_months_and_weekdays_are_the_languages_own(
    lang: str, weekday: str, month: str, name: str
) -> None:
    """No system locale is asked."""
    formats = Formats(LANGUAGES[lang], native_digits=True)

    assert formats.weekday(at(17).date()) == weekday
    assert formats.month(2026, 11) == month
    assert formats.month_name(11) == name


@pytest.mark.parametrize(
    ("hour", "minute", "said"),
    [
        (0, 0, "रात 12:00 बजे"),
        (0, 30, "रात 12:30 बजे"),
        (3, 59, "रात 3:59 बजे"),
        (4, 0, "सुबह 4:00 बजे"),
        (11, 59, "सुबह 11:59 बजे"),
        (12, 0, "दोपहर 12:00 बजे"),
        (15, 59, "दोपहर 3:59 बजे"),
        (16, 0, "शाम 4:00 बजे"),
        (19, 59, "शाम 7:59 बजे"),
        (20, 0, "रात 8:00 बजे"),
        (23, 59, "रात 11:59 बजे"),
    ],
)
def test_the_day_is_parted_as_hindi_parts_it(hour: int, minute: int, said: str) -> None:
    """Night goes on past midnight until four; source: CLDR's dayPeriodRuleSet for hi."""
    assert HINDI.time(at(hour, minute)) == said


@pytest.mark.parametrize(
    ("lang", "hour", "said"),
    [
        ("pa", 3, "ਰਾਤ 3:00 ਵਜੇ"),
        ("pa", 4, "ਸਵੇਰੇ 4:00 ਵਜੇ"),
        ("pa", 12, "ਦੁਪਹਿਰ 12:00 ਵਜੇ"),
        ("pa", 20, "ਸ਼ਾਮ 8:00 ਵਜੇ"),
        ("pa", 21, "ਰਾਤ 9:00 ਵਜੇ"),
        ("ur", 3, "رات 3:00 بجے"),
        ("ur", 4, "صبح 4:00 بجے"),
        ("ur", 12, "دوپہر 12:00 بجے"),
        ("ur", 20, "رات 8:00 بجے"),
        ("en", 0, "12:00 am"),
        ("en", 11, "11:00 am"),
        ("en", 12, "12:00 pm"),
    ],
)
def test_other_languages_part_the_day_their_own_way(lang: str, hour: int, said: str) -> None:
    """Punjabi's evening lasts until nine; English has am and pm."""
    assert Formats(LANGUAGES[lang]).time(at(hour)) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (999, "999"), (1000, "1,000"), (123456, "1,23,456"), (1234567, "12,34,567")],
)
def test_numbers_are_grouped_in_lakhs(number: int, said: str) -> None:
    """As in India, in English too."""
    assert HINDI.number(number) == said
    assert Formats(LANGUAGES["en"]).number(number) == said
    assert Formats(LANGUAGES["pa"]).number(number) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", ""),
        ("2019", "2019"),
        ("2019-04", "अप्रैल 2019"),
        ("2019-04-30", "30 अप्रैल 2019"),
    ],
)
def test_a_date_is_printed_as_exactly_as_it_is_known(written: str, said: str) -> None:
    """No day is made up for a role that began some time in 2019."""
    assert HINDI.partial(written) == said


def test_a_year_is_never_grouped() -> None:
    """2026, not 2,026."""
    assert HINDI.year(2026) == "2026"
    assert Formats(LANGUAGES["hi"], native_digits=True).year(2026) == "२०२६"


@pytest.mark.parametrize(
    ("lang", "names", "said"),
    [
        ("hi", [], ""),
        ("hi", ["क"], "क"),
        ("hi", ["क", "ख"], "क और ख"),
        ("hi", ["क", "ख", "ग"], "क, ख और ग"),
        ("en", ["A", "B", "C"], "A, B and C"),
        ("ur", ["ا", "ب", "پ"], "ا، ب اور پ"),
        ("pa", ["ਕ", "ਖ", "ਗ", "ਘ"], "ਕ, ਖ, ਗ ਅਤੇ ਘ"),
    ],
)
def test_names_stand_in_a_row_as_newspapers_print_them(
    lang: str, names: list[str], said: str
) -> None:
    """No comma before the last; Urdu's comma is its own."""
    assert Formats(LANGUAGES[lang]).names(names) == said


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(["hi", "ur", "pa"]),
    st.datetimes(min_value=datetime(1900, 1, 1), timezones=st.just(INDIA)),  # noqa: DTZ001
    st.integers(0, 10**9),
)
def test_native_digits_stand_everywhere_or_nowhere(
    lang: str, moment: datetime, number: int
) -> None:
    """The setting decides, and the two forms differ in nothing but the digits."""
    native, latin = (Formats(LANGUAGES[lang], choice) for choice in (True, False))
    day = moment.date()

    for said, other in [
        (native.moment(moment).text, latin.moment(moment).text),
        (native.long_date(day), latin.long_date(day)),
        (native.month(day.year, day.month), latin.month(day.year, day.month)),
        (native.partial(day.isoformat()), latin.partial(day.isoformat())),
        (native.year(day.year), latin.year(day.year)),
        (native.number(number), latin.number(number)),
    ]:
        assert not LATIN & set(said)
        assert not set(LANGUAGES[lang].digits) & set(other)
        assert said == other.translate(str.maketrans("0123456789", LANGUAGES[lang].digits))
