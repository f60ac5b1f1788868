import errno
import json
import os
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.press.staging import AnotherRunError, ForeignFolderError, Staging

MARK = "This folder is made by ./inv build, which removes what it has not made.\n"

# What a file may be called, so that folders are shared, emptied, and become files.
PLACES = st.sampled_from(["a", "a/b", "a/b/c", "d/e", "d/f", "g", "मेला/index.html"])
TEXTS = st.sampled_from([b"1", b"2", b""])


def _may_stand_together(places: dict[str, bytes]) -> bool:
    return not any(other.startswith(f"{each}/") for each in places for other in places)


EDITIONS = st.dictionaries(PLACES, TEXTS).filter(_may_stand_together)


class CutError(BaseException):
    """The run ends here."""


def print_edition(output: Path, removed: Sequence[str] = (), **pages: str) -> None:
    """Put pages in their places, and take others away."""
    staging = Staging(output)
    staging.open()
    for name, text in pages.items():
        staging.write(f"{name}/index.html", text.encode())
    staging.take_place(removed)


def pages_in(folder: Path) -> dict[str, str]:
    """The pages of an edition by their folder."""
    return {
        file.relative_to(folder).parent.as_posix(): file.read_text()
        for file in folder.rglob("index.html")
    }


def files_in(folder: Path) -> dict[str, bytes]:
    """All files of an edition, without the mark."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and file.name != ".samachar"
    }


def folders_in(folder: Path) -> set[str]:
    """All folders of an edition."""
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_dir()}


def stage(
    output: Path, before: dict[str, bytes], after: dict[str, bytes]
) -> tuple[Staging, list[str]]:
    """What is new or other in ``after``, staged; and what is in it no longer."""
    staging = Staging(output)
    staging.open()
    for place, content in after.items():
        if before.get(place) != content:
            staging.write(place, content)
    return staging, [place for place in before if place not in after]


@contextmanager
def cut_at(number: int) -> Iterator[None]:
    """The run is cut at the n-th change of a name on the disk, before it is made."""
    changes = count(1)

    def watched(change: Callable[..., object]) -> Callable[..., object]:
        def cut(*names: object, **options: object) -> object:
            if next(changes) == number:
                raise CutError
            return change(*names, **options)

        return cut

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "fsync", lambda _: None)  # power is not lost here, and it takes long
        patched.setattr(os, "replace", watched(os.replace))
        for name in ("unlink", "rename", "rmdir"):
            patched.setattr(Path, name, watched(getattr(Path, name)))
        yield


def test_a_first_edition_makes_its_folder(tmp_path: Path) -> None:
    """Above it too; nothing but the output is left, and the output says whose it is."""
    output = tmp_path / "a" / "output"

    print_edition(output, pul="1")

    assert pages_in(output) == {"pul": "1"}
    assert (output / ".samachar").read_text(encoding="utf-8") == MARK
    assert [each.name for each in output.parent.iterdir()] == ["output"]


def test_a_first_edition_is_there_at_once(tmp_path: Path) -> None:
    """The folder in which it was made becomes the output: one rename."""
    output = tmp_path / "output"
    staging = Staging(output)
    staging.open()
    staging.write("pul/index.html", b"1")
    made = staging.folder.stat().st_ino

    staging.take_place()

    assert output.stat().st_ino == made


def test_a_later_edition_changes_what_was_printed_and_no_more(tmp_path: Path) -> None:
    """Whoever copies the output elsewhere by its times copies only what is new."""
    output = tmp_path / "output"
    print_edition(output, pul="1", nal="1", mela="1")
    kept = (output / "pul/index.html").stat()
    staging = Staging(output)
    staging.open()
    written = staging.write("nal/index.html", b"2")

    staging.take_place(["mela/index.html"])

    stands, moved = (output / name / "index.html" for name in ("pul", "nal"))
    assert pages_in(output) == {"pul": "1", "nal": "2"}
    assert (stands.stat().st_ino, stands.stat().st_mtime_ns) == (kept.st_ino, kept.st_mtime_ns)
    assert (moved.stat().st_ino, moved.stat().st_mtime_ns) == (written.st_ino, written.st_mtime_ns)
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_an_edition_in_which_nothing_changed_touches_nothing(tmp_path: Path) -> None:
    """Not even the folder."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    before = output.stat().st_mtime_ns

    print_edition(output)

    assert output.stat().st_mtime_ns == before
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_folders_that_become_empty_go(tmp_path: Path) -> None:
    """And no others."""
    output = tmp_path / "output"
    files = {"2026/11/pul/index.html": b"1", "2026/10/nal/index.html": b"1", "index.html": b"1"}
    staging, _ = stage(output, {}, files)
    staging.take_place()

    print_edition(output, ["2026/11/pul/index.html"])

    assert folders_in(output) == {"2026", "2026/10", "2026/10/nal"}


