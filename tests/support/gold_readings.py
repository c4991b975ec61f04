"""The own gold readings under ``tests/gold``: from marked texts to gold records, and how a reading does on each.

A file of ``tests/gold/marked`` has a head of ``name: value`` lines, the article with its statements marked as
``marked.unmark`` reads them, and after ``====`` one line a statement: its number, voice, stance, chain (origin first),
and after ``->`` the statements that it is about::

    4 direct denies | person: Ruth Calloway > outlet: Northern Press Agency -> 2, 3
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from floor_measures import targets
from marked import unmark
from places import ROOT
from wherefrom.evaluate import Accuracy, Score, evaluate, gold_articles, load_gold
from wherefrom.evaluate.chains import _paired
from wherefrom.reading.contract import reading_to_dict
from wherefrom.reading.reader import read_article

FOLDER = ROOT / "tests" / "gold"
GOLD, FLOOR = FOLDER / "gold.jsonl", FOLDER / "floor.json"
FIGURES = ("statement", "chain", "origin", "kind", "stance", "voice", "source", "targets")
_LINE = re.compile(r"(?P<number>\d+) (?P<voice>\w+) (?P<stance>\w+) \| (?P<chain>.+?)(?: -> (?P<targets>[\d, ]+))?\Z")


def gold_lines() -> list[str]:
    """The lines of ``gold.jsonl`` as the marked files give them."""
    records = (gold_record(path.stem, path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("marked/*.txt")))
    return [json.dumps(record, ensure_ascii=False) for record in records]


def gold_record(name: str, file: str) -> dict[str, Any]:
    """One marked file as a gold record: text, what is known of it, and its statements."""
    head, _, rest = file.partition("\n\n")
    marked, _, lines = rest.partition("\n====\n")
    text, attributions = unmark(marked)
    given = dict(line.split(": ", 1) for line in head.splitlines())
    rows = [_LINE.match(line) for line in lines.splitlines()]
    assert all(rows), f"{name}: a line after ==== is not understood"
    assert [int(row["number"]) for row in rows] == list(range(1, len(attributions) + 1)), f"{name}: numbers"
    order = [(a.content[0][0], -a.content[-1][1]) for a in attributions]
    assert order == sorted(order), f"{name}: statements are numbered in the order of their contents"
    return {
        "id": name,
        "text": text,
        "title": given.get("title"),
        "outlet": given.get("outlet"),
        "authors": given["authors"].split(", ") if "authors" in given else [],
        "published": given.get("published"),
        "credited_origin": None,
        "statements": [_statement(text, row, a) for row, a in zip(rows, attributions, strict=True)],
    }


def _statement(text: str, row: re.Match[str], attribution: Any) -> dict[str, Any]:
    spans = {role: [list(span) for span in getattr(attribution, role)] for role in ("content", "cue", "source")}
    links = (link.split(": ", 1) for link in row["chain"].split(" > "))
    return {
        **{role: [text[start:end] for start, end in spans[role]] for role in spans},
        "voice": row["voice"],
        "stance": row["stance"],
        "chain": [{"name": name, "kind": kind} for kind, name in links],
        "targets": [int(number) - 1 for number in row["targets"].split(", ")] if row["targets"] else [],
        "spans": spans,
    }


def state() -> dict[str, Any]:
    """What the shipped network and rules make of the gold readings now: the figures, and each statement's result."""
    gold = load_gold(GOLD)
    readings = {article.id: reading_to_dict(read_article(article)) for article in gold_articles(gold)}
    statements = dict(line for name in gold for line in _results(gold[name], readings[name]))
    measured = {**evaluate(gold, readings).measures, "targets": targets(gold, readings)}
    return {"figures": _figures(measured), "statements": statements}


def _figures(measured: Mapping[str, Score | Accuracy]) -> dict[str, float]:
    shares = ((name, measured[name]) for name in FIGURES)
    return {name: round(100 * (m.f1 if isinstance(m, Score) else m.share or 0.0), 1) for name, m in shares}


def _results(gold: Any, reading: Any) -> Iterator[tuple[str, str]]:
    """A line a gold statement (right, missed, or what is wrong with it), then one for each that gold does not have."""
    pairs = {id(pair.gold): pair for pair in _paired(gold, reading["statements"])}
    for number, statement in enumerate(gold["statements"], start=1):
        pair = pairs.get(id(statement))
        yield f"{gold['id']} {number:02} {_words(gold, statement)}", "missed" if pair is None else _judged(pair)
    taken = {id(pair.read) for pair in pairs.values()}
    for statement in reading["statements"]:
        if id(statement) not in taken:
            yield f"{gold['id']} ++ {_words(gold, statement)}", "not in gold"


def _words(gold: Any, statement: Any) -> str:
    spans = statement["content"]
    return gold["text"][spans[0][0] : spans[-1][1]][:50]


def _judged(pair: Any) -> str:
    wrong = [
        *([] if pair.same_chain else [f"chain {' <- '.join(link['name'] for link in pair.read['chain'])}"]),
        *([] if pair.same_kind else [f"kind {pair.read['chain'][0]['kind']}"]),
        *(f"{key} {pair.read[key]}" for key in ("stance", "voice") if pair.gold[key] != pair.read[key]),
    ]
    return "; ".join(wrong) or "right"


def changes(before: dict[str, str], now: dict[str, str]) -> list[str]:
    """What became better, worse or just different, a line each: ``+``, ``-`` or ``~``, the statement, from and to."""
    lines = []
    for name in sorted(before.keys() | now.keys()):
        old, new = before.get(name, "(not read)"), now.get(name, "(not read)")
        if old != new:
            sign = "+" if _rank(new) > _rank(old) else "-" if _rank(new) < _rank(old) else "~"
            lines.append(f"{sign} {name!r}: {old} => {new}")
    return lines


def _rank(result: str) -> int:
    """Right is best; then the fewer things wrong; missed and surplus statements last."""
    if result in ("right", "(not read)"):
        return 0
    return -9 if result in ("missed", "not in gold") else -1 - result.count(";")
