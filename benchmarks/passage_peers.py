"""What other programs find of the planted passages of ``passages.py``: datasketch, text-dedup, passim's Spark job.

None of them is needed by wherefrom. datasketch is run here; the others as programs of their own, in environments of
their own, whose Python is given. Their seconds are of all that they start, as are those of wherefrom's Spark job.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import wherefrom
from wherefrom import Article, Reading
from wherefrom.archive.passages.deciding import PassagePair
from wherefrom.export.parquet import write_parquet
from wherefrom.reading.arrow import READING_COLUMNS
from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span

Pair = frozenset[str]
Marked = Mapping[tuple[Pair, str], Sequence[Span]]
"""Where passages of a pair are, in each of its articles."""

_SUBREAPER = 36
"""Linux' PR_SET_CHILD_SUBREAPER: what is left of a program that ended comes to this process, which can wait for it."""
_LEFT = 60
"""Seconds that what is left of a program may take to end."""
_FILES = 4
_CLUSTERS = """
import json, pickle, sys
found = pickle.load(open(sys.argv[1], "rb"))
print(json.dumps([[row, found.find(row)] for row in list(found.parent)]))
"""
_SPARK_JOB = """
import sys
from pyspark.sql import SparkSession
from wherefrom.spark import passages
spark = SparkSession.builder.getOrCreate()
passages(spark.read.parquet(sys.argv[1])).write.parquet(sys.argv[2])
"""


@dataclass(frozen=True)
class Found:
    """The pairs of articles that a program reports, with places where it gives them, and what it took for them."""

    pairs: set[Pair]
    cpu: float
    clock: float
    marked: Marked | None = None


def found_pairs(pairs: Sequence[PassagePair], cpu: float, clock: float) -> Found:
    """What wherefrom found."""
    marked: dict[tuple[Pair, str], list[Span]] = {}
    for pair in pairs:
        both = frozenset({pair.a, pair.b})
        marked[both, pair.a] = [passage.a for passage in pair.passages]
        marked[both, pair.b] = [passage.b for passage in pair.passages]
    return Found({pair for pair, _ in marked}, cpu, clock, marked)


def windows(articles: Sequence[Article], words: int, step: int) -> Iterator[tuple[str, int, list[str]]]:
    """Parts of so many words, one begun each ``step`` words: the article, the number of the first word, the words."""
    for article in articles:
        own = [word for word, _ in words_with_spans(article.text)]
        for first in range(0, max(1, len(own) - words + step), step):
            yield article.id, first, own[first : first + words]


def by_minhash(articles: Sequence[Article], words: int, threshold: float, step: int, permutations: int) -> Found:
    """What datasketch's MinHash LSH reports over windows of words."""
    from datasketch import MinHash, MinHashLSH

    began, clock = time.process_time(), time.monotonic()
    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    hashes = {}
    for article, first, part in windows(articles, words, step):
        one = MinHash(num_perm=permutations)
        one.update_batch({" ".join(part[at : at + 5]).encode() for at in range(max(1, len(part) - 4))})
        hashes[article, first] = one
        index.insert((article, first), one)
    pairs = {frozenset({key[0], other[0]}) for key, one in hashes.items() for other in index.query(one)}
    pairs = {pair for pair in pairs if len(pair) == 2}
    return Found(pairs, time.process_time() - began, time.monotonic() - clock)


def by_text_dedup(
    python: str, articles: Sequence[Article], folder: Path, words: int, threshold: float, step: int, permutations: int
) -> Found:
    """What text-dedup's MinHash puts into one cluster, over windows of words as its documents.

    Windows of one article that overlap may be in a cluster, too; so two articles are a pair where they are in one.
    """
    folder.mkdir()
    rows = list(windows(articles, words, step))
    lines = (json.dumps({"text": " ".join(part)}) + "\n" for _, _, part in rows)
    (folder / "windows.jsonl").write_text("".join(lines), encoding="utf-8")
    command = [
        python,
        "-m",
        "text_dedup.minhash",
        "--path",
        "json",
        "--data_files",
        "windows.jsonl",
        "--split",
        "train",
    ]
    command += ["--column", "text", "--ngram", "5", "--min_length", "5", "--threshold", str(threshold)]
    command += ["--num_perm", str(permutations), "--num_proc", "1", "--output", "out", "--debug"]
    cpu, clock = spent(command, folder)
    told = subprocess.run(
        [python, "-c", _CLUSTERS, folder / "out" / "uf.pkl"], check=True, capture_output=True, text=True
    )
    clusters: dict[int, set[str]] = defaultdict(set)
    for row, root in json.loads(told.stdout.splitlines()[-1]):
        clusters[root].add(rows[row][0])
    pairs = {frozenset(pair) for cluster in clusters.values() for pair in combinations(sorted(cluster), 2)}
    return Found(pairs, cpu, clock)


