import json
import re
from typing import get_args

import jsonschema
import pytest
from hypothesis import given

from any_traces import any_traces
from places import ROOT
from sample_readings import STEADY
from sample_traces import circle, many
from takeover_trace import takeover
from wherefrom.tracing.contract import trace_schema, trace_to_dict
from wherefrom.tracing.types import (
    ChainLink,
    Dispute,
    How,
    Passage,
    Quote,
    QuoteVariant,
    Trace,
    TraceFlag,
    TraceFlagName,
)

DOCS = ROOT / "docs"

VALIDATOR = jsonschema.Draft202012Validator(trace_schema())


def test_the_contract_as_documented() -> None:
    record = trace_to_dict(takeover())
    told = ["articles", "derivations", "main_claim", "claims", "quotes", "flags", "connections"]
    assert list(record) == ["schema", "story", *told]
    assert record["story"] == {
        "id": "tessaly-korvo",
        "title": "Tessaly to buy Korvo",
        "from": "2031-05-06",
        "to": "2031-05-08",
    }
    assert record["derivations"][0]["source"] == {"article": "ledger"}
    claim = record["claims"][record["main_claim"]]
    assert (claim["articles"], claim["independent_origins"], claim["first"]["article"]) == (11, 1, "ledger")
    assert claim["origins"][0]["via"] == "The Dockside Ledger"


@pytest.mark.parametrize("make", [takeover, circle, many])
def test_traces_satisfy_the_schema(make: object) -> None:
    assert callable(make)
    VALIDATOR.validate(json.loads(json.dumps(trace_to_dict(make()))))


@STEADY
@given(any_traces())
def test_any_trace_satisfies_the_schema_and_its_spans_slice(trace: Trace) -> None:
    record = json.loads(json.dumps(trace_to_dict(trace)))
    VALIDATOR.validate(record)
    texts = {reading.article.id: reading.article.text for reading in trace.readings}
    for way in record["derivations"]:
        here = texts[way["article"]]
        there = texts.get(way["source"].get("article"), "")
        spans = [(here, span) for span in way["evidence"]]
        spans += [pair for p in way["passages"] for pair in ((here, p["here"]), (there, p["there"]))]
        for text, (start, end) in spans:
            assert 0 <= start < end <= len(text)
            assert len(text[start:end]) == end - start


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("schema", "wherefrom.trace/2"),
        ("derivations.0.how", "stole"),
        ("derivations.0.source", {}),
        ("derivations.0.source", {"article": "a", "name": "b"}),
        ("derivations.0.confidence", 1.5),
        ("claims.0.flags", ["rumour"]),
        ("claims.0.origins.0.kind", "ghost"),
        ("claims.0.origins.0.statements", [["ledger", 0]]),
        ("quotes.0.variants", []),
        ("main_claim", "0"),
    ],
)
def test_the_schema_refuses_what_is_no_trace(path: str, value: object) -> None:
    record = json.loads(json.dumps(trace_to_dict(takeover())))
    *parents, last = (int(key) if key.isdigit() else key for key in path.split("."))
    place = record
    for key in parents:
        place = place[key]
    place[last] = value
    if path == "derivations.0.source" and value:  # Both keys at once: not exactly one of the two.
        assert len(value) == 2  # type: ignore[arg-type]
    assert not VALIDATOR.is_valid(record)


def test_the_schema_is_valid_and_describes_every_field() -> None:
    schema = trace_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:wherefrom:trace:1"
    for part in (schema, *schema["$defs"].values()):
        for name, value in part.get("properties", {}).items():
            assert len(value.get("description", "")) > 8, name
    for cls in (Passage, ChainLink, Dispute, Quote, QuoteVariant, TraceFlag):
        assert set(schema["$defs"][cls.__name__]["properties"]) == set(cls.__struct_encode_fields__)
    used = set(re.findall(r"#/\$defs/(\w+)", json.dumps(schema)))
    assert used == set(schema["$defs"])


def test_every_field_and_flag_is_documented() -> None:
    documented = set(re.findall(r"`([^`\n]+)`", (DOCS / "json.md").read_text(encoding="utf-8")))
    schema = trace_schema()
    for part in (schema, *schema["$defs"].values()):
        assert set(part.get("properties", {})) <= documented
    assert set(get_args(TraceFlagName)) | set(get_args(How)) <= documented
    explained = set(re.findall(r"`([^`\n]+)`", (DOCS / "trace.md").read_text(encoding="utf-8")))
    assert set(get_args(TraceFlagName)) | set(get_args(How)) <= explained
