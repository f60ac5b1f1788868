"""What languages cost: the same number of reports in one language and in four, in turn.

Run: ``./inv bench editions``. The ratio of CPU seconds is the figure.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
DATA = Path(os.environ.get("SAMACHAR_DATA", ROOT.parent / "shared" / "data"))

_SENTENCES = 12  # a report
_SECTIONS = ("rajniti", "pradesh", "khel")
_CONF = """
import sys
sys.path.insert(0, {root!r})
from pelicanconf import *
PATH = {content!r}
LANGUAGES = ("hi", "en", "ur", "pa")
AT = "2026-12-31"
"""


def main() -> None:
    """Build both newsrooms ``--runs`` times each, in turn, and print the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    if not (DATA / "sentences.hi.txt").is_file():
        print(f"bench editions: skipped, there are no sentences in {DATA}")
        return
    with tempfile.TemporaryDirectory() as folder:
        one = make_newsroom(Path(folder) / "one", wanted.reports, ("hi",))
        four = make_newsroom(Path(folder) / "four", wanted.reports, ("hi", "en", "ur", "pa"))
        seconds: dict[Path, list[float]] = {one: [], four: []}
        for _ in range(wanted.runs):
            for newsroom in (one, four):
                seconds[newsroom].append(build(newsroom))
        in_one, in_four = (statistics.median(seconds[newsroom]) for newsroom in (one, four))
        pages = [sum(1 for _ in (each / "output").rglob("index.html")) for each in (one, four)]
    print(f"{wanted.reports} reports, median CPU seconds of {wanted.runs} builds each, in turn")
    print(f"one language    {in_one:6.2f} s  {pages[0]} pages")
    print(f"four languages  {in_four:6.2f} s  {pages[1]} pages")
    print(f"ratio           {in_four / in_one:6.2f}")


def make_newsroom(folder: Path, reports: int, languages: tuple[str, ...]) -> Path:
    """Write a newsroom whose reports are spread over languages evenly."""
    content = folder / "content"
    shutil.copytree(ROOT / "content" / "sections", content / "sections")
    shutil.copytree(ROOT / "content" / "people", content / "people")
    text = {lang: sentences(lang) for lang in languages}
    first = datetime(2025, 1, 1, 6)  # noqa: DTZ001 (written in a header, without a zone)
    for number in range(reports):
        lang = languages[number % len(languages)]
        moment = first + timedelta(hours=7 * number)
        suffix = "" if lang == "hi" else f".{lang}"
        file = content / "reports" / f"{moment:%Y/%m}" / f"report-{number}{suffix}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = [
            f"Title: {next(text[lang])}",
            f"Id: {moment:%Y%m%d}-{_sign(number)}",
            f"Slug: report-{number}",
            f"Date: {moment:%Y-%m-%d %H:%M}",
            f"Category: {_SECTIONS[number % len(_SECTIONS)]}",
            f"Tags: {'; '.join(f'{number % 40 + n} = topic-{number % 40 + n}' for n in range(3))}",
            "Speakers: sanjay-dutt; kuldeep-singh-rathore",
            f"Summary: {next(text[lang])}",
            "",
            *("\n" + " ".join(next(text[lang]) for _ in range(3)) for _ in range(_SENTENCES // 3)),
        ]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    conf = _CONF.format(root=str(ROOT), content=str(content))
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    return folder


def sentences(lang: str) -> Iterator[str]:
    """Sentences of a language without end. Punjabi ones are Hindi ones in Gurmukhi letters.

    Only sentences of 60 to 120 characters: a report is as long in one language as in another.
    """
    source = "hi" if lang == "pa" else lang
    lines = (DATA / f"sentences.{source}.txt").read_text(encoding="utf-8").splitlines()
    fit = [line for line in lines if 60 <= len(line) <= 120 and not set(line) & set("<>|*_[]#`:")]
    if lang == "ur":
        fit = [line for line in fit if not any("a" <= sign.lower() <= "z" for sign in line)]
    if lang == "pa":
        shift = {code: code + 0x100 for code in range(0x900, 0x964)}
        fit = [line.translate(shift) for line in fit]
    if lang in {"hi", "pa"}:
        fit = [line for line in fit if not any("\u0600" <= sign <= "\u06ff" for sign in line)]
    while True:
        yield from fit


def build(newsroom: Path) -> float:
    """CPU seconds (user and system) of a clean build in a fresh process."""
    output = newsroom / "output"
    shutil.rmtree(output, ignore_errors=True)
    command = [sys.executable, "-m", "pelican", "-s", str(newsroom / "conf.py"), "-o", str(output)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(  # noqa: S603 (this project's own command)
        command, check=False, capture_output=True, text=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(done.stderr)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _sign(number: int) -> str:
    signs = "23456789abcdefghjkmnpqrstvwxyz"
    made = ""
    for _ in range(4):
        number, rest = divmod(number, len(signs))
        made += signs[rest]
    return made


if __name__ == "__main__":
    main()
