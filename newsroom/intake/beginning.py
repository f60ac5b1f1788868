"""The first file of a report or a person, ready for an editor to write in."""

from datetime import datetime
from pathlib import Path

from newsroom.devanagari import normal_form
from newsroom.header import parse_header
from newsroom.intake.ids import make_id, make_slug, taken
from newsroom.languages import LANGUAGES
from newsroom.manuscript import lines_of
from newsroom.mistakes import Mistakes, did_you_mean
from newsroom.romanise import Unromanisable, is_slug, slug

__all__ = ["new_person", "new_report"]


# What a version shares with its original, in the order of a header.
_SHARED = ("Id", "Date", "Category", "Priority", "Image", "Robots", "Sample")


def new_report(
    title: str,
    *,
    content: Path,
    lang: str,
    default_lang: str,
    section: str,
    slug: str | None,
    now: datetime,
    original: str = "",
) -> Path:
    """Begin a report, or with ``original`` (a base name) a version of one; give the new file.

    Raises ValueError, with what to write instead, where a report cannot be begun so.
    """
    title = _one_line(title, lang)
    if lang not in LANGUAGES:
        raise ValueError(f"'{lang}' is no language here{did_you_mean(lang, LANGUAGES)}")
    if original:
        name = "{}.md" if lang == default_lang else f"{{}}.{lang}.md"
        return _new_version(title, content, name, slug, original)
    sections = sorted(file.stem for file in (content / "sections").glob("*.md"))
    sections = [name for name in sections if "." not in name]
    if section not in sections:
        near = did_you_mean(section, sections)
        lack = f"'{section}' is no section{near}" if section else "A report has a section."
        raise ValueError(f"{lack} Give one with --section: {', '.join(sections)}.")
    ids, slugs = taken(content)
    base = make_slug(_slug(title, lang, slug), slugs)
    if slug and base != slug:
        raise ValueError(f"'{slug}' is the slug of another report. Give another with --slug.")
    suffix = "" if lang == default_lang else f".{lang}"
    file = content / "reports" / f"{now:%Y}" / f"{now:%m}" / f"{base}{suffix}.md"
    lines = {
        "Title": title,
        "Id": make_id(now.date(), ids),
        "Slug": base,
        "Date": f"{now:%Y-%m-%d %H:%M}",
        "Category": section,
        "Tags": "",
        "Speakers": "",
        "Summary": "",
        "Dateline": "",
        "Status": "draft",
    }
    return _write_new(file, lines)


def _new_version(title: str, content: Path, name: str, slug: str | None, original: str) -> Path:
    base = original.removesuffix(".md").rpartition("/")[2]
    found = sorted((content / "reports").rglob(f"{base}.md")) or sorted(
        (content / "reports").rglob(f"{base}.*.md")
    )
    if not found:
        bases = {file.stem.partition(".")[0] for file in (content / "reports").rglob("*.md")}
        raise ValueError(f"'{original}' is no report{did_you_mean(base, bases)}")
    file = found[0].with_name(name.format(base.partition(".")[0]))
    header = parse_header("\n".join(lines_of(found[0])), "", (), Mistakes())
    shared = {key: header.value(key) for key in _SHARED if header.value(key)}
    address = _slug(title, "", slug) if slug else header.value("Slug")
    own = {"Title": title, "Slug": address}
    return _write_new(file, {**own, **shared, "Tags": "", "Summary": "", "Status": "draft"})


def new_person(name: str, *, content: Path, lang: str, slug: str | None, role: str = "") -> Path:
    """Begin a person's file; give it. Raises ValueError with what to write instead."""
    name = _one_line(name, lang)
    base = _slug(name, lang, slug)
    file = content / "people" / f"{base}.md"
    return _write_new(file, {"Name": name, "Slug": base, "Aliases": "", "Roles": role})


def _one_line(text: str, lang: str) -> str:
    line = " ".join(normal_form(text, lang).split())
    if not line:
        raise ValueError("The name is empty. Write it in quotation marks.")
    return line


def _slug(text: str, lang: str, given: str | None) -> str:
    if given:
        if not is_slug(given):
            raise ValueError(f"'{given}' is no slug. Write small Latin letters, digits and '-'.")
        return given
    try:
        return slug(text, lang)
    except Unromanisable as error:
        raise ValueError(f"'{text}' has no readable Latin. Give an address with --slug.") from error


def _write_new(file: Path, lines: dict[str, str]) -> Path:
    if file.exists():
        raise ValueError(f"'{file.name}' is there already. Give another with --slug.")
    file.parent.mkdir(parents=True, exist_ok=True)
    header = "".join(f"{key}: {value}".rstrip() + "\n" for key, value in lines.items())
    file.write_text(f"{header}\n", encoding="utf-8")
    return file
