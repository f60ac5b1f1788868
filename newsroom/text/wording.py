"""The words that readers see and no editor wrote: gettext catalogues, one a language.

Keys are English sentences in the templates and in the code; ``theme/locale/messages.pot`` lists
them all. What is committed is what is used: catalogues are compiled in memory.
"""

import re
import traceback
from collections.abc import Collection, Iterator
from gettext import GNUTranslations, NullTranslations
from io import BytesIO, StringIO
from pathlib import Path

from babel.localedata import locale_identifiers
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from babel.plural import to_gettext

import newsroom
from newsroom.text.languages import language_of
from newsroom.text.scripts import SCRIPTS

__all__ = [
    "UnknownWordError",
    "WordingError",
    "extract_wording",
    "join_catalogues",
    "load_wording",
    "update_wording",
    "wording_faults",
]

_PLACEHOLDER = re.compile(r"%\(\w+\)\w")
_CHARSET = re.compile(r'"Content-Type: *[^"]*charset=([\w-]+)', re.IGNORECASE)
_KEYWORDS = {**DEFAULT_KEYWORDS, "counted": (1, 2)}  # Edition.counted


class WordingError(ValueError):
    """A language without a catalogue, or a catalogue with gaps: a line for each."""


class UnknownWordError(LookupError):
    """A template or the code asks for words that the language's catalogue does not have."""

    def __init__(self, key: str, lang: str) -> None:
        super().__init__(key, lang)
        self.key, self.lang = key, lang

    def __str__(self) -> str:
        return self.told()

    def told(self, place: str = "") -> str:
        """The line for whoever wrote it; ``place`` is ``file:line``, by default of the code."""
        return (
            f"{place or self._place()}: '{self.key}' is not in the catalogue of '{self.lang}'. "
            f"Run './inv wording' and translate it in theme/locale/{self.lang}/."
        )

    def _place(self) -> str:
        house, place = Path(newsroom.__file__).parent.parent, f"theme/locale/{self.lang}:1"
        for frame in traceback.extract_tb(self.__traceback__):
            file = Path(frame.filename)
            inside = file.relative_to(house) if file.is_relative_to(house) else Path()
            if inside.parts[:1] in {("newsroom",), ("plugins",)} and frame.filename != __file__:
                place = f"{inside.as_posix()}:{frame.lineno}"
        return place


class Wording(GNUTranslations):
    """A compiled catalogue that can be sent to another process.

    What it does not hold is refused (UnknownWordError), never given in English instead.
    """

    def __init__(self, compiled: bytes, lang: str) -> None:
        super().__init__(BytesIO(compiled))
        self._made_of = (compiled, lang)
        self.add_fallback(_Unknown(lang))

    def __reduce__(self) -> tuple[object, ...]:
        return Wording, self._made_of


class _Unknown(NullTranslations):
    """What is asked for words that a catalogue does not hold."""

    def __init__(self, lang: str) -> None:
        super().__init__()
        self._lang = lang

    def gettext(self, message: str) -> str:
        raise UnknownWordError(message, self._lang)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 (as gettext has it)
        raise UnknownWordError(msgid1, self._lang)


def load_wording(folder: Path, lang: str) -> Wording:
    """Load a language's catalogue. Raises WordingError where it is missing or has a fault."""
    file = _catalogue_file(folder, lang)
    if not file.is_file():
        raise WordingError(
            f"{_told(file)}:1: The language '{lang}' has no catalogue. Run './inv wording --add "
            f"{lang}' and translate it."
        )
    faults = list(wording_faults(folder, lang))
    if faults:
        raise WordingError("\n".join(faults))
    compiled = BytesIO()
    try:
        write_mo(compiled, _read(file))
        return Wording(compiled.getvalue(), lang)
    except WordingError:
        raise
    except Exception as error:  # such as a plural rule that is none
        raise _no_catalogue(file, 1, error) from error


def wording_faults(folder: Path, lang: str) -> Iterator[str]:
    """What is missing, fuzzy or wrong in a catalogue, a line each: ``file:line: …``."""
    file = _catalogue_file(folder, lang)
    yield from _catalogue_faults(file, lang, _read(folder / "messages.pot"), _allowed(folder))


