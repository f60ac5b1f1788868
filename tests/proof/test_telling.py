"""What `./inv proof` prints."""

from newsroom.proof import Fault, Figure, NotRun, tell
from newsroom.proof.kinds import KINDS
from newsroom.proof.site import PrintedPage


def test_figures_stand_in_a_table_and_faults_in_lines() -> None:
    """The worst of each figure with its page; a fault of many pages is told once."""
    findings = [
        Figure("report: in all", "a/index.html", 900, 1024, "bytes"),
        Figure("report: in all", "b/index.html", 2048, 1024, "bytes"),
        Figure("Lighthouse seo", "index.html", 92, 100, "of 100", least=True),
        *(Fault(f"{name}/index.html", "it has no title", "Say one") for name in "abcd"),
        Fault("b/index.html", "report: in all is 2,048, at most 1,024 bytes", "Print less"),
        NotRun("browser", "no Chromium"),
    ]

    lines, is_kept = tell(findings)

    assert lines == [
        "figure                  pages  median  worst      bar  the worst is",
        "report: in all, bytes       2   1,474  2,048  ≤ 1,024  ! b/index.html",
        "Lighthouse seo, of 100      1      92     92    ≥ 100  ! index.html",
        "",
        "a/index.html and 3 others: it has no title. Say one.",
        "b/index.html: report: in all is 2,048, at most 1,024 bytes. Print less.",
        "",
        "2 faults.",
        "not run: browser (no Chromium)",
    ]
    assert not is_kept


def test_a_fault_of_three_pages_names_each() -> None:
    """Only of more than three is the first named, and the others counted."""
    faults = [Fault(f"{name}/index.html", "it has no title", "Say one") for name in "abc"]

    assert tell(faults)[0][1:-2] == [str(fault) for fault in faults]


def test_what_was_not_run_is_no_fault() -> None:
    """But nobody takes it for proved: it is the last line."""
    lines, is_kept = tell([NotRun("browser", "no Chromium"), NotRun("lighthouse", "no node")])

    assert lines == ["", "No fault.", "not run: browser (no Chromium); lighthouse (no node)"]
    assert is_kept


def test_every_kind_of_page_is_known_by_its_address() -> None:
    """In every edition; what stands nowhere else is a standing page."""
    kinds = {
        "index.html": "front",
        "ur/index.html": "front",
        "en/2026/11/23/rain/index.html": "report",
        "section/rajniti/page/2/index.html": "section",
        "topic/index.html": "topics",
        "pa/topic/seb/index.html": "topic",
        "speaker/index.html": "people",
        "author/letter/ka/index.html": "people",
        "speaker/asha/index.html": "speaker",
        "author/asha/page/3/index.html": "author",
        "archive/index.html": "archive",
        "archive/2026/11/index.html": "month",
        "search/index.html": "search",
        "404.html": "404",
        "ur/feeds/index.html": "feeds",
        "about/index.html": "page",
    }

    found = {
        path: PrintedPage(path, "", path[:2] if path[:2] in {"ur", "en", "pa"} else "hi").kind
        for path in kinds
    }

    assert found == kinds
    assert set(kinds.values()) | {"redirect"} == set(KINDS)
