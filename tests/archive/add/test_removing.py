"""An article that is deleted is gone with all that hangs on it, and the archive is as if it had never come."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

import wherefrom
from places import STORY
from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.parties import merged_parties
from wherefrom.archive.ask.search import search
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.corrections.making import correct, corrections, undo
from wherefrom.archive.corrections.people import merge
from wherefrom.archive.corrections.relations import mark_read_through, say_derivation, say_same_claim
from wherefrom.archive.corrections.types import Taken
from wherefrom.archive.store import schema
from wherefrom.archive.verify import verify
from wherefrom.errors import NotInArchiveError
from wherefrom.intake.article import Snapshot
from wherefrom.reading.types import Reading


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    paths = sorted(path for path in STORY.iterdir() if path.name[:1].isdigit())
    return [found for found in wherefrom.read_many(paths) if isinstance(found, Reading)]


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def holds(archive: Archive) -> dict[str, Any]:
    """All that an archive says and how many rows it has, whatever the numbers of its rows are."""
    with archive.connect() as connection:
        rows = {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in schema.metadata.sorted_tables
            if table.name != "fresh_fingerprints"
        }
        terms = {tuple(row) for row in connection.execute(select(schema.terms.c.term, schema.terms.c.articles))}
    return {
        "rows": rows,
        "terms": terms,
        "readings": [archive.reading(one).to_dict() for one in archive.article_ids()],
        "parties": sorted((party.name, sorted(party.names)) for party in merged_parties(archive)),
        "audit": sorted((party.name, party.statements) for party in audit_sources(archive, limit=99).by_party),
        "months": audit_sources(archive).by_month,
        "stories": sorted((story.title, sorted(story.articles)) for story in archive.stories()),
        "corrections": corrections(archive),
        "found": [hit.article.id for hit in search(archive, "gate")],
    }


def sound(archive: Archive) -> bool:
    return [problem for problem in verify(archive) if not problem.note] == []


@pytest.mark.parametrize("seed", range(3))
def test_add_and_delete_gives_what_was_before(archive: Archive, readings: list[Reading], seed: int) -> None:
    rng = random.Random(seed)
    order = rng.sample(readings, len(readings))
    for reading in order[:-1]:
        archive.add(reading)
    if seed:  # What people said of the others stays.
        correct(archive, order[0].article.id, "confirm", "ann", statement=order[0].statements[0].id)
        say_derivation(archive, order[0].article.id, Taken(article=order[1].article.id), "ann")
    before = holds(archive)
    last = order[-1]
    data = last.article.text.encode()
    kept = Snapshot(hashlib.sha256(data).hexdigest(), "text/plain", len(data))
    last = replace(last, article=replace(last.article, snapshot=kept))
    archive.add(last, data)
    archive.add(replace(last, article=replace(last.article, title="Another headline")))
    correct(archive, last.article.id, "reject", "ann", statement=last.statements[0].id)
    made = say_derivation(archive, order[0].article.id, Taken(article=last.article.id), "ann")
    undo(archive, made.id, "ben")
    say_same_claim(
        archive, (order[0].article.id, 0), (last.article.id, archive.reading(last.article.id).statements[0].id), "ann"
    )
    mark_read_through(archive, last.article.id, "ann")
    assert archive.delete([last.article.id]) == (last.article.id,)
    assert holds(archive) == before
    assert sound(archive)
    assert last.article.id not in archive
    assert archive.sharing([1], 1) == []
    assert archive.add(last, data).outcome == "new"
    assert sound(archive)


def test_everything_can_be_deleted(archive: Archive, readings: list[Reading]) -> None:
    before = holds(archive)
    for reading in readings:
        archive.add(reading)
    assert sorted(archive.delete([reading.article.id for reading in readings])) == sorted(
        r.article.id for r in readings
    )
    assert holds(archive) == before
    assert sound(archive)


def test_what_it_held_together_falls_apart_and_what_a_person_put_together_stays(archive: Archive) -> None:
    for name, words in (("a", "the quay is shut"), ("b", "snow fell in Arn"), ("c", "the mill is for sale")):
        archive.add(told(name, "Velm Post", "2031-02-01", (words, "asserts", f"person {name.upper()} Orlo")))
    archive.set_story(["a", "b", "c"])
    archive.delete(["b"])
    (story,) = archive.stories()
    assert story.articles == ("a", "c")
    merge(archive, "A Orlo", "C Orlo", "ann")
    archive.delete(["c"])
    assert [one.state for one in corrections(archive)] == ["unpaired"]
    assert not {"A Orlo", "C Orlo"} & {name for party in merged_parties(archive) for name in party.names}
    archive.delete(["a"])
    assert archive.stories() == []
    assert sound(archive)


def test_all_or_none(archive: Archive, readings: list[Reading]) -> None:
    archive.add(readings[0])
    with pytest.raises(NotInArchiveError, match="nowhere"):
        archive.delete([readings[0].article.id, "nowhere"])
    assert readings[0].article.id in archive