def test_what_is_gone_already_need_not_be_removed(tmp_path: Path) -> None:
    """Somebody deleted it by hand, with its folder."""
    output = tmp_path / "output"
    print_edition(output, pul="1", nal="1")
    shutil.rmtree(output / "nal")

    print_edition(output, ["nal/index.html"])

    assert pages_in(output) == {"pul": "1"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("mela", "mela/index.html", id="a page becomes a folder"),
        pytest.param("mela/shimla/index.html", "mela", id="a folder becomes a page"),
    ],
)
def test_a_place_may_change_its_kind(tmp_path: Path, before: str, after: str) -> None:
    """As when a second newsroom names its files anew."""
    output = tmp_path / "output"
    for last, this in (({}, {before: b"x"}), ({before: b"x"}, {after: b"x"})):
        staging, removed = stage(output, last, this)
        staging.take_place(removed)

    assert files_in(output) == {after: b"x"}


def test_an_empty_folder_in_the_place_of_a_page_gives_way(tmp_path: Path) -> None:
    """Somebody made it by hand; the run that meets it and the next one come through."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    (output / "nal/index.html/more").mkdir(parents=True)

    print_edition(output, nal="1")

    assert pages_in(output) == {"pul": "1", "nal": "1"}


@settings(max_examples=20, deadline=None)
@given(before=EDITIONS, after=EDITIONS)
def test_a_burst_that_is_cut_anywhere_is_ended(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    """Every file is whole at any time; what is cut before the burst leaves the last edition."""
    for number in count(1):
        output = tmp_path_factory.mktemp("newsroom") / "output"
        first, _ = stage(output, {}, before)
        first.take_place()
        staging, removed = stage(output, before, after)

        is_cut = True
        with suppress(CutError), cut_at(number):
            staging.take_place(removed)
            is_cut = False
        left = files_in(output)
        staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)
        Staging(output).recover()
        ended = files_in(output)

        assert left.items() <= {*before.items(), *after.items()}
        assert before.items() & after.items() <= left.items()
        assert ended == after or (ended == left == before)
        if ended == after:
            assert folders_in(output) == {
                parent.as_posix() for each in after for parent in list(Path(each).parents)[:-1]
            }
        assert (output / ".samachar").is_file()
        if not is_cut:
            break
        print_edition(output)  # the next run finds nothing in its way
        assert files_in(output) == ended
        assert [each.name for each in output.parent.iterdir()] == ["output"]


def test_a_burst_may_be_cut_again_and_again(tmp_path: Path) -> None:
    """The run that ends it is cut itself, each time one step further."""
    output = tmp_path / "output"
    before = {f"{n}/index.html": b"1" for n in range(4)} | {"mela": b"1"}
    after = {f"{n}/index.html": b"2" for n in range(2, 6)} | {"mela/index.html": b"2"}
    first, _ = stage(output, {}, before)
    first.take_place()
    staging, removed = stage(output, before, after)
    with suppress(CutError), cut_at(3):
        staging.take_place(removed)
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)

    for number in range(1, 40):
        with suppress(CutError), cut_at(number):
            Staging(output).recover()

    assert files_in(output) == after
    assert not (output.parent / "output.new" / ".journal").exists()


def test_a_journal_that_was_not_finished_is_no_journal(tmp_path: Path) -> None:
    """Nothing was renamed yet: the last edition stands, and the staged one is thrown away."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging, _ = stage(output, {}, {"nal/index.html": b"1"})
    journal = json.dumps({"removed": ["pul/index.html"], "printed": ["nal/index.html"]})
    (staging.folder / ".journal.part").write_text(journal[: len(journal) // 2])
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)

    Staging(output).recover()
    assert pages_in(output) == {"pul": "1"}

    print_edition(output, mela="1")
    assert pages_in(output) == {"pul": "1", "mela": "1"}
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def test_a_burst_into_an_output_that_is_gone_makes_no_half_edition(tmp_path: Path) -> None:
    """The run was cut, and somebody deleted the output by hand: the next run prints all of it."""
    output = tmp_path / "output"
    print_edition(output, pul="1", nal="1")
    staging, removed = stage(output, {}, {"nal/index.html": b"2", "mela/index.html": b"2"})
    with suppress(CutError), cut_at(3):
        staging.take_place(removed)
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)
    shutil.rmtree(output)

    Staging(output).recover()
    print_edition(output, pul="3", nal="3", mela="3")

    assert pages_in(output) == {"pul": "3", "nal": "3", "mela": "3"}
    assert (output / ".samachar").is_file()


