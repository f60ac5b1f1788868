from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.intake.ids import make_id, make_slug, taken


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_an_id_is_the_day_and_four_signs_without_look_alikes(day: date) -> None:
    """It is read out on the telephone: no 0 or o, 1, i or l, and no u that could be a v."""
    made = make_id(day, ())

    assert made[:9] == f"{day:%Y%m%d}-"
    assert len(made) == 13
    assert set(made[9:]) <= set("23456789abcdefghjkmnpqrstvwxyz")


def test_an_id_is_never_one_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chance may give the same signs twice."""
    drawn = iter("2222" + "3333")
    monkeypatch.setattr("newsroom.intake.ids.secrets.choice", lambda _: next(drawn))

    assert make_id(date(2026, 11, 24), {"20261124-2222"}) == "20261124-3333"


@settings(deadline=None)
@given(st.sets(st.sampled_from(["pani", "pani-2", "pani-3", "pani-4", "nal"])))
def test_a_slug_is_the_first_of_its_row_that_is_free(slugs: set[str]) -> None:
    """The wanted one where it can be had."""
    made = make_slug("pani", slugs)

    row = ["pani", "pani-2", "pani-3", "pani-4", "pani-5"]
    assert made == next(slug for slug in row if slug not in slugs)


def test_what_is_taken_is_read_from_all_headers(tmp_path: Path) -> None:
    """Of every language, whatever else the file holds; a line of the text is none."""
    folder = tmp_path / "reports/2026/11"
    folder.mkdir(parents=True)
    (folder / "pani.md").write_text("Title: क\nId: 20261124-k7f3\nslug :  pani \n\nSlug: pul\n")
    (folder / "pani.en.md").write_bytes(b"Slug: water\r\nId: 20261124-k7f3\r\n\r\nx")
    (folder / "kharab.md").write_bytes(b"Title: \xff\nSlug: kharab\n\nx")

    assert taken(tmp_path) == ({"20261124-k7f3"}, {"pani", "water", "kharab"})


def test_a_newsroom_without_reports_has_nothing_taken(tmp_path: Path) -> None:
    """Its first report can be begun."""
    assert taken(tmp_path) == (set(), set())
