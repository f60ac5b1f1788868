"""What the guides promise to editors, each at its edge: as many as they say, and not one more."""

import re
import shutil
from collections.abc import Mapping
from inspect import signature
from pathlib import Path
from unicodedata import normalize
from xml.etree.ElementTree import Element

import pytest
from invoke.tasks import Task

import tasks
from newsroom.records.masthead import Masthead
from newsroom.text.languages import LANGUAGES
from tests.conftest import SCENARIOS
from tests.docs.newsroom_of_forty import LANGUAGES as PRINTED
from tests.docs.newsroom_of_forty import REPORTS, SPORT, headline, write_newsroom
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of
from tests.scenarios.run import ROOT, print_edition

GUIDE = ROOT / "docs" / "editors.md"
REPORT = "reports/2026/11/pani-ka-samay.md"
GUIDES = [
    *("docs/editors.hi.md", "docs/editors.md", "docs/settings.md", "docs/proof.md"),
    *("docs/benchmarks.md", "README.md", "tests/README.md"),
]


@pytest.fixture(scope="session")
def forty(tmp_path_factory: pytest.TempPathFactory) -> PrintedSite:
    """The newsroom of forty reports, printed with the settings that are usual."""
    folder = tmp_path_factory.mktemp("forty")
    usual: dict[str, object] = {"EDITIONS": {}, "FEEDS": {}, "PEOPLE": {}, "COPYDESK": {}}
    run = print_edition(folder, write_newsroom(folder / "content"), LANGUAGES=PRINTED, **usual)
    assert run.status == 0, run.err
    return PrintedSite(run.output)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The content of a newsroom with one report, for a test to write on."""
    return Path(shutil.copytree(SCENARIOS / "one-report" / "content", tmp_path / "content"))


def headlines(page: PrintedPage, path: str) -> list[str]:
    """The words of the links that a path finds."""
    return [text_of(each) for each in page.all(path)]


def numbers(*reports: int) -> list[str]:
    """The headlines of reports."""
    return [headline(number) for number in reports]


def is_task(each: object) -> bool:
    """Whether it is something that ``./inv`` can do."""
    return isinstance(each, Task)


def words_of(element: Element) -> str:
    """An element's words, with plain spaces."""
    return " ".join("".join(element.itertext()).split())


# The front page


def test_four_stories_stand_beside_the_lead(forty: PrintedSite) -> None:
    """docs/editors.md: the first is the lead, the next four stand beside it."""
    front = forty.pages["index.html"]

    assert headlines(front, "article[@class='story lead']//h2/a") == numbers(39)
    assert headlines(front, "div[@class='secondary']//h2/a") == numbers(38, 37, 36, 35)


def test_seven_stories_follow_in_brief(forty: PrintedSite) -> None:
    """docs/settings.md: seven, and none that stands above."""
    front = forty.pages["index.html"]

    assert headlines(front, "section[@class='briefs']//li/a") == numbers(*range(34, 27, -1))


def test_five_stories_stand_in_the_band_of_a_section(forty: PrintedSite) -> None:
    """The newest of the section that stand nowhere above; in the colour of the section."""
    front = forty.pages["index.html"]

    bands = front.all("section[@id]")
    assert [(band.attrib["id"], band.attrib["class"]) for band in bands] == [
        ("pradesh", "desk"),
        ("khel", "desk haldi"),
    ]
    assert headlines(front, "section[@id='khel']//a")[1:] == numbers(*range(27, 22, -1))
    assert headlines(front, "section[@id='pradesh']//a")[1:] == numbers(*range(21, 16, -1))


def test_three_statements_stand_on_the_front_page_one_a_speaker(forty: PrintedSite) -> None:
    """The first that each of the newest speakers has made, and its way to the sentence."""
    voices = forty.pages["index.html"].all("section[@class='voices']//li")

    assert [text_of(each.findall("p")[1]) for each in voices] == [
        "एक ठाकुर",
        "दो ठाकुर",
        "तीन ठाकुर",
    ]
    assert [each.find("p/a").attrib["href"] for each in voices] == [
        f"/2026/11/{day}/r{number}/#k1" for day, number in ((20, 39), (20, 38), (19, 37))
    ]


