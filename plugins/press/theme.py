"""The theme that an edition is printed with: the program's, and a newspaper's own files in it.

A newspaper's ``theme/`` replaces the program's files one by one. Catalogues are joined word by
word, ``static/css/own.css`` comes after all other styles, and ``COLOURS`` are set in the tokens, so
that a newspaper need not copy what it does not change. What comes of it is a folder of links:
whatever reads a theme reads one folder, and no more.
"""

import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from newsroom.engine.colours import NIGHT, read_colours
from newsroom.engine.mistakes import did_you_mean
from newsroom.engine.settings import SettingsError
from newsroom.text.wording import join_catalogues

__all__ = ["contrast", "lay_theme", "set_colours", "theme_faults"]

ROLES = ("mast", "line", "link", "signal")
"""What a newspaper may colour: its name, the line that the name hangs from, links, what is new."""

_NEEDED = ("paper", "wash", "hair", "text", "quiet", *ROLES)  # by cards and manifests
_LEAST = 4.5  # WCAG 2.2, 1.4.3: contrast of text
_FOLDERS = ("fonts", "locale", "static", "templates")
_ICONS = ("icon-192.png", "icon-512.png", "icon-maskable-512.png")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_TOKENS = Path("static/css/tokens.css")
_OWN_STYLE, _LAST_STYLE = Path("static/css/own.css"), Path("static/css/print.css")


def lay_theme(theme: Path, settings: Mapping[str, Any], folder: Path) -> Path:
    """Give the folder of the theme to print with: ``folder``, made or brought up to date.

    A newspaper with nothing of its own is given the program's theme itself. Raises SettingsError
    for colours that cannot be used, OSError where the folder cannot be written.
    """
    own = Path(settings["OWN_THEME"]) if settings.get("OWN_THEME") else None
    colours = settings.get("COLOURS") or {}
    check_colours(theme, colours)
    added = _files(own) if own is not None else {}
    if not added and not colours:
        return theme
    laid: dict[Path, Path | str] = {**_files(theme), **added}
    for inside, file in added.items():
        if inside.suffix in {".po", ".pot"} and (theme / inside).is_file():
            laid[inside] = join_catalogues(theme / inside, file)
    if _OWN_STYLE in added:
        laid[_LAST_STYLE] = _text(laid[_LAST_STYLE]) + _text(laid.pop(_OWN_STYLE))
    if colours:
        laid[_TOKENS] = set_colours(_text(laid[_TOKENS]), colours)
    _bring_up_to_date(folder, laid)
    return folder


def theme_faults(own: Path) -> list[str]:
    """What of a newspaper's theme no page would show, or only half; a line each."""
    added = _files(own)
    faults = [
        f"theme/{inside.as_posix()}:1: The theme has no place for this. Put it into one of theme/"
        f"{', theme/'.join(_FOLDERS)}, under the name of the file that it replaces."
        for inside in added
        if inside.parts[0] not in _FOLDERS or len(inside.parts) == 1
    ]
    if Path("static/icon.svg") in added:
        lacking = [name for name in _ICONS if Path("static", name) not in added]
        if lacking:
            faults.append(
                "theme/static/icon.svg:1: Phones would still show the program's icon. Put "
                f"{', '.join(lacking)} beside it, drawn from it."
            )
    if _TOKENS in added:
        times = read_colours(added[_TOKENS].read_text(encoding="utf-8", errors="replace"))
        lacking = [role for role in _NEEDED if not all(role in each.roles for each in times)]
        if lacking:
            faults.append(
                f"theme/{_TOKENS.as_posix()}:1: It gives no colour to {', '.join(lacking)}. Write "
                "each as '--name: #rrggbb;', or change some with COLOURS and delete this file."
            )
    return faults


