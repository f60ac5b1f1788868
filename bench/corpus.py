"""A newsroom of any size for the benchmarks: Hindi reports, some with an English version.

The text is sentences of the shared data, drawn by lot; the lot is seeded, so that a size is the
same bytes each time. Shape and markup are those of the corpus that the peers are given: eight to
fourteen paragraphs of 40 to 80 words, one in seven with bold, one in twelve with a link, two to six
topics of 400, one to four speakers of 300. People are invented.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from newsroom.text.romanise import slug

__all__ = ["Corpus", "Story"]

_T = TypeVar("_T")

SECTIONS = ("rajniti", "pradesh", "kheti-bagwani", "shiksha", "swasthya", "khel", "mausam")
TOPICS, SPEAKERS, AUTHORS = 400, 300, 40
FIRST_DAY = datetime(2021, 1, 1)  # noqa: DTZ001 (written in a header, without a zone)
MINUTES = 5 * 365 * 24 * 60

_IN_ENGLISH = 106  # stories of a thousand with an English version
_SUMMARY = 30  # words
_MARKUP = str.maketrans("", "", "*_`[]<>#|\\~{}")
_SIGNS = "23456789abcdefghjkmnpqrstvwxyz"
_ARABIC = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile("[A-Za-z]")
# Sentences that stand in the printed text as they stand in the copy, whatever typesetting does.
_QUOTABLE = {
    "hi": re.compile("[\u0904-\u0939\u093c-\u094d\u0902\u0901 ]{40,}।"),
    "en": re.compile(r"[A-Z][A-Za-z, ]{40,}\."),
}

_GIVEN = (
    *("अजय", "अनीता", "अर्जुन", "आशा", "उमेश", "कमला", "किरण", "गीता", "गोपाल", "जगदीश"),
    *("तारा", "दिनेश", "निर्मला", "पुष्पा", "प्रकाश", "बलदेव", "मीना", "मोहन", "राकेश", "सुनीता"),
)
_FAMILY = (
    *("ठाकुर", "शर्मा", "वर्मा", "चौहान", "नेगी", "कटोच", "पठानिया", "गुलेरिया", "भारद्वाज", "राणा"),
    *("डोगरा", "कश्यप", "मेहता", "सूद", "चंदेल", "जसवाल", "मल्होत्रा", "धीमान", "पाठक", "बिष्ट"),
)
_OFFICES = (
    *(
        "अध्यक्ष, नगर परिषद",
        "सचिव, किसान सभा",
        "उपायुक्त",
        "प्रधानाचार्य, राजकीय विद्यालय",
        "प्रवक्ता, परिवहन विभाग",
    ),
    *("मुख्य चिकित्सा अधिकारी", "निदेशक, कृषि विभाग", "प्रशिक्षक, खेल परिषद", "अभियंता, जल शक्ति विभाग"),
)
_PLACES = ("शिमला", "मंडी", "सोलन", "कुल्लू", "चंबा", "ऊना", "हमीरपुर", "बिलासपुर", "धर्मशाला", "नाहन")


@dataclass(frozen=True, slots=True)
class _Someone:
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Story:
    """What the versions of one story share."""

    number: int
    base: str
    moment: datetime
    section: str
    topics: tuple[str, ...]
    author: _Someone
    speakers: tuple[_Someone, ...]

    def path(self, lang: str) -> str:
        """The file of a version, from the content folder."""
        suffix = "" if lang == "hi" else f".{lang}"
        return f"reports/{self.moment:%Y/%m}/{self.base}{suffix}.md"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that it is written in; the first story in all, so that all are printed."""
        if self.number == 0:
            return ("hi", "en", "ur", "pa")
        before, after = (_IN_ENGLISH * number // 1000 for number in (self.number, self.number + 1))
        return ("hi", "en") if before < after else ("hi",)


class Corpus:
    """The stories of a newsroom, each made from its number alone."""

    def __init__(self, data: Path, seed: int = 1) -> None:
        self._seed = seed
        self._sentences = {lang: _read_sentences(data, lang) for lang in ("hi", "en", "ur")}
        shift = {code: code + 0x100 for code in range(0x900, 0x964)}
        self._sentences["pa"] = [line.translate(shift) for line in self._sentences["hi"][:500]]
        lot = random.Random(seed)  # noqa: S311 (a lot, no secret)
        self._topics = _common_words(self._sentences["hi"])[:TOPICS]
        latin = {word for line in self._sentences["en"] for word in re.findall("[a-z]{4,}", line)}
        self._latin = sorted(latin)
        people = _invent_people()
        lot.shuffle(people)
        self._authors, self._speakers = people[:AUTHORS], people[AUTHORS : AUTHORS + SPEAKERS]

    def write(self, content: Path, reports: int) -> int:
        """Write people and the first ``reports`` stories; give the number of bytes of reports."""
        for someone in (*self._authors, *self._speakers):
            self._write_person(content / "people", someone)
        written = 0
        for number in range(reports):
            story = self.story(number)
            for lang in story.languages:
                file = content / story.path(lang)
                file.parent.mkdir(parents=True, exist_ok=True)
                written += file.write_bytes(self.text(story, lang).encode())
        return written

    def story(self, number: int, moment: datetime | None = None) -> Story:
        """One story; on a day of its own, or at the moment given."""
        lot = self._lot(number, "story")
        words = "-".join(lot.choice(self._latin) for _ in range(4))
        return Story(
            number=number,
            base=f"{words}-{number:06d}",
            moment=moment or FIRST_DAY + timedelta(minutes=lot.randrange(MINUTES)),
            section=_draw(lot, SECTIONS, 1)[0],
            topics=tuple(_draw(lot, self._topics, lot.randint(2, 6))),
            author=lot.choice(self._authors),
            speakers=tuple(_draw(lot, self._speakers, lot.randint(1, 4))),
        )

    def text(self, story: Story, lang: str, turn: int = 0) -> str:
        """A version as its file holds it; ``turn`` gives another headline."""
        lot = self._lot(story.number, lang)
        summary = " ".join(_paragraph(lot, self._sentences[lang])).split()[:_SUMMARY]
        body, quotes = self._body(lot, lang)
        place = lot.choice(_PLACES)
        named = "; ".join(_name(each, lang) for each in story.speakers)
        lines = [
            f"Title: {self.headline(story, lang, turn)}",
            f"Id: {story.moment:%Y%m%d}-{_sign(story.number)}",
            f"Slug: {story.base}",
            f"Date: {story.moment:%Y-%m-%d %H:%M}",
            f"Category: {story.section}",
            f"Tags: {'; '.join(_topic(each, lang) for each in story.topics)}",
            f"Authors: {_name(story.author, lang)}",
            f"Speakers: {named}",
            *(["Quotes:"] if quotes else []),
            *(
                f"    {_name(story.speakers[n % len(story.speakers)], lang)}: {sentence}"
                for n, sentence in enumerate(quotes)
            ),
            f"Summary: {' '.join(summary)}",
            *([f"Dateline: {_topic(place, lang)}"] if lang in {"hi", "en"} else []),
        ]
        return "\n".join([*lines, "", body])

    def headline(self, story: Story, lang: str, turn: int = 0) -> str:
        """The first words of a sentence; another sentence at each turn."""
        return _headline(self._lot(story.number, f"{lang} {turn}"), self._sentences[lang])

    def another_speaker(self, story: Story, turn: int) -> str:
        """The name of someone in the register who is not among a story's speakers."""
        others = [each for each in self._speakers if each not in story.speakers]
        return others[(story.number + turn) % len(others)].name

    def sentence(self, turn: int) -> str:
        """Some Hindi sentence."""
        return self._lot(turn, "edit").choice(self._sentences["hi"])

    def _lot(self, number: int, use: str) -> random.Random:
        return random.Random(f"{self._seed}:{number}:{use}")  # noqa: S311 (a lot, no secret)

    def _body(self, lot: random.Random, lang: str) -> tuple[str, list[str]]:
        """The text, and up to two of its sentences to be quoted."""
        sentences = self._sentences[lang]
        has_headings = lot.random() < 0.4
        blocks: list[str] = []
        plain: list[str] = []
        for number in range(lot.randint(8, 14)):
            if has_headings and number and number % 4 == 0:
                blocks.append(f"## {_headline(lot, sentences)}")
            paragraph = _paragraph(lot, sentences)
            marked = _mark_up(lot, " ".join(paragraph))
            if marked == " ".join(paragraph):
                plain += paragraph
            blocks.append(f"> {marked}" if lot.random() < 0.05 else marked)
        form = _QUOTABLE.get(lang)
        fit = [each for each in dict.fromkeys(plain) if form and form.fullmatch(each)]
        return "\n\n".join(blocks) + "\n", lot.sample(fit, min(2, len(fit)))

    def _write_person(self, folder: Path, someone: _Someone) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        office = self._lot(len(someone.slug), someone.slug).choice(_OFFICES)
        lines = [f"Name: {someone.name}", f"Slug: {someone.slug}", f"Roles: {office}"]
        (folder / f"{someone.slug}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
        name = f"Name: {_name(someone, 'en')}\n"
        (folder / f"{someone.slug}.en.md").write_text(name, encoding="utf-8")


def _read_sentences(data: Path, lang: str) -> list[str]:
    """The usable sentences of a language, without signs that Markdown would read."""
    foreign = _LATIN if lang == "ur" else _ARABIC
    found = []
    for line in (data / f"sentences.{lang}.txt").read_text(encoding="utf-8").splitlines():
        sentence = " ".join(line.translate(_MARKUP).split())
        fits = 5 <= len(sentence.split()) <= 40 and sentence[0].isalpha()
        if fits and not foreign.search(sentence):
            found.append(sentence)
    return found


def _common_words(sentences: Sequence[str]) -> list[str]:
    """Frequent words of three letters or more, no two with one address."""
    counts: dict[str, int] = {}
    for sentence in sentences:
        for word in sentence.split():
            counts[word] = counts.get(word, 0) + 1
    words: dict[str, str] = {}
    for word in sorted(counts, key=lambda each: (-counts[each], each)):
        kinds = [category(sign) for sign in word]
        if kinds.count("Lo") >= 3 and set(kinds) <= {"Lo", "Mn", "Mc"}:
            words.setdefault(slug(word, "hi"), word)
        if len(words) == TOPICS:
            break
    return list(words.values())


def _invent_people() -> list[_Someone]:
    people: dict[str, _Someone] = {}
    for given in _GIVEN:
        for family in _FAMILY:
            someone = _Someone(slug(f"{given} {family}", "hi"), f"{given} {family}")
            people.setdefault(someone.slug, someone)
    return list(people.values())


def _draw(lot: random.Random, items: Sequence[_T], count: int) -> list[_T]:
    """Different items, the first of them far more often."""
    weights = [1 / (rank + 10) for rank in range(len(items))]
    drawn: dict[_T, None] = {}
    while len(drawn) < count:
        drawn[lot.choices(items, weights)[0]] = None
    return list(drawn)


def _paragraph(lot: random.Random, sentences: Sequence[str]) -> list[str]:
    """Whole sentences, 40 to 80 words of them."""
    wanted, words = lot.randint(40, 70), 0
    chosen: list[str] = []
    while words < wanted:
        sentence = lot.choice(sentences)
        length = len(sentence.split())
        if words + length <= 80:
            chosen.append(sentence)
            words += length
    return chosen


def _mark_up(lot: random.Random, paragraph: str) -> str:
    words = paragraph.split()
    start = lot.randrange(len(words) - 3)
    if lot.random() < 0.15:
        words[start] = f"**{words[start]}"
        words[start + 1] += "**"
    elif lot.random() < 0.10:
        words[start] = f"[{words[start]}"
        words[start + 2] += f"](https://example.org/{lot.randrange(9999)})"
    return " ".join(words)


def _headline(lot: random.Random, sentences: Sequence[str]) -> str:
    words = lot.choice(sentences).split()[: lot.randint(6, 10)]
    return " ".join(words).rstrip(" ।۔.,;:-?!")


def _name(someone: _Someone, lang: str) -> str:
    if lang == "hi":
        return someone.name
    return someone.slug.replace("-", " ").title() if lang == "en" else someone.slug


@cache
def _topic(word: str, lang: str) -> str:
    if lang == "hi":
        return word
    latin = slug(word, "hi")
    return latin.title() if lang == "en" else f"{word} = {latin}"


def _sign(number: int) -> str:
    made = ""
    for _ in range(4):
        number, rest = divmod(number, len(_SIGNS))
        made += _SIGNS[rest]
    return made
