"""Dates, times, counts and lists as each language prints them, without any system locale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal
from msgspec import Struct

from newsroom.text.languages import Language
from newsroom.text.names import with_plain_digits

__all__ = ["Formats", "Moment"]

_LATIN_DIGITS = "0123456789"


class Moment(Struct, frozen=True):
    """A point in time: ``iso`` for the machine (ISO 8601), ``text`` for the reader."""

    iso: str
    text: str


@dataclass(frozen=True)
class Formats:
    """How one language prints what is counted and dated.

    ``native_digits`` chooses the language's own ten signs over 0 to 9, in dates, counts and page
    numbers alike. Source: CLDR through Babel; the times of day are the record's.
    """

    language: Language
    native_digits: bool = False

    def long_date(self, day: date) -> str:
        """``23 नवंबर 2026``."""
        day = date(day.year, day.month, day.day)
        if day not in self._days:
            self._days[day] = self._digits(format_date(day, "long", locale=self._locale))
        return self._days[day]

    def partial(self, written: str) -> str:
        """A date known to the year, the month or the day (ISO 8601), as it is printed."""
        parts = [int(part) for part in written.split("-") if part]
        if len(parts) == 3:
            return self.long_date(date(*parts))
        if len(parts) == 2:
            return self.month(*parts)
        return self.year(parts[0]) if parts else ""

    def weekday(self, day: date) -> str:
        """``सोमवार``."""
        return format_date(day, "EEEE", locale=self._locale)

    def month(self, year: int, month: int) -> str:
        """``नवंबर 2026``."""
        return self._digits(format_skeleton("yMMMM", date(year, month, 1), locale=self._locale))

    def month_name(self, month: int) -> str:
        """``नवंबर``."""
        return format_date(date(2000, month, 1), "LLLL", locale=self._locale)

    def year(self, year: int) -> str:
        """The year alone, never grouped."""
        return self._digits(str(year))

    def time(self, moment: datetime) -> str:
        """``शाम 5:05 बजे``; ``5:05 pm``."""
        hour, minute = moment.hour, moment.minute
        if (hour, minute) not in self._times:
            clock = f"{hour % 12 or 12}:{minute:02d}"
            said = self.language.clock.format(time=clock, period=self._day_period(hour))
            self._times[hour, minute] = self._digits(said)
        return self._times[hour, minute]

    def moment(self, moment: datetime) -> Moment:
        """Date and time, for reader and machine."""
        return Moment(_iso(moment), f"{self.long_date(moment)}{self.comma}{self.time(moment)}")

    def day(self, moment: datetime) -> Moment:
        """The date alone, for reader and machine."""
        return self.on_day(moment.date())

    def on_day(self, day: date) -> Moment:
        """A day without an hour, for reader and machine."""
        return Moment(day.isoformat(), self.long_date(day))

    def hour(self, moment: datetime) -> Moment:
        """The time alone, for reader and machine."""
        return Moment(_iso(moment), self.time(moment))

    def number(self, number: int) -> str:
        """``12,34,567``."""
        if number not in self._numbers:
            said = format_decimal(number, locale=self._locale)
            self._numbers[number] = self._digits(said)
        return self._numbers[number]

    def names(self, names: Sequence[str]) -> str:
        """Names in a row, as newspapers print them: ``क, ख और ग``."""
        *others, last = names or [""]
        if others:
            last = format_list([others.pop(), last], locale=self._locale)
        return self.comma.join([*others, last])

    @property
    def comma(self) -> str:
        """The language's comma, and a space."""
        return f"{self.language.comma} "

    @cached_property
    def _days(self) -> dict[date, str]:
        """The dates printed so far: an archive of years has few days and prints each often."""
        return {}

    @cached_property
    def _times(self) -> dict[tuple[int, int], str]:
        return {}

    @cached_property
    def _numbers(self) -> dict[int, str]:
        return {}

    @cached_property
    def _locale(self) -> Locale:
        # Babel takes 0.1 ms and more to look a locale up, most for pa_IN (which is pa_Guru_IN).
        return Locale.parse(self.language.locale)

    @property
    def separator(self) -> str:
        """What parts two notes on one line."""
        return self.language.separator

    def _day_period(self, hour: int) -> str:
        periods = self.language.day_periods
        if not periods:
            return "am" if hour < 12 else "pm"
        begun = [name for start, name in periods if start <= hour]
        return begun[-1] if begun else periods[-1][1]

    def _digits(self, text: str) -> str:
        latin = with_plain_digits(text)  # Babel's own of a locale: the site's setting decides
        if not self.native_digits:
            return latin
        return latin.translate(str.maketrans(_LATIN_DIGITS, self.language.digits))


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
