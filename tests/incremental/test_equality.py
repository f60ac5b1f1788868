"""Whatever editors do, in whatever order: a build equals a clean one, and is less work."""

import importlib
import os
import shutil
import sqlite3
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.incremental.runs import Run
from tests.incremental.small_newsroom import AT, SmallNewsroom, lang_of, story_of
from tests.incremental.trees import Tree, assert_same, assert_whole, changed, read_tree, times

# One place for all newsrooms: what is compiled for one serves the next.
_ROOM = tempfile.TemporaryDirectory(prefix="newsroom-")

PICK = st.integers(0, 40)

WORDS = [
    {"Title": "बदला हुआ शीर्षक"},
    {"Title": "“उद्धरण” & <b>RTI</b> \u202bاردو\u202c"},
    {"Summary": "एक नया सार & दूसरा।"},
    {"Summary": None},
    {"Kicker": "आपके काम की"},
    {"Kicker": None},
    {"Dateline": "मंडी"},
    {"Dateline": None},
    {"Note": "यह रिपोर्ट पाठक के पत्र से बनी है।"},
    {"Note": None},
    {"Correction": "2026-11-23: पहले ग़लत था। अब सही है।"},
    {
        "Correction": "\n    2026-11-23: पहले ग़लत था। अब सही है।\n    2026-11-24: एक और।",
        "Modified": "2026-11-24 11:00",
    },
    {"Correction": None},
    {"Source": "नगर समाचार सेवा | https://agency.example/?a=1&b=2"},
    {"Source": "पहाड़ पत्र"},
    {"Source": None},
    {"Modified": "2026-11-24 10:30"},
    {"Modified": None},
    {"Lang": None},
]
NAMES = [
    {"Authors": "rafiq-ahmad"},
    {"Authors": "rafiq-ahmad; mira-thakur"},
    {"Authors": None},
    {"Speakers": "kamla-verma"},
    {"Speakers": "mira-thakur; kamla-verma; rafiq-ahmad"},
    {"Speakers": "bablu-negi"},
    {"Speakers": None, "Quotes": None},
]
TOPICS = [
    ("topics/shimla.md", "Name: शिमला\nSlug: shimla\nAliases: बस; दौड़\n\nपहाड़ पर।\n"),
    ("topics/shimla.md", "Name: शिमला\nSlug: shimla\nParent: pul\n"),
    ("topics/shimla.md", ""),
    ("topics/shimla.en.md", "Name: Shimla\nAliases: Bus\n"),
    ("topics/pul.md", "Name: पुल\nSlug: pul\nAliases: सड़क; मेला\n\nपुल और रास्ते।\n"),
    ("topics/pul.md", ""),
    ("topics/pul.ur.md", "Name: پل\n\nدریا پر۔\n"),
]
TAGS = [
    "पुल; शिमला",
    "शिमला",
    "बस",
    "नया विषय = naya-vishay",
    "नया विषय; पानी",
    "पुल = setu",
    None,
]
PLACES_ON_FRONT = [
    {"Priority": "lead"},
    {"Priority": "high"},
    {"Priority": None},
    {"Sample": "yes"},
    {"Sample": None},
    {"Robots": "noindex"},
    {"Robots": None},
]
HOURS = [
    {"Status": "draft"},
    {"Status": None},
    {"Embargo": "2026-11-25 06:00"},
    {"Embargo": "2026-11-24 11:00"},
    {"Embargo": None},
    {"Expires": "2026-11-25 00:00"},
    {"Expires": "2026-11-24 09:00"},
    {"Expires": None},
]
PICTURES = [
    {"Image": "pul.png", "Image_Alt": "पुल", "Image_Caption": "नया पुल।"},
    {"Image": "maidan.png", "Image_Alt": "मैदान", "Image_Credit": "समाचार"},
    {"Image": None, "Image_Alt": None, "Image_Caption": None, "Image_Credit": None},
]
DATES = [
    "2026-11-23 23:30",
    "2026-11-20 07:30",
    "2026-10-22 10:00",
    "2025-12-31 23:59",
    "2026-11-24 13:00",
]
EDITION_TIMES = [AT, "2026-11-24 12:01", "2026-11-25 06:00", "2026-11-26", "2026-11-19 20:00"]
SECTION_LINES = [
    {"Name": "राज्य"},
    {"Name": "खेल & <i>कूद</i>"},
    {"Order": "9"},
    {"Order": "2"},
    {"Colour": "syahi"},
    {"Colour": None},
]
PERSON_LINES = [
    {"Name": "कमला देवी वर्मा"},
    {"Name": "नया नाम"},
    {"Roles": "निदेशक, नगर पुस्तकालय [2026-11-18 ..]\n    सचिव, नगर पुस्तकालय [2020 .. 2026-10]"},
    {"Roles": None},
    {"Listed": "no"},
    {"Listed": None},
    {"Aliases": "वर्मा जी"},
    {"Sample": "yes"},
    {"Kind": "organisation"},
    {"Kind": "unnamed"},
    {"Wikidata": "Q1234"},
    {"Image": "pul.png", "Image_Alt": "चित्र"},
    {"Image": None, "Image_Alt": None},
]
PAGE_LINES = [
    {"Menu": "yes"},
    {"Menu": None},
    {"Title": "नया पन्ना"},
    {"Order": "7"},
    {"Slug": "naya"},
]
FRONTS = ["", "mela\npul\n", "# आज\nbus\nkho-kho\nseb\nnal\n", "kal\npariksha\n"]
TEMPLATES = [
    ("templates/base.html", "  </body>"),
    ("templates/report.html", '<div class="body">'),
    ("templates/person.html", "{% block main %}"),
    ("templates/404.html", "{% block main %}"),
    ("templates/redirect.html", "<title>"),
    ("templates/parts/listing.html", "<header>"),
    ("templates/parts/imprint.html", "</footer>"),
    ("templates/parts/neighbours.html", "{% if newer %}"),
    ("templates/macros/pager.html", '<nav class="pager"'),
    ("templates/macros/story.html", '<article class="story">'),
    ("templates/macros/share.html", "<svg"),
]
KEYS = ["Next report", "Read these too", "Topics", "Archive", "Correction", "This page is not here"]
SETTINGS: list[dict[str, object]] = [
    {"EDITIONS": {"list_length": 3, "related": 1}},
    {"EDITIONS": {"list_length": 2, "briefs": 1}},
    {"PEOPLE": {"list_length": 1, "index_length": 20}},
    {"FEEDS": {"length": 2}},
    {"NATIVE_DIGITS": ("hi", "ur")},
    {"NATIVE_DIGITS": ()},
    {"SITEURL": "https://x.example/project"},
    {"SITEURL": "https://samachar.example"},
    {"TIMEZONE": "Asia/Kathmandu"},
    {"LANGUAGES": ("hi", "en", "ur", "pa")},
    {"PRESS": {"workers": 1}},
    {"PRESS": {"workers": 2}},
]
MISTAKES = [
    {"Category": "pardesh"},
    {"Speakers": "कोई नहीं"},
    {"Date": "कल"},
    {"Slug": "कोहरा"},
    {"Title": None},
    {"Image": "nahin.png", "Image_Alt": "कुछ नहीं"},
]


