"""Quality of the reading: ``python benchmarks/quality.py SHARED [--folds]``.

SHARED holds corpora/polnear-dev.jsonl, gold/layered/ and the scorers in benchmarks/. Prints both scorers' tables for
the development files, which nobody may study; with --folds that of layered train, each article read by a network and
heads that have not seen it (``training/folds/``), in a minute and without a network, and below it one line a kind of
text (``gold/layered/genres.json``). With --readings DIR the readings are kept there.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from rich.progress import track

from pairing import paired
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article
from wherefrom.reading.types import Reading

PARTS = (("corpora/polnear-dev.jsonl", "score_attributions.py"), ("gold/layered/dev.jsonl", "score_chains.py"))
TRAIN = "gold/layered/train.jsonl"
GENRES = "gold/layered/genres.json"
TOGETHER = {"blog": "op-ed and blog", "op-ed": "op-ed and blog"}
PLAIN = "plain news"


def article_of(row: dict) -> Article:
    """The text exactly as annotated, with what the file says of it."""
    return Article(
        id=row["id"],
        text=row["text"],
        outlet=row.get("outlet") or row.get("publisher"),
        title=row.get("title"),
        authors=tuple(row.get("authors") or ()),
        published=row.get("published") or row.get("date"),
    )


def replayed(gold: Path) -> Iterator[Reading]:
    """Every article of layered train as read by what has not seen it."""
    sys.path.insert(0, str(Path(__file__).parents[1] / "training"))
    from packed import FOLDER, replay
    from wherefrom.reading.choice import learned_in
    from wherefrom.reading.network.model import load_network
    from wherefrom.reading.reader import assemble, decoded

    choosers: dict[int, object] = {}
    for fold, row, pieces, seen in replay(gold, load_network(1).tokenizer):
        choose = choosers.setdefault(fold, learned_in(FOLDER / f"heads-{fold}.npz"))
        yield assemble(article_of(row), decoded(row["text"], pieces, seen), None, choose)


def by_kind(shared: Path, readings: Path) -> Iterator[str]:
    """One line a kind of text, and one for all: articles and gold statements, statement F1, chain F1, what that loses.

    The points of chain F1 that wrong origins, wrong relays and both together cost, and those that statements not found,
    or too many, cost where as many of the missing chains would be right as of those found; the share of contents found
    that have the very words of gold's.
    """
    sys.path.insert(0, str(shared / "benchmarks"))
    scorer: Any = importlib.import_module("score_chains")
    genres = json.loads((shared / GENRES).read_text(encoding="utf-8"))
    read = {row["article"]["id"]: row["statements"] for row in _rows(readings)}
    counts: dict[str, Counter[str]] = {}
    for row in _rows(shared / TRAIN):
        kind = genres.get(row["id"], PLAIN)
        count = counts.setdefault(TOGETHER.get(kind, kind), Counter())
        found, gold = read[row["id"]], row["statements"]
        words = scorer.token_sets(row["text"], [s["spans"] for s in gold]), scorer.token_sets(row["text"], found)
        pairs = list(paired(scorer, *words))
        count.update(_wrong(scorer, gold[i]["chain"], found[j]["chain"]) for i, j, _ in pairs)
        same = sum(words[0][i]["content"] == words[1][j]["content"] for i, j, _ in pairs)
        count.update(articles=1, gold=len(gold), read=len(found), paired=len(pairs), same=same)
    counts["all"] = sum(counts.values(), Counter())
    yield f"{'':18}articles  statements  statement F1  chain F1   lost by origins  relays  both  statements  very words"
    for kind, n in sorted(counts.items(), key=lambda item: -item[1]["gold"]):
        statement, chain, *lost = (
            200 * n[hit] / (n["gold"] + n["read"]) for hit in ("paired", "right", "origin", "relays", "both")
        )
        lost.append(100 * n["right"] / max(1, n["paired"]) - chain)
        lost.append(100 * n["same"] / max(1, n["paired"]))
        told = "".join(f"{points:{width}.1f}" for points, width in zip(lost, (18, 8, 6, 12, 12), strict=True))
        yield f"{kind:18}{n['articles']:8}{n['gold']:12}{statement:14.1f}{chain:10.1f}{told}"


def _wrong(scorer: Any, gold: Sequence[Any], read: Sequence[Any]) -> str:
    """What is wrong with a chain: its origin, its relays, both, or nothing ("right")."""
    origin = scorer.same_name(gold[0]["name"], read[0]["name"], gold[0]["kind"])
    relays = len(gold) == len(read) and all(
        scorer.same_name(one["name"], other["name"], one["kind"]) for one, other in zip(gold[1:], read[1:], strict=True)
    )
    return {(True, True): "right", (False, True): "origin", (True, False): "relays"}.get((origin, relays), "both")


def _rows(file: Path) -> Iterator[dict]:
    return map(json.loads, file.read_text(encoding="utf-8").splitlines())


def main() -> None:
    """Read and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--folds", action="store_true", help="layered train, by cross-validation")
    parser.add_argument("--readings", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.readings or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for file, scorer in [(TRAIN, "score_chains.py")] if options.folds else PARTS:
            gold, out = options.shared / file, folder / file.replace("/", "-")
            rows = gold.read_text(encoding="utf-8").splitlines()
            readings = replayed(gold) if options.folds else (read_article(article_of(json.loads(row))) for row in rows)
            with out.open("w", encoding="utf-8") as lines:
                for reading in track(readings, file, len(rows), disable=not sys.stderr.isatty()):
                    lines.write(json.dumps(reading_to_dict(reading)) + "\n")
            print(f"== {file}", flush=True)
            subprocess.run([sys.executable, options.shared / "benchmarks" / scorer, gold, out], check=True)
            if options.folds:
                print(*by_kind(options.shared, out), sep="\n", flush=True)


if __name__ == "__main__":
    main()
