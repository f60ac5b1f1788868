"""The sites that the build benchmark builds: this project's, Hugo's, Pelican's; and their edits."""

import re
import shutil
import statistics
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

__all__ = ["Hugo", "Newsroom", "Peer", "Pelican", "Row", "Site"]

ROOT = Path(__file__).resolve().parent.parent

_LENGTH = 10  # reports on a numbered page, as on the peers'
_FEED = 20  # reports in a feed, as in the peers'; but with their whole text, not summaries
_AFTER = FIRST_DAY + timedelta(minutes=MINUTES)
_CONF = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pelicanconf import *
PATH, THEME = {{content!r}}, {{theme!r}}
AT = "{_AFTER + timedelta(days=180):%Y-%m-%d}"
EDITIONS = {{{{"list_length": {_LENGTH}}}}}
PEOPLE = {{{{"list_length": {_LENGTH}}}}}
FEEDS = {{{{"length": {_FEED}}}}}
PLUGINS = [name for name in PLUGINS if name not in ("plugins.cards", "plugins.search")]
"""

_OURS = "pictures, cards, search: measured apart"
_NO_THEME = "theme, statements, JSON-LD, hreflang, speakers' feeds, English lists"


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

    def figure(self, name: str) -> float:
        """The median of all runs; of memory, and of others' work, the largest."""
        figures = [float(getattr(usage, name)) for usage in self.usages]
        return max(figures) if name in {"peak", "others"} else statistics.median(figures)


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

    def clear(self) -> None:
        """Remove what builds left."""
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
        maker = Path(__file__).with_name("corpus.py").read_bytes()
        sign = f"{self._reports} {blake2b(maker, digest_size=8).hexdigest()}"
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
        style = self.folder / "theme" / "static" / "css" / "base.css"

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
            "cold": ("cold", lambda _: self.clear()),
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
                lambda turn: self.edit(
                    style, lambda text: f"{text}\n.turn-{turn} {{{{ color: red }}}}\n"
                ),
            ),
            "template": (
                "template of all pages",
                lambda turn: self.edit(base, lambda text: f"{text}\n<!-- {turn} -->\n"),
            ),
        }
        output = self.folder / "output"
        command = (sys.executable, "-m", "pelican", "-s", "conf.py", "-o", str(output))
        for event, (title, prepare) in events.items():
            name = f"Samachar, {title}"
            yield Row("samachar", event, name, command, self.folder, output, prepare, _OURS)

    def clear(self) -> None:
        """Leave nothing but what :meth:`make` made."""
        self.restore()
        for path in self.folder.iterdir():
            if path.name not in {"content", "theme", "conf.py", "made"}:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


class Peer(Site):
    """A site in a peer's dialect. Its edits go to one file in the middle of the archive."""

    dialect = ""

    def __init__(self, folder: Path, peers: Path, data: Path, corpus: Corpus, reports: int) -> None:
        super().__init__(folder)
        self._peers = peers
        self._data = data
        self._corpus = corpus
        self._reports = reports
        self._content = folder / "content"
        self._outputs: list[Path] = []

    def make(self) -> int:
        """Let the peers' own maker write the corpus, once."""
        made = self.folder / "made"
        if not made.is_file():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._set_up()
            options = {
                "--sentences": self._data / "sentences.hi.txt",
                "--english": self._data / "sentences.en.txt",
                "--articles": self._reports,
                "--dialect": self.dialect,
                "--out": self._content,
            }
            words = [str(word) for option in options.items() for word in option]
            command = [sys.executable, str(self._peers / "make_corpus.py"), *words]
            subprocess.run(command, check=True, capture_output=True)  # noqa: S603 (the peers' maker)
            made.touch()
        return sum(file.stat().st_size for file in self._content.rglob("*.md"))

    def _set_up(self) -> None:
        """Bring the peer's settings and templates to the folder."""
        raise NotImplementedError

    def _two_rows(
        self, site: str, title: str, command: tuple[str, ...], output: Path, lacks: str
    ) -> Iterator[Row]:
        """Cold, and after one edit."""
        events: dict[str, tuple[str, Callable[[int], None]]] = {
            "cold": ("cold", lambda _: shutil.rmtree(output, ignore_errors=True)),
            "text": ("text of a report", self._append),
        }
        self._outputs.append(output)
        for event, (what, prepare) in events.items():
            name = f"{title}, {what}"
            yield Row(site, event, name, command, self.folder, output, prepare, lacks)

    def clear(self) -> None:
        """Remove the outputs."""
        for output in self._outputs:
            shutil.rmtree(output, ignore_errors=True)

    def _append(self, turn: int) -> None:
        files = sorted(self._content.rglob("20*/*.md"))
        files = [file for file in files if "/en/" not in str(file) and ".en." not in file.name]
        sentence = self._corpus.sentence(turn)
        self.edit(files[len(files) // 2], lambda text: f"{text}\n{sentence}\n")


class Hugo(Peer):
    """Hugo: the news page set, where it is wanted, and Pelican's."""

    dialect = "hugo"

    def __init__(
        self,
        folder: Path,
        peers: Path,
        data: Path,
        corpus: Corpus,
        reports: int,
        *,
        binary: Path,
        has_news: bool,
    ) -> None:
        super().__init__(folder, peers, data, corpus, reports)
        self._binary = binary
        self._has_news = has_news

    def rows(self) -> Iterator[Row]:
        """Each page set cold, and after one edit."""
        sets = {
            "hugo-news": ("Hugo, news pages", "hugo.toml,hugo-full.toml", _NO_THEME),
            "hugo": ("Hugo, Pelican's pages", "hugo.toml", f"speakers, related, {_NO_THEME}"),
        }
        for site, (title, settings, lacks) in sets.items():
            if site == "hugo-news" and not self._has_news:
                continue
            output = self.folder / f"public-{site}"
            given = {
                "--config": settings,
                "--destination": output.name,
                "--cacheDir": str(self.folder / "cache"),
            }
            words = (word for option in given.items() for word in option)
            command = (str(self._binary), *words, "--quiet")
            yield from self._two_rows(site, title, command, output, lacks)

    def _set_up(self) -> None:
        shutil.copytree(self._peers / "hugo", self.folder)
        shutil.copytree(self.folder / "pages", self._content / "hi")


class Pelican(Peer):
    """Pelican as it comes, with its theme ``simple``."""

    dialect = "pelican"

    def rows(self) -> Iterator[Row]:
        """Cold, and after one edit."""
        output = self.folder / "output"
        command = (sys.executable, "-m", "pelican", "content", "-s", "equal.py", "-o", output.name)
        lacks = f"speakers, related, {_NO_THEME}"
        yield from self._two_rows("pelican", "Pelican, stock", command, output, lacks)

    def _set_up(self) -> None:
        self.folder.mkdir(parents=True)
        shutil.copy(self._peers / "pelican" / "equal.py", self.folder)


def _with_line(text: str, key: str, value: str) -> str:
    """A file's text with another value of a key that stands in its header, on one line."""
    return re.sub(f"(?m)^{key}: .*$", lambda _: f"{key}: {value}", text, count=1)
