"""The pages of people: an index of speakers, one of authors, and a page for each."""

from collections.abc import Callable, Iterator
from typing import Literal

from newsroom.addresses import Address
from newsroom.edition import Edition, Newspaper
from newsroom.heads import head_of
from newsroom.letters import letters
from newsroom.listings import plan_listing
from newsroom.parts import Entry, Link, RoleLine
from newsroom.person import Person, Role
from newsroom.plan import Page
from newsroom.report import Report

__all__ = ["plan_people"]

Kind = Literal["speaker", "author"]


def plan_people(newspaper: Newspaper, edition: Edition, length: int) -> Iterator[Page]:
    """Plan the indexes and the pages of everyone who speaks or writes in an edition."""
    for kind in ("speaker", "author"):
        there = _reports(edition, kind)
        if there:
            yield _plan_index(newspaper, edition, kind)
        for slug in there:
            person = newspaper.register.people[slug]
            yield from _plan_person(newspaper, edition, person, kind, length)


def _reports(edition: Edition, kind: Kind) -> dict[str, list[Report]]:
    return edition.spoken if kind == "speaker" else edition.written


def _address(newspaper: Newspaper, kind: Kind) -> Callable[..., Address]:
    return newspaper.addresses.speaker if kind == "speaker" else newspaper.addresses.author


def _plan_index(newspaper: Newspaper, edition: Edition, kind: Kind) -> Page:
    _ = edition.wording.gettext
    address = _address(newspaper, kind)
    versions = {
        other.lang: address(other.lang) for other in newspaper.printed if _reports(other, kind)
    }
    people = _reports(edition, kind)
    title = _("Who said what") if kind == "speaker" else _("Authors")
    counted = (
        edition.counted("%(num)s speaker", "%(num)s speakers", len(people))
        if kind == "speaker"
        else edition.counted("%(num)s author", "%(num)s authors", len(people))
    )
    return Page(
        save_as=versions[edition.lang].save_as,
        template="people.html",
        lang=edition.lang,
        inputs={
            "head": head_of(newspaper, edition, versions, title=title),
            "languages": newspaper.language_links(edition.lang, versions),
            "current": versions[edition.lang].url,
            "kind": kind,
            "letters": letters(_entries(newspaper, edition, kind), edition.lang),
            "total": counted,
            "samples": any(newspaper.register.people[slug].sample for slug in people),
        },
    )


def _entries(newspaper: Newspaper, edition: Edition, kind: Kind) -> Iterator[Entry]:
    for slug, reports in _reports(edition, kind).items():
        person = newspaper.register.people[slug]
        name, lang = person.name(edition.lang, newspaper.default_lang)
        newest = reports[0].date.date()
        role, role_lang = person.role_on(newest, edition.lang, newspaper.default_lang)
        yield Entry(
            name=name,
            url=_address(newspaper, kind)(edition.lang, slug).url,
            role=role,
            count=edition.counted("%(num)s report", "%(num)s reports", len(reports)),
            lang=lang,
            role_lang=role_lang,
            sample=person.sample,
        )


def _plan_person(
    newspaper: Newspaper, edition: Edition, person: Person, kind: Kind, length: int
) -> Iterator[Page]:
    lang = edition.lang
    address = _address(newspaper, kind)
    versions = {
        other.lang: address(other.lang, person.slug)
        for other in newspaper.printed
        if person.slug in _reports(other, kind)
    }
    reports = _reports(edition, kind)[person.slug]
    name, name_lang = person.name(lang, newspaper.default_lang)
    role, role_lang = person.role_on(reports[0].date.date(), lang, newspaper.default_lang)
    yield from plan_listing(
        newspaper,
        edition,
        template="person.html",
        versions=versions,
        head=head_of(newspaper, edition, versions, title=name),
        reports=reports,
        length=length,
        current=address(lang).url,
        inputs={
            "kind": kind,
            "name": name,
            "lang": name_lang,
            "role": role,
            "role_lang": role_lang,
            "sample": person.sample,
            "bio": person.bios.get(lang, ""),
            "roles": tuple(_role_line(each, newspaper, edition) for each in person.roles),
            "total": edition.counted("%(num)s report", "%(num)s reports", len(reports)),
            "other": _other_page(newspaper, edition, person, kind),
        },
    )


def _role_line(role: Role, newspaper: Newspaper, edition: Edition) -> RoleLine:
    _ = edition.wording.gettext
    start, end = edition.formats.partial(role.start), edition.formats.partial(role.end)
    if start and end:
        period = _("%(start)s to %(end)s") % {"start": start, "end": end}
    elif start:
        period = _("since %(start)s") % {"start": start}
    else:
        period = _("until %(end)s") % {"end": end} if end else ""
    own = role.names.get(edition.lang)
    if own is not None:
        return RoleLine(own, period)
    lang = (
        newspaper.default_lang if newspaper.default_lang in role.names else next(iter(role.names))
    )
    return RoleLine(role.names[lang], period, lang)


def _other_page(newspaper: Newspaper, edition: Edition, person: Person, kind: Kind) -> Link | None:
    _ = edition.wording.gettext
    if kind == "author" and person.slug in edition.spoken:
        return Link(
            _("Reports that quote this person"),
            newspaper.addresses.speaker(edition.lang, person.slug).url,
        )
    if kind == "speaker" and person.slug in edition.written:
        return Link(
            _("Reports written by this person"),
            newspaper.addresses.author(edition.lang, person.slug).url,
        )
    return None
