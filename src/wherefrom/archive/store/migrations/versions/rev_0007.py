"""Corrections that are about no one article, or about two: whose names are one party's, what was taken from what."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Every correction stays as it is; nobody has said anything of two names or of two articles yet."""
    with op.batch_alter_table("corrections") as table:
        table.alter_column("article", existing_type=KEY, nullable=True)
        table.add_column(sa.Column("other", KEY, nullable=True))
        table.create_foreign_key(op.f("fk_corrections_other"), "articles", ["other"], ["key"])
    op.create_index(op.f("ix_corrections_other"), "corrections", ["other"], unique=False)
    op.create_table(
        "party_verdicts",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("sort", WORDS, nullable=False),
        sa.Column("other", WORDS, nullable=False),
        sa.Column("other_sort", WORDS, nullable=False),
        sa.Column("says", WORDS, nullable=False),
        sa.Column("correction", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("name", "sort", "other", "other_sort", name=op.f("pk_party_verdicts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_party_verdicts_other"), "party_verdicts", ["other"], unique=False)
