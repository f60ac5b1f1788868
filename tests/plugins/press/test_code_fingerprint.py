import datetime as dt
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.press.code_fingerprint import (
    fingerprint_of_code,
    fingerprint_of_settings,
    fingerprints_of_templates,
)

ROOT = Path(__file__).parents[3]
TEMPLATES = {
    "base.html": "{% include 'parts/masthead.html' %}{% block main %}{% endblock %}",
    "report.html": '{% extends "base.html" %}{% from "macros/story.html" import card %}',
    "front.html": "{%- extends 'base.html' -%}{% import 'parts/loose.html' as loose %}",
    "404.html": "नहीं मिला",
    "parts/masthead.html": "{% include\n 'parts/versions.html' %}",
    "parts/versions.html": "भाषाएँ",
    "parts/loose.html": "{% include 'front.html' %}",
    "macros/story.html": "{% macro card() %}{% endmacro %}",
}
ALL = set(TEMPLATES)


def write(folder: Path, **changes: str) -> Path:
    """The templates in a folder, some of them otherwise."""
    for name, text in (TEMPLATES | changes).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changed", "printed"),
    [
        ("404.html", {"404.html"}),
        ("report.html", {"report.html"}),
        ("front.html", {"front.html", "parts/loose.html"}),
        ("parts/loose.html", {"front.html", "parts/loose.html"}),
        ("base.html", {"base.html", "report.html", "front.html", "parts/loose.html"}),
        ("parts/versions.html", ALL - {"404.html", "macros/story.html"}),
        ("macros/story.html", ALL),
    ],
)
def test_a_template_counts_where_it_is_used(
    tmp_path: Path, changed: str, printed: set[str]
) -> None:
    """By whatever leads to it, however it is spaced or quoted; a macro counts everywhere."""
    before = fingerprints_of_templates(write(tmp_path))

    after = fingerprints_of_templates(write(tmp_path, **{changed: TEMPLATES[changed] + " "}))

    assert before.keys() == after.keys() == ALL
    assert {name for name in ALL if before[name] != after[name]} == printed


def test_a_template_that_is_missing_may_come(tmp_path: Path) -> None:
    """``ignore missing`` is no fault; when it is there, the page is printed with it."""
    extra = "{% include 'parts/own.html' ignore missing %}"
    before = fingerprints_of_templates(write(tmp_path, **{"404.html": extra}))

    after = fingerprints_of_templates(write(tmp_path, **{"404.html": extra, "parts/own.html": "x"}))

    assert before["404.html"] != after["404.html"]
    assert before["report.html"] == after["report.html"]


def test_a_template_need_not_be_html(tmp_path: Path) -> None:
    """A picture that is drawn into a page, a page of plain text."""
    extra = {"404.html": "{% include 'parts/mark.svg' %}", "humans.txt": "1"}
    before = fingerprints_of_templates(write(tmp_path, **extra, **{"parts/mark.svg": "<svg/>"}))

    after = fingerprints_of_templates(write(tmp_path, **{"parts/mark.svg": "<svg></svg>"} | extra))

    assert before["404.html"] != after["404.html"]
    assert "humans.txt" in after


@dataclass(frozen=True)
class Rule:
    """A record, as a newsroom may write one into its settings."""

    length: int


def shorten() -> None:
    """A function, as Pelican's settings have them."""


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("a", "b"),
        (1, 2),
        (True, 1),
        (None, ""),
        (("hi", "en"), ("en", "hi")),
        ({"workers": 1}, {"workers": 2}),
        ({"a", "b"}, {"a"}),
        (shorten, write),
        (Rule, dict),
        (b"a", b"b"),
        (Path("a"), Path("b")),
        (dt.date(2026, 11, 24), dt.date(2026, 11, 25)),
        (Rule(1), Rule(2)),
    ],
)
def test_a_setting_that_changes_is_noticed(one: object, another: object) -> None:
    """Whatever it is: a plugin may print by it."""
    assert fingerprint_of_settings({"FEEDS": one}) != fingerprint_of_settings({"FEEDS": another})
    assert fingerprint_of_settings({"FEEDS": {"of": [one]}}) != fingerprint_of_settings(
        {"FEEDS": {"of": [another]}}
    )


