"""Every address of the OpenAPI document, asked with whatever its parameters allow and do not.

Never a fault, always an answer of the kind that the document tells of, and nothing stored by what was refused.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web_app import TOKEN, fill
from web_app import settings as settings_of
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.web.app import create_app

CONFORMS = [response_schema_conformance, status_code_conformance, content_type_conformance]
HEADERS = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1"}


def stored(place):
    """What a request could have stored: articles, what waits, what was put right."""
    with closing(sqlite3.connect(place)) as connection:
        tables = ("articles", "versions", "corrections", "jobs")
        return [connection.execute(f"SELECT COUNT(*) FROM {name}").fetchone() for name in tables]


def test_no_address_has_a_fault(tmp_path):
    place = tmp_path / "a.db"
    fill(place, 3)
    schema = schemathesis.openapi.from_asgi("/openapi.json", create_app(settings_of(place)), headers=HEADERS)
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        for mode in schemathesis.GenerationMode:

            @given(case=operation.as_strategy(generation_mode=mode))
            @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None)
            def ask(case):
                before = stored(place)
                answer = case.call(headers=HEADERS)
                assert answer.status_code < 500, (case.as_curl_command(), answer.text[:500])
                case.validate_response(answer, checks=CONFORMS, headers=HEADERS)
                if answer.status_code >= 400 or case.method == "GET":
                    assert stored(place) == before, case.as_curl_command()

            ask()
            tried += 1
    assert tried >= 20
    with Archive(place) as archive:
        assert len(archive) == 3
        assert list(verify(archive)) == []
