"""Share cards are spelt right: HarfBuzz's own tool is the judge of every script."""

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image

from tests.conftest import needs_fribidi
from tests.plugins.cards.shaping import (
    KEPT,
    OTHER,
    SAME,
    WORDS,
    alike,
    drawn_by_harfbuzz,
    drawn_by_us,
    drawn_letter_by_letter,
    mask,
)

pytestmark = needs_fribidi
needs_hb_view = pytest.mark.skipif(
    not shutil.which("hb-view"), reason="hb-view is not here (Debian: libharfbuzz-bin)"
)


@needs_hb_view
@pytest.mark.parametrize(("lang", "text"), [*WORDS, ("pa", "ਪੰਜਾਬੀ"), ("en", "fjord office")])
def test_a_word_looks_as_harfbuzz_draws_it(lang: str, text: str, tmp_path: Path) -> None:
    """With the same font in the same size, but for the smoothing of edges."""
    by_harfbuzz = drawn_by_harfbuzz(lang, text, tmp_path / "word.png")

    assert alike(drawn_by_us(lang, text), by_harfbuzz) > SAME


@needs_hb_view
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("hi", "क्षत्रिय संस्कृति के लिए RTI 2005 का कार्य"),
        ("ur", "ہندوستان کا RTI Act 2005 والا قانون"),
        ("pa", "ਪ੍ਰਦੇਸ਼ ਦੀ ਮਿੱਟੀ, 12 ਸ੍ਰੀ"),
    ],
)
def test_a_line_of_two_scripts_looks_as_harfbuzz_draws_it(
    lang: str, text: str, tmp_path: Path
) -> None:
    """Latin words and digits stand where they are read; of Urdu, piece by piece from the right.

    hb-view sets one run, in one direction: each run is given to it by itself.
    """
    runs = _runs(text)
    ours = drawn_by_us(lang, text)

    x = ours.width if lang == "ur" else 0
    for run in runs:
        of = "en" if run.isascii() else lang
        by_harfbuzz = drawn_by_harfbuzz(lang, run, tmp_path / "run.png", of_direction=of)
        width = by_harfbuzz.width
        place = _find(ours, by_harfbuzz, x - width if lang == "ur" else x)
        assert place is not None, run
        x = place if lang == "ur" else place + width


def _runs(text: str) -> list[str]:
    """Words that follow each other in one script."""
    runs: list[str] = []
    for word in text.split(" "):
        if runs and runs[-1].isascii() == word.isascii():
            runs[-1] += f" {word}"
        else:
            runs.append(word)
    return runs


def _find(whole: Image.Image, part: Image.Image, near: int) -> int | None:
    """Where on a line a part of it stands: within a space of a place."""
    for x in range(max(0, near - 45), min(whole.width, near + 45)):
        piece = whole.crop((x, 0, x + part.width, whole.height))
        box = piece.getbbox()
        if box and box[2] - box[0] >= part.width - 3 and alike(piece.crop(box), part) > SAME:
            return x
    return None


@pytest.mark.parametrize(("lang", "text"), KEPT)
def test_a_word_looks_as_harfbuzz_once_drew_it(lang: str, text: str, tmp_path: Path) -> None:
    """The judge's drawings are kept, for machines that have no hb-view.

    ``SAMACHAR_UPDATE=1`` has them drawn anew, after a change of the fonts.
    """
    if os.environ.get("SAMACHAR_UPDATE"):
        drawn_by_harfbuzz(lang, text, tmp_path / "word.png").save(mask(lang, text), optimize=True)
    with Image.open(mask(lang, text)) as kept:
        assert alike(drawn_by_us(lang, text), kept.convert("L")) > SAME


@pytest.mark.parametrize(("lang", "text"), KEPT)
def test_letters_set_one_by_one_would_be_told(lang: str, text: str) -> None:
    """Without Raqm the halant shows, ि stands on the wrong side, and no Urdu letter joins."""
    with Image.open(mask(lang, text)) as kept:
        assert alike(drawn_letter_by_letter(lang, text), kept.convert("L")) < OTHER


@needs_hb_view
@pytest.mark.parametrize(("lang", "text"), WORDS)
def test_the_judge_tells_any_of_the_words_set_letter_by_letter(
    lang: str, text: str, tmp_path: Path
) -> None:
    """So that a word on the list proves something."""
    by_harfbuzz = drawn_by_harfbuzz(lang, text, tmp_path / "word.png")

    assert alike(drawn_letter_by_letter(lang, text), by_harfbuzz) < OTHER
