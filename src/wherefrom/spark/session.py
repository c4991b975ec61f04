"""A session of Spark for the command line: its own messages go into a file, not between those of wherefrom."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from wherefrom.errors import OutputError
from wherefrom.spark.failures import reason_of

if TYPE_CHECKING:
    from pyspark import StatusTracker

_OLDEST = 17
_VERSION = re.compile(r'version "(?:1\.)?(?P<major>\d+)')
_MEND = "(on Debian: apt-get install default-jre-headless; $JAVA_HOME names another)"
_OFTEN = 0.5
"""Seconds between two looks at how far a job is."""


@contextlib.contextmanager
def session_on(master: str) -> Iterator[SparkSession]:
    """A session on ``master``, stopped at the end.

    Raises OutputError where Java is missing or too old and where Spark does not start or fails; what Spark printed is
    then kept in a file that the message names.
    """
    java_or_error()
    # The tasks of this machine run in this Python, whatever "python3" means here.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable if master.startswith("local") else "python3")
    handle, log = tempfile.mkstemp(prefix="wherefrom-spark-", suffix=".log")
    started = False
    try:
        with _messages_to(handle):
            builder = SparkSession.builder.master(master).appName("wherefrom batch")
            spark = builder.config("spark.ui.showConsoleProgress", "false").getOrCreate()
        started = True
        try:
            yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        where = f"Its messages are in {log}"
        if started:
            raise OutputError(f"Spark failed: {reason_of(str(error))}. {where}") from error
        reason = reason_of(Path(log).read_text(encoding="utf-8", errors="replace"), str(error))
        raise OutputError(f"Spark does not start on {master}: {reason}. {where}") from error
    Path(log).unlink(missing_ok=True)


def make_room(master: str, out: str, names: Sequence[str]) -> None:
    """Make the folder ``out``, where it is on this machine: what is wrong with it is told before hours of reading.

    ``names``: what will be written in it. Raises OutputError where it cannot be made, or has one of these already.
    """
    if not master.startswith("local") or "://" in out:
        return
    for name in names:
        if Path(out, name).exists():
            raise OutputError(f"{Path(out, name)} is there already; name another folder by --out, or take it away")
    try:
        Path(out).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{out}: cannot be made: {error.strerror or error}") from error


def java_or_error() -> None:
    """Raises OutputError, with the way to mend it, where the Java that Spark will start is missing or too old."""
    home = os.environ.get("JAVA_HOME")
    program = shutil.which(os.path.join(home, "bin", "java") if home else "java")
    if program is None:
        where = f"in $JAVA_HOME, which is {home}" if home else "here"
        raise OutputError(f"Spark needs Java 17 or later, and none is {where} {_MEND}")
    told = subprocess.run([program, "-version"], capture_output=True, text=True, errors="replace", check=False)
    version = _VERSION.search(told.stderr + told.stdout)
    if version and int(version["major"]) < _OLDEST:
        raise OutputError(f"Spark needs Java 17 or later, and {program} is Java {version['major']} {_MEND}")


@contextlib.contextmanager
def _messages_to(handle: int) -> Iterator[None]:
    """What is started meanwhile has the file as its standard error, for as long as it runs."""
    sys.stderr.flush()
    own = os.dup(2)
    try:
        os.dup2(handle, 2)
        yield
    finally:
        os.dup2(own, 2)
        os.close(own)
        os.close(handle)


@contextlib.contextmanager
def watched(spark: SparkSession, told: Callable[[int, int], None]) -> Iterator[None]:
    """Meanwhile ``told`` is called now and then with how many tasks are done of those that Spark has at hand."""
    over = threading.Event()
    tracker = spark.sparkContext.statusTracker()

    def watch() -> None:
        while not over.wait(_OFTEN):
            told(*_tasks(tracker))

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _tasks(tracker: StatusTracker) -> tuple[int, int]:
    found = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    stages = [stage for stage in found if stage is not None]
    return sum(stage.numCompletedTasks for stage in stages), sum(stage.numTasks for stage in stages)
