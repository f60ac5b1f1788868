"""Every page of the theme, in every language, with little, with much and with hostile copy."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from msgspec.structs import replace

from plugins.press.rendering import RenderingError
from tests.theme.page_inputs import CASES, HOSTILE, LANGS, TEMPLATES, inputs_for, site_for

Render = Callable[..., str]
TEMPLATE_FILES = Path(__file__).parents[2] / "theme" / "templates"
EVERY_PAGE = [(template, lang, case) for template in TEMPLATES for lang in LANGS for case in CASES]
SIGNPOSTS = [("redirect.html", lang, "plain") for lang in LANGS]
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2069"))  # signs that are not seen
LATIN = re.compile(r"[A-Za-z]{2,}")
WORDS_IN_ATTRIBUTES = ("aria-label", "alt", "title", "placeholder")


def parsed(page: str) -> Element:
    """The page's tree; the parser raises at the first error of HTML."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(page)
    return root


def texts(element: Element, lang: str = "") -> Iterator[tuple[str, str]]:
    """Each text a reader sees or hears, with its language."""
    lang = element.get("lang", lang)
    if element.tag == "svg":
        return
    if element.tag in ("meta", "link", "style"):
        return
    for name in WORDS_IN_ATTRIBUTES:
        if name in element.attrib:
            yield element.attrib[name], lang
    if element.text:
        yield element.text, lang
    for child in element:
        if isinstance(child.tag, str):
            yield from texts(child, lang)
        if child.tail:
            yield child.tail, lang


def spelled(element: Element) -> str:
    """The text of an element and all in it."""
    return "".join(element.itertext()).strip()


@pytest.mark.parametrize(("template", "lang", "case"), EVERY_PAGE)
def test_a_page_is_sound_html(render: Render, template: str, lang: str, case: str) -> None:
    """html5lib finds no error; page language and direction are said; ids are given once."""
    root = parsed(render(template, lang, case))

    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert root.get("lang") == lang
    assert root.get("dir") == ("rtl" if lang == "ur" else "ltr")
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize(("template", "lang", "case"), [*EVERY_PAGE, *SIGNPOSTS])
def test_headings_stand_in_order_under_one_h1(
    render: Render, template: str, lang: str, case: str
) -> None:
    """One h1 a page, no rank is jumped, no heading is empty (WCAG 1.3.1, 2.4.6)."""
    root = parsed(render(template, lang, case))

    headings = [element for element in root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    ranks = [int(str(element.tag)[1]) for element in headings]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(ranks))
    assert all(spelled(element) for element in headings)


@pytest.mark.parametrize(("template", "lang", "case"), EVERY_PAGE)
def test_landmarks_are_named_and_what_names_them_is_there(
    render: Render, template: str, lang: str, case: str
) -> None:
    """Every nav, section and aside has a name of its own; every ``#`` link has its goal."""
    root = parsed(render(template, lang, case))

    ids = {element.get("id"): element for element in root.iter() if element.get("id")}
    names = []
    for element in root.iter():
        if element.tag in ("nav", "section", "aside"):
            label = element.get("aria-labelledby")
            names.append((element.tag, element.get("aria-label") or spelled(ids[label])))
    goals = [element.get("href", "") for element in root.iter("a")]
    assert all(name for _, name in names)
    navs = [name for tag, name in names if tag == "nav"]
    assert sorted(navs) == sorted(set(navs))
    assert {goal[1:] for goal in goals if goal.startswith("#")} <= set(ids)


@pytest.mark.parametrize(("template", "lang", "case"), EVERY_PAGE)
def test_no_empty_part_is_printed(render: Render, template: str, lang: str, case: str) -> None:
    """An empty list, paragraph, link or label is left out together with what surrounds it."""
    root = parsed(render(template, lang, case))

    body = root.find("body")
    assert body is not None
    empty = [
        element.tag
        for element in body.iter()
        if element.tag in {"ul", "ol", "li", "p", "a", "nav", "section", "span", "figure", "b"}
        and not spelled(element)
        and not list(element)
    ]
    assert empty == []


