"""Graphs of a whole archive and of what a search found in it: whoever is one in the archive is one node."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import networkx
import pytest
from msgspec.structs import replace
from typer.testing import CliRunner

from postgres import KINDS, new_archive
from sample_traces import hostile
from small_readings import harbour, told
from wherefrom.archive.archive import Archive
from wherefrom.archive.ask.search import search
from wherefrom.archive.corrections.making import undo
from wherefrom.archive.corrections.people import merge
from wherefrom.cli import app
from wherefrom.export.columns import traces_of
from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS, write_trace, write_traces
from wherefrom.reading.types import Link, Member
from wherefrom.tracing.archived import readings_of_hits, trace_story, traces_of_hits


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(new_archive(request.param, tmp_path))


@pytest.fixture
def archive(place: str) -> Iterator[Archive]:
    with Archive(place) as opened:
        for reading in harbour():
            opened.add(reading)
        yield opened


def drawn(data: bytes) -> networkx.MultiDiGraph:
    graph = networkx.MultiDiGraph(networkx.read_graphml(io.BytesIO(data)))
    return networkx.relabel_nodes(graph, {node: told["label"] for node, told in graph.nodes(data=True)})


def whole(archive: Archive) -> networkx.MultiDiGraph:
    out = io.BytesIO()
    write_traces("graphml", traces_of(archive, 0.0), out, archive)
    return drawn(out.getvalue())


def test_a_party_under_several_names_is_one_node(archive: Archive) -> None:
    graph = whole(archive)
    assert {name for name in graph if "Brandt" in name} == {"Ana Brandt", "Ivo Brandt", "Brandt"}  # One fits both.
    assert set(graph.predecessors("Ana Brandt")) == {"Coast Radio", "Tomas Lind", "courier", "radio"}
    assert graph.nodes["Ana Brandt"]["start"] == "2031-03-14"
    assert {told["kind"] for told in graph.get_edge_data("radio", "Coast Radio").values()} == {"published-by"}


def test_whom_a_person_put_together_are_one_node_until_it_is_undone(archive: Archive) -> None:
    before = whole(archive)
    made = merge(archive, "Tomas Lind", "Ivo Brandt", "ann")
    graph = whole(archive)
    assert set(before) - set(graph) == {"Ivo Brandt"}
    assert set(graph.predecessors("Tomas Lind")) == {"Harbour wall failing", "courier", "radio"}
    assert {told["stance"] for told in graph.get_edge_data("radio", "Tomas Lind").values()} == {"denies"}
    undo(archive, made.id, "ann")
    assert set(whole(archive)) == set(before)


def test_a_graph_of_a_story_follows_what_people_said_of_its_names(archive: Archive) -> None:
    (story, *_) = (story for story in archive.stories() if "post" in story.articles)
    merge(archive, "Tomas Lind", "Ellery Harbour Board", "ann")
    archive.set_story(["radio"], story.id)
    out = io.BytesIO()
    write_trace("graphml", trace_story(archive, story.id), out)
    assert len({"Tomas Lind", "Ellery Harbour Board"} & set(drawn(out.getvalue()))) == 1


def test_a_joint_source_is_a_node_each(tmp_path: Path) -> None:
    members = Member("Ana Brandt", "person"), Member("Ellery Harbour Board", "organization")
    both = Link("Ana Brandt and the Ellery Harbour Board", "group", members=members)
    reading = told("joint", None, "2031-05-01", ("the wall is old", "asserts", "person X < outlet Coast Radio"))
    (statement,) = reading.statements
    statement = replace(statement, chain=(both, statement.chain[1]))
    with Archive(tmp_path / "a.db") as archive:
        for one in (*harbour(), replace(reading, statements=(statement,))):
            archive.add(one)
        graph = whole(archive)
    assert {"Ana Brandt", "Ellery Harbour Board"} <= set(graph.successors("Coast Radio"))
    assert "Ana Brandt and the Ellery Harbour Board" not in graph


def asked(place: str, *arguments: str) -> bytes:
    done = CliRunner().invoke(app, ["search", "--archive", place, *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.usefixtures("archive")
def test_a_graph_of_what_a_search_found(place: str) -> None:
    graph = drawn(asked(place, "--format", "graphml", "quay"))
    kinds = {name: told["kind"] for name, told in graph.nodes(data=True)}
    assert {name for name, kind in kinds.items() if kind == "article"} == {
        "Harbour wall failing",
        "courier",
        "radio",
        "Quay notes",
    }
    assert "fishermen" not in graph  # They said nothing of a quay.
    assert "Ivo Brandt" not in graph
    cited = {(a, b) for a, b, told in graph.edges(data=True) if told["kind"] == "cites"}
    assert cited == {("Harbour wall failing", "Coast Radio"), ("courier", "Ana Brandt"), ("radio", "Ana Brandt")}
    denied = drawn(asked(place, "--format", "graphml", "--stance", "denies", "wall"))
    assert set(denied) == {"radio", "Coast Radio", "Ivo Brandt"}


def test_what_is_found_keeps_how_one_took_from_another(tmp_path: Path) -> None:
    words = tuple(
        (f"line {n} of the report names the pump number {n * 37}", "asserts", "person Ana Lee") for n in range(9)
    )
    copy = told("copy", "Dell Courier", "2031-03-15", *words, ("the bell rang", "asserts", "group boys"))
    with Archive(tmp_path / "a.db") as archive:
        for one in (told("first", "Ellery Post", "2031-03-14", *words), copy):
            archive.add(one)
        pairs = [
            {(way.article, way.from_article) for way in trace.derivations}
            for sought in ("pump", "bell")
            for trace in traces_of_hits(archive, search(archive, sought))
        ]
        assert pairs == [{("copy", "first")}, set()]
        (reading,) = readings_of_hits(archive, search(archive, "bell"))
    assert [statement.chain[0].name for statement in reading.statements] == ["boys"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in prov
@pytest.mark.parametrize("format", [*READING_FORMATS, *TRACE_FORMATS])
def test_every_format_takes_what_is_found_and_nothing_found(format: str, tmp_path: Path) -> None:
    pytest.importorskip("prov.model")
    place = str(tmp_path / "a.db")
    with Archive(place) as archive:
        for reading in hostile().readings:
            archive.add(replace(reading, article=replace(reading.article, id=reading.article.id[-400:])))
    some, nothing = asked(place, "--format", format, "Lee"), asked(place, "--format", format, "penguins")
    assert some != nothing
    if format == "csl-json":
        assert json.loads(nothing) == []
    elif format == "graphml":
        assert len(drawn(some)) > len(drawn(nothing)) == 0


@pytest.mark.parametrize("arguments", [["--format", "gexf", "--json"], ["--out", "x"], ["--format", "spoons"]])
def test_what_cannot_be_is_an_error(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["search", *arguments, "quay"]).exit_code == 2
