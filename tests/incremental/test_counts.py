"""An edit prints what shows it, and nothing else."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.incremental.runs import Run
from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import assert_same, changed, times

REPORTS = "reports/2026/11/"
NUMBERED = re.compile(r"/page/\d+/")


@dataclass(frozen=True)
class Printed:
    """What a build did: the files that it wrote, those that it took away, what it said."""

    run: Run
    every: set[str]
    removed: set[str]

    @property
    def files(self) -> set[str]:
        """The files, but for sitemaps, `feeds/`, feeds of topics and authors, Atom and JSON.

        A report's own stand with its section's and edition's: each of these formats is printed when
        RSS is, and no other time.
        """
        others = {path for path in self.every if path.endswith(("atom.xml", "feed.json"))}
        beside = {f"{path.rpartition('/')[0]}/rss.xml".lstrip("/") for path in others}
        assert beside <= self.every
        lists = r"(?:\w\w/)?(?:(?:topic|author)/[^/]+/rss\.xml|feeds/.*)|sitemap.*"
        return {path for path in self.every - others if not re.fullmatch(lists, path)}

    @property
    def pages(self) -> set[str]:
        """The pages and feeds among the files."""
        return {path for path in self.files if path.endswith((".html", ".xml"))}


PrintAfter = Callable[[Callable[[SmallNewsroom], object]], Printed]


@pytest.fixture
def print_after(printed_desk: SmallNewsroom) -> PrintAfter:
    """Prints the edition after an edit; it equals a clean one, and what stays is not rewritten."""

    def print_it(edit: Callable[[SmallNewsroom], object]) -> Printed:
        desk = printed_desk
        before, written = desk.tree(), times(desk.output)
        edit(desk)
        run = desk.build_well()
        after, now = desk.tree(), times(desk.output)
        assert_same(after, desk.clean().tree, run.out)
        files = changed(before, after)
        rewritten = {path for path in after if now.get(path) != written.get(path)}
        assert rewritten - files == set(), "written again with the same bytes"
        assert run.total == len(now)
        removed = {path for path in before.keys() - after.keys() if not path.endswith("/")}
        assert run.removed == len(removed)
        return Printed(run, files, removed)

    return print_it


WORKER = {"sw.js"}
"""A change of the theme may change the page for want of a network: phones must fetch it anew."""


def pages_of(desk: SmallNewsroom, lang: str = "", *, kind: str = "") -> set[str]:
    """The pages that stand in the output, of a language other than Hindi or of a kind."""
    found = {path for path in desk.tree() if path.endswith(".html")}
    return {path for path in found if path.startswith(lang) and kind in path}


def test_the_first_edition_prints_every_file(desk: SmallNewsroom) -> None:
    """The summary counts them."""
    run = desk.build_well()

    files = {path for path in desk.tree() if not path.endswith("/")}
    assert run.total == len(files)
    assert run.printed >= sum(path.endswith((".html", ".xml")) for path in files)
    assert run.removed == 0


def test_where_nothing_changed_nothing_is_printed(print_after: PrintAfter) -> None:
    """Not a file."""
    printed = print_after(lambda _: None)

    assert printed.files == set()
    assert printed.run.printed == len(printed.every)
    assert f"; 0 of {printed.run.total} files printed; " in printed.run.out


def test_new_times_of_files_print_nothing(print_after: PrintAfter) -> None:
    """A checkout gives every file a new time and the same words."""
    printed = print_after(SmallNewsroom.touch_all)

    assert (printed.run.printed, printed.files) == (0, set())


def test_an_edit_that_keeps_size_and_time_is_seen(print_after: PrintAfter) -> None:
    """Some tools put a file's old time back."""

    def edit(desk: SmallNewsroom) -> None:
        file = desk.content / REPORTS / "nal.md"
        old = file.stat()
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("सुबह छह", "सुबह दस"), encoding="utf-8")
        assert file.stat().st_size == old.st_size
        os.utime(file, ns=(old.st_atime_ns, old.st_mtime_ns))

    printed = print_after(edit)

    assert "2026/11/17/pani-ka-samay/index.html" in printed.files


