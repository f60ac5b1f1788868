import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from newsroom.engine.plan import Asset, Document, Page, PlannedFile
from newsroom.engine.store import Output, Store
from plugins.press.changed_pages import Fingerprints, look_over
from tests.plugins.newspapers import report


def compose(text: str) -> bytes:
    """A document of one text."""
    return text.encode()


def compose_otherwise(text: str) -> bytes:
    """Another one."""
    return text.upper().encode()


def not_now() -> dict[str, object]:
    """Inputs that are composed when the page is printed, and not before."""
    raise AssertionError("They were composed")


PRINTS = Fingerprints(
    base=b"base",
    chrome={"hi": b"chrome", "en": b"chrome of en"},
    wording={"hi": b"wording", "en": b"wording of en"},
    templates={"report.html": b"report", "front.html": b"front"},
)
PAGE = Page("pul/index.html", "report.html", "hi", {"headline": "पुल"}, source="reports/pul.md")
LATER = Page("pul/index.html", "report.html", "hi", not_now, needs=("fingerprint", 1))
FEED = Document("rss.xml", compose, {"text": "पुल"}, lang="hi")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An output with its mark."""
    folder = tmp_path / "output"
    folder.mkdir()
    (folder / ".samachar").write_text("mark")
    return folder


def write(output: Path, place: str, content: bytes) -> Output:
    """Print a file; give what the store would keep of it."""
    file = output / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return Output(b"fingerprint", len(content), file.stat().st_mtime_ns)


def known_store(output: Path, outputs: dict[str, Output]) -> Store:
    """A store that knows what was printed."""
    store, _ = Store.open(output.with_name("output.store"))
    store.keep_outputs(outputs)
    return store


def test_an_output_as_it_was_left_differs_in_nothing(output: Path) -> None:
    """The press's own mark is no stray, and an empty folder no file."""
    places = ("index.html", "2026/11/पुल/index.html")
    outputs = {place: write(output, place, b"1") for place in places}
    (output / "empty").mkdir()

    found = look_over(known_store(output, outputs), output)

    assert (found.differing, found.strays) == (set(), set())


def grow(file: Path) -> None:
    """Another size, with the same time."""
    stat = file.stat()
    file.write_bytes(b"12")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))


def make_folder(file: Path) -> None:
    """A folder in its place."""
    file.unlink()
    file.mkdir()


def make_link(file: Path) -> None:
    """A link in its place, to the very bytes."""
    moved = file.rename(file.with_name("moved.html"))
    file.symlink_to(moved)


