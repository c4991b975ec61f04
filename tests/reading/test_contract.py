import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from msgspec.structs import replace

from sample_readings import DENIED, STEADY, TEXT, any_readings, at, sample
from wherefrom.errors import InputError
from wherefrom.intake.article import Article, Snapshot
from wherefrom.reading.contract import (
    SCHEMA_NAME,
    RecordError,
    json_bytes,
    reading_from_dict,
    reading_schema,
    reading_to_dict,
    with_keys,
)
from wherefrom.reading.types import Candidate, Entity, Flag, Layer, Link, Member, Reading, Retraction, Statement

JOINT = Link("Brandt and Mund", "group", None, None, (Member("Ana Brandt", "person", 1), Member("Ivo Mund", "person")))
MAYOR = Link("the mayor", "unnamed", candidates=(Candidate("Tomas Lind", 0.5), Candidate("Ivo Mund", 0.4)))
VALIDATOR = jsonschema.Draft202012Validator(reading_schema())


def test_the_contract_as_documented() -> None:
    record = reading_to_dict(sample())
    assert list(record) == ["schema", "article", "model", "statements", "entities", "flags"]
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
        "key": "71073b27b864ca78",
    }
    assert record["statements"][1]["date"] == {"value": "2031-03-11", "span": list(at("Tuesday"))}
    assert record["flags"][-1] == {
        "flag": "undated",
        "statement": None,
        "why": "The page gives no date of its own.",
    }


def test_keys_in_json_stand_in_the_order_of_the_documentation() -> None:
    record = reading_to_dict(sample())
    assert list(record["article"])[:2] == ["id", "url"]
    assert list(record["article"])[-1] == "text"
    plain, nested = record["statements"][0], record["statements"][4]
    assert list(nested)[5:8] == ["stance", "layers", "chain"]
    assert [name for name in nested if name != "layers"] == list(plain)


def test_what_later_versions_fill_is_absent_until_then_and_read_where_it_is_there() -> None:
    later = replace(
        sample(),
        statements=(replace(sample().statements[0], stance_confidence=0.5, chain=(JOINT, MAYOR)),),
        flags=(),
        retractions=(Retraction((at("Copyright 2031"),), "denies", (0,)),),
    )
    assert set(reading_to_dict(later)) - set(reading_to_dict(sample())) == {"retractions"}
    before, after = (reading_to_dict(reading)["statements"][0] for reading in (sample(), later))
    assert set(after) - set(before) == {"stance_confidence"}
    assert "members" not in before["chain"][0]
    assert after["chain"][0]["members"][1] == {"name": "Ivo Mund", "kind": "person", "entity": None}
    assert after["chain"][1]["candidates"][0] == {"name": "Tomas Lind", "probability": 0.5}
    VALIDATOR.validate(reading_to_dict(later))
    assert reading_from_dict(reading_to_dict(later)) == later


def test_a_key_is_made_of_the_text_the_content_and_the_innermost_cue() -> None:
    reading = sample()
    inner = reading.statements[4]
    assert len({statement.key for statement in reading.statements}) == len(reading.statements)

    def key(changed: Statement, text: str = TEXT) -> str:
        article = replace(reading.article, text=text)
        (found,) = with_keys(Reading(article, (replace(changed, key=""),))).statements
        return found.key

    assert key(inner) == inner.key
    assert key(replace(inner, id=0, layers=inner.layers[1:], cue=inner.cue[:1], source=(), stance="asks")) == inner.key
    assert key(inner, TEXT + " ") != inner.key
    assert key(replace(inner, content=(at("Lind"),))) != inner.key
    assert key(replace(inner, layers=inner.layers[::-1])) != inner.key


def test_readings_of_versions_without_key_and_model_get_them() -> None:
    record = reading_to_dict(sample())
    del record["model"]
    for statement in record["statements"]:
        del statement["key"]
    assert reading_from_dict(record) == replace(sample(), model="unknown")


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
    # Only very small numbers are spelt in another way: 0.00001 for 1e-05.
    record = json.loads(json.dumps(reading_to_dict(reading)), parse_float=lambda number: round(float(number), 3))
    spaces = 2 if indent else None
    assert json_bytes(record, indent=indent) == json.dumps(record, ensure_ascii=False, indent=spaces).encode()


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
    for cls in (Article, Snapshot, Statement, Layer, Link, Member, Candidate, Entity, Flag, Retraction):
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
    ("statements.1.stance_confidence", -0.1, "$.statements[1].stance_confidence"),
    ("statements.0.chain.0.members", [{"name": "Ann", "kind": "person", "entity": 9}], "there is no entity 9"),
    ("statements.0.chain.0.members", [{"name": "Ann", "kind": "ghost"}], "$.statements[0].chain[0].members[0].kind"),
    ("statements.0.chain.0.candidates", [{"name": "Ann"}], "`$.statements[0].chain[0].candidates[0]`"),
    ("retractions", [{"text": [[0, 99_999]], "stance": "denies"}], "$.retractions[0].text"),
    ("unread", [{"text": [[0, 99_999]], "language": "de"}], "$.unread[0].text"),
    (
        "retractions",
        [{"text": [], "stance": "denies", "targets": [9]}],
        "no statement 9 - at `$.retractions[0].targets`",
    ),
    ("model", None, "$.model"),
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


@pytest.mark.parametrize(
    "missing", ["id", "content", "cue", "voice", "stance", "chain", "targets", "date", "flags", "key"]
)
def test_the_schema_asks_for_every_key_but_layers(missing: str) -> None:
    record = reading_to_dict(sample())
    del record["statements"][4]["layers"]
    VALIDATOR.validate(record)
    del record["statements"][0][missing]
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(record)
