"""The JSON formats by schemas, as JSON-LD there and back, and CSL-JSON by a processor of citations.

The schema of CSL-JSON is the Citation Style Language's own. The others and the contexts are our own, in our own words:
those of the standards are in no package that tests could take. ``schemas/README.md`` tells what ours were held against.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import jsonschema
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from pyld import jsonld

from places import ROOT
from sample_readings import STEADY, any_readings, doubtful, sample
from sample_traces import hostile
from takeover_trace import takeover
from wherefrom.export.exchange.formats import write_readings
from wherefrom.reading.types import Reading

SCHEMAS = ROOT / "tests" / "export" / "schemas"
CONTEXTS = json.loads((SCHEMAS / "contexts.json").read_text(encoding="utf-8"))
CHECKED = {"webannotation": "webannotation", "ninjs": "ninjs", "csl-json": "csl-data"}
READINGS = [sample(), doubtful(), *takeover().readings, *hostile().readings]


@cache
def schema(name: str) -> Any:
    made = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(made)
    validator.check_schema(made)
    return validator(made)


def documents(format: str, *readings: Reading) -> list[dict[str, Any]]:
    out = io.BytesIO()
    write_readings(format, readings, out)
    whole = out.getvalue()
    return [json.loads(whole)] if format == "csl-json" else [json.loads(line) for line in whole.splitlines()]


@settings(STEADY, max_examples=10)
@given(any_readings())
def test_any_reading_is_by_the_schemas(reading: Reading) -> None:
    for format, name in CHECKED.items():
        for found in documents(format, reading):
            schema(name).validate(found)


@pytest.mark.parametrize("format", CHECKED)
def test_hostile_names_are_by_the_schemas(format: str) -> None:
    for found in documents(format, *READINGS):
        schema(CHECKED[format]).validate(found)


@pytest.mark.parametrize(
    ("format", "key", "value"),
    [
        ("csl-json", "issued", "2031"),
        ("csl-json", "type", "news"),
        ("csl-json", "byline", "Ann"),
        ("ninjs", "firstCreated", "2031-03-14"),
        ("webannotation", "total", -1),
    ],
)
def test_what_is_wrong_is_not_by_the_schemas(format: str, key: str, value: Any) -> None:
    (found,) = documents(format, sample())
    (found[0] if isinstance(found, list) else found)[key] = value
    with pytest.raises(jsonschema.ValidationError):
        schema(CHECKED[format]).validate(found)


def loaded(url: str, _: Any) -> dict[str, Any]:
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": CONTEXTS[url]}


def leaves(node: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document with its key, whatever it is nested in."""
    if isinstance(node, dict):
        for name, value in node.items():
            yield from leaves(value, name)
    elif isinstance(node, list):
        for one in node:
            yield from leaves(one, key)
    else:
        yield key, node


@pytest.mark.parametrize(
    ("format", "url"), [("webannotation", "http://www.w3.org/ns/anno.jsonld"), ("quotation", "https://schema.org")]
)
def test_json_ld_there_and_back_loses_nothing(format: str, url: str) -> None:
    options = {"documentLoader": loaded}
    for found in documents(format, *READINGS):
        expanded = jsonld.expand(found, options)
        assert all(re.match(r"https?://|urn:|@", key) for key, _ in leaves(expanded))
        back = jsonld.compact(expanded, url, options)
        assert Counter(leaves(back)) == Counter(leaves(found))


def test_annotations_are_what_their_vocabulary_says() -> None:
    (found,) = documents("webannotation", sample())
    expanded = jsonld.flatten(found, None, {"documentLoader": loaded})
    oa = "http://www.w3.org/ns/oa#"
    kinds = Counter(kind for node in expanded for kind in node.get("@type", ()))
    assert kinds[f"{oa}Annotation"] == len(sample().statements)
    assert kinds[f"{oa}TextPositionSelector"] == kinds[f"{oa}TextQuoteSelector"] == kinds[f"{oa}SpecificResource"]
    motives = {node[f"{oa}motivatedBy"][0]["@id"] for node in expanded if f"{oa}motivatedBy" in node}
    assert motives == {f"{oa}describing"}


@pytest.mark.filterwarnings("ignore")  # citeproc-py tells of what it knows of no style and of no locale.
def test_a_processor_of_citations_makes_references_of_csl_json() -> None:
    (items,) = documents("csl-json", sample(), *hostile().readings)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    made = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        made.register(Citation([CitationItem(item["id"].lower())]))
    first, *others = [str(one) for one in made.bibliography()]
    assert "Quill, M." in first
    assert "2031" in first
    assert sample().article.title in first
    assert len(others) == len(items) - 1
