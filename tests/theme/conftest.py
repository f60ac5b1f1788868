"""The theme alone, without an engine: one Environment a language, as the press builds it."""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from typing import cast

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from newsroom.parts import Site
from newsroom.runs import mark_latin
from tests.theme.page_inputs import inputs_for, site_for

THEME = Path(__file__).parents[2] / "theme"


@cache
def environment(lang: str, site: Site) -> Environment:
    """The Environment of an edition."""
    with (THEME / "locale" / lang / "LC_MESSAGES" / "messages.po").open("rb") as file:
        catalogue = read_po(file, locale=lang)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    env = Environment(
        loader=FileSystemLoader(THEME / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    env.install_gettext_translations(GNUTranslations(compiled), newstyle=True)  # type: ignore[attr-defined]
    env.filters["runs"] = lambda text: Markup(mark_latin(str(text), lang))  # noqa: S704 (mark_latin escapes)
    env.globals["site"] = site
    return env


def print_page(template: str, lang: str, case: str, **changes: object) -> str:
    """A page as a reader gets it; ``changes`` replace single inputs, ``without`` takes one away."""
    site = cast("Site", changes.pop("site", site_for(lang, case)))
    missing = str(changes.pop("without", ""))
    inputs = inputs_for(template, lang, case) | changes
    inputs.pop(missing, None)
    page = environment(lang, site).get_template(template)
    return page.render(inputs)


@pytest.fixture
def render() -> Callable[..., str]:
    """Prints one page of the theme."""
    return print_page
