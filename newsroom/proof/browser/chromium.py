"""Chromium, as the machine has it, driven by Playwright."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

from newsroom.proof.judges import LackingError

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["FLAGS", "check_driver", "find", "launched"]

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NOBODY_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"


def find() -> str:
    """The browser's program. Raises LackingError where there is none."""
    named = os.environ.get("CHROME_PATH", "")
    found = next(filter(None, map(shutil.which, filter(None, (named, *_NAMES)))), None)
    if not found:
        message = "no Chromium: apt-get install chromium fonts-noto-core"
        raise LackingError(message)
    return found


def check_driver() -> None:
    """Raises LackingError where there is no Playwright."""
    if not find_spec("playwright"):
        message = "no Playwright: ./inv proof installs it where there is a network"
        raise LackingError(message)


@contextmanager
def launched() -> Iterator["Browser"]:
    """A browser that reaches this machine and no other. Raises LackingError."""
    program = find()
    check_driver()
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (few machines have it)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=[*FLAGS, _NOBODY_ELSE], headless=True
        )
        try:
            yield browser
        finally:
            browser.close()
