"""What people say of two names: followed by every answer, kept, undone, the later of two who contradict each other."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.parties import merged_parties
from wherefrom.archive.ask.search import search
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.archive.copying import copy_archive
from wherefrom.archive.corrections.making import corrections, undo
from wherefrom.archive.corrections.people import merge, split
from wherefrom.archive.corrections.types import PartyName
from wherefrom.archive.identity.verdicts import Said, resolved
from wherefrom.archive.store import schema
from wherefrom.archive.verify import verify
from wherefrom.errors import CorrectionError, NotInArchiveError
from wherefrom.reading.types import Reading


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


def says(id: str, *chains: str) -> Reading:
    return told(id, None, "2031-03-14", *((f"thing {n} of {id} is so", "asserts", c) for n, c in enumerate(chains)))


def parties(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(party.names) for party in merged_parties(archive)}


def sound(archive: Archive) -> bool:
    return [problem for problem in verify(archive) if not problem.note] == []


def filled(archive: Archive, *names: str) -> Archive:
    for number, name in enumerate(names):
        archive.add(says(f"a{number}", name if name.split()[0] in SORTS else f"person {name}"))
    return archive


SORTS = ("person", "organization", "outlet", "group", "document", "unnamed")
MERGES = [
    # The names there are, the two that a person says are one, and the parties of several names then.
    (["Bill Orlo", "William Orlo"], [{"Bill Orlo", "William Orlo"}]),
    (["Bill Orlo", "William Orlo", "Orlo"], [{"Bill Orlo", "William Orlo", "Orlo"}]),
    (["Ines Adair", "Ines Quill", "I. Adair"], [{"Ines Adair", "Ines Quill", "I. Adair"}]),
    (["Adair", "Ines Adair", "Tomas Adair"], [{"Adair", "Ines Adair"}]),
    (["organization Velm Motors", "organization the carmaker Velm"], [{"Velm Motors", "the carmaker Velm"}]),
    (["organization VDA", "organization Velm Dental Association"], [{"VDA", "Velm Dental Association"}]),
    (["group council workers", "organization Ostmere Union"], [{"council workers", "Ostmere Union"}]),
    (["outlet Velmpost", "organization The Morning Post of Velm"], [{"Velmpost", "The Morning Post of Velm"}]),
    (["Alan Orlo", "Allen Orlo", "A. Orlo"], [{"Alan Orlo", "Allen Orlo", "A. Orlo"}]),
    (["organization Fleet Office", "person Otto Fleet"], [{"Fleet Office", "Otto Fleet"}]),
]


@pytest.mark.parametrize(("names", "expected"), MERGES)
def test_two_are_one(archive: Archive, names: list[str], expected: list[set[str]]) -> None:
    filled(archive, *names)
    before = parties(archive)
    bare = [name.partition(" ")[2] if name.split()[0] in SORTS else name for name in names]
    made = merge(archive, bare[0], bare[1], "ann", "they told me")
    assert parties(archive) == {frozenset(one) for one in expected}
    assert sound(archive)
    undo(archive, made.id, "ben")
    assert parties(archive) == before
    assert [one.state for one in corrections(archive)] == ["undone", "applied"]
    assert sound(archive)


SPLITS = [
    (["Ines Adair", "Ines M. Adair"], []),
    (["Sergei Malkin", "Sergey Malkin"], []),
    (["Ines Adair", "I. Adair"], []),
    (["Otto Renn", "Otto Renn III"], []),
    (["Åsa Lind", "Asa Lind", "A. Lind"], []),
    (["organization Velm Motors", "organization Velm Motors Inc."], []),
    (["outlet Velmpost", "outlet Velmpost website"], []),
    (["organization Nigerian army", "organization Nigeria's army"], []),
    (["outlet New York Times", "outlet The New York Times"], []),
    (
        ["organization Velm Motors", "organization Velm Motors Inc.", "organization the Velm Motors"],
        [{"Velm Motors", "the Velm Motors"}],
    ),
]


@pytest.mark.parametrize(("names", "expected"), SPLITS)
def test_two_are_never_one(archive: Archive, names: list[str], expected: list[set[str]]) -> None:
    filled(archive, *names)
    before = parties(archive)
    bare = [name.partition(" ")[2] if name.split()[0] in SORTS else name for name in names]
    made = split(archive, bare[0], bare[1], "ann")
    assert parties(archive) == {frozenset(one) for one in expected}
    assert sound(archive)
    undo(archive, made.id, "ben")
    assert parties(archive) == before
    assert sound(archive)


def test_every_answer_follows_and_tells_who_said_so(archive: Archive) -> None:
    filled(archive, "Bill Orlo", "William Orlo", "Bill Orlo")
    answers = [who(archive, "Orlo"), audit_sources(archive), merged_parties(archive), search(archive, "thing")]
    made = merge(archive, "William Orlo", "Bill Orlo", "ann")
    (party,) = who(archive, "William Orlo").parties
    assert len(party.said) == 3
    assert [(p.name, p.statements) for p in audit_sources(archive).by_party] == [("Bill Orlo", 3)]
    assert len(search(archive, "thing", Filters(source="William Orlo"))) == 3
    (found,) = merged_parties(archive, "William Orlo")
    assert [(j.why, j.article, j.person, j.correction) for j in found.joins] == [("by hand", None, "ann", made.id)]
    undo(archive, made.id, "ann")
    assert [who(archive, "Orlo"), audit_sources(archive), merged_parties(archive), search(archive, "thing")] == answers


def test_it_counts_for_articles_that_come_later_and_when_a_name_is_back(archive: Archive) -> None:
    filled(archive, "Bill Orlo", "William Orlo")
    merge(archive, "Bill Orlo", "William Orlo", "ann")
    archive.add(says("a0", "person Sela Munk", "person Sela Munk"))
    assert parties(archive) == set()
    assert [one.state for one in corrections(archive)] == ["unpaired"]
    archive.add(says("b", "person Bill Orlo"))
    assert parties(archive) == {frozenset({"Bill Orlo", "William Orlo"})}
    assert [one.state for one in corrections(archive)] == ["applied"]
    assert sound(archive)


def test_it_is_in_a_copy(archive: Archive, tmp_path: Path) -> None:
    filled(archive, "Bill Orlo", "William Orlo")
    made = merge(archive, "Bill Orlo", "William Orlo", "ann")
    with Archive(tmp_path / "copy.db") as copy:
        copy_archive(archive, copy)
        assert parties(copy) == parties(archive)
        assert corrections(copy) == corrections(archive)
        assert sound(copy)
        undo(copy, made.id, "ben")
        assert parties(copy) == set()


def test_what_cannot_be_said(archive: Archive) -> None:
    filled(archive, "Ines Adair", "Tomas Adair", "organization Jordan", "person Jordan")
    with pytest.raises(NotInArchiveError, match="Nobody Else"):
        merge(archive, "Ines Adair", "Nobody Else", "ann")
    with pytest.raises(CorrectionError, match="Ines Adair, Tomas Adair"):
        merge(archive, "Adair", "Jordan", "ann")
    with pytest.raises(CorrectionError, match="which two"):
        split(archive, "Ines Adair", "Ines Adair", "ann")
    with pytest.raises(CorrectionError, match="who made it"):
        split(archive, "Ines Adair", "Tomas Adair", " ")
    merge(archive, PartyName("Jordan", "organization"), PartyName("Jordan", "person"), "ann")
    assert len(corrections(archive)) == 1
    assert sound(archive)


A, B, C, D = (("A", "person"), ("B", "person"), ("C", "person"), ("D", "person"))


def test_the_later_counts_and_what_follows_is_said_too() -> None:
    said: Any = [Said("1", "merged", A, B), Said("2", "merged", B, C), Said("3", "parted", C, D)]
    assert resolved(said).verdicts == {
        (A, B): ("merged", "1"),
        (B, C): ("merged", "2"),
        (A, C): ("merged", "2"),
        (A, D): ("parted", "3"),
        (B, D): ("parted", "3"),
        (C, D): ("parted", "3"),
    }
    found = resolved([*said, Said("4", "parted", A, C)])
    assert found.overruled == {"1"}
    assert found.verdicts[A, C] == ("parted", "4")
    assert (A, B) in found.verdicts
    assert resolved([Said("1", "parted", A, B), Said("2", "merged", B, A)]).overruled == {"1"}
    assert resolved([Said("1", "merged", A, B), Said("2", "parted", B, A)]).verdicts == {(A, B): ("parted", "2")}


NAMES = ["Ines Adair", "Ines M. Adair", "Ivo Adair", "Adair", "I. Adair", "Bill Renn", "William Renn", "Renn"]
BODIES = ["Velm Motors", "Velm Motors Inc.", "the Velm Motors", "Velm Motors website", "VM"]
CHAINS = st.sampled_from([f"person {n}" for n in NAMES] + [f"organization {n}" for n in BODIES])
STEPS = st.one_of(
    st.tuples(st.just("add"), st.integers(0, 6), st.lists(CHAINS, min_size=1, max_size=3)),
    st.tuples(st.sampled_from(["merge", "split"]), CHAINS, CHAINS),
    st.tuples(st.just("undo"), st.integers(0, 9), st.none()),
)


@given(st.lists(CHAINS, min_size=4, max_size=9), st.lists(STEPS, min_size=3, max_size=12))
@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_whatever_is_said_in_whatever_order_it_is_sound(
    tmp_path_factory: pytest.TempPathFactory, first: list[str], steps: list[Any]
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path_factory.getbasetemp()))
    with Archive(new_archive("sqlite", folder)) as archive:
        archive.add(says("first", *first))
        for what, one, other in steps:
            try:
                _do(archive, what, one, other)
            except (NotInArchiveError, CorrectionError):
                continue
        assert sound(archive)
        names = {(name.name, name.sort): name.party for name in _names(archive)}
        for one in corrections(archive):
            if one.state == "applied" and one.correction.parties:
                first, second = (names[name.name, name.sort] for name in one.correction.parties)
                assert (first == second) == (one.correction.action == "merge")


def _names(archive: Archive) -> list[Any]:
    with archive.connect() as connection:
        return list(connection.execute(select(schema.party_names)))


def _do(archive: Archive, what: str, one: Any, other: Any) -> None:
    if what == "add":
        archive.add(says(f"a{one}", *other))
    elif what == "undo":
        made = corrections(archive)
        if made:
            undo(archive, made[one % len(made)].correction.id, "ben")
    else:
        verb = merge if what == "merge" else split
        names = [PartyName(name.partition(" ")[2], name.partition(" ")[0]) for name in (one, other)]  # type: ignore[arg-type]
        verb(archive, names[0], names[1], "ann")
