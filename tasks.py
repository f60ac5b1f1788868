"""What `./inv` can do. Each task reads its options and calls Pelican or newsroom/.

The newspaper (content, settings, what is printed) is the folder in which a task is called; the
program is the folder of this file. In the repository both are one.
"""

import errno
import importlib
import json
import os
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from newsroom.engine.lock import INHERITED, LockedError, alone_in, held_for
from samachar import EVERYDAY, HOME, PRODUCTION, PROGRAM, find_newspaper
from samachar.debian import wish_for

NEWSPAPER = find_newspaper(Path.cwd()) or Path.cwd()
CONTENT = NEWSPAPER / "content"
OUTPUT = NEWSPAPER / "output"
TO_PUBLISH = NEWSPAPER / "output.publish"
TO_PROVE = NEWSPAPER / "output.proof"

_AT = "edition time, such as 2026-11-24T17:00 (default: now): decides embargo, expiry, news"
_BENCHES = (
    *("build", "cards", "collation", "editions", "mutants", "pictures", "romanise", "speakers"),
)
_OWN_FOLDERS = (
    *("content", "output", "output.publish", "output.proof", "newsroom", "plugins", "theme"),
    *("tests", "docs", "bench", "samachar", "requirements", "newspaper_plugins", ".git", ".venv"),
)
_GROUPS = ("dev", "browser", "cluster")  # of pyproject.toml, each pinned besides what a site needs
_locks: list[int] = []  # open files that commands inherit, so that they may work where we do
_PORT = "port on 127.0.0.1"


@task(help={"at": _AT, "profile": "also print where the time went, stage by stage"})
def build(_: Context, at: str = "", profile: bool = False) -> None:
    """Build into output/ what has changed since the last time."""
    _must(_pelican(EVERYDAY, OUTPUT, at=at, **({"PROFILE": True} if profile else {})))


@task
def clean(_: Context) -> None:
    """Remove what builds have made; published releases stay."""
    try:
        with alone_in(TO_PUBLISH), alone_in(TO_PROVE):
            _remove_builds()
    except LockedError as other:
        raise Exit(str(other), code=1) from other


def _remove_builds() -> None:
    made = (OUTPUT, *NEWSPAPER.glob("output.*/"), NEWSPAPER / ".staging", NEWSPAPER / ".samachar")
    for path in made:
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)


@task(help={"at": _AT})
def rebuild(c: Context, at: str = "") -> None:
    """Clean, then build."""
    clean(c)
    build(c, at=at)


@task(help={"fix": "first write what can be made without an editor: Id, Slug, Date"})
def check(_: Context, fix: bool = False) -> None:
    """Tell every mistake in the copy, without building."""
    if fix:
        from newsroom.intake import complete_headers  # noqa: PLC0415 (other tasks start without it)

        settings = _settings()
        for line in complete_headers(CONTENT, settings["DEFAULT_LANG"], _now(settings)):
            print(line)
    _must(_pelican(EVERYDAY, OUTPUT, CHECK_ONLY=True))


@task(
    help={
        "title": "the headline",
        "section": "the section's slug",
        "lang": "its language (default: the site's first)",
        "slug": "its address in Latin letters (default: made from the headline)",
        "original": "the base name of the report that this is a version of, in another language",
    }
)
def new(
    _: Context, title: str, section: str = "", lang: str = "", slug: str = "", original: str = ""
) -> None:
    """Begin a report, or its version in another language."""
    from newsroom.intake import new_report  # noqa: PLC0415

    settings = _settings()
    _begin(
        partial(
            new_report,
            title,
            content=CONTENT,
            lang=lang or settings["DEFAULT_LANG"],
            default_lang=settings["DEFAULT_LANG"],
            section=section,
            slug=slug or None,
            now=_now(settings),
            original=original,
        )
    )


@task(
    help={
        "name": "the name as the site prints it, in its first language; with --forget, the slug",
        "slug": "the address in Latin letters (default: made from the name)",
        "forget": "take this person out of people/ and of the header of every report",
        "yes": "with --forget: do not ask",
    },
)
def person(_: Context, name: str, slug: str = "", forget: bool = False, yes: bool = False) -> None:
    """Begin a person's file; with --forget, take a person out."""
    from newsroom.intake import new_person, plan_forgetting, traces  # noqa: PLC0415

    if not forget:
        lang = _settings()["DEFAULT_LANG"]
        _begin(partial(new_person, name, content=CONTENT, lang=lang, slug=slug or None))
        return
    try:
        plan = plan_forgetting(name, CONTENT)
    except ValueError as mistake:
        raise Exit(str(mistake), code=1) from mistake
    print(*plan, sep="\n")
    if not yes and not _says_yes(f"Forget '{name}'? [y]es, [n]o: "):
        message = "Nothing was changed. To forget without a question: --yes."
        raise Exit(message, code=1)
    plan.carry_out()
    _must(_pelican(EVERYDAY, OUTPUT))
    left = [f"output/{file} still leads to '{name}'." for file in traces(name, OUTPUT)]
    if left:
        raise Exit("\n".join(left), code=1)
    print(f"Nothing in output/ leads to '{name}'. Publish, so that readers see the same.")


