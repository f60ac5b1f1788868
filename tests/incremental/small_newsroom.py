"""A small newsroom on disk: its copy, the real theme, its settings, and what editors do to them."""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.incremental.runs import ROOT, Run, Started, start
from tests.incremental.trees import Tree, read_tree

__all__ = ["AT", "Clean", "SmallNewsroom", "lang_of", "story_of"]

AT = "2026-11-24 12:00"
_REMEMBERED = 8  # clean editions; a test goes to and fro between a few
_LISTS = {
    "EDITIONS": {"list_length": 2, "secondary": 2, "briefs": 2, "desk": 2, "related": 2},
    "PEOPLE": {"list_length": 2, "index_length": 2},
    "FEEDS": {"length": 4},
    "CARDS": {"languages": ("en",)},  # each takes 15 ms, at every clean build
}

_PEOPLE = {
    "samachar-desk.md": "Name: समाचार डेस्क\nSlug: samachar-desk\nKind: desk\n",
    "samachar-desk.en.md": "Name: Samachar Desk\n",
    "samachar-desk.ur.md": "Name: سماچار ڈیسک\n",
    "kamla-verma.md": (
        "Name: कमला वर्मा\nSlug: kamla-verma\nImage: kamla.png\nImage-Alt: कमला वर्मा\n"
        "Roles: अध्यक्ष, पुल समिति [2025-04 ..]\n    सदस्य, नगर परिषद [2019 .. 2024-03]\n\n"
        "कमला वर्मा काल्पनिक हैं।\n"
    ),
    "kamla-verma.en.md": (
        "Name: Kamla Verma\n"
        "Roles: Chair, bridge committee [2025-04 ..]\n    Member, town council [2019 .. 2024-03]\n"
        "\nKamla Verma is invented.\n"
    ),
    "kamla-verma.ur.md": "Name: کملا ورما\n",
    "mira-thakur.md": "Name: मीरा ठाकुर\nSlug: mira-thakur\nRoles: शिक्षक, नगर पाठशाला\n",
    "rafiq-ahmad.md": "Name: रफ़ीक़ अहमद\nSlug: rafiq-ahmad\n\nरफ़ीक़ अहमद काल्पनिक हैं।\n",
    "bablu-negi.md": "Name: बबलू नेगी\nSlug: bablu-negi\nListed: no\n",
}

_SECTIONS = {
    "pradesh.md": "Name: प्रदेश\nSlug: pradesh\nOrder: 1\nColour: neel\n\nप्रदेश के समाचार।\n",
    "pradesh.en.md": "Name: State\n\nNews of the state.\n",
    "pradesh.ur.md": "Name: ریاست\n",
    "khel.md": "Name: खेल\nSlug: khel\nOrder: 2\nColour: haldi\n",
    "khel.ur.md": "Name: کھیل\n",
    "shiksha.md": "Name: शिक्षा\nSlug: shiksha\nOrder: 3\nColour: majith\n",
    "shiksha.en.md": "Name: Education\n",
}

_PAGES = {
    "about.md": "Title: हमारे बारे में\nSlug: about\nOrder: 1\nMenu: yes\n\nहम समाचार छापते हैं।\n",
    "about.en.md": "Title: About us\nSlug: about\nOrder: 1\nMenu: yes\n\nWe print news.\n",
    "contact.md": (
        "Title: संपर्क\nSlug: contact\nOrder: 2\n\n"
        "[पुल की रिपोर्ट]({filename}/reports/2026/11/pul.md) पर लिखें।\n"
    ),
}


def _report(title: str, id_: str, date: str, section: str, text: str, **more: str) -> str:
    header = {"Title": title, "Id": id_, "Date": date, "Category": section}
    header |= {key.replace("_", "-"): value for key, value in more.items()}
    return "".join(f"{key}: {value}\n" for key, value in header.items()) + f"\n{text}\n"


_PUL = {"id_": "20261123-aaa2", "date": "2026-11-23 09:00", "section": "pradesh"}
_PUSTAK = {"id_": "20261122-aaa3", "date": "2026-11-22 10:00", "section": "shiksha"}

