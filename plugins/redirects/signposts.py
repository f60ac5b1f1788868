"""Which old addresses lead where."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.records.address_book import KnownAddress
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report
from newsroom.rules.plan import OLD_ADDRESS_TAKEN
from newsroom.views.models import Head

__all__ = ["current_addresses", "plan_signposts"]

_FURTHER = re.compile(r"page/\d+/$")


def current_addresses(newspaper: Newspaper) -> Iterator[KnownAddress]:
    """The addresses of this edition that must never stop leading somewhere."""
    addresses, prefix = newspaper.addresses, newspaper.addresses.prefix
    for report in newspaper.reports:
        yield KnownAddress(
            "report", report.lang, report.id, report.address.url.removeprefix(prefix)
        )
    for edition in newspaper.printed_editions:
        lang = edition.lang
        for slug, reports in edition.sections.items():
            url = addresses.section(lang, slug).url.removeprefix(prefix)
            yield KnownAddress("section", lang, slug, url, reports[0].id)
        for topic in edition.topics.values():
            url = addresses.topic(lang, topic.slug).url.removeprefix(prefix)
            yield KnownAddress("topic", lang, topic.name, url)
        for slug, reports in edition.reports_by_speaker.items():
            url = addresses.speaker(lang, slug).url.removeprefix(prefix)
            yield KnownAddress(
                "speaker", lang, slug, url, reports[0].id, _name(newspaper, slug, lang)
            )
        for slug, reports in edition.reports_by_author.items():
            url = addresses.author(lang, slug).url.removeprefix(prefix)
            yield KnownAddress(
                "author", lang, slug, url, reports[0].id, _name(newspaper, slug, lang)
            )
        for page in edition.pages.values():
            key = _in_line(page.story.partition("/")[2])
            yield KnownAddress("page", lang, key, page.address.url.removeprefix(prefix))


def _name(newspaper: Newspaper, slug: str, lang: str) -> str:
    person = newspaper.register.people.get(slug)
    return _in_line(person.name(lang, newspaper.default_lang)[0]) if person else ""


def _in_line(text: str) -> str:
    """A text without what would end a column or a line of the book."""
    return " ".join(text.split())


def plan_signposts(newspaper: Newspaper, plan: Sequence[PlannedFile]) -> Iterator[PlannedFile]:
    """What stands at each address that a page has left: a signpost; where a feed was, the feed.

    An address at which something of ``plan`` stands now is not touched.
    """
    taken = {printed.save_as.casefold() for printed in plan}
    claimed = _claimed(newspaper, taken)
    moved = _moved(newspaper)
    below = _below(plan, {known.url for _, known in moved.values()})
    made: dict[str, PlannedFile] = {}
    for old_url, (lang, known) in moved.items():
        for printed in below[known.url]:
            name = printed.save_as.removeprefix(_folder(known.url))
            place = _folder(old_url) + name
            if isinstance(printed, Document) and known.lang == lang:
                made[place] = replace(printed, save_as=place, repeats=printed.save_as, replan=None)
            elif isinstance(printed, Page):
                url = known.url + name.removesuffix("index.html")
                made[place] = _signpost(newspaper, known.lang, place, url)
    for place, report in claimed.items():
        url = report.address.url.removeprefix(newspaper.addresses.prefix)
        made[place] = _signpost(newspaper, report.lang, place, url, report.path)
    for place, printed in made.items():
        if place in claimed or _held_by(place, taken) is None:
            yield printed


def _claimed(newspaper: Newspaper, taken: set[str]) -> dict[str, Report]:
    """The places that reports claim in ``Redirect-From``; what cannot be had is told."""
    claimed: dict[str, Report] = {}
    first: dict[str, tuple[Report, str]] = {}
    for report in newspaper.reports:
        for old in report.header.redirects:
            place = f"{old.lstrip('/')}index.html" if old.endswith("/") else old.lstrip("/")
            held_by = _held_by(place, taken)
            holder, like = first.setdefault(place.casefold(), (report, place))
            if held_by is None and holder is report and like == place:
                claimed[place] = report
                continue
            by = f"a redirect of '{holder.path}'"
            if held_by is None and like != place:
                by += f" but for its capitals, '/{like}'"
            elif held_by == place.casefold():
                by = "a page of its own"
            elif held_by:
                by = f"a page below the file '/{held_by}'"
            newspaper.mistakes.tell(
                report.path,
                report.line("Redirect-From"),
                OLD_ADDRESS_TAKEN.format(old=old, by=by),
            )
    return claimed


def _held_by(place: str, taken: set[str]) -> str | None:
    """What stands in a place already, or where a folder above it must stand."""
    folded = PurePosixPath(place.casefold())
    return next((str(each) for each in (folded, *folded.parents) if str(each) in taken), None)


def _moved(newspaper: Newspaper) -> dict[str, tuple[str, KnownAddress]]:
    """Each address on record that something has left: its language, and where that stands now."""
    current = list(current_addresses(newspaper))
    urls = {known.url for known in current}
    now: dict[tuple[str, str, str], KnownAddress] = {
        (known.kind, known.lang, known.key): known for known in current
    }
    moved = {}
    reports: dict[str, list[Report]] = {}
    for old in newspaper.addressbook.known:
        if old.url in urls:
            continue
        known = now.get((old.kind, old.lang, old.key))
        if known is None:
            reports = reports or _by_id(newspaper)
            known = _heir(old, now, reports, newspaper)
        if known is not None:
            moved[old.url] = (old.lang, known)
    return moved


def _by_id(newspaper: Newspaper) -> dict[str, list[Report]]:
    reports: defaultdict[str, list[Report]] = defaultdict(list)
    for report in newspaper.reports:
        reports[report.id].append(report)
    return reports


def _heir(
    old: KnownAddress,
    now: Mapping[tuple[str, str, str], KnownAddress],
    reports: Mapping[str, list[Report]],
    newspaper: Newspaper,
) -> KnownAddress | None:
    """What stands for something that is not printed under its key any longer.

    A version that went leads to the original. A section that is gone leads to where its last report
    stands now; a topic, to the one whose file has its name; a person, to whoever bears that name in
    that very report: a name alone says nothing of who somebody is.
    """
    langs = (old.lang, *sorted(newspaper.editions, key=newspaper.default_lang.__ne__))
    printed = (now.get((old.kind, lang, old.key)) for lang in langs)
    versions = {report.lang: report for report in reports.get(old.report, ())}
    witnesses = [versions[lang] for lang in dict.fromkeys(langs) if lang in versions]
    if old.kind == "section" and old.key not in newspaper.sections:
        printed = (now.get(("section", each.lang, each.header.section_slug)) for each in witnesses)
    elif old.kind == "topic" and (topic := newspaper.topics.called(old.key)):
        names = [(lang, _topic_name(newspaper, lang, topic.slug)) for lang in langs]
        printed = (now.get(("topic", lang, name)) for lang, name in names)
    elif old.kind in {"speaker", "author"} and old.key not in newspaper.register.people:
        called = {person.slug for person in newspaper.register.called(old.name)}
        named = ((each.lang, _named(each, old.kind, called)) for each in witnesses)
        printed = (now.get((old.kind, lang, slug)) for lang, slug in named)
    return next((known for known in printed if known is not None), None)


def _topic_name(newspaper: Newspaper, lang: str, slug: str) -> str:
    """What an edition calls a topic; empty where it has none of its reports."""
    edition = newspaper.editions.get(lang)
    return edition.topics[slug].name if edition and slug in edition.topics else ""


def _named(report: Report, kind: str, called: set[str]) -> str:
    """The one of some people whom a report names; empty where there are none, or more."""
    slugs = report.names.speakers if kind == "speaker" else report.names.authors
    named = called.intersection(slugs)
    return named.pop() if len(named) == 1 else ""


def _below(plan: Sequence[PlannedFile], fronts: set[str]) -> Mapping[str, list[PlannedFile]]:
    """What is planned at some addresses: the page, its further pages, its feed."""
    below: defaultdict[str, list[PlannedFile]] = defaultdict(list)
    folders = {_folder(url): url for url in fronts}
    for printed in plan if folders else ():
        folder = printed.save_as.rpartition("/")[0] + "/"
        front = _FURTHER.sub("", folder)
        if front in folders and not isinstance(printed, Asset):
            below[folders[front]].append(printed)
    return below


def _folder(url: str) -> str:
    return url.strip("/") + "/"


def _signpost(newspaper: Newspaper, lang: str, place: str, url: str, source: str = "") -> Page:
    edition = newspaper.editions[lang]
    title = edition.wording.gettext("This page has moved")
    target = newspaper.addresses.prefix + url
    return Page(
        save_as=place,
        source=source,
        template="redirect.html",
        lang=lang,
        inputs={
            "head": Head(
                title=f"{title} | {newspaper.masthead.name(lang)}",
                description=title,
                canonical=newspaper.addresses.absolute(target),
            ),
            "target": target,
        },
    )
