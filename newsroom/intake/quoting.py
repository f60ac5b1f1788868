"""Who said what in a report: proposed to its editor, written into its header on a yes."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path

from newsroom.engine.mistakes import Mistakes
from newsroom.intake.beginning import new_person
from newsroom.intake.reading import read_whole
from newsroom.records.front_matter import FrontMatter, parse_front_matter
from newsroom.records.person import parse_role
from newsroom.records.source_file import lines_of, rewrite, source_name
from newsroom.speakers import KnownPerson, Proposal, propose
from newsroom.text.dates import read_moment
from newsroom.text.words import normal_form

__all__ = ["Finding", "confirm", "find_statements", "write_quotes"]

# Links, the marks that begin a line (list, quotation, heading), and those of emphasis and code.
_MARK = re.compile(
    r"!?\[([^]]*)\]\([^)]*\)|^\s*(?:[-+*>#]+|\d+[.)])\s+|\*+|\b_+|_+\b|`", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A proposal with its sentence, as an editor is asked about it."""

    proposal: Proposal
    sentence: str


def find_statements(file: Path, content: Path, default_lang: str) -> list[Finding]:
    """Propose the statements of a report that its header does not hold yet.

    Raises ValueError for what is no report, and for one that cannot be read whole.
    """
    path = file.resolve()
    reports = (content / "reports").resolve()
    if not path.is_file() or path.suffix != ".md" or not path.is_relative_to(reports):
        raise ValueError(f"'{file}' is no report. Name a file of content/reports/.")
    read_whole(path, f"reports/{path.relative_to(reports).as_posix()}")
    lang = source_name(file.name, default_lang).lang
    header = _read(file, lang)
    moment = read_moment(header.value("Date"), UTC)  # only its day counts
    people = list(known_people(content, lang, default_lang))
    found = propose(header.body, lang, people, on=moment.date() if moment else None)
    field = header.fields.get("quotes")
    held = {_squeeze(text.partition(":")[2]) for _, text in field.lines} if field else set()
    findings = [
        Finding(each, _as_printed(_whole_quotation(header.body, *each.sentence))) for each in found
    ]
    return [finding for finding in findings if _squeeze(finding.sentence) not in held]


def known_people(content: Path, lang: str, default_lang: str) -> Iterator[KnownPerson]:
    """The register as attribution needs it: names, aliases and roles in the report's language."""
    for file in sorted((content / "people").glob("*.md")):
        if "." in file.stem:
            continue
        own = file if lang == default_lang else file.with_name(f"{file.stem}.{lang}.md")
        header = _read(own if own.is_file() else file, lang)
        original = _read(file, default_lang)
        if header.value("Name") and original.value("Kind") in {"", "person"}:
            yield KnownPerson(
                file.stem, header.value("Name"), header.values("Aliases"), tuple(_roles(header))
            )


def confirm(
    findings: Sequence[Finding], ask: Callable[[str], str], tell: Callable[[str], None]
) -> list[Finding]:
    """Ask an editor about each statement; give those that got a yes. ``q`` ends the asking.

    ``ask`` puts a question and gives the answer, ``tell`` prints a line.
    """
    confirmed = []
    for number, finding in enumerate(findings, 1):
        proposal = finding.proposal
        role = f", {proposal.role}" if proposal.role else ""
        sure = f"{proposal.confidence:.0%}, {proposal.how}"
        tell(f"{number}/{len(findings)}  {proposal.name}{role}  ({sure})")
        tell(f"      {finding.sentence}")
        answer = ask("      [y]es, [n]o, [q]uit: ").strip().lower()
        if answer.startswith("q"):
            break
        if answer.startswith(("y", "h", "ह")):
            confirmed.append(finding)
    return confirmed


def write_quotes(
    file: Path, confirmed: Sequence[Finding], content: Path, default_lang: str
) -> list[str]:
    """Write confirmed statements into a report's header; begin a file for each new name.

    Gives a line for each person's file that was begun, and for each name that two people share:
    a name says not which of them. Nothing else of the report changes.
    """
    lang = source_name(file.name, default_lang).lang
    begun = []
    for proposal in {finding.proposal.name: finding.proposal for finding in confirmed}.values():
        if len(proposal.slugs) > 1:
            slugs = " or ".join(f"'{slug}'" for slug in proposal.slugs)
            begun.append(
                f"'{proposal.name}' may be {len(proposal.slugs)} people. Write the slug of the one "
                f"you mean: {slugs}."
            )
        elif not proposal.slugs and lang == default_lang:
            made = _begin_person(proposal, content, lang)
            begun.extend([made] if made else [])
    lines = lines_of(file)
    header = _read(file, lang)
    quotes = [f"    {each.proposal.name}: {each.sentence}" for each in confirmed]
    rewrite(file, _with_quotes(lines, header, quotes))
    return begun


def _with_quotes(lines: list[str], header: FrontMatter, quotes: list[str]) -> list[str]:
    field = header.fields.get("quotes")
    if field:
        below = field.lines[-1][0]
        return [*lines[:below], *quotes, *lines[below:]]
    after = header.fields.get("speakers")
    below = after.lines[-1][0] if after else header.body_line - 2
    return [*lines[:below], "Quotes:", *quotes, *lines[below:]]


def _begin_person(proposal: Proposal, content: Path, lang: str) -> str:
    try:
        made = new_person(
            proposal.name, content=content, lang=lang, slug=None, role=proposal.role or ""
        )
    except ValueError as error:
        return f"{proposal.name}: {error}" if "there already" not in str(error) else ""
    return f"people/{made.name}: begun; check the name and the role."


def _whole_quotation(body: str, start: int, end: int) -> str:
    """The sentence, with those after it up to the end of a quotation that it opens."""
    sentence = body[start:end]
    if sentence.count("“") > sentence.count("”"):
        sentence += re.match(r"(?:(?!\n\s*\n)[^”])*”|", body[end:])[0]  # type: ignore[index]
    return sentence


def _as_printed(markdown: str) -> str:
    """A sentence without the marks of Markdown, on one line.

    >>> _as_printed("- **आशा** ने [कहा](/a/)")
    'आशा ने कहा'
    """
    return " ".join(_MARK.sub(r"\1", markdown).split())


def _roles(header: FrontMatter) -> Iterator[tuple[str, date | None, date | None]]:
    for written in header.values("Roles"):
        try:
            name, start, end = parse_role(written)
        except ValueError:
            continue  # ./inv check tells it
        yield name.removeprefix("+").strip(), _first_day(start), _last_day(end)


def _first_day(written: str) -> date | None:
    """The first day that a date known to the year, month or day may mean."""
    return date.fromisoformat(f"{written}-01-01"[:10]) if written else None


def _last_day(written: str) -> date | None:
    """The last such day."""
    if not written:
        return None
    year, *known = (int(part) for part in written.split("-"))
    month, *day = known or [12]
    return date(year, month, day[0] if day else monthrange(year, month)[1])


def _read(file: Path, lang: str) -> FrontMatter:
    text = normal_form("\n".join(lines_of(file)), lang)
    return parse_front_matter(text, file.name, (), Mistakes())


def _squeeze(text: str) -> str:
    return "".join(text.split())
