from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.mistakes import Mistakes
from plugins.copydesk.folder import walk

ROOMS = ("people", "reports")


def write(content: Path, *paths: str) -> None:
    """Make files, each with its own path for a text."""
    for path in paths:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(path, encoding="utf-8")


def walked(content: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The paths that were found, by room, and what was told."""
    mistakes = Mistakes()
    found = walk(content, ROOMS, mistakes)
    paths = {room: [file.path for file in files] for room, files in found.items()}
    return paths, [str(mistake) for mistake in mistakes]


def test_copy_is_found_in_its_rooms(tmp_path: Path) -> None:
    """In whatever folders, in the order of their paths, as the disk describes it."""
    write(tmp_path, "reports/2026/11/पुल.md", "reports/2026/10/nal.hi.md", "people/meera.md")

    found = walk(tmp_path, ROOMS, Mistakes())

    (meera,) = found["people"]
    stat = (tmp_path / meera.path).stat()
    assert (meera.path, meera.size) == ("people/meera.md", len("people/meera.md"))
    assert (meera.mtime_ns, meera.ctime_ns) == (stat.st_mtime_ns, stat.st_ctime_ns)
    assert [file.path for file in found["reports"]] == [
        "reports/2026/10/nal.hi.md",
        "reports/2026/11/पुल.md",
    ]


@given(st.lists(st.text("ab-. ", min_size=1, max_size=3).map("x".__add__), max_size=6, unique=True))
def test_the_order_is_that_of_folders_and_names(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    """As Python sorts paths: a folder's files stand together, on every disk."""
    content = tmp_path_factory.mktemp("content")
    write(content, *(f"reports/{name}/{inner}.md" for name in names for inner in ("b", "a")))
    write(content, *(f"reports/{name}.md" for name in names))

    paths, told = walked(content)

    there = sorted((content / "reports").rglob("*.md"))
    assert told == []
    assert paths["reports"] == [file.relative_to(content).as_posix() for file in there]


def test_an_empty_newsroom_has_no_copy(tmp_path: Path) -> None:
    """Rooms may be missing, or be files."""
    (tmp_path / "people").write_text("x")

    assert walked(tmp_path) == ({"people": [], "reports": []}, [])


def test_an_editor_s_own_files_are_passed_over(tmp_path: Path) -> None:
    """What begins with a dot or ends in a tilde, in a room or beside it."""
    write(
        tmp_path, "reports/.pul.md.swp", "reports/.pul.md", "reports/pul.md~", "reports/a/.nal.md"
    )
    write(tmp_path, ".git/x.md", ".x.md", "drafts/.x/y.md", "images/pul.png", "README.md")
    write(tmp_path, "front.hi.md", "addresses.tsv")

    assert walked(tmp_path) == ({"people": [], "reports": []}, [])


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("reports/pul.txt", "Only '.md' files stand in 'reports/'. Save its text as 'pul.md'."),
        ("reports/a/pul", "Only '.md' files stand in 'reports/'. Save its text as 'pul.md'."),
        ("people/a.MD", "Only '.md' files stand in 'people/'. Call it 'a.md'."),
        ("people/a.JPG", "Only '.md' files stand in 'people/'. Move it to content/images/."),
        (
            "front.md",
            "No file of this name is read here. Call it by its language, such as 'front.hi.md'.",
        ),
        ("a.md", "No file of this name is read here. Move it to one of: people/, reports/."),
        (
            "report/11/a.md",
            (
                "No file of this name is read here; did you mean 'reports'? Move it to one of: "
                "people/, reports/."
            ),
        ),
        (
            "images/front.hi.md",
            "No file of this name is read here. Move it to one of: people/, reports/.",
        ),
    ],
)
def test_what_stands_in_the_wrong_place_is_told(tmp_path: Path, path: str, message: str) -> None:
    """A report in a misspelt folder must not be lost."""
    write(tmp_path, path)

    assert walked(tmp_path) == ({"people": [], "reports": []}, [f"{path}:1: {message}"])


def test_a_link_may_lead_to_another_file_of_copy(tmp_path: Path) -> None:
    """But not out of the content folder; one to a folder or to nothing is none."""
    content = tmp_path / "content"
    write(content, "reports/pul.md")
    write(tmp_path, "outside.md", "content-of-others/x.md")
    (content / "reports/inside.md").symlink_to(content / "reports/pul.md")
    (content / "reports/outside.md").symlink_to(tmp_path / "outside.md")
    (content / "reports/beside.md").symlink_to(tmp_path / "content-of-others/x.md")
    (content / "reports/folder.md").symlink_to(content / "people")
    (content / "people").mkdir()

    paths, told = walked(content)

    assert paths["reports"] == ["reports/inside.md", "reports/pul.md"]
    assert told == [
        f"reports/{name}.md:1: The file is a link out of the content folder. Copy it here."
        for name in ("beside", "outside")
    ]


def test_a_link_to_nothing_is_not_passed_over(tmp_path: Path) -> None:
    """It was a report once; the press tells what the disk says of it."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/pul.md").symlink_to(tmp_path / "reports/gone.md")

    with pytest.raises(FileNotFoundError) as refusal:
        walk(tmp_path, ROOMS, Mistakes())

    assert refusal.value.filename == str(tmp_path / "reports/pul.md")
