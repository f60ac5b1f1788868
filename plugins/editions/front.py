"""The front page: what the editor puts first, then what is newest."""

from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath

from msgspec.structs import replace

from newsroom.engine.mistakes import did_you_mean
from newsroom.records.edition import Edition
from newsroom.records.front_matter import read_text
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.rules import stories as say
from newsroom.text.formats import Moment
from newsroom.views.models import Listing, Teaser, Voice
from newsroom.views.speakers import speakers_of
from newsroom.views.teasers import compose_teaser, teaser
from plugins.editions.settings import Settings

__all__ = ["compose_front", "read_fronts"]


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


def compose_front(newspaper: Newspaper, edition: Edition, settings: Settings) -> dict[str, object]:
    """What the front page shows. Lead and secondary stories do not come again in a desk."""
    ranked = _rank(newspaper, edition)
    top = ranked[: 1 + settings.secondary]
    shown = {report.story for report in top}
    rest = [report for report in edition.reports if report.story not in shown]
    day = edition.reports[0].date
    weekday = edition.formats.weekday(day)
    today = edition.formats.day(day)
    return {
        "day": Moment(today.iso, f"{weekday}{edition.formats.comma}{today.text}"),
        "lead": _timed(ranked[0], newspaper),
        "secondary": tuple(_timed(report, newspaper) for report in top[1:]),
        "briefs": tuple(_timed(report, newspaper) for report in rest[: settings.briefs]),
        "voices": tuple(islice(_voices(newspaper, edition), settings.voices)),
        "desks": tuple(_desks(newspaper, edition, shown, settings.desk)),
        "others": tuple(_others(newspaper, edition, settings.other_languages)),
    }


def _rank(newspaper: Newspaper, edition: Edition) -> list[Report]:
    """The editor's list, then leads, then high stories, then the newest."""
    chosen = [newspaper.printed_stories[story][edition.lang] for story in edition.front]
    leads = [report for report in edition.reports if report.header.priority == "lead"]
    high = [report for report in edition.reports if report.header.priority == "high"]
    return list(dict.fromkeys([*chosen, *leads, *high, *edition.reports]))


def _timed(report: Report, newspaper: Newspaper) -> Teaser:
    """A teaser with the hour on the day of the newest report, with the date before it."""
    edition = newspaper.editions[report.lang]
    is_today = report.date.date() == edition.reports[0].date.date()
    moment = edition.formats.hour(report.date) if is_today else edition.formats.day(report.date)
    return compose_teaser(report.card, edition.formats, edition.lang, moment)


def _desks(
    newspaper: Newspaper, edition: Edition, shown: set[str], length: int
) -> Iterable[Listing]:
    for slug, reports in edition.sections.items():
        rest = [report for report in reports[: length + len(shown)] if report.story not in shown]
        link = newspaper.section_link(slug, edition.lang)
        if rest:
            yield Listing(
                name=link.text,
                url=link.url,
                anchor=slug,
                teasers=tuple(teaser(report, newspaper, edition.lang) for report in rest[:length]),
                colour=newspaper.sections[slug].colour,
                lang=link.lang,
            )


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


def _others(newspaper: Newspaper, edition: Edition, length: int) -> Iterable[Teaser]:
    for other in newspaper.printed_editions:
        if other is not edition:
            for report in other.reports[:length]:
                yield teaser(report, newspaper, edition.lang)
