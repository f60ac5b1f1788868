import shutil
from gettext import c2py
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.pofile import read_po

from newsroom.text.wording import (
    WordingError,
    extract_wording,
    load_wording,
    update_wording,
    wording_faults,
)

ROOT = Path(__file__).parents[3]
LOCALE = ROOT / "theme" / "locale"
COMMITTED = sorted(file.parts[-3] for file in LOCALE.glob("*/LC_MESSAGES/messages.po"))
NAME = "locale/hi/LC_MESSAGES/messages.po"

KEYS = """msgid "Archive"
msgstr ""

msgid "Page %(num)s"
msgstr ""

msgid "%(num)s report"
msgid_plural "%(num)s reports"
msgstr[0] ""
msgstr[1] ""
"""
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
PLURALS = '"Language: hi\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
REPORTS = (
    'msgid "%(num)s report"\nmsgid_plural "%(num)s reports"\n'
    'msgstr[0] "%(num)s रिपोर्ट"\nmsgstr[1] "%(num)s रिपोर्टें"\n'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of catalogues that asks for three words."""
    folder = tmp_path / "theme" / "locale"
    (folder / "hi/LC_MESSAGES").mkdir(parents=True)
    (folder / "messages.pot").write_text(f"{HEAD}\n{KEYS}", encoding="utf-8")
    return folder


def translate(folder: Path, archive: str, page: str, reports: str = REPORTS) -> None:
    """Write the Hindi catalogue: the entries of two words, and of the counted one."""
    catalogue = f"{HEAD}{PLURALS}\n{archive}\n{page}\n{reports}"
    (folder / "hi/LC_MESSAGES/messages.po").write_text(catalogue, encoding="utf-8")


ARCHIVE = 'msgid "Archive"\nmsgstr "अभिलेख"\n'
PAGE = 'msgid "Page %(num)s"\nmsgstr "पृष्ठ %(num)s"\n'


def test_a_whole_catalogue_has_no_fault_and_is_used(folder: Path) -> None:
    """Counted words choose their form by the catalogue's own rule."""
    translate(folder, ARCHIVE, PAGE)

    words = load_wording(folder, "hi")

    assert list(wording_faults(folder, "hi")) == []
    assert words.gettext("Archive") == "अभिलेख"
    assert words.ngettext("%(num)s report", "%(num)s reports", 0) == "%(num)s रिपोर्ट"
    assert words.ngettext("%(num)s report", "%(num)s reports", 2) == "%(num)s रिपोर्टें"


@pytest.mark.parametrize(
    ("archive", "page", "reports", "told"),
    [
        (
            "",
            PAGE,
            REPORTS,
            "1: 'Archive' is missing. Run './inv wording', translate it.",
        ),
        (
            'msgid "Archive"\nmsgstr ""\n',
            PAGE,
            REPORTS,
            "6: 'Archive' is not translated. Write its 'msgstr'.",
        ),
        (
            f"#, fuzzy\n{ARCHIVE}",
            PAGE,
            REPORTS,
            "7: 'Archive' is marked as fuzzy. Check it and take '#, fuzzy' away.",
        ),
        (
            ARCHIVE,
            'msgid "Page %(num)s"\nmsgstr "पृष्ठ"\n',
            REPORTS,
            "9: 'Page %(num)s' differs from its key in %(num)s. Keep the key's own.",
        ),
        (
            ARCHIVE,
            'msgid "Page %(num)s"\nmsgstr "पृष्ठ %(number)s"\n',
            REPORTS,
            "9: 'Page %(num)s' differs from its key in %(num)s, %(number)s. Keep the key's own.",
        ),
        (
            'msgid "Archive"\nmsgstr "Archive"\n',
            PAGE,
            REPORTS,
            (
                "6: 'Archive' is 'Archive', with no letter of 'hi'. Translate it, or add it to "
                "theme/locale/allowed.txt."
            ),
        ),
        (
            ARCHIVE,
            PAGE,
            REPORTS.replace("%(num)s रिपोर्टें", ""),
            "12: '%(num)s report' is not translated. Write its 'msgstr'.",
        ),
        (
            ARCHIVE,
            PAGE,
            REPORTS.replace("%(num)s रिपोर्टें", "रिपोर्टें"),
            "12: '%(num)s report' differs from its key in %(num)s. Keep the key's own.",
        ),
    ],
)
def test_a_gap_in_a_catalogue_is_told_and_stops_the_press(
    folder: Path, archive: str, page: str, reports: str, told: str
) -> None:
    """A reader would else meet an English key, or a page without its number."""
    translate(folder, archive, page, reports)

    assert list(wording_faults(folder, "hi")) == [f"theme/{NAME}:{told}"]
    with pytest.raises(WordingError) as refusal:
        load_wording(folder, "hi")
    assert str(refusal.value) == f"theme/{NAME}:{told}"


def test_all_gaps_are_told_at_once(folder: Path) -> None:
    """One word may have several."""
    translate(folder, "", '#, fuzzy\nmsgid "Page %(num)s"\nmsgstr "Page"\n')

    with pytest.raises(WordingError) as refusal:
        load_wording(folder, "hi")

    assert str(refusal.value).splitlines() == [
        f"theme/{NAME}:1: 'Archive' is missing. Run './inv wording', translate it.",
        f"theme/{NAME}:8: 'Page %(num)s' is marked as fuzzy. Check it and take '#, fuzzy' away.",
        f"theme/{NAME}:8: 'Page %(num)s' differs from its key in %(num)s. Keep the key's own.",
        (
            f"theme/{NAME}:8: 'Page %(num)s' is 'Page', with no letter of 'hi'. Translate it, or "
            "add it to theme/locale/allowed.txt."
        ),
    ]


def test_a_word_may_be_allowed_in_another_script(folder: Path) -> None:
    """RSS is RSS everywhere; a remark in the list is no word."""
    translate(folder, 'msgid "Archive"\nmsgstr "RSS"\n', PAGE)
    (folder / "allowed.txt").write_text("# Names\n\n RSS \n", encoding="utf-8")

    assert list(wording_faults(folder, "hi")) == []


def test_a_language_without_a_catalogue_says_how_to_begin_one(folder: Path) -> None:
    """The settings may name a language before its words are there."""
    with pytest.raises(WordingError) as refusal:
        load_wording(folder, "mr")

    assert str(refusal.value) == (
        "theme/locale/mr/LC_MESSAGES/messages.po:1: The language 'mr' has no catalogue. Run "
        "'./inv wording --add mr' and translate it."
    )


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """A newsroom of one template and one function, in Hindi."""
    files = {
        "theme/templates/page.html": '{{ _("Archive") }}',
        "plugins/pages.py": 'edition.counted("%(num)s report", "%(num)s reports", 3)\n',
        "theme/locale/babel.cfg": (LOCALE / "babel.cfg").read_text(encoding="utf-8"),
        f"theme/{NAME}": f'{HEAD}{PLURALS}\n{ARCHIVE}\n{REPORTS}\nmsgid "Gone"\nmsgstr "गया"\n',
    }
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path


def test_catalogues_follow_what_templates_and_code_ask_for(newsroom: Path) -> None:
    """A word that went is dropped; one that is there keeps its translation."""
    faults = update_wording(newsroom, newsroom / "theme/locale")

    assert faults == []
    assert (newsroom / "theme" / NAME).read_text(encoding="utf-8") == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Project-Id-Version: Samachar\\n"\n'
        '"Language: hi\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=((((n == 0)) || ((n == 1))) ? 0 : 1);\\n"\n'
        "\n"
        "#, python-format\n"
        'msgid "%(num)s report"\n'
        'msgid_plural "%(num)s reports"\n'
        'msgstr[0] "%(num)s रिपोर्ट"\n'
        'msgstr[1] "%(num)s रिपोर्टें"\n'
        "\n"
        'msgid "Archive"\n'
        'msgstr "अभिलेख"\n'
        "\n"
    )


