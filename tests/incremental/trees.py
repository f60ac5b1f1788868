"""What stands in an output folder, and how two of them differ."""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

__all__ = ["Tree", "assert_same", "assert_whole", "changed", "read_tree", "times"]

Tree = dict[str, bytes]
"""Every file by its path; a folder's path ends in ``/`` and holds nothing."""

_MARK = ".samachar"  # the press's own marks of a folder, which readers never get
_SHOWN = 30  # lines of one file's difference


def read_tree(folder: Path) -> Tree:
    """Read a folder, all but the press's own marks."""
    tree = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_dir() and not file.is_symlink():
            tree[f"{path}/"] = b""
        elif not file.name.startswith(_MARK):
            tree[path] = file.read_bytes()
    return tree


def times(folder: Path) -> dict[str, int]:
    """When each file was last written, in ns."""
    return {
        file.relative_to(folder).as_posix(): file.stat().st_mtime_ns
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(_MARK)
    }


def changed(before: Tree, after: Tree) -> set[str]:
    """The files that are new or other than before."""
    return {
        path
        for path, content in after.items()
        if not path.endswith("/") and before.get(path) != content
    }


def assert_same(printed: Tree, clean: Tree, story: str) -> None:
    """A tree equals a clean build's; else tell what differs, and the first lines."""
    if printed == clean:
        return
    lines = [story]
    lines += [f"only in this build: {path}" for path in sorted(printed.keys() - clean.keys())]
    lines += [f"only in a clean one: {path}" for path in sorted(clean.keys() - printed.keys())]
    differ = [
        path for path in sorted(printed.keys() & clean.keys()) if printed[path] != clean[path]
    ]
    lines += [f"differs: {path}" for path in differ]
    for path in differ[:1]:
        lines += islice(_lines_apart(path, clean[path], printed[path]), _SHOWN)
    raise AssertionError("\n".join(lines))


def assert_whole(left: Tree, old: Tree, new: Tree, story: str) -> None:
    """After a cut every file is the old one or the new one, and none lacks that both have."""
    faults = [
        f"neither old nor new: {path} ({len(content)} bytes)"
        for path, content in left.items()
        if not path.endswith("/") and content not in (old.get(path), new.get(path))
    ]
    faults += [
        f"lacks: {path}"
        for path in sorted(old.keys() & new.keys() - left.keys())
        if not path.endswith("/")
    ]
    assert not faults, "\n".join([story, *faults])


def _lines_apart(path: str, clean: bytes, printed: bytes) -> list[str]:
    before, after = (
        each.decode("utf-8", "backslashreplace").splitlines() for each in (clean, printed)
    )
    apart = list(unified_diff(before, after, f"clean/{path}", f"this/{path}", n=1, lineterm=""))
    return apart or [f"{path}: differs in bytes that no line shows"]
