"""What a day's hours change: drafts, dates of changes, dates that are a slip."""

from collections.abc import Iterable

from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import assert_same, changed

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


def test_news_grow_old_though_nothing_changes(desk: SmallNewsroom) -> None:
    """A report leaves the news sitemap two days after its date, at the next build."""
    address = b"/2026/11/23/pul-par-vahan/"
    desk.move_time("2026-11-25 08:59")
    desk.build_well()
    assert address in _news(desk)
    assert desk.build_well().out.count(" 0 of ") == 1

    desk.move_time("2026-11-25 09:00")
    run = desk.build_well()

    assert_same(desk.tree(), desk.clean().tree, run.out)
    assert address not in _news(desk)

    desk.move_time("2027-01-01 09:00")
    run = desk.build_well()

    assert_same(desk.tree(), desk.clean().tree, run.out)
    assert "sitemap-news.xml" not in desk.tree()
    assert b"sitemap-news" not in (desk.tree()["robots.txt"] or b"")


def test_a_change_of_an_old_report_changes_the_sitemap_of_its_year(desk: SmallNewsroom) -> None:
    """And the index, which says when; a change of the text alone changes neither."""
    path = "reports/2025/05/mela.md"
    desk.write(
        path,
        "Title: पुराना मेला\nId: 20250510-aaz9\nSlug: purana-mela\nDate: 2025-05-10 10:00\n"
        "Category: khel\n\nमेला हुआ।\n",
    )
    desk.build_well()
    before = desk.tree()

    desk.set_header(path, Modified="2026-11-24 11:00")
    run = desk.build_well()

    assert_same(desk.tree(), desk.clean().tree, run.out)
    assert _sitemaps(changed(before, desk.tree())) == {"sitemap.xml", "sitemap-2025.xml"}
    assert b"<lastmod>2026-11-24T11:00:00+05:30" in (desk.tree()["sitemap-2025.xml"] or b"")

    before = desk.tree()
    desk.write(path, desk.read(path).replace("मेला हुआ।", "मेला हुआ था।"))
    run = desk.build_well()

    assert_same(desk.tree(), desk.clean().tree, run.out)
    assert _sitemaps(changed(before, desk.tree())) == set()


def _news(desk: SmallNewsroom) -> bytes:
    return desk.tree()["sitemap-news.xml"] or b""


def _sitemaps(places: Iterable[str]) -> set[str]:
    return {place for place in places if place.startswith("sitemap")}
