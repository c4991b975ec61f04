"""Write the gold readings from their marked texts, read them, and make what comes out the new floor.

    python tests/gold/update_floor.py

Prints what changed against the floor so far, statement by statement. Look at it before you commit the new floor.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS.parent / "benchmarks")]

from gold_readings import FLOOR, GOLD, changes, gold_lines, state  # noqa: E402 - its folder is on the path only now


def main() -> None:
    """Write ``gold.jsonl`` and ``floor.json``."""
    GOLD.write_text("".join(line + "\n" for line in gold_lines()), encoding="utf-8")
    before = json.loads(FLOOR.read_text(encoding="utf-8")) if FLOOR.exists() else {"figures": {}, "statements": {}}
    now = state()
    lines = changes(before["statements"], now["statements"])
    FLOOR.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for line in lines:
        print(line)  # noqa: T201
    for name, figure in now["figures"].items():
        print(f"{name:10} {before['figures'].get(name, '-'):>5} -> {figure}")  # noqa: T201


if __name__ == "__main__":
    main()
