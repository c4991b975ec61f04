"""Does an archive get slower as it grows: ``python benchmarks/growth.py COUNT [--singly N] [--log FILE]``.

Adds COUNT generated articles (``generated_news``) one by one to an archive on SQLite, or with ``--postgresql`` to the
database of a URL, which stays; without a URL to one of a server that it starts for itself. With ``--singly N`` only the
first thousand and the last N go one by one, and those between in bulk, which makes the same archive
(``tests/archive/add/test_bulk.py``). It prints for each thousand: the seconds of adding them, of this process (CPU) and
of the clock, and the size of the archive; every tenth of COUNT also how long questions take, in milliseconds of the
clock and of CPU, the worst of twenty (p95). The readings are generated too, so what is timed is the archive:
fingerprints, terms, rows, indexes, names, stories and the transaction. On a machine that does other things compare the
CPU; of adding to PostgreSQL it is the client's, with that of the server's processes beside it where they run on this
machine, and of questions that of both.

With ``--log FILE`` each line is also appended to FILE as JSON, and the archive stays beside it (FILE.db): a run that
was stopped goes on from there when it is started again, as it does from the database of a URL. ``--ask ARCHIVE`` only
puts the questions, those to the web application among them, to an archive that is there. ``--turns ARCHIVE`` adds to a
new archive (on PostgreSQL: in a database of the same server, dropped afterwards) and to such a one by turns, one by one
and in bulk: by how much it has become slower, whatever else the machine does; the readings are made
beforehand, and the second process that bulk adding starts counts, from its start to its end, to the CPU as to the
clock. ``python benchmarks/growth.py --plot FILE... SVG`` draws the curves of such files, each under its name.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import text
from starlette.testclient import TestClient

from generated_news import Corpus
from wherefrom.archive.add.terms import story_terms
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.search import search
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.archive.store.postgres import Postgres
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import fingerprints
from wherefrom.tracing.archived import trace_story
from wherefrom.web.app import create_app
from wherefrom.web.settings import Settings

BLOCK = 1_000
TIMES = 20
TURNS = 4
IN_BULK = 12_000
"""Articles that are added in bulk by turns: three transactions each, so that a second process has something to do."""


class Source:
    """Readings of a corpus as they are asked for: the last of them, and what making all of them has cost."""

    def __init__(self, corpus: Corpus, count: int) -> None:
        self.last: deque[Reading] = deque(maxlen=BLOCK)
        self.cpu = self.clock = 0.0
        self._corpus, self._count = corpus, count

    def __iter__(self) -> Iterator[Reading]:
        for _ in range(self._count):
            began, began_clock = time.process_time(), time.perf_counter()
            self.last.append(self._corpus.reading())
            self.cpu += time.process_time() - began
            self.clock += time.perf_counter() - began_clock
            yield self.last[-1]


def add_in_blocks(archive: Archive, source: Source, *, bulk: bool) -> Iterator[tuple[int, dict[str, float]]]:
    """Add everything; of each thousand how many they were, and the seconds of CPU, of the clock and of a server."""
    added = archive.add_many(source) if bulk else map(archive.add, source)
    while True:
        server = server_seconds(archive)
        began, began_clock = time.process_time() - source.cpu, time.perf_counter() - source.clock
        done = sum(1 for _ in islice(added, BLOCK))
        if not done:
            return
        spent = {"cpu": time.process_time() - source.cpu - began}
        spent["clock"] = time.perf_counter() - source.clock - began_clock
        if server is not None:
            spent["server"] = (server_seconds(archive) or server) - server
        yield done, spent


def server_seconds(archive: Archive) -> float | None:
    """The seconds of CPU of the server's processes for the archive; None on SQLite and where they run elsewhere."""
    if not isinstance(archive.database, Postgres):
        return None
    with archive.connect() as connection:
        mine = "datname = current_database() AND backend_type = 'client backend'"
        pids = connection.execute(text(f"SELECT pid FROM pg_stat_activity WHERE {mine}")).scalars().all()
    found = [folder for folder in (Path(f"/proc/{pid}") for pid in pids) if (folder / "schedstat").exists()]
    here = [folder for folder in found if (folder / "comm").read_text().strip() == "postgres"]
    return sum(int((folder / "schedstat").read_text().split()[0]) for folder in here) / 1e9 if here else None


def add_all(archive: Archive, readings: Sequence[Reading], *, bulk: bool) -> dict[str, float]:
    """Add readings; how many they were, and the seconds of CPU (of a second process too), clock and server."""
    server, began, began_clock = server_seconds(archive), _cpu(), time.perf_counter()
    added = sum(1 for _ in (archive.add_many(readings) if bulk else map(archive.add, readings)))
    spent = {"added": added, "cpu": _cpu() - began, "clock": time.perf_counter() - began_clock}
    if server is not None:
        spent["server"] = (server_seconds(archive) or server) - server
    return spent


