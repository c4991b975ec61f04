"""Which articles may have something to do with each other: those that share text, and those that share terms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select

from wherefrom.archive.add.fingerprint_index import keys_sharing
from wherefrom.archive.store import schema
from wherefrom.archive.store.rows import storable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.store.database import Database


def articles_sharing(
    connection: Connection, database: Database, fingerprints: Sequence[int], least: int
) -> list[tuple[str, int]]:
    """Articles whose newest version has at least ``least`` of the fingerprints, most first, with how many."""
    shared = keys_sharing(connection, database, sorted(set(fingerprints)))
    found = {key: count for key, count in shared.items() if count >= least}
    articles = schema.articles
    listed = database.listed(list(found)) if found else None
    if listed is None:
        return []
    query = select(articles.c.key, articles.c.id).join(listed, listed.c.value == articles.c.key)
    return sorted(((row.id, found[row.key]) for row in connection.execute(query)), key=lambda item: (-item[1], item[0]))


def articles_with_terms(
    connection: Connection, database: Database, terms: Sequence[str], since: str | None, until: str | None
) -> list[tuple[str, str, float]]:
    """(article id, term, weight) of the articles with any of the terms, published in those days, both included.

    Where either day is given, articles without a date are left out.
    """
    if not terms:
        return []
    table, mentions, articles = schema.terms, schema.article_terms, schema.articles
    listed = database.listed(sorted({storable(term) for term in terms}))
    query = (
        select(articles.c.id, table.c.term, mentions.c.weight)
        .select_from(listed)
        .join(table, table.c.term == listed.c.value)
        .join(mentions, mentions.c.term == table.c.key)
        .join(articles, articles.c.key == mentions.c.article)
        .order_by(mentions.c.article, table.c.term)
    )
    if since is not None or until is not None:
        query = query.where(mentions.c.day >= (since or "0"))
    if until is not None:
        query = query.where(mentions.c.day <= until)
    return [(article, term, weight) for article, term, weight in connection.execute(query)]


def counts_of_terms(connection: Connection, database: Database, terms: Sequence[str]) -> dict[str, int]:
    """In how many articles each of the terms is; 0 for those that are in none."""
    counts = dict.fromkeys(terms, 0)
    if counts:
        table = schema.terms
        listed = database.listed([storable(term) for term in counts])
        query = select(table.c.term, table.c.articles).join(listed, listed.c.value == table.c.term)
        counts.update((term, count) for term, count in connection.execute(query) if term in counts)
    return counts
