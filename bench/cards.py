"""Times share cards: ``python -m bench.cards [--reports N]``, a thousand of them by default.

Headlines are the first words of the shared sentences (SAMACHAR_DATA, by default ../shared/data), so
that words return as often as they do in news; without them, a few headlines are turned about.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from PIL import Image
from rich.console import Console

from newsroom.engine.file_cache import Cache
from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.progress import Progress
from newsroom.text.languages import LANGUAGES
from newsroom.text.words import words
from plugins.cards.card import Card
from plugins.cards.making import draw_cards
from plugins.press.executors import open_executor
from plugins.press.pool import ExecutorPool
from plugins.press.settings import Settings

THEME = Path(__file__).parent.parent / "theme"
DATA = Path(os.environ.get("SAMACHAR_DATA", "../shared/data"))
FEW = 50  # cards, for the time of one
NAMES = {"hi": "", "en": "Samachar", "ur": "سماچار", "pa": "ਸਮਾਚਾਰ"}
TURNED = {
    "hi": "प्रदेश के सभी स्कूलों में सोमवार से नया समय और खेल के नए नियम लागू",
    "en": "New hours and new rules for games in all schools of the state from Monday",
    "ur": "ریاست کے تمام اسکولوں میں پیر سے نیا وقت اور کھیل کے نئے قواعد نافذ",
    "pa": "ਸੂਬੇ ਦੇ ਸਾਰੇ ਸਕੂਲਾਂ ਵਿੱਚ ਸੋਮਵਾਰ ਤੋਂ ਨਵਾਂ ਸਮਾਂ ਅਤੇ ਖੇਡਾਂ ਦੇ ਨਵੇਂ ਨਿਯਮ ਲਾਗੂ",
}


def main() -> None:
    """Print the time of a card in each script, and of many, cold and warm."""
    parser = argparse.ArgumentParser(prog="bench.cards")
    parser.add_argument("--reports", type=int, default=1000)
    many = parser.parse_args().reports
    with tempfile.TemporaryDirectory() as folder:
        content = Path(folder)
        _picture().save(content / "picture.jpg", quality=88)
        _say("| cards | CPU ms a card, and the first | bytes, mean | bytes, most |")
        _say("|---|---:|---:|---:|")
        for lang in NAMES:
            _time_a_script(lang, content, "")
        _time_a_script("hi", content, "picture.jpg")
        _say("")
        _say(f"| {many:,} Hindi cards | wall s | CPU s |")
        _say("|---|---:|---:|")
        cards = [_card("hi", headline) for headline in _headlines("hi", many)]
        for workers in (1, 2):
            cache = Cache(content / f"cache-{workers}")
            _time(f"cold, {workers} worker{'s' * (workers > 1)}", cards, cache, workers)
        _time("warm: nothing to draw", cards, Cache(content / "cache-2"), 2)


def _time_a_script(lang: str, content: Path, picture: str) -> None:
    cache = Cache(content / f"few-{lang}-{bool(picture)}")
    cards = [_card(lang, headline, picture) for headline in _headlines(lang, FEW)]
    jobs = [(fingerprint(card)[:8], card) for card in cards]
    began = time.process_time()
    draw_cards(THEME, content, cache, jobs[:1], lambda _: None)
    first = time.process_time() - began
    began = time.process_time()
    draw_cards(THEME, content, cache, jobs, lambda _: None)
    each = (time.process_time() - began - first) / (FEW - 1)
    sizes = [file.stat().st_size for file in cache.folder.iterdir()]
    name = f"{lang}, with a picture" if picture else lang
    _say(
        f"| {name} | {each * 1000:.0f}, {first * 1000:.0f} "
        f"| {sum(sizes) // len(sizes):,} | {max(sizes):,} |"
    )


def _time(name: str, cards: Sequence[Card], cache: Cache, workers: int) -> None:
    began, used = time.perf_counter(), _cpu()
    there = set(cache.folder.iterdir()) if cache.folder.is_dir() else set()
    keys = {fingerprint(card)[:8]: card for card in cards}
    missing = [(key, card) for key, card in keys.items() if cache.file(key, "png") not in there]
    if missing:
        settings = Settings(workers=workers)
        with open_executor(settings) as executor:
            pool = ExecutorPool(executor, workers, Progress(Console(stderr=True)))
            pool.run(
                "share cards", draw_cards, missing, THEME, cache.folder, cache, worth_sharing=6
            )
    _say(f"| {name} | {time.perf_counter() - began:.2f} | {_cpu() - used:.2f} |")


def _cpu() -> float:
    """CPU seconds of this process and of the workers that are done."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _headlines(lang: str, many: int) -> list[str]:
    source = DATA / f"sentences.{lang}.txt"
    if source.is_file():
        with source.open(encoding="utf-8") as lines:
            return [" ".join(words(line)[:12]) for line in islice(lines, many)]
    turned = TURNED[lang].split(" ")
    return [
        " ".join([*turned[at % len(turned) :], *turned[: at % len(turned)], str(at)])
        for at in range(many)
    ]


def _card(lang: str, headline: str, picture: str = "") -> Card:
    language = LANGUAGES[lang]
    return Card(
        lang=lang,
        script=language.script,
        is_right_to_left=language.is_right_to_left,
        name=NAMES[lang],
        headline=headline,
        section=TURNED[lang].split(" ")[0],
        colour="neel",
        foot="24-11-2026",
        picture=picture,
    )


def _picture() -> Image.Image:
    """As a telephone sends it: 12 million px, and no two alike."""
    grey = Image.effect_noise((1000, 750), 40).resize((4000, 3000), Image.Resampling.BICUBIC)
    return Image.merge("RGB", (grey, grey.rotate(180), grey))


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
