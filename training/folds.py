"""Folds by event: articles that copy each other, or tell of one event, are learned from together or not at all.

``python training/folds.py GOLD.jsonl`` prints what stands in each. The same articles give the same folds anywhere.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

FOLDS = 3  # each costs a training: five leave a fifth more to learn from and cost twice as much
SHINGLE = 8  # words in a row that two articles share only where one took them from the other
COPIED = 5  # shingles of that length; a stock phrase of the kind of news has fewer
RARE = 10  # articles of a kind that may hold a name for it still to tell events apart
NAMES = 3  # rare names that two articles of one kind share only where they tell of one event; two join 137 articles
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*")

Row = Mapping[str, Any]


def folds(gold: Sequence[Row]) -> dict[str, int]:
    """The fold, from 0, of each article by id; folds have about as many statements each."""
    found: dict[str, int] = {}
    sizes = [0] * FOLDS
    events = sorted(events_of(gold), key=lambda event: (-_statements(event), event[0]["id"]))
    for event in events:
        smallest = sizes.index(min(sizes))
        sizes[smallest] += _statements(event)
        found |= {row["id"]: smallest for row in event}
    return found


def in_fold(gold: Sequence[Row], fold: int, *, without: bool = False) -> list[Row]:
    """The articles of one fold, or all those ``without`` it."""
    found = folds(gold)
    return [row for row in gold if (found[row["id"]] == fold) is not without]


def _statements(event: Sequence[Row]) -> int:
    return sum(len(row["statements"]) for row in event)


def events_of(gold: Sequence[Row]) -> list[list[Row]]:
    """The articles in groups that share no event, as far as copied passages and rare names tell."""
    together = {row["id"]: row["id"] for row in gold}

    def root(name: str) -> str:
        while together[name] != name:
            name = together[name]
        return name

    copies = _sharing((row["id"], _shingles(row["text"])) for row in gold)
    names = _sharing((row["id"], _names(row)) for row in gold)
    for pairs, least in ((copies, COPIED), (names, NAMES)):
        for (one, other), shared in sorted(pairs.items()):
            if shared >= least:
                low, high = sorted((root(one), root(other)))
                together[high] = low
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(gold, key=lambda row: row["id"]):
        groups[root(row["id"])].append(row)
    return list(groups.values())


def _sharing(marks: Iterable[tuple[str, set[Hashable]]]) -> Counter[tuple[str, str]]:
    """How many marks each two articles share, of those that few articles have."""
    places: dict[Hashable, list[str]] = defaultdict(list)
    for name, found in marks:
        for mark in found:
            places[mark].append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for articles in places.values():
        if 1 < len(articles) <= RARE:
            shared.update((a, b) if a < b else (b, a) for i, a in enumerate(articles) for b in articles[:i])
    return shared


def _shingles(text: str) -> set[Hashable]:
    words = _WORD.findall(text.lower())
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}


def _names(row: Row) -> set[Hashable]:
    """Names of two words or more, of one kind of article: where another kind tells of them, it is of another year."""
    kind = re.split(r"[-_]", row["id"])[0]
    return {(kind, name.lower()) for name in _NAME.findall(row["text"]) if " " in name}


def main() -> None:
    """Print articles, statements and the largest events of each fold."""
    from layered import rows

    gold = rows(Path(sys.argv[1]))
    found = folds(gold)
    sizes = Counter(len(event) for event in events_of(gold))
    print("articles of one event, and how often:", dict(sorted(sizes.items())))
    for fold in range(FOLDS):
        inside = [row for row in gold if found[row["id"]] == fold]
        print(f"fold {fold}: {len(inside)} articles, {_statements(inside)} statements")


if __name__ == "__main__":
    main()
