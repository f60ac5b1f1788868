"""Judges of sitemaps and structured data that npm ships: nobody here has written them."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from newsroom.proof.finding import Fault
from newsroom.proof.judges import program
from newsroom.proof.site import PrintedPage, PrintedSite

from .schema import sitemap_schema
from .structured import Node, nodes_of

__all__ = ["published_schema", "testing_tool", "typed"]

_LONGEST = 300  # seconds
_KINDS = ("front", "report", "speaker", "author")


def published_schema(site: PrintedSite, folder: Path) -> Iterator[Fault]:
    """Every sitemap keeps to the protocol's own schema, as it was published."""
    schema = sitemap_schema(folder / "node_modules" / "sitemap" / "schema" / "sitemap.xsd")
    for path, root in site.xml.items():
        if str(root.tag).endswith("}urlset") and not schema.validate(root):
            error = schema.error_log[0]
            yield Fault(path, f"line {error.line}: {error.message}", "See plugins/sitemaps")


def typed(site: PrintedSite, folder: Path) -> Iterator[Fault]:
    """Every shape of data compiles against schema-dts: a misspelt property does not."""
    shapes: dict[str, tuple[PrintedPage, Node]] = {}
    for page in site.pages.values():
        for node in nodes_of(page):
            shapes.setdefault(str(_shape(node)), (page, node))
    found = list(shapes.values())
    kinds = sorted({str(node["@type"]) for _, node in found})
    lines = [f'import type {{ WithContext, {", ".join(kinds)} }} from "schema-dts";']
    lines += [
        f"export const said{n}: WithContext<{node['@type']}> = "
        f"{json.dumps(node, ensure_ascii=False)};"
        for n, (_, node) in enumerate(found)
    ]
    options = {"noEmit": True, "strict": True, "skipLibCheck": True, "types": []}
    options |= {"module": "ESNext", "moduleResolution": "bundler"}
    options |= {"baseUrl": str(folder / "node_modules")}
    with TemporaryDirectory() as written:
        place = Path(written)
        (place / "said.ts").write_text("\n".join(lines) + "\n", encoding="utf-8")
        config = {"compilerOptions": options, "files": ["said.ts"]}
        (place / "tsconfig.json").write_text(json.dumps(config), encoding="utf-8")
        tsc = folder / "node_modules" / "typescript" / "bin" / "tsc"
        done = _run(str(tsc), "-p", str(place), "--pretty", "false", cwd=place)
    for line in done.stdout.splitlines():
        if line.startswith("said.ts("):
            page, node = found[int(line[8:].partition(",")[0]) - 2]
            what = f"its {node['@type']} is not as schema.org has it: {line.partition(': ')[2]}"
            yield Fault(page.path, what[:300], "See plugins/structured_data")
        elif done.returncode and line[:1].strip():
            yield Fault("said.ts", line, "See newsroom/proof/crawlers/judges.py")


def _shape(value: object) -> object:
    """What keys a piece of data has, and of what kind their values are."""
    if isinstance(value, dict):
        kind = value.get("@type")
        return sorted([(key, str(_shape(each))) for key, each in value.items()]), kind
    if isinstance(value, list):
        return sorted({str(_shape(each)) for each in value})
    return type(value).__name__


def testing_tool(site: PrintedSite, folder: Path) -> Iterator[Fault]:
    """The longest page of each kind passes structured-data-testing-tool, with Google's rules.

    Its rules of Google ask every article for a picture, which Google itself does not.
    """
    tool = folder / "node_modules" / "structured-data-testing-tool" / "bin" / "cli.js"
    for page in [each for lang in site.editions for each in site.longest(lang).values()]:
        nodes = nodes_of(page) if page.kind in _KINDS else []
        if not nodes:
            continue
        options = ["--schemas", ",".join(str(node["@type"]) for node in nodes)]
        if page.kind == "report" and "image" in nodes[0]:
            options += ["--presets", "Google"]
        done = _run(str(tool), "--file", str(site.output / page.path), *options, cwd=folder)
        for line in done.stdout.splitlines():
            if "✕" in line and "tests failed" not in line:
                what = f"structured-data-testing-tool: {line.replace('✕', '').strip()}"
                yield Fault(page.path, what, "See plugins/structured_data")


def _run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 (own words)
        [program("node"), *command],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=_LONGEST,
    )
