"""The scripts of the house: one record each, which the records of languages name by its code."""

import re
from functools import cached_property

from msgspec import Struct

__all__ = ["SCRIPTS", "Script"]


class Script(Struct, frozen=True, dict=True):
    """A script that copy may be written in."""

    code: str
    """ISO 15924."""
    name: str
    """As editors are told of it."""
    lang: str
    """The language that a foreign word in this script is said to be in."""
    letters: str
    """Its letters, without marks and digits: the inside of a character class."""
    block: str
    """All that is written in it, marks and digits too: the inside of a character class."""
    has_readable_latin: bool = True
    """False where vowels are not written, so that no address can be made of a headline."""

    @cached_property
    def letter(self) -> re.Pattern[str]:
        """One letter of it."""
        return re.compile(f"[{self.letters}]")


SCRIPTS: dict[str, Script] = {
    script.code: script
    for script in (
        Script(
            "Deva",
            name="Devanagari",
            lang="hi",
            letters="\u0904-\u0939\u0958-\u0961",
            block="\u0900-\u097f",
        ),
        Script(
            "Guru",
            name="Gurmukhi",
            lang="pa",
            letters="\u0a05-\u0a39\u0a59-\u0a5e",
            block="\u0a00-\u0a7f",
        ),
        Script(
            "Beng",
            name="Bengali script",
            lang="bn",
            letters="\u0985-\u09b9\u09dc-\u09e1",
            block="\u0980-\u09ff",
        ),
        Script(
            "Arab",
            name="Urdu script",
            lang="ur",
            letters="\u0620-\u064a\u0671-\u06d3",
            block=(
                "\u0591-\u05f4\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff"
                "\u0750-\u077f\u08a0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
            ),
            has_readable_latin=False,
        ),
        Script(
            "Latn",
            name="Latin letters",
            lang="en",
            letters="A-Za-z\u00c0-\u024f",
            block="A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
        ),
    )
}
