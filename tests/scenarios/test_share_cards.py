"""The picture that networks show with a link: which page has which, and when it is drawn."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from newsroom.proof.crawlers.structured import nodes_of
from tests.conftest import PrintScenario, needs_fribidi
from tests.scenarios.printed import PrintedPage, PrintedSite
from tests.scenarios.run import ROOT, Run, pelican, print_edition, write_settings

pytestmark = needs_fribidi

HOST = "https://samachar.example"
CROP = re.compile(rf"{HOST}/images/pul-[0-9a-f]{{10}}-(\d+x\d+)\.jpg")
REPORT = "/2026/11/24/pani-ka-samay/"
NO_FRIBIDI = ("from PIL import features", "features.check = lambda name: name != 'fribidi'")
LACK = (
    "Share cards are not drawn: the FriBiDi library is missing, and without it Hindi would be "
    "misspelt. Install it ('apt-get install libfribidi0') and build again."
)
HINDI = {"LANGUAGES": ("hi",)}


@pytest.fixture(scope="module")
def site(print_scenario: PrintScenario) -> PrintedSite:
    """An edition in each of the four languages."""
    return PrintedSite(print_scenario("four-languages").output)


def card_of(page: PrintedPage) -> str:
    """The place of the picture that a page is shown with."""
    return page.meta("og:image").removeprefix(f"{HOST}/")


def cards(run: Run) -> dict[str, bytes]:
    """The cards that were printed, by name."""
    return {file.name: file.read_bytes() for file in (run.output / "cards").glob("*")}


def print_again(newsdesk: Path, **settings: object) -> Run:
    """Print what the desk has now, on the ground of what was printed."""
    run = print_edition(newsdesk, newsdesk / "content", **settings)  # type: ignore[arg-type]
    assert run.status == 0, run.err
    return run


def write_title(newsdesk: Path, title: str) -> None:
    """Give the report another headline."""
    file = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    _, _, rest = file.read_text(encoding="utf-8").partition("\n")
    file.write_text(f"Title: {title}\n{rest}", encoding="utf-8")


def test_each_page_is_shown_with_a_card(site: PrintedSite, print_scenario: PrintScenario) -> None:
    """A report with its own, any other page with its edition's; and no card is left over."""
    output = print_scenario("four-languages").output
    shown = {path: card_of(page) for path, page in site.pages.items()}

    assert set(shown.values()) == {f"cards/{file.name}" for file in (output / "cards").iterdir()}
    for path, page in site.pages.items():
        is_report = page.meta("og:type") == "article"
        begins = f"cards/{'2026' if is_report else page.lang}"
        assert shown[path].startswith(begins), path
        assert f".{page.lang}." in f".{shown[path].removeprefix('cards/')}"
        with Image.open(output / shown[path]) as card:
            assert card.size == (1200, 630)
            assert page.meta("og:image:type") == f"image/{(card.format or '').lower()}"
        assert (page.meta("og:image:width"), page.meta("og:image:height")) == ("1200", "630")
        assert page.meta("twitter:card") == "summary_large_image"


def test_a_card_is_described_for_those_who_do_not_see_it(site: PrintedSite) -> None:
    """A report's by its headline, an edition's by name and motto."""
    report = site.page("/ur/2026/11/24/pul-par-vahan/")

    assert report.meta("og:image:alt") == "".join(report.one("h1").itertext())
    assert site.page("/").meta("og:image:alt") == "समाचार: हर बात, नाम के साथ"


def test_open_graph_names_the_languages_of_a_page(site: PrintedSite) -> None:
    """Its own, and those of its other versions."""
    page = site.page("/en/2026/11/24/bridge-closed-to-lorries/")

    others = [
        each.attrib["content"]
        for each in page.all("meta")
        if each.get("property") == "og:locale:alternate"
    ]
    assert page.meta("og:locale") == "en_IN"
    assert others == ["hi_IN", "ur_IN", "pa_IN"]


def test_search_engines_are_given_the_picture_and_not_the_card(site: PrintedSite) -> None:
    """In 16:9, 4:3 and 1:1, each as it stands on the site."""
    page = site.page("/2026/11/24/pul-par-vahan/")

    article, trail = nodes_of(page)
    crops = [CROP.fullmatch(each) for each in article["image"]]
    assert [crop and crop[1] for crop in crops] == ["32x18", "24x18", "18x18"]
    assert all(site.file_behind(site.own(each)) for each in article["image"])
    assert "image" not in trail


def test_a_new_headline_makes_a_new_card(newsdesk: Path) -> None:
    """Under a new address, so that no network shows the old one; the old file goes."""
    before = cards(print_again(newsdesk))
    write_title(newsdesk, "पानी अब शाम को")

    after = cards(print_again(newsdesk))

    assert len(before) == len(after) == 2
    assert len(before.keys() & after.keys()) == 1