@task(
    positional=["report"],
    help={"report": "the report's file", "show": "only show; ask nothing, write nothing"},
)
def speakers(_: Context, report: str, show: bool = False) -> None:
    """Propose who said what in a report; write what gets a yes."""
    from newsroom.intake import confirm, find_statements, write_quotes  # noqa: PLC0415

    file = Path(report)
    default_lang = _settings()["DEFAULT_LANG"]
    try:
        findings = find_statements(file, CONTENT, default_lang)
    except ValueError as mistake:
        raise Exit(str(mistake), code=1) from mistake
    if not findings:
        print("No statement is found that the header does not hold already.")
    try:
        confirmed = confirm(findings, (lambda _: "n") if show else input, print)
    except (EOFError, KeyboardInterrupt):
        message = "Nothing was written."
        raise Exit(message, code=1) from None
    if confirmed:
        begun = write_quotes(file, confirmed, CONTENT, default_lang)
        statements = "1 statement" if len(confirmed) == 1 else f"{len(confirmed)} statements"
        print(*begun, f"{statements} written to {report}.", sep="\n")


@task(
    positional=["folder"],
    help={
        "folder": "the folder to make, beside the program, such as ../pahad-ki-khabar",
        "name": "the newspaper's name in its first language; in the others too, with ';' between",
        "languages": "codes with commas between, the first language first, such as hi,en",
        "place": "where the newsroom sits; in other languages too, with ';' between",
        "domain": "where readers will find it, such as pahad.example",
        "zone": "its time zone (default: Asia/Kolkata)",
    },
)
def newspaper(
    _: Context,
    folder: str,
    name: str = "",
    languages: str = "",
    place: str = "",
    domain: str = "",
    zone: str = "Asia/Kolkata",
) -> None:
    """Begin a newspaper of one's own, in a folder of its own."""
    from newsroom.scaffold import Refused, begin_newspaper, read_choices  # noqa: PLC0415

    home = PROGRAM if PROGRAM == HOME else None  # else the program is an installed package
    try:
        choices = read_choices(
            Path(folder).absolute(),
            languages=languages or _ask("Languages, the first one first, such as hi,en"),
            name=name or _ask("The newspaper's name; in the other languages too, with ';' between"),
            place=place or _ask("The place where the newsroom sits, likewise"),
            domain=domain or _ask("The domain where readers will find it, such as pahad.example"),
            zone=zone,
            program=home,
        )
        files = begin_newspaper(choices, home, datetime.now(UTC))
    except Refused as refusal:
        raise Exit(str(refusal), code=1) from refusal
    print(f"{len(files)} files in {folder}. Now: cd {shlex.quote(folder)} && ./inv serve")


def _ask(question: str) -> str:
    """An answer from the terminal; none where nobody sits at one."""
    if not sys.stdin.isatty():
        return ""
    try:
        return input(f"{question}: ")
    except (EOFError, KeyboardInterrupt):
        message = "Nothing was made."
        raise Exit(message, code=1) from None


@task(help={"add": "also begin this language's catalogue"})
def wording(_: Context, add: str = "") -> None:
    """Bring the catalogues of the theme's words up to date."""
    from newsroom.text.wording import WordingError, update_wording  # noqa: PLC0415

    is_apart = NEWSPAPER != PROGRAM
    if is_apart:
        _settings()  # which may bring languages of its own
    folder = NEWSPAPER / "theme" / "locale"
    try:
        for line in update_wording(NEWSPAPER, folder, add, PROGRAM if is_apart else None):
            print(line)
    except WordingError as mistake:
        raise Exit(str(mistake), code=1) from mistake


