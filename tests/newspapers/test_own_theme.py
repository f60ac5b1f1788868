"""A newspaper's own theme: files in the place of the program's, one by one, and what goes wrong."""

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.press.theme import ROLES, check_colours, contrast, lay_theme, set_colours
from tests.conftest import needs_fribidi
from tests.newspapers.begun import begin, tree_of
from tests.scenarios.run import ROOT, Run, print_newspaper, without_progress

THEME = ROOT / "theme"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h9v9z"/></svg>'
WORDS = """msgid ""
msgstr ""
"Language: hi\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Archive"
msgstr "पुरानी ख़बरें"
"""


def put(newspaper: Path, place: str, text: str) -> None:
    """Write a file of the newspaper's own theme."""
    file = newspaper / "theme" / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def say(newspaper: Path, line: str) -> None:
    """Add a line to the settings."""
    with (newspaper / "pelicanconf.py").open("a", encoding="utf-8") as opened:
        opened.write(f"\n{line}\n")


def printed(run: Run) -> str:
    """The front page of a run that went well."""
    assert (run.status, without_progress(run.err)) == (0, ""), run.err
    return (run.output / "index.html").read_text(encoding="utf-8")


def told(run: Run) -> str:
    """The one mistake of a run that went wrong."""
    assert run.status == 1
    said = without_progress(run.err).splitlines()
    assert said[1:] == ["1 mistake. Nothing was printed; the last edition stands."]
    return said[0]


@pytest.fixture
def newspaper(tmp_path: Path) -> Path:
    """Return a newspaper that has just begun."""
    return begin(tmp_path / "pahad", languages="hi,en")


def test_one_file_of_each_kind(newspaper: Path, tmp_path: Path) -> None:
    """Template, styles, word, icon, font, logo, colours, links: each is shown, none is lost."""
    before = printed(print_newspaper(newspaper))
    imprint = (THEME / "templates/parts/imprint.html").read_text(encoding="utf-8")
    put(newspaper, "templates/parts/imprint.html", imprint + "<p>अपना पन्ना</p>\n")
    put(newspaper, "static/css/parts/nameplate.css", ".nameplate { outline: 1px }\n")
    put(newspaper, "static/css/own.css", ".own { color: var(--link) }\n")
    put(newspaper, "locale/hi/LC_MESSAGES/messages.po", WORDS)
    put(newspaper, "static/logo.svg", LOGO)
    put(newspaper, "static/icon.svg", LOGO)
    for size in ("192", "512", "maskable-512"):
        shutil.copy(THEME / "static/icon-192.png", newspaper / f"theme/static/icon-{size}.png")
    say(newspaper, 'COLOURS = {"link": ("#7a1f2b", "#f2a3ab")}')
    say(newspaper, 'FOOTER = {"hi": (("चैनल", "https://x.example/a?b&c"), ("ई-पेपर", "/e/"))}')
    say(newspaper, 'WEB_FONTS = ("hi",)')
    put(newspaper, "static/css/parts/font-hi.css", "@font-face { font-family: Own }\n")

    front = printed(print_newspaper(newspaper))

    assert "अपना पन्ना" not in before
    assert "<p>अपना पन्ना</p>" in front
    assert ".nameplate{outline:1px}" in front
    assert ".masthead" in front
    link = re.search(r"\.own\{color:var\((--\w+)\)\}", front)
    assert link
    assert f"{link[1]}:#7a1f2b" in front
    assert f"{link[1]}:#f2a3ab" in front
    assert "पुरानी ख़बरें" in front
    assert "मुखपृष्ठ" not in before or "मुखपृष्ठ" in front
    assert re.search(r'<img src="/theme/logo.svg"\s+width="120"\s+height="40"', front)
    assert '<a href="https://x.example/a?b&amp;c">चैनल</a>' in front
    assert '<a href="/e/">ई-पेपर</a>' in front
    assert "font-family:Own" in front
    assert (newspaper / "output/theme/icon.svg").read_text(encoding="utf-8") == LOGO
    english = (newspaper / "output/en/index.html").read_text(encoding="utf-8")
    assert "Archive" in english

    clean = print_newspaper(newspaper, tmp_path / "clean")
    assert tree_of(newspaper / "output") == tree_of(clean.output)


@needs_fribidi
def test_colours_are_those_of_the_cards_too(newspaper: Path) -> None:
    """What WhatsApp shows with a link has the newspaper's own line and name."""
    say(newspaper, 'COLOURS = {"mast": ("#7a1f2b", "#f2a3ab"), "line": ("#0f5132", "#9fe0be")}')

    run = print_newspaper(newspaper)

    assert run.status == 0
    card = next(run.output.glob("cards/2026*.hi.*.png"))
    with Image.open(card) as opened:
        inks = {colour for _, colour in opened.convert("RGB").getcolors(100_000) or ()}
    assert {(0x7A, 0x1F, 0x2B), (0x0F, 0x51, 0x32)} <= inks
    assert (0x1A, 0x24, 0x68) not in inks


