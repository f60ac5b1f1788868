"""What holds for every page and feed of every edition that these scenarios print."""

import json
import re
from email.utils import parsedate_to_datetime
from io import BytesIO

import pytest
from lxml import etree
from PIL import Image

from newsroom.engine.javascript import without_comments
from newsroom.proof import crawlers
from newsroom.proof.pages import RULES, Rule
from newsroom.text.languages import LANGUAGES
from tests.conftest import PrintScenario
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT

EDITIONS = ("one-report", "four-languages", "hostile", "sample")
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MEDIA = "{http://search.yahoo.com/mrss/}"
MEDIA_TYPES = {"avif": "image/avif", "jpg": "image/jpeg", "png": "image/png"}
WORD_SIGN = re.compile("[\u0900-\u0903\u093a-\u094f\u0a3c-\u0a4d\u0a70\u0a71]")


@pytest.fixture(scope="session", params=EDITIONS)
def site(request: pytest.FixtureRequest, print_scenario: PrintScenario) -> PrintedSite:
    """One printed edition after the other."""
    if request.param == "sample":
        sample: PrintedSite = request.getfixturevalue("sample_site")
        return sample
    return PrintedSite(print_scenario(request.param).output)


@pytest.mark.parametrize("rule", [*RULES, *crawlers.RULES], ids=lambda rule: rule.__name__)
def test_every_page_keeps_every_rule(site: PrintedSite, rule: Rule) -> None:
    """The rules of `./inv proof pages` and `./inv proof crawlers`."""
    assert [str(fault) for fault in rule(site)] == []


def test_each_language_link_leads_to_an_edition_of_that_language(site: PrintedSite) -> None:
    """The masthead's languages are endonyms, each marked with its own language and direction."""
    for path, page in site.pages.items():
        for link in page.all("nav[@class='languages']//a"):
            lang = link.attrib["hreflang"]
            assert link.get("lang") == lang, path
            assert link.get("dir") == LANGUAGES[lang].direction, path
            assert (link.text or "").strip() == LANGUAGES[lang].endonym, path
            assert site.page(link.attrib["href"]).lang == lang, path


def test_ids_of_headings_keep_their_matras(site: PrintedSite) -> None:
    """An anchor made from a heading holds each vowel sign of it."""
    for path, page in site.pages.items():
        for heading in page.all("div[@class='copy']/h2"):
            if heading.get("class") != "label":
                text = "".join(heading.itertext())
                signs = WORD_SIGN.findall(text)
                assert WORD_SIGN.findall(heading.attrib["id"])[: len(signs)] == signs, path


def test_every_rendition_that_is_offered_is_there(site: PrintedSite) -> None:
    """As wide as it is said to be, in the format that it is said to have, and light."""
    offered = set()
    for path, page in site.pages.items():
        for element in (*page.all("source"), *page.all("img[@srcset]")):
            assert element.get("sizes"), path
            for candidate in element.get("srcset").split(", "):
                address, width = candidate.split(" ")
                file = site.file_behind(address)
                assert file, f"{path}: {address}"
                assert f"-{width[:-1]}." in file, path
                assert element.get("type", "image/") in MEDIA_TYPES[file.rpartition(".")[2]], path
                offered.add(file)
        offered |= {site.file_behind(image.get("src")) for image in page.all("img")}
    printed = {file for file in site.files if file.startswith("images/")}
    for file in printed:
        with Image.open(site.output / file) as image:
            is_crop = f"-{image.width}x{image.height}.jpg" in file
            assert is_crop or f"-{image.width}." in file
            assert image.get_format_mimetype() == MEDIA_TYPES[file.rpartition(".")[2]]
            assert image.getexif() == {}
            if image.width <= 720 and not is_crop:
                assert (site.output / file).stat().st_size <= 28 * 1024
    assert offered <= printed


def test_structured_data_is_json(site: PrintedSite) -> None:
    """What a page tells machines parses, and no text in it ends the element that holds it."""
    for path, page in site.pages.items():
        for script in page.all("script[@type='application/ld+json']"):
            assert json.loads(script.text or "")["@context"] == "https://schema.org", path


def test_structured_data_names_addresses_that_are_there(site: PrintedSite) -> None:
    """Wrong data hurts: every address of this site in it leads to a file."""
    nowhere = set()
    for path, page in site.pages.items():
        for script in page.all("script[@type='application/ld+json']"):
            for address in re.findall(rf'"({site.siteurl}/[^"#]*)', script.text or ""):
                if site.file_behind(address.removeprefix(site.origin)) is None:
                    nowhere.add(f"{path}: {address}")

    assert nowhere == set()


