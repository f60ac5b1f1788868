"""Newspapers for the tests of single desks: set up like the press does, filled by hand."""

from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from newsroom.records.addresses import Addresses
from newsroom.records.edition import Edition, Topic
from newsroom.records.masthead import Masthead
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person, Profile
from newsroom.records.report import (
    Artwork,
    Face,
    Filing,
    Header,
    Names,
    Report,
    Span,
    Text,
)
from newsroom.records.section import Section
from newsroom.text.formats import Formats
from newsroom.text.languages import LANGUAGES

__all__ = ["AT", "add_report", "newspaper", "person", "report"]

AT = datetime(2026, 11, 24, 17, 5, tzinfo=ZoneInfo("Asia/Kolkata"))


# Of what a report is made; the fields of all of them have names of their own.
_RECORDS: dict[str, Any] = {
    "face": Face,
    "header": Header,
    "text": Text,
    "names": Names,
    "artwork": Artwork,
    "filing": Filing,
}


def newspaper(siteurl: str = "https://samachar.example") -> Newspaper:
    """A newspaper of two editions and one section, without a report."""
    addresses = Addresses(siteurl, "hi")
    editions = {
        lang: Edition(
            LANGUAGES[lang], Formats(LANGUAGES[lang]), NullTranslations(), addresses.front(lang)
        )
        for lang in ("hi", "en", "ur", "pa")
    }
    return Newspaper(
        content=Path("content"),
        settings={},
        masthead=Masthead(
            {"hi": "समाचार", "en": "Samachar"},
            descriptions={"hi": "हर बात, नाम के साथ", "en": "Every statement, with a name"},
            tag="samachar.example,2026",
        ),
        addresses=addresses,
        editions=editions,
        at=AT,
        sections={"khel": Section("khel", "sections/khel.md", names={"hi": "खेल", "en": "Sport"})},
    )


def report(slug: str = "pani", **changes: Any) -> Report:  # noqa: ANN401 (any field of a report)
    """A report as the copy desk leaves it, with as little as it may have."""
    facts: dict[str, Any] = {
        "path": f"reports/2026/11/{slug}.md",
        "story": f"reports/2026/11/{slug}",
        "lang": "hi",
        "id": "20261124-k7f3",
        "slug": slug,
        "headline": "नल में पानी",
        "date": AT,
        "section_slug": "khel",
        "body": "<p>पाठ</p>",
        "opening": "पाठ",
    } | changes
    links = facts.pop("links", ())
    facts["links"] = tuple(link.target for link in links)
    facts["link_lines"] = tuple(link.line for link in links)
    spans = tuple(Span(1, 0, 0) for _ in facts.get("statements", ()))
    facts.setdefault("spans", spans)
    records = {
        name: record(
            **{each: facts.pop(each) for each in facts.keys() & {*record.__struct_fields__}}
        )
        for name, record in _RECORDS.items()
    }
    return Report(**{**records, **facts})


def person(slug: str, **facts: Any) -> Person:  # noqa: ANN401 (any field of a person)
    """Somebody on file."""
    profile = {each: facts.pop(each) for each in facts.keys() & {*Profile.__struct_fields__}}
    return Person(path=f"people/{slug}.md", profile=Profile(slug=slug, **profile), **facts)


def add_report(paper: Newspaper, added: Report) -> None:
    """Put a report where it stands: address, edition, section, topics."""
    edition = paper.editions[added.lang]
    address = paper.addresses.report(added.lang, added.date.date(), added.header.slug)
    added.placement = replace(added.placement, address=address)
    section = added.filing.section
    if not section.url:
        section = paper.section_link(added.header.section_slug, added.lang)
        added.filing = replace(added.filing, section=section)
    paper.reports.append(added)
    edition.reports.append(added)
    edition.sections.setdefault(added.header.section_slug, []).append(added)
    for tag in added.filing.topics:
        edition.topics.setdefault(tag.slug, Topic(tag.slug, tag.name)).reports.append(added)
