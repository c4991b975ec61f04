"""Scores of gold readings: is each statement found, and is its chain the one that the article gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wherefrom.evaluate.gold import CHAIN_KEYS, Record, checked
from wherefrom.evaluate.measures import Accuracy, Evaluation, Score
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.lang.en.patterns import scoring as en

_WORD = re.compile(r"\w+")
_FULL_NAMES = ("person", "organization", "outlet")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A gold statement with the one that was read in its place."""

    gold: Record
    read: Record
    same_source: bool

    @property
    def same_chain(self) -> bool:
        gold, read = self.gold["chain"], self.read["chain"]
        return len(gold) == len(read) and all(_same_party(g, r) for g, r in zip(gold, read, strict=True))

    @property
    def same_origin(self) -> bool:
        return (
            bool(self.gold["chain"])
            and bool(self.read["chain"])
            and _same_party(self.gold["chain"][0], self.read["chain"][0])
        )

    @property
    def has_full_name(self) -> bool:
        """Whether gold's origin is a person of two words or more, and the link read has all of them."""
        return self.asks_full_name and set(self._gold_name) <= set(_name_words(self.read["chain"][0]["name"]))

    @property
    def asks_full_name(self) -> bool:
        return self.gold_kind == "person" and self.same_origin and len(self._gold_name) > 1

    @property
    def _gold_name(self) -> list[str]:
        return _name_words(self.gold["chain"][0]["name"])

    @property
    def same_kind(self) -> bool:
        return self.gold_kind == (self.read["chain"][0]["kind"] if self.read["chain"] else "")

    @property
    def gold_kind(self) -> str:
        return self.gold["chain"][0]["kind"] if self.gold["chain"] else ""


def evaluate_chains(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Evaluation:
    """The scores by name.

    ``statement``: statements paired one to one, best content overlap first. ``chain``: the same, where the whole chain
    is right, as many links and each the right party. The rest are shares of the pairs: ``origin`` (the first link),
    ``chain|found``, ``origin, unnamed`` (where gold's origin is a group or unnamed), ``full name`` (of the right
    origins that are persons of two words or more, those with all of these words), ``relayed`` (whole chains where gold
    has a relay), ``kind`` of the origin, ``stance``, ``voice``, ``source``.
    """
    pairs: list[_Pair] = []
    other_text: list[str] = []
    n_gold = n_read = 0
    for doc_id, doc in gold.items():
        found = readings.get(doc_id)
        statements = found["statements"] if found else []
        if found and found.get("article", {}).get("text") != doc["text"]:
            other_text.append(doc_id)  # Its offsets mean nothing here.
            statements = []
        statements = checked(statements, doc_id, needed=CHAIN_KEYS)
        n_gold += len(doc["statements"])
        here = list(_paired(doc, statements))
        # What a person did not look at may be right.
        n_read += len(here) + _rejected(doc, statements) if doc.get("partial") else len(statements)
        pairs.extend(here)
    measures = _chain_measures(pairs, n_gold, n_read)
    return Evaluation("chains", len(gold), len(gold.keys() & readings.keys()), measures, tuple(other_text))


def _rejected(doc: Record, statements: Sequence[Record]) -> int:
    """How many of the statements read are such that a person rejected."""
    tokens = Tokenized(doc["text"])
    none = [one["content"] for one in tokens.roles(doc.get("rejected") or ())]
    read = [one["content"] for one in tokens.roles(statements)]
    return sum(any(overlap(content, other) >= ENOUGH for other in none) for content in read)


def _paired(doc: Record, statements: Sequence[Record]) -> Iterator[_Pair]:
    tokens = Tokenized(doc["text"])
    gold = tokens.roles(doc["statements"])
    read = tokens.roles(statements)
    candidates = (
        (share, overlap(g["source"], r["source"]), i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if g["content"] and r["content"] and (share := overlap(g["content"], r["content"])) >= ENOUGH
    )
    for i, j in pair(candidates):
        same_source = overlap(gold[i]["source"], read[j]["source"]) >= ENOUGH
        yield _Pair(doc["statements"][i], statements[j], same_source)


def _chain_measures(pairs: list[_Pair], n_gold: int, n_read: int) -> dict[str, Score | Accuracy]:
    whole = sum(p.same_chain for p in pairs)
    hidden = [p for p in pairs if p.gold_kind in ("group", "unnamed")]
    relayed = [p for p in pairs if len(p.gold["chain"]) > 1]
    found = len(pairs)
    return {
        "statement": Score(found, n_gold, n_read),
        "chain": Score(whole, n_gold, n_read),
        "origin": Accuracy(sum(p.same_origin for p in pairs), found),
        "chain|found": Accuracy(whole, found),
        "origin, unnamed": Accuracy(sum(p.same_origin for p in hidden), len(hidden)),
        "full name": Accuracy(sum(p.has_full_name for p in pairs), sum(p.asks_full_name for p in pairs)),
        "relayed": Accuracy(sum(p.same_chain for p in relayed), len(relayed)),
        "kind": Accuracy(sum(p.same_kind for p in pairs), found),
        "stance": Accuracy(sum(p.gold["stance"] == p.read["stance"] for p in pairs), found),
        "voice": Accuracy(sum(p.gold["voice"] == p.read["voice"] for p in pairs), found),
        "source": Accuracy(sum(p.same_source for p in pairs), found),
    }


def _same_party(gold: Record, read: Record) -> bool:
    """Whether two names mean one party: equal words, or half of a description, or a shorter form of a proper name."""
    g, r = _name_words(gold["name"]), _name_words(read["name"])
    if not g or not r:
        return False
    if set(g) == set(r):
        return True
    if gold["kind"] not in _FULL_NAMES:
        return len(set(g) & set(r)) / len(set(g) | set(r)) >= ENOUGH
    suffixes = en.SUFFIXES & set(g), en.SUFFIXES & set(r)
    if all(suffixes) and suffixes[0] != suffixes[1]:
        return False
    if not _has_all_members(gold["name"], r) or not _has_all_members(read["name"], g):
        return False
    g, r = ([word for word in words if word not in en.SUFFIXES] or words for words in (g, r))
    small, large = sorted((set(g), set(r)), key=len)
    return small <= large and (gold["kind"] != "person" or g[-1] in r)  # "Pompeo" for "Mike Pompeo", never "Mike"


def _has_all_members(name: str, words: list[str]) -> bool:
    """Whether of each member of a joint name ("Ana Reyes and Ben Okoro") at least one word is there."""
    members = (set(_name_words(part)) - en.SUFFIXES for part in en.JOINT.split(name))
    return all(member & set(words) for member in members if member)


def _name_words(name: str | None) -> list[str]:
    words = _WORD.findall((name or "").lower())
    return [word for word in words if word not in en.NOISE] or words
