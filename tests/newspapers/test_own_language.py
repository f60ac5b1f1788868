"""A newspaper in a language that the program does not know: it brings record and catalogue."""

from pathlib import Path

from newsroom.text.wording import update_wording
from tests.newspapers.begun import begin
from tests.scenarios.run import ROOT, print_newspaper, without_progress

RECORD = """
from samachar.languages import KNOWN, replace

LANGUAGE_RECORDS = (
    replace(
        KNOWN["hi"],
        code="ne",
        locale="ne_NP",
        endonym="नेपाली",
        day_periods=((4, "बिहान"), (12, "दिउँसो"), (16, "साँझ"), (20, "राति")),
        clock="{period} {time} बजे",
    ),
)
LANGUAGES = ("hi", "ne")
MASTHEAD["names"]["ne"] = "पहाडको खबर"
"""


def test_a_record_and_a_catalogue_of_its_own(tmp_path: Path) -> None:
    """The edition is whole, in the language's own words."""
    folder = begin(tmp_path / "pahad")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as opened:
        opened.write(RECORD)
    hindi = ROOT / "theme/locale/hi/LC_MESSAGES/messages.po"
    words = hindi.read_text(encoding="utf-8").replace('msgstr "अभिलेख"', 'msgstr "सङ्ग्रह"')
    own = folder / "theme/locale/ne/LC_MESSAGES/messages.po"
    own.parent.mkdir(parents=True)
    own.write_text(words.replace('"Language: hi', '"Language: ne'), encoding="utf-8")
    report = next((folder / "content/reports").rglob("*.md"))
    text = report.read_text(encoding="utf-8").replace("पहली रिपोर्ट कैसे लिखें", "पहिलो समाचार")
    report.with_name(f"{report.stem}.ne.md").write_text(text, encoding="utf-8")

    run = print_newspaper(folder)

    assert (run.status, without_progress(run.err)) == (0, ""), run.err
    front = (run.output / "ne/index.html").read_text(encoding="utf-8")
    assert '<html lang="ne"' in front
    assert "सङ्ग्रह" in front
    assert "पहाडको खबर" in front


def test_a_changed_record_is_seen_at_once(tmp_path: Path) -> None:
    """Copy is read anew by it, though no file of copy has changed."""
    folder = begin(tmp_path / "pahad")
    settings = folder / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    report = next((folder / "content/reports").rglob("*.md"))
    with report.open("a", encoding="utf-8") as opened:
        opened.write("\nपुल 5 कोस दूर है।\n")
    record = (
        "from samachar.languages import KNOWN, replace\n"
        "LANGUAGE_RECORDS = (replace(KNOWN['hi'], units={units!r}),)\n"
    )
    seen = []
    for units in ("मील", "कोस"):
        settings.write_text(text + record.format(units=units), encoding="utf-8")
        run = print_newspaper(folder)
        assert (run.status, without_progress(run.err)) == (0, ""), run.err
        pages = (run.output / "2026").rglob("index.html")
        seen.append([page for page in pages if "5\u00a0कोस" in page.read_text(encoding="utf-8")])

    assert [len(pages) for pages in seen] == [0, 1]


def test_a_record_that_is_none_is_told(tmp_path: Path) -> None:
    """With its line."""
    folder = begin(tmp_path / "pahad")
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as opened:
        opened.write('LANGUAGE_RECORDS = ("ne",)\n')
    line = len((folder / "pelicanconf.py").read_text(encoding="utf-8").splitlines())

    run = print_newspaper(folder)

    assert run.said[0] == (
        f"pelicanconf.py:{line}: LANGUAGE_RECORDS holds 'ne'. Write records, such as "
        "replace(KNOWN['hi'], code='bho', …); docs/settings.md shows one."
    )


def test_a_newspaper_s_catalogues_hold_no_more_than_is_its_own(tmp_path: Path) -> None:
    """A language that the program has: the words of its own templates. A new one: all words."""
    folder = tmp_path / "theme/locale"
    template = tmp_path / "theme/templates/parts/own.html"
    template.parent.mkdir(parents=True)
    template.write_text('<p>{{ _("Letters to the editor") }}</p>\n', encoding="utf-8")
    update_wording(tmp_path, folder, "hi", ROOT)

    faults = update_wording(tmp_path, folder, "ne", ROOT)

    hindi, nepali = (
        (folder / lang / "LC_MESSAGES/messages.po").read_text("utf-8") for lang in ("hi", "ne")
    )
    assert hindi.count("msgid") == 2
    assert 'msgid "Letters to the editor"' in hindi
    assert nepali.count("\nmsgid ") == 1 + (ROOT / "theme/locale/messages.pot").read_text(
        "utf-8"
    ).count("\nmsgid ")
    assert faults[0] == (
        "theme/locale/hi/LC_MESSAGES/messages.po:10: 'Letters to the editor' is not translated. "
        "Write its 'msgstr'."
    )
    assert not (ROOT / "theme/locale/ne").exists()
