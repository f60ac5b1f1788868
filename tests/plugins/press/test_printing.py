from dataclasses import fields
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import pytest

from newsroom.parts import Site
from newsroom.plan import Asset, Document, Page
from plugins.press.printing import Printer, PrintingError

REMEDY = "A template may read only what docs/contracts.md gives it."


def site(name: str) -> Site:
    """The chrome of an edition, of which only the name is read here."""
    chrome: dict[str, Any] = {each.name: "" for each in fields(Site)}
    return Site(**{**chrome, "name": name})


def repeated(word: str, times: int) -> bytes:
    """A document made of one word."""
    return (word * times).encode()


def printer(folder: Path, **templates: str) -> Printer:
    """A press with these templates, in two languages."""
    for name, text in templates.items():
        file = folder / "theme/templates" / f"{name.replace('__', '/')}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    chrome = {
        lang: (site(name), NullTranslations()) for lang, name in (("hi", "समाचार"), ("en", "News"))
    }
    return Printer(folder / "theme/templates", chrome)


def page(lang: str = "hi", source: str = "", **inputs: object) -> Page:
    """A page of a plan."""
    return Page("2026/11/24/pani/index.html", "report.html", lang, inputs, source)


def failure(press: Printer, planned: Page) -> str:
    """What is told when a page cannot be printed."""
    with pytest.raises(PrintingError) as error:
        press.print(planned)
    return str(error.value)


def test_a_page_is_its_inputs_and_its_editions_chrome(tmp_path: Path) -> None:
    """In UTF-8; what an editor wrote is escaped."""
    press = printer(tmp_path, report="{{ site.name }}: {{ title }}")

    assert press.print(page(title="<b>नल</b>")).decode() == "समाचार: &lt;b&gt;नल&lt;/b&gt;"
    assert press.print(page("en", title='"A" & B')).decode() == "News: &#34;A&#34; &amp; B"


def test_a_document_is_composed_and_a_file_is_copied(tmp_path: Path) -> None:
    """Neither has a template."""
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"\xff\xd8\x00")
    press = printer(tmp_path)

    assert press.print(Document("rss.xml", repeated, {"word": "क", "times": 2})) == "कक".encode()
    assert press.print(Asset("images/a.jpg", picture)) == b"\xff\xd8\x00"


def test_a_name_that_the_contract_does_not_give_is_told(tmp_path: Path) -> None:
    """With the template, its line, the page and the copy behind it."""
    press = printer(tmp_path, report="<html>\n\n<p>{{ headlin }}</p>\n")

    assert failure(press, page(source="reports/2026/11/pani.md", headline="क")) == (
        "theme/templates/report.html:3: 'headlin' is undefined, on the page "
        f"'2026/11/24/pani/index.html', for 'reports/2026/11/pani.md'. {REMEDY}"
    )


def test_a_fault_is_told_where_it_stands_in_a_parent_or_a_macro(tmp_path: Path) -> None:
    """Not where the page began to include it."""
    press = printer(
        tmp_path,
        base="<html>\n{% block body %}{% endblock %}\n",
        macros__card="{% macro card(it) %}\n\n{{ it.nothing }}\n{% endmacro %}",
        report=(
            '{% extends "base.html" %}\n{% from "macros/card.html" import card %}\n'
            "{% block body %}\n{{ card(title) }}\n{% endblock %}"
        ),
    )

    assert failure(press, page(title="क")) == (
        "theme/templates/macros/card.html:3: 'str object' has no attribute 'nothing', on the page "
        f"'2026/11/24/pani/index.html'. {REMEDY}"
    )


def test_a_slip_in_a_template_is_told(tmp_path: Path) -> None:
    """In whichever file it stands."""
    press = printer(tmp_path, base="<html>\n\n{% if %}\n", report='\n{% extends "base.html" %}\n')

    assert failure(press, page()) == (
        "theme/templates/base.html:3: Expected an expression, got 'end of statement block', on the "
        f"page '2026/11/24/pani/index.html'. {REMEDY}"
    )


def test_a_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    """Its own name stands for the place."""
    press = printer(tmp_path)

    assert failure(press, page()).startswith("theme/templates/report.html:1: ")
