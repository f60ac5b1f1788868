"""Killed, on a full disk, without a worker, twice at once: what readers get is whole."""

import os
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.incremental.faults import (
    CUT,
    Points,
    cut_at,
    die_as_worker,
    fill_disk_at,
    fill_store,
    hold_at,
)
from tests.incremental.runs import Run
from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import Tree, assert_same, assert_whole, read_tree, times

REPORTS = "reports/2026/11/"
NEW = (
    "Title: नई ख़बर\nId: 20261124-cccc\nSlug: nayi\nDate: 2026-11-24 11:00\n"
    "Category: khel\nTags: शिमला\nSpeakers: kamla-verma\n\nपाठ।\n"
)


def turn_the_page(desk: SmallNewsroom) -> None:
    """An edit that changes files, adds some and takes some away; or takes all of that back."""
    if (desk.content / REPORTS / "nayi.md").exists():
        desk.delete_story(f"{REPORTS}nayi.md")
        desk.write(f"{REPORTS}daam.md", NEW.replace("nayi", "daam").replace("cccc", "dddd"))
        desk.set_header(f"{REPORTS}nal.md", Title="पानी का नया समय")
    else:
        desk.write(f"{REPORTS}nayi.md", NEW)
        if (desk.content / REPORTS / "daam.md").exists():
            desk.delete_story(f"{REPORTS}daam.md")
        desk.set_header(f"{REPORTS}nal.md", Title="पानी सुबह")


def left_by(desk: SmallNewsroom) -> Tree:
    """What readers would get after a cut: the output, or the last one until the next run."""
    return read_tree(desk.output if desk.output.exists() else desk.last)


def assert_mended(desk: SmallNewsroom, story: str) -> None:
    """The next run prints what a clean one does, and leaves nothing beside."""
    run = desk.build()
    assert run.status == 0, f"{story}\nthe next run: {run.err}"
    assert_same(desk.tree(), desk.clean().tree, f"{story}\nthe next run: {run.out}")
    beside = {path.name for path in desk.folder.glob("output*")}
    assert beside <= {"output", "output.store"}, f"{story}\n{beside}"


def assert_told(run: Run, story: str) -> None:
    """A run that could not print says so in a line of its own, without a traceback."""
    assert run.status == 1, f"{story}: status {run.status}\n{run.err}"
    assert "Traceback" not in run.err, f"{story}\n{run.err}"
    # The mistake and its sum; perhaps, before them, that nothing can be remembered.
    assert len(run.said) in {2, 3}, f"{story}\n{run.err}"
    assert "The program itself failed" not in run.err, f"{story}\n{run.err}"


