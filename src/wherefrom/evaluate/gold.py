"""Gold annotations and readings from their files, checked, so that the scores need not."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from wherefrom.errors import InputError
from wherefrom.intake.article import Article

Record = Mapping[str, Any]
ROLES = ("source", "cue", "content")
CHAIN_KEYS = ("content", "chain", "stance", "voice")
"""What a statement must have where chains are scored."""


def load_gold(path: Path) -> dict[str, Record]:
    """The gold articles by id. Raises InputError where a line is not gold of one of the two kinds, or they mix."""
    gold: dict[str, Record] = {}
    for name, line in _lines(path):
        record = _gold_record(line, name)
        if gold and is_flat(record) != is_flat(next(iter(gold.values()))):
            raise InputError(name, "attributions and statements cannot stand in one gold file")
        gold[record["id"]] = record
    if not gold:
        raise InputError(str(path), "holds no gold article")
    return gold


def load_readings(path: Path) -> dict[str, Record]:
    """Readings by article id. Lines with ``id`` and ``attributions`` alone will do where the gold is of that kind.

    Raises InputError where a line is neither.
    """
    readings: dict[str, Record] = {}
    for name, line in _lines(path):
        article = line.get("article")
        if isinstance(article, Mapping) and "id" in article and "statements" in line:
            readings[str(article["id"])] = {**line, "statements": checked(line["statements"], name)}
        elif "id" in line and "attributions" in line:
            readings[str(line["id"])] = {"statements": checked(line["attributions"], name)}
        else:
            raise InputError(name, "is no reading (article and statements) and has no id and attributions")
    return readings


def gold_articles(gold: Mapping[str, Record]) -> Iterator[Article | InputError]:
    """The gold texts as articles to read, with what gold says about them; an InputError where there is no text."""
    from wherefrom.intake import Given, article_from_text

    for name, doc in gold.items():
        given = Given(
            id=name,
            url=doc.get("url"),
            title=doc.get("title"),
            outlet=doc.get("outlet"),
            authors=tuple(doc.get("authors") or ()) or None,
            published=doc.get("published"),
        )
        try:
            yield article_from_text(doc["text"], name, given=given)
        except InputError as error:
            yield error


def _lines(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path}:{number}", _object(line, f"{path}:{number}")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), getattr(error, "strerror", None) or "is not UTF-8 text") from error


def _object(line: str, name: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"is not JSON ({error})") from error
    if not isinstance(value, dict):
        raise InputError(name, "a JSON object a line is needed")
    return value


def _gold_record(line: dict[str, Any], name: str) -> Record:
    if isinstance(line.get("article"), Mapping):  # A reading that somebody corrected: its own spans are the gold.
        line = {**line["article"], "statements": line.get("statements")}
    if not isinstance(line.get("id"), str) or not isinstance(line.get("text"), str):
        raise InputError(name, 'a gold article needs "id" and "text"')
    if isinstance(line.get("annotations"), Mapping) and line["annotations"]:
        line = {"attributions": next(iter(line["annotations"].values())), **line}
    if "attributions" in line:
        return {**line, "attributions": outermost(checked(line["attributions"], name))}
    if "statements" not in line:
        raise InputError(name, 'a gold article needs "attributions", "annotations" or "statements"')
    statements = [
        {**s, **s["spans"]} if isinstance(s, dict) and isinstance(s.get("spans"), dict) else s
        for s in line["statements"] or ()
    ]
    return {**line, "statements": checked(statements, name, needed=CHAIN_KEYS)}


def checked(statements: Any, name: str, needed: Sequence[str] = ()) -> list[Record]:
    """``statements``, where they are what the scores below need; else an InputError that says which is not."""
    if not isinstance(statements, list):
        raise InputError(name, "a list of statements is needed")
    for position, statement in enumerate(statements):
        where = f"statement {position}"
        if not isinstance(statement, dict):
            raise InputError(name, f"{where} is no JSON object")
        missing = [key for key in needed if key not in statement]
        if missing:
            raise InputError(name, f'{where} has no "{missing[0]}"')
        if "chain" in needed and not _is_chain(statement["chain"]):
            raise InputError(name, f'{where}: "chain" is no list of links with "name" and "kind"')
        for layer in (statement, *statement.get("layers", ())):
            bad = [role for role in ROLES if not _are_spans(layer.get(role) or [])]
            if bad:
                raise InputError(name, f'{where}: "{bad[0]}" is no list of [start, end] offsets')
    return statements


def _are_spans(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(span, list) and len(span) == 2 and all(isinstance(offset, int) for offset in span) for span in value
    )


def _is_chain(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(link, dict) and {"name", "kind"} <= link.keys() for link in value)


def is_flat(gold: Record) -> bool:
    """Whether a gold article has flat attributions, not chains."""
    return "attributions" in gold


def outermost(attributions: Iterable[Record]) -> list[Record]:
    """The outermost layer of each, equal ones once."""
    seen: dict[str, Record] = {}
    for attribution in attributions:
        outer = (attribution.get("layers") or [attribution])[0]
        seen.setdefault(json.dumps([outer.get(role) for role in ROLES]), outer)
    return list(seen.values())