def test_a_text_prints_its_page_and_its_feeds(print_after: PrintAfter) -> None:
    """No list shows it."""
    printed = print_after(lambda desk: desk.add_text(f"{REPORTS}nal.md", "और पाठ।"))

    assert printed.files == {"2026/11/17/pani-ka-samay/index.html", "section/pradesh/rss.xml"}
    assert not any(path.startswith("sitemap") for path in printed.every)
    assert printed.run.printed == len(printed.every)


def test_the_text_of_a_speaker_s_report_prints_that_speaker_s_feed_too(
    print_after: PrintAfter,
) -> None:
    """The newest reports stand in three feeds."""
    printed = print_after(lambda desk: desk.add_text(f"{REPORTS}pul.md", "और पाठ।"))

    assert printed.files == {
        "2026/11/23/pul-par-vahan/index.html",
        "rss.xml",
        "section/pradesh/rss.xml",
        "speaker/kamla-verma/rss.xml",
    }
    assert printed.run.printed == len(printed.every)


def test_a_translation_s_text_prints_nothing_of_another_language(print_after: PrintAfter) -> None:
    """Its own page and feeds."""
    printed = print_after(lambda desk: desk.add_text(f"{REPORTS}pustak.en.md", "More."))

    assert printed.files == {
        "en/2026/11/22/library-sundays/index.html",
        "en/rss.xml",
        "en/section/shiksha/rss.xml",
    }
    assert printed.run.printed == len(printed.every)


def test_a_correction_prints_its_page_and_its_feeds(print_after: PrintAfter) -> None:
    """It stands in both."""
    line = "2026-11-20: पहले आठ बजे छपा था।"
    printed = print_after(lambda desk: desk.set_header(f"{REPORTS}nal.md", Correction=line))

    assert printed.files == {"2026/11/17/pani-ka-samay/index.html", "section/pradesh/rss.xml"}
    assert {path for path in printed.every if path.startswith("sitemap")} == {"sitemap-2026.xml"}
    assert printed.run.printed == len(printed.every)


def test_a_headline_prints_the_lists_that_show_it(print_after: PrintAfter) -> None:
    """The report, its neighbours, what names it as related, its page of each list, its feed."""
    printed = print_after(lambda desk: desk.set_header(f"{REPORTS}nal.md", Title="नया समय"))

    assert printed.files == {
        "2026/11/17/pani-ka-samay/index.html",
        "2026/11/12/seb-ke-dam/index.html",
        "2026/11/20/do-din-barish/index.html",
        "2026/11/21/nayi-bas/index.html",
        "2026/11/22/pustakalay-ravivar/index.html",
        "archive/2026/11/page/1/index.html",
        "author/rafiq-ahmad/index.html",
        "index.html",
        "section/pradesh/page/2/index.html",
        "section/pradesh/rss.xml",
        "topic/pani/index.html",
        "topic/shimla/page/2/index.html",
    }
    assert printed.run.printed == len(printed.every)


def test_a_move_to_another_section_prints_both(print_after: PrintAfter) -> None:
    """Both sections' lists, the lists that name the section, what is related."""
    printed = print_after(lambda desk: desk.set_header(f"{REPORTS}nal.md", Category="khel"))

    assert printed.files == {
        "2026/10/25/nagar-ki-daud/index.html",
        "2026/11/12/seb-ke-dam/index.html",
        "2026/11/17/pani-ka-samay/index.html",
        "2026/11/19/kho-kho-jeet/index.html",
        "2026/11/20/do-din-barish/index.html",
        "2026/11/21/nayi-bas/index.html",
        "2026/11/22/pustakalay-ravivar/index.html",
        "archive/2026/11/page/1/index.html",
        "author/rafiq-ahmad/index.html",
        "index.html",
        "section/khel/index.html",
        "section/khel/page/1/index.html",
        "section/khel/rss.xml",
        "section/pradesh/index.html",
        "section/pradesh/page/1/index.html",
        "section/pradesh/rss.xml",
        "topic/pani/index.html",
        "topic/shimla/page/2/index.html",
    }
    assert printed.removed == {"section/pradesh/page/2/index.html"}
    # Its two neighbours know its section too, though they do not show it.
    assert printed.run.printed <= len(printed.every) + 2


