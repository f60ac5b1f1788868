"""The front page: what the editor puts first, then what is newest."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from datetime import timedelta
from itertools import chain, islice, takewhile
from pathlib import PurePosixPath

from msgspec.structs import replace

from newsroom.engine.mistakes import did_you_mean
from newsroom.records.edition import Edition
from newsroom.records.front_matter import read_text
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.rules import stories as say
from newsroom.views.models import Listing, Teaser, Voice
from newsroom.views.speakers import speakers_of
from newsroom.views.teasers import compose_teaser, teaser
from plugins.editions.settings import Settings

__all__ = ["compose_front", "note_stale_fronts", "read_fronts"]

_WEEK = timedelta(days=7)


def read_fronts(newspaper: Newspaper) -> None:
    """Read ``front.<lang>.md`` of each edition: one story a line, by base name or path."""
    files = list(newspaper.content.glob("front.*.md"))
    if not files:
        return
    stories: dict[str, list[str]] = {}
    for story in newspaper.all_stories:
        stories.setdefault(PurePosixPath(story).name, []).append(story)
        stories.setdefault(story, []).append(story)
    for file in files:
        lang = file.name.split(".")[1]
        if lang not in newspaper.editions:
            near = did_you_mean(lang, newspaper.editions)
            newspaper.mistakes.tell(
                file.name, 1, say.FRONT_IN_NO_LANGUAGE.format(lang=lang, near=near)
            )
    for edition in newspaper.editions.values():
        path = f"front.{edition.lang}.md"
        file = newspaper.content / path
        text = read_text(file, path, newspaper.mistakes) if file.is_file() else None
        for number, line in enumerate((text or "").split("\n"), 1):
            name = line.strip().removesuffix(".md")
            if name and not name.startswith("#"):
                _add_story(newspaper, edition, stories, (path, number, name))


def _add_story(
    newspaper: Newspaper,
    edition: Edition,
    stories: dict[str, list[str]],
    written: tuple[str, int, str],
) -> None:
    path, number, name = written
    found = stories.get(name, [])
    if len(set(found)) > 1:
        newspaper.mistakes.tell(
            path,
            number,
            say.FRONT_STORY_MAY_BE_TWO.format(name=name, count=len(found), first=found[0]),
        )
    elif not found:
        near = did_you_mean(name, stories)
        newspaper.mistakes.tell(path, number, say.FRONT_STORY_IS_NONE.format(name=name, near=near))
    elif edition.lang not in newspaper.all_stories[found[0]]:
        newspaper.mistakes.tell(
            path, number, say.FRONT_STORY_NOT_WRITTEN.format(name=name, lang=edition.lang)
        )
    elif edition.lang in newspaper.printed_stories.get(found[0], {}):
        edition.front.append(found[0])


def note_stale_fronts(newspaper: Newspaper) -> None:
    """Name each list of the editor's that is older than a lead which it leaves out."""
    for edition in newspaper.editions.values():
        chosen = [newspaper.printed_stories[story][edition.lang] for story in edition.front]
        lead = next((each for each in edition.reports if each.header.priority == "lead"), None)
        if chosen and lead and lead.date > max(report.date for report in chosen):
            name = PurePosixPath(lead.story).name
            newspaper.notes.append(
                f"front.{edition.lang}.md:1: The list is older than the lead '{lead.path}', which "
                f"it leaves out. Write '{name}' on its first line, or delete what is old."
            )


def compose_front(newspaper: Newspaper, edition: Edition, settings: Settings) -> dict[str, object]:
    """What the front page shows. No story comes twice."""
    ranked = _rank(newspaper, edition)
    top = ranked[: 1 + settings.secondary]
    above = {report.story for report in top}
    briefs = list(islice(_without(edition.reports, above), settings.briefs))
    above.update(report.story for report in briefs)
    desks = dict(_desks(edition, above, settings.desk))
    shown = above.union(report.story for reports in desks.values() for report in reports)
    day = edition.reports[0].date
    return {
        "day": edition.formats.day(day),
        "weekday": edition.formats.weekday(day),
        "lead": _timed(ranked[0], newspaper),
        "secondary": tuple(_timed(report, newspaper) for report in top[1:]),
        "briefs": tuple(_timed(report, newspaper) for report in briefs),
        "topics": tuple(_topics(newspaper, edition, settings.topics)),
        "voices": tuple(islice(_voices(newspaper, edition), settings.voices)),
        "desks": tuple(_listing(newspaper, edition, slug, desks[slug]) for slug in desks),
        "others": tuple(_others(newspaper, edition, shown, settings.other_languages)),
    }


