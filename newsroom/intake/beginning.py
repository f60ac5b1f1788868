"""The first file of a report or a person, ready for an editor to write in."""

from datetime import datetime
from pathlib import Path

from newsroom.engine.mistakes import did_you_mean
from newsroom.intake.ids import make_id, make_slug, taken
from newsroom.intake.reading import read_whole, reports_in
from newsroom.text.languages import LANGUAGES
from newsroom.text.romanise import Unromanisable, is_slug, slug
from newsroom.text.words import normal_form

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
    found = _find_original(original, content)
    file = found.with_name(name.format(found.stem.partition(".")[0]))
    if file.exists():
        raise ValueError(f"'{file.relative_to(content).as_posix()}' is there already. Write in it.")
    header = read_whole(found, found.relative_to(content).as_posix())
    shared = {key: header.value(key) for key in _SHARED if header.value(key)}
    address = _slug(title, "", slug) if slug else header.value("Slug")
    own = {"Title": title, "Slug": address}
    return _write_new(file, {**own, **shared, "Tags": "", "Summary": "", "Status": "draft"})


def _find_original(original: str, content: Path) -> Path:
    """A version of the one report that is meant by its base name, or by its path to the end of it.

    The name is compared, never looked for on the disk.
    """
    stories: dict[str, list[Path]] = {}
    for file in reports_in(content):
        folder = file.parent.relative_to(content / "reports").as_posix()
        stories.setdefault(f"{folder}/{file.name.partition('.')[0]}", []).append(file)
    folder, slash, name = original.rpartition("reports/")[2].rpartition("/")
    wanted = f"/{folder}{slash}{name.partition('.')[0]}"
    meant = [story for story in stories if f"/{story}".endswith(wanted) and wanted != "/"]
    if len(meant) > 1:
        several = ", ".join(sorted(meant))
        raise ValueError(f"'{original}' is {len(meant)} reports. Give one of them: {several}.")
    if not meant:
        near = did_you_mean(
            wanted.rpartition("/")[2], [each.rpartition("/")[2] for each in stories]
        )
        raise ValueError(f"'{original}' is no report{near}")
    return min(stories[meant[0]], key=lambda file: (file.name.count("."), file.name))


def new_person(name: str, *, content: Path, lang: str, slug: str | None, role: str = "") -> Path:
    """Begin a person's file; give it. Raises ValueError with what to write instead."""
    name = _one_line(name, lang)
    base = _slug(name, lang, slug)
    file = content / "people" / f"{base}.md"
    return _write_new(file, {"Name": name, "Slug": base, "Aliases": "", "Roles": role})


def _one_line(text: str, lang: str) -> str:
    line = " ".join(normal_form(text, lang).split())
    if not line:
        raise ValueError("The name is empty. Write one.")
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
    header = "".join(f"{key}: {value}".rstrip() + "\n" for key, value in lines.items())
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(f"{header}\n")
    except FileExistsError as error:
        raise ValueError(f"'{file.name}' is there already. Give another with --slug.") from error
    except OSError as error:
        raise ValueError(f"The disk says of '{file.name[:80]}': {error.strerror}.") from error
    return file
