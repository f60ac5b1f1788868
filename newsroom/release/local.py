"""Publishes to a folder of this machine, which a web server shows by way of its link ``current``.

::

    site/current -> releases/20261124T093000Z-5f0c1d2e3a4b
    site/releases/20261124T093000Z-5f0c1d2e3a4b/             the site, whole
    site/releases/20261124T093000Z-5f0c1d2e3a4b.replaces     the name of the release before it

A release is made beside the others and readers see none of it until ``current`` is renamed over,
which is one step to the kernel (rename(2)). Names with a leading dot are work in hand: a killed
publisher leaves them behind, and the next one clears them away.
"""

import fcntl
import hashlib
import os
import re
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .build import Build
from .receipt import Receipt, Withdrawal
from .refused import Refused

__all__ = ["LocalTarget"]

_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}(?:-[0-9]+)?")


@dataclass(frozen=True, slots=True)
class _Draft:
    """A release being made: its folder, its digest, and how it differs from the one shown now."""

    folder: Path
    digest: str
    new: int
    changed: int
    gone: int
    fresh: tuple[str, ...]
    """The files that are new or changed."""

    @property
    def is_same(self) -> bool:
        return not (self.new or self.changed or self.gone)


@dataclass(frozen=True, slots=True)
class LocalTarget:
    """A folder with releases in it; ``apart_from`` are folders it must have nothing to do with."""

    folder: Path
    apart_from: tuple[Path, ...] = ()

    def make_ready(self) -> None:
        """Make the folder; see that nobody else publishes there and nothing is in the way."""
        self._stand_apart(*self.apart_from)
        with _plain_errors(), self._alone():
            self._shown()

    def publish(self, build: Build, *, keep: int, now: datetime) -> Receipt:
        """Copy a build to a release of its own, then switch ``current`` to it."""
        began = time.monotonic()
        if keep < 1:
            message = f"{keep} releases to keep: keep at least 1, the one that readers see."
            raise Refused(message)
        self._stand_apart(build.folder, *self.apart_from)
        with _plain_errors(), self._alone():
            shown = self._shown()
            self._clear_up()
            draft = self._draft(build, shown)
            if shown and draft.is_same:
                shutil.rmtree(draft.folder)
                release = shown
            else:
                release = self._store(draft, shown, now)
                self._show(release)
            self._prune(keep, release)
        return Receipt(
            release=release,
            replaced=shown,
            files=len(build.files),
            new=draft.new,
            changed=draft.changed,
            gone=draft.gone,
            seconds=time.monotonic() - began,
            fresh=draft.fresh,
        )

    def go_back(self) -> Withdrawal:
        """Switch ``current`` to the release that the present one replaced."""
        if not self.folder.is_dir():
            message = f"{self.folder}: nothing has been published here."
            raise Refused(message)
        with _plain_errors(), self._alone():
            shown = self._shown()
            if shown is None:
                message = f"{self.folder}: nothing is published here, so there is no way back."
                raise Refused(message)
            release = self._before(shown)
            if release is None:
                message = f"{self.folder}: no release from before {shown} is kept."
                raise Refused(message)
            self._show(release)
        return Withdrawal(release=release, withdrawn=shown)

    @property
    def _releases(self) -> Path:
        return self.folder / "releases"

    def _stand_apart(self, *others: Path) -> None:
        """Refuse a folder in or round the build or the copy: one would swallow the other."""
        here = self.folder.resolve()
        for other in others:
            there = other.resolve()
            if here.is_relative_to(there) or there.is_relative_to(here):
                message = f"{self.folder}: in or round {other}. Publish to a folder of its own."
                raise Refused(message)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other publishers out; the kernel drops the lock even when this one is killed."""
        self._releases.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                message = f"{self.folder}: somebody else is publishing here. Try again later."
                raise Refused(message) from None
            yield

    def _shown(self) -> str | None:
        """Return the name of the release that readers see, None when they see nothing."""
        current = self.folder / "current"
        if not current.is_symlink():
            if current.exists():
                message = f"{current}: not a publisher's link. Move it away, then publish again."
                raise Refused(message)
            return None
        goal = current.readlink()
        if goal.parent != Path("releases") or not _NAME.fullmatch(goal.name):
            message = f"{current}: leads to {goal}, no release. Remove it, then publish again."
            raise Refused(message)
        return goal.name if (self._releases / goal.name).is_dir() else None

    def _kept(self) -> list[str]:
        """Return the names of the whole releases, newest first."""
        return sorted(
            (
                path.name
                for path in self._releases.iterdir()
                if _NAME.fullmatch(path.name) and path.is_dir()
            ),
            reverse=True,
        )

    def _before(self, release: str) -> str | None:
        """Return the release that this one replaced or, if that was pruned, the next older one.

        Not simply the next older: when one has been withdrawn and a better one published since, the
        way back must not lead to the withdrawn one.
        """
        kept = self._kept()
        note = self._note(release)
        replaced = note.read_text(encoding="ascii").strip() if note.is_file() else ""
        if replaced in kept:
            return replaced
        return next((name for name in kept if name < release), None)

    def _note(self, release: str) -> Path:
        return self._releases / f"{release}.replaces"

    def _clear_up(self) -> None:
        """Remove what killed publishers left: unfinished releases, half-pruned ones, notes."""
        kept = self._kept()
        for path in self._releases.iterdir():
            if path.name.startswith((".draft-", ".gone-")):
                shutil.rmtree(path)
            elif path.suffix == ".replaces" and path.stem not in kept:
                path.unlink()
        (self.folder / ".current").unlink(missing_ok=True)

    def _draft(self, build: Build, shown: str | None) -> _Draft:
        """Copy the build beside the releases, or leave nothing of it."""
        folder = self._releases / f".draft-{os.getpid()}"
        folder.mkdir()
        try:
            return _copy(build, folder, last=self._releases / shown if shown else None)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _store(self, draft: _Draft, shown: str | None, now: datetime) -> str:
        """Give a finished draft its name among the releases; readers do not see it yet."""
        name = first = f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{draft.digest[:12]}"
        count = 1
        while (self._releases / name).exists():
            count += 1
            name = f"{first}-{count}"
        if shown:
            self._note(name).write_text(f"{shown}\n", encoding="ascii")
            _sync(self._note(name))
        draft.folder.rename(self._releases / name)
        _sync(self._releases)
        return name

    def _show(self, release: str) -> None:
        """Switch readers to a release, in one step."""
        link = self.folder / ".current"
        link.unlink(missing_ok=True)
        link.symlink_to(Path("releases") / release)
        link.replace(self.folder / "current")
        _sync(self.folder)

    def _prune(self, keep: int, shown: str) -> None:
        """Remove the oldest releases, never the one shown, and last of all the one before it."""
        before = self._before(shown)
        first = [shown, before] if before else [shown]
        others = [name for name in self._kept() if name not in first]
        for name in (first + others)[keep:]:
            # The new edition is out: what cannot be removed now is no reason to say otherwise.
            with suppress(OSError):
                gone = self._releases / f".gone-{name}"
                (self._releases / name).rename(gone)
                self._note(name).unlink(missing_ok=True)
                shutil.rmtree(gone)


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Turn the system's errors, such as a full disk, into a line that a publisher can use."""
    try:
        yield
    except OSError as error:
        where = error.filename or "The disk"
        message = f"{where}: {error.strerror}. Readers still see what they saw."
        raise Refused(message) from error


