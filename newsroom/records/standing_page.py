"""A page that stands outside the news: about, contact, a policy."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsroom.records.addresses import Address
from newsroom.records.report import LinkInCopy, Target, no_targets

__all__ = ["StandingPage"]


@dataclass(slots=True, kw_only=True, eq=False)
class StandingPage:
    """One version of a page that stands outside the news: about, contact, a policy."""

    path: str
    story: str
    lang: str
    slug: str
    title: str
    summary: str = ""
    order: int = 0
    in_menu: bool = False
    sample: bool = False
    body: str = ""
    links: tuple[LinkInCopy, ...] = ()
    pictures: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    lines: dict[str, int] = field(default_factory=dict)
    address: Address = field(default=Address("", ""))
    targets: Mapping[str, Target] = field(default_factory=no_targets)

    def line(self, key: str) -> int:
        """The line on which the header gives a key, or 1."""
        return self.lines.get(key.lower(), 1)