def _cpu() -> float:
    """Seconds of this process, and of those that it started and that have ended."""
    ended = os.times()
    return time.process_time() + ended.children_user + ended.children_system


def by_turns(place: str, told: Callable[[dict[str, Any]], None]) -> None:
    """A thousand into an archive that is new, a thousand into one that is there, and more into that in bulk.

    In four turns each, so that whatever else a machine does meanwhile is in all three. What a process loads for its
    first articles (word lists, vectors) is in none of them.
    """
    with Archive(place, create=False) as large, new_beside(large) as warm:
        corpus = Corpus(2)
        add_all(warm, [corpus.reading() for _ in range(TIMES)], bulk=False)
    with Archive(place, create=False) as large, new_beside(large) as new:
        first, next_ones = Corpus(1), Corpus(1)
        for _ in range(len(large)):
            next_ones.reading()
        ways = [("first", new, first, BLOCK // TURNS, False), ("last", large, next_ones, BLOCK // TURNS, False)]
        ways.append(("in bulk", large, next_ones, IN_BULK // TURNS, True))
        spent = {name: Counter[str]() for name, *_ in ways}
        for _ in range(TURNS):
            for name, archive, corpus, count, bulk in ways:
                spent[name].update(add_all(archive, [corpus.reading() for _ in range(count)], bulk=bulk))
        for name, sums in spent.items():
            told({"way": name, "articles": len(large), **_rounded(sums), "bytes": size_of(large, place)})


@contextmanager
def new_beside(large: Archive) -> Iterator[Archive]:
    """A new archive in a database of the same server, or in a file, gone afterwards."""
    if not isinstance(large.database, Postgres):
        with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "new.db") as archive:
            yield archive
        return
    url, name = large.database.engine.url, f"growth_{os.getpid()}"
    with large.database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'"))
        try:
            with Archive(url.set(database=name).render_as_string(hide_password=False)) as archive:
                yield archive
        finally:
            connection.execute(text(f"DROP DATABASE {name}"))


def _rounded(spent: Mapping[str, float]) -> dict[str, float]:
    return {name: round(value, 2) for name, value in spent.items()}


def ask(place: str, told: Callable[[dict[str, Any]], None]) -> None:
    """Put the questions to an archive that is there, of articles drawn from it, and to the application on it."""
    with Archive(place, create=False) as archive, browser(place) as client:
        ids = random.Random(7).sample(list(archive.article_ids()), TIMES)
        asked = questions(archive, archive.readings(ids))
        for name, path in (("sources, web page", "/sources"), ("who cites whom, web page", "/sources/cited")):
            pages = [_milliseconds(archive, client.get, path) for _ in range(TIMES)]
            asked[name] = _p95([ms for ms, _ in pages]), _p95([spent for _, spent in pages])
        told(answered({"articles": len(archive), "bytes": size_of(archive, place)}, asked))


@contextmanager
def browser(place: str) -> Iterator[TestClient]:
    """The web application on the archive, asked without a server."""
    settings = Settings(place, b"for this run alone, and long enough", token="key")
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        client.get("/?token=key")
        yield client


def answered(figures: dict[str, Any], asked: dict[str, tuple[float, float]]) -> dict[str, Any]:
    """The figures with how long questions took."""
    clock = {name: round(ms, 1) for name, (ms, _) in asked.items()}
    return figures | {"p95": clock, "p95_cpu": {name: round(spent, 1) for name, (_, spent) in asked.items()}}


def questions(archive: Archive, readings: Sequence[Reading]) -> dict[str, tuple[float, float]]:
    """The 95th percentile of each kind of question, in milliseconds of the clock and of CPU."""
    draw = random.Random(len(archive))
    stories = [story.id for story in archive.stories() if 35 <= len(story.articles) <= 45]
    stories = draw.sample(stories, min(TIMES, len(stories)))
    asked: dict[str, tuple[Sequence[Any], Callable[[Any], object]]] = {
        "trace of a story of 40": (stories, lambda story: trace_story(archive, story)),
        "who": ([r.statements[0].chain[0].name for r in readings], lambda name: who(archive, name)),
        "sources, first page": (readings, lambda _: audit_sources(archive)),
        "search": ([_words(r) for r in readings], lambda words: list(search(archive, words, limit=20))),
        "sharing": ([fingerprints(r.article.text) for r in readings], lambda marks: archive.sharing(marks, 4)),
        "with_terms": (
            [([t for t, _ in story_terms(r)], r.article.published) for r in readings],
            lambda it: archive.with_terms(it[0], it[1], it[1]),
        ),
    }
    timed = {name: [_milliseconds(archive, ask, item) for item in items] for name, (items, ask) in asked.items()}
    return {name: (_p95([w for w, _ in each]), _p95([c for _, c in each])) for name, each in timed.items() if each}


def _words(reading: Reading) -> str:
    return " ".join(reading.article.text.split()[20:22])


def _milliseconds(archive: Archive, ask: Callable[[Any], object], item: Any) -> tuple[float, float]:
    server = server_seconds(archive) or 0.0
    began, began_cpu = time.perf_counter(), time.process_time()
    ask(item)
    clock, cpu = time.perf_counter() - began, time.process_time() - began_cpu
    return clock * 1000, (cpu + (server_seconds(archive) or 0.0) - server) * 1000


def _p95(times: list[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def size_of(archive: Archive, place: str | Path) -> int:
    """The bytes of the archive's files."""
    if isinstance(archive.database, Postgres):
        with archive.connect() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    return sum(path.stat().st_size for path in Path(place).parent.glob(Path(place).name + "*"))


def grow(count: int, singly: int, place: str | Path, told: Callable[[dict[str, Any]], None]) -> None:
    """Add up to ``count`` articles to the archive at ``place``, telling of each thousand.

    The first thousand and the last ``singly`` go in one by one, those between in bulk.
    """
    corpus = Corpus(1)
    with Archive(place) as archive:
        there = len(archive)
        for _ in range(there):
            corpus.reading()
        every = max(1, count // BLOCK // 10)
        for bulk, until in ((False, BLOCK), (True, count - singly), (False, count)):
            source = Source(corpus, max(0, min(until, count) - there))
            for done, spent in add_in_blocks(archive, source, bulk=bulk):
                there += done
                figures: dict[str, Any] = {"articles": there, "bulk": bulk, **_rounded(spent)}
                figures["bytes"] = size_of(archive, place)
                if there // BLOCK % every == 0 or there in (BLOCK, count):
                    figures = answered(figures, questions(archive, list(source.last)[:: BLOCK // TIMES]))
                told(figures)


def shown(figures: dict[str, Any]) -> str:
    """The figures of one thousand, or of one way of adding, as a line for people."""
    if "way" in figures:
        each = {name: 1000 * figures[name] / figures["added"] for name in ("cpu", "clock", "server") if name in figures}
        line = f"{figures['way']:>8}, {figures['added']:,}: {each['cpu']:.1f} ms CPU an article"
        line += f" and {each['server']:.1f} of the server" if "server" in each else ""
        return f"{line}, {each['clock']:.1f} ms of the clock"
    line = f"{figures['articles']:>9,}{' (bulk)' if figures.get('bulk') else ''}: "
    if "cpu" in figures:
        line += f"{figures['cpu']:6.1f} s CPU, {figures['clock']:6.1f} s clock, "
        line += f"{figures['server']:6.1f} s of the server, " if "server" in figures else ""
    line += f"{figures['bytes'] / figures['articles'] / 1024:5.1f} KB an article"
    spent = figures.get("p95_cpu", {})
    asked = "; ".join(f"{name} {value:.0f} ({spent[name]:.0f})" for name, value in figures.get("p95", {}).items())
    return line + (f"; p95 in ms (CPU): {asked}" if asked else "")


def main() -> None:
    """Fill, measure, print."""
    if sys.argv[1:2] == ["--plot"]:
        from growth_plot import plot

        return plot([Path(name) for name in sys.argv[2:-1]], Path(sys.argv[-1]))
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="COUNT", nargs="?", default=0)
    parser.add_argument("--ask", metavar="ARCHIVE", help="only put the questions to an archive that is there")
    parser.add_argument("--turns", metavar="ARCHIVE", help="add to a new archive and to one that is there, by turns")
    parser.add_argument("--singly", type=int, metavar="N", help="of COUNT so many at the end; default: all")
    parser.add_argument("--postgresql", metavar="URL", nargs="?", const="", help="there; default: a server of its own")
    parser.add_argument("--log", type=Path)
    options = parser.parse_args()

    def told(figures: dict[str, Any]) -> None:
        print(shown(figures), flush=True)
        if options.log:
            with options.log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(figures) + "\n")

    if options.ask:
        return ask(options.ask, told)
    if options.turns:
        return by_turns(options.turns, told)
    with tempfile.TemporaryDirectory() as folder:
        place: str | Path = options.log.with_suffix(".db") if options.log else Path(folder) / "archive.db"
        if options.postgresql:
            place = options.postgresql
        elif options.postgresql is not None:
            sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
            from postgres import new_place

            place = new_place("postgresql", Path(folder))
        grow(options.count, options.count if options.singly is None else options.singly, place, told)
    return None


if __name__ == "__main__":
    main()
