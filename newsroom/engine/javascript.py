"""JavaScript as it is sent to browsers: without comments and indentation."""

import re

__all__ = ["without_comments"]

_COMMENT = re.compile(r"[ \t]*(?://[^\n]*|/\*.*?\*/)[ \t]*", re.DOTALL)


def without_comments(script: str) -> str:
    r"""A script without its indentation, its empty lines and the comments that begin a line.

    Nothing else is touched, and line ends stay, so that it runs as it was written. Raises
    ValueError for a text that goes on in the next line: there a line's beginning could be part of
    it.

    >>> without_comments('/* why */\nif (a) {\n  // so\n  b("// c");\n}\n')
    'if (a) {\nb("// c");\n}\n'
    """
    lines = []
    place = 0
    while place < len(script):
        comment = _COMMENT.match(script, place)
        if comment:
            place = comment.end()
            continue
        end = script.find("\n", place)
        end = len(script) if end < 0 else end
        line = script[place:end].strip()
        place = end + 1
        if line.count("`") % 2 or line.endswith("\\"):
            raise ValueError(f"a text goes on after this line of a script: {line}")
        if line:
            lines.append(f"{line}\n")
    return "".join(lines)
