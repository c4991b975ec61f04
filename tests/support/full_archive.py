"""An archive that has something in every table, of every kind of record that people and watches make."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from archive_samples import numbered, reworded
from small_readings import told
from wherefrom.archive.add import fingerprint_index
from wherefrom.archive.add.answers import KeptAnswers
from wherefrom.archive.archive import Archive
from wherefrom.archive.corrections.making import correct, undo
from wherefrom.archive.corrections.people import merge, split
from wherefrom.archive.corrections.relations import mark_read_through, say_derivation, say_same_claim
from wherefrom.archive.corrections.types import Taken, Values
from wherefrom.archive.jobs.keeping import add_job, claim, finish, tell
from wherefrom.archive.jobs.types import Given, Problem, Result, Told
from wherefrom.archive.store import schema
from wherefrom.intake import article_from_text
from wherefrom.intake.fetch import Fetched
from wherefrom.reading.types import Link, Reading
from wherefrom.watch.keeping import Event, Kept, event_id

TEXT = "The quay closes in May, the harbour office said."


def fill(archive: Archive) -> None:
    """Put something into every table."""
    patch = pytest.MonkeyPatch()
    patch.setattr(fingerprint_index, "FRESH", 4)  # So that some fingerprints settle and some stay fresh.
    for number in range(6):
        archive.add(numbered(number))
    patch.undo()
    archive.add(reworded(numbered(0), "Kumquats were refused at the gate by the harbour office in the morning."))
    moved = numbered(5)
    archive.add(replace(moved, article=replace(moved.article, id="post-5-again", title="Another headline")))
    archive.add(told("one", "Ellery Post", "2031-03-20", ("the wall is safe", "asserts", "person Ana Brandt")))
    archive.add(told("two", "Coast Radio", "2031-03-21", ("a wall is safe", "asserts", "person Tomas Lind")))
    archive.add(Reading(article_from_text(TEXT, "quay.txt")), TEXT.encode())
    _correct(archive)
    _give_jobs(archive)
    _watch(archive)


def _correct(archive: Archive) -> None:
    correct(archive, "post-1", "change", "ann", statement=0, after=Values(chain=(Link("Mira Solt", "person"),)))
    correct(archive, "post-1", "reject", "ben", statement=2, note="nobody said so")
    correct(archive, "post-2", "confirm", "ann", statement=1)
    correct(archive, "post-2", "metadata", "ann", after=Values(outlet="Port Gazette"))
    undone = correct(archive, "post-3", "change", "ben", statement=1, after=Values(stance="doubts"))
    undo(archive, undone.id, "ann")
    say_derivation(archive, "post-4", Taken("post-3", None, "rewritten"), "ann")
    say_derivation(archive, "post-4", Taken(None, "Coast Radio", "credits"), "ann", yes=False)
    say_same_claim(archive, ("one", 0), ("two", 0), "ben")
    undo(archive, say_same_claim(archive, ("post-1", 1), ("two", 0), "ben", yes=False).id, "ann")
    mark_read_through(archive, "post-2", "ann")
    merge(archive, "Mira Solt", "Ana Brandt", "ann")
    split(archive, "Tomas Lind", "Ivo Mund", "ben")
    merge(archive, "Tomas Lind", "Mira Solt", "ann")


def _give_jobs(archive: Archive) -> None:
    for name in ("done.txt", "failed.txt", "under way.txt"):
        add_job(archive, "file", name, "ann", name.encode())
    for result in (
        Result(new=1, articles=(Told("post-1", "Tide", "new"),)),
        Result(failed=1, problems=(Problem("failed.txt", "has no text"),)),
    ):
        claimed = claim(archive)
        assert claimed
        finish(archive, claimed.job.key, result)
    claimed = claim(archive)
    assert claimed
    tell(archive, claimed.job.key, Result(new=2), total=5)
    add_job(archive, "text", "waiting", "ben", b"\x00\xff words", Given(title="Tide", outlet="Post"))


def _watch(archive: Archive) -> None:
    kept = Kept(archive)
    kept.watch(["https://post.example/feed"], None, 1.5e9, 300.0)
    (feed,) = kept.all()
    kept.watch(["https://post.example/1", "https://post.example/2"], feed, 1.5e9, 450.0)
    kept.watch(["https://post.example/3"], None, 1.5e9, 450.0, seen=False)
    kept.claim_receiver("https://desk.example/hook", 1.5e9, 1.5e9)
    due = next(one for one in kept.all() if one.url.endswith("/1"))
    kept.begin_article(due, "post-1")
    made = event_id("article", "post-1", "1")
    kept.add_events([Event(made, {"schema": "wherefrom.event/1", "id": made, "event": "article"})], due, version=1)
    kept.add_story([], event_id("story", "1"))
    kept.sent(Event(made, {}), "https://desk.example/hook")
    body = b"<rss><channel/></rss>"
    feed = Fetched(body, "https://post.example/feed", "application/rss+xml", "2031-03-14T08:00:00+00:00", '"v1"', None)
    KeptAnswers(archive.database).keep(feed, whole=True)


def rows(archive: Archive) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, by the table's name, in the order of their keys."""
    with archive.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]
            for table in schema.metadata.sorted_tables
        }


def empty_tables(archive: Archive) -> list[str]:
    """The tables that have nothing in them: a new one has to be filled here too."""
    with archive.connect() as connection:
        count: Callable[[Any], int] = lambda table: connection.execute(  # noqa: E731
            select(func.count()).select_from(table)
        ).scalar_one()
        return [table.name for table in schema.metadata.sorted_tables if not count(table)]
