"""How a language reports speech: its verbs, cases, pronouns and joiners, as one record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .wordlists import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .names import Name
    from .reading import Reading

__all__ = ["Grammar", "vocabulary"]


def vocabulary(*lines: str) -> frozenset[str]:
    """Return the folded words of these lines."""
    return frozenset(fold(word) for word in " ".join(lines).split())


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language in which a case marker follows the speaker, as in Hindi and Urdu.

    Words are folded. A pronoun maps to the confidence with which it means the last named speaker.
    """

    lang: str
    ergative: str
    """The marker after the one who said something: ने."""
    possessive: str
    """The marker before what someone holds: का in का कहना है."""
    oblique: str
    """The marker before a postposition: के in के अनुसार."""
    said: frozenset[str]
    """Verbs of speech in the past."""
    stated: frozenset[str]
    """Nouns that make a verb of speech with one of ``did``: दावा किया."""
    did: frozenset[str]
    between: frozenset[str]
    """What may stand between those two: दावा भी किया."""
    passive: frozenset[str]
    """What makes a verb of speech nobody's: कहा गया."""
    ongoing: frozenset[str]
    participle: str
    """The end of a participle: देते हुए, where ``ongoing`` holds देते."""
    nothing: frozenset[tuple[str, str]]
    """What denies the verb after it: कुछ नहीं कहा."""
    says: frozenset[str]
    """Verbs of speech that take no marker: बोले."""
    says_now: frozenset[str]
    """Verbs of speech that do so before one of ``be``: कहते हैं."""
    be: frozenset[str]
    saying: frozenset[str]
    """Nouns of speech: कहना in का कहना है."""
    according: frozenset[str]
    joiners: frozenset[str]
    pronouns: Mapping[str, float]
    """Pronouns with the marker in them: उन्होंने."""
    pronouns_apart: Mapping[str, float]
    """Pronouns that the marker follows as a word of its own."""
    own: Mapping[str, float]
    """Possessive pronouns before ``saying``: उनका."""
    own_oblique: Mapping[str, float]
    """And before ``according``: उनके."""
    ends_role: frozenset[str]
    """Words that no role holds; a role is read leftwards up to one of them."""
    not_first_in_role: frozenset[str]
    """Words that a role does not begin with: एक, उनके, मंगलवार."""
    converbs: tuple[str, ...]
    """How words end that no role holds either: आकर, देकर."""
    read_name: Callable[[Reading, int, float], Name | None]
    """Reads the name before a place; the number is the log-odds that a name stands there."""
    may_name: Callable[[str], bool]
    """Whether a word is worth reading as a mention of a person."""
