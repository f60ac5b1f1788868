"""What must hold between files: versions agree, Ids and slugs are nobody else's."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import PurePosixPath

from newsroom.engine.mistakes import Message, Mistakes, did_you_mean
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Placement, Report
from newsroom.records.standing_page import StandingPage
from newsroom.rules import stories as say
from newsroom.rules.files import LANGUAGE_TWICE
from newsroom.text.names import matching_form
from plugins.copydesk.copies import looks_like_copy, original_of, tracked

__all__ = [
    "admit",
    "by_story",
    "check_changes",
    "check_files",
    "check_stories",
    "note_far_dates",
    "set_addresses",
    "tell_twice",
]


def admit(reports: Iterable[Report], at: datetime) -> list[Report]:
    """The reports that are printed at the edition time: no drafts, none early, none expired."""
    return [report for report in reports if not report.header.is_draft and _is_due(report, at)]


def by_story(reports: Iterable[Report]) -> dict[str, dict[str, Report]]:
    """Reports by story, then language."""
    stories: defaultdict[str, dict[str, Report]] = defaultdict(dict)
    for report in reports:
        stories[report.story][report.lang] = report
    return dict(stories)


def check_files(items: Iterable[Report | StandingPage], mistakes: Mistakes) -> None:
    """Tell of two files that are one language of one story: ``a.md`` and ``a.hi.md``."""
    first: dict[tuple[str, str], str] = {}
    for item in items:
        path = first.setdefault((item.story, item.lang), item.path)
        if path != item.path:
            tell_twice(item.path, path, item.lang, mistakes)


def tell_twice(path: str, first: str, lang: str, mistakes: Mistakes) -> None:
    """Tell that a file is there twice, under two names."""
    mistakes.tell(path, 1, LANGUAGE_TWICE.format(first=first, lang=lang))


def _is_due(report: Report, at: datetime) -> bool:
    header = report.header
    return (
        report.date <= at
        and (header.embargo is None or header.embargo <= at)
        and (header.expires is None or at < header.expires)
    )


def check_changes(printed: Iterable[Report], newspaper: Newspaper) -> None:
    """Tell where a report that is printed says that it was changed after the edition time."""
    now = f"{newspaper.at:%Y-%m-%d %H:%M}"
    for report in printed:
        if report.header.modified is None and not report.header.corrections:
            continue
        for key, moment in report.changes:
            if moment > newspaper.at:
                newspaper.mistakes.tell(
                    report.path,
                    report.line(key),
                    say.CHANGED_LATER_THAN_NOW.format(key=key, moment=moment, now=now),
                )


def note_far_dates(reports: Iterable[Report], newspaper: Newspaper) -> None:
    """Name each report that is held back for more than a year: its year may be a slip."""
    far = newspaper.at + timedelta(days=366)
    for report in reports:
        key, moment = "Date", report.date
        if report.header.embargo and report.header.embargo > moment:
            key, moment = "Embargo", report.header.embargo
        if moment > far and not report.header.is_draft:
            newspaper.notes.append(
                f"{report.path}:{report.line(key)}: '{key}: {moment:%Y-%m-%d %H:%M}' is more than "
                "a year ahead; the report is held back until then."
            )


def check_stories(newspaper: Newspaper) -> None:
    """Tell where versions of one story disagree, and where two stories share an Id or a slug."""
    originals: list[Report] = []
    reports: list[Report] = []
    for story, versions in newspaper.printed_stories.items():
        first, *others = versions.values()
        if others:
            first = versions[newspaper.original_lang(story)]
            for report in versions.values():
                _agree(report, first, newspaper.mistakes)
        originals.append(first)
        reports += versions.values()
    for report in reports:
        if report.header.section_slug not in newspaper.sections:
            _tell_section(report, newspaper)
    ids = [first.id for first in originals if first.id]
    slugs = [(report.lang, report.header.slug) for report in reports if report.header.slug]
    if len(set(ids)) < len(ids) or len(set(slugs)) < len(slugs):
        _tell_shared(newspaper, originals)
    _tell_shared_pages(newspaper)


def _tell_shared(newspaper: Newspaper, originals: Iterable[Report]) -> None:
    """Tell those stories that have another's Id or slug: the other's are in the world already.

    Only this needs the stories in order, and most papers do without.
    """
    ids: dict[str, Report] = {}
    slugs: dict[tuple[str, str], Report] = {}
    for first in _originals_first(newspaper, originals):
        holder = ids.setdefault(first.id, first) if first.id else first
        if holder is not first:
            newspaper.mistakes.tell(first.path, first.line("Id"), _shared_id(first, holder))
        for report in newspaper.printed_stories[first.story].values():
            other = slugs.setdefault((report.lang, report.header.slug), report)
            is_told = report is first and other is holder
            if other is not report and report.header.slug and not is_told:
                newspaper.mistakes.tell(
                    report.path,
                    report.line("Slug"),
                    say.SLUG_TAKEN.format(slug=report.header.slug, other=other.path),
                )


def _shared_id(copy: Report, original: Report) -> Message:
    if copy.lang == original.lang and copy.header.slug == original.header.slug:
        return say.COPY_OF_A_REPORT.format(other=original.path)
    return say.ID_TAKEN.format(id=copy.id, other=original.path)


def _originals_first(newspaper: Newspaper, originals: Iterable[Report]) -> list[Report]:
    """Stories of which some share an Id or a slug, each copy behind what it was made of.

    What says so, the surest first: that readers were given the address under this Id; the file's
    name; git; the earlier date; a file that is called by its slug.
    """
    groups: defaultdict[object, list[Report]] = defaultdict(list)
    firsts = list(originals)
    for first in firsts:
        groups[first.id].append(first)
        for report in newspaper.printed_stories[first.story].values():
            if report.header.slug:
                groups[report.lang, report.header.slug].append(first)
    others: defaultdict[str, set[str]] = defaultdict(set)
    for group in (group for group in groups.values() if len(group) > 1):
        for first in group:
            others[first.path].update(each.path for each in group if each is not first)
    known = tracked(newspaper.content, list(others))
    given = {(each.key, each.url) for each in newspaper.addressbook.known if each.kind == "report"}
    prefix = newspaper.addresses.prefix

    def rank(report: Report) -> tuple[bool, bool, bool, datetime, bool, str]:
        alike = others.get(report.path, set())
        url = newspaper.addresses.report(report.lang, report.date, report.header.slug).url
        return (
            bool(alike) and (report.id, url.removeprefix(prefix)) not in given,
            any(looks_like_copy(report.path, other) for other in alike),
            bool(alike) and report.path not in known,
            report.date,
            bool(alike) and PurePosixPath(report.story).name != report.header.slug,
            report.path,
        )

    return sorted(firsts, key=rank)


def _tell_shared_pages(newspaper: Newspaper) -> None:
    """Tell of two standing pages with one address; of a page and its copy, the copy."""
    slugs: dict[tuple[str, str], StandingPage] = {}
    in_order = sorted(
        newspaper.pages,
        key=lambda page: (bool(original_of(PurePosixPath(page.story).name)), page.path),
    )
    for page in in_order:
        other = slugs.setdefault((page.lang, page.slug), page)
        if other.story != page.story:
            newspaper.mistakes.tell(
                page.path,
                page.line("Slug"),
                say.SLUG_OF_A_PAGE_TAKEN.format(slug=page.slug, other=other.path),
            )


def _tell_section(report: Report, newspaper: Newspaper) -> None:
    slug = report.header.section_slug
    if slug:
        near = _section_near(slug, newspaper)
        newspaper.mistakes.tell(
            report.path,
            report.line("Category"),
            say.NO_SECTION.format(slug=slug, near=near),
        )


def _section_near(written: str, newspaper: Newspaper) -> str:
    """The section that is meant, though its name stands in the place of its slug."""
    form = matching_form(written)
    for section in newspaper.sections.values():
        if form in map(matching_form, section.names.values()):
            return f"; did you mean '{section.slug}'?"
    return did_you_mean(written, newspaper.sections)


def _agree(report: Report, first: Report, mistakes: Mistakes) -> None:
    if report is first:
        return
    if report.id and first.id and report.id != first.id:
        mistakes.tell(
            report.path,
            report.line("Id"),
            say.IDS_DIFFER.format(id=report.id, other=first.path, said=first.id),
        )
    if report.date != first.date and report.header.is_dated and first.header.is_dated:
        mistakes.tell(
            report.path,
            report.line("Date"),
            say.DATES_DIFFER.format(other=first.path, said=first.date),
        )
    section, firsts = report.header.section_slug, first.header.section_slug
    if section and firsts and section != firsts:
        mistakes.tell(
            report.path,
            report.line("Category"),
            say.SECTIONS_DIFFER.format(slug=section, other=first.path, said=firsts),
        )


def set_addresses(newspaper: Newspaper) -> None:
    """Place each report and standing page.

    A version without a slug takes the original's; where there is none, it is asked for. What one
    version says of the whole story holds for all of them.
    """
    addresses = newspaper.addresses
    for versions in newspaper.printed_stories.values():
        headers = [report.header for report in versions.values()]
        sample = any(header.sample for header in headers)
        robots = next(filter(None, [header.robots for header in headers]), "")
        source = next(filter(None, [header.source for header in headers]), None)
        for report in versions.values():
            slug = report.header.slug or _inherited_slug(report, versions, newspaper)
            address = addresses.report(report.lang, report.date, slug)
            report.placement = Placement(address, sample, robots, report.header.source or source)
    for page in newspaper.pages:
        page.address = addresses.standing(page.lang, page.slug)


def _inherited_slug(report: Report, versions: dict[str, Report], newspaper: Newspaper) -> str:
    for lang in (newspaper.default_lang, *versions):
        if lang in versions and versions[lang].header.slug:
            return versions[lang].header.slug
    newspaper.mistakes.tell(
        report.path,
        1,
        say.NO_SLUG_TO_INHERIT.format(name=PurePosixPath(report.story).name),
    )
    return PurePosixPath(report.story).name
