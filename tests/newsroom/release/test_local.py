"""Publishing to a folder: readers see one whole release, always."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from newsroom.release import Receipt, Refused, Withdrawal, read_build, target_at

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
REPOSITORY = Path(__file__).resolve().parents[3]


# Another publisher, at work until its input ends.
HOLDER = """
import fcntl, sys

with open(sys.argv[1], "a") as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    print(flush=True)
    sys.stdin.read()
"""


def write(folder: Path, pages: dict[str, str]) -> Path:
    """Make ``folder`` a build that holds exactly these pages, written in place as a build does."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in pages:
            path.unlink()
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def pages(folder: Path) -> dict[str, str]:
    """Return what a reader finds in a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def publish(build: Path, site: Path, *, keep: int = 5, minute: int = 0) -> Receipt:
    """Publish a build, so many minutes after noon."""
    now = NOON + timedelta(minutes=minute)
    return target_at(str(site)).publish(read_build(build), keep=keep, now=now)


def releases(site: Path) -> list[str]:
    """Return all that lies in the folder of releases, leftovers included."""
    return sorted(path.name for path in (site / "releases").iterdir() if path.suffix != ".replaces")


@pytest.fixture
def build(tmp_path: Path) -> Path:
    """Return a build of three pages."""
    return write(
        tmp_path / "output",
        {"index.html": "मुखपृष्ठ", "2026/11/24/barish/index.html": "बारिश", "rss.xml": "<rss/>"},
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder to publish to, which is not there yet."""
    return tmp_path / "site"


def test_a_first_release_is_the_build(build: Path, site: Path) -> None:
    """Readers find what was built, under a name that tells when it was published."""
    receipt = publish(build, site)

    assert pages(site / "current") == pages(build)
    assert receipt.release.startswith("20261124T120000Z-")
    assert (site / "current").readlink() == Path("releases") / receipt.release
    assert (receipt.files, receipt.new, receipt.changed, receipt.gone) == (3, 3, 0, 0)
    assert str(receipt).startswith(f"Published {receipt.release}: 3 files, all new; ")


def test_a_smallest_site_is_one_page(tmp_path: Path, site: Path) -> None:
    """A front page is enough."""
    publish(write(tmp_path / "output", {"index.html": "x"}), site)

    assert pages(site / "current") == {"index.html": "x"}


def test_the_receipt_counts_what_changed(build: Path, site: Path) -> None:
    """New, changed and gone are told against the release that readers saw before."""
    first = publish(build, site)
    write(build, {"index.html": "नया मुखपृष्ठ", "rss.xml": "<rss/>", "a.html": "अ", "b.html": "आ"})

    second = publish(build, site, minute=1)

    assert pages(site / "current") == pages(build)
    assert second.replaced == first.release
    assert (second.files, second.new, second.changed, second.gone) == (4, 2, 1, 1)
    assert f"{second.release}: 4 files; 2 new, 1 changed, 1 gone; " in str(second)


def test_an_unchanged_file_is_stored_once(build: Path, site: Path) -> None:
    """Releases share equal files with each other, and none with the build."""
    first = publish(build, site)
    write(build, {**pages(build), "index.html": "नया"})
    second = publish(build, site, minute=1)

    old, new = site / "releases" / first.release, site / "releases" / second.release
    assert (old / "rss.xml").samefile(new / "rss.xml")
    assert not (old / "index.html").samefile(new / "index.html")
    assert not any((new / name).samefile(build / name) for name in pages(build))


def test_a_later_build_in_place_changes_no_release(build: Path, site: Path) -> None:
    """What is published stays as it was when the build's files are written over."""
    publish(build, site)
    before = pages(site / "current")

    write(build, dict.fromkeys(pages(build), "written over"))

    assert pages(site / "current") == before


def test_a_published_file_cannot_be_written_by_mistake(build: Path, site: Path) -> None:
    """Its bytes may be those of other releases too."""
    publish(build, site)

    assert not (site / "current" / "index.html").stat().st_mode & 0o222


