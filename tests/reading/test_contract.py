import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

from sample_readings import DENIED, STEADY, any_readings, at, sample
from wherefrom.errors import InputError
from wherefrom.intake.article import Article, Snapshot
from wherefrom.reading.contract import (
    SCHEMA_NAME,
    RecordError,
    json_bytes,
    reading_from_dict,
    reading_schema,
    reading_to_dict,
)
from wherefrom.reading.types import Entity, Flag, Layer, Link, Reading, Statement

VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


def test_the_contract_as_documented() -> None:
    record = reading_to_dict(sample())
    assert list(record) == ["schema", "article", "statements", "entities", "flags"]
    assert record["schema"] == "wherefrom.reading/1"
    article = record["article"]
    assert (article["modified"], article["sections"]) == (None, {"region": ["Port Ellery"]})
    assert article["credited_origin"] == {
        "name": "The Inland Courier",
        "evidence": [list(at("first appeared in The Inland Courier"))],
    }
    assert article["snapshot"] == {"sha256": "5e" * 32, "media_type": "text/plain", "bytes": 1024}
    denial = record["statements"][3]
    assert denial == {
        "id": 3,
        "content": [list(DENIED)],
        "cue": [list(at("denied"))],
        "source": [list(at("Mayor Tomas Lind"))],
        "voice": "indirect",
        "stance": "denies",
        "chain": [{"name": "Tomas Lind", "kind": "person", "entity": 3, "mention": None}],
        "targets": [2],
        "date": None,
        "confidence": 1.0,
        "flags": [],
    }
    assert record["statements"][1]["date"] == {"value": "2031-03-11", "span": list(at("Tuesday"))}
    assert record["flags"][-1] == {
        "flag": "undated",
        "statement": None,
        "why": "The page gives no date of its own.",
    }


def test_what_utf_8_and_64_bits_cannot_hold_comes_through() -> None:
    reading = Reading(Article("a", "half \ud83d", title="\ud83d"), entities=(Entity(1 << 70, "Bo", "person", ("x",)),))
    record = reading_to_dict(reading)
    assert (record["article"]["title"], record["article"]["text"]) == ("\ud83d", "half \ud83d")
    assert record["entities"][0]["id"] == 1 << 70
    assert record["entities"][0]["roles"] == ["x"]


@pytest.mark.parametrize("indent", [False, True])
@STEADY
@given(any_readings())
def test_json_is_that_of_the_standard_library(indent: bool, reading: Reading) -> None:
    reading = Reading(
        reading.article, tuple(replace(s, confidence=0.125) for s in reading.statements), reading.entities
    )
    record = reading_to_dict(reading)
    assert (
        json_bytes(record, indent=indent)
        == json.dumps(record, ensure_ascii=False, indent=2 if indent else None).encode()
    )


def test_what_utf_8_cannot_hold_is_an_escape_in_json() -> None:
    assert json_bytes(["é", "\ud83d", 1 << 70]) == b'["\\u00e9", "\\ud83d", 1180591620717411303424]'


def test_layers_stand_only_where_a_statement_is_nested() -> None:
    statements = reading_to_dict(sample())["statements"]
    assert ["layers" in statement for statement in statements] == [False, False, False, False, True, False, False]
    assert [set(layer) for layer in statements[4]["layers"]] == [{"content", "cue", "source"}] * 2


def test_absent_metadata_is_null() -> None:
    article = reading_to_dict(Reading(Article("a", "text")))["article"]
    absent = {name for name, value in article.items() if value is None}
    named = {"url", "outlet", "title", "published", "modified", "language"}
    assert absent == named | {"credited_origin", "rights", "snapshot"}


@STEADY
@given(any_readings())
def test_readings_survive_the_way_through_json(reading: Reading) -> None:
    record = json.loads(json.dumps(reading_to_dict(reading)))
    VALIDATOR.validate(record)
    assert reading_from_dict(record) == reading


def test_the_schema_is_valid_and_describes_every_field() -> None:
    schema = reading_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for place, properties in _properties(schema):
        for name, value in properties.items():
            assert len(value.get("description", "")) > 8, f"{place}.{name} has no description"
    for cls in (Article, Snapshot, Statement, Layer, Link, Entity, Flag):
        fields = set(cls.__struct_fields__)
        assert set(schema["$defs"][cls.__name__]["properties"]) == fields


def _properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    yield "reading", schema["properties"]
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            yield name, definition["properties"]


def _change(record: dict[str, Any], path: str, value: Any) -> None:
    *parents, last = (int(key) if key.isdigit() else key for key in path.split("."))
    place: Any = record
    for key in parents:
        place = place[key]
    place[last] = value


BROKEN = [
    ("schema", "wherefrom.reading/9", "wherefrom.reading/1"),
    ("statements.0.stance", "claims", "$.statements[0].stance"),
    ("statements.0.chain.0.kind", "rumour", "$.statements[0].chain[0].kind"),
    ("statements.0.chain", [], "$.statements[0].chain"),
    ("statements.1.confidence", 1.5, "$.statements[1].confidence"),
    ("statements.1.confidence", float("nan"), "$.statements[1].confidence"),
    ("statements.2.content", [[5, 100_000]], "$.statements[2].content"),
    ("statements.2.content", [[9, 9]], "$.statements[2].content"),
    ("statements.2.cue", [[-1, 4]], "$.statements[2].cue"),
    ("statements.2.source", [[1, 2, 3]], "$.statements[2].source"),
    ("statements.4.layers.0.cue", [[0, 99_999]], "$.statements[4].layers[0].cue"),
    ("statements.3.targets", [77], "there is no statement 77"),
    ("statements.0.chain.0.entity", 77, "there is no entity 77"),
    ("statements.1.id", 0, "an id is used twice - at `$.statements`"),
    ("entities.1.id", 0, "an id is used twice - at `$.entities`"),
    ("flags.0.statement", 40, "$.flags[0].statement"),
    ("article.text", 5, "$.article.text"),
    ("article.furniture", [[3, 2]], "$.article.furniture"),
]


@pytest.mark.parametrize(("path", "value", "says"), BROKEN)
def test_broken_records_are_refused_with_the_place(path: str, value: Any, says: str) -> None:
    record = reading_to_dict(sample())
    _change(record, path, value)
    with pytest.raises(RecordError) as caught:
        reading_from_dict(record)
    assert says in str(caught.value)
    assert str(caught.value).startswith("post-2031-03-14: ")
    assert isinstance(caught.value, ValueError)
    assert isinstance(caught.value, InputError)


@pytest.mark.parametrize("record", [None, [], "reading", {}, {"schema": SCHEMA_NAME}])
def test_other_things_are_no_readings(record: Any) -> None:
    with pytest.raises(RecordError, match=r"^reading: "):
        reading_from_dict(record)


def test_unknown_keys_are_ignored() -> None:
    record = reading_to_dict(sample())
    record["added_later"] = 1
    record["statements"][0]["added_later"] = {"x": 1}
    VALIDATOR.validate(record)
    assert reading_from_dict(record) == sample()


@pytest.mark.parametrize("missing", ["id", "content", "cue", "voice", "stance", "chain", "targets", "date", "flags"])
def test_the_schema_asks_for_every_key_but_layers(missing: str) -> None:
    record = reading_to_dict(sample())
    del record["statements"][4]["layers"]
    VALIDATOR.validate(record)
    del record["statements"][0][missing]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
