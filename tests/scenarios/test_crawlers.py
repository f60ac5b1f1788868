"""What whole editions give to search engines, and to others who do not read but copy."""

import shutil
from pathlib import Path
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
from PIL import Image

from newsroom.proof import crawlers
from newsroom.proof.crawlers.structured import nodes_of
from tests.conftest import SCENARIOS, needs_fribidi
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of
from tests.scenarios.run import Run, print_edition

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
AGENCY = "https://agency.example/khabar/?a=1&b=2"

# By slug: the header's lines, besides those that every report has.
REPORTS = {
    "apni": {},
    "pti": {"Source": f"नगर समाचार सेवा | {AGENCY}"},
    "bina-pata": {"Source": "नगर समाचार सेवा"},
    "katu": {"Source": '<b>"सेवा" & पत्र</b> | https://x.example/%22'},
    "namuna": {"Sample": "yes"},
    "chhipi": {"Robots": "noindex", "Source": "नगर समाचार सेवा"},
    "purani": {"Date": "2026-11-22 17:59"},
    "sudhari": {"Date": "2026-11-20 08:00", "Correction": "2026-11-23: समय सात है, छह नहीं।"},
}


def write_report(content: Path, slug: str, number: int, /, lang: str = "", **lines: str) -> None:
    """Put a report into the copy."""
    header = {
        "Title": f"ख़बर {slug}" if not lang else f"Story {slug}",
        "Id": f"20261124-rr{number}",
        "Slug": slug,
        "Date": "2026-11-24 10:00",
        "Category": "pradesh",
        **lines,
    }
    file = content / f"reports/2026/11/{slug}{f'.{lang}' if lang else ''}.md"
    text = "".join(f"{key}: {value}\n" for key, value in header.items())
    file.write_text(f"{text}\nपुल सोमवार से खुलेगा।\n", encoding="utf-8")


def print_sources(folder: Path, **settings: object) -> PrintedSite:
    """Print an edition of reports that are one's own, an agency's, a sample, old, corrected."""
    content = folder / "content"
    shutil.copytree(SCENARIOS / "one-report" / "content", content)
    for number, (slug, lines) in enumerate(REPORTS.items(), 22):
        write_report(content, slug, number, **lines)
    write_report(content, "pti", 23, lang="en")
    run = print_edition(folder, content, **settings)
    assert run.status == 0, run.err
    return PrintedSite(run.output)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> PrintedSite:
    """The edition as the settings have it where they say nothing."""
    return print_sources(tmp_path_factory.mktemp("sources"))


def report(site: PrintedSite, slug: str, folder: str = "2026/11/24") -> PrintedPage:
    """A report's page."""
    return site.pages[f"{folder}/{slug}/index.html"]


def article(page: PrintedPage) -> dict[str, Any]:
    """What a page says of its report."""
    return nodes_of(page)[0]


def news_of(site: PrintedSite) -> set[str]:
    """The slugs that the news sitemap names."""
    return {loc.text.split("/")[-2] for loc in site.xml["sitemap-news.xml"].iter(LOC)}


def byline(page: PrintedPage) -> str:
    """The line of names under a headline."""
    return text_of(page.one("p[@class='byline']"))


def test_a_report_of_an_agency_says_so(site: PrintedSite) -> None:
    """On the page, with the way there, and in the data."""
    page = report(site, "pti")

    assert "स्रोत: नगर समाचार सेवा" in byline(page)
    (link,) = [a for a in page.all("p[@class='byline']//a") if a.get("href") == AGENCY]
    assert text_of(link) == "नगर समाचार सेवा"
    said = article(page)
    assert said["sourceOrganization"] == {"@type": "Organization", "name": "नगर समाचार सेवा"}
    assert said["isBasedOn"] == AGENCY


def test_a_source_without_an_address_is_a_name(site: PrintedSite) -> None:
    """Nothing leads nowhere."""
    page = report(site, "bina-pata")

    assert "स्रोत: नगर समाचार सेवा" in byline(page)
    assert "sourceOrganization" in article(page)
    assert "isBasedOn" not in article(page)


