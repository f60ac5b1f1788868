"""Every report put where it stands, once: edition, section, topic, month, speaker, author."""

from newsroom.edition import Edition, Newspaper, Topic, newest_first
from newsroom.mistakes import Mistakes
from newsroom.report import Report, Tag
from newsroom.romanise import Unromanisable, slug

__all__ = ["group", "set_topics"]


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
    edition.sections.setdefault(report.section_slug, []).append(report)
    edition.months.setdefault((report.date.year, report.date.month), []).append(report)
    for tag in report.topics:
        edition.topics.setdefault(tag.slug, Topic(tag.slug, tag.name)).reports.append(report)
    for person in report.speaker_slugs:
        edition.spoken.setdefault(person, []).append(report)
    for person in report.author_slugs:
        edition.written.setdefault(person, []).append(report)


def set_topics(newspaper: Newspaper) -> None:
    """Give each tag its slug: as written, as written elsewhere, or in readable Latin.

    Two names with one slug are told, and a name whose script has no readable Latin asks for one.
    """
    written: dict[tuple[str, str], str] = {}
    for report in newspaper.reports:
        for tag in report.tag_names:
            if tag.slug:
                written.setdefault((report.lang, tag.name), tag.slug)
    names: dict[tuple[str, str], tuple[str, Report]] = {}
    for report in newspaper.reports:
        topics = []
        for tag in report.tag_names:
            key = (report.lang, tag.name)
            if key not in written:
                on_record = newspaper.addressbook.topic_slug(*key)
                written[key] = on_record or _romanised(tag, report, newspaper.mistakes)
            topic = Tag(tag.name, written[key])
            topics.append(topic)
            name, first = names.setdefault((report.lang, topic.slug), (tag.name, report))
            if topic.slug and name != tag.name:
                newspaper.mistakes.tell(
                    report.path,
                    report.line("Tags"),
                    f"The tags '{tag.name}' and '{name}' ('{first.path}') both have the address "
                    f"'/topic/{topic.slug}/'. Write one of them in both, or '{tag.name} = "
                    f"{topic.slug}-2'.",
                )
        report.topics = tuple(topics)


def _romanised(tag: Tag, report: Report, mistakes: Mistakes) -> str:
    try:
        return slug(tag.name, report.lang)
    except Unromanisable:
        mistakes.tell(
            report.path,
            report.line("Tags"),
            f"The tag '{tag.name}' has no address in Latin letters. Write one behind it, such as "
            f"'{tag.name} = its-name-in-latin'.",
        )
        return ""
