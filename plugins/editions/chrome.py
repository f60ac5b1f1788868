"""What stands on each page of an edition: its name, its menus."""

import re
from collections.abc import Iterator
from pathlib import Path

from newsroom.engine.settings import SettingsError
from newsroom.records.edition import Edition
from newsroom.records.link import Link
from newsroom.records.newspaper import Newspaper
from newsroom.records.picture import Picture
from newsroom.records.site import Site
from newsroom.rules.pictures import LOGO_WITHOUT_SIZE
from newsroom.views.page_head import site_feeds

__all__ = ["compose_site"]

_BOX = re.compile(
    r"""<svg\b[^>]*\bviewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"""
)
_LOGO_HEIGHT = 40  # px, the wordmark's
_ADDRESS = re.compile(r"/(?!/)|https?://|mailto:")


def compose_site(newspaper: Newspaper, edition: Edition) -> Site:
    """The chrome of an edition. The press adds scripts, whose names hold a hash."""
    lang = edition.lang
    addresses = newspaper.addresses
    masthead = newspaper.masthead
    return Site(
        name=masthead.name(lang),
        motto=masthead.motto(lang),
        place=masthead.place(lang),
        footer=masthead.footer(lang),
        home=edition.home.url,
        prefix=addresses.prefix,
        scripts={},
        wordmark=masthead.drawn_name and lang == newspaper.default_lang,
        sections=tuple(newspaper.section_link(slug, lang) for slug in edition.sections),
        pages=(
            *(
                Link(page.title, page.address.url)
                for page in edition.pages.values()
                if page.in_menu
            ),
            *_footer(newspaper, lang),
        ),
        speakers=addresses.speaker(lang).url if edition.reports_by_speaker else "",
        authors=addresses.author(lang).url if edition.reports_by_author else "",
        topics=addresses.topic(lang).url if edition.topics else "",
        archive=addresses.archive(lang).url,
        feeds=site_feeds(newspaper, edition),
        feeds_page=edition.home.url + newspaper.feeds_page if newspaper.feeds_page else "",
        manifest=edition.home.beside(newspaper.manifest).url if newspaper.manifest else "",
        lang=lang,
        direction=edition.language.direction,
        locale=edition.language.locale,
        separator=edition.formats.separator,
        comma=edition.formats.comma,
        logo=_logo(newspaper, lang),
    )


def _footer(newspaper: Newspaper, lang: str) -> Iterator[Link]:
    """The links that the settings add to the foot of each page."""
    for link in newspaper.settings.get("FOOTER", {}).get(lang, ()):
        if (
            not isinstance(link, tuple | list)
            or len(link) != 2
            or not all(isinstance(each, str) and each for each in link)
            or not _ADDRESS.match(link[1])
        ):
            raise SettingsError(
                ("FOOTER", lang),
                f"FOOTER['{lang}'] holds {link!r}. Write a text and an address that begins with "
                "'/', 'https://' or 'mailto:', such as ('WhatsApp', 'https://…').",
            )
        text, url = link
        yield Link(text, newspaper.addresses.prefix + url if url.startswith("/") else url)


def _logo(newspaper: Newspaper, lang: str) -> Picture | None:
    """The drawing in the theme, ``static/logo.svg``, or ``static/logo.<lang>.svg``."""
    static = Path(newspaper.settings["THEME"]) / "static"
    for name in (f"logo.{lang}.svg", "logo.svg"):
        file = static / name
        if file.is_file():
            box = _BOX.search(file.read_text(encoding="utf-8", errors="replace"))
            if box is None or not float(box[1]) or not float(box[2]):
                newspaper.mistakes.tell(f"theme/static/{name}", 1, LOGO_WITHOUT_SIZE)
                return None
            width = round(_LOGO_HEIGHT * float(box[1]) / float(box[2]))
            url = newspaper.addresses.file(f"theme/{name}").url
            return Picture(url, width, _LOGO_HEIGHT, "")
    return None
