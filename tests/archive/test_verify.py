"""verify finds what is wrong in an archive, each thing by its name, and nothing in a sound one."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import Table, insert, select, update

from archive_samples import numbered
from full_archive import empty_tables, fill
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


DAMAGES: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "articles": ("title", lambda _: "Other"),
    "other_ids": ("id", lambda _: "post-1"),
    "snapshots": ("packed", lambda p: p[:-3]),
    "fetched": ("packed", lambda _: zlib.compress(b"another answer")),
    "watched": ("url", lambda url: url + "/other"),
    "watch_events": ("body", lambda body: body[:-1]),
    "watch_sent": ("event", lambda _: "evt_none"),
    "versions": ("text_sha256", lambda s: s[::-1]),
    "corrections": ("person", lambda _: "somebody else"),
    "statements": ("content", lambda c: c + "!"),
    "links": ("name", lambda _: "Somebody Else"),
    "entities": ("name", lambda _: "Somebody Else"),
    "names": ("folded", lambda _: "somebody"),
    "parties": ("statements", lambda n: n + 1),
    "party_names": ("alone", lambda n: 1 - n),
    "party_keys": ("value", lambda value: value + "x"),
    "party_evidence": ("says", lambda _: "apart"),
    "party_verdicts": ("says", lambda says: "parted" if says == "merged" else "merged"),
    "party_joins": ("other", lambda _: 10**6),
    "speakers": ("position", lambda n: n + 7),
    "source_counts": ("articles", lambda n: n + 1),
    "section_counts": ("statements", lambda n: n + 1),
    "jobs": ("result", lambda _: "{"),
    "fingerprints": ("fingerprint", lambda n: n + 1),
    "fresh_fingerprints": ("packed", lambda p: p[:8] + p[:-8]),
    "terms": ("articles", lambda n: n + 1),
    "article_terms": ("day", lambda _: "2000-01-01"),
    "outlines": ("about", lambda about: about[:4] + about),
}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an archive that has something in every table."""
    made = tmp_path_factory.mktemp("full") / "archive.db"
    with Archive(made) as archive:
        fill(archive)
        assert empty_tables(archive) == []
        assert list(verify(archive)) == []
    return made


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_a_damage_in_any_table_is_found(full: Path, tmp_path: Path, table: Table) -> None:
    """Each table has to be in the list: a new one that nobody checks fails here."""
    shutil.copy(full, tmp_path / "archive.db")
    with Archive(tmp_path / "archive.db") as archive:
        if table is schema.stories:
            with archive.database.writing() as connection:
                connection.execute(insert(table).values(title="Of nobody"))
        else:
            column, made = DAMAGES[table.name]
            change(archive, table, column, made)
        assert [problem for problem in verify(archive) if not problem.note]


@pytest.mark.parametrize(
    ("action", "column", "value"),
    [
        *((action, "state", "waiting") for action in ("change", "same-claim", "derivation", "read-through", "merge")),
        *((action, "record", "{") for action in ("change", "derivation", "split")),
        ("undo", "time", "2001-01-01"),
    ],
)
def test_a_damage_of_what_people_said_is_found(
    full: Path, tmp_path: Path, action: str, column: str, value: str
) -> None:
    shutil.copy(full, tmp_path / "archive.db")
    table = schema.corrections
    with Archive(tmp_path / "archive.db") as archive:
        with archive.database.writing() as connection:
            one = connection.execute(select(table.c.id).where(table.c.action == action).limit(1)).scalar_one()
            connection.execute(update(table).where(table.c.id == one).values({column: value}))
        found = [f"{problem.where} {problem.what}" for problem in verify(archive)]
    assert any(one in said for said in found)
