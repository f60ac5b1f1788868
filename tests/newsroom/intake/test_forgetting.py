"""Whoever is taken out of the newsroom goes whole, and takes nobody along."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.intake import plan_forgetting

ROOT = Path(__file__).parents[3]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Three people and two reports that name them."""
    for slug, name in {"asha": "आशा", "asha-rani": "आशा रानी", "mira": "मीरा"}.items():
        write(tmp_path / f"people/{slug}.md", f"Name: {name}\nSlug: {slug}\n\n")
    write(tmp_path / "people/asha.en.md", "Name: Asha\n\n")
    write(tmp_path / "reports/2026/11/base.md", "Title: क\nSpeakers: आशा; मीरा\n\nपाठ\n")
    write(tmp_path / "reports/2026/12/pul.md", "Title: ख\nSpeakers: आशा\n\nपाठ\n")
    return tmp_path


def write(file: Path, text: str) -> None:
    """A file of copy."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def bytes_of(content: Path) -> dict[str, bytes]:
    """All files with what they hold."""
    return {str(each): each.read_bytes() for each in content.rglob("*") if each.is_file()}


@pytest.mark.parametrize(
    "word",
    [
        *("*", "?sha", "[am]*", "**", "asha*", "a/../asha", "./asha", "../reports/2026/11/base"),
        *(
            "../people/asha",
            "/asha",
            "asha.md",
            "asha.en",
            ".",
            "..",
            "",
            "ASHA",
            "asha ",
            "asha\n",
        ),
        *("आशा", "ash", "asha-", "-", "--help"),
    ],
)
def test_only_a_whole_slug_names_someone(content: Path, word: str) -> None:
    """No pattern and no path does; nothing is touched."""
    before = bytes_of(content)

    with pytest.raises(ValueError, match=r"^There is no one of the slug '"):
        plan_forgetting(word, content)

    assert bytes_of(content) == before


def test_a_plan_tells_and_touches_nothing(content: Path) -> None:
    """Its editor is asked in between."""
    before = bytes_of(content)

    plan = plan_forgetting("asha", content)

    assert list(plan) == [
        "reports/2026/11/base.md: taken out of its header",
        "reports/2026/12/pul.md: taken out of its header",
        "people/asha.en.md: deleted",
        "people/asha.md: deleted",
    ]
    assert bytes_of(content) == before


def test_others_stay(content: Path) -> None:
    """Also one whose slug begins the same."""
    plan_forgetting("asha", content).carry_out()

    assert {each.name for each in (content / "people").iterdir()} == {"asha-rani.md", "mira.md"}
    report = (content / "reports/2026/11/base.md").read_text(encoding="utf-8")
    assert report == "Title: क\nSpeakers: मीरा\n\nपाठ\n"


@pytest.mark.parametrize(
    "raw", [b"Title: \xff\n\nx", b"\nTitle: x\n\ny", b"<<<<<<< HEAD\nTitle: x\n"]
)
def test_a_report_that_cannot_be_read_stops_it(content: Path, raw: bytes) -> None:
    """Nobody could say that the name has gone from there."""
    (content / "reports/2026/12/pul.md").write_bytes(raw)
    before = bytes_of(content)

    with pytest.raises(ValueError, match=r"^reports/2026/12/pul\.md:1: .*\nNothing was changed\.$"):
        plan_forgetting("asha", content)

    assert bytes_of(content) == before


def test_a_disk_that_fills_up_half_way_loses_nothing(content: Path) -> None:
    """The second report finds no room: then neither is written, and the person is still there."""
    long = "Title: ख\nSpeakers: आशा\n\n" + "पाठ\n" * 2000
    write(content / "reports/2026/12/pul.md", long)
    before = bytes_of(content)
    script = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from newsroom.intake import plan_forgetting\n"
        "plan = plan_forgetting('asha', Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "try: plan.carry_out()\n"
        "except OSError as error: sys.exit(f'no room: {error.strerror}')\n"
    )

    run = subprocess.run(
        [sys.executable, "-c", script, content],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert run.stderr.startswith("no room: "), run.stderr
    assert bytes_of(content) == before
