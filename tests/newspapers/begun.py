"""A newspaper as `./inv newspaper` begins it, and its copy as an editor changes it."""

from datetime import UTC, datetime
from pathlib import Path

from newsroom.scaffold import Choices, begin_newspaper, read_choices
from tests.scenarios.run import ROOT

__all__ = ["begin", "choose", "tree_of"]

NOW = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)


def choose(folder: Path, **chosen: str) -> Choices:
    """What a newsroom in Shimla chooses, but for what a test says."""
    usual = {
        "name": "पहाड़ की ख़बर",
        "languages": "hi",
        "place": "शिमला",
        "domain": "pahad.example",
        "zone": "Asia/Kolkata",
    }
    return read_choices(folder, **{**usual, **chosen}, program=ROOT)


def begin(folder: Path, **chosen: str) -> Path:
    """Begin a newspaper; give its folder."""
    begin_newspaper(choose(folder, **chosen), ROOT, NOW)
    return folder


def tree_of(output: Path) -> dict[str, bytes]:
    """Every file that readers get, by its place."""
    return {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in sorted(output.rglob("*"))
        if file.is_file() and file.name != ".samachar"
    }
