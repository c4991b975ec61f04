"""Every address of the OpenAPI document, asked with whatever its parameters allow and do not: never a fault."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, given, settings

from web_app import TOKEN, fill
from web_app import settings as settings_of
from wherefrom.archive.archive import Archive
from wherefrom.archive.verify import verify
from wherefrom.web.app import create_app

HEADERS = {"Authorization": f"Bearer {TOKEN}", "Host": "127.0.0.1"}


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
                answer = case.call(headers=HEADERS)
                assert answer.status_code < 500, (case.as_curl_command(), answer.text[:500])

            ask()
            tried += 1
    assert tried >= 20
    with Archive(place) as archive:
        assert len(archive) == 3  # Nothing was stored but what waits.
        assert list(verify(archive)) == []
