"""What people gave to be added."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """An empty table."""
    op.create_table(
        "jobs",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("made", WORDS, nullable=False),
        sa.Column("what", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("person", WORDS, nullable=False),
        sa.Column("given", WORDS, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("beat", WORDS, nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=True),
        sa.Column("result", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_jobs")),
    )
    op.create_index(op.f("ix_jobs_state_key"), "jobs", ["state", "key"], unique=False)
