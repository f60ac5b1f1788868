"""Times headlines and counts schwas: ``python -m bench.romanise [GOLD.tsv]``.

Headlines are the first dozen words of the shared sentences (SAMACHAR_DATA, by default
../shared/data). GOLD.tsv holds lines of a word, a tab and its sounds in IPA with spaces, as
WikiPron writes them; of several lines for one word the nearest counts, and ᵊ counts as a schwa.
Schwas are compared by rule alone, without the lexicon. SHOW=20 prints so many words that differ.
"""

import os
import re
import sys
import time
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from newsroom.text.romanise import romanise
from newsroom.text.words import words

DATA = Path(os.environ.get("SAMACHAR_DATA", "../shared/data"))
CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह"
SIGNS = "ािीुूृॅेैॉोौ"
VOWELS = "अआइईउऊऋऍएऐऑओऔॲ"
VIRAMA = "\u094d"
# What a letter may look like on the other side: in IPA reduced by `classes`, and in Latin.
IPA = dict.fromkeys(CONSONANTS, "c") | dict.fromkeys(SIGNS + VOWELS, "v+")
IPA |= dict.fromkeys("आाअ", "[vs]") | dict.fromkeys("ऋृ", "cv") | dict.fromkeys("ंँः", "c?")
LATIN = {letter: romanise(f"{letter}ा", lexicon={})[:-1] for letter in CONSONANTS}
LATIN |= {"व": "[vw]", "च": "(?:ch)?", "ज": "[jzg]", "ञ": "[ny]", "न": "[nm]", "फ": "(?:ph|f)"}
LATIN |= dict.fromkeys(SIGNS + VOWELS, "y?[aeiou]+?y?") | dict.fromkeys("आाअ", "a")
LATIN |= dict.fromkeys("ऋृ", "ri") | dict.fromkeys("ंँः", "[nmh]?")


def main() -> None:
    """Print microseconds a headline; with a gold file, the share of schwas and words that agree."""
    source = DATA / "sentences.hi.txt"
    if source.is_file():
        lines = source.read_text(encoding="utf-8").splitlines()
        headlines = [" ".join(words(line)[:12]) for line in islice(lines, 2000)]
        romanise(headlines[0])
        start = time.perf_counter()
        for headline in headlines:
            romanise(headline)
        seconds = time.perf_counter() - start
        sys.stdout.write(f"{seconds / len(headlines) * 1e6:.0f} µs a headline of 12 words\n")
    else:
        sys.stdout.write(f"no headlines: {source} is not there (set SAMACHAR_DATA)\n")
    for path in sys.argv[1:]:
        sys.stdout.write(f"{path}: {agreement(Path(path))}\n")


def agreement(path: Path) -> str:
    """Compare the schwas of a gold file with the rules'."""
    gold: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, sounds = line.partition("\t")
        if (kept := schwas(word, classes(sounds), IPA)) is not None:
            gold[word].add(kept)
    schwa_count = schwas_right = words_right = compared = 0
    wrong: list[str] = []
    for word, answers in gold.items():
        latin = romanise(word, lexicon={})
        kept = schwas(word, latin, LATIN)
        if not kept:
            continue
        right = max(sum(a == b for a, b in zip(kept, answer, strict=True)) for answer in answers)
        compared += 1
        schwa_count += len(kept)
        schwas_right += right
        words_right += right == len(kept)
        if right < len(kept):
            wrong.append(f"{word} {latin}")
    for line in wrong[: int(os.environ.get("SHOW", "0"))]:
        sys.stdout.write(f"    {line}\n")
    return (
        f"{schwas_right / schwa_count:.2%} of {schwa_count} schwas, "
        f"{words_right / compared:.2%} of {compared} words"
    )


def classes(sounds: str) -> str:
    """Reduce IPA to c, v and s: consonant, vowel, schwa."""
    bare = unicodedata.normalize("NFD", sounds).replace("t͡ʃ", "c").replace("d͡ʒ", "c")
    bare = re.sub("[\u0300-\u036fʰʱː .]", "", bare)
    return "".join("s" if s in "əᵊ" else "v" if s in "aɑɪiʊueoɛɔæ" else "c" for s in bare)


def schwas(word: str, sounds: str, forms: Mapping[str, str]) -> str | None:
    """Say of each inherent vowel whether it is said: "101"; None where letters do not line up."""
    bare = unicodedata.normalize("NFC", word).replace("\u093c", "")
    pattern = ""
    for letter, following in zip(bare, f"{bare[1:]} ", strict=True):
        pattern += forms.get(letter, "" if letter == VIRAMA else "!")
        if letter in CONSONANTS and following not in SIGNS + VIRAMA:
            pattern += "([as]?)"
    found = re.fullmatch(pattern, sounds)
    return found and "".join("1" if said else "0" for said in found.groups())


if __name__ == "__main__":
    main()
