"""Times the renditions of pictures: ``python -m bench.pictures [--reports N] [FOLDER]``.

N photographs of 4000 x 3000 px (20 when left out) are drawn as nature draws, large shapes and
fine grain; or those of a folder are taken, each as often as it takes. They are made cold, with one
worker and with two, then looked up warm, and as a fresh clone with new times has them.
"""

import argparse
import os
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

from newsroom.engine.file_cache import Cache
from newsroom.engine.progress import Progress
from plugins.pictures.library import Kept, PictureLibrary
from plugins.pictures.renditions import best_format
from plugins.pictures.settings import Settings
from plugins.press.executors import choose_executor
from plugins.press.pool import ExecutorPool
from plugins.press.settings import Settings as PressSettings

_SIZE = (4000, 3000)
_PHONE = 2 * (360 - 32)  # px: the column of a phone


def main() -> None:
    """Print seconds by workers, and bytes by format and width."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=20, help="how many pictures")
    parser.add_argument("folder", nargs="?", type=Path, help="photographs to take instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-pictures-") as collection:
        originals = Path(collection, "images")
        originals.mkdir()
        names = fill(originals, given.reports, given.folder)
        weight = sum(file.stat().st_size for file in originals.iterdir()) / len(names)
        _say(f"{len(names)} pictures, {weight / 1024:,.0f} KB each in the mean")
        _say("| | workers | wall s | CPU s | s a picture |\n|---|--:|--:|--:|--:|")
        found: Mapping[str, Kept | str] = {}
        for workers in (1, 2):
            cache = Path(collection, f"cache-{workers}")
            found = timed("cold", originals, cache, names, workers)
            timed("warm", originals, cache, names, workers)
            for name in names:
                os.utime(originals / name, ns=(workers, workers))
            timed("new times", originals, cache, names, workers)
        _say(weights(found))
        _say(fetched(found))


def fill(originals: Path, count: int, folder: Path | None) -> list[str]:
    """Write the originals; each differs from every other in its bytes."""
    taken = sorted(folder.iterdir()) if folder else []
    names = []
    for number in range(count):
        if taken:
            source = taken[number % len(taken)]
            name = f"{number:04}-{source.name}"
            shutil.copyfile(source, originals / name)
            with (originals / name).open("ab") as file:
                file.write(number.to_bytes(4, "big"))
        else:
            name = f"{number:04}.jpg"
            landscape(number).save(originals / name, quality=90)
        names.append(name)
    return names


def landscape(number: int) -> Image.Image:
    """What compresses as a photograph does: blurred noise, coarse to fine, and a sensor's grain."""
    width, height = _SIZE
    channels = []
    for channel in range(3):
        whole = Image.new("L", _SIZE, 128)
        for step, part in ((8, 90), (32, 60), (128, 40), (512, 22)):
            noise = Image.effect_noise((step * 4, step * 3), part + number % 5 + channel)
            octave = noise.resize(_SIZE, Image.Resampling.BICUBIC)
            whole = ImageChops.add(whole, octave, scale=1, offset=-128)
        channels.append(whole)
    image = Image.merge("RGB", channels).filter(ImageFilter.GaussianBlur(1))
    grain = Image.effect_noise((width // 2, height // 2), 12).resize(_SIZE)
    return ImageChops.add(image, Image.merge("RGB", [grain] * 3), scale=1, offset=-128)


def timed(
    what: str, originals: Path, cache: Path, names: list[str], workers: int
) -> Mapping[str, Kept | str]:
    """Look the pictures up as a run of the press does, and print how long it took."""
    executor = choose_executor(PressSettings(workers=workers))
    pool = ExecutorPool(executor, workers, Progress())
    library = PictureLibrary(
        originals, Settings(), best_format(), output=originals, cache=Cache(cache), pool=pool
    )
    wall, cpu = time.perf_counter(), _cpu()
    found = library.look_up(names)
    wall, cpu = time.perf_counter() - wall, _cpu() - cpu
    executor.shutdown()
    _say(f"| {what} | {workers} | {wall:.2f} | {cpu:.2f} | {wall / len(names):.3f} |")
    return found


def weights(found: Mapping[str, Kept | str]) -> str:
    """A table of KB by format and width: median and most."""
    sizes = defaultdict(list)
    for kept in found.values():
        if isinstance(kept, Kept):
            for each in kept.made.renditions:
                sizes[each.ending, each.width].append(each.length / 1024)
    rows = [
        f"| {ending} | {width} | {statistics.median(each):.1f} | {max(each):.1f} |"
        for (ending, width), each in sorted(sizes.items())
    ]
    return "\n".join(["| format | px | KB, median | KB, most |", "|---|--:|--:|--:|", *rows])


def fetched(found: Mapping[str, Kept | str]) -> str:
    """What a phone 360 px wide with two points a pixel fetches of a picture, AVIF and plain."""
    sizes: dict[str, list[float]] = defaultdict(list)
    for made in (kept.made for kept in found.values() if isinstance(kept, Kept)):
        for _, ending, widths in made.formats:
            width = next((each for each in widths if each >= _PHONE), widths[-1])
            sizes[ending].extend(
                each.length / 1024
                for each in made.renditions
                if (each.ending, each.width) == (ending, width)
            )
    said = [f"{statistics.median(each):.1f} KB as {ending}" for ending, each in sizes.items()]
    return f"A phone fetches {' or '.join(said)} of a picture, in the median."


def _cpu() -> float:
    """Seconds of this process and of the workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
