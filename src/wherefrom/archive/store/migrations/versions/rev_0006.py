"""What addresses answered when they were last fetched."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """An empty table: what was fetched before is fetched whole once more."""
    op.create_table(
        "fetched",
        sa.Column("address", WORDS, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("etag", WORDS, nullable=True),
        sa.Column("modified", WORDS, nullable=True),
        sa.Column("media_type", WORDS, nullable=True),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_fetched")),
    )
    op.create_index(op.f("ix_fetched_sha256"), "fetched", ["sha256"], unique=False)