@task(
    positional=["what"],
    help={"what": "weight, pages, crawlers, browser, lighthouse, or all of them", "at": _AT},
)
def proof(_: Context, what: str, at: str = "") -> None:
    """Build, and prove that the pages keep their promises."""
    if what in {"all", "browser"} and PROGRAM == HOME:
        _need("browser", "playwright", "the browser")  # without it the rest is proved
    if what in {"all", "browser", "lighthouse"}:
        wish_for("chromium", "fonts-noto-core")
    from newsroom.engine.progress import Progress  # noqa: PLC0415 (other tasks start without these)
    from newsroom.proof import CHECKS, PrintedSite, prove, tell  # noqa: PLC0415

    names = list(CHECKS) if what == "all" else [what]
    if not CHECKS.keys() >= set(names):
        message = f"There is no proof '{what}'. Choose: all, {', '.join(CHECKS)}."
        raise Exit(message, code=1)
    with _held_for(TO_PROVE):
        _must(_pelican(EVERYDAY, TO_PROVE, at=at))
        settings = _settings()
        site = PrintedSite(TO_PROVE, settings["SITEURL"], settings["DEFAULT_LANG"])
        lines, is_kept = tell(prove(site, names, Progress()))
    print(*lines, sep="\n")
    _must(not is_kept)


@task(help={"port": _PORT, "production": "with the settings of publishconf.py"})
def serve(_: Context, port: int = 8000, production: bool = False) -> None:
    """Show the site on this machine; build it again at each change."""
    from newsroom.release.preview import bursts_of_changes, show  # noqa: PLC0415

    _must_be("--port", port, at_least=0, at_most=65535)  # 0: any that is free
    conf = PRODUCTION if production else EVERYDAY
    folders = [NEWSPAPER / name for name in ("content", "theme", "newspaper_plugins")]
    folders += [PROGRAM / name for name in ("theme", "newsroom", "plugins")]
    files = [NEWSPAPER / EVERYDAY, NEWSPAPER / PRODUCTION]
    prefix = urlsplit(_settings(conf)["SITEURL"]).path.rstrip("/")
    try:
        with show(OUTPUT, port=port, prefix=prefix) as address:
            print(f"{address} shows the site; Ctrl+C ends it.", flush=True)
            for _burst in bursts_of_changes([path for path in {*folders} if path.is_dir()], files):
                if _pelican(conf, OUTPUT):
                    print("Not built; the last good site is still shown.", flush=True)
    except KeyboardInterrupt:
        pass
    except OSError as error:
        if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
            raise
        other = port + 1 if 1023 < port < 65535 else 8001
        message = f"Port {port}: {error.strerror}. Choose another: ./inv serve --port {other}"
        raise Exit(message, code=1) from error


@task(help={"at": _AT})
def preview(_: Context, at: str = "") -> None:
    """Build the site into output/ with the production settings."""
    _must(_pelican(PRODUCTION, OUTPUT, at=at))


@task(
    help={
        "to": "the folder to publish to; a web server shows its link `current`",
        "keep": "how many releases to keep, the new one among them",
        "back": "publish nothing: show readers the release before this one again",
        "at": _AT,
    }
)
def publish(_: Context, to: str = "site", keep: int = 5, back: bool = False, at: str = "") -> None:
    """Build for production and switch readers to it; --back goes back."""
    from newsroom.release import Refused, read_build, target_at  # noqa: PLC0415

    _must_be("--keep", keep, at_least=1)
    os.chdir(NEWSPAPER)  # where `to` begins, and so that messages are short
    try:
        target = target_at(to, apart_from=[Path(name) for name in _OWN_FOLDERS])
        if back:
            print(target.go_back())
            return
        target.make_ready()
        with _held_for(TO_PUBLISH):
            _must(_pelican(PRODUCTION, TO_PUBLISH, at=at, RECORD_ADDRESSES=True))
            build = read_build(Path(TO_PUBLISH.name))
            receipt = target.publish(build, keep=keep, now=datetime.now(UTC))
            print(receipt)
        _tell_hub(receipt.fresh)
        print(
            f"To go back: ./inv publish --back{'' if to == 'site' else f' --to {shlex.quote(to)}'}"
        )
    except Refused as refusal:
        raise Exit(str(refusal), code=1) from refusal


def _tell_hub(fresh: Iterable[str]) -> None:
    """Tell the hub that the settings name, if they do, which feeds have changed."""
    from newsroom.release import changed_feeds, tell_hub  # noqa: PLC0415

    settings = _settings(PRODUCTION)
    hub = settings.get("FEEDS", {}).get("hub", "")
    changed = changed_feeds(fresh, settings["SITEURL"])
    if hub and changed:
        print(tell_hub(hub, changed))


