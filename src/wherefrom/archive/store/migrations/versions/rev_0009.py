"""Where articles are filed, and how many statements there are by section and kind of source."""

import json
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
PAGE = 500
LONGEST = 300
EACH = 1 << 20
ARTICLES = (
    "SELECT a.key, a.day, a.waiting, coalesce(v.shown, v.record) AS record FROM articles a"
    " JOIN versions v ON v.article = a.key AND v.number = a.version WHERE a.key > :after ORDER BY a.key LIMIT :page"
)
KINDS = "SELECT kind FROM links WHERE position = 0 AND statement BETWEEN :first AND :last"


def upgrade() -> None:
    """The column and the table, filled from the readings; what waits for its parties is counted with these."""
    op.add_column("articles", sa.Column("sections", WORDS, nullable=True))
    op.create_table(
        "section_counts",
        sa.Column("section", WORDS, nullable=False),
        sa.Column("month", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.Column("statements", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("section", "month", "kind", name=op.f("pk_section_counts")),
        sqlite_with_rowid=False,
    )
    connection = op.get_bind()
    articles: Counter[tuple[str, str, str]] = Counter()
    statements: Counter[tuple[str, str, str]] = Counter()
    for row in _rows(connection):
        sections = _sections(row.record)
        if sections:
            connection.execute(
                sa.text("UPDATE articles SET sections = :sections WHERE key = :key"),
                {"sections": json.dumps(sections), "key": row.key},
            )
        kinds = _kinds(connection, row.key) if row.waiting is None else {}
        for section in _counted(sections):
            for kind, number in kinds.items():
                articles[section, (row.day or "")[:7], kind] += 1
                statements[section, (row.day or "")[:7], kind] += number
    insert = "INSERT INTO section_counts (section, month, kind, articles, statements) VALUES (:s, :m, :k, :a, :n)"
    rows = [{"s": s, "m": m, "k": k, "a": articles[s, m, k], "n": number} for (s, m, k), number in statements.items()]
    if rows:
        connection.execute(sa.text(insert), rows)


def _rows(connection: sa.Connection) -> Iterator[Any]:
    after = -(1 << 63)
    while page := connection.execute(sa.text(ARTICLES), {"after": after, "page": PAGE}).all():
        yield from page
        after = page[-1].key


def _sections(record: bytes) -> dict[str, list[str]]:
    found = json.loads(zlib.decompress(record))["article"].get("sections") or {}
    return {_plain(kind): [_plain(name).strip()[:LONGEST] for name in names] for kind, names in found.items() if names}


def _plain(text: str) -> str:
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def _counted(sections: dict[str, list[str]]) -> list[str]:
    names = [name for kind, names in sections.items() if kind != "tags" for name in names if name]
    return list(dict.fromkeys(names)) or [""]


def _kinds(connection: sa.Connection, key: int) -> Counter[str]:
    """How many statements of an article there are of each kind of origin, and of all kinds under ''."""
    found = connection.execute(sa.text(KINDS), {"first": key * EACH, "last": (key + 1) * EACH - 1}).scalars()
    kinds = Counter(found)
    if kinds:
        kinds[""] = kinds.total()
    return kinds
