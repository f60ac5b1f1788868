"""What `./inv` can do. Each task is a door; the rooms are Pelican's settings and newsroom/."""

import errno
import importlib
import json
import os
import runpy
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from newsroom.lock import INHERITED, LockedError, alone_in, held_for

ROOT = Path(__file__).resolve().parent
CONTENT = ROOT / "content"
OUTPUT = ROOT / "output"
TO_PUBLISH = ROOT / "output.publish"
TO_PROVE = ROOT / "output.proof"
EVERYDAY, PRODUCTION = "pelicanconf.py", "publishconf.py"

_AT = "edition time, such as 2026-11-24T17:00 (default: now): decides embargo, expiry, news"
_BENCHES = (
    *("build", "cards", "collation", "editions", "mutants", "pictures", "romanise", "speakers"),
)
_OWN_FOLDERS = (
    *("content", "output", "output.publish", "output.proof", "newsroom", "plugins", "theme"),
    *("tests", "docs", "bench", ".git", ".venv"),
)
_locks: list[int] = []  # open files that commands inherit, so that they may work where we do
_BOUNDS = ["-c", "requirements.txt"]  # a cluster or a proof has what the site has, and more
_PORT = "port on 127.0.0.1"


@task(help={"at": _AT, "profile": "also print where the time went, stage by stage"})
def build(_: Context, at: str = "", profile: bool = False) -> None:
    """Build the site into output/: what has changed since the last time."""
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
    for path in (OUTPUT, *ROOT.glob("output.*/"), ROOT / ".staging", ROOT / ".samachar"):
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
    if not yes and not _ask(f"Forget '{name}'? [y]es, [n]o: "):
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
        print(*begun, f"{len(confirmed)} statements written to {report}.", sep="\n")


@task(help={"add": "also begin this language's catalogue"})
def wording(_: Context, add: str = "") -> None:
    """Bring the catalogues of the theme's words up to date."""
    from newsroom.wording import WordingError, update_wording  # noqa: PLC0415

    try:
        for line in update_wording(ROOT, ROOT / "theme" / "locale", add):
            print(line)
    except WordingError as mistake:
        raise Exit(str(mistake), code=1) from mistake


@task(
    positional=["what"],
    help={"what": "weight, pages, browser, lighthouse, or all of them", "at": _AT},
)
def proof(_: Context, what: str, at: str = "") -> None:
    """Build, and prove that the pages keep their promises."""
    if what in {"all", "browser"} and not find_spec("playwright"):
        _install("requirements-proof.txt", "the browser")  # without it the rest is proved
    from newsroom.progress import Progress  # noqa: PLC0415 (other tasks start without these)
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
    folders = [ROOT / name for name in ("content", "theme", "newsroom", "plugins")]
    files = [ROOT / EVERYDAY, ROOT / PRODUCTION]
    prefix = urlsplit(_settings(conf)["SITEURL"]).path.rstrip("/")
    try:
        with show(OUTPUT, port=port, prefix=prefix) as address:
            print(f"{address} shows the site; Ctrl+C ends it.", flush=True)
            for _burst in bursts_of_changes([path for path in folders if path.is_dir()], files):
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
    os.chdir(ROOT)  # where `to` begins, and so that messages are short
    try:
        target = target_at(to, apart_from=[Path(name) for name in _OWN_FOLDERS])
        if back:
            print(target.go_back())
            return
        target.make_ready()
        with _held_for(TO_PUBLISH):
            _must(_pelican(PRODUCTION, TO_PUBLISH, at=at, RECORD_ADDRESSES=True))
            build = read_build(Path(TO_PUBLISH.name))
            print(target.publish(build, keep=keep, now=datetime.now(UTC)))
        print(
            f"To go back: ./inv publish --back{'' if to == 'site' else f' --to {shlex.quote(to)}'}"
        )
    except Refused as refusal:
        raise Exit(str(refusal), code=1) from refusal


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

    if slow and not find_spec("distributed"):
        _must(_install("requirements-cluster.txt", "the tests with a cluster"))
    if not find_spec("playwright") and _install("requirements-proof.txt", "tests in a browser"):
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
    """Pin the newest packages of the site, cluster and proof (needs uv)."""
    if not shutil.which("uv"):
        message = "uv is not here; install it first, for instance with pip."
        raise Exit(message, code=1)
    command = "uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11"
    names = (
        "--no-emit-index-url --no-emit-find-links"  # a machine's own hosts and folders stay with it
    )
    said = ["--custom-compile-command", "./inv lock"]
    bounds_of = {"requirements": [], "requirements-cluster": _BOUNDS, "requirements-proof": _BOUNDS}
    for name, bounds in bounds_of.items():
        files = [f"{name}.in", "-o", f"{name}.txt"]
        _must(_run([*command.split(), *names.split(), *said, *bounds, *files]))


def _pelican(conf: str, output: Path, *, at: str = "", **settings: object) -> int:
    if at:
        settings["AT"] = at
    extra = [f"{name}={json.dumps(value)}" for name, value in settings.items()]
    command = ["-m", "pelican", "content", "-s", conf, "-o", output.name]
    return _python(*command, *(["-e", *extra] if extra else []))


@contextmanager
def _held_for(folder: Path) -> Iterator[None]:
    """Let nobody else make this folder until all that is done with it is done."""
    try:
        with held_for(folder) as lock:
            _locks.append(lock)
            try:
                yield
            finally:
                _locks.remove(lock)
    except LockedError as other:
        raise Exit(str(other), code=1) from other


def _install(lock: str, purpose: str) -> int:
    """Add the packages of another lock to .venv, which uv may have made without pip."""
    print(f"installing {lock}, for {purpose}")
    if shutil.which("uv"):
        tool = ["uv", "pip", "install", "--quiet", "--python", sys.executable]
    else:
        tool = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    status = _run([*tool, "--require-hashes", "-r", lock])
    importlib.invalidate_caches()
    return status


def _begin(begin: Callable[[], Path]) -> None:
    """Begin a file of copy and tell where it is, or why it cannot be begun."""
    try:
        print(begin().relative_to(ROOT))
    except ValueError as mistake:
        raise Exit(str(mistake), code=1) from mistake


def _now(settings: dict[str, Any]) -> datetime:
    return datetime.now(ZoneInfo(settings["TIMEZONE"]))


def _ask(question: str) -> bool:
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
    return runpy.run_path(str(ROOT / conf))


def _python(*arguments: str) -> int:
    return _run([sys.executable, *arguments])


def _run(command: list[str]) -> int:
    """Run a command in the site's folder, its words on the screen; return its exit status."""
    sys.stdout.flush()  # what was printed comes before the command's words, also through a pipe
    # Editors' names and headlines are printed whatever the machine's locale is.
    environment = {**os.environ, "PYTHONUTF8": "1", INHERITED: " ".join(map(str, _locks))}
    return subprocess.run(  # noqa: S603 - own words
        command, cwd=ROOT, env=environment, pass_fds=_locks, check=False
    ).returncode


def _must(status: int) -> None:
    """End the task with this exit status, unless it is 0."""
    if status:
        raise Exit(code=status)
