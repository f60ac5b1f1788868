"""Whole editions of people: who is on which page, said what, and is kept out of where."""

import re
from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from PIL import Image

from tests.people.conftest import SCENARIOS, PrintPeople, ReadGraph
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of
from tests.scenarios.run import print_edition
from tests.scenarios.tree import assert_golden_text, snapshot

OwnCopy = Callable[[str], Path]
BAD_COPY = SCENARIOS / "bad-copy"


def said_by(page: PrintedPage) -> dict[str, list[str]]:
    """What a report's box of speakers says: lines by the heading with the name."""
    said = {}
    for who in page.one("aside[@class='said']").findall("*[@class='who']"):
        (name,) = who.findall("summary/h3") + who.findall("h3")
        lines = [text_of(line) for line in who.findall("ol/li")]
        assert who.tag.rpartition("}")[2] == ("details" if lines else "div")
        said[text_of(name)] = lines
    return said


def counts_of(page: PrintedPage) -> list[str]:
    """How many statements a report's box of speakers says that each made."""
    return [text_of(each) for each in page.all("details[@class='who']/summary/span")]


def roles_of(page: PrintedPage) -> list[str]:
    """The line under each name in a report's box of speakers."""
    return [text_of(line) for line in page.all("aside[@class='said']//p[@class='role']")]


def statements_on(page: PrintedPage) -> list[tuple[str, str]]:
    """The statements of a person's page: text and address."""
    found = page.all("li[@class='statement']")
    return [(text_of(each), each.findall("a")[0].attrib["href"]) for each in found]


def names_on(page: PrintedPage) -> list[str]:
    """The names of an index, in its order."""
    return [text_of(each) for each in page.all("div[@class='people']//li/a")]


def sentence_behind(site: PrintedSite, url: str) -> str:
    """The text of the element that an address with an anchor leads to."""
    address, _, anchor = url.partition("#")
    return text_of(site.page(address).one(f"*[@id='{anchor}']"))


def items(site: PrintedSite, path: str) -> list[str]:
    """The titles of a feed, read by a feed reader's parser."""
    feed = feedparser.parse((site.output / path).read_bytes())
    assert not feed.bozo
    return [entry.title for entry in feed.entries]


@pytest.mark.parametrize(
    "name", sorted(each.name for each in SCENARIOS.iterdir() if each.name != "bad-copy")
)
def test_every_page_of_every_scenario_is_sound(print_people: PrintPeople, name: str) -> None:
    """Sound HTML, ids given once, and every statement leads to a sentence."""
    site = print_people(name)

    for path, page in site.pages.items():
        assert page.errors == []
        assert len(page.ids) == len(set(page.ids)), path
        for url in page.addresses():
            if re.search(r"#k\d+$", url):
                own = f"/{path.removesuffix('index.html')}" if url.startswith("#") else ""
                assert sentence_behind(site, own + url), f"{path}: {url}"


def test_two_people_of_one_name_stay_two(print_people: PrintPeople) -> None:
    """The slug tells them apart; each has a page with what that one said."""
    site = print_people("two-of-one-name")

    of_samiti = site.page("/speaker/mira-thakur/")
    of_solan = site.page("/speaker/mira-thakur-solan/")
    assert statements_on(of_samiti) == [("नल सुबह छह बजे खुलेंगे", "/2026/11/23/nal/#k1")]
    assert statements_on(of_solan) == [("घंटी पाँच मिनट पहले बजेगी", "/2026/11/24/pathshala/#k1")]
    assert text_of(of_samiti.one("p[@class='standfirst']")) == "अध्यक्ष, जल समिति"
    assert text_of(of_solan.one("p[@class='standfirst']")) == "शिक्षिका, सोलन"
    assert names_on(site.page("/speaker/")) == ["मीरा ठाकुर", "मीरा ठाकुर"]


