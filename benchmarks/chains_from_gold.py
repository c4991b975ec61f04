"""Chains from gold spans: how good names, relays, kinds, stance and voice are when the spans are right.

usage: python benchmarks/chains_from_gold.py SHARED [OUT.jsonl]

SHARED is the folder that holds gold/chains-dev.jsonl and benchmarks/score_chains.py. Every gold statement's spans are
handed to ``assemble`` as one attribution; the readings are written to OUT.jsonl (a temporary file by default) and the
scorer's table is printed, with the time that an article took.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.network.model import Network, load_network
from wherefrom.reading.reader import assemble, run_network
from wherefrom.reading.types import Attribution, Reading


def attribution(spans: dict[str, list[list[int]]]) -> Attribution:
    """One gold statement's spans as the network would hand them over."""
    roles = {role: tuple(sorted((start, end) for start, end in spans[role])) for role in ("content", "cue", "source")}
    return Attribution(**roles)


def article(row: dict[str, Any]) -> Article:
    """A gold line's article: its text with the metadata that the line gives."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet"),
        title=row.get("title"),
        authors=tuple(row.get("authors") or ()),
        published=row.get("published"),
    )


def read(found: Article, attributions: Sequence[Attribution], network: Network) -> Reading:
    """The reading of gold attributions; what the network sees serves to bring the mentions of a party together."""
    return assemble(found, attributions, run_network(found, network)[1])


def main() -> None:
    """Read the gold spans, write readings, print the scorer's table."""
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    shared = Path(sys.argv[1])
    gold = shared / "gold" / "chains-dev.jsonl"
    out = Path(sys.argv[2]) if len(sys.argv) == 3 else Path(tempfile.mkstemp(suffix=".jsonl")[1])
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    began = time.perf_counter()
    network = load_network(1)
    readings = [read(article(row), [attribution(s["spans"]) for s in row["statements"]], network) for row in rows]
    spent = time.perf_counter() - began
    out.write_text("".join(json.dumps(reading_to_dict(r)) + "\n" for r in readings), encoding="utf-8")
    print(f"{1000 * spent / max(1, len(rows)):.1f} ms an article, readings in {out}", flush=True)
    subprocess.run([sys.executable, shared / "benchmarks" / "score_chains.py", gold, out], check=True)


if __name__ == "__main__":
    main()
