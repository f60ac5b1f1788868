"""What tests of whole runs share: each edition is printed once and read by many tests."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import features

from newsroom import settings
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT, Run, print_edition

SCENARIOS = Path(__file__).parent / "scenarios"

PrintScenario = Callable[[str], Run]

needs_fribidi = pytest.mark.skipif(
    not features.check("fribidi"), reason="no share cards without FriBiDi (Debian: libfribidi0)"
)


@pytest.fixture(scope="session", autouse=True)
def _no_settings_of_the_tests_own() -> Iterator[None]:
    """Some tests import the sample's settings; no message may name a line of them for that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(settings, "_settings_files", list)
        yield


@pytest.fixture(scope="session")
def print_scenario(tmp_path_factory: pytest.TempPathFactory) -> PrintScenario:
    """Prints the content of a scenario's folder, once a session."""
    runs: dict[str, Run] = {}

    def printed(name: str) -> Run:
        if name not in runs:
            run = print_edition(tmp_path_factory.mktemp(name), SCENARIOS / name / "content")
            assert run.status == 0, run.err + run.out
            runs[name] = run
        return runs[name]

    return printed


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The site that ships in ``content/``, printed once a session."""
    run = print_edition(tmp_path_factory.mktemp("sample"), ROOT / "content")
    assert run.status == 0, run.err + run.out
    return run


@pytest.fixture(scope="session")
def sample_site(sample_run: Run) -> PrintedSite:
    """The sample site, each page parsed once."""
    return PrintedSite(sample_run.output)


@pytest.fixture
def newsdesk(tmp_path: Path, print_scenario: PrintScenario) -> Path:
    """A folder with good copy in ``content/`` and the edition printed from it in ``output/``."""
    shutil.copytree(SCENARIOS / "one-report" / "content", tmp_path / "content")
    shutil.copytree(print_scenario("one-report").output, tmp_path / "output")
    return tmp_path
