"""The changes that the tests are tried by: where they stand, of what kind, and by what chance."""

import ast
from pathlib import Path

import pytest

from bench.changes import Change, changes_in, draw

CODE = '''"""What nobody reads at run time."""

__all__ = ["लंबा"]


def लंबा(शब्द: str, least: int = 3, *, is_open: bool = False) -> str:
    """Not this either."""
    if not शब्द or len(शब्द) < least:  # “”
        return ""
    for part in sorted(शब्द.strip().split(), key=len):
        if part == "नहीं":
            continue
        print("यह रहा", part)
    return f"{शब्द} मिला"
'''
TEMPLATE = (
    "{# {% if no %} #}{% if क and b %}<b>{{ नाम | upper }}</b>{% endif %}"
    "{% for x in rows if x %}{{ x if x else y }}{% endfor %}"
)


def changed(folder: Path, name: str, text: str) -> dict[str, set[str]]:
    """By kind, the lines that the changes to a file make."""
    (folder / name).write_text(text, encoding="utf-8")
    found: dict[str, set[str]] = {}
    for change in changes_in(folder, name):
        lines = change.made_in(text.encode()).decode().split("\n")
        found.setdefault(change.kind, set()).add(lines[change.line - 1].strip())
    return found


def test_code_is_changed_where_it_stands(tmp_path: Path) -> None:
    """Behind letters of several bytes too; each kind as it is meant."""
    found = changed(tmp_path, "a.py", CODE)

    assert found["bound"] == {"if not शब्द or len(शब्द) <= least:  # “”"}
    assert found["and, or"] == {"if not शब्द and len(शब्द) < least:  # “”"}
    assert found["not dropped"] == {"if (शब्द) or len(शब्द) < least:  # “”"}
    assert found["comparison"] == {
        "if not शब्द or len(शब्द) >= least:  # “”",
        'if part != "नहीं":',
    }
    assert found["order"] == {
        "for part in sorted(शब्द.strip().split(), key=len, reverse=True):",
    }
    assert found["cleaning dropped"] == {"for part in sorted(शब्द.split(), key=len):"}
    assert found["argument left out"] == {"for part in sorted(शब्द.strip().split()):"}
    assert found["arguments swapped"] == {'print(part, "यह रहा")'}
    assert found["default"] == {
        f"def लंबा(शब्द: str, least: int = {least}, *, is_open: bool = {is_open}) -> str:"
        for least, is_open in ((2, False), (4, False), (3, True))
    }
    assert found["exit dropped"] == {"pass"}
    assert found["call dropped"] == {"pass"}
    assert found["text"] == {"return 'x'", "print('यह', part)", "return f'{शब्द}'"}
    assert 'if not (part == "नहीं"):' in found["condition"]


def test_a_template_is_changed_where_it_stands(tmp_path: Path) -> None:
    """And its remarks are left alone."""
    found = changed(tmp_path, "a.html", TEMPLATE)

    def made(old: str, new: str) -> str:
        return TEMPLATE.replace(old, new)

    assert found == {
        "template: condition": {
            made("if क and b", "if not (क and b)"),
            made("क and b", "क or b"),
            made("x if x else", "x if not (x) else"),
        },
        "template: left out": {made("{{ नाम | upper }}", ""), made("{{ x if x else y }}", "")},
        "template: cleaning dropped": {made(" | upper", "")},
        "template: order": {made("in rows", "in (rows)|reverse")},
    }


@pytest.mark.parametrize(
    "code",
    [
        "x: int = f(1, slots=2)[0] if 0 else 0",
        "assert len('ab') < 3",
        "raise TypeError('never shown')",
        "log.debug('%s', 1)",
        "Rows = dict[str, int] | None",
        "if TYPE_CHECKING:\n    import os\n",
        "if __name__ == '__main__':\n    main(1, 2)\n",
    ],
)
def test_what_matters_to_nobody_is_left_alone(tmp_path: Path, code: str) -> None:
    """Types, switches of speed, assertions, logs."""
    (tmp_path / "a.py").write_text(code, encoding="utf-8")

    kinds = {change.kind for change in changes_in(tmp_path, "a.py")}

    assert kinds <= ({"condition", "default", "number"} if code.startswith("x:") else set())


def test_a_longer_sample_begins_with_the_shorter_one(tmp_path: Path) -> None:
    """The same for the same seed; no two on one line; each can be read and says something else."""
    (tmp_path / "a.py").write_text(CODE, encoding="utf-8")
    changes = changes_in(tmp_path, "a.py")

    def drawn(seed: int) -> list[Change]:
        return list(draw(tmp_path, changes, seed))

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    assert len({change.line for change in drawn(1)}) == len(drawn(1)) > 5
    for change in drawn(1):
        assert ast.dump(ast.parse(change.made_in(CODE.encode()))) != ast.dump(ast.parse(CODE))
