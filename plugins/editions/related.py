"""The way on from a report: its neighbours in the section, and older ones to read on."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsroom.records.edition import Edition
from newsroom.records.report import Report
from newsroom.text.words import words

__all__ = ["Around", "Neighbours", "neighbours"]

_LOOK_BACK = 8  # older reports of each topic and person that are weighed
_NAMED = 4  # what a topic or a person weighs that two reports share
_FEW = 8  # a word that more reports have says nothing of what one is about
_LEAST = 2  # weight: of words it takes two


@dataclass(frozen=True, slots=True)
class Around:
    """Where one goes on from a report."""

    newer: Report | None = None
    older: Report | None = None
    related: tuple[Report, ...] = ()

    def __iter__(self) -> Iterator[Report | None]:
        return iter((self.newer, self.older, *self.related))


Neighbours = dict[str, Around]
"""By story."""


def neighbours(edition: Edition, length: int) -> Neighbours:
    """Find the next, the previous and the related reports for each of an edition's, in one pass.

    Next and previous are those of the section. Related reports are older than the report, so that a
    new report changes no older page but its neighbour's: those that share people, topics or rare
    words of the headline, then the newest of the section, then of the edition, as they were when
    the report appeared. Where all this is empty, next is the next of the edition, so that
    no report of two or more ends in nothing.
    """
    reports = edition.reports[::-1]
    older, newer = _find_beside(reports)
    found: Neighbours = {}
    for number, near in enumerate(_find_related(reports, older, length)):
        after = newer.get(number)
        if after is None and number not in older and not near and number + 1 < len(reports):
            after = number + 1
        found[reports[number].story] = Around(
            None if after is None else reports[after],
            reports[older[number]] if number in older else None,
            tuple([reports[each] for each in near]),
        )
    return dict(reversed(found.items()))


def _find_beside(reports: Sequence[Report]) -> tuple[dict[int, int], dict[int, int]]:
    """The older and the newer neighbour in the section, by number; the oldest report is 0."""
    older: dict[int, int] = {}
    newer: dict[int, int] = {}
    last: dict[str, int] = {}
    for number, report in enumerate(reports):
        before = last.get(report.header.section_slug)
        if before is not None:
            older[number], newer[before] = before, number
        last[report.header.section_slug] = number
    return older, newer


def _find_related(
    reports: Sequence[Report], beside: dict[int, int], length: int
) -> Iterator[list[int]]:
    """For each report the numbers of those to read on; its older neighbour is named already.

    What an older report shares weighs the number of all reports each, and is added to its own
    number: such sums order by weight, then by date, and lead back to the report.
    """
    many = len(reports)
    named, least = _NAMED * many, _LEAST * many
    of_name: defaultdict[object, deque[int]] = defaultdict(lambda: deque(maxlen=_LOOK_BACK))
    of_word: dict[str, list[int]] = {}
    of_section: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=length + 1))
    for number, report in enumerate(reports):
        weights: dict[int, int] = {}
        for name in _names(report):
            others = of_name[name]
            for older in others:
                weights[older] = weights.get(older, older) + named
            others.append(number)
        for word in set(words(report.face.headline.casefold())):
            few = of_word.get(word)
            if few is None:
                of_word[word] = [number]
            elif len(few) < _FEW:
                for older in few:
                    weights[older] = weights.get(older, older) + many
                few.append(number)
        weights.pop(beside.get(number, number), None)
        heaviest = sorted(weights.values(), reverse=True)[:length]
        near = [weight % many for weight in heaviest if weight >= least]
        section = of_section[report.header.section_slug]
        last = range(number - 1, max(-1, number - 2 - 2 * length), -1)
        yield _filled(near, (*reversed(section), *last), beside.get(number), length)
        section.append(number)


def _filled(
    near: list[int], others: Iterable[int], neighbour: int | None, length: int
) -> list[int]:
    """What is near, and what else is there until there are enough."""
    for number in others:
        if len(near) >= length:
            break
        if number != neighbour and number not in near:
            near.append(number)
    return near


def _names(report: Report) -> tuple[object, ...]:
    """The topics and the people that a report names; a person's slug may be a topic's."""
    return (*[(topic.slug,) for topic in report.filing.topics], *report.names.speakers)
