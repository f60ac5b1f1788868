"""What every style of the theme keeps to: its roles are legible, old phones can read it."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.theme.page_inputs import CASES, LANGS, TEMPLATES

Render = Callable[..., str]
CSS = Path(__file__).parents[2] / "theme" / "static" / "css"
SHEETS = {file.name: file.read_text(encoding="utf-8") for file in sorted(CSS.rglob("*.css"))}
TOKENS = SHEETS["tokens.css"]
STYLED = set(re.findall(r"\.([a-z][a-z-]*)", re.sub(r"/\*.*?\*/", "", "".join(SHEETS.values()))))

# Chrome 69 (2018) lacks each of these, and a browser drops the whole rule or declaration that it
# cannot read. What only adds (text-wrap, :has, aspect-ratio, overflow: clip) may stand.
TOO_NEW = re.compile(
    r"@layer|@container|:is\(|:where\(|(?<![\w-])(?:clamp|min|max)\(|(?<![-\w])gap:|float: inline"
    r"|(?:margin|padding|border|inset)-(?:inline|block):|(?<![-\w])inset:|^\s*&",
    re.MULTILINE,
)
TEXT, GRAPHIC = 4.5, 3.0
"""Contrast that WCAG 2.2 asks for: 1.4.3 and 1.4.11."""
PAIRS = [
    *product(("text", "quiet", "link", "signal", "line"), ("paper", "wash"), (TEXT,)),
    *product(("edge", "mast"), ("paper", "wash"), (GRAPHIC,)),
    ("mast", "paper", TEXT),
    ("text", "found", TEXT),
]
LEADINGS = {
    "hi": {"text": (1.67, 1.75), "head": (1.28, 1.32)},
    "pa": {"text": (1.67, 1.75), "head": (1.28, 1.32)},
    "ur": {"text": (2.0, 2.5), "head": (2.0, 2.5)},
}


@pytest.mark.parametrize(
    ("sheet", "rule"),
    [
        ("base.css", r"a, b, h1, h2, h3, li, p, span, time \{ max-width: 100%; \}"),
        ("base.css", r"body \{[^}]*overflow-wrap: break-word"),
        ("tags.css", r"\.tags a \{[^}]*overflow-wrap: anywhere"),
        ("imprint.css", r"\.imprint a \{[^}]*overflow-wrap: anywhere"),
        ("masthead.css", r"\.masthead \.sections a, \.ways a \{[^}]*overflow-wrap: anywhere"),
        ("copy.css", r"\.copy > table, \.copy > pre \{[^}]*overflow-x: auto"),
    ],
)
def test_a_long_word_breaks_wherever_it_stands(sheet: str, rule: str) -> None:
    """Else one address or name makes the whole page scroll sideways on a phone (WCAG 1.4.10)."""
    assert re.search(rule, SHEETS[sheet])


def declared(block: str) -> dict[str, str]:
    """The custom properties of a block."""
    return dict(re.findall(r"--([\w-]+): ([^;]+);", block))


def palettes() -> dict[str, dict[str, str]]:
    """The roles' colours in light and dark, each with every section's own line."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("@media (prefers-contrast")[0]
    found = {}
    for scheme, block in {"light": light, "dark": dark}.items():
        roles = declared(light) | declared(block)
        roles |= declared(re.sub(r"\.[a-z]+ \{.*?\}", "", light))
        roles |= declared(re.sub(r"\.[a-z]+ \{.*?\}", "", block))
        found[scheme] = roles
        for name, line in re.findall(r"\.(majith|haldi|syahi) \{ --line: ([^;]+);", block):
            found[f"{scheme}, {name}"] = roles | {"line": line}
    return found


def luminance(palette: dict[str, str], name: str) -> float:
    """How light a role's colour is (WCAG 2.2, relative luminance)."""
    colour = palette[name]
    while found := re.fullmatch(r"var\(--([\w-]+)\)", colour):
        colour = palette[found[1]]
    short = colour.removeprefix("#")
    full = "".join(sign * 2 for sign in short) if len(short) == len("fff") else short
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("role", "ground", "least"), PAIRS)
@pytest.mark.parametrize("scheme", palettes())
def test_what_is_read_stands_out_from_its_ground(
    scheme: str, role: str, ground: str, least: float
) -> None:
    """In light and dark, on paper and wash, in the colour of each section."""
    palette = palettes()[scheme]

    lights = sorted((luminance(palette, role), luminance(palette, ground)))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= least


def test_each_scheme_and_section_was_tried() -> None:
    """Four colours of a section, neel being the line's own."""
    sections = ("majith", "haldi", "syahi")

    assert set(palettes()) == {
        "light",
        "dark",
        *(f"{scheme}, {name}" for scheme, name in product(("light", "dark"), sections)),
    }


@pytest.mark.parametrize("name", SHEETS)
def test_an_old_phone_can_read_the_style(name: str) -> None:
    """A phone of 2018 that gets no more updates sees the page as it is meant."""
    assert TOO_NEW.findall(SHEETS[name]) == []


@pytest.mark.parametrize("name", SHEETS)
def test_no_script_is_set_against_its_nature(name: str) -> None:
    """Spaced letters break the headstroke, slanted ones do not exist, justified lines gape."""
    css = SHEETS[name]

    assert not re.search(
        r"letter-spacing|justify;|font-style: (italic|oblique)|::first-letter", css
    )
    assert not re.search(r"text-transform|hyphens: auto", css)


@pytest.mark.parametrize("lang", LEADINGS)
def test_lines_stand_as_far_apart_as_their_script_needs(lang: str) -> None:
    """Devanagari and Gurmukhi have marks above and below, Nastaliq falls along its line."""
    block = re.search(rf'\[lang="{lang}"\] \{{(.*?)\}}', TOKENS, re.DOTALL)
    assert block is not None

    for role, (least, most) in LEADINGS[lang].items():
        assert least <= float(declared(block[1])[f"{role}-leading"]) <= most


@pytest.mark.parametrize(
    ("template", "lang", "case"), list(product(TEMPLATES, LANGS, CASES)), ids="-".join
)
def test_a_page_brings_the_rules_of_what_is_on_it(
    render: Render, template: str, lang: str, case: str
) -> None:
    """A class that the theme has rules for is not left bare for want of a part."""
    page = render(template, lang, case)

    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    used = {name for names in re.findall(r'class="([^"]+)"', page) for name in names.split()}
    bare = {name for name in used & STYLED if not re.search(rf"\.{name}\b", style[1])}
    assert bare == set()


def test_every_part_is_named_by_a_page() -> None:
    """A part that no page has is forgotten, but for a font, which the settings ask for."""
    templates = CSS.parents[1] / "templates"
    named = "".join(file.read_text(encoding="utf-8") for file in sorted(templates.glob("*.html")))

    parts = [file.stem for file in sorted((CSS / "parts").glob("*.css"))]
    assert [part for part in parts if f"'{part}'" not in named and f'"{part}"' not in named] == [
        "font-hi"
    ]


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_fetches_no_font(render: Render, template: str) -> None:
    """Unless the newsroom asks for it."""
    assert "@font-face" not in render(template, "hi", "plain")
