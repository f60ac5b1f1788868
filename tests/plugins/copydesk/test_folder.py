import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistakes
from plugins.copydesk.folder import walk

COLLECTIONS = ("people", "reports")


def write(content: Path, *paths: str) -> None:
    """Make files, each with its own path for a text."""
    for path in paths:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(path, encoding="utf-8")


def walked(content: Path) -> tuple[dict[str, list[str]], list[str]]:
    """The paths that were found, by room, and what was told."""
    mistakes = Mistakes()
    found = walk(content, COLLECTIONS, mistakes)
    paths = {collection: [file.path for file in files] for collection, files in found.items()}
    return paths, [str(mistake) for mistake in mistakes]


def test_copy_is_found_in_its_rooms(tmp_path: Path) -> None:
    """In whatever folders, in the order of their paths, as the disk describes it."""
    write(tmp_path, "reports/2026/11/पुल.md", "reports/2026/10/nal.hi.md", "people/meera.md")

    found = walk(tmp_path, COLLECTIONS, Mistakes())

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


@pytest.mark.parametrize(
    "name",
    [
        *("Thumbs.db", "desktop.ini", "Icon\r", "~$pul.docx", "~WRL0001.tmp", "__MACOSX/pul.md"),
        *(".DS_Store", "._pul.md", ".~lock.pul.md#", "#pul.md#", ".#pul.md", "pul.md~"),
        *(".pul.md.swp", "pul.md.swp", "pul.md.bak", "pul.md.orig", "pul.md___jb_tmp___", "4913"),
        *(".syncthing.pul.md.tmp", "~syncthing~pul.md.tmp", ".dropbox.cache/pul.md", "a.md.part"),
        *(".stversions/pul.md", ".trash/pul.md", ".obsidian/pul.md", "@eaDir/pul.md", ".git/a.md"),
        *("lost+found/pul.md", "$RECYCLE.BIN/pul.md", "System Volume Information/a", ".nfs0001"),
    ],
)
def test_what_systems_leave_is_passed_over(tmp_path: Path, name: str) -> None:
    """No editor has made it, and most do not even see it."""
    write(tmp_path, f"reports/2026/{name}", f"people/{name}", f"drafts/{name}", name)

    assert walked(tmp_path) == ({"people": [], "reports": []}, [])


@pytest.mark.parametrize("name", ["pul.md", "thumbs.md", "icon.md", "a#b.md", "$5.md", "4913.md"])
def test_a_report_is_no_clutter(tmp_path: Path, name: str) -> None:
    """Whatever it is called."""
    write(tmp_path, f"reports/{name}")

    assert walked(tmp_path) == ({"people": [], "reports": [f"reports/{name}"]}, [])


def test_a_link_may_lead_to_another_file_of_copy(tmp_path: Path) -> None:
    """But not out of the content folder."""
    content = tmp_path / "content"
    write(content, "reports/pul.md")
    write(tmp_path, "outside.md", "content-of-others/x.md")
    (content / "reports/inside.md").symlink_to(content / "reports/pul.md")
    (content / "reports/outside.md").symlink_to(tmp_path / "outside.md")
    (content / "reports/beside.md").symlink_to(tmp_path / "content-of-others/x.md")

    paths, told = walked(content)

    assert paths["reports"] == ["reports/inside.md", "reports/pul.md"]
    assert told == [
        f"reports/{name}.md:1: The file is a link out of the content folder. Copy it here."
        for name in ("beside", "outside")
    ]


def test_a_link_to_a_folder_of_copy_is_followed(tmp_path: Path) -> None:
    """Such as last year's reports, in a folder of their own; they are no strays there."""
    write(tmp_path, "archive/2025/pul.md", "archive/2025/more/nal.md", "archive/lost.md")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/2025").symlink_to("../archive/2025")

    paths, told = walked(tmp_path)

    assert paths["reports"] == ["reports/2025/more/nal.md", "reports/2025/pul.md"]
    assert told == [
        (
            "archive/lost.md:1: No file of this name is read here. Move it to one of: people/, "
            "reports/."
        )
    ]


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("../../outside", "a link out of the content folder. Copy it here."),
        ("../../content-of-others", "a link out of the content folder. Copy it here."),
        ("/", "a link out of the content folder. Copy it here."),
        (".", "a link to 'reports/', which is read already. Delete the link."),
        ("..", "a link to the content folder, which is read already. Delete the link."),
        ("11", "a link to 'reports/11/', which is read already. Delete the link."),
        ("../people", "a link to 'people/', which is read already. Delete the link."),
    ],
)
def test_a_link_to_another_folder_is_told(tmp_path: Path, target: str, message: str) -> None:
    """Its reports must not be lost without a word, nor read twice, nor without end."""
    content = tmp_path / "content"
    write(content, "reports/11/pul.md", "people/meera.md")
    write(tmp_path, "outside/x.md", "content-of-others/x.md")
    (content / "reports/link").symlink_to(target)

    paths, told = walked(content)

    assert paths == {"people": ["people/meera.md"], "reports": ["reports/11/pul.md"]}
    assert told == [f"reports/link:1: The folder is {message}"]