class Newsweek(RuleBasedStateMachine):
    """Editors at work. After each edit the edition is printed, and printed clean elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        folder = Path(_ROOM.name, "newsroom")
        shutil.rmtree(folder, ignore_errors=True)
        self.desk = SmallNewsroom(folder)
        self.diary: list[str] = []
        self.number = 0
        self.unprinted = 0  # edits that wait for one more before they are printed
        self.at_most: int | None = None  # files that the edits since the last build may print
        self.is_disturbed = True  # whether output or store are other than the press left them
        self.tree: Tree = {}
        self.times: dict[str, int] = {}
        self._remember()

    # What must hold

    @invariant()
    def a_build_equals_a_clean_one(self) -> None:
        """Printed on the ground of what was there: the same files, the same words, or less work."""
        if self.unprinted:
            self.unprinted -= 1
            return
        run, clean = self.desk.build_twice()
        story = self._story(run)
        assert run.status in {0, 1}, story
        assert run.status == clean.run.status, f"{story}\na clean build says:\n{clean.run.err}"
        if run.status == 1:
            self._assert_untouched(run, clean.run)
            self._take_back()
            return
        printed = self.desk.tree()
        assert_same(printed, clean.tree, story)
        assert _sum(run) == _sum(clean.run), story
        if not self.is_disturbed:
            assert run.err == clean.run.err, story
            self._assert_little_work(run, printed, story)
        self._remember(printed)

    def _assert_little_work(self, run: Run, printed: Tree, story: str) -> None:
        now = times(self.desk.output)
        rewritten = [
            path
            for path, time_ns in self.times.items()
            if now.get(path, time_ns) != time_ns and printed[path] == self.tree[path]
        ]
        assert not run.tells_counts or rewritten == [], (
            f"{story}\nrewritten for nothing: {rewritten}"
        )
        if not run.tells_counts:
            return
        new = {path for path in changed(self.tree, printed) if path.endswith((".html", ".xml"))}
        gone = {path for path in self.tree.keys() - printed.keys() if not path.endswith("/")}
        assert run.printed >= len(new), f"{story}\nchanged: {sorted(new)}"
        assert run.removed == len(gone), f"{story}\ngone: {sorted(gone)}"
        if self.at_most is not None:
            assert run.printed <= self.at_most, (
                f"{story}\n{run.printed} files printed, {self.at_most} at most were called for; "
                f"changed: {sorted(new)}"
            )

    def _assert_untouched(self, run: Run, clean: Run) -> None:
        assert run.said == clean.said, f"{self._story(run)}\na clean build says:\n{clean.err}"
        if not self.is_disturbed:
            assert self.desk.tree() == self.tree, f"{self._story(run)}\nthe output changed"
            assert times(self.desk.output) == self.times, (
                f"{self._story(run)}\nfiles were rewritten"
            )

    def _remember(self, printed: Tree | None = None) -> None:
        """Remember what was last printed, and of what."""
        if printed is not None:
            self.tree, self.times = printed, times(self.desk.output)
            self.at_most, self.is_disturbed = 0, False
        self.inputs = self.desk.inputs()
        self.settings, self.at = dict(self.desk.settings), self.desk.at

    def _take_back(self) -> None:
        """Take back edits that together were a mistake. Then the last edition is right as it is."""
        self.desk.take_back(self.inputs, self.settings, self.at)
        self._note("all of that is taken back")
        self.at_most = 0
        self.a_build_equals_a_clean_one()

    def _note(self, what: str, at_most: int | None = 0) -> None:
        """Write into the diary what was done, and how many files may be printed for it."""
        self.number += 1
        self.diary.append(what)
        if at_most is None or self.at_most is None:
            self.at_most = None
        else:
            self.at_most += at_most

    def _story(self, run: Run) -> str:
        days = [f"  {number}. {what}" for number, what in enumerate(self.diary, 1)]
        told = f"  status {run.status}: {run.err or run.out}".rstrip()
        return "\n".join(["", "What was done:", *days, "What the press said:", told])

    def _report(self, pick: int) -> str:
        reports = self.desk.reports()
        return reports[pick % len(reports)]

    def _edit(self, path: str, lines: dict[str, str | None], at_most: int | None = None) -> None:
        self.desk.set_header(path, **lines)
        self._note(f"{path}: {lines}", at_most)

    def _file(self, collection: str, pick: int) -> str:
        files = sorted((self.desk.content / collection).glob("*.md"))
        return f"{collection}/{files[pick % len(files)].name}"

    # A report

    @rule(pick=PICK)
    def add_a_paragraph(self, pick: int) -> None:
        """Its page, and the feeds it stands in."""
        path = self._report(pick)
        self.desk.add_text(path, f"एक और अनुच्छेद, {self.number} RTI।")
        header = self.desk.header(path)
        names = header.get("Speakers", "").count(";") + header.get("Quotes", "").count("\n")
        self._note(f"{path}: a paragraph more", 5 + names)

    @rule(pick=PICK, lines=st.sampled_from(WORDS))
    def change_words(self, pick: int, lines: dict[str, str | None]) -> None:
        """Headline, summary, kicker, dateline, note, corrections."""
        self._edit(self._report(pick), lines)

    @rule(pick=PICK)
    def change_the_headline(self, pick: int) -> None:
        """As lists, neighbours and feeds show it."""
        self._edit(self._report(pick), {"Title": f"शीर्षक {self.number}"})

    @rule(pick=PICK, date=st.sampled_from(DATES))
    def change_the_date(self, pick: int, date: str) -> None:
        """Another hour, day, month or year, or the future, for every version."""
        for path in self.desk.versions(self._report(pick)):
            self._edit(path, {"Date": date})

    @rule(pick=PICK, section=st.sampled_from(["pradesh", "khel", "shiksha"]))
    def move_to_a_section(self, pick: int, section: str) -> None:
        """Category."""
        self._edit(self._report(pick), {"Category": section})

    @rule(pick=PICK, tags=st.sampled_from(TAGS))
    def change_tags(self, pick: int, tags: str | None) -> None:
        """Known ones, new ones, one with an address of its own, none."""
        self._edit(self._report(pick), {"Tags": tags})

    @rule(pick=PICK, lines=st.sampled_from(NAMES))
    def change_names(self, pick: int, lines: dict[str, str | None]) -> None:
        """Who wrote it, who speaks."""
        self._edit(self._report(pick), lines)

    @rule(pick=PICK, person=st.sampled_from(["kamla-verma", "mira-thakur", "bablu-negi"]))
    def confirm_a_quote(self, pick: int, person: str) -> None:
        """A sentence of the text is somebody's."""
        path = self._report(pick)
        sentence = f"उन्होंने कहा कि काम {self.number} दिन में होगा।"
        self.desk.add_text(path, sentence)
        old = self.desk.header(path).get("Quotes", "")
        old = old if old.startswith("\n") or not old else f"\n    {old}"
        self._edit(path, {"Quotes": f"{old}\n    {person}: {sentence}"})

    @rule(pick=PICK)
    def take_the_quotes_back(self, pick: int) -> None:
        """Nothing is confirmed any more."""
        self._edit(self._report(pick), {"Quotes": None})

    @rule(pick=PICK, lines=st.sampled_from(PLACES_ON_FRONT))
    def change_its_place(self, pick: int, lines: dict[str, str | None]) -> None:
        """Lead, high, sample, not for search engines."""
        self._edit(self._report(pick), lines)

    @rule(pick=PICK, lines=st.sampled_from(PICTURES))
    def change_the_picture(self, pick: int, lines: dict[str, str | None]) -> None:
        """Another one, with its words, or none."""
        self._edit(self._report(pick), lines)

    @rule(pick=PICK, lines=st.sampled_from(HOURS))
    def hold_back_or_release(self, pick: int, lines: dict[str, str | None]) -> None:
        """Draft, embargo, expiry."""
        self._edit(self._report(pick), lines)

    @rule(pick=PICK)
    def change_the_address(self, pick: int) -> None:
        """Another slug; the old address leads to it."""
        path = self._report(pick)
        header = self.desk.header(path)
        if "Slug" in header:
            lang = lang_of(path)
            prefix = "" if lang == "hi" else f"/{lang}"
            old = f"{prefix}/{header['Date'][:10].replace('-', '/')}/{header['Slug']}/"
            self._edit(path, {"Slug": f"naya-pata-{self.number}", "Redirect_From": old})

    @rule(pick=PICK)
    def put_an_address_on_record(self, pick: int) -> None:
        """``addresses.tsv`` leads on from where the report once stood; or is deleted."""
        path = self._report(pick)
        file = self.desk.content / "addresses.tsv"
        if file.is_file() and pick % 3 == 0:
            file.unlink()
            self._note("addresses.tsv is deleted", None)
            return
        old = file.read_text(encoding="utf-8") if file.is_file() else "# addresses\n"
        id_ = self.desk.header(path)["Id"]
        line = f"report\t{lang_of(path)}\t{id_}\t/2024/01/01/purana-{self.number}/\n"
        self.desk.write("addresses.tsv", old + line)
        self._note(f"addresses.tsv: {line.strip()}", None)

    # Reports come and go

    @rule(date=st.sampled_from(DATES), section=st.sampled_from(["pradesh", "khel", "shiksha"]))
    def add_a_report(self, date: str, section: str) -> None:
        """A new story."""
        name = f"naya-{self.number}"
        self.desk.write(
            f"reports/{date[:4]}/{date[5:7]}/{name}.md",
            f"Title: नई ख़बर {self.number}\nId: 20261124-b{_letters(self.number)}\nSlug: {name}\n"
            f"Date: {date}\nCategory: {section}\nTags: शिमला\nSpeakers: kamla-verma\n\n"
            "यह [पुल]({filename}/reports/2026/11/pul.md) की ख़बर है।\n",
        )
        self._note(f"reports/…/{name}.md of {date} is new", None)

    @rule(pick=PICK)
    def delete_a_story(self, pick: int) -> None:
        """With all its versions and the links to it."""
        path = self._report(pick)
        self.desk.delete_story(path)
        self._note(f"{path} is deleted in all languages", None)

    @rule(pick=PICK)
    def delete_a_file_and_nothing_else(self, pick: int) -> None:
        """Links to it may now lead nowhere: then the press must say so."""
        path = self._report(pick)
        self.desk.delete(path)
        self._note(f"{path} is deleted", None)

    @rule(pick=PICK)
    def rename_a_story(self, pick: int) -> None:
        """Its file, not its address."""
        path = self._report(pick)
        self.desk.rename_story(path, f"naam-{self.number}")
        self._note(f"{path} is called naam-{self.number}", None)

    @rule(pick=PICK, lang=st.sampled_from(["en", "ur"]))
    def translate(self, pick: int, lang: str) -> None:
        """A version in another language."""
        path = self._report(pick)
        version = f"{story_of(path)}.{lang}.md"
        header = self.desk.header(path)
        slug = f"Slug: version-{self.number}\n" if lang == "en" else ""
        if version not in self.desk.reports():
            self.desk.write(
                version,
                f"Title: A version {self.number}\nId: {header['Id']}\n{slug}"
                f"Date: {header['Date']}\n"
                f"Category: {header['Category']}\n"
                "Tags: x = x\nSpeakers: kamla-verma\n\nText.\n",
            )
            self._note(f"{version} is new", None)

    @rule(pick=PICK)
    def delete_a_translation(self, pick: int) -> None:
        """The others stay."""
        versions = [path for path in self.desk.reports() if lang_of(path) != "hi"]
        if versions:
            path = versions[pick % len(versions)]
            self.desk.delete(path)
            self._note(f"{path} is deleted", None)

    # The hour

    @rule(at=st.sampled_from(EDITION_TIMES))
    def print_the_edition_of(self, at: str) -> None:
        """Forwards and backwards."""
        self.desk.move_time(at)
        self._note(f"the edition of {at}", None)

    # People, sections, pages, the front

    @rule(pick=PICK, lines=st.sampled_from(PERSON_LINES))
    def change_a_person(self, pick: int, lines: dict[str, str | None]) -> None:
        """Name, roles, aliases, picture, whether listed."""
        self._edit(self._file("people", pick), lines)

    @rule(pick=PICK)
    def write_a_bio(self, pick: int) -> None:
        """The person's own pages, no other."""
        path = self._file("people", pick)
        slug, lang = Path(path).name.partition(".")[0], lang_of(path)
        home = "" if lang == "hi" else f"{lang}/"
        own = [
            page
            for page in self.tree
            if page.startswith((f"{home}speaker/{slug}/", f"{home}author/{slug}/"))
            and page.endswith(".html")
        ]
        self.desk.add_text(path, f"जन्म {1950 + self.number}।")
        self._note(f"{path}: a longer bio", len(own))

    @rule()
    def add_a_person(self) -> None:
        """Whom nobody names yet."""
        slug = f"vyakti-{self.number}"
        self.desk.write(f"people/{slug}.md", f"Name: व्यक्ति {self.number}\nSlug: {slug}\n")
        self._note(f"people/{slug}.md is new")

    @rule(pick=PICK)
    def delete_a_person(self, pick: int) -> None:
        """Where a report names them, the press must say so."""
        path = self._file("people", pick)
        self.desk.delete(path)
        self._note(f"{path} is deleted", None)

    @rule(pick=PICK, lines=st.sampled_from(SECTION_LINES))
    def change_a_section(self, pick: int, lines: dict[str, str | None]) -> None:
        """Name, order, colour."""
        self._edit(self._file("sections", pick), lines)

    @rule(pick=PICK)
    def describe_a_section(self, pick: int) -> None:
        """The text on its page."""
        path = self._file("sections", pick)
        self.desk.add_text(path, f"विवरण {self.number}।")
        self._note(f"{path}: a longer description", None)

    @rule(section=st.sampled_from(["pradesh", "khel", "shiksha"]))
    def give_a_section_another_address(self, section: str) -> None:
        """Its files and every report of it."""
        new = f"{section}-{self.number}"
        for file in sorted((self.desk.content / "sections").glob(f"{section}.*md")):
            path = f"sections/{file.name}"
            if "Slug" in self.desk.header(path):
                self.desk.set_header(path, Slug=new)
            file.rename(file.with_name(file.name.replace(section, new, 1)))
        for path in self.desk.reports():
            if self.desk.header(path)["Category"] == section:
                self.desk.set_header(path, Category=new)
        self._note(f"section {section} is now {new}", None)

    @rule(topic=st.sampled_from(TOPICS))
    def write_a_topic(self, topic: tuple[str, str]) -> None:
        """A name, aliases, what stands above it; or its file goes."""
        path, text = topic
        if text:
            self.desk.write(path, text)
        else:
            (self.desk.content / path).unlink(missing_ok=True)
        self._note(f"{path}: {text!r}", None)

    @rule(pick=PICK, lines=st.sampled_from(PAGE_LINES))
    def change_a_standing_page(self, pick: int, lines: dict[str, str | None]) -> None:
        """Title, address, place in the menu."""
        self._edit(self._file("pages", pick), lines)

    @rule(pick=PICK)
    def write_on_a_standing_page(self, pick: int) -> None:
        """That page alone."""
        path = self._file("pages", pick)
        self.desk.add_text(path, f"और {self.number}।")
        self._note(f"{path}: a paragraph more", 1)

    @rule(front=st.sampled_from(FRONTS))
    def choose_the_front(self, front: str) -> None:
        """What the editor puts first."""
        self.desk.write("front.hi.md", front)
        self._note(f"front.hi.md: {front!r}", None)

    # Pictures

    @rule(name=st.sampled_from(["pul.png", "maidan.png"]), width=st.sampled_from([24, 48]))
    def draw_anew(self, name: str, width: int) -> None:
        """Other bytes under the same name, of the same size or another."""
        self.desk.draw(name, f"#{self.number % 256:02x}aa55", width)
        self._note(f"images/{name} is drawn anew, {width} px wide", None)

    @rule()
    def add_a_picture(self) -> None:
        """Nobody shows it: it is not printed."""
        self.desk.draw(f"akela-{self.number}.png", "red")
        self._note("a picture that nobody shows")

    # Theme and settings

    @rule(place=st.sampled_from(TEMPLATES))
    def change_a_template(self, place: tuple[str, str]) -> None:
        """A page's own, a part, a macro, the base."""
        path, words = place
        self.desk.change_theme(path, words, f"<!-- {self.number} -->{words}")
        self._note(f"theme/{path} has a comment more", None)

    @rule(lang=st.sampled_from(["hi", "en", "ur"]), key=st.sampled_from(KEYS))
    def change_a_wording(self, lang: str, key: str) -> None:
        """No page of another language is printed for it, but what phones keep may be."""
        home = {"hi": ""}.get(lang, f"{lang}/")
        own = [
            path
            for path in self.tree
            if path.endswith((".html", ".xml", ".json", ".opml"))
            and (path.startswith(home) if home else not path.startswith(("en/", "ur/")))
        ]
        self.desk.change_wording(lang, key, " *")
        self._note(
            f"theme/locale/{lang}: '{key}' reads otherwise",
            len(own) + len({"sw.js", "manifest.webmanifest"}),
        )

    @rule(file=st.sampled_from(["css/base.css", "css/print.css", "js/filter.js"]))
    def change_style_or_script(self, file: str) -> None:
        """Its name changes, and with it each page that names it."""
        self.desk.add_to_theme(f"static/{file}", f"/* {self.number} */\n")
        self._note(f"theme/static/{file} has a comment more", None)

    @rule(changes=st.sampled_from(SETTINGS))
    def change_a_setting(self, changes: dict[str, object]) -> None:
        """Lengths, digits, address, workers."""
        self.desk.set_settings(**changes)
        self._note(f"settings: {changes}", None)

    @rule()
    def rename_the_newspaper(self) -> None:
        """The name in one language."""
        above = f"MASTHEAD['names'] = {{**MASTHEAD['names'], 'hi': 'पत्र {self.number}'}}\n"
        conf = self.desk.conf.read_text(encoding="utf-8")
        self.desk.conf.write_text(conf + above, encoding="utf-8")
        self._note("the newspaper has another name", None)

    # What is no edit

    @rule()
    def do_nothing(self) -> None:
        """Nothing is printed."""
        self._note("nothing")

    @rule()
    def check_out_again(self) -> None:
        """Every file has a new time, and the same words: nothing is printed."""
        self.desk.touch_all()
        self._note("every file has a new time")

    @rule()
    def take_two_edits_together(self) -> None:
        """The next two edits, or three, come in one build."""
        self.unprinted = 2
        self.diary.append("(printed together:)")

    @rule(pick=PICK, lines=st.sampled_from(MISTAKES))
    def make_a_mistake_and_mend_it(self, pick: int, lines: dict[str, str | None]) -> None:
        """Told as a clean build tells it; the output stays as it is; nothing is lost."""
        path = self._report(pick)
        before = (self.desk.tree(), times(self.desk.output))
        right = (self.desk.content / path).read_bytes()
        self.desk.set_header(path, **lines)
        self.diary.append(f"{path}: the mistake {lines}")

        run, clean = self.desk.build_twice()

        assert (run.status, run.said) == (1, clean.run.said), f"{self._story(run)}\n{clean.run.err}"
        after = (self.desk.tree(), times(self.desk.output))
        assert after == before, f"{self._story(run)}\nthe output changed"
        (self.desk.content / path).write_bytes(right)
        self._note(f"{path}: mended")

    # What befalls output and store

    @rule(pick=PICK, harm=st.sampled_from(["delete", "append", "flip", "empty"]))
    def harm_a_printed_file(self, pick: int, harm: str) -> None:
        """Somebody was in the output folder."""
        files = [path for path in self.desk.tree() if not path.endswith("/")]
        path = files[pick * 7 % len(files)]
        _harm(self.desk.output / path, harm)
        self._disturb(f"output/{path}: {harm}")

    @rule(path=st.sampled_from(["stray.html", "2026/stray.txt", "stray/deep/index.html"]))
    def leave_a_stray_file(self, path: str) -> None:
        """What the press did not print goes."""
        file = self.desk.output / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("stray", encoding="utf-8")
        self._disturb(f"output/{path} is there, by somebody else")

    @rule()
    def delete_the_output(self) -> None:
        """The next build makes it again."""
        shutil.rmtree(self.desk.output)
        self._disturb("the output is deleted")

    @precondition(lambda self: self.desk.store.is_dir())
    @rule()
    def delete_the_store(self) -> None:
        """The next build is a clean one."""
        shutil.rmtree(self.desk.store)
        self._disturb("the store is deleted")

    @precondition(lambda self: self.desk.store.is_dir())
    @rule(pick=PICK, harm=st.sampled_from(["delete", "append", "flip", "empty", "halve", "noise"]))
    def harm_the_store(self, pick: int, harm: str) -> None:
        """A file of it is broken."""
        files = sorted(file for file in self.desk.store.rglob("*") if file.is_file())
        if files:
            _harm(files[pick % len(files)], harm)
            self._disturb(f"{files[pick % len(files)].relative_to(self.desk.folder)}: {harm}")

    @precondition(lambda self: (self.desk.store / "store.sqlite").is_file())
    @rule(harm=st.sampled_from(["foreign", "future", "no tables", "no rows", "empty", "noise"]))
    def harm_the_memory(self, harm: str) -> None:
        """The store is another program's, of a later version, or holds nothing."""
        _harm_memory(self.desk.store / "store.sqlite", harm)
        self._disturb(f"store.sqlite: {harm}")

    @rule(pick=PICK, ms=st.integers(5, 150))
    def kill_the_press(self, pick: int, ms: int) -> None:
        """Every file is whole, the old one or the new one; the next build puts all right."""
        path = self._report(pick)
        self.desk.set_header(path, Title=f"शीर्षक {self.number}", Dateline="सोलन")
        self._disturb(f"{path}: a new headline and dateline; the press is killed after {ms} ms")
        old = self.desk.tree()
        clean = self.desk.clean()

        started = self.desk.start()
        time.sleep(ms / 1000)
        run = started.kill()

        self.unprinted = 0  # a run that fails must not stand between the cut and the next edition
        if clean.run.status == 0:
            left = self.desk.output if self.desk.output.exists() else self.desk.last
            assert_whole(read_tree(left), old, clean.tree, self._story(run))

    def _disturb(self, what: str) -> None:
        self.is_disturbed = True
        self._note(what, None)

    def teardown(self) -> None:
        """Nothing lies beside the output that is not announced."""
        beside = {path.name for path in self.desk.folder.glob("output*")}
        assert self.unprinted or self.is_disturbed or beside <= {"output", "output.store"}, beside