def test_a_speaker_more_prints_the_report_and_the_speaker(print_after: PrintAfter) -> None:
    """Their front, feed and places in the index; no numbered page."""
    printed = print_after(lambda desk: desk.set_header(f"{REPORTS}bus.md", Speakers="kamla-verma"))

    assert printed.files == {
        "2026/11/21/nayi-bas/index.html",
        "speaker/index.html",
        "speaker/kamla-verma/index.html",
        "speaker/kamla-verma/rss.xml",
        "speaker/letter/ka/index.html",
    }
    # Nine feeds hold the report, though they do not name speakers: the newspaper's and the
    # section's in three formats, those of two topics and of the author.
    assert printed.run.printed <= len(printed.every) + 9


def test_a_new_report_prints_fronts_and_feeds(print_after: PrintAfter) -> None:
    """Its page, its neighbour, the fronts of its lists, its feeds; no numbered page."""
    report = (
        "Title: नई ख़बर\nId: 20261124-cccc\nSlug: nayi\nDate: 2026-11-24 11:00\n"
        "Category: pradesh\nTags: शिमला\nSpeakers: kamla-verma\n\nपाठ।\n"
    )

    printed = print_after(lambda desk: desk.write(f"{REPORTS}nayi.md", report))

    assert printed.files == {
        "2026/11/24/nayi/index.html",
        "2026/11/23/pul-par-vahan/index.html",
        "404.html",
        "archive/2026/11/index.html",
        "archive/index.html",
        "author/index.html",
        "author/samachar-desk/index.html",
        "en/index.html",
        "index.html",
        "rss.xml",
        "section/pradesh/index.html",
        "section/pradesh/rss.xml",
        "speaker/index.html",
        "speaker/kamla-verma/index.html",
        "speaker/kamla-verma/rss.xml",
        "speaker/letter/ka/index.html",
        "topic/index.html",
        "topic/shimla/index.html",
        "ur/index.html",
    }
    assert not any(NUMBERED.search(path) for path in printed.files)
    assert printed.run.printed == len(printed.every)


def test_a_deleted_report_leaves_nothing(print_after: PrintAfter) -> None:
    """Its page and topic go, lists close up behind it."""
    printed = print_after(lambda desk: desk.delete_story(f"{REPORTS}seb.md"))

    assert printed.removed == {
        "2026/11/12/seb-ke-dam/index.html",
        "archive/2026/11/page/3/index.html",
        "author/samachar-desk/page/3/index.html",
        "section/pradesh/page/2/index.html",
        "topic/seb/index.html",
        "topic/seb/rss.xml",
    }
    assert {
        "2026/10/28/sadak-marammat/index.html",
        "2026/11/17/pani-ka-samay/index.html",
        "speaker/mira-thakur/index.html",
        "speaker/mira-thakur/rss.xml",
        "topic/index.html",
    } <= printed.files
    assert printed.run.printed <= len(printed.every) + 2


def test_a_draft_prints_nothing(print_after: PrintAfter) -> None:
    """What is held back may be edited at leisure."""
    printed = print_after(lambda desk: desk.set_header(f"{REPORTS}kal.md", Title="और नया टिकट"))

    assert (printed.run.printed, printed.files) == (0, set())


def test_a_bio_prints_that_person_s_pages(print_after: PrintAfter) -> None:
    """In its language."""
    printed = print_after(lambda desk: desk.add_text("people/kamla-verma.md", "और।"))

    assert printed.files == {
        "speaker/kamla-verma/index.html",
        "speaker/kamla-verma/page/1/index.html",
    }
    assert printed.run.printed == len(printed.every)


