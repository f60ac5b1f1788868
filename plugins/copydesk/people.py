"""From the files of ``content/people/`` to persons; a version repeats only what differs."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import cast

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import FrontMatter
from newsroom.records.person import (
    KINDS,
    Kind,
    Person,
    Profile,
    Role,
    find_overlaps,
    parse_role,
)
from newsroom.records.report import Passage
from newsroom.records.source_file import SourceName
from newsroom.rules import header as say
from newsroom.text.typography import typeset
from newsroom.views.body import pictures_in
from plugins.copydesk.fields import FieldReader
from plugins.copydesk.markdown import MarkdownRenderer

__all__ = ["PERSON_KEYS", "PersonReader"]

_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,14}")

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
class PersonReader:
    """Reads people."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    markdown: MarkdownRenderer

    def read(
        self, versions: Mapping[str, tuple[FrontMatter, SourceName]], mistakes: Mistakes
    ) -> Person:
        """Make one person from a file and its versions, by language."""
        first = self.default_lang if self.default_lang in versions else next(iter(versions))
        header, place = versions[first]
        fields = FieldReader(header, self.zone, mistakes)
        fields.named_after_slug(place)
        names: dict[str, str] = {}
        aliases: dict[str, tuple[str, ...]] = {}
        bios: dict[str, Passage] = {}
        roles: dict[str, list[tuple[str, str, str]]] = {}
        for lang, (version, at) in {first: versions[first], **versions}.items():
            own = FieldReader(version, self.zone, mistakes)
            own.agree_on_language(at, self.languages)
            names[lang] = typeset(own.required("Name", "संजय दत्त"), lang)
            aliases[lang] = version.values("Aliases")
            roles[lang] = _read_roles(own, lang)
            bio = self.markdown.convert(version, lang, mistakes)
            if bio.html:
                body = bio.typeset(lang)
                bios[lang] = Passage(version.path, lang, body, bio.links, pictures_in(body))
            if lang != first and roles[lang] and len(roles[lang]) != len(roles[first]):
                here, there = len(roles[lang]), len(roles[first])
                told = say.ROLES_DIFFER.format(path=header.path, here=here, there=there)
                own.tell("Roles", told)
                roles[lang] = []
        profile = Profile(
            slug=place.base,
            kind=cast("Kind", fields.one_of("Kind", KINDS, "person")),
            names=names,
            roles=_join_roles(roles, first),
            wikidata=header.value("Wikidata"),
            listed=fields.yes("Listed", otherwise=True),
            sample=fields.yes("Sample"),
        )
        image, alt = header.value("Image").removeprefix("images/"), header.value("Image-Alt")
        if profile.wikidata and not _WIKIDATA.fullmatch(profile.wikidata):
            fields.tell("Wikidata", say.NO_WIKIDATA_ID.format(written=profile.wikidata))
        if image and not alt:
            fields.tell("Image", say.PORTRAIT_WITHOUT_DESCRIPTION.format(path=image))
        _tell_overlaps(fields, profile.roles, first)
        return Person(
            path=header.path,
            profile=profile,
            aliases=aliases,
            bios=bios,
            image=image,
            image_alt=alt,
            image_line=header.line("Image"),
        )


def _join_roles(roles: Mapping[str, list[tuple[str, str, str]]], first: str) -> tuple[Role, ...]:
    """The roles as the first language has them, each with its name in all languages."""
    return tuple(
        Role(
            {lang: each[n][0].removeprefix("+").strip() for lang, each in roles.items() if each},
            start,
            end,
            is_beside=name.startswith("+"),
        )
        for n, (name, start, end) in enumerate(roles[first])
    )


def _tell_overlaps(fields: FieldReader, roles: tuple[Role, ...], lang: str) -> None:
    for first, second in find_overlaps(roles):
        fields.tell(
            "Roles",
            say.ROLES_OVERLAP.format(
                first=roles[first].names[lang], second=roles[second].names[lang]
            ),
        )


def _read_roles(fields: FieldReader, lang: str) -> list[tuple[str, str, str]]:
    field = fields.field("Roles")
    roles = []
    for line, written in field.lines if field else ():
        for each in filter(None, (part.strip() for part in re.split("[;؛；]", written))):
            try:
                name, start, end = parse_role(each)
            except ValueError as error:
                fields.tell_at(line, say.NO_ROLE.format(written=each, fault=error))
                name, start, end = each, "", ""
            roles.append((typeset(name, lang), start, end))
    return roles
