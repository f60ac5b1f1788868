"""Footnotes whose references are numbered without being looked through each time."""

from markdown.extensions.footnotes import FootnoteExtension

__all__ = ["Footnotes"]


class Footnotes(FootnoteExtension):
    """Markdown's own, but for the ids of a note that is referred to again and again.

    Markdown looks for a free id from the first on: two thousand references take a minute.
    """

    def unique_ref(self, reference: str, found: bool = False) -> str:  # noqa: FBT001, FBT002 (Markdown's)
        """Give an id for one more reference to a note: ``fnref:1``, ``fnref2:1`` and on."""
        if not found:
            return reference
        number = self.found_refs.get(reference, 0) + 1
        self.found_refs[reference] = number
        kind, separator, name = reference.partition(self.get_separator())
        made = reference if number == 1 else f"{kind}{number}{separator}{name}"
        self.used_refs.add(made)
        return made
