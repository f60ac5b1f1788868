"""The sites that the build benchmark builds: this project's, Hugo's, Pelican's; and their edits."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from hashlib import blake2b
from pathlib import Path

from bench.corpus import FIRST_DAY, MINUTES, SECTIONS, Corpus
from bench.measure import Usage

__all__ = ["HUGO", "Hugo", "Newsroom", "Pelican", "Row", "Site"]

HUGO = "0.168.0"
ROOT = Path(__file__).resolve().parent.parent

_LENGTH = 10  # reports on a numbered page, as on the peers'
_AFTER = FIRST_DAY + timedelta(minutes=MINUTES)
_CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, THEME = {{content!r}}, {{theme!r}}
AT = "{_AFTER + timedelta(days=180):%Y-%m-%d}"
EDITIONS = {{{{"list_length": {_LENGTH}}}}}
PEOPLE = {{{{"list_length": {_LENGTH}}}}}
PLUGINS = [name for name in PLUGINS if name not in ("plugins.cards", "plugins.search")]
"""

_OURS = "pictures, cards, search: measured apart"
_NO_THEME = "our theme, statements, JSON-LD, hreflang, months, English lists, speakers' feeds"


@dataclass(frozen=True)
class Row:
    """One build that is measured."""

    site: str
    event: str
    """What happened before it: ``cold``, ``text`` …"""
    title: str
    command: tuple[str, ...]
    folder: Path
    output: Path
    prepare: Callable[[int], None]
    """Called before each run, untimed, with the run's number."""
    lacks: str
    usages: list[Usage] = field(default_factory=list)


