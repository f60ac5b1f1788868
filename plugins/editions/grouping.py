"""Every report put where it stands, once: edition, section, topic, month, speaker, author."""

from collections import defaultdict
from collections.abc import Sequence

from newsroom.records.edition import Edition, TopicReports
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Filing, Report, Tag, newest_first
from newsroom.rules import topics as say
from newsroom.text.names import matching_form

__all__ = ["file_reports", "group"]

_NO_SECTION = Link("", "")  # that its section is none has been told


def group(newspaper: Newspaper) -> None:
    """Fill the editions from the reports and standing pages; each list is newest first."""
    for report in newest_first(newspaper.reports):
        edition = newspaper.editions.get(report.lang)
        if edition is not None:
            _place(report, edition, newspaper)
    for edition in newspaper.editions.values():
        edition.sections = {
            slug: edition.sections[slug] for slug in newspaper.sections if slug in edition.sections
        }
    for page in sorted(newspaper.pages, key=lambda page: (page.order, page.slug)):
        if page.lang in newspaper.editions:
            newspaper.editions[page.lang].pages[page.story] = page


def _place(report: Report, edition: Edition, newspaper: Newspaper) -> None:
    edition.reports.append(report)
    edition.sections.setdefault(report.header.section_slug, []).append(report)
    edition.months.setdefault((report.date.year, report.date.month), []).append(report)
    for slug, (name, lang) in _topics_of(report, newspaper).items():
        topic = edition.topics.get(slug)
        if topic is None:
            topic = edition.topics[slug] = TopicReports(slug, name, lang)
        elif topic.lang and not lang:
            topic.name, topic.lang = name, ""
        topic.reports.append(report)
    for person in report.names.speakers:
        edition.reports_by_speaker.setdefault(person, []).append(report)
    for person in report.names.authors:
        edition.reports_by_author.setdefault(person, []).append(report)


def _topics_of(report: Report, newspaper: Newspaper) -> dict[str, tuple[str, str]]:
    """The topics of a report and those above them: name and language of the name, by slug."""
    found = {tag.slug: (tag.name, "") for tag in report.filing.topics}
    for tag in report.filing.topics:
        for topic in newspaper.topics.above(tag.slug):
            found.setdefault(topic.slug, topic.name(report.lang, newspaper.default_lang))
    return found


def file_reports(newspaper: Newspaper) -> None:
    """File each report under its section and its topics: one with a file, or the tag's own.

    A topic's slug is that of its file, or as written, as written elsewhere, or in readable Latin. A
    name that is typed in two ways is one topic, and called as it stands first. Two names with one
    slug are told, and a name whose script has no readable Latin asks for one.
    """
    by_lang: defaultdict[str, list[Report]] = defaultdict(list)
    for report in newspaper.reports:
        by_lang[report.lang].append(report)
    for lang, reports in by_lang.items():
        _Filing(newspaper, lang, reports).file_reports()


class _Filing:
    """The reports of one language, and what each of their tags means."""

    def __init__(self, newspaper: Newspaper, lang: str, reports: Sequence[Report]) -> None:
        self._newspaper = newspaper
        self._lang = lang
        self._reports = reports
        self._forms: dict[str, str] = {}
        self._written: dict[str, str] = {}
        """The slug that some report gives a tag, by the tag's matching form."""
        self._filed: dict[str, Tag] = {}
        """Topics that have a file, by slug, as they are called in this language."""

    def file_reports(self) -> None:
        """File each report; no topic comes twice, by whatever names."""
        newspaper = self._newspaper
        sections = {slug: newspaper.section_link(slug, self._lang) for slug in newspaper.sections}
        first: dict[str, tuple[Tag, Report]] = {}
        for report in self._reports:
            for tag in report.header.tag_names:
                form = self._forms.setdefault(tag.name, matching_form(tag.name))
                first.setdefault(form, (tag, report))
                if tag.slug:
                    self._written.setdefault(form, tag.slug)
        topics = {form: self._topic(form, *where) for form, where in first.items()}
        for report in self._reports:
            named = [topics[self._forms[tag.name]] for tag in report.header.tag_names]
            section = sections.get(report.header.section_slug, _NO_SECTION)
            report.filing = Filing(section, tuple(dict.fromkeys(named)))
        holders = {slug: tag.name for slug, tag in self._filed.items()}
        if any(holders.setdefault(each.slug, each.name) != each.name for each in topics.values()):
            self._tell_shared()
        if self._filed:
            self._tell_other_slugs()

    def _topic(self, form: str, tag: Tag, report: Report) -> Tag:
        """What a tag means: a topic with a file that bears its name, or else its address."""
        topics = self._newspaper.topics
        topic = topics.called(tag.name)
        if topic is None:
            slug = self._written.get(form) or self._slug(tag, report)
            topic = topics.by_slug.get(slug)
            if topic is None:
                return Tag(tag.name, slug)
            if self._lang in topic.names:  # which has another name here
                self._filed.setdefault(slug, Tag(topic.names[self._lang], slug))
                return Tag(tag.name, slug)
        name = topic.names.get(self._lang, tag.name)
        return self._filed.setdefault(topic.slug, Tag(name, topic.slug))

    def _slug(self, tag: Tag, report: Report) -> str:
        """The slug on record, so that an address stays; else the name in readable Latin."""
        found = self._newspaper.addressbook.topic_slug(self._lang, tag.name) or tag.latin
        if not found:
            self._newspaper.mistakes.tell(
                report.path, report.line("Tags"), say.TAG_WITHOUT_LATIN.format(name=tag.name)
            )
        return found

    def _tell_shared(self) -> None:
        """Tell each use of a tag whose slug another one has had before, or a topic's file."""
        files = self._newspaper.topics.by_slug
        holders = {
            slug: (tag.name, files[slug].path, say.TAG_WITH_THE_ADDRESS_OF_A_TOPIC)
            for slug, tag in self._filed.items()
        }
        for report in self._reports:
            for topic in report.filing.topics:
                holder = (topic.name, report.path, say.TAGS_WITH_ONE_ADDRESS)
                name, path, rule = holders.setdefault(topic.slug, holder)
                if topic.slug and name != topic.name:
                    self._newspaper.mistakes.tell(
                        report.path,
                        report.line("Tags"),
                        rule.format(name=topic.name, other=name, path=path, slug=topic.slug),
                    )

    def _tell_other_slugs(self) -> None:
        """Tell each tag that gives a topic with a file another address than the file does."""
        for report in self._reports:
            for tag in report.header.tag_names:
                topic = self._newspaper.topics.called(tag.name) if tag.slug else None
                if topic is not None and tag.slug != topic.slug:
                    self._newspaper.mistakes.tell(
                        report.path,
                        report.line("Tags"),
                        say.TAG_MOVES_A_TOPIC.format(name=tag.name, slug=tag.slug, path=topic.path),
                    )
