from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom.records.addresses import Address, Addresses

SITE = Addresses("https://samachar.example", "hi")
COLLECTIONS = {"section", "topic", "speaker", "author", "archive", "hi", "en", "ur", "pa"}

LANGS = st.sampled_from(["hi", "en", "ur", "pa"])
SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,3})?", fullmatch=True)
DAYS = st.dates(min_value=date(1000, 1, 1))
PLACES = st.one_of(
    st.tuples(st.just("front"), LANGS),
    st.tuples(st.just("report"), LANGS, DAYS, SLUGS),
    st.tuples(st.sampled_from(["section", "topic", "speaker", "author"]), LANGS, SLUGS),
    st.tuples(st.sampled_from(["topic", "speaker", "author", "archive"]), LANGS),
    st.tuples(st.just("archive"), LANGS, st.integers(1000, 9999), st.integers(1, 12)),
    st.tuples(st.just("standing"), LANGS, SLUGS.filter(lambda slug: slug not in COLLECTIONS)),
)
PLACE = tuple[object, ...]


def address(site: Addresses, place: PLACE) -> Address:
    """The address of a place, named by its kind."""
    kind, *rest = place
    found: Address = getattr(site, str(kind))(*rest)
    return found


@pytest.mark.parametrize(
    ("place", "url"),
    [
        (("front", "hi"), "/"),
        (("front", "en"), "/en/"),
        (("report", "hi", date(2026, 11, 3), "pani-ka-samay"), "/2026/11/03/pani-ka-samay/"),
        (("report", "ur", date(2026, 11, 3), "pani"), "/ur/2026/11/03/pani/"),
        (("section", "en", "khel"), "/en/section/khel/"),
        (("topic", "hi"), "/topic/"),
        (("topic", "hi", "shimla"), "/topic/shimla/"),
        (("speaker", "pa"), "/pa/speaker/"),
        (("author", "hi", "desk"), "/author/desk/"),
        (("archive", "hi"), "/archive/"),
        (("archive", "hi", 2026, 1), "/archive/2026/01/"),
        (("standing", "hi", "about"), "/about/"),
    ],
)
def test_a_page_stands_where_the_contract_says(place: PLACE, url: str) -> None:
    """Bookmarks rely on it. Source: docs/contracts.md, Addresses."""
    assert address(SITE, place) == Address(f"{url.lstrip('/')}index.html", url)


def test_a_numbered_page_and_a_feed_stand_beside_their_list() -> None:
    """``…/page/3/`` and ``rss.xml`` in the folder of the list."""
    front = SITE.section("en", "khel")

    assert front.numbered(3) == Address(
        "en/section/khel/page/3/index.html", "/en/section/khel/page/3/"
    )
    assert front.beside("rss.xml") == Address("en/section/khel/rss.xml", "/en/section/khel/rss.xml")
    assert SITE.front("hi").beside("rss.xml") == Address("rss.xml", "/rss.xml")


def test_a_file_is_saved_by_its_name_and_led_to_by_its_address() -> None:
    """Addresses hold neither spaces nor letters beyond ASCII."""
    assert SITE.file("images/पुल 1#.png") == Address(
        "images/पुल 1#.png", "/images/%E0%A4%AA%E0%A5%81%E0%A4%B2%201%23.png"
    )


@pytest.mark.parametrize(
    ("siteurl", "prefix", "absolute"),
    [
        ("https://samachar.example", "", "https://samachar.example/about/"),
        ("https://samachar.example/", "", "https://samachar.example/about/"),
        ("https://x.example/khabar", "/khabar", "https://x.example/khabar/about/"),
        ("http://localhost:8000/a/b/", "/a/b", "http://localhost:8000/a/b/about/"),
    ],
)
def test_the_sites_own_path_stands_before_every_address(
    siteurl: str, prefix: str, absolute: str
) -> None:
    """But in no place of the output: the server knows it."""
    site = Addresses(siteurl, "hi")
    about = site.standing("hi", "about")

    assert site.prefix == prefix
    assert about == Address("about/index.html", f"{prefix}/about/")
    assert site.absolute(about.url) == absolute
    assert site.file("images/a.jpg") == Address("images/a.jpg", f"{prefix}/images/a.jpg")


@settings(deadline=None, max_examples=300)
@given(PLACES, PLACES)
def test_two_places_never_share_an_address(one: PLACE, other: PLACE) -> None:
    """Standing pages keep out of the program's own rooms; all others cannot meet."""
    first, second = address(SITE, one), address(SITE, other)

    assert (first.url == second.url) == (one == other)
    assert (first.save_as == second.save_as) == (one == other)


@settings(deadline=None)
@given(PLACES, PLACES, st.integers(1, 99), st.integers(1, 99))
def test_a_numbered_page_is_no_other_page(one: PLACE, other: PLACE, page: int, number: int) -> None:
    """Not even that of a list whose name ends in a number."""
    first, second = address(SITE, one).numbered(page), address(SITE, other)

    assert first.url != second.url
    assert (first == second.numbered(number)) == ((one, page) == (other, number))


@settings(deadline=None)
@given(PLACES, st.sampled_from(["", "/khabar", "/a/b"]))
def test_a_page_is_saved_where_its_address_leads(place: PLACE, prefix: str) -> None:
    """A plain server needs no rule but that of the folder's index."""
    found = address(Addresses(f"https://x.example{prefix}", "hi"), place)

    assert found.url == f"{prefix}/{found.save_as.removesuffix('index.html')}"
    assert found.url.endswith("/")


@settings(deadline=None)
@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_report_stands_under_its_day_as_the_calendar_writes_it(day: date) -> None:
    """Year, month and day in four, two and two digits."""
    assert SITE.report("hi", day, "pani").url == f"/{day:%Y/%m/%d}/pani/"
