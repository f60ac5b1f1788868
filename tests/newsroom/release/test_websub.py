"""A hub is told of the feeds that have changed; whatever it answers, the edition is out."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl

import pytest

from newsroom.release import changed_feeds, tell_hub

FEEDS = ("https://samachar.example/rss.xml", "https://samachar.example/ur/feed.json")
OUT = (
    "The edition is out all the same; readers' programs find it when they next look. "
    "If this goes on, correct FEEDS['hub'], or delete it."
)


@dataclass
class Hub:
    """A hub of this machine, and what it was told."""

    address: str
    answer: int = 204
    told: list[tuple[str, str, list[tuple[str, str]]]] = field(default_factory=list)


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A real server on the loopback."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)

    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            said = self.rfile.read(int(self.headers["Content-Length"])).decode()
            hub.told.append((self.path, self.headers["Content-Type"], parse_qsl(said)))
            self.send_response(hub.answer)
            self.send_header("Location", "/elsewhere")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    hub = Hub(f"http://127.0.0.1:{server.server_port}/hub")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield hub
    server.shutdown()
    server.server_close()


def test_a_hub_is_told_once_of_all_that_changed(hub: Hub) -> None:
    """One request, with the address of each feed."""
    line = tell_hub(hub.address, FEEDS)

    assert line == f"The hub {hub.address} has been told of 2 feeds."
    assert hub.told == [
        (
            "/hub",
            "application/x-www-form-urlencoded",
            [("hub.mode", "publish"), ("hub.url", FEEDS[0]), ("hub.url", FEEDS[1])],
        )
    ]


@pytest.mark.parametrize("answer", [302, 400, 404, 500])
def test_a_hub_that_will_not_hear_is_said_in_a_line(hub: Hub, answer: int) -> None:
    """It is not asked again, nor elsewhere."""
    hub.answer = answer

    line = tell_hub(hub.address, FEEDS[:1])

    told = f"The hub {hub.address} could not be told of 1 feed: it answers {answer}."
    assert line == f"{told} {OUT}"
    assert len(hub.told) == 1


def test_a_hub_that_never_answers_holds_nobody_up() -> None:
    """Readers see the edition already."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"

        line = tell_hub(address, FEEDS, longest=0.2)

    told = f"The hub {address} could not be told of 2 feeds: it does not answer."
    assert line == f"{told} {OUT}"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://127.0.0.1:1/", "Connection refused"),
        ("http://hub.invalid:port/", "nonnumeric port: 'port'"),
    ],
)
def test_a_hub_that_is_not_there_is_said_in_a_line(address: str, why: str) -> None:
    """Nobody listens there, or it is no address."""
    line = tell_hub(address, FEEDS)

    assert line.startswith(f"The hub {address} could not be told of 2 feeds: {why}.")


def test_only_feeds_are_told_of() -> None:
    """Whatever the format; addresses are encoded."""
    files = ("index.html", "rss.xml", "section/x/atom.xml", "sitemap.xml", "विषय/feed.json")

    assert changed_feeds(files, "https://x.example/khabar") == (
        "https://x.example/khabar/rss.xml",
        "https://x.example/khabar/section/x/atom.xml",
        "https://x.example/khabar/%E0%A4%B5%E0%A4%BF%E0%A4%B7%E0%A4%AF/feed.json",
    )
