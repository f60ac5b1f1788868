"""The tasks, run as an editor runs them, in a newsroom of its own with the real press and theme."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
REPORT = "content/reports/2026/11/pani-ka-samay.md"
PAGE = "2020/01/02/pani-ka-samay/index.html"


def invoke(newsroom: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Call Invoke in a newsroom."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", *arguments],
        cwd=newsroom,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def bring_in_bad_copy(newsroom: Path) -> None:
    """Give the report a key that there is none of."""
    report = newsroom / REPORT
    report.write_text(f"Sluug: x\n{report.read_text(encoding='utf-8')}", encoding="utf-8")


@pytest.fixture
def newsroom(tmp_path: Path) -> Path:
    """Return a checkout with one report in it, in a folder that is hard to name."""
    newsroom = tmp_path / "मेरा  'अख़बार'"
    newsroom.mkdir()
    for name in ("tasks.py", "pelicanconf.py", "publishconf.py"):
        shutil.copy(REPOSITORY / name, newsroom)
    for name in ("newsroom", "plugins", "samachar", "theme"):
        (newsroom / name).symlink_to(REPOSITORY / name)
    shutil.copytree(REPOSITORY / "tests/scenarios/one-report/content", newsroom / "content")
    report = newsroom / REPORT
    text = re.sub(r"(?m)^Date: .*", "Date: 2020-01-02 09:30", report.read_text(encoding="utf-8"))
    report.write_text(text, encoding="utf-8")  # past on any machine's clock
    return newsroom


def test_the_list_of_tasks_reads_as_help() -> None:
    """One line each, whole, in a terminal of 80 columns."""
    listed = invoke(REPOSITORY, "--list").stdout.splitlines()[2:-1]

    assert len(listed) > 10
    for line in listed:
        assert re.fullmatch(r"  [a-z]+ +[A-Z].*\.|  lock .*\(needs uv\)\.", line)
        assert len(line) <= 80


def test_build_makes_the_site_and_says_so(newsroom: Path) -> None:
    """The last line counts what was made."""
    run = invoke(newsroom, "build", "--at", "2026-11-24 18:00")

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("1 report, 1 person, ")
    assert "नगर में पानी का नया समय" in (newsroom / "output" / PAGE).read_text(encoding="utf-8")


def test_proof_builds_apart_and_says_what_it_found(newsroom: Path) -> None:
    """Its edition is no one else's; a fault ends it with status 1."""
    kept = invoke(newsroom, "proof", "pages", "--at", "2026-11-24 18:00")
    conf = newsroom / "pelicanconf.py"
    conf.write_text(f'{conf.read_text("utf-8")}\nPLUGINS.remove("plugins.cards")\n', "utf-8")
    broken = invoke(newsroom, "proof", "pages", "--at", "2026-11-24 18:00")

    assert (kept.returncode, kept.stderr) == (0, "")
    assert kept.stdout.splitlines()[-1] == "No fault."
    assert (newsroom / "output.proof" / PAGE).is_file()
    assert not (newsroom / "output").exists()
    assert broken.returncode == 1
    assert "Open Graph lacks og:image" in broken.stdout


def test_a_proof_that_there_is_none_of_is_told(newsroom: Path) -> None:
    """Before anything is built."""
    run = invoke(newsroom, "proof", "wieght")

    assert run.returncode == 1
    assert run.stderr == (
        "There is no proof 'wieght'. Choose: all, weight, pages, browser, lighthouse.\n"
    )
    assert not (newsroom / "output.proof").exists()


def test_the_edition_time_arrives(newsroom: Path) -> None:
    """A time that cannot be read is told by who reads it."""
    run = invoke(newsroom, "build", "--at", "kal shaam")

    assert run.returncode == 1
    assert run.stderr.startswith("--at: 'kal shaam' is no time. Write '2026-11-24 17:05'.\n")


