"""Words with letters that Unicode does not take apart (ł, ø, ß) are found as an English keyboard types them."""

import json
import zlib
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from wherefrom.archive.store.full_text import INDEXED, plain, words_of
from wherefrom.archive.store.rows import storable
from wherefrom.lang.fold import without_marks

revision = "0005"
down_revision = "0004"

PAGE = 500
COLUMNS = {"article_words": ("title", "body"), "statement_words": ("body",)}
ARTICLES = (
    "SELECT a.key, a.title, v.record FROM articles a JOIN versions v ON v.article = a.key AND v.number = a.version"
    " WHERE a.key > :after ORDER BY a.key LIMIT :page"
)
STATEMENTS = "SELECT key, content FROM statements WHERE key > :after ORDER BY key LIMIT :page"


def upgrade() -> None:
    """The full text of what has such letters, anew; the rest stays."""
    connection = op.get_bind()
    for row in _rows(connection, ARTICLES):
        text = json.loads(zlib.decompress(row.record))["article"]["text"]
        _index_anew(connection, "article_words", row.key, [row.title or "", text])
    for row in _rows(connection, STATEMENTS):
        _index_anew(connection, "statement_words", row.key, [row.content])


def _rows(connection: sa.Connection, query: str) -> Iterator[Any]:
    after = -(1 << 63)
    while page := connection.execute(sa.text(query), {"after": after, "page": PAGE}).all():
        yield from page
        after = page[-1].key


def _index_anew(connection: sa.Connection, table: str, key: int, texts: list[str]) -> None:
    before = [_plain_before(storable(text)) for text in texts]
    now = [plain(storable(text)) for text in texts]
    if before == now:
        return
    columns = ", ".join(COLUMNS[table])
    if connection.dialect.name == "postgresql":
        weights = "AD"[-len(now) :]
        vector = " || ".join(f"setweight(to_tsvector('english', %s), '{weight}')" for weight in weights)
        connection.exec_driver_sql(f"UPDATE {table} SET words = {vector} WHERE key = %s", (*now, key))
        return
    marks = ", ".join("?" * len(now))
    forget = f"INSERT INTO {table} ({table}, rowid, {columns}) VALUES ('delete', ?, {marks})"
    connection.exec_driver_sql(forget, (key, *before))
    connection.exec_driver_sql(f"INSERT INTO {table} (rowid, {columns}) VALUES (?, {marks})", (key, *now))


def _plain_before(text: str) -> str:
    """The words as revisions before this one indexed them."""
    return words_of(without_marks(text[:INDEXED]))
