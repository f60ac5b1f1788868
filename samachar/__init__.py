"""The program as a newspaper sees it: its defaults, its commands, and where both folders lie.

Nothing else of the program may be named in a newspaper's own files, so that the program can be
changed inside without a word to its newspapers.
"""

import sys
from pathlib import Path

__all__ = ["EVERYDAY", "HOME", "PRODUCTION", "PROGRAM", "find_newspaper"]

EVERYDAY, PRODUCTION = "pelicanconf.py", "publishconf.py"

_HERE = Path(__file__).resolve().parent

HOME = _HERE.parent
"""The folder that must be on Python's path, so that this package is found."""

PROGRAM = _HERE / "program" if (_HERE / "program").is_dir() else _HERE.parent
"""The folder of `newsroom/`, `plugins/`, `theme/` and `tasks.py`: a wheel brings them along inside
this package, in the repository they stand beside it."""

if str(PROGRAM) not in sys.path:
    sys.path.append(str(PROGRAM))  # last: no folder of the program's hides one of the newspaper's


def find_newspaper(start: Path) -> Path | None:
    """The folder of the newspaper that a command is called in: the nearest one with settings."""
    return next(
        (folder for folder in (start, *start.parents) if (folder / EVERYDAY).is_file()), None
    )
