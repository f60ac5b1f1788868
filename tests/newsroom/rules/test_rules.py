"""The registry of rules: each has a name, and a case in which an editor is told of it."""

import ast
import pickle
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from newsroom.engine.mistakes import Message, Mistakes
from newsroom.engine.plan import Asset
from newsroom.records.front_matter import decode_text
from newsroom.rules import RULES
from plugins.copydesk.copy_reader import CopyReader, read_safely
from plugins.copydesk.folder import walk
from plugins.press.planning import check_places
from plugins.press.rootfiles import plan_root
from tests.plugins.newspapers import newspaper

TESTS = Path(__file__).parents[2]
BAD_COPY = TESTS / "scenarios" / "bad-copy"
_VALUE = re.compile(r"\{\w+(?::[^}]*)?\}")


@cache
def told_in_tests() -> str:
    """All that editors are told in bad copy, and all that any other test says, a line each."""
    files = sorted(BAD_COPY.glob("*/expected.txt"))
    told = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    for file in sorted(TESTS.rglob("test_*.py")):
        told.extend(written_in(ast.parse(file.read_text(encoding="utf-8"))))
    return "\n".join(each.replace("\n", " ") for each in told)


def written_in(code: ast.AST) -> Iterator[str]:
    """The texts of a test, joined as Python joins them; a value that is set in is ``…``."""
    for node in ast.walk(code):
        if isinstance(node, ast.JoinedStr):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def pattern(message: Message) -> re.Pattern[str]:
    """What a message looks like, whatever values are set in."""
    parts = _VALUE.split(message.replace("{{", "\0").replace("}}", "\1"))
    plain = [part.replace("\0", "{").replace("\1", "}") for part in parts]
    return re.compile(".*?".join(map(re.escape, plain)))


@pytest.mark.parametrize("name", RULES)
def test_an_editor_is_told_of_each_rule_in_a_test(name: str) -> None:
    """In a folder of bad copy, or in another test that has its message whole, or its name."""
    told = told_in_tests()

    assert pattern(RULES[name]).search(told) or f"\n{name}\n" in told, f"{name} has no case"


def test_a_mistake_knows_its_rule() -> None:
    """So that a list for programs, or a rule that a file is spared, can go by its name."""
    mistakes = Mistakes()
    decode_text("Title: नल".encode("utf-16"), "reports/a.md", mistakes)
    decode_text(b"Title: \xe9", "reports/b.md", mistakes)

    assert [mistake.rule for mistake in mistakes] == ["files.utf-16", "files.no-utf-8"]


def test_a_message_keeps_its_rule() -> None:
    """When values are set in, and on the way from a worker; as text it is like any other."""
    message = RULES["header.key-twice"].format(written="Title", first=1)

    assert message == "'Title' stands on line 1 already. Keep one."
    assert pickle.loads(pickle.dumps(message)).rule == message.rule == "header.key-twice"  # noqa: S301 (made here)


def test_plain_text_is_told_under_no_name() -> None:
    """A newspaper's own plugin need know nothing of rules."""
    mistakes = Mistakes()
    mistakes.tell("a.md", 1, "'x' is no y. Write z.")  # type: ignore[arg-type]

    assert [(str(each), each.rule) for each in mistakes] == [("a.md:1: 'x' is no y. Write z.", "")]


SETTINGS = {"DEFAULT_LANG": "hi", "LANGUAGES": ("hi", "en"), "TIMEZONE": "Asia/Kolkata"}
REPORT = "Title: नया पुल\nDate: 2026-11-24 10:00\n"