def test_a_source_is_text_and_never_markup(site: PrintedSite) -> None:
    """Whatever stands in its name."""
    page = report(site, "katu")

    assert "<b>" in byline(page)
    assert '"' in article(page)["sourceOrganization"]["name"] or "“" in byline(page)
    assert page.errors == []


def test_a_version_is_taken_from_where_its_original_is(site: PrintedSite) -> None:
    """The English page says so, too, in its own words, and marks the Hindi name."""
    page = report(site, "pti", "en/2026/11/24")

    assert "Source: नगर समाचार सेवा" in byline(page)
    assert page.all("p[@class='byline']//*[@lang='hi']")
    assert article(page)["isBasedOn"] == AGENCY


def test_what_one_has_written_oneself_has_no_source(site: PrintedSite) -> None:
    """Neither on the page nor in the data."""
    page = report(site, "apni")

    assert "स्रोत" not in byline(page)
    assert not {"sourceOrganization", "isBasedOn"} & article(page).keys()


def test_google_news_is_given_two_days_of_news(site: PrintedSite) -> None:
    """No sample, nothing older, nothing that is kept from search; in every language."""
    assert news_of(site) == {"pani-ka-samay", "apni", "pti", "bina-pata", "katu"}
    for slug, folder in [("namuna", "2026/11/24"), ("apni", "2026/11/24")]:
        said = report(site, slug, folder).meta("Googlebot-News")
        assert said == ("noindex" if slug == "namuna" else "")


def test_reports_of_others_are_kept_out_of_google_news(tmp_path: Path) -> None:
    """Where the settings say so: on the page and in the sitemap of news, and nowhere else."""
    site = print_sources(tmp_path, SITEMAPS={"news_from_others": False})

    assert news_of(site) == {"pani-ka-samay", "apni"}
    assert report(site, "pti").meta("Googlebot-News") == "noindex"
    assert report(site, "pti").meta("robots") == "max-image-preview:large"
    assert report(site, "apni").meta("Googlebot-News") == ""
    named = {loc.text for loc in site.xml["sitemap-2026.xml"].iter(LOC)}
    assert report(site, "pti").canonical in named
    assert [str(fault) for rule in crawlers.RULES for fault in rule(site)] == []


def test_the_last_change_is_the_last_correction(site: PrintedSite) -> None:
    """In the sitemap, in the data and in the head alike."""
    page = report(site, "sudhari", "2026/11/20")
    lastmod = next(
        loc.getnext().text
        for loc in site.xml["sitemap-2026.xml"].iter(LOC)
        if loc.text == page.canonical
    )

    assert lastmod == article(page)["dateModified"] == "2026-11-23T00:00:00+05:30"
    assert page.meta("article:modified_time") == lastmod


def test_what_is_kept_from_search_is_in_no_sitemap(site: PrintedSite) -> None:
    """And says nothing of large previews."""
    page = report(site, "chhipi")

    assert page.meta("robots") == "noindex"
    for path, root in site.xml.items():
        assert all(loc.text != page.canonical for loc in root.iter(LOC)), path


SITES = {
    "english-first": {"LANGUAGES": ("en", "hi"), "DEFAULT_LANG": "en"},
    "below-a-path": {"SITEURL": "https://x.example/khabar"},
    "small-parts": {"SITEMAPS": {"length": 3, "ai_crawlers": "refuse"}},
}


@pytest.mark.parametrize("name", SITES)
def test_crawlers_find_all_of_a_site_wherever_it_stands(tmp_path: Path, name: str) -> None:
    """English at the root, a path before every address, sitemaps in many parts."""
    settings = SITES[name]
    run = print_second(tmp_path, name, settings)
    site = PrintedSite(
        run.output,
        str(settings.get("SITEURL", "https://samachar.example")),
        str(settings.get("DEFAULT_LANG", "hi")),
    )

    assert [str(fault) for rule in crawlers.RULES for fault in rule(site)] == []
    if name == "small-parts":
        assert "sitemap-2026-2.xml" in site.files
        rules = RobotFileParser()
        rules.parse((site.output / "robots.txt").read_text(encoding="utf-8").splitlines())
        assert not rules.can_fetch("GPTBot", f"{site.siteurl}/")
        assert rules.can_fetch("Googlebot", f"{site.siteurl}/")


