"""Archives of an older version are brought up to date on opening; the revisions make what the schema says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from archive_samples import numbered
from postgres import KINDS, new_archive, new_place
from wherefrom.archive import upgrade
from wherefrom.archive.archive import Archive
from wherefrom.archive.database import WORD_COLUMNS
from wherefrom.archive.schema import REVISION, metadata
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveError

LATER = '''"""A revision of tomorrow."""
import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("stories", sa.Column("later", sa.Text()))
    {more}
'''


def _is_in_the_schema(_object: Any, name: str | None, *_: Any) -> bool:
    """Full-text tables, and what SQLite makes for them, are made by hand."""
    return not (name or "").startswith((*WORD_COLUMNS, *(f"ix_{table}" for table in WORD_COLUMNS), "wherefrom_"))


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The revisions with one more, as a later version of wherefrom has them; gives the file of the new one."""
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(upgrade, "MIGRATIONS", migrations)
    monkeypatch.setattr(upgrade, "REVISION", "0002")
    return migrations / "versions" / "rev_0002.py"


@pytest.mark.parametrize("kind", KINDS)
def test_the_revisions_make_the_schema(kind: str, tmp_path: Path) -> None:
    with Archive(new_place(kind, tmp_path)) as archive, archive.connect() as connection:
        options = {"compare_type": True, "include_object": _is_in_the_schema}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert archive.database.revision(connection) == REVISION


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_archive_is_upgraded_and_keeps_what_it_has(kind: str, tmp_path: Path, tomorrow: Path) -> None:
    place = new_archive(kind, tmp_path)
    tomorrow.write_text(LATER.format(more=""), encoding="utf-8")
    with Archive(place) as archive:
        with archive.connect() as connection:
            assert archive.database.revision(connection) == "0002"
            assert connection.exec_driver_sql("SELECT count(later) FROM stories").scalar() == 0
        archive.add(numbered(1))
    with Archive(place, create=False) as archive:
        assert archive.reading("post-1") == numbered(1)
        assert list(verify(archive)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_upgrade_that_fails_leaves_the_archive_as_it_was(kind: str, tmp_path: Path, tomorrow: Path) -> None:
    place = new_archive(kind, tmp_path)
    tomorrow.write_text(LATER.format(more='op.execute("INSERT INTO nowhere VALUES (1)")'), encoding="utf-8")
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive(place)
    tomorrow.unlink()
    upgrade.REVISION = REVISION
    with Archive(place) as archive:
        assert archive.add(numbered(1)).outcome == "new"