def test_a_new_word_comes_in_untranslated_and_is_told(newsroom: Path) -> None:
    """Nothing is guessed from a word that looks alike."""
    (newsroom / "theme/templates/page.html").write_text('{{ _("Archives") }}', encoding="utf-8")

    faults = update_wording(newsroom, newsroom / "theme/locale")

    assert faults == [f"theme/{NAME}:16: 'Archives' is not translated. Write its 'msgstr'."]
    assert "अभिलेख" not in (newsroom / "theme" / NAME).read_text(encoding="utf-8")


def test_a_language_is_added_with_every_word_to_translate(newsroom: Path) -> None:
    """Adding one that is there changes nothing of it."""
    folder = newsroom / "theme/locale"

    faults = update_wording(newsroom, folder, add="mr")
    update_wording(newsroom, folder, add="hi")

    marathi = folder / "mr/LC_MESSAGES/messages.po"
    assert faults == [
        (
            "theme/locale/mr/LC_MESSAGES/messages.po:11: '%(num)s report' is not translated. Write "
            "its 'msgstr'."
        ),
        (
            "theme/locale/mr/LC_MESSAGES/messages.po:16: 'Archive' is not translated. Write its "
            "'msgstr'."
        ),
    ]
    assert '"Language: mr\\n"' in marathi.read_text(encoding="utf-8")
    assert "अभिलेख" in (newsroom / "theme" / NAME).read_text(encoding="utf-8")


