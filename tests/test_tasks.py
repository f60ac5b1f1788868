"""The tasks, run as an editor runs them, in a newsroom of its own with the real press and theme."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from newsroom.engine.lock import held_for

REPOSITORY = Path(__file__).resolve().parents[1]
REPORT = "content/reports/2020/01/pani-ka-samay.md"
PAGE = "2020/01/02/pani-ka-samay/index.html"


def invoke(
    newsroom: Path, *arguments: str, answer: str = "", **variables: str
) -> subprocess.CompletedProcess[str]:
    """Call what `./inv` calls, in a newsroom."""
    return subprocess.run(
        [sys.executable, "-m", "samachar", *arguments],
        cwd=newsroom,
        # What Python keeps of the code it has read is nobody's output.
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **variables},
        input=answer,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
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
    for name in ("newsroom", "plugins", "theme"):
        (newsroom / name).symlink_to(REPOSITORY / name)
    shutil.copytree(REPOSITORY / "samachar", newsroom / "samachar")  # by it the program is found
    shutil.copytree(REPOSITORY / "tests/scenarios/one-report/content", newsroom / "content")
    report = newsroom / REPORT
    report.parent.mkdir(parents=True)
    (newsroom / "content/reports/2026/11/pani-ka-samay.md").rename(report)
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
    conf.write_text(f'{conf.read_text("utf-8")}\nFOOTER = {{"hi": (("x", "/x/"),)}}\n', "utf-8")
    broken = invoke(newsroom, "proof", "pages", "--at", "2026-11-24 18:00")

    assert (kept.returncode, kept.stderr) == (0, "")
    assert kept.stdout.splitlines()[-1] == "No fault."
    assert (newsroom / "output.proof" / PAGE).is_file()
    assert not (newsroom / "output").exists()
    assert broken.returncode == 1
    assert "/x/" in broken.stdout


def test_a_proof_that_there_is_none_of_is_told(newsroom: Path) -> None:
    """Before anything is built."""
    run = invoke(newsroom, "proof", "wieght")

    assert run.returncode == 1
    assert run.stderr == (
        "There is no proof 'wieght'. Choose: all, weight, pages, crawlers, browser, lighthouse.\n"
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
    assert run.stderr.startswith("reports/2020/01/pani-ka-samay.md:1: ")
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

    run = invoke(newsroom, "check", "--fix", PYTHONUNBUFFERED="")

    assert run.returncode == 0
    assert run.stdout.endswith(" s\n")  # the check's line, after those of what was written
    assert re.match(r"reports/2020/01/pani-ka-samay\.md: Id: \d{8}-[2-9a-z]{4}\n", run.stdout)
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


def test_a_headline_needs_no_quotation_marks(newsroom: Path) -> None:
    """Options stand before it, behind it and in its midst."""
    words = ["--section", "pradesh", "नया", "पुल", "--slug", "pul", "खुला,", "-5", "डिग्री", "में"]

    run = invoke(newsroom, "new", *words)

    assert run.returncode == 0, run.stderr
    begun = (newsroom / run.stdout.strip()).read_text(encoding="utf-8")
    assert begun.startswith("Title: नया पुल खुला, -5 डिग्री में\n")
    assert "Slug: pul\n" in begun


@pytest.mark.parametrize("task", ["new", "person", "build", "speakers"])
@pytest.mark.parametrize("words", [["--help"], ["x", "-h"]])
def test_help_is_given_and_nothing_else_done(newsroom: Path, task: str, words: list[str]) -> None:
    """Where a name is expected, too."""
    words = ["-h"] if task == "build" else words  # which takes no other
    before = sorted(newsroom.rglob("*"))

    run = invoke(newsroom, task, *words)

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith(f"Usage: ./inv [--core-opts] {task} ")
    assert sorted(newsroom.rglob("*")) == before


# What an editor may type, and what is answered.
WRONG = {
    "buidl": "There is no './inv buidl'; did you mean 'build'? './inv' alone lists what there is.",
    "--slug x new y": "There is no './inv --slug'. './inv' alone lists what there is.",
    "build x": "'./inv build' takes no 'x'. './inv build --help' tells more.",
    "build --porfile": (
        "'./inv build' has no '--porfile'; did you mean '--profile'? "
        "'./inv build --help' tells more."
    ),
    "build --profile=yes": "--profile takes no value. Write --profile alone.",
    "build --at": (
        "--at needs a value: edition time, such as 2026-11-24T17:00 (default: now): decides "
        "embargo, expiry, news. './inv build --help' tells more."
    ),
    "build --at --profile": (
        "--at needs a value: edition time, such as 2026-11-24T17:00 (default: now): decides "
        "embargo, expiry, news. './inv build --help' tells more."
    ),
    "build --at 31-11-2026": (
        "--at: '31-11-2026' is no time. Write '2026-11-24 17:05'.\n"
        "1 mistake. Nothing was printed; the last edition stands."
    ),
    "check --fix --at x": "'./inv check' has no '--at'. './inv check --help' tells more.",
    "new": "'./inv new' needs the headline. './inv new --help' tells more.",
    "new x --lang hindi": "'hindi' is no language here.",
    "new x --section pradesh --slug ../x": (
        "'../x' is no slug. Write small Latin letters, digits and '-'."
    ),
    "new x --original *": "'*' is no report.",
    "new x --original ../people/x": "'../people/x' is no report.",
    "person x --slug a/b": "'a/b' is no slug. Write small Latin letters, digits and '-'.",
    "person --forget * --yes": "There is no one of the slug '*' in content/people/.",
    "person --forget ../reports/2026/11/pani-ka-samay --yes": (
        "There is no one of the slug '../reports/2026/11/pani-ka-samay' in content/people/."
    ),
    "speakers": "'./inv speakers' needs the report's file. './inv speakers --help' tells more.",
    "speakers tasks.py": "'tasks.py' is no report. Name a file of content/reports/.",
    "speakers content": "'content' is no report. Name a file of content/reports/.",
    "speakers nowhere.md": "'nowhere.md' is no report. Name a file of content/reports/.",
    "wording --add ../x": "'../x' is no language. Write its code in ISO 639, such as 'mr'.",
    "wording --add xx": "'xx' is no language. Write its code in ISO 639, such as 'mr'.",
    "serve --port x": "--port: 'x' is no number. Write one: port on 127.0.0.1.",
    "serve --port 99999": "--port: 99999 cannot be. Write a number from 0 to 65535.",
    "serve --port -1": "--port: -1 cannot be. Write a number from 0 to 65535.",
    "publish --keep x": (
        "--keep: 'x' is no number. Write one: how many releases to keep, the new one among them."
    ),
    "publish --keep 0": "--keep: 0 cannot be. Write a number of at least 1.",
    "publish --to theme/site": ("theme/site: in or round theme. Publish to a folder of its own."),
    "publish --to .": ".: in or round content. Publish to a folder of its own.",
    "publish --to tasks.py": (
        "tasks.py/releases: Not a directory. Readers still see what they saw."
    ),
    "publish --to ftp://x": (
        "ftp://x: there is no publishing to ftp yet. Name a folder of this machine."
    ),
    "publish --back --to nowhere": "nowhere: nothing has been published here.",
    "bench ../tasks": (
        "There is no bench '../tasks'. Choose: build, cards, collation, editions, mutants, "
        "pictures, romanise, speakers."
    ),
    "bench build --reports x": (
        "--reports: 'x' is no number. Write one: how many reports to measure with."
    ),
    "bench build --runs -1": "--runs: -1 cannot be. Write a number of at least 0.",
}


@pytest.mark.parametrize("words", WRONG)
def test_a_wrong_word_is_answered_in_a_line(newsroom: Path, words: str) -> None:
    """What it says, and what to write instead; nothing is made and nothing is changed."""
    before = {file: file.read_bytes() for file in newsroom.rglob("*") if file.is_file()}
    words_of_the_theme = (newsroom / "theme/locale/messages.pot").read_bytes()

    run = invoke(newsroom, *words.split())

    assert (run.returncode, run.stdout, run.stderr) == (1, "", f"{WRONG[words]}\n")
    after = {file: file.read_bytes() for file in newsroom.rglob("*") if file.is_file()}
    assert {file for file in after if "output" not in str(file)} == set(before)
    assert {file: after[file] for file in before} == before
    assert (newsroom / "theme/locale/messages.pot").read_bytes() == words_of_the_theme


def test_a_word_that_is_no_text_is_answered_in_a_line(newsroom: Path) -> None:
    """As a terminal of another encoding sends it."""
    run = invoke(newsroom, "new", os.fsdecode(b"\xff"), "--section", "pradesh")

    assert (run.returncode, run.stderr) == (1, "A word is not UTF-8. Type it again.\n")


def test_a_fault_of_the_program_is_no_traceback(newsroom: Path) -> None:
    """It says what to report."""
    program = newsroom / "newsroom"
    program.unlink()
    shutil.copytree(
        REPOSITORY / program.name, program, ignore=shutil.ignore_patterns("intake", "__pycache__")
    )
    (program / "intake.py").write_text("1 / 0\n", encoding="utf-8")

    run = invoke(newsroom, "new", "पुल")

    assert run.returncode == 1
    assert run.stderr == (
        "The program itself failed (ZeroDivisionError: division by zero). "
        "Run './inv --debug new …' and report what it prints.\n"
    )


@pytest.mark.parametrize("task", ["publish", "proof", "clean"])
def test_one_run_at_a_time(newsroom: Path, task: str) -> None:
    """The others say so in a line, from the build to the end of what is done with it.

    The first run stops where an editor's machine falls asleep: built, and not yet copied.
    """
    word = {"publish": [], "clean": [], "proof": ["weight"]}[task]
    first = "proof" if task == "proof" else "publish"
    folder = {"publish": "output.publish", "proof": "output.proof"}[first]
    invoke(newsroom, first, *(["weight"] if first == "proof" else []))
    before = {file: file.read_bytes() for file in (newsroom / folder).rglob("*") if file.is_file()}

    with held_for(newsroom / folder):
        other = invoke(newsroom, task, *word)
        build = subprocess.run(
            [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py", "-o", folder],
            cwd=newsroom,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    message = f"Another run is making '{folder}' now. Wait until it has ended.\n"
    assert (other.returncode, other.stdout, other.stderr) == (1, "", message)
    assert build.returncode == 1
    assert build.stderr.startswith(message)
    after = {file: file.read_bytes() for file in (newsroom / folder).rglob("*") if file.is_file()}
    assert after == before
    assert invoke(newsroom, task, *word).returncode == 0


def test_a_publish_that_is_killed_holds_nobody_up(newsroom: Path) -> None:
    """The kernel drops its lock."""
    publish = subprocess.Popen(
        [sys.executable, "-m", "samachar", "publish"],
        cwd=newsroom,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not (newsroom / "output.publish.lock").exists():
        time.sleep(0.01)
    time.sleep(0.3)

    os.killpg(publish.pid, signal.SIGKILL)
    publish.wait()

    assert invoke(newsroom, "publish").returncode == 0


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
    """Before the slug or after it; what goes is said, and nothing goes without a yes."""
    invoke(newsroom, "person", "सीमा ठाकुर", "--slug", "seema-thakur")

    person = newsroom / "content/people/seema-thakur.md"
    asked = invoke(newsroom, "person", "--forget", "seema-thakur", answer="n\n")
    unasked = invoke(newsroom, "person", "--forget", "seema-thakur")
    assert person.exists()
    run = invoke(newsroom, "person", "--forget", "seema-thakur", answer="हाँ\n")
    again = invoke(newsroom, "person", "seema-thakur", "--forget")

    goes = "people/seema-thakur.md: deleted\nForget 'seema-thakur'? [y]es, [n]o: "
    stays = "Nothing was changed. To forget without a question: --yes.\n"
    assert (asked.returncode, asked.stdout, asked.stderr) == (1, goes, stays)
    assert (unasked.returncode, unasked.stdout, unasked.stderr) == (1, f"{goes}\n", stays)
    assert run.returncode == 0
    assert run.stdout.startswith(goes)
    assert not person.exists()
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
        [sys.executable, "-m", "samachar", "serve", "--port", "0"],
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
        assert served.stdout.readline().startswith("reports/2020/01/pani-ka-samay.md:1: ")
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


@pytest.fixture
def spoken(newsroom: Path) -> Path:
    """The newsroom's report, in which somebody says something, and its speaker's file."""
    (newsroom / "content/people/mira-thakur.md").write_text(
        "Name: मीरा ठाकुर\nSlug: mira-thakur\nRoles: अध्यक्ष, जल समिति\n", encoding="utf-8"
    )
    report = newsroom / REPORT
    header = report.read_text(encoding="utf-8").partition("\n\n")[0]
    report.write_text(
        f"{header}\n\nजल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे।\n", encoding="utf-8"
    )
    return newsroom


def ask_who_spoke(newsroom: Path, answer: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Call ``./inv speakers`` with what an editor types; an empty answer is the end of input."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", "speakers", REPORT, *options],
        cwd=newsroom,
        input=answer,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_speakers_shows_without_writing(spoken: Path) -> None:
    """With ``--show`` nothing is asked and nothing is written."""
    before = (spoken / REPORT).read_bytes()

    done = ask_who_spoke(spoken, "", "--show")

    assert (done.returncode, done.stderr) == (0, "")
    assert "मीरा ठाकुर, जल समिति की अध्यक्ष" in done.stdout
    assert (spoken / REPORT).read_bytes() == before


def test_speakers_writes_what_gets_a_yes(spoken: Path) -> None:
    """Into the header, so that the next call has nothing left to ask."""
    written = ask_who_spoke(spoken, "y\n")
    again = ask_who_spoke(spoken, "")

    assert (written.returncode, written.stderr) == (0, "")
    assert written.stdout.endswith(f"1 statement written to {REPORT}.\n")
    header = (spoken / REPORT).read_text(encoding="utf-8").partition("\n\n")[0]
    assert header.partition("\nQuotes:")[2].strip() == (
        "मीरा ठाकुर: जल समिति की अध्यक्ष मीरा ठाकुर ने कहा कि नल सुबह खुलेंगे।"
    )
    assert (again.returncode, again.stdout) == (
        0,
        "No statement is found that the header does not hold already.\n",
    )


def test_speakers_left_alone_has_written_nothing(spoken: Path) -> None:
    """An editor who closes the terminal is told so; a file that is not there is told."""
    before = (spoken / REPORT).read_bytes()

    left = ask_who_spoke(spoken, "")
    missing = invoke(spoken, "speakers", "content/reports/2026/11/nahin.md")

    assert (left.returncode, left.stderr) == (1, "Nothing was written.\n")
    assert (spoken / REPORT).read_bytes() == before
    assert (missing.returncode, missing.stderr) == (
        1,
        "'content/reports/2026/11/nahin.md' is no report. Name a file of content/reports/.\n",
    )


def test_a_port_that_is_taken_names_another(newsroom: Path) -> None:
    """In a line that can be typed."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = invoke(newsroom, "serve", "--port", str(port))

    assert done.returncode == 1
    assert done.stderr == (
        f"Port {port}: Address already in use. Choose another: ./inv serve --port {port + 1}\n"
    )