def test_links_that_lead_to_each_other_come_to_an_end(tmp_path: Path) -> None:
    """A folder that a link leads to may hold a link to where it came from, or to itself."""
    write(tmp_path, "archive/pul.md")
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a").symlink_to("../archive")
    (tmp_path / "reports/b").symlink_to("../archive")
    (tmp_path / "archive/round").symlink_to("../archive")
    (tmp_path / "archive/back").symlink_to("../reports")
    (tmp_path / "reports/itself.md").symlink_to("itself.md")

    paths, told = walked(tmp_path)

    assert [Path(path).name for path in paths["reports"]] == ["pul.md"]
    assert len(told) == 4
    assert told[-1] == "reports/itself.md:1: The file is a link to nothing. Delete it, or mend it."


def test_a_room_that_lies_elsewhere_is_told(tmp_path: Path) -> None:
    """As any other folder."""
    content = tmp_path / "content"
    write(tmp_path, "elsewhere/pul.md")
    write(content, "people/meera.md")
    (content / "reports").symlink_to("../elsewhere")

    assert walked(content) == (
        {"people": ["people/meera.md"], "reports": []},
        ["reports:1: The folder is a link out of the content folder. Copy it here."],
    )


def test_a_link_to_nothing_is_not_passed_over(tmp_path: Path) -> None:
    """It was a report once."""
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/pul.md").symlink_to(tmp_path / "reports/gone.md")

    _, told = walked(tmp_path)

    assert told == ["reports/pul.md:1: The file is a link to nothing. Delete it, or mend it."]


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    """Nothing would ever come of reading it."""
    (tmp_path / "reports").mkdir()
    os.mkfifo(tmp_path / "reports/pul.md")

    _, told = walked(tmp_path)

    assert told == ["reports/pul.md:1: This is no file. Put a file in its place, or delete it."]


@pytest.mark.parametrize(
    "copy",
    [
        *("pul (conflicted copy).md", "pul (Ram's conflicted copy 2026-11-24).md"),
        *("pul.sync-conflict-20261124-101010-ABCDEFG.md", "pul_conflict-20261124-101010.md"),
        *("pul-MERGE-1.md", "pul_REMOTE_123.md", "pul.orig.md", "pul.bak.md"),
    ],
)
def test_what_a_sync_program_left_is_told(tmp_path: Path, copy: str) -> None:
    """The file that it was made of stays as it is; without that one it is all there is."""
    write(tmp_path, "reports/pul.md", f"reports/{copy}", "reports/11/pul.en.md")
    write(tmp_path, f"reports/11/{copy.removesuffix('.md')}.en.md", f"reports/12/{copy}")

    paths, told = walked(tmp_path)

    assert paths["reports"] == ["reports/11/pul.en.md", f"reports/12/{copy}", "reports/pul.md"]
    assert told == [
        f"reports/{place}:1: The file looks like a copy of '{original}' that a program left beside "
        "it. Take over what is missing there and delete this one; a report of its own needs a name "
        "of its own."
        for place, original in (
            (f"11/{copy.removesuffix('.md')}.en.md", "pul.en.md"),
            (copy, "pul.md"),
        )
    ]


def test_a_copy_of_a_version_is_no_new_language(tmp_path: Path) -> None:
    """It would be read as the language 'en - Copy'."""
    write(tmp_path, "reports/pul.en.md", "reports/pul.en - Copy.md", "reports/yudh-conflict.md")
    write(tmp_path, "reports/yudh.md")

    paths, told = walked(tmp_path)

    assert paths["reports"] == ["reports/pul.en.md", "reports/yudh-conflict.md", "reports/yudh.md"]
    assert [line.partition(" that")[0] for line in told] == [
        "reports/pul.en - Copy.md:1: The file looks like a copy of 'pul.en.md'"
    ]


@pytest.mark.parametrize("copy", ["meera - Copy", "meera (1)", "Copy of meera", "meera copy 2"])
def test_a_copy_of_a_person_is_told(tmp_path: Path, copy: str) -> None:
    """Its name can be nobody's slug; a file that has one says itself whom it is about."""
    write(tmp_path, "people/meera.md", f"people/{copy}.md", "people/meera-2.md")
    write(tmp_path, "people/meera.en.md", f"people/{copy}.en.md", f"reports/{copy}.md")

    paths, told = walked(tmp_path)

    assert paths["people"] == ["people/meera-2.md", "people/meera.en.md", "people/meera.md"]
    assert paths["reports"] == [f"reports/{copy}.md"]
    assert told == [
        f"people/{copy}{language}.md:1: The file looks like a copy of 'meera{language}.md'. Delete "
        "it, or call it by the slug that it is to have."
        for language in (".en", "")
    ]
