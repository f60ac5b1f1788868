"""The site that ships in ``content/``: the real report, the samples, the furniture in Hindi."""

import os
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize
from xml.etree.ElementTree import Element

import pytest

from newsroom.text.collation import index_letter, sort_key
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of
from tests.scenarios.run import ROOT, Run, print_edition, without_progress
from tests.scenarios.tree import snapshot

SEED = "/2026/11/24/congress-social-media-talmel/"
NOISE = ("Leave a Reply", "Required fields", "Your email address", "Spread with love", "error:")

# The two places where the source has no space and the page sets one, or may.
UNSPACED = {"करना है।उन्होंने": "करना है। उन्होंने", "ट्यूटर,इंस्टाग्राम": "ट्यूटर, इंस्टाग्राम"}

LATIN = re.compile(r"[A-Za-z]+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w.-]+|/[a-z][\w/.-]*")
ALLOWED = ROOT / "theme" / "latin-allowed.txt"
SPOKEN_META = {
    *("description", "og:title", "og:description", "og:site_name", "og:image:alt"),
    *("article:section", "article:tag"),
}


def reports_of_content() -> dict[str, dict[str, str]]:
    """The headers of the sample reports, by path, as plain lines: a second reader of the format."""
    headers = {}
    for file in sorted((ROOT / "content" / "reports").rglob("*.md")):
        header = file.read_text(encoding="utf-8").partition("\n\n")[0]
        lines = [line.split(":", 1) for line in header.splitlines() if not line.startswith(" ")]
        headers[file.name] = {key.strip(): value.strip() for key, value in lines}
    return headers


def test_the_seed_report_is_printed_to_the_letter(sample_site: PrintedSite) -> None:
    """Each of the ten paragraphs of the source, normal form aside and two missing spaces set."""
    data = Path(os.environ.get("SAMACHAR_DATA", ROOT / "../shared/data")) / "seed-report.txt"
    if not data.is_file():
        pytest.skip(f"no {data.name} where SAMACHAR_DATA says")
    lines = [line for line in data.read_text(encoding="utf-8").split("\n") if line.strip()]
    headline, paragraphs = lines[0], [line for line in lines[1:] if line.count(" ") > 8]
    paragraphs = [line for line in paragraphs if not any(noise in line for noise in NOISE)]

    page = sample_site.page(SEED)
    printed = [printed_words(each) for each in page.all("div[@class='copy']/p")]

    assert len(paragraphs) == 10
    assert printed == [spaced(each) for each in paragraphs]
    assert printed_words(page.one("h1")) == spaced(headline)


@pytest.mark.slow
def test_stock_jinja_prints_the_same_bytes(sample_run: Run, tmp_path: Path) -> None:
    """What makes Jinja fast here changes no page."""
    stock = print_edition(tmp_path, ROOT / "content", PRESS={"stock_jinja": True})

    assert (stock.status, without_progress(stock.err)) == (0, "")
    assert snapshot(stock.output) == snapshot(sample_run.output)


def spaced(text: str) -> str:
    """The source with the spaces that it lacks, in normal form."""
    for before, after in UNSPACED.items():
        text = text.replace(before, after)
    return normalize("NFC", text)


def printed_words(element: Element) -> str:
    """The text of an element, with plain spaces, and with both missing ones."""
    return spaced("".join(element.itertext()).replace("\u00a0", " ").strip())


def test_the_seed_report_keeps_its_speakers_and_their_roles(sample_site: PrintedSite) -> None:
    """Three speakers, each as the source calls them; the page says that the source had no date."""
    page = sample_site.page(SEED)
    speakers = [text_of(each) for each in page.all("*[@class='speaker']")]
    roles = [text_of(each) for each in page.all("*[@class='role']")]

    assert speakers == ["संजय दत्त", "कुलदीप सिंह राठौर", "अभिषेक राणा"]
    assert [role.partition(" · ")[0] for role in roles] == [
        "सचिव, अखिल भारतीय कांग्रेस कमेटी; सह प्रभारी, प्रदेश मामले",
        "प्रदेश कांग्रेस अध्यक्ष",
        "चेयरमैन, प्रदेश कांग्रेस सोशल मीडिया",
    ]
    assert page.is_noindex
    assert "मूल स्रोत पर न तारीख़ थी" in text_of(page.one("aside[@class='desk-note']"))


def test_none_of_the_source_s_noise_is_printed(sample_site: PrintedSite) -> None:
    """No comment form, no "Leave a Reply", no stray error, on any page or feed."""
    for path in sample_site.files:
        if path.endswith((".html", ".xml")):
            printed = (sample_site.output / path).read_text(encoding="utf-8")
            assert not [noise for noise in NOISE if noise in printed], path


