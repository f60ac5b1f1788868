"""Atom and JSON Feed, and what all formats share: bounds, samples, hubs, the list of them all."""

import json
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree
from msgspec import structs

from newsroom.engine.plan import Document, Page
from newsroom.engine.settings import SettingsError
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import NewsSource, Passage, Report, Tag
from newsroom.records.section import Section
from plugins.feeds.atom import compose_atom
from plugins.feeds.json_feed import compose_json_feed
from plugins.feeds.plugin import plan
from plugins.feeds.rss import compose_rss
from plugins.feeds.settings import read_feed_settings
from tests.plugins.feeds.test_rss import HOSTILE, NAMES, feed_of, feeds_of, full_report
from tests.plugins.newspapers import AT, newspaper, report

GRAMMAR = Path(__file__).parents[3] / "newsroom/proof/pages/atom.rng"
PICTURE = Picture("/images/a.jpg", 1200, 675, "पुल", "नया पुल", "आशा", type="image/jpeg", length=4321)


def atom_of(*reports: Report, place: str = "atom.xml") -> etree._Element:
    """A feed in Atom, held against the grammar of RFC 4287."""
    feed = etree.fromstring(compose_atom(feed_of(newspaper(), *reports, place=place)))
    grammar = etree.RelaxNG(etree.parse(GRAMMAR))
    assert grammar.validate(feed), grammar.error_log
    return feed


def test_atom_says_what_rss_says() -> None:
    """The same ids, texts and people, hostile signs as they are written."""
    changed = full_report()
    changed.artwork = structs.replace(changed.artwork, lead=PICTURE)
    feed = atom_of(changed)
    entry = feed.find("atom:entry", NAMES)

    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "hi"
    assert feed.findtext("atom:id", None, NAMES) == "https://samachar.example/atom.xml"
    assert feed.findtext("atom:author/atom:name", None, NAMES) == "समाचार"
    assert entry.findtext("atom:id", None, NAMES) == "tag:samachar.example,2026:20261124-k7f3:hi"
    assert entry.findtext("atom:title", None, NAMES) == HOSTILE
    assert entry.findtext("atom:updated", None, NAMES) == "2026-11-25T17:05:00+05:30"
    assert [each.text for each in entry.findall("atom:author/atom:name", NAMES)] == [
        *("आशा <ठाकुर>", "डेस्क"),
    ]
    assert entry.findtext("atom:author/atom:uri", None, NAMES) == (
        "https://samachar.example/author/asha/"
    )
    assert entry.find("atom:content", NAMES).get("type") == "html"
    assert entry.findtext("atom:content", None, NAMES).startswith('<div lang="hi" dir="ltr">')
    assert {
        "rel": "enclosure",
        "type": "image/jpeg",
        "length": "4321",
        "href": "https://samachar.example/images/a.jpg",
    } in [dict(each.attrib) for each in entry.findall("atom:link", NAMES)]


def test_reports_of_one_minute_are_parted_by_seconds() -> None:
    """A program that goes by the time of the last change misses none; the oldest keeps its own."""
    feed = atom_of(*(report(f"r{number}", id=f"20261124-aaa{number + 2}") for number in range(3)))

    updated = [each.text for each in feed.iterfind("atom:entry/atom:updated", NAMES)]
    assert updated == [f"2026-11-24T17:05:0{second}+05:30" for second in (2, 1, 0)]
    assert feed.findtext("atom:updated", None, NAMES) == updated[0]
    assert {each.text for each in feed.iterfind("atom:entry/atom:published", NAMES)} == {
        "2026-11-24T17:05:00+05:30"
    }