def test_bad_copy_ends_a_build_without_a_traceback(newsroom: Path) -> None:
    """The exit status passes through, and the last output stands."""
    invoke(newsroom, "build")
    before = (newsroom / "output/index.html").read_bytes()
    bring_in_bad_copy(newsroom)

    run = invoke(newsroom, "build")

    assert run.returncode == 1
    assert run.stderr.startswith("reports/2026/11/pani-ka-samay.md:1: ")
    assert "Traceback" not in run.stderr
    assert (newsroom / "output/index.html").read_bytes() == before


def test_check_builds_nothing(newsroom: Path) -> None:
    """Good copy passes, bad copy is told."""
    assert invoke(newsroom, "check").returncode == 0
    bring_in_bad_copy(newsroom)

    assert invoke(newsroom, "check").returncode == 1
    assert not (newsroom / "output").exists()


def test_check_with_fix_writes_what_no_editor_need_think_about(newsroom: Path) -> None:
    """An Id is given, told, and good from then on."""
    report = newsroom / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("Id: 20261124-p4n2\n", ""), encoding="utf-8")
    assert invoke(newsroom, "check").returncode == 1

    run = invoke(newsroom, "check", "--fix")

    assert run.returncode == 0
    assert re.match(r"reports/2026/11/pani-ka-samay\.md: Id: \d{8}-[2-9a-z]{4}\n", run.stdout)
    assert re.search(r"(?m)^Id: \d{8}-[2-9a-z]{4}$", report.read_text(encoding="utf-8"))


def test_new_begins_a_report_that_passes(newsroom: Path) -> None:
    """A headline may hold any sign; the file is told, and is a draft until its editor says so."""
    headline = "मंत्री बोले: \"50% 'लाभ' * $HOME & <b>\""

    run = invoke(newsroom, "new", headline, "--section", "pradesh", "--slug", "labh")

    assert run.returncode == 0
    assert re.fullmatch(r"content/reports/\d{4}/\d\d/labh\.md\n", run.stdout)
    begun = (newsroom / run.stdout.strip()).read_text(encoding="utf-8")
    assert begun.startswith(f"Title: {headline}\n")
    assert "Status: draft\n" in begun


def test_new_sends_an_unknown_section_back(newsroom: Path) -> None:
    """In one line, with the nearest."""
    run = invoke(newsroom, "new", "बारिश", "--section", "pradish")

    assert run.returncode == 1
    message = "'pradish' is no section; did you mean 'pradesh'? Give one with --section: pradesh.\n"
    assert run.stderr == message


def test_person_begins_a_file(newsroom: Path) -> None:
    """As the message about an unknown speaker says."""
    run = invoke(newsroom, "person", "सीमा ठाकुर", "--slug", "seema-thakur")

    assert (run.returncode, run.stdout) == (0, "content/people/seema-thakur.md\n")
    assert invoke(newsroom, "check").returncode == 0


def test_person_forget_takes_a_slug(newsroom: Path) -> None:
    """Before the slug or after it; an unknown one is sent back in one line."""
    invoke(newsroom, "person", "सीमा ठाकुर", "--slug", "seema-thakur")

    run = invoke(newsroom, "person", "--forget", "seema-thakur")
    again = invoke(newsroom, "person", "seema-thakur", "--forget")

    assert run.returncode == 0
    assert not (newsroom / "content/people/seema-thakur.md").exists()
    message = "There is no one of the slug 'seema-thakur' in content/people/.\n"
    assert (again.returncode, again.stderr) == (1, message)


def test_clean_removes_builds_and_spares_releases(newsroom: Path) -> None:
    """Nothing that readers see, and nothing that an editor wrote."""
    kept = [newsroom / "site/current", newsroom / "content", newsroom / "output.txt"]
    kept[0].parent.mkdir()
    for path in (newsroom / "output", newsroom / "output.publish", kept[0]):
        path.mkdir()
    kept[2].touch()

    assert invoke(newsroom, "clean").returncode == 0

    assert not (newsroom / "output").exists()
    assert not (newsroom / "output.publish").exists()
    assert [path.exists() for path in kept] == [True, True, True]


