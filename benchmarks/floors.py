"""What no other table measures, with its floors: ``python benchmarks/floors.py SHARED [--json | --write]``.

Targets, dates, credited origins, entities and source spans on the layered training articles, which the network
has learned from; the grouping of articles into stories on the gold stories and the BASIL events; and the memory of
one reading in a fresh process, beside which the time of ``import wherefrom`` and of the first reading are printed.

``floors.json`` holds the figures that were reached, how far each may fall and why, and the digests of the data they
were measured on. ``tests/slow/test_floors.py`` fails where a figure falls further. ``--write`` makes the present
figures those to keep, and prints what was there before.

``dates.jsonl`` marks when a statement was made, as its own sentence tells outside the content, resolved against the day
of publication where the address or the id of the article names it: 105 statements, one an article, drawn at random
among those whose sentence has a word for a time, and marked by their sentences before any output was seen. Five that
could be read in two ways are left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import floor_measures as measures
from wherefrom import InputError, read_many
from wherefrom.archive.stories.grouping import group
from wherefrom.evaluate import Accuracy, Score, evaluate, gold_articles, load_gold
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.types import Reading

HERE = Path(__file__).parent
FLOORS, DATES = HERE / "floors.json", HERE / "dates.jsonl"
LAYERED = "gold/layered/train.jsonl"
STORIES = ("gold/stories-study.json", "gold/stories-dev.json")
EVENTS = "corpora/basil-dev.jsonl"
RUNS = 5

FIRST = """
import sys, time
began = time.perf_counter()
import wherefrom
imported = time.perf_counter()
text = open(sys.argv[1], encoding="utf-8").read()
began_reading = time.perf_counter()
wherefrom.read(text)
done = time.perf_counter()
import json, resource
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([imported - began, done - began_reading, peak]))
"""


def digests(shared: Path) -> dict[str, str]:
    """The SHA-256 of each file that the figures rest on."""
    files = {name: shared / name for name in (LAYERED, *STORIES, EVENTS)} | {DATES.name: DATES}
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The lines of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_all(articles: Iterable[Article | InputError]) -> list[Reading]:
    """A reading of each; an article that cannot be read is an error here."""
    found = [article for article in articles if isinstance(article, Article)]
    return [reading for reading in read_many(found) if isinstance(reading, Reading)]


def layered(shared: Path) -> Iterator[tuple[str, float]]:
    """The figures on the layered training articles."""
    gold, marks = load_gold(shared / LAYERED), rows_of(DATES)
    days = {mark["article"]: mark["published"] for mark in marks}
    dated = {name: {**doc, "published": days.get(name)} for name, doc in gold.items()}
    readings = {reading.article.id: reading_to_dict(reading) for reading in read_all(gold_articles(dated))}
    all_marked, given = measures.dates(marks, {name: doc["text"] for name, doc in gold.items()}, readings)
    yield "targets, F1", percent(measures.targets(gold, readings))
    yield "dates, as marked or as marked none", percent(all_marked)
    yield "dates, F1", percent(given)
    yield "credited origins, F1", percent(measures.credited(gold, readings))
    yield "entities, F1 of pairs", percent(measures.entities(gold, readings))
    yield "source spans", percent(evaluate(gold, readings).measures["source"])


def percent(measure: Score | Accuracy) -> float:
    """The F1 of a score, or a share, in points."""
    return round(100 * (measure.f1 if isinstance(measure, Score) else measure.share or 0.0), 1)


def stories(shared: Path) -> Iterator[tuple[str, float]]:
    """B-cubed F1 of the groups found, names known, among the articles of the gold stories that are on their topic."""
    known = [story for name in STORIES for story in json.loads((shared / name).read_text(encoding="utf-8"))]
    told = [(article, story["story"]) for story in known for article in story["articles"] if article["on_topic"]]
    known_of = ("id", "text", "title", "outlet", "published")
    groups = group(read_all(Article(**{key: a.get(key) for key in known_of}) for a, _ in told))
    yield "stories, gold, B-cubed F1", b_cubed(shared, {a["id"]: story for a, story in told}, groups)
    rows = rows_of(shared / EVENTS)
    bare = [Reading(Article(r["id"], r["text"], title=r["title"], published=r["published"])) for r in rows]
    yield "stories, BASIL events, B-cubed F1", b_cubed(shared, {r["id"]: r["story"] for r in rows}, group(bare))


def b_cubed(shared: Path, gold: Mapping[str, str], groups: Iterable[Iterable[str]]) -> float:
    """What ``score_grouping.py`` says."""
    found = {name: number for number, names in enumerate(groups) for name in names}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name, stories_of in (("gold", gold), ("found", found)):
            files.append(Path(folder, name))
            lines = (json.dumps({"id": id, "story": story}) + "\n" for id, story in stories_of.items())
            files[-1].write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, shared / "benchmarks" / "score_grouping.py", *files]
        table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return float(next(line for line in table.splitlines() if line.startswith("B-cubed")).split()[-1])


def first_readings(shared: Path) -> tuple[float, float, float]:
    """Seconds to import, seconds of the first reading, and megabytes at the peak: medians of fresh processes."""
    texts = [row["text"] for row in rows_of(shared / LAYERED)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "article.txt")
        path.write_text(min(texts, key=lambda text: abs(len(text.split()) - 700)), encoding="utf-8")
        command = [sys.executable, "-c", FIRST, path]
        done = [subprocess.run(command, capture_output=True, text=True, check=True).stdout for _ in range(RUNS)]
    imported, read, peak = map(statistics.median, zip(*map(json.loads, done), strict=True))
    return imported, read, peak


def main() -> None:
    """Measure, and print or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--write", action="store_true", help="make them those to keep")
    options = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    imported, read, peak = first_readings(options.shared)
    now = {**dict(layered(options.shared)), **dict(stories(options.shared)), "memory, MB": round(peak)}
    if options.json:
        print(json.dumps({"data": digests(options.shared), "figures": now}))
        return
    print(f"import {imported:.3f} s, first reading {read:.2f} s, {peak:.0f} MB\n")
    print(f"{'':36}{'kept':>8}{'may lose':>10}{'now':>8}")
    for name, figure in now.items():
        kept = floors["figures"].get(name, {})
        print(f"{name:36}{kept.get('reached', '-'):>8}{kept.get('margin', '-'):>10}{figure:>8}")
        floors["figures"][name] = {**kept, "reached": figure}
    if options.write:
        floors["data"] = digests(options.shared)
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