def _copy(build: Build, folder: Path, *, last: Path | None) -> _Draft:
    """Copy a build; a file whose bytes readers already have is linked to theirs instead.

    Never linked to the build's own file: the next build may write into that one. Each file is read
    once, so that the digest is that of the bytes published, whatever becomes of the build.
    """
    digest = hashlib.sha256()
    written: list[Path] = []
    fresh: list[str] = []
    new = changed = 0
    for name in build.files:
        page = _read(build.folder / name)
        path = os.fsencode(name)
        digest.update(b"%d %b %b" % (len(path), path, hashlib.sha256(page).digest()))
        copy = folder / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        old = last / name if last else None
        is_same = old is not None and _holds(old, page)
        if old and is_same and _link(old, copy):
            continue
        copy.write_bytes(page)
        copy.chmod(copy.stat().st_mode & ~0o222)  # read-only: later releases will share these bytes
        written.append(copy)
        if not is_same:
            fresh.append(name)
            is_new = old is None or not old.is_file()
            new += is_new
            changed += not is_new
    _settle(folder, written)
    gone = len(_files(last) - set(build.files)) if last else 0
    return _Draft(
        folder, digest.hexdigest(), new=new, changed=changed, gone=gone, fresh=tuple(fresh)
    )


def _read(path: Path) -> bytes:
    """Read a build's file; not through a link that has taken its place in the meantime."""
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
        return file.read()


def _holds(path: Path, page: bytes) -> bool:
    """Whether there is a file with exactly these bytes."""
    try:
        status = path.lstat()
        return (
            stat.S_ISREG(status.st_mode)
            and status.st_size == len(page)
            and path.read_bytes() == page
        )
    except (FileNotFoundError, NotADirectoryError):
        return False


def _link(old: Path, new: Path) -> bool:
    """Give a file a second name; False where the disk knows no such thing."""
    try:
        new.hardlink_to(old)
    except OSError:
        return False
    return True


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}


def _settle(folder: Path, written: list[Path]) -> None:
    """Make a draft last through a power cut: new files first, then the folders that name them."""
    for path in written:
        _sync(path)
    for parent, _, _ in os.walk(folder):
        _sync(Path(parent))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
