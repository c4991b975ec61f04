"""Corrections in an archive: what everybody asks follows, undo gives back the same bytes, nothing is lost."""

from __future__ import annotations

import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from msgspec.structs import replace

import wherefrom
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.search import search
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.archive.corrections.making import correct, corrections, shown, undo
from wherefrom.archive.corrections.types import Values
from wherefrom.archive.verify import verify
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.export.columns import table_of
from wherefrom.reading.types import Link, Reading
from wherefrom.tracing.archived import find_story, trace_story

TEXT = (
    "The lock gates will be shut on Monday, said Ana Reyes, the mayor of Orbe.\n\n"
    "Joost Pell, who owns the mill, doubts that the gates will hold. Reyes denied that the council had been warned."
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return wherefrom.read(wherefrom.Article(id="lock", text=TEXT, outlet="Orbe Post", published="2031-02-01"))


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path, reading: Reading) -> Iterator[Archive]:
    with Archive(new_archive(str(request.param), tmp_path)) as opened:
        opened.add(reading)
        yield opened


def by(name: str, kind: str = "person") -> Values:
    return Values(chain=(Link(name, kind),))


def answers(archive: Archive) -> list[object]:
    """What the archive says, whatever stands behind it."""
    exported = list(table_of("statements").records(archive))
    names = ("Ana Reyes", "Joost Pell", "Mira Solt", "council")
    return [archive.reading("lock").to_dict(), exported, audit_sources(archive), [who(archive, name) for name in names]]


def of(archive: Archive, name: str) -> list[str]:
    return [said.content for party in who(archive, name).parties for said in party.said]


def test_one_corrected_speaker_changes_every_answer_and_undo_gives_back_the_same(archive: Archive) -> None:
    before, asked = answers(archive), of(archive, "Ana Reyes")
    key = archive.reading("lock").statements[0].key
    made = correct(archive, "lock", "change", "ann", statement=key, after=by("Mira Solt"), note="I heard it")
    assert archive.reading("lock").statements[0].chain[0].name == "Mira Solt"
    assert len(of(archive, "Mira Solt")) == 1
    assert len(of(archive, "Ana Reyes")) == len(asked) - 1
    assert "Mira Solt" in {party.name for party in audit_sources(archive).by_party}
    said = [one.chain[0][0] for hit in search(archive, "gates") for one in hit.statements]
    assert "Mira Solt" in said
    origins = [o.name for claim in trace_story(archive, find_story(archive, "lock")).claims for o in claim.origins]
    assert "Mira Solt" in origins
    assert list(verify(archive)) == []
    undo(archive, made.id, "ben")
    assert answers(archive) == before
    assert [kept.state for kept in corrections(archive)] == ["undone", "applied"]
    assert list(verify(archive)) == []


def test_rejected_added_and_metadata(archive: Archive) -> None:
    count = len(archive.reading("lock").statements)
    correct(archive, "lock", "reject", "ann", statement=0)
    assert len(archive.reading("lock").statements) == count - 1
    start = TEXT.index("owns the mill")
    made = correct(archive, "lock", "add", "ann", after=Values(content=((start, start + 13),), chain=by("X Y").chain))
    (added,) = shown(archive, "lock").added
    correct(archive, "lock", "change", "ben", statement=added, after=Values(stance="doubts"))
    assert next(s for s in archive.reading("lock").statements if s.id == added).stance == "doubts"
    assert len(of(archive, "X Y")) == 1
    correct(archive, "lock", "metadata", "ben", after=Values(outlet="Vale Post"))
    assert archive.reading("lock").article.outlet == "Vale Post"
    assert [row.outlet for row in (hit.article for hit in search(archive, "gates"))] == ["Vale Post"]
    undo(archive, made.id, "ann")
    assert of(archive, "X Y") == []
    assert list(verify(archive)) == []


def test_two_people_at_once(archive: Archive) -> None:
    key = archive.reading("lock").statements[0].key
    with ThreadPoolExecutor(4) as pool:
        names = [f"Person {letter}" for letter in "ABCDEFGH"]
        list(pool.map(lambda n: correct(archive, "lock", "change", n, statement=key, after=by(n)), names))
    kept = corrections(archive, "lock")
    assert sorted(one.correction.person for one in kept) == names
    assert [one.state for one in kept] == ["overruled"] * 7 + ["applied"]
    assert archive.reading("lock").statements[0].chain[0].name == kept[-1].correction.person


