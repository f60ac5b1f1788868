"""The Markdown reader that Pelican is given: it reads one file, the house's way."""

from pathlib import Path
from typing import Any

from pelican.readers import BaseReader

from plugins.copydesk.desk import CopyDesk

__all__ = ["CopyReader"]


class CopyReader(BaseReader):
    """Reads a report or a standing page for whoever asks Pelican's readers for one.

    The rooms of the content folder are read by :mod:`plugins.copydesk.rooms`, many files at once.
    """

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """A text, with its mistakes, as Pelican's metadata.

        The content is empty: Pelican would look it through and warn in its own way.
        """
        content = Path(self.settings["PATH"])
        path = Path(source_path).relative_to(content).as_posix()
        thing, mistakes = CopyDesk(content, self.settings).read(
            path, {path: Path(source_path).read_bytes()}
        )
        kind = "report" if path.startswith("reports/") else "page"
        return "", {kind: thing, "mistakes": mistakes}
