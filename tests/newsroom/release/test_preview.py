"""Showing an edition on the editor's own machine."""

import socket
import threading
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from newsroom.release.preview import bursts_of_changes, show


def get(address: str) -> tuple[int, str, str]:
    """Return the status, the type and the text of an answer."""
    try:
        with urlopen(address, timeout=10) as answer:  # noqa: S310 (this test's own server)
            return answer.status, answer.headers["Content-Type"], answer.read().decode("utf-8")
    except HTTPError as error:
        return error.code, error.headers["Content-Type"], error.read().decode("utf-8")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Return a small site with something secret beside it."""
    output = tmp_path / "output"
    (output / "topic/पानी").mkdir(parents=True)
    (output / "bare").mkdir()
    (output / "index.html").write_text("मुखपृष्ठ", encoding="utf-8")
    (output / "topic/पानी/index.html").write_text("पानी", encoding="utf-8")
    (output / "404.html").write_text("यह पन्ना नहीं है", encoding="utf-8")
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    return output


def test_a_folder_is_its_index_page(output: Path) -> None:
    """As any web server has it, with the right encoding."""
    with show(output, port=0) as address:
        assert get(address) == (200, "text/html; charset=utf-8", "मुखपृष्ठ")
        assert get(f"{address}topic/%E0%A4%AA%E0%A4%BE%E0%A4%A8%E0%A5%80")[2] == "पानी"


@pytest.mark.parametrize("path", ["nowhere", "bare/", "../secret", "%2e%2e/secret", "//secret"])
def test_what_is_not_there_is_the_site_s_own_404(path: str, output: Path) -> None:
    """No listing of a folder, and nothing from outside."""
    with show(output, port=0) as address:
        assert get(f"{address}{path}") == (404, "text/html; charset=utf-8", "यह पन्ना नहीं है")


def test_a_site_below_a_path_is_shown_below_it(output: Path) -> None:
    """Its links begin with that path."""
    with show(output, port=0, prefix="/project") as address:
        assert address.endswith("/project/")
        assert get(address)[2] == "मुखपृष्ठ"
        assert get(address.replace("/project/", "/"))[0] == 404


def test_only_this_machine_is_answered(output: Path) -> None:
    """An unpublished edition is nobody else's to read."""
    with show(output, port=0) as address:
        assert address.startswith("http://127.0.0.1:")


def test_a_taken_port_is_an_error(output: Path) -> None:
    """For the task to tell."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        with pytest.raises(OSError, match="in use"), show(output, port=taken.getsockname()[1]):
            pass


def test_each_burst_of_changes_is_told_once(tmp_path: Path) -> None:
    """Once at first; ten files saved at once are one burst; renaming is seen each time."""
    folder, settings = tmp_path / "content", tmp_path / "pelicanconf.py"
    folder.mkdir()
    settings.write_text("0", encoding="utf-8")
    bursts: list[float] = []

    def watch() -> None:
        for _ in bursts_of_changes([folder], [settings]):
            bursts.append(time.monotonic())
            if len(bursts) == 4:
                return

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    _wait_for(bursts, 1)
    for number in range(10):
        (folder / f"{number}.md").write_text("x", encoding="utf-8")
    _wait_for(bursts, 2)
    for count in (3, 4):
        new = tmp_path / "new"
        new.write_text("1" * count, encoding="utf-8")
        new.replace(settings)
        _wait_for(bursts, count)
    watcher.join(5)

    assert len(bursts) == 4


def _wait_for(bursts: list[float], count: int) -> None:
    deadline = time.monotonic() + 10
    while len(bursts) < count and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.5)
    assert len(bursts) == count