def by_passim(python: str, checkout: Path, articles: Sequence[Article], folder: Path, master: str) -> Found:
    """What passim's Spark job aligns, of all pairs; its clusters, which need GraphFrames' Java package, are not made.

    ``checkout``: a folder with passim/seriatim.py. ``--linewise`` has it end once the alignments are written.
    """
    (folder / "in").mkdir(parents=True)
    for number in range(_FILES):
        rows = [{"id": one.id, "text": one.text, "part": number} for one in articles[number::_FILES]]
        part = [json.dumps(row) + "\n" for row in rows]
        (folder / "in" / f"{number}.json").write_text("".join(part), encoding="utf-8")
    command = [python, str(checkout.absolute() / "passim" / "seriatim.py"), "--all-pairs", "--pairwise", "--linewise"]
    command += ["--fields", "part", "--output-format", "parquet", "in", "out"]
    # It was written for Spark 3: its functions give generators, which Spark 4 takes only without Arrow.
    cpu, clock = spent(command, folder, _spark(master, python, "spark.sql.execution.pythonUDF.arrow.enabled=false"))
    marked: dict[tuple[Pair, str], list[Span]] = defaultdict(list)
    for row in _rows(folder / "out" / "align.parquet"):
        pair = frozenset({row["id"], row["id2"]})
        marked[pair, row["id"]].append((row["begin"], row["end"]))
        marked[pair, row["id2"]].append((row["begin2"], row["end2"]))
    return Found({pair for pair, _ in marked}, cpu, clock, marked)


def by_spark(python: str, articles: Sequence[Article], folder: Path, master: str) -> Found:
    """What wherefrom's own job on Spark finds; ``python`` has ``wherefrom[spark]``, or what that needs."""
    (folder / "in").mkdir(parents=True)
    for number in range(_FILES):
        with (folder / "in" / f"{number}.parquet").open("wb") as file:
            bare = (Reading(one, ()).to_dict() for one in articles[number::_FILES])
            write_parquet("readings", READING_COLUMNS, bare, file)
    source = str(Path(wherefrom.__file__).parent.parent)
    cpu, clock = spent([python, "-c", _SPARK_JOB, "in", "out"], folder, _spark(master, python) | {"PYTHONPATH": source})
    marked: dict[tuple[Pair, str], list[Span]] = {}
    for row in _rows(folder / "out"):
        pair = frozenset({row["a"], row["b"]})
        marked[pair, row["a"]] = [tuple(passage["a"]) for passage in row["passages"]]
        marked[pair, row["b"]] = [tuple(passage["b"]) for passage in row["passages"]]
    return Found({pair for pair, _ in marked}, cpu, clock, marked)


def spent(command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None) -> tuple[float, float]:
    """Run a program in ``folder``: seconds of CPU of it and all that it started, and of the clock."""
    ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    before, began = _used(), time.monotonic()
    with (folder / "log").open("wb") as log:
        done = subprocess.run(
            command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=log, stderr=log, check=False
        )
    clock = time.monotonic() - began
    if done.returncode:
        sys.exit(f"{command[1]} failed; its log is {folder / 'log'}")
    while time.monotonic() - began - clock < _LEFT:
        try:
            ended, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            break
        if not ended:
            time.sleep(0.1)
    return _used() - before, clock


def _used() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _spark(master: str, python: str, *settings: str) -> dict[str, str]:
    given = ["spark.ui.enabled=false", "spark.ui.showConsoleProgress=false", *settings]
    options = f"--master {master} --driver-memory 4g {' '.join(f'--conf {one}' for one in given)} pyspark-shell"
    return {"PYSPARK_SUBMIT_ARGS": options, "PYSPARK_PYTHON": python, "SPARK_LOCAL_IP": "127.0.0.1"}


def _rows(folder: Path) -> Iterator[dict[str, object]]:
    from pyarrow import parquet

    return iter(parquet.read_table(folder).to_pylist())