def test_where_and_how_is_printed_changes_nothing() -> None:
    """A newsroom may move, print with more workers, or another hour."""
    settings = {"SITENAME": "समाचार", "PATH": "/a", "OUTPUT_PATH": "/a/output", "PRESS": {}}
    moved = settings | {"PATH": "/b", "OUTPUT_PATH": "/b/out", "PRESS": {"workers": 2}, "AT": "x"}

    assert fingerprint_of_settings(settings) == fingerprint_of_settings(moved)
    assert fingerprint_of_settings(settings) != fingerprint_of_settings(
        settings | {"SITENAME": "ख़बर"}
    )


def test_the_order_of_settings_changes_nothing() -> None:
    """They are gathered from several places."""
    assert fingerprint_of_settings({"A": 1, "B": 2}) == fingerprint_of_settings({"B": 2, "A": 1})


FINGERPRINTS = """
from pathlib import Path
from pelican.settings import read_settings
from plugins.press.code_fingerprint import (
    fingerprint_of_code, fingerprint_of_settings, fingerprints_of_templates)
settings = read_settings("pelicanconf.py")
settings["OWN"] = {"path": Path("a"), "names": frozenset("abcdefgh"), "by": len, "of": Path}
print(fingerprint_of_settings(settings).hex(), fingerprint_of_code(settings["PLUGINS"]).hex())
print(sorted(fingerprints_of_templates(Path("theme/templates")).items()))
"""


def test_two_processes_agree() -> None:
    """Else every run would print everything."""
    said = set()
    for hash_seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", FINGERPRINTS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        said.add(done.stdout)

    assert len(said) == 1


def own_plugin(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A plugin that is no part of the house: a package with a module."""
    (folder / "own_cards").mkdir()
    (folder / "own_cards/__init__.py").write_text("")
    (folder / "own_cards/drawing.py").write_text("SIZE = 1")
    (folder / "own_alone.py").write_text("SIZE = 1")
    (folder / "not_ours.py").write_text("SIZE = 1")
    monkeypatch.syspath_prepend(folder)


CHANGES: dict[str, Callable[[Path], object]] = {
    "a module of a package": lambda folder: (folder / "own_cards/drawing.py").write_text(
        "SIZE = 2"
    ),
    "a module more": lambda folder: (folder / "own_cards/more.py").write_text(""),
    "a file that the package reads": lambda folder: (folder / "own_cards/a.txt").write_text("x"),
    "a module alone": lambda folder: (folder / "own_alone.py").write_text("SIZE = 2"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_code_of_a_plugin_from_elsewhere_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """All of it."""
    own_plugin(tmp_path, monkeypatch)
    plugins = ["plugins.feeds", "own_cards", "own_alone"]
    before = fingerprint_of_code(plugins)

    CHANGES[change](tmp_path)

    assert fingerprint_of_code(plugins) != before


def test_what_is_no_plugin_s_code_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A module's neighbours, and what Python has compiled."""
    own_plugin(tmp_path, monkeypatch)
    before = fingerprint_of_code(["own_cards", "own_alone"])

    (tmp_path / "not_ours.py").write_text("SIZE = 2")
    (tmp_path / "own_cards/__pycache__").mkdir()
    (tmp_path / "own_cards/__pycache__/x.pyc").write_bytes(b"x")

    assert fingerprint_of_code(["own_cards", "own_alone"]) == before


def test_the_house_s_plugins_count_whether_named_or_not() -> None:
    """They share the newsroom's code."""
    assert fingerprint_of_code([]) == fingerprint_of_code(["plugins.feeds", "plugins.people"])
