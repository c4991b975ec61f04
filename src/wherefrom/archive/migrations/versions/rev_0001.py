"""The first schema."""

from alembic import op

from wherefrom.archive.schema import metadata

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    metadata.create_all(op.get_bind())
    if op.get_bind().dialect.name == "sqlite":
        _full_text_of_sqlite()
    else:
        _full_text_of_postgres()


def _full_text_of_sqlite() -> None:
    for table, columns in (("article_words", "title, body"), ("statement_words", "body")):
        op.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5({columns}, content='',"
            " tokenize='porter unicode61 remove_diacritics 2')"
        )


def _full_text_of_postgres() -> None:
    for table in ("article_words", "statement_words"):
        op.execute(f"CREATE TABLE {table} (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute(f"CREATE INDEX ix_{table}_words ON {table} USING gin (words)")
