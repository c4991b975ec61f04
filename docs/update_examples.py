"""Run the examples that README.md and docs/ show, and write what they really print in their place.

    python docs/update_examples.py            (or: make docs)

An example stands between two comments, the first of which says what to run and how many lines to keep:

    <!-- example, 30 lines: wherefrom read article.txt -->
    <!-- end of example -->
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = re.compile(
    r"(<!-- example, (?P<lines>\d+) lines: (?P<command>wherefrom [^\n]+?) -->\n).*?(<!-- end of example -->)", re.DOTALL
)


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
        updated = EXAMPLE.sub(printed, text)
        if updated != text:
            page.write_text(updated, encoding="utf-8")
            print(f"updated {page.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