def test_one_story_of_each_other_language_is_named(forty: PrintedSite) -> None:
    """The newest that cannot be read here."""
    others = forty.pages["index.html"].all("section[@aria-labelledby='others']//li/a")

    assert [(text_of(each), each.attrib["hreflang"]) for each in others] == [("English 12", "en")]


def test_the_front_page_says_the_hour_of_the_newest_day(forty: PrintedSite) -> None:
    """And the date of what is older; above all the day itself."""
    front = forty.pages["index.html"]

    assert "शुक्रवार, 20 नवंबर 2026" in words_of(front.one("header"))
    assert headlines(front, "article[@class='story lead']//time") == ["दोपहर 12:00 बजे"]
    assert headlines(front, "section[@class='briefs']//time")[:2] == [
        "18 नवंबर 2026",
        "17 नवंबर 2026",
    ]


def test_front_page_lengths_are_those_of_the_settings(tmp_path: Path) -> None:
    """docs/settings.md: each of them may be set."""
    content = write_newsroom(tmp_path / "content")
    lengths = {"secondary": 1, "briefs": 2, "desk": 1, "voices": 4, "other_languages": 2}
    run = print_edition(tmp_path, content, LANGUAGES=PRINTED, EDITIONS={**lengths, "related": 1})
    site = PrintedSite(run.output)
    front = site.pages["index.html"]

    assert headlines(front, "div[@class='secondary']//h2/a") == numbers(38)
    assert headlines(front, "section[@class='briefs']//li/a") == numbers(37, 36)
    assert headlines(front, "section[@id='khel']//a")[1:] == numbers(35)
    assert len(front.all("section[@class='voices']//li")) == 4
    assert headlines(front, "section[@aria-labelledby='others']//li/a") == [
        "English 12",
        "English 11",
    ]
    assert len(site.page("/2026/11/20/r39/").all("section[@class='related']//h3")) == 1


def test_an_editors_list_may_hold_remarks_and_endings(copy: Path) -> None:
    """A line with ``#`` is a remark; ``.md`` behind a name and spaces round it do no harm."""
    for day, name in ((20, "purani"), (21, "nayi")):
        (copy / f"reports/2026/11/{name}.md").write_text(
            f"Title: {name}\nId: 202611{day}-abcd\nSlug: {name}\nDate: 2026-11-{day} 08:00\n"
            "Category: pradesh\n\nधूप खिली।\n",
            encoding="utf-8",
        )
    (copy / "front.hi.md").write_text("# आज\n\n  purani.md \n#nayi\n", encoding="utf-8")

    run = print_edition(copy.parent, copy)

    front = PrintedSite(run.output).pages["index.html"]
    assert headlines(front, "article[@class='story lead']//h2/a") == ["purani"]
    assert headlines(front, "div[@class='secondary']//h2/a")[-1] == "nayi"


# Lists and feeds


def test_a_page_of_a_list_holds_twenty(forty: PrintedSite) -> None:
    """Of forty, twenty on the front and twenty on page 1; 22 of a section stand on one."""
    topic = [forty.page(url) for url in ("/topic/mausam/", "/topic/mausam/page/1/")]

    assert [headlines(page, "ul[@class='stories']//h2/a") for page in topic] == [
        numbers(*range(39, 19, -1)),
        numbers(*range(19, -1, -1)),
    ]
    assert "section/pradesh/page/1/index.html" not in forty.pages
    assert len(forty.page("/section/pradesh/").all("ul[@class='stories']/li")) == REPORTS - SPORT
    assert len(forty.page("/author/samachar-desk/page/1/").all("ul[@class='stories']/li")) == 20


def test_a_feed_holds_thirty(forty: PrintedSite) -> None:
    """The newest first; a section's holds what there is."""
    feed = (forty.output / "rss.xml").read_text(encoding="utf-8")
    sport = (forty.output / "section/khel/rss.xml").read_text(encoding="utf-8")

    items = re.findall(r"<item>\s*<title>(.*?)</title>", feed)
    assert [normalize("NFC", each) for each in items] == [
        normalize("NFC", each) for each in numbers(*range(39, 9, -1))
    ]
    assert sport.count("<item>") == SPORT


