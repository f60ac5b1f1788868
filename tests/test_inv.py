"""The door: `./inv` makes its own environment, once, wherever it stands and whoever calls it."""

import hashlib
import os
import re
import shutil
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]

# Stands for Python, also in .venv; records that it installs, and may be slow or fail at it.
PYTHON = r"""#!/bin/sh
case "$*" in
  -V) echo "Python 3.13.0" ;;
  "-c "*_base_executable*) echo "$0" ;;
  "-c "*ensurepip*) ;;
  "-m venv .venv") mkdir -p .venv/bin && cp "$0" .venv/bin/python ;;
  "-m pip install "*) echo "pip" >>"$RECORD"; sleep "${SLOW:-0}"; exit "${FAIL:-0}" ;;
  */samachar*) shift; printf 'samachar in %s:' "$PWD"; printf ' [%s]' "$@"; echo ;;
  *) echo "unexpected: $*" >&2; exit 9 ;;
esac
"""
OLD_PYTHON = "#!/bin/sh\nexit 1\n"
UV = r"""#!/bin/sh
case "$1" in
  venv) mkdir -p .venv/bin && cp "$4" .venv/bin/python ;;
  pip) echo "uv" >>"$RECORD"; exit "${FAIL:-0}" ;;
esac
"""
TOOLS = (
    "cat",
    "cp",
    "date",
    "dirname",
    "id",
    "ln",
    "mkdir",
    "mv",
    "readlink",
    "rm",
    "sha256sum",
    "sleep",
)


