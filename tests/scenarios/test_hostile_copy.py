"""Copy that looks like markup, in every place where an editor may write."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import pytest

from tests.conftest import PrintScenario
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of

RLM, LRM = "\u200f", "\u200e"
HOSTILE = "\"क\" & 'ख' <b>ग</b> <script>alert(1)</script> &lt %26 + #घ"
HEADLINE = f"{RLM}{HOSTILE}{LRM} अंत"
SUMMARY = f"सार {RLM}{HOSTILE}{LRM} समाप्त"
REPORT = "/2026/11/24/kharab/"


@pytest.fixture(scope="module")
def site(print_scenario: PrintScenario) -> PrintedSite:
    """The printed edition."""
    return PrintedSite(print_scenario("hostile").output)


@pytest.fixture(scope="module")
def report(site: PrintedSite) -> PrintedPage:
    """The page of the hostile report."""
    return site.page(REPORT)


def spelled(element: Element) -> str:
    """An element's text as it is, but for the white space around it."""
    return "".join(element.itertext()).strip(" \n")


def test_no_copy_becomes_markup(site: PrintedSite) -> None:
    """``<script>``, ``<b>`` and ``<i>`` in names and headlines are letters on every page."""
    for path, page in site.pages.items():
        assert page.errors == [], path
        scripts = [each for each in page.all("script") if not (each.get("type") or each.get("src"))]
        assert scripts == page.all("i") == [], path
        assert {each.get("class") for each in page.all("main//b")} <= {"dateline", None}, path
        marked = {text_of(each) for each in page.all("b")} - {"हिन्दी", "اردو"}
        assert not {"ग", "ب"} & marked, path


def test_a_headline_is_read_as_it_was_written(site: PrintedSite, report: PrintedPage) -> None:
    """To the letter in the page, its title, its Open Graph and its description."""
    assert spelled(report.one("h1")) == HEADLINE
    assert (report.one("title").text or "").startswith(HEADLINE)
    assert report.meta("og:title").startswith(HEADLINE)
    assert report.meta("og:image:alt") == HEADLINE
    assert report.meta("description") == report.meta("og:description") == SUMMARY
    assert spelled(report.one("p[@class='standfirst']")) == SUMMARY
    assert HEADLINE in {spelled(each) for each in site.page("/").all("main//article//a")}


def test_a_picture_s_words_are_read_as_they_were_written(report: PrintedPage) -> None:
    """Description, caption and credit."""
    picture = report.all("figure")[0]

    assert picture.find(".//img").attrib["alt"] == f"वर्णन {HOSTILE}"
    assert text_of(picture.find("figcaption")).startswith(f"कैप्शन {HOSTILE} ")
    assert text_of(picture.find("figcaption")).endswith(f"श्रेय {HOSTILE}")


def test_names_are_read_as_they_were_written(site: PrintedSite, report: PrintedPage) -> None:
    """Section, author, speaker, role, tag, kicker, dateline, note, correction, standing page."""
    section = f"खंड {HOSTILE}"
    everything = text_of(report.one("main"))

    assert spelled(report.one("p[@class='byline']/b/a")) == f"{HOSTILE} लेखक"
    assert spelled(report.one("*[@class='speaker']/a")) == f"{HOSTILE} वक्ता"
    assert spelled(report.one("*[@class='role']")) == f"पद {HOSTILE}"
    assert [spelled(tag) for tag in report.all("ul[@class='tags']//a")] == [
        f"विषय {HOSTILE.removesuffix('#घ').strip()}",  # as the topic's own file has it
        f"{RLM}ट & ठ{LRM}",
    ]
    assert spelled(report.one("p[@class='kicker']")) == '"कोना" & <i>'
    assert 'शिमला "क" & <b>।' in everything
    assert f"टिप्पणी {HOSTILE}" in everything
    assert f"सुधार {HOSTILE}" in everything
    assert report.meta("article:section") == section
    assert spelled(site.page("/section/pradesh/").one("h1")) == section
    assert spelled(site.page("/about/").one("h1")) == f"पन्ना {HOSTILE}"
    assert spelled(site.page("/speaker/vakta/").one("h1")).startswith(f"{HOSTILE} वक्ता")


def test_code_in_a_text_is_code(report: PrintedPage) -> None:
    """What stands in backticks, in a fence or indented is shown, not run."""
    code = [each.text for each in report.all("div[@class='copy']//code")]

    assert code == [
        "<script>alert(1)</script>",
        '<script>alert("2")</script> & "कोड"\n',
        '<b onclick="alert(3)">मोटा</b>\n',
        "<i>",
        "|",
    ]


def test_share_links_decode_to_what_was_written(site: PrintedSite, report: PrintedPage) -> None:
    """No ``&``, ``+``, ``%`` or ``#`` of a headline ends the text that is sent on.

    A mail's lines end as RFC 6068 has it.
    """
    address = site.siteurl + REPORT
    sent = {}
    for link in report.all("section[@class='share']//a"):
        parts = urlsplit(link.attrib["href"])
        assert parts.fragment == ""
        words = parse_qs(parts.query, strict_parsing=True)
        sent[parts.netloc or parts.scheme] = {key: value for key, (value,) in words.items()}

    assert sent == {
        "wa.me": {"text": f"{HEADLINE}\n\n{SUMMARY}\n\n{address}"},
        "t.me": {"url": address, "text": f"{HEADLINE}\n\n{SUMMARY}"},
        "www.facebook.com": {"u": address},
        "x.com": {"text": HEADLINE, "url": address},
        "mailto": {"subject": HEADLINE, "body": f"{HEADLINE}\r\n\r\n{SUMMARY}\r\n\r\n{address}"},
    }


def test_a_feed_carries_plain_words_and_sound_html(site: PrintedSite) -> None:
    """XML gives headline and standfirst back to the letter; the full text is sound HTML."""
    (item,) = site.feeds["rss.xml"].iter("item")
    encoded = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    text = parser.parseFragment(encoded)

    assert item.findtext("title") == HEADLINE
    assert item.findtext("description") == SUMMARY
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == f"{HOSTILE} लेखक"
    assert parser.errors == []
    assert text.findall(".//script") == text.findall(".//i") == []
    assert text.find(".//img").attrib["alt"] == f"वर्णन {HOSTILE}"


def test_feedparser_reads_the_feed(site: PrintedSite) -> None:
    """Another reader's eyes: nothing broken, the same headline, no lost entry."""
    feed = feedparser.parse(
        (site.output / "rss.xml").read_bytes(), sanitize_html=False, resolve_relative_uris=False
    )

    assert not feed.bozo
    assert feed.feed.language == "hi"
    assert [entry.title for entry in feed.entries] == [HEADLINE]
    assert [entry.id for entry in feed.entries] == ["tag:samachar.example,2026:20261124-hs7t:hi"]


def test_an_urdu_page_keeps_its_direction_marks(site: PrintedSite) -> None:
    """A mark that an editor set before ``C++`` stays; the page runs from the right."""
    page = site.page("/ur" + REPORT)

    assert page.root.attrib["dir"] == "rtl"
    assert spelled(page.one("h1")) == f'پل "الف" & <b>ب</b> <script>alert(1)</script>{RLM} C++'


def test_hostile_files_stay_in_the_output(site: PrintedSite) -> None:
    """Whatever a name holds, the address is plain Latin inside the output."""
    for path in site.files:
        assert Path(path).as_posix() == path
        assert path.isascii(), path