@pytest.mark.parametrize(("template", "lang", "case"), EVERY_PAGE)
def test_a_page_brings_no_script_of_its_own(
    render: Render, template: str, lang: str, case: str
) -> None:
    """The content security policy allows neither inline script nor inline style."""
    root = parsed(render(template, lang, case))

    tags = {str(element.tag) for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    scripts = [(each.get("src"), each.text) for each in root.iter("script")]
    forms = [each for each in root.iter("form") if "hidden" not in each.attrib]
    assert "iframe" not in tags
    of_people = [("/theme/filter.js", None)] if template == "people.html" else []
    assert scripts == [("/theme/site.js", None), *of_people]
    assert all("defer" in each.attrib for each in root.iter("script"))
    assert forms == []  # a script shows the one that it serves
    assert "style" not in attributes
    assert not [name for name in attributes if name.startswith("on")]


@pytest.mark.parametrize(("template", "lang", "case"), EVERY_PAGE)
def test_a_page_has_no_runs_of_blank_lines(
    render: Render, template: str, lang: str, case: str
) -> None:
    """What Jinja leaves behind is not sent to readers."""
    page = render(template, lang, case)

    assert not re.search(r"\n[ \t]*\n[ \t]*\n", page)


@pytest.mark.parametrize("case", ["plain", "minimal"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_furniture_of_a_hindi_page_speaks_hindi(
    render: Render, template: str, case: str
) -> None:
    """No run of Latin letters outside elements that say they are English (WCAG 3.1.2)."""
    root = parsed(render(template, "hi", case))

    strays = [text for text, lang in texts(root) if lang == "hi" and LATIN.search(text)]
    assert strays == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_hindi_does_not_leak_into_the_english_furniture(render: Render, template: str) -> None:
    """On an English page only what is marked as Hindi is in Devanagari."""
    root = parsed(render(template, "en", "plain"))

    strays = [text for text, lang in texts(root) if lang == "en" and re.search("[ऀ-ॿ]", text)]
    assert strays == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("template", TEMPLATES)
def test_markup_in_copy_stays_text(render: Render, template: str, lang: str) -> None:
    """A headline with quotes, ``&`` and ``<script>`` is printed as it was written."""
    page = render(template, lang, "hostile")
    root = parsed(page)

    assert "<script>" not in page
    assert root.findtext("head/title").translate(ISOLATES) == HOSTILE
    description = next(each for each in root.iter("meta") if each.get("name") == "description")
    assert description.get("content").translate(ISOLATES) == HOSTILE


def test_a_hostile_headline_is_the_readers_headline(render: Render) -> None:
    """Nothing is lost or added between the copy and the reader's eye."""
    root = parsed(render("report.html", "hi", "hostile"))

    headline = root.find(".//h1")
    assert headline is not None
    assert spelled(headline) == HOSTILE


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_needs_each_of_its_inputs(render: Render, template: str) -> None:
    """The inputs of contracts.md are just those that a template reads: without one it fails."""
    allowed_unread = {"current"} if template == "404.html" else set()

    for name in set(inputs_for(template, "hi", "plain")) - allowed_unread:
        inputs = inputs_for(template, "hi", "plain")
        with pytest.raises(RenderingError, match=f"'{name}' is undefined"):
            render(template, "hi", "plain", without=name)
        assert name in inputs


def test_the_language_links_say_where_they_lead(render: Render) -> None:
    """A language without this page's version leads to its front page, and says so."""
    root = parsed(render("report.html", "hi", "plain"))

    languages = root.find(".//nav[@class='languages']")
    assert languages is not None
    links = {link.get("hreflang"): link for link in languages.iter("a")}
    assert spelled(links["en"]) == "English"
    assert spelled(links["ur"]) == "اردو: मुखपृष्ठ"
    assert links["ur"].get("dir") == "rtl"
    current = languages.find(".//b")
    assert current is not None
    assert (current.get("aria-current"), current.get("lang")) == ("true", "hi")


def test_a_page_without_a_version_says_so(render: Render) -> None:
    """The languages in which there is no such page are named, each in its own script."""
    root = parsed(render("section.html", "hi", "plain"))

    absent = root.find(".//p[@class='note absent']")
    assert absent is not None
    assert spelled(absent) == "इन भाषाओं में उपलब्ध नहीं: اردو · ਪੰਜਾਬੀ"
    assert [run.get("lang") for run in absent.iter("bdi")] == ["ur", "pa"]


def test_the_menu_marks_the_section_that_the_page_belongs_to(render: Render) -> None:
    """``current`` is an address of the menu."""
    root = parsed(render("report.html", "hi", "plain"))

    marked = [spelled(link) for link in root.iter("a") if link.get("aria-current") == "true"]
    assert marked == ["राजनीति", "राजनीति"]


def test_a_report_shares_by_plain_links(render: Render) -> None:
    """Five ways without script, each named in the page's language but for X, and the address.

    WhatsApp stands by itself, right below the text; the rest is one tap further.
    """
    root = parsed(render("report.html", "hi", "plain"))

    share = root.find(".//section[@class='share']")
    assert share is not None
    names = [spelled(link) for link in share.iter("a")]
    assert names == ["व्हाट्सऐप", "टेलीग्राम", "फ़ेसबुक", "X", "ई-मेल"]
    assert {link.get("rel") for link in share.iter("a")} == {"noopener"}
    assert [run.get("lang") for run in share.iter("span")] == ["en"]
    first, *rest = share.findall("ul/li/a") + share.findall("details/ul/li/a")
    assert (spelled(first), len(rest)) == ("व्हाट्सऐप", 4)
    text = root.find(".//div[@class='text']")
    assert text is not None
    assert [each.get("class") for each in text] == ["copy", "after"]
    address = root.find(".//div[@class='permalink']/p/bdi")
    assert address is not None
    assert address.text == "https://samachar.example/2026/11/23/pahali-barfabari/"


def test_a_speaker_without_a_page_is_named_without_a_link(render: Render) -> None:
    """Whoever is not listed has no page to go to."""
    root = parsed(render("report.html", "hi", "plain"))

    said = root.find(".//aside[@class='said']")
    assert said is not None
    ways = [link for link in said.iter("a") if not link.get("href", "").startswith("#")]
    assert [spelled(link) for link in ways] == ["सारे बयान: अनीता"]
    assert "Ajay" in spelled(said)


def test_statements_are_folded_by_speaker_and_the_first_is_open(render: Render) -> None:
    """Each fold says who and how much; whoever has no statement needs none."""
    root = parsed(render("report.html", "hi", "plain"))

    folds = root.findall(".//aside[@class='said']/details")
    assert [fold.get("open") for fold in folds] == [""] + [None] * (len(folds) - 1)
    assert [spelled(part) for part in folds[0].findall("summary/*")] == ["अनीता नमूना", "4 बयान"]
    assert len(root.findall(".//aside[@class='said']/div[@class='who']")) == 1


def test_a_mistake_can_be_reported_below_every_report(render: Render) -> None:
    """A link that begins a mail; none where the newspaper gives no address."""
    link = parsed(render("report.html", "ur", "plain")).find(".//div[@class='permalink']/p/a")
    assert link is not None
    assert spelled(link) == "غلطی بتائیں"
    assert str(link.get("href")).startswith("mailto:")

    assert (
        parsed(render("report.html", "hi", "minimal")).find(".//*[@class='permalink']//a") is None
    )


def test_no_report_ends_in_nothing(render: Render) -> None:
    """Where there is no other report to read, there is its section."""
    root = parsed(render("report.html", "pa", "minimal"))

    link = root.find(".//p[@class='all']/a")
    assert link is not None
    assert link.get("href") == "/pa/section/s0/"
    assert root.find(".//nav[@class='neighbours']") is None
    assert root.find(".//section[@class='related']") is None


def test_topics_lead_up_and_down(render: Render) -> None:
    """A topic's page names the index, the topics above it and those below."""
    root = parsed(render("topic.html", "en", "plain"))

    header = root.find(".//main/header")
    assert header is not None
    assert [link.get("href") for link in header.findall("p/a")] == [
        "/topic/",
        "/en/topic/t/",
        "/topic/u/",
    ]
    assert len(header.findall("ul/li/a")) == 2
    assert parsed(render("section.html", "en", "plain")).find(".//main/header/p") is None


def test_the_desk_owns_its_corrections_above_the_text(render: Render) -> None:
    """A correction is dated, and the byline leads to it."""
    root = parsed(render("report.html", "hi", "plain"))

    correction = root.find(".//aside[@class='correction']")
    assert correction is not None
    assert correction.findtext("h2") == "सुधार"
    time = correction.find(".//time")
    assert time is not None
    assert time.get("datetime") == "2026-11-24"
    assert "#corrections" in [link.get("href") for link in root.iter("a")]


def test_the_drawn_name_is_spelled_in_letters_for_other_scripts(render: Render) -> None:
    """The drawing is Hindi; other editions print their own name beside it."""
    own = parsed(render("section.html", "hi", "plain"))
    urdu = parsed(render("section.html", "ur", "plain"))

    assert own.find(".//span[@class='name']") is None
    assert urdu.findtext(".//span[@class='name']") == "سماچار"


def test_a_newsroom_without_a_drawn_name_prints_it_in_type(render: Render) -> None:
    """A second newsroom needs no drawing."""
    site = replace(site_for("hi"), wordmark=False, name="पहाड़ की बात")
    root = parsed(render("front.html", "hi", "plain", site=site))

    name = root.find(".//a[@class='wordmark lettered']")
    assert name is not None
    assert spelled(name) == "पहाड़ की बात"


def test_the_head_of_a_report_says_what_it_is(render: Render) -> None:
    """Open Graph, canonical, alternates and feeds come from ``head``."""
    root = parsed(render("report.html", "hi", "plain"))

    said = {each.get("property"): each.get("content") for each in root.iter("meta")}
    links = [
        (each.get("rel"), each.get("hreflang"), each.get("href")) for each in root.iter("link")
    ]
    assert said["og:type"] == "article"
    assert said["og:locale"] == "hi_IN"
    assert said["og:site_name"] == "समाचार"
    assert said["og:image:width"] == "1200"
    assert said["article:published_time"] == "2026-11-23T17:05+05:30"
    assert ("alternate", "x-default", "https://samachar.example/") in links
    assert ("alternate", None, "/rss.xml") in links


def test_a_site_under_a_path_finds_its_icon(render: Render) -> None:
    """What a browser fetches has the site's own path in front."""
    root = parsed(render("front.html", "hi", "hostile"))

    icon = next(each for each in root.iter("link") if each.get("rel") == "icon")
    assert icon.get("href") == "/project/theme/icon.svg"


@pytest.mark.parametrize("lang", LANGS)
def test_an_old_address_leads_to_the_new_one(render: Render, lang: str) -> None:
    """A page that has moved forwards by itself, and by a link where that is turned off."""
    root = parsed(render("redirect.html", lang, "plain"))

    metas = {each.get("http-equiv"): each.get("content", "") for each in root.iter("meta")}
    assert metas["refresh"] == "0; url=/2026/11/24/slug/"
    assert metas["Content-Security-Policy"].startswith("default-src 'none'")
    assert [link.get("href") for link in root.iter("a")] == ["/2026/11/24/slug/"]


def test_every_kind_of_page_is_tried_here() -> None:
    """A new template needs inputs in page_inputs.py."""
    files = {file.name for file in TEMPLATE_FILES.glob("*.html")}

    assert files - {"base.html", "redirect.html"} == set(TEMPLATES)


def test_only_ready_html_is_trusted() -> None:
    """``safe`` stands behind body, bio and description and nowhere else."""
    trusted = set()
    for file in TEMPLATE_FILES.rglob("*.html"):
        trusted |= set(re.findall(r"(\w+)\s*\|\s*safe", file.read_text(encoding="utf-8")))

    assert trusted == {"body", "bio", "description"}