def test_three_stories_are_to_be_read_after_a_report(forty: PrintedSite) -> None:
    """Older ones on its topics, the newest first; the neighbour stands there already."""
    page = forty.page("/2026/11/20/r39/")

    assert headlines(page, "section[@class='related']//h3/a") == numbers(37, 36, 35)


def test_no_report_ends_in_nothing(forty: PrintedSite) -> None:
    """Where nothing is older there is the next one, and always the section."""
    for path, page in forty.pages.items():
        if re.match(r"(?:en/)?2026/\d\d/\d\d/", path):
            on = page.all("nav[@class='neighbours']//a") + page.all("section[@class='related']//h3")
            assert on, path
            assert page.all("p[@class='all']/a"), path


def test_the_front_page_names_the_topics_of_the_week(forty: PrintedSite) -> None:
    """Eight at most; above them the way to all topics."""
    front = forty.pages["index.html"]

    ways = [each.attrib["href"] for each in front.all("nav[@class='week']//a")]
    assert ways == ["/topic/", "/topic/mausam/"]


def test_a_report_leads_to_the_newer_and_the_older_one(forty: PrintedSite) -> None:
    """In its section; the newest has no newer one, the oldest no older one."""
    for number, around in ((39, [38]), (20, [19, 21]), (0, [1]), (21, [20]), (22, [23])):
        page = forty.page(f"/2026/11/{1 + number // 2:02}/r{number}/")
        links = [each.attrib["href"] for each in page.all("nav[@class='neighbours']//a")]

        assert links == [f"/2026/11/{1 + each // 2:02}/r{each}/" for each in around]


def test_a_page_that_is_not_here_offers_the_three_newest(forty: PrintedSite) -> None:
    """So that a reader who has come by a dead link need not leave."""
    assert headlines(forty.pages["404.html"], "ul[@class='stories']//h3/a") == numbers(39, 38, 37)


def test_months_and_years_of_an_archive_are_counted(forty: PrintedSite) -> None:
    """Each month with its reports."""
    (month,) = forty.page("/archive/").all("main//ul/li")

    assert words_of(month) == f"नवंबर {REPORTS} रिपोर्टें"


# Who said what


def test_what_somebody_said_stands_in_the_order_of_the_text(forty: PrintedSite) -> None:
    """Below the report, and on the speaker's page; each is counted."""
    report, speaker = forty.page("/2026/11/20/r39/"), forty.page("/speaker/ek/")
    said = ["धूप खिली है", "रात ठंडी थी"]

    for page, path in ((report, "aside[@class='said']//ol/li"), (speaker, "main//li/a")):
        shown = [words_of(each) for each in page.all(path)]
        assert [each for each in shown if each in said] == said, page.path
    assert [each.attrib["href"] for each in report.all("aside[@class='said']//ol/li/a")] == [
        "#k1",
        "#k2",
    ]
    assert "2 बयान" in words_of(report.one("aside[@class='said']"))


# Menus


def test_sections_stand_in_the_order_that_they_are_given(forty: PrintedSite) -> None:
    """A section appears with its first report, and not before."""
    front = forty.pages["index.html"]
    english = forty.pages["en/index.html"]
    path = "footer//nav//li/a"

    assert headlines(front, path) == ["प्रदेश", "खेल", "किसने क्या कहा"]
    assert headlines(english, path) == ["खेल"]
    assert not [path for path in forty.files if "vigyan" in path]


def test_standing_pages_are_linked_where_they_ask_for_it(forty: PrintedSite) -> None:
    """``Menu: yes``, in their ``Order``; the others are printed all the same."""
    links = headlines(forty.pages["index.html"], "footer/div/ul/li/a")

    assert links[:2] == ["संवाद", "हम"]
    assert "नीति" not in links
    assert "niti/index.html" in forty.pages


def test_what_a_section_says_of_itself_stands_on_its_page(forty: PrintedSite) -> None:
    """And on none of its numbered pages' neighbours."""
    assert "मैदान से।" in words_of(forty.page("/section/khel/").one("main"))
    assert "मैदान से।" not in words_of(forty.page("/section/pradesh/").one("main"))


