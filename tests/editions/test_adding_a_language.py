"""A language more takes one record and one catalogue: no code, no template."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import SCENARIOS
from tests.scenarios.printed import PrintedSite, text_of
from tests.scenarios.run import ROOT, Run, print_edition

RECORD = (
    "from dataclasses import replace",
    "from newsroom.text.languages import LANGUAGES as KNOWN",
    (
        "KNOWN['mr'] = replace(KNOWN['hi'], code='mr', locale='mr_IN', endonym='मराठी', "
        "day_periods=((4, 'सकाळी'), (12, 'दुपारी'), (16, 'संध्याकाळी'), (20, 'रात्री')), "
        "clock='{period} {time} वाजता')"
    ),
)
MASTHEAD = {
    "names": {"hi": "समाचार", "mr": "बातम्या"},
    "desk": "samachar-desk",
    "tag": "n.example,2026",
}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The one report's edition with a version in Marathi beside it."""
    folder = tmp_path_factory.mktemp("marathi")
    content = Path(shutil.copytree(SCENARIOS / "one-report" / "content", folder / "content"))
    theme = Path(shutil.copytree(ROOT / "theme", folder / "theme"))
    shutil.copytree(theme / "locale" / "hi", theme / "locale" / "mr", dirs_exist_ok=True)
    catalogue = theme / "locale" / "mr" / "LC_MESSAGES" / "messages.po"
    text = catalogue.read_text(encoding="utf-8").replace('msgstr "खंड"', 'msgstr "विभाग"')
    catalogue.write_text(text.replace('"Language: hi', '"Language: mr'), encoding="utf-8")
    (content / "reports/2026/11/pani-ka-samay.mr.md").write_text(
        "Title: शहरात पाण्याची नवी वेळ\nId: 20261124-p4n2\nSlug: panyachi-navi-vel\n"
        "Date: 2026-11-24 09:30\nCategory: pradesh\nTags: पाणी\n\n"
        "सोमवारपासून पाणी सकाळी सहा वाजता येईल.\n",
        encoding="utf-8",
    )
    (content / "people/samachar-desk.mr.md").write_text("Name: बातम्या डेस्क\n", encoding="utf-8")
    return print_edition(
        folder, content, above=RECORD, LANGUAGES=("hi", "mr"), THEME=str(theme), MASTHEAD=MASTHEAD
    )


def test_the_new_edition_is_whole(run: Run) -> None:
    """Front page, section, author, topic, archive and feed, each in Marathi."""
    assert run.status == 0, run.err
    site = PrintedSite(run.output)

    assert {path for path in site.pages if path.startswith("mr/")} == {
        "mr/index.html",
        "mr/404.html",
        "mr/offline/index.html",
        "mr/feeds/index.html",
        "mr/2026/11/24/panyachi-navi-vel/index.html",
        "mr/section/pradesh/index.html",
        "mr/author/index.html",
        "mr/author/samachar-desk/index.html",
        "mr/topic/index.html",
        "mr/topic/pani/index.html",
        "mr/archive/index.html",
        "mr/archive/2026/11/index.html",
    }
    assert site.feeds["mr/rss.xml"].findtext("channel/language") == "mr"
    assert [error for page in site.pages.values() for error in page.errors] == []


def test_its_words_dates_and_versions_are_its_own(run: Run) -> None:
    """The catalogue's word, Babel's date, the record's clock, and a closed graph of versions."""
    site = PrintedSite(run.output)
    page = site.page("/mr/2026/11/24/panyachi-navi-vel/")

    assert page.lang == "mr"
    assert page.one("nav[@class='sections']").get("aria-label") == "विभाग"
    assert text_of(page.one("p[@class='byline']/time")) == "24 नोव्हेंबर, 2026, सकाळी 9:30 वाजता"
    assert page.versions == {
        "hi": f"{site.siteurl}/2026/11/24/pani-ka-samay/",
        "mr": page.canonical,
        "x-default": f"{site.siteurl}/2026/11/24/pani-ka-samay/",
    }
    assert site.page(page.versions["hi"]).versions == page.versions
