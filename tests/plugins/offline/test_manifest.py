"""How an edition stands on a home screen. Source of the rules: W3C, Web Application Manifest."""

import json
import re
import runpy
from urllib.parse import urljoin

import pytest
from PIL import Image, ImageChops

from plugins.offline.manifest import compose_manifest
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT

HOMES = {"hi": "/", "en": "/en/", "ur": "/ur/", "pa": "/pa/"}


@pytest.mark.parametrize("lang", HOMES)
def test_each_edition_has_a_manifest_in_its_language(sample_site: PrintedSite, lang: str) -> None:
    """Name, language, direction, start; one scope, so that another language stays in the app."""
    front = sample_site.page(HOMES[lang])
    link = front.one("link[@rel='manifest']").attrib["href"]
    manifest = json.loads((sample_site.output / link.lstrip("/")).read_text(encoding="utf-8"))

    assert link == f"{HOMES[lang]}manifest.webmanifest"
    assert manifest["name"] == manifest["short_name"] == front.meta("og:site_name")
    assert manifest["lang"] == lang
    assert manifest["dir"] == front.root.get("dir")
    assert manifest["id"] == manifest["start_url"] == HOMES[lang]
    assert manifest["start_url"].startswith(manifest["scope"])
    assert manifest["display"] in {"standalone", "minimal-ui", "fullscreen", "browser"}
    for colour in ("theme_color", "background_color"):
        assert re.fullmatch("#[0-9a-f]{6}", manifest[colour])


def test_every_page_names_the_manifest_of_its_edition(sample_site: PrintedSite) -> None:
    """And the icon for a home screen that reads no manifest."""
    for path, page in sample_site.pages.items():
        if page.all("meta[@http-equiv='refresh']"):
            continue
        link = page.one("link[@rel='manifest']").attrib["href"]
        assert link == f"{HOMES[page.lang]}manifest.webmanifest", path
        assert page.one("link[@rel='apple-touch-icon']").attrib["href"] == "/theme/icon-192.png"


def test_the_icons_are_what_the_manifest_says(sample_site: PrintedSite) -> None:
    """Each is there, of the size and type that is said, and tiny; a maskable one has its margin."""
    manifest = json.loads((sample_site.output / "manifest.webmanifest").read_text(encoding="utf-8"))

    purposes = set()
    for icon in manifest["icons"]:
        file = sample_site.output / urljoin("https://x/", icon["src"]).removeprefix("https://x/")
        purposes.add((icon["sizes"], icon["purpose"]))
        assert file.stat().st_size < 4096
        if icon["type"] == "image/png":
            with Image.open(file) as picture:
                assert (picture.format, f"{picture.width}x{picture.height}") == (
                    "PNG",
                    icon["sizes"],
                )
                colours = picture.convert("RGB")
        if icon["purpose"] == "maskable":
            assert is_within_a_circle(colours, 0.4)
    assert purposes == {
        ("any", "any"),
        ("192x192", "any"),
        ("512x512", "any"),
        ("512x512", "maskable"),
    }


def is_within_a_circle(picture: Image.Image, radius: float) -> bool:
    """Whether all that is drawn on white lies in a circle about the middle."""
    side = picture.width
    pixels = picture.load()
    assert pixels is not None
    return all(
        pixels[x, y] == (255, 255, 255)
        for x in range(0, side, 4)
        for y in range(0, side, 4)
        if (x - side / 2) ** 2 + (y - side / 2) ** 2 > (radius * side) ** 2
    )


def test_a_site_below_a_path_says_so_everywhere() -> None:
    """Every address has the path; what is not known is left out."""
    made = compose_manifest(
        name='पहाड़ "की" ख़बर',
        description="",
        lang="hi",
        direction="ltr",
        home="/project/",
        root="/project/",
        paper="#ffffff",
    )

    manifest = json.loads(made)
    addresses = [manifest[key] for key in ("id", "start_url", "scope")]
    assert manifest["name"] == 'पहाड़ "की" ख़बर'
    assert "description" not in manifest
    assert all(each.startswith("/project/") for each in addresses)
    assert all(icon["src"].startswith("/project/theme/icon") for icon in manifest["icons"])


@pytest.mark.parametrize(
    ("name", "side", "share"),
    [("icon-192", 192, 1), ("icon-512", 512, 1), ("icon-maskable-512", 512, 0.66)],
)
def test_the_committed_icons_are_those_that_the_script_draws(
    name: str, side: int, share: float
) -> None:
    """Whoever changes the drawing draws them again: ``python theme/draw_icons.py``."""
    draw = runpy.run_path(str(ROOT / "theme/draw_icons.py"))["draw"]
    with Image.open(ROOT / f"theme/static/{name}.png") as committed:
        apart = ImageChops.difference(committed.convert("RGB"), draw(side, share).convert("RGB"))
    assert all(most <= 8 for _, most in apart.getextrema())
