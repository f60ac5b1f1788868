"""The Markdown reader that Pelican is given: the house's header, the house's dialect."""

from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pelican.readers import BaseReader

from newsroom.devanagari import normal_form
from newsroom.header import Header, parse_header, read_text
from newsroom.manuscript import Place, place_of
from newsroom.mistakes import Mistakes
from newsroom.settings import read_settings
from plugins.copydesk.markdown import MarkdownDesk
from plugins.copydesk.people import PERSON_KEYS, PersonDesk
from plugins.copydesk.reports import REPORT_KEYS, ReportDesk
from plugins.copydesk.sections import PAGE_KEYS, SECTION_KEYS, PageDesk, SectionDesk
from plugins.copydesk.settings import Settings

__all__ = ["KEYS", "CopyReader"]

KEYS = {
    "reports": REPORT_KEYS,
    "people": PERSON_KEYS,
    "sections": SECTION_KEYS,
    "pages": PAGE_KEYS,
}


# The settings that reading depends on.
_NEEDED = ("COPYDESK", "DEFAULT_LANG", "LANGUAGES", "PATH", "TIMEZONE")


class CopyReader(BaseReader):
    """Reads every Markdown file of the content folder, by the keys of the room it stands in."""

    enabled = True
    file_extensions = ("md",)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__(settings)
        languages = tuple(settings["LANGUAGES"])
        default_lang = settings["DEFAULT_LANG"]
        zone = ZoneInfo(settings["TIMEZONE"])
        markdown = MarkdownDesk()
        house_rules = read_settings(Settings, settings, "COPYDESK")
        self.default_lang = default_lang
        self.people = PersonDesk(languages, default_lang, zone, markdown)
        self.sections = SectionDesk(languages, default_lang, zone, markdown)
        self._ahead: dict[str, tuple[str, dict[str, Any]]] = {}
        self._reports = ReportDesk(languages, default_lang, zone, house_rules, markdown)
        self._pages = PageDesk(languages, zone, markdown)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """A report or a standing page, with its mistakes, as Pelican's metadata.

        The content is empty: Pelican would look it through and warn in its own way.
        """
        path = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        return self._ahead.pop(path, None) or self._read(path)

    def read_ahead(self, paths: Sequence[str], executor: Executor, workers: int) -> None:
        """Let workers read files that will be asked for."""
        settings = {key: self.settings[key] for key in _NEEDED if key in self.settings}
        futures = [executor.submit(read_batch, settings, paths[n::workers]) for n in range(workers)]
        for future in futures:
            self._ahead.update(future.result())

    def _read(self, path: str) -> tuple[str, dict[str, Any]]:
        mistakes = Mistakes()
        header, place = self.take_apart(path, mistakes)
        told = mistakes if header.is_readable else Mistakes()
        if path.startswith("pages/"):
            page = self._pages.read(header, place, told)
            return "", {"page": page, "mistakes": mistakes}
        report = self._reports.read(header, place, told)
        return "", {"report": report, "title": report.title, "mistakes": mistakes}

    def take_apart(self, path: str, mistakes: Mistakes) -> tuple[Header, Place]:
        """A file's header and text in normal form, and its place; ``path`` is from the content."""
        place = place_of(path, self.default_lang)
        text = read_text(Path(self.settings["PATH"]) / path, path, mistakes)
        if text is None:
            return Header(path, is_readable=False), place
        keys = KEYS[path.partition("/")[0]]
        return parse_header(normal_form(text, place.lang), path, keys, mistakes), place


def read_batch(
    settings: Mapping[str, Any], paths: Sequence[str]
) -> dict[str, tuple[str, dict[str, Any]]]:
    """Read some files, as :meth:`CopyReader.read` does; in a worker."""
    reader = CopyReader(dict(settings))
    return {path: reader.read(str(Path(settings["PATH"]) / path)) for path in paths}
