"""Run the examples that README.md and docs/ show, and write what they really print in their place.

The tables of fields in docs/json.md are made of the schemas, which take them from the docstrings of the types.

    python docs/update_examples.py            (or: make docs)

An example stands between two comments, the first of which says what to run and how many lines to keep:

    <!-- example, 30 lines: wherefrom read article.txt -->
    <!-- end of example -->

    <!-- fields of a link: reading Link -->
    <!-- end of fields -->
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

from wherefrom.reading.contract import reading_schema
from wherefrom.tracing.contract import trace_schema

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(
    r"(<!-- example, (?P<lines>\d+) lines: (?P<command>wherefrom [^\n]+?) -->\n).*?(<!-- end of example -->)", re.DOTALL
)
FIELDS = re.compile(
    r"(<!-- fields of (?P<words>[^:\n]+): (?P<contract>reading|trace) (?P<type>\w+) -->\n)"
    r".*?(?P<end><!-- end of fields -->)",
    re.DOTALL,
)


def table(match: re.Match[str]) -> str:
    """The fields of a type, each with what the schema says of it."""
    schema = (reading_schema if match["contract"] == "reading" else trace_schema)()
    said = schema["$defs"].get(match["type"], schema)["properties"]
    rows = [f"| `{name}` | {field['description']} |" for name, field in said.items()]
    return "\n".join([match[1], f"| field of {match['words']} | meaning |", "| --- | --- |", *rows, "", match["end"]])


def printed(match: re.Match[str]) -> str:
    """The example with what its command prints now, indented as Markdown wants it."""
    command = match["command"]
    done = subprocess.run(
        [sys.executable, "-m", *shlex.split(command)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    lines = [f"$ {command}", *done.stdout.splitlines()]
    kept = lines[: int(match["lines"])] + (["..."] if len(lines) > int(match["lines"]) else [])
    shown = "\n".join(f"    {line}".rstrip() for line in kept)
    return f"{match[1]}\n{shown}\n\n{match[4]}"


def main() -> None:
    """Rewrite every page that has an example."""
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
        text = page.read_text(encoding="utf-8")
        updated = FIELDS.sub(table, EXAMPLE.sub(printed, text))
        if updated != text:
            page.write_text(updated, encoding="utf-8")
            print(f"updated {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
