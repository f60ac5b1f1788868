from hypothesis import given
from hypothesis import strategies as st

from newsroom.engine.mistakes import Mistake, Mistakes, did_you_mean

TOLD = st.lists(
    st.tuples(st.sampled_from(["a.md", "b.md"]), st.integers(1, 12), st.sampled_from(["क", "ख"]))
)


def test_a_mistake_is_one_line_that_an_editor_can_jump_to() -> None:
    """File, line, message: the form that every text editor knows."""
    assert str(Mistake("pages/a.md", 12, "'Lang' is wrong.")) == "pages/a.md:12: 'Lang' is wrong."


@given(TOLD)
def test_mistakes_come_in_the_order_of_files_and_lines(told: list[tuple[str, int, str]]) -> None:
    """Whatever desk finds them first; line 9 stands before line 10, and none is told twice."""
    mistakes = Mistakes()
    for mistake in told:
        mistakes.tell(*mistake)

    assert [(each.path, each.line, each.message) for each in mistakes] == sorted(set(told))
    assert len(mistakes) == len(set(told))
    assert bool(mistakes) == bool(told)


def test_the_nearest_word_is_suggested() -> None:
    """Devanagari slips count like any others."""
    assert did_you_mean("संजय दत", ["कुलदीप सिंह", "संजय दत्त"]) == "; did you mean 'संजय दत्त'?"


def test_nothing_is_suggested_where_nothing_is_near() -> None:
    """A wild guess is worse than none; the sentence ends there."""
    assert did_you_mean("kkk", ["Title", "Date"]) == "."
    assert did_you_mean("Title", []) == "."
