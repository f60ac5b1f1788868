"""What a command needs of the system: Debian's packages, installed where that is allowed."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

__all__ = ["wish_for"]

_INSTALL = ["apt-get", "install", "-y", "--no-install-recommends"]
_QUIETLY = {"DEBIAN_FRONTEND": "noninteractive"}


def wish_for(*packages: str) -> None:
    """Have packages installed without which a command does less, and say so first.

    Only root gets them, and a wish that failed is not made again before .venv is made anew. Anyone
    else is told by the command itself what it lacks; nobody becomes root behind an editor's back.
    """
    in_vain = Path(sys.prefix) / ".in-vain"
    if os.name != "posix" or os.getuid() != 0 or in_vain.exists():
        return
    if not shutil.which("apt-get") or not shutil.which("dpkg-query"):
        return  # another system: it may have them under another name
    missing = [package for package in packages if not _is_installed(package)]
    if missing and not _install(missing):
        _say("that failed; going on without")
        with suppress(OSError):
            in_vain.touch()


def _is_installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Status}", package]
    return subprocess.run(asked, capture_output=True, check=False).stdout == b"installed"  # noqa: S603


def _install(packages: list[str]) -> bool:
    """Install them; a new machine's package lists may be empty or old: a second try renews them."""
    _say(f"installing {' '.join(packages)}")
    environment = {**os.environ, **_QUIETLY}

    def run(command: list[str], *, is_quiet: bool = False) -> bool:
        errors = subprocess.DEVNULL if is_quiet else None
        done = subprocess.run(  # noqa: S603 (our own words)
            command, stdout=subprocess.DEVNULL, stderr=errors, env=environment, check=False
        )
        return done.returncode == 0

    if run([*_INSTALL, *packages], is_quiet=True):
        return True
    return run(["apt-get", "update", "-qq"]) and run([*_INSTALL, *packages])


def _say(line: str) -> None:
    print(f"inv: {line}", file=sys.stderr, flush=True)
