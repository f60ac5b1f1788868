"""Who speaks in a report, as its page and the front page show them."""

from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Person
from newsroom.records.report import Report
from newsroom.records.statements import Statement
from newsroom.views.models import Speaker, StatementLine

__all__ = ["speakers_of", "statement_line"]


def speakers_of(newspaper: Newspaper, report: Report) -> tuple[Speaker, ...]:
    """Those who speak in a report and may be named, with their roles on its day."""
    people = newspaper.register.people
    return tuple(_speaker(newspaper, report, people[slug]) for slug in report.shown_speakers)


def statement_line(statement: Statement, url: str) -> StatementLine:
    """A statement as lists show it: a quotation in its own words, anything else as reported."""
    return StatementLine(
        text=statement.quotation or statement.clause,
        url=f"{url}#{statement.anchor}",
        is_quotation=bool(statement.quotation),
        is_translated=statement.is_translated,
    )


def _speaker(newspaper: Newspaper, report: Report, person: Person) -> Speaker:
    name, lang = person.name(report.lang, newspaper.default_lang)
    day = report.date.date()
    role, role_lang = person.role_on(day, report.lang, newspaper.default_lang)
    address = newspaper.addresses.speaker(report.lang, person.slug)
    edition = newspaper.editions.get(report.lang)
    statements = tuple(
        statement_line(each, "") for each in report.statements if each.person == person.slug
    )
    count = ""
    if statements and edition is not None:
        count = edition.counted("%(num)s statement", "%(num)s statements", len(statements))
    return Speaker(
        name=name,
        url=address.url if person.has_page else "",
        role=role,
        lang=lang,
        role_lang=role_lang,
        sample=person.sample,
        count=count,
        statements=statements,
        picture=person.picture,
    )