@task(
    name="test",
    help={
        "slow": "also the long tests",
        "k": "only tests whose name matches this expression of pytest's",
    },
)
def run_tests(_: Context, slow: bool = False, k: str = "") -> None:
    """Run the tests."""
    from newsroom.proof.browser import chromium  # noqa: PLC0415
    from newsroom.proof.judges import LackingError  # noqa: PLC0415

    _must(_need("dev", "pytest", "the tests"))
    wish_for("libfribidi0", "libharfbuzz-bin", "chromium", "fonts-noto-core")
    if slow:
        _must(_need("cluster", "distributed", "the tests with a cluster"))
    if _need("browser", "playwright", "the tests in a browser"):
        _must(int(slow))
    try:
        chromium.find()
        chromium.check_driver()
    except LackingError as lacking:
        print(f"The tests in a browser are passed over: {lacking}.")
    choice = [*([] if slow else ["-m", "not slow"]), *(["-k", k] if k else [])]
    _must(_python("-m", "pytest", "-n", "2", *choice))


@task(help={"fix": "also mend what the tools can mend"})
def lint(_: Context, fix: bool = False) -> None:
    """Check the code and the templates: form, types, imports."""
    _must(_need("dev", "ruff", "the checks"))
    templates = "theme/templates"
    checks = {
        "ruff check": ["-m", "ruff", "check", *(["--fix"] if fix else []), "."],
        "ruff format": ["-m", "ruff", "format", *([] if fix else ["--check"]), "."],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", "import importlinter.cli as cli; cli.lint_imports_command()"],
        "djlint format": ["-m", "djlint", "--reformat" if fix else "--check", templates],
        "djlint": ["-m", "djlint", "--lint", templates],
    }
    failed = []
    for name, check in checks.items():
        print(f"- {name}")
        if _python(*check):
            failed.append(name)
    if failed:
        raise Exit(f"Not clean: {', '.join(failed)}.", code=1)


@task(
    positional=["name"],
    help={
        "name": f"what to measure: {', '.join(_BENCHES)}",
        "reports": "how many reports to measure with",
        "runs": "how often, for the median",
        "json": "a file for the figures",
        "peers": "other generators at 100,000 reports, too",
        "keep": "leave the folders that were measured",
    },
)
def bench(
    _: Context,
    name: str,
    reports: int = 0,
    runs: int = 0,
    json: str = "",
    peers: bool = False,
    keep: bool = False,
) -> None:
    """Measure, and print the figures."""
    values = {"--reports": reports, "--runs": runs, "--json": json}
    flags = {"--peers": peers, "--keep": keep}
    given = [text for option, value in values.items() if value for text in (option, str(value))]
    given += [option for option, wanted in flags.items() if wanted]
    if name not in _BENCHES:
        message = f"There is no bench '{name}'. Choose: {', '.join(_BENCHES)}."
        raise Exit(message, code=1)
    for option in ("--reports", "--runs"):
        _must_be(option, values[option], at_least=0)  # 0: as the bench has it
    _must(_python("-m", f"bench.{name}", *given))


@task
def lock(_: Context) -> None:
    """Pin the newest packages of the site and of each group (needs uv)."""
    if not shutil.which("uv"):
        message = "uv is not here; install it first, for instance with pip."
        raise Exit(message, code=1)
    command = "uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11"
    # A machine's own hosts and folders stay with it.
    said = ["--no-emit-index-url", "--no-emit-find-links", "--custom-compile-command", "./inv lock"]
    # Files are named from the program's folder on: their names stand in what is written.
    site = "requirements/site.txt"
    _must(_run([*command.split(), *said, "pyproject.toml", "-o", site]))
    pinned = [f"--no-emit-package={name}" for name in _pinned(PROGRAM / site)]
    bounds = ["-c", site]
    for group in _GROUPS:
        file = f"requirements/{group}.txt"
        _must(_run([*command.split(), *said, *pinned, "--group", group, "-o", file, *bounds]))
        bounds += ["-c", file]


def _pinned(file: Path) -> list[str]:
    """The packages that a file pins for every Python and system."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [
        line.partition("==")[0]
        for line in lines
        if "==" in line and ";" not in line and line[0].isalnum()
    ]


def _pelican(conf: str, output: Path, *, at: str = "", **settings: object) -> int:
    if at:
        settings["AT"] = at
    extra = [f"{name}={json.dumps(value)}" for name, value in settings.items()]
    _must_be_settings(conf)
    if not settings.get("CHECK_ONLY"):
        wish_for("libfribidi0")  # without it there are no share cards
    command = [str(HOME / "samachar" / "printing.py"), "content", "-s", conf, "-o", output.name]
    return _python(*command, *(["-e", *extra] if extra else []))


@contextmanager
def _held_for(folder: Path) -> Iterator[None]:
    """Hold a folder's lock until the block ends: no other run builds or publishes it."""
    try:
        with held_for(folder) as lock:
            _locks.append(lock)
            try:
                yield
            finally:
                _locks.remove(lock)
    except LockedError as other:
        raise Exit(str(other), code=1) from other


