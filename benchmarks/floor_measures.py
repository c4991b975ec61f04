"""Measures of what the scorers leave out: targets, dates, credited origins, which links are one party.

Each takes gold articles (``wherefrom.evaluate.load_gold``) and readings as dictionaries, both by article id, and looks
only at statements that were found, paired with gold as in ``wherefrom.evaluate``: how many are found is measured there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from wherefrom.evaluate import Accuracy, Score
from wherefrom.evaluate.tokens import ENOUGH, Tokenized, overlap, pair
from wherefrom.lang.outlets import outlet_named

Record = Mapping[str, Any]
_NAMED = ("person", "organization", "outlet")


def paired(text: str, gold: Sequence[Record], read: Sequence[Record]) -> dict[int, int]:
    """The place of the statement read for each gold one that was found, by the tokens their contents share."""
    tokens = Tokenized(text)
    ours, theirs = tokens.roles(read), tokens.roles(gold)
    shares = (
        (share, overlap(g["cue"], r["cue"]), i, j)
        for i, g in enumerate(theirs)
        for j, r in enumerate(ours)
        if g["content"] and (share := overlap(g["content"], r["content"])) >= ENOUGH
    )
    return dict(pair(shares))


def targets(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Score:
    """What a denial, doubt or confirmation is about: pairs of statements, both found."""
    hit = wanted = given = 0
    for name, doc in gold.items():
        statements = readings[name]["statements"]
        places = paired(doc["text"], doc["statements"], statements)
        at = {statements[j]["id"]: i for i, j in places.items()}
        right = {(i, t) for i in places for t in doc["statements"][i]["targets"] if t in places}
        found = {(at[s["id"]], at.get(t, -1)) for s in statements if s["id"] in at for t in s["targets"]}
        hit, wanted, given = hit + len(right & found), wanted + len(right), given + len(found)
    return Score(hit, wanted, given)


def dates(marks: Iterable[Record], texts: Mapping[str, str], readings: Mapping[str, Record]) -> tuple[Accuracy, Score]:
    """Of the marked statements that were found: how many have the marked date or, as marked, none; and dates alone."""
    right = found = hit = wanted = given = 0
    for mark in marks:
        statements = readings[mark["article"]]["statements"]
        place = paired(texts[mark["article"]], [mark], statements).get(0)
        if place is None:
            continue
        date = statements[place]["date"]
        value = date and date["value"]
        found, right = found + 1, right + (value == mark["date"])
        wanted, given = wanted + (mark["date"] is not None), given + (value is not None)
        hit += value is not None and value == mark["date"]
    return Accuracy(right, found), Score(hit, wanted, given)


def credited(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Score:
    """The outlet that an article itself names as its source."""
    hit = wanted = given = 0
    for name, doc in gold.items():
        found = readings[name]["article"]["credited_origin"]
        wanted, given = wanted + (doc["credited_origin"] is not None), given + (found is not None)
        if doc["credited_origin"] and found:
            hit += _outlet(doc["credited_origin"]) == _outlet(found["name"])
    return Score(hit, wanted, given)


def entities(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Score:
    """Pairs of links of one article that are one party: one full name in gold, one entity in the reading.

    Only links that name somebody, aligned by their place in chains of equal length. Two links with the same words in
    the text say nothing about aliases and do not count.
    """
    hit = wanted = given = 0
    for name, doc in gold.items():
        for a, b in combinations(_links(doc, readings[name]["statements"]), 2):
            if a[0] == b[0]:
                continue
            same, together = a[1] == b[1], a[2] is not None and a[2] == b[2]
            hit, wanted, given = hit + (same and together), wanted + same, given + together
    return Score(hit, wanted, given)


def _links(doc: Record, statements: Sequence[Record]) -> Iterator[tuple[str, str, int | None]]:
    """Of each aligned link: its words in the text, its gold name, its entity."""
    for i, j in sorted(paired(doc["text"], doc["statements"], statements).items()):
        wanted, found = doc["statements"][i]["chain"], statements[j]["chain"]
        if len(wanted) != len(found):
            continue
        for gold_link, link in zip(wanted, found, strict=True):
            mention = gold_link.get("mention")
            if mention and gold_link["kind"] in _NAMED:
                yield doc["text"][slice(*mention)].casefold(), gold_link["name"].casefold(), link["entity"]


def _outlet(name: str) -> str:
    """One spelling for all the names of an outlet (AP, the Associated Press)."""
    return (outlet_named(name) or name).casefold().removeprefix("the ").strip()