def test_a_person_s_number_at_wikidata_is_for_machines(forty: PrintedSite) -> None:
    """docs/editors.md: search engines are given it; no page shows it."""
    page = forty.page("/speaker/ek/")

    assert "https://www.wikidata.org/wiki/Q98765" in page.source
    assert "Q98765" not in words_of(page.one("main"))


# People


def test_an_index_of_just_as_many_people_is_one_page(tmp_path: Path) -> None:
    """With one more it has a page a letter, and its front names those with most reports."""
    content = write_newsroom(tmp_path / "content")
    whole, parted = (
        PrintedSite(
            print_edition(
                tmp_path / str(length),
                content,
                LANGUAGES=PRINTED,
                PEOPLE={"index_length": length},
            ).output
        )
        for length in (4, 3)
    )

    assert not [path for path in whole.pages if path.startswith("speaker/letter/")]
    assert sorted(path for path in parted.pages if path.startswith("speaker/letter/")) == [
        f"speaker/letter/{letter}/index.html" for letter in ("ca", "da", "e", "ta")
    ]


def test_the_front_of_a_long_index_names_those_with_most_reports(tmp_path: Path) -> None:
    """Sixty of them, in the order of the alphabet."""
    content = write_newsroom(tmp_path / "content")
    names = [f"क{letter}" for letter in "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह"]
    names = [*names, *(f"{name}ा" for name in names)]
    assert len(names) == 60
    for at, name in enumerate(["अमर", *names]):
        (content / f"people/p{at}.md").write_text(f"Name: {name}\nSlug: p{at}\n", encoding="utf-8")
    twice, once = (
        "; ".join(f"p{at}" for at in range(1, 61)),
        "; ".join(f"p{at}" for at in range(61)),
    )
    for number, people in ((5, twice), (6, once)):
        file = content / f"reports/2026/11/r{number}.md"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("\n\n", f"\nSpeakers: {people}\n\n", 1), encoding="utf-8")

    run = print_edition(tmp_path, content, LANGUAGES=PRINTED, PEOPLE={"index_length": 60})

    front = PrintedSite(run.output).page("/speaker/")
    shown = [each.attrib["href"] for each in front.all("main//section/ul/li//a")]
    assert shown == [
        f"/speaker/p{at}/" for at in sorted(range(1, 61), key=lambda at: names[at - 1])
    ]


# What may be left out


def printed(copy: Path, header: Mapping[str, str | None], text: str = "") -> PrintedPage:
    """The one report's page, with other lines in its header; None takes a line out."""
    file = copy / REPORT
    head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
    lines = [line for line in head.split("\n") if line.partition(":")[0] not in header]
    lines += [f"{key}: {value}" for key, value in header.items() if value is not None]
    file.write_text("\n".join(lines) + f"\n\n{text or body}", encoding="utf-8")
    run = print_edition(copy.parent, copy)
    assert run.status == 0, run.err
    return PrintedSite(run.output).page("/2026/11/24/pani-ka-samay/")


def test_what_a_header_leaves_out_is_made_good(copy: Path) -> None:
    """Without kicker the section, without authors the desk, without standfirst the opening."""
    bare = dict.fromkeys(("Kicker", "Authors", "Summary", "Image", "Dateline"))

    page = printed(copy, bare, "पहला *अनुच्छेद* यहाँ।\n\nदूसरा।\n")

    assert headlines(page, "p[@class='kicker']/a") == ["प्रदेश"]
    assert headlines(page, "article//a[@rel='author']") in (["समाचार डेस्क"], [])
    assert "समाचार डेस्क" in words_of(page.one("article/header"))
    assert page.meta("description") == "पहला अनुच्छेद यहाँ।"
    assert page.all("p[@class='standfirst']") == []
    assert page.all("article//figure") == []


