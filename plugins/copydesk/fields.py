"""The values of a header, read one kind at a time. What cannot be read is told and left out."""

import re
from calendar import monthrange
from collections.abc import Collection
from datetime import datetime, tzinfo

from newsroom.engine.mistakes import Message, Mistakes, did_you_mean
from newsroom.records.front_matter import Field, FrontMatter
from newsroom.records.source_file import SourceName
from newsroom.rules import header as say
from newsroom.text.dates import FIRST_YEAR, LAST_YEAR, read_moment, written_right
from newsroom.text.languages import words_of_all
from newsroom.text.names import loose_form, matching_form, with_latin_letters, with_plain_digits
from newsroom.text.romanise import Unromanisable, is_slug, slug

__all__ = ["LONGEST_SLUG", "FieldReader", "nearest_slug"]

LONGEST_SLUG = 200
"""Characters: a folder's name has 255 bytes, and a staging folder or a page's name needs some."""

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_MOST_DIGITS = 9


class FieldReader:
    """Reads the values of one header and tells what is wrong with them."""

    def __init__(self, header: FrontMatter, zone: tzinfo, mistakes: Mistakes) -> None:
        self.header = header
        self._zone = zone
        self._mistakes = mistakes

    def tell(self, key: str, message: Message) -> None:
        """Tell a mistake in the line of a key."""
        self.tell_at(self.header.line(key), message)

    def tell_at(self, line: int, message: Message) -> None:
        """Tell a mistake in a line; of a file that is none there is nothing else to tell."""
        if self.header.is_readable:
            self._mistakes.tell(self.header.path, line, message)

    def required(self, key: str, example: str) -> str:
        """A value that must be there."""
        value = self.header.value(key)
        if not value:
            lack = "is empty" if key.lower() in self.header.fields else "is missing"
            self.tell(key, say.REQUIRED.format(key=key, lack=lack, example=example))
        return value

    def moment(self, key: str) -> datetime | None:
        """A date, with or without a time."""
        written = self.header.value(key)
        if not written:
            return None
        moment = read_moment(written, self._zone)
        if moment is None:
            days = _days_of_month(written)
            why = f": that month has {days} days. Write the right one" if days else ". Write"
            right = written_right(written) or "2026-11-24 17:05"
            right = "" if days else f" '{key}: {right}'"
            self.tell(key, say.NO_DATE.format(key=key, written=written[:60], why=why, right=right))
        elif not FIRST_YEAR <= moment.year <= LAST_YEAR:
            told = say.FAR_YEAR.format(
                key=key, written=written, year=moment.year, first=FIRST_YEAR, last=LAST_YEAR
            )
            self.tell(key, told)
            return None
        return moment

    def slug(self, key: str) -> str:
        """An address in small Latin letters; what cannot be one is told."""
        written = self.header.value(key)
        if written and len(written) > LONGEST_SLUG:
            self.tell(key, say.LONG_SLUG.format(key=key, length=len(written), most=LONGEST_SLUG))
        elif written and not is_slug(written):
            right = nearest_slug(written)
            remedy = "small Latin letters, digits and '-'"
            remedy = f"'{key}: {right}'" if right else remedy
            self.tell(key, say.NO_SLUG.format(key=key, written=written, remedy=remedy))
        return written

    def named_after_slug(self, place: SourceName) -> None:
        """Refuse a file whose name is no address, or whose slug is another."""
        written, base = self.header.value("Slug"), place.base
        if not is_slug(base) or len(base) > LONGEST_SLUG:
            right = nearest_slug(base) or _in_latin(base, place.lang)
            self.tell("Slug", say.FILE_NAME.format(base=base[:60], right=right))
        elif not written:
            lack = "is empty" if self.field("Slug") else "is missing"
            self.tell("Slug", say.SLUG_OF_FILE_MISSING.format(lack=lack, base=base))
        elif matching_form(written) != base:
            self.tell("Slug", say.SLUG_AND_FILE_NAME.format(written=written[:60], base=base))

    def yes(self, key: str, *, otherwise: bool = False) -> bool:
        """Whether a key says yes, in any language; one that says neither is told."""
        written = self.header.value(key)
        if not written:
            return otherwise
        said = loose_form(written)
        is_yes = said in map(loose_form, words_of_all("yes"))
        if not is_yes and said not in map(loose_form, words_of_all("no")):
            self.tell(key, say.YES_OR_NO.format(key=key, written=written))
            return otherwise
        return is_yes

    def one_of(self, key: str, choices: Collection[str], otherwise: str = "") -> str:
        """The one of a few words that a key says; another is told."""
        written = self.header.value(key)
        if not written:
            return otherwise
        said = matching_form(written)
        if said not in choices:
            near = did_you_mean(said, choices)
            some = ", ".join(choices)
            self.tell(key, say.ONE_OF.format(key=key, written=written, near=near, some=some))
            return otherwise
        return said

    def number(self, key: str) -> int:
        """A whole number; 0 where there is none."""
        written = self.header.value(key)
        if written and not (written.isdecimal() and len(written) <= _MOST_DIGITS):
            self.tell(key, say.NO_NUMBER.format(key=key, written=written[:40]))
            return 0
        return int(written or 0)

    def field(self, key: str) -> Field | None:
        """A field with its lines, or None."""
        return self.header.fields.get(key.lower())

    def agree_on_language(self, place: SourceName, languages: Collection[str]) -> None:
        """Refuse a language that the site does not have, or that the file name contradicts."""
        if place.lang not in languages:
            some = ", ".join(languages)
            near = did_you_mean(place.lang, languages)
            name = f"{place.base}.{place.lang}.md"
            told = say.NO_LANGUAGE.format(lang=place.lang, name=name, near=near, some=some)
            self.tell_at(1, told)
        written = self.header.value("Lang")
        if written and matching_form(written) != place.lang:
            self.tell("Lang", say.LANG_AND_FILE_NAME.format(written=written, lang=place.lang))


def _days_of_month(written: str) -> int:
    """How many days a month has, of a day that it has not; else 0."""
    found = _DAY.match(with_plain_digits(written))
    year, month, day = map(int, found.groups()) if found else (0, 0, 0)
    if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12:
        days = monthrange(year, month)[1]
        return days if day > days else 0
    return 0


def _in_latin(name: str, lang: str) -> str:
    try:
        return slug(name.replace("-", " "), lang)
    except Unromanisable:
        return "its-name-in-latin"


def nearest_slug(written: str) -> str:
    """The address that a text was meant to be; empty where that cannot be said.

    >>> nearest_slug("Naya Pul")
    'naya-pul'
    """
    text = matching_form(with_latin_letters(written)).strip("/").removesuffix(".html")
    near = re.sub(r"[\s_.-]+", "-", re.sub(r"['’]", "", with_plain_digits(text))).strip("-")
    return near if is_slug(near) and len(near) <= LONGEST_SLUG else ""
