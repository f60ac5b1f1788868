"""``content/root/``: what is copied to the site's root as it is, such as ``CNAME``."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsroom.engine.clutter import is_clutter
from newsroom.engine.mistakes import Mistakes
from newsroom.engine.plan import Asset
from newsroom.rules import files as say

__all__ = ["ROOT", "plan_root"]

ROOT = "root"


def plan_root(content: Path, mistakes: Mistakes) -> Iterator[Asset]:
    """Every file of the folder, hidden ones too; a link, or what is no file, is told."""
    folder = content / ROOT
    if folder.is_symlink():
        mistakes.tell(ROOT, 1, say.ROOT_IS_A_LINK)
    elif folder.is_dir():
        for place in sorted(_files(folder, "", mistakes)):
            yield Asset(place, folder / place, f"{ROOT}/{place}")


def _files(folder: Path | str, before: str, mistakes: Mistakes) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            place = f"{before}{entry.name}"
            shown = f"{ROOT}/{place.encode('utf-8', 'replace').decode()}"
            if is_clutter(entry.name):
                continue
            if entry.is_symlink():
                mistakes.tell(shown, 1, say.LINK_AT_THE_ROOT)
            elif entry.is_dir():
                yield from _files(entry.path, f"{place}/", mistakes)
            elif not stat.S_ISREG(entry.stat().st_mode):
                mistakes.tell(shown, 1, say.NO_FILE)
            elif shown != f"{ROOT}/{place}":
                mistakes.tell(shown, 1, say.NAME_NOT_UTF_8)
            else:
                yield place