def test_a_name_that_two_share_joins_no_pages(print_people: PrintPeople) -> None:
    """One of them writes what quotes the other: her page leads to her own two, not to the other."""
    site = print_people("two-of-one-name")

    report = site.page("/2026/11/24/pathshala/")
    own = "/author/mira-thakur/"
    assert [each.get("href") for each in report.all("p[@class='byline']/b/a")] == [own]
    assert "/speaker/mira-thakur/" in list(site.page(own).addresses())
    assert not [url for url in site.page(own).addresses() if "solan" in url]
    assert not [url for url in site.page("/speaker/mira-thakur-solan/").addresses() if own in url]


def test_a_report_shows_the_role_of_its_date(
    print_people: PrintPeople, read_graph: ReadGraph
) -> None:
    """A later office does not reach back; one beside another is shown with it."""
    site = print_people("role-change")

    before, after = site.page("/2023/05/10/pul/"), site.page("/2026/11/20/bus/")
    assert roles_of(before) == ["सचिव, नगर परिषद; संरक्षक, पुस्तक सभा · सारे बयान: अरुणा वर्मा"]
    assert roles_of(after) == ["अध्यक्ष, नगर परिषद · सारे बयान: अरुणा वर्मा"]
    assert counts_of(before) == counts_of(after) == ["1 बयान"]
    english = site.page("/en/2023/05/10/bridge/")
    assert roles_of(english) == [
        "Secretary, Town Council; Patron, Book Society · All statements: Aruna Verma"
    ]
    assert counts_of(english) == ["1 statement"]
    assert read_graph(before)[0]["mentions"][0]["jobTitle"] == [
        "सचिव, नगर परिषद",
        "संरक्षक, पुस्तक सभा",
    ]
    assert read_graph(after)[0]["mentions"][0]["jobTitle"] == "अध्यक्ष, नगर परिषद"


def test_a_person_s_page_lists_roles_with_their_periods(print_people: PrintPeople) -> None:
    """As exact as the file has them, in the page's language; on top, the newest report's."""
    site = print_people("role-change")

    page, english = site.page("/speaker/aruna-verma/"), site.page("/en/speaker/aruna-verma/")
    assert [text_of(each) for each in page.all("ol[@class='roles']/li")] == [
        "अप्रैल 2019 से मार्च 2024 तक सचिव, नगर परिषद",
        "अप्रैल 2024 से अध्यक्ष, नगर परिषद",
        "2021 से 30 जून 2023 तक संरक्षक, पुस्तक सभा",
    ]
    assert text_of(page.one("p[@class='standfirst']")) == "अध्यक्ष, नगर परिषद"
    assert text_of(english.one("p[@class='standfirst']")) == (
        "Secretary, Town Council; Patron, Book Society"
    )
    assert [url for _, url in statements_on(page)] == ["/2026/11/20/bus/#k1", "/2023/05/10/pul/#k1"]


def test_who_writes_and_is_quoted_has_two_pages(
    print_people: PrintPeople, read_graph: ReadGraph
) -> None:
    """Written and spoken never mix: two pages that lead to each other, a name in each index."""
    site = print_people("writes-and-speaks")

    speaker, author = site.page("/speaker/rafiq-ahmad/"), site.page("/author/rafiq-ahmad/")
    assert statements_on(speaker) == [("दाम अच्छे मिले", "/2026/11/22/mandi/#k1")]
    assert statements_on(author) == []
    assert [text_of(each) for each in author.all("ul[@class='stories']//h3/a")] == ["सेब का रंग"]
    assert "/2026/11/21/seb/" not in set(speaker.addresses())
    assert "/2026/11/22/mandi/" not in set(author.addresses())
    assert "/author/rafiq-ahmad/" in set(speaker.addresses())
    assert "/speaker/rafiq-ahmad/" in set(author.addresses())
    assert names_on(site.page("/speaker/")) == ["रफ़ीक़ अहमद"]
    assert sorted(names_on(site.page("/author/"))) == ["रफ़ीक़ अहमद", "समाचार डेस्क"]
    assert items(site, "speaker/rafiq-ahmad/rss.xml") == ["नमूना: मंडी में सेब"]
    assert items(site, "author/rafiq-ahmad/rss.xml") == ["नमूना: सेब का रंग"]
    profile = read_graph(speaker)[0]
    assert profile["mainEntity"]["sameAs"] == ["https://www.wikidata.org/wiki/Q1234"]
    assert profile["mainEntity"]["alternateName"] == ["रफ़ीक़", "आर. अहमद"]