def _need(group: str, module: str, purpose: str) -> int:
    """Add the packages of a group to .venv, where one of its modules is missing; say so first."""
    if find_spec(module):
        return 0
    print(f"installing requirements/{group}.txt, for {purpose}", flush=True)
    folder = PROGRAM / "requirements"
    files = ["-r", f"{folder / 'site.txt'}", "-r", f"{folder / group}.txt"]
    if shutil.which("uv"):  # it may have made .venv without pip
        tool = ["uv", "pip", "install", "--quiet", "--python", sys.executable]
    else:
        tool = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    status = _run([*tool, "--require-hashes", *files])
    importlib.invalidate_caches()
    return status


def _begin(begin: Callable[[], Path]) -> None:
    """Begin a file of copy and tell where it is, or why it cannot be begun."""
    try:
        print(begin().relative_to(NEWSPAPER))
    except ValueError as mistake:
        raise Exit(str(mistake), code=1) from mistake


def _now(settings: dict[str, Any]) -> datetime:
    return datetime.now(ZoneInfo(settings["TIMEZONE"]))


def _says_yes(question: str) -> bool:
    """Whether an editor says yes; no answer is a no."""
    try:
        return input(question).strip().lower().startswith(("y", "h", "ह"))
    except EOFError:
        print()
        return False


def _must_be(option: str, number: object, *, at_least: int, at_most: int | None = None) -> None:
    """End the task where a number makes no sense."""
    if not isinstance(number, int) or not at_least <= number <= (at_most or number):
        bounds = f"from {at_least} to {at_most}" if at_most else f"of at least {at_least}"
        message = f"{option}: {number} cannot be. Write a number {bounds}."
        raise Exit(message, code=1)


def _settings(conf: str = EVERYDAY) -> dict[str, Any]:
    """The settings, with the newspaper's own languages known from now on."""
    from newsroom.engine.settings import describe_fault, know_languages  # noqa: PLC0415

    _must_be_settings(conf)
    try:
        settings = runpy.run_path(str(NEWSPAPER / conf))
        know_languages(settings)
    except Exception as fault:
        raise Exit(describe_fault(fault, NEWSPAPER / conf), code=1) from fault
    return settings


def _must_be_settings(conf: str) -> None:
    """End the task where a settings file is missing or no Python, with the place of the fault."""
    for name in dict.fromkeys((EVERYDAY, conf)):
        file = NEWSPAPER / name
        if not file.is_file():
            message = (
                f"There is no {name} in '{NEWSPAPER}', so this is no newspaper's folder. Begin "
                "one with: newspaper ../my-newspaper"
            )
            raise Exit(message, code=1)
        try:
            compile(file.read_bytes(), name, "exec")
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            message = (
                f"{name}:{line}: This is no Python: {getattr(error, 'msg', error)}. Look for a "
                "missing comma, quotation mark or bracket here or on the line above."
            )
            raise Exit(message, code=1) from error


def _python(*arguments: str) -> int:
    return _run([sys.executable, *arguments])


def _run(command: list[str]) -> int:
    """Run a command in the newspaper's folder, its words on the screen; return its exit status."""
    sys.stdout.flush()  # what was printed comes before the command's words, also through a pipe
    environment = {
        **os.environ,
        "PYTHONUTF8": "1",  # editors' names are printed whatever the machine's locale is
        "SAMACHAR_HOME": str(HOME),
        INHERITED: " ".join(map(str, _locks)),
    }
    return subprocess.run(  # noqa: S603 - own words
        command, cwd=NEWSPAPER, env=environment, pass_fds=_locks, check=False
    ).returncode


def tasks_of(newspaper: Path) -> Collection:
    """The tasks of a newspaper's folder: all but the program's tests, checks and measures."""
    shown = Collection.from_module(sys.modules[__name__])
    if newspaper == PROGRAM:
        return shown
    theirs = {run_tests, lint, bench, lock}
    return Collection(*(each for each in shown.tasks.values() if each not in theirs))


def _must(status: int) -> None:
    """End the task with this exit status, unless it is 0."""
    if status:
        raise Exit(code=status)
