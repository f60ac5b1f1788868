"""Newspapers of all kinds, from the beginning to the pages that readers get."""

import shutil
from pathlib import Path

import pytest

from newsroom.engine.progress import Progress
from newsroom.proof import PrintedSite, prove
from newsroom.proof.finding import Fault
from tests.newspapers.begun import begin, tree_of
from tests.scenarios.run import Run, print_newspaper, without_progress

KINDS = {
    "English first": {
        "languages": "en,hi",
        "name": "Hill News;पहाड़ की ख़बर",
        "place": "Shimla;शिमला",
    },
    "Marathi and Hindi": {"languages": "mr,hi", "name": "सह्याद्री वार्ता", "place": "सातारा"},
    "under a path": {"languages": "hi,en", "domain": "pahad.example/khabar"},
    "Urdu alone": {"languages": "ur", "name": "پہاڑ کی خبر", "place": "شملہ"},
    "all": {"languages": "pa,hi,en,ur,mr", "name": "ਪਹਾੜ ਦੀ ਖ਼ਬਰ", "place": "ਚੰਡੀਗੜ੍ਹ"},
}


def faults_of(output: Path, siteurl: str, lang: str) -> list[str]:
    """What `./inv proof pages` finds."""
    site = PrintedSite(output, siteurl, lang)
    return [str(each) for each in prove(site, ["pages"], Progress()) if isinstance(each, Fault)]


def printed(run: Run) -> Run:
    """A run that went well."""
    assert (run.status, without_progress(run.err)) == (0, ""), run.err
    return run


@pytest.mark.parametrize("kind", KINDS)
def test_a_newspaper_prints_sound_pages_and_goes_on(tmp_path: Path, kind: str) -> None:
    """First language at the root; no fault in any page; an edit prints what a clean build does."""
    chosen = KINDS[kind]
    folder = begin(tmp_path / "पहाड़ की  ख़बर", **chosen)
    first, *others = chosen["languages"].split(",")

    run = printed(print_newspaper(folder))

    front = (run.output / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{first}"' in front
    assert chosen.get("name", "पहाड़ की ख़बर").partition(";")[0] in front
    for lang in others:
        assert f'<html lang="{lang}"' in (run.output / lang / "index.html").read_text("utf-8")
    siteurl = f"https://{chosen.get('domain', 'pahad.example')}"
    assert faults_of(run.output, siteurl, first) == []

    page = folder / "content/pages/about.md"
    page.write_text(page.read_text("utf-8").replace("Sample: yes\n", ""), encoding="utf-8")
    printed(print_newspaper(folder))
    clean = printed(print_newspaper(folder, tmp_path / "clean"))
    assert tree_of(run.output) == tree_of(clean.output)


def test_a_path_stands_in_every_link_and_in_no_file_s_place(tmp_path: Path) -> None:
    """A site under /khabar/ is the same folder, put elsewhere."""
    folder = begin(tmp_path / "pahad", domain="pahad.example/khabar")

    run = printed(print_newspaper(folder))

    front = (run.output / "index.html").read_text(encoding="utf-8")
    assert 'href="/khabar/section/pradesh/"' in front
    assert not (run.output / "khabar").exists()


def test_a_newspaper_that_has_moved_prints_nothing_anew(tmp_path: Path) -> None:
    """Where it lies makes no difference to a page."""
    folder = begin(tmp_path / "pahad")
    printed(print_newspaper(folder))
    moved = Path(shutil.move(folder, tmp_path / "elsewhere"))

    run = printed(print_newspaper(moved))

    assert " 0 of " in run.out


def test_nothing_of_the_sample_newspaper_is_in_it(tmp_path: Path) -> None:
    """Neither its name, nor its wordmark, nor its domain."""
    folder = begin(tmp_path / "pahad")

    run = printed(print_newspaper(folder))

    for place, content in tree_of(run.output).items():
        assert b"samachar.example" not in content, place
        assert "समाचार डेस्क".encode() not in content, place
        assert b'class="danda"' not in content, place
    manifest = (run.output / "manifest.webmanifest").read_text(encoding="utf-8")
    assert "पहाड़ की ख़बर" in manifest
