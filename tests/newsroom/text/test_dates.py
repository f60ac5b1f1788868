from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.text.dates import read_moment

INDIA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-11-24 17:05", datetime(2026, 11, 24, 17, 5, tzinfo=INDIA)),
        ("2026-11-24", datetime(2026, 11, 24, tzinfo=INDIA)),
        ("2026-11-24T7:05", datetime(2026, 11, 24, 7, 5, tzinfo=INDIA)),
        ("2026-11-24 00:00:59", datetime(2026, 11, 24, 0, 0, 59, tzinfo=INDIA)),
        ("  2026-11-24 17:05 ", datetime(2026, 11, 24, 17, 5, tzinfo=INDIA)),
        ("२०२६-११-२४ १७:०५", datetime(2026, 11, 24, 17, 5, tzinfo=INDIA)),
        ("۲۰۲۶-۱۱-۲۴", datetime(2026, 11, 24, tzinfo=INDIA)),
        ("2028-02-29", datetime(2028, 2, 29, tzinfo=INDIA)),
    ],
)
def test_a_moment_is_read_in_the_newsrooms_zone(written: str, meant: datetime) -> None:
    """Time and seconds may be missing; digits of any script count."""
    read = read_moment(written, INDIA)

    assert read == meant
    assert read.utcoffset() == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "कल शाम",
        "24 नवंबर 2026",
        "24-11-2026",
        "2026-11-24 5 pm",
        "2026-11-24 24:00",
        "2026-11-24 17:60",
        "2026-11-24 17",
        "2026-02-29",
        "2026-13-01",
        "0000-01-01",
        "2026-11-24 17:05+0530",
        "2026-11-24\n17:05",
        "2026/11/24",
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    """The desk then tells it; nothing is guessed."""
    assert read_moment(written, INDIA) is None


@settings(deadline=None)
@given(st.datetimes(min_value=datetime(1000, 1, 1)), st.sampled_from([INDIA, UTC]))  # noqa: DTZ001
def test_every_moment_is_read_back(moment: datetime, zone: ZoneInfo) -> None:
    """What the tools write into a header is what the desk reads."""
    moment = moment.replace(microsecond=0, tzinfo=zone, fold=0)

    assert read_moment(f"{moment:%Y-%m-%d %H:%M:%S}", zone) == moment


@settings(deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"\d{4}-\d{2}-\d{2}( \d{1,2}:\d{2})?", fullmatch=True)))
def test_no_text_breaks_the_clock(written: str) -> None:
    """It gives a moment of the zone or None."""
    read = read_moment(written, INDIA)

    assert read is None or read.tzinfo is INDIA


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-24T17:05+05:30", "17:05"),
        ("2026-11-24 11:35Z", "17:05"),
        ("2026-11-24T17:05-00:30", "23:05"),
    ],
)
def test_an_offset_is_moved_into_the_zone(written: str, read: str) -> None:
    """What another program wrote with an offset means the same moment here."""
    moment = read_moment(written, ZoneInfo("Asia/Kolkata"))

    assert moment is not None
    assert f"{moment:%H:%M}" == read