IN_HEADERS = {
    "header.empty-lines-above": f"\n\n{REPORT}",
    "header.no-pair": f"Title: नया पुल\nदो पंक्तियाँ\n{REPORT}",
    "header.key-of-text": f"{REPORT}Body: पुल खुला।",
    "header.dash-before-line": f"{REPORT}Correction:\n - 2026-11-25: नाम ठीक किया",
    "header.entity": f"{REPORT}Kicker: पुल &amp; सड़क",
    "header.tag-in-value": f"{REPORT}Kicker: <em>पुल</em>",
    "header.no-quote": f"{REPORT}Quotes: बिना वाक्य",
    "header.quote-lost": f"{REPORT}Quotes: रमा देवी: पुल कल बंद होगा।",
}
IN_TEXTS = {
    "text.no-embed": '<iframe src="https://a.example/"></iframe>',
    "text.twice": '<a href="/a/" href="/b/">पुल</a>',
    "text.angles": '<b title="a<b">पुल</b>',
    "text.not-plain": "<a href='https://a.example/' x>पुल</a>",
    "text.in-its-like": '<a href="/a/">पुल <a href="/b/">नल</a></a>',
    "text.out-of-place": "<td>पुल</td>",
    "text.not-straight-in": "<table><tr>पुल</tr></table>",
    "text.marked-section": "पुल <![CDATA[ नल",
    "text.declaration": "पुल <!DOCTYPE html> नल",
    "text.instruction": "पुल <?php echo ?> नल",
    "text.no-address": '<blockquote cite="javascript:x">पुल</blockquote>',
    "text.too-deep": f"{'> ' * 9}पुल",
    "text.no-name": "पुल &nosuchname; नल",
    "text.no-note": "पुल[^1]",
    "text.note-twice": "पुल[^1]\n\n[^1]: एक\n[^1]: दो",
    "text.unused": "पुल\n\n[नक्शा]: https://a.example/",
    "text.no-reference": "[पुल][नक्शा]",
    "text.far-address": "[पुल] (https://a.example/)",
    "text.foreign-script": "The bridge was opened to buses again on Tuesday morning. " * 9,
}
PEOPLE = {
    "header.no-wikidata-id": "Name: रमा देवी\nSlug: rama-devi\nWikidata: रमा",
    "header.roles-overlap": (
        "Name: रमा देवी\nSlug: rama-devi\nRoles: अध्यक्ष [2019 .. 2022]; सचिव [2020 .. 2023]"
    ),
}


def rules_told(path: str, text: str, **versions: str) -> set[str]:
    """The names of the rules that are told of a file and its versions, by language."""
    base = path.removesuffix(".md")
    files = {path: text.encode()}
    files |= {f"{base}.{lang}.md": each.encode() for lang, each in versions.items()}
    name = base if path.startswith("people/") else path
    _, mistakes = CopyReader(Path(), SETTINGS).read(name, files)
    return {mistake.rule for mistake in mistakes}


@pytest.mark.parametrize("name", IN_HEADERS)
def test_a_rule_of_headers_is_told_by_its_name(name: str) -> None:
    """Beside what else the header lacks."""
    assert name in rules_told("reports/2026/11/pul.md", f"{IN_HEADERS[name]}\n\nपुल खुला।")


@pytest.mark.parametrize("name", IN_TEXTS)
def test_a_rule_of_texts_is_told_by_its_name(name: str) -> None:
    """Beside what the header lacks."""
    assert name in rules_told("reports/2026/11/pul.md", f"{REPORT}\n{IN_TEXTS[name]}\n")


@pytest.mark.parametrize("name", PEOPLE)
def test_a_rule_of_people_is_told_by_its_name(name: str) -> None:
    """In a file of ``content/people/``."""
    assert name in rules_told("people/rama-devi.md", PEOPLE[name])


def test_versions_of_a_person_have_the_same_roles() -> None:
    """Else a role would have no name in one language."""
    hindi = "Name: रमा देवी\nSlug: rama-devi\nRoles: अध्यक्ष [2019 .. 2020]; सचिव [2021 .. 2023]"
    english = "Name: Rama Devi\nRoles: President [2019 .. 2020]"

    assert "header.roles-differ" in rules_told("people/rama-devi.md", hindi, en=english)


def test_faults_of_the_program_have_names_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """An editor may meet them as well: one of the parser, one of anything else."""

    def fail(*_: object) -> str:
        raise RecursionError

    path = "reports/2026/11/pul.md"
    with monkeypatch.context() as patch:
        patch.setattr("markdown.Markdown.convert", fail)
        assert "text.cannot-be-set" in rules_told(path, f"{REPORT}\n<b>पुल</b>\n")
    reader = CopyReader(Path(), SETTINGS)
    read = CopyReader.read
    monkeypatch.setattr(
        CopyReader, "read", lambda *of: fail() if any(of[2].values()) else read(*of)
    )
    _, mistakes = read_safely(reader, path, {path: REPORT.encode()})

    assert [mistake.rule for mistake in mistakes] == ["files.cannot-be-read"]


def test_rules_of_folders_and_of_the_plan_are_told_by_their_names(tmp_path: Path) -> None:
    """Where no copy is at fault but the place that it is in."""
    (tmp_path / "reports/2026").mkdir(parents=True)
    (tmp_path / "reports/again").symlink_to(tmp_path / "reports/2026")
    (tmp_path / "root").symlink_to(tmp_path / "reports")
    mistakes = Mistakes()

    walk(tmp_path, ("reports",), mistakes)
    assert not list(plan_root(tmp_path, mistakes))
    paper = newspaper()
    check_places([Asset(f"{'k' * 300}.txt", tmp_path / "k", "root/k.txt")], paper)

    assert {each.rule for each in mistakes} == {"files.folder-read-twice", "files.root-is-a-link"}
    assert [each.rule for each in paper.mistakes] == ["plan.long-place"]
