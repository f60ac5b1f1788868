"""`./inv proof crawlers`: each rule finds what breaks it, and says what to do."""

import copy
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree

from newsroom.engine.progress import Progress
from newsroom.proof import Fault, Figure, NotRun, PrintedSite, crawlers
from newsroom.proof.crawlers import sitemaps, structured
from newsroom.proof.crawlers.judges import typed
from tests.proof.conftest import REPORT, Spoil

OWN = "https://samachar.example/2026/11/24/pul-par-vahan/"
PART = "sitemap-2026.xml"
NEWS = "sitemap-news.xml"

Rule = Callable[[PrintedSite], Iterator[Fault]]


@pytest.mark.parametrize("rule", crawlers.RULES, ids=lambda rule: rule.__name__)
def test_a_sound_edition_has_no_fault(sound_site: PrintedSite, rule: Rule) -> None:
    """In four languages."""
    assert [str(fault) for fault in rule(sound_site)] == []


@pytest.mark.parametrize(
    ("rule", "old", "new", "fault"),
    [
        (
            sitemaps.large_previews,
            "max-image-preview:large",
            "index",
            "its robots do not say 'max-image-preview:large'",
        ),
        (
            *(sitemaps.listed, "max-image-preview:large", "noindex"),
            f"'{OWN}' is no page that may be found",
        ),
        (
            *(sitemaps.listed, 'hreflang="pa"', 'hreflang="ne"'),
            f"the versions of '{OWN}' are",
        ),
        (structured.articles, '"NewsArticle"', '"Article"', "it is no NewsArticle"),
        (structured.articles, '"isAccessibleForFree":true,', "", "lacks isAccessibleForFree"),
        (structured.articles, '"headline":"', '"headline":"और ', "another headline"),
        (structured.articles, '+05:30","dateModified', '","dateModified', "no dates of a zone"),
        (structured.articles, '"dateModified":"2026', '"dateModified":"2025', "changed before"),
        (structured.articles, '"logo"', '"image"', "its publisher has no logo"),
        (structured.articles, "-24x18.jpg", "-32x18.jpg", "not there in 16:9, 4:3 and 1:1"),
        (structured.articles, "-32x18.jpg", "-99x18.jpg", "Name the photograph"),
        (structured.trails, '"BreadcrumbList"', '"ItemList"', "no sound BreadcrumbList"),
        (structured.trails, '"item":"https://samachar.example/s', '"item":"/x', "no sound"),
        (structured.translations, '"workTranslation"', '"hasTranslation"', "does not name it"),
    ],
)
def test_what_breaks_a_rule_is_told(
    spoil: Spoil, rule: Rule, old: str, new: str, fault: str
) -> None:
    """By the rule that it breaks."""
    told = [str(each) for each in rule(spoil(old, new))]

    assert any(fault in line for line in told), told


def with_xml(site: PrintedSite, path: str, change: Callable[[str], str]) -> PrintedSite:
    """The edition with another text in one of its XML files."""
    spoiled = copy.copy(site)
    text = change((site.output / path).read_text(encoding="utf-8"))
    spoiled.__dict__["xml"] = {**site.xml, path: etree.fromstring(text.encode())}
    assert isinstance(PrintedSite.xml, cached_property)
    return spoiled


def without_entry(text: str) -> str:
    """A sitemap without its first page."""
    return re.sub(r"<url>.*?</url>", "", text, count=1, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("rule", "path", "change", "fault"),
    [
        (sitemaps.sound, PART, ("<lastmod>", "<lastmod>x"), "is not a valid value"),
        (sitemaps.sound, NEWS, ("<news:title>", "<news:titel/><news:title>"), "titel"),
        (sitemaps.listed, PART, ("<loc>https", "<loc>http"), "is no page that may be found"),
        (sitemaps.listed, PART, ("<lastmod>2026", "<lastmod>2025"), "as the page says"),
        (sitemaps.listed, PART, ("image:loc>https://samachar.example/images/", "image:loc>/x"), ""),
        (sitemaps.listed, "sitemap.xml", ("sitemap-pages.xml", "sitemap.xml"), "does not name it"),
        (sitemaps.news, NEWS, ("<news:language>ur", "<news:language>mr"), "the language of"),
        (
            sitemaps.news,
            NEWS,
            ("<loc>https", "<loc>http"),
            "is no report that Google News may show",
        ),
    ],
)
def test_what_a_sitemap_says_wrong_is_told(
    sound_site: PrintedSite, rule: Rule, path: str, change: tuple[str, str], fault: str
) -> None:
    """Against the schemas, and against the pages."""
    assert change[0] in (sound_site.output / path).read_text(encoding="utf-8")

    told = [str(each) for each in rule(with_xml(sound_site, path, lambda t: t.replace(*change)))]

    assert any(fault in line for line in told), told


def test_a_page_that_no_sitemap_names_is_told(sound_site: PrintedSite) -> None:
    """Each is found, or kept from search on purpose."""
    spoiled = with_xml(sound_site, "sitemap-pages.xml", without_entry)

    assert [str(fault) for fault in sitemaps.listed(spoiled)] == [
        "index.html: no sitemap names it. Plan the page with a 'sitemap', or noindex."
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("User-agent: *\nAllow: /\n", "it does not name 'sitemap.xml'"),
        ("User-agent: *\nDisallow: /2026/\n", f"it forbids '{OWN}'"),
        ("Sitemap: https://samachar.example/map.xml\n", "names 'https://samachar.example/map.xml'"),
        (None, "it is not printed"),
    ],
)
def test_robots_txt_is_held_to_the_pages(
    sound_site: PrintedSite, tmp_path: Path, text: str | None, fault: str
) -> None:
    """It names what is there, and forbids none of it."""
    site = copy.copy(sound_site)
    sound_site.xml  # noqa: B018 (reads it while the folder is the real one)
    site.__dict__["xml"] = sound_site.xml
    site.output = tmp_path
    if text is None:
        site.files = sound_site.files - {"robots.txt"}
    else:
        (tmp_path / "robots.txt").write_text(text, encoding="utf-8")

    assert any(fault in str(each) for each in sitemaps.robots(site))


def test_without_node_the_rest_is_proved(
    sound_site: PrintedSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """And what was not run is named."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.prefix", str(tmp_path))

    found = list(crawlers.prove(sound_site, Progress()))

    assert [type(each) for each in found] == [NotRun]
    assert "no node" in str(found[0])


@pytest.mark.slow
def test_npm_s_judges_find_no_fault_and_a_misspelt_property(
    sound_site: PrintedSite, spoil: Spoil
) -> None:
    """schema-dts and structured-data-testing-tool, over four languages."""
    found = list(crawlers.prove(sound_site, Progress()))
    if isinstance(found[0], NotRun):
        pytest.skip(str(found[0]))
    assert [type(each) for each in found] == [Figure], [*map(str, found)]

    faults = list(typed(spoil('"headline"', '"headlin"'), crawlers.install()))

    assert [fault.place for fault in faults] == [REPORT]
    assert "headlin" in faults[0].what