def test_what_a_header_says_is_printed(copy: Path) -> None:
    """Kicker, standfirst, note, dateline, change and corrections, each in its place."""
    page = printed(
        copy,
        {
            "Kicker": "आपके काम की",
            "Summary": "नया समय सोमवार से।",
            "Dateline": "शिमला",
            "Note": "यह पाठक के पत्र से बनी है।",
            "Modified": "2026-11-24 17:50",
            "Correction": "2026-11-24: समय 4 बजे है।\n  2026-11-24: नाम कमला है।",
        },
        "पहला अनुच्छेद।\n",
    )
    article = page.one("main")

    assert headlines(page, "p[@class='kicker']/a") == ["आपके काम की"]
    assert text_of(page.one("p[@class='standfirst']")) == "नया समय सोमवार से।"
    assert words_of(page.one("div[@class='copy']/p")) == "शिमला। पहला अनुच्छेद।"
    assert [words_of(each) for each in page.all("aside[@class='correction']//li")] == [
        "24 नवंबर 2026 समय 4 बजे है।",
        "24 नवंबर 2026 नाम कमला है।",
    ]
    assert "यह पाठक के पत्र से बनी है।" in words_of(page.one("aside[@class='desk-note']"))
    times = [each.attrib["datetime"] for each in page.all("article/header//time")]
    assert "2026-11-24T17:50+05:30" in times
    said = words_of(article)
    assert said.index("पत्र से") < said.index("समय 4 बजे") < said.index("पहला अनुच्छेद")


@pytest.mark.parametrize(
    ("key", "longest", "told"),
    [
        ("Title", 200, "The headline has 201 characters. Write 200 at most."),
        ("Summary", 500, "The summary has 501 characters. Write 500 at most."),
    ],
)
def test_a_line_may_be_as_long_as_the_guide_says(
    copy: Path, key: str, longest: int, told: str
) -> None:
    """And not one character longer."""
    word = "नया समय "
    line = (word * longest)[: longest - 1] + "क"
    file = copy / REPORT
    text = re.sub(rf"(?m)^{key}: .*\n", "", file.read_text(encoding="utf-8"))

    for extra, status in (("", 0), ("क", 1)):
        file.write_text(f"{key}: {line}{extra}\n{text}", encoding="utf-8")
        run = print_edition(copy.parent / str(status), copy, CHECK_ONLY=True)
        assert run.status == status, run.err
        assert (told in run.err) == bool(status)


@pytest.mark.parametrize(
    ("count", "minutes"),
    [(0.01, 1), (1, 1), (1.4, 1), (1.6, 2), (2.4, 2), (2.6, 3)],
)
def test_a_reading_time_is_in_whole_minutes(copy: Path, count: float, minutes: int) -> None:
    """The nearest one, and no report takes less than a minute."""
    words = max(2, round(count * LANGUAGES["hi"].reading_speed))

    page = printed(copy, {"Dateline": None}, f"{'समय ' * (words - 1)}है।\n")

    assert f"{minutes} मिनट" in words_of(page.one("article/header"))


# The text


def test_all_that_the_guide_says_of_a_text_can_be_written(copy: Path) -> None:
    """The table of docs/editors.md, row by row."""
    page = printed(
        copy,
        {"Dateline": None},
        "एक **मोटा** और *तिरछा* शब्द।[^1]\n\n"
        "## समय\n\n### सुबह\n\n- पहला\n- दूसरा\n\n1. एक\n2. दो\n\n"
        "| दिन | समय |\n|---|---|\n| सोम | सुबह |\n\n"
        "> पहली पंक्ति\n> दूसरी पंक्ति\n\n"
        "[मौसम](https://mausam.imd.gov.in/) [लिखिए](mailto:desk@samachar.example) "
        "[1077](tel:1077)\n\n"
        'H<sub>2</sub>O <abbr title="संयुक्त राष्ट्र">सं.रा.</abbr> <span lang="en">news</span>\n\n'
        "[^1]: टिप्पणी यहाँ।\n",
    )
    text = page.one("div[@class='copy']")

    def found(path: str) -> list[str]:
        return [words_of(each) for each in text.findall(path)]

    assert found("p/strong") == ["मोटा"]
    assert found("p/em") == ["तिरछा"]
    assert (found("h2"), found("h3")) == (["समय"], ["सुबह"])
    assert found("ul/li") == ["पहला", "दूसरा"]
    assert found("ol/li") == ["एक", "दो"]
    assert (found(".//th"), found(".//td")) == (["दिन", "समय"], ["सोम", "सुबह"])
    assert found("blockquote") == ["पहली पंक्ति दूसरी पंक्ति"]
    assert [link.attrib["href"] for link in text.findall("p/a")] == [
        "https://mausam.imd.gov.in/",
        "mailto:desk@samachar.example",
        "tel:1077",
    ]
    assert found("p//sub") == ["2"]
    assert text.find("p//abbr").attrib == {"title": "संयुक्त राष्ट्र"}
    assert text.find("p//span[@lang='en']") is not None
    note = text.find("p/sup/a").attrib["href"].removeprefix("#")
    assert [words_of(each)[:13] for each in text.iter() if each.get("id") == note] == [
        "टिप्पणी यहाँ।"
    ]


