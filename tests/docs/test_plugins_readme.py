"""The tables of `plugins/README.md` say who sets what, as the types and the plugins have it."""

import ast
import dataclasses
import re
from collections.abc import Collection
from pathlib import Path

import pytest

from newsroom.records.edition import Edition
from newsroom.records.newspaper import Newspaper
from newsroom.records.report import Report

ROOT = Path(__file__).parents[2]
README = (ROOT / "plugins/README.md").read_text(encoding="utf-8")
HOLDERS: dict[str, Collection[str]] = {
    "Report": Report.__struct_fields__,
    "Newspaper": [each.name for each in dataclasses.fields(Newspaper)],
    "Edition": [each.name for each in dataclasses.fields(Edition)],
}
OF_STAGES = {"placement", "names", "artwork", "filing", "link_targets", "share_card"}
"""What a stage sets on a report, by names that nothing else has."""


def rows(holder: str) -> dict[str, str]:
    """Who sets each attribute, as the table of a holder says."""
    table = README.partition(f"### {holder}\n")[2].partition("\n#")[0]
    lines = re.findall(r"^\| (`.*?) \| (.*?) \|", table, re.MULTILINE)
    return {
        name: setter
        for names, setter in lines
        for name in re.findall(r"`(\w+)`", names.partition(": ")[0])
    }


@pytest.mark.parametrize("holder", HOLDERS)
def test_a_table_names_every_attribute_of_its_type(holder: str) -> None:
    """And none that there is not."""
    assert set(rows(holder)) - {"feeds_of"} == set(HOLDERS[holder])


def test_a_record_of_a_report_is_set_by_the_plugin_that_is_named() -> None:
    """By that one alone."""
    found: dict[str, set[str]] = {name: set() for name in OF_STAGES}
    for file in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Attribute) and target.attr in OF_STAGES:
                        found[target.attr].add(file.relative_to(ROOT / "plugins").parts[0])

    said = {name: {re.match(r"\w+", rows("Report")[name])[0]} for name in OF_STAGES}  # type: ignore[index]
    assert found == said
