from hypothesis import given
from hypothesis import strategies as st

from newsroom.records.topic import Spelling, Topic, Topics

SLUGS = st.sampled_from(["a", "b", "c", "d"])
PARENTS = st.dictionaries(SLUGS, st.sampled_from(["", "a", "b", "c", "d", "e"]))


def topic(slug: str, *names: str, parent: str = "") -> Topic:
    """A topic whose first name is its Hindi one."""
    path = f"topics/{slug}.md"
    spelt = tuple(Spelling(name, path, number) for number, name in enumerate(names, 1))
    return Topic(slug, path, parent, 3, dict.fromkeys(["hi"], names[0]) if names else {}, spelt)


def test_a_topic_is_found_by_slug_name_and_alias() -> None:
    """However it is typed."""
    congress = topic("congress", "कांग्रेस", "काँग्रेस", "Indian National Congress")
    topics = Topics([congress, topic("shimla", "शिमला")])

    for written in ("congress", "Congress", "काँग्रेस", " कांग्रेस", "indian  national CONGRESS"):
        assert topics.called(written) is congress
    assert topics.called("काग्रेस") is None
    assert Topics().called("कांग्रेस") is None


def test_a_name_that_two_claim_is_that_of_the_first() -> None:
    """And the second one is said to claim it; a slug goes before all names."""
    first, second = topic("pul", "पुल", "सेतु"), topic("setu", "सेतु", "Pul")
    topics = Topics([first, second])

    assert topics.called("सेतु") is first
    assert topics.called("pul") is first
    assert [(each.slug, spelt.line, of.slug) for each, spelt, of in topics.claimed_twice()] == [
        ("setu", 1, "pul"),
        ("setu", 2, "pul"),
    ]


def test_topics_stand_above_and_below_each_other() -> None:
    """The nearest first; a parent may be named by any of its names."""
    country, state = topic("bharat", "भारत"), topic("hp", "हिमाचल", parent="भारत")
    town = topic("shimla", "शिमला", parent="hp")
    topics = Topics([town, state, country])

    assert topics.above("shimla") == (state, country)
    assert list(topics.below("bharat")) == [state]
    assert topics.above("nobody") == ()
    assert list(topics.below("shimla")) == []


@given(PARENTS)
def test_every_way_up_ends(parents: dict[str, str]) -> None:
    """Though parents lead in a ring, or to nobody; none is above itself."""
    topics = Topics([topic(slug, parent=parent) for slug, parent in parents.items()])

    for slug in parents:
        above = [each.slug for each in topics.above(slug)]
        assert len(set(above)) == len(above)
        assert slug not in above


def test_a_name_in_another_language_says_so() -> None:
    """Its own language, then the site's first, then any."""
    named = Topic("pul", "topics/pul.md", names={"ur": "پل", "hi": "पुल"})

    assert named.name("ur", "hi") == ("پل", "")
    assert named.name("en", "hi") == ("पुल", "hi")
    assert named.name("en", "pa") == ("پل", "ur")
