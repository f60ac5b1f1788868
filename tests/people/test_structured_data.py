"""The JSON-LD of the site that ships: sound, dated, and no more than the pages say."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.people.conftest import ReadGraph
from tests.scenarios.printed import PrintedPage, PrintedSite, text_of

Node = dict[str, Any]
REPORT = re.compile(r"(\w\w/)?\d{4}/\d\d/\d\d/[^/]+/index\.html")
PERSON = re.compile(r"(\w\w/)?(speaker|author)/[^/]+/(page/\d+/)?index\.html")
MARKS = re.compile('[“”«»"]')


@pytest.fixture(scope="module")
def reports(sample_site: PrintedSite, read_graph: ReadGraph) -> dict[str, list[Node]]:
    """The graph of each report's page."""
    pages = {path: page for path, page in sample_site.pages.items() if REPORT.fullmatch(path)}
    assert len(pages) > 20
    return {path: read_graph(page) for path, page in pages.items()}


@pytest.fixture(scope="module")
def profiles(sample_site: PrintedSite, read_graph: ReadGraph) -> dict[str, Node]:
    """The one node of each person's page."""
    pages = {path: page for path, page in sample_site.pages.items() if PERSON.fullmatch(path)}
    assert len(pages) > 20
    graphs = {path: read_graph(page) for path, page in pages.items()}
    assert all(len(graph) == 2 for graph in graphs.values())
    return {path: graph[0] for path, graph in graphs.items()}