def test_an_unnamed_source_is_shown_and_never_linked(
    print_people: PrintPeople, read_graph: ReadGraph
) -> None:
    """No page, index, feed or structured data: in the report, as the report names it."""
    site = print_people("kept-out")

    report = site.page("/2026/11/22/pustak/")
    assert said_by(report)["विभागीय सूत्र"] == ["पैसा मिल गया है।"]
    assert "sutra" not in "".join(site.files)
    named = {path for path, page in site.pages.items() if "विभागीय सूत्र" in page.source}
    assert named == {"2026/11/22/pustak/index.html"}
    assert not [path for path, page in site.pages.items() if "vibhag-sutra" in page.source]
    article = read_graph(report)[0]
    assert [each["name"] for each in article["mentions"]] == ["कमला वर्मा"]


def test_who_is_not_listed_is_nowhere_but_in_the_text(print_people: PrintPeople) -> None:
    """Every file of the output: no slug; the name only where the report's own sentences stand."""
    site = print_people("kept-out")
    own_text = "छात्र बबलू नेगी ने कहा कि कहानियाँ उसे भाती हैं। “मुझे और किताबें चाहिए,” बबलू नेगी ने कहा।"

    for path, file in snapshot(site.output).items():
        said = file.decode("utf-8", "replace")
        assert "bablu" not in path + said, path
        assert "बबलू" not in said.replace(own_text, ""), path
        assert "कुफरी" not in said, path
    report = site.page("/2026/11/22/pustak/")
    assert list(said_by(report)) == ["विभागीय सूत्र", "कमला वर्मा नमूना"]
    assert [each.get("id") for each in report.all("div[@class='copy']//span")] == ["k1", "k2"]
    assert names_on(site.page("/speaker/")) == ["कमला वर्मा"]


def test_only_words_in_quotation_marks_are_shown_as_quotations(
    print_people: PrintPeople, read_graph: ReadGraph
) -> None:
    """``<q>`` and Quotation for “…”; ``कहा कि …`` and a single word in marks are reported."""
    site = print_people("own-words")

    report = site.page("/2026/11/23/pani/")
    assert said_by(report) == {
        "आशा रानी नमूना": [
            "नल सुबह खुलेंगे",
            "पानी सबका है, बाँटकर पियो",
            "उन्होंने “विकास” पर बल दिया",
        ],
        "जल समिति नमूना": ["काम कल शुरू होगा।"],
    }
    own_words = ["पानी सबका है, बाँटकर पियो", "काम कल शुरू होगा।"]
    assert [text_of(each) for each in report.all("q")] == own_words
    quotations = [node for node in read_graph(report) if node["@type"] == "Quotation"]
    assert [each["text"] for each in quotations] == own_words
    assert [each["@id"].partition("#")[2] for each in quotations] == ["k2", "k4"]
    assert [each["spokenByCharacter"]["@type"] for each in quotations] == ["Person", "Organization"]


def test_a_confirmed_sentence_is_whole_behind_its_anchor(print_people: PrintPeople) -> None:
    """A person's page leads to the sentence, emphasis and all."""
    site = print_people("own-words")

    behind = [
        sentence_behind(site, url) for _, url in statements_on(site.page("/speaker/asha-rani/"))
    ]
    assert behind == [
        "आशा रानी ने कहा कि नल सुबह खुलेंगे।",
        "“पानी सबका है, बाँटकर पियो,” आशा रानी ने कहा।",
        "उन्होंने “विकास” पर बल दिया।",
    ]