_REPORTS = {
    "2026/11/pul.md": _report(
        "पुल पर वाहन चलेंगे",
        **_PUL,
        text=(
            "पुल सोमवार से खुलेगा। अध्यक्ष कमला वर्मा ने कहा कि पुल बरसात से पहले बना है।\n\n"
            "“अब रास्ता छोटा है,” कमला वर्मा ने कहा।\n\n"
            "[मेले]({filename}/reports/2026/10/mela.md) के दिन वह बंद था।"
        ),
        Slug="pul-par-vahan",
        Tags="पुल; शिमला",
        Authors="rafiq-ahmad",
        Speakers="kamla-verma; bablu-negi",
        Quotes=(
            "\n    kamla-verma: अध्यक्ष कमला वर्मा ने कहा कि पुल बरसात से पहले बना है।"
            "\n    kamla-verma: “अब रास्ता छोटा है,” कमला वर्मा ने कहा।"
        ),
        Summary="सोमवार से पुल पर वाहन चलेंगे।",
        Dateline="शिमला",
        Image="pul.png",
        Image_Alt="पुल, रेखाचित्र",
    ),
    "2026/11/pul.en.md": _report(
        "Bridge opens to traffic",
        **_PUL,
        text="The bridge opens. Chair Kamla Verma said that it was ready before the rains.",
        Slug="bridge-opens",
        Tags="Bridge = pul; Shimla",
        Speakers="kamla-verma",
        Quotes="kamla-verma: Chair Kamla Verma said that it was ready before the rains.",
        Summary="From Monday vehicles may use the bridge.",
        Image="pul.png",
        Image_Alt="The bridge, drawing",
    ),
    "2026/11/pul.ur.md": _report(
        "پل پر گاڑیاں چلیں گی",
        **_PUL,
        text="پل پیر سے کھلے گا۔",
        Tags="پل = pul; شملہ = shimla",
        Speakers="kamla-verma",
    ),
    "2026/11/pustak.md": _report(
        "पुस्तकालय रविवार को भी खुलेगा",
        **_PUSTAK,
        text="पुस्तकालय रविवार को खुला रहेगा। RTI की अर्ज़ी भी वहीं दी जा सकेगी।",
        Slug="pustakalay-ravivar",
        Tags="पुस्तकालय; शिमला",
        Speakers="mira-thakur",
        Summary="समय सुबह 10 बजे से शाम 4 बजे तक।",
    ),
    "2026/11/pustak.en.md": _report(
        "Library to open on Sundays",
        **_PUSTAK,
        text="The library will be open on Sundays.",
        Slug="library-sundays",
        Tags="Library = pustakalay",
        Summary="From ten to four.",
    ),
    "2026/11/bus.md": _report(
        "नई बस सुबह सात बजे",
        "20261121-aaa4",
        "2026-11-21 08:00",
        "pradesh",
        "बस नगर से रोज़ चलेगी।",
        Slug="nayi-bas",
        Tags="बस; शिमला",
        Summary="नगर से रोज़ एक बस।",
    ),
    "2026/11/barish.md": _report(
        "दो दिन बारिश",
        "20261120-aaa5",
        "2026-11-20 07:00",
        "pradesh",
        "दो दिन बारिश होगी। [पुल]({filename}/reports/2026/11/pul.md) बंद रह सकता है।",
        Slug="do-din-barish",
        Tags="मौसम; पुल",
        Speakers="kamla-verma",
    ),
    "2026/11/kho-kho.md": _report(
        "खो-खो में नगर की जीत",
        "20261119-aaa6",
        "2026-11-19 18:00",
        "khel",
        "नगर की टीम जीती।\n\n![मैदान]({static}/images/maidan.png)",
        Slug="kho-kho-jeet",
        Tags="खो-खो",
        Kicker="मैदान से",
        Summary="फ़ाइनल में नगर की जीत।",
    ),
    "2026/11/kho-kho.ur.md": _report(
        "کھو کھو میں جیت",
        "20261119-aaa6",
        "2026-11-19 18:00",
        "khel",
        "شہر کی ٹیم جیتی۔",
        Tags="کھو کھو = kho-kho",
    ),
    "2026/11/pariksha.md": _report(
        "परीक्षा की तारीख़ें",
        "20261118-aaa7",
        "2026-11-18 11:00",
        "shiksha",
        "परीक्षा मार्च में होगी।",
        Slug="pariksha-tarikh",
        Tags="परीक्षा",
        Authors="rafiq-ahmad",
        Speakers="mira-thakur; kamla-verma",
        Correction="2026-11-19: पहले फ़रवरी छपा था। परीक्षा मार्च में है।",
    ),
    "2026/11/nal.md": _report(
        "पानी का नया समय",
        "20261117-aaa8",
        "2026-11-17 09:30",
        "pradesh",
        "पानी सुबह छह बजे आएगा।",
        Slug="pani-ka-samay",
        Tags="पानी; शिमला",
        Authors="rafiq-ahmad",
        Summary="सुबह छह बजे।",
    ),
    "2026/11/library.en.md": _report(
        "New books arrive",
        "20261115-aaa9",
        "2026-11-15 10:00",
        "shiksha",
        "Two hundred books arrived.",
        Slug="new-books",
        Tags="Library = pustakalay",
        Speakers="kamla-verma",
    ),
    "2026/11/seb.md": _report(
        "सेब के दाम",
        "20261112-aab2",
        "2026-11-12 10:00",
        "pradesh",
        "सेब के दाम बढ़े।",
        Slug="seb-ke-dam",
        Tags="सेब",
        Speakers="mira-thakur",
        Sample="yes",
    ),
    "2026/10/sadak.md": _report(
        "सड़क की मरम्मत",
        "20261028-aab3",
        "2026-10-28 10:00",
        "pradesh",
        "सड़क की मरम्मत शुरू।",
        Slug="sadak-marammat",
        Tags="सड़क; शिमला",
        Speakers="kamla-verma; rafiq-ahmad",
    ),
    "2026/10/daud.md": _report(
        "नगर की दौड़",
        "20261025-aab4",
        "2026-10-25 06:00",
        "khel",
        "सौ लोग दौड़े।",
        Slug="nagar-ki-daud",
        Tags="दौड़; शिमला",
        Note="यह रिपोर्ट पाठक के पत्र से बनी है।",
    ),
    "2026/10/mela.md": _report(
        "मेले का मैदान",
        "20261020-aab5",
        "2026-10-20 10:00",
        "khel",
        "मेला सात दिन चलेगा।",
        Slug="mele-ka-maidan",
        Tags="मेला",
        Speakers="rafiq-ahmad",
    ),
    "2026/11/kal.md": _report(
        "कल से नया टिकट",
        "20261124-aab6",
        "2026-11-24 06:00",
        "pradesh",
        "टिकट दस रुपये का होगा।",
        Slug="naya-tikat",
        Tags="बस",
        Embargo="2026-11-25 06:00",
    ),
}