def _without(reports: Iterable[Report], stories: Container[str]) -> Iterator[Report]:
    """Reports whose stories stand nowhere on the page yet."""
    return (report for report in reports if report.story not in stories)


def _rank(newspaper: Newspaper, edition: Edition) -> list[Report]:
    """The editor's list, then leads, then high stories, then the newest."""
    chosen = [newspaper.printed_stories[story][edition.lang] for story in edition.front]
    leads = [report for report in edition.reports if report.header.priority == "lead"]
    high = [report for report in edition.reports if report.header.priority == "high"]
    return list(dict.fromkeys([*chosen, *leads, *high, *edition.reports]))


def _timed(report: Report, newspaper: Newspaper) -> Teaser:
    """A teaser with the hour on the day of the newest report, with the date before it.

    It says what has been corrected; lists do not, so that a correction prints few pages.
    """
    edition = newspaper.editions[report.lang]
    is_today = report.date.date() == edition.reports[0].date.date()
    moment = edition.formats.hour(report.date) if is_today else edition.formats.day(report.date)
    shown = compose_teaser(report.card, edition.formats, edition.lang, moment)
    return replace(shown, corrected=True) if report.header.corrections else shown


def _desks(
    edition: Edition, above: Container[str], length: int
) -> Iterator[tuple[str, list[Report]]]:
    """The newest of each section that has any left, by its slug."""
    for slug, reports in edition.sections.items():
        rest = list(islice(_without(reports, above), length))
        if rest:
            yield slug, rest


def _listing(
    newspaper: Newspaper, edition: Edition, slug: str, reports: Iterable[Report]
) -> Listing:
    link = newspaper.section_link(slug, edition.lang)
    return Listing(
        name=link.text,
        url=link.url,
        anchor=slug,
        teasers=tuple(teaser(report, newspaper, edition.lang) for report in reports),
        colour=newspaper.sections[slug].colour,
        lang=link.lang,
    )


def _topics(newspaper: Newspaper, edition: Edition, length: int) -> Iterator[Link]:
    """What most reports of the week are about, the week that the newest of them ends."""
    since = edition.reports[0].date - _WEEK
    week = takewhile(lambda report: report.date > since, edition.reports)
    counted = Counter(tag for report in week for tag in report.filing.topics)
    for tag, _ in counted.most_common(length):
        yield Link(tag.name, newspaper.addresses.topic(edition.lang, tag.slug).url)


def _voices(newspaper: Newspaper, edition: Edition) -> Iterable[Voice]:
    """The newest statements, one a speaker."""
    heard: set[str] = set()
    for report in edition.reports:
        for speaker in speakers_of(newspaper, report) if report.names.statements else ():
            if speaker.url and speaker.url not in heard and speaker.statements:
                heard.add(speaker.url)
                line = speaker.statements[0]
                at = replace(line, url=report.address.url + line.url)
                yield Voice(at, replace(speaker, statements=()))


def _others(
    newspaper: Newspaper, edition: Edition, shown: set[str], length: int
) -> Iterator[Teaser]:
    """Of each other edition the newest that cannot be read here, else what is not shown here."""
    named = set(shown)
    for other in newspaper.printed_editions:
        if other is not edition:
            versions = newspaper.printed_stories
            alone = (each for each in other.reports if edition.lang not in versions[each.story])
            unseen = _without(chain(alone, other.reports), named)
            for report in islice(dict.fromkeys(islice(unseen, 2 * length)), length):
                named.add(report.story)
                yield teaser(report, newspaper, edition.lang)
