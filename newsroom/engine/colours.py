"""The theme's colours, as its ``tokens.css`` has them: roles by day and by night."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["NIGHT", "Colours", "read_colours"]

NIGHT = "@media (prefers-color-scheme: dark)"

_TOKEN = re.compile(r"(?m)^\s*(--[\w-]+):\s*([^;]+);")
_SECTION = re.compile(r"(?m)^\s*\.(\w+) \{ --line:\s*([^;]+); \}")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


@dataclass(frozen=True)
class Colours:
    """Roles, such as ``paper`` and ``link``, by their colour as ``#rrggbb``, at one time of day.

    ``lines`` are the lines of sections, by the colour that a section's file names.
    """

    roles: Mapping[str, str]
    lines: Mapping[str, str]

    def __getitem__(self, role: str) -> str:
        return self.roles[role]


def read_colours(tokens: str) -> tuple[Colours, Colours]:
    r"""The colours by day and by night.

    >>> day, night = read_colours(
    ...     ":root {\n --kora: #fff;\n --paper: var(--kora);\n}\n"
    ...     "@media (prefers-color-scheme: dark) {\n --paper: #101218;\n}"
    ... )
    >>> day["paper"], night["paper"]
    ('#ffffff', '#101218')
    """
    by_day, _, by_night = tokens.partition(NIGHT)
    day = dict(_TOKEN.findall(by_day))
    night = day | dict(_TOKEN.findall(by_night))
    lines = dict(_SECTION.findall(by_day))
    return _resolved(day, lines), _resolved(night, lines | dict(_SECTION.findall(by_night)))


def _resolved(tokens: Mapping[str, str], lines: Mapping[str, str]) -> Colours:
    def colour(value: str) -> str:
        """What a value comes to, through as many names as it takes; "" where it is no colour."""
        for _ in range(len(tokens)):
            variable = _VARIABLE.fullmatch(value)
            if variable is None:
                break
            value = tokens.get(variable[1], "")
        if not _COLOUR.fullmatch(value):
            return ""
        return value if len(value) == 7 else "#" + "".join(sign * 2 for sign in value[1:])

    roles = {name[2:]: said for name, value in tokens.items() if (said := colour(value))}
    return Colours(
        roles, {"neel": roles.get("line", "")} | {n: colour(v) for n, v in lines.items()}
    )
