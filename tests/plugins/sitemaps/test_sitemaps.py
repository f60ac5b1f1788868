"""Sitemaps, the news of two days, robots.txt and the licence, each by itself."""

from datetime import datetime, timedelta
from urllib.robotparser import RobotFileParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsroom.engine.plan import Document, Page, SitemapEntry
from newsroom.engine.settings import SettingsError, read_settings
from newsroom.proof.crawlers.schema import sitemap_schema
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import NewsSource, Placement, newest_first
from plugins.sitemaps.news import is_news, plan_news
from plugins.sitemaps.robots import AI_CRAWLERS, plan_robots
from plugins.sitemaps.settings import Settings
from plugins.sitemaps.sitemap import parts, plan_sitemap
from tests.plugins.newspapers import AT, add_report, newspaper, report

SETTINGS = Settings()


def entry(url: str, published: datetime | None = AT, **more: object) -> SitemapEntry:
    """A page as a sitemap has it."""
    return SitemapEntry(url, published=published, **more)


def printed(paper: Newspaper, *entries: SitemapEntry, length: int = 50_000) -> dict[str, str]:
    """The sitemap's files, for some pages."""
    plan = [Page(f"{n}.html", "", "hi", {}, sitemap=each) for n, each in enumerate(entries)]
    return written(plan_sitemap(paper, plan, length, ()))


def written(documents: object) -> dict[str, str]:
    """Files as they are printed."""
    assert not isinstance(documents, Document)
    return {each.save_as: each.compose(**each.composed()).decode() for each in documents}


def test_an_entry_says_all_that_is_known() -> None:
    """Address, last change, every version with x-default, pictures; markup in none of them."""
    pul = entry(
        "/2026/11/24/pul/",
        changed=AT,
        versions={"en": "/en/2026/11/24/bridge/", "hi": "/2026/11/24/pul/"},
        pictures=("/images/a%26b-1.jpg",),
    )

    part = printed(newspaper(), pul)["sitemap-2026.xml"]

    assert part.splitlines()[2:-1] == [
        "<url>",
        "<loc>https://samachar.example/2026/11/24/pul/</loc>",
        "<lastmod>2026-11-24T17:05:00+05:30</lastmod>",
        (
            '<xhtml:link rel="alternate" hreflang="hi" '
            'href="https://samachar.example/2026/11/24/pul/"/>'
        ),
        (
            '<xhtml:link rel="alternate" hreflang="en" '
            'href="https://samachar.example/en/2026/11/24/bridge/"/>'
        ),
        (
            '<xhtml:link rel="alternate" hreflang="x-default" '
            'href="https://samachar.example/2026/11/24/pul/"/>'
        ),
        (
            "<image:image><image:loc>https://samachar.example/images/a%26b-1.jpg</image:loc>"
            "</image:image>"
        ),
        "</url>",
    ]


def test_a_page_of_one_language_and_no_date_is_its_address_alone() -> None:
    """A standing page: nothing is said that nobody knows."""
    part = printed(newspaper(), entry("/about/", None))["sitemap-pages.xml"]

    assert part.count("<loc>") == 1
    assert "lastmod" not in part
    assert "xhtml:link" not in part


def test_what_no_search_engine_may_show_is_not_named() -> None:
    """A page that is planned without an entry."""
    paper = newspaper()
    plan = [Page("404.html", "404.html", "hi", {}), Document("rss.xml", bytes)]

    assert list(written(plan_sitemap(paper, plan, 10, ()))) == ["sitemap.xml"]


def test_the_index_names_parts_with_their_last_change() -> None:
    """Below the path of SITEURL."""
    paper = newspaper("https://x.example/khabar")
    files = printed(paper, entry("/khabar/a/", changed=AT), entry("/khabar/about/", None))

    assert (
        "<sitemap><loc>https://x.example/khabar/sitemap-2026.xml</loc>"
        "<lastmod>2026-11-24T17:05:00+05:30</lastmod></sitemap>" in files["sitemap.xml"]
    )
    assert (
        "<sitemap><loc>https://x.example/khabar/sitemap-pages.xml</loc></sitemap>"
        in files["sitemap.xml"]
    )


