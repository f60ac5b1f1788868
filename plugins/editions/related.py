"""What to read after a report: older ones that share its topics, then its section."""

from collections import Counter

from newsroom.edition import Edition
from newsroom.report import Report

__all__ = ["Neighbours", "neighbours"]

_LOOK_BACK = 8  # older reports of each topic that are weighed

Neighbours = dict[str, tuple[Report | None, Report | None, tuple[Report, ...]]]
"""By story: the newer report, the older one, and the related ones."""


def neighbours(edition: Edition, length: int) -> Neighbours:
    """Find newer, older and related reports for each of an edition's, in one pass.

    Related reports are older than the report, so that a new report changes no older page but its
    neighbour's.
    """
    places: dict[str, dict[str, int]] = {
        slug: {report.story: at for at, report in enumerate(topic.reports)}
        for slug, topic in edition.topics.items()
    }
    in_section: dict[str, dict[str, int]] = {
        slug: {report.story: at for at, report in enumerate(reports)}
        for slug, reports in edition.sections.items()
    }
    found: Neighbours = {}
    last = len(edition.reports) - 1
    for at, report in enumerate(edition.reports):
        newer = edition.reports[at - 1] if at else None
        older = edition.reports[at + 1] if at < last else None
        shared: Counter[Report] = Counter()
        for tag in report.topics:
            start = places[tag.slug][report.story] + 1
            shared.update(edition.topics[tag.slug].reports[start : start + _LOOK_BACK])
        start = in_section[report.section_slug][report.story] + 1
        for other in edition.sections[report.section_slug][start : start + length + 1]:
            shared[other] += 0
        ranked = sorted(shared, key=lambda each: (shared[each], each.date, each.id), reverse=True)
        related = tuple(each for each in ranked if each is not older)[:length]
        found[report.story] = (newer, older, related)
    return found
