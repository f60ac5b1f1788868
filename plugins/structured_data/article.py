"""A report as a NewsArticle. Source: schema.org; Google's article guidelines."""

from collections.abc import Iterator

from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person
from newsroom.records.report import Report
from newsroom.views.teasers import summary_of
from plugins.structured_data.newspaper import describe_publisher
from plugins.structured_data.person import describe_person
from plugins.structured_data.trail import describe_trail

__all__ = ["describe_report"]

Node = dict[str, object]


def describe_report(newspaper: Newspaper, edition: Edition, report: Report) -> list[Node]:
    """Compose the JSON-LD of a report's page: the article, with its quotations as parts; its place.

    A Quotation stands only for words that the copy puts in quotation marks; a reported statement
    is none. Nothing is said that the copy does not say.
    """
    url = newspaper.addresses.absolute(report.address.url)
    section = report.filing.section
    publisher = describe_publisher(newspaper, edition)
    article: Node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"{url}#article",
        "url": url,
        "mainEntityOfPage": url,
        "headline": report.face.headline,
        "description": summary_of(report),
        "inLanguage": report.lang,
        "isAccessibleForFree": True,
        "datePublished": report.date.isoformat(),
        "dateModified": report.changed.isoformat(),
        "articleSection": section.text,
        "author": [_author(newspaper, report, slug) for slug in report.names.authors]
        or [publisher],
        "publisher": publisher,
    }
    if report.filing.topics:
        article["keywords"] = [tag.name for tag in report.filing.topics]
    if report.artwork.lead:
        # No share card: Google wants no picture with text in it (decision 0041).
        shown = report.artwork.lead.crops or (report.artwork.lead,)
        addresses = dict.fromkeys(each.url for each in shown)
        article["image"] = [newspaper.addresses.absolute(each) for each in addresses]
    if report.face.dateline:
        article["contentLocation"] = {"@type": "Place", "name": report.face.dateline}
    speakers = _speakers(newspaper, report)
    if speakers:
        article["mentions"] = [
            describe_person(newspaper, each, report.lang, report.date.date()) for each in speakers
        ]
    if report.header.corrections:
        article["correction"] = [
            {"@type": "CorrectionComment", "text": each.text, "datePublished": each.day.isoformat()}
            for each in report.header.corrections
        ]
    if report.placement.sample:
        article["creativeWorkStatus"] = edition.wording.gettext("Sample")
    source = report.placement.source
    if source:
        article["sourceOrganization"] = {"@type": "Organization", "name": source.name}
        if source.url:
            article["isBasedOn"] = source.url
    article.update(_translations(newspaper, report))
    quotations = list(_quotations(newspaper, report, url))
    if quotations:
        article["hasPart"] = quotations
    return [article, describe_trail(newspaper, edition, section, report.face.headline)]


def _author(newspaper: Newspaper, report: Report, slug: str) -> Node:
    person = newspaper.register.people[slug].profile
    name, _ = person.name(report.lang, newspaper.default_lang)
    address = newspaper.addresses.author(report.lang, slug)
    kind = "Person" if person.kind == "person" else "Organization"
    return {"@type": kind, "name": name, "url": newspaper.addresses.absolute(address.url)}


def _speakers(newspaper: Newspaper, report: Report) -> list[Person]:
    people = (newspaper.register.people[slug] for slug in report.names.speakers)
    return [person for person in people if person.has_page]


def _quotations(newspaper: Newspaper, report: Report, url: str) -> Iterator[Node]:
    for statement in report.names.statements:
        person = newspaper.register.people[statement.person]
        if statement.quotation and person.has_page:
            quotation: Node = {
                "@type": "Quotation",
                "@id": f"{url}#{statement.anchor}",
                "text": statement.quotation,
                "inLanguage": report.lang,
                "spokenByCharacter": describe_person(
                    newspaper, person, report.lang, report.date.date()
                ),
                "isPartOf": {"@id": f"{url}#article"},
            }
            if statement.is_translated:
                quotation["translationOfWork"] = {
                    "@type": "Quotation",
                    "inLanguage": newspaper.original_lang(report.story),
                }
            yield quotation


def _translations(newspaper: Newspaper, report: Report) -> Node:
    versions = newspaper.printed_stories[report.story]
    original = newspaper.original_lang(report.story)
    ids = {
        lang: {"@id": f"{newspaper.addresses.absolute(version.address.url)}#article"}
        for lang, version in versions.items()
    }
    if report.lang != original:
        # The original may be held back today; then there is no page to name.
        return {"translationOfWork": ids[original]} if original in ids else {}
    others = [ids[lang] for lang in newspaper.editions if lang in ids and lang != original]
    return {"workTranslation": others} if others else {}