def test_corrections_stay_with_their_words_in_a_later_version(archive: Archive, reading: Reading) -> None:
    correct(archive, "lock", "change", "ann", statement=0, after=by("Mira Solt"))
    last = archive.reading("lock").statements[-1]
    correct(archive, "lock", "change", "ann", statement=last.key, after=by("The council", "organization"))
    newer = "It rained.\n\n" + TEXT.replace("had been warned", "had been told")
    archive.add(wherefrom.read(replace(reading.article, text=newer)))
    assert archive.reading("lock").statements[0].chain[0].name == "Mira Solt"
    assert [one.state for one in corrections(archive)] == ["applied", "waiting"]
    assert list(verify(archive)) == []


def test_a_new_model_keeps_every_correction(
    archive: Archive, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(1)
    made = [
        correct(archive, "lock", "change", "ann", statement=rng.randrange(len(reading.statements)), after=by(f"P {n}"))
        for n in range(20)
    ]
    monkeypatch.setattr("wherefrom.version.__version__", "99.0")
    kept_ones = tuple(replace(one, targets=()) for one in reading.statements[1:])
    other = replace(reading, statements=kept_ones, flags=(), model="another")
    assert archive.add(other).outcome == "changed"
    kept = corrections(archive)
    assert [one.correction for one in kept] == made
    assert {one.state for one in kept} <= {"applied", "overruled", "unpaired"}
    assert list(verify(archive)) == []


def test_what_cannot_be_put_right(archive: Archive) -> None:
    with pytest.raises(NotInArchiveError):
        correct(archive, "nowhere", "confirm", "ann", statement=0)
    for action, values in (
        ("confirm", {"statement": 99}),
        ("change", {"statement": 0}),
        ("change", {"statement": 0, "after": Values(outlet="X")}),
        ("change", {"statement": 0, "after": Values(content=((5, 9_999),))}),
        ("change", {"statement": 0, "after": Values(chain=())}),
        ("reject", {"statement": 0, "after": by("X Y")}),
        ("metadata", {"after": by("X Y")}),
        ("add", {}),
    ):
        with pytest.raises(CorrectionError):
            correct(archive, "lock", action, "ann", **values)
    with pytest.raises(CorrectionError, match="who made it"):
        correct(archive, "lock", "confirm", " ", statement=0)
    with pytest.raises(CorrectionError, match="who made it"):
        undo(archive, "no such", "")
    with pytest.raises(NotInArchiveError):
        undo(archive, "no such", "ann")
    assert corrections(archive) == []


def test_of_two_at_once_the_later_shows_whatever_the_earlier_did(archive: Archive) -> None:
    handle = archive.reading("lock").statements[0].key
    for earlier in ("reject", "change"):
        start = TEXT.index("will be shut")
        moved = Values(content=((start, start + 12),)) if earlier == "change" else None
        correct(archive, "lock", earlier, "ann", statement=handle, after=moved)  # type: ignore[arg-type]
        assert handle not in {s.key for s in archive.reading("lock").statements}
        correct(archive, "lock", "change", "ben", statement=handle, after=by("Mira Solt"))
        assert archive.reading("lock").statements[0].chain[0].name == "Mira Solt"
        kept = corrections(archive, "lock")[-2:]
        assert [one.correction.person for one in kept] == ["ann", "ben"]
        assert kept[0].correction.anchor == kept[1].correction.anchor
        for one in kept:
            undo(archive, one.correction.id, "ann")


def test_an_added_statement_that_another_rejected_comes_back_by_a_change(archive: Archive) -> None:
    start = TEXT.index("owns the mill")
    made = correct(archive, "lock", "add", "ann", after=Values(content=((start, start + 13),), chain=by("X").chain))
    correct(archive, "lock", "reject", "ben", statement=made.id)
    assert of(archive, "X") == []
    correct(archive, "lock", "change", "ann", statement=made.id, after=by("Y"))
    assert of(archive, "Y") == ["owns the mill"]
    undo(archive, made.id, "ann")
    with pytest.raises(CorrectionError, match="has no statement"):
        correct(archive, "lock", "confirm", "ann", statement=made.id)
