"""FollowTheMoney: which entities an article makes. Whether the library takes them, tests/slow tells."""

from __future__ import annotations

import io
import json
from typing import Any

from sample_readings import doubtful, sample
from takeover_trace import takeover
from wherefrom.export.exchange.formats import write_readings, write_trace
from wherefrom.reading.types import Reading


def entities(*readings: Reading) -> list[dict[str, Any]]:
    out = io.BytesIO()
    write_readings("ftm", readings, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def of(schema: str, *readings: Reading) -> list[dict[str, list[str]]]:
    return [one["properties"] for one in entities(*readings) if one["schema"] == schema]


def test_who_says_what_is_tied_to_the_article() -> None:
    (article,) = of("Article", sample())
    assert article["title"] == [sample().article.title]
    assert article["language"] == ["eng"]
    assert article["publishedAt"] == ["2031-03-14"]
    (brandt,) = (one for one in entities(sample()) if one["properties"].get("name") == ["Ana Brandt"])
    assert brandt["schema"] == "Person"
    own = [one for one in of("Documentation", sample()) if brandt["id"] in one["entity"]]
    said = next(one for one in own if one["role"] == ["origin"])
    assert said["summary"] == ['"We are one storm away from losing the quay,"']
    assert (said["status"], said["date"]) == (["asserts"], ["2031-03-11"])


def test_who_has_no_name_has_none_here_and_members_stand_for_the_joint() -> None:
    nameless = of("LegalEntity", sample(), doubtful())
    assert nameless
    assert all(set(one) == {"summary"} for one in nameless)
    assert {"Jo Ruel", "Ned Pask"} <= {name for one in of("Person", doubtful()) for name in one["name"]}
    assert not any("two" in one["name"][0] or "reporter" in one["name"][0] for one in of("Person", doubtful()))


def test_the_same_party_has_one_id_in_all_articles() -> None:
    twice = takeover().readings
    ids = [one["id"] for one in entities(*twice) if one["properties"].get("name") == ["The Dockside Ledger"]]
    assert len(ids) > 1 == len(set(ids))


def test_a_trace_says_who_took_from_whom() -> None:
    out = io.BytesIO()
    write_trace("ftm", takeover(), out)
    found = [json.loads(line) for line in out.getvalue().splitlines()]
    ids = {one["id"] for one in found}
    ways = [one["properties"] for one in found if one["schema"] == "UnknownLink"]
    assert len(ways) == len(takeover().derivations)
    assert all({*one["subject"], *one["object"]} <= ids for one in ways)