def test_a_journal_in_somebody_else_s_folder_is_let_be(tmp_path: Path) -> None:
    """Only what the press has marked is its own."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    (tmp_path / "output.new").mkdir()
    journal = tmp_path / "output.new" / ".journal"
    journal.write_text(json.dumps({"removed": ["pul/index.html"], "printed": []}))

    Staging(output).recover()

    assert pages_in(output) == {"pul": "1"}
    assert journal.is_file()


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


def test_a_run_knows_what_stands_in_a_place(tmp_path: Path) -> None:
    """Where the same bytes stand already, nothing need be written."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    (output / "mela").mkdir()
    staging = Staging(output)

    stat = (output / "pul/index.html").stat()
    standing = staging.standing("pul/index.html", b"1")
    assert standing is not None
    assert (standing.st_size, standing.st_mtime_ns) == (stat.st_size, stat.st_mtime_ns)
    assert staging.standing("pul/index.html", b"2") is None
    assert staging.standing("pul/index.html", b"12") is None
    assert staging.standing("nal/index.html", b"1") is None
    assert staging.standing("mela", b"1") is None


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


def test_a_folder_of_somebody_else_beside_the_output_is_kept(tmp_path: Path) -> None:
    """The name is a good one for a copy by hand."""
    output, beside = tmp_path / "output", tmp_path / "output.new"
    print_edition(output, pul="1")
    beside.mkdir()
    (beside / "shaadi.jpg").write_bytes(b"x")

    with pytest.raises(ForeignFolderError) as refusal:
        Staging(output).open()

    assert str(refusal.value) == (
        f"'{beside}' holds files that the press did not make. Name an empty folder, or empty this "
        "one yourself."
    )
    assert (beside / "shaadi.jpg").is_file()
    assert pages_in(output) == {"pul": "1"}


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
    assert (tmp_path / "output.new" / "nal%2Findex.html").is_file()

    Staging(output).recover()
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


