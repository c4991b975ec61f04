"""Texts written to hurt: ``python benchmarks/hostile.py [PATTERN ...] [--length 64000] [--intake | --longest]``.

Each of sixty patterns is made to a length and read whole by ``read_article`` on one thread, and plain news of the same
length before them, in the same process. What is printed for each is the CPU seconds and how many times plain news that
is, the worst first. ``--intake`` takes each pattern in instead, as plain text and as one paragraph of a page, through
the reader of inputs with its worker process, and prints the seconds on the clock. ``--longest`` reads a text of
4,000,000 characters (of plain news, or of the patterns that are named, one process each) and prints the CPU seconds
and the peak memory.
"""

from __future__ import annotations

import argparse
import html
import multiprocessing
import resource
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from hostile_patterns import PATTERNS, news

LONGEST = 4_000_000
GIVEN_UP = 30  # times plain news


class TooSlow(Exception):
    """Reading took more CPU time than a measurement waits for."""


def reading_seconds(text: str, limit: float = 0) -> float:
    """CPU seconds of this process to read ``text``; raises TooSlow beyond ``limit`` (0: none)."""
    from wherefrom.intake.article import Article
    from wherefrom.reading.reader import read_article

    signal.setitimer(signal.ITIMER_PROF, limit)
    began = time.process_time()
    try:
        read_article(Article(id="hostile", text=text), threads=1)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - began


def _stop(*_: object) -> None:
    raise TooSlow


def against_news(names: list[str], length: int) -> None:
    """Read every pattern, and tell how many times the seconds of plain news each takes."""
    signal.signal(signal.SIGPROF, _stop)
    reading_seconds(news(3000))
    plain = min(reading_seconds(news(length)) for _ in range(2))
    rows = []
    for name in names:
        try:
            seconds = reading_seconds(PATTERNS[name](length), GIVEN_UP * plain)
        except TooSlow:
            seconds = GIVEN_UP * plain
        rows.append((seconds / plain, seconds, name))
        print(f"{name:24}{seconds:8.1f} s{seconds / plain:7.2f}", file=sys.stderr, flush=True)
    print(f"{length:,} characters on one thread; plain news takes {plain:.1f} CPU seconds")
    for ratio, seconds, name in sorted(rows, reverse=True):
        print(f"{name:24}{seconds:8.1f} s{ratio:7.2f} times")


def intake(names: list[str], length: int) -> None:
    """Take every pattern in as plain text and as a page with one paragraph, and tell the seconds on the clock."""
    from wherefrom.errors import InputError
    from wherefrom.intake.loading import load_html, load_text

    load_html(f"<html><body><p>{news(3000)}</p></body></html>")
    rows = []
    for name in names:
        text, row = PATTERNS[name](length), []
        for load, given in ((load_text, text), (load_html, f"<html><body><p>{html.escape(text)}</p></body></html>")):
            began, outcome = time.perf_counter(), ""
            try:
                load(given)
            except InputError as error:
                outcome = f" ({error})"
            row.append((time.perf_counter() - began, outcome))
        rows.append((max(seconds for seconds, _ in row), name, row))
    print(f"{length:,} characters, seconds on the clock as plain text and as one paragraph of a page")
    for _, name, row in sorted(rows, reverse=True):
        print(f"{name:24}" + "".join(f"{seconds:8.2f} s{outcome}" for seconds, outcome in row))


def longest(names: list[str]) -> None:
    """Read the longest text that there may be, and tell what that takes."""
    for name in names or ["plain news"]:
        process = multiprocessing.get_context("spawn").Process(target=_read_longest, args=(name,))
        process.start()
        process.join()


def _read_longest(name: str) -> None:
    make: Callable[[int], str] = PATTERNS.get(name, news)
    seconds = reading_seconds(make(LONGEST))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:24}{LONGEST:,} characters: {seconds:.0f} CPU seconds, {peak:.0f} MB at most")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "patterns", nargs="*", metavar="PATTERN", help=f"all if none is named, of: {', '.join(PATTERNS)}"
    )
    parser.add_argument("--length", type=int, default=64_000)
    parser.add_argument("--intake", action="store_true")
    parser.add_argument("--longest", action="store_true")
    options = parser.parse_args()
    for name in options.patterns:
        if name not in PATTERNS:
            parser.error(f"there is no pattern {name!r}; see {Path(__file__).name} --help")
    if options.longest:
        longest(options.patterns)
    elif options.intake:
        intake(options.patterns or list(PATTERNS), options.length)
    else:
        against_news(options.patterns or list(PATTERNS), options.length)


if __name__ == "__main__":
    main()
