from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from newsroom.engine.plan import Document
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.report import Correction, Report, Tag
from newsroom.records.statements import Statement
from plugins.feeds.entries import Entries, Feed, FeedEntry
from plugins.feeds.plugin import plan
from plugins.feeds.rss import compose_rss
from tests.plugins.newspapers import AT, add_report, newspaper, report
from tests.scenarios.run import ROOT

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
HOSTILE = "\"ख़बर\" & <b>'नाम'</b> ]]> \u200fشملہ\u200e &amp; 🏏"

# What XML can hold; the copy desk sends everything else back. Latin beyond ASCII is left out, since
# feedparser takes some of it for UTF-8 read as Latin-1, and puts it right.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("&<>\"']\u200f\u200dकि"),
        st.characters(codec="ascii", exclude_categories=("Cc",)),
        st.characters(min_codepoint=0x370, codec="utf-8", exclude_categories=("Cn",)),
    ),
    max_size=20,
)


def full_report() -> Report:
    """A report with everything that a feed can say, much of it hostile."""
    return report(
        headline=HOSTILE,
        standfirst=f"सार {HOSTILE}",
        modified=AT.replace(day=25),
        body=(
            '<p>पाठ <a href="/section/khel/">खेल</a> <a href="#said">नीचे</a> '
            '<a href="https://other.example/x">बाहर</a></p>\n<img src="/images/b.png" alt="">'
            "<blockquote cite='/section/khel/'><a HREF='//cdn.example/y'>कहा</a></blockquote>"
        ),
        note=HOSTILE,
        corrections=(Correction(AT.date(), HOSTILE),),
        byline=(Link("आशा <ठाकुर>", "/author/asha/"), Link("डेस्क", "/author/desk/")),
        topics=(Tag("जल & नल", "jal"), Tag("खेल", "khel")),
        lead=Picture("/images/a.png", 640, 480, HOSTILE, "शीर्षक", credit=HOSTILE, type="image/png"),
    )


def feeds_of(paper: Newspaper, *reports: Report) -> dict[str, Document]:
    """All feeds of a newspaper with these reports, by their places."""
    for each in reports:
        add_report(paper, each)
    paper.settings = {"THEME": str(ROOT / "theme"), **paper.settings}
    return {
        each.save_as: each
        for each in plan(paper)
        if isinstance(each, Document) and each.replan is not None
    }


def feed_of(paper: Newspaper, *reports: Report, place: str = "rss.xml") -> Feed:
    """One feed of a newspaper with these reports, before it has a format."""
    feed: Feed = feeds_of(paper, *reports)[place].composed()["feed"]
    return feed


def parse(feed: Feed) -> etree._Element:
    """The feed as a strict parser reads it: its channel."""
    return etree.fromstring(compose_rss(feed))[0]


def names(element: etree._Element) -> list[str]:
    """The names of an element's children, with the prefixes of the standards."""
    prefixes = {f"{{{uri}}}": f"{prefix}:" for prefix, uri in NAMES.items()}
    found = []
    for child in element:
        name = str(child.tag)
        for uri, prefix in prefixes.items():
            name = name.replace(uri, prefix)
        found.append(name)
    return found


def test_a_feed_says_what_it_is() -> None:
    """Its dates are those of its reports, never of the build, so that two builds are alike."""
    channel = parse(feed_of(newspaper(), report(), place="section/khel/rss.xml"))

    assert names(channel) == [
        *("title", "link", "description", "language", "lastBuildDate"),
        *("atom:id", "docs", "atom:link", "item"),
    ]
    assert channel.findtext("title") == "समाचार: खेल"
    assert channel.findtext("link") == "https://samachar.example/section/khel/"
    assert channel.findtext("description") == "Reports on खेल, the newest first."
    assert channel.findtext("docs") == "https://samachar.example/feeds/"
    assert (
        channel.findtext("atom:id", None, NAMES) == "https://samachar.example/section/khel/rss.xml"
    )
    assert channel.findtext("language") == "hi"
    assert channel.findtext("lastBuildDate") == "Tue, 24 Nov 2026 17:05:00 +0530"
    assert dict(channel.find("atom:link", NAMES).attrib) == {
        "href": "https://samachar.example/section/khel/rss.xml",
        "rel": "self",
        "type": "application/rss+xml",
    }


