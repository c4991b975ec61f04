"""Archives that older versions made open, are brought up to date, and answer as they did; nothing in them is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import wherefrom
from old_archives import QUESTIONS, VERSIONS, answers_of, history, restored
from places import STORY
from postgres import KINDS
from sample_readings import sample
from wherefrom.archive.archive import Archive
from wherefrom.archive.store.schema import REVISION
from wherefrom.archive.verify import verify
from wherefrom.cli import app
from wherefrom.intake.article import Article
from wherefrom.reading.contract import reading_from_dict
from wherefrom.reading.types import Reading, Statement
from wherefrom.text.shingles import fingerprints
from wherefrom.tracing.archived import trace_story

MERGED = {"parties", "by_party"}
"""What of an audit is otherwise today: a party counts under all its names together."""
NEW = {"set_off", "key", "model", "stance_confidence"}
"""Keys of today that those versions did not know."""
NEW_IN_AUDITS = {"people", "institutional", "documents", "by_section", "per", "by_time", "outlets_over_time"}
NEW_IN_AUDITS |= {"sections_over_time", "citations", "reprints"}
NEW_IN_TABLES = {"published_day"}


@pytest.fixture(params=VERSIONS)
def version(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=KINDS)
def old(version: str, request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, dict[str, Any]]:
    """The address of an archive that an older version made, and what that version answered on it."""
    return restored(version, request.param, tmp_path), answers_of(version, request.param)


def run(place: str, command: list[str]) -> list[Any]:
    done = CliRunner().invoke(app, [*command, "--archive", place])
    assert done.exit_code == 0, done.output
    return [json.loads(line) for line in done.stdout.splitlines()]


def without_new(value: Any) -> Any:
    if isinstance(value, list):
        return [without_new(part) for part in value]
    if isinstance(value, dict):
        return {
            name: without_new(part) for name, part in value.items() if name not in NEW | NEW_IN_AUDITS | NEW_IN_TABLES
        }
    return value


def test_every_question_is_answered_as_before_and_no_version_lost(old: tuple[str, dict[str, Any]]) -> None:
    place, answers = old
    with Archive(place, create=False) as archive, archive.connect() as connection:
        assert archive.database.revision(connection) == REVISION
    for question in QUESTIONS:
        found, before = without_new(run(place, QUESTIONS[question])), answers[question]
        if question == "sources":
            found, before = ([{k: v for k, v in one.items() if k not in MERGED} for one in o] for o in (found, before))
        assert found == before, question
    assert json.loads(json.dumps(history(place))) == answers["versions"]
    assert sorted(len(versions) for versions in answers["versions"].values()) == [1, 1, 1, 1, 2, 2]


def test_its_parties_count_under_all_their_names(old: tuple[str, dict[str, Any]], version: str) -> None:
    place, answers = old
    ((audit,), (before,)) = run(place, QUESTIONS["sources"]), answers["sources"]
    known = {party["name"]: party for party in audit["by_party"]}
    shared = [party for party in before["by_party"] if party["name"] in known]
    assert len(shared) > 10
    assert all(known[party["name"]][key] >= party[key] for party in shared for key in ("statements", "articles"))
    # Of 0.3.0's one is hers whom an article calls Lindqvar.
    assert known["Petra Lindqvar"]["statements"] == {"0.2.0": 2, "0.3.0": 3}[version]
    assert audit["parties"] <= before["parties"]


def test_it_is_sound(old: tuple[str, dict[str, Any]]) -> None:
    with Archive(old[0]) as archive:
        assert [problem for problem in verify(archive) if not problem.note] == []


def test_shared_passages_are_found_in_it(old: tuple[str, dict[str, Any]]) -> None:
    with Archive(old[0]) as archive:
        agency, reprint = (archive.reading(archive.story("story-1").articles[i]).article for i in (0, 1))
        found = dict(archive.sharing(fingerprints(agency.text, agency.furniture), 5))
    assert (agency.outlet, reprint.outlet) == ("Corvane News Agency", "The Velmouth Courier")
    assert found[reprint.id] > 20


def test_its_readings_get_keys_and_say_that_their_model_is_unknown(old: tuple[str, dict[str, Any]]) -> None:
    place, answers = old
    with Archive(place) as archive:
        readings = [archive.reading(article_id) for article_id in answers["versions"]]
        again = [archive.reading(article_id) for article_id in answers["versions"]]
    assert {reading.model for reading in readings} == {"unknown"}
    keys = [[statement.key for statement in reading.statements] for reading in readings]
    assert all(re.fullmatch("[0-9a-f]{16}", key) for found in keys for key in found)
    assert all(len(set(found)) == len(found) for found in keys)
    assert keys == [[statement.key for statement in reading.statements] for reading in again]


def test_it_traces_as_the_readings_do_that_the_old_version_exported(old: tuple[str, dict[str, Any]]) -> None:
    place, answers = old
    with Archive(place) as archive:
        (story,) = archive.stories()
        traced = trace_story(archive, story.id).to_dict()
    expected = wherefrom.trace(map(reading_from_dict, answers["readings"])).to_dict()
    assert traced["story"]["title"] == "The Velmouth barrier"
    for key in ("articles", "derivations", "main_claim", "claims", "quotes", "flags"):
        assert traced[key] == expected[key], key
    for key in ("derivations", "claims", "quotes"):
        exported = run(place, ["export", "--what", key])
        assert exported == [{"story": story.id, **record} for record in traced[key]]
        assert exported


def test_it_goes_on_growing(old: tuple[str, dict[str, Any]]) -> None:
    place, answers = old
    path = STORY / "1-corvane.html"
    read = wherefrom.read(path)
    with Archive(place) as archive:
        assert archive.add(sample()).outcome == "new"
        added = archive.add(read, path.read_bytes())
        reader = answers["versions"][added.article][0][4]
        if reader != wherefrom.__version__:
            assert (added.outcome, added.version) == ("changed", 1)
            assert archive.version(added.article, 1).model == read.model
        assert archive.reading(sample().article.id) == sample()
        assert len(archive) == len(answers["versions"]) + 1
        assert [problem for problem in verify(archive) if not problem.note] == []


def test_keys_of_today_are_left_out_of_the_comparison_only_where_they_are_new() -> None:
    fields = {*Article.__struct_fields__, *Reading.__struct_fields__, *Statement.__struct_fields__}
    assert fields >= NEW