def test_what_is_typed_is_left_as_it_is_typed(copy: Path) -> None:
    """Spelling, digits, quotation marks, code: docs/editors.md, what is done for you."""
    text = "सुक्खू जी ने २५ 'बार' और \"पाँच\" कहा; `a |b , c` पर ₹ 250 और 5 किमी |"

    page = printed(copy, {"Dateline": None}, f"{text}\n")

    said = page.one("div[@class='copy']/p")
    assert "".join(said.itertext()) == (
        "सुक्खू जी ने २५ 'बार' और \"पाँच\" कहा; a |b , c पर ₹250 और 5\u00a0किमी।"
    )


# The guide's own words


def test_the_report_that_the_guide_prints_is_good_copy(tmp_path: Path) -> None:
    """Whoever types it off gets a page in each language, and no line of reproach."""
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    section = GUIDE.read_text(encoding="utf-8").partition("### A report, whole")[2]
    section = section.partition("\n## The header")[0]
    files = re.findall(r"`content/([\w/.-]+\.md)`.*?\n```\n(.*?)\n```", section, re.DOTALL)
    for old in content.glob("reports/**/pustakalaya-ravivar*"):
        old.unlink()
    for name, text in files:
        (content / name).write_text(f"{text}\n", encoding="utf-8")

    run = print_edition(tmp_path, content)

    assert [name.rpartition("/")[2] for name, _ in files] == [
        "pustakalaya-ravivar.md",
        "kamla-verma.md",
        "kamla-verma.en.md",
        "pustakalaya-ravivar.en.md",
        "pustakalaya-ravivar.ur.md",
    ]
    assert run.status == 0, run.err
    site = PrintedSite(run.output)
    page = site.page("/2026/11/24/pustakalaya-ravivar/")
    assert set(page.versions) >= {"hi", "en", "ur"}
    assert "/speaker/kamla-verma/" in page.source


def messages_of(guide: Path) -> list[str]:
    """The messages that a guide explains: the first column of its last long table."""
    rows = re.findall(
        r"^\| `([^`]+)` \| [^|]+ \|$", guide.read_text(encoding="utf-8"), re.MULTILINE
    )
    return [row for row in rows if row.endswith(".") and " " in row]


def shape(message: str) -> str:
    """A message without what an editor has written, and without a guess at what was meant."""
    message = re.sub(r"; did you mean '[^']*'\?", ".", message)
    return re.sub(r"'[^']*'|0x\w+|\d[\d,]*", "…", message)


def test_every_message_that_the_guides_explain_is_one_that_editors_get() -> None:
    """In these words, from a piece of bad copy or from the code; both guides explain the same."""
    told = {
        shape(line.partition(": ")[2])
        for file in ROOT.glob("tests/**/expected.txt")
        for line in file.read_text(encoding="utf-8").splitlines()
    }
    code = "".join(
        re.sub(r'"\n\s+f?"', "", file.read_text(encoding="utf-8"))
        for folder in ("newsroom", "plugins")
        for file in (ROOT / folder).rglob("*.py")
    )
    explained = messages_of(GUIDE)

    assert len(explained) > 30
    assert [
        message
        for message in explained
        if shape(message) not in told
        and not all(part.strip(" .:") in code for part in re.split(r"'[^']*'|0x\w+|\. ", message))
    ] == []
    assert messages_of(ROOT / "docs" / "editors.hi.md") == explained


