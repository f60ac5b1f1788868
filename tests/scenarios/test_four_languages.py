"""A story in four languages, and one each in Hindi, English and Urdu alone."""

import re

import pytest

from newsroom.text.languages import LANGUAGES
from tests.conftest import PrintScenario
from tests.scenarios.printed import PrintedSite, text_of

HEADLINES = {
    "hi": {"पुल पर भारी वाहन बंद, 5\u00a0किमी का फेर", "मेला मैदान में लगेगा"},
    "en": {"Bridge closed to lorries until it is repaired", "Library to open at nine"},
    "ur": {"پل پر بھاری گاڑیاں بند", "جمعہ کو مشاعرہ"},
    "pa": {"ਪੁਲ ਉੱਤੇ ਭਾਰੀ ਗੱਡੀਆਂ ਬੰਦ"},
}
SCRIPTS = {
    "Deva": "[\u0904-\u0939\u0958-\u0961]",
    "Guru": "[\u0a05-\u0a39\u0a59-\u0a5e]",
    "Arab": "[\u0620-\u064a\u066e-\u06d3]",
}
SAMPLE = {"hi": "नमूना: ", "en": "Sample: ", "ur": "نمونہ: ", "pa": "ਨਮੂਨਾ: "}
STORY = "/2026/11/24/pul-par-vahan/"


@pytest.fixture(scope="module")
def site(print_scenario: PrintScenario) -> PrintedSite:
    """The printed edition."""
    return PrintedSite(print_scenario("four-languages").output)


@pytest.mark.parametrize("lang", HEADLINES)
def test_an_edition_holds_the_stories_of_its_language_and_no_other(
    site: PrintedSite, lang: str
) -> None:
    """A story stands in an edition only if it is written in that edition's language."""
    home = "" if lang == "hi" else f"{lang}/"
    items = [item.findtext("title") or "" for item in site.feeds[f"{home}rss.xml"].iter("item")]

    reports = {
        text_of(page.one("h1"))
        for page in site.pages.values()
        if page.lang == lang and page.meta("og:type") == "article"
    }

    assert {title.removeprefix(SAMPLE[lang]) for title in items} == HEADLINES[lang]
    assert len([title for title in items if title.startswith(SAMPLE[lang])]) == 1  # the bridge
    assert {headline.replace("\u00a0", " ") for headline in reports} == {
        headline.replace("\u00a0", " ") for headline in HEADLINES[lang]
    }


def test_a_list_names_no_story_of_another_language(site: PrintedSite) -> None:
    """Sections, topics, the archive and people's pages lead to reports of their own edition."""
    kinds = ("section", "topic", "archive", "speaker", "author")
    for path, page in site.pages.items():
        if any(f"{kind}/" in path for kind in kinds):
            stories = page.all("article//h2//a") + page.all("article//h3//a")
            assert {site.page(each.attrib["href"]).lang for each in stories} <= {page.lang}, path


def test_the_versions_of_a_story_lead_to_each_other(site: PrintedSite) -> None:
    """The masthead leads to this story in that language; hreflang names all four."""
    page = site.page(STORY)
    links = {
        link.attrib["hreflang"]: link.attrib["href"] for link in page.all("nav[1]//a[@hreflang]")
    }

    assert set(page.versions) == {"hi", "en", "ur", "pa", "x-default"}
    assert page.versions["en"] == f"{site.siteurl}/en/2026/11/24/bridge-closed-to-lorries/"
    assert {lang: site.siteurl + url for lang, url in links.items()} == {
        lang: page.versions[lang] for lang in ("en", "ur", "pa")
    }


def test_a_story_in_one_language_leads_to_the_other_editions_front_pages(
    site: PrintedSite,
) -> None:
    """A page with no translation says so rather than pretending."""
    page = site.page("/en/2026/11/23/library-to-open-at-nine/")
    links = {
        link.attrib["hreflang"]: link.attrib["href"] for link in page.all("nav[1]//a[@hreflang]")
    }

    assert links == {"hi": "/", "ur": "/ur/", "pa": "/pa/"}
    assert page.versions == {"en": page.canonical, "x-default": page.canonical}
    absent = text_of(page.one("p[@class='note absent']"))
    assert all(endonym in absent for endonym in ("हिन्दी", "اردو", "ਪੰਜਾਬੀ"))


def test_urdu_takes_the_slug_of_the_original(site: PrintedSite) -> None:
    """Urdu writes no vowels, so a version without a slug of its own takes the first language's."""
    assert site.page(STORY).versions["ur"] == f"{site.siteurl}/ur/2026/11/24/pul-par-vahan/"