def test_json_feed_says_what_rss_says() -> None:
    """Whoever opens it in a browser reads first what it is."""
    changed = full_report()
    changed.artwork = structs.replace(changed.artwork, lead=PICTURE)
    feed = json.loads(compose_json_feed(feed_of(newspaper(), changed, place="feed.json")))
    (item,) = feed["items"]

    assert list(feed)[:3] == ["version", "user_comment", "title"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["user_comment"].endswith("https://samachar.example/feeds/")
    assert feed["feed_url"] == "https://samachar.example/feed.json"
    assert (feed["language"], "hubs" in feed) == ("hi", False)
    assert (item["id"], item["title"]) == ("tag:samachar.example,2026:20261124-k7f3:hi", HOSTILE)
    assert item["content_html"].startswith('<div lang="hi" dir="ltr">')
    assert datetime.fromisoformat(item["date_published"]) == AT
    assert item["tags"] == ["खेल", "जल & नल"]
    assert item["authors"][0] == {
        "name": "आशा <ठाकुर>",
        "url": "https://samachar.example/author/asha/",
    }
    assert item["image"] == "https://samachar.example/images/a.jpg"
    assert item["attachments"] == [
        {
            "url": "https://samachar.example/images/a.jpg",
            "mime_type": "image/jpeg",
            "title": "नया पुल",
            "size_in_bytes": 4321,
        }
    ]


def test_a_picture_is_an_enclosure_too() -> None:
    """With its length in bytes, without which no reader's program takes it."""
    pictured = report(lead=PICTURE)
    item = etree.fromstring(compose_rss(feed_of(newspaper(), pictured))).find(".//item")

    assert dict(item.find("enclosure").attrib) == {
        "url": "https://samachar.example/images/a.jpg",
        "length": "4321",
        "type": "image/jpeg",
    }
    assert item.find("media:content", NAMES).get("fileSize") == "4321"
    assert item.findtext("media:content/media:credit", None, NAMES) == "आशा"


def test_a_sample_says_so_in_title_and_text() -> None:
    """Among real news of other papers nothing else tells it apart."""
    sample = report()
    sample.placement = structs.replace(sample.placement, sample=True)
    entry = feed_of(newspaper(), sample).entries[0]

    assert entry.title == "Sample: नल में पानी"
    assert '<strong><span lang="en">Sample</span></strong>' in entry.content
    assert "This report is an example. It is not news" in entry.content


def test_ids_of_a_text_stay_on_its_page() -> None:
    """A program shows several reports at once; a footnote's link leads to the page."""
    noted = report(body='<p id="k1">पाठ<a href="#fn:1">1</a></p><ol><li id="fn:1">नोट</li></ol>')
    entry = feed_of(newspaper(), noted).entries[0]

    assert entry.content == (
        '<div lang="hi" dir="ltr"><p>पाठ<a href="https://samachar.example/2026/11/24/pani/#fn:1">1'
        "</a></p><ol><li>नोट</li></ol></div>"
    )


def test_a_report_that_came_from_elsewhere_says_from_where() -> None:
    """In its text; RSS has an element for it, Atom a link."""
    taken = report()
    source = NewsSource("वार्ता एजेंसी", "https://varta.example/")
    taken.placement = structs.replace(taken.placement, source=source)
    feed = feed_of(newspaper(), taken)
    assert "वार्ता एजेंसी</small>" in feed.entries[0].content
    rss = etree.fromstring(compose_rss(feed)).find(".//item/source")
    atom = etree.fromstring(compose_atom(feed)).find(".//atom:link[@rel='via']", NAMES)

    assert (rss.text, rss.get("url")) == ("वार्ता एजेंसी", "https://varta.example/")
    assert (atom.get("title"), atom.get("href")) == ("वार्ता एजेंसी", "https://varta.example/")


@pytest.mark.parametrize("compose", [compose_rss, compose_atom, compose_json_feed])
def test_no_feed_is_heavier_than_512_kb(compose: object) -> None:
    """The oldest reports are left out; a text that alone would fill it gives its standfirst."""
    paper = newspaper()
    long, longer = "क" * 30_000, "ख" * 60_000
    reports = [
        report(f"r{number}", id=f"20261124-aa{number:02}", body=f"<p>{long}</p>")
        for number in range(20, 30)
    ]
    reports[0].body = f"<p>{longer}</p>"
    reports[0].face = structs.replace(reports[0].face, standfirst="सार")
    feed = feed_of(paper, *reports)

    assert callable(compose)
    written = compose(feed)

    assert 400_000 < len(written) <= 512 * 1024
    assert feed.entries[0].content == (
        '<div lang="hi" dir="ltr"><p>सार</p>\n<p><a href="https://samachar.example/2026/11/24/r20/">'
        '<span lang="en">Read the whole report</span></a></p></div>'
    )
    assert longer not in written.decode()


def test_a_feed_has_thirty_reports_at_most() -> None:
    """The newest."""
    reports = [report(f"r{number}", id=f"20261124-aa{number:02}") for number in range(40)]

    assert len(feed_of(newspaper(), *reports).entries) == 30


def test_a_section_s_feed_describes_the_section() -> None:
    """In plain words; one without a description says whose reports it carries."""
    paper = newspaper()
    paper.sections["khel"] = Section(
        "khel",
        "sections/khel.md",
        names={"hi": "खेल"},
        descriptions={"hi": Passage("sections/khel.md", "hi", "<p>मैदान &amp; <b>खिलाड़ी</b>।</p>")},
    )
    planned = feeds_of(paper, report(), report("game", lang="en"))

    feed = planned["section/khel/rss.xml"].composed()["feed"]
    assert (feed.title, feed.description) == ("समाचार: खेल", "मैदान & खिलाड़ी।")
    feed = planned["en/section/khel/atom.xml"].composed()["feed"]
    assert "newest first" in feed.description


def test_a_hub_is_named_in_every_format() -> None:
    """Beside the feed's own address, as WebSub asks; without a hub nothing is said."""
    paper = newspaper()
    paper.settings = {"FEEDS": {"hub": "https://hub.example/"}}
    planned = feeds_of(paper, report())

    rss, atom, json_feed = (
        planned[name].compose(**planned[name].composed())
        for name in ("rss.xml", "atom.xml", "feed.json")
    )
    for written in (rss, atom):
        links = etree.fromstring(written).iterfind(".//atom:link", NAMES)
        found = {each.get("rel"): each.get("href") for each in links}
        assert found["hub"] == "https://hub.example/"
        assert found["self"].startswith("https://samachar.example/")
    assert json.loads(json_feed)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ({"length": 31}, "FEEDS['length'] is 31. Write a whole number from 1 to 30."),
        ({"length": 0}, "FEEDS['length'] is 0. Write a whole number, 1 or more."),
        *(
            (
                {"hub": hub},
                (
                    f"FEEDS['hub'] is {hub!r}. Write the hub's whole address, such as "
                    "'https://hub.example/', or delete it."
                ),
            )
            for hub in ("hub.example", "ftp://hub.example/", "https://", "https://[::1", 7)
        ),
    ],
)
def test_a_setting_that_cannot_be_is_told(written: dict[str, object], told: str) -> None:
    """Before anything is printed."""
    with pytest.raises(SettingsError) as refused:
        read_feed_settings({"FEEDS": written})
    assert refused.value.told == told


