from zoneinfo import ZoneInfo

import pytest

from newsroom.engine.mistakes import Mistakes
from newsroom.records.front_matter import parse_front_matter
from newsroom.records.report import Tag
from newsroom.records.source_file import source_name
from plugins.copydesk.markdown import MarkdownRenderer
from plugins.copydesk.reports import REPORT_KEYS, ReportReader
from plugins.copydesk.settings import Settings

JAL = Tag("जल", latin="jal")
SURAKSHA = Tag("सड़क सुरक्षा", latin="sadak-suraksha")
DESK = ReportReader(("hi", "ur"), "hi", ZoneInfo("Asia/Kolkata"), Settings(), MarkdownRenderer())


@pytest.mark.parametrize(
    ("written", "tags"),
    [
        ("", ()),
        ("जल, सड़क सुरक्षा = sadak", (JAL, Tag("सड़क सुरक्षा", "sadak"))),
        ("जल, नल; सड़क", (Tag("जल, नल", latin="jal-nal"), Tag("सड़क", latin="sadak"))),
        ("जल; सड़क सुरक्षा;; जल", (JAL, SURAKSHA)),
        ("شملہ = shimla؛ پانی=pani", (Tag("شملہ", "shimla"), Tag("پانی", "pani"))),
        ("پانی", (Tag("پانی"),)),
        ("सड़क\tसुरक्षा;  सड़क \u2028 सुरक्षा ", (SURAKSHA,)),
    ],
)
def test_a_tag_is_one_name_on_one_line(written: str, tags: tuple[Tag, ...]) -> None:
    """The address book keeps it between tabs; white space within it would break the book."""
    path = "reports/2026/11/a.md"
    header = parse_front_matter(f"Title: क\nTags: {written}\n\nपाठ", path, REPORT_KEYS, Mistakes())

    report = DESK.read(header, source_name(path, "hi"), Mistakes())

    assert report.header.tag_names == tags
