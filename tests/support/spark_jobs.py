"""What the tests of Spark have it do, run by the Python of an environment that has pyspark.

usage: python spark_jobs.py MASTER FOLDER

Reads what the tests have put into FOLDER and writes there, as Parquet, what Spark makes of it; and ``facts.json``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession, functions

from wherefrom.errors import InputError
from wherefrom.spark import passages, read_articles, read_warcs, stories

PARTS = 5
Killed = list[str]


def session(master: str) -> SparkSession:
    """A session that goes out to no network."""
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = SparkSession.builder.master(master).config("spark.ui.enabled", "false")
    return builder.config("spark.sql.shuffle.partitions", "3").config("spark.log.level", "OFF").getOrCreate()


def main(master: str, folder: Path) -> None:
    """All in one session, as each takes seconds to start; what does not depend on the cluster only on two executors."""
    spark = session(master)
    articles = spark.read.json(str(folder / "articles.jsonl")).repartition(PARTS)
    write(read_articles(articles), folder / "articles")
    warcs = read_warcs(spark, str(folder / "crawls"))
    facts: dict[str, Any] = {"tasks": warcs.rdd.getNumPartitions()}
    write(warcs, folder / "warcs")
    sharing = spark.read.parquet(str(folder / "sharing.parquet")).repartition(PARTS)
    write(passages(sharing), folder / "passages")
    write(passages(sharing, boilerplate=True), folder / "with-boilerplate")
    if master.startswith("local-cluster[2"):
        facts |= others(spark, folder)
        facts["killed"] = killing(spark, lambda: write(read_articles(articles), folder / "killed"))
    (folder / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
    spark.stop()


def others(spark: SparkSession, folder: Path) -> dict[str, Any]:
    """What is made of readings, and what is to be told of inputs."""
    write(read_warcs(spark, [(folder / "crawls" / "sound.warc.gz").as_uri()]), folder / "by-address")
    readings = spark.read.parquet(str(folder / "articles"))
    write(stories(readings), folder / "stories")
    by_kind = readings.withColumn("kind", functions.col("article.id").like("gate%"))
    write(stories(by_kind, within="kind"), folder / "stories-within")
    return {
        "day first": days_of(spark, ["03/04/2023", "25/04/2023"]),
        "month first": days_of(spark, ["03/04/2023", "04/25/2023"]),
        "no text": refused(lambda: read_articles(spark.createDataFrame([("x", "y")], "id string, url string"))),
        "no readings": refused(lambda: passages(spark.createDataFrame([("x", "y")], "id string, url string"))),
        "no column": refused(lambda: stories(readings, within="month")),
        "no folder": refused(lambda: read_warcs(spark, str(folder / "nowhere"))),
    }


def write(frame: DataFrame, folder: Path) -> None:
    """The frame as Parquet."""
    frame.write.parquet(str(folder))


def days_of(spark: SparkSession, written: list[str]) -> list[str]:
    """When articles with dates written so are said to be published."""
    rows = [(str(at), "The gate is shut, keeper Ana Ruel said.", date) for at, date in enumerate(written)]
    found = read_articles(spark.createDataFrame(rows, "id string, text string, date string").repartition(2))
    return [row["published"] for row in found.select("input", "article.published").orderBy("input").collect()]


def refused(ask: Callable[[], object]) -> str:
    """Why what is asked for is refused; empty where it is not."""
    try:
        ask()
    except InputError as error:
        return str(error)
    return ""


def killing(spark: SparkSession, job: Callable[[], None]) -> Killed:
    """Run ``job`` and kill what works for it: the Python of a task, later a whole executor; what was killed."""
    killed: Killed = []
    thread = threading.Thread(target=job)
    tracker = spark.sparkContext.statusTracker()
    seen = {stage for job_id in tracker.getJobIdsForGroup() for stage in stages(tracker, job_id)}
    thread.start()
    while thread.is_alive():
        new = {stage for job_id in tracker.getJobIdsForGroup() for stage in stages(tracker, job_id)} - seen
        found = [info for stage in new if (info := tracker.getStageInfo(stage)) is not None]
        done, running = sum(info.numCompletedTasks for info in found), sum(info.numActiveTasks for info in found)
        if running and len(killed) <= done and len(killed) < 2:
            name, processes = ("worker", workers()) if not killed else ("executor", descendants("ExecutorBackend"))
            for process in processes[:1]:
                os.kill(process, signal.SIGKILL)
                killed.append(name)
        time.sleep(0.02)
    thread.join()
    return killed


def stages(tracker: Any, job_id: int) -> list[int]:
    """The stages of a job."""
    info = tracker.getJobInfo(job_id)
    return list(info.stageIds) if info is not None else []


def workers() -> list[int]:
    """The processes in which Python works on a task: what the daemons have forked."""
    daemons = set(descendants("pyspark.daemon"))
    return [process for process in daemons if parents().get(process) in daemons]


def descendants(word: str) -> list[int]:
    """The processes that this one has started, directly or through others, with ``word`` in their command line."""
    above = parents()
    found = []
    for process in above:
        at = process
        while at in above and at != os.getpid():
            at = above[at]
        if at == os.getpid() and word in command_line(process):
            found.append(process)
    return sorted(found)


def parents() -> dict[int, int]:
    """Every process with that which started it."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        found[int(path.parent.name)] = int(words[1])
    return found


def command_line(process: int) -> str:
    """How it was started."""
    try:
        return Path(f"/proc/{process}/cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
