"""Whole runs: where pelican is called, where the site stands, when, and what if it is killed."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom.proof.pages.links import leading
from newsroom.proof.pages.policy import fetching
from tests.conftest import PrintScenario
from tests.scenarios.printed import PrintedSite, text_of
from tests.scenarios.run import (
    AT,
    ROOT,
    Run,
    pelican,
    print_edition,
    without_progress,
    write_settings,
)
from tests.scenarios.tree import snapshot

HERE = Path(__file__).parent
FOUR = HERE / "four-languages" / "content"
RENDITION = re.compile(r"/project/images/pul-[0-9a-f]{10}-32\.png")


@pytest.mark.parametrize(
    "settings", ["pelicanconf.py", pytest.param("publishconf.py", marks=pytest.mark.slow)]
)
def test_pelican_alone_builds_the_site_from_any_folder(
    tmp_path: Path, sample_run: Run, settings: str
) -> None:
    """``pelican content -s pelicanconf.py`` is enough, wherever it is called."""
    script = Path(sys.executable).with_name("pelican")
    command = [str(script), str(ROOT / "content"), "-s", str(ROOT / settings)]

    done = subprocess.run(
        [*command, "-o", str(tmp_path / "output"), "-e", f'AT="{AT}"'],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
    )

    assert (done.returncode, without_progress(done.stderr)) == (0, "")
    assert snapshot(tmp_path / "output") == snapshot(sample_run.output)


def test_a_server_says_where_the_site_stands(tmp_path: Path) -> None:
    """``SAMACHAR_SITEURL`` decides over publishconf.py."""
    conf = write_settings(tmp_path, HERE / "one-report" / "content", based_on="publishconf")
    siteurl = "https://live.example/khabar"

    run = pelican("-s", conf, output=tmp_path / "output", environment={"SAMACHAR_SITEURL": siteurl})

    assert run.status == 0, run.err
    assert PrintedSite(run.output, siteurl).page("/khabar/").canonical == f"{siteurl}/"


@pytest.fixture(scope="module")
def project_site(tmp_path_factory: pytest.TempPathFactory) -> PrintedSite:
    """The four-language edition as it stands under a path of its server."""
    siteurl = "https://x.example/project"
    run = print_edition(tmp_path_factory.mktemp("project"), FOUR, SITEURL=siteurl)
    assert run.status == 0, run.err
    return PrintedSite(run.output, siteurl)


def test_a_site_under_a_path_keeps_to_it(project_site: PrintedSite) -> None:
    """Whatever is fetched or followed begins with the path of SITEURL, and is there."""
    assert [*map(str, leading(project_site)), *map(str, fetching(project_site))] == []


def test_a_site_under_a_path_names_itself_rightly(project_site: PrintedSite) -> None:
    """Canonical, hreflang, Open Graph, share links and feeds carry host and path."""
    page = project_site.page("/project/2026/11/24/pul-par-vahan/")
    address = "https://x.example/project/2026/11/24/pul-par-vahan/"

    assert page.canonical == page.versions["hi"] == page.meta("og:url") == address
    assert page.versions["en"].startswith("https://x.example/project/en/2026/")
    assert page.meta("og:image").startswith("https://x.example/project/cards/")
    assert text_of(page.one("div[@class='permalink']/p/bdi")) == address
    item = project_site.feeds["rss.xml"].find("channel/item")
    assert item.findtext("link") == address
    text = item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded")
    assert re.search(f'src="https://x.example{RENDITION.pattern}"', text)


def test_links_and_pictures_in_a_text_follow_the_path(project_site: PrintedSite) -> None:
    """``{filename}``, ``{static}`` and a bare ``/section/…/`` in copy alike."""
    copy = project_site.page("/project/2026/11/24/pul-par-vahan/").one("div[@class='copy']")

    assert [link.attrib["href"] for link in copy.iter("a")] == [
        "/project/2026/10/20/mela-maidan/",
        "/project/section/pradesh/",
    ]
    assert all(RENDITION.fullmatch(image.attrib["src"]) for image in copy.iter("img"))


def test_a_path_changes_no_file_s_place(
    project_site: PrintedSite, print_scenario: PrintScenario
) -> None:
    """The same files are printed; only addresses in them differ."""
    assert project_site.files == PrintedSite(print_scenario("four-languages").output).files


def test_a_second_newsroom_changes_settings_and_content_only(tmp_path: Path) -> None:
    """Another name, English first, two languages, its own copy: nothing of the first one shows."""
    run = print_edition(
        tmp_path,
        HERE / "second-newsroom" / "content",
        SITENAME="The Valley Post",
        SITEURL="https://valley.example",
        TIMEZONE="Asia/Kathmandu",
        DEFAULT_LANG="en",
        LANGUAGES=("en", "hi"),
        MASTHEAD={
            "names": {"en": "The Valley Post", "hi": "घाटी पोस्ट"},
            "desk": "valley-desk",
            "tag": "valley.example,2026",
        },
    )
    assert run.status == 0, run.err
    site = PrintedSite(run.output, "https://valley.example")

    english = site.page("/2026/11/24/road-open/")
    hindi = site.page("/hi/2026/11/24/sadak-khuli/")

    assert english.lang == "en"
    assert english.versions == {
        "en": english.canonical,
        "hi": hindi.canonical,
        "x-default": english.canonical,
    }
    assert site.feeds["rss.xml"].findtext("channel/title") == "The Valley Post"
    assert site.feeds["hi/rss.xml"].findtext("channel/language") == "hi"
    assert [error for page in site.pages.values() for error in page.errors] == []
    for path in site.files:
        if path.endswith((".html", ".xml")):
            printed = (site.output / path).read_text(encoding="utf-8")
            assert "samachar" not in printed.lower(), path
            assert "समाचार" not in printed, path
            assert "advertising" not in printed, path  # what the sample promises is its own
            assert "विज्ञापन" not in printed, path


@pytest.mark.parametrize(
    ("at", "printed"),
    [
        ("2026-11-24 08:59", {"pani-ka-samay"}),
        ("2026-11-24 09:00", {"pani-ka-samay", "abhi"}),
        ("2026-11-24 18:00", {"pani-ka-samay", "abhi", "embargo"}),
        ("2026-11-25 00:00", {"pani-ka-samay", "abhi", "embargo", "kal"}),
        ("2026-11-26 09:00", {"pani-ka-samay", "abhi", "kal"}),
    ],
)
def test_time_decides_what_is_printed(newsdesk: Path, at: str, printed: set[str]) -> None:
    """Drafts, future dates, embargoes and expired reports leave no trace in the output."""
    moments = {
        "pani-ka-samay": "Date: 2026-11-23 09:30",
        "abhi": "Date: 2026-11-24 09:00",
        "embargo": "Date: 2026-11-24 09:00\nEmbargo: 2026-11-24 18:00\nExpires: 2026-11-26 09:00",
        "kal": "Date: 2026-11-25",
        "kachcha": "Date: 2026-11-20\nStatus: draft",
    }
    reports = newsdesk / "content/reports/2026/11"
    for number, (slug, header) in enumerate(moments.items(), 2):
        (reports / f"{slug}.md").write_text(
            f"Title: ख़बर {slug.upper()}\nId: 20261124-aaa{number}\nSlug: {slug}\n{header}\n"
            f"Category: pradesh\nTags: {slug}\n\nपाठ {slug.upper()}।\n",
            encoding="utf-8",
        )

    run = print_edition(newsdesk, newsdesk / "content", AT=at)
    files = snapshot(run.output)

    assert run.status == 0, run.err
    assert f"({len(moments) - len(printed)} held back)" in run.out
    for slug in moments:
        traces = [path for path in files if f"/{slug}/" in path]
        traces += [path for path, file in files.items() if slug.upper().encode() in file]
        assert bool(traces) == (slug in printed), slug


def test_a_clean_build_gives_the_same_bytes_anywhere(
    tmp_path: Path, print_scenario: PrintScenario
) -> None:
    """Another time zone, locale, hash seed and working folder change nothing."""
    conf = write_settings(tmp_path, FOUR)
    elsewhere = {
        "TZ": "America/St_Johns",
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "C",
        "LANGUAGE": "ja",
        "PYTHONHASHSEED": "7",
    }

    run = pelican("-s", conf, output=tmp_path / "output", cwd=tmp_path, environment=elsewhere)

    assert run.status == 0, run.out + run.err
    assert snapshot(run.output) == snapshot(print_scenario("four-languages").output)


def test_a_plain_locale_does_not_break_the_words(newsdesk: Path) -> None:
    """A server's ``LANG=C`` still lets an editor read what is wrong."""
    report = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    report.write_text(
        report.read_text(encoding="utf-8").replace("Category: pradesh", "Category: प्रदेश"),
        encoding="utf-8",
    )
    conf = write_settings(newsdesk, newsdesk / "content")

    run = pelican(
        *("-s", conf),
        output=newsdesk / "output",
        environment={"LC_ALL": "POSIX", "PYTHONUTF8": ""},
    )

    assert run.status == 1
    assert run.said[0].startswith(
        "reports/2026/11/pani-ka-samay.md:5: 'Category: प्रदेश' is no section in content/sections/"
    )


