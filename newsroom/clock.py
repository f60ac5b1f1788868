"""Dates and times as editors write them in a header."""

import re
from datetime import datetime, tzinfo

__all__ = ["read_moment"]

_MOMENT = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?")


def read_moment(written: str, zone: tzinfo) -> datetime | None:
    """Read ``2026-11-24 17:05`` (the time may be missing) in a time zone; None where it is not one.

    Devanagari and other decimal digits count as digits.
    """
    match = _MOMENT.fullmatch(written.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups())
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