def print_second(tmp_path: Path, name: str, settings: dict[str, object]) -> Run:
    """Print four-languages; for English first, with its files renamed."""
    content = tmp_path / "content"
    if name == "english-first":
        shutil.copytree(SCENARIOS / "one-report" / "content", content)
        for file in (content / "people").glob("*.md"):
            if "." not in file.stem:
                file.with_name(f"{file.stem}.hi.md").write_text(
                    file.read_text(encoding="utf-8"), encoding="utf-8"
                )
        for file in (content / "sections").glob("*.md"):
            if "." not in file.stem:
                file.with_name(f"{file.stem}.hi.md").write_text(
                    file.read_text(encoding="utf-8"), encoding="utf-8"
                )
        write_report(content, "bridge", 44, Title="Bridge opens")
        write_report(content, "bridge", 44, lang="hi", Title="पुल खुला")
    else:
        shutil.copytree(SCENARIOS / "four-languages" / "content", content)
    run = print_edition(tmp_path, content, **settings)
    assert run.status == 0, run.err
    return run


@pytest.mark.parametrize("over_photographs", [True, False])
@needs_fribidi
def test_networks_are_shown_the_card_or_the_photograph(
    tmp_path: Path,
    over_photographs: bool,  # noqa: FBT001 (a table)
) -> None:
    """As the settings say; search engines are given the photograph in any case."""
    content = tmp_path / "content"
    shutil.copytree(SCENARIOS / "one-report" / "content", content)
    (content / "images").mkdir(exist_ok=True)
    Image.new("RGB", (1600, 1200), (90, 120, 60)).save(content / "images" / "pul.jpg")
    write_report(content, "pul", 45, **{"Image": "pul.jpg", "Image-Alt": "पुल"})

    run = print_edition(tmp_path, content, CARDS={"over_photographs": over_photographs})

    assert run.status == 0, run.err
    site = PrintedSite(run.output)
    page = report(site, "pul")
    assert ("/cards/" in page.meta("og:image")) == over_photographs
    if not over_photographs:
        assert page.meta("og:image").endswith("-1200x675.jpg")
        assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("1200", "675")
    pictures = article(page)["image"]
    assert [url.rpartition("-")[2] for url in pictures] == [
        "1200x675.jpg",
        "1200x900.jpg",
        "1200x1200.jpg",
    ]
    assert "image" not in article(report(site, "pani-ka-samay"))
    assert "/cards/" in report(site, "pani-ka-samay").meta("og:image")
    assert [str(fault) for rule in crawlers.RULES for fault in rule(site)] == []


def test_a_robots_txt_of_one_s_own_is_told(newsdesk: Path) -> None:
    """There cannot be two; the remedy is what works."""
    (newsdesk / "content" / "root").mkdir()
    (newsdesk / "content" / "root" / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert run.said[0] == (
        "root/robots.txt:1: 'robots.txt' is printed twice: by 'robots.txt' and by "
        "'root/robots.txt'. Delete 'root/robots.txt', or give it another name."
    )


def test_an_old_address_cannot_be_a_sitemap_s(newsdesk: Path) -> None:
    """It is told as any other that is taken."""
    file = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(f"Redirect-From: /sitemap.xml\n{text}", encoding="utf-8")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.said[0] == (
        "reports/2026/11/pani-ka-samay.md:1: '/sitemap.xml/' is the address of a page below the "
        "file '/sitemap.xml'. Delete it here or there."
    )


def test_index_and_parts_are_xml_that_names_this_site_alone(site: PrintedSite) -> None:
    """Whole addresses, each once."""
    for path, root in site.xml.items():
        if path.startswith("sitemap"):
            places = [loc.text for loc in root.iter(LOC)]
            assert len(places) == len(set(places)), path
            assert all(place.startswith("https://samachar.example/") for place in places), path