def test_the_burst_of_another_run_is_left_to_it(tmp_path: Path) -> None:
    """It is not cut: it is at work."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging, removed = stage(output, {}, {"nal/index.html": b"1"})
    with suppress(CutError), cut_at(2):
        staging.take_place(removed)

    with pytest.raises(AnotherRunError) as refusal:
        Staging(output).recover()

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


def test_there_is_mostly_nothing_to_end(tmp_path: Path) -> None:
    """Not before the first edition, not after a good one."""
    output = tmp_path / "output"
    Staging(output).recover()
    assert list(tmp_path.iterdir()) == []

    print_edition(output, pul="1")
    Staging(output).recover()
    assert pages_in(output) == {"pul": "1"}
    assert [each.name for each in tmp_path.iterdir()] == ["output"]


def leave_journal(output: Path, journal: str) -> None:
    """A journal as a run has left it that was cut in its burst."""
    staging = Staging(output)
    staging.open()
    (staging.folder / ".journal").write_text(journal, encoding="utf-8")
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)


def journal_of(*printed: str, removed: Sequence[str] = ()) -> str:
    """The journal of an older program, which looked at no place."""
    return json.dumps({"removed": list(removed), "printed": list(printed)})


HOPELESS = {
    "the mark as a folder": journal_of(".samachar/index.html"),
    "the journal as a page": journal_of(".journal/index.html"),
    "outside": journal_of("../outside/index.html"),
    "outside, to be removed": journal_of(removed=["pul/../../outside.txt"]),
    "from the root": journal_of("/pul/index.html"),
    "no place": journal_of(""),
    "no text": json.dumps({"removed": [], "printed": [1]}),
    "no journal": "[]",
    "half a journal": '{"removed": ["pul/index.html"',
    "another one's": '{"a": 1}',
}


@pytest.mark.parametrize("journal", HOPELESS.values(), ids=HOPELESS)
def test_a_journal_that_no_run_could_end_is_dropped(tmp_path: Path, journal: str) -> None:
    """With a line; the edition stands, and the next one is printed as ever."""
    output = tmp_path / "output"
    (tmp_path / "outside.txt").write_text("mine", encoding="utf-8")
    print_edition(output, pul="1")
    leave_journal(output, journal)

    said = Staging(output).recover()

    assert said.startswith("An earlier run was cut while it put its files into place, and that")
    assert said.endswith("It is dropped; what is missing is printed anew.")
    assert pages_in(output) == {"pul": "1"}
    assert Staging(output).recover() == ""
    print_edition(output, nal="1")
    assert pages_in(output) == {"pul": "1", "nal": "1"}
    assert {each.name for each in tmp_path.iterdir()} == {"output", "outside.txt"}


def test_a_burst_into_the_place_of_a_file_is_dropped(tmp_path: Path) -> None:
    """A file stands where a folder must be: no run makes one of the other."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging, _ = stage(output, {}, {"mela/index.html": b"1"})
    (staging.folder / ".journal").write_text(journal_of("mela/index.html"), encoding="utf-8")
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)
    (output / "mela").write_text("in the way", encoding="utf-8")

    assert "mela" in Staging(output).recover()
    print_edition(output, removed=["mela"], nal="1")

    assert pages_in(output) == {"pul": "1", "nal": "1"}


def test_a_disk_that_is_full_keeps_the_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be ended as soon as there is room."""
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging, _ = stage(output, {}, {"mela/index.html": b"1"})
    (staging.folder / ".journal").write_text(journal_of("mela/index.html"), encoding="utf-8")
    staging._drop_lock()  # noqa: SLF001 (as the kernel does for a run that is killed)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "output")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        with pytest.raises(OSError, match="No space"):
            Staging(output).recover()

    assert Staging(output).recover() == ""
    assert pages_in(output) == {"pul": "1", "mela": "1"}


@pytest.mark.parametrize("length", [20, 150, 220])
def test_a_sign_of_percent_is_a_name_like_any_other(tmp_path: Path, length: int) -> None:
    """Side by side or in folders: files are staged under names in which it means something."""
    place = f"{'a' * length}/50%2F/%25/100%.html"
    output = tmp_path / "output"
    print_edition(output, pul="1")
    staging, _ = stage(output, {}, {place: b"1"})

    staging.take_place()

    assert files_in(output).keys() == {"pul/index.html", place}
