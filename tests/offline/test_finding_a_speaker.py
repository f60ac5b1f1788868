"""The filter of an index of people: however a reader types a name, it is found."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.offline.conftest import Line
from tests.people.conftest import SCENARIOS, SETTINGS
from tests.scenarios.run import print_edition

Phone = Any
NAMES = {
    "sanjay-dutt": "संजय दत्त",
    "kuldeep-singh-rathore": "कुलदीप सिंह राठौर",
    "shyama-guleria": "श्यामा गुलेरिया",
    "hindi-sahitya-sangh": "हिंदी साहित्य संघ",
    "laxmi-chauhan": "लक्ष्मी चौहान",
}
OF_OTHERS = {
    "pa": {"kuldeep-singh-rathore": "ਕੁਲਦੀਪ ਸਿੰਘ ਰਾਠੌਰ", "sanjay-dutt": "ਸੰਜੇ ਦੱਤ"},
    "ur": {"kuldeep-singh-rathore": "کلدیپ سنگھ راٹھور", "asif-zaidi": "آصف زیدی"},
    "en": {"kuldeep-singh-rathore": "Kuldeep Singh Rathore", "sanjay-dutt": "Sanjay Dutt"},
}


def found(page: Any, typed: str) -> list[str]:  # noqa: ANN401
    """The addresses of the names that are left when something is typed."""
    page.locator("[name=q]").fill(typed)
    names: list[str] = page.locator(".people li a:visible").evaluate_all(
        "all => all.map((each) => each.pathname.split('/').slice(-2)[0])"
    )
    return names


def index_of(phone: Phone, line: Line, lang: str, names: dict[str, str]) -> Any:  # noqa: ANN401
    """The index of speakers with these names, opened."""
    base = "/speaker/" if lang == "hi" else f"/{lang}/speaker/"
    file = Path(line.folder) / base.strip("/") / "index.html"
    items = "".join(
        f'<li><a href="{base}{slug}/">{name}</a><p class="role">सचिव, नगर समिति</p></li>'
        for slug, name in names.items()
    )
    source = file.read_text(encoding="utf-8")
    people = '<div class="people"><section><h2>क</h2><ul>' + items + "</ul></section></div>"
    written, number = re.subn(r'<div class="people">.*?</div>', people, source, flags=re.DOTALL)
    assert number == 1
    file.write_text(written, encoding="utf-8")
    page = phone.new_page()
    page.goto(line.root + base)
    return page


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("संजय", "sanjay-dutt"),
        ("sanjay", "sanjay-dutt"),
        ("Sanjai", "sanjay-dutt"),
        ("dutt sanjay", "sanjay-dutt"),
        ("datt", "sanjay-dutt"),
        ("संजय दत", "sanjay-dutt"),
        ("sanj", "sanjay-dutt"),
        ("राठोर", "kuldeep-singh-rathore"),
        ("राठौर", "kuldeep-singh-rathore"),
        ("rathor", "kuldeep-singh-rathore"),
        ("Rathaur", "kuldeep-singh-rathore"),
        ("कुलदिप", "kuldeep-singh-rathore"),
        ("kuldip", "kuldeep-singh-rathore"),
        ("सिँह", "kuldeep-singh-rathore"),
        ("guleriya", "shyama-guleria"),
        ("स्यामा", "shyama-guleria"),
        ("हिन्दी", "hindi-sahitya-sangh"),
        ("हिन्‍दी", "hindi-sahitya-sangh"),
        ("lakshmi", "laxmi-chauhan"),
        ("chohan", "laxmi-chauhan"),
    ],
)
def test_a_name_is_found_however_it_is_typed(
    phone: Phone, line: Line, typed: str, name: str
) -> None:
    """In Latin letters, with other vowels, in another order, and half of it."""
    page = index_of(phone, line, "hi", NAMES)

    assert found(page, typed) == [name]


@pytest.mark.parametrize(
    ("lang", "typed", "name"),
    [
        ("pa", "ਰਾਠੋਰ", "kuldeep-singh-rathore"),
        ("pa", "राठौर", "kuldeep-singh-rathore"),
        ("pa", "ਸੰਜੈ ਦਤ", "sanjay-dutt"),
        ("pa", "sanjay", "sanjay-dutt"),
        ("ur", "كلديپ", "kuldeep-singh-rathore"),
        ("ur", "اصف زیدی", "asif-zaidi"),
        ("ur", "آسف ذیدی", "asif-zaidi"),
        ("ur", "rathore", "kuldeep-singh-rathore"),
        ("en", "rathor", "kuldeep-singh-rathore"),
        ("en", "DUTT", "sanjay-dutt"),
    ],
)
def test_every_edition_knows_its_own_spellings(
    phone: Phone, line: Line, lang: str, typed: str, name: str
) -> None:
    """Gurmukhi with or without addak, Urdu from an Arabic keyboard, English however it sounds."""
    page = index_of(phone, line, lang, OF_OTHERS[lang])

    assert found(page, typed) == [name]


def test_a_role_is_found_too_and_all_are_back_when_nothing_is_typed(
    phone: Phone, line: Line
) -> None:
    """What the field says that it takes."""
    page = index_of(phone, line, "hi", NAMES)

    assert found(page, "सचिव") == list(NAMES)
    assert found(page, "qqq") == []
    assert found(page, " ") == list(NAMES)
    assert page.locator(".filter output").inner_text() == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/speaker/", "कोई नाम नहीं मिला।"),
        ("/en/speaker/", "No name found."),
        ("/ur/speaker/", "کوئی نام نہیں ملا۔"),
    ],
)
def test_a_name_that_is_not_there_is_said_to_be_not_there(
    phone: Phone, line: Line, address: str, said: str
) -> None:
    """An empty list could mean anything."""
    page = phone.new_page()
    page.goto(line.root + address)

    assert found(page, "क्ष्ज्ञqqq") == []
    assert page.locator(".filter output").inner_text() == said


def test_nothing_moves_when_the_filter_appears_and_answers(phone: Phone, line: Line) -> None:
    """Its room is there before the script is, and that of what it says."""
    page = phone.new_page()
    page.route("**/filter*.js", lambda route: route.abort())
    page.goto(line.root + "/speaker/")
    top = "document.querySelector('.letters').getBoundingClientRect().top"
    before = page.evaluate(top)
    assert not page.locator("[name=q]").is_visible()

    page.unroute("**/filter*.js")
    page.reload()
    page.locator("[name=q]").wait_for()
    shown = page.evaluate(top)
    found(page, "qqq")

    assert before == shown == page.evaluate(top)


@pytest.fixture(scope="module")
def long_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Line]:
    """An edition whose index of speakers has a page a letter."""
    content = SCENARIOS / "long-lists" / "content"
    run = print_edition(tmp_path_factory.mktemp("long"), content, **SETTINGS["long-lists"])
    assert run.status == 0, run.err
    line = Line(run.output)
    yield line
    line.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kiran", "kiran-devi"),
        ("किरन", "kiran-devi"),
        ("thakur das", "takur-das"),
        ("इश्वर", "ishwar-das"),
        ("ishvar", "ishwar-das"),
        ("ahmed", ""),
        ("ahmad", "ahmad"),
    ],
)
def test_names_are_brought_in_from_the_pages_of_their_letters(
    phone: Phone, long_index: Line, typed: str, name: str
) -> None:
    """What begins so is fetched, in whichever letters it is typed; meanwhile nothing is denied."""
    page = phone.new_page()
    page.goto(long_index.root + "/speaker/")

    found(page, typed)
    page.wait_for_load_state("networkidle")

    assert found(page, typed) == ([name] if name else [])
    assert page.locator(".filter output").inner_text() == ("1" if name else "कोई नाम नहीं मिला।")
