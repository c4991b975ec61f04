"""Archives of an older version are brought up to date on opening; the revisions make what the schema says."""

from __future__ import annotations

import runpy
import shutil
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import Connection, MetaData, Table, select

from archive_samples import dump, fingerprint_rows, numbered, reworded
from postgres import KINDS, new_archive, new_place
from wherefrom import Article, read
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.search import search
from wherefrom.archive.store import full_text, schema, upgrade
from wherefrom.archive.store.database import WORD_COLUMNS
from wherefrom.archive.store.schema import REVISION, metadata
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveError
from wherefrom.lang.fold import without_marks
from wherefrom.text.shingles import fingerprints

LATER = '''"""A revision of tomorrow."""
import sqlalchemy as sa
from alembic import op

revision = "{revision}"
down_revision = "{before}"


def upgrade() -> None:
    op.add_column("stories", sa.Column("later", sa.Text()))
    {more}
'''


TOMORROW = "9998"
SEGMENT_OF_0002 = 8_192


def _is_in_the_schema(_object: Any, name: str | None, *_: Any) -> bool:
    """Full-text tables, and what SQLite makes for them, are made by hand."""
    return not (name or "").startswith((*WORD_COLUMNS, *(f"ix_{table}" for table in WORD_COLUMNS), "wherefrom_"))


