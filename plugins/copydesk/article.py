"""A report as Pelican and its plugins know one: an Article."""

from dataclasses import fields
from typing import Any

from pelican.contents import Article
from pelican.plugins import signals
from pelican.urlwrappers import Author, Category, Tag

from newsroom.report import Report

__all__ = ["ReportArticle"]

_FIELDS = tuple(field.name for field in fields(Report))


class ReportArticle(Report, Article):
    """A report that is an Article too.

    Pelican's own constructor computes a slug, an address and dates that are wrong for Hindi; this
    one takes them from the report. What other plugins expect to read is here under Pelican's names.
    """

    allowed_statuses = ("published", "draft")

    def __init__(
        self,
        content: str,
        metadata: dict[str, Any],
        settings: dict[str, Any],
        source_path: str,
        context: dict[str, Any],
    ) -> None:
        report = metadata["report"]
        for name in _FIELDS:
            setattr(self, name, getattr(report, name))
        self.body = content or self.body
        self.metadata = metadata
        self.settings = settings
        self.source_path = source_path
        self._context = context
        self.translations: list[ReportArticle] = []
        self.in_default_lang = self.lang == settings["DEFAULT_LANG"]
        self.template = "report"
        signals.content_object_init.send(self)

    @property
    def content(self) -> str:
        """Pelican's name for the text as HTML."""
        return self.body

    @property
    def url(self) -> str:
        """Pelican's name for the address."""
        return self.address.url

    @property
    def save_as(self) -> str:
        """Pelican's name for the place in the output."""
        return self.address.save_as

    @property
    def status(self) -> str:
        """Pelican's word for whether the report is printed."""
        return "draft" if self.is_draft else "published"

    @property
    def category(self) -> Category:
        """The section as Pelican's category."""
        return Category(self.section_slug, self.settings)

    @property
    def tags(self) -> list[Tag]:
        """The topics as Pelican's tags."""
        return [Tag(tag.name, self.settings) for tag in self.tag_names]

    @property
    def authors(self) -> list[Author]:
        """The byline as Pelican's authors."""
        return [Author(name, self.settings) for name in self.author_names]
