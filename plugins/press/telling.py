"""What a run says to whoever began it: notes, or why it ends without an edition."""

import sys
from collections.abc import Sequence
from typing import NoReturn

from newsroom.records.newspaper import Newspaper

__all__ = ["end", "note", "stop", "stop_at_mistakes"]


def note(line: str) -> None:
    """Tell what the editor should know, though nothing need be done; an empty line is none."""
    if line:
        print(line, file=sys.stderr)


def stop_at_mistakes(newspaper: Newspaper) -> None:
    """Let an edition pass that has no mistakes; else tell them all and stop."""
    if newspaper.mistakes:
        stop([str(mistake) for mistake in newspaper.mistakes])


def stop(lines: Sequence[str]) -> NoReturn:
    """Tell what an editor can put right, and that the last edition stands."""
    mistakes = "1 mistake" if len(lines) == 1 else f"{len(lines)} mistakes"
    end(lines, f"{mistakes}. Nothing was printed; the last edition stands.")


def end(lines: Sequence[str], then: str) -> NoReturn:
    """Leave with exit status 1: no traceback."""
    sys.stdout.flush()
    print(*lines, then, sep="\n", file=sys.stderr)
    raise SystemExit(1)
