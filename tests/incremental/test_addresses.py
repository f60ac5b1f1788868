"""Addresses that readers were given: on record before they were, and leading on for good."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import assert_same

NAL = "reports/2026/11/nal.md"


@pytest.fixture
def publishing_desk(desk: SmallNewsroom) -> SmallNewsroom:
    """A newsroom that publishes, with an edition published."""
    desk.set_settings(RECORD_ADDRESSES=True)
    run = desk.build_well()
    assert " new. Commit it." in run.out
    return desk


def before_placing() -> None:
    """The run is killed just before readers would be given what it has printed."""
    from plugins.press.staging import Staging  # noqa: PLC0415 (in the press's own process)

    Staging.take_place = lambda *_: os._exit(9)  # type: ignore[assignment]


def signpost(desk: SmallNewsroom, url: str) -> str:
    """Where a signpost leads; empty where there is none."""
    file = desk.output / url.strip("/") / "index.html"
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', file.read_text("utf-8"))
    return found[1] if found else ""


def test_addresses_are_on_record_before_readers_are_given_them(desk: SmallNewsroom) -> None:
    """A run that is killed in between loses none."""
    desk.set_settings(RECORD_ADDRESSES=True)

    run = desk.build(before_placing)

    assert run.status == 9
    assert not desk.output.exists()
    recorded = desk.read("addresses.tsv")
    assert "report\thi\t20261117-aaa8\t/2026/11/17/pani-ka-samay/\n" in recorded
    assert "speaker\thi\tkamla-verma\t/speaker/kamla-verma/\t20261123-aaa2\tकमला वर्मा\n" in recorded
    assert "page\ten\tabout\t/en/about/\n" in recorded
    assert "bablu" not in recorded  # who is not listed was never given an address
    desk.set_header(NAL, Slug="nal-ka-samay")
    desk.build_well()
    assert signpost(desk, "/2026/11/17/pani-ka-samay/") == "/2026/11/17/nal-ka-samay/"


@pytest.mark.parametrize("lose", [Path.unlink, lambda file: file.write_text("# क\n")])
def test_a_book_that_was_taken_back_is_filled_again(
    publishing_desk: SmallNewsroom, lose: Callable[[Path], object]
) -> None:
    """By ``git checkout``, say; though nothing is printed."""
    desk = publishing_desk
    book = desk.content / "addresses.tsv"
    recorded = set(book.read_text(encoding="utf-8").splitlines()[1:])
    lose(book)

    run = desk.build_well()

    assert run.printed == 0
    assert set(book.read_text(encoding="utf-8").splitlines()[1:]) == recorded
    assert "new. Commit it." not in desk.build_well().out


def test_the_first_publication_after_builds_records(desk: SmallNewsroom) -> None:
    """Nothing has changed since, but that readers are given it now."""
    desk.build_well()
    desk.set_settings(RECORD_ADDRESSES=True)

    run = desk.build_well()

    assert run.printed == 0
    assert "/2026/11/17/pani-ka-samay/" in desk.read("addresses.tsv")


def test_a_book_in_conflict_is_told_and_left_alone(publishing_desk: SmallNewsroom) -> None:
    """The last edition stands."""
    desk = publishing_desk
    desk.write("addresses.tsv", f"<<<<<<< HEAD\n{desk.read('addresses.tsv')}=======\n>>>>>>> b\n")
    before = desk.read("addresses.tsv")

    run = desk.build()

    assert run.status == 1
    assert run.said[0].startswith("addresses.tsv:1: git could not merge the two versions")
    assert len(run.said) == 2
    assert desk.read("addresses.tsv") == before


def test_what_moved_is_printed_as_a_clean_build_does(publishing_desk: SmallNewsroom) -> None:
    """A person, a section, a page under new slugs; then only the text of a report changes."""
    desk = publishing_desk
    for path in ("people/kamla-verma.md", "people/kamla-verma.en.md", "people/kamla-verma.ur.md"):
        text = desk.read(path).replace("Slug: kamla-verma", "Slug: kamla-devi")
        desk.write(path.replace("kamla-verma", "kamla-devi"), text)
        (desk.content / path).unlink()
    (desk.content / "sections/khel.md").rename(desk.content / "sections/khelkud.md")
    (desk.content / "sections/khel.ur.md").rename(desk.content / "sections/khelkud.ur.md")
    desk.write(
        "sections/khelkud.md", desk.read("sections/khelkud.md").replace("khel\n", "khelkud\n")
    )
    for file in sorted(desk.content.glob("reports/**/*.md")):
        text = file.read_text(encoding="utf-8").replace("Category: khel\n", "Category: khelkud\n")
        file.write_text(text.replace("kamla-verma", "kamla-devi"), encoding="utf-8")
    desk.set_header("pages/about.md", Slug="about-us")
    (desk.content / "pages/about.en.md").unlink()

    run = desk.build_well()

    assert signpost(desk, "/speaker/kamla-verma/") == "/speaker/kamla-devi/"
    assert signpost(desk, "/speaker/kamla-verma/page/1/") == "/speaker/kamla-devi/page/1/"
    assert signpost(desk, "/ur/section/khel/") == "/ur/section/khelkud/"
    assert signpost(desk, "/about/") == "/about-us/"
    assert signpost(desk, "/en/about/") == "/about-us/"
    assert_same(desk.tree(), desk.clean().tree, run.out)

    feed = desk.output / "speaker/kamla-devi/rss.xml"
    old = feed.read_bytes()
    desk.write("reports/2026/11/barish.md", f"{desk.read('reports/2026/11/barish.md')}\nअभी नहीं।\n")
    run = desk.build_well()

    assert run.printed < 13  # the report and its feeds, no more
    assert feed.read_bytes() != old
    assert (desk.output / "speaker/kamla-verma/rss.xml").read_bytes() == feed.read_bytes()
    assert_same(desk.tree(), desk.clean().tree, run.out)


# Places that no edition may have


@pytest.mark.parametrize("old", ["/.samachar/", "/.journal/", "/.journal", "/.SAMACHAR/x.html"])
def test_a_bad_line_blocks_no_later_build(printed_desk: SmallNewsroom, old: str) -> None:
    """It is told; when it is gone, all is well."""
    desk = printed_desk
    desk.set_header(NAL, Redirect_From=old)
    run = desk.build()
    assert run.status == 1
    assert run.said[0] == (
        f"{NAL}:9: '{old}' begins with a name that the press needs itself. Delete it."
    )

    desk.set_header(NAL, Redirect_From=None)

    assert desk.build_well().printed == 0


def test_what_stands_at_old_addresses_may_change_its_kind(printed_desk: SmallNewsroom) -> None:
    """A file, a folder of its name, a folder in it; then nothing, each after the other."""
    desk = printed_desk
    for old in (
        "/a.html",
        "/a.html/",
        "/a.html/b/",
        "/A.HTML",
        "/images/",
        "/x./",
        "/theme/",
        None,
    ):
        desk.set_header(NAL, Redirect_From=old)
        run = desk.build_well()
        assert_same(desk.tree(), desk.clean().tree, f"{old}: {run.out}")
    desk.set_header(NAL, Redirect_From="/index.html/x/; /sw.js/; /a/; /a/b.html; /A/")
    run = desk.build()
    assert run.status == 1
    assert run.said[:-1] == [
        f"{NAL}:9: '{old}' is the address of {by}. Delete it here or there."
        for old, by in (
            ("/A/", f"a redirect of '{NAL}' but for its capitals, '/a/index.html'"),
            ("/index.html/x/", "a page below the file '/index.html'"),
            ("/sw.js/", "a page below the file '/sw.js'"),
        )
    ]
    desk.set_header(NAL, Redirect_From=None)
    desk.build_well()


# content/root/


def test_what_an_editor_puts_at_the_root_is_copied(printed_desk: SmallNewsroom) -> None:
    """As it is, hidden files too, whatever it is called; and printed anew when it changes."""
    desk = printed_desk
    desk.write("root/CNAME", "samachar.example\n")
    desk.write("root/.well-known/security.txt", "Contact: mailto:a@b.example\n")
    desk.write("root/.nojekyll", "")
    desk.write("root/readme.md", "# no report\n")
    desk.write("root/google1234.html", "google-site-verification: google1234.html")
    for clutter in (".DS_Store", "Thumbs.db", ".well-known/~$x", "__MACOSX/a", ".git/config"):
        desk.write(f"root/{clutter}", "x")

    run = desk.build_well()

    assert run.printed == 5
    assert (desk.output / "CNAME").read_text(encoding="utf-8") == "samachar.example\n"
    assert (desk.output / ".well-known/security.txt").is_file()
    assert (desk.output / ".nojekyll").read_bytes() == b""
    assert not list(desk.output.rglob("Thumbs.db"))

    desk.write("root/CNAME", "www.samachar.example\n")
    (desk.content / "root/readme.md").unlink()
    run = desk.build_well()
    assert run.printed == 1
    assert run.said == []
    assert_same(desk.tree(), desk.clean().tree, run.out)


def test_what_the_site_prints_itself_is_not_overwritten(printed_desk: SmallNewsroom) -> None:
    """The editor is told, and of links, and of what is none of theirs."""
    desk = printed_desk
    desk.write("root/index.html", "mine")
    desk.write("root/about", "mine")
    desk.write("root/.Samachar", "mine")
    (desk.content / "root/link").symlink_to(desk.folder)
    (desk.content / "root/link.txt").symlink_to(desk.content / NAL)

    run = desk.build()

    assert run.status == 1
    assert run.said[:-1] == [
        (
            "root/.Samachar:1: '.samachar' begins with a name that the press needs itself. Give it "
            "another one."
        ),
        (
            "root/about:1: 'about' would be a file and a folder: of 'pages/about.md' and of "
            "'root/about'. Delete 'root/about', or give it another name."
        ),
        (
            "root/index.html:1: 'index.html' is printed twice: by 'front.html' and by "
            "'root/index.html'. Delete 'root/index.html', or give it another name."
        ),
        "root/link:1: This is a link. Put what it leads to in its place.",
        "root/link.txt:1: This is a link. Put what it leads to in its place.",
    ]


def test_what_others_put_into_the_output_is_named_when_it_goes(
    printed_desk: SmallNewsroom,
) -> None:
    """Once, and without what systems leave everywhere."""
    desk = printed_desk
    for name in ("CNAME", ".well-known/x.txt", ".DS_Store", "a/Thumbs.db"):
        (desk.output / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.output / name).write_text("x", encoding="utf-8")

    run = desk.build_well()

    assert run.said == [
        (
            "Removed from the output, as no edition has printed it: '.well-known/x.txt', 'CNAME'. "
            "What should stand at the site's root belongs in content/root/."
        )
    ]
    assert not (desk.output / "a").exists()
    assert desk.build_well().said == []