@dataclass(frozen=True)
class Machine:
    """A machine with a checkout on it, and no more commands than a test puts there."""

    checkout: Path
    commands: Path
    record: Path

    def put(self, name: str, script: str) -> None:
        """Give the machine a command."""
        (self.commands / name).write_text(script, encoding="utf-8")
        (self.commands / name).chmod(0o755)

    def borrow(self, *names: str) -> None:
        """Give the machine commands of the one that runs the tests."""
        for name in names:
            found = shutil.which(name)
            assert found
            (self.commands / name).symlink_to(found)

    def environment(self, **more: str) -> dict[str, str]:
        """Return the only variables that `inv` sees."""
        return {"PATH": str(self.commands), "RECORD": str(self.record), "LC_ALL": "C.UTF-8", **more}

    def inv(
        self, *arguments: str, path: Path | None = None, cwd: Path | None = None, **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """Call `inv`."""
        return subprocess.run(
            [path or self.checkout / "inv", *arguments],
            cwd=cwd or self.checkout,
            env=self.environment(**variables),
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )

    def installed(self) -> list[str]:
        """Return who installed, each time that somebody did."""
        return self.record.read_text(encoding="utf-8").split() if self.record.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Return a machine with Python 3.13 and a checkout in a folder that is hard to name."""
    checkout = tmp_path / "नई दुनिया's  $HOME"
    checkout.mkdir()
    shutil.copy(REPOSITORY / "inv", checkout)
    shutil.copytree(REPOSITORY / "requirements", checkout / "requirements")
    (tmp_path / "bin").mkdir()
    machine = Machine(checkout, tmp_path / "bin", tmp_path / "record")
    machine.borrow("sh", *TOOLS)
    if shutil.which("flock"):
        machine.borrow("flock")
    machine.put("python3.13", PYTHON)
    return machine


@pytest.mark.parametrize("shell", ["sh", "dash", "busybox sh", "bash --posix"])
def test_inv_is_posix(shell: str) -> None:
    """Any shell of that family reads it."""
    program, *options = shell.split()
    if not shutil.which(program):
        pytest.skip(f"{program} is not here")

    subprocess.run([program, *options, "-n", REPOSITORY / "inv"], check=True)


@pytest.mark.parametrize("name", ["site", "dev", "browser", "cluster"])
def test_the_lock_names_no_host(name: str) -> None:
    """Each machine fetches packages from where it always does, and gets these and no others."""
    lock = (REPOSITORY / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z0-9])", re.sub(r"(?m)^ *#.*\n?", "", lock).strip())

    assert "://" not in lock
    ours = r"\./inv lock|-c requirements/\w+\.txt"
    assert not re.search(r"(?m)^-|file:|/", re.sub(ours, "", lock).replace("-r ", ""))
    assert entries
    for entry in entries:
        assert re.match(r"[a-z0-9-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry


def test_the_first_call_sets_up_and_the_second_does_not(machine: Machine) -> None:
    """Set-up is told on standard error, so that a task's output can be used."""
    first = machine.inv("build", "--at", "2026-11-24 17:00")
    second = machine.inv("build")

    where = f"samachar in {machine.checkout}:"
    assert first.stdout == f"{where} [build] [--at] [2026-11-24 17:00]\n"
    assert first.stderr.startswith("inv: setting up .venv with Python 3.13.0 and pip;")
    assert (second.stdout, second.stderr) == (f"{where} [build]\n", "")
    assert machine.installed() == ["pip"]


def test_uv_is_used_where_there_is_one(machine: Machine) -> None:
    """It is ten times quicker."""
    machine.put("uv", UV)

    machine.inv("build")
    machine.inv("build")

    assert machine.installed() == ["uv"]


def test_no_arguments_are_no_mistake(machine: Machine) -> None:
    """The first thing that a newcomer types: the command lists what there is."""
    assert machine.inv().stdout.endswith(": []\n")


def test_arguments_arrive_whole(machine: Machine) -> None:
    """Headlines have spaces, quotes and stars in them."""
    called = machine.inv("new", 'दिल्ली में "बारिश" * $HOME', "", "proof")

    assert called.stdout.endswith(': [new] [दिल्ली में "बारिश" * $HOME] [] [proof]\n')


def test_a_changed_lock_installs_again(machine: Machine) -> None:
    """Whoever pulls a new lock works with it."""
    machine.inv("build")
    with (machine.checkout / "requirements/dev.txt").open("a", encoding="utf-8") as lock:
        lock.write("# one more\n")

    machine.inv("build")
    machine.inv("build")

    assert machine.installed() == ["pip", "pip"]


def test_another_python_installs_again(machine: Machine) -> None:
    """As after an upgrade of the system's."""
    machine.inv("build")
    (machine.checkout / ".venv/bin/python").unlink()
    machine.put("python3.13", PYTHON.replace("3.13.0", "3.13.1"))

    machine.inv("build")

    assert machine.installed() == ["pip", "pip"]


def test_a_moved_checkout_installs_again(machine: Machine, tmp_path: Path) -> None:
    """The scripts in a .venv hold the folder that it was made in."""
    machine.inv("build")
    moved = machine.checkout.rename(tmp_path / "moved")

    called = machine.inv("build", path=moved / "inv", cwd=moved)

    assert called.stdout == f"samachar in {moved}: [build]\n"
    assert machine.installed() == ["pip", "pip"]


@pytest.mark.parametrize("tool", ["pip", "uv"])
def test_a_failed_set_up_is_told_and_begun_anew(tool: str, machine: Machine) -> None:
    """Without a network, say; the next call does not trust what is half there."""
    if tool == "uv":
        machine.put("uv", UV)

    failed = machine.inv("build", FAIL="1")
    mended = machine.inv("build")

    assert failed.returncode == 1
    assert failed.stdout == ""
    assert "Setting up needs a network, once." in failed.stderr
    assert mended.stdout.endswith(": [build]\n")
    assert machine.installed() == [tool, tool]


def test_a_killed_set_up_is_begun_anew(machine: Machine) -> None:
    """Whatever the killed one left there."""
    (machine.checkout / ".venv/bin").mkdir(parents=True)
    (machine.checkout / ".venv/bin/python").write_text("half", encoding="utf-8")
    (machine.checkout / ".venv/.requirements.part").touch()

    called = machine.inv("build")

    assert called.stdout.endswith(": [build]\n")
    assert machine.installed() == ["pip"]
    assert not (machine.checkout / ".venv/.requirements.part").exists()


@pytest.mark.parametrize("has_flock", [True, False], ids=["flock", "no-flock"])
def test_two_first_calls_set_up_once(has_flock: bool, machine: Machine) -> None:  # noqa: FBT001
    """The second waits for the first."""
    if not has_flock:
        (machine.commands / "flock").unlink(missing_ok=True)
    elif not (machine.commands / "flock").exists():
        pytest.skip("flock is not here")
    calls: list[subprocess.CompletedProcess[str]] = []

    def call() -> None:
        calls.append(machine.inv("build", SLOW="1"))

    first, second = threading.Thread(target=call), threading.Thread(target=call)
    first.start()
    while not machine.installed():
        time.sleep(0.01)
    second.start()
    first.join()
    second.join()

    assert [called.stdout.endswith(": [build]\n") for called in calls] == [True, True]
    assert machine.installed() == ["pip"]
    assert ["is setting up .venv; waiting for it" in called.stderr for called in calls] == [
        False,
        True,
    ]
    assert not (machine.checkout / ".venv.lock").is_symlink()


def test_a_dead_process_holds_nobody_up(machine: Machine) -> None:
    """Without flock, a killed set-up leaves its mark."""
    (machine.commands / "flock").unlink(missing_ok=True)
    dead = subprocess.Popen([machine.commands / "sh", "-c", ":"])
    dead.wait()
    (machine.checkout / ".venv.lock").symlink_to(str(dead.pid))

    called = machine.inv("build")

    assert called.stdout.endswith(": [build]\n")
    assert not (machine.checkout / ".venv.lock").is_symlink()


def test_it_works_from_any_folder(machine: Machine, tmp_path: Path) -> None:
    """And through a link to it."""
    link = tmp_path / "samachar"
    link.symlink_to(machine.checkout / "inv")

    by_path = machine.inv("build", cwd=tmp_path)
    by_link = machine.inv("build", path=link, cwd=tmp_path)

    assert by_path.stdout == by_link.stdout == f"samachar in {machine.checkout}: [build]\n"


def test_a_machine_without_python_is_told_what_to_install(machine: Machine) -> None:
    """A name that only prints an error, as pyenv leaves them, is no Python; nor is an old one."""
    machine.put("python3.13", OLD_PYTHON)
    machine.put("python3", OLD_PYTHON)

    called = machine.inv("build")

    assert called.returncode == 1
    assert called.stderr == (
        "inv: Samachar needs Python 3.11 or later and finds none. "
        "Install it (on Debian: apt-get install python3 python3-venv), "
        "or name one: SAMACHAR_PYTHON=/path/to/python3 ./inv\n"
    )


def test_an_older_name_is_tried_when_a_newer_one_fails(machine: Machine) -> None:
    """Newest first."""
    machine.put("python3.13", OLD_PYTHON)
    machine.put("python3.11", PYTHON.replace("3.13.0", "3.11.7"))

    assert "with Python 3.11.7 and pip" in machine.inv("build").stderr


def test_a_python_may_be_named(machine: Machine) -> None:
    """And then no other is taken."""
    named = machine.commands / "another python"
    machine.put(named.name, PYTHON.replace("3.13.0", "3.12.1"))

    assert "with Python 3.12.1" in machine.inv("build", SAMACHAR_PYTHON=str(named)).stderr
    refused = machine.inv("build", path=_fresh(machine), SAMACHAR_PYTHON="no-such-python")
    assert refused.returncode == 1
    assert "needs Python 3.11 or later and finds none" in refused.stderr


def _fresh(machine: Machine) -> Path:
    shutil.rmtree(machine.checkout / ".venv")
    return machine.checkout / "inv"


def test_a_newspaper_s_folder_is_where_its_commands_work(machine: Machine, tmp_path: Path) -> None:
    """The program sets itself up where it lies, and works where the newspaper is."""
    newspaper = tmp_path / "पहाड़ की  'ख़बर'"
    newspaper.mkdir()

    called = machine.inv("build", SAMACHAR_NEWSPAPER=str(newspaper))

    assert called.stdout == f"samachar in {newspaper}: [build]\n"
    assert (machine.checkout / ".venv").is_dir()
    assert not any(newspaper.iterdir())


def test_proof_alone_is_all_of_it(machine: Machine) -> None:
    """Also with an option behind it."""
    called = machine.inv("proof", "--at", "2026-11-24")

    assert called.stdout.endswith(": [proof] [all] [--at] [2026-11-24]\n")


def test_setting_up_leaves_no_lock_behind_for_the_task(machine: Machine) -> None:
    """A task that runs for hours, such as serve, holds nobody's set-up."""
    machine.put("python3.13", PYTHON.replace("shift 2;", "ls -l /proc/self/fd;", 1))
    machine.borrow("ls")
    if not Path("/proc/self/fd").exists() or os.name != "posix":
        pytest.skip("/proc is not here")

    assert "site.txt" not in machine.inv("build").stdout


def test_the_stamp_is_the_lock_s_sum(machine: Machine) -> None:
    """So that a look at it tells what is installed."""
    machine.inv("build")

    stamp = (machine.checkout / ".venv/.requirements").read_text(encoding="utf-8")
    locks = sorted((machine.checkout / "requirements").glob("*.txt"))
    pinned = b"".join(lock.read_bytes() for lock in locks)
    assert stamp.startswith(hashlib.sha256(pinned).hexdigest())