def test_a_report_with_little_has_a_short_item() -> None:
    """Its description is the opening of the text; no element is empty."""
    item = parse(feed_of(newspaper(), report())).find("item")

    assert names(item) == [
        *("title", "link", "description", "content:encoded", "pubDate", "category", "guid")
    ]
    assert [child.text for child in item] == [
        "नल में पानी",
        "https://samachar.example/2026/11/24/pani/",
        "पाठ",
        '<div lang="hi" dir="ltr"><p>पाठ</p></div>',
        "Tue, 24 Nov 2026 17:05:00 +0530",
        "खेल",
        "tag:samachar.example,2026:20261124-k7f3:hi",
    ]
    assert item.find("guid").attrib == {"isPermaLink": "false"}


def test_a_report_with_everything_has_a_whole_item() -> None:
    """Hostile signs arrive as they are written; no element holds markup but the text itself."""
    item = parse(feed_of(newspaper(), full_report())).find("item")

    assert names(item) == [
        *("title", "link", "description", "content:encoded", "pubDate", "dc:creator", "dc:creator"),
        *("category", "category", "guid", "media:content"),
    ]
    assert item.findtext("title") == HOSTILE
    assert item.findtext("description") == f"सार {HOSTILE}"
    assert [each.text for each in item.findall("dc:creator", NAMES)] == ["आशा <ठाकुर>", "डेस्क"]
    assert [each.text for each in item.findall("category")] == ["खेल", "जल & नल"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == AT


def test_a_picture_is_in_the_item_and_in_the_text() -> None:
    """Some readers show the one, some the other; the credit is told from the caption."""
    item = parse(feed_of(newspaper(), full_report())).find("item")
    media = item.find("media:content", NAMES)
    text = etree.fromstring(
        item.findtext("content:encoded", None, NAMES), etree.HTMLParser(encoding="utf-8")
    )

    assert dict(media.attrib) == {
        "url": "https://samachar.example/images/a.png",
        "type": "image/png",
        "medium": "image",
        "width": "640",
        "height": "480",
    }
    assert names(media) == ["media:credit", "media:description"]
    assert [child.text for child in media] == [HOSTILE, "शीर्षक"]
    shown = text.find(".//figure/img")
    assert dict(shown.attrib) == {
        "src": "https://samachar.example/images/a.png",
        "alt": HOSTILE,
        "width": "640",
        "height": "480",
    }
    assert "".join(text.find(".//figcaption").itertext()) == f"शीर्षक ({HOSTILE})"


def test_a_text_holds_its_note_its_corrections_and_no_relative_address() -> None:
    """A feed reader is far from the site, whose own path must not be lost either.

    A correction says what it is, and its day: far below the text, it would pass for a part of it.
    """
    paper = newspaper("https://x.example/khabar")
    changed = full_report()
    changed.body = changed.body.replace("cite='/section/", "cite='/khabar/section/")
    item = parse(feed_of(paper, changed)).find("item")

    text = etree.fromstring(
        item.findtext("content:encoded", None, NAMES), etree.HTMLParser(encoding="utf-8")
    )
    assert ["".join(each.itertext()) for each in text.iterfind(".//small")] == [
        HOSTILE,
        f"Correction, 24 नवंबर 2026: {HOSTILE}",
    ]
    assert text.xpath("//@href") == [
        "https://x.example/khabar/section/khel/",
        "https://x.example/khabar/2026/11/24/pani/#said",
        "https://other.example/x",
        "https://cdn.example/y",
    ]
    assert text.xpath("//@cite") == ["https://x.example/khabar/section/khel/"]
    assert all(src.startswith("https://x.example/") for src in text.xpath("//@src"))


def test_a_feed_changed_when_its_newest_change_was_made() -> None:
    """A correction counts; a Modified before the Date does not set it back."""
    old = report("a", id="20261101-aaaa", modified=datetime(2026, 11, 30, tzinfo=UTC))
    new = report("b", modified=AT.replace(year=2025))

    feed = feed_of(newspaper(), new, old)

    assert feed.updated == datetime(2026, 11, 30, tzinfo=UTC)
    assert [entry.updated for entry in feed.entries] == [AT, feed.updated]


def test_an_id_outlives_headline_address_and_date() -> None:
    """A new one would show every follower the same report twice."""
    changed = report("naya", headline="नया", date=AT.replace(year=2027), section_slug="khel")

    before, after = (feed_of(newspaper(), each).entries[0] for each in (report(), changed))

    assert before.id == after.id
    assert before.url != after.url


def test_versions_of_a_story_have_ids_of_their_own() -> None:
    """A reader of both editions gets both."""
    feed = feed_of(newspaper(), report("water", lang="en"), place="en/rss.xml")

    assert feed.entries[0].id == "tag:samachar.example,2026:20261124-k7f3:en"
    assert (feed.lang, feed.title) == ("en", "Samachar")
    assert feed.description == "Every statement, with a name"
    assert feed.url == "https://samachar.example/en/rss.xml"


@settings(deadline=None, max_examples=50)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=3), TEXTS)
def test_a_feed_reader_reads_what_was_written(titles: list[str], summary: str) -> None:
    """Whatever the headlines hold, in their order, with ids and dates."""
    entries = tuple(
        FeedEntry(
            id=f"tag:samachar.example,2026:20261124-000{number}:hi",
            url=f"https://samachar.example/2026/11/24/{number}/",
            title=title,
            summary=summary,
            content="<p>पाठ</p>",
            published=AT,
            updated=AT,
            authors=(),
            categories=(),
            picture=None,
            lang="hi",
        )
        for number, title in enumerate(titles)
    )
    written = compose_rss(
        Feed(
            url="https://samachar.example/rss.xml",
            home="https://samachar.example/",
            site="https://samachar.example/",
            publisher="समाचार",
            title=titles[0],
            description=summary,
            lang="hi",
            explained="https://samachar.example/feeds/",
            explanation="",
            style="/feeds/feed.css",
            icon="https://samachar.example/theme/icon-512.png",
            hub="",
            entries=entries,
        )
    )

    read = feedparser.parse(written, sanitize_html=False)
    assert not read.bozo
    assert [entry.title for entry in read.entries] == [title.strip() for title in titles]
    assert [entry.id for entry in read.entries] == [entry.id for entry in entries]
    assert {entry.published for entry in read.entries} == {"Tue, 24 Nov 2026 17:05:00 +0530"}
    items = etree.fromstring(written).iterfind(".//item")
    assert [(item.findtext("title"), item.findtext("description")) for item in items] == [
        (title, summary) for title in titles
    ]


