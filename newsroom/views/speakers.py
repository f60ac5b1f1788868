"""Who speaks in a report, as its page, the front page and the speaker's own page show them."""

from collections.abc import Sequence
from datetime import date

from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.person import Profile
from newsroom.records.report import Report, Said
from newsroom.records.statements import Statement
from newsroom.text.formats import Formats
from newsroom.views.models import Speaker, StatementGroup, StatementLine

__all__ = ["compose_speaker", "speakers_of", "statement_group", "statement_line"]


def speakers_of(newspaper: Newspaper, report: Report) -> tuple[Speaker, ...]:
    """Those who speak in a report and may be named, with their roles on its day."""
    edition = newspaper.editions[report.lang]
    speakers = []
    for slug in report.names.shown:
        statements = [each for each in report.names.statements if each.person == slug]
        count = ""
        if statements:
            count = edition.counted("%(num)s statement", "%(num)s statements", len(statements))
        speakers.append(
            compose_speaker(
                newspaper.register.people[slug].profile,
                statements,
                report.date.date(),
                (report.lang, newspaper.default_lang),
                url=newspaper.addresses.speaker(report.lang, slug).url,
                count=count,
            )
        )
    return tuple(speakers)


def compose_speaker(
    profile: Profile,
    statements: Sequence[Statement],
    day: date,
    langs: tuple[str, str],
    *,
    url: str,
    count: str,
) -> Speaker:
    """A person as a report of a day names them; ``langs`` are the page's and the site's first."""
    name, lang = profile.name(*langs)
    role, role_lang = profile.role_on(day, *langs)
    return Speaker(
        name=name,
        url=url if profile.has_page else "",
        role=role,
        lang=lang,
        role_lang=role_lang,
        sample=profile.sample,
        count=count,
        statements=tuple(statement_line(each, "") for each in statements),
    )


def statement_group(said: Said, person: str, formats: Formats) -> StatementGroup:
    """What a person said in one report, from all that a speaker's page may show of it."""
    face, placement = said.card.face, said.card.placement
    url = placement.address.url
    return StatementGroup(
        moment=formats.day(face.date),
        report=Link(face.headline, url),
        statements=tuple(
            statement_line(each, url) for each in said.statements if each.person == person
        ),
        sample=placement.sample,
    )


def statement_line(statement: Statement, url: str) -> StatementLine:
    """A statement as lists show it: a quotation in its own words, anything else as reported."""
    return StatementLine(
        text=statement.quotation or statement.clause,
        url=f"{url}#{statement.anchor}",
        is_quotation=bool(statement.quotation),
        is_translated=statement.is_translated,
    )
