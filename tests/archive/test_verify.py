"""verify finds what is wrong in an archive, each thing by its name, and nothing in a sound one."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, update

from archive_samples import numbered
from postgres import KINDS, new_archive
from wherefrom.archive.archive import Archive
from wherefrom.archive.store import schema
from wherefrom.archive.verify import Problem, verify
from wherefrom.intake import article_from_html, article_from_text
from wherefrom.reading.types import Reading

PAGE = (
    "<html><head><title>Quay to close</title></head><body><article><h1>Quay to close</h1>"
    + "<p>The old quay closes in May, the harbour office said on Monday, after the survey of the wall.</p>" * 4
    + "</article></body></html>"
)


@pytest.fixture(params=KINDS)
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with Archive(new_archive(request.param, tmp_path)) as opened:
        opened.add(numbered(1))
        opened.add(numbered(2))
        text = "The quay closes in May, the harbour office said."
        opened.add(Reading(article_from_text(text, "quay.txt")), text.encode())
        opened.add(Reading(article_from_html(PAGE, "quay.html")), PAGE.encode())
        yield opened


def change(archive: Archive, table: Any, column: str, made: Callable[[Any], Any], at: int = 0) -> None:
    """Change one value of one row behind the archive's back."""
    keys = list(table.primary_key)
    with archive.database.writing() as connection:
        row = connection.execute(select(table).order_by(*keys)).mappings().all()[at]
        here = [key == row[key.name] for key in keys]
        connection.execute(update(table).where(*here).values({column: made(row[column])}))


def edited(made: Callable[[dict[str, Any]], Any]) -> Callable[[bytes], bytes]:
    """A change of a packed reading."""

    def edit(packed: bytes) -> bytes:
        record = json.loads(zlib.decompress(packed))
        made(record)
        return zlib.compress(json.dumps(record).encode())

    return edit


def test_a_sound_archive_has_no_problem(archive: Archive) -> None:
    assert list(verify(archive)) == []


@pytest.mark.parametrize(
    ("table", "column", "made", "where", "says"),
    [
        (schema.statements, "content", lambda c: c + "!", "post-1", "statements that queries see"),
        (schema.links, "name", lambda _: "Somebody Else", "post-1", "links that queries see"),
        (schema.names, "folded", lambda _: "somebody", "post-1", "names that queries see"),
        (schema.articles, "title", lambda _: "Other", "post-1", "the title that queries see"),
        (schema.versions, "record", lambda p: p[:-9], "post-1, version 1", "damaged"),
        (schema.versions, "text_sha256", lambda s: s[::-1], "post-1, version 1", "text has another SHA-256"),
        (schema.versions, "number", lambda _: 4, "post-1", r"has the versions \[4\]"),
        (
            schema.versions,
            "record",
            edited(lambda r: r["statements"][0]["content"][0].append(9)),
            "post-1, version 1",
            "damaged",
        ),
        (
            schema.versions,
            "record",
            edited(lambda r: r["statements"][0].update(content=[[0, 10**6]])),
            "post-1, version 1",
            "no span of a text",
        ),
        (
            schema.versions,
            "record",
            edited(lambda r: r["article"].update(text="x" + r["article"]["text"][1:])),
            "post-1, version 1",
            "text has another SHA-256",
        ),
        (
            schema.versions,
            "record",
            edited(lambda r: r["article"].update(outlet="The Other")),
            "post-1, version 1",
            "headline, outlet",
        ),
        (schema.snapshots, "packed", lambda p: p[:-3], "snapshot ", "cannot be unpacked"),
        (schema.snapshots, "packed", lambda p: zlib.compress(b"x" + zlib.decompress(p)[1:]), "snapshot ", "SHA-256"),
    ],
)
def test_each_damage_is_found(
    archive: Archive, table: Any, column: str, made: Callable[[Any], Any], where: str, says: str
) -> None:
    change(archive, table, column, made)
    found = list(verify(archive))
    assert any(re.search(says, problem.what) for problem in found if problem.where.startswith(where)), found
    assert not any(problem.note for problem in found)


def test_an_extraction_that_changed_is_only_noted(archive: Archive) -> None:
    text = "The quay closes in June, the harbour office said."
    article = article_from_text(text, "june.txt")
    archive.add(Reading(replace(article, text=text[4:])), text.encode())
    assert list(verify(archive)) == [
        Problem(
            f"{article.id}, version 1",
            "today's intake makes another text from its snapshot; the stored text and its spans stay as they were read",
            note=True,
        )
    ]
