"""A person in the news: who speaks, who writes, and the desks and bodies that do."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal

from msgspec import Struct, field

from newsroom.records.picture import Picture
from newsroom.records.report import Passage
from newsroom.text.dates import FIRST_YEAR, LAST_YEAR
from newsroom.text.languages import language_of
from newsroom.text.names import matching_form, with_plain_digits

__all__ = [
    "KINDS",
    "Kind",
    "Person",
    "Profile",
    "Register",
    "Role",
    "find_overlaps",
    "parse_role",
]

Kind = Literal["person", "organisation", "desk", "agency", "unnamed"]
KINDS: tuple[Kind, ...] = ("person", "organisation", "desk", "agency", "unnamed")

_PERIOD = re.compile(r"\s*\[\s*([\d-]*)\s*(?:\.\.\.?|…|–|—)\s*([\d-]*)\s*\]\s*$")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class Role(Struct, frozen=True):
    """What a person was, in each language it is written in, and when.

    ``start`` and ``end`` are as written, to the year, month or day (ISO 8601); empty where unknown.
    """

    names: dict[str, str]
    start: str = ""
    end: str = ""
    is_beside: bool = False
    """Whether it was held at the same time as another."""

    def overlaps(self, other: "Role") -> bool:
        """Whether two dated roles were held at once, to the precision that both are written in."""
        if not self.is_dated or not other.is_dated:
            return False
        return self.after_start < other.until and other.after_start < self.until

    @property
    def is_dated(self) -> bool:
        """Whether either end is known."""
        return bool(self.start or self.end)

    @property
    def after_start(self) -> str:
        """A text that sorts behind all days of the start, and before all others."""
        return self.start and f"{self.start}~"

    @property
    def until(self) -> str:
        """A text that sorts as the end, an unknown one behind all."""
        return self.end or "~~"

    def held_on(self, day: date) -> bool:
        """Whether the role may have been held on a day: an unknown end leaves it open."""
        written = day.isoformat()
        starts_later = bool(self.start) and written[: len(self.start)] < self.start
        ended_before = bool(self.end) and written[: len(self.end)] > self.end
        return not (starts_later or ended_before)


def find_overlaps(roles: Iterable[Role]) -> Iterator[tuple[int, int]]:
    """The places of roles that were held at once: each with the one that went on longest.

    Undated ones, and those that say that they were held beside another, are left out.
    """
    dated = [
        (role.after_start, n, role)
        for n, role in enumerate(roles)
        if role.is_dated and not role.is_beside
    ]
    dated.sort(key=lambda each: each[:2])
    longest: tuple[int, Role] | None = None
    for _, n, role in dated:
        if longest is not None and longest[1].overlaps(role):
            yield min(n, longest[0]), max(n, longest[0])
        if longest is None or role.until > longest[1].until:
            longest = (n, role)


def parse_role(line: str) -> tuple[str, str, str]:
    """Take a line of ``Roles`` apart: name, start, end. Raises ValueError with what to write.

    >>> parse_role("सचिव, नगर परिषद [2019-04 .. 2024-03]")
    ('सचिव, नगर परिषद', '2019-04', '2024-03')
    """
    match = _PERIOD.search(line)
    if match is None:
        if "[" in line:
            raise ValueError("Write the period as [2019-04 .. 2024-03]")
        return line.strip(), "", ""
    if not line[: match.start()].strip():
        raise ValueError("The role has no name. Write it before the period")
    start, end = with_plain_digits(match[1]), with_plain_digits(match[2])
    for written in filter(None, (start, end)):
        if not _is_day(written):
            raise ValueError(f"'{written}' is no date. Write 2019, 2019-04 or 2019-04-30")
    if start and end and end < start[: len(end)]:
        raise ValueError(f"The role ends ({end}) before it begins ({start}). Put the two right")
    return line[: match.start()].strip(), start, end


def _is_day(written: str) -> bool:
    match = _DAY.fullmatch(written)
    if match is None:
        return False
    try:
        day = date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return FIRST_YEAR <= day.year <= LAST_YEAR


class Profile(Struct, frozen=True, kw_only=True):
    """The whole of what any page may show that names a person. Texts are by language code."""

    slug: str
    kind: Kind = "person"
    names: dict[str, str] = {}
    roles: tuple[Role, ...] = ()
    wikidata: str = ""
    listed: bool = True
    sample: bool = False

    @property
    def has_page(self) -> bool:
        """Whether readers may be shown a page of this person's own."""
        return self.listed and self.kind != "unnamed"

    def name(self, lang: str, default_lang: str) -> tuple[str, str]:
        """The name, and its language where that is not ``lang``."""
        return _in_language(self.names, lang, default_lang)

    def role_on(self, day: date, lang: str, default_lang: str) -> tuple[str, str]:
        """The roles held on a day, joined by ``;``, and their language where not ``lang``."""
        held = [role for role in self.roles if role.held_on(day)]
        if held and all(lang in role.names for role in held):
            return _semicolon(lang).join(role.names[lang] for role in held), ""
        said = [_in_language(role.names, default_lang, default_lang) for role in held]
        written_in = next((lang_ for _, lang_ in said if lang_), default_lang)
        return _semicolon(written_in).join(text for text, _ in said), written_in if said else ""


class Person(Struct, kw_only=True):
    """One file of ``content/people/`` with its versions. Texts are by language code."""

    path: str
    profile: Profile
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bios: dict[str, Passage] = field(default_factory=dict)
    image: str = ""
    image_alt: str = ""
    image_line: int = 1
    picture: Picture | None = None
    """Set by pictures; all else by copydesk."""

    @property
    def slug(self) -> str:
        """What the person is called in addresses."""
        return self.profile.slug

    @property
    def has_page(self) -> bool:
        """Whether readers may be shown a page of this person's own."""
        return self.profile.has_page

    def bio(self, lang: str) -> str:
        """The bio as HTML; empty where it is not written in a language."""
        return self.bios[lang].body if lang in self.bios else ""

    def name(self, lang: str, default_lang: str) -> tuple[str, str]:
        """The name, and its language where that is not ``lang``."""
        return self.profile.name(lang, default_lang)


def _semicolon(lang: str) -> str:
    return f"{language_of(lang).semicolon} "


def _in_language(texts: dict[str, str], lang: str, default_lang: str) -> tuple[str, str]:
    for code in (lang, default_lang, *texts):
        if code in texts:
            return texts[code], "" if code == lang else code
    return "", ""


class Register:
    """All persons, found by slug, name or alias, however it is typed.

    A shared name is nobody's: the slug decides.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self.people: dict[str, Person] = {person.slug: person for person in people}
        self._called: dict[str, list[Person]] = {}
        self._names: list[str] = []
        for person in self.people.values():
            aliases = (alias for each in person.aliases.values() for alias in each)
            names = {*person.profile.names.values(), *aliases}
            for name in sorted(names):
                self._names.append(name)
                called = self._called.setdefault(matching_form(name), [])
                if person not in called[-1:]:
                    called.append(person)

    def called(self, written: str) -> list[Person]:
        """Everyone whom a slug, name or alias may mean: one, none or several."""
        if written in self.people:
            return [self.people[written]]
        form = matching_form(written)
        if form in self.people:
            return [self.people[form]]
        return self._called.get(form, [])

    def names(self) -> list[str]:
        """Every name, alias and slug, for suggestions."""
        return [*self._names, *self.people]
