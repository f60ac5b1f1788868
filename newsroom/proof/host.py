"""A printed site on this machine as a good web host would serve it: brotli, kept connections."""

import mimetypes
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import brotli

from .site import PrintedSite
from .weight import TEXTS

__all__ = ["serve"]

_TYPES = {".webmanifest": "application/manifest+json", ".js": "text/javascript"}


class _Host(BaseHTTPRequestHandler):
    """Answers GET and HEAD; sets no cookie."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, site: PrintedSite, **settings: Any) -> None:  # noqa: ANN401 - the server's own
        self.site = site
        super().__init__(*args, **settings)

    def do_GET(self) -> None:
        """Send the file, or the site's own page of what is not there."""
        found = self.site.file_behind(self.path)
        file = found or "404.html"
        path = self.site.output / file
        if file not in self.site.files:
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        is_text = path.suffix in TEXTS
        is_brotli = is_text and "br" in self.headers.get("Accept-Encoding", "")
        body = _compressed(path) if is_brotli else path.read_bytes()
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "text/plain"
        self.send_response(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=60")
        self.send_header("Vary", "Accept-Encoding")
        if is_brotli:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 - the server's own name

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the server's own name
        """Log no request."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the server's own
        """A browser that hangs up is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(site: PrintedSite) -> Iterator[str]:
    """Serve a site on a free port of 127.0.0.1; the address has no slash at its end."""
    with _Server(("127.0.0.1", 0), partial(_Host, site=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@lru_cache(maxsize=512)
def _compressed(path: Path) -> bytes:
    compressed: bytes = brotli.compress(path.read_bytes(), quality=11)
    return compressed
