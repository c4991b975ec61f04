"""Who is who in the whole archive, and counts of who is quoted: worked out once the tables are there."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Empty tables, and a mark on every article whose parties and story are still to be worked out."""
    _names()
    _speakers()
    _source_counts()
    op.drop_index(op.f("ix_links_folded_statement"), table_name="links")
    op.drop_index("ix_articles_unassigned", table_name="articles")
    op.add_column("articles", sa.Column("waiting", sa.Integer(), nullable=True))
    op.add_column("statements", sa.Column("vector", sa.LargeBinary(), nullable=True))
    op.execute("UPDATE articles SET waiting = 1")
    op.create_index(
        "ix_articles_waiting",
        "articles",
        ["key"],
        unique=False,
        sqlite_where=sa.text("waiting IS NOT NULL"),
        postgresql_where=sa.text("waiting IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE party_words USING fts5(body, content='',"
            " tokenize='porter unicode61 remove_diacritics 2')"
        )
    else:
        op.execute("CREATE TABLE party_words (key BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_party_words_words ON party_words USING gin (words)")


def _names() -> None:
    op.create_table(
        "parties",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("statements", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_parties")),
    )
    op.create_index(op.f("ix_parties_statements_key"), "parties", ["statements", "key"], unique=False)
    op.create_table(
        "party_names",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("sort", WORDS, nullable=False),
        sa.Column("party", KEY, nullable=False),
        sa.Column("alone", sa.Integer(), nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.Column("outlets", sa.BigInteger(), nullable=False),
        sa.Column("statements", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["party"], ["parties.key"], name=op.f("fk_party_names_party")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_party_names")),
    )
    op.create_index(op.f("ix_party_names_name_sort"), "party_names", ["name", "sort"], unique=True)
    op.create_index(op.f("ix_party_names_party"), "party_names", ["party"], unique=False)
    op.create_table(
        "party_keys",
        sa.Column("value", WORDS, nullable=False),
        sa.Column("name", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("value", "name", name=op.f("pk_party_keys")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "party_evidence",
        sa.Column("name", KEY, autoincrement=False, nullable=False),
        sa.Column("other", KEY, autoincrement=False, nullable=False),
        sa.Column("says", WORDS, nullable=False),
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("name", "other", "says", "article", name=op.f("pk_party_evidence")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_party_evidence_other"), "party_evidence", ["other"], unique=False)
    op.create_index(op.f("ix_party_evidence_article"), "party_evidence", ["article"], unique=False)
    op.create_table(
        "party_joins",
        sa.Column("name", KEY, autoincrement=False, nullable=False),
        sa.Column("other", KEY, nullable=False),
        sa.Column("why", WORDS, nullable=False),
        sa.Column("article", KEY, nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_party_joins")),
        sqlite_with_rowid=False,
    )


def _speakers() -> None:
    op.create_table(
        "speakers",
        sa.Column("name", KEY, autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("statement", KEY, autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("name", "position", "statement", name=op.f("pk_speakers")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_speakers_statement"), "speakers", ["statement"], unique=False)


def _source_counts() -> None:
    op.create_table(
        "source_counts",
        sa.Column("outlet", WORDS, nullable=False),
        sa.Column("month", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.Column("statements", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("outlet", "month", "kind", name=op.f("pk_source_counts")),
        sqlite_with_rowid=False,
    )
