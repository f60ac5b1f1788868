"""A newspaper that an earlier program began, with today's program; settings that have a new name.

`made-by-<version>/` is kept as that version's `./inv newspaper` made it, with what its newsroom has
added: colours, a logo, a word, a rule, a plugin. It is never changed to please the program.
"""

import shutil
from pathlib import Path

import pytest

from newsroom.engine.settings import RENAMED, SettingsError, check_settings
from tests.newspapers.begun import begin
from tests.scenarios.run import ROOT, print_newspaper, without_progress

KEPT = sorted(Path(__file__).parent.glob("made-by-*"))


@pytest.mark.parametrize("kept", KEPT, ids=lambda folder: folder.name)
def test_a_newspaper_of_an_earlier_version_is_printed(tmp_path: Path, kept: Path) -> None:
    """With all that is its own; the only thing that is written anew is where the program is."""
    folder = Path(shutil.copytree(kept, tmp_path / "pahad"))
    (folder / "samachar-home").write_text(f"{ROOT}\n", encoding="utf-8")

    run = print_newspaper(folder)

    assert (run.status, without_progress(run.err)) == (0, ""), run.err
    front = (run.output / "index.html").read_text(encoding="utf-8")
    for own in ("पुरानी ख़बरें", ":#7a1f2b", "letter-spacing:0", "/theme/logo.svg", ">चैनल</a>"):
        assert own in front, own
    assert (run.output / "namaste.txt").read_text(encoding="utf-8") == "नमस्ते\n"


def test_a_setting_that_was_renamed_is_told_with_its_new_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Passed over in silence, it would change the newspaper."""
    monkeypatch.setitem(RENAMED, "ISSUES", "EDITIONS")

    with pytest.raises(SettingsError) as refusal:
        check_settings({"ISSUES": {}, "LANGUAGES": ("hi",)})

    assert refusal.value.told == "ISSUES is called EDITIONS now. Write 'EDITIONS = …' instead."


def test_no_name_is_both_old_and_new(tmp_path: Path) -> None:
    """Nor does a newspaper that begins today use an old one."""
    settings = (begin(tmp_path / "pahad") / "pelicanconf.py").read_text(encoding="utf-8")

    assert not RENAMED.keys() & set(RENAMED.values())
    assert not [name for name in RENAMED if f"\n{name} =" in settings]
