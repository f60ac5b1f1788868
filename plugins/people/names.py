"""The names in a report's header, resolved through the register: who writes, who speaks, what."""

import shlex

from newsroom.engine.mistakes import did_you_mean
from newsroom.engine.settings import written_at
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person
from newsroom.records.report import Names, Report
from newsroom.records.statements import Statement
from newsroom.rules import people as say

__all__ = ["NameResolver"]

_ENOUGH = 200  # suggestions in a run


class NameResolver:
    """Knows who is meant by each name; what many reports share is looked up once."""

    def __init__(self, newspaper: Newspaper) -> None:
        self._newspaper = newspaper
        self._nearest: dict[str, str] = {}
        self._bylines: dict[tuple[str, tuple[str, ...]], tuple[list[Person], tuple[Link, ...]]] = {}

    def name_people(self, report: Report) -> None:
        """Set a report's byline, statements and speakers.

        A name that is nobody's, or two people's, is told. Who is quoted is a speaker, named among
        ``Speakers`` or not.
        """
        header = report.header
        known = self._bylines.get((report.lang, header.author_names))
        writers, byline = known or self._byline(report)
        line = report.line("Speakers")
        named = [self._person(report, line, "Speakers", each) for each in header.speaker_names]
        statements: tuple[Statement, ...] = ()
        if header.quotes:
            said_by = [
                self._person(report, span.line, "Quotes", quote.name)
                for quote, span in zip(header.quotes, report.text.spans, strict=True)
            ]
            statements = _statements(self._newspaper, report, said_by)
            speaking = {statement.person for statement in statements}
            named = [*(who for who in said_by if who and who.slug in speaking), *named]
        speakers = [person for person in _once(named) if person.profile.listed]
        report.names = Names(
            byline=byline,
            authors=tuple([person.slug for person in writers if person.has_page]),
            speakers=tuple([person.slug for person in speakers if person.has_page]),
            shown=tuple([person.slug for person in speakers]),
            statements=statements,
        )

    def _byline(self, report: Report) -> tuple[list[Person], tuple[Link, ...]]:
        """Who signs a report; only what is right is kept for others, so mistakes are all told."""
        newspaper = self._newspaper
        line = report.line("Authors")
        names = report.header.author_names
        authors = [self._person(report, line, "Authors", name) for name in names] or [
            _desk(newspaper)
        ]
        writers = _once(authors)
        links = tuple(_author_link(newspaper, report, person) for person in writers)
        unlisted = [person for person in writers if not person.profile.listed]
        for person in unlisted:
            newspaper.mistakes.tell(
                report.path,
                line,
                say.AUTHOR_NOT_LISTED.format(slug=person.slug),
            )
        if all(authors) and not unlisted:
            self._bylines[report.lang, report.header.author_names] = writers, links
        return writers, links

    def _person(self, report: Report, line: int, key: str, name: str) -> Person | None:
        """Who is meant by a name; nobody, and a mistake, where it is no one's or two people's."""
        newspaper = self._newspaper
        called = newspaper.register.called(name)
        if len(called) == 1:
            return called[0]
        if called:
            slugs = " or ".join(sorted(f"'{person.slug}'" for person in called))
            message = say.MAY_BE_SEVERAL.format(key=key, name=name, count=len(called), slugs=slugs)
        else:
            message = say.NO_ONE.format(
                key=key, name=name, near=self._near(name), typed=_in_shell(name)
            )
        newspaper.mistakes.tell(report.path, line, message)
        return None

    def _near(self, name: str) -> str:
        """A name like one that nobody has; not for thousands, which take long and nobody reads."""
        near = self._nearest.get(name)
        if near is None:
            known = self._newspaper.register.names() if len(self._nearest) < _ENOUGH else []
            near = self._nearest[name] = did_you_mean(name, known)
        return near


def _statements(
    newspaper: Newspaper, report: Report, said_by: list[Person | None]
) -> tuple[Statement, ...]:
    """The confirmed sentences in the order of the text. An unlisted person's stay unmarked."""
    kept = [
        (quote.place, number, quote, person)
        for number, (quote, person) in enumerate(zip(report.header.quotes, said_by, strict=True))
        if person is not None and person.profile.listed
    ]
    kept.sort(key=lambda each: each[0])
    is_translated = report.lang != newspaper.original_lang(report.story)
    return tuple(
        Statement(
            person=person.slug,
            anchor=f"k{anchor}",
            clause=quote.clause,
            quotation=quote.quotation,
            is_translated=is_translated,
            quote=number,
        )
        for anchor, (_, number, quote, person) in enumerate(kept, 1)
    )


def _in_shell(name: str) -> str:
    return f'"{name}"' if not set(name) & set('"$`\\!') else shlex.quote(name)


def _desk(newspaper: Newspaper) -> Person | None:
    """The author of reports without a byline."""
    called = newspaper.register.called(newspaper.masthead.desk)
    if len(called) == 1:
        return called[0]
    newspaper.mistakes.tell(
        *written_at("MASTHEAD", "desk"),
        say.DESK_IS_NO_ONE.format(desk=newspaper.masthead.desk),
    )
    return None


def _once(people: list[Person | None]) -> list[Person]:
    return list({person.slug: person for person in people if person is not None}.values())


def _author_link(newspaper: Newspaper, report: Report, person: Person) -> Link:
    name, lang = person.name(report.lang, newspaper.default_lang)
    address = newspaper.addresses.author(report.lang, person.slug)
    return Link(name, address.url if person.has_page else "", lang)