def test_a_standing_page_prints_itself(print_after: PrintAfter) -> None:
    """And no other."""
    printed = print_after(lambda desk: desk.add_text("pages/contact.md", "और।"))

    assert (printed.run.printed, printed.files) == (1, {"contact/index.html"})


def test_a_picture_drawn_anew_prints_the_pages_that_show_it(print_after: PrintAfter) -> None:
    """Its address is new: report, lists and feeds, in both languages that use it."""
    printed = print_after(lambda desk: desk.draw("pul.png", "red"))

    assert {
        "2026/11/23/pul-par-vahan/index.html",
        "en/2026/11/23/bridge-opens/index.html",
        "index.html",
        "rss.xml",
    } <= printed.files
    assert sum(path.startswith("images/pul-") for path in printed.files) == 4  # crops, too
    assert printed.run.removed == 5  # the old renditions, and the card that showed the picture
    assert not any(path.startswith(("ur/", "about/", "section/khel/")) for path in printed.files)
    # Neighbours, versions and related reports know of the picture, though they do not show it.
    assert printed.run.printed <= len(printed.every) + 6


def test_a_picture_with_a_new_time_prints_nothing(print_after: PrintAfter) -> None:
    """Its bytes are what counts."""
    printed = print_after(
        lambda desk: os.utime(desk.content / "images" / "pul.png", ns=(10**18, 10**18))
    )

    assert printed.files == set()


def test_a_template_prints_the_pages_of_its_kind(
    print_after: PrintAfter, printed_desk: SmallNewsroom
) -> None:
    """``person.html``: speakers and authors, not their indexes, in every language."""
    pages = pages_of(printed_desk, kind="speaker/") | pages_of(printed_desk, kind="author/")
    people = {path for path in pages if not re.search(r"(speaker|author)/(letter/.*)?index", path)}

    printed = print_after(
        lambda desk: desk.change_theme(
            "templates/person.html", "{% block main %}", "{% block main %}<!-- x -->"
        )
    )

    assert printed.files == people | WORKER
    assert printed.run.printed == len(people | WORKER)


def test_a_macro_changes_the_pages_that_call_it(
    print_after: PrintAfter, printed_desk: SmallNewsroom
) -> None:
    """``share.html`` is the reports' own."""
    reports = {path for path in pages_of(printed_desk) if re.match(r"(../)?2026/", path)}

    printed = print_after(
        lambda desk: desk.change_theme("templates/macros/share.html", "<svg", "<!-- x --><svg")
    )

    assert printed.files == reports | WORKER
    # Any template may import any macro; how closely the press looks is its own affair.
    assert printed.run.printed <= len(pages_of(printed_desk) | WORKER)


def test_the_style_of_all_pages_prints_every_page(
    print_after: PrintAfter, printed_desk: SmallNewsroom
) -> None:
    """It stands in each of them, with its hash in the policy. Feeds have none."""
    pages = pages_of(printed_desk)

    printed = print_after(
        lambda desk: desk.add_to_theme("static/css/base.css", ".x { color: red }\n")
    )

    assert printed.every == pages | WORKER
    assert printed.run.printed == len(pages | WORKER)
    assert printed.removed == set()


def test_a_part_of_the_style_changes_the_pages_that_name_it(
    print_after: PrintAfter, printed_desk: SmallNewsroom
) -> None:
    """Letters stand on indexes of people and topics, and nowhere else."""
    indexes = {
        path
        for path in pages_of(printed_desk)
        if re.fullmatch(r"(../)?(speaker|author|topic)/(letter/.*/)?index\.html", path)
    }

    printed = print_after(
        lambda desk: desk.add_to_theme("static/css/parts/letters.css", ".x { color: red }\n")
    )

    assert printed.files == indexes | WORKER


