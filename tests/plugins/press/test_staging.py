import os
import signal
from pathlib import Path

import pytest

from plugins.press.staging import AnotherRunError, ForeignFolderError, Staging


def print_edition(output: Path, **pages: str) -> None:
    """Put an edition in the place of the last one."""
    staging = Staging(output)
    staging.open()
    for name, text in pages.items():
        staging.write(f"{name}/index.html", text.encode())
    staging.take_place()


def pages_in(folder: Path) -> dict[str, str]:
    """The pages of an edition by their folder."""
    return {
        file.relative_to(folder).parent.as_posix(): file.read_text()
        for file in folder.rglob("index.html")
    }


def test_a_first_edition_makes_its_folder(tmp_path: Path) -> None:
    """Above it too; nothing but the output is left."""
    output = tmp_path / "a" / "output"

    print_edition(output, pul="1")

    assert pages_in(output) == {"pul": "1"}
    assert [each.name for each in output.parent.iterdir()] == ["output"]


def test_an_edition_replaces_the_last_one_whole(tmp_path: Path) -> None:
    """What is no longer printed is gone."""
    output = tmp_path / "output"
    print_edition(output, pul="1", nal="1")

    print_edition(output, pul="2")

    assert pages_in(output) == {"pul": "2"}
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_readers_see_the_last_edition_until_the_new_one_is_whole(tmp_path: Path) -> None:
    """A page that is written changes nothing yet, and an edition given up never does."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging = Staging(output)
    staging.open()
    staging.write("pul/index.html", b"2")

    assert pages_in(output) == {"pul": "1"}
    staging.abandon()
    assert pages_in(output) == {"pul": "1"}
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_an_empty_folder_may_be_the_output(tmp_path: Path) -> None:
    """Somebody made it for that."""
    output = tmp_path / "output"
    output.mkdir()

    print_edition(output, pul="1")

    assert pages_in(output) == {"pul": "1"}


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    """Whoever names a wrong folder must not lose it."""
    output = tmp_path / "photos"
    output.mkdir()
    (output / "shaadi.jpg").write_bytes(b"x")

    with pytest.raises(ForeignFolderError) as refusal:
        Staging(output).open()

    assert str(refusal.value) == (
        f"'{output}' holds files that the press did not make. Name an empty folder, or empty this "
        "one yourself."
    )
    assert (output / "shaadi.jpg").is_file()
    assert [each.name for each in tmp_path.iterdir()] == ["photos"]


@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_an_output_that_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    """A link would be replaced by a folder, and whoever made it would wonder."""
    output, target = tmp_path / "output", tmp_path / "target"
    if kind == "file":
        output.write_text("x")
    else:
        if kind == "link":
            print_edition(target, pul="1")
        output.symlink_to(target)
    before = sorted(each.name for each in tmp_path.iterdir())

    with pytest.raises(ForeignFolderError) as refusal:
        Staging(output).open()

    assert str(refusal.value) == f"'{output}' is no folder. Name another for the output."
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def killed(output: Path, *, abandoning: bool = False) -> None:
    """A run that prints half a page and is killed: there, or when it has begun to tidy up."""
    child = os.fork()
    if child == 0:
        staging = Staging(output)
        staging.open()
        staging.write("nal/index.html", b"half")
        if abandoning:
            (staging.folder / "nal" / "index.html").unlink()  # the mark is the last to go
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)


def test_a_run_that_was_killed_while_printing_leaves_no_trace(tmp_path: Path) -> None:
    """The half edition is thrown away by the next run; the lock went with the killed one."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    killed(output)
    assert (tmp_path / "output.new" / "nal" / "index.html").is_file()

    print_edition(output, pul="2")

    assert pages_in(output) == {"pul": "2"}
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_a_run_that_was_killed_while_tidying_up_leaves_no_trace(tmp_path: Path) -> None:
    """What it was throwing away is thrown away by the next run."""
    output = tmp_path / "output"
    killed(output, abandoning=True)

    print_edition(output, pul="2")

    assert pages_in(output) == {"pul": "2"}


def test_a_run_beside_another_run_is_refused(tmp_path: Path) -> None:
    """Each would clear away what the other prints; the first goes on as if alone."""
    output = tmp_path / "output"
    first, second = Staging(output), Staging(output)
    first.open()
    first.write("pul/index.html", b"1")

    with pytest.raises(AnotherRunError) as refusal:
        second.open()
    second.abandon()
    first.take_place()

    assert str(refusal.value) == (f"Another run is making '{output}' now. Wait until it has ended.")
    assert pages_in(output) == {"pul": "1"}


@pytest.mark.parametrize("end", ["take_place", "abandon"])
def test_a_run_after_another_run_is_let_in(tmp_path: Path, end: str) -> None:
    """In one process too, as when the newsroom serves its drafts."""
    output = tmp_path / "output"
    first = Staging(output)
    first.open()
    getattr(first, end)()

    print_edition(output, pul="2")

    assert pages_in(output) == {"pul": "2"}


def test_a_run_that_was_killed_between_the_renames_is_repaired(tmp_path: Path) -> None:
    """The next one puts the last edition back before all else, even if it fails itself."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    output.rename(tmp_path / "output.last")

    Staging(output).recover()

    assert pages_in(output) == {"pul": "1"}
    assert not (tmp_path / "output.last").exists()


def test_there_is_mostly_nothing_to_repair(tmp_path: Path) -> None:
    """Not before the first edition, not after a good one; a stranger's folder is no edition."""
    output = tmp_path / "output"
    Staging(output).recover()
    assert not output.exists()

    (tmp_path / "output.last").mkdir()
    (tmp_path / "output.last" / "shaadi.jpg").write_bytes(b"x")
    Staging(output).recover()
    assert not output.exists()

    print_edition(tmp_path / "other", pul="1")
    Staging(tmp_path / "other").recover()
    assert pages_in(tmp_path / "other") == {"pul": "1"}


@pytest.mark.parametrize("name", ["output.new", "output.last"])
def test_a_folder_of_somebody_else_beside_the_output_is_kept(tmp_path: Path, name: str) -> None:
    """The names are good ones for a copy by hand."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    (tmp_path / name).mkdir()
    (tmp_path / name / "shaadi.jpg").write_bytes(b"x")

    with pytest.raises(ForeignFolderError) as refusal:
        Staging(output).open()

    assert str(refusal.value) == (
        f"'{tmp_path / name}' holds files that the press did not make. Name an empty folder, or "
        "empty this one yourself."
    )
    assert (tmp_path / name / "shaadi.jpg").is_file()
    assert pages_in(output) == {"pul": "1"}


def test_a_run_that_was_killed_after_the_renames_is_tidied_up(tmp_path: Path) -> None:
    """The new edition stands; only the old one is left over."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    output.rename(tmp_path / "output.last")
    print_edition(tmp_path / "other", pul="2")
    (tmp_path / "other").rename(output)

    Staging(output).open()

    assert pages_in(output) == {"pul": "2"}
    assert not (tmp_path / "output.last").exists()
