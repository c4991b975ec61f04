"""Shared passages over many articles: how many planted ones are found, and how many pairs nobody planted.

usage: python benchmarks/passages.py SHARED [--articles N] [--peer]

N articles (10,000 without the option) are made of the sentences of the corpora in SHARED, each sentence used once, so
that they share nothing on purpose; a sentence that has words of an earlier one (a quotation, a wire copy) is left out.
A fifth of them gets 60 words of another article, by turns as they are and with one word in 15 changed (at random
places), between two of its own sentences; a fixed seed decides. What is looked for is the pair of articles, and that
the passage lies where it was planted. ``not planted`` are all other pairs reported: no person would call one right.

With ``--peer`` the same articles go through datasketch's MinHash LSH (``pip install datasketch``), with the same words
in shingles of five, over windows of 60 words, at several thresholds, steps and numbers of permutations. Both times are
process time of the whole search: words, shingles, index, candidates; ours with the exact alignment of every candidate,
which gives the places; the peer gives none.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from wherefrom.archive.passages.counting import pairs_among
from wherefrom.archive.passages.deciding import PassagePair
from wherefrom.intake.article import Article
from wherefrom.text.sentences import sentences
from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span

SEED = 20_261
WORDS = 60
CHANGED = WORDS // 15
CORPORA = ("polnear-train", "polnear-dev", "basil-dev", "gum-train", "gum-dev", "pages-dev", "pages-zyte")
SHORTEST, LONGEST = 8, 60
PEERS = ((0.3, 30, 128), (0.2, 30, 128), (0.2, 20, 128), (0.1, 30, 128), (0.2, 30, 64), (0.1, 30, 64))
"""Threshold, step from window to window, permutations."""

Pair = frozenset[str]


@dataclass(frozen=True)
class Planted:
    """A passage: the two articles, its place in the one that got it, and whether words of it were changed."""

    pair: Pair
    receiver: str
    place: Span
    edited: bool


def sentences_of(shared: Path) -> Iterator[str]:
    """The sentences of the corpora that have no five words in a row with an earlier one, in a drawn order."""
    texts = []
    for name in CORPORA:
        for line in (shared / "corpora" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            body = row.get("text") or row["body"]
            texts.append(body if isinstance(body, str) else "\n\n".join(body))
    found = [text[start:end] for text in texts for start, end in sentences(text)]
    random.Random(SEED).shuffle(found)
    seen: set[tuple[str, ...]] = set()
    for sentence in found:
        words = [word for word, _ in words_with_spans(sentence)]
        shingles = {tuple(words[at : at + 5]) for at in range(len(words) - 4)}
        if SHORTEST <= len(words) <= LONGEST and not shingles & seen:
            seen |= shingles
            yield " ".join(sentence.split())


def recombined(shared: Path, count: int) -> list[list[str]]:
    """So many articles, as lists of sentences; each sentence is in one of them."""
    articles: list[list[str]] = [[] for _ in range(count)]
    for number, sentence in enumerate(sentences_of(shared)):
        articles[number % count].append(sentence)
    return articles


def plant(articles: Sequence[list[str]], draw: random.Random) -> tuple[list[Article], list[Planted]]:
    """The articles with passages planted into a fifth of them; who gives one stays as it is."""
    ids = [f"recombined-{number:05}" for number in range(len(articles))]
    vocabulary = sorted({word for text in articles for word, _ in words_with_spans(" ".join(text))})
    order = list(range(len(articles)))
    draw.shuffle(order)
    receivers, rest = order[: len(order) // 5], order[len(order) // 5 :]
    givers = [one for one in rest if sum(1 for _ in words_with_spans(" ".join(articles[one]))) > WORDS]
    texts = [" ".join(sentences) for sentences in articles]
    planted = []
    for number, receiver in enumerate(receivers):
        giver = givers[number % len(givers)]
        passage = _passage(texts[giver], draw)
        if number % 2:
            passage = _edited(passage, vocabulary, draw)
        before = draw.randrange(len(articles[receiver]) + 1)
        head = " ".join(articles[receiver][:before]) + " " * (before > 0)
        texts[receiver] = f"{head}{passage} {' '.join(articles[receiver][before:])}"
        pair = frozenset({ids[giver], ids[receiver]})
        planted.append(Planted(pair, ids[receiver], (len(head), len(head) + len(passage)), bool(number % 2)))
    return [Article(*each) for each in zip(ids, texts, strict=True)], planted


def _passage(text: str, draw: random.Random) -> str:
    spans = [span for _, span in words_with_spans(text)]
    first = draw.randrange(len(spans) - WORDS + 1)
    return text[spans[first][0] : spans[first + WORDS - 1][1]]


def _edited(passage: str, vocabulary: Sequence[str], draw: random.Random) -> str:
    spans = [span for _, span in words_with_spans(passage)]
    for start, end in sorted(draw.sample(spans, CHANGED), reverse=True):
        passage = passage[:start] + draw.choice(vocabulary) + passage[end:]
    return passage


def recall(planted: Iterable[Planted], found: Iterable[Pair], *, edited: bool) -> float:
    """The part of the planted pairs that are among ``found``, in percent."""
    known = set(found)
    wanted = [passage.pair in known for passage in planted if passage.edited == edited]
    return 100 * sum(wanted) / len(wanted)


def placed(planted: Iterable[Planted], found: Iterable[PassagePair]) -> float:
    """The part of the planted passages of which nine tenths are marked in the article that got them, in percent."""
    marked: dict[Pair, PassagePair] = {frozenset({shared.a, shared.b}): shared for shared in found}
    hits = []
    for passage in planted:
        shared = marked.get(passage.pair)
        start, end = passage.place
        spans = [p.a if shared.a == passage.receiver else p.b for p in shared.passages] if shared else []
        inside = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
        hits.append(inside >= 0.9 * (end - start))
    return 100 * sum(hits) / len(hits)


def ours(articles: Sequence[Article]) -> tuple[list[PassagePair], float]:
    """What wherefrom finds, and in how many seconds of process time."""
    began = time.process_time()
    found = list(pairs_among(articles))
    return found, time.process_time() - began


def by_minhash(articles: Sequence[Article], threshold: float, step: int, permutations: int) -> tuple[set[Pair], float]:
    """The pairs that MinHash LSH reports over windows of words, and in how many seconds of process time."""
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=permutations)
    hashes = {}
    for article in articles:
        words = [word for word, _ in words_with_spans(article.text)]
        for first in range(0, max(1, len(words) - WORDS + step), step):
            part = words[first : first + WORDS]
            one = MinHash(num_perm=permutations)
            one.update_batch({" ".join(part[at : at + 5]).encode() for at in range(max(1, len(part) - 4))})
            hashes[article.id, first] = one
            index.insert((article.id, first), one)
    pairs = {frozenset({key[0], other[0]}) for key, one in hashes.items() for other in index.query(one)}
    return {pair for pair in pairs if len(pair) == 2}, time.process_time() - began


def line(name: str, planted: Sequence[Planted], found: set[Pair], seconds: float) -> str:
    """One row of the table."""
    wanted = {passage.pair for passage in planted}
    exact, edited = (recall(planted, found, edited=edited) for edited in (False, True))
    right = 100 * len(found & wanted) / max(1, len(found))
    return f"{name:36}{exact:7.1f}{edited:8.1f}{len(found - wanted):13,}{right:10.1f}{seconds:9.1f}"


def main() -> None:
    """Plant, search, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--peer", action="store_true")
    options = parser.parse_args()
    articles, planted = plant(recombined(options.shared, options.articles), random.Random(SEED))
    words = sum(1 for article in articles for _ in words_with_spans(article.text))
    print(f"{len(articles):,} articles of {words / len(articles):.0f} words, {len(planted):,} passages planted")
    print(f"{'':36}{'exact':>7}{'edited':>8}{'not planted':>13}{'right, %':>10}{'seconds':>9}")
    found, seconds = ours(articles)
    print(line("wherefrom", planted, {frozenset({pair.a, pair.b}) for pair in found}, seconds), flush=True)
    print(f"planted passages marked in their place: {placed(planted, found):.1f} %", flush=True)
    for threshold, step, permutations in PEERS if options.peer else ():
        peer, spent = by_minhash(articles, threshold, step, permutations)
        name = f"MinHash {threshold}, step {step}, {permutations} permutations"
        print(line(name, planted, peer, spent), flush=True)


if __name__ == "__main__":
    main()
