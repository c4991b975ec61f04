"""Scores of flat attributions: roles by token and by span, and whole attributions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from wherefrom.evaluate.gold import ROLES, Record, outermost
from wherefrom.evaluate.measures import Evaluation, Score
from wherefrom.evaluate.tokens import ENOUGH, RoleTokens, Tokenized, overlap, pair


def evaluate_attributions(gold: Mapping[str, Record], readings: Mapping[str, Record]) -> Evaluation:
    """The scores by name: ``token`` and ``span`` of each role, ``attribution``, and ``attribution=`` (to the token).

    An article without a reading counts as read with nothing in it.
    """
    names = [f"{unit} {role}" for unit in ("token", "span") for role in ROLES] + ["attribution", "attribution="]
    totals = dict.fromkeys(names, Score(0, 0, 0))
    for doc_id, doc in gold.items():
        tokens = Tokenized(doc["text"])
        found = readings.get(doc_id, {"statements": []})
        for name, score in _score_article(
            tokens.roles(doc["attributions"]), tokens.roles(outermost(found["statements"]))
        ):
            totals[name] += score
    return Evaluation("attributions", len(gold), len(gold.keys() & readings.keys()), totals)


def _score_article(gold: list[RoleTokens], read: list[RoleTokens]) -> Iterator[tuple[str, Score]]:
    for role in ROLES:
        g, r = ({token for a in side for token in a[role]} for side in (gold, read))
        yield f"token {role}", Score(len(g & r), len(g), len(r))
        g_spans, r_spans = ({a[role] for a in side if a[role]} for side in (gold, read))
        yield f"span {role}", Score(len(g_spans & r_spans), len(g_spans), len(r_spans))
    gold, read = ([a for a in side if a["content"]] for side in (gold, read))
    yield "attribution", Score(_hits(gold, read, _shares_enough), len(gold), len(read))
    yield "attribution=", Score(_hits(gold, read, _is_equal), len(gold), len(read))


def _hits(gold: list[RoleTokens], read: list[RoleTokens], right: Callable[[RoleTokens, RoleTokens], bool]) -> int:
    candidates = (
        (overlap(g["content"], r["content"]) + overlap(g["source"], r["source"]), 0.0, i, j)
        for i, g in enumerate(gold)
        for j, r in enumerate(read)
        if right(g, r)
    )
    return len(pair(candidates))


def _shares_enough(a: RoleTokens, b: RoleTokens) -> bool:
    return overlap(a["content"], b["content"]) >= ENOUGH and overlap(a["source"], b["source"]) >= ENOUGH


def _is_equal(a: RoleTokens, b: RoleTokens) -> bool:
    return a["content"] == b["content"] and a["source"] == b["source"]
