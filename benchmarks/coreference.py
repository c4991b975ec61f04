"""Coreference of persons and organizations: are all mentions of a party brought together, pronouns included.

    python benchmarks/coreference.py SHARED [--file gum-train.jsonl] [--genres news,interview]
        [--documents] [--exact]

Reads corpora/gum-dev.jsonl under SHARED (GUM, Zeldes 2017) and scores the entities of each reading against the gold
mentions of the types person and organization: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), entity-based
CEAF (Luo 2005) and their mean, the CoNLL F1 (Pradhan et al. 2012), counted over all documents together.

A mention that was read and a gold one are the same where one lies within the other and it covers the end of the gold
head: a name counts also without the title or the clause that GUM takes in. Pairs are one to one, best overlap first.
With ``--exact`` the spans must be equal.
The first table leaves out entities of one mention, on both sides, as the CoNLL task did; the second counts them, as GUM
marks them. "gold mentions": each gold mention is handed to the resolver by itself, to tell what is lost in finding
mentions from what is lost in bringing them together.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Clusters = list[frozenset[Any]]
TYPES = ("person", "organization")


@dataclass(frozen=True)
class Counts:
    """Numerators and denominators of precision and recall; they add up over documents."""

    hit_recall: float = 0.0
    gold: float = 0.0
    hit_precision: float = 0.0
    read: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.hit_recall + other.hit_recall,
            self.gold + other.gold,
            self.hit_precision + other.hit_precision,
            self.read + other.read,
        )

    @property
    def recall(self) -> float:
        """The share of gold."""
        return self.hit_recall / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """The share of what was read."""
        return self.hit_precision / self.read if self.read else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(gold: Clusters, read: Clusters) -> Counts:
    """Links: the fewest that tie each entity together, less those that the other side cuts (Vilain et al. 1995)."""
    return Counts(*_links(gold, read), *_links(read, gold))


def _links(of: Clusters, by: Clusters) -> tuple[float, float]:
    owner = {mention: i for i, cluster in enumerate(by) for mention in cluster}
    parts = [len({owner[m] for m in cluster if m in owner}) + sum(m not in owner for m in cluster) for cluster in of]
    return (
        float(sum(len(cluster) - part for cluster, part in zip(of, parts, strict=True))),
        float(sum(len(cluster) - 1 for cluster in of)),
    )


def b_cubed(gold: Clusters, read: Clusters) -> Counts:
    """For each mention the share of its entity that is brought together with it (Bagga and Baldwin 1998)."""
    return Counts(*_shares(gold, read), *_shares(read, gold))


def _shares(of: Clusters, by: Clusters) -> tuple[float, float]:
    owner = {mention: cluster for cluster in by for mention in cluster}
    shares = (len(cluster & owner[m]) / len(cluster) for cluster in of for m in cluster if m in owner)
    return sum(shares), float(sum(map(len, of)))


def ceaf_e(gold: Clusters, read: Clusters) -> Counts:
    """Entities aligned one to one so that their likeness (phi 4) is greatest (Luo 2005)."""
    import networkx

    owner = {mention: j for j, cluster in enumerate(read) for mention in cluster}
    graph = networkx.Graph()
    for i, cluster in enumerate(gold):
        for j in {owner[m] for m in cluster if m in owner}:
            likeness = 2 * len(cluster & read[j]) / (len(cluster) + len(read[j]))
            graph.add_edge(("gold", i), ("read", j), weight=likeness)
    best = sum(graph.edges[pair]["weight"] for pair in networkx.max_weight_matching(graph))
    return Counts(best, float(len(gold)), best, float(len(read)))


MEASURES: dict[str, Callable[[Clusters, Clusters], Counts]] = {"MUC": muc, "B-cubed": b_cubed, "CEAF-e": ceaf_e}


def align(gold: Sequence[dict[str, Any]], read: Sequence[Span], *, exact: bool = False) -> dict[Span, int]:
    """For each span that was read the number of the gold mention that it is, where it is one."""
    if exact:
        numbers = {tuple(mention["span"]): i for i, mention in enumerate(gold)}
        return {span: numbers[span] for span in read if span in numbers}
    by_place = sorted(range(len(gold)), key=lambda i: gold[i]["span"])
    pairs = []
    for span in read:
        for i in by_place:
            (start, end), head_end = gold[i]["span"], gold[i]["head"][1]
            if start >= span[1]:
                break
            inside = start <= span[0] and span[1] <= end or span[0] <= start and end <= span[1]
            if inside and span[0] < head_end <= span[1]:
                shared = min(end, span[1]) - max(start, span[0])
                pairs.append((shared / (max(end, span[1]) - min(start, span[0])), span, i))
    found: dict[Span, int] = {}
    taken: set[int] = set()
    for _, span, i in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if span not in found and i not in taken:
            found[span] = i
            taken.add(i)
    return found


def gold_of(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold mentions of a document that count."""
    return [mention for mention in row["mentions"] if mention["type"] in TYPES]