def _sum(run: Run) -> str:
    """What the summary says of the edition, before it says of the work."""
    return run.summary.partition(";")[0]


def _letters(number: int) -> str:
    """Three letters of an Id."""
    signs = "23456789abcdefghjkmnpqrstvwxyz"
    return signs[number // 900 % 30] + signs[number // 30 % 30] + signs[number % 30]


def _harm(file: Path, harm: str) -> None:
    content = file.read_bytes()
    middle = len(content) // 2
    if harm == "delete":
        file.unlink()
    elif harm == "append":
        file.write_bytes(content + b"<!-- by hand -->")
    elif harm == "flip" and content:
        file.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
    elif harm == "noise":
        file.write_bytes(content[:middle] + os.urandom(200) + content[middle + 200 :])
    else:
        file.write_bytes(content[:middle] if harm == "halve" else b"")


def _harm_memory(file: Path, harm: str) -> None:
    if harm in {"empty", "noise"}:
        _harm(file, harm)
        return
    if harm == "foreign":
        file.unlink()
    with sqlite3.connect(file) as memory:
        if harm == "foreign":
            memory.execute("CREATE TABLE recipes (name TEXT)")
        if harm == "future":
            memory.execute("PRAGMA user_version = 999999")
        try:
            names = memory.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for (name,) in names:
                if harm == "no tables":
                    memory.execute(f'DROP TABLE "{name}"')
                if harm == "no rows":
                    memory.execute(f'DELETE FROM "{name}"')  # noqa: S608 (its own names)
        except sqlite3.DatabaseError:
            pass  # harmed before
    memory.close()


OWN_PLUGIN = """
from newsroom.engine.plan import Document, plan_pages

def compose_imprint(place):
    return f"{place}, edition %(number)d".encode()

def plan(newspaper):
    yield Document("imprint.txt", compose_imprint, {"place": "shimla"})

def register():
    plan_pages.connect(plan)
"""


def test_a_plugin_s_code_that_changes_prints_anew(desk: SmallNewsroom) -> None:
    """What it is given stays the same; what it makes of that does not."""
    plugin = desk.folder / "own_imprint.py"
    desk.set_settings(PLUGINS=[*importlib.import_module("pelicanconf").PLUGINS, "own_imprint"])
    plugin.write_text(OWN_PLUGIN % {"number": 1}, encoding="utf-8")
    desk.build_well()
    assert (desk.output / "imprint.txt").read_text() == "shimla, edition 1"

    plugin.write_text(OWN_PLUGIN % {"number": 2}, encoding="utf-8")
    run = desk.build_well()

    assert (desk.output / "imprint.txt").read_text() == "shimla, edition 2", run.out
    again = desk.build_well()
    assert not again.tells_counts or again.printed == 0, again.out


def test_a_newsroom_that_moves_is_printed_right(
    printed_desk: SmallNewsroom, tmp_path: Path
) -> None:
    """Another folder, the same output and store in it, and an edit."""
    desk = printed_desk
    desk.move(tmp_path / "moved")
    desk.set_header("reports/2026/11/nal.md", Title="नए घर से")

    run = desk.build_well()

    assert_same(desk.tree(), desk.clean().tree, run.out)


def test_two_outputs_do_not_mix(printed_desk: SmallNewsroom, tmp_path: Path) -> None:
    """As with ``output`` and ``output.publish``: other settings, another folder, the same copy."""
    desk = printed_desk
    first = desk.tree()
    desk.print_into(tmp_path)
    desk.set_settings(SITEURL="https://live.example/khabar")
    desk.build_well()
    assert_same(desk.tree(), desk.clean().tree, "the second output")

    desk.print_into(desk.folder)
    desk.set_settings(SITEURL="https://samachar.example")
    run = desk.build_well()

    assert_same(desk.tree(), first, "the first output again")
    assert not run.tells_counts or run.printed == 0, run.out


def _weeks(number: int, days: int, **more: Any) -> settings:  # noqa: ANN401 (as hypothesis has them)
    return settings(
        max_examples=number,
        stateful_step_count=days,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )


def test_a_few_days_in_the_newsroom() -> None:
    """Always the same few, so that a fault is found by whoever made it."""
    # Six days are short enough to read; a shorter tale would take minutes to find.
    told_as_found = (Phase.explicit, Phase.generate)
    run_state_machine_as_test(
        Newsweek, settings=_weeks(4, 6, derandomize=True, phases=told_as_found)
    )


@pytest.mark.slow
def test_five_hundred_weeks_in_the_newsroom() -> None:
    """Others each time."""
    number = int(os.environ.get("SAMACHAR_WEEKS", "500"))
    run_state_machine_as_test(Newsweek, settings=_weeks(number, 8, print_blob=True))
