"""Every report put where it stands, once: edition, section, topic, month, speaker, author."""

from collections import defaultdict
from collections.abc import Sequence

from newsroom.engine.mistakes import Mistakes
from newsroom.records.edition import Edition, Topic
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Filing, Report, Tag, newest_first
from newsroom.rules import stories as say
from newsroom.text.names import matching_form

__all__ = ["file_reports", "group"]

_NO_SECTION = Link("", "")  # that its section is none has been told


def group(newspaper: Newspaper) -> None:
    """Fill the editions from the reports and standing pages; each list is newest first."""
    for report in newest_first(newspaper.reports):
        edition = newspaper.editions.get(report.lang)
        if edition is not None:
            _place(report, edition)
    for edition in newspaper.editions.values():
        edition.sections = {
            slug: edition.sections[slug] for slug in newspaper.sections if slug in edition.sections
        }
    for page in sorted(newspaper.pages, key=lambda page: (page.order, page.slug)):
        if page.lang in newspaper.editions:
            newspaper.editions[page.lang].pages[page.story] = page


def _place(report: Report, edition: Edition) -> None:
    edition.reports.append(report)
    edition.sections.setdefault(report.header.section_slug, []).append(report)
    edition.months.setdefault((report.date.year, report.date.month), []).append(report)
    for tag in report.filing.topics:
        topic = edition.topics.get(tag.slug)
        if topic is None:
            topic = edition.topics[tag.slug] = Topic(tag.slug, tag.name)
        topic.reports.append(report)
    for person in report.names.speakers:
        edition.reports_by_speaker.setdefault(person, []).append(report)
    for person in report.names.authors:
        edition.reports_by_author.setdefault(person, []).append(report)


def file_reports(newspaper: Newspaper) -> None:
    """File each report under its section and its topics.

    A topic's slug is as written, as written elsewhere, or in readable Latin.

    A name that is typed in two ways is one topic, and called as it stands first.
    Two names with one slug are told, and a name whose script has no readable Latin asks for one.
    """
    by_lang: defaultdict[str, list[Report]] = defaultdict(list)
    for report in newspaper.reports:
        by_lang[report.lang].append(report)
    for reports in by_lang.values():
        _file_reports(reports, newspaper)


def _file_reports(reports: Sequence[Report], newspaper: Newspaper) -> None:
    """The same for the reports of one language."""
    lang = reports[0].lang
    sections = {slug: newspaper.section_link(slug, lang) for slug in newspaper.sections}
    first: dict[str, tuple[Tag, Report]] = {}
    written: dict[str, str] = {}
    forms: dict[str, str] = {}
    for report in reports:
        for tag in report.header.tag_names:
            form = forms.setdefault(tag.name, matching_form(tag.name))
            first.setdefault(form, (tag, report))
            if tag.slug:
                written.setdefault(form, tag.slug)
    topics = {
        form: Tag(tag.name, written.get(form) or _slug(tag, report, newspaper))
        for form, (tag, report) in first.items()
    }
    for report in reports:
        named = tuple([topics[forms[tag.name]] for tag in report.header.tag_names])
        report.filing = Filing(sections.get(report.header.section_slug, _NO_SECTION), named)
    holders: dict[str, str] = {}
    if any(holders.setdefault(topic.slug, name) != name for name, topic in topics.items()):
        _tell_shared(reports, newspaper.mistakes)


def _tell_shared(reports: Sequence[Report], mistakes: Mistakes) -> None:
    """Tell each use of a tag whose slug another one has had before."""
    names: dict[str, tuple[str, Report]] = {}
    for report in reports:
        for topic in report.filing.topics:
            name, first = names.setdefault(topic.slug, (topic.name, report))
            if topic.slug and name != topic.name:
                mistakes.tell(
                    report.path,
                    report.line("Tags"),
                    say.TAGS_WITH_ONE_ADDRESS.format(
                        name=topic.name, other=name, path=first.path, slug=topic.slug
                    ),
                )


def _slug(tag: Tag, report: Report, newspaper: Newspaper) -> str:
    """The slug on record, so that an address stays; else the name in readable Latin."""
    found = newspaper.addressbook.topic_slug(report.lang, tag.name) or tag.latin
    if not found:
        newspaper.mistakes.tell(
            report.path,
            report.line("Tags"),
            say.TAG_WITHOUT_LATIN.format(name=tag.name),
        )
    return found
