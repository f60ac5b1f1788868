"""From the files of ``content/people/`` to persons; a version repeats only what differs."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from itertools import combinations
from typing import cast

from newsroom.header import Header
from newsroom.manuscript import Place
from newsroom.mistakes import Mistakes
from newsroom.person import KINDS, Kind, Person, Role, parse_role
from newsroom.report import Passage
from newsroom.runs import mark_latin_html
from newsroom.text import pictures_in
from newsroom.typography import typeset, typeset_html
from plugins.copydesk.headers import HeaderDesk
from plugins.copydesk.markdown import MarkdownDesk

__all__ = ["PERSON_KEYS", "PersonDesk"]

_WIKIDATA = re.compile(r"Q[1-9]\d*")

PERSON_KEYS = (
    "Name",
    "Slug",
    "Kind",
    "Aliases",
    "Roles",
    "Image",
    "Image-Alt",
    "Wikidata",
    "Listed",
    "Sample",
    "Lang",
)


@dataclass(frozen=True)
class PersonDesk:
    """Reads people."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    markdown: MarkdownDesk

    def read(self, versions: Mapping[str, tuple[Header, Place]], mistakes: Mistakes) -> Person:
        """Make one person from a file and its versions, by language."""
        first = self.default_lang if self.default_lang in versions else next(iter(versions))
        header, place = versions[first]
        desk = HeaderDesk(header, self.zone, mistakes)
        _check_slug(desk, place)
        person = Person(
            slug=place.base,
            path=header.path,
            kind=cast("Kind", desk.one_of("Kind", KINDS, "person")),
            image=header.value("Image").removeprefix("images/"),
            image_alt=header.value("Image-Alt"),
            image_line=header.line("Image"),
            wikidata=header.value("Wikidata"),
            listed=desk.yes("Listed", otherwise=True),
            sample=desk.yes("Sample"),
        )
        roles: dict[str, list[tuple[str, str, str]]] = {}
        for lang, (version, at) in {first: versions[first], **versions}.items():
            own = HeaderDesk(version, self.zone, mistakes)
            own.agree_on_language(at, self.languages)
            person.names[lang] = typeset(own.required("Name", "संजय दत्त"), lang)
            person.aliases[lang] = version.values("Aliases")
            roles[lang] = _read_roles(own, lang)
            bio = self.markdown.convert(version, lang, mistakes)
            if bio.html:
                body = mark_latin_html(typeset_html(bio.html, lang), lang)
                person.bios[lang] = Passage(version.path, lang, body, bio.links, pictures_in(body))
            if lang != first and roles[lang] and len(roles[lang]) != len(roles[first]):
                own.tell(
                    "Roles",
                    f"The roles do not match '{header.path}': {len(roles[lang])} here, "
                    f"{len(roles[first])} there. Write the same roles in the same order.",
                )
                roles[lang] = []
        person.roles = tuple(
            Role(
                {
                    lang: each[n][0].removeprefix("+").strip()
                    for lang, each in roles.items()
                    if each
                },
                start,
                end,
                is_beside=name.startswith("+"),
            )
            for n, (name, start, end) in enumerate(roles[first])
        )
        if person.wikidata and not _WIKIDATA.fullmatch(person.wikidata):
            desk.tell("Wikidata", f"'{person.wikidata}' is no Wikidata id. Write it as 'Q1234'.")
        if person.image and not person.image_alt:
            desk.tell(
                "Image", f"The picture '{person.image}' has no description. Write 'Image-Alt:'."
            )
        _tell_overlaps(desk, person.roles, first)
        return person


def _check_slug(desk: HeaderDesk, place: Place) -> None:
    written = desk.header.value("Slug")
    if not written:
        desk.tell("Slug", f"'Slug' is missing. Write the line 'Slug: {place.base}'.")
    elif written != place.base:
        desk.tell(
            "Slug",
            f"'Slug: {written}' disagrees with the file name, which says '{place.base}'. Correct "
            "one of them.",
        )


def _tell_overlaps(desk: HeaderDesk, roles: tuple[Role, ...], lang: str) -> None:
    alone = [role for role in roles if not role.is_beside]
    for first, second in combinations(alone, 2):
        if first.overlaps(second):
            desk.tell(
                "Roles",
                f"'{first.names[lang]}' and '{second.names[lang]}' were held at once. Correct "
                "the periods, or begin the second with '+' if both are right.",
            )


def _read_roles(desk: HeaderDesk, lang: str) -> list[tuple[str, str, str]]:
    field = desk.field("Roles")
    roles = []
    for line, written in field.lines if field else ():
        for each in filter(None, (part.strip() for part in written.split(";"))):
            try:
                name, start, end = parse_role(each)
            except ValueError as error:
                desk.tell_at(line, f"'{each}': {error}.")
                name, start, end = each, "", ""
            roles.append((typeset(name, lang), start, end))
    return roles
