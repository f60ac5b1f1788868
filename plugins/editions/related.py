"""What to read after a report: older ones that share its topics, then its section."""

from collections import defaultdict, deque
from collections.abc import Sequence

from newsroom.records.edition import Edition
from newsroom.records.report import Report

__all__ = ["Neighbours", "neighbours"]

_LOOK_BACK = 8  # older reports of each topic that are weighed

Neighbours = dict[str, tuple[Report | None, Report | None, tuple[Report, ...]]]
"""By story: the newer report, the older one, and the related ones."""


def neighbours(edition: Edition, length: int) -> Neighbours:
    """Find newer, older and related reports for each of an edition's, in one pass.

    Related reports are older than the report, so that a new report changes no older page but its
    neighbour's.
    """
    reports = edition.reports
    newer = (None, *reports)
    older = (*reports[1:], None)
    related = _find_related(reports, length)
    around = zip(newer, older, related, strict=False)
    return {report.story: those for report, those in zip(reports, around, strict=True)}


def _find_related(newest_first: Sequence[Report], length: int) -> list[tuple[Report, ...]]:
    """For each report those that share most of its topics, the newer first.

    Reports go by their number, the oldest being 0, and weigh the number of all for each topic that
    is shared. A sum of the two orders by topics, then by date, and leads back to the report.
    """
    reports = newest_first[::-1]
    many = len(reports)
    of_topic: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    of_section: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=length + 1))
    related = []
    for number, report in enumerate(reports):
        section = of_section[report.header.section_slug]
        topics = [of_topic[tag.slug] for tag in report.filing.topics]
        weights: dict[int, int] = {}
        for topic in topics:
            for older in topic:
                weights[older] = weights.get(older, older) + many
        if len(weights) <= length:
            for older in section:
                weights.setdefault(older, older)
        weights.pop(number - 1, None)  # the page names it as its neighbour already
        heaviest = sorted(weights.values(), reverse=True)[:length]
        related.append(tuple([reports[weight % many] for weight in heaviest]))
        section.append(number)
        for topic in topics:
            topic.append(number)
    return related[::-1]
