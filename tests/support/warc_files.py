"""WARC files for tests, written by warcio."""

from __future__ import annotations

import io

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PARAGRAPH = "<p>The council of Marlow voted on Friday to close the old bridge, mayor Ada Finch said.</p>"


def page_of(title: str, head: str = "", paragraphs: int = 8) -> bytes:
    body = PARAGRAPH * paragraphs
    return f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>".encode()


def warc_of(*records: dict[str, object], packed: bool = True) -> bytes:
    """A WARC file of ``records``: ``url``, ``body``, where they differ ``kind``, ``status``, ``headers``, ``date``."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "tests"}))
    for record in records:
        kind = str(record.get("kind", "response"))
        headers = dict(record.get("headers", {"Content-Type": "text/html; charset=utf-8"}))  # type: ignore[call-overload]
        http = StatusAndHeaders(str(record.get("status", "200 OK")), list(headers.items()), protocol="HTTP/1.1")
        written = writer.create_warc_record(
            str(record["url"]),
            kind,
            payload=io.BytesIO(record["body"]),  # type: ignore[arg-type]
            length=len(record["body"]),  # type: ignore[arg-type]
            http_headers=http if kind == "response" else None,
            warc_content_type=headers["Content-Type"] if kind != "response" else "",
            warc_headers_dict={"WARC-Date": str(record.get("date", "2021-05-06T07:08:09Z"))},
        )
        writer.write_record(written)
    return out.getvalue()
