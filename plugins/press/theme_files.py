"""The theme's own files in the plan: scripts under hashed names, icons, fonts that are used."""

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from newsroom.engine.javascript import without_comments
from newsroom.engine.plan import Asset, Document, PlannedFile
from newsroom.records.newspaper import Newspaper
from plugins.press.stylesheet import font_part, hashed_name

__all__ = ["plan_theme"]


def plan_theme(theme: Path, newspaper: Newspaper) -> Iterator[PlannedFile]:
    """The theme's files; the editions learn the hashed names of its scripts, and their font."""
    static = theme / "static"
    scripts = {
        file.stem: without_comments(file.read_text(encoding="utf-8")).encode()
        for file in sorted((static / "js").glob("*.js"))
    }
    lettered = newspaper.settings.get("WEB_FONTS", ())
    places = {
        name: newspaper.addresses.file(hashed_name(f"{name}.js", script))
        for name, script in scripts.items()
    }
    urls = {name: address.url for name, address in places.items()}
    for edition in newspaper.printed_editions:
        if edition.site is not None:
            fonts = font_part(theme, edition.lang) if edition.lang in lettered else ()
            edition.site = replace(edition.site, scripts=urls, fonts=fonts)
    for name, script in scripts.items():
        yield Document(places[name].save_as, bytes, {"source": script})
    apart = {"css", "js"} if lettered else {"css", "js", "fonts"}
    for file in sorted(static.rglob("*")):
        inside = file.relative_to(static)
        if file.is_file() and inside.parts[0] not in apart:
            yield Asset(f"theme/{inside.as_posix()}", file)
