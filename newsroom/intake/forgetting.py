"""A person taken out of the newsroom: file, header lines, and the proof that no page names them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsroom.engine.mistakes import Mistakes
from newsroom.intake.reading import UnreadableError, read_whole, reports_in
from newsroom.records.front_matter import FrontMatter, parse_front_matter
from newsroom.records.source_file import lines_of, rewrite_all
from newsroom.text.romanise import is_slug
from newsroom.text.words import normal_form

__all__ = ["Forgetting", "plan_forgetting", "traces"]


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What goes when a person is forgotten. Nothing has gone yet."""

    content: Path
    headers: dict[Path, list[str]]
    """Reports, with the lines that they keep."""
    files: tuple[Path, ...]
    """The person's own, which are deleted."""

    def __iter__(self) -> Iterator[str]:
        """A line for each file, as an editor is told."""
        for report in self.headers:
            yield f"{report.relative_to(self.content).as_posix()}: taken out of its header"
        for file in self.files:
            yield f"{file.relative_to(self.content).as_posix()}: deleted"

    def carry_out(self) -> None:
        """Write all headers, then delete the files. What fails half-way may be begun again."""
        rewrite_all(self.headers)
        for file in self.files:
            file.unlink()


def plan_forgetting(slug: str, content: Path) -> Forgetting:
    """Find a person's files, and the reports whose headers name them.

    The text of reports is the editors': a name in it stays. Raises ValueError, with a line for each
    thing to put right, for a slug of no one and where a report cannot be read.
    """
    files = [file for file in sorted((content / "people").iterdir()) if _is_of(file, slug)]
    if not is_slug(slug) or not files:
        raise ValueError(f"There is no one of the slug '{slug}' in content/people/.")
    called = {slug}
    for file in files:
        header = _as_read(lines_of(file))
        called |= {header.value("Name"), *header.values("Aliases")}
    called.discard("")
    headers: dict[Path, list[str]] = {}
    unreadable: list[str] = []
    for report in reports_in(content):
        try:
            read_whole(report, report.relative_to(content).as_posix())
        except UnreadableError as mistake:
            unreadable.append(str(mistake))
            continue
        lines = lines_of(report)
        kept = _without(called, lines)
        if kept != lines:
            headers[report] = kept
    if unreadable:
        raise ValueError("\n".join([*unreadable, "Nothing was changed."]))
    return Forgetting(content, headers, tuple(files))


def traces(slug: str, output: Path) -> Iterator[str]:
    """The files of an output that still link to a person's pages or hold them."""
    marks = (f"/speaker/{slug}/".encode(), f"/author/{slug}/".encode())
    for file in sorted(output.rglob("*")):
        if file.is_file():
            inside = f"/{file.relative_to(output).as_posix()}".encode()
            content = file.read_bytes()
            if any(mark in inside or mark in content for mark in marks):
                yield file.relative_to(output).as_posix()


def _is_of(file: Path, slug: str) -> bool:
    """Whether a file is a person's: ``slug.md`` or, in another language, ``slug.en.md``."""
    base, dot, _ = file.stem.rpartition(".")
    return file.suffix == ".md" and (base if dot else file.stem) == slug and file.is_file()


def _without(called: set[str], lines: list[str]) -> list[str]:
    """The lines of a report without these names in its header."""
    header = _as_read(lines)
    lines = list(lines)
    gone: set[int] = set()
    for key in ("speakers", "authors"):
        field = header.fields.get(key)
        kept = [name for name in header.values(key) if name not in called]
        if field and len(kept) != len(header.values(key)):
            first, *rest = (number for number, _ in field.lines)
            end = "\r" if lines[first - 1].endswith("\r") else ""
            lines[first - 1] = f"{key.title()}: {'; '.join(kept)}".rstrip() + end
            gone.update(rest if kept else (first, *rest))
    quotes = header.fields.get("quotes")
    if quotes:
        theirs = {
            number for number, text in quotes.lines if text.partition(":")[0].strip() in called
        }
        gone |= theirs
        if theirs and all(number in gone or not text for number, text in quotes.lines):
            gone.add(quotes.line)
    return [line for number, line in enumerate(lines, 1) if number not in gone]


def _as_read(lines: list[str]) -> FrontMatter:
    return parse_front_matter(normal_form("\n".join(lines)), "", (), Mistakes())
