"""Colours ``static/icon.svg`` and draws the PNG icons: ``.venv/bin/python theme/draw_icons.py``.

To be run when the drawing or a colour of ``tokens.css`` has changed. What is drawn is committed, so
a build needs no renderer. The drawing is polygons in flat colours; the class of each names the role
of its colour by day.
"""

import re
import sys
from pathlib import Path
from xml.etree import ElementTree  # noqa: ICN001 (as it is called)

from PIL import Image, ImageDraw

sys.path.insert(0, str(Path(__file__).parents[1]))

from newsroom.engine.colours import Colours, read_colours

_STATIC = Path(__file__).parent / "static"
_TOKENS = _STATIC / "css" / "tokens.css"
_ROLE = re.compile(r'class="([\w-]+)" fill="[^"]*"')
_PATH = "{http://www.w3.org/2000/svg}path"
_SIDE = 64  # of the drawing's view box
_FINER = 8  # drawn so many times larger, then made small: smooth edges
_SAFE = 0.66  # of a maskable icon: a circle of 80 % is never cut (W3C, Manifest, Icon masks)


def outlines(drawing: str) -> list[list[tuple[float, float]]]:
    """The corners of each part of a path that is made of M, L, H, V, l, h, v and z alone."""
    parts: list[list[tuple[float, float]]] = []
    for command, written in re.findall(r"([MLHVlhvz])([^MLHVlhvz]*)", drawing):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", written)]
        if command == "M":
            parts.append([(numbers[0], numbers[1])])
            continue
        x, y = parts[-1][-1]
        if command in "HhVv":
            steps = [(each, None) if command in "Hh" else (None, each) for each in numbers]
        else:
            steps = list(zip(numbers[::2], numbers[1::2], strict=True))
        for across, down in steps:
            if command.islower():
                x, y = x + (across or 0), y + (down or 0)
            else:
                x, y = x if across is None else across, y if down is None else down
            parts[-1].append((x, y))
    return parts


def coloured(drawing: str, colours: Colours) -> str:
    """The drawing in the theme's colours."""
    return _ROLE.sub(lambda path: f'class="{path[1]}" fill="{colours[path[1]]}"', drawing)


def draw(side: int, share: float = 1) -> Image.Image:
    """The icon, ``side`` px wide; the drawing takes a ``share`` of that, the rest is its ground."""
    size = side * _FINER
    scale = size / _SIDE * share
    day, _ = read_colours(_TOKENS.read_text(encoding="utf-8"))
    image = Image.new("RGB", (size, size), day["paper"])
    pen = ImageDraw.Draw(image)
    for path in ElementTree.parse(_STATIC / "icon.svg").iter(_PATH):  # noqa: S314 (our own)
        for outline in outlines(path.attrib["d"]):
            corners = [
                tuple((size - _SIDE * scale) / 2 + each * scale for each in xy) for xy in outline
            ]
            pen.polygon(corners, fill=path.attrib["fill"])
    return image.resize((side, side), Image.Resampling.BOX).quantize(32)


def main() -> None:
    """Draw them all."""
    day, _ = read_colours(_TOKENS.read_text(encoding="utf-8"))
    drawing = _STATIC / "icon.svg"
    drawing.write_text(coloured(drawing.read_text(encoding="utf-8"), day), encoding="utf-8")
    for name, side, share in [
        ("icon-192", 192, 1),
        ("icon-512", 512, 1),
        ("icon-maskable-512", 512, _SAFE),
    ]:
        draw(side, share).save(_STATIC / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
