"""The web app manifest of an edition: how it stands on a home screen.

Source: W3C, Web Application Manifest.
"""

import json
from pathlib import Path

from newsroom.engine.colours import read_colours
from newsroom.engine.plan import Document
from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper

__all__ = ["MANIFEST", "compose_manifest", "plan_manifest"]

MANIFEST = "manifest.webmanifest"

# The drawing spells no name: a headstroke, a stem and a danda. So it serves any newsroom.
_ICONS = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)


def plan_manifest(newspaper: Newspaper, edition: Edition) -> Document:
    """The manifest beside an edition's front page."""
    return Document(
        save_as=edition.home.beside(MANIFEST).save_as,
        compose=compose_manifest,
        inputs={
            "name": newspaper.masthead.name(edition.lang),
            "description": newspaper.masthead.description(edition.lang),
            "lang": edition.lang,
            "direction": edition.language.direction,
            "home": edition.home.url,
            "root": f"{newspaper.addresses.prefix}/",
            "paper": _paper(Path(newspaper.settings["THEME"])),
        },
        lang=edition.lang,
    )


def _paper(theme: Path) -> str:
    """The paper by day; a manifest has no night."""
    tokens = (theme / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
    return read_colours(tokens)[0]["paper"]


def compose_manifest(
    *, name: str, description: str, lang: str, direction: str, home: str, root: str, paper: str
) -> bytes:
    """The manifest's JSON. ``root`` is in its scope: a link to another edition stays in the app."""
    manifest = {
        "id": home,
        "name": name,
        "short_name": name,
        "description": description,
        "lang": lang,
        "dir": direction,
        "start_url": home,
        "scope": root,
        "display": "standalone",
        "theme_color": paper,
        "background_color": paper,
        "icons": [
            {"src": f"{root}theme/{file}", "sizes": sizes, "type": kind, "purpose": purpose}
            for file, sizes, kind, purpose in _ICONS
        ],
    }
    stated = {key: value for key, value in manifest.items() if value}
    return (json.dumps(stated, ensure_ascii=False, indent=1) + "\n").encode()