@given(
    st.lists(st.integers(0, 4_000), unique=True, max_size=40),
    st.integers(1, 7),
    st.integers(4_001, 4_100),
)
def test_a_new_report_touches_the_last_part_of_its_year_alone(
    days: list[int], length: int, newer: int
) -> None:
    """Each page stands in one part, none too long, and full parts never change again."""
    old = [entry(f"/{day:05}/", AT + timedelta(days=day - 4_000)) for day in days]
    new = entry("/new/", AT + timedelta(days=newer - 4_000))

    before = dict(parts(old, length))
    after = dict(parts([new, *old], length))

    assert sorted(each.url for some in before.values() for each in some) == sorted(
        each.url for each in old
    )
    assert all(0 < len(some) <= length for some in before.values())
    changed = [name for name in after if before.get(name) != after[name]]
    assert len(changed) == 1
    assert new in after[changed[0]]


def test_a_part_never_weighs_more_than_a_search_engine_reads() -> None:
    """Fifty megabytes: a thousand pictures a report are split long before fifty thousand."""
    pictures = tuple(f"/images/{'x' * 200}-{number}.jpg" for number in range(1_200))
    heavy = [entry(f"/2026/{number}/", pictures=pictures) for number in range(400)]

    files = printed(newspaper(), *heavy)

    assert len(files) > 2
    assert max(len(text.encode()) for text in files.values()) < 50 * 1024 * 1024
    assert sum(text.count("<url>") for text in files.values()) == 400


def test_sitemaps_keep_to_the_schemas() -> None:
    """Index, parts and news, with what an editor may write into a headline."""
    paper = newspaper()
    add_report(paper, report(headline='<b>"नल" & पानी</b>'))
    files = printed(paper, entry("/a/", changed=AT), entry("/about/", None))
    files |= written(plan_news(paper, SETTINGS))

    assert set(files) == {
        "sitemap.xml",
        "sitemap-pages.xml",
        "sitemap-2026.xml",
        "sitemap-news.xml",
    }
    for text in files.values():
        sitemap_schema().assertValid(etree.fromstring(text.encode()))
    title = etree.fromstring(files["sitemap-news.xml"].encode()).findtext(".//{*}title")
    assert title == '<b>"नल" & पानी</b>'


@pytest.mark.parametrize(
    ("hours", "is_named"), [(0, True), (47, True), (48, False), (49, False), (24 * 30, False)]
)
def test_news_are_of_two_days(hours: int, is_named: bool) -> None:  # noqa: FBT001 (a table)
    """By the edition time; where there are none, there is no sitemap of them."""
    paper = newspaper()
    add_report(paper, report(date=AT - timedelta(hours=hours)))

    assert bool(written(plan_news(paper, SETTINGS))) == is_named


def test_news_are_a_thousand_at_most_the_newest_of_all_editions() -> None:
    """In whichever language; each with its own newspaper's name."""
    paper = newspaper()
    for number in range(1_100):
        lang = ("hi", "en")[number % 2]
        date = AT - timedelta(minutes=number)
        add_report(paper, report(f"r{number}", lang=lang, id=f"{number}", date=date))

    news = written(plan_news(paper, SETTINGS))["sitemap-news.xml"]

    assert news.count("<url>") == 1_000
    newest = newest_first(paper.reports)
    assert f"/{newest[0].header.slug}/</loc>" in news
    assert f"/{newest[999].header.slug}/</loc>" in news
    assert f"/{newest[1_000].header.slug}/</loc>" not in news
    assert news.count("<news:name>Samachar</news:name>") == 500


