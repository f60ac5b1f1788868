"""A version that is not printed now is named by none of the versions that are."""

from pathlib import Path

import pytest

from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import print_edition

VERSIONS = {
    "pul.md": "Title: पुल बंद\nId: 20261124-pq7x\nSlug: pul-band\nDate: 2026-11-24 10:00\n"
    "Category: pradesh\n{}\n\nपुल बंद है।\n",
    "pul.en.md": "Title: Bridge closed\nId: 20261124-pq7x\nSlug: bridge-closed\n"
    "Date: 2026-11-24 10:00\nCategory: pradesh\n{}\n\nThe bridge is closed.\n",
}
HELD_BACK = {
    "draft": "Status: draft",
    "early": "Embargo: 2026-12-01",
    "late": "Expires: 2026-11-24 12:00",
}


@pytest.mark.parametrize("reason", HELD_BACK)
@pytest.mark.parametrize(("held", "lang"), [("pul.md", "en"), ("pul.en.md", "hi")])
def test_a_held_back_version_is_not_named(
    newsdesk: Path, held: str, lang: str, reason: str
) -> None:
    """hreflang, the language links and "in other languages" know only what is printed."""
    for name, copy in VERSIONS.items():
        header = HELD_BACK[reason] if name == held else "Kicker: पुल"
        (newsdesk / "content/reports/2026/11" / name).write_text(
            copy.format(header), encoding="utf-8"
        )
    url = {"hi": "/2026/11/24/pul-band/", "en": "/en/2026/11/24/bridge-closed/"}

    run = print_edition(newsdesk, newsdesk / "content")
    site = PrintedSite(run.output)
    page = site.page(url[lang])

    assert run.status == 0, run.err
    assert page.versions == {lang: page.canonical, "x-default": page.canonical}
    assert page.all("nav[@class='versions']") == []
    hidden = url["hi" if lang == "en" else "en"].strip("/")
    for path in site.files:
        assert hidden not in path
        assert hidden.encode() not in (site.output / path).read_bytes(), path
