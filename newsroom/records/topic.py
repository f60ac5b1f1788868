"""A topic that has a page of its own, and all topics by whatever name a tag gives them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsroom.records.report import Passage
from newsroom.text.names import matching_form

__all__ = ["Spelling", "Topic", "Topics"]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One name of a topic, and where it is written: a name, an alias, another way to spell it."""

    name: str
    path: str
    line: int


@dataclass(slots=True, eq=False)
class Topic:
    """One file of ``content/topics/`` with its versions. Texts are by language code."""

    slug: str
    path: str
    parent: str = ""
    """The topic above, as the file names it: by slug, name or alias."""
    parent_line: int = 1
    names: dict[str, str] = field(default_factory=dict)
    spellings: tuple[Spelling, ...] = ()
    intros: dict[str, Passage] = field(default_factory=dict)

    def intro(self, lang: str) -> str:
        """The intro as HTML; empty where it is not written in a language."""
        return self.intros[lang].body if lang in self.intros else ""

    def name(self, lang: str, default_lang: str) -> tuple[str, str]:
        """The name, and its language where that is not ``lang``."""
        for code in (lang, default_lang, *self.names):
            if code in self.names:
                return self.names[code], "" if code == lang else code
        return "", ""


class Topics:
    """All topics that have a file, found by slug, name or alias, however it is typed.

    A name that two files claim is that of the first.
    """

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self.by_slug: dict[str, Topic] = {topic.slug: topic for topic in topics}
        self._called: dict[str, Topic] = dict(self.by_slug)
        self._claims: list[tuple[Topic, Spelling, Topic]] = []
        for topic in self.by_slug.values():
            for spelling in topic.spellings:
                holder = self._called.setdefault(matching_form(spelling.name), topic)
                if holder is not topic:
                    self._claims.append((topic, spelling, holder))
        self._above = {slug: self._find_above(topic) for slug, topic in self.by_slug.items()}
        self._below: dict[str, list[Topic]] = {}
        for slug, above in self._above.items():
            for parent in above[:1]:
                self._below.setdefault(parent.slug, []).append(self.by_slug[slug])

    def called(self, written: str) -> Topic | None:
        """The topic that a slug, name or alias means."""
        return self._called.get(matching_form(written)) if self._called else None

    def intro(self, slug: str, lang: str) -> str:
        """A topic's intro as HTML; empty for one without a file."""
        return self.by_slug[slug].intro(lang) if slug in self.by_slug else ""

    def above(self, slug: str) -> tuple[Topic, ...]:
        """The topics above one, the nearest first; none above one without a file."""
        return self._above.get(slug, ())

    def below(self, slug: str) -> Sequence[Topic]:
        """The topics right below one."""
        return self._below.get(slug, ())

    def claimed_twice(self) -> Iterable[tuple[Topic, Spelling, Topic]]:
        """Each name that another topic has had before: whose it is said to be, and whose it is."""
        return self._claims

    def names(self) -> list[str]:
        """Every name, alias and slug, for suggestions."""
        spelt = (each.name for topic in self.by_slug.values() for each in topic.spellings)
        return [*spelt, *self.by_slug]

    def _find_above(self, topic: Topic) -> tuple[Topic, ...]:
        """The way up; it ends where it would come back to a topic that it has passed."""
        way = [topic]
        while (parent := self.called(way[-1].parent)) is not None and parent not in way:
            way.append(parent)
        return tuple(way[1:])