def _catalogue_faults(
    file: Path, lang: str, template: Catalog, allowed: Collection[str]
) -> Iterator[str]:
    catalogue = _read(file)
    for key in template:
        if key.id and catalogue.get(key.id) is None:
            yield f"{_told(file)}:1: '{_key(key)}' is missing. Run './inv wording', translate it."
    for message in catalogue:
        if message.id:
            for fault in _faults(message, lang, allowed):
                yield f"{_told(file)}:{message.lineno or 1}: '{_key(message)}' {fault}"


def _faults(message: Message, lang: str, allowed: Collection[str]) -> Iterator[str]:
    strings = _several(message.string)
    if not all(strings):
        yield "is not translated. Write its 'msgstr'."
        return
    if message.fuzzy:
        yield "is marked as fuzzy. Check it and take '#, fuzzy' away."
    wanted = {name for each in _several(message.id) for name in _PLACEHOLDER.findall(each)}
    for string in strings:
        held = set(_PLACEHOLDER.findall(string))
        if held != wanted:
            some = ", ".join(sorted(held ^ wanted))
            yield f"differs from its key in {some}. Keep the key's own."
        if not SCRIPTS[language_of(lang).script].letter.search(string) and string not in allowed:
            yield (
                f"is '{string}', with no letter of '{lang}'. Translate it, or add it to "
                "theme/locale/allowed.txt."
            )


def _several(forms: str | tuple[str, ...] | list[str] | None) -> list[str]:
    """The plural forms of a key or a value, or its one form."""
    return list(forms) if isinstance(forms, tuple | list) else [forms or ""]


def extract_wording(root: Path, config: Path | None = None) -> Catalog:
    """All keys of the templates and the code, as a template catalogue in a fixed order."""
    config = config or root / "theme" / "locale" / "babel.cfg"
    with config.open(encoding="utf-8") as opened:
        methods, options = parse_mapping_cfg(opened)  # type: ignore[no-untyped-call]
    catalogue = Catalog(project="Samachar", charset="utf-8", header_comment="")
    found = extract_from_dir(root, methods, options, keywords=_KEYWORDS)
    for _, _, key, _, context in sorted(found, key=lambda each: str(each[2])):
        catalogue.add(key, context=context)
    return catalogue


def join_catalogues(file: Path, own: Path) -> str:
    """A catalogue of the program's with a newspaper's own words in it, as text.

    A word that is translated in both is the newspaper's.
    """
    joined = _read(file, _lang_of(file))
    for message in _read(own, _lang_of(file)):
        if message.id:
            joined.delete(message.id, message.context)
            joined[message.id] = message
    return _written(joined)


def _lang_of(file: Path) -> str | None:
    return None if file.suffix == ".pot" else file.parent.parent.name


def update_wording(
    root: Path, folder: Path, add: str = "", program: Path | None = None
) -> list[str]:
    """Write ``messages.pot`` anew and bring every catalogue up to it; give the faults that remain.

    New keys come in untranslated, keys that went are dropped, and nothing is guessed. ``program``
    is given for a newspaper with a folder of its own: its ``messages.pot`` has the keys of its own
    templates, and a catalogue of a language that the program has too only what it says otherwise.
    """
    begun = _catalogue_file(folder, _known_language(add)) if add else None
    theirs = program / "theme" / "locale" if program else None
    own = extract_wording(root, theirs / "babel.cfg" if theirs else None)
    whole = own
    if theirs:
        whole = _read(theirs / "messages.pot")
        own = _without(own, whole)
        _add(whole, own)
    if len(own) or not theirs:
        _write(folder / "messages.pot", own)
    if begun and not begun.exists():
        begun.parent.mkdir(parents=True, exist_ok=True)
        _write(begun, Catalog(locale=add, project="Samachar", header_comment=""))
    faults: list[str] = []
    for file in sorted(folder.glob("*/LC_MESSAGES/messages.po")):
        lang = file.parent.parent.name
        try:
            catalogue = _read(file, lang)
        except WordingError as error:
            faults.append(str(error))
            continue
        is_joined = theirs is not None and _catalogue_file(theirs, lang).is_file()
        if is_joined:
            _add(catalogue, own)
        else:
            catalogue.update(whole, no_fuzzy_matching=True, update_header_comment=False)
            catalogue.obsolete.clear()
        _write(file, catalogue)
        wanted = own if is_joined else whole
        faults.extend(_catalogue_faults(file, lang, wanted, _allowed(folder)))
    return faults


