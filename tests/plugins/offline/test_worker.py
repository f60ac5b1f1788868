"""The service worker and the theme's scripts, as files."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from newsroom.engine.javascript import without_comments
from tests.conftest import PrintScenario
from tests.scenarios.printed import PrintedSite
from tests.scenarios.run import ROOT, print_edition

SCRIPTS = [*sorted((ROOT / "theme/static/js").glob("*.js")), ROOT / "plugins/offline/worker.js"]
OWN = ("filter", "site", "worker")
BUDGET = 4096  # bytes, by brotli, of all that a reader may be sent but for the search


def in_node(program: str, *arguments: str) -> str:
    """What a program says to Node; the test is skipped where there is none."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("scripts: there is no node to read them with")
    done = subprocess.run(
        [node, "--expose-internals", "-e", program, *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if "ERR_UNKNOWN_BUILTIN_MODULE" in done.stderr or "Cannot find module" in done.stderr:
        pytest.skip("scripts: this node has no acorn of its own")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_script_is_read_by_browsers_of_2017(sample_site: PrintedSite) -> None:
    """ECMAScript 2017 and no later: a phone of Chrome 60 throws a newer script away whole."""
    names = [*sample_site.output.glob("theme/*.js"), sample_site.output / "sw.js"]
    program = """
        const { parse } = require("internal/deps/acorn/acorn/dist/acorn");
        for (const name of process.argv.slice(1)) {
            parse(require("fs").readFileSync(name, "utf-8"), { ecmaVersion: 2017 });
        }
        console.log("read");
    """

    assert in_node(program, *map(str, names)) == "read\n"


def test_all_scripts_weigh_less_than_four_kilobytes() -> None:
    """The site's, the filter of an index, the worker: by brotli, as a server sends them."""
    brotli = pytest.importorskip("brotli", reason="scripts: pip install brotli to weigh them")
    sizes = {
        file.stem: len(brotli.compress(without_comments(file.read_text("utf-8")).encode()))
        for file in SCRIPTS
        if file.stem in OWN
    }

    assert set(sizes) == set(OWN)
    assert sum(sizes.values()) <= BUDGET, sizes


def test_a_script_is_printed_without_its_comments(sample_site: PrintedSite) -> None:
    """What was written for people stays at home; what runs is left as it was."""
    for file in [*sample_site.output.glob("theme/*.js"), sample_site.output / "sw.js"]:
        lines = file.read_text(encoding="utf-8").splitlines()
        assert lines
        assert [each for each in lines if re.match(r"\s|/[/*]|$", each)] == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_taking_comments_out_changes_nothing_that_runs(file: Path) -> None:
    """Acorn finds the same tokens in the script as written and as printed."""
    program = """
        const { tokenizer } = require("internal/deps/acorn/acorn/dist/acorn");
        const options = { ecmaVersion: 2017 };
        const tokens = (text) =>
            [...tokenizer(text, options)].map(({ start, end }) => text.slice(start, end));
        const [written, printed] = process.argv.slice(1).map(tokens);
        console.log(written.length > 100 && JSON.stringify(written) === JSON.stringify(printed));
    """
    written = file.read_text(encoding="utf-8")

    assert in_node(program, written, without_comments(written)) == "true\n"


@pytest.mark.parametrize("script", ["a = `one\n// two\n`;\n", "a = 'one\\\n// two';\n"])
def test_a_text_of_several_lines_is_refused(script: str) -> None:
    """There what begins a line may be no comment."""
    with pytest.raises(ValueError, match="a text goes on"):
        without_comments(script)


def test_the_worker_knows_the_printed_editions_and_the_site_s_path(
    print_scenario: PrintScenario, tmp_path: Path
) -> None:
    """The shortest first: the longest that fits is an address's own."""
    four = (print_scenario("four-languages").output / "sw.js").read_text(encoding="utf-8")
    content = ROOT / "tests/scenarios/one-report/content"
    below = print_edition(tmp_path, content, SITEURL="https://samachar.example/project")

    assert 'HOMES = ["/", "/en/", "/ur/", "/pa/"];' in four.splitlines()[0]
    line = (below.output / "sw.js").read_text(encoding="utf-8").splitlines()[0]
    assert 'HOMES = ["/project/"];' in line


def test_an_edit_of_a_report_leaves_the_worker_as_it_is(newsdesk: Path) -> None:
    """Else every phone would fetch it, and the page for want of a network, after each edit."""
    before = (newsdesk / "output/sw.js").read_bytes()
    (report,) = (newsdesk / "content/reports").rglob("*.md")
    report.write_text(
        report.read_text(encoding="utf-8").replace("Title: ", "Title: नया: ") + "\nऔर।\n", "utf-8"
    )

    run = print_edition(newsdesk, newsdesk / "content")

    assert run.status == 0, run.err
    assert "नया: " in (run.output / "index.html").read_text(encoding="utf-8")
    assert (run.output / "sw.js").read_bytes() == before


@pytest.mark.parametrize("changed", ["static/css/base.css", "templates/offline.html"])
def test_a_change_of_the_theme_makes_a_new_worker(newsdesk: Path, changed: str) -> None:
    """So phones fetch the page for want of a network anew."""
    before = (newsdesk / "output/sw.js").read_text(encoding="utf-8")
    theme = newsdesk / "theme"
    shutil.copytree(ROOT / "theme", theme)
    with (theme / changed).open("a", encoding="utf-8") as file:
        file.write("\n")

    run = print_edition(newsdesk, newsdesk / "content", THEME=str(theme))

    after = (run.output / "sw.js").read_text(encoding="utf-8")
    assert after != before
    assert after.splitlines()[1:] == before.splitlines()[1:]


def test_the_page_for_want_of_a_network_is_no_page_of_the_news(sample_site: PrintedSite) -> None:
    """It is not indexed, has no version in hreflang, and each language has its own."""
    for place in ("offline", "en/offline", "ur/offline", "pa/offline"):
        page = sample_site.pages[f"{place}/index.html"]
        assert page.is_noindex
        assert page.versions == {}
    for path, page in sample_site.pages.items():
        if not path.endswith("offline/index.html"):
            assert not [each for each in page.addresses() if "/offline/" in each], path
