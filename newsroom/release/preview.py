"""Shows an edition on the editor's own machine while it is being made."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from watchfiles import watch

__all__ = ["bursts_of_changes", "show"]


class _Reader(SimpleHTTPRequestHandler):
    """Answers as a web server would: a folder with its index.html, the unknown with 404.html."""

    def __init__(self, *args: Any, prefix: str, **settings: Any) -> None:  # noqa: ANN401 - the server's own
        self.prefix = prefix
        super().__init__(*args, **settings)

    def translate_path(self, path: str) -> str:
        """Find the file, below the site's path prefix."""
        if not path.startswith(f"{self.prefix}/"):
            return str(Path(self.directory) / "no such file")
        return super().translate_path(path.removeprefix(self.prefix))

    def guess_type(self, path: Any) -> str:  # noqa: ANN401 - a path of any kind
        """Name the type, and for text its encoding: the site's files are UTF-8."""
        kind = str(super().guess_type(path))
        return (
            f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith("json") else kind
        )

    def end_headers(self) -> None:
        """Keep browsers from showing an old page after a build."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> None:  # noqa: ANN401, ARG002
        """List nothing: a folder without a page is not found."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's own 404 page where it has one."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *values: object) -> None:  # noqa: A002 - the server's own name
        """Log no request: an editor wants to see what a build says."""


@contextmanager
def show(folder: Path, *, port: int, prefix: str = "") -> Iterator[str]:
    """Show a folder to browsers of this machine alone, and give its address.

    Port 0 takes any free one. OSError is raised where the port is taken.
    """
    reader = partial(_Reader, directory=str(folder), prefix=prefix)
    with ThreadingHTTPServer(("127.0.0.1", port), reader) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}/"
        finally:
            server.shutdown()


def bursts_of_changes(folders: Sequence[Path], files: Sequence[Path] = ()) -> Iterator[None]:
    """Yield once when the watch stands, then after each burst of changes, until interrupted.

    What changes while the caller works is told when it comes back. Files are looked at, not
    watched: an editor that saves by renaming would leave the watch on the file that is gone.
    """
    known = None
    ticks = watch(*folders, debounce=300, rust_timeout=200, yield_on_timeout=True)
    for burst in ticks:
        stamps = _stamps(files)
        if burst or stamps != known:
            known = stamps
            yield


def _stamps(files: Sequence[Path]) -> list[tuple[int, int] | None]:
    return [
        (path.stat().st_mtime_ns, path.stat().st_size) if path.exists() else None for path in files
    ]
