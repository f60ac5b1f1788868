"""The values of a header, read one kind at a time. What cannot be read is told and left out."""

from collections.abc import Collection
from datetime import datetime, tzinfo

from newsroom.clock import read_moment
from newsroom.header import Field, Header
from newsroom.manuscript import Place
from newsroom.mistakes import Mistakes, did_you_mean

__all__ = ["HeaderDesk"]

_YES_NO = {"yes": True, "no": False, "हाँ": True, "हां": True, "नहीं": False}


class HeaderDesk:
    """Reads the values of one header and tells what is wrong with them."""

    def __init__(self, header: Header, zone: tzinfo, mistakes: Mistakes) -> None:
        self.header = header
        self._zone = zone
        self._mistakes = mistakes

    def tell(self, key: str, message: str) -> None:
        """Tell a mistake in the line of a key."""
        self._mistakes.tell(self.header.path, self.header.line(key), message)

    def tell_at(self, line: int, message: str) -> None:
        """Tell a mistake in a line."""
        self._mistakes.tell(self.header.path, line, message)

    def required(self, key: str, example: str) -> str:
        """A value that must be there."""
        value = self.header.value(key)
        if not value:
            lack = "is empty" if key.lower() in self.header.fields else "is missing"
            self.tell(key, f"'{key}' {lack}. Write a line such as '{key}: {example}'.")
        return value

    def moment(self, key: str) -> datetime | None:
        """A date, with or without a time."""
        written = self.header.value(key)
        if not written:
            return None
        moment = read_moment(written, self._zone)
        if moment is None:
            self.tell(key, f"'{key}: {written}' is no date. Write '{key}: 2026-11-24 17:05'.")
        return moment

    def yes(self, key: str, *, otherwise: bool = False) -> bool:
        """A yes or a no."""
        written = self.header.value(key)
        if not written:
            return otherwise
        if written.lower() not in _YES_NO:
            self.tell(key, f"'{key}: {written}' is neither yes nor no. Write one of them.")
        return _YES_NO.get(written.lower(), otherwise)

    def one_of(self, key: str, choices: Collection[str], otherwise: str = "") -> str:
        """One word of a few."""
        written = self.header.value(key)
        if not written:
            return otherwise
        if written.lower() not in choices:
            near = did_you_mean(written.lower(), choices)
            some = ", ".join(choices)
            self.tell(key, f"'{key}: {written}' is not known{near} Write one of: {some}.")
            return otherwise
        return written.lower()

    def number(self, key: str) -> int:
        """A whole number; 0 where there is none."""
        written = self.header.value(key)
        if written and not written.isdecimal():
            self.tell(key, f"'{key}: {written}' is no number. Write '{key}: 3'.")
            return 0
        return int(written or 0)

    def field(self, key: str) -> Field | None:
        """A field with its lines, or None."""
        return self.header.fields.get(key.lower())

    def agree_on_language(self, place: Place, languages: Collection[str]) -> None:
        """Refuse a language that the site does not have, or that the file name contradicts."""
        if place.lang not in languages:
            some = ", ".join(languages)
            near = did_you_mean(place.lang, languages)
            name = f"{place.base}.{place.lang}.md"
            self.tell_at(
                1, f"'{place.lang}' in '{name}' is not a language here{near} Use one of: {some}."
            )
        written = self.header.value("Lang")
        if written and written != place.lang:
            self.tell(
                "Lang",
                f"'Lang: {written}' disagrees with the file name, which says '{place.lang}'. "
                f"Write 'Lang: {place.lang}' or delete the line.",
            )