def test_a_translated_statement_is_marked_as_one(
    print_people: PrintPeople, read_graph: ReadGraph
) -> None:
    """On the version's page and on the person's; a story that was written in English is none."""
    site = print_people("own-words")

    assert statements_on(site.page("/en/speaker/asha-rani/")) == [
        ("We will be here every Sunday", "/en/2026/11/24/clinic/#k1"),
        ("The taps will open in the morning Translated", "/en/2026/11/23/water/#k1"),
        ("Water belongs to all, share it Translated", "/en/2026/11/23/water/#k2"),
    ]
    assert not [text for text, _ in statements_on(site.page("/speaker/asha-rani/")) if "अनु" in text]
    article, quotation, *_ = read_graph(site.page("/en/2026/11/23/water/"))
    original = {"@id": "https://samachar.example/2026/11/23/pani/#article"}
    assert article["translationOfWork"] == original
    assert quotation["translationOfWork"]["inLanguage"] == "hi"
    own, quotation, *_ = read_graph(site.page("/en/2026/11/24/clinic/"))
    assert "translationOfWork" not in own
    assert "translationOfWork" not in quotation
    hindi = read_graph(site.page("/2026/11/23/pani/"))[0]
    assert hindi["workTranslation"] == [{"@id": article["@id"]}]


def test_a_person_s_feed_lists_the_reports_that_quote_them(print_people: PrintPeople) -> None:
    """And says what was said; the person's page leads to it."""
    site = print_people("own-words")

    assert items(site, "speaker/asha-rani/rss.xml") == ["नमूना: पानी बाँटकर पियें"]
    assert items(site, "en/speaker/asha-rani/rss.xml") == [
        "Sample: The clinic opens on Sundays",
        "Sample: Share the water",
    ]
    assert "/speaker/asha-rani/rss.xml" in set(site.page("/speaker/asha-rani/").addresses())
    summary = feedparser.parse((site.output / "speaker/jal-samiti/rss.xml").read_bytes())
    assert summary.entries[0].summary == "समिति ने कहा, “काम कल शुरू होगा।”"


def test_long_lists_have_numbered_pages(print_people: PrintPeople) -> None:
    """Seven reports by twos: three and the count on the front, the oldest on page 1."""
    site = print_people("long-lists")

    pages = [site.page(f"/speaker/asha-rani/{part}") for part in ("", "page/2/", "page/1/")]
    reports = [[url.split("/")[-2] for _, url in statements_on(page)] for page in pages]
    assert reports == [["din-7", "din-6", "din-5"], ["din-4", "din-3"], ["din-2", "din-1"]]
    counted = [text_of(each) for each in pages[0].all("div[@class='hung']/span")]
    assert counted == ["7 बयान · 7 रिपोर्टें"]
    assert not any(page.all("div[@class='hung']/span") for page in pages[1:])
    newer = [page.all("a[@rel='prev']")[0].get("href") for page in pages[1:]]
    assert newer == ["/speaker/asha-rani/", "/speaker/asha-rani/page/2/"]


