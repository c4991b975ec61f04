"""Does an archive get slower as it grows: ``python benchmarks/archive.py [--articles N] [--archive PLACE]``.

Fills an archive with a generated corpus and prints the time of adding the first and the last thousand articles, and
of look-ups after the first thousand and at the end. The readings are generated too, so what is timed is the archive:
fingerprints, terms, rows, indexes, names, stories and the transaction. Words follow Zipf's law over a vocabulary that
keeps growing, parties come and go, and every tenth article copies two paragraphs of a recent one. Times are of the
process (CPU) and of the clock; on a machine that does other things compare the first.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections import deque
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from wherefrom.archive.add.terms import story_terms
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.intake.article import Article
from wherefrom.reading.types import Entity, Kind, Link, Reading, Statement
from wherefrom.text.shingles import fingerprints
from wherefrom.text.span import Span

BLOCK = 1_000
KINDS: tuple[Kind, ...] = ("person", "organization", "outlet", "group", "document")
SYLLABLES = [a + b for a in "bcdfghjklmnprstvwz" for b in ("a", "e", "i", "o", "u", "ar", "en", "il", "os")]


class Corpus:
    """Articles with their readings, one after the other, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.recent: deque[list[str]] = deque(maxlen=200)
        self.parties = [(self.name(), kind) for kind in KINDS for _ in range(400)]
        self.made = 0

    def word(self) -> str:
        """A word by Zipf's law: the rank's logarithm is even, so half of all words come from a few hundred."""
        rank = int(40_000 ** self.random.random())
        return SYLLABLES[rank % len(SYLLABLES)] + SYLLABLES[rank * 7 // 3 % len(SYLLABLES)] + SYLLABLES[rank // 40 % 9]

    def name(self) -> str:
        """A name that was hardly there before."""
        return " ".join("".join(self.random.choices(SYLLABLES, k=3)).capitalize() for _ in range(2))

    def reading(self) -> Reading:
        """The next article, 500 to 700 words, with its statements and parties."""
        if self.random.random() < 0.3:
            self.parties[self.random.randrange(len(self.parties))] = (self.name(), self.random.choice(KINDS))
        cast = self.random.sample(self.parties, 8)
        paragraphs: list[str] = []
        said: list[tuple[int, int]] = []
        for _ in range(self.random.randint(12, 16)):
            speaker = self.random.randrange(len(cast))
            said.append((len(paragraphs), speaker))
            content = " ".join(self.word() for _ in range(self.random.randint(12, 28)))
            more = " ".join(self.word() for _ in range(self.random.randint(10, 25)))
            paragraphs.append(f"{cast[speaker][0]} said that {content}. {more.capitalize()}.")
        if self.recent and self.random.random() < 0.1:
            paragraphs.extend(self.random.choice(self.recent)[2:4])
        self.recent.append(paragraphs)
        self.made += 1
        return self._read(paragraphs, said, cast)

    def _read(self, paragraphs: list[str], said: list[tuple[int, int]], cast: list[tuple[str, Kind]]) -> Reading:
        text = "\n\n".join(paragraphs)
        starts = [0]
        for paragraph in paragraphs:
            starts.append(starts[-1] + len(paragraph) + 2)
        statements = []
        for number, (at, speaker) in enumerate(said):
            name, kind = cast[speaker]
            source: Span = (starts[at], starts[at] + len(name))
            cue: Span = (source[1] + 1, source[1] + 5)
            content: Span = (cue[1] + 6, starts[at] + paragraphs[at].index("."))
            chain = (Link(name, kind, speaker, source),)
            statements.append(Statement(number, (content,), (cue,), (source,), "indirect", "asserts", chain))
        entities = tuple(Entity(i, name, kind, (), (name.split()[1],)) for i, (name, kind) in enumerate(cast))
        day = date(2020, 1, 1) + timedelta(days=self.made // 60)
        article = Article(
            f"generated-{self.made}",
            text,
            url=f"https://news{self.made % 90}.example/{self.made}",
            outlet=f"News {self.made % 90}",
            title=paragraphs[0].split(". ")[1][:70],
            published=day.isoformat(),
        )
        return Reading(article, tuple(statements), entities)


def fill(archive: Archive, corpus: Corpus, count: int) -> tuple[float, float, list[Reading]]:
    """Add ``count`` articles; CPU and clock seconds a thousand, and some of the readings."""
    cpu = wall = 0.0
    kept: list[Reading] = []
    for number in range(count):
        reading = corpus.reading()
        began, began_wall = time.process_time(), time.perf_counter()
        archive.add(reading)
        cpu += time.process_time() - began
        wall += time.perf_counter() - began_wall
        if number % max(1, count // 50) == 0:
            kept.append(reading)
    return cpu * 1000 / count, wall * 1000 / count, kept


def look_ups(archive: Archive, readings: list[Reading]) -> dict[str, float]:
    """The median time of each kind of look-up, in milliseconds of the clock."""
    ids = [reading.article.id for reading in readings]
    terms = [[term for term, _ in story_terms(reading)] for reading in readings]
    days = [reading.article.published or "" for reading in readings]
    marks = [fingerprints(reading.article.text, reading.article.furniture) for reading in readings]
    spots = range(len(readings))
    asked: dict[str, Callable[[int], object]] = {
        "has": lambda i: archive.has(readings[i].article),
        "reading": lambda i: archive.reading(ids[i]),
        "sharing": lambda i: archive.sharing(marks[i], 4),
        "with_terms, two days": lambda i: archive.with_terms(terms[i], days[i], days[i]),
        "term_counts": lambda i: archive.term_counts(terms[i]),
        "who": lambda i: who(archive, readings[i].statements[0].chain[0].name),
        "sources, first page": lambda i: audit_sources(archive),
    }
    return {name: statistics.median(_milliseconds(ask, i) for i in spots) for name, ask in asked.items()}


def _milliseconds(ask: Callable[[int], object], i: int) -> float:
    began = time.perf_counter()
    ask(i)
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--archive", help="where to make it; an empty place (default: a temporary file)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    corpus = Corpus(options.seed)
    with tempfile.TemporaryDirectory() as folder, Archive(options.archive or Path(folder) / "archive.db") as archive:
        cpu, wall, kept = fill(archive, corpus, BLOCK)
        print(f"first {BLOCK:,}: {cpu:.1f} s CPU, {wall:.1f} s clock", flush=True)
        early = look_ups(archive, kept)
        between = options.articles - 2 * BLOCK
        for _ in range(between // BLOCK):
            part = fill(archive, corpus, BLOCK)
            print(f"{corpus.made:,}: {part[0]:.1f} s CPU, {part[1]:.1f} s clock", flush=True)
        last_cpu, last_wall, kept = fill(archive, corpus, BLOCK)
        late = look_ups(archive, kept)
        print(f"last {BLOCK:,} of {corpus.made:,}: {last_cpu:.1f} s CPU, {last_wall:.1f} s clock")
        print(f"last / first: {last_cpu / cpu:.2f} CPU, {last_wall / wall:.2f} clock")
        print(f"\n{'look-up, ms':24}{'after ' + format(BLOCK, ','):>14}{'at the end':>14}")
        for name in early:
            print(f"{name:24}{early[name]:14.1f}{late[name]:14.1f}")
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"\n{len(archive):,} articles" + (f", {size / len(archive) / 1024:.1f} KB each" if size else ""))


if __name__ == "__main__":
    main()
