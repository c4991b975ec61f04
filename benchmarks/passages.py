"""Shared passages: how many planted ones are found, and how many pairs are reported that nobody planted.

usage: python benchmarks/passages.py SHARED [--peer]

SHARED is the folder that holds corpora/polnear-train.jsonl and polnear-dev.jsonl. Each of 300 receiving articles gets
60 words of another article, by turns as they are and with one word in 15 changed (at random places), between two of
its own sentences; a fixed seed decides. What is looked for is the pair of articles, and that the passage lies where it
was planted.

``untouched`` pairs are all pairs of the 924 articles that share nothing planted. Wire copy and speeches that PolNeAR
itself holds are shared text too, so part of those reported are right; ``without real copies`` leaves out pairs that
shared text before anything was planted.

With ``--peer`` the same articles go through datasketch's MinHash LSH (``pip install datasketch``), with the same
words in shingles of five, whole articles and windows of 60 words, half of each in the next; the thresholds go down to
where it finds as many as ours. Both times are process time of the whole search: words, shingles, index, candidates;
ours with the exact alignment of every candidate.
"""

from __future__ import annotations

import json
import random
import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wherefrom.intake.article import Article
from wherefrom.reading.types import Reading
from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span
from wherefrom.tracing.passages.shared_text import SharedText, shared_texts

SEED = 20_261
RECEIVERS = 300
WORDS = 60
CHANGED = WORDS // 15

Pair = frozenset[str]


@dataclass(frozen=True)
class Planted:
    """A passage: the two articles, its place in the one that got it, and whether words of it were changed."""

    pair: Pair
    receiver: str
    place: Span
    edited: bool


def articles_of(shared: Path) -> list[Article]:
    """The articles of PolNeAR's train and dev parts."""
    found = []
    for part in ("train", "dev"):
        path = shared / "corpora" / f"polnear-{part}.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        found += [Article(row["id"], row["text"]) for row in rows]
    return found


def plant(articles: Sequence[Article], draw: random.Random) -> tuple[list[Article], list[Planted]]:
    """The articles with passages planted into ``RECEIVERS`` of them; givers stay as they are."""
    order = list(articles)
    draw.shuffle(order)
    vocabulary = sorted({word for article in articles for word, _ in words_with_spans(article.text)})
    givers = [a for a in order[RECEIVERS:] if sum(1 for _ in words_with_spans(a.text)) > 3 * WORDS]
    changed = {article.id: article for article in articles}
    planted = []
    for number, receiver in enumerate(order[:RECEIVERS]):
        giver = givers[number % len(givers)]
        passage = _passage(giver, draw)
        if number % 2:
            passage = _edited(passage, vocabulary, draw)
        at = draw.choice([0, *(match.end() for match in re.finditer(r"[.!?]\s", receiver.text))])
        text = f"{receiver.text[:at]}{passage} {receiver.text[at:]}"
        changed[receiver.id] = Article(receiver.id, text)
        pair = frozenset({giver.id, receiver.id})
        planted.append(Planted(pair, receiver.id, (at, at + len(passage)), bool(number % 2)))
    return [changed[article.id] for article in articles], planted


def _passage(giver: Article, draw: random.Random) -> str:
    spans = [span for _, span in words_with_spans(giver.text)]
    first = draw.randrange(len(spans) - WORDS)
    return giver.text[spans[first][0] : spans[first + WORDS - 1][1]]


def _edited(passage: str, vocabulary: Sequence[str], draw: random.Random) -> str:
    spans = [span for _, span in words_with_spans(passage)]
    for start, end in sorted(draw.sample(spans, CHANGED), reverse=True):
        passage = passage[:start] + draw.choice(vocabulary) + passage[end:]
    return passage


def recall(planted: Iterable[Planted], found: Iterable[Pair], *, edited: bool) -> float:
    """The part of the planted pairs that are among ``found``, in percent."""
    wanted = [passage.pair in set(found) for passage in planted if passage.edited == edited]
    return 100 * sum(wanted) / len(wanted)


