"""How soon the application is there, and how fast it answers from an archive of 10,000 articles.

    python benchmarks/serve.py [--articles N] [--requests N] [--archive FILE]

First it is started five times, and the time from its start until the first page (the list of articles) is there is
printed, by the clock and in seconds of CPU. Then one process of ``wherefrom serve`` is on one processor and the load
comes from another, and it is told whether its memory grows. Asked are random articles, at 200 a
second whether the answers come or not (an open loop, so that a slow answer does not spare the next), first the pages
that are kept, then pages that are made anew for each request; then as fast as eight connections take them. The
articles are generated (``generated_news``), of some 14 statements each. ``--archive`` keeps the archive that is made,
and takes it where it is there.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue

from generated_news import Corpus
from wherefrom.archive.archive import Archive

RATE = 200
CONNECTIONS = 8
STARTS = 5


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--archive", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.archive or Path(folder) / "archive.db"
        fill(place, options.articles)
        processors = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, set(processors[1:]) or set(processors))
        starts = []
        for _ in range(STARTS):
            with served(place, processors[0]) as (_, _, _, took):
                starts.append(took)
        clock, cpu = (statistics.median(one) for one in zip(*starts, strict=True))
        print(f"start to the first page: {clock:.2f} s by the clock, {cpu:.2f} s of CPU (medians of {STARTS})")
        with served(place, processors[0]) as (port, cookie, process, _):
            measure(port, cookie, process, options)


def measure(port: int, cookie: str, process: int, options: argparse.Namespace) -> None:
    """The three loads, one after the other."""
    print(f"{options.articles:,} articles, {os.cpu_count()} processors, load average {os.getloadavg()[0]:.1f} before")
    hot = paths(options.articles, 400)
    open_loop(port, cookie, hot, len(hot))  # Each is made once.
    before = memory(process)
    kept = open_loop(port, cookie, random.Random(1).choices(hot, k=options.requests), options.requests)
    told(f"kept pages, {RATE}/s asked", kept)
    print(f"memory: {before / 1e6:.0f} MB before {options.requests:,} requests, {memory(process) / 1e6:.0f} MB after")
    rate, times = closed_loop(port, cookie, random.Random(2).choices(hot, k=4_000))
    told(f"kept pages, {CONNECTIONS} connections: {rate:.0f}/s", times)
    fresh = [f"{path}?made={number}" for number, path in enumerate(paths(options.articles, 1_000))]
    rate, times = closed_loop(port, cookie, fresh)
    told(f"pages made for each request, {CONNECTIONS} connections: {rate:.0f}/s", times)
    print(f"memory at the end: {memory(process) / 1e6:.0f} MB; load average {os.getloadavg()[0]:.1f} after")


def told(what: str, times: list[float]) -> None:
    """A line of quantiles."""
    ordered = sorted(times)
    p50, p95, p99 = (1000 * ordered[int(len(ordered) * part)] for part in (0.5, 0.95, 0.99))
    print(f"{what}: p50 {p50:.1f} ms, p95 {p95:.1f} ms, p99 {p99:.1f} ms ({len(times):,} requests)")


def paths(articles: int, count: int) -> list[str]:
    """So many articles' pages."""
    keys = random.Random(count).sample(range(1, articles + 1), min(count, articles))
    return [f"/articles/{key}" for key in keys]


def open_loop(port: int, cookie: str, asked: list[str], count: int) -> list[float]:
    """Seconds of each answer, from when it was due, at ``RATE`` a second."""
    begin = time.perf_counter() + 0.2
    due: SimpleQueue[tuple[float, str] | None] = SimpleQueue()
    for number, path in enumerate(asked[:count]):
        due.put((begin + number / RATE, path))
    return asked_by_all(port, cookie, due)


def closed_loop(port: int, cookie: str, asked: list[str]) -> tuple[float, list[float]]:
    """Answers a second, and seconds of each, with the next request as soon as an answer is there."""
    due: SimpleQueue[tuple[float, str] | None] = SimpleQueue()
    for path in asked:
        due.put((0.0, path))
    begin = time.perf_counter()
    times = asked_by_all(port, cookie, due)
    return len(times) / (time.perf_counter() - begin), times


def asked_by_all(port: int, cookie: str, due: SimpleQueue[tuple[float, str] | None]) -> list[float]:
    """Every connection takes the next that is due."""
    times: list[float] = []
    threads = [threading.Thread(target=ask, args=(port, cookie, due, times)) for _ in range(CONNECTIONS)]
    for _ in threads:
        due.put(None)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def ask(port: int, cookie: str, due: SimpleQueue[tuple[float, str] | None], times: list[float]) -> None:
    """One connection."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    while (one := due.get()) is not None:
        at, path = one
        time.sleep(max(0.0, at - time.perf_counter()))
        start = at or time.perf_counter()
        connection.request("GET", path, headers={"Cookie": cookie})
        answer = connection.getresponse()
        body = answer.read()
        times.append(time.perf_counter() - start)
        if answer.status != 200 or b"</html>" not in body:
            sys.exit(f"{path}: {answer.status}")


def memory(process: int) -> int:
    """Bytes of memory that the process has."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text())
    return int(found[1]) * 1024 if found else 0


def spent(process: int) -> float:
    """Seconds of CPU that the process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(place: Path, processor: int) -> Iterator[tuple[int, str, int, tuple[float, float]]]:
    """The port, a session's cookie and the process of an application on one processor; how long its start took."""
    command = [sys.executable, "-m", "wherefrom", "serve", "--archive", str(place), "--port", "0"]
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    os.sched_setaffinity(process.pid, {processor})
    try:
        assert process.stdout is not None
        line = next(line for line in process.stdout if "token=" in line)
        port, token = re.search(r":(\d+)/\?token=(\S+)", line).groups()  # type: ignore[union-attr]
        connection = http.client.HTTPConnection("127.0.0.1", int(port))
        connection.request("GET", f"/?token={token}")
        answer = connection.getresponse()
        answer.read()
        cookie = answer.headers["set-cookie"].partition(";")[0]
        connection.request("GET", "/", headers={"Cookie": cookie})
        if b"</html>" not in connection.getresponse().read():
            sys.exit("no first page")
        yield int(port), cookie, process.pid, (time.perf_counter() - begin, spent(process.pid))
    finally:
        process.terminate()
        process.wait()


def fill(place: Path, count: int) -> None:
    """An archive of ``count`` generated articles at ``place``, unless it is there."""
    corpus = Corpus(1)
    with Archive(place) as archive:
        there = len(archive)
        while there < count:
            reading = corpus.reading()
            if corpus.made > there:
                archive.add(reading)
                there += 1


if __name__ == "__main__":
    main()