def test_the_committed_catalogues_are_up_to_date(tmp_path: Path) -> None:
    """Else './inv wording' was forgotten: run it and translate what it names."""
    folder = tmp_path / "theme" / "locale"
    shutil.copytree(LOCALE, folder)

    faults = update_wording(ROOT, folder)

    assert faults == []
    for file in sorted(folder.rglob("messages.po*")):
        committed = (LOCALE / file.relative_to(folder)).read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8") == committed


def test_the_templates_and_the_code_ask_for_no_word_that_is_not_listed() -> None:
    """Those that are counted in the code are found too."""
    with (LOCALE / "messages.pot").open("rb") as file:
        listed = {message.id for message in read_po(file) if message.id}

    asked = {message.id for message in extract_wording(ROOT) if message.id}

    assert asked == listed
    assert ("%(num)s report", "%(num)s reports") in asked


@pytest.mark.parametrize("lang", COMMITTED)
def test_a_committed_catalogue_is_whole(lang: str) -> None:
    """Every word, in the language's own script; and it can be loaded."""
    assert list(wording_faults(LOCALE, lang)) == []
    assert load_wording(LOCALE, lang).info()["language"] == lang


@pytest.mark.parametrize("lang", [*COMMITTED, "mr", "ar"])
def test_a_catalogue_counts_as_cldr_does(newsroom: Path, lang: str) -> None:
    """Hindi and Punjabi count 0 with 1, English does not; Arabic has six forms."""
    folder = newsroom / "theme/locale"
    update_wording(newsroom, folder, add=lang)
    with (folder / lang / "LC_MESSAGES/messages.po").open("rb") as file:
        catalogue = read_po(file)

    choose = c2py(catalogue.plural_expr)
    cldr = Locale.parse(lang).plural_form
    forms = [
        tag
        for tag in ("zero", "one", "two", "few", "many", "other")
        if tag in cldr.tags | {"other"}
    ]
    assert catalogue.num_plurals == len(forms)
    assert [forms[choose(number)] for number in range(201)] == [cldr(n) for n in range(201)]


@pytest.mark.parametrize(
    ("catalogue", "told"),
    [
        (f"{HEAD}{PLURALS}".encode("utf-16"), "1: The file is not in UTF-8. Save it as UTF-8."),
        (
            f"{HEAD}{PLURALS}\n".encode() + 'msgid "Café"\n'.encode("latin-1"),
            "6: The file is not in UTF-8. Save it as UTF-8.",
        ),
        (
            HEAD.replace("utf-8", "ISO-8859-1").encode() + PLURALS.encode(),
            "2: The file is in UTF-8. Write 'charset=utf-8'.",
        ),
        (
            f'{HEAD}{PLURALS}\nmsgid "Archive"\nअभिलेख\n'.encode(),
            "7: This is not as gettext writes it (",
        ),
        (
            "\n".join(
                [f"{HEAD}{PLURALS.replace('(n > 1)', 'import os')}", ARCHIVE, PAGE, REPORTS]
            ).encode(),
            "1: This is not as gettext writes it (",
        ),
        (b"\x00\x01\x02", "1: This is not as gettext writes it ("),
    ],
)
def test_a_catalogue_that_is_none_is_told_with_its_line(
    folder: Path, catalogue: bytes, told: str
) -> None:
    """Whoever translates it works with another editor, on another machine."""
    (folder / "hi/LC_MESSAGES/messages.po").write_bytes(catalogue)

    with pytest.raises(WordingError) as raised:
        load_wording(folder, "hi")

    assert str(raised.value).startswith(f"theme/{NAME}:{told}")
