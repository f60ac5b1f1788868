"""No page goes stale: what it shows is in a record, and the whole record in a fingerprint."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, msgpack
from msgspec.structs import fields

from newsroom.engine.fingerprint import fingerprint
from newsroom.engine.plan import PlannedFile, plan_pages
from newsroom.records import feed, link, person, picture, report, site, statements
from newsroom.records.fingerprints import fingerprint_reports
from newsroom.records.newspaper import Newspaper
from newsroom.views import models
from plugins.press import edition_run
from tests.incremental.mutations import mutations, sample
from tests.incremental.runs import ROOT
from tests.incremental.small_newsroom import SmallNewsroom
from tests.incremental.trees import Tree, assert_same, changed, read_tree

RECORDS = [
    record
    for module in (models, feed, link, person, picture, report, site, statements)
    for record in vars(module).values()
    if isinstance(record, type)
    and issubclass(record, Struct)
    and record.__module__ == module.__name__
]
"""Every record that pages are made of, and every view model."""


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_field_of_a_record_is_in_its_fingerprint(record: type[Struct]) -> None:
    """And what is in it, to the last part: a field that is added is tried by itself."""
    whole = sample(record)
    tried = dict(mutations(whole))

    assert {name.partition(".")[0].partition("[")[0] for name in tried} == {
        each.name for each in fields(record)
    }
    prints = {name: fingerprint(mutated) for name, mutated in tried.items()}
    assert [name for name, made in prints.items() if made == fingerprint(whole)] == []


# Records that desks set on a report, and what of a person others are shown.
OF_A_REPORT = [
    name
    for name in report.Report.__struct_fields__
    if name not in {"path", "story", "body", "public", "fingerprints"}
]


def planned(newspaper: Newspaper) -> dict[str, tuple[bytes, PlannedFile]]:
    """What plugins print, by its place, each with a fingerprint of what it needs."""
    for edition in newspaper.editions.values():
        edition.teasers.clear()
    reports = [each for one in newspaper.printed_editions for each in one.reports]
    fingerprint_reports(newspaper, reports)
    files = [each for _, answer in plan_pages.send(newspaper) for each in answer]
    return {
        each.save_as: (fingerprint(_needs(each)), each)
        for each in files
        if hasattr(each, "composed")
    }


def _needs(printed: Any) -> object:  # noqa: ANN401 (a page or a document)
    return printed.inputs if printed.needs is None else printed.needs


def shown(printed: Any) -> bytes:  # noqa: ANN401 (a page or a document)
    """All that a file is made of; what can no longer be made is another thing."""
    try:
        return msgpack.encode(printed.composed(), enc_hook=dict)
    except Exception as error:  # noqa: BLE001 (of a record that no desk would set)
        return repr(error).encode()


def find_stale(newspaper: Newspaper) -> Iterator[str]:
    """Each field of a record whose change is shown on a page that would not be printed again."""
    before = {place: (made, shown(each)) for place, (made, each) in planned(newspaper).items()}
    for name, mutate, restore in _changes(newspaper):
        mutate()
        try:
            after = planned(newspaper)
        except (LookupError, ValueError):  # nobody by that name, no date: no desk sets it
            after = {}
        for place, (made, each) in after.items():
            if place in before and before[place][0] == made and shown(each) != before[place][1]:
                yield f"{place}: {name}"
        restore()


Change = tuple[str, Callable[[], object], Callable[[], object]]


def _changes(newspaper: Newspaper) -> Iterator[Change]:
    """One field after another: of the richest report, of a version, of each person."""
    people = newspaper.register.people
    slugs = [slug for slug, each in people.items() if each.has_page]
    others = dict(zip(slugs, [*slugs[1:], slugs[0]], strict=True)) | {"hi": "en", "en": "hi"}
    stories = newspaper.printed_stories["reports/2026/11/pul"]
    for name in OF_A_REPORT:
        yield from _of(stories["hi"], name, "report", others)
    for name in ("face", "placement"):
        yield from _of(stories["en"], name, "version", others)
    days = {"": "2027-04", "2025-04": "2026-11-24", "2019": "2027", "2024-03": "2027-03"}
    for slug in ("kamla-verma", "rafiq-ahmad"):
        for name in ("profile", "aliases", "picture"):
            yield from _of(people[slug], name, slug, days)


def _of(owner: Any, name: str, called: str, others: dict[str, str]) -> Iterator[Change]:  # noqa: ANN401
    """The changes of one attribute of a holder."""
    old = getattr(owner, name)
    for inside, new in mutations(owner, others):
        if inside.partition(".")[0].partition("[")[0] == name:
            yield (
                f"{called}.{inside}",
                lambda new=new: setattr(owner, name, getattr(new, name)),
                lambda: setattr(owner, name, old),
            )


def test_whatever_a_page_shows_prints_it_again(desk: SmallNewsroom) -> None:
    """Every field of every record is changed in turn, and every page is asked whether it knows."""
    told = desk.folder / "stale.json"

    def look_for_stale_pages() -> None:
        plan = edition_run.plan_edition

        def look(newspaper: Newspaper, theme: Path) -> list[PlannedFile]:
            told.write_text(json.dumps(list(find_stale(newspaper)), ensure_ascii=False))
            return plan(newspaper, theme)

        edition_run.plan_edition = look

    run = desk.build(look_for_stale_pages)

    assert run.status == 0, run.err
    assert json.loads(told.read_text()) == []


# What a stranger does who wants lists to show one thing more of a report.
A_STRANGER_S_CHANGE = (
    (
        "newsroom/records/report.py",
        'dateline: str = ""\n',
        'dateline: str = ""\n    reach: str = ""\n',
    ),
    ("plugins/copydesk/reports.py", '    "Sample",\n)', '    "Sample",\n    "Reach",\n)'),
    (
        "plugins/copydesk/reports.py",
        "        face = Face(\n",
        '        face = Face(\n            reach=header.value("Reach"),\n',
    ),
    ("newsroom/views/models.py", 'place: str = ""\n', 'place: str = ""\n    reach: str = ""\n'),
    ("newsroom/views/teasers.py", "Teaser(\n", "Teaser(\n        reach=face.reach,\n"),
    (
        "theme/templates/macros/story.html",
        "{{ moment(story.moment) }}",
        "{{ moment(story.moment) }} {{ story.reach }}",
    ),
)


def test_what_a_stranger_has_lists_show_is_fresh(desk: SmallNewsroom, tmp_path: Path) -> None:
    """A field is added to a record, a view and a template, and no other line of code."""
    program = _changed_program(tmp_path / "program")
    desk.theme = program / "theme"
    desk.set_settings()
    conf = desk.conf.read_text(encoding="utf-8").replace(repr(str(ROOT)), repr(str(program)))
    desk.conf.write_text(conf, encoding="utf-8")
    before = _print_with(program, desk, "output")

    desk.set_header("reports/2026/11/kho-kho.md", Reach="नगर-भर में")
    after = _print_with(program, desk, "output")

    assert_same(after, _print_with(program, desk, "clean"), "")
    lists = {"section/khel/index.html", "topic/kho-kho/index.html"}
    assert lists <= {path for path in changed(before, after) if "नगर-भर में".encode() in after[path]}


def _changed_program(folder: Path) -> Path:
    """A copy of the program with the stranger's change in it."""
    for name in ("newsroom", "plugins", "samachar", "theme"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pelicanconf.py", folder)
    for path, old, new in A_STRANGER_S_CHANGE:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, path
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def _print_with(program: Path, desk: SmallNewsroom, output: str) -> Tree:
    """Print the newsroom with a program, and read what it printed."""
    place = desk.folder / output
    arguments = [str(desk.content), "-s", str(desk.conf), "-o", str(place)]
    done = subprocess.run(
        [sys.executable, "-m", "pelican", *arguments],
        cwd=program,
        env={**os.environ, "PYTHONPATH": str(program)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return read_tree(place)