def test_every_feed_stands_on_the_page_and_in_the_list() -> None:
    """A topic's beside a section's; what many follow in three formats."""
    paper = newspaper()
    printed = plan_of(paper, report(topics=(Tag("जल & नल", "jal"),)))
    page, opml = printed["feeds/index.html"], printed["feeds/feeds.opml"]

    assert isinstance(page, Page)
    assert isinstance(opml, Document)
    inputs = page.composed()
    assert [each.text for each in inputs["whole"][0].formats] == ["RSS", "Atom", "JSON Feed"]
    assert [(group.anchor, len(group.feeds)) for group in inputs["groups"]] == [
        *(("section", 1), ("topic", 1)),
    ]
    assert inputs["groups"][1].feeds[0].address == "https://samachar.example/topic/jal/rss.xml"
    body = etree.fromstring(opml.compose(**opml.composed())).find("body")
    assert [each.get("xmlUrl") for each in body.iterfind(".//outline[@type='rss']")] == [
        "https://samachar.example/rss.xml",
        "https://samachar.example/section/khel/rss.xml",
        "https://samachar.example/topic/jal/rss.xml",
    ]
    assert body.find("outline[3]/outline").get("text") == "समाचार: जल & नल"


def test_kinds_with_very_many_feeds_are_led_to_by_their_index() -> None:
    """The page stays light; the list for programs has all."""
    paper = newspaper()
    topics = tuple(Tag(f"विषय {number}", f"vishay-{number}") for number in range(201))
    printed = plan_of(paper, report(topics=topics))

    group = printed["feeds/index.html"].composed()["groups"][1]  # type: ignore[union-attr]
    assert (group.index, group.feeds) == ("/topic/", ())
    opml = printed["feeds/feeds.opml"]
    assert isinstance(opml, Document)
    assert opml.compose(**opml.composed()).count(b'type="rss"') == 203


def test_a_feed_in_a_browser_is_told_in_the_words_of_its_edition() -> None:
    """As strings of CSS, whatever the words hold; the script's type stands for the whole."""
    style = plan_of(newspaper(), report(lang="ur"))["ur/feeds/feed.css"]
    assert isinstance(style, Document)
    written = style.compose(**style.composed()).decode()

    assert written.startswith('@charset "utf-8";\n')
    assert '--explanation: "This is a feed.' in written
    assert "--direction: rtl;" in written
    assert ':root {\n  --text-face: "Noto Nastaliq Urdu"' in written


def plan_of(paper: Newspaper, *reports: Report) -> dict[str, Page | Document]:
    """Everything that the feeds' plugin prints, by its place."""
    feeds_of(paper, *reports)
    return {each.save_as: each for each in plan(paper) if isinstance(each, Page | Document)}


def test_readers_programs_find_the_same_in_every_format() -> None:
    """Feedparser reads RSS and Atom alike."""
    paper = newspaper()
    reports = [full_report(), report("b", id="20261124-bbbb")]
    feed = feed_of(paper, *reports)
    rss, atom = (
        feedparser.parse(write(feed), sanitize_html=False) for write in (compose_rss, compose_atom)
    )

    assert not rss.bozo
    assert not atom.bozo
    for name in ("id", "title", "link", "summary"):
        assert [each[name] for each in rss.entries] == [each[name] for each in atom.entries]
    assert [each.content[0].value for each in rss.entries] == [
        each.content[0].value for each in atom.entries
    ]
