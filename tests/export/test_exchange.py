"""Exchange formats: each read back by a library of its field, with every offset right and whatever stands in names."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import networkx
import pytest
import rdflib
from hypothesis import given
from lxml import etree
from msgspec.structs import replace
from typer.testing import CliRunner

from any_traces import any_traces
from places import ROOT, STORY
from sample_readings import STEADY, any_readings, doubtful, sample
from sample_traces import HOSTILE, hostile
from takeover_trace import takeover
from wherefrom.archive.archive import Archive
from wherefrom.cli import app
from wherefrom.export.exchange.csl import csl_item, csl_name
from wherefrom.export.exchange.formats import READING_FORMATS, TRACE_FORMATS, write_readings, write_trace, write_traces
from wherefrom.export.exchange.naming import clean, party_id
from wherefrom.export.graphs.model import graph_of
from wherefrom.intake.article import Article
from wherefrom.reading.types import Link, Reading, Statement
from wherefrom.tracing.types import Story, Trace

GEXF = etree.XMLSchema(etree.parse(ROOT / "tests" / "export" / "schemas" / "gexf.xsd"))
GRAPHML = etree.XMLSchema(etree.parse(ROOT / "tests" / "export" / "schemas" / "graphml.xsd"))


def written(format: str, trace: Trace) -> bytes:
    out = io.BytesIO()
    write_trace(format, trace, out)
    return out.getvalue()


def documents(format: str, *readings: Reading) -> list[dict]:
    out = io.BytesIO()
    assert write_readings(format, readings, out) == len(readings)
    data = out.getvalue()
    return json.loads(data) if format == "csl-json" else [json.loads(line) for line in data.splitlines()]


def parsed(format: str, data: bytes) -> networkx.MultiDiGraph:
    root = etree.fromstring(data)
    (GEXF if format == "gexf" else GRAPHML).assertValid(root)
    read = networkx.read_gexf if format == "gexf" else networkx.read_graphml
    return networkx.MultiDiGraph(read(io.BytesIO(data)))


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_the_graph_with_its_times_and_weights(format: str) -> None:
    graph = graph_of([takeover()])
    found = parsed(format, written(format, takeover()))
    assert set(found) == {node.id for node in graph.nodes}
    assert found.number_of_edges() == len(graph.edges) > 10
    weights = sorted(float(data["weight"]) for _, _, data in found.edges(data=True))
    assert weights == sorted(edge.weight for edge in graph.edges)
    kinds = {data.get("kind") for _, data in found.nodes(data=True)}
    assert {"article", "outlet"} <= kinds
    starts = {node.id: node.start for node in graph.nodes if node.start}
    assert starts
    assert {id: found.nodes[id].get("start") for id in starts} == starts


@pytest.mark.parametrize("format", ["graphml", "gexf"])
@pytest.mark.parametrize("trace", [hostile(), Trace(Story("s", ""), ())], ids=["hostile", "empty"])
def test_graphs_hold_whatever_stands_in_names(format: str, trace: Trace) -> None:
    assert len(parsed(format, written(format, trace))) == len(graph_of([trace]).nodes)


@STEADY
@given(any_traces())
def test_graphs_of_any_trace_are_by_their_schemas(trace: Trace) -> None:
    for format in ("graphml", "gexf"):
        parsed(format, written(format, trace))


def test_one_party_is_one_node_and_an_official_of_two_articles_two() -> None:
    links = (Link("Ana Brandt", "person"), Link("official", "unnamed"))
    statement = Statement(0, ((0, 3),), (), (), "indirect", "asserts", links)
    readings = [Reading(Article(id, "Yes."), (statement,)) for id in "ab"]
    graph = graph_of([Trace(Story("s", ""), tuple(readings))])
    assert sorted(node.label for node in graph.nodes) == ["Ana Brandt", "a", "b", "official", "official"]
    assert party_id("Ana Brandt", "person") == party_id("ana  brandt", "person") != party_id("Ana Brandt", "group")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in prov
@pytest.mark.parametrize("format", ["prov-n", "prov-json", "prov-rdf"])
@pytest.mark.parametrize("trace", [takeover(), hostile(), Trace(Story("s", ""), ())], ids=["story", "hostile", "empty"])
def test_prov_reads_back(format: str, trace: Trace) -> None:
    model = pytest.importorskip("prov.model")
    text = written(format, trace).decode()
    if format == "prov-n":
        assert text.startswith("document")
        assert text.rstrip().endswith("endDocument")
        return
    kind = {"prov-json": "json", "prov-rdf": "rdf"}[format]
    more = {"rdf_format": "trig"} if kind == "rdf" else {}
    found = model.ProvDocument.deserialize(content=text, format=kind, **more)
    ways = [record for record in found.get_records(model.ProvDerivation) if "how" in str(record)]
    assert len(ways) == len(trace.derivations)
    assert len(list(found.get_records(model.ProvActivity))) == len(trace.readings)


def test_annotations_point_at_the_words() -> None:
    for reading in (sample(), doubtful()):
        (found,) = documents("webannotation", reading)
        assert found["type"] == "AnnotationCollection"
        assert found["total"] == len(found["first"]["items"]) == len(reading.statements)
        text = reading.article.text
        for item, statement in zip(found["first"]["items"], reading.statements, strict=True):
            assert [place["selector"][0]["start"] for place in item["target"]] == [s for s, _ in statement.content]
            for place in (*item["target"], *(body for body in item["body"] if body["type"] == "SpecificResource")):
                position, quote = place["selector"]
                start, end = position["start"], position["end"]
                assert quote["exact"] == text[start:end]
                assert text[:start].endswith(quote["prefix"])
                assert text[end:].startswith(quote["suffix"])


@STEADY
@given(any_readings())
def test_every_format_takes_any_reading(reading: Reading) -> None:
    for format in READING_FORMATS:
        found = documents(format, reading)
        assert len(found) == 1 or format.startswith("ftm")
        assert json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize("format", READING_FORMATS)
def test_hostile_names_and_empty_archives(format: str) -> None:
    words = json.dumps(documents(format, *hostile().readings), ensure_ascii=False)
    assert words == clean(words)
    assert not re.search(r"\\u0000|\\u000b", words)
    assert documents(format) == []


def test_only_what_is_in_quotation_marks_is_a_quotation() -> None:
    (found,) = documents("quotation", sample())
    news, *quotations = found["@graph"]
    assert news["@type"] == "NewsArticle"
    assert len(quotations) == sum(statement.voice == "direct" for statement in sample().statements)
    assert {one["@type"] for one in quotations} == {"Quotation"}
    assert quotations[0]["creator"]["name"] == "Ana Brandt"
    assert quotations[0]["citation"] == ["Coast Radio"]
    assert "ClaimReview" not in json.dumps(found)


def test_ninjs_has_each_source_once_by_its_role() -> None:
    (found,) = documents("ninjs", sample())
    sources = [(source["name"], source["role"].rpartition(":")[2]) for source in found["infoSources"]]
    assert len(sources) == len(set(sources))
    assert {("The Ellery Post", "publisher"), ("Ana Brandt", "origin"), ("Coast Radio", "relay")} <= set(sources)
    assert found["bodies"][0]["value"] == sample().article.text


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Mara Quill", {"family": "Quill", "given": "Mara"}),
        ("Quill, Mara", {"family": "Quill", "given": "Mara"}),
        ("Ann de la Cruz", {"family": "Cruz", "given": "Ann", "non-dropping-particle": "de la"}),
        ("John Paul Orr Jr.", {"family": "Orr", "given": "John Paul", "suffix": "Jr."}),
        ("Newsroom staff", {"literal": "Newsroom staff"}),
        ("Reuters", {"literal": "Reuters"}),
        ("Corvane News Agency", {"literal": "Corvane News Agency"}),
        ("The Editorial Board", {"literal": "The Editorial Board"}),
    ],
)
def test_names_of_authors_are_split_where_they_are_a_persons(name: str, parts: dict) -> None:
    assert csl_name(name) == parts


def test_a_day_is_in_parts_and_none_is_made_up() -> None:
    reading = sample()
    assert csl_item(reading)["issued"] == {"date-parts": [[2031, 3, 14]]}
    for said in ("2031-03", "soon", "2031-03-14x", None):
        assert "issued" not in csl_item(replace(reading, article=replace(reading.article, published=said)))


@pytest.mark.parametrize("format", ["gexf", "csl-json"])
def test_trace_writes_it(format: str, tmp_path) -> None:
    out = tmp_path / "out"
    done = CliRunner().invoke(
        app, ["trace", "--quiet", "--format", format, "--out", str(out), str(STORY / "4-gazette.txt")]
    )
    assert done.exit_code == 0, done.output
    assert len(parsed("gexf", out.read_bytes()) if format == "gexf" else json.loads(out.read_bytes())) >= 1


def archived(folder: Path, *readings: Reading) -> str:
    place = folder / "archive.db"
    with Archive(place) as archive:
        for reading in readings:
            archive.add(reading)
    return str(place)


def exported(place: str, format: str) -> bytes:
    done = CliRunner().invoke(app, ["export", "--archive", place, "--what", "readings", "--format", format])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in prov
def test_a_whole_archive_is_one_graph_and_a_bundle_a_story(tmp_path: Path) -> None:
    model = pytest.importorskip("prov.model")
    place = archived(tmp_path, *takeover().readings, sample())
    with Archive(place) as archive:
        stories = {story.id: len(story.articles) for story in archive.stories()}
    assert len(stories) > 1
    for format in ("graphml", "gexf"):
        graph = parsed(format, exported(place, format))
        kinds = [data.get("kind") for _, data in graph.nodes(data=True)]
        assert kinds.count("article") == sum(stories.values())
        assert {float(data["weight"]) for _, _, data in graph.edges(data=True)} > {1.0}
    document = model.ProvDocument.deserialize(content=exported(place, "prov-json").decode(), format="json")
    told = {bundle.identifier.localpart: bundle for bundle in document.bundles}
    assert {f"story.{id}" for id in stories} == set(told)
    assert sorted(len(list(one.get_records(model.ProvActivity))) for one in told.values()) == sorted(stories.values())
    found = rdflib.Dataset()
    found.parse(data=exported(place, "prov-rdf"), format="trig")
    graphs = {str(graph.identifier).rpartition(":")[2] for graph in found.graphs() if len(graph)}
    assert graphs == set(told)
    words = exported(place, "prov-n").decode()
    assert words.startswith("document\n")
    assert words.rstrip().endswith("endDocument")
    assert words.count("\n  bundle wf:story.") == words.count("\n  endBundle") == len(stories)
    assert words.count("endDocument") == 1


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, in prov
@pytest.mark.parametrize("format", TRACE_FORMATS)
def test_traces_of_nothing_and_of_hostile_names_are_whole(format: str) -> None:
    pytest.importorskip("prov.model")
    for traces in ([], [hostile(), replace(hostile(), story=Story(HOSTILE[0], "t"))]):
        out = io.BytesIO()
        assert write_traces(format, traces, out) == sum(len(trace.readings) for trace in traces)
        whole = out.getvalue()
        if format in ("graphml", "gexf"):
            parsed(format, whole)
        elif format == "prov-json":
            assert len(json.loads(whole)["bundle"]) == len(traces)
        elif format == "prov-rdf":
            rdflib.Dataset().parse(data=whole, format="trig")
        else:
            assert whole.decode().count("\n  bundle ") == len(traces)


def test_read_writes_what_it_reads_just_now(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    pages = [str(STORY / name) for name in ("4-gazette.txt", "6-saltandsums.txt")]
    done = CliRunner().invoke(app, ["read", "--quiet", "--format", "csl-json", "--out", str(out), *pages])
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert len(json.loads(out.read_bytes())) == 2
    done = CliRunner().invoke(app, ["read", "--quiet", "--format", "ninjs", pages[0], str(tmp_path / "none.txt")])
    assert done.exit_code == 1
    assert [json.loads(line)["standard"]["name"] for line in done.stdout.splitlines()] == ["ninjs"]


@pytest.mark.parametrize("arguments", [["--format", "gexf"], ["--out", "x"], ["--format", "ftm", "--json"]])
def test_what_cannot_be_read_so_is_an_error(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["read", *arguments, str(STORY)]).exit_code == 2


@pytest.mark.parametrize("arguments", [["--format", "doc"], ["--out", "x"], ["--format", "gexf", "--json"]])
def test_what_cannot_be_is_an_error(arguments: list[str]) -> None:
    assert CliRunner().invoke(app, ["trace", *arguments, str(STORY)]).exit_code == 2


def test_the_page_names_every_format() -> None:
    page = (ROOT / "docs" / "exchange.md").read_text(encoding="utf-8")
    assert all(f"`{format}`" in page for format in (*TRACE_FORMATS, *READING_FORMATS))
