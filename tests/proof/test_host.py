"""The proof's own host answers as a good one does."""

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import brotli
import pytest

from newsroom.proof import PrintedSite
from newsroom.proof.host import serve
from tests.proof.conftest import REPORT


@pytest.fixture
def line(sound_site: PrintedSite) -> Iterator[http.client.HTTPConnection]:
    """One connection to the edition."""
    with serve(sound_site) as address:
        parts = urlsplit(address)
        assert parts.hostname == "127.0.0.1"
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
        yield connection
        connection.close()


def test_texts_come_compressed_over_one_connection(
    line: http.client.HTTPConnection, sound_site: PrintedSite
) -> None:
    """Brotli to whoever takes it, the file itself to others; no cookie to anybody."""
    for accepted, encoding in (("gzip, br", "br"), ("gzip", None)):
        line.request(
            "GET", f"/{REPORT.removesuffix('index.html')}", headers={"Accept-Encoding": accepted}
        )
        answer = line.getresponse()
        body = answer.read()

        assert (answer.status, answer.version) == (200, 11)
        assert answer.headers["Content-Encoding"] == encoding
        assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Set-Cookie" not in answer.headers
        page = brotli.decompress(body) if encoding else body
        assert page == (sound_site.output / REPORT).read_bytes()


def test_what_is_not_there_is_answered_with_the_site_s_own_page(
    line: http.client.HTTPConnection, sound_site: PrintedSite
) -> None:
    """Also what would lead out of the site's folder."""
    for path in ("/no/such/page/", "/../conf.py", "/%2e%2e/conf.py"):
        line.request("GET", path)
        answer = line.getresponse()

        assert answer.status == 404
        assert answer.read() == (sound_site.output / "404.html").read_bytes()


def test_a_site_under_a_path_is_served_under_it(sound_site: PrintedSite) -> None:
    """SITEURL's path is part of every address."""
    with serve(PrintedSite(sound_site.output, "https://x.example/khabar")) as address:
        parts = urlsplit(address)
        line = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=10)
        line.request("HEAD", "/khabar/")
        answer = line.getresponse()
        answer.read()
        line.close()

    assert answer.status == 200
