"""Dates and times as editors write them in a header."""

import re
from datetime import datetime, tzinfo

__all__ = ["read_moment"]

_MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?"
    r"(Z|[+-]\d{2}:\d{2})?"
)


def read_moment(written: str, zone: tzinfo) -> datetime | None:
    """Read ``2026-11-24 17:05`` (the time may be missing) in a time zone; None where it is not one.

    Devanagari and other decimal digits count as digits. A moment with an offset of its own
    (``+05:30``, ISO 8601) is moved into the zone.
    """
    match = _MOMENT.fullmatch(written.strip())
    if match is None:
        return None
    *parts, offset = match.groups()
    year, month, day, hour, minute, second = (int(part or 0) for part in parts)
    try:
        if offset:
            own = datetime.strptime(offset, "%z").tzinfo  # Z, too
            return datetime(year, month, day, hour, minute, second, tzinfo=own).astimezone(zone)
        return datetime(year, month, day, hour, minute, second, tzinfo=zone)
    except ValueError:
        return None
