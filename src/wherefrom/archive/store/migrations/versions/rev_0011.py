"""What stories are made of, of an article together in one row: its terms, and what its statements are about."""

import struct
from collections.abc import Iterator
from typing import Any

import numpy as np
import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
PAGE = 500
ARTICLES = "SELECT key FROM articles WHERE key > :after ORDER BY key LIMIT :page"
TERMS = "SELECT article, term, weight FROM article_terms WHERE article BETWEEN :first AND :last ORDER BY article, term"
VECTORS = "SELECT article, vector FROM statements WHERE key BETWEEN :first AND :last ORDER BY key"
EACH = 1 << 20


def upgrade() -> None:
    """The table, filled from the rows of each term, which then need no index by article any more."""
    op.create_table(
        "outlines",
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("terms", sa.LargeBinary(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name=op.f("pk_outlines")),
    )
    connection = op.get_bind()
    insert = sa.text("INSERT INTO outlines (article, terms, about) VALUES (:article, :terms, :about)")
    for keys in _pages(connection):
        ends = {"first": keys[0], "last": keys[-1]}
        terms: dict[int, list[tuple[int, float]]] = {key: [] for key in keys}
        for article, term, weight in connection.execute(sa.text(TERMS), ends):
            terms[article].append((term, weight))
        vectors: dict[int, list[bytes]] = {key: [] for key in keys}
        ends = {"first": keys[0] * EACH, "last": (keys[-1] + 1) * EACH - 1}
        for article, vector in connection.execute(sa.text(VECTORS), ends):
            if vector is not None:
                vectors[article].append(vector)
        rows = [{"article": key, "terms": _packed(terms[key]), "about": _about(vectors[key])} for key in keys]
        connection.execute(insert, rows)
    op.drop_index(op.f("ix_article_terms_article"), "article_terms")


def _pages(connection: sa.Connection) -> Iterator[list[int]]:
    after: Any = -(1 << 63)
    while page := list(connection.execute(sa.text(ARTICLES), {"after": after, "page": PAGE}).scalars()):
        yield page
        after = page[-1]


def _packed(terms: list[tuple[int, float]]) -> bytes:
    """All keys, ascending, then their weights."""
    keys, weights = [key for key, _ in terms], [weight for _, weight in terms]
    return struct.pack(f"<{len(keys)}q{len(keys)}d", *keys, *weights)


def _about(vectors: list[bytes]) -> bytes:
    """The sum of the vectors, each of length 1, itself of length 1; nothing where there is none."""
    if not vectors:
        return b""
    rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(vectors), -1).astype(np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    total = (rows / np.where(lengths > 0, lengths, 1)).sum(axis=0)
    length = float(np.linalg.norm(total))
    return (total / length).astype("<f4").tobytes() if length else b""
