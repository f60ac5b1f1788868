"""What a day's hours change: drafts, dates of changes, dates that are a slip."""

from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import assert_same

PATH = "reports/2026/11/bus.md"


def test_a_report_that_becomes_a_draft_goes_everywhere(printed_desk: SmallNewsroom) -> None:
    """Its page, its place in lists and feeds; and all of it comes back when it is printed again."""
    desk = printed_desk
    before = desk.tree()
    header = desk.header(PATH)
    desk.set_header(PATH, Status="draft")

    run = desk.build_well()

    page = f"{header['Date'][:10].replace('-', '/')}/{header['Slug']}/"
    held_back = desk.tree()
    assert_same(held_back, desk.clean().tree, run.out)
    assert f"{page}index.html" in before
    assert f"{page}index.html" not in held_back
    named = [path for path, text in held_back.items() if page.encode() in (text or b"")]
    assert named == []

    desk.set_header(PATH, Status=None)
    desk.build_well()

    assert_same(desk.tree(), before, "the draft is printed again")


def test_a_change_after_the_edition_is_told_whenever_it_is_printed(desk: SmallNewsroom) -> None:
    """Also where an earlier hour is printed, and nothing has changed but the hour."""
    date = desk.header(PATH)["Date"][:10]
    desk.set_header(PATH, Modified="2026-11-24 11:00")
    desk.build_well()
    desk.move_time("2026-11-24 10:45")

    run, clean = desk.build_twice()

    told = (
        f"{PATH}:{_line(desk, 'Modified')}: 'Modified' is of 2026-11-24 11:00, and it is "
        "2026-11-24 10:45 now. Write when it was changed, or delete the line."
    )
    assert date < "2026-11-24"
    assert run.status == clean.run.status == 1
    assert told in run.said
    assert run.said == clean.run.said


def test_a_year_that_may_be_a_slip_is_named_each_time(desk: SmallNewsroom) -> None:
    """A report that is held back for decades would else be missed by nobody."""
    desk.set_header(PATH, Embargo="2062-11-24 10:00")
    line = (
        f"{PATH}:{_line(desk, 'Embargo')}: 'Embargo: 2062-11-24 10:00' is more than a year ahead; "
        "the report is held back until then."
    )

    assert line in desk.build_well().err
    assert line in desk.build_well().err


def _line(desk: SmallNewsroom, key: str) -> int:
    lines = desk.read(PATH).splitlines()
    return next(n for n, text in enumerate(lines, 1) if text.startswith(f"{key}:"))
