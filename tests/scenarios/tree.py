"""Trees of files, compared byte for byte with golden ones.

``SAMACHAR_UPDATE=1`` writes what was printed over what was expected; git then shows the difference.
"""

import os
import re
import shutil
from collections.abc import Collection
from difflib import unified_diff
from io import BytesIO
from itertools import islice
from pathlib import Path

from PIL import Image

__all__ = ["assert_golden", "assert_golden_text", "snapshot"]

_UPDATE = "SAMACHAR_UPDATE"
_SHOWN = 40  # lines of one file's difference
_HIDDEN = {  # what every change of theme or program changes
    re.compile(rb"<style>[^<]*</style>"): b"<style></style>",
    re.compile(rb"'sha256-[^']*'"): b"'sha256-HASH'",
    re.compile(rb"(/theme/[a-z]+)\.[0-9a-f]{10}\.js"): rb"\1.HASH.js",
    re.compile(rb"(cards/[0-9a-z.-]+)\.[0-9a-f]{16}\.(png|jpg)"): rb"\1.HASH.\2",
    re.compile(rb'(VERSION = )"[0-9a-f]{10}"'): rb'\1"HASH"',
    re.compile(rb"-[0-9a-f]{10}-(?=\d+(?:x\d+)?\.(?:avif|jpg|png|webp)\b)"): b"-HASH-",
    re.compile(rb' fileSize="\d+"'): b' fileSize="BYTES"',
}


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its path in it."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def assert_golden(output: Path, expected: Path, whole: Collection[str] | None = None) -> None:
    """An output equals its golden tree, to the byte.

    ``whole`` names the HTML pages that the tree holds whole, where it does not hold all of them
    so: of the others it holds the main part alone, so that a change of masthead or foot shows in
    a page a kind and not in a hundred.

    The theme's own files, stylesheets and share cards are judged elsewhere: the golden tree has an
    empty ``<style>``, empty stylesheets of feeds and empty cards, and writes ``HASH`` for what
    every change of stylesheet, script or drawing changes. A rendition of a picture, which another
    Pillow may write in other bytes, is its format and size.
    """
    printed = {
        _without_theme(path.encode()).decode(): _told(path, content)
        for path, content in snapshot(output).items()
        if not path.startswith("theme/") and not Path(path).name.startswith(".")
    }
    if whole is not None:
        strangers = sorted(set(whole) - printed.keys())
        assert not strangers, f"To be compared whole, and not printed: {strangers}"
        for path in printed.keys() - set(whole):
            if path.endswith(".html"):
                printed[path] = _main_part(printed[path])
    if os.environ.get(_UPDATE):
        shutil.rmtree(expected, ignore_errors=True)
        for path, content in printed.items():
            file = expected / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    golden = snapshot(expected)
    assert printed == golden, _difference(printed, golden)


def _main_part(page: bytes) -> bytes:
    start, end = page.index(b"<main"), page.index(b"</main>")
    return page[start:end] + b"</main>\n"


def _without_theme(content: bytes) -> bytes:
    for pattern, shown in _HIDDEN.items():
        content = pattern.sub(shown, content)
    return content


def _told(path: str, content: bytes) -> bytes:
    if path.startswith("cards/") or path.endswith("/feed.css"):
        return b""
    if path.startswith("images/"):
        with Image.open(BytesIO(content)) as image:
            return f"{image.format}, {image.width} x {image.height} px\n".encode()
    return _without_theme(content)


def assert_golden_text(said: str, expected: Path) -> None:
    """What was said equals a golden text, to the byte."""
    if os.environ.get(_UPDATE):
        expected.write_text(said, encoding="utf-8")
    golden = expected.read_text(encoding="utf-8") if expected.is_file() else ""
    name = expected.name
    assert said == golden, _difference({name: said.encode()}, {name: golden.encode()})


def _difference(printed: dict[str, bytes], golden: dict[str, bytes]) -> str:
    lines = [f"only printed: {path}" for path in sorted(printed.keys() - golden.keys())]
    lines += [f"only expected: {path}" for path in sorted(golden.keys() - printed.keys())]
    for path in sorted(printed.keys() & golden.keys()):
        if printed[path] != golden[path]:
            lines += islice(_lines_apart(path, printed[path], golden[path]), _SHOWN)
    return "\n".join(["", *lines, f"{_UPDATE}=1 accepts what was printed."])


def _lines_apart(path: str, printed: bytes, golden: bytes) -> list[str]:
    before, after = (
        each.decode("utf-8", "backslashreplace").splitlines() for each in (golden, printed)
    )
    apart = list(
        unified_diff(before, after, f"expected/{path}", f"printed/{path}", n=1, lineterm="")
    )
    return apart or [f"{path}: differs in bytes that no line shows (line ends, or a last one)"]
