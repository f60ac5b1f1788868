"""What tests of whole runs share: each edition is printed once and read by many tests."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import features

from newsroom.engine import settings
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT, Run, print_edition

# Whoever runs tests in the background has them ignore Ctrl+C, and all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

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
def run_scenario(tmp_path_factory: pytest.TempPathFactory) -> PrintScenario:
    """Prints the content of a scenario's folder, or ``sample``, once a session; well or not."""
    runs: dict[str, Run] = {}

    def run(name: str) -> Run:
        if name not in runs:
            content = ROOT / "content" if name == "sample" else SCENARIOS / name / "content"
            runs[name] = print_edition(tmp_path_factory.mktemp(name), content)
        return runs[name]

    return run


@pytest.fixture(scope="session")
def print_scenario(run_scenario: PrintScenario) -> PrintScenario:
    """The same, where it went well.

    ``test_an_edition_is_printed`` fails where it did not, and all other tests of that edition are
    passed over: one fault is told once.
    """

    def printed(name: str) -> Run:
        run = run_scenario(name)
        if run.status:
            pytest.skip(f"'{name}' is not printed; test_an_edition_is_printed says why")
        return run

    return printed


@pytest.fixture(scope="session")
def sample_run(print_scenario: PrintScenario) -> Run:
    """The site that ships in ``content/``, printed once a session."""
    return print_scenario("sample")


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
