"""Spark on this machine: what a second worker gains against what a second process gains, memory, a killed worker.

usage: python benchmarks/spark.py SHARED [--articles N] [--rounds N]

Needs pyspark (an environment with ``wherefrom[spark]``) and Java. N articles (300 without the option) of a corpus in
SHARED are read by one process, by two that have half each, and by Spark on local clusters of one and of two executors
with one core each. All of it is done ``--rounds`` times in turn, and medians are printed, as other programs on the
machine take their share. The time that processes and clusters take to start and to read their first article is left
out. On two workers it is then read again while a worker is killed: how many readings are the same as before.

Memory is the most that was resident: of a Python worker with the network in it, and of an executor's Java.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pyspark.sql import DataFrame, SparkSession

from wherefrom.spark import read_articles

CORPUS = "polnear-train"
PARTS = 12
PLAIN = """
import json, sys, time
from wherefrom.api import reading_or_fault
from wherefrom.intake import article_from_text
articles = [article_from_text(text, "text") for text in json.load(open(sys.argv[1], encoding="utf-8"))]
reading_or_fault(articles[0], threads=1)
print("ready", flush=True)
input()
begin = time.monotonic()
for article in articles:
    reading_or_fault(article, threads=1)
print(time.monotonic() - begin)
"""


def texts_of(shared: Path, count: int) -> list[str]:
    """So many articles, again from the first where the corpus has fewer."""
    lines = (shared / "corpora" / f"{CORPUS}.jsonl").read_text(encoding="utf-8").splitlines()
    found = [json.loads(line)["text"] for line in lines]
    return [found[at % len(found)] for at in range(count)]


def plain(texts: list[str], processes: int, folder: Path) -> float:
    """Seconds that so many processes take for all of them, begun at the same time."""
    running = []
    for at in range(processes):
        path = folder / f"{at}.json"
        path.write_text(json.dumps(texts[at::processes]), encoding="utf-8")
        command = [sys.executable, "-c", PLAIN, str(path)]
        running.append(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
    for process in running:
        assert process.stdout is not None
        process.stdout.readline()
    return max(float(done.partition("\n")[0]) for done in _told_to_begin(running))


def _told_to_begin(running: list[subprocess.Popen[str]]) -> list[str]:
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return [process.communicate()[0] for process in running]


@contextmanager
def cluster(workers: int) -> Iterator[SparkSession]:
    """A local cluster whose executors have a core each."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(f"local-cluster[{workers},1,1024]").config("spark.ui.enabled", "false")
    spark = builder.config("spark.log.level", "OFF").config("spark.ui.showConsoleProgress", "false").getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()


def frame_of(spark: SparkSession, texts: list[str]) -> DataFrame:
    """The articles, cut into parts as a table is."""
    rows = [(str(at), text) for at, text in enumerate(texts)]
    return spark.createDataFrame(rows, "id string, text string").repartition(PARTS)


def on_spark(spark: SparkSession, texts: list[str], workers: int) -> float:
    """Seconds that Spark takes for all of them."""
    read_articles(frame_of(spark, texts[:workers]).repartition(workers)).write.format("noop").mode("append").save()
    frame = read_articles(frame_of(spark, texts))
    begin = time.monotonic()
    frame.write.format("noop").mode("append").save()
    return time.monotonic() - begin


def readings_in(frame: DataFrame) -> dict[str, str]:
    """Every reading as JSON, by its id."""
    rows = frame.selectExpr("input", "to_json(struct(article, statements, entities, flags)) as reading").collect()
    return {row["input"]: row["reading"] for row in rows}


def killed(ask: Callable[[], dict[str, str]], after: float) -> dict[str, str]:
    """What ``ask`` gives while a Python worker is killed, some seconds after it began."""
    found: list[dict[str, str]] = []
    thread = threading.Thread(target=lambda: found.append(ask()))
    thread.start()
    time.sleep(after)
    victim = next(process for process, kind in processes_below().items() if kind == "worker")
    os.kill(victim, signal.SIGKILL)
    thread.join()
    return found[0]


def processes_below() -> dict[int, str]:
    """What Spark has running here: Python workers that work on a task, and executors."""
    parents, words = {}, {}
    for path in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(path.name)] = int((path / "stat").read_text().rpartition(")")[2].split()[1])
            words[int(path.name)] = (path / "cmdline").read_text(errors="replace")
        except OSError:
            continue
    found = {}
    for process, line in words.items():
        at = process
        while at in parents and at != os.getpid():
            at = parents[at]
        if at != os.getpid():
            continue
        if "ExecutorBackend" in line:
            found[process] = "executor"
        elif "pyspark.daemon" in line and "pyspark.daemon" in words.get(parents[process], ""):
            found[process] = "worker"
    return found


def memory() -> dict[str, int]:
    """Megabytes at most resident, of the largest of each kind."""
    most: dict[str, int] = {}
    for process, kind in processes_below().items():
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        size = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))
        most[kind] = max(most.get(kind, 0), size >> 10)
    return most


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = texts_of(given.shared, given.articles)
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    seconds: dict[str, list[float]] = {}

    def note(what: str, taken: float) -> None:
        seconds.setdefault(what, []).append(taken)
        print(f"{what}: {taken:.1f} s", flush=True)

    for _ in range(given.rounds):
        for count in (1, 2):
            note(f"{count} plain", plain(texts, count, folder))
        for count in (1, 2):
            with cluster(count) as spark:
                note(f"{count} Spark", on_spark(spark, texts, count))
                held = memory()
    median = {what: statistics.median(taken) for what, taken in seconds.items()}
    print(
        f"{len(texts)} articles of {sum(map(len, texts)) // len(texts):,} characters, medians of {given.rounds} rounds"
    )
    for what, taken in median.items():
        print(f"  {what}: {taken:.1f} s, {len(texts) / taken:.2f} articles a second")
    gain, spark_gain = median["1 plain"] / median["2 plain"], median["1 Spark"] / median["2 Spark"]
    print(f"  two for one: processes {gain:.2f}, Spark {spark_gain:.2f}, of that {spark_gain / gain:.2f}")
    print(f"  memory: a Python worker {held['worker']} MB, an executor's Java {held['executor']} MB")
    with cluster(2) as spark:
        frame = read_articles(frame_of(spark, texts))
        before = readings_in(frame)
        after = killed(lambda: readings_in(frame), median["2 Spark"] / 3)
    print(
        f"  a worker killed: {sum(before[one] == after.get(one) for one in before)} of {len(texts)} readings the same"
    )


if __name__ == "__main__":
    main()
