"""Corrections by people, and the readings that they make."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """An empty table and an empty column: nobody has put anything right yet."""
    op.create_table(
        "corrections",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("time", WORDS, nullable=False),
        sa.Column("person", WORDS, nullable=False),
        sa.Column("action", WORDS, nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name=op.f("fk_corrections_article")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_corrections")),
        sa.UniqueConstraint("id", name=op.f("uq_corrections_id")),
    )
    op.create_index(op.f("ix_corrections_article_key"), "corrections", ["article", "key"], unique=False)
    op.add_column("versions", sa.Column("shown", sa.LargeBinary(), nullable=True))
