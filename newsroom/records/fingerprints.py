"""Fingerprints of reports, people and editions.

A page is printed again when its fingerprint has changed, and only then; so a fingerprint covers
everything that the page is made of.
"""

from collections.abc import Iterable

from newsroom.engine.fingerprint import fingerprint, joined_fingerprint
from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Fingerprints, Report

__all__ = [
    "fingerprint_of_card",
    "fingerprint_of_edition",
    "fingerprint_of_said",
    "fingerprint_people",
    "fingerprint_reports",
]


def fingerprint_people(newspaper: Newspaper) -> dict[str, bytes]:
    """For each person, by slug: what differs whenever a report that names them looks different."""
    return {
        slug: fingerprint(
            (
                person.kind,
                person.names,
                person.roles,
                person.wikidata,
                person.listed,
                person.sample,
                person.picture,
            )
        )
        for slug, person in newspaper.register.people.items()
    }


def fingerprint_reports(newspaper: Newspaper, reports: Iterable[Report]) -> None:
    """Give reports their fingerprints, when all desks have done their work on them."""
    newspaper.fingerprints = fingerprint_people(newspaper)
    sections = {
        (slug, lang): fingerprint(newspaper.section_link(slug, lang))
        for lang in newspaper.editions
        for slug in newspaper.sections
    }
    bylines: dict[tuple[Link, ...], bytes] = {}
    for report in reports:
        byline = bylines.get(report.byline) or bylines.setdefault(
            report.byline, fingerprint(report.byline)
        )
        _fingerprint_report(newspaper, report, sections[report.section_slug, report.lang] + byline)


def _fingerprint_report(newspaper: Newspaper, report: Report, named: bytes) -> None:
    """``named``: the fingerprints of section and byline, which many reports share."""
    picture = fingerprint(report.picture) if report.picture else b""
    address = report.address.url.encode()
    card = joined_fingerprint(
        report.face, named, address, picture, b"sample" if report.sample else b""
    )
    said = card
    if report.statements:
        shown = [
            (each.person, each.anchor, each.clause, each.quotation, each.is_translated)
            for each in report.statements
        ]
        said = joined_fingerprint(card, fingerprint(shown))
    share_card = report.share_card.url.encode() if report.share_card else b""
    people = {*report.author_slugs, *report.shown_speakers}
    versions = newspaper.printed_stories[report.story]
    rest: object = (report.topics, report.robots, report.targets)
    if len(versions) > 1 or report.lang != newspaper.default_lang:
        original = newspaper.original_lang(report.story)
        rest = (rest, original, [(lang, each.address.url) for lang, each in versions.items()])
    whole = joined_fingerprint(
        report.digest,
        said,
        share_card,
        fingerprint(rest),
        *[newspaper.fingerprints[slug] for slug in sorted(people)],
    )
    report.fingerprints = Fingerprints(card, said, whole)


def fingerprint_of_card(report: Report) -> bytes:
    """What a list shows of a report."""
    return report.fingerprints.card


def fingerprint_of_said(report: Report) -> bytes:
    """What a speaker's page shows of a report."""
    return report.fingerprints.said


def fingerprint_of_edition(newspaper: Newspaper, edition: Edition) -> bytes:
    """What any file of an edition may name: the other editions, and its own standing pages."""
    return fingerprint(
        (
            [(each.lang, each.home.url) for each in newspaper.printed_editions],
            [(page.story, page.address.url) for page in edition.pages.values()],
        )
    )