def test_without_hard_links_files_are_copied(
    build: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that knows no hard links costs room, nothing else; a copy is not a change."""
    publish(build, site)
    write(build, {**pages(build), "index.html": "नया"})

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    receipt = publish(build, site, minute=1)

    assert pages(site / "current") == pages(build)
    assert (receipt.new, receipt.changed, receipt.gone) == (0, 1, 0)


def test_nothing_changed_makes_no_release(build: Path, site: Path) -> None:
    """Publishing the same build again leaves readers and releases alone."""
    first = publish(build, site)

    again = publish(build, site, minute=1)

    assert releases(site) == [first.release]
    assert str(again) == f"Nothing has changed: {first.release} stays, with its 3 files."


@pytest.mark.parametrize(
    "name",
    [
        "a b.html",
        "a\nb.html",
        "शिमला/मौसम.html",
        "-rf.html",
        "'\"$(x)`.html",
        ".well-known/x",
        "* ?",
    ],
)
def test_file_names_are_only_names(name: str, build: Path, site: Path) -> None:
    """Spaces, line ends, signs and scripts in a name are published like any other."""
    write(build, {**pages(build), name: "पाठ"})

    publish(build, site)
    write(build, {**pages(build), "index.html": "नया"})
    publish(build, site, minute=1)

    assert pages(site / "current") == pages(build)


def test_a_name_that_is_not_utf8_is_published(build: Path, site: Path) -> None:
    """The disk's names are bytes."""
    name = os.fsdecode(b"\xff.txt")
    write(build, {**pages(build), name: "x"})

    publish(build, site)

    assert (site / "current" / name).read_text(encoding="utf-8") == "x"


def test_an_empty_build_is_sent_back(tmp_path: Path, site: Path) -> None:
    """A build that failed half-way must not blank the site."""
    (tmp_path / "output").mkdir()

    with pytest.raises(Refused) as refusal:
        publish(tmp_path / "output", site)

    assert str(refusal.value) == f"{tmp_path}/output: no index.html, so no site. Build it again."
    assert not site.exists()


def test_a_missing_build_is_sent_back(tmp_path: Path, site: Path) -> None:
    """Nothing was built."""
    with pytest.raises(Refused) as refusal:
        publish(tmp_path / "output", site)

    assert str(refusal.value) == f"{tmp_path}/output: there is no build here. Build the site first."


def test_a_broken_build_is_sent_back_with_all_that_is_wrong(build: Path, site: Path) -> None:
    """Links would tie a release to what is outside it, and an empty page is nobody's wish."""
    (build / "secret").symlink_to("/etc/passwd")
    (build / "folder").symlink_to("/etc")
    (build / "en").mkdir()
    (build / "en/index.html").touch()
    (build / "en/a\nb").symlink_to("nowhere")
    os.mkfifo(build / "pipe")

    with pytest.raises(Refused) as refusal:
        publish(build, site)

    assert str(refusal.value) == "\n".join(
        (
            f"{build}/en/a\\nb: a symbolic link. Put a file in its place.",
            f"{build}/en/index.html: an empty page. Build the site again.",
            f"{build}/folder: a symbolic link. Put a file in its place.",
            f"{build}/pipe: not a file. Put a file in its place.",
            f"{build}/secret: a symbolic link. Put a file in its place.",
        )
    )


@pytest.mark.parametrize("place", ["output", "output/site", "content/site", "."])
def test_a_site_in_or_round_the_copy_is_sent_back(place: str, build: Path, tmp_path: Path) -> None:
    """The next build would publish the site within itself, or remove it."""
    site = tmp_path / place
    target = target_at(str(site), apart_from=[tmp_path / "content"])

    with pytest.raises(Refused, match=r": in or round .+\. Publish to a folder of its own\.$"):
        target.publish(read_build(build), keep=5, now=NOON)

    assert not (site / "current").exists()


def test_a_real_folder_named_current_is_left_alone(build: Path, site: Path) -> None:
    """Somebody put it there."""
    (site / "current").mkdir(parents=True)

    with pytest.raises(Refused) as refusal:
        publish(build, site)

    message = f"{site}/current: not a publisher's link. Move it away, then publish again."
    assert str(refusal.value) == message


def test_a_link_to_elsewhere_is_left_alone(build: Path, site: Path, tmp_path: Path) -> None:
    """Somebody put it there."""
    site.mkdir()
    (site / "current").symlink_to(tmp_path)

    with pytest.raises(Refused) as refusal:
        publish(build, site)

    message = f"{site}/current: leads to {tmp_path}, no release. Remove it, then publish again."
    assert str(refusal.value) == message


def test_a_link_that_leads_nowhere_is_mended(build: Path, site: Path) -> None:
    """A release that somebody removed by hand is no reason not to publish."""
    first = publish(build, site)
    subprocess.run(["rm", "-r", str(site / "releases" / first.release)], check=True)

    publish(build, site, minute=1)

    assert pages(site / "current") == pages(build)


def test_an_unknown_kind_of_address_is_sent_back() -> None:
    """Rather than made a folder of that name."""
    with pytest.raises(Refused) as refusal:
        target_at("ssh://server/site")

    message = "there is no publishing to ssh yet. Name a folder of this machine."
    assert str(refusal.value) == f"ssh://server/site: {message}"


def test_going_back_shows_the_release_before(build: Path, site: Path) -> None:
    """One step back, and one more, until there is none."""
    editions = {}
    for minute, text in enumerate(("एक", "दो", "तीन")):
        write(build, {"index.html": text})
        editions[publish(build, site, minute=minute).release] = text
    one, two, three = editions
    target = target_at(str(site))

    assert target.go_back() == Withdrawal(release=two, withdrawn=three)
    assert pages(site / "current") == {"index.html": "दो"}
    assert target.go_back() == Withdrawal(release=one, withdrawn=two)
    assert pages(site / "current") == {"index.html": "एक"}
    with pytest.raises(Refused) as refusal:
        target.go_back()
    assert str(refusal.value) == f"{site}: no release from before {one} is kept."
    assert pages(site / "current") == {"index.html": "एक"}


def test_the_way_back_passes_a_withdrawn_release_by(build: Path, site: Path) -> None:
    """Good, bad, back, better, back: readers see the good one, not the bad one."""
    target = target_at(str(site))
    for minute, text in enumerate(("good", "bad")):
        publish(write(build, {"index.html": text}), site, minute=minute)
    target.go_back()
    publish(write(build, {"index.html": "better"}), site, minute=2)

    target.go_back()

    assert pages(site / "current") == {"index.html": "good"}


def test_there_is_no_way_back_from_nothing(site: Path) -> None:
    """A folder that was never published to is not made by asking."""
    with pytest.raises(Refused) as refusal:
        target_at(str(site)).go_back()

    assert str(refusal.value) == f"{site}: nothing has been published here."
    assert not site.exists()


def test_old_releases_are_pruned(build: Path, site: Path) -> None:
    """The newest stay, and nothing of the others: neither folder nor note."""
    names = [
        publish(write(build, {"index.html": str(minute)}), site, keep=3, minute=minute).release
        for minute in range(6)
    ]

    assert releases(site) == names[-3:]
    notes = {path.stem for path in (site / "releases").glob("*.replaces")}
    assert notes == set(names[-3:])


def test_pruning_spares_what_readers_see_and_the_way_back(build: Path, site: Path) -> None:
    """However old they are."""
    target = target_at(str(site))
    names = [
        publish(write(build, {"index.html": str(minute)}), site, minute=minute).release
        for minute in range(5)
    ]
    for _ in range(3):
        target.go_back()

    same = publish(write(build, {"index.html": "1"}), site, keep=2, minute=9)

    assert same.release == names[1]
    assert releases(site) == names[:2]


def test_keeping_none_is_sent_back(build: Path, site: Path) -> None:
    """The release that readers see is always kept."""
    with pytest.raises(Refused) as refusal:
        publish(build, site, keep=0)

    assert str(refusal.value) == "0 releases to keep: keep at least 1, the one that readers see."


def test_two_releases_of_one_second_stand_side_by_side(build: Path, site: Path) -> None:
    """Also when both hold the same: published, withdrawn and published again at once."""
    target = target_at(str(site))
    publish(write(build, {"index.html": "एक"}), site)
    second = publish(write(build, {"index.html": "दो"}), site)
    target.go_back()

    third = publish(build, site)

    assert third.release == f"{second.release}-2"
    assert pages(site / "current") == {"index.html": "दो"}


def test_a_second_publisher_is_sent_away(build: Path, site: Path) -> None:
    """And the first one's work goes on."""
    first = publish(build, site)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(site / ".lock"),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    write(build, {"index.html": "नया"})

    with pytest.raises(Refused) as refusal:
        publish(build, site, minute=1)
    with pytest.raises(Refused):
        target_at(str(site)).go_back()

    assert str(refusal.value) == f"{site}: somebody else is publishing here. Try again later."
    assert releases(site) == [first.release]
    holder.communicate()
    publish(build, site, minute=2)
    assert pages(site / "current") == {"index.html": "नया"}


def test_a_full_disk_is_told_and_cleared_up(
    build: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half-written stays to fill it further."""
    first = publish(build, site)
    before = pages(site / "current")
    write(build, {**pages(build), "z.html": "आख़िरी"})
    whole = Path.write_bytes

    def fill_up(path: Path, page: bytes) -> int:
        if path.name == "z.html":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return whole(path, page)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(Refused, match=r"No space left on device\. Readers still see what they saw"):
        publish(build, site, minute=1)

    assert releases(site) == [first.release]
    assert pages(site / "current") == before


# Killed just before its nth step that changes the disk, as the audit events tell them.
KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from newsroom.release import read_build, target_at

left = int(sys.argv[3])
steps = {"os.mkdir", "os.link", "os.chmod", "os.rename", "os.remove", "os.symlink", "os.rmdir"}

def kill_before(event, values):
    global left
    if event in steps or (event == "open" and "site" in str(values[0]) and values[2] & 3):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

build = read_build(__import__("pathlib").Path(sys.argv[1]))
sys.addaudithook(kill_before)
target_at(sys.argv[2]).publish(build, keep=2, now=datetime(2026, 11, 24, 13, 0, tzinfo=UTC))
"""


def test_a_publisher_killed_at_any_step_leaves_one_whole_site(build: Path, tmp_path: Path) -> None:
    """Readers see all of the old or all of the new; the next publisher clears up and succeeds."""
    old = {"index.html": "पुराना", "same.html": "वही", "gone.html": "गया"}
    new = {"index.html": "नया", "same.html": "वही", "new/index.html": "और"}
    outcomes = []
    for step in range(100):
        site = tmp_path / f"site{step}"
        publish(write(build, {"index.html": "सबसे पुराना"}), site)
        publish(write(build, old), site, minute=1)
        write(build, new)

        killed = subprocess.run(
            [sys.executable, "-c", KILLED, str(build), str(site), str(step)],
            cwd=REPOSITORY,
            check=False,
        )
        if killed.returncode == 0:
            break

        assert killed.returncode == -signal.SIGKILL
        seen = pages(site / "current")
        assert seen in (old, new)
        outcomes.append(seen == new)

        write(build, {**new, "last.html": "आख़िर"})
        publish(build, site, keep=2, minute=90)
        assert pages(site / "current") == pages(build)
        assert len(releases(site)) == 2
        assert not (site / ".current").is_symlink()
    else:
        pytest.fail("the publisher never came to an end")

    assert len(outcomes) > 10
    assert outcomes == sorted(outcomes), "once switched, readers are never switched back"
    assert {False, True} == set(outcomes)


def test_a_reader_always_finds_whole_pages_of_one_release(build: Path, site: Path) -> None:
    """While one edition after another is published, no page is missing, cut or of two editions."""

    def edition(number: int) -> dict[str, str]:
        return {f"{name}.html": f"{number:04} " * 5000 for name in ("index", "a", "b")}

    publish(write(build, edition(0)), site)
    mixed: list[object] = []
    reads = 0
    done = threading.Event()

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            folder = os.open(site / "current", os.O_RDONLY)
            found = set()
            for name in edition(0):
                with open(os.open(name, os.O_RDONLY, dir_fd=folder), encoding="utf-8") as page:  # noqa: PTH123
                    found.add(page.read())
            os.close(folder)
            found_by_path = (site / "current" / "a.html").read_text(encoding="utf-8")
            if len(found) != 1 or len(set(found_by_path.split())) != 1:
                mixed.append((found, found_by_path))
            reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, 40):
        publish(write(build, edition(number)), site, keep=40, minute=number)
        time.sleep(0.002)
    done.set()
    reader.join()

    assert mixed == []
    assert reads > 40
