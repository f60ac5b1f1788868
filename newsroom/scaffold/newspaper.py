"""The files of a newspaper as it begins, and how they are put into its folder: all or none."""

import csv
import json
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from string import Template
from zoneinfo import ZoneInfo

from newsroom.intake.ids import make_id
from newsroom.scaffold.choices import COPY, Choices, Refused
from newsroom.text.languages import LANGUAGES

__all__ = ["begin_newspaper", "compose_newspaper"]

_FILES = Path(__file__).parent / "files"
"""What every newspaper has, whatever its language. In a name ``dot-`` stands for a dot; a file
whose name ends in ``.tmpl`` has the newspaper's own words filled in."""


def begin_newspaper(choices: Choices, program: Path | None, now: datetime) -> list[Path]:
    """Make the newspaper's folder; give its files, by their place in it.

    ``program`` is the folder of the program, where that is not an installed package. Raises
    Refused where the disk does not allow it. Nothing half made is left.
    """
    folder = choices.folder.absolute()
    files = compose_newspaper(choices, program, now)
    made = [each for each in (folder.parent, *folder.parent.parents) if not each.exists()]
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        begun = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            begun.chmod(0o755)
            for name, text in files.items():
                _write(begun / name, text)
            begun.replace(folder)  # an empty folder of that name gives way
        except BaseException:
            shutil.rmtree(begun, ignore_errors=True)
            raise
    except OSError as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        raise Refused(f"'{folder}' cannot be made: {error.strerror}. Name another.") from error
    return [Path(name) for name in files]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    if text.startswith("#!"):
        file.chmod(file.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def compose_newspaper(choices: Choices, program: Path | None, now: datetime) -> dict[str, str]:
    """The texts of all files, by their place in the newspaper's folder."""
    local = now.astimezone(ZoneInfo(choices.zone))
    return dict(
        [
            *_settings(choices, local),
            *_home(choices, program),
            *_sections(choices),
            *_desk(choices),
            *_pages(choices),
            *_first_report(choices, local),
        ]
    )


def _settings(choices: Choices, now: datetime) -> Iterator[tuple[str, str]]:
    first = choices.languages[0]
    words = {
        "name": choices.names[first],
        "languages": _tuple(choices.languages),
        "first": first,
        "names": _texts(choices.names),
        "mottos": _texts({lang: _masthead(lang)["motto"] for lang in choices.languages}),
        "descriptions": _texts(
            {
                lang: _masthead(lang)["description"].format(place=_place(choices, lang))
                for lang in choices.languages
                if lang in choices.places or lang == first
            }
        ),
        "places": _texts(choices.places),
        "sitename": _quoted(choices.names[first]),
        "siteurl": _quoted(f"https://{choices.domain}"),
        "zone": _quoted(choices.zone),
        "tag": _quoted(f"{choices.host},{now:%Y}"),
        "host": choices.host,
        "section": _slug(_rows()[0], first),
    }
    for file in sorted(each for each in _FILES.rglob("*") if each.is_file()):
        name = file.relative_to(_FILES).as_posix().replace("dot-", ".")
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".tmpl":
            text = Template(text).substitute(words)
        yield name.removesuffix(".tmpl"), text


def _texts(texts: Mapping[str, str]) -> str:
    """A dictionary of Python as a person writes it, a language a line, within ``MASTHEAD``."""
    lines = "".join(f"        {_quoted(lang)}: {_quoted(text)},\n" for lang, text in texts.items())
    return f"{{\n{lines}    }}" if lines else "{}"


def _quoted(text: str) -> str:
    """A text as Python's own literal, in double quotation marks."""
    return json.dumps(text, ensure_ascii=False)


def _tuple(texts: Sequence[str]) -> str:
    """Texts as Python's own tuple; one alone needs its comma."""
    return f"({', '.join(map(_quoted, texts))}{',' if len(texts) == 1 else ''})"


def _home(choices: Choices, program: Path | None) -> Iterator[tuple[str, str]]:
    """Where the program is: as seen from the newspaper where both lie in one folder."""
    if program is not None:
        folder = choices.folder.absolute().resolve()
        home = program.resolve()
        is_beside = home.parent == folder.parent
        yield "samachar-home", f"{os.path.relpath(home, folder) if is_beside else home}\n"


def _masthead(lang: str) -> dict[str, str]:
    """The words of a new masthead in a language: ``desk``, ``motto``, ``description``."""
    lines = (COPY / lang / "masthead.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def _rows() -> list[dict[str, str]]:
    with (COPY / "sections.tsv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened, delimiter="\t"))


def _slug(row: Mapping[str, str], first: str) -> str:
    return row["english_slug" if LANGUAGES[first].script == "Latn" else "slug"]


def _sections(choices: Choices) -> Iterator[tuple[str, str]]:
    first, *others = choices.languages
    for order, row in enumerate(_rows(), 1):
        slug = _slug(row, first)
        own = {"Name": row[first], "Slug": slug, "Order": str(order), "Colour": row["colour"]}
        yield f"content/sections/{slug}.md", _header(own)
        for lang in others:
            yield f"content/sections/{slug}.{lang}.md", _header({"Name": row[lang]})


def _desk(choices: Choices) -> Iterator[tuple[str, str]]:
    """The author of reports that carry no reporter's name."""
    first, *others = choices.languages
    own = {
        "Name": _masthead(first)["desk"].format(name=choices.names[first]),
        "Slug": "desk",
        "Kind": "desk",
    }
    yield "content/people/desk.md", _header(own)
    for lang in others:
        if lang in choices.names:
            name = _masthead(lang)["desk"].format(name=choices.names[lang])
            yield f"content/people/desk.{lang}.md", _header({"Name": name})


def _pages(choices: Choices) -> Iterator[tuple[str, str]]:
    first = choices.languages[0]
    for lang in choices.languages:
        for file in sorted((COPY / lang / "pages").glob("*.md")):
            suffix = "" if lang == first else f".{lang}"
            yield f"content/pages/{file.stem}{suffix}.md", _said(file, choices, lang)


def _first_report(choices: Choices, now: datetime) -> Iterator[tuple[str, str]]:
    first = choices.languages[0]
    base = _value("Slug", (COPY / first / "first.md").read_text(encoding="utf-8"))
    shared = {
        "Id": make_id(now.date(), set()),
        "Date": f"{now:%Y-%m-%d %H:%M}",
        "Category": _slug(_rows()[0], first),
        "Sample": "yes",
    }
    for lang in choices.languages:
        own, body = _said(COPY / lang / "first.md", choices, lang).split("\n\n", 1)
        suffix = "" if lang == first else f".{lang}"
        name = f"content/reports/{now:%Y}/{now:%m}/{base}{suffix}.md"
        yield name, f"{own}\n{_header(shared)}\n{body}"


def _value(key: str, text: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{key}: "))[len(key) + 2 :]


def _said(file: Path, choices: Choices, lang: str) -> str:
    """A text of a language with the newspaper's name, place and domain in it."""
    first = choices.languages[0]
    return Template(file.read_text(encoding="utf-8")).substitute(
        name=choices.names.get(lang, choices.names[first]),
        place=_place(choices, lang),
        domain=choices.host,
        section=_slug(_rows()[0], first),
    )


def _place(choices: Choices, lang: str) -> str:
    return choices.places.get(lang, choices.places[choices.languages[0]])


def _header(lines: Mapping[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in lines.items())
