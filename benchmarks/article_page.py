"""What the page of a long article costs in the application: made, kept, and put right, in milliseconds.

PYTHONPATH=tests/support python benchmarks/article_page.py [STATEMENTS]
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from web_app import csrf_of, opened, settings
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct
from wherefrom.archive.corrections.types import Values
from wherefrom.intake.article import Article
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import Entity, Link, Reading, Statement
from wherefrom.text.span import Span

PARTIES = 60
CORRECTED = 5
"""Each of so many statements has a correction."""
TIMES = 9


def main() -> None:
    """Print the size and the times."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "a.db"
        made = long_article(count)
        with Archive(place) as archive:
            archive.add(made)
            for one in made.statements[::CORRECTED]:
                correct(archive, "long", "change", "ann", statement=one.key, after=Values(stance="doubts"))
        with opened(settings(place)) as client:
            size = len(client.get("/articles/1").content)
            print(f"{count} statements, {PARTIES} parties, {size:,} bytes of page")
            told("made", lambda: client.get("/articles/1?made=0123456789abcdef"))
            told("kept", lambda: client.get("/articles/1"))
            told("as JSON", lambda: client.get("/articles/1.json"))
            fields = {"csrf": csrf_of(client), "do": "confirm", "statement": made.statements[count // 2].key}
            fields |= {"part": "yes", "seen": "1"}
            part = {"HX-Request": "true"}
            told("put right and made anew", lambda: client.post("/articles/1/correct", data=fields, headers=part))


def told(name: str, act: Callable[[], object]) -> None:
    """Print the median time of ``act``."""
    act()
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        act()
        taken.append(1000 * (time.perf_counter() - begun))
    print(f"{name}: {statistics.median(taken):.0f} ms")


def long_article(count: int) -> Reading:
    """A statement a sentence, each of one of the parties, through a station."""
    names = [f"Speaker Number{number}" for number in range(PARTIES)]
    mentions: dict[str, list[Span]] = {name: [] for name in names}
    text, statements = "", []
    for number in range(count):
        name, at = names[number * 7 % PARTIES], len(text)
        text += f"{name} told Radio {number % 9} that wall {number} of the harbour would not stand the winter storms. "
        content, cue = (text.index("wall", at), len(text) - 2), (text.index("told", at), text.index("told", at) + 4)
        mentions[name].append((at, at + len(name)))
        chain = (Link(name, "person", number * 7 % PARTIES, mentions[name][-1]), Link(f"Radio {number % 9}", "outlet"))
        statements.append(Statement(number, (content,), (cue,), (mentions[name][-1],), "indirect", "asserts", chain))
        text += "\n\n" if number % 3 == 2 else ""
    entities = tuple(Entity(n, name, "person", mentions=tuple(mentions[name])) for n, name in enumerate(names))
    return with_keys(Reading(Article("long", text, title="Walls"), tuple(statements), entities))


if __name__ == "__main__":
    main()
