"""The words that readers see and no editor wrote: gettext catalogues, one a language."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

__all__ = ["WordingError", "load_wording"]


class WordingError(ValueError):
    """A language without a catalogue, or a catalogue with gaps; the message says which."""


def load_wording(folder: Path, lang: str) -> GNUTranslations:
    """Load ``<lang>/LC_MESSAGES/messages.po``. Raises WordingError where a word is missing.

    The catalogue is compiled in memory: what is committed is what is used.
    """
    file = folder / lang / "LC_MESSAGES" / "messages.po"
    if not file.is_file():
        raise WordingError(
            f"{file.parent.parent.parent.name}/{lang}/LC_MESSAGES/messages.po:1: The language "
            f"'{lang}' has no catalogue. Run './inv wording --add {lang}'."
        )
    with file.open("rb") as opened:
        catalogue = read_po(opened, locale=None)
    for message in catalogue:
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and (message.fuzzy or not all(strings)):
            raise WordingError(
                f"{file}:{message.lineno or 1}: {message.id!r} is not translated into '{lang}'. "
                "Write its 'msgstr', and take '#, fuzzy' away."
            )
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)
