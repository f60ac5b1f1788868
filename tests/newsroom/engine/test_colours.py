"""The theme's colours: said once, in tokens.css, and read wherever else they are needed."""

import re
from pathlib import Path

import pytest

from newsroom.engine.colours import read_colours

ROOT = Path(__file__).parents[3]
TOKENS = (ROOT / "theme/static/css/tokens.css").read_text(encoding="utf-8")


def test_every_role_has_a_colour_by_day_and_by_night() -> None:
    """Through the primitives that roles name, and in full."""
    day, night = read_colours(TOKENS)

    assert (day["paper"], night["paper"]) == ("#ffffff", "#101218")
    assert (day["mast"], night["mast"]) == ("#1a2468", "#6a7ae0")
    assert day.lines == {
        "neel": "#1a2468",
        "majith": "#a3192c",
        "haldi": "#7a5a00",
        "syahi": "#16181f",
    }
    assert night.lines == {
        "neel": "#8797ee",
        "majith": "#ff9d97",
        "haldi": "#e3c35c",
        "syahi": "#eceae4",
    }


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("plugins/cards", "*.py"),
        ("plugins/offline", "*.*"),
        ("newsroom/views", "*.py"),
        ("theme/templates", "**/*.html"),
        ("theme/static/js", "*.js"),
        ("theme/static/css/parts", "*.css"),
    ],
)
def test_no_other_file_says_a_colour_of_the_theme(folder: str, kind: str) -> None:
    """Else a newspaper that changes one would keep the old one there."""
    said = {colour.lower() for colour in re.findall(r"#[0-9a-f]{6}\b", TOKENS)}
    files = list((ROOT / folder).glob(kind))

    assert files
    for file in files:
        text = file.read_text(encoding="utf-8").lower()
        assert not [colour for colour in said if colour in text], file


def test_the_icon_is_drawn_in_the_theme_s_colours() -> None:
    """Its paths name roles; whoever changes one in tokens.css runs ``theme/draw_icons.py``."""
    day, _ = read_colours(TOKENS)
    icon = (ROOT / "theme/static/icon.svg").read_text(encoding="utf-8")
    painted = re.findall(r'<path class="([a-z]+)" fill="(#[0-9a-f]{6})"', icon)

    assert icon.count("fill=") == len(painted) == 4
    assert painted == [(role, day[role]) for role, _ in painted]


def test_a_name_that_leads_nowhere_is_no_colour() -> None:
    """Nor one that leads to itself."""
    day, _ = read_colours(":root {\n --a: var(--b);\n --b: var(--a);\n --c: var(--d);\n}")

    assert day.roles == {}