class Site:
    """A folder with copy in it, and the builds that are measured on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before: dict[Path, str | None] = {}

    def make(self) -> int:
        """Make the folder, or what is not there of it; give the bytes of the reports."""
        raise NotImplementedError

    def rows(self) -> Iterator[Row]:
        """The builds, the cold one first."""
        raise NotImplementedError

    def restore(self) -> None:
        """Take back every edit."""
        for file, text in self._before.items():
            if text is None:
                file.unlink(missing_ok=True)
            else:
                file.write_text(text, encoding="utf-8")
        self._before.clear()

    def edit(self, file: Path, change: Callable[[str], str]) -> None:
        """Change a file, or begin one, so that it can be taken back."""
        text = file.read_text(encoding="utf-8") if file.exists() else None
        self._before.setdefault(file, text)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(change(text or ""), encoding="utf-8")


class Newsroom(Site):
    """This project, with the real theme."""

    def __init__(self, folder: Path, corpus: Corpus, reports: int) -> None:
        super().__init__(folder)
        self._corpus = corpus
        self._reports = reports
        first = reports // 2
        self._edited = next(
            story
            for story in map(corpus.story, (*range(first, reports), *range(first)))
            if story.languages == ("hi",)
        )
        self._file = folder / "content" / self._edited.path("hi")

    def make(self) -> int:
        """Write the corpus once; sections, desk, theme and settings anew each time."""
        content = self.folder / "content"
        made = self.folder / "made"
        sign = f"{self._reports} {blake2b(Path(__file__).with_name('corpus.py').read_bytes()).hexdigest()}"
        if not made.is_file() or made.read_text(encoding="utf-8") != sign:
            shutil.rmtree(self.folder, ignore_errors=True)
            self._corpus.write(content, self._reports)
        for name in ("content/sections", "theme"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(ROOT / name, self.folder / name)
        for file in (ROOT / "content" / "people").glob("samachar-desk*.md"):
            shutil.copy(file, content / "people")
        conf = _CONF.format(content=str(content), theme=str(self.folder / "theme"))
        (self.folder / "conf.py").write_text(conf, encoding="utf-8")
        made.write_text(sign, encoding="utf-8")
        return sum(file.stat().st_size for file in (content / "reports").rglob("*.md"))

    def rows(self) -> Iterator[Row]:
        """Cold, then edits one after another, each on what the build before left."""
        corpus, story, file = self._corpus, self._edited, self._file
        base = self.folder / "theme" / "templates" / "base.html"
        style = self.folder / "theme" / "static" / "css" / "parts.css"

        def set_line(key: str, value: Callable[[int], str], turn: int) -> None:
            self.edit(file, lambda text: _with_line(text, key, value(turn)))

        def begin_report(turn: int) -> None:
            new = corpus.story(self._reports + turn, _AFTER + timedelta(hours=turn))
            self.edit(self.folder / "content" / new.path("hi"), lambda _: corpus.text(new, "hi"))

        def other_section(turn: int) -> str:
            others = [each for each in SECTIONS if each != story.section]
            return others[turn % len(others)]

        def speakers(turn: int) -> str:
            return "; ".join(
                [*(each.name for each in story.speakers), corpus.another_speaker(story, turn)]
            )

        events: dict[str, tuple[str, Callable[[int], None]]] = {
            "cold": ("cold", self._clear),
            "text": (
                "text of a report",
                lambda turn: self.edit(file, lambda text: f"{text}\n{corpus.sentence(turn)}\n"),
            ),
            "headline": (
                "headline",
                partial(set_line, "Title", lambda turn: corpus.headline(story, "hi", turn + 1)),
            ),
            "section": ("section", partial(set_line, "Category", other_section)),
            "speaker": ("speaker", partial(set_line, "Speakers", speakers)),
            "new": ("a new report", begin_report),
            "nothing": ("no change", lambda _: None),
            "stylesheet": (
                "stylesheet",
                lambda turn: self.edit(style, lambda text: f"{text}\n/* {turn} */\n"),
            ),
            "template": (
                "template of all pages",
                lambda turn: self.edit(base, lambda text: f"{text}\n<!-- {turn} -->\n"),
            ),
        }
        output = self.folder / "output"
        command = (sys.executable, "-m", "pelican", "-s", "conf.py", "-o", str(output))
        for event, (title, prepare) in events.items():
            yield Row(
                "samachar", event, f"Samachar, {title}", command, self.folder, output, prepare, _OURS
            )

    def _clear(self, _: int) -> None:
        """Leave nothing but what :meth:`make` made."""
        self.restore()
        for path in self.folder.iterdir():
            if path.name not in {"content", "theme", "conf.py", "made"}:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


class _Peer(Site):
    """A site in a peer's dialect. Edits go to the same file, in the middle of the archive."""

    dialect = ""

    def __init__(self, folder: Path, peers: Path, data: Path, corpus: Corpus, reports: int) -> None:
        super().__init__(folder)
        self._peers = peers
        self._data = data
        self._corpus = corpus
        self._reports = reports

    @property
    def content(self) -> Path:
        """Where the copy stands."""
        return self.folder / "content"

    def make(self) -> int:
        """Let the peers' own maker write the corpus, once."""
        made = self.folder / "made"
        if not made.is_file():
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir(parents=True)
            maker = self._peers / "make_corpus.py"
            options = {
                "--sentences": self._data / "sentences.hi.txt",
                "--english": self._data / "sentences.en.txt",
                "--articles": self._reports,
                "--dialect": self.dialect,
                "--out": self.content,
            }
            words = [str(word) for option in options.items() for word in option]
            subprocess.run([sys.executable, str(maker), *words], check=True, capture_output=True)
            made.touch()
        return sum(file.stat().st_size for file in self.content.rglob("*.md"))

    def _append(self, turn: int) -> None:
        files = sorted(file for file in self.content.rglob("20*/*.md") if "/en/" not in str(file))
        sentence = self._corpus.sentence(turn)
        self.edit(files[len(files) // 2], lambda text: f"{text}\n{sentence}\n")

    def _rows(self, site: str, title: str, command: tuple[str, ...], output: Path, lacks: str) -> Iterator[Row]:
        events = {"cold": ("cold", partial(self._clear, output)), "text": ("text of a report", self._append)}
        for event, (what, prepare) in events.items():
            yield Row(site, event, f"{title}, {what}", command, self.folder, output, prepare, lacks)

    def _clear(self, output: Path, _: int) -> None:
        shutil.rmtree(output, ignore_errors=True)


class Hugo(_Peer):
    """Hugo, with the news page set and with Pelican's."""

    dialect = "hugo"

    def __init__(self, binary: Path, *given: Any, with_news: bool) -> None:
        super().__init__(*given)

