"""A report as Pelican and its plugins know one: an Article."""

from typing import Any

from pelican.contents import Article
from pelican.plugins import signals
from pelican.urlwrappers import Author, Category, Tag

from newsroom.report import Report

__all__ = ["ReportArticle"]

_OF_REPORT = frozenset(Report.__struct_fields__)


class ReportArticle(Article):
    """A report under Pelican's names; what is set on the one is set on the other.

    Pelican's own constructor computes a slug, an address and dates that are wrong for Hindi; this
    one leaves all that to the report.
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
        self.report: Report = metadata["report"]
        if content:
            self.report.body = content
        self.metadata = metadata
        self.settings = settings
        self.source_path = source_path
        self._context = context
        self.translations: list[ReportArticle] = []
        self.in_default_lang = self.report.lang == settings["DEFAULT_LANG"]
        self.template = "report"
        signals.content_object_init.send(self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 (any field of a report)
        if name in _OF_REPORT:
            return getattr(self.report, name)
        raise AttributeError(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name in _OF_REPORT:
            setattr(self.report, name, value)
        else:
            super().__setattr__(name, value)

    @property
    def content(self) -> str:
        """Pelican's name for the text as HTML."""
        return self.report.body or str(self._context["newspaper"].bodies(self.report.path))

    @property
    def url(self) -> str:
        """Pelican's name for the address."""
        return self.report.address.url

    @property
    def save_as(self) -> str:
        """Pelican's name for the place in the output."""
        return self.report.address.save_as

    @property
    def status(self) -> str:
        """Pelican's word for whether the report is printed."""
        return "draft" if self.report.is_draft else "published"

    @property
    def category(self) -> Category:
        """The section as Pelican's category."""
        return Category(self.report.section_slug, self.settings)

    @property
    def tags(self) -> list[Tag]:
        """The topics as Pelican's tags."""
        return [Tag(tag.name, self.settings) for tag in self.report.tag_names]

    @property
    def authors(self) -> list[Author]:
        """The byline as Pelican's authors."""
        return [Author(name, self.settings) for name in self.report.author_names]
