"""Seals: a few bytes that differ whenever what they stand for does.

A page is printed again when its seal has changed, and only then; so a seal covers everything that
the page is made of. Source: BLAKE2 (RFC 7693), over MessagePack.
"""

from collections.abc import Iterable
from hashlib import blake2b
from types import MappingProxyType

from msgspec import msgpack

from newsroom.edition import Edition, Newspaper
from newsroom.parts import Link
from newsroom.report import Report, Seals

__all__ = ["seal", "seal_of_card", "seal_of_edition", "seal_of_said", "seal_people", "seal_reports"]

_SIZE = 16  # bytes


def _plain(value: object) -> object:
    if isinstance(value, MappingProxyType):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no plain data, and cannot be sealed")


_encoder = msgpack.Encoder(enc_hook=_plain, order="deterministic")  # a set has no order


def seal(value: object) -> bytes:
    """The seal of plain data: strings, numbers, dates, tuples, mappings and records of them.

    Raises TypeError for anything else.
    """
    return blake2b(_encoder.encode(value), digest_size=_SIZE).digest()


def seal_people(newspaper: Newspaper) -> dict[str, bytes]:
    """For each person, by slug: what differs whenever a report that names them looks different."""
    return {
        slug: seal(
            (
                person.kind,
                person.names,
                person.roles,
                person.wikidata,
                person.listed,
                person.sample,
            )
        )
        for slug, person in newspaper.register.people.items()
    }


def seal_reports(newspaper: Newspaper, reports: Iterable[Report]) -> None:
    """Give reports their seals, when all desks have done their work on them."""
    newspaper.seals = seal_people(newspaper)
    sections = {
        (slug, lang): seal(newspaper.section_link(slug, lang))
        for lang in newspaper.editions
        for slug in newspaper.sections
    }
    bylines: dict[tuple[Link, ...], bytes] = {}
    for report in reports:
        byline = bylines.get(report.byline) or bylines.setdefault(
            report.byline, seal(report.byline)
        )
        _seal_report(newspaper, report, sections[report.section_slug, report.lang] + byline)


def _seal_report(newspaper: Newspaper, report: Report, named: bytes) -> None:
    """``named``: the seals of section and byline, which many reports share."""
    picture = seal(report.picture) if report.picture else b""
    address = report.address.url.encode()
    card = _joined(report.face, named, address, picture, b"sample" if report.sample else b"")
    said = card
    if report.statements:
        shown = [
            (each.person, each.anchor, each.clause, each.quotation, each.is_translated)
            for each in report.statements
        ]
        said = _joined(card, _encoder.encode(shown))
    share_card = report.share_card.url.encode() if report.share_card else b""
    people = {*report.author_slugs, *report.voices}
    versions = newspaper.stories[report.story]
    rest: object = (report.topics, report.robots, report.targets)
    if len(versions) > 1 or report.lang != newspaper.default_lang:
        original = newspaper.original_lang(report.story)
        rest = (rest, original, [(lang, each.address.url) for lang, each in versions.items()])
    whole = _joined(
        report.digest,
        said,
        share_card,
        _encoder.encode(rest),
        *[newspaper.seals[slug] for slug in sorted(people)],
    )
    report.seals = Seals(card, said, whole)


def _joined(*parts: bytes) -> bytes:
    return blake2b(b"\0".join(parts), digest_size=_SIZE).digest()


def seal_of_card(report: Report) -> bytes:
    """What a list shows of a report."""
    return report.seals.card


def seal_of_said(report: Report) -> bytes:
    """What a speaker's page shows of a report."""
    return report.seals.said


def seal_of_edition(newspaper: Newspaper, edition: Edition) -> bytes:
    """What any file of an edition may name: the other editions, and its own standing pages."""
    return seal(
        (
            [(each.lang, each.home.url) for each in newspaper.printed],
            [(page.story, page.address.url) for page in edition.pages.values()],
        )
    )
