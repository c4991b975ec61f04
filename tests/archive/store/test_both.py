"""What each of the two databases does in a way of its own, and what has to come to the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from archive_samples import numbered
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return new_archive(request.param, tmp_path)


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        yield opened


def test_of_values_that_many_rows_have_no_row_is_given(archive: Archive) -> None:
    table, database = schema.fingerprints, archive.database
    rows = [(segment, value, 10 * value + segment, 1) for value in (1, 2, 3) for segment in range(value)]
    with database.writing() as connection:
        database.insert_many(connection, table, rows)
        query = select(table.c.article, table.c.version).where(database.among(table.c.segment, range(3)))
        found, many = database.few_of_each(connection, query, table.c.fingerprint, [0, 1, 2, 3], most=2)
        nothing = database.few_of_each(connection, query, table.c.fingerprint, [7], most=2)
    assert sorted(found) == [(1, 10, 1), (2, 20, 1), (2, 21, 1)]
    assert many == {3}
    assert nothing == ([], set())


def test_a_transaction_knows_whether_another_wrote_since_the_last(archive: Archive, place: str) -> None:
    def mark() -> object:
        with database.writing() as connection:
            connection.execute(schema.snapshots.delete())
            return database.mark(connection)

    database = archive.database
    first, second = mark(), mark()
    assert database.follows(second, first)
    assert len(archive) == 0
    third = mark()
    assert database.follows(third, second)
    with Archive(place) as other:
        other.add(numbered(1))
    assert not database.follows(mark(), third)


@pytest.mark.slow
def test_while_another_writes_a_transaction_of_postgresql_has_no_mark(tmp_path: Path) -> None:
    with Archive(new_archive("postgresql", tmp_path)) as archive, archive.database.writing() as before:
        before.execute(schema.snapshots.delete())
        assert archive.database.mark(before) is not None
        with archive.database.writing() as during:
            during.execute(schema.snapshots.delete())
            assert archive.database.mark(during) is None
        assert archive.database.mark(before) is None
