"""Opens a run: the newspaper from its settings, and the generators that will read its copy."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican import Pelican
from pelican.generators import Generator

from newsroom.engine.mistakes import Mistakes
from newsroom.engine.settings import SettingsError, read_settings
from newsroom.records.address_book import read_addressbook
from newsroom.records.addresses import Addresses
from newsroom.records.edition import Edition
from newsroom.records.masthead import Masthead
from newsroom.records.newspaper import Newspaper
from newsroom.text.dates import read_moment
from newsroom.text.formats import Formats
from newsroom.text.languages import LANGUAGES
from newsroom.text.wording import WordingError, load_wording
from plugins.press.staging import Staging
from plugins.press.stylesheet import font_part
from plugins.press.telling import stop

__all__ = ["make_generators", "open_newspaper"]


def open_newspaper(settings: Mapping[str, Any], content: Path) -> Newspaper:
    """The newspaper of the settings, with its editions still empty; ends the run at a fault.

    Its address book is read; mistakes in that are told with those in copy.
    """
    editions = _open_editions(settings)
    mistakes = Mistakes()
    book = read_addressbook(content / "addresses.tsv", "addresses.tsv", mistakes)
    return Newspaper(
        content=content,
        mistakes=mistakes,
        addressbook=book,
        settings=settings,
        masthead=read_settings(Masthead, settings, "MASTHEAD"),
        addresses=Addresses(settings["SITEURL"], settings["DEFAULT_LANG"]),
        editions=editions,
        at=_edition_time(settings),
    )


def _open_editions(settings: Mapping[str, Any]) -> dict[str, Edition]:
    """An empty edition for each language; every fault of the settings is told at once."""
    default_lang = settings["DEFAULT_LANG"]
    addresses = Addresses(settings["SITEURL"], default_lang)
    folder = Path(settings["THEME"]) / "locale"
    faults = []
    editions = {}
    for lang in settings["LANGUAGES"]:
        if lang not in LANGUAGES:
            told = (
                f"LANGUAGES names '{lang}', of which there is no record. Take it out, or give "
                "one in LANGUAGE_RECORDS; docs/settings.md says how."
            )
            faults.append(str(SettingsError("LANGUAGES", told)))
            continue
        try:
            wording = load_wording(folder, lang)
        except WordingError as error:
            faults.extend(str(error).splitlines())
            continue
        native = lang in settings.get("NATIVE_DIGITS", ())
        formats = Formats(LANGUAGES[lang], native)
        editions[lang] = Edition(LANGUAGES[lang], formats, wording, addresses.front(lang))
    for lang in settings.get("WEB_FONTS", ()):
        if not font_part(Path(settings["THEME"]), lang):
            told = (
                f"WEB_FONTS names '{lang}', for which the theme has no font. Take it out; "
                "docs/settings.md says how a font is added."
            )
            faults.append(str(SettingsError("WEB_FONTS", told)))
    if default_lang not in settings["LANGUAGES"]:
        told = f"DEFAULT_LANG '{default_lang}' is not in LANGUAGES."
        faults.append(str(SettingsError("DEFAULT_LANG", told)))
    if faults:
        stop(faults)
    return editions


def make_generators(
    press: Pelican,
    classes: Iterable[type[Generator]],
    newspaper: Newspaper,
    **shared: object,
) -> Sequence[Generator]:
    """Pelican's generators; ``shared`` is what they find in their context, beside the newspaper."""
    context = press.settings.copy()
    context.update(
        **shared,
        generated_content={},
        static_links=set(),
        static_content={},
        localsiteurl=press.settings["SITEURL"],
        newspaper=newspaper,
    )
    staging = Staging(Path(press.output_path))
    return [
        cls(
            context=context,
            settings=press.settings,
            path=press.path,
            theme=press.theme,
            output_path=str(staging.folder),
        )
        for cls in classes
    ]


def _edition_time(settings: Mapping[str, Any]) -> datetime:
    zone = ZoneInfo(settings["TIMEZONE"])
    written = settings.get("AT")
    if not written:
        return datetime.now(zone)
    moment = read_moment(str(written), zone)
    if moment is None:
        stop([f"--at: '{written}' is no time. Write '2026-11-24 17:05'."])
    return moment
