"""Who is one and who is not in a whole archive, on SQLite and PostgreSQL, in whatever order articles come."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from postgres import KINDS, new_archive
from small_readings import told
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.filters import Filters
from wherefrom.archive.ask.parties import merged_parties
from wherefrom.archive.ask.sources import audit_sources
from wherefrom.archive.ask.who import who
from wherefrom.archive.verify import verify
from wherefrom.reading.types import Entity, Kind, Link, Member, Reading


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        yield opened


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("archives")


def says(id: str, *chains: str) -> Reading:
    """An article in which each of the chains (``person Ana Brandt < outlet Post``) says something."""
    return told(id, None, "2031-03-14", *((f"thing {n} of {id} is so", "asserts", c) for n, c in enumerate(chains)))


def with_entities(reading: Reading, *entities: tuple[Kind, str, tuple[str, ...]]) -> Reading:
    found = tuple(Entity(n, name, kind, aliases=also) for n, (kind, name, also) in enumerate(entities))
    return replace(reading, entities=found)


def parties(archive: Archive) -> set[frozenset[str]]:
    """The names that are one party, of all parties with several."""
    return {frozenset(party.names) for party in merged_parties(archive)}


def joined(archive: Archive, readings: Sequence[Reading]) -> set[frozenset[str]]:
    for reading in readings:
        archive.add(reading)
    assert [problem for problem in verify(archive) if not problem.note] == []
    return parties(archive)


def one(*names: str) -> set[frozenset[str]]:
    return {frozenset(names)}


PEOPLE = [
    # Names of one person, and names of two that must never be one.
    (["Ines Adair", "Adair"], one("Ines Adair", "Adair")),
    (["Ines Adair", "I. Adair", "Ines M. Adair"], one("Ines Adair", "I. Adair", "Ines M. Adair")),
    (["Ines Adair", "Tomas Adair", "Adair"], set()),
    (["Ines Adair", "Ivo Adair", "I. Adair"], set()),
    (["Ines Adair", "Ivo Adair", "Ines B. Adair"], one("Ines Adair", "Ines B. Adair")),
    (["Ines M. Adair", "Ines B. Adair", "Ines Adair"], set()),
    (["Alan Orlo", "Allen Orlo"], set()),
    (["Kristen Vane", "Kristin Vane"], set()),
    (["Sergei Malkin", "Sergey Malkin"], one("Sergei Malkin", "Sergey Malkin")),
    (["Muammar Gaddafi", "Moammar Gadhafi"], one("Muammar Gaddafi", "Moammar Gadhafi")),
    (["Bill Orlo", "William Orlo"], set()),
    (["Ann Lee Jr.", "Ann Lee Sr."], set()),
    (["Otto Renn", "Otto Renn III"], one("Otto Renn", "Otto Renn III")),
    (["Åsa Lind", "Asa Lind", "ASA LIND"], one("Åsa Lind", "Asa Lind", "ASA LIND")),
]


@pytest.mark.parametrize(("names", "expected"), PEOPLE)
def test_people(archive: Archive, names: list[str], expected: set[frozenset[str]]) -> None:
    assert joined(archive, [says(f"a{n}", f"person {name}") for n, name in enumerate(names)]) == expected


BODIES = [
    (
        ["organization Ostmere Council", "organization the Ostmere Council"],
        one("Ostmere Council", "the Ostmere Council"),
    ),
    (["organization Velm Motors", "organization Velm Motors Inc."], one("Velm Motors", "Velm Motors Inc.")),
    (["organization Nigerian army", "organization Nigeria's army"], one("Nigerian army", "Nigeria's army")),
    (["outlet Velmpost", "outlet Velmpost website"], one("Velmpost", "Velmpost website")),
    (["outlet Reuters", "organization Reuters", "outlet reuters.com"], one("Reuters", "reuters.com")),
    (["outlet New York Times", "outlet The New York Times"], one("New York Times", "The New York Times")),
    (["organization Ostmere", "organization Ostmere University"], set()),
    (["organization Velm Police", "organization Ostmere Police", "organization Police"], set()),
    (["organization National Guard", "organization Texas National Guard"], set()),
    (["organization American Dental Association", "organization ADA"], set()),
    (["person Jordan", "organization Jordan"], set()),
    (["group fishermen", "group Fishermen"], one("fishermen", "Fishermen")),
    (["unnamed senior official", "group senior official"], set()),
]


@pytest.mark.parametrize(("names", "expected"), BODIES)
def test_bodies(archive: Archive, names: list[str], expected: set[frozenset[str]]) -> None:
    assert joined(archive, [says(f"a{n}", name) for n, name in enumerate(names)]) == expected


def test_an_article_that_uses_both_names_is_evidence_and_is_told(archive: Archive) -> None:
    shows = with_entities(
        says("shows", "person William Orlo"),
        ("person", "William Orlo", ("Bill Orlo", "Orlo")),
        ("organization", "Velm Dental Association", ("VDA", "Velm")),
    )
    others = [says("a", "person Bill Orlo"), says("b", "organization VDA"), says("c", "organization Velm")]
    assert joined(archive, [*others, shows]) == {
        frozenset({"William Orlo", "Bill Orlo"}),
        frozenset({"Velm Dental Association", "VDA"}),
    }
    found = {(join.name, join.other): (join.why, join.article) for p in merged_parties(archive) for join in p.joins}
    assert found == {
        ("Bill Orlo", "William Orlo"): ("also called so", "shows"),
        ("VDA", "Velm Dental Association"): ("also called so", "shows"),
    }


def test_an_abbreviation_of_two_bodies_is_neither_s(archive: Archive) -> None:
    long = ["Velm Dental Association", "Vane Dairy Alliance"]
    calling = [with_entities(says(name, f"organization {name}"), ("organization", name, ("VDA",))) for name in long]
    readings = [*calling, says("c", "organization VDA")]
    assert joined(archive, readings) == set()
    found = {party.name: party.may_be for party in who(archive, "VDA").parties}
    assert found["VDA"] == ("Vane Dairy Alliance", "Velm Dental Association")


def test_two_people_of_one_article_stay_two(archive: Archive) -> None:
    both = with_entities(says("both", "person Otto Renn"), ("person", "Otto Renn", ()), ("person", "Otto K. Renn", ()))
    assert joined(archive, [says("a", "person Otto Renn"), says("b", "person Otto K. Renn")]) == one(
        "Otto Renn", "Otto K. Renn"
    )
    archive.add(both)
    assert parties(archive) == set()
    archive.add(says("both", "person Otto Renn", "person Otto Renn"))  # A new version has only one of them.
    assert parties(archive) == one("Otto Renn", "Otto K. Renn")


def test_a_surname_leaves_when_a_second_person_comes_and_is_back_when_they_go(archive: Archive) -> None:
    assert joined(archive, [says("a", "person Ines Adair"), says("b", "person Adair")]) == one("Ines Adair", "Adair")
    assert audit_sources(archive).by_party[0].statements == 2
    archive.add(says("c", "person Tomas Adair", "person Tomas Adair"))
    assert parties(archive) == set()
    assert [(p.name, p.statements) for p in audit_sources(archive).by_party] == [
        ("Tomas Adair", 2),
        ("Adair", 1),
        ("Ines Adair", 1),
    ]
    assert {p.name: p.may_be for p in who(archive, "Adair").parties} == {
        "Ines Adair": (),
        "Tomas Adair": (),
        "Adair": ("Ines Adair", "Tomas Adair"),
    }
    archive.add(says("c", "person Sela Munk"))
    assert parties(archive) == one("Ines Adair", "Adair")
    assert list(verify(archive)) == []


def test_an_outlet_is_one_with_the_host_of_its_articles(archive: Archive) -> None:
    first = told("post", "The Ellery Post", "2031-03-14", ("it is so", "asserts", "person Ana Brandt"))
    quoting = says("a", "organization Ellery Post", "outlet post.example")
    assert joined(archive, [first, quoting]) == one("The Ellery Post", "Ellery Post", "post.example")
    (party,) = merged_parties(archive)
    assert (party.kind, party.statements) == ("outlet", 2)


def joint(id: str, *names: str) -> Reading:
    reading = says(id, "group them")
    members = tuple(Member(name, "person") for name in names)
    link = Link(" and ".join(names), "group", members=members)
    (statement,) = reading.statements
    return replace(reading, statements=(replace(statement, chain=(link,)),))


def test_what_several_say_together_counts_for_each(archive: Archive) -> None:
    archive.add(joint("a", "Ines Adair", "Otto Renn"))
    archive.add(says("b", "person Adair"))
    audit = audit_sources(archive)
    assert audit.statements == 2
    assert [(party.name, party.statements) for party in audit.by_party] == [("Ines Adair", 2), ("Otto Renn", 1)]
    (renn,) = who(archive, "Otto Renn").parties
    assert [said.chain for said in renn.said] == [(("Ines Adair and Otto Renn", "group"),)]
    assert audit_sources(archive, Filters(source="renn")).statements == 1
    assert {p.name for p in audit_sources(archive, Filters(since="2031")).by_party} == {"Ines Adair", "Otto Renn"}


NAMES = [
    "Ines Adair",
    "Ines M. Adair",
    "Ivo Adair",
    "Adair",
    "I. Adair",
    "Ines Odair",
    "Bill Renn",
    "William Renn",
    "Renn",
]
BODY_NAMES = ["Velm Dental Association", "VDA", "the Velm Dental Association", "Vane Dairy Alliance", "Velmpost"]
ENTITIES: list[tuple[Kind, str, tuple[str, ...]]] = [
    ("person", "William Renn", ("Bill Renn",)),
    ("person", "Ines Adair", ()),
    ("person", "Ines M. Adair", ()),
    ("organization", "Velm Dental Association", ("VDA",)),
    ("organization", "Vane Dairy Alliance", ("VDA",)),
    ("outlet", "Velmpost website", ()),
]
CHAINS = st.sampled_from([f"person {name}" for name in NAMES] + [f"organization {name}" for name in BODY_NAMES])
READING = st.tuples(st.integers(0, 5), st.lists(CHAINS, min_size=1, max_size=3), st.sets(st.sampled_from(ENTITIES)))


@given(st.lists(READING, min_size=1, max_size=8))
@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
def test_it_is_the_same_in_any_order_and_sound(place: Path, made: list[tuple[int, list[str], set[Any]]]) -> None:
    folder = Path(tempfile.mkdtemp(dir=place))
    readings = []
    for number, (id, chains, entities) in enumerate(made):
        sayings = [(f"thing {number} is so", "asserts", chain) for chain in chains]
        readings.append(with_entities(told(f"a{id}", None, "2031", *sayings), *sorted(entities)))
    last = {reading.article.id: reading for reading in readings}
    with Archive(new_archive("sqlite", folder)) as first:
        found = joined(first, readings)
        counts = [(p.name, p.statements) for p in audit_sources(first, limit=99).by_party]
    (folder / "archive.db").unlink()
    with Archive(new_archive("sqlite", folder)) as second:
        assert joined(second, list(reversed(last.values()))) == found
        again = [(p.name, p.statements) for p in audit_sources(second, limit=99).by_party]
        assert sorted(again) == sorted(counts)
        assert audit_sources(second) == audit_sources(second, Filters(until="2099"))
