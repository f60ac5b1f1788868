"""The names of pictures: which file is meant by what an editor wrote."""

import os
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path, PurePosixPath
from unicodedata import category, normalize
from urllib.parse import unquote

from newsroom.engine.mistakes import did_you_mean

__all__ = ["PictureNames", "written_alike"]

_LEADING = re.compile(r"(?:\.\.?/)*/?(?:content/)?images/|(?:\./)*/?")
_MARKS = "\"'“”‘’ "


def written_alike(name: str) -> str:
    r"""A name as it is seen: macOS takes letters apart, and writes spaces that are none.

    >>> written_alike("cafe\u0301 5\u202fPM.jpg")
    'café 5 PM.jpg'
    """
    if name.isascii():
        return name
    seen = normalize("NFC", name)
    return "".join(
        " " if category(sign) == "Zs" else sign for sign in seen if category(sign) != "Cf"
    )


class PictureNames:
    """The pictures of ``content/images/``, by their names from there.

    The disk is asked once what they are called, and never whether it has one: some disks do not
    tell capitals from small letters, and the next one does.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, written: str) -> str | None:
        """The file that is meant; None where there is none of that name."""
        for spelling in _spellings(written):
            if spelling in self._files:
                return spelling
        for spelling in _spellings(written):
            if (name := self._alike.get(written_alike(spelling))) is not None:
                return name
        return None

    def near(self, written: str) -> str:
        """``"; did you mean 'x'?"``, or ``"."`` where no name is near."""
        *_, tidied = _spellings(written)
        loose = _loosely(tidied)
        same = self._loose.get(loose) or self._loose.get(loose.rpartition("/")[2])
        if same is not None:
            return f"; did you mean '{same}'?"
        return did_you_mean(tidied, self._by_letter.get(loose[:1], ()))

    @cached_property
    def _files(self) -> set[str]:
        found = set()
        for place, folders, names in os.walk(self._folder):
            folders[:] = [each for each in folders if not each.startswith(".")]
            inside = Path(place).relative_to(self._folder)
            found |= {(inside / name).as_posix() for name in names if not name.startswith(".")}
        return found

    @cached_property
    def _alike(self) -> dict[str, str]:
        return {written_alike(name): name for name in sorted(self._files, reverse=True)}

    @cached_property
    def _loose(self) -> dict[str, str]:
        """By the name alone, too, for a picture that lies in another folder."""
        names = sorted(self._files, reverse=True)
        by_file = {_loosely(name).rpartition("/")[2]: name for name in names}
        return {**by_file, **{_loosely(name): name for name in names}}

    @cached_property
    def _by_letter(self) -> dict[str, list[str]]:
        """By the first letter: to hold a name against ten thousand would take a second."""
        names: dict[str, list[str]] = {}
        for name in sorted(self._files):
            names.setdefault(_loosely(name)[:1], []).append(name)
        return names


def _spellings(written: str) -> Iterator[str]:
    r"""A name as written, and as it may be meant: from a link, from Windows, from the top.

    >>> list(_spellings("images\\a%20b.jpg"))
    ['images\\a%20b.jpg', 'images\\a b.jpg', 'a b.jpg']
    """
    yield written
    decoded = unquote(written)
    yield decoded
    path = decoded.strip(_MARKS).replace("\\", "/")
    leading = _LEADING.match(path)
    yield path[leading.end() if leading else 0 :]


def _loosely(name: str) -> str:
    """A name without what is easily mistaken: capitals, spaces, hyphens, the ending."""
    path = PurePosixPath(written_alike(name))
    return re.sub(r"[\s_-]+", "", path.with_suffix("").as_posix() if path.name else "").casefold()