def nodes_in(value: object) -> Iterator[Node]:
    """Every node, however deep."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from nodes_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from nodes_in(each)


def test_every_report_is_a_news_article(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """With the keys that search engines ask for, as the page itself says them."""
    for path, (article, *rest) in reports.items():
        page = sample_site.pages[path]
        assert article["@type"] == "NewsArticle", path
        assert {each["@type"] for each in rest} <= {"Quotation", "BreadcrumbList"}, path
        assert article["@id"] == f"{page.canonical}#article"
        assert article["url"] == article["mainEntityOfPage"] == page.canonical
        assert article["headline"] == text_of(page.one("h1"))
        assert article["inLanguage"] == page.lang
        assert article["isAccessibleForFree"] is True
        assert article["description"]
        assert article["articleSection"] == page.meta("article:section"), path


def test_dates_are_iso_8601_with_their_offset(reports: dict[str, list[Node]]) -> None:
    """Indian time is said to be Indian time; nothing is changed before it is published."""
    dated = ("datePublished", "dateModified")
    for path, graph in reports.items():
        for node in nodes_in(graph):
            for name in set(dated) & node.keys():
                if node["@type"] != "CorrectionComment":
                    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+05:30", node[name]), (
                        f"{path}: {node[name]}"
                    )
        published, modified = (datetime.fromisoformat(graph[0][name]) for name in dated)
        assert published <= modified, path


def test_every_author_is_an_entry_with_a_page(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """One a person, the bare name as the byline has it, and the address of what they wrote."""
    for path, (article, *_) in reports.items():
        page = sample_site.pages[path]
        assert article["author"], path
        for author in article["author"]:
            assert set(author) == {"@type", "name", "url"}, path
            assert author["@type"] in {"Person", "Organization"}
            assert sample_site.page(author["url"]).canonical == author["url"]
        byline = [text_of(each) for each in page.all("p[@class='byline']/b/a")]
        assert [each["name"] for each in article["author"]] == byline, path


def test_the_publisher_says_how_it_works(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """Principles and corrections are pages of the edition; what there is not is not said."""
    for path, (article, *_) in reports.items():
        publisher = article["publisher"]
        assert publisher["@type"] == "NewsMediaOrganization"
        assert sample_site.file_behind(sample_site.own(publisher["logo"]["url"])), path
        for name in {"url", "publishingPrinciples", "correctionsPolicy"} & publisher.keys():
            assert sample_site.page(publisher[name]).lang == article["inLanguage"], path
        if article["inLanguage"] in {"hi", "en"}:
            assert {"publishingPrinciples", "correctionsPolicy"} <= publisher.keys(), path


def test_pictures_are_files_of_the_site(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """The photograph in three shapes, and never a card: Google wants no picture with text."""
    pictures = [url for (article, *_) in reports.values() for url in article.get("image", [])]

    assert pictures
    assert not [url for url in pictures if "/cards/" in url]
    assert all(len(article.get("image", [1, 2, 3])) == 3 for (article, *_) in reports.values())
    for url in pictures:
        assert sample_site.file_behind(url.removeprefix(sample_site.origin)), url


def test_mentions_are_the_speakers_of_the_report(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """Who has a page and speaks here, and nobody else."""
    for path, (article, *_) in reports.items():
        page = sample_site.pages[path]
        shown = {}
        for who in page.all("aside[@class='said']/*[@class='who']"):
            (name,) = who.findall("summary/h3") + who.findall("h3")
            for link in who.findall("p[@class='role']/a") + name.findall("a"):
                label = "".join(text_of(each) for each in name.findall("span[@class='sample']"))
                bare = text_of(name).removesuffix(label).strip()
                shown[f"{sample_site.origin}{link.get('href')}"] = bare
        assert {each["url"]: each["name"] for each in article.get("mentions", [])} == shown, path
        for each in article.get("mentions", []):
            assert each["@id"] == f"{each['url']}#person"


def test_a_quotation_is_words_that_the_text_has_in_quotation_marks(
    sample_site: PrintedSite, reports: dict[str, list[Node]]
) -> None:
    """Each leads to its sentence; a report without quotation marks has none."""
    quotations = 0
    for path, (article, *rest) in reports.items():
        page = sample_site.pages[path]
        copy = text_of(page.one("div[@class='copy']"))
        quoted = [node for node in rest if node["@type"] == "Quotation"]
        if not MARKS.search(copy):
            assert quoted == [], path
        for quotation in quoted:
            quotations += 1
            anchor = quotation["@id"].removeprefix(f"{page.canonical}#")
            sentence = text_of(page.one(f"*[@id='{anchor}']"))
            inside = sentence.partition(quotation["text"])
            assert inside[1], path
            assert MARKS.match(inside[0][-1:]), path
            assert MARKS.search(inside[2]), path
            assert quotation["isPartOf"] == {"@id": article["@id"]}
            assert quotation["inLanguage"] == page.lang
            assert quotation["spokenByCharacter"] in article["mentions"]
    assert quotations > 0


def test_the_seed_s_statements_are_no_quotations(reports: dict[str, list[Node]]) -> None:
    """``कहा कि …`` in four languages: reported, every one."""
    graphs = [graph for path, graph in reports.items() if "congress-social-media-talmel" in path]

    assert len(graphs) == 4
    kinds = ["NewsArticle", "BreadcrumbList"]
    assert all([node["@type"] for node in graph] == kinds for graph in graphs)
    assert all(len(graph[0]["mentions"]) == 3 for graph in graphs)
    assert "sameAs" not in str(graphs)


def test_references_lead_to_nodes_of_the_site(
    reports: dict[str, list[Node]], profiles: dict[str, Node]
) -> None:
    """Every ``@id`` that is only named is described on some page."""
    nodes = [*nodes_in(list(reports.values())), *nodes_in(list(profiles.values()))]
    described = {node["@id"] for node in nodes if "@id" in node and len(node) > 1}

    assert {node["@id"] for node in nodes if "@id" in node} <= described


def test_versions_name_each_other(reports: dict[str, list[Node]]) -> None:
    """The original names its translations, and each of them the original."""
    articles = {graph[0]["@id"]: graph[0] for graph in reports.values()}
    translations = [each for each in articles.values() if "translationOfWork" in each]

    assert translations
    for each in translations:
        original = articles[each["translationOfWork"]["@id"]]
        assert {"@id": each["@id"]} in original["workTranslation"]
        assert original["inLanguage"] != each["inLanguage"]
    named = [it for each in articles.values() for it in each.get("workTranslation", [])]
    assert len(named) == len(translations)


def test_a_person_s_page_describes_the_person_of_the_page(
    sample_site: PrintedSite, profiles: dict[str, Node]
) -> None:
    """Name and address as the page has them; no identity that no editor gave."""
    for path, profile in profiles.items():
        page: PrintedPage = sample_site.pages[path]
        entity = profile["mainEntity"]
        assert profile["@type"] == "ProfilePage"
        assert entity["@type"] in {"Person", "Organization"}
        assert text_of(page.one("h1")).startswith(entity["name"]), path
        described = sample_site.page(entity["url"])
        assert described.lang == page.lang
        assert text_of(described.one("h1")) == text_of(page.one("h1"))
        assert "sameAs" not in entity, path


def test_a_page_says_where_in_the_site_it_stands(
    sample_site: PrintedSite, read_graph: ReadGraph
) -> None:
    """From the front page of its edition, over pages that are there; it comes last itself."""
    for path, page in sample_site.pages.items():
        if REPORT.fullmatch(path) or PERSON.fullmatch(path):
            (trail,) = [each for each in read_graph(page) if each["@type"] == "BreadcrumbList"]
            home, above, own = trail["itemListElement"]
            assert [each["position"] for each in (home, above, own)] == [1, 2, 3]
            assert sample_site.page(home["item"]).kind == "front"
            assert sample_site.page(home["item"]).lang == page.lang
            assert sample_site.page(above["item"]).lang == page.lang
            assert text_of(page.one("h1")).startswith(own["name"]), path


def test_a_front_page_says_what_the_newspaper_is(
    sample_site: PrintedSite, read_graph: ReadGraph
) -> None:
    """One organisation, whose name is in the language of the edition; the edition as a site."""
    fronts = [page for page in sample_site.pages.values() if page.kind == "front"]
    assert len(fronts) == 4
    for page in fronts:
        paper, edition = read_graph(page)
        assert paper["@type"] == "NewsMediaOrganization"
        assert paper["@id"] == "https://samachar.example/#publisher"
        assert edition["@type"] == "WebSite"
        assert edition["url"] == paper["url"] == page.canonical
        assert edition["name"] == paper["name"] == page.meta("og:site_name")
        assert edition["inLanguage"] == page.lang
        assert edition["publisher"] == {"@id": paper["@id"]}


def test_a_sample_is_said_in_the_page_s_own_words(
    sample_site: PrintedSite,
    reports: dict[str, list[Node]],
    profiles: dict[str, Node],
) -> None:
    """No English word stands in the data of a Hindi page."""
    said = set()
    for path, (article, *_) in reports.items():
        if "creativeWorkStatus" in article:
            label = text_of(sample_site.pages[path].all("*[@class='sample']")[0])
            assert article["creativeWorkStatus"] == label, path
            said.add(label)
    for path, profile in profiles.items():
        words = profile["mainEntity"].get("disambiguatingDescription")
        assert words is None or words in text_of(sample_site.pages[path].one("main")), path
    assert said >= {"नमूना", "Sample"}


def test_no_other_page_brings_structured_data(sample_site: PrintedSite) -> None:
    """Lists and standing pages say nothing that a machine could take for news."""
    for path, page in sample_site.pages.items():
        if not (REPORT.fullmatch(path) or PERSON.fullmatch(path) or page.kind == "front"):
            assert not page.all("script[@type='application/ld+json']"), path
