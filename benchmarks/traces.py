"""Traces of the gold stories: ``python benchmarks/traces.py SHARED [--readings FILE]``.

Reads and traces the stories of SHARED/gold/stories-dev.json (texts alone, as they are given) and prints the table of
SHARED/benchmarks/score_stories.py. With --readings the readings are kept in FILE and taken from it the next time.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict, reading_to_dict
from wherefrom.reading.reader import read_article
from wherefrom.tracing.tracer import trace


def main() -> None:
    """Read, trace and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    gold = options.shared / "gold" / "stories-dev.json"
    stories = json.loads(gold.read_text(encoding="utf-8"))
    if options.readings and options.readings.exists():
        lines = options.readings.read_text(encoding="utf-8").splitlines()
        readings = {r.article.id: r for r in (reading_from_dict(json.loads(line)) for line in lines)}
    else:
        articles = [article for story in stories for article in story["articles"]]
        readings = {a["id"]: read_article(Article(id=a["id"], text=a["text"])) for a in articles}
    if options.readings:
        lines = [json.dumps(reading_to_dict(reading)) + "\n" for reading in readings.values()]
        options.readings.write_text("".join(lines), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "traces.jsonl")
        with out.open("w", encoding="utf-8") as file:
            for story in stories:
                found = trace([readings[article["id"]] for article in story["articles"]])
                file.write(json.dumps({"story": story["story"], "trace": found.to_dict()}) + "\n")
        subprocess.run([sys.executable, options.shared / "benchmarks" / "score_stories.py", gold, out], check=True)


if __name__ == "__main__":
    main()