def test_a_wording_prints_its_language(
    print_after: PrintAfter, printed_desk: SmallNewsroom
) -> None:
    """Urdu's words are on Urdu's pages."""
    pages = pages_of(printed_desk, "ur/")
    feeds = {
        path for path in printed_desk.tree() if re.fullmatch(r"ur/.*\.(xml|json|opml|css)", path)
    }

    printed = print_after(lambda desk: desk.change_wording("ur", "Archive", " *"))

    assert printed.every == pages | WORKER
    # Feeds and the manifest are made with the same words, though they use none of them.
    assert printed.run.printed <= len(pages) + len(feeds) + len(WORKER) + 1


def test_an_hour_that_changes_nothing_prints_nothing(print_after: PrintAfter) -> None:
    """The time of the edition is on no page."""
    printed = print_after(lambda desk: desk.move_time("2026-11-24 13:00"))

    assert (printed.run.printed, printed.files) == (0, set())


def test_the_hour_of_an_embargo_prints_the_report(print_after: PrintAfter) -> None:
    """As a new report does."""
    printed = print_after(lambda desk: desk.move_time("2026-11-25 06:00"))

    assert printed.files == {
        "2026/11/24/naya-tikat/index.html",
        "2026/11/23/pul-par-vahan/index.html",
        "404.html",
        "archive/2026/11/index.html",
        "archive/index.html",
        "author/index.html",
        "author/samachar-desk/index.html",
        "en/index.html",
        "index.html",
        "rss.xml",
        "section/pradesh/index.html",
        "section/pradesh/rss.xml",
        "topic/bus/index.html",
        "topic/index.html",
        "ur/index.html",
    }
    assert printed.run.printed == len(printed.every)


def test_a_mistake_that_is_mended_prints_nothing(print_after: PrintAfter) -> None:
    """The run in between printed nothing and lost nothing."""

    def err_and_mend(desk: SmallNewsroom) -> None:
        right = desk.read(f"{REPORTS}bus.md")
        desk.set_header(f"{REPORTS}bus.md", Category="pardesh")
        assert desk.build().status == 1
        desk.write(f"{REPORTS}bus.md", right)

    printed = print_after(err_and_mend)

    assert (printed.run.printed, printed.files) == (0, set())


def test_a_page_that_was_deleted_by_hand_is_printed_alone(printed_desk: SmallNewsroom) -> None:
    """And one that was written over."""
    before = printed_desk.tree()
    (printed_desk.output / "about/index.html").unlink()
    (printed_desk.output / "contact/index.html").write_text("by hand", encoding="utf-8")

    run = printed_desk.build_well()

    assert_same(printed_desk.tree(), before, run.out)
    assert run.printed == 2


@pytest.mark.parametrize("gone", ["output", "output.store"])
def test_without_output_or_store_every_file_is_printed(
    printed_desk: SmallNewsroom, gone: str
) -> None:
    """Deleting either asks for a clean build."""
    before = printed_desk.tree()
    shutil.rmtree(printed_desk.folder / gone)

    run = printed_desk.build_well()

    assert_same(printed_desk.tree(), before, run.out)
    assert run.printed >= sum(path.endswith((".html", ".xml")) for path in before)


def test_a_topic_file_prints_the_topic_and_what_names_it(print_after: PrintAfter) -> None:
    """Its pages, the index, the reports that had it under another name; no other report."""
    printed = print_after(
        lambda desk: desk.write("topics/bus.md", "Name: बस सेवा\nSlug: bus\nAliases: बस\n\nबसें।\n")
    )

    assert "topic/bus/index.html" in printed.files
    assert "topic/index.html" in printed.files
    reports = {path for path in printed.files if re.match(r"2026/\d\d/\d\d/", path)}
    assert "2026/11/21/nayi-bas/index.html" in reports
    assert len(reports) <= 2


def test_an_intro_prints_its_page_alone(print_after: PrintAfter) -> None:
    """Further pages of the topic show no less of it; another language shows nothing of it."""
    print_after(lambda desk: desk.write("topics/pani.md", "Name: पानी\nSlug: pani\n\nनल से।\n"))
    printed = print_after(
        lambda desk: desk.write("topics/pani.md", "Name: पानी\nSlug: pani\n\nनल और कुएँ से।\n")
    )

    assert printed.pages == {"topic/pani/index.html"}
