"""Where, when and how an edition is printed shows in none of its bytes."""

import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Self

import pytest

from tests.incremental.runs import ROOT
from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import Tree, assert_same, read_tree

LATER = timedelta(days=400, hours=7)


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """The edition as it is printed here and now."""
    desk = SmallNewsroom(tmp_path_factory.mktemp("here"))
    desk.build_well()
    return desk.tree()


def in_time_zone(name: str) -> Callable[[], None]:
    """The machine's own time zone."""

    def set_up() -> None:
        os.environ["TZ"] = name
        time.tzset()

    return set_up


def later() -> None:
    """The machine's clock is far ahead, for whatever asks it."""

    class Like(type):
        def __instancecheck__(cls, value: object) -> bool:
            return isinstance(value, cls.__bases__[0])

    class Day(date, metaclass=Like):
        def __new__(cls, *args: int) -> date:  # type: ignore[misc]
            return date(*args)

        @classmethod
        def today(cls) -> date:  # type: ignore[override]
            return date.today() + LATER  # noqa: DTZ011 (the machine's own day)

    class Moment(datetime, metaclass=Like):
        def __new__(cls, *args: int, **more: int) -> datetime:  # type: ignore[misc]
            return datetime(*args, **more)  # type: ignore[arg-type]  # noqa: DTZ001

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.fromtimestamp(clock() + LATER.total_seconds(), tz)

    clock = time.time
    time.time = lambda: clock() + LATER.total_seconds()
    own = [
        module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in {"newsroom", "plugins"}
    ]
    for module in own:
        for name, value in list(vars(module).items()):
            if value is datetime:
                setattr(module, name, Moment)
            if value is date:
                setattr(module, name, Day)


@pytest.mark.parametrize("zone", ["America/St_Johns", "Pacific/Kiritimati", "UTC"])
def test_the_machine_s_time_zone_does_not_show(desk: SmallNewsroom, here: Tree, zone: str) -> None:
    """The newsroom's own does."""
    run = desk.build(in_time_zone(zone))

    assert run.status == 0, run.err
    assert_same(desk.tree(), here, zone)


def test_the_machine_s_clock_does_not_show(desk: SmallNewsroom, here: Tree) -> None:
    """The edition's time is given."""
    run = desk.build(later)

    assert run.status == 0, run.err
    assert_same(desk.tree(), here, "400 days later")


def test_the_order_of_files_on_the_disk_does_not_show(tmp_path: Path, here: Tree) -> None:
    """A folder lists its files as it likes."""
    desk = SmallNewsroom(tmp_path / "another place" / "ख़बर")
    files = [path for path in desk.content.rglob("*") if path.is_file()]
    contents = {path: path.read_bytes() for path in files}
    for path in files:
        path.unlink()
    random.Random(7).shuffle(files)  # noqa: S311 (an order, no secret)
    for path in files:
        path.write_bytes(contents[path])

    run = desk.build(_list_backwards)

    assert run.status == 0, run.err
    assert_same(desk.tree(), here, "another folder, files in another order")


def _list_backwards() -> None:
    """Folders list their files the other way round."""
    listdir, scandir = os.listdir, os.scandir

    class Backwards:
        def __init__(self, *args: str) -> None:
            self._found = scandir(*args)
            self._entries = iter(sorted(self._found, key=lambda each: each.name, reverse=True))

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            self._found.close()

        def __iter__(self) -> "Backwards":
            return self

        def __next__(self) -> "os.DirEntry[str]":
            return next(self._entries)

        def close(self) -> None:
            self._found.close()

    os.listdir = lambda *args: sorted(listdir(*args), reverse=True)  # type: ignore[assignment]
    os.scandir = Backwards  # type: ignore[assignment]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_the_seed_of_hashes_does_not_show(desk: SmallNewsroom, here: Tree, seed: str) -> None:
    """A process of its own, twice: the second on the ground of the first."""
    command = [sys.executable, "-m", "pelican", str(desk.content)]
    command += ["-s", str(desk.conf), "-o", str(desk.output)]
    for hash_seed in (seed, str(int(seed) + 1)):
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert_same(read_tree(desk.output), here, f"PYTHONHASHSEED={hash_seed}")
    assert "; 0 of " in done.stdout


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> SmallNewsroom:
    """So many reports that workers are worth their while, in two languages."""
    desk = SmallNewsroom(tmp_path_factory.mktemp("many"))
    for number in range(220):
        day, lang = number % 28 + 1, ".en" if number % 5 == 0 else ""
        desk.write(
            f"reports/2026/09/din-{number}{lang}.md",
            f"Title: {'Report' if lang else 'ख़बर'} {number}\n"
            f"Id: 202609{day:02}-{number // 28 + 2}aaa\nSlug: din-{number}\n"
            f"Date: 2026-09-{day:02} 08:00\nCategory: {'pradesh' if number % 2 else 'khel'}\n"
            "Tags: मौसम = mausam\nSpeakers: kamla-verma\n\n"
            "धूप *खिली*, RTI।\n\n[पुल]({filename}/reports/2026/11/pul.md)\n",
        )
    desk.set_settings(PRESS={"workers": 1})
    return desk


@pytest.mark.parametrize(
    "workers",
    [
        {"workers": 2},
        pytest.param({"workers": 3}, marks=pytest.mark.slow),
        {"workers": 2, "executor": "fork"},
        pytest.param({"workers": 2, "executor": "threads"}, marks=pytest.mark.slow),
        {"workers": 2, "executor": "spawn"},
    ],
    ids=lambda workers: "-".join(map(str, workers.values())),
)
def test_the_workers_do_not_show(many: SmallNewsroom, workers: dict[str, object]) -> None:
    """One process, some, threads: the same files, clean and on the ground of an edit."""
    many.forget_all()
    many.set_settings(PRESS={"workers": 1})
    alone = many.clean()
    many.set_settings(PRESS=workers)

    first = many.build()
    assert first.status == 0, first.err
    assert_same(many.tree(), alone.tree, f"printed clean with {workers}")
    many.set_settings(PRESS={"workers": 1})
    again = many.build_well()

    assert again.printed == 0
    assert_same(many.tree(), alone.tree, f"printed with {workers}, then alone")


_CLUSTER = """
from distributed import Client, LocalCluster


def executor():
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    return Client(cluster).get_executor(pure=False)
"""


@pytest.mark.slow
def test_a_cluster_does_not_show(many: SmallNewsroom) -> None:
    """Two workers of Dask, on this machine: the same files as without."""
    pytest.importorskip("distributed", reason="needs requirements/cluster.txt")
    many.forget_all()
    many.set_settings(PRESS={"workers": 1})
    alone = many.clean()
    (many.folder / "cluster.py").write_text(_CLUSTER, encoding="utf-8")
    many.set_settings(PRESS={"workers": 2, "executor": "cluster.executor"})

    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", str(many.conf), "-o", str(many.output)],
        cwd=many.folder,
        env={**os.environ, "PYTHONPATH": f"{ROOT}:{many.folder}", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert_same(many.tree(), alone.tree, "printed by a cluster")
