"""The masthead: what a newsroom calls itself, in each of its languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Masthead"]


@dataclass(frozen=True)
class Masthead:
    """Names and lines by language code; the first language's stands in for a missing one."""

    names: Mapping[str, str]
    mottos: Mapping[str, str] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    """Where the newsroom sits; printed beside the day on the front page."""
    footers: Mapping[str, str] = field(default_factory=dict)
    """A sentence at the foot of every page: what the newspaper promises its readers."""
    desk: str = "desk"
    """Slug of the author of reports without a byline."""
    mail: str = ""
    """Where a reader who has found a mistake writes to; no link is shown without it."""
    tag: str = ""
    """Authority and date of the feeds' permanent ids (RFC 4151): ``samachar.example,2026``."""
    drawn_name: bool = False
    """Whether the theme's drawn wordmark is this newspaper's name."""

    def name(self, lang: str) -> str:
        """The newspaper's name."""
        return self._in(self.names, lang)

    def motto(self, lang: str) -> str:
        """The line under the name."""
        return self._in(self.mottos, lang)

    def description(self, lang: str) -> str:
        """One sentence for search engines and feed readers."""
        return self._in(self.descriptions, lang)

    def place(self, lang: str) -> str:
        """Where the newsroom sits."""
        return self._in(self.places, lang)

    def footer(self, lang: str) -> str:
        """The sentence at the foot of every page; none where none is written in its language."""
        return self.footers.get(lang, "")

    @staticmethod
    def _in(texts: Mapping[str, str], lang: str) -> str:
        return texts.get(lang) or next(iter(texts.values()), "")