def check_colours(theme: Path, colours: Mapping[str, Any]) -> None:
    """Refuse a role that there is not, and a colour that cannot be read on the paper."""
    if not isinstance(colours, Mapping):
        raise SettingsError("COLOURS", f"COLOURS is {colours!r}. Write a dictionary; see docs.")
    times = read_colours((theme / _TOKENS).read_text(encoding="utf-8")) if colours else ()
    papers = [each["paper"] for each in times]
    for role, pair in colours.items():
        if role not in ROLES:
            raise SettingsError(
                ("COLOURS", str(role)),
                f"COLOURS has no '{role}'{did_you_mean(str(role), ROLES)} There are: "
                f"{', '.join(ROLES)}.",
            )
        if (
            not isinstance(pair, tuple | list)
            or len(pair) != 2
            or not all(isinstance(each, str) and _COLOUR.fullmatch(each) for each in pair)
        ):
            raise SettingsError(
                ("COLOURS", role),
                f"COLOURS['{role}'] is {pair!r}. Write a colour by day and one by night, such as "
                "('#7a1f2b', '#f2a3ab').",
            )
        for colour, paper, when in zip(pair, papers, ("day", "night"), strict=True):
            if contrast(colour, paper) < _LEAST:
                raise SettingsError(
                    ("COLOURS", role),
                    f"COLOURS['{role}'] by {when}, '{colour}', has a contrast of "
                    f"{contrast(colour, paper):.1f} on the paper '{paper}'; what is read needs "
                    f"{_LEAST}. Write '{_nearest(colour, paper)}', or another that is "
                    f"{'darker' if when == 'day' else 'lighter'}.",
                )


def set_colours(tokens: str, colours: Mapping[str, tuple[str, str]]) -> str:
    r"""The tokens with a newspaper's colours in the roles, by day and by night.

    >>> set_colours(":root {\n  --link: var(--neel-60);\n}", {"link": ("#7a1f2b", "#f2a3ab")})
    ':root {\n  --link: #7a1f2b;\n}'
    """
    day, media, night = tokens.partition(NIGHT)
    for role, (light, dark) in colours.items():
        role_line = re.compile(rf"(\n\s*--{role}: )[^;]+;")
        day = role_line.sub(rf"\g<1>{light};", day, count=1)
        night = role_line.sub(rf"\g<1>{dark};", night, count=1)
    return day + media + night


def contrast(colour: str, ground: str) -> float:
    """How well one colour is told from another, from 1 to 21. Source: WCAG 2.2, contrast ratio.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4
        for each in (value / 255 for value in bytes.fromhex(colour[1:]))
    ]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), channels, strict=True))


def _nearest(colour: str, paper: str) -> str:
    """The colour, made darker or lighter until it can be read on the paper."""
    end = 0 if _luminance(paper) > 0.5 else 255
    for share in range(1, 101):
        mixed = bytes(
            round(value + (end - value) * share / 100) for value in bytes.fromhex(colour[1:])
        )
        if contrast(f"#{mixed.hex()}", paper) >= _LEAST:
            return f"#{mixed.hex()}"
    return "#000000" if end == 0 else "#ffffff"


def _files(folder: Path) -> dict[Path, Path]:
    """The files of a theme, by their place in it; hidden ones and compiled ones are none."""
    found = ((file.relative_to(folder), file) for file in sorted(folder.rglob("*")))
    return {
        inside: file
        for inside, file in found
        if file.is_file()
        and not any(part.startswith((".", "__")) for part in inside.parts)
        and file.suffix not in {".mo", ".pyc"}
    }


def _text(source: Path | str) -> str:
    return source if isinstance(source, str) else source.read_text(encoding="utf-8")


def _bring_up_to_date(folder: Path, laid: Mapping[Path, Path | str]) -> None:
    """Make a folder hold just these files: links to some, texts of others."""
    for stray in _stray(folder, laid):
        stray.unlink()
    for inside, source in laid.items():
        place = folder / inside
        if not _stands(place, source):
            place.parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                place.unlink()
            if isinstance(source, str):
                place.write_text(source, encoding="utf-8")
            else:
                _link(place, source.resolve())


def _stray(folder: Path, laid: Mapping[Path, Path | str]) -> Iterable[Path]:
    found = sorted(folder.rglob("*")) if folder.is_dir() else []
    return [
        each
        for each in found
        if (each.is_symlink() or each.is_file()) and each.relative_to(folder) not in laid
    ]


def _stands(place: Path, source: Path | str) -> bool:
    if isinstance(source, Path):
        return place.is_symlink() and place.readlink() == source.resolve()
    return (
        place.is_file() and not place.is_symlink() and place.read_text(encoding="utf-8") == source
    )


def _link(place: Path, source: Path) -> None:
    try:
        place.symlink_to(source)
    except (OSError, NotImplementedError):  # a disk without links is given copies
        shutil.copyfile(source, place)
