"""Who said what: proposes, never decides.

:func:`propose` reads a report and lists its statements with the person that each seems to belong
to. Words, rules and a small model; no network. An editor confirms.
"""

from collections.abc import Iterable
from datetime import date

from newsroom.text.languages import HOUSE

from .attribution import attribute
from .english import attribute_english
from .hindi import HINDI
from .people import KnownPerson, Register
from .proposal import Proposal
from .reading import Reading
from .urdu import URDU

__all__ = ["KnownPerson", "Proposal", "propose"]


def propose(
    text: str,
    lang: str = HOUSE,
    people: Iterable[KnownPerson] = (),
    *,
    on: date | None = None,
) -> list[Proposal]:
    """List the statements of a report and who seems to have made them, in the order of the text.

    Reads Hindi (hi), Urdu (ur) and English (en); in any other language it proposes nothing.
    ``people`` is the register, whose names and aliases go first; ``on`` the report's day, which
    says who holds a role that stands alone.

    >>> [(said.name, said.role, said.verb) for said in propose("सचिव संजय दत्त ने कहा कि काम करें।")]
    [('संजय दत्त', 'सचिव', 'कहा')]
    """
    reading, register = Reading(text), Register(people)
    if lang == "en":
        return attribute_english(reading, register, on)
    grammar = {"hi": HINDI, "ur": URDU}.get(lang)
    return attribute(reading, grammar, register, on) if grammar else []
