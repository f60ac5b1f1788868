"""A font that a newsroom sends along: asked for in the settings, and for one language."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import SCENARIOS
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT, print_edition

FONTS = ROOT / "theme" / "static" / "fonts"
LARGEST = 35 * 1024  # bytes of a weight


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> PrintedSite:
    """Four languages under a path; the Hindi edition has a font."""
    siteurl = "https://samachar.example/khabar"
    run = print_edition(
        tmp_path_factory.mktemp("fonts"),
        SCENARIOS / "four-languages" / "content",
        WEB_FONTS=("hi",),
        SITEURL=siteurl,
    )
    assert run.status == 0, run.err
    return PrintedSite(run.output, siteurl)


def test_the_edition_of_the_language_names_a_font_that_is_there(site: PrintedSite) -> None:
    """Under the path of the site, with its licence beside it; a page in English names none."""
    hindi = site.page("/khabar/").one("style").text or ""
    english = site.page("/khabar/en/").one("style").text or ""

    urls = re.findall(r'url\("(/khabar/[^"]+)"\)', hindi)
    assert len(urls) == 2  # regular and bold
    assert all(site.file_behind(url) for url in urls)
    assert "theme/fonts/OFL.txt" in site.files
    assert "@font-face" not in english


def test_a_font_takes_the_place_of_one_that_is_as_wide(site: PrintedSite) -> None:
    """The reader's own comes first; until ours is there, spaces and digits have its measure."""
    style = site.page("/khabar/").one("style").text or ""
    rules = re.findall(r"@font-face\{(.*?)\}", style)
    ours = [rule for rule in rules if "url(" in rule]
    near = [rule for rule in rules if "url(" not in rule]

    assert len(ours) == 2
    assert all("font-display:swap" in rule and "unicode-range:" in rule for rule in ours)
    assert all(rule.index("local(") < rule.index("url(") for rule in ours)
    assert near
    for rule in near:
        for metric in ("size-adjust", "ascent-override", "descent-override", "line-gap-override"):
            assert f"{metric}:" in rule
    used = re.search(r"\[lang\]\{font-family:var\(--(\w+)\)", style)  # names are made short
    assert used
    *_, faces = re.findall(rf'\[lang="hi"\]\{{--{used[1]}:([^;}}]*)', style)
    assert faces.index('"Noto Sans Devanagari"') < faces.index('"Samachar Devanagari"')


def test_without_the_setting_no_font_is_printed(sample_site: PrintedSite) -> None:
    """Neither a rule nor a file."""
    assert [path for path in sample_site.files if "fonts" in path] == []


def test_a_language_without_a_font_is_told(newsdesk: Path) -> None:
    """Nastaliq is 150 KB a weight; the theme has none."""
    run = print_edition(newsdesk, newsdesk / "content", WEB_FONTS=("hi", "ur"))

    assert run.status == 1
    assert run.said[0] == (
        "conf.py:6: WEB_FONTS names 'ur', for which the theme has no font. Take it out; "
        "docs/settings.md says how a font is added."
    )


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.woff2")), ids=lambda file: file.stem)
def test_a_font_is_no_larger_than_it_need_be(file: Path) -> None:
    """It is WOFF2 and stays under its limit."""
    assert file.read_bytes()[:4] == b"wOF2"
    assert file.stat().st_size <= LARGEST


@pytest.mark.parametrize("word", ["क्षत्रिय", "हिन्दी", "द्वितीय", "र्कि", "ज़्यादा", "क्‍ष"])
@pytest.mark.parametrize("weight", ["400", "700"])
def test_a_font_joins_its_letters(tmp_path: Path, weight: str, word: str) -> None:
    """HarfBuzz finds every sign, and makes fewer of them than were written."""
    ttlib = pytest.importorskip("fontTools.ttLib")
    pytest.importorskip("brotli")
    shaper = shutil.which("hb-shape")
    if shaper is None:
        pytest.skip("hb-shape is not here")
    font = ttlib.TTFont(FONTS / f"noto-sans-devanagari-{weight}.woff2")
    font.flavor = None
    font.save(tmp_path / "font.ttf")

    command = [shaper, "--no-glyph-names", "--no-positions", str(tmp_path / "font.ttf"), word]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    signs = [sign.partition("=")[0] for sign in said.strip("[]\n").split("|")]

    assert "0" not in signs
    assert len(signs) < len(word)