def gold_clusters(gold: Sequence[dict[str, Any]]) -> Clusters:
    """Gold entities as sets of mention numbers."""
    clusters: dict[str, set[int]] = defaultdict(set)
    for i, mention in enumerate(gold):
        clusters[mention["entity"]].add(i)
    return [frozenset(cluster) for cluster in clusters.values()]


def read_clusters(
    gold: Sequence[dict[str, Any]], entities: Iterable[Iterable[Span]], *, exact: bool = False
) -> Clusters:
    """Entities that were read as sets of gold numbers; a span that is no gold mention stays itself."""
    groups = [set(spans) for spans in entities]
    found = align(gold, sorted(set().union(*groups)) if groups else [], exact=exact)
    seen: set[Any] = set()
    clusters = []
    for group in groups:
        cluster = frozenset(found.get(span, span) for span in group) - seen
        seen |= cluster
        if cluster:
            clusters.append(cluster)
    return clusters


def without_singletons(clusters: Clusters) -> Clusters:
    """Only the entities of more than one mention."""
    return [cluster for cluster in clusters if len(cluster) > 1]


def system_entities(text: str) -> Iterator[Sequence[Span]]:
    """The mentions of each entity of the reading."""
    from wherefrom.intake.article import Article
    from wherefrom.reading.reader import read_article

    reading = read_article(Article(id="gum", text=text), threads=1)
    return (entity.mentions for entity in reading.entities if entity.kind != "document")


def resolved_gold(text: str, gold: Sequence[dict[str, Any]]) -> Iterator[Sequence[Span]]:
    """Gold mentions brought together by the party that the resolver finds for each by itself."""
    from wherefrom.intake.article import Article
    from wherefrom.reading.context import Discourse
    from wherefrom.reading.parties.resolve import resolve
    from wherefrom.reading.reader import context_of

    discourse = Discourse(context_of(Article(id="gum", text=text)))
    parties: dict[int, list[Span]] = defaultdict(list)
    for i, mention in enumerate(gold):
        party = discourse.record(resolve(discourse, tuple(mention["span"]), ()))
        parties[party.number if party is not None else -1 - i].append(tuple(mention["span"]))
    return iter(parties.values())


def tables(rows: Sequence[dict[str, Any]], clusters: Sequence[tuple[Clusters, Clusters]]) -> Iterator[str]:
    """The figures, a line each."""
    pairs = {
        "without entities of one mention": [(without_singletons(g), without_singletons(r)) for g, r in clusters],
        "all entities": list(clusters),
    }
    for title, chosen in pairs.items():
        yield f"{title}: {len(rows)} documents"
        yield f"{'':12}    P     R    F1"
        mentions = sum((_mention_counts(g, r) for g, r in chosen), Counts())
        yield _line("mentions", mentions)
        scores = {name: sum((measure(g, r) for g, r in chosen), Counts()) for name, measure in MEASURES.items()}
        yield from (_line(name, counts) for name, counts in scores.items())
        yield f"{'CoNLL':12}{'':12}{100 * sum(c.f1 for c in scores.values()) / len(scores):6.1f}"


def _line(name: str, counts: Counts) -> str:
    return f"{name:12}" + "".join(f"{100 * share:6.1f}" for share in (counts.precision, counts.recall, counts.f1))


def _mention_counts(gold: Clusters, read: Clusters) -> Counts:
    one, other = frozenset().union(*gold), frozenset().union(*read)
    return Counts(len(one & other), len(one), len(one & other), len(other))


def conll(gold: Clusters, read: Clusters) -> float:
    """The mean of the three F1."""
    return sum(measure(gold, read).f1 for measure in MEASURES.values()) / len(MEASURES)


def main() -> None:
    """Read and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--file", default="gum-dev.jsonl")
    parser.add_argument("--genres", help="only these, commas between them")
    parser.add_argument("--documents", action="store_true", help="a line for each document")
    parser.add_argument("--exact", action="store_true", help="a mention is right only with exactly the gold span")
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.shared / "corpora" / options.file).open(encoding="utf-8")]
    if options.genres:
        rows = [row for row in rows if row["genre"] in options.genres.split(",")]
    golds = [gold_of(row) for row in rows]
    system = [
        read_clusters(gold, system_entities(row["text"]), exact=options.exact)
        for row, gold in zip(rows, golds, strict=True)
    ]
    handed = [read_clusters(gold, resolved_gold(row["text"], gold)) for row, gold in zip(rows, golds, strict=True)]
    for title, read in (("own mentions", system), ("gold mentions", handed)):
        print(f"== {title}")
        print("\n".join(tables(rows, [(gold_clusters(g), r) for g, r in zip(golds, read, strict=True)])))
    if options.documents:
        for row, gold, read in zip(rows, golds, system, strict=True):
            score = conll(without_singletons(gold_clusters(gold)), without_singletons(read))
            print(f"{row['id']:32}{100 * score:6.1f}")


if __name__ == "__main__":
    main()
