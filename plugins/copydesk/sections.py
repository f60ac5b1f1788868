"""From the files of ``content/sections/`` and ``content/pages/`` to sections and standing pages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from newsroom.edition import Section, StandingPage
from newsroom.header import Header
from newsroom.manuscript import Place
from newsroom.mistakes import Mistakes
from newsroom.report import Passage
from newsroom.romanise import is_slug
from newsroom.runs import mark_latin_html
from newsroom.text import ids_in, pictures_in
from newsroom.typography import typeset, typeset_html
from plugins.copydesk.headers import HeaderDesk
from plugins.copydesk.markdown import MarkdownDesk

__all__ = ["PAGE_KEYS", "SECTION_KEYS", "PageDesk", "SectionDesk"]

SECTION_KEYS = ("Name", "Slug", "Order", "Colour", "Lang")
PAGE_KEYS = ("Title", "Slug", "Order", "Menu", "Sample", "Summary", "Lang")

_COLOURS = ("neel", "majith", "haldi", "syahi")

# Addresses that the program itself prints.
_TAKEN = {"section", "topic", "speaker", "author", "archive", "images", "theme", "page"}


@dataclass(frozen=True)
class SectionDesk:
    """Reads sections."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    markdown: MarkdownDesk

    def read(self, versions: Mapping[str, tuple[Header, Place]], mistakes: Mistakes) -> Section:
        """Make one section from a file and its versions, by language."""
        first = self.default_lang if self.default_lang in versions else next(iter(versions))
        header, place = versions[first]
        desk = HeaderDesk(header, self.zone, mistakes)
        if desk.required("Slug", place.base) not in {"", place.base}:
            desk.tell("Slug", f"The file is '{place.base}.md'. Write 'Slug: {place.base}'.")
        section = Section(
            place.base, header.path, desk.number("Order"), desk.one_of("Colour", _COLOURS)
        )
        for lang, (version, at) in {first: versions[first], **versions}.items():
            own = HeaderDesk(version, self.zone, mistakes)
            own.agree_on_language(at, self.languages)
            section.names[lang] = typeset(own.required("Name", "राजनीति"), lang)
            text = self.markdown.convert(version, lang, mistakes)
            body = mark_latin_html(typeset_html(text.html, lang), lang)
            section.descriptions[lang] = Passage(
                version.path, lang, body, text.links, pictures_in(body)
            )
        section.names.setdefault(self.default_lang, section.names[first])
        return section


@dataclass(frozen=True)
class PageDesk:
    """Reads standing pages."""

    languages: Collection[str]
    zone: tzinfo
    markdown: MarkdownDesk

    def read(self, header: Header, place: Place, mistakes: Mistakes) -> StandingPage:
        """Make one version of a standing page."""
        desk = HeaderDesk(header, self.zone, mistakes)
        desk.agree_on_language(place, self.languages)
        slug = desk.required("Slug", place.base)
        if slug and (not is_slug(slug) or slug in _TAKEN or slug in self.languages):
            desk.tell(
                "Slug",
                f"'Slug: {slug}' cannot be a page's address. Write small Latin letters, digits and "
                "'-', and no word that the site uses itself.",
            )
        copy = self.markdown.convert(header, place.lang, mistakes)
        body = mark_latin_html(typeset_html(copy.html, place.lang), place.lang)
        return StandingPage(
            path=header.path,
            story=place.story,
            lang=place.lang,
            slug=slug or place.base,
            title=typeset(desk.required("Title", "हमारे बारे में"), place.lang),
            summary=typeset(header.value("Summary"), place.lang),
            order=desk.number("Order"),
            in_menu=desk.yes("Menu"),
            sample=desk.yes("Sample"),
            body=body,
            links=copy.links,
            pictures=pictures_in(body),
            ids=ids_in(body),
            lines={key: field.line for key, field in header.fields.items()},
        )