def test_a_second_build_leaves_nothing_of_what_went(newsdesk: Path) -> None:
    """A report that is taken back is in no file of the next edition."""
    content = newsdesk / "content"
    (content / "reports/2026/11/pul.md").write_text(
        "Title: पुल बंद\nId: 20261124-pq7x\nSlug: pul-band\nDate: 2026-11-24 10:00\n"
        "Category: pradesh\nTags: पुल\n\nपुल बंद है।\n",
        encoding="utf-8",
    )
    before = snapshot(newsdesk / "output")

    with_it = print_edition(newsdesk, content)
    printed = snapshot(newsdesk / "output")
    (content / "reports/2026/11/pul.md").unlink()
    without_it = print_edition(newsdesk, content)

    assert (with_it.status, without_it.status) == (0, 0)
    assert any("pul-band" in path for path in printed)
    assert snapshot(newsdesk / "output") == before


def test_a_file_whose_name_is_not_utf_8_is_sent_back(newsdesk: Path) -> None:
    """As an old archive from another system has them; no link could lead to it."""
    report = newsdesk / "content/reports/2026/11/pani-ka-samay.md"
    report.rename(report.with_name(os.fsdecode(b"p\xe1ni.md")))
    before = snapshot(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 1
    assert run.err.startswith(
        "reports/2026/11/p?ni.md:1: The file's name is not UTF-8. Give it another one.\n"
    )
    assert snapshot(newsdesk / "output") == before


def test_checking_prints_nothing(newsdesk: Path) -> None:
    """``CHECK_ONLY`` tells the mistakes, or the sum of the edition, and touches no file."""
    shutil.rmtree(newsdesk / "output")

    run = print_edition(newsdesk, newsdesk / "content", CHECK_ONLY=True)

    assert run.status == 0
    assert run.out.startswith("1 report")
    assert not (newsdesk / "output").exists()
    assert not (newsdesk / "output.new").exists()


@pytest.fixture
def two_hundred_reports(tmp_path: Path) -> Path:
    """So many that workers read and print them, in two languages, some of them held back."""
    content = Path(shutil.copytree(HERE / "one-report" / "content", tmp_path / "content"))
    for number in range(210):
        day, lang = number % 28 + 1, "en" if number % 7 == 0 else "hi"
        path = f"reports/2026/10/din-{number}{'.en' if lang == 'en' else ''}.md"
        file = content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"Title: {'Report' if lang == 'en' else 'ख़बर'} {number}\n"
            f"Id: 202610{day:02}-{number // 28 + 2}aaa\nSlug: din-{number}\n"
            f"Date: 2026-10-{day:02} 08:00\nCategory: pradesh\nTags: मौसम; दिन {day}\n"
            f"{'Status: draft' if number % 50 == 1 else 'Sample: no'}\n\n"
            f"धूप *खिली* <b>RTI</b>।\n\n## पानी {number}\n\n"
            "[समय]({filename}/reports/2026/11/pani-ka-samay.md)\n",
            encoding="utf-8",
        )
    return content


