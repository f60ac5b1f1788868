"""Fingerprints of reports, people and editions.

A page is printed again when its fingerprint has changed, and only then. Each is of whole records,
the very ones that views are made of: a field that is added to one of them is covered by itself.
"""

from collections.abc import Iterable

from newsroom.engine.fingerprint import fingerprint, joined_fingerprint
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Fingerprints, Report

__all__ = [
    "fingerprint_of_card",
    "fingerprint_of_copy",
    "fingerprint_of_edition",
    "fingerprint_of_said",
    "fingerprint_people",
    "fingerprint_reports",
]

_NONE = Fingerprints()


def fingerprint_people(newspaper: Newspaper) -> dict[str, bytes]:
    """For each person, by slug: what differs whenever a report that names them looks different."""
    return {slug: fingerprint(person.profile) for slug, person in newspaper.register.people.items()}


def fingerprint_of_copy(report: Report) -> bytes:
    """Of all that other pages may depend on in a report's copy: face and header, not the text."""
    return fingerprint((report.face, report.header))


def fingerprint_reports(newspaper: Newspaper, reports: Iterable[Report]) -> None:
    """Give reports their fingerprints, when all desks have done their work on them."""
    newspaper.fingerprints = fingerprint_people(newspaper)
    for report in reports:
        report.fingerprints = _NONE  # a report that an earlier run has kept has those of then
        report.fingerprints = _fingerprint_report(newspaper, report)


def _fingerprint_report(newspaper: Newspaper, report: Report) -> Fingerprints:
    card = fingerprint(report.card)
    statements = report.names.statements
    said = joined_fingerprint(card, fingerprint(statements)) if statements else card
    versions = newspaper.printed_stories[report.story]
    of_story = None
    if len(versions) > 1 or report.lang != newspaper.default_lang:
        original = newspaper.original_lang(report.story)
        of_story = (original, [(lang, each.address.url) for lang, each in versions.items()])
    people = {*report.names.authors, *report.names.shown}
    whole = fingerprint(
        (report, of_story, [newspaper.fingerprints[slug] for slug in sorted(people)])
    )
    return Fingerprints(card, said, whole)


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
