"""A section of the newspaper, with its names and descriptions in each language."""

from dataclasses import dataclass, field

from newsroom.records.report import Passage

__all__ = ["Section"]


@dataclass(slots=True, eq=False)
class Section:
    """One file of ``content/sections/`` with its versions. Texts are by language code."""

    slug: str
    path: str
    order: int = 0
    colour: str = ""
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, Passage] = field(default_factory=dict)

    def description(self, lang: str) -> str:
        """The description as HTML; empty where it is not written in a language."""
        return self.descriptions[lang].body if lang in self.descriptions else ""
