"""Tracing what an archive holds: from words, an article or a story to the trace."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from wherefrom.archive.ask.search import search
from wherefrom.archive.corrections.keeping import corrections_of
from wherefrom.archive.corrections.people import said_of_names
from wherefrom.archive.corrections.relating import anchor_now, both_of, relations_of, statement_at
from wherefrom.errors import NotInArchiveError
from wherefrom.lang.outlets import host_of
from wherefrom.reading.confidence import keep_confident, keep_statements
from wherefrom.tracing.said import Said
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import PutRight, Story, Trace

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from wherefrom.archive.archive import Archive
    from wherefrom.archive.ask.search import SearchHit
    from wherefrom.archive.corrections.types import Correction
    from wherefrom.reading.types import Reading

_HITS = 40
_DAMPING = 20  # so that many good hits of one story outweigh a single best one (reciprocal rank, Cormack et al. 2009)


def find_story(archive: Archive, words: str) -> str:
    """The id of the story that ``words`` mean: a story's id, an article's id, or what the story is about.

    Raises NotInArchiveError where nothing fits.
    """
    wanted = words.strip()
    if wanted in archive and (story := archive.story_of(wanted)):
        return story
    if wanted.startswith("story-"):
        return archive.story(wanted).id
    scores: dict[str, float] = defaultdict(float)
    for rank, hit in enumerate(search(archive, wanted, limit=_HITS)):
        if story := archive.story_of(hit.article.id):
            scores[story] += 1 / (_DAMPING + rank)
    if not scores:
        reason = f"{len(archive)} articles, none about it" if len(archive) else "it is empty; `wherefrom add` fills it"
        raise NotInArchiveError(f"no story about {wanted!r} in this archive ({reason})")
    return max(scores, key=lambda story: scores[story])


def trace_story(archive: Archive, story_id: str, *, min_confidence: float = 0.0, claim: str | None = None) -> Trace:
    """The trace of one story of the archive, without the statements that are below ``min_confidence``.

    ``claim``: which of its claims, as ``tracer.trace`` understands it. Raises NotInArchiveError where there is none of
    this id, NoSuchClaimError where the words mean no claim, ValueError where ``min_confidence`` is not from 0 to 1.
    """
    readings, story, said = story_readings(archive, story_id, min_confidence=min_confidence)
    return trace(readings, story, claim, said)


def readings_of_hits(archive: Archive, hits: Sequence[SearchHit]) -> list[Reading]:
    """The articles that a search found, in its order, each with only those of its statements that it found."""
    found = archive.readings([hit.article.id for hit in hits])
    return [
        keep_statements(reading, {said.statement for said in hit.statements})
        for reading, hit in zip(found, hits, strict=True)
    ]


def traces_of_hits(archive: Archive, hits: Sequence[SearchHit]) -> Iterator[Trace]:
    """What a search found, as a trace for each story: its articles as ``readings_of_hits`` has them.

    A trace has what these articles took from each other, and from whom else they took; claims, quotes and flags are of
    a whole story, so none are there.
    """
    by_story: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings_of_hits(archive, hits):
        by_story[archive.story_of(reading.article.id) or reading.article.id].append(reading)
    for story, readings in by_story.items():
        whole = trace_story(archive, story)
        here = {reading.article.id for reading in readings}
        ways = tuple(
            way
            for way in whole.derivations
            if way.article in here and (way.from_article is None or way.from_article in here)
        )
        yield Trace(whole.story, tuple(readings), ways)


def story_readings(
    archive: Archive, story_id: str, *, min_confidence: float = 0.0
) -> tuple[list[Reading], Story, Said]:
    """The readings of one story of the archive, the story, and what people said of it; as ``trace_story`` does."""
    row = archive.story(story_id)
    readings = [keep_confident(reading, min_confidence) for reading in archive.readings(row.articles)]
    return readings, Story(row.id, row.title, row.begins, row.ends), said_of(archive, readings)


def said_of(archive: Archive, readings: Sequence[Reading]) -> Said:
    """What people said in the archive of the parties of ``readings``."""
    names = {name for reading in readings for name in _names(reading)}
    with archive.connect() as connection:
        said, ids = said_of_names(connection, archive.database, names)
        made = [_of_names(one) for one in corrections_of(connection, archive.database, ids)]
        related = relations_of(connection, (reading.article.id for reading in readings))
        made += [found for one in related if (found := _of_articles(connection, one, readings)) is not None]
    return Said(said, tuple(made))


def _names(reading: Reading) -> Iterator[str]:
    """The names that an archive knows parties of a reading by."""
    for link in (link for statement in reading.statements for link in statement.chain):
        yield link.name
        yield from (member.name for member in link.members)
    for entity in reading.entities:
        yield entity.name
        yield from entity.aliases
    yield from filter(None, (reading.article.outlet, host_of(reading.article.url).removeprefix("www.")))
    if reading.article.credited_origin:
        yield reading.article.credited_origin.name


def _of_articles(connection: Connection, made: Correction, readings: Sequence[Reading]) -> PutRight | None:
    """What was said of two articles or statements; None where one of the two is not among ``readings``."""
    by_id = {reading.article.id: reading for reading in readings}
    if made.taken is not None:
        if made.taken.article is not None and made.taken.article not in by_id:
            return None
        about = {"article": made.article, "source": made.taken.article, "name": made.taken.name, "how": made.taken.how}
        return PutRight(made.id, "derivation", made.person, made.time, made.note, made.yes, **about)  # type: ignore[arg-type]
    statements = []
    for article, sha256, anchor in both_of(made):
        reading = by_id.get(article)
        now = None if reading is None else anchor_now(connection, reading, sha256, anchor)
        found = None if reading is None or now is None else statement_at(reading, now)
        if found is None:
            return None
        statements.append((article, found))
    return PutRight(made.id, "same-claim", made.person, made.time, made.note, made.yes, statements=tuple(statements))


def _of_names(made: Correction) -> PutRight:
    action: Literal["merge", "split"] = "merge" if made.action == "merge" else "split"
    names = tuple(name.name for name in made.parties)
    return PutRight(made.id, action, made.person, made.time, made.note, names=names)
