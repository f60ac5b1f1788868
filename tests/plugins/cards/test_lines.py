"""A headline's lines: whole words, of like length, within their room."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plugins.cards.lines import Box, break_lines, set_lines

HEADLINES = st.text("कखिल्रاب abc-“”।😀", min_size=1, max_size=120).map(
    lambda text: " ".join(text.split())
)


def in_columns(text: str, size: float) -> float:
    """A measure for tests: every character is as wide as it is large."""
    return len(text) * size


@given(text=HEADLINES, width=st.integers(4, 40))
def test_no_word_is_lost_parted_or_moved(text: str, width: int) -> None:
    """Whatever the width; only a hyphen within a word lets it go on in the next line."""
    lines = break_lines(text, width, len)

    joined = "".join(line if re.search(r"\S[-‐]$", line) else f"{line} " for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")
    for line, following in pairwise(lines):
        assert f"{line} {following}" in text or re.search(r"\S[-‐]$", line)


@given(text=HEADLINES, width=st.integers(4, 40))
def test_a_line_is_too_long_only_where_one_word_is(text: str, width: int) -> None:
    """And such a word stands alone."""
    for line in break_lines(text, width, len):
        assert len(line) <= width or " " not in line


def test_lines_are_of_like_length() -> None:
    """Not one full line and a word left over."""
    lines = break_lines("कांग्रेस और संगठन में तालमेल बढ़ेगा", 30, len)

    assert lines == ("कांग्रेस और संगठन", "में तालमेल बढ़ेगा")


def test_a_short_headline_is_large_and_a_long_one_small() -> None:
    """The largest size that has room is taken."""
    box = Box(width=100, height=100, most=4, leading=1.2, tall=1.2)

    assert set_lines("दो", box, (40, 20, 10), in_columns).size == 40
    assert set_lines("दो शब्द और दो शब्द", box, (40, 20, 10), in_columns).size == 10


@given(text=HEADLINES)
def test_a_headline_without_room_ends_at_a_word(text: str) -> None:
    """With an ellipsis; never more lines than there is room for, nor wider ones."""
    box = Box(width=100, height=40, most=2, leading=1.2, tall=1.2)

    setting = set_lines(text, box, (10,), in_columns)

    assert len(setting.lines) <= 2
    assert all(in_columns(line, 10) <= 100 for line in setting.lines)
    if setting.lines and setting.lines[-1].endswith("…"):
        kept = "".join(setting.lines).replace("…", "").replace(" ", "")
        assert text.replace(" ", "").startswith(kept)


def test_a_cut_headline_keeps_whole_words() -> None:
    """Nor does the ellipsis follow a comma."""
    box = Box(width=110, height=20, most=1, leading=1.2, tall=1.2)

    assert set_lines("पानी आज, कल नहीं आएगा", box, (10,), in_columns).lines == ("पानी आज…",)


def test_a_word_that_is_wider_than_the_card_is_parted_between_syllables() -> None:
    """No matra is left without its letter."""
    box = Box(width=50, height=40, most=3, leading=1.2, tall=1.2)

    lines = set_lines("कि" * 20, box, (10,), in_columns).lines

    assert lines == ("किकि", "किकि", "किकि…")
