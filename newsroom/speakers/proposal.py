"""What the desk is asked to confirm: this person said this sentence."""

from dataclasses import dataclass

__all__ = ["Proposal"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One statement and the person it seems to belong to. A guess until an editor says yes."""

    name: str
    """As the copy writes it; the register's own name where one of its people was recognised."""
    role: str | None
    """As the copy writes it before the name."""
    sentence: tuple[int, int]
    """Start and end of the sentence in the text."""
    verb: str
    """The words that report speech, as written."""
    confidence: float
    """0 to 1. Below 0.5 an editor should look twice."""
    how: str
    """The rule that found it:

    - ``ergative``: NAME ने … कहा, बताया, दावा किया (Urdu: نے کہا)
    - ``according``: NAME के अनुसार, के मुताबिक (according to NAME)
    - ``saying``: NAME का कहना है
    - ``plain``: NAME बोले, NAME कहते हैं (NAME said, said NAME)
    - ``headline``: a headline that ends in `` : NAME``
    - ``pronoun``: उन्होंने कहा, उनका कहना है, he said: the last named speaker
    - ``role``: मुख्यमंत्री ने कहा: who holds the role on the day, or bore it earlier in the report
    """
    slugs: tuple[str, ...] = ()
    """Whom the register knows by this name; several only an editor can tell apart."""
