"""Traces of the gold stories: ``python benchmarks/traces.py SHARED [--readings FILE] [--gold credits] [--given WHAT]``.

Reads and traces the stories of SHARED/gold/stories-study.json and stories-dev.json and prints the table of
SHARED/benchmarks/score_stories.py. With --readings the readings are kept in FILE and taken from it the next time.

With --gold credits nothing is traced: the gold credits take the place of read ones, so that the names alone are tried
(``gold_credits.py`` has the two measures and their rule), beside gold names and names as they are written. With --gold
tracing the tracer runs with gold credits, with gold names, and with both (``gold_tellings.py``). With
--leave-one-out the constants that matter most are chosen for each story by the eleven others (some minutes).
--time prints what traces of forty articles take, readings at hand.
--given outlets reads the articles with their outlets, addresses and days instead of their texts alone.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import product
from pathlib import Path
from time import process_time
from typing import Any

from rich.progress import track

import gold_credits
import gold_tellings
from gold_credits import Naming, Pairs, Story
from wherefrom.archive.parties.names import key_of
from wherefrom.archive.parties.parties import parties_of
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict, reading_to_dict
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading
from wherefrom.tracing.tracer import trace

GIVEN: dict[str, tuple[str, ...]] = {"none": (), "outlets": ("outlet", "url", "published")}
FORTY = 40
COLUMNS = ("origins", "sent back", "credits", "copies", "denials")  # as score_stories.py adds them up


# Constants that matter most, each with the values between which a story is left out and the others choose.
TRIED: dict[tuple[str, str], tuple[float, ...]] = {
    ("tracing.origins.explanation", "ENOUGH"): (1.0, 1.4, 2.0),
    ("tracing.origins.explanation", "FOLLOWED"): (0.15, 0.3, 0.6),
    ("tracing.credits.basis", "QUOTED"): (0.3, 0.6, 1.0),
    ("tracing.credits.basis", "SPOKEN_OF"): (0.2, 0.35, 0.6),
    ("tracing.claims.topic", "BACKGROUND"): (0.2, 0.4),
}


def left_out(shared: Path, stories: Sequence[Story], readings: Mapping[str, Reading]) -> Iterator[str]:
    """For each story what the others choose, and all stories sent back by such choices, in per cent."""
    sys.path.insert(0, str(shared / "benchmarks"))
    scorer = import_module("score_stories")
    modules = {name: import_module(f"wherefrom.{name}") for name, _ in TRIED}
    hits: dict[tuple[float, ...], list[tuple[int, int, int]]] = {}
    for values in track(list(product(*TRIED.values())), "choices", disable=not sys.stderr.isatty()):
        for (module, name), value in zip(TRIED, values, strict=True):
            setattr(modules[module], name, value)
        tallies = {name: scorer.Tally() for name in COLUMNS}
        for story in stories:
            scorer.score(story, trace([readings[a["id"]] for a in story["articles"]]).to_dict(), tallies)
        hits[values] = list(tallies["sent back"])
    total = [0, 0, 0]
    for number, story in enumerate(stories):
        others = {values: _f1(h for i, h in enumerate(own) if i != number) for values, own in hits.items()}
        best = max(others, key=lambda values: (others[values], values))
        total = [t + h for t, h in zip(total, hits[best][number], strict=True)]
        named = ", ".join(f"{name} {value:g}" for (_, name), value in zip(TRIED, best, strict=True))
        yield f"{story['story']:26} {_f1([hits[best][number]]):5.1f}  {named}"
    every = {values: _f1(own) for values, own in hits.items()}
    yield f"sent back, each story by what the others choose: {_f1([tuple(total)]):.1f}"
    yield f"by one choice for all: worst {min(every.values()):.1f}, best {max(every.values()):.1f} of {len(every)}"


def timed(readings: Sequence[Reading], runs: int = 5) -> Iterator[str]:
    """What a trace of each forty of ``readings``, in their order, takes: the first time, and the best of some more."""
    trace(readings[-3:])  # loads the word vectors and lists
    for at in range(0, len(readings) - FORTY + 1, FORTY):
        took = []
        for _ in range(runs):
            begun = process_time()
            trace(readings[at : at + FORTY])
            took.append(process_time() - begun)
        yield f"articles {at + 1} to {at + FORTY}: {took[0]:.2f} s of CPU, again {min(took[1:]):.2f}"


def _f1(hits: Iterable[Sequence[int]]) -> float:
    hit, gold, found = (sum(column) for column in zip(*hits, strict=True))
    return 200 * hit / max(1, gold + found)


def main() -> None:
    """Read, trace and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--readings", type=Path)
    parser.add_argument("--gold", choices=("credits", "tracing"))
    parser.add_argument("--leave-one-out", action="store_true", help="constants chosen by the other stories")
    parser.add_argument("--time", action="store_true", help="CPU seconds of traces of forty articles")
    parser.add_argument("--given", choices=tuple(GIVEN), default="none")
    options = parser.parse_args()
    files = [options.shared / "gold" / f"stories-{name}.json" for name in ("study", "dev")]
    stories = [story for file in files for story in json.loads(file.read_text(encoding="utf-8"))]
    readings = read(stories, options.readings, GIVEN[options.given])
    if options.gold:
        table = names_table if options.gold == "credits" else tracing_table
        for line in table(options.shared, stories, readings):
            print(line)
        return
    if options.time:
        for line in timed(list(readings.values())):
            print(line)
        return
    if options.leave_one_out:
        for line in left_out(options.shared, stories, readings):
            print(line)
        return
    with tempfile.TemporaryDirectory() as folder:
        out, gold = Path(folder, "traces.jsonl"), Path(folder, "gold.json")
        gold.write_text(json.dumps(stories), encoding="utf-8")
        with out.open("w", encoding="utf-8") as file:
            for story in stories:
                found = trace([readings[article["id"]] for article in story["articles"]])
                file.write(json.dumps({"story": story["story"], "trace": found.to_dict()}) + "\n")
        subprocess.run([sys.executable, options.shared / "benchmarks" / "score_stories.py", gold, out], check=True)