@pytest.fixture
def tomorrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The revisions with one more, as a later version of wherefrom has them; gives the file of the new one."""
    migrations = tmp_path / "migrations"
    shutil.copytree(upgrade.MIGRATIONS, migrations, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(upgrade, "MIGRATIONS", migrations)
    monkeypatch.setattr(upgrade, "REVISION", TOMORROW)
    return migrations / "versions" / f"rev_{TOMORROW}.py"


def _later(more: str) -> str:
    return LATER.format(revision=TOMORROW, before=REVISION, more=more)


@pytest.mark.parametrize("kind", KINDS)
def test_the_revisions_make_the_schema(kind: str, tmp_path: Path) -> None:
    with Archive(new_place(kind, tmp_path)) as archive, archive.connect() as connection:
        options = {"compare_type": True, "include_object": _is_in_the_schema}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []
        assert archive.database.revision(connection) == REVISION


@pytest.mark.parametrize("kind", KINDS)
def test_an_older_archive_is_upgraded_and_keeps_what_it_has(kind: str, tmp_path: Path, tomorrow: Path) -> None:
    place = new_archive(kind, tmp_path)
    tomorrow.write_text(_later(""), encoding="utf-8")
    with Archive(place) as archive:
        with archive.connect() as connection:
            assert archive.database.revision(connection) == TOMORROW
            assert connection.exec_driver_sql("SELECT count(later) FROM stories").scalar() == 0
        archive.add(numbered(1))
    with Archive(place, create=False) as archive:
        assert archive.reading("post-1") == numbered(1)
        assert list(verify(archive)) == []


def _count_articles_from(archive: Archive, key: int) -> None:
    """Let the next article have this key."""
    with archive.database.writing() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"ALTER SEQUENCE articles_key_seq RESTART WITH {key}")
        else:  # SQLite counts on from the greatest.
            row = {"key": key - 1, "id": "before", "authors": "[]", "version": 1, "added": ""}
            connection.execute(schema.articles.insert().values(row))


def _put_back_to_0001(archive: Archive) -> None:
    """The archive as the first version of wherefrom left it: fingerprints in the table that revision 0001 makes."""
    with archive.database.writing() as connection:
        rows = fingerprint_rows(connection)
        for table in (schema.fingerprints, schema.fresh_fingerprints):
            table.drop(connection)
        _without_later(connection)
        with Operations.context(MigrationContext.configure(connection)):
            runpy.run_path(str(upgrade.MIGRATIONS / "versions" / "rev_0001.py"))["_fingerprints"]()
        old = Table("fingerprints", MetaData(), autoload_with=connection)
        connection.execute(
            old.insert(), [dict(zip(("fingerprint", "article", "version"), row, strict=True)) for row in rows]
        )
        connection.exec_driver_sql("UPDATE wherefrom_version SET version_num = '0001'")


def _without_later(connection: Connection) -> None:
    """Without what the revisions from 0003 on made, and with what they took away."""
    for name in ("party_joins", "party_evidence", "party_keys", "speakers", "source_counts", "party_names", "parties"):
        schema.metadata.tables[name].drop(connection)
    schema.corrections.drop(connection)
    schema.party_verdicts.drop(connection)
    schema.fetched.drop(connection)
    schema.jobs.drop(connection)
    for name in ("watch_sent", "watch_events", "watched"):
        schema.metadata.tables[name].drop(connection)
    schema.section_counts.drop(connection)
    _without_outlines(connection)
    for statement in (
        "DROP TABLE party_words",
        "DROP INDEX ix_articles_waiting",
        "ALTER TABLE articles DROP COLUMN waiting",
        "ALTER TABLE articles DROP COLUMN sections",
        "ALTER TABLE statements DROP COLUMN vector",
        "ALTER TABLE versions DROP COLUMN shown",
        "CREATE INDEX ix_links_folded_statement ON links (folded, statement)",
        "CREATE INDEX ix_articles_unassigned ON articles (day, id) WHERE story IS NULL",
    ):
        connection.exec_driver_sql(statement)


def _without_outlines(connection: Connection) -> None:
    """As it was before revision 0011."""
    schema.outlines.drop(connection)
    connection.exec_driver_sql("CREATE INDEX ix_article_terms_article ON article_terms (article)")


@pytest.mark.parametrize("kind", KINDS)
def test_an_archive_of_revision_0001_keeps_all_it_has(kind: str, tmp_path: Path) -> None:
    place = new_archive(kind, tmp_path)
    with Archive(place) as archive:
        _count_articles_from(archive, SEGMENT_OF_0002 - 2)
        for number in range(5):
            archive.add(numbered(number))
        archive.add(reworded(numbered(0), "Kumquats were refused at the gate by the harbour office in the morning."))
        with archive.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM articles WHERE id = 'before'")
        expected = dump(archive)
        _put_back_to_0001(archive)
    with Archive(place) as archive:
        with archive.connect() as connection:
            assert archive.database.revision(connection) == REVISION
            segments = connection.execute(select(schema.fingerprints.c.segment).distinct()).scalars()
            assert sorted(segments) == [0, 1]
        assert dump(archive) == expected
        assert list(verify(archive)) == []
        assert archive.add(numbered(3)).outcome == "unchanged"
        assert archive.add(numbered(5)).outcome == "new"
        assert [article for article, _ in archive.sharing(_marks(4), 1)][0] == "post-4"
        assert len(archive.sharing(_marks(4), 10)) == 6


def _marks(number: int) -> list[int]:
    article = numbered(number).article
    return fingerprints(article.text, article.furniture)


@pytest.mark.parametrize("kind", KINDS)
def test_an_upgrade_that_fails_leaves_the_archive_as_it_was(kind: str, tmp_path: Path, tomorrow: Path) -> None:
    place = new_archive(kind, tmp_path)
    tomorrow.write_text(_later('op.execute("INSERT INTO nowhere VALUES (1)")'), encoding="utf-8")
    with pytest.raises(ArchiveError, match="nowhere"):
        Archive(place)
    tomorrow.unlink()
    upgrade.REVISION = REVISION
    with Archive(place) as archive:
        assert archive.add(numbered(1)).outcome == "new"


CORRECTIONS_OF_0004 = (
    "CREATE TABLE corrections (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, article INTEGER NOT NULL,"
    " time TEXT NOT NULL, person TEXT NOT NULL, action TEXT NOT NULL, state TEXT NOT NULL, record TEXT NOT NULL)"
)
SOREN = "Søren Kjær, the mayor of Łódź, said the straße is shut. “It is gone,” Kjær said."


@pytest.mark.parametrize("kind", KINDS)
def test_letters_that_an_english_keyboard_has_not_are_found_after_the_upgrade(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = new_archive(kind, tmp_path)
    marked = read(Article(id="marked", text=SOREN, title="Mayor of Łódź"))
    with Archive(place) as archive:
        monkeypatch.setattr(full_text, "unaccented", without_marks)
        archive.add(marked)
        archive.add(numbered(1))
        monkeypatch.undo()
        assert not search(archive, "strasse")
        with archive.database.writing() as connection:
            schema.fetched.drop(connection)
            schema.jobs.drop(connection)
            for name in ("watch_sent", "watch_events", "watched"):
                schema.metadata.tables[name].drop(connection)
            schema.party_verdicts.drop(connection)
            schema.corrections.drop(connection)
            connection.exec_driver_sql(CORRECTIONS_OF_0004)
            schema.section_counts.drop(connection)
            _without_outlines(connection)
            connection.exec_driver_sql("ALTER TABLE articles DROP COLUMN sections")
            connection.exec_driver_sql("UPDATE wherefrom_version SET version_num = '0004'")
    with Archive(place) as archive:
        for words in ("strasse", "lodz", "kjaer", "Łódź"):
            assert [hit.article.id for hit in search(archive, words)] == ["marked"], words
        assert list(verify(archive)) == []
        archive.add(read(Article(id="marked", text="The road is open, the mayor said.", title="Open")))
        assert not search(archive, "strasse")
        assert not search(archive, "lodz")
