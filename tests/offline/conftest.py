"""A printed edition behind a line that can be cut, and a phone's browser that reads it."""

import shutil
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from newsroom.proof.browser import chromium
from newsroom.proof.judges import LackingError
from tests.conftest import PrintScenario
from tests.scenarios.run import ROOT, print_edition

FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


class Line:
    """A web server at the end of a line: it is up, down, or takes questions and never answers.

    ``asked`` holds every path that was asked for, in order.
    """

    def __init__(self, folder: Path, prefix: str = "") -> None:
        self.folder = folder
        self.prefix = prefix
        self.is_up = True
        self.hangs = False
        self.asked: list[str] = []
        self.freed = Event()
        line = self

        class _Server(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any, **settings: Any) -> None:  # noqa: ANN401
                super().__init__(*args, directory=str(folder), **settings)

            def do_GET(self) -> None:
                line.asked.append(self.path)
                if line.hangs:
                    line.freed.wait(20)
                if not line.is_up or line.hangs:
                    self.close_connection = True
                    return
                super().do_GET()

            def translate_path(self, path: str) -> str:
                if not path.startswith(f"{line.prefix}/"):
                    return str(folder / "no such file")
                return super().translate_path(path.removeprefix(line.prefix))

            def list_directory(self, path: Any) -> None:  # noqa: ANN401, ARG002
                self.send_error(HTTPStatus.NOT_FOUND)

            def end_headers(self) -> None:
                self.send_header("Cache-Control", "no-cache")
                super().end_headers()

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Server)
        self.root = f"http://127.0.0.1:{self._server.server_port}{prefix}"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Take the server down for good."""
        self.freed.set()
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def line(tmp_path: Path, print_scenario: PrintScenario) -> Iterator[Line]:
    """An edition of four languages on the line, in a folder of this test's own."""
    folder = tmp_path / "site"
    shutil.copytree(print_scenario("four-languages").output, folder)
    line = Line(folder)
    yield line
    line.close()


@pytest.fixture(scope="session")
def project_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest edition, printed for a site below a path."""
    content = ROOT / "tests/scenarios/one-report/content"
    run = print_edition(
        tmp_path_factory.mktemp("project"), content, SITEURL="https://samachar.example/project"
    )
    assert run.status == 0, run.err
    return run.output


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium. Closed with each module: Playwright may run but once in a process."""
    try:
        program = chromium.find()
        chromium.check_driver()
    except LackingError as lacking:
        pytest.skip(str(lacking))
    from playwright import sync_api  # noqa: PLC0415 (few machines have it)

    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=FLAGS,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:  # noqa: ANN401 (Playwright is not everywhere)
    """A reader's phone, new out of the box. An error in a page's script fails the test."""
    context = browser.new_context(
        viewport={"width": 360, "height": 640}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(8000)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    yield context
    context.close()
    assert faults == []
