"""The names in a report's header, resolved through the register."""

from newsroom.edition import Newspaper
from newsroom.mistakes import did_you_mean
from newsroom.parts import Link, Speaker
from newsroom.person import Person
from newsroom.report import Report

__all__ = ["name_people"]


def name_people(newspaper: Newspaper, report: Report) -> None:
    """Set a report's byline and speakers; a name that is nobody's, or two people's, is told."""
    authors = _resolve(newspaper, report, "Authors", report.author_names or _desk(newspaper))
    speakers = _resolve(newspaper, report, "Speakers", report.speaker_names)
    default_lang = newspaper.default_lang
    report.author_slugs = tuple(person.slug for person in authors if person.has_page)
    report.byline = tuple(_author_link(newspaper, report, person) for person in authors)
    report.speaker_slugs = tuple(person.slug for person in speakers if person.has_page)
    shown = [person for person in speakers if person.listed]
    report.speakers = tuple(_speaker(newspaper, report, each, default_lang) for each in shown)


def _desk(newspaper: Newspaper) -> tuple[str, ...]:
    return (newspaper.masthead.desk,)


def _resolve(
    newspaper: Newspaper, report: Report, key: str, names: tuple[str, ...]
) -> list[Person]:
    people: dict[str, Person] = {}
    for name in names:
        called = newspaper.register.called(name)
        if len(called) == 1:
            people[called[0].slug] = called[0]
        elif called:
            slugs = " or ".join(person.slug for person in called)
            _tell(
                newspaper, report, key, f"'{key}: {name}' is {len(called)} people. Write {slugs}."
            )
        else:
            near = did_you_mean(name, newspaper.register.names())
            _tell(
                newspaper,
                report,
                key,
                f"'{key}: {name}' is no one in content/people/{near} Correct the name or run "
                f"'./inv person \"{name}\"'.",
            )
    return list(people.values())


def _tell(newspaper: Newspaper, report: Report, key: str, message: str) -> None:
    newspaper.mistakes.tell(report.path, report.line(key), message)


def _author_link(newspaper: Newspaper, report: Report, person: Person) -> Link:
    name, lang = person.name(report.lang, newspaper.default_lang)
    address = newspaper.addresses.author(report.lang, person.slug)
    return Link(name, address.url if person.has_page else "", lang)


def _speaker(newspaper: Newspaper, report: Report, person: Person, default_lang: str) -> Speaker:
    name, lang = person.name(report.lang, default_lang)
    role, role_lang = person.role_on(report.date.date(), report.lang, default_lang)
    address = newspaper.addresses.speaker(report.lang, person.slug)
    return Speaker(
        name=name,
        url=address.url if person.has_page else "",
        role=role,
        lang=lang,
        role_lang=role_lang,
        sample=person.sample,
    )
