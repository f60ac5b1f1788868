"""The drawn name, as the theme's own SVG has it: outlines, read and filled."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

__all__ = ["Wordmark", "read_wordmark"]

_PATH = re.compile(r"<path([^>]*?)\bd=\"([^\"]+)\"")
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_OTHER = re.compile(r"[^MLHVQZmlhvqz\d\s.,e-]")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "Q": 4, "Z": 0}
_STEPS = 6  # of a curve
_FINE = 4  # times the size of the picture, and then made smaller: smooth edges

Point = tuple[float, float]


@dataclass(frozen=True)
class Wordmark:
    """Outlines of a name: shapes in the line's colour, and the danda's in the signal's.

    Width and height are the picture's own units; the line runs on beyond both sides of it.
    """

    width: float
    height: float
    line: tuple[str, ...]
    danda: tuple[str, ...]

    def mask(self, *, danda: bool, scale: float, size: tuple[int, int], left: float) -> Image.Image:
        """Where there is ink, in a strip of a size in px; ``left`` is where the name begins."""
        fine = scale * _FINE
        wide, high = size[0] * _FINE, size[1] * _FINE
        winding = [Image.new("L", (wide, high), 0) for _ in range(2)]
        for path in self.danda if danda else self.line:
            for outline in _outlines(path):
                points = [(x * fine + left * _FINE, y * fine) for x, y in outline]
                shape = Image.new("L", (wide, high), 0)
                ImageDraw.Draw(shape).polygon(points, fill=1)
                turn = int(_turns_right(points))
                winding[turn] = ImageChops.add(winding[turn], shape)
        inked = ImageChops.difference(*winding).point([0] + [255] * 255)
        return inked.resize(size, Image.Resampling.BOX)


def read_wordmark(template: Path) -> Wordmark | None:
    """The wordmark of a theme's template; None where it has none, or one of other outlines."""
    if not template.is_file():
        return None
    text = template.read_text(encoding="utf-8")
    size = _SIZE.search(text)
    paths = _PATH.findall(text)
    if size is None or not paths or any(_OTHER.search(drawn) for _, drawn in paths):
        return None
    return Wordmark(
        float(size[1]),
        float(size[2]),
        tuple(drawn for said, drawn in paths if "danda" not in said),
        tuple(drawn for said, drawn in paths if "danda" in said),
    )


def _outlines(path: str) -> Iterator[list[Point]]:
    """The closed outlines of an SVG path. Source: SVG 1.1, section 8.3."""
    tokens = _TOKEN.findall(path)
    points: list[Point] = []
    begun: Point = (0.0, 0.0)
    command, is_relative, at = "M", False, 0
    while at < len(tokens):
        if tokens[at].isalpha():
            command, is_relative = tokens[at].upper(), tokens[at].islower()
            at += 1
        x, y = points[-1] if points else begun
        begun = points[0] if points else begun
        numbers = [float(each) for each in tokens[at : at + _TAKES[command]]]
        at += _TAKES[command]
        numbers = _from(numbers, (x, y) if is_relative else (0.0, 0.0), down=command == "V")
        if command in "MZ" and len(points) > 2:
            yield points
        if command == "Z":
            points = []
        elif command == "M":
            points, command = [(numbers[0], numbers[1])], "L"
        elif command == "L":
            points.append((numbers[0], numbers[1]))
        elif command == "H":
            points.append((numbers[0], y))
        elif command == "V":
            points.append((x, numbers[0]))
        else:
            points.extend(_curve((x, y), (numbers[0], numbers[1]), (numbers[2], numbers[3])))
    if len(points) > 2:
        yield points


def _from(steps: list[float], start: Point, *, down: bool) -> list[float]:
    """Where steps lead from a point: across and down in turn, or only ``down``."""
    return [step + start[(place + down) % 2] for place, step in enumerate(steps)]


def _curve(start: Point, pull: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        yield (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * pull[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * pull[1] + t * t * end[1],
        )


def _turns_right(points: list[Point]) -> bool:
    ring = zip(points, [*points[1:], points[0]], strict=True)
    return sum(x * v - u * y for (x, y), (u, v) in ring) > 0