def read(stories: Sequence[Story], kept: Path | None, given: Sequence[str]) -> dict[str, Reading]:
    """The readings of all articles by their ids, from ``kept`` where that is there."""
    if kept and kept.exists():
        lines = kept.read_text(encoding="utf-8").splitlines()
        return {r.article.id: r for r in (reading_from_dict(json.loads(line)) for line in lines)}
    articles = [article for story in stories for article in story["articles"]]
    readings = {
        a["id"]: read_article(Article(id=a["id"], text=a["text"], **{key: a.get(key) for key in given}))
        for a in articles
    }
    if kept:
        lines = [json.dumps(reading_to_dict(reading)) + "\n" for reading in readings.values()]
        kept.write_text("".join(lines), encoding="utf-8")
    return readings


def own_naming(story: Story, readings: Mapping[str, Reading]) -> Naming:
    """Who is who by the readings of the story."""
    parties = parties_of([readings[article["id"]] for article in story["articles"]])
    return lambda line: parties.chain(line[::-1])[::-1]


def names_table(shared: Path, stories: Sequence[Story], readings: Mapping[str, Reading]) -> Iterator[str]:
    """Pairs of names and articles sent back, with gold credits, under three namings."""
    sys.path.insert(0, str(shared / "benchmarks"))
    scorer: Any = import_module("score_stories")
    namings = {
        "as written": lambda story: lambda line: [key_of(name) for name in line],
        "own names": lambda story: own_naming(story, readings),
        "gold names": gold_credits.gold_naming,
    }
    yield f"{'':12} pairs P    R    F1   sent back P   R    F1"
    for name, naming_of in namings.items():
        pairs, tallies = Pairs(0, 0, 0), {column: scorer.Tally() for column in COLUMNS}
        for story in stories:
            naming = naming_of(story)
            pairs += gold_credits.pairs_of(story, naming)
            scorer.score(story, gold_credits.sent_back(story, naming), tallies)
        yield f"{name:12} {pairs}   {tallies['sent back']}"


def tracing_table(shared: Path, stories: Sequence[Story], readings: Mapping[str, Reading]) -> Iterator[str]:
    """Articles sent back by the tracer, with gold in place of what it reads."""
    sys.path.insert(0, str(shared / "benchmarks"))
    scorer: Any = import_module("score_stories")
    yield f"{'credits':8} {'names':8} sent back P   R    F1"
    for credits, names in product((False, True), repeat=2):
        tallies = {column: scorer.Tally() for column in COLUMNS}
        for story in stories:
            with gold_tellings.put_in_place(story, credits=credits, names=names):
                found = trace([readings[article["id"]] for article in story["articles"]])
            scorer.score(story, found.to_dict(), tallies)
        yield f"{'gold' if credits else 'read':8} {'gold' if names else 'joined':8}    {tallies['sent back']}"


if __name__ == "__main__":
    main()
