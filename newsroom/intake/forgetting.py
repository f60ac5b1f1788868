"""A person taken out of the newsroom: file, header lines, and the proof that no page names them."""

from collections.abc import Iterator
from pathlib import Path

from newsroom.devanagari import normal_form
from newsroom.header import Header, parse_header
from newsroom.manuscript import lines_of, rewrite
from newsroom.mistakes import Mistakes

__all__ = ["forget_person", "traces"]


def forget_person(slug: str, content: Path) -> list[str]:
    """Delete a person's files, and their name from the headers of all reports; tell what was done.

    The text of reports is the editors': a name in it stays. Raises ValueError for an unknown slug.
    """
    files = [content / "people" / f"{slug}.md", *(content / "people").glob(f"{slug}.*.md")]
    files = [file for file in files if file.is_file()]
    if not files:
        raise ValueError(f"There is no one of the slug '{slug}' in content/people/.")
    called = {slug}
    for file in files:
        header = _read(file)
        called |= {header.value("Name"), *header.values("Aliases")}
    called.discard("")
    told = [
        f"{report.relative_to(content).as_posix()}: taken out of its header"
        for report in sorted((content / "reports").rglob("*.md"))
        if _take_out(report, called)
    ]
    for file in files:
        file.unlink()
        told.append(f"people/{file.name}: deleted")
    return told


def traces(slug: str, output: Path) -> Iterator[str]:
    """The files of an output that still link to a person's pages or hold them."""
    marks = (f"/speaker/{slug}/".encode(), f"/author/{slug}/".encode())
    for file in sorted(output.rglob("*")):
        if file.is_file():
            inside = f"/{file.relative_to(output).as_posix()}".encode()
            content = file.read_bytes()
            if any(mark in inside or mark in content for mark in marks):
                yield file.relative_to(output).as_posix()


def _take_out(report: Path, called: set[str]) -> bool:
    header = _read(report)
    lines = lines_of(report)
    gone: set[int] = set()
    changed = False
    for key in ("speakers", "authors"):
        field = header.fields.get(key)
        kept = [name for name in header.values(key) if name not in called]
        if field and len(kept) != len(header.values(key)):
            first, *rest = (number for number, _ in field.lines)
            lines[first - 1] = f"{key.title()}: {'; '.join(kept)}".rstrip()
            gone.update(rest if kept else (first, *rest))
            changed = True
    quotes = header.fields.get("quotes")
    if quotes:
        theirs = {
            number for number, text in quotes.lines if text.partition(":")[0].strip() in called
        }
        gone |= theirs
        changed = changed or bool(theirs)
        if theirs and all(number in gone or not text for number, text in quotes.lines):
            gone.add(quotes.line)
    if changed:
        kept_lines = [line for number, line in enumerate(lines, 1) if number not in gone]
        rewrite(report, kept_lines)
    return changed


def _read(file: Path) -> Header:
    text = normal_form("\n".join(lines_of(file)))
    return parse_header(text, file.name, (), Mistakes())
