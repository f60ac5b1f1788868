import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROWS = [
    line.strip("|").split("|")
    for line in (ROOT / "docs" / "where-to-change.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| wish", "|---"))
]


def named_in(cell: str) -> list[str]:
    """The files and folders that a cell names; `./inv …` is a command."""
    return [name for name in re.findall(r"`([^` ]+)`", cell) if not name.startswith("./")]


def test_every_file_that_the_page_names_is_there() -> None:
    """A page that leads nowhere is worse than none."""
    missing = [
        name for row in ROWS for name in named_in("".join(row)) if not (ROOT / name).exists()
    ]

    assert missing == []


def test_every_wish_has_files_and_tests() -> None:
    """Whoever touches the files must hear of a slip."""
    assert len(ROWS) > 20
    for wish, files, tests in ROWS:
        assert named_in(files), wish
        assert all(name.startswith("tests/") for name in named_in(tests)), wish
        assert named_in(tests), wish


def test_every_room_of_the_newsroom_is_found_from_a_wish() -> None:
    """A room that no wish leads to is one that nobody need open, or one that is forgotten."""
    rooms = {
        path.name for path in (ROOT / "newsroom").iterdir() if (path / "__init__.py").is_file()
    }
    named = {name.split("/")[1] for row in ROWS for name in named_in(row[1]) if "newsroom/" in name}

    assert rooms - named == {"intake"}  # its wishes are those for a command