_LINK = r"\[([^\]]*)\]\(\{filename\}/%s\)"


@dataclass(frozen=True)
class Clean:
    """What a clean build made of the newsroom as it stands: its status, its words, its files."""

    run: Run
    tree: Tree


class SmallNewsroom:
    """The newsroom in a folder of its own; paths of copy are those from ``content/`` on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content = folder / "content"
        self.theme = folder / "theme"
        self.conf = folder / "conf.py"
        self.print_into(folder)
        self.at = AT
        self.settings: dict[str, object] = {"LANGUAGES": ("hi", "en", "ur"), **_LISTS}
        self._clean: dict[str, Clean] = {}
        self._found()

    def _found(self) -> None:
        collections = {
            "people": _PEOPLE,
            "sections": _SECTIONS,
            "pages": _PAGES,
            "reports": _REPORTS,
        }
        for collection, files in collections.items():
            for name, text in files.items():
                self.write(f"{collection}/{name}", text)
        self.write("front.hi.md", "pul\npustak\n")
        self.draw("pul.png", "teal")
        self.draw("maidan.png", "olive")
        self.draw("kamla.png", "navy")
        shutil.copytree(ROOT / "theme", self.theme)
        self.set_settings()

    # Printing

    def print_into(self, folder: Path) -> None:
        """Print into a folder's ``output``, from now on."""
        self.output = folder / "output"
        self.last = folder / "output.last"
        self.store = folder / "output.store"

    def start(
        self,
        before: Callable[[], object] | None = None,
        *,
        output: Path | None = None,
        log: str = "told",
    ) -> Started:
        """Begin to print."""
        command = [str(self.content), "-s", str(self.conf), "-o", str(output or self.output)]
        return start(command, self.folder / log, before)

    def build(self, before: Callable[[], object] | None = None) -> Run:
        """Print, on the ground of what earlier runs left."""
        return self.start(before).wait()

    def build_beside(self) -> Run:
        """Print while another run is at work."""
        return self.start(log="told-beside").wait()

    def build_well(self) -> Run:
        """Print; it must go well."""
        run = self.build()
        assert run.status == 0, run.err + run.out
        return run

    def clean(self) -> Clean:
        """Print the newsroom as it stands into an empty folder; once for each state it is in."""
        return self._finish_clean(self._start_clean())

    def build_twice(self) -> tuple[Run, Clean]:
        """Print on the ground of what was there, and at the same time clean, elsewhere."""
        started = self._start_clean()
        run = self.build()
        return run, self._finish_clean(started)

    def _start_clean(self) -> Started | None:
        if self.state() in self._clean:
            return None
        place = self.folder / "clean"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        return self.start(output=place / "output", log="told-clean")

    def _finish_clean(self, started: Started | None) -> Clean:
        if started is not None:
            run = started.wait()
            tree = read_tree(self.folder / "clean/output") if run.status == 0 else {}
            self._clean[self.state()] = Clean(run, tree)
            while len(self._clean) > _REMEMBERED:
                del self._clean[next(iter(self._clean))]
        return self._clean[self.state()]

    def forget_all(self) -> None:
        """Delete what was printed, and what the press remembers."""
        for folder in (self.output, self.last, self.store):
            shutil.rmtree(folder, ignore_errors=True)

    def tree(self) -> Tree:
        """What readers would get now."""
        return read_tree(self.output)

    def move(self, folder: Path) -> None:
        """Move the whole newsroom, with what was printed and what the press remembers."""
        self.folder.rename(folder)
        self.folder = folder
        self.content, self.theme, self.conf = (
            folder / "content",
            folder / "theme",
            folder / "conf.py",
        )
        self.print_into(folder)
        self.set_settings()

    # All that an edition is made of

    def inputs(self) -> dict[str, bytes]:
        """Every file that an edition is made of, by its path in the newsroom."""
        files = [self.conf]
        files += [
            each for collection in (self.content, self.theme) for each in collection.rglob("*")
        ]
        return {
            file.relative_to(self.folder).as_posix(): file.read_bytes()
            for file in sorted(files)
            if file.is_file()
        }

    def state(self) -> str:
        """All that an edition is made of, as one word."""
        return hashlib.sha256(repr(self.inputs()).encode()).hexdigest()

    def take_back(
        self, inputs: Mapping[str, bytes], settings: Mapping[str, object], at: str
    ) -> None:
        """Put every file back as it was, and leave those alone that did not change."""
        now = self.inputs()
        for path in now.keys() - inputs.keys():
            (self.folder / path).unlink()
        for path, content in inputs.items():
            if now.get(path) != content:
                file = self.folder / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        self.settings = dict(settings)
        self.at = at

    def touch_all(self) -> None:
        """Give every file a new time and leave its words, as a checkout does."""
        for path in self.inputs():
            os.utime(self.folder / path)

    # Settings

    def set_settings(self, **settings: object) -> None:
        """Change settings, and write them all."""
        self.settings |= settings
        changes = {"PATH": str(self.content), "THEME": str(self.theme), "AT": self.at}
        lines = [
            "import sys",
            f"sys.path.insert(0, {str(ROOT)!r})",
            f"sys.path.insert(0, {str(self.folder)!r})",
            "from pelicanconf import *",
            *(f"{name} = {value!r}" for name, value in {**changes, **self.settings}.items()),
        ]
        self.conf.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def move_time(self, at: str) -> None:
        """Print the edition of another hour."""
        self.at = at
        self.set_settings()

    # Copy

    def write(self, path: str, text: str) -> None:
        """Write a file of copy."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def read(self, path: str) -> str:
        """Read a file of copy."""
        return (self.content / path).read_text(encoding="utf-8")

    def header(self, path: str) -> dict[str, str]:
        """The header of a file of copy; a value that goes on keeps its lines."""
        header: dict[str, str] = {}
        key = ""
        for line in self.read(path).partition("\n\n")[0].splitlines():
            if line[:1].isspace():
                header[key] += f"\n{line}"
            else:
                key, _, value = line.partition(":")
                header[key] = value.strip()
        return header

    def set_header(self, path: str, **values: str | None) -> None:
        """Set lines of a header; None takes one out. ``_`` in a key stands for a hyphen."""
        header = self.header(path)
        _, _, text = self.read(path).partition("\n\n")
        for name, value in values.items():
            key = name.replace("_", "-")
            if value is None:
                header.pop(key, None)
            else:
                header[key] = value
        lines = [f"{key}: {value}".rstrip() for key, value in header.items()]
        self.write(path, "\n".join(lines) + "\n" + (f"\n{text}" if text else ""))

    def add_text(self, path: str, text: str) -> None:
        """Add a paragraph to a text."""
        old = self.read(path).rstrip("\n")
        self.write(path, f"{old}\n\n{text}\n")

    def delete(self, path: str) -> None:
        """Delete a file of copy."""
        (self.content / path).unlink()

    def reports(self) -> list[str]:
        """The files of all reports."""
        files = (self.content / "reports").rglob("*.md")
        return sorted(file.relative_to(self.content).as_posix() for file in files)

    def versions(self, path: str) -> list[str]:
        """The files of one story."""
        base = story_of(path)
        return [each for each in self.reports() if story_of(each) == base]

    def take_links_out(self, path: str) -> None:
        """Leave the words of every link to a file, and its story out of the front pages."""
        link = re.compile(_LINK % re.escape(path))
        name = Path(story_of(path)).name
        for file in self.content.rglob("*.md"):
            old = file.read_text(encoding="utf-8")
            new = link.sub(r"\1", old)
            if file.name.startswith("front."):
                new = re.sub(rf"^{re.escape(name)}\n", "", new, flags=re.MULTILINE)
            if new != old:
                file.write_text(new, encoding="utf-8")

    def delete_story(self, path: str) -> None:
        """Delete every version of a story, and the links to it."""
        versions = self.versions(path)
        for each in versions:
            self.take_links_out(each)
            self.delete(each)

    def rename_story(self, path: str, name: str) -> None:
        """Give every version of a story another file name, and put the links right."""
        old, new = story_of(path), f"{Path(path).parent.as_posix()}/{name}"
        for each in self.versions(path):
            (self.content / each).rename(self.content / each.replace(old, new, 1))
        for file in self.content.rglob("*.md"):
            text = file.read_text(encoding="utf-8")
            moved = text.replace(f"}}/{old}.", f"}}/{new}.")
            if file.name.startswith("front."):
                at_line = rf"^{re.escape(Path(old).name)}$"
                moved = re.sub(at_line, Path(new).name, moved, flags=re.MULTILINE)
            if moved != text:
                file.write_text(moved, encoding="utf-8")

    def draw(self, name: str, colour: str, width: int = 24) -> None:
        """Draw a picture, or draw it anew."""
        drawn = BytesIO()
        Image.new("RGB", (width, 16), colour).save(drawn, "PNG")
        file = self.content / "images" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(drawn.getvalue())

    # The theme

    def change_theme(self, path: str, old: str, new: str) -> None:
        """Write something else for the first place of some words in a file of the theme."""
        file = self.theme / path
        text = file.read_text(encoding="utf-8")
        assert old in text, f"theme/{path} has no {old!r}"
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    def add_to_theme(self, path: str, more: str) -> None:
        """Add some words at the end of a file of the theme."""
        file = self.theme / path
        file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")

    def change_wording(self, lang: str, key: str, more: str) -> None:
        """Add some words to what readers of a language see for a key."""
        path = f"locale/{lang}/LC_MESSAGES/messages.po"
        text = (self.theme / path).read_text(encoding="utf-8")
        found = re.search(rf'msgid "{re.escape(key)}"\nmsgstr "[^"\n]*', text)
        assert found, f"theme/{path} has no {key!r}"
        self.change_theme(path, found[0], found[0] + more)


def story_of(path: str) -> str:
    """A story's name: its file's, without language and ending."""
    folder, _, name = path.rpartition("/")
    return f"{folder}/{name.partition('.')[0]}"


def lang_of(path: str) -> str:
    """The language of a file of copy."""
    parts = path.rpartition("/")[2].split(".")
    return parts[1] if len(parts) == 3 else "hi"