def test_publish_and_back(newsroom: Path) -> None:
    """Two editions, one step back; the press's own mark is not published."""
    current = newsroom / "my site/current"
    first = invoke(newsroom, "publish", "--to", "my site")
    report = newsroom / REPORT
    text = report.read_text(encoding="utf-8")
    report.write_text(text.replace("छह बजे", "सात बजे"), encoding="utf-8")
    second = invoke(newsroom, "publish", "--to", "my site")
    after = (current / PAGE).read_text(encoding="utf-8")
    back = invoke(newsroom, "publish", "--to", "my site", "--back")

    assert (first.returncode, second.returncode, back.returncode) == (0, 0, 0)
    assert re.search(r"Published \S+: \d+ files, all new; ", first.stdout)
    assert re.search(r"Published \S+: \d+ files; 0 new, \d+ changed, 0 gone; ", second.stdout)
    assert second.stdout.endswith("To go back: ./inv publish --back --to 'my site'\n")
    assert "सात बजे" in after
    assert "छह बजे" in (current / PAGE).read_text(encoding="utf-8")
    assert back.stdout.startswith("Went back to ")
    assert not (current / ".samachar").exists()


def test_bad_copy_is_not_published(newsroom: Path) -> None:
    """Readers see the last good edition."""
    invoke(newsroom, "publish")
    before = (newsroom / "site/current").readlink()
    bring_in_bad_copy(newsroom)

    run = invoke(newsroom, "publish")

    assert run.returncode == 1
    assert "Published" not in run.stdout
    assert (newsroom / "site/current").readlink() == before


def test_publishing_into_the_copy_is_sent_back(newsroom: Path) -> None:
    """In one line, before anything is written there."""
    run = invoke(newsroom, "publish", "--to", "content/site")

    assert run.returncode == 1
    assert run.stderr.endswith(
        "content/site: in or round content. Publish to a folder of its own.\n"
    )


def test_serve_shows_each_change_and_outlives_bad_copy(newsroom: Path) -> None:
    """The last good edition stays on the screen while the mistakes are told."""
    # A group of its own: the interrupt must reach what Ctrl+C would reach, and not this test.
    served = subprocess.Popen(
        [sys.executable, "-m", "invoke", "serve", "--port", "0"],
        cwd=newsroom,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert served.stdout is not None
        address = served.stdout.readline().split()[0]
        page = f"{address}{PAGE}"
        report = newsroom / REPORT
        assert served.stdout.readline().startswith("1 report, ")
        assert "छह बजे" in _read(page)

        text = report.read_text(encoding="utf-8").replace("छह बजे", "सात बजे")
        report.write_text(text, encoding="utf-8")
        assert served.stdout.readline().startswith("1 report, ")
        assert "सात बजे" in _read(page)

        report.write_text(f"Sluug: x\n{text}", encoding="utf-8")
        assert served.stdout.readline().startswith("reports/2026/11/pani-ka-samay.md:1: ")
        while not (line := served.stdout.readline()).startswith("Not built"):
            assert line
        assert "सात बजे" in _read(page)

        os.killpg(served.pid, signal.SIGINT)
        assert served.wait(20) == 0
        assert "Traceback" not in served.stdout.read()
    finally:
        if served.poll() is None:
            os.killpg(served.pid, signal.SIGKILL)
            served.wait()


def _read(address: str) -> str:
    with urlopen(address, timeout=20) as answer:  # noqa: S310 (this test's own server)
        return str(answer.read().decode("utf-8"))


def test_failing_tests_fail_the_task(newsroom: Path) -> None:
    """With pytest's own exit status."""
    (newsroom / "test_today.py").write_text("def test_it():\n    assert 0\n", encoding="utf-8")

    run = invoke(newsroom, "test", "-k", "test_it")

    assert run.returncode == 1
    assert "1 failed" in run.stdout
