"""The names in a report's header, resolved through the register: who writes, who speaks, what."""

import shlex

from newsroom.edition import Newspaper
from newsroom.mistakes import did_you_mean
from newsroom.parts import Link, Speaker, StatementLine
from newsroom.person import Person
from newsroom.report import Quote, Report
from newsroom.statements import (
    Statement,
    anchor_sentences,
    clause,
    nearest_sentence,
    quoted,
)
from newsroom.typography import typeset

__all__ = ["name_people", "statement_line"]


def name_people(newspaper: Newspaper, report: Report) -> None:
    """Set a report's byline, statements and speakers, and give each confirmed sentence its anchor.

    A name that is nobody's, or two people's, is told; so is a sentence that the text has lost. Who
    is quoted is a speaker, named among ``Speakers`` or not.
    """
    line = report.line("Authors")
    authors = [
        _person(newspaper, report, line, "Authors", name) for name in report.author_names
    ] or [_desk(newspaper)]
    writers = _once(authors)
    for person in writers:
        if not person.listed:
            newspaper.mistakes.tell(
                report.path,
                line,
                f"'{person.slug}' is kept out of all pages by 'Listed: no'. Name the desk instead.",
            )
    report.author_slugs = tuple(person.slug for person in writers if person.has_page)
    report.byline = tuple(_author_link(newspaper, report, person) for person in writers)
    line = report.line("Speakers")
    named = [_person(newspaper, report, line, "Speakers", each) for each in report.speaker_names]
    said_by = [
        _person(newspaper, report, quote.line, "Quotes", quote.name) for quote in report.quotes
    ]
    report.statements = _statements(newspaper, report, said_by)
    speaking = {statement.person for statement in report.statements}
    speakers = _once([*(who for who in said_by if who and who.slug in speaking), *named])
    report.speaker_slugs = tuple(person.slug for person in speakers if person.has_page)
    report.speakers = tuple(
        _speaker(newspaper, report, person) for person in speakers if person.listed
    )


def statement_line(statement: Statement, url: str) -> StatementLine:
    """A statement as lists show it: a quotation in its own words, anything else as reported."""
    return StatementLine(
        text=statement.quotation or statement.clause,
        url=f"{url}#{statement.anchor}",
        is_quotation=bool(statement.quotation),
        is_translated=statement.is_translated,
    )


def _statements(
    newspaper: Newspaper, report: Report, said_by: list[Person | None]
) -> tuple[Statement, ...]:
    """The confirmed sentences in the order of the text. An unlisted person's stay unmarked."""
    kept = [
        (quote, person)
        for quote, person in zip(report.quotes, said_by, strict=True)
        if person is not None
    ]
    body, anchors = anchor_sentences(
        report.body, [quote.sentence for quote, person in kept if person.listed]
    )
    if not kept:
        return ()
    report.body = body
    is_translated = report.lang != newspaper.original_lang(report.story)
    statements = []
    listed = [(quote, person) for quote, person in kept if person.listed]
    for (quote, person), anchor in zip(listed, anchors, strict=True):
        if anchor:
            statements.append(
                Statement(
                    person=person.slug,
                    anchor=anchor,
                    sentence=quote.sentence,
                    clause=clause(typeset(quote.sentence, report.lang), report.lang),
                    quotation=quoted(quote.sentence),
                    is_translated=is_translated,
                )
            )
        else:
            _tell_lost(newspaper, report, quote)
    return tuple(sorted(statements, key=lambda statement: int(statement.anchor[1:])))


def _tell_lost(newspaper: Newspaper, report: Report, quote: Quote) -> None:
    nearest = nearest_sentence(report.body, quote.sentence)
    now = f"; it says now '{nearest}'. Copy that here" if nearest else ". Correct the line"
    newspaper.mistakes.tell(
        report.path,
        quote.line,
        f"'{quote.sentence}' stands no longer in the text{now}, or delete the line.",
    )


def _person(newspaper: Newspaper, report: Report, line: int, key: str, name: str) -> Person | None:
    called = newspaper.register.called(name)
    if len(called) == 1:
        return called[0]
    if called:
        slugs = " or ".join(sorted(f"'{person.slug}'" for person in called))
        message = (
            f"'{key}: {name}' may be {len(called)} people. Write the slug of the one you mean: "
            f"{slugs}."
        )
    else:
        near = did_you_mean(name, newspaper.register.names())
        message = (
            f"'{key}: {name}' is no one in content/people/{near} Correct the name or run "
            f"'./inv person {_in_shell(name)}'."
        )
    newspaper.mistakes.tell(report.path, line, message)
    return None


def _in_shell(name: str) -> str:
    return f'"{name}"' if not set(name) & set('"$`\\!') else shlex.quote(name)


def _desk(newspaper: Newspaper) -> Person | None:
    """The author of reports without a byline."""
    called = newspaper.register.called(newspaper.masthead.desk)
    if len(called) == 1:
        return called[0]
    newspaper.mistakes.tell(
        "pelicanconf.py",
        1,
        f"MASTHEAD's desk '{newspaper.masthead.desk}' is no one in content/people/. Write the slug "
        "of the desk that signs reports without Authors.",
    )
    return None


def _once(people: list[Person | None]) -> list[Person]:
    return list({person.slug: person for person in people if person is not None}.values())


def _author_link(newspaper: Newspaper, report: Report, person: Person) -> Link:
    name, lang = person.name(report.lang, newspaper.default_lang)
    address = newspaper.addresses.author(report.lang, person.slug)
    return Link(name, address.url if person.has_page else "", lang)


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
    )
