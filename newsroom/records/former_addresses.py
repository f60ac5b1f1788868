"""Addresses that something has left, and where it stands now.

The address book has each address that readers were ever given; what stands there today is known by
its key, or by a report that has gone along.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from newsroom.records.address_book import Kind, KnownAddress
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report

__all__ = ["current_addresses", "first_slugs", "moved_addresses"]


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


def moved_addresses(newspaper: Newspaper) -> dict[str, tuple[str, KnownAddress]]:
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


def first_slugs(newspaper: Newspaper, kind: Kind) -> dict[tuple[str, str], str]:
    """The slug that each person had first who has another now, by language and present slug.

    It is the one that was put on record with the oldest report; of two with the same, the one
    whose line stands first, as lines are added at the end.
    """
    people = newspaper.register.people
    left = [
        old for old in newspaper.addressbook.known if old.kind == kind and old.key not in people
    ]
    if not left:  # which is as good as always: nobody's slug has changed
        return {}
    first: dict[tuple[str, str], KnownAddress] = {}
    moved = moved_addresses(newspaper)
    for old in sorted(left, key=lambda each: each.report):
        lang, now = moved.get(old.url, ("", None))
        if now is not None and (now.kind, now.lang) == (kind, lang):
            first.setdefault((lang, now.key), old)
    return {current: old.key for current, old in first.items()}