def spread(total: int, number: int) -> list[int]:
    """Some points: a few from all over, and the last ones, where the output changes."""
    last = range(max(1, total - number // 2), total + 1)
    some = range(1, total + 1, max(1, total * 2 // number))
    return sorted({*some, *last})


def points_of(desk: SmallNewsroom) -> int:
    """How many points there are in a run that turns the page."""
    turn_the_page(desk)
    points = Points(desk.folder / "tally")
    assert desk.build(points).status == 0
    return points.counted()


def cut_and_mend(desk: SmallNewsroom, number: int, *, is_clean: bool = False) -> int:
    """Turn the page, cut the run at a point, look at what it left, print again."""
    old = desk.tree()
    turn_the_page(desk)
    new = desk.clean().tree
    if is_clean:
        shutil.rmtree(desk.store, ignore_errors=True)
    story = f"cut at point {number}"

    run = desk.build(cut_at(number, desk.folder / "tally"))

    assert run.status in {0, CUT}, f"{story}: status {run.status}\n{run.err}"
    assert_whole(left_by(desk), old, new, story)
    assert_mended(desk, story)
    return run.status


def test_a_run_that_is_cut_leaves_whole_files(printed_desk: SmallNewsroom) -> None:
    """Old or new, and the next run puts all right: at some points."""
    total = points_of(printed_desk)
    points = spread(total, 12)

    statuses = [cut_and_mend(printed_desk, number) for number in points]

    assert statuses.count(CUT) >= len(points) // 2


@pytest.mark.slow
@pytest.mark.parametrize("is_clean", [False, True], ids=["on the last run's ground", "clean"])
def test_a_run_may_be_cut_anywhere(printed_desk: SmallNewsroom, *, is_clean: bool) -> None:
    """At every point there is, until it comes through; a clean one, which has many, at some."""
    number, status = 1, CUT
    while status == CUT:
        status = cut_and_mend(printed_desk, number, is_clean=is_clean)
        number += 7 if is_clean else 1

    assert number > 5


def test_a_run_may_be_cut_twice(printed_desk: SmallNewsroom) -> None:
    """The run that mends is cut itself, and the one after that."""
    desk = printed_desk
    total = points_of(desk)
    old = desk.tree()
    turn_the_page(desk)
    new = desk.clean().tree

    for number in (total - 3, total // 2, 2, total - 5):
        desk.build(cut_at(number, desk.folder / "tally"))
        assert_whole(left_by(desk), old, new, f"cut at point {number}")

    assert_mended(desk, "cut four times")


def test_a_cut_and_then_a_mistake_leave_whole_files(printed_desk: SmallNewsroom) -> None:
    """A run that may not print still leaves an edition that stands."""
    desk = printed_desk
    total = points_of(desk)
    old = desk.tree()
    turn_the_page(desk)
    new = desk.clean().tree

    desk.build(cut_at(total - 4, desk.folder / "tally"))
    desk.set_header(f"{REPORTS}bus.md", Category="pardesh")
    failed = desk.build()
    left = desk.tree()
    desk.set_header(f"{REPORTS}bus.md", Category="pradesh")

    assert failed.status == 1
    assert_whole(left, old, new, "a cut, then a mistake")
    assert_mended(desk, "a cut, then a mistake")


@pytest.mark.parametrize("ms", [20, 60, 100, 140])
def test_a_run_may_be_killed_at_any_time(printed_desk: SmallNewsroom, ms: int) -> None:
    """With every process that it has forked."""
    desk = printed_desk
    old = desk.tree()
    turn_the_page(desk)
    new = desk.clean().tree

    started = desk.start()
    time.sleep(ms / 1000)
    started.kill()

    assert_whole(left_by(desk), old, new, f"killed after {ms} ms")
    assert_mended(desk, f"killed after {ms} ms")


# Disks


@pytest.mark.slow
def test_a_full_disk_is_told(printed_desk: SmallNewsroom) -> None:
    """From whatever point on: in one line, and the next run with room prints all."""
    desk = printed_desk
    total = points_of(desk)
    failures = 0
    for number in spread(total, 10):
        old = desk.tree()
        turn_the_page(desk)
        new = desk.clean().tree
        story = f"full from point {number} of {total} on"

        run = desk.build(fill_disk_at(number, desk.folder / "tally"))

        left = left_by(desk)
        assert_whole(left, old, new, story)
        if run.status == 0:
            assert_same(left, new, f"{story}\n{run.out}{run.err}")
        else:
            failures += 1
            assert_told(run, story)
            assert left == old or "Nothing was printed" not in run.err, story
        assert_mended(desk, story)

    assert failures


def test_a_file_that_may_not_grow_is_told(printed_desk: SmallNewsroom) -> None:
    """A limit of the system, met by whatever writes: Python or SQLite."""
    desk = printed_desk
    old = desk.tree()
    desk.add_to_theme("static/css/base.css", ".x { color: red }\n")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))  # bytes

    run = desk.build(limit)

    assert_told(run, "no file above 4096 bytes")
    assert desk.tree() == old
    assert_mended(desk, "no file above 4096 bytes")


def test_a_store_without_room_costs_only_time(printed_desk: SmallNewsroom) -> None:
    """The edition is printed, and a line says that nothing is remembered."""
    desk = printed_desk
    turn_the_page(desk)

    run = desk.build(fill_store)

    assert run.status == 0, run.err
    assert "Traceback" not in run.err
    assert len(run.said) == 1, run.err
    assert_same(desk.tree(), desk.clean().tree, run.out + run.err)
    assert_mended(desk, "a store without room")


def test_a_file_in_the_place_of_the_store_costs_only_time(printed_desk: SmallNewsroom) -> None:
    """Nothing can be kept in it; the edition is printed all the same."""
    desk = printed_desk
    shutil.rmtree(desk.store, ignore_errors=True)
    desk.store.write_text("somebody's notes", encoding="utf-8")
    turn_the_page(desk)

    run = desk.build()

    assert run.status == 0, run.err
    assert desk.store.read_text(encoding="utf-8") == "somebody's notes"
    assert len(run.said) == 1, run.err
    assert_same(desk.tree(), desk.clean().tree, run.out + run.err)


@contextmanager
def mounted(folder: Path, size: str) -> Iterator[None]:
    """A disk of its own at a folder; the test is skipped where it may not be had."""
    folder.mkdir(parents=True, exist_ok=True)
    if os.geteuid() != 0 or not _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder):
        pytest.skip("needs the right to mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _mount(*arguments: str | Path) -> bool:
    if shutil.which("mount") is None:
        return False
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False)
    return done.returncode == 0


@pytest.mark.slow
def test_a_disk_that_is_really_full(desk: SmallNewsroom) -> None:
    """A stylesheet changes every page; there is no room for them beside the old ones."""
    disk = desk.folder / "disk"
    with mounted(disk, "64m"):
        desk.print_into(disk)
        desk.build_well()
        old = desk.tree()
        used = sum(shutil.disk_usage(disk)[1:2])
        assert _mount("-o", f"remount,size={used + 64 * 1024}", disk)
        desk.add_to_theme("static/css/base.css", ".x { color: red }\n")
        new = desk.clean().tree

        run = desk.build()

        assert_told(run, "a full disk")
        assert_whole(left_by(desk), old, new, "a full disk")
        assert _mount("-o", "remount,size=64m", disk)
        desk.build_well()
        assert_same(desk.tree(), new, "a disk that was full")


@pytest.mark.slow
def test_a_disk_that_may_only_be_read(desk: SmallNewsroom) -> None:
    """The edition on it stands."""
    disk = desk.folder / "disk"
    with mounted(disk, "64m"):
        desk.print_into(disk)
        desk.build_well()
        old = desk.tree()
        turn_the_page(desk)
        assert _mount("-o", "remount,ro", disk)

        run = desk.build()

        assert_told(run, "a disk that may only be read")
        assert desk.tree() == old
        assert _mount("-o", "remount,rw", disk)
        desk.build_well()
        assert_same(desk.tree(), desk.clean().tree, "a disk that could only be read")


@pytest.mark.slow
@pytest.mark.parametrize("options", ["size=8k", "ro"])
def test_a_store_on_a_bad_disk_costs_only_time(printed_desk: SmallNewsroom, options: str) -> None:
    """Full, or only to be read: printed, and one line."""
    desk = printed_desk
    shutil.rmtree(desk.store, ignore_errors=True)
    with mounted(desk.store, "8k"):
        assert _mount("-o", f"remount,{options}", desk.store)
        turn_the_page(desk)

        run = desk.build()

        assert run.status == 0, run.err
        assert len(run.said) == 1, run.err
        assert_same(desk.tree(), desk.clean().tree, run.out + run.err)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_that_may_not_be_written_is_told(printed_desk: SmallNewsroom) -> None:
    """By its owner's wish."""
    desk = printed_desk
    old = desk.tree()
    turn_the_page(desk)
    desk.folder.chmod(0o555)
    desk.output.chmod(0o555)
    try:
        run = desk.build()
    finally:
        desk.folder.chmod(0o755)
        desk.output.chmod(0o755)

    assert_told(run, "an output that may not be written")
    assert desk.tree() == old


# Workers, editors, and other runs


@pytest.mark.parametrize("share", [0.0, 0.5, 0.8], ids=["early", "in the middle", "late"])
def test_what_is_saved_while_the_press_runs_is_in_the_next_edition(
    printed_desk: SmallNewsroom, share: float
) -> None:
    """Not one byte longer, and perhaps after the press has read the file."""
    desk = printed_desk
    point = max(1, int(points_of(desk) * share))
    turn_the_page(desk)
    reached, go_on = desk.folder / "reached", desk.folder / "go-on"
    first = desk.start(hold_at(point, desk.folder / "tally", reached, go_on))
    wait_for(reached)

    text = desk.read(f"{REPORTS}bus.md")
    desk.write(f"{REPORTS}bus.md", text.replace("रोज़ चलेगी", "रोज़ रुकेगी"))
    desk.draw("pul.png", "purple")
    desk.add_to_theme("templates/page.html", "<!-- x -->")
    go_on.touch()
    done = first.wait()

    assert desk.read(f"{REPORTS}bus.md") != text
    assert done.status == 0, done.err
    assert_mended(desk, f"saved at point {point}")


def wait_for(file: Path) -> None:
    """Wait until a run has made a file."""
    until = time.monotonic() + 20
    while not file.exists():
        assert time.monotonic() < until, f"{file.name} is not there"
        time.sleep(0.01)


@pytest.fixture
def large_desk(desk: SmallNewsroom) -> SmallNewsroom:
    """So many reports that workers print them."""
    for number in range(220):
        day = number % 28 + 1
        desk.write(
            f"reports/2026/09/din-{number}.md",
            f"Title: ख़बर {number}\nId: 202609{day:02}-{number // 28 + 2}aaa\nSlug: din-{number}\n"
            f"Date: 2026-09-{day:02} 08:00\nCategory: pradesh\n\nधूप खिली।\n",
        )
    desk.set_settings(PRESS={"workers": 2}, EDITIONS={"list_length": 50})
    desk.build_well()
    return desk


@pytest.mark.parametrize("after", [0, 0.03], ids=["at once", "in the middle"])
def test_a_worker_that_dies_is_told(large_desk: SmallNewsroom, after: float) -> None:
    """For want of memory, say. The last edition stands, and the next run prints."""
    desk = large_desk
    before = (desk.tree(), times(desk.output))
    desk.add_to_theme("static/css/base.css", ".x { color: red }\n")
    forked = desk.folder / "forked"

    run = desk.build(die_as_worker(after, forked))

    assert forked.exists(), "no worker was forked"
    assert_told(run, "a worker died")
    assert "worker" in run.said[0].lower()
    assert (desk.tree(), times(desk.output)) == before
    assert_mended(desk, "a worker died")


@pytest.mark.slow
def test_workers_that_outlive_the_press_spoil_nothing(large_desk: SmallNewsroom) -> None:
    """The press alone is killed; the next run begins while its workers still write."""
    desk = large_desk
    desk.add_to_theme("static/css/base.css", ".x { color: red }\n")
    for ms in (150, 300):
        turn_the_page(desk)
        old_run = desk.start()
        time.sleep(ms / 1000)
        os.kill(old_run.pid, signal.SIGKILL)

        run = desk.build()
        old_run.wait()

        if run.status == 0:
            assert_same(desk.tree(), desk.clean().tree, f"killed after {ms} ms, alone")
        else:
            assert_told(run, f"killed after {ms} ms, alone")
        assert_mended(desk, f"killed after {ms} ms, alone")


def test_another_run_at_the_same_time_is_told(printed_desk: SmallNewsroom) -> None:
    """The second gives way, and touches nothing; the first comes through."""
    desk = printed_desk
    middle = points_of(desk) // 2
    turn_the_page(desk)
    reached, go_on = desk.folder / "reached", desk.folder / "go-on"
    first = desk.start(hold_at(middle, desk.folder / "tally", reached, go_on))
    wait_for(reached)
    before = left_by(desk)

    second = desk.build_beside()
    after = left_by(desk)
    go_on.touch()
    done = first.wait()

    assert_told(second, "another run")
    assert "run" in second.said[0]
    assert after == before
    assert done.status == 0, done.err
    assert_same(desk.tree(), desk.clean().tree, done.out)
    assert_mended(desk, "another run at the same time")


def test_two_runs_that_begin_together(printed_desk: SmallNewsroom) -> None:
    """One at least comes through; what stands is the edition."""
    desk = printed_desk
    for _ in range(2):
        turn_the_page(desk)

        first = desk.start()
        second = desk.build_beside()
        runs = [first.wait(), second]

        assert {run.status for run in runs} <= {0, 1}, [run.err for run in runs]
        assert any(run.status == 0 for run in runs), [run.err for run in runs]
        assert_same(desk.tree(), desk.clean().tree, "two runs at once")
        assert_mended(desk, "two runs at once")
