"""From the files of ``content/sections/`` and ``content/pages/`` to sections and standing pages."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.records.report import Passage
from newsroom.records.section import Section
from newsroom.records.source_file import SourceName
from newsroom.records.standing_page import StandingPage
from newsroom.rules import header as say
from newsroom.text.typography import typeset
from newsroom.views.body import ids_in, pictures_in
from plugins.copydesk.fields import FieldReader, nearest_slug
from plugins.copydesk.markdown import MarkdownRenderer

__all__ = ["PAGE_KEYS", "SECTION_KEYS", "PageReader", "SectionReader"]

SECTION_KEYS = ("Name", "Slug", "Order", "Colour", "Lang")
PAGE_KEYS = ("Title", "Slug", "Order", "Menu", "Sample", "Summary", "Lang")

_COLOURS = ("neel", "majith", "haldi", "syahi")

# Addresses that the program itself prints.
_TAKEN = {"section", "topic", "speaker", "author", "archive", "images", "theme", "page"}


@dataclass(frozen=True)
class SectionReader:
    """Reads sections."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    markdown: MarkdownRenderer

    def read(
        self, versions: Mapping[str, tuple[FrontMatter, SourceName]], mistakes: Mistakes
    ) -> Section:
        """Make one section from a file and its versions, by language."""
        first = self.default_lang if self.default_lang in versions else next(iter(versions))
        header, place = versions[first]
        fields = FieldReader(header, self.zone, mistakes)
        fields.named_after_slug(place)
        section = Section(
            place.base, header.path, fields.number("Order"), fields.one_of("Colour", _COLOURS)
        )
        for lang, (version, at) in {first: versions[first], **versions}.items():
            own = FieldReader(version, self.zone, mistakes)
            own.agree_on_language(at, self.languages)
            section.names[lang] = typeset(own.required("Name", "राजनीति"), lang)
            text = self.markdown.convert(version, lang, mistakes)
            body = text.typeset(lang)
            section.descriptions[lang] = Passage(
                version.path, lang, body, text.links, pictures_in(body)
            )
        section.names.setdefault(self.default_lang, section.names[first])
        return section


@dataclass(frozen=True)
class PageReader:
    """Reads standing pages."""

    languages: Collection[str]
    zone: tzinfo
    markdown: MarkdownRenderer

    def read(self, header: FrontMatter, place: SourceName, mistakes: Mistakes) -> StandingPage:
        """Make one version of a standing page."""
        fields = FieldReader(header, self.zone, mistakes)
        fields.agree_on_language(place, self.languages)
        fields.required("Slug", nearest_slug(place.base) or "about")
        slug = fields.slug("Slug")
        if slug in _TAKEN or slug in self.languages:
            fields.tell("Slug", say.SLUG_OF_THE_SITE.format(slug=slug))
        copy = self.markdown.convert(header, place.lang, mistakes)
        body = copy.typeset(place.lang)
        return StandingPage(
            path=header.path,
            story=place.story,
            lang=place.lang,
            slug=slug or place.base,
            title=typeset(fields.required("Title", "हमारे बारे में"), place.lang),
            summary=typeset(header.value("Summary"), place.lang),
            order=fields.number("Order"),
            in_menu=fields.yes("Menu"),
            sample=fields.yes("Sample"),
            body=body,
            links=copy.links,
            pictures=pictures_in(body),
            ids=ids_in(body),
            lines={key: field.line for key, field in header.fields.items()},
        )