def test_what_is_news() -> None:
    """No sample, nothing that is kept from search; others' reports as the settings say."""
    own_only = Settings(news_from_others=False)
    taken, sample, hidden = (
        report(placement=Placement(**said))
        for said in (
            {"source": NewsSource("नगर समाचार सेवा")},
            {"sample": True},
            {"robots": "noindex"},
        )
    )

    assert is_news(report(), SETTINGS)
    assert is_news(report(), own_only)
    assert is_news(taken, SETTINGS)
    assert not is_news(taken, own_only)
    assert not is_news(sample, SETTINGS)
    assert not is_news(hidden, SETTINGS)


def robots_of(stance: str, siteurl: str = "https://samachar.example") -> dict[str, str]:
    """``robots.txt`` and the licence."""
    sitemaps = [Document("sitemap.xml", bytes), Document("sitemap-news.xml", bytes)]
    return written(plan_robots(newspaper(siteurl), stance, sitemaps))


@pytest.mark.parametrize("siteurl", ["https://samachar.example", "https://x.example/khabar"])
@pytest.mark.parametrize("stance", ["off", "allow", "refuse"])
def test_robots_txt_is_read_as_it_is_meant(stance: str, siteurl: str) -> None:
    """Everyone may read all; those who gather for AI by the setting; the sitemaps are named."""
    files = robots_of(stance, siteurl)
    rules = RobotFileParser()
    rules.parse(files["robots.txt"].splitlines())
    page = f"{siteurl}/2026/11/24/pani/"

    assert rules.can_fetch("Googlebot", page)
    assert rules.can_fetch("Googlebot-News", page)
    assert rules.site_maps() == [f"{siteurl}/sitemap.xml", f"{siteurl}/sitemap-news.xml"]
    for name in AI_CRAWLERS:
        assert rules.can_fetch(name, page) == (stance != "refuse"), name
    assert (f"License: {siteurl}/license.xml" in files["robots.txt"]) == (stance != "off")
    assert ("license.xml" in files) == (stance != "off")


@pytest.mark.parametrize(
    ("stance", "terms"),
    [
        ("allow", [("permits", "all"), ("payment", None)]),
        ("refuse", [("permits", "search"), ("prohibits", "ai-all")]),
    ],
)
def test_the_licence_says_the_same(stance: str, terms: list[tuple[str, str | None]]) -> None:
    """In RSL, for the whole site."""
    rsl = "{https://rslstandard.org/rsl}"
    root = etree.fromstring(robots_of(stance)["license.xml"].encode())
    content = root.find(f"{rsl}content")

    assert root.tag == f"{rsl}rsl"
    assert content.get("url") == "https://samachar.example/"
    licence = content.find(f"{rsl}license")
    assert [(each.tag.removeprefix(rsl), each.text) for each in licence] == terms


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (
            {"ai_crawlers": "no"},
            "SITEMAPS['ai_crawlers'] is 'no'. Write 'off', 'allow' or 'refuse'.",
        ),
        ({"ai_crawlers": False}, "SITEMAPS['ai_crawlers'] is False. Write 'off', 'allow' or"),
        ({"length": 60_000}, "SITEMAPS['length'] is 60000. Write 50000 at most."),
        ({"length": 0}, "SITEMAPS['length'] is 0. Write a whole number, 1 or more."),
        ({"news_from_others": "no"}, "SITEMAPS['news_from_others'] is 'no'. Write True or False."),
        ({"ai": "off"}, "SITEMAPS has no 'ai'"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told(written: dict[str, object], message: str) -> None:
    """What it says, and what to write."""
    with pytest.raises(SettingsError) as told:
        read_settings(Settings, {"SITEMAPS": written}, "SITEMAPS")

    assert message in str(told.value)


def test_crawlers_are_named_once_and_in_order() -> None:
    """So that a new one is soon put where it belongs."""
    assert sorted(AI_CRAWLERS, key=str.casefold) == list(AI_CRAWLERS)
    assert len(set(AI_CRAWLERS)) == len(AI_CRAWLERS)