def test_what_is_taken_away_is_the_program_s_again(newspaper: Path) -> None:
    """An edition without the file is the edition before it."""
    printed(print_newspaper(newspaper))
    before = tree_of(newspaper / "output")
    put(newspaper, "static/logo.svg", LOGO)
    put(newspaper, "templates/parts/imprint.html", "<p>अपना</p>")
    assert "<p>अपना</p>" in printed(print_newspaper(newspaper))

    (newspaper / "theme/static/logo.svg").unlink()
    front = printed(print_newspaper(newspaper))
    assert "<p>अपना</p>" in front
    assert "logo.svg" not in front
    assert not (newspaper / "output/theme/logo.svg").exists()

    shutil.rmtree(newspaper / "theme")
    printed(print_newspaper(newspaper))

    assert tree_of(newspaper / "output") == before


def test_a_logo_of_a_language_goes_before_that_of_all(newspaper: Path) -> None:
    """Each script has a shape of its own."""
    put(newspaper, "static/logo.svg", LOGO)
    put(newspaper, "static/logo.en.svg", LOGO)

    assert "/theme/logo.svg" in printed(print_newspaper(newspaper))
    assert "/theme/logo.en.svg" in (newspaper / "output/en/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (
            "style.css",
            (
                "theme/style.css:1: The theme has no place for this. Put it into one of "
                "theme/fonts, theme/locale, theme/static, theme/templates, under the name of the "
                "file that it replaces."
            ),
        ),
        (
            "static/css/tokens.css",
            (
                "theme/static/css/tokens.css:1: It gives no colour to paper, wash, hair, text, "
                "quiet, mast, line, link, signal. Write each as '--name: #rrggbb;', or change some "
                "with COLOURS and delete this file."
            ),
        ),
        (
            "static/icon.svg",
            (
                "theme/static/icon.svg:1: Phones would still show the program's icon. Put "
                "icon-192.png, icon-512.png, icon-maskable-512.png beside it, drawn from it."
            ),
        ),
        (
            "static/logo.svg",
            (
                "theme/static/logo.svg:1: The drawing does not say how large it is. Write "
                'viewBox="0 0 width height" into its <svg …>.'
            ),
        ),
    ],
)
def test_a_file_that_no_page_would_show_is_told(newspaper: Path, place: str, message: str) -> None:
    """Or only half."""
    put(newspaper, place, "<svg></svg>")

    assert told(print_newspaper(newspaper)) == message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            'COLOURS = {"lnik": ("#000000", "#ffffff")}',
            "COLOURS has no 'lnik'; did you mean 'link'? There are: mast, line, link, signal.",
        ),
        (
            'COLOURS = {"link": "#7a1f2b"}',
            (
                "COLOURS['link'] is '#7a1f2b'. Write a colour by day and one by night, such as "
                "('#7a1f2b', '#f2a3ab')."
            ),
        ),
        (
            'COLOURS = {"link": ("#ff9900", "#f2a3ab")}',
            (
                "COLOURS['link'] by day, '#ff9900', has a contrast of 2.1 on the paper '#ffffff'; "
                "what is read needs 4.5. Write '#a86500', or another that is darker."
            ),
        ),
        (
            'FOOTER = {"hi": (("चैनल", "javascript:alert(1)"),)}',
            (
                "FOOTER['hi'] holds ('चैनल', 'javascript:alert(1)'). Write a text and an address "
                "that begins with '/', 'https://' or 'mailto:', such as ('WhatsApp', 'https://…')."
            ),
        ),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_with_its_line(
    newspaper: Path, line: str, message: str
) -> None:
    """The file is the newspaper's own."""
    say(newspaper, line)
    number = len((newspaper / "pelicanconf.py").read_text(encoding="utf-8").splitlines())

    assert told(print_newspaper(newspaper)) == f"pelicanconf.py:{number}: {message}"


def test_the_program_s_own_colours_can_be_read() -> None:
    """The test of a newspaper's colours is one that the program itself passes."""
    tokens = (THEME / "static/css/tokens.css").read_text(encoding="utf-8")
    values = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", tokens))
    day, _, night = tokens.partition("@media (prefers-color-scheme: dark)")
    colours = {}
    for role in ROLES:
        pair = [re.search(rf"\n\s+--{role}: var\((--[\w-]+)\);", part) for part in (day, night)]
        colours[role] = tuple(values[found[1]] for found in pair if found)

    check_colours(THEME, colours)
    changed = set_colours(tokens, colours)
    assert changed.count("#") == tokens.count("#") + 2 * len(ROLES)


@given(st.binary(min_size=3, max_size=3), st.binary(min_size=3, max_size=3))
def test_contrast_is_the_same_both_ways(one: bytes, other: bytes) -> None:
    """From 1, which nobody can read, to 21."""
    a, b = f"#{one.hex()}", f"#{other.hex()}"

    assert contrast(a, b) == contrast(b, a)
    assert 1 <= contrast(a, b) <= 21
    assert contrast(a, a) == 1


def test_a_newspaper_with_nothing_of_its_own_is_given_the_theme_itself(tmp_path: Path) -> None:
    """No folder is made; a theme that is not there is none."""
    laid = lay_theme(THEME, {"OWN_THEME": str(tmp_path / "none")}, tmp_path / "laid")

    assert laid == THEME
    assert not (tmp_path / "laid").exists()
