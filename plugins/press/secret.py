"""This machine's secret: what is signed with it was written here, by this user."""

import os
import secrets
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

__all__ = ["machine_secret"]

_BYTES = 32


def machine_secret() -> bytes | None:
    """A secret that only this user can read, made when it is first asked for.

    None where no file can be kept so: whoever asks does without.
    """
    try:
        base = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
        file = Path(base) / "samachar" / "secret"
        if not file.exists():
            _make(file)
        return _read(file)
    except (OSError, RuntimeError):  # no disk, no home
        return None


def _make(file: Path) -> None:
    """Make the file at once and whole: two runs may ask at one time."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, part = tempfile.mkstemp(dir=file.parent)  # which only its owner may read
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(secrets.token_bytes(_BYTES))
        with suppress(FileExistsError):
            os.link(part, file)
    finally:
        Path(part).unlink()


def _read(file: Path) -> bytes | None:
    with os.fdopen(os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0)), "rb") as opened:
        seen = os.fstat(opened.fileno())
        own = getattr(os, "geteuid", lambda: seen.st_uid)()
        is_private = not (os.name == "posix" and stat.S_IMODE(seen.st_mode) & 0o077)
        kept = opened.read()
    return kept if seen.st_uid == own and is_private and len(kept) == _BYTES else None
