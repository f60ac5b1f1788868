"""What is typed after ``./inv``: read as meant, or told in a line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invoke.collection import Collection
from invoke.context import Context
from invoke.tasks import task

from newsroom.engine.command_line import CommandLine

WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "new",
                    "build",
                    "serve",
                    "--slug",
                    "--slug=x",
                    "-s",
                    "--at",
                    "--port",
                    "--port=x",
                ),
                *(
                    "--help",
                    "-h",
                    "--",
                    "-",
                    "-5",
                    "--port=x",
                    "--fix",
                    "--fix=",
                    "८०",
                    "नया",
                    "पुल खुला",
                    "",
                ),
            ]
        ),
        st.text(st.characters(codec="utf-8"), max_size=6),
    ),
    max_size=7,
)


def call(*words: str) -> list[tuple[object, ...]]:
    """What is called, for these words."""
    called: list[tuple[object, ...]] = []

    @task(help={"title": "the headline", "slug": "the address"})
    def new(_: Context, title: str, slug: str = "") -> None:
        called.append(("new", title, slug))

    @task(help={"fix": "mend"})
    def build(_: Context, fix: bool = False) -> None:  # noqa: FBT001, FBT002 (Invoke's way to a flag)
        called.append(("build", fix))

    @task(help={"port": "a port"})
    def serve(_: Context, port: int = 8000) -> None:
        called.append(("serve", port))

    program = CommandLine(namespace=Collection(new, build, serve))
    program.run(["./inv", *words])
    return called


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (["new", "नया पुल"], ("new", "नया पुल", "")),
        (["new", "नया", "पुल", "--slug", "pul"], ("new", "नया पुल", "pul")),
        (["new", "--slug=pul", "नया", "पुल"], ("new", "नया पुल", "pul")),
        (["new", "नया", "-s", "pul", "पुल"], ("new", "नया पुल", "pul")),
        (["new", "--slug", "-x", "पुल"], ("new", "पुल", "-x")),
        (["new", "-5", "डिग्री"], ("new", "-5 डिग्री", "")),
        (["new", "- एक", "-"], ("new", "- एक -", "")),
        (["new", "--", "--slug", "क्या है"], ("new", "--slug क्या है", "")),
        (["new", "build"], ("new", "build", "")),
        (["serve", "--port", "८०८०"], ("serve", 8080)),
        (["serve", "--port=80"], ("serve", 80)),
    ],
)
def test_words_are_read_as_meant(words: list[str], called: tuple[object, ...]) -> None:
    """A headline needs no quotation marks, wherever its options stand."""
    assert call(*words) == [called]


def test_tasks_may_follow_each_other() -> None:
    """Each with its own options."""
    assert call("build", "--fix", "serve", "build") == [
        ("build", True),
        ("serve", 8000),
        ("build", False),
    ]


@settings(deadline=None, max_examples=300)
@given(WORDS)
def test_whatever_is_typed_nothing_is_done_that_was_not(words: list[str]) -> None:
    """Only a task that was named is called, with words that were typed; else the program ends."""
    try:
        called = call(*words)
    except SystemExit as end:
        assert end.code in {0, 1, None}  # noqa: PT017
        return

    for name, *_ in called:
        assert name in words
    for name, value, *_ in called:
        if name == "new":
            assert set(str(value).split()) <= {part for word in words for part in word.split()}
            assert not {"--help", "-h"} & set(words) or "--" in words