CHANGES: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    "deleted": (Path.unlink, set()),
    "of another size": (grow, set()),
    "of another time": (lambda file: os.utime(file, ns=(1, 1)), set()),
    "moved": (lambda file: file.rename(file.with_name("x.html")), {"pul/x.html"}),
    "a folder": (make_folder, set()),
    "a link": (make_link, {"pul/moved.html"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_was_changed_by_hand_is_found(output: Path, change: str) -> None:
    """The page is printed anew, and what stands beside it goes."""
    places = ("index.html", "pul/index.html")
    store = known_store(output, {place: write(output, place, b"1") for place in places})
    befall, strays = CHANGES[change]
    befall(output / "pul/index.html")

    found = look_over(store, output)

    assert (found.differing, found.strays) == ({"pul/index.html"}, strays)


def test_what_nobody_printed_is_a_stray(output: Path) -> None:
    """Files of an older program, links, whatever begins with a dot in a folder."""
    store = known_store(output, {"index.html": write(output, "index.html", b"1")})
    write(output, "old/page.html", b"1")
    write(output, "pul/.samachar", b"1")
    (output / "link").symlink_to(output / "old")

    found = look_over(store, output)

    assert found.strays == {"old/page.html", "pul/.samachar", "link"}
    assert found.differing == set()


def test_an_output_that_is_gone_differs_in_all(output: Path) -> None:
    """As before a first edition."""
    store = known_store(output, {"index.html": write(output, "index.html", b"1")})
    (output / "index.html").unlink()
    (output / ".samachar").unlink()
    output.rmdir()

    found = look_over(store, output)

    assert (found.differing, found.strays) == ({"index.html"}, set())


@pytest.mark.parametrize("printed", [PAGE, LATER, FEED], ids=["page", "composed later", "feed"])
def test_what_is_made_of_the_same_has_the_same_fingerprint(printed: PlannedFile) -> None:
    """Nothing is composed to know that, and its source is only told in messages."""
    assert PRINTS.of(printed) == PRINTS.of(replace(printed, source="reports/other.md"))


DIFFERENT: list[tuple[PlannedFile, PlannedFile]] = [
    (PAGE, replace(PAGE, save_as="nal/index.html")),
    (PAGE, replace(PAGE, template="front.html")),
    (PAGE, replace(PAGE, lang="en")),
    (PAGE, replace(PAGE, inputs={"headline": "नल"})),
    (PAGE, replace(PAGE, inputs={"headline": "पुल", "more": ""})),
    (LATER, replace(LATER, needs=("fingerprint", 2))),
    (LATER, replace(LATER, needs=())),
    (FEED, replace(FEED, save_as="en/rss.xml")),
    (FEED, replace(FEED, lang="en")),
    (FEED, replace(FEED, compose=compose_otherwise)),
    (FEED, replace(FEED, inputs={"text": "नल"})),
]


@pytest.mark.parametrize(("one", "another"), DIFFERENT)
def test_what_is_made_of_something_else_has_another(one: PlannedFile, another: PlannedFile) -> None:
    """A file is printed when its fingerprint has changed, and only then."""
    assert PRINTS.of(one) != PRINTS.of(another)


@pytest.mark.parametrize(
    ("changed", "pages", "feeds"),
    [
        pytest.param(replace(PRINTS, base=b"x"), True, True, id="the program"),
        pytest.param(replace(PRINTS, templates={"report.html": b"x"}), True, False, id="template"),
        pytest.param(
            replace(PRINTS, templates={"report.html": b"report"}), False, False, id="other"
        ),
        pytest.param(replace(PRINTS, chrome={"hi": b"x"}), True, False, id="chrome"),
        pytest.param(replace(PRINTS, wording={"hi": b"x"}), False, True, id="wording"),
        pytest.param(replace(PRINTS, chrome={"hi": b"chrome"}), False, False, id="other chrome"),
    ],
)
def test_what_surrounds_a_file_counts_where_it_is_used(
    changed: Fingerprints, *, pages: bool, feeds: bool
) -> None:
    """A feed has no template and no chrome; a page's wording is in its chrome."""
    assert (PRINTS.of(PAGE) != changed.of(PAGE)) is pages
    assert (PRINTS.of(LATER) != changed.of(LATER)) is pages
    assert (PRINTS.of(FEED) != changed.of(FEED)) is feeds


def test_a_copied_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    """Wherever it lies and whenever it was saved."""
    (tmp_path / "a.png").write_bytes(b"1")
    (tmp_path / "b.png").write_bytes(b"1")
    first = PRINTS.of(Asset("images/pul.png", tmp_path / "a.png"))

    assert PRINTS.of(Asset("images/pul.png", tmp_path / "b.png")) == first
    assert PRINTS.of(Asset("images/nal.png", tmp_path / "a.png")) != first
    (tmp_path / "a.png").write_bytes(b"2")
    assert PRINTS.of(Asset("images/pul.png", tmp_path / "a.png")) != first


@pytest.mark.parametrize(
    "printed",
    [Page("pul/index.html", "report.html", "hi", not_now), Document("x", compose, not_now)],
)
def test_what_is_composed_later_must_say_what_it_needs(printed: Page | Document) -> None:
    """Else it would be printed once and never again."""
    with pytest.raises(TypeError) as refusal:
        PRINTS.of(printed)

    assert str(refusal.value) == (
        f"'{printed.save_as}' composes its inputs and does not say what it needs"
    )


@pytest.mark.parametrize(
    "printed",
    [
        replace(PAGE, inputs={"report": report()}),
        replace(PAGE, inputs={"reports": (1, [report()])}),
        replace(PAGE, inputs={"by_slug": {"pul": report()}}),
    ],
    ids=["itself", "in a list", "in a mapping"],
)
def test_a_page_may_not_be_made_of_a_report(printed: Page) -> None:
    """It drags the whole site along: any edit anywhere would print the page."""
    with pytest.raises(TypeError):
        PRINTS.of(printed)