def test_what_is_printed_does_not_depend_on_the_workers(
    tmp_path: Path, two_hundred_reports: Path
) -> None:
    """One process or two: the same files to the byte, and the same told."""
    alone, forked = (
        print_edition(
            tmp_path / str(workers),
            two_hundred_reports,
            PRESS={"workers": workers},
            LANGUAGES=("hi", "en"),
            CARDS={"languages": ("en",)},
        )
        for workers in (1, 2)
    )

    assert (alone.status, forked.status) == (0, 0)
    assert without_progress(forked.err) == without_progress(alone.err)
    assert alone.out.rpartition(";")[0] == forked.out.rpartition(";")[0]
    assert forked.out.startswith("206 reports (5 held back)")
    assert snapshot(alone.output) == snapshot(forked.output)


def test_what_is_told_does_not_depend_on_the_workers(
    tmp_path: Path, two_hundred_reports: Path
) -> None:
    """Mistakes come in the order of the files, whoever finds them."""
    for number in (3, 150, 77):
        file = two_hundred_reports / f"reports/2026/10/din-{number}.md"
        if not file.exists():
            file = file.with_suffix(".en.md")
        file.write_text(file.read_text(encoding="utf-8") + "\n<i>क\n", "utf-8")

    alone, forked = (
        print_edition(
            tmp_path / str(workers),
            two_hundred_reports,
            PRESS={"workers": workers},
            LANGUAGES=("hi", "en"),
        )
        for workers in (1, 2)
    )

    assert (alone.status, forked.status) == (1, 1)
    assert forked.said == alone.said
    assert forked.said[-1] == "3 mistakes. Nothing was printed; the last edition stands."


