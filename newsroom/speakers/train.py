"""Trains the names' model again: ``python -m newsroom.speakers.train`` writes ``weights.tsv``.

Reads ``persons.hi.conll`` of the folder that SAMACHAR_DATA names (default ``../shared/data``).
Logistic regression by AdaGrad; the same data give the same file.
"""

import math
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from newsroom.text.words import words as split

from .names import WEIGHTS, features, rarity
from .wordlists import fold

__all__ = ["main"]

_HEADER = """\
# How a word of a Hindi name looks; read by names.py, written by train.py.
# Derived from IL-NER (IIIT Hyderabad, C-DAC Noida, IIIT Bhubaneswar), licence CC BY 4.0
# (https://creativecommons.org/licenses/by/4.0/); this file is shared under the same licence.
# A line: a group of features, then key and weight in hundredths in turn; the last line, "seen",
# says how often a word was seen as no part of a person's name.
"""
_ROUNDS = 4
_STEP = 0.3
_SMALLEST = 0.08  # weights nearer to nothing are dropped
_MOST_SEEN = 5  # all that rarity() tells apart

Tagged = tuple[list[str], list[str], list[bool]]


def tagged_sentences(path: Path) -> Iterator[Tagged]:
    """Yield each sentence's folded words, the marks around them, and which are in a name."""
    words: list[str] = []
    gaps, named = [""], list[bool]()
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        token, _, tag = line.partition("\t")
        if not line.strip():
            if words:
                yield words, gaps, named
            words, gaps, named = [], [""], []
            continue
        rest = token
        for word in split(token):
            mark, _, rest = rest.partition(word)
            gaps[-1] += mark
            gaps.append("")
            words.append(fold(word))
            named.append(tag.endswith("NEP"))
        gaps[-1] += rest


def examples(sentences: list[Tagged], seen: Counter[str]) -> list[tuple[list[str], bool]]:
    """Describe every word, right to left; the count of sightings leaves out its own sentence."""
    rows = []
    for words, gaps, named in sentences:
        own = Counter(word for word, tag in zip(words, named, strict=True) if not tag)
        follows = False
        for place in reversed(range(len(words))):
            rare = rarity(seen[words[place]] - own[words[place]])
            rows.append((features(words, gaps, place, named=follows, rare=rare), named[place]))
            follows = named[place]
    return rows


def fit(rows: list[tuple[list[str], bool]]) -> dict[str, float]:
    """Return a weight for each feature that was met more than once."""
    met = Counter(feature for described, _ in rows for feature in described)
    rows = [
        ([feature for feature in described if met[feature] > 1], tag) for described, tag in rows
    ]
    weight = {feature: 0.0 for feature, times in met.items() if times > 1}
    slope = dict.fromkeys(weight, 1e-6)
    shuffled = random.Random(1)  # noqa: S311 - an order, no secret
    for _ in range(_ROUNDS):
        shuffled.shuffle(rows)
        for described, tag in rows:
            score = sum(weight[feature] for feature in described)
            error = 1 / (1 + math.exp(-max(score, -30.0))) - tag
            if abs(error) < 0.002:
                continue
            for feature in described:
                slope[feature] += error * error
                weight[feature] -= _STEP * error / math.sqrt(slope[feature])
    return weight


def written(weight: dict[str, float], seen: Counter[str]) -> str:
    """Return the text of ``weights.tsv``."""
    groups: dict[str, list[str]] = {}
    for feature in sorted(weight):
        if abs(weight[feature]) >= _SMALLEST:
            cells = groups.setdefault(feature[0], [feature[0]])
            cells += feature[1:], str(round(weight[feature] * 100))
    groups["seen"] = ["seen"]
    for word in sorted(seen):
        groups["seen"] += word, str(min(seen[word], _MOST_SEEN))
    return _HEADER + "".join("\t".join(cells) + "\n" for cells in groups.values())


def main() -> int:
    """Train and write; say how large the file is. Without the data, say so and fail."""
    path = Path(os.environ.get("SAMACHAR_DATA", "../shared/data")) / "persons.hi.conll"
    if not path.exists():
        print(f"{path} is not here: set SAMACHAR_DATA to the folder that holds it.")
        return 1
    sentences = list(tagged_sentences(path))
    seen = Counter(
        word
        for words, _, named in sentences
        for word, tag in zip(words, named, strict=True)
        if not tag
    )
    text = written(fit(examples(sentences, seen)), seen)
    WEIGHTS.write_text(text, encoding="utf-8")
    print(f"{WEIGHTS.name}: {len(sentences)} sentences, {len(text.encode()) / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
