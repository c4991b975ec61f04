"""Chains on articles that the rules were not written on: ``python benchmarks/unseen.py SHARED [--sets b]``.

``unseen/*.jsonl`` hold 44 news articles annotated by the annotation guide before any output on them was seen: offsets,
names, kinds and stances alone; the texts are joined from the corpora under SHARED (basil-dev.jsonl, gum-train.jsonl,
stories-dev.json). Prints the table of SHARED's score_chains.py for each set. Which sets have been looked at since, and
so measure less, stands in RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from quality import article_of
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article

SETS = Path(__file__).parent / "unseen"


def texts(shared: Path) -> dict[str, dict[str, Any]]:
    """Text and title of every article of the corpora that the sets draw on, by the id the sets give it."""
    found: dict[str, dict[str, Any]] = {}
    for row in _rows(shared / "corpora" / "basil-dev.jsonl"):
        found[row["id"]] = {"text": row["text"], "title": row["title"]}
    for row in _rows(shared / "corpora" / "gum-train.jsonl"):
        found[row["id"]] = {"text": row["text"], "title": row["title"]}
    for story in json.loads((shared / "gold" / "stories-dev.json").read_text(encoding="utf-8")):
        found.update((row["id"], {"text": row["text"], "title": None}) for row in story["articles"])
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def main() -> None:
    """Join, read and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sets", default="a,b,c,d", help="which, commas between them")
    options = parser.parse_args()
    known = texts(options.shared)
    for name in options.sets.split(","):
        rows = [known[row["id"]] | row for row in _rows(SETS / f"{name}.jsonl")]
        with tempfile.TemporaryDirectory() as folder:
            gold, read = Path(folder, "gold.jsonl"), Path(folder, "read.jsonl")
            gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
            readings = (reading_to_dict(read_article(article_of(row))) for row in rows)
            read.write_text("".join(json.dumps(reading) + "\n" for reading in readings), encoding="utf-8")
            print(f"== {name}", flush=True)
            scorer = options.shared / "benchmarks" / "score_chains.py"
            subprocess.run([sys.executable, scorer, gold, read], check=True)


if __name__ == "__main__":
    main()