KILL = (
    "import os, signal",
    "from plugins.press import staging",
    "from newsroom.engine.store import Store",
    "die = lambda *_: os.kill(os.getpid(), signal.SIGKILL)",
)
BEFORE_THE_BURST = {
    "while copy is read": ("Store.keep_readings = die",),
    "while pages are written": (
        "write = staging.Staging.write",
        (
            "staging.Staging.write = lambda self, place, content: die() if 'archive' in place else "
            "write(self, place, content)"
        ),
    ),
    "before the pages are on the disk": ("staging.Staging._write_through = die",),
    "before the journal": ("staging._fsync = die",),
}
SINCE_THE_BURST = {
    "before the first rename": ("staging.Staging._burst = die",),
    "in the middle of the burst": (
        "replace, renamed = os.replace, []",
        (
            "os.replace = lambda old, new: replace(old, new) if 'output.new' not in str(old) else "
            "die() if len(renamed) == 20 else renamed.append(replace(old, new))"
        ),
    ),
    "after the last rename": ("staging._remove = die",),
    "before the store": ("Store.keep_outputs = die",),
}


def test_a_first_run_that_is_killed_leaves_no_output(tmp_path: Path) -> None:
    """Half an edition is none; the next run prints all of it."""
    moment = BEFORE_THE_BURST["while pages are written"]

    killed = print_edition(tmp_path, FOUR, above=(*KILL, *moment))
    is_there = (tmp_path / "output").exists()
    again = print_edition(tmp_path, FOUR)

    assert (killed.status, is_there) == (-signal.SIGKILL, False)
    assert again.status == 0, again.err
    assert {path.name for path in tmp_path.glob("output*")} == {"output", "output.store"}


@pytest.mark.parametrize("moment", [*BEFORE_THE_BURST, *SINCE_THE_BURST])
def test_a_killed_run_leaves_whole_files(
    newsdesk: Path, print_scenario: PrintScenario, moment: str
) -> None:
    """After SIGKILL the old edition stands; in the burst each file is the old or the new one.

    The next run prints what is right, to the byte.
    """
    content, output = newsdesk / "content", newsdesk / "output"
    shutil.rmtree(content)
    shutil.copytree(FOUR, content)
    old, new = snapshot(output), snapshot(print_scenario("four-languages").output)
    hooks = (BEFORE_THE_BURST | SINCE_THE_BURST)[moment]

    killed = print_edition(newsdesk, content, above=(*KILL, *hooks))
    left = snapshot(output)
    again = print_edition(newsdesk, content)

    assert killed.status == -signal.SIGKILL
    if moment in BEFORE_THE_BURST:
        assert left == old
    assert left.items() <= {*old.items(), *new.items()}
    assert (again.status, without_progress(again.err)) == (0, "")
    assert snapshot(output) == new
    assert {path.name for path in newsdesk.glob("output*")} == {"output", "output.store"}


@pytest.mark.parametrize("moment", SINCE_THE_BURST)
def test_a_burst_that_was_cut_is_ended_though_the_next_run_fails(
    newsdesk: Path, print_scenario: PrintScenario, moment: str
) -> None:
    """What stands may not be half of two editions for as long as an editor seeks a mistake."""
    content, output = newsdesk / "content", newsdesk / "output"
    old, new = snapshot(output), snapshot(print_scenario("four-languages").output)
    print_edition(newsdesk, FOUR, above=(*KILL, *SINCE_THE_BURST[moment]))
    (content / "people/samachar-desk.md").unlink()

    failed = print_edition(newsdesk, content)

    assert failed.status == 1
    stands = snapshot(output)
    assert new.items() <= stands.items()
    assert stands.items() <= {*old.items(), *new.items()}
    assert {path.name for path in newsdesk.glob("output*")} == {"output", "output.store"}


def test_the_next_run_puts_right_what_a_killed_one_left(newsdesk: Path) -> None:
    """Half an edition is thrown away, by the first run that prints."""
    output, left = newsdesk / "output", newsdesk / "output.new"
    before = snapshot(output)
    shutil.copytree(output / "2026", left / "2026")
    shutil.copy(output / ".samachar", left)
    (newsdesk / "content/people/samachar-desk.md").unlink()

    failed = print_edition(newsdesk, newsdesk / "content")
    after_failure = snapshot(output)
    shutil.copytree(HERE / "one-report" / "content", newsdesk / "content", dirs_exist_ok=True)
    mended = print_edition(newsdesk, newsdesk / "content")

    assert (failed.status, mended.status) == (1, 0)
    assert after_failure == before
    assert snapshot(output) == before
    assert not left.exists()
