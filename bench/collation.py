"""Counts how often dictionary order here differs from ICU's: `python -m bench.collation`.

ICU is Node.js's Intl.Collator. The word lists are the shared sentences (SAMACHAR_DATA, by default
../shared/data), split into distinct words, with pairs of words as they stand and the names that
they hold. For Punjabi, which has no list, the Hindi words are spelt in Gurmukhi. Urdu words typed
on an Arabic or Persian keyboard (ي for ی) are left out: here both are one letter, in ICU not.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import unicodedata
from itertools import islice, pairwise
from pathlib import Path

from newsroom.text.collation import index_letter, sort_key
from newsroom.text.words import words

DATA = Path(os.environ.get("SAMACHAR_DATA", "../shared/data"))
FOREIGN_KEYBOARD = re.compile("[يىكهةە]")
LIMIT = 60_000
"""Words a language: enough for every word of the lists."""

# Prints the neighbours out of ICU's order, and the pairs of all that are.
JUDGE = """
const {lang, texts} = JSON.parse(require("fs").readFileSync(0, "utf8"));
const {compare} = new Intl.Collator(lang);
const order = [...texts.keys()].sort((a, b) => compare(texts[a], texts[b]));
const rank = new Array(texts.length);
order.forEach((text, i) => {
  rank[text] = i && compare(texts[order[i - 1]], texts[text]) === 0 ? rank[order[i - 1]] : i;
});
const neighbours = [];
for (let i = 1; i < rank.length; i++)
  if (rank[i - 1] > rank[i]) neighbours.push([texts[i - 1], texts[i]]);
function pairs(ranks) {
  if (ranks.length < 2) return [ranks, 0];
  const half = ranks.length >> 1;
  const [left, before] = pairs(ranks.slice(0, half)), [right, after] = pairs(ranks.slice(half));
  const merged = [];
  let found = before + after, i = 0, j = 0;
  while (i < left.length || j < right.length)
    if (j === right.length || (i < left.length && left[i] <= right[j])) merged.push(left[i++]);
    else { found += left.length - i; merged.push(right[j++]); }
  return [merged, found];
}
console.log(JSON.stringify({neighbours, pairs: pairs(rank)[1], icu: process.versions.icu}));
"""


def word_list(lang: str) -> list[str]:
    """List distinct words and names of a language from the shared data."""
    source = "hi" if lang == "pa" else lang
    text = (DATA / f"sentences.{source}.txt").read_text(encoding="utf-8")
    found = dict.fromkeys(words(text))
    if source == "hi":
        found |= dict.fromkeys(names())
    found |= dict.fromkeys(
        pair for line in islice(text.splitlines(), 1500) for pair in phrases(line)
    )
    texts = list(found)[:LIMIT]
    if lang == "pa":
        return list(dict.fromkeys(map(in_gurmukhi, texts)))
    return [text for text in texts if not FOREIGN_KEYBOARD.search(text)]


def names() -> list[str]:
    """List the persons that the tagged sentences name."""
    found: list[str] = []
    inside = False
    for line in (DATA / "persons.hi.conll").read_text(encoding="utf-8").splitlines():
        token, _, tag = line.rpartition("\t") if "\t" in line else line.rpartition(" ")
        if tag == "B-NEP":
            found.append(token)
        elif tag == "I-NEP" and inside:
            found[-1] += f" {token}"
        inside = tag in ("B-NEP", "I-NEP")
    return found


def phrases(line: str) -> list[str]:
    """Take pieces of a line as they stand, with hyphens, spaces, digits and foreign words."""
    tokens = [token.strip("\"'“”‘’()[],;:।.?!۔،؟-–—") for token in line.split()]
    return [
        f"{first} {second}" for first, second in pairwise(tokens) if first[:1].isalnum() and second
    ]


def in_gurmukhi(text: str) -> str:
    """Spell Hindi in Gurmukhi: the two blocks are laid out alike, but for a few letters."""
    for letter, spelling in (("ष", "श"), ("ऋ", "रि"), ("ृ", "्रि"), ("ऑ", "औ"), ("ॉ", "ौ"), ("ॅ", "ै")):
        text = text.replace(letter, spelling)
    text = "".join(
        chr(ord(letter) + 0x100) if "\u0900" < letter < "\u0964" else letter for letter in text
    )
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cn")


def main() -> None:
    """Print a line a language: words, neighbours and pairs out of order, microseconds a key."""
    node = shutil.which("node")
    if node is None:
        sys.exit(
            "bench.collation needs Node.js (its Intl.Collator is the judge); there is none here"
        )
    if not DATA.is_dir():
        sys.exit("bench.collation needs the shared word lists; set SAMACHAR_DATA to their folder")
    for lang in ("hi", "ur", "pa", "en"):
        texts = word_list(lang)
        start = time.perf_counter()
        keys = {text: sort_key(text, lang) for text in texts}
        seconds = time.perf_counter() - start
        texts.sort(key=keys.__getitem__)
        letters = [index_letter(text, lang) for text in texts]
        runs = sum(a != b for a, b in pairwise(letters)) + 1
        judged = subprocess.run(  # noqa: S603  # the path is Node's own, the script stands above
            [node, "-e", JUDGE],
            input=json.dumps({"lang": lang, "texts": texts}),
            capture_output=True,
            text=True,
            check=True,
        )
        verdict = json.loads(judged.stdout)
        sys.stdout.write(
            f"{lang}: {len(texts)} texts, {len(verdict['neighbours'])} neighbours and"
            f" {verdict['pairs']} pairs out of ICU {verdict['icu']}'s order,"
            f" {seconds / len(texts) * 1e6:.1f} µs a key, {runs} runs of"
            f" {len(set(letters))} index letters\n"
        )
        for first, second in verdict["neighbours"][: int(os.environ.get("SHOW", "0"))]:
            sys.stdout.write(f"    {first!r} {second!r}\n")


if __name__ == "__main__":
    main()