def test_the_theme_s_files_are_copied_whole(site: PrintedSite) -> None:
    """Byte for byte, but for styles, and fonts that were not asked for; scripts as they run."""
    static = ROOT / "theme" / "static"
    left = (static / "css", static / "fonts")
    files = {
        file.name: file.read_bytes()
        for file in static.rglob("*")
        if file.is_file() and not any(file.is_relative_to(folder) for folder in left)
    }
    files |= {
        name: without_comments(script.decode()).encode()
        for name, script in files.items()
        if name.endswith(".js")
    }
    printed = [(site.output / path).read_bytes() for path in site.files if "theme/" in path]

    assert files
    assert [name for name, content in files.items() if printed.count(content) != 1] == []


def test_every_list_that_can_be_followed_has_a_feed(site: PrintedSite) -> None:
    """``rss.xml`` beside each edition, section, topic, speaker and author; more beside two kinds.

    That pages name them, and that they are sound, are rules of ``./inv proof pages``.
    """
    lists = r"(\w\w/)?((section|topic|speaker|author)/(?!letter/)[^/]+/)?index\.html"
    fronts = [path for path in site.pages if re.fullmatch(lists, path)]
    many = [path for path in fronts if not re.search("(topic|speaker|author)/", path)]

    assert {path.replace("index.html", "rss.xml") for path in fronts} == site.feeds.keys()
    assert {path.replace("index.html", "atom.xml") for path in many} == {
        path for path in site.feed_files if path.endswith("atom.xml")
    }
    assert {path.replace("index.html", "feed.json") for path in many} == {
        path for path in site.feed_files if path.endswith("feed.json")
    }


def test_every_channel_says_what_rss_asks(site: PrintedSite) -> None:
    """title, link, description, language, lastBuildDate, and the feed's own address."""
    for path, rss in site.feeds.items():
        channel = rss.find("channel")
        first = path.partition("/")[0]
        assert (rss.tag, rss.get("version")) == ("rss", "2.0")
        assert [each.tag for each in channel if each.tag != "item"] == [
            *("title", "link", "description", "language", "lastBuildDate"),
            *(f"{ATOM}id", "docs", f"{ATOM}link"),
        ], path
        assert all(channel.findtext(name) for name in ("title", "link", "description")), path
        assert channel.findtext("language") == (first if first in LANGUAGES else "hi"), path
        assert site.page(channel.findtext("link")).lang == channel.findtext("language"), path
        assert dict(channel.find(f"{ATOM}link").attrib) == {
            "href": f"{site.siteurl}/{path}",
            "rel": "self",
            "type": "application/rss+xml",
        }
        dates = [parsedate_to_datetime(each.text) for each in channel.iter("pubDate")]
        assert parsedate_to_datetime(channel.findtext("lastBuildDate")) >= max(dates)
        assert dates == sorted(dates, reverse=True), path


def test_every_item_says_what_rss_asks(site: PrintedSite) -> None:
    """The description before the full text, a ``tag:`` URI as id, a date with its offset."""
    items = [(path, item) for path, rss in site.feeds.items() for item in rss.iter("item")]

    assert items
    for path, item in items:
        tags = [each.tag for each in item]
        assert tags.index("description") < tags.index(CONTENT), path
        assert {"title", "link", "pubDate", "guid", CREATOR, "category"} <= set(tags), path
        assert "author" not in tags, path
        assert tags.count("enclosure") <= 1, path
        guid = item.find("guid")
        assert guid.get("isPermaLink") == "false", path
        assert re.fullmatch(
            r"tag:[a-z.]+,\d{4}:\d{8}-[2-9a-hjkmnp-z]{4}:(hi|en|ur|pa)(:[a-z0-9-]+)?", guid.text
        ), path
        assert re.fullmatch(
            r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}",
            item.findtext("pubDate"),
        ), path
        assert site.page(item.findtext("link")).canonical == item.findtext("link"), path


def test_pictures_in_a_feed_are_described(site: PrintedSite) -> None:
    """``media:content`` has address, type, length and size of a file that is there."""
    for path, rss in site.feeds.items():
        for media in rss.iter(f"{MEDIA}content"):
            file = site.file_behind(media.get("url").removeprefix(site.origin))
            assert file, path
            content = (site.output / file).read_bytes()
            assert int(media.get("fileSize")) == len(content) <= 150_000, path
            with Image.open(BytesIO(content)) as image:
                assert media.get("type") == f"image/{image.format.lower()}", path
                assert (media.get("width"), media.get("height")) == tuple(map(str, image.size))
            assert media.get("type") in {"image/png", "image/jpeg"}, path
            assert media.get("medium") == "image", path
            assert media.findtext(f"{MEDIA}description"), path
            enclosure = media.getparent().find("enclosure")
            assert dict(enclosure.attrib) == {
                "url": media.get("url"),
                "length": media.get("fileSize"),
                "type": media.get("type"),
            }


def test_every_xml_file_says_that_it_is_utf_8(site: PrintedSite) -> None:
    """A server's own idea of the encoding does not matter."""
    for path, rss in site.feeds.items():
        tree: etree._ElementTree = rss.getroottree()
        assert (tree.docinfo.encoding or "").lower() == "utf-8", path
