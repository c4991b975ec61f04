"""The first schema. What a revision does never changes once an archive may have it; a change is a new revision."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    _article_terms()
    _fingerprints()
    _names()
    _snapshots()
    _stories()
    _terms()
    _articles()
    _entities()
    _other_ids()
    _statements()
    _versions()
    _links()
    if op.get_bind().dialect.name == "sqlite":
        _full_text_of_sqlite()
    else:
        _full_text_of_postgres()


def _article_terms() -> None:
    op.create_table(
        "article_terms",
        sa.Column("term", KEY, autoincrement=False, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("term", "day", "article", name=op.f("pk_article_terms")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_article_terms_article"), "article_terms", ["article"], unique=False)


def _fingerprints() -> None:
    op.create_table(
        "fingerprints",
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", "article", "version", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )


def _names() -> None:
    op.create_table(
        "names",
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("entity", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("article", "entity", "folded", name=op.f("pk_names")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_names_folded_article_entity"), "names", ["folded", "article", "entity"], unique=False)


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("media_type", WORDS, nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_snapshots")),
    )


def _stories() -> None:
    op.create_table(
        "stories",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("title", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_stories")),
    )


def _terms() -> None:
    op.create_table(
        "terms",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("term", WORDS, nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_terms")),
        sa.UniqueConstraint("term", name=op.f("uq_terms_term")),
    )


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("url", WORDS, nullable=True),
        sa.Column("address", WORDS, nullable=True),
        sa.Column("outlet", WORDS, nullable=True),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("authors", WORDS, nullable=False),
        sa.Column("published", WORDS, nullable=True),
        sa.Column("day", WORDS, nullable=True),
        sa.Column("language", WORDS, nullable=True),
        sa.Column("credited_origin", WORDS, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("story", KEY, nullable=True),
        sa.ForeignKeyConstraint(["story"], ["stories.key"], name=op.f("fk_articles_story")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_articles")),
        sa.UniqueConstraint("id", name=op.f("uq_articles_id")),
    )
    op.create_index(op.f("ix_articles_address"), "articles", ["address"], unique=False)
    op.create_index(op.f("ix_articles_day"), "articles", ["day"], unique=False)
    op.create_index(op.f("ix_articles_outlet_day"), "articles", ["outlet", "day"], unique=False)
    op.create_index(op.f("ix_articles_story"), "articles", ["story"], unique=False)
    op.create_index(
        "ix_articles_unassigned",
        "articles",
        ["day", "id"],
        unique=False,
        sqlite_where=sa.text("story IS NULL"),
        postgresql_where=sa.text("story IS NULL"),
    )


def _entities() -> None:
    op.create_table(
        "entities",
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("roles", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name=op.f("fk_entities_article")),
        sa.PrimaryKeyConstraint("article", "id", name=op.f("pk_entities")),
        sqlite_with_rowid=False,
    )


def _other_ids() -> None:
    op.create_table(
        "other_ids",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name=op.f("fk_other_ids_article")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_other_ids")),
        sqlite_with_rowid=False,
    )


def _statements() -> None:
    op.create_table(
        "statements",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("content", WORDS, nullable=False),
        sa.Column("cue", WORDS, nullable=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("voice", WORDS, nullable=False),
        sa.Column("stance", WORDS, nullable=False),
        sa.Column("date", WORDS, nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("flags", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name=op.f("fk_statements_article")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_statements")),
    )
    op.create_index(op.f("ix_statements_article"), "statements", ["article"], unique=False)


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("text_sha256", WORDS, nullable=False),
        sa.Column("snapshot", WORDS, nullable=True),
        sa.Column("added", WORDS, nullable=False),
        sa.Column("reader", WORDS, nullable=False),
        sa.Column("changes", WORDS, nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name=op.f("fk_versions_article")),
        sa.ForeignKeyConstraint(["snapshot"], ["snapshots.sha256"], name=op.f("fk_versions_snapshot")),
        sa.PrimaryKeyConstraint("article", "number", name=op.f("pk_versions")),
    )
    op.create_index(op.f("ix_versions_snapshot"), "versions", ["snapshot"], unique=False)


def _links() -> None:
    op.create_table(
        "links",
        sa.Column("statement", KEY, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("folded", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("entity", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statements.key"], name=op.f("fk_links_statement")),
        sa.PrimaryKeyConstraint("statement", "position", name=op.f("pk_links")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_links_folded_statement"), "links", ["folded", "statement"], unique=False)
    op.create_index(op.f("ix_links_kind_statement"), "links", ["kind", "statement"], unique=False)


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
