"""What tests of whole runs share: each edition is printed once and read by many tests."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import features

from newsroom import settings
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
def print_scenario(tmp_path_factory: pytest.TempPathFactory) -> PrintScenario:
    """Prints the content of a scenario's folder, once a session."""
    runs: dict[str, Run] = {}

    def printed(name: str) -> Run:
        if name not in runs:
            runs[name] = print_edition(tmp_path_factory.mktemp(name), SCENARIOS / name / "content")
        return told_once(name, runs[name])

    return printed


_told: set[str] = set()


def told_once(name: str, run: Run) -> Run:
    """An edition that was printed.

    One that was not fails the first test that asks for it, with what the editor is told; the
    hundreds after it are skipped.
    """
    if run.status:
        if name in _told:
            pytest.skip(f"the edition '{name}' was not printed; another test says why")
        _told.add(name)
    assert run.status == 0, run.err + run.out
    return run


@pytest.fixture(scope="session")
def sample_edition(tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, PrintedSite]:
    """The site that ships in ``content/``, printed once a session, each page parsed once."""
    run = print_edition(tmp_path_factory.mktemp("sample"), ROOT / "content")
    return run, PrintedSite(run.output)


@pytest.fixture
def sample_run(sample_edition: tuple[Run, PrintedSite]) -> Run:
    """How the printing of the site that ships in ``content/`` went."""
    return told_once("sample", sample_edition[0])


@pytest.fixture
def sample_site(sample_run: Run, sample_edition: tuple[Run, PrintedSite]) -> PrintedSite:
    """The site that ships in ``content/``."""
    assert sample_run.status == 0
    return sample_edition[1]


@pytest.fixture
def newsdesk(tmp_path: Path, print_scenario: PrintScenario) -> Path:
    """A folder with good copy in ``content/`` and the edition printed from it in ``output/``."""
    shutil.copytree(SCENARIOS / "one-report" / "content", tmp_path / "content")
    shutil.copytree(print_scenario("one-report").output, tmp_path / "output")
    return tmp_path