def test_a_new_text_leaves_the_card_alone(newsdesk: Path) -> None:
    """What it does not show does not change it, on whatever way the edition is printed."""
    before = cards(print_again(newsdesk))
    file = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nएक और बात।\n", encoding="utf-8")

    run = print_again(newsdesk)

    assert cards(run) == before
    assert card_of(PrintedSite(run.output).page(REPORT)).removeprefix("cards/") in before


def test_a_machine_without_fribidi_draws_no_card(newsdesk: Path) -> None:
    """Rather none than misspelt Hindi: the editor is told what to install."""
    shutil.rmtree(newsdesk / "output")

    without = print_again(newsdesk, above=NO_FRIBIDI)
    page = PrintedSite(without.output).page(REPORT)
    again = print_again(newsdesk, above=NO_FRIBIDI)
    mended = print_again(newsdesk)

    assert without.said == again.said == [LACK]
    assert not (newsdesk / "content/cards").exists()
    assert page.meta("og:image") == ""
    assert page.meta("twitter:card") == "summary"
    assert mended.said == []
    assert len(cards(mended)) == 2


def test_without_a_card_a_report_is_shown_with_its_picture(tmp_path: Path) -> None:
    """As long as this machine draws none."""
    content = ROOT / "tests/scenarios/four-languages/content"

    run = print_edition(tmp_path, content, above=NO_FRIBIDI, LANGUAGES=("hi", "en", "ur", "pa"))
    page = PrintedSite(run.output).page("/2026/11/24/pul-par-vahan/")

    assert run.status == 0
    crop = CROP.fullmatch(page.meta("og:image"))
    assert crop
    assert crop[1] == "32x18"
    assert page.meta("og:image") == nodes_of(page)[0]["image"][0]
    assert (run.output / card_of(page)).is_file()
    assert not (run.output / "cards").exists()


def test_a_run_that_changes_nothing_loads_nothing_to_draw_with(newsdesk: Path) -> None:
    """PIL.Image is loaded by docutils, which Pelican loads; what draws letters is not."""
    shutil.rmtree(newsdesk / "output")
    told = (
        "import atexit",
        "drawing = ('PIL.ImageFont', 'PIL.features', 'plugins.cards.drawing')",
        "atexit.register(lambda: print(*[name for name in drawing if name in sys.modules]))",
    )
    drawing = "PIL.ImageFont PIL.features plugins.cards.drawing"
    conf = write_settings(newsdesk, newsdesk / "content", above=told)
    command = (newsdesk / "content", "-s", conf)

    first = pelican(*command, output=newsdesk / "output")
    second = pelican(*command, output=newsdesk / "output")
    write_title(newsdesk, "पानी अब शाम को")
    third = pelican(*command, output=newsdesk / "output")

    assert [run.status for run in (first, second, third)] == [0, 0, 0]
    assert [run.out.splitlines()[-1] for run in (first, second, third)] == [
        drawing,
        "",
        drawing,
    ]


def test_one_worker_and_two_draw_the_same_cards(
    tmp_path: Path, print_scenario: PrintScenario
) -> None:
    """To the byte."""
    content = ROOT / "tests/scenarios/four-languages/content"

    one = print_edition(tmp_path, content, PRESS={"workers": 1})

    assert one.status == 0
    assert cards(one) == cards(print_scenario("four-languages"))
    assert len(cards(one)) == 11


def test_checking_the_copy_draws_nothing(newsdesk: Path) -> None:
    """Nor does it complain of what the machine lacks."""
    shutil.rmtree(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content", above=NO_FRIBIDI, CHECK_ONLY=True)

    assert (run.status, run.said) == (0, [])
    assert not list(newsdesk.glob(".samachar/cards/*.png"))


def test_editions_may_go_without(tmp_path: Path) -> None:
    """CARDS says which have cards; one that is not printed is a slip."""
    content = ROOT / "tests/scenarios/four-languages/content"

    run = print_edition(tmp_path / "some", content, CARDS={"languages": ("en",)})
    wrong = print_edition(tmp_path / "wrong", content, CARDS={"languages": ("mr",)})

    assert {name.split(".")[-3] for name in cards(run)} == {"en"}
    assert PrintedSite(run.output).page("/").meta("og:image") == ""
    assert wrong.said[0] == (
        "conf.py:6: CARDS['languages'] names 'mr', which LANGUAGES does not. Correct it or take "
        "it out."
    )


def test_an_edition_whose_script_has_no_font_goes_without(tmp_path: Path) -> None:
    """And the editor is told so."""
    theme = Path(shutil.copytree(ROOT / "theme", tmp_path / "theme"))
    (theme / "fonts/arab-head.ttf").unlink()
    content = ROOT / "tests/scenarios/four-languages/content"

    run = print_edition(tmp_path, content, THEME=str(theme), CARDS={"languages": ("en", "ur")})

    assert run.said == [
        "The 'ur' edition has no share cards: theme/fonts/ has no font for its script, Arab."
    ]
    assert {name.split(".")[-3] for name in cards(run)} == {"en"}
