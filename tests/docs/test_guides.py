import re
from dataclasses import MISSING, fields
from importlib import import_module
from pathlib import Path

import pytest

from plugins.copydesk.copy_reader import KEYS

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
GUIDES = ["contracts.md", "editors.md", "editors.hi.md"]
PLUGINS = sorted(file.parent.name for file in ROOT.glob("plugins/*/settings.py"))


def text_of(guide: str) -> str:
    """A guide's words."""
    return (DOCS / guide).read_text(encoding="utf-8")


def rows_of_settings() -> dict[str, dict[str, str]]:
    """The table of the plugins' settings: what is left out, by plugin and key."""
    found: dict[str, dict[str, str]] = {}
    setting = ""
    for line in text_of("settings.md").partition("## The plugins")[2].splitlines():
        row = re.fullmatch(r"\| (?:`([A-Z]+)`)? ?\| `(\w+)` \| .* \| `([^`]*)` \|", line)
        if row:
            setting = row[1] or setting
            found.setdefault(setting, {})[row[2]] = row[3]
    return found


@pytest.mark.parametrize("guide", GUIDES)
@pytest.mark.parametrize("collection", KEYS)
def test_every_key_of_a_header_stands_in_the_guides(guide: str, collection: str) -> None:
    """An editor must be able to look up whatever a header may say."""
    words = text_of(guide)

    written = re.findall(r"`([A-Z][\w-]*)(?::[^`]*)?`|^([A-Z][\w-]*):", words, re.MULTILINE)
    told = {key for pair in written for key in pair}

    assert set(KEYS[collection]) - told == set()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_every_setting_of_a_plugin_stands_in_the_guide(plugin: str) -> None:
    """With the value that it has when it is left out; and none stands there that is not read."""
    record = import_module(f"plugins.{plugin}.settings").Settings

    read = {
        field.name: repr(field.default) for field in fields(record) if field.default is not MISSING
    }
    assert len(read) == len(fields(record))
    assert rows_of_settings()[plugin.upper()] == read


def test_the_guide_names_no_plugin_that_has_no_settings() -> None:
    """Each row of the table is some plugin's."""
    assert sorted(rows_of_settings()) == [name.upper() for name in PLUGINS]


def test_every_default_of_the_program_stands_in_the_guide() -> None:
    """Whoever begins a newspaper must be able to look up what it begins from."""
    defaults = (ROOT / "samachar" / "defaults.py").read_text(encoding="utf-8")
    names = set(re.findall(r"(?m)^([A-Z][A-Z_]+)(?=[:= ])", defaults))

    told = set(re.findall(r"`([A-Z_]+)`", text_of("settings.md")))

    assert {name for name in names if "FEED" not in name} - told == set()
    assert "`…FEED_ATOM`" in text_of("settings.md")


@pytest.mark.parametrize("guide", ["newspaper.md", "newspaper.hi.md"])
def test_files_that_the_guides_name_for_a_theme_are_the_program_s(guide: str) -> None:
    """A file that replaces none is shown on no page, but for those that the guide adds."""
    added = {"own.css", "logo.svg", "logo.en.svg"}
    named = set(re.findall(r"`theme/((?:templates|static|locale)/[\w./-]+\.\w+)`", text_of(guide)))

    assert len(named) > 4
    for name in named:
        assert Path(name).name in added or (ROOT / "theme" / name).is_file(), name
