"""Stories: how well articles are grouped by the events they are about, on the BASIL events.

usage: python benchmarks/stories.py SHARED [--names]

SHARED is the folder that holds corpora/basil-dev.jsonl and benchmarks/score_grouping.py. The articles are grouped by
their words alone, which is what every archive can do; with ``--names`` the network reads them first and the parties
it finds count too (minutes). The scorer's table is printed for all events, then for each half of the events by
itself (a smaller archive); then how much of a grouping stays when articles come in other orders,
one by one into an archive, and how many of them stay together when 924 articles of one election year stand around
them (PolNeAR, grouped by nobody: its groups are not scored).
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from wherefrom.archive.archive import Archive
from wherefrom.archive.stories.grouping import group
from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading

Rows = list[dict[str, Any]]


def rows_of(path: Path) -> Rows:
    """The lines of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def reading(row: dict[str, Any], *, names: bool = False) -> Reading:
    """One article of a corpus as a reading, by the network only where asked."""
    article = Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        outlet=row.get("outlet"),
        published=row.get("published") or row.get("date"),
    )
    if not names:
        return Reading(article)
    from wherefrom.reading.reader import read_article

    return read_article(article, threads=1)


def table(shared: Path, rows: Rows, groups: Iterable[Sequence[str]]) -> str:
    """What score_grouping.py says of ``groups``, for the articles of ``rows`` only."""
    with tempfile.TemporaryDirectory() as folder:
        gold, found = Path(folder) / "gold.jsonl", Path(folder) / "groups.jsonl"
        gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        lines = (json.dumps({"id": id, "story": n}) + "\n" for n, ids in enumerate(groups) for id in ids)
        found.write_text("".join(lines), encoding="utf-8")
        command = [sys.executable, str(shared / "benchmarks" / "score_grouping.py"), str(gold), str(found)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def halves(rows: Rows) -> tuple[Rows, Rows]:
    """The articles of every second event, and the others."""
    events = sorted({row["story"] for row in rows})
    first = set(events[::2])
    return [row for row in rows if row["story"] in first], [row for row in rows if row["story"] not in first]


def one_by_one(readings: Sequence[Reading], seed: int) -> tuple[list[tuple[str, ...]], float]:
    """The stories of an archive to which the articles came singly in a random order; seconds an article to add."""
    order = list(readings)
    random.Random(seed).shuffle(order)
    spent = 0.0
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "archive.db") as archive:
        for one in order:
            began = time.process_time()
            archive.add(one)
            spent += time.process_time() - began
        return [story.articles for story in archive.stories()], spent / len(order)


def main() -> None:
    """Group, score, print."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--names"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    shared = Path(arguments[0])
    rows = rows_of(shared / "corpora" / "basil-dev.jsonl")
    readings = [reading(row, names="--names" in sys.argv) for row in rows]
    groups = group(readings)
    print("all events\n" + table(shared, rows, groups))
    for name, half in zip(("every second event", "the other events"), halves(rows), strict=True):
        print(
            f"{name}\n" + table(shared, half, group([r for r in readings if r.article.id in {x["id"] for x in half}]))
        )
    for seed in (1, 2):
        stories, seconds = one_by_one(readings, seed)
        print(f"one by one, order {seed}, {1000 * seconds:.0f} ms an article\n" + table(shared, rows, stories))
    others = [row for part in ("train", "dev") for row in rows_of(shared / "corpora" / f"polnear-{part}.jsonl")]
    print("among 924 others\n" + table(shared, rows, group([*readings, *map(reading, others)])))


if __name__ == "__main__":
    main()
