"""Fingerprints in segments: what is added no longer goes to pages all over one tree that grows with the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
SEGMENT = 8_192


def upgrade() -> None:
    """The same rows, each with its segment."""
    connection = op.get_bind()
    op.rename_table("fingerprints", "fingerprints_0001")
    if connection.dialect.name == "postgresql":
        op.execute("ALTER TABLE fingerprints_0001 RENAME CONSTRAINT pk_fingerprints TO pk_fingerprints_0001")
    op.create_table(
        "fingerprints",
        sa.Column("segment", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", KEY, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("segment", "fingerprint", "article", "version", name=op.f("pk_fingerprints")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "fresh_fingerprints",
        sa.Column("key", KEY, autoincrement=True, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_fresh_fingerprints")),
    )
    newest = connection.execute(sa.text("SELECT coalesce(max(key), 0) FROM articles")).scalar_one()
    # One segment at a time, in the order of the old table: nothing has to be sorted, and pages are filled one by one.
    for segment in range(newest // SEGMENT + 1):
        connection.execute(
            sa.text(
                "INSERT INTO fingerprints (segment, fingerprint, article, version)"
                " SELECT :segment, fingerprint, article, version FROM fingerprints_0001"
                " WHERE article >= :first AND article < :end ORDER BY fingerprint, article, version"
            ),
            {"segment": segment, "first": segment * SEGMENT, "end": (segment + 1) * SEGMENT},
        )
    op.drop_table("fingerprints_0001")