def test_a_name_without_a_version_is_marked_with_its_own_language(site: PrintedSite) -> None:
    """A Hindi name on an English page is announced in Hindi (WCAG 3.1.2)."""
    page = site.page("/en/2026/11/24/bridge-closed-to-lorries/")
    spoken = {text_of(link): link.get("lang") for link in page.all("*[@class='speaker']/a")}

    assert spoken == {"Mira Thakur": None, "रफ़ीक़ अहमद": "hi"}


def test_no_word_in_another_script_stands_unmarked(site: PrintedSite) -> None:
    """A name without a version in the page's language is marked with its own (WCAG 3.1.2)."""
    unmarked = set()
    for path, page in site.pages.items():
        own = LANGUAGES[page.lang].script
        foreign = re.compile("|".join(signs for script, signs in SCRIPTS.items() if script != own))
        for text in page.heard():
            if len(text.strip()) > 1 and foreign.search(text):
                unmarked.add(f"{path}: {text.strip()}")

    assert unmarked == set()


def test_no_word_is_marked_with_the_language_of_another(site: PrintedSite) -> None:
    """A Hindi name before an Urdu place: a voice for Hindi cannot say the place."""
    wrong = set()
    for path, page in site.pages.items():
        for marked in page.all("body//*[@lang]"):
            own = LANGUAGES[marked.attrib["lang"]].script
            foreign = re.compile("|".join(signs for name, signs in SCRIPTS.items() if name != own))
            if foreign.search(marked.text or ""):
                wrong.add(f"{path}: {marked.text}")

    assert wrong == set()


def test_a_section_without_a_name_in_a_language_keeps_its_first(site: PrintedSite) -> None:
    """No section is lost for want of a translation; its name is marked."""
    menu = site.page("/en/").all("nav[@class='sections']//a")
    names = {text_of(link): link.get("lang") for link in menu}

    assert names["The state"] is None
    assert names["खेल"] == "hi"


def test_a_link_in_copy_leads_to_the_reader_s_own_language(site: PrintedSite) -> None:
    """``{filename}`` names a story; the page linked is this language's, or the one there is."""
    copy = "div[@class='copy']//a"
    english = [
        link.attrib["href"]
        for link in site.page("/en/2026/11/24/bridge-closed-to-lorries/").all(copy)
    ]

    assert english == ["/2026/10/20/mela-maidan/", "/en/about/"]


def test_headings_keep_their_matras_and_differ(site: PrintedSite) -> None:
    """Two headings of the same words have two ids, each with every vowel sign."""
    headings = site.page(STORY).all("div[@class='copy']/h2")
    own = [each.attrib["id"] for each in headings if each.get("class") != "label"]

    assert own == ["कौन-सा-रास्ता-लें", "कौन-सा-रास्ता-लें-2"]


def test_dates_and_times_are_the_newspaper_s(site: PrintedSite) -> None:
    """Babel's long date and the language's own time of day, without any system locale."""
    times = {
        lang: text_of(site.page(url).all("p[@class='byline']/time")[0])
        for lang, url in site.page(STORY).versions.items()
        if lang != "x-default"
    }

    assert times == {
        "hi": "24 नवंबर 2026, शाम 5:05 बजे",
        "en": "24 November 2026, 5:05 pm",
        "ur": "24 نومبر، 2026، شام 5:05 بجے",
        "pa": "24 ਨਵੰਬਰ 2026, ਸ਼ਾਮ 5:05 ਵਜੇ",
    }


def test_roles_are_those_of_the_day(site: PrintedSite) -> None:
    """A report names the role held on its date; the person's page lists all with their periods."""
    report, person = site.page(STORY), site.page("/speaker/mira-thakur/")

    assert text_of(report.all("*[@class='role']")[0]) == "अध्यक्ष, पुल समिति"
    assert [text_of(line) for line in person.one("ol[@class='roles']")] == [
        "अप्रैल 2025 से अध्यक्ष, पुल समिति",
        "2019 से मार्च 2024 तक सदस्य, नगर परिषद",
    ]


def test_the_editor_chooses_what_leads_the_front_page(site: PrintedSite) -> None:
    """``front.hi.md`` comes before Priority and before the newest."""
    first = site.page("/").all("main//article//a")

    assert site.page(first[0].attrib["href"]).path in {
        "section/khel/index.html",
        "2026/10/20/mela-maidan/index.html",
    }


def test_code_keeps_its_bar_and_its_spaces(site: PrintedSite) -> None:
    """Typography and normal form leave code alone."""
    code = site.page("/2026/10/20/mela-maidan/").one("pre/code")

    assert (code.text or "").strip() == "पंक्ति: मेला |"
