"""Readings to fill archives with, what an archive holds in an order of its own, and processes that add."""

from __future__ import annotations

import random
import struct
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from sqlalchemy import select

from sample_readings import sample
from wherefrom.archive.add import batches, fingerprint_index
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import terms_from
from wherefrom.intake.article import Article
from wherefrom.reading.contract import with_keys
from wherefrom.reading.types import Reading

_WORDS = [
    "tide",
    "crane",
    "ferry",
    "stone",
    "storm",
    "survey",
    "quay",
    "mayor",
    "budget",
    "winter",
    "council",
    "engine",
]
_WORDS += ["copper", "valley", "orchard", "granite", "meadow", "lighthouse", "customs", "cargo", "inspector", "lantern"]


def numbered(number: int) -> Reading:
    """The sample reading as an article of its own, with a last paragraph that no other number has."""
    words = random.Random(number).choices(_WORDS, k=60)
    tail = f"\n\nEdition {number}: {' '.join(words)}."
    reading = sample()
    article = reading.article
    day = f"2031-03-{number % 28 + 1:02}"
    about = {"id": f"post-{number}", "url": f"https://post.example/{number}", "published": day, "snapshot": None}
    return _of(reading, replace(article, text=article.text + tail, **about))


def reworded(reading: Reading, words: str) -> Reading:
    """The same article with another last paragraph."""
    return _of(reading, replace(reading.article, text=reading.article.text + "\n\n" + words))


def _of(reading: Reading, article: Article) -> Reading:
    """The same findings in another text; keys are made of the text, so they are others."""
    without = tuple(replace(statement, key="") for statement in reading.statements)
    return with_keys(replace(reading, article=article, statements=without))


def dump(archive: Archive) -> dict[str, Any]:
    """All that the archive holds but for keys, times and the order of adding: two archives of the same are equal."""
    with archive.connect() as connection:

        def rows(table: Any) -> list[dict[str, Any]]:
            return [dict(row) for row in connection.execute(select(table)).mappings()]

        ids = {row["key"]: row["id"] for row in rows(schema.articles)}
        terms = {row["key"]: row["term"] for row in rows(schema.terms)}
        called = {row["key"]: (row["name"], row["sort"]) for row in rows(schema.party_names)}
        homes = {row["key"]: row["party"] for row in rows(schema.party_names)}
        parties = {home: sorted(called[name] for name in homes if homes[name] == home) for home in homes.values()}
        found: dict[str, Any] = {"terms": {row["term"]: row["articles"] for row in rows(schema.terms)}}
        for table in schema.metadata.sorted_tables:
            if table.name in ("terms", "stories", "fingerprints", "fresh_fingerprints"):
                continue
            own = [_of_parties(table.name, row, called, parties) for row in rows(table)]
            found[table.name] = sorted(repr(_plain(table.name, row, ids, terms)) for row in own)
        found["fingerprints"] = sorted((value, ids[key], number) for value, key, number in fingerprint_rows(connection))
        found["words"] = {word: _hits(archive, connection, word) for word in ("copper", "ferry hall", "edition")}
    return found


def fingerprint_rows(connection: Any) -> list[tuple[int, int, int]]:
    """Fingerprint, article and version, of those in the index and of those that are to go there."""
    settled, fresh = schema.fingerprints.c, schema.fresh_fingerprints.c
    rows = [tuple(row) for row in connection.execute(select(settled.fingerprint, settled.article, settled.version))]
    for key, number, packed in connection.execute(select(fresh.article, fresh.version, fresh.packed)):
        rows += [(value, key, number) for value in struct.unpack(f"<{len(packed) // 8}q", packed)]
    return rows


def _of_parties(table: str, row: dict[str, Any], called: dict[int, Any], parties: dict[int, Any]) -> dict[str, Any]:
    """``row`` with names and parties by what they are called in place of their keys."""
    if table == "parties":
        return row | {"key": repr(parties[row["key"]])}
    if table == "party_names":
        return row | {"key": repr(called[row["key"]]), "party": parties[row["party"]]}
    if table == "party_joins":  # Which of several articles shows a join depends on the order of adding.
        row = row | {"article": "" if row["article"] is None else "one"}
    if table in ("party_keys", "party_evidence", "party_joins", "speakers"):
        return row | {name: called[row[name]] for name in ("name", "other") if name in row}
    return row


def _plain(table: str, row: dict[str, Any], ids: dict[int, str], terms: dict[int, str]) -> dict[str, Any]:
    row = {name: value for name, value in row.items() if name not in ("added", "story")}
    if table in ("articles", "corrections", "jobs"):
        del row["key"]
    if isinstance(row.get("article"), int):
        row["article"] = ids[row["article"]]
    if table == "article_terms":
        row["term"] = terms[row["term"]]
    if table == "outlines":
        keys, weights = terms_from(row["terms"])
        row["terms"] = sorted((terms[key], weight) for key, weight in zip(keys.tolist(), weights.tolist(), strict=True))
    for name in ("key", "statement"):
        if isinstance(row.get(name), int):
            article, position = divmod(row[name], schema.STATEMENTS_EACH)
            row[name] = (ids[article], position)
    return row


def _hits(archive: Archive, connection: Any, words: str) -> tuple[list[str], int]:
    articles, statements = (archive.database.matching(name, words) for name in ("article_words", "statement_words"))
    keys = select(schema.articles.c.id).join(articles, articles.c.key == schema.articles.c.key)
    found = sorted(connection.execute(keys).scalars())
    return found, len(connection.execute(select(statements.c.key)).all())


def add_numbered(place: str, numbers: Sequence[int], told: Path) -> None:
    """Add those readings, as a process of its own does; each number is written to ``told`` once it is stored."""
    usual, fingerprint_index.FRESH = fingerprint_index.FRESH, 4  # So that fingerprints settle here too.
    with Archive(place) as archive, told.open("a", buffering=1) as progress:
        for number in numbers:
            reading = numbered(number)
            if not archive.has(reading.article):
                archive.add(reading)
            progress.write(f"{number}\n")
    fingerprint_index.FRESH = usual


def add_numbered_in_bulk(place: str, numbers: Sequence[int], told: Path) -> None:
    """As ``add_numbered``, seven in each transaction."""
    usual, batches.AT_ONCE = batches.AT_ONCE, 7
    with Archive(place) as archive, told.open("a", buffering=1) as progress:
        for number, _ in zip(numbers, archive.add_many(numbered(number) for number in numbers), strict=True):
            progress.write(f"{number}\n")
    batches.AT_ONCE = usual
