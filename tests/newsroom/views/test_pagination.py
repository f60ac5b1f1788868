from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.views.pagination import ListPage, list_pages

COUNTS = st.integers(0, 60)
LENGTHS = st.integers(1, 9)


def newest_first(count: int) -> list[int]:
    """Reports by the order of their making: the newest has the highest number."""
    return list(range(count, 0, -1))


def test_a_short_list_is_its_front_alone() -> None:
    """With no page before it and none behind."""
    assert list_pages(newest_first(3), 2) == [ListPage(0, (3, 2, 1), None, None)]


def test_a_list_may_be_empty() -> None:
    """It still has a front."""
    assert list_pages([], 5) == [ListPage(0, (), None, None)]


def test_pages_are_numbered_from_the_oldest() -> None:
    """Page 1 holds the first reports for good."""
    assert list_pages(newest_first(7), 2) == [
        ListPage(0, (7, 6, 5), None, 2),
        ListPage(2, (4, 3), 0, 1),
        ListPage(1, (2, 1), 2, None),
    ]


@settings(deadline=None)
@given(COUNTS, LENGTHS)
def test_the_pages_together_are_the_list(count: int, length: int) -> None:
    """Nothing is lost, nothing stands twice, the newest comes first."""
    pages = list_pages(newest_first(count), length)

    assert [item for page in pages for item in page.items] == newest_first(count)


@settings(deadline=None)
@given(COUNTS, LENGTHS)
def test_the_front_is_neither_thin_nor_endless(count: int, length: int) -> None:
    """At least one page's length where there is that much, at most two less one."""
    front, *numbered = list_pages(newest_first(count), length)

    assert front.number == 0
    assert min(count, length) <= len(front.items) <= 2 * length - 1
    assert all(len(page.items) == length for page in numbered)


@settings(deadline=None)
@given(COUNTS, LENGTHS)
def test_a_new_report_changes_no_numbered_page(count: int, length: int) -> None:
    """It may add one, above all others; whoever bookmarked page 3 finds the same reports there."""
    before = {page.number: page.items for page in list_pages(newest_first(count), length)[1:]}
    after = {page.number: page.items for page in list_pages(newest_first(count + 1), length)[1:]}

    assert before.items() <= after.items()
    assert set(after) - set(before) <= {len(before) + 1}


@settings(deadline=None)
@given(COUNTS, LENGTHS)
def test_neighbours_lead_back_and_forth(count: int, length: int) -> None:
    """From the front to page 1 and back, one page at a time."""
    pages = list_pages(newest_first(count), length)

    numbers = [page.number for page in pages]
    assert numbers == [0, *range(len(pages) - 1, 0, -1)]
    assert [page.older for page in pages] == [*numbers[1:], None]
    assert [page.newer for page in pages] == [None, *numbers[:-1]]
