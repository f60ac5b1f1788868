"""From the files of ``content/topics/`` to topics, and what must hold between them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import tzinfo

from newsroom.engine.mistakes import Mistakes, did_you_mean
from newsroom.records.front_matter import FrontMatter
from newsroom.records.report import Passage
from newsroom.records.source_file import SourceName
from newsroom.records.topic import Spelling, Topic, Topics
from newsroom.rules import topics as say
from newsroom.text.names import matching_form
from newsroom.text.script_runs import mark_runs_html
from newsroom.text.typography import typeset, typeset_html
from newsroom.views.body import pictures_in
from plugins.copydesk.fields import FieldReader
from plugins.copydesk.markdown import MarkdownRenderer

__all__ = ["TOPIC_KEYS", "TopicReader", "check_topics"]

TOPIC_KEYS = ("Name", "Slug", "Aliases", "Parent", "Lang")


@dataclass(frozen=True)
class TopicReader:
    """Reads topics."""

    languages: Collection[str]
    default_lang: str
    zone: tzinfo
    markdown: MarkdownRenderer

    def read(
        self, versions: Mapping[str, tuple[FrontMatter, SourceName]], mistakes: Mistakes
    ) -> Topic:
        """Make one topic from a file and its versions, by language."""
        first = self.default_lang if self.default_lang in versions else next(iter(versions))
        header, place = versions[first]
        FieldReader(header, self.zone, mistakes).named_after_slug(place)
        topic = Topic(place.base, header.path, header.value("Parent"), header.line("Parent"))
        spellings: list[Spelling] = []
        for lang, (version, at) in {first: versions[first], **versions}.items():
            own = FieldReader(version, self.zone, mistakes)
            own.agree_on_language(at, self.languages)
            written = own.required("Name", "हिमाचल प्रदेश")
            if written:
                topic.names[lang] = typeset(written, lang)
                spellings.append(Spelling(written, version.path, version.line("Name")))
            spellings += [
                Spelling(alias, version.path, line)
                for line, alias in version.numbered_values("Aliases")
            ]
            text = self.markdown.convert(version, lang, mistakes)
            if text.html:
                body = mark_runs_html(typeset_html(text.html, lang), lang)
                topic.intros[lang] = Passage(
                    version.path, lang, body, text.links, pictures_in(body)
                )
        topic.spellings = tuple(spellings)
        return topic


def check_topics(topics: Topics, mistakes: Mistakes) -> None:
    """Tell of a name that two topics claim, of a parent that is none, and of parents in a ring."""
    for _, spelling, holder in topics.claimed_twice():
        rule = say.SLUG_AS_NAME if matching_form(spelling.name) == holder.slug else say.NAME_TAKEN
        fault = rule.format(name=spelling.name, other=holder.path)
        mistakes.tell(spelling.path, spelling.line, fault)
    in_rings: set[str] = set()
    for slug, topic in topics.by_slug.items():
        if topic.parent and topics.called(topic.parent) is None:
            near = did_you_mean(topic.parent, topics.names())
            fault = say.NO_PARENT.format(name=topic.parent, near=near)
            mistakes.tell(topic.path, topic.parent_line, fault)
        way = [topic, *topics.above(slug)]
        if topics.called(way[-1].parent) is topic and slug not in in_rings:
            in_rings.update(each.slug for each in way)
            ring = " → ".join(each.slug for each in (*way, topic))
            fault = say.PARENTS_IN_A_RING.format(name=topic.parent, ring=ring)
            mistakes.tell(topic.path, topic.parent_line, fault)
