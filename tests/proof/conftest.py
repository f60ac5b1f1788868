"""What tests of the proof share: a sound edition, and a way to spoil one page of it."""

import copy
from collections.abc import Callable

import pytest

from newsroom.proof import PrintedPage, PrintedSite
from tests.conftest import PrintScenario

REPORT = "2026/11/24/pul-par-vahan/index.html"
"""A report with a picture, in all four languages."""

Spoil = Callable[..., PrintedSite]


@pytest.fixture(scope="session")
def sound_site(print_scenario: PrintScenario) -> PrintedSite:
    """An edition in four languages."""
    return PrintedSite(print_scenario("four-languages").output)


@pytest.fixture
def spoil(sound_site: PrintedSite) -> Spoil:
    """Give the edition with something else in one of its pages; the other pages are shared."""

    def spoiled(old: str, new: str, path: str = REPORT, kind: str = "report") -> PrintedSite:
        page = sound_site.pages[path]
        assert page.kind == kind
        assert old in page.source
        site = copy.copy(sound_site)
        source = page.source.replace(old, new, 1)
        site.pages = {**sound_site.pages, path: PrintedPage(path, source, page.edition)}
        return site

    return spoiled