SAID = {
    "hi": ("पुल खुलेगा", "क्या यह सच है?", "पुल खुलेगा। क्या यह सच है?"),
    "en": ("The bridge will open", "Is it true?", "The bridge will open. Is it true?"),
    "ur": ("پل کھلے گا", "کیا یہ سچ ہے؟", "پل کھلے گا۔ کیا یہ سچ ہے؟"),
    "pa": ("ਪੁਲ ਖੁੱਲ੍ਹੇਗਾ", "“ਇਹ ਸੱਚ ਹੈ”", "ਪੁਲ ਖੁੱਲ੍ਹੇਗਾ। “ਇਹ ਸੱਚ ਹੈ”"),
}


@pytest.mark.parametrize("lang", SAID)
def test_two_statements_of_a_speaker_each_have_their_stop(lang: str) -> None:
    """That of their script, and none after a mark that closes already."""
    first, second, whole = SAID[lang]
    said = report(
        lang=lang,
        statements=(
            Statement("asha", "k1", first),
            Statement("ravi", "k2", "और कुछ"),
            Statement("asha", "k3", second),
            Statement("asha", "k4", first, is_translated=True),
        ),
    )

    paper = newspaper()
    add_report(paper, said)
    entry = Entries(paper).of_speaker(said, "asha", "asha-thakur")

    stop = {"en": ".", "ur": "۔"}.get(lang, "।")
    told = "\u2066Translated\u2069" if lang == "ur" else "Translated"
    assert entry.summary == f"{whole} {first}{stop} ({told})"
    assert entry.id == f"tag:samachar.example,2026:20261124-k7f3:{lang}:asha-thakur"


def test_a_text_in_urdu_says_that_it_runs_from_right_to_left() -> None:
    """A feed reader's page runs from left to right; so do the numbers in a title."""
    urdu = report(lang="ur", headline="فون 98160-12345 پر", body="<p>پل بند ہے۔</p>")

    item = parse(feed_of(newspaper(), urdu, place="ur/rss.xml")).find("item")

    assert item.findtext("content:encoded", None, NAMES) == (
        '<div lang="ur" dir="rtl"><p>پل بند ہے۔</p></div>'
    )
    assert item.findtext("title") == "فون \u206698160-12345\u2069 پر"