def _known_language(code: str) -> str:
    """The code itself, where it is one. Raises WordingError: it is going to name a folder."""
    if code not in locale_identifiers():
        raise WordingError(f"'{code}' is no language. Write its code in ISO 639, such as 'mr'.")
    return code


def _without(catalogue: Catalog, known: Catalog) -> Catalog:
    """The keys of a catalogue that another does not have."""
    left = Catalog(project="Samachar", charset="utf-8", header_comment="")
    for message in catalogue:
        if message.id and message.id not in known:
            left.add(message.id, context=message.context)
    return left


def _add(catalogue: Catalog, keys: Catalog) -> None:
    """Add the keys that a catalogue does not have, untranslated."""
    for message in keys:
        if message.id and message.id not in catalogue:
            catalogue.add(message.id, context=message.context)


def _catalogue_file(folder: Path, lang: str) -> Path:
    return folder / lang / "LC_MESSAGES" / "messages.po"


def _told(file: Path) -> str:
    """A catalogue's place as an editor knows it, from the theme on."""
    return "/".join(file.parts[-5:])


def _key(message: Message) -> str:
    return _several(message.id)[0]


def _allowed(folder: Path) -> list[str]:
    file = folder / "allowed.txt"
    lines = _text(file).splitlines() if file.is_file() else []
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _read(file: Path, lang: str | None = None) -> Catalog:
    """A catalogue. Raises WordingError, with its line, for what is none."""
    text = _text(file)
    charset = _CHARSET.search(text)
    if charset and charset[1].lower() not in {"utf-8", "utf8", "charset"}:
        line = text.count("\n", 0, charset.start()) + 1
        message = f"{_told(file)}:{line}: The file is in UTF-8. Write 'charset=utf-8'."
        raise WordingError(message)
    try:
        return read_po(StringIO(text), locale=lang, abort_invalid=True)
    except PoFileError as error:
        raise _no_catalogue(file, error.lineno + 1, error) from error
    except Exception as error:
        raise _no_catalogue(file, 1, error) from error


def _text(file: Path) -> str:
    """A file of words. Raises WordingError where it is not UTF-8."""
    raw = file.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"{_told(file)}:{line}: The file is not in UTF-8. Save it as UTF-8."
        raise WordingError(message) from error


def _no_catalogue(file: Path, line: int, error: Exception) -> WordingError:
    why = " ".join(str(error).split())[:120] or type(error).__name__
    return WordingError(
        f"{_told(file)}:{line}: This is not as gettext writes it ({why}). Correct the line, or "
        "take the file back from the last commit."
    )


def _write(file: Path, catalogue: Catalog) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(_written(catalogue), encoding="utf-8")


def _written(catalogue: Catalog) -> str:
    """A catalogue as text, without dates or places, so that only words make a difference.

    The plural rule is CLDR's.
    """
    written = BytesIO()
    write_po(written, catalogue, width=0, no_location=True, omit_header=True, sort_output=True)
    header = [
        'msgid ""',
        'msgstr ""',
        '"Project-Id-Version: Samachar\\n"',
        *([f'"Language: {catalogue.locale_identifier}\\n"'] if catalogue.locale_identifier else []),
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        *(
            [f'"Plural-Forms: {to_gettext(catalogue.locale.plural_form)}\\n"']
            if catalogue.locale
            else []
        ),
        "",
        "",
    ]
    body = written.getvalue().decode("utf-8").lstrip("\n")
    return "\n".join(header) + body
