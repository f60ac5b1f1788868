"""Dates and times as editors write them in a header."""

import re
from datetime import date, datetime, tzinfo

from newsroom.text.languages import LANGUAGES, words_of_all
from newsroom.text.names import loose_form, with_plain_digits

__all__ = ["FIRST_YEAR", "LAST_YEAR", "read_moment", "written_right"]

FIRST_YEAR, LAST_YEAR = 1780, 2199
"""India's first newspaper is of 1780. A year outside these is a slip."""

_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?"
    r"(Z|[+-]\d{2}:\d{2})?"
)


def read_moment(written: str, zone: tzinfo) -> datetime | None:
    """Read ``2026-11-24 17:05`` (the time may be missing) in a time zone; None where it is not one.

    Devanagari and other decimal digits count as digits, and several spaces as one. A moment with an
    offset of its own (``+05:30``, ISO 8601) is moved into the zone.
    """
    match = _MOMENT.fullmatch(re.sub(r"[^\S\n]+", " ", written.strip()))
    if match is None:
        return None
    *parts, offset = match.groups()
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    try:
        if offset:
            own = datetime.strptime(offset, "%z").tzinfo  # Z, too
            return datetime(year, month, day, hour, minute, second, tzinfo=own).astimezone(zone)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except (ValueError, OverflowError):
        return None


_ISO = re.compile(r"(?<!\d)(\d{4})[-/.\s]{1,3}(\d{1,2})[-/.\s]{1,3}(\d{1,2})(?!\d)")
_RUN_TOGETHER = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.\s]{1,3}(\d{1,2})[-/.\s]{1,3}(\d{4}|\d{2})(?!\d)")
_WORD = r"[^\s\d,.،۔:/-]+"  # with its matras
_NAMED = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-,.\s]*({_WORD})[-,.،\s]*(\d{{4}})(?!\d)")
_NAME_FIRST = re.compile(rf"({_WORD})[-.\s]*(\d{{1,2}})(?:st|nd|rd|th)?[-,.،\s]+(\d{{4}})(?!\d)")
_TIME = re.compile(
    r"(?<![\d:.-])(\d{1,2})(?:[:.](\d{2}))?(?::\d{2}(?:\.\d+)?)?(?![\d/])"
    r"\s*(?P<offset>Z(?![^\W\d])|[+-]\d{2}:?\d{2})?"
)


def written_right(written: str) -> str:
    """The date that an editor meant, as the house writes it; empty where none can be made out.

    Where the time makes no sense, the day is given alone.

    >>> written_right("24 नवंबर 2026, शाम 5:05 बजे")
    '2026-11-24 17:05'
    >>> written_right("24/11/2026")
    '2026-11-24'

    Of two ways to read numbers alone, India's is taken: the day first.
    """
    text = with_plain_digits(written).replace("a.m.", "am").replace("p.m.", "pm")[:200]
    for pattern, order in (
        (_ISO, "ymd"),
        (_RUN_TOGETHER, "ymd"),
        (_DAY_FIRST, "dmy"),
        (_NAMED, "dny"),
        (_NAME_FIRST, "ndy"),
    ):
        found = pattern.search(text)
        day = _day(dict(zip(order, found.groups(), strict=True))) if found else None
        if found and day:
            at = _time(f"{text[: found.start()]} {text[found.end() :]}")
            return f"{day} {at}" if at else f"{day}"
    return ""


def _day(parts: dict[str, str]) -> date | None:
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    month, day = _month(parts["n"]) if "n" in parts else int(parts["m"]), int(parts["d"])
    if month > 12:
        month, day = day, month
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if FIRST_YEAR <= year <= LAST_YEAR else None


def _month(name: str) -> int:
    """The number of a month named in any language, or 0.

    A nukta, either nasal and capitals make no difference, and three Latin letters are enough.
    """
    wanted = loose_form(name)
    is_short = wanted.isascii() and len(wanted) > 2
    for language in LANGUAGES.values():
        for number, names in enumerate(language.months, 1):
            for each in map(loose_form, names.split("/")):
                if wanted == each or (is_short and each.startswith(wanted)):
                    return number
    return 0


def _time(rest: str) -> str:
    """The time in what is left of a date, with its offset; empty where there is none."""
    found = _TIME.search(rest.replace("T", " "))
    if found is None:
        return ""
    said = set(re.findall(_WORD, rest.lower()))
    if found[2] is None and not said:
        return ""
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour < 12 and said.intersection(words_of_all("after_noon")):
        hour += 12
    elif hour == 12 and said.intersection(words_of_all("before_noon")):
        hour = 0
    offset = found["offset"] or ""
    if len(offset) == 5:
        offset = f"{offset[:3]}:{offset[3:]}"
    return f"{hour:02}:{minute:02}{offset}" if hour < 24 and minute < 60 else ""