def test_no_report_is_lost(sample_site: PrintedSite) -> None:
    """Every file of ``content/reports/`` has its page; none of the samples is held back."""
    headers = reports_of_content()
    titles = defaultdict(set)
    for page in sample_site.pages.values():
        if page.meta("og:type") == "article":
            titles[page.lang].add(printed_words(page.one("h1")))
    missing = {
        name
        for name, header in headers.items()
        if spaced(header["Title"]) not in titles[language_of(name)]
    }

    assert len(headers) > 20
    assert missing == set()
    assert sum(map(len, titles.values())) == len(headers)


def test_every_sample_says_so(sample_site: PrintedSite) -> None:
    """A report that is an example is not taken for news: its page and its teasers are marked."""
    headers = reports_of_content()
    samples = {spaced(header["Title"]) for header in headers.values() if "Sample" in header}
    samples |= {
        spaced(header["Title"])
        for name, header in headers.items()
        if "Sample" in headers.get(name.split(".")[0] + ".md", {})
    }

    for path, page in sample_site.pages.items():
        if page.meta("og:type") == "article":
            is_marked = bool(page.all("article/header//*[@class='sample']"))
            assert is_marked == (printed_words(page.one("h1")) in samples), path


def language_of(name: str) -> str:
    """The language that a file name gives."""
    parts = name.split(".")
    return parts[1] if len(parts) == 3 else "hi"


@cache
def allowed() -> frozenset[str]:
    """The words in Latin letters that the theme's list lets stand."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines() if ALLOWED.is_file() else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def heard(page: PrintedPage) -> Iterator[str]:
    """Every text of a page that is read in its own language, in its head too."""
    for meta in page.all("meta"):
        if {meta.get("name"), meta.get("property")} & SPOKEN_META:
            yield meta.get("content", "")
    yield page.one("title").text or ""
    yield from page.heard()


@pytest.mark.parametrize("lang", ["hi", "ur", "pa"])
def test_no_latin_run_stands_unmarked(sample_site: PrintedSite, lang: str) -> None:
    """The furniture speaks the page's language; a Latin word is marked with ``lang``."""
    found = defaultdict(set)
    for path, page in sample_site.pages.items():
        if page.lang == lang:
            for text in heard(page):
                for word in LATIN.findall(ADDRESS.sub(" ", text)):
                    found[word].add(path)

    assert {word: sorted(paths)[:3] for word, paths in found.items() if word not in allowed()} == {}


@pytest.mark.parametrize("lang", ["hi", "en", "ur", "pa"])
@pytest.mark.parametrize("index", ["speaker", "author", "topic"])
def test_indexes_are_in_the_order_of_the_dictionary(
    sample_site: PrintedSite, index: str, lang: str
) -> None:
    """Names stand in dictionary order, each under its letter."""
    page = sample_site.page(f"/{index}/" if lang == "hi" else f"/{lang}/{index}/")
    groups = {
        text_of(heading): [text_of(link) for link in section.findall("ul//a")]
        for section in page.all("main//section")
        for heading in section.findall("h2")
    }
    names = [name for group in groups.values() for name in group]

    assert len(names) >= 2
    assert names == sorted(names, key=lambda name: sort_key(name, lang))
    for letter, group in groups.items():
        assert {index_letter(name, lang) for name in group} == {letter}


def test_the_hindi_index_of_speakers_begins_with_a(sample_site: PrintedSite) -> None:
    """अ and आ before क: the order that a reader of Hindi expects, whatever code points say."""
    names = [text_of(link) for link in sample_site.page("/speaker/").all("main//section/ul//a")]

    assert names.index("अभिषेक राणा") < names.index("कुलदीप सिंह राठौर") < names.index("संजय दत्त")


def test_the_run_says_what_it_made(sample_run: Run, sample_site: PrintedSite) -> None:
    """One line: reports, people, pages and feeds, languages, files, time; nothing else is said."""
    files = len(sample_site.files - {".samachar"})
    reports, people = (
        len({*(ROOT / "content" / collection).rglob("*.md")})
        for collection in ("reports", "people")
    )
    people = len({file.name.split(".")[0] for file in (ROOT / "content" / "people").glob("*.md")})
    made = re.fullmatch(
        r"(\d+) reports, (\d+) people, (\d+) pages and (\d+) feeds in hi, en, ur, pa; "
        r"(\d+) of (\d+) files printed; \d+\.\d s\n",
        sample_run.out,
    )

    assert made, sample_run.out
    assert [int(number) for number in made.groups()] == [
        reports,
        people,
        len(sample_site.pages),
        len(sample_site.feed_files),
        *(files, files),
    ]
    assert without_progress(sample_run.err) == ""


def test_real_people_have_no_more_than_the_seed_says(sample_site: PrintedSite) -> None:
    """No dates of office, no bio, no picture, no mark of a sample."""
    for slug in ("sanjay-dutt", "kuldeep-singh-rathore", "abhishek-rana"):
        page = sample_site.page(f"/speaker/{slug}/")
        assert page.all("span[@class='period']") == []
        assert page.all("div[@class='description']") == []
        assert page.all("main/header//img") == []
        assert page.all("h1/*[@class='sample']") == []
