"""Editions of people, each printed once a session."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.scenarios.printed import PrintedPage, PrintedSite
from tests.scenarios.run import print_edition

SCENARIOS = Path(__file__).parent / "scenarios"
SETTINGS: dict[str, dict[str, object]] = {
    "long-lists": {"PEOPLE": {"list_length": 2, "index_length": 5}},
}

PrintPeople = Callable[[str], PrintedSite]
ReadGraph = Callable[[PrintedPage], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def print_people(tmp_path_factory: pytest.TempPathFactory) -> PrintPeople:
    """Prints the content of a scenario's folder."""
    sites: dict[str, PrintedSite] = {}

    def printed(name: str) -> PrintedSite:
        if name not in sites:
            content = SCENARIOS / name / "content"
            run = print_edition(tmp_path_factory.mktemp(name), content, **SETTINGS.get(name, {}))
            assert run.status == 0, run.err + run.out
            sites[name] = PrintedSite(run.output)
        return sites[name]

    return printed


@pytest.fixture(scope="session")
def read_graph() -> ReadGraph:
    """Reads what a page says in JSON-LD: the nodes of its graph."""

    def read(page: PrintedPage) -> list[dict[str, Any]]:
        found = page.all("script[@type='application/ld+json']")
        said = [json.loads(script.text or "") for script in found]
        assert all(each["@context"] == "https://schema.org" for each in said), page.path
        return [node for each in said for node in (each, *each.get("hasPart", []))]

    return read


@pytest.fixture
def own_copy(tmp_path: Path) -> Callable[[str], Path]:
    """Copies the content of a scenario to where a test may change it."""

    def copied(name: str) -> Path:
        return Path(shutil.copytree(SCENARIOS / name / "content", tmp_path / "content"))

    return copied