def test_a_long_index_has_a_page_a_letter(print_people: PrintPeople) -> None:
    """The bar counts; the front names those with most reports; the letters together name all."""
    site = print_people("long-lists")

    front = site.page("/speaker/")
    bar = [(text_of(each), each.attrib["href"]) for each in front.all("nav[@class='letters']//a")]
    assert bar == [
        ("आ 1", "/speaker/letter/aa/"),
        ("ई 1", "/speaker/letter/ii/"),
        ("क 2", "/speaker/letter/ka/"),
        ("ग 1", "/speaker/letter/ga/"),
        ("ट 1", "/speaker/letter/tta/"),
        ("त 1", "/speaker/letter/ta/"),
        ("ا 1", "/speaker/letter/alef/"),
    ]
    of_ka = site.page("/speaker/letter/ka/")
    assert names_on(of_ka) == ["कमला वर्मा", "किरण देवी"]
    assert [text_of(each) for each in of_ka.all("a[@aria-current='page']")] == ["क 2"]
    assert front.all("a[@aria-current='page']") == []
    assert text_of(site.page("/speaker/letter/tta/").one("title")).startswith("ट: ")
    named = [name for _, url in bar for name in names_on(site.page(url))]
    assert len(named) == 8
    assert set(names_on(front)) <= set(named)


def test_a_person_s_picture_stands_beside_the_name(own_copy: OwnCopy, tmp_path: Path) -> None:
    """Small in the report's statements, on the front page, in the index.

    Who has none leaves no gap.

    Another picture is on all of them after the next run, too.
    """
    content = own_copy("own-words")
    (content / "images").mkdir()
    for number, name in enumerate(("asha", "rani"), start=1):
        face = Image.new("RGB", (400, 500), (40 * number, 90, 160))
        face.save(content / "images" / f"{name}.jpg")
    person = content / "people/asha-rani.md"
    header = person.read_text(encoding="utf-8").rstrip("\n")

    def faces(name: str) -> dict[str, list[str]]:
        image = f"{header}\nImage: {name}.jpg\nImage-Alt: आशा रानी\n"
        person.write_text(image, encoding="utf-8")
        run = print_edition(tmp_path, content)
        assert run.status == 0, run.err
        site = PrintedSite(run.output)
        return {
            path: [
                f"{each.get('src', '').rpartition('/')[2].partition('-')[0]} {each.get('alt')}"
                for each in page.all("span[@class='face']//img")
            ]
            for path, page in site.pages.items()
        }

    first = faces("asha")
    with_faces = {path for path, shown in first.items() if shown}
    second = faces("rani")

    assert {"index.html", "speaker/index.html", "2026/11/23/pani/index.html"} <= with_faces
    assert all(shown in ([], ["asha आशा रानी"]) for shown in first.values())
    assert all(shown in ([], ["rani आशा रानी"]) for shown in second.values())
    assert {path for path, shown in second.items() if shown} == with_faces


@pytest.mark.parametrize("how", ["as a draft", "by deleting it"])
def test_withdrawing_a_report_withdraws_its_statements(
    own_copy: OwnCopy, tmp_path: Path, how: str
) -> None:
    """No page, feed or index keeps a word of it."""
    content = own_copy("own-words")
    for file in (content / "reports/2026/11").glob("pani*.md"):
        if how == "as a draft":
            file.write_text(f"Status: draft\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
        else:
            file.unlink()

    run = print_edition(tmp_path, content)

    assert run.status == 0
    site = PrintedSite(run.output)
    for path, file in snapshot(run.output).items():
        said = file.decode("utf-8", "replace")
        assert "बाँटकर" not in said, path
        assert "Water belongs" not in said, path
        assert "taps" not in said, path
    assert not [path for path in site.files if path.startswith("speaker/")]
    assert len(statements_on(site.page("/en/speaker/asha-rani/"))) == 1


@pytest.mark.parametrize("kind", sorted(folder.name for folder in BAD_COPY.iterdir()))
def test_what_people_cannot_be_is_sent_back(newsdesk: Path, tmp_path: Path, kind: str) -> None:
    """Each mistake in one line, with who may be meant or what the text says now; all at once."""
    for file in (BAD_COPY / kind / "content").rglob("*.md"):
        copy = tmp_path / "content" / file.relative_to(BAD_COPY / kind / "content")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(file.read_bytes())
    before = snapshot(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert_golden_text(run.out + run.err, BAD_COPY / kind / "expected.txt")
    assert snapshot(newsdesk / "output") == before
