"""The theme alone, without an engine: one Renderer an edition, as the press has it."""

from collections.abc import Callable
from functools import cache
from gettext import GNUTranslations
from pathlib import Path
from typing import cast

import pytest

from newsroom.engine.plan import Page
from newsroom.records.site import Site
from newsroom.text.wording import load_wording
from plugins.press.rendering import Renderer
from tests.theme.page_inputs import inputs_for, site_for

THEME = Path(__file__).parents[2] / "theme"


@cache
def wording(lang: str) -> GNUTranslations:
    """The theme's words in a language."""
    return load_wording(THEME / "locale", lang)


@cache
def printer(lang: str, site: Site) -> Renderer:
    """The Renderer of an edition."""
    return Renderer(THEME / "templates", {lang: (site, wording(lang))})


def print_page(template: str, lang: str, case: str, **changes: object) -> str:
    """A page as a reader gets it; ``changes`` replace single inputs, ``without`` takes one away."""
    site = cast("Site", changes.pop("site", site_for(lang, case)))
    missing = str(changes.pop("without", ""))
    inputs = inputs_for(template, lang, case) | changes
    inputs.pop(missing, None)
    return printer(lang, site).render(Page("index.html", template, lang, inputs)).decode()


@pytest.fixture
def render() -> Callable[..., str]:
    """Prints one page of the theme."""
    return print_page
