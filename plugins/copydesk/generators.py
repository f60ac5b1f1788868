"""Pelican's generators for what editors write. They read and gather; the press prints."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pelican.generators import ArticlesGenerator, Generator, PagesGenerator
from pelican.plugins import signals

from newsroom.edition import Newspaper, StandingPage
from newsroom.header import Header
from newsroom.manuscript import Place
from newsroom.mistakes import Mistakes, did_you_mean
from newsroom.person import Register
from plugins.copydesk.article import ReportArticle
from plugins.copydesk.reader import KEYS, CopyReader
from plugins.copydesk.stories import tell_twice

__all__ = ["PeopleGenerator", "ReportsGenerator", "SectionsGenerator", "StandingPagesGenerator"]


_WORTH_WORKERS = 200  # files; fewer are read before a worker has begun


class _CopyGenerator(Generator):
    """What the four rooms of the content folder share."""

    @property
    def newspaper(self) -> Newspaper:
        """The edition that this run makes."""
        newspaper: Newspaper = self.context["newspaper"]
        return newspaper

    @property
    def reader(self) -> CopyReader:
        """The house's reader."""
        reader: CopyReader = self.readers.readers["md"]
        return reader

    def generate_output(self, writer: object) -> None:
        """Print nothing: the press prints from the plan."""

    def files_by_story(self, room: str) -> dict[str, dict[str, tuple[Header, Place]]]:
        """The files of a room taken apart, by base name, then language."""
        mistakes = self.newspaper.mistakes
        found: dict[str, dict[str, tuple[Header, Place]]] = {}
        for path in markdown_files(self.newspaper.content, room, mistakes):
            header, place = self.reader.take_apart(path, mistakes)
            first, _ = found.setdefault(place.base, {}).setdefault(place.lang, (header, place))
            if first is not header:
                tell_twice(path, first.path, place.lang, mistakes)
        return found


class PeopleGenerator(_CopyGenerator):
    """Fills the register of people."""

    def generate_context(self) -> None:
        """Read ``content/people/``."""
        self.newspaper.register = Register(
            self.reader.people.read(versions, self.newspaper.mistakes)
            for versions in self.files_by_story("people").values()
        )


class SectionsGenerator(_CopyGenerator):
    """Fills the list of sections, in their order."""

    def generate_context(self) -> None:
        """Read ``content/sections/``."""
        sections = [
            self.reader.sections.read(versions, self.newspaper.mistakes)
            for versions in self.files_by_story("sections").values()
        ]
        sections.sort(key=lambda section: (section.order, section.slug))
        self.newspaper.sections = {section.slug: section for section in sections}


class ReportsGenerator(_CopyGenerator, ArticlesGenerator):
    """Reads the reports: each file once, none lost."""

    def generate_context(self) -> None:
        """Read ``content/reports/``, firing Pelican's signals on the way."""
        mistakes = self.newspaper.mistakes
        paths = list(markdown_files(self.newspaper.content, "reports", mistakes))
        executor = self.context["executor"]
        if executor is not None and len(paths) >= _WORTH_WORKERS:
            self.reader.read_ahead(paths, executor, self.context["workers"])
        for path in paths:
            article = self.readers.read_file(
                base_path=self.path,
                path=path,
                content_class=ReportArticle,
                context=self.context,
                preread_signal=signals.article_generator_preread,
                preread_sender=self,
                context_signal=signals.article_generator_context,
                context_sender=self,
            )
            mistakes.gather(article.metadata["mistakes"])
            self.newspaper.reports.append(article)
            (self.articles if article.in_default_lang else self.translations).append(article)
        signals.article_generator_pretaxonomy.send(self)
        self._update_context(("articles", "translations"))
        signals.article_generator_finalized.send(self)


class StandingPagesGenerator(_CopyGenerator, PagesGenerator):
    """Reads the standing pages."""

    def generate_context(self) -> None:
        """Read ``content/pages/``."""
        mistakes = self.newspaper.mistakes
        for path in markdown_files(self.newspaper.content, "pages", mistakes):
            page = self.readers.read_file(
                base_path=self.path,
                path=path,
                content_class=_standing_page,
                context=self.context,
                preread_signal=signals.page_generator_preread,
                preread_sender=self,
                context_signal=signals.page_generator_context,
                context_sender=self,
            )
            mistakes.gather(page[1])
            self.newspaper.pages.append(page[0])
        signals.page_generator_finalized.send(self)


def _standing_page(metadata: dict[str, Any], **_: object) -> tuple[StandingPage, Mistakes]:
    return metadata["page"], metadata["mistakes"]


_standing_page.__name__ = "StandingPage"  # Pelican logs the name of the class it makes


def markdown_files(content: Path, room: str, mistakes: Mistakes) -> Iterable[str]:
    """The Markdown files of a room, sorted, from the content folder; others are told.

    Names that begin with a dot or end in ``~`` are an editor's own and are passed over.
    """
    inside = content.resolve()
    if room == "reports":
        _tell_strays(content, mistakes)
    for file in sorted((content / room).rglob("*")):
        path = file.relative_to(content).as_posix()
        if file.is_dir() or file.name.startswith(".") or file.name.endswith("~"):
            continue
        if not file.resolve().is_relative_to(inside):
            mistakes.tell(path, 1, "The file is a link out of the content folder. Copy it here.")
        elif file.suffix != ".md":
            remedy = f"Save its text as '{file.stem}.md'"
            if file.suffix.lower() in _PICTURES:
                remedy = "Move it to content/images/"
            elif file.suffix.lower() == ".md":
                remedy = f"Call it '{file.stem}.md'"
            mistakes.tell(path, 1, f"Only '.md' files stand in '{room}/'. {remedy}.")
        else:
            yield path


def _tell_strays(content: Path, mistakes: Mistakes) -> None:
    """Tell of Markdown outside the rooms: a report in a misspelt folder must not be lost."""
    for file in sorted(content.rglob("*.md")):
        path = file.relative_to(content)
        is_own = len(path.parts) == 1 and (file.name == "README.md" or _FRONT.fullmatch(file.name))
        is_hidden = any(part.startswith(".") for part in path.parts)
        if path.parts[0] not in KEYS and not is_own and not is_hidden:
            rooms = ", ".join(f"{room}/" for room in KEYS)
            remedy = f"{did_you_mean(path.parts[0], KEYS)} Move it to one of: {rooms}."
            if path.as_posix() == "front.md":
                remedy = ". Call it by its language, such as 'front.hi.md'."
            mistakes.tell(path.as_posix(), 1, f"No file of this name is read here{remedy}")


_FRONT = re.compile(r"front\.\w+\.md")
_PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}
