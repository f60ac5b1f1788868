"""The theme's words: complete in every language, with the plurals that CLDR gives it."""

import re
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.theme.page_inputs import LANGS

ROOT = Path(__file__).parents[2]
LOCALE = ROOT / "theme" / "locale"
SCRIPTS = {"hi": "[ऀ-ॿ]", "ur": "[؀-ۿ]", "pa": "[਀-੿]", "en": "[A-Za-z]"}


def catalogue(lang: str) -> Catalog:
    """The words of a language."""
    with (LOCALE / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=lang, abort_invalid=True)


def keys_of(words: Catalog) -> set[str | tuple[str, ...]]:
    """What can be asked of a catalogue: a key, or a key with its plural."""
    return {
        tuple(message.id) if isinstance(message.id, list | tuple) else message.id
        for message in words
        if message.id
    }


def keys_of_templates() -> set[str | tuple[str, ...]]:
    """What the templates ask for."""
    with (LOCALE / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    found = extract_from_dir(
        ROOT / "theme" / "templates",
        [("**.html", "jinja2")],
        {"**.html": options["theme/templates/**.html"]},
    )
    assert ("theme/templates/**.html", "jinja2") in methods
    return {tuple(key) if isinstance(key, list | tuple) else key for _, _, key, _, _ in found}


@pytest.mark.parametrize("lang", LANGS)
def test_every_word_of_the_templates_is_in_the_catalogue(lang: str) -> None:
    """A word without a translation would show its English key to the reader."""
    missing = keys_of_templates() - keys_of(catalogue(lang))

    assert missing == set()


@pytest.mark.parametrize("lang", LANGS)
def test_the_catalogues_hold_the_same_words(lang: str) -> None:
    """``messages.pot`` lists what each language must say."""
    with (LOCALE / "messages.pot").open("rb") as file:
        template = read_po(file)

    assert keys_of(catalogue(lang)) == keys_of(template)


@pytest.mark.parametrize("lang", LANGS)
def test_no_word_is_missing_or_in_doubt(lang: str) -> None:
    """Nothing is empty, fuzzy or left over, and each placeholder of the key is in the value."""
    words = catalogue(lang)

    assert not words.obsolete
    for message in words:
        if not message.id:
            continue
        keys = message.id if isinstance(message.id, tuple) else (message.id,)
        values = message.string if isinstance(message.string, tuple) else (message.string,)
        asked = set(re.findall(r"%\(\w+\)s", keys[0]))
        assert not message.fuzzy, message.id
        assert all(values), message.id
        assert all(set(re.findall(r"%\(\w+\)s", value)) == asked for value in values), message.id


@pytest.mark.parametrize("lang", LANGS)
def test_words_are_in_the_script_of_their_language(lang: str) -> None:
    """Outside placeholders a value has its own script's letters and, but for English, no Latin."""
    for message in catalogue(lang):
        if not message.id:
            continue
        values = message.string if isinstance(message.string, tuple) else (message.string,)
        for value in values:
            plain = re.sub(r"%\(\w+\)s", "", value)
            assert re.search(SCRIPTS[lang], plain), value
            assert lang == "en" or not re.search("[A-Za-z]", plain), value


@pytest.mark.parametrize("lang", LANGS)
def test_plurals_follow_cldr(lang: str) -> None:
    """The catalogue's rule chooses as CLDR does: in Hindi and Punjabi 0 counts as one."""
    words = catalogue(lang)
    cldr = Locale.parse(lang).plural_form
    choose = c2py(words.plural_expr)

    assert words.num_plurals == 2
    for number in (0, 1, 2, 3, 5, 10, 11, 21, 100, 101, 1000):
        assert ("one", "other")[choose(number)] == cldr(number), number


def test_hindi_uses_the_newspapers_words() -> None:
    """A change of these is a change of the house style."""
    words = catalogue("hi")
    expected = {
        "Skip to the main content": "सीधे मुख्य सामग्री पर जाएँ",
        "Previous report": "पिछली रिपोर्ट",
        "Read these too": "इन्हें भी पढ़ें",
        "Topics": "विषय",
        "Archive": "अभिलेख",
        "Correction": "सुधार",
        "Note from the desk": "संपादकीय टिप्पणी",
        "Sample": "नमूना",
    }

    assert {key: words[key].string for key in expected} == expected
