"""What ``wherefrom watch`` keeps: addresses, events, and who has them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Three empty tables: nothing is watched yet."""
    op.create_table(
        "watched",
        sa.Column("address", WORDS, nullable=False),
        sa.Column("url", WORDS, nullable=False),
        sa.Column("feed", WORDS, nullable=True),
        sa.Column("next", sa.Float(), nullable=False),
        sa.Column("interval", sa.Float(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("gone", sa.Integer(), nullable=False),
        sa.Column("article", WORDS, nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_watched")),
    )
    op.create_index(op.f("ix_watched_article"), "watched", ["article"], unique=False)
    op.create_table(
        "watch_events",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("body", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_watch_events")),
        sa.UniqueConstraint("id", name=op.f("uq_watch_events_id")),
    )
    op.create_table(
        "watch_sent",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("receiver", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("event", "receiver", name=op.f("pk_watch_sent")),
        sqlite_with_rowid=False,
    )
