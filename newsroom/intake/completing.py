"""What a header lacks and no editor need think about: Id, Slug and Date, written into the file."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from newsroom.intake.ids import make_id, make_slug, taken
from newsroom.intake.reading import UnreadableError, read_whole, reports_in
from newsroom.records.front_matter import FrontMatter
from newsroom.records.source_file import lines_of, rewrite, source_name
from newsroom.text.languages import LANGUAGES
from newsroom.text.romanise import Unromanisable, slug

__all__ = ["complete_headers"]


def complete_headers(content: Path, default_lang: str, now: datetime) -> Iterator[str]:
    """Write the missing Ids, slugs and dates of all reports; tell each line that was written.

    A version takes Id and Date from its siblings. What is there is never changed, and nothing is
    written into a story that cannot be read whole: that is told.
    """
    ids, slugs = taken(content)
    stories: dict[str, dict[str, tuple[Path, FrontMatter]]] = {}
    unreadable: set[str] = set()
    for file in reports_in(content):
        path = file.relative_to(content).as_posix()
        place = source_name(path, default_lang)
        try:
            header = read_whole(file, path)
        except UnreadableError as mistake:
            unreadable.add(place.story)
            yield f"{mistake} Nothing was written into it or its versions."
            continue
        stories.setdefault(place.story, {})[place.lang] = (file, header)
    for story in unreadable & stories.keys():
        del stories[story]  # its Id may stand in the version that cannot be read
    for versions in stories.values():
        shared = {
            "Id": _first(versions, "Id") or make_id(now.date(), ids),
            "Date": _first(versions, "Date") or f"{now:%Y-%m-%d %H:%M}",
        }
        ids.add(shared["Id"])
        for lang, (file, header) in versions.items():
            missing = {key: value for key, value in shared.items() if not header.value(key)}
            if not header.value("Slug"):
                made = _slug(header.value("Title"), lang)
                if made:
                    missing["Slug"] = make_slug(made, slugs)
                    slugs.add(missing["Slug"])
            if missing:
                _insert(file, header, missing)
            for key, value in missing.items():
                yield f"{header.path}: {key}: {value}"


def _first(versions: dict[str, tuple[Path, FrontMatter]], key: str) -> str:
    return next((header.value(key) for _, header in versions.values() if header.value(key)), "")


def _slug(title: str, lang: str) -> str:
    if lang not in LANGUAGES or not title:
        return ""
    try:
        return slug(title, lang)
    except Unromanisable:
        return ""


def _insert(file: Path, header: FrontMatter, missing: dict[str, str]) -> None:
    """Put lines below the headline; a key that stands there empty is filled."""
    lines = lines_of(file)
    below = header.fields["title"].lines[-1][0] if header.value("Title") else 0
    fresh = []
    for key, value in missing.items():
        if key.lower() in header.fields:
            lines[header.line(key) - 1] = f"{key}: {value}"
        else:
            fresh.append(f"{key}: {value}")
    lines[below:below] = fresh
    rewrite(file, lines)
