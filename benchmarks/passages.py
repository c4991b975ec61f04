"""Shared passages over many articles: how many planted ones are found, and how many pairs nobody planted.

usage: python benchmarks/passages.py SHARED [--articles N] [--peer] [--text-dedup PYTHON] [--passim PYTHON FOLDER]
       python benchmarks/passages.py SHARED --pairs N

N articles (10,000 without the option) are made of the sentences of the corpora in SHARED, each sentence used once, so
that they share nothing on purpose; a sentence that has words of an earlier one (a quotation, a wire copy) is left out.
A fifth of them gets 60 words of another article, by turns as they are and with one word in 15 changed (at random
places), between two of its own sentences; a fixed seed decides. What is looked for is the pair of articles, and that
the passage lies where it was planted. ``not planted`` are all other pairs reported: no person would call one right.

With ``--peer`` the same articles go through datasketch's MinHash LSH (``pip install datasketch``), with the same words
in shingles of five, over windows of 60 words, at several thresholds, steps and numbers of permutations. Both times are
of the whole search: words, shingles, index, candidates; ours with the exact alignment of every candidate, which gives
the places; the peer gives none.

``--text-dedup``: the Python of an environment with text-dedup (``pip install text-dedup``), whose MinHash then gets the
same windows as its documents. ``--passim``: a Python with pyspark, intervaltree, graphframes-py and what wherefrom
needs, and a folder with passim (github.com/dasmiq/passim; PyPI's is another thing), whose Spark job is run as far as
its alignments, and wherefrom's own on Spark beside it. Their seconds are of whole programs, their start included.

With ``--pairs`` nothing is planted: N pairs of those that wherefrom reports among the real articles of SHARED that may
be read (training gold, corpora, stories) are drawn by a fixed seed and printed, for a person to say of how many the
passage is one. Articles go through the intake first, as they do on their way into an archive.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from passage_peers import Found, Marked, Pair, by_minhash, by_passim, by_spark, by_text_dedup, found_pairs
from wherefrom.archive.passages.counting import pairs_among
from wherefrom.intake.article import Article
from wherefrom.intake.found import Given
from wherefrom.intake.loading import article_from_text
from wherefrom.text.sentences import sentences
from wherefrom.text.shingles import words_with_spans
from wherefrom.text.span import Span

SEED = 20_261
WORDS = 60
CHANGED = WORDS // 15
CORPORA = ("polnear-train", "polnear-dev", "basil-dev", "gum-train", "gum-dev", "pages-dev", "pages-zyte")
SHORTEST, LONGEST = 8, 60
REAL = ("gold/layered/train.jsonl", "corpora/polnear-train.jsonl", "corpora/basil-dev.jsonl")
STORIES = ("gold/stories-study.json", "gold/stories-dev.json")
MASTER = "local[2]"
PEERS = ((0.3, 30, 128), (0.2, 30, 128), (0.2, 20, 128), (0.1, 30, 128), (0.2, 30, 64), (0.1, 30, 64))
"""Threshold, step from window to window, permutations."""
TEXT_DEDUP = ((0.3, 30, 128), (0.2, 30, 128), (0.1, 30, 128))


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


def placed(planted: Iterable[Planted], marked: Marked) -> float:
    """The part of the planted passages of which nine tenths are marked in the article that got them, in percent."""
    hits = []
    for passage in planted:
        start, end = passage.place
        spans = marked.get((passage.pair, passage.receiver), ())
        inside = sum(max(0, min(end, stop) - max(start, begin)) for begin, stop in spans)
        hits.append(inside >= 0.9 * (end - start))
    return 100 * sum(hits) / len(hits)


def ours(articles: Sequence[Article]) -> Found:
    """What wherefrom finds in this process."""
    began, clock = time.process_time(), time.monotonic()
    found = list(pairs_among(articles))
    return found_pairs(found, time.process_time() - began, time.monotonic() - clock)


def line(name: str, planted: Sequence[Planted], found: Found) -> str:
    """One row of the table."""
    wanted = {passage.pair for passage in planted}
    exact, edited = (recall(planted, found.pairs, edited=edited) for edited in (False, True))
    right = 100 * len(found.pairs & wanted) / max(1, len(found.pairs))
    place = f"{placed(planted, found.marked):.1f}" if found.marked is not None else "-"
    figures = f"{exact:7.1f}{edited:8.1f}{len(found.pairs - wanted):13,}{right:7.1f}{place:>10}"
    return f"{name:38}{figures}{found.cpu:8.1f}{found.clock:8.1f}"


def others(options: argparse.Namespace, articles: Sequence[Article], folder: Path) -> Iterator[tuple[str, Found]]:
    """What the other programs find that were asked for."""
    for threshold, step, permutations in PEERS if options.peer else ():
        name = f"MinHash {threshold}, step {step}, {permutations} permutations"
        yield name, by_minhash(articles, WORDS, threshold, step, permutations)
    if options.text_dedup:
        for number, how in enumerate(TEXT_DEDUP):
            name = "text-dedup {}, step {}, {} permutations".format(*how)
            yield name, by_text_dedup(options.text_dedup, articles, folder / f"text-dedup-{number}", WORDS, *how)
    if options.passim:
        python, checkout = options.passim
        yield f"wherefrom on Spark, {MASTER}", by_spark(python, articles, folder / "spark", MASTER)
        yield f"passim, {MASTER}", by_passim(python, Path(checkout), articles, folder / "passim", MASTER)


def real(shared: Path) -> list[list[Article]]:
    """The articles that may be read, of each collection those that no earlier one has."""
    rows = [[json.loads(line) for line in (shared / name).open(encoding="utf-8")] for name in REAL]
    for name in STORIES:
        rows.append([one for story in json.loads((shared / name).read_text("utf-8")) for one in story["articles"]])
    seen: set[str] = set()
    collections = []
    for collection in rows:
        found = []
        for row in collection:
            given = Given(
                id=row["id"],
                title=row.get("title"),
                outlet=row.get("outlet") or row.get("publisher"),
                published=row.get("published") or row.get("date"),
            )
            if row["id"] not in seen:
                found.append(article_from_text(row["text"], row["id"], given=given))
            seen.add(row["id"])
        collections.append(found)
    return collections


def show(shared: Path, count: int) -> None:
    """Print so many pairs, drawn from those that are reported in each collection by itself."""
    reported = [
        (pair, {one.id: one for one in articles}) for articles in real(shared) for pair in pairs_among(articles)
    ]
    print(f"{len(reported):,} pairs reported")
    for number, (pair, articles) in enumerate(random.Random(SEED).sample(reported, count), start=1):
        a, b = articles[pair.a], articles[pair.b]
        print(f"\n{number}. {a.id} ({a.outlet}, {a.published}) and {b.id} ({b.outlet}, {b.published})")
        for passage in pair.passages:
            words = (" ".join(one.text[slice(*place)].split()) for one, place in ((a, passage.a), (b, passage.b)))
            print(f"   {passage.words} words: {' | '.join(dict.fromkeys(words))}")


def main() -> None:
    """Plant, search, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--peer", action="store_true")
    parser.add_argument("--text-dedup", metavar="PYTHON")
    parser.add_argument("--passim", nargs=2, metavar=("PYTHON", "FOLDER"))
    parser.add_argument("--pairs", type=int, metavar="N")
    options = parser.parse_args()
    if options.pairs:
        show(options.shared, options.pairs)
        return
    articles, planted = plant(recombined(options.shared, options.articles), random.Random(SEED))
    words = sum(1 for article in articles for _ in words_with_spans(article.text))
    print(f"{len(articles):,} articles of {words / len(articles):.0f} words, {len(planted):,} passages planted")
    heads = f"{'exact':>7}{'edited':>8}{'not planted':>13}{'right':>7}{'in place':>10}{'CPU s':>8}{'clock s':>8}"
    print(f"{'':38}{heads}")
    print(line("wherefrom", planted, ours(articles)), flush=True)
    with tempfile.TemporaryDirectory(prefix="wherefrom-passages-") as folder:
        for name, found in others(options, articles, Path(folder)):
            print(line(name, planted, found), flush=True)


if __name__ == "__main__":
    main()
