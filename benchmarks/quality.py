"""Quality of the reading on the development files: ``python benchmarks/quality.py SHARED``.

SHARED holds corpora/polnear-dev.jsonl, gold/chains-dev.jsonl and the scorers in benchmarks/. Prints both scorers'
tables; with --readings DIR the readings are kept there.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article

PARTS = (("corpora/polnear-dev.jsonl", "score_attributions.py"), ("gold/chains-dev.jsonl", "score_chains.py"))


def article_of(row: dict) -> Article:
    """The text exactly as annotated, with what the file says of it."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet") or row.get("publisher"),
        title=row.get("title"),
        authors=tuple(row.get("authors") or ()),
        published=row.get("published") or row.get("date"),
    )


def main() -> None:
    """Read and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.readings or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for file, scorer in PARTS:
            gold, out = options.shared / file, folder / Path(file).name
            rows = map(json.loads, gold.read_text(encoding="utf-8").splitlines())
            with out.open("w", encoding="utf-8") as lines:
                for reading in (read_article(article_of(row)) for row in rows):
                    lines.write(json.dumps(reading_to_dict(reading)) + "\n")
            print(f"== {file}", flush=True)
            subprocess.run([sys.executable, options.shared / "benchmarks" / scorer, gold, out], check=True)


if __name__ == "__main__":
    main()
