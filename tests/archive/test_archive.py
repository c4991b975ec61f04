"""An archive keeps what it is given, once, with every version; the same on SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace
from sqlalchemy import Table, event, func, select

from archive_samples import dump, numbered, reworded
from postgres import KINDS, new_archive
from sample_readings import any_readings, sample
from wherefrom import version
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema
from wherefrom.archive.store.address import archive_url, shown
from wherefrom.archive.store.rows import LONGEST_ID
from wherefrom.archive.verify import verify
from wherefrom.errors import ArchiveError, NotInArchiveError
from wherefrom.intake.article import Article, Snapshot
from wherefrom.reading.contract import RecordError, with_keys
from wherefrom.reading.types import Entity, Link, Reading, Statement
from wherefrom.text.shingles import fingerprints


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def archive(kind: str, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(kind, tmp_path)) as opened:
        yield opened


@pytest.fixture
def another(kind: str, tmp_path: Path) -> Iterator[Archive]:
    (tmp_path / "another").mkdir()
    with Archive(new_archive(kind, tmp_path / "another")) as opened:
        yield opened


def count(archive: Archive, table: object) -> int:
    with archive.connect() as connection:
        return connection.execute(select(func.count()).select_from(table)).scalar_one()


def test_what_is_added_comes_back(archive: Archive) -> None:
    added = archive.add(sample())
    assert (added.article, added.outcome, added.version, added.changes) == ("post-2031-03-14", "new", 1, ())
    assert archive.reading("post-2031-03-14") == sample()
    assert "post-2031-03-14" in archive
    assert "another" not in archive
    assert len(archive) == 1
    assert list(archive.article_ids()) == ["post-2031-03-14"]


def test_adding_again_changes_nothing(archive: Archive) -> None:
    archive.add(sample())
    before = dump(archive)
    again = archive.add(sample())
    assert (again.outcome, again.version) == ("unchanged", 1)
    assert dump(archive) == before


def test_rows_say_what_the_reading_says(archive: Archive) -> None:
    reading = sample()
    archive.add(reading)
    with archive.connect() as connection:
        statements = connection.execute(select(schema.statements).order_by(schema.statements.c.key)).all()
        links = connection.execute(select(schema.links).order_by(*schema.links.primary_key)).all()
        names = set(connection.execute(select(schema.names.c.name)).scalars())
    assert [row.content for row in statements] == [reading.article.words_at(s.content) for s in reading.statements]
    assert [row.source for row in statements] == [reading.article.words_at(s.source) for s in reading.statements]
    assert [row.stance for row in statements] == [s.stance for s in reading.statements]
    assert statements[1].date == "2031-03-11"
    assert [link.name for link in links if link.statement == statements[4].key] == [
        "Ana Brandt",
        "Tomas Lind",
        "Ivo Mund",
        "Coast Radio",
    ]
    assert {"Ana Brandt", "Brandt", "Fishermen"} <= names


def test_a_changed_article_is_a_new_version_of_the_same(archive: Archive) -> None:
    first = numbered(1)
    later = reworded(first, "Correction: the hall was not over budget.")
    later = replace(later, statements=first.statements[:3], flags=())
    archive.add(first)
    added = archive.add(later)
    assert (added.outcome, added.version) == ("changed", 2)
    assert [(c.what, c.before, c.after) for c in added.changes] == [
        ("text", "", "Correction: the hall was not over budget.")
    ]
    start, end = added.changes[0].after_span or (0, 0)
    assert later.article.text[start:end] == "Correction: the hall was not over budget."
    assert archive.reading("post-1") == later
    assert archive.version("post-1", 1) == first
    assert [(v.number, v.changes) for v in archive.versions("post-1")] == [(1, ()), (2, added.changes)]
    assert archive.versions("post-1")[0].sha256 == hashlib.sha256(first.article.text.encode()).hexdigest()
    assert len(archive) == 1
    assert count(archive, schema.statements) == 3
    assert list(verify(archive)) == []


def test_queries_see_the_newest_version_only(archive: Archive, another: Archive) -> None:
    newer = reworded(numbered(1), "Zanzibar asked for marmalade.")
    archive.add(reworded(numbered(1), "Kumquats were refused at the gate."))
    archive.add(newer)
    another.add(newer)
    found, expected = dump(archive), dump(another)
    for name in ("statements", "links", "entities", "names", "article_terms", "outlines", "words"):
        assert found[name] == expected[name]
    assert {term: n for term, n in found["terms"].items() if n} == expected["terms"]
    marks = fingerprints(reworded(numbered(1), "Kumquats were refused at the gate.").article.text)
    assert archive.sharing(marks, 1) == another.sharing(marks, 1)


def test_a_version_that_was_there_before_is_nothing_new(archive: Archive) -> None:
    first, second = numbered(1), reworded(numbered(1), "A second thought.")
    for reading in (first, second, first, second):
        archive.add(reading)
    assert [version.number for version in archive.versions("post-1")] == [1, 2]
    assert archive.add(first).version == 1
    assert archive.reading("post-1") == second


def test_the_same_address_is_the_same_article(archive: Archive) -> None:
    first = numbered(1)
    moved = reworded(first, "An update.")
    moved = replace(moved, article=replace(moved.article, id="another-id", url=first.article.url + "#comments"))
    archive.add(first)
    added = archive.add(moved)
    assert (added.article, added.outcome, added.version) == ("post-1", "changed", 2)
    assert len(archive) == 1
    assert "another-id" in archive
    assert archive.reading("another-id") == archive.reading("post-1")
    assert archive.reading("post-1").article.text == moved.article.text
    assert archive.has(moved.article)
    assert list(verify(archive)) == []


def test_a_changed_headline_is_a_version_too(archive: Archive) -> None:
    first = numbered(1)
    archive.add(first)
    added = archive.add(replace(first, article=replace(first.article, title="Wall may fall", authors=("M. Quill",))))
    assert [(change.what, change.before, change.after) for change in added.changes] == [
        ("title", first.article.title, "Wall may fall"),
        ("authors", "Mara Quill", "M. Quill"),
    ]


def test_has_knows_what_needs_no_reading(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    reading = numbered(1)
    assert not archive.has(reading.article)
    archive.add(reading)
    assert archive.has(reading.article)
    assert archive.has(replace(reading.article, modified="2031-04-01", sections={}))
    assert not archive.has(reworded(reading, "More.").article)
    assert not archive.has(replace(reading.article, id="x", url=None))
    monkeypatch.setattr(version, "__version__", "99.0")
    assert not archive.has(reading.article)


def test_a_newer_reader_reads_again_and_an_older_one_does_not(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = numbered(1)
    archive.add(first)
    monkeypatch.setattr(version, "__version__", "99.1")
    better = replace(first, statements=first.statements[:2], flags=())
    added = archive.add(better)
    assert (added.outcome, added.version, added.changes[0].what) == ("changed", 1, "reading")
    assert archive.reading("post-1") == better
    assert count(archive, schema.statements) == 2
    monkeypatch.setattr(version, "__version__", "99.0.9")
    assert archive.add(first).outcome == "unchanged"
    assert archive.reading("post-1") == better
    assert [version.reader for version in archive.versions("post-1")] == ["99.1"]
    assert list(verify(archive)) == []


def test_snapshots_are_kept_once_and_checked(archive: Archive) -> None:
    data = b"<p>the page</p>" * 500
    about = Snapshot(hashlib.sha256(data).hexdigest(), "application/x-test", len(data))
    for number in (1, 2):
        reading = numbered(number)
        archive.add(replace(reading, article=replace(reading.article, snapshot=about)), data)
    assert archive.snapshot(about.sha256) == data
    assert archive.versions("post-1")[0].snapshot == about.sha256
    assert count(archive, schema.snapshots) == 1
    with pytest.raises(ArchiveError, match="not the bytes"):
        archive.add(numbered(3), data)
    assert "post-3" not in archive
    with pytest.raises(NotInArchiveError, match="no snapshot 00ff"):
        archive.snapshot("00ff")


def test_readings_come_in_the_order_asked(archive: Archive) -> None:
    for number in range(5):
        archive.add(numbered(number))
    wanted = ["post-3", "post-0", "post-3", "post-4"]
    assert [reading.article.id for reading in archive.readings(wanted)] == wanted
    assert archive.readings([]) == []
    assert list(archive.article_ids()) == [f"post-{number}" for number in range(5)]
    for ask in (archive.reading, archive.versions, archive.story_of):
        with pytest.raises(NotInArchiveError, match="no article post-9"):
            ask("post-9")
    with pytest.raises(LookupError):
        archive.readings(["post-1", "post-9"])


def test_what_no_database_takes_is_kept_all_the_same(archive: Archive) -> None:
    text = "null \0 and lone \ud800 said Brandt"
    article = Article("odd \0 id", text, title="\udfff", url="https://x.example/" + "y" * 5000, outlet="z" * 5000)
    link = Link("Br\0ndt" * 500, "person", 2**62)
    statement = Statement(2**62, ((0, 18),), ((19, 23),), (), "mixed", "asserts", (link,))
    reading = Reading(article, (statement,), (Entity(2**62, "Br\0ndt", "person"),))
    assert archive.add(reading).outcome == "new"
    assert archive.add(reading).outcome == "unchanged"
    assert archive.reading("odd \0 id") == with_keys(reading)
    assert list(verify(archive)) == []
    with pytest.raises(ArchiveError, match="64 bits"):
        archive.add(Reading(replace(article, id="a", url=None), (replace(statement, id=2**63),), reading.entities))
    for wrong in ("", "i" * (LONGEST_ID + 1)):
        with pytest.raises(ArchiveError, match="1 to 500 characters"):
            archive.add(Reading(replace(article, id=wrong)))
    assert len(archive) == 1


def test_a_reading_that_could_not_be_read_again_is_refused(archive: Archive) -> None:
    with pytest.raises(RecordError, match="no statement 4"):
        archive.add(replace(sample(), statements=sample().statements[:3]))
    assert len(archive) == 0


def test_a_failure_half_way_leaves_nothing(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(archive)
    kind = type(archive.database)
    insert_many = kind.insert_many

    class Interrupted(Exception):
        pass

    for table in ("versions", "statements", "article_words", "statement_words", "terms", "article_terms", "outlines"):

        def interrupt(_c: object, _u: object, statement: str, *_: object, table: str = table) -> None:
            if f"INTO {table}" in statement:
                raise Interrupted

        # COPY, by which PostgreSQL takes many rows, passes the engine's events by.
        def interrupt_many(self: object, _c: object, into: Table, *rows: object, table: str = table) -> None:
            if into.name == table:
                raise Interrupted
            insert_many(self, _c, into, *rows)

        monkeypatch.setattr(kind, "insert_many", interrupt_many)
        event.listen(archive.database.engine, "before_cursor_execute", interrupt)
        with pytest.raises(Interrupted):
            archive.add(numbered(1))
        event.remove(archive.database.engine, "before_cursor_execute", interrupt)
        monkeypatch.setattr(kind, "insert_many", insert_many)
        assert dump(archive) == before
    assert archive.add(numbered(1)).outcome == "new"


def test_threads_share_one_archive(archive: Archive) -> None:
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda n: archive.add(numbered(n % 6)).outcome, range(12)))
    assert sorted(outcomes) == ["new"] * 6 + ["unchanged"] * 6
    assert list(verify(archive)) == []


def test_it_is_shown_without_a_password(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        assert repr(archive) == f"Archive({str(tmp_path / 'a.db')!r})"
    url = archive_url("postgresql://ann:secret@db.example/news?password=secret&sslmode=require")
    assert "secret" not in shown(url)
    assert "ann" in shown(url)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(reading=any_readings())
def test_any_reading_comes_back_the_same(archive: Archive, reading: Reading) -> None:
    article = reading.article
    made = f"{len(archive)} {article.id}"
    reading = replace(reading, article=replace(article, id=made, url=None))
    assert archive.add(reading).outcome == "new"
    assert archive.add(reading).outcome == "unchanged"
    assert archive.reading(made) == reading


def test_vectors_of_statements_are_kept(archive: Archive) -> None:
    reading = numbered(1)
    archive.add(reading)
    assert archive.vectors("post-1").tolist() == reading.vectors().tolist()
    with pytest.raises(NotInArchiveError, match="no article nowhere"):
        archive.vectors("nowhere")
    with archive.connect() as connection:
        packed = connection.execute(select(schema.statements.c.vector)).scalars().all()
    assert {len(vector) for vector in packed} == {96}