@pytest.mark.parametrize("guide", GUIDES)
def test_every_command_that_a_guide_names_can_be_typed(guide: str) -> None:
    """Task and options; what a guide says to type must not be refused."""
    known = {each.name: signature(each.body) for each in vars(tasks).values() if is_task(each)}
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = re.findall(r"(?:^|`|nice )\./inv ([a-z]+)([^`\n#|]*)", text, re.MULTILINE)

    assert named
    for name, rest in named:
        options = re.findall(r"(?<!\S)--([a-z-]+)", rest)
        assert name in known, name
        assert set(options) <= {*known[name].parameters, "help"}, f"./inv {name}{rest}"


def test_both_guides_name_the_same_commands() -> None:
    """What an editor may do does not depend on the language of the guide."""
    hindi, english = (
        set(re.findall(r"\./inv [a-z]+(?: --[a-z]+)?", (ROOT / guide).read_text(encoding="utf-8")))
        for guide in GUIDES[:2]
    )

    assert hindi == english


def test_publishing_keeps_five_and_serving_asks_for_port_8000() -> None:
    """What a guide says happens without being asked for."""
    assert signature(tasks.publish.body).parameters["keep"].default == 5
    assert signature(tasks.publish.body).parameters["to"].default == "site"
    assert signature(tasks.serve.body).parameters["port"].default == 8000


# Old addresses


def test_an_old_address_begins_with_a_slash_and_names_a_place(copy: Path) -> None:
    """docs/contracts.md: each that is none is told; the front page is none of them."""
    wrong = ["purana/", "/", "/a//b/", "/../bahar/", "//example.org/"]
    file = copy / REPORT
    text = file.read_text(encoding="utf-8")

    def told(*old: str) -> list[str]:
        header = f"Redirect-From: {'; '.join(old)}\n{text}"
        file.write_text(header, encoding="utf-8")
        run = print_edition(copy.parent / "checked", copy, CHECK_ONLY=True)
        return [line for line in run.said if line.startswith(REPORT)]

    lines = told("/sahi/", *wrong)
    assert [each for each in wrong if not any(f"'{each}'" in line for line in lines)] == []
    assert len(lines) == len(wrong)
    assert told("/sahi/", "/2020/purana.html") == []


# The settings


def test_editions_are_offered_in_the_order_of_the_settings(tmp_path: Path) -> None:
    """docs/settings.md, of LANGUAGES: whichever of them is the first at the site's root."""
    content = write_newsroom(tmp_path / "content")

    run = print_edition(tmp_path, content, LANGUAGES=("en", "hi"))

    site = PrintedSite(run.output)
    for path in ("index.html", "en/index.html"):
        offered = site.pages[path].all("nav/ul/li/*[@dir]")[:2]
        assert [text_of(each) for each in offered] == ["English", "हिन्दी"], path


def test_every_date_is_in_the_zone_of_the_settings(copy: Path) -> None:
    """docs/settings.md, of TIMEZONE: what an editor writes is the clock on the wall."""
    run = print_edition(copy.parent, copy, TIMEZONE="Asia/Kathmandu")

    page = PrintedSite(run.output).page("/2026/11/24/pani-ka-samay/")
    assert page.one("article/header//time").attrib["datetime"] == "2026-11-24T09:30+05:45"
    assert page.meta("article:published_time") == "2026-11-24T09:30:00+05:45"
    assert "सुबह 9:30 बजे" in words_of(page.one("article/header"))


# The masthead


def test_a_text_that_a_language_lacks_is_the_first_of_the_list() -> None:
    """docs/settings.md, of names, mottos, descriptions and places."""
    masthead = Masthead(
        {"hi": "ख़बर", "en": "Khabar"},
        mottos={"hi": "सच", "ur": "سچ"},
        descriptions={"en": "News"},
    )

    assert [masthead.name(lang) for lang in ("hi", "en", "ur")] == ["ख़बर", "Khabar", "ख़बर"]
    assert [masthead.motto(lang) for lang in ("hi", "en", "ur")] == ["सच", "सच", "سچ"]
    assert masthead.description("hi") == "News"
    assert masthead.place("hi") == ""
    assert (masthead.desk, masthead.drawn_name) == ("desk", False)