def placed(planted: Iterable[Planted], found: Iterable[SharedText]) -> float:
    """The part of the planted passages of which nine tenths are marked in the article that got them, in percent."""
    marked: dict[Pair, SharedText] = {frozenset({shared.a, shared.b}): shared for shared in found}
    hits = []
    for passage in planted:
        shared = marked.get(passage.pair)
        start, end = passage.place
        spans = [p[shared.a != passage.receiver] for p in shared.passages] if shared else []
        inside = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
        hits.append(inside >= 0.9 * (end - start))
    return 100 * sum(hits) / len(hits)


def ours(articles: Sequence[Article]) -> tuple[list[SharedText], float]:
    """What wherefrom finds, and in how many seconds of process time."""
    began = time.process_time()
    found = shared_texts([Reading(article) for article in articles])
    return found, time.process_time() - began


def by_minhash(articles: Sequence[Article], threshold: float, window: int | None) -> tuple[set[Pair], float]:
    """The pairs that MinHash LSH reports, and in how many seconds of process time.

    Each article is one set of shingles, or one for every ``window`` words, half of them in the next one too.
    """
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=128)
    hashes = {}
    for article in articles:
        words = [word for word, _ in words_with_spans(article.text)]
        size = window or len(words)
        for first in range(0, max(1, len(words) - size // 2), max(1, size // 2 if window else len(words))):
            part = words[first : first + size]
            shingles = {" ".join(part[at : at + 5]).encode() for at in range(max(1, len(part) - 4))}
            one = MinHash(num_perm=128)
            one.update_batch(shingles)
            hashes[article.id, first] = one
            index.insert((article.id, first), one)
    pairs = {frozenset({key[0], other[0]}) for key, one in hashes.items() for other in index.query(one)}
    return {pair for pair in pairs if len(pair) == 2}, time.process_time() - began


def line(name: str, planted: Sequence[Planted], found: set[Pair], real: set[Pair], seconds: float) -> str:
    """One row of the table."""
    wanted = {passage.pair for passage in planted}
    exact, edited = (recall(planted, found, edited=edited) for edited in (False, True))
    return f"{name:24}{exact:7.1f}{edited:8.1f}{len(found - wanted):11,}{len(found - wanted - real):22,}{seconds:9.1f}"


def main() -> None:
    """Plant, search, print."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--peer"]
    if len(arguments) != 1:
        sys.exit(__doc__)
    originals = articles_of(Path(arguments[0]))
    articles, planted = plant(originals, random.Random(SEED))
    real = {frozenset({shared.a, shared.b}) for shared in ours(originals)[0]}
    found, seconds = ours(articles)
    pairs = {frozenset({shared.a, shared.b}) for shared in found}
    untouched = len(articles) * (len(articles) - 1) // 2 - len(planted)
    print(f"{len(articles)} articles, {len(planted)} passages of {WORDS} words planted, {untouched:,} untouched pairs")
    print(f"{'':24}{'exact':>7}{'edited':>8}{'untouched':>11}{'without real copies':>22}{'seconds':>9}")
    print(line("wherefrom", planted, pairs, real, seconds), flush=True)
    if "--peer" in sys.argv:
        for threshold, window in ((0.5, None), (0.1, None), (0.02, None), (0.3, WORDS), (0.15, WORDS)):
            peer, spent = by_minhash(articles, threshold, window)
            name = f"MinHash {'windows' if window else 'articles'} {threshold}"
            print(line(name, planted, peer, real, spent), flush=True)
    wrong = len(pairs - {passage.pair for passage in planted})
    print(f"untouched pairs reported: {100 * wrong / untouched:.3f} %")
    print(f"planted passages marked in their place: {placed(planted, found):.1f} %")


if __name__ == "__main__":
    main()
