"""Tracing what an archive holds: from words, an article or a story to the trace."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wherefrom.archive.ask.search import search
from wherefrom.errors import NotInArchiveError
from wherefrom.reading.confidence import keep_confident
from wherefrom.tracing.tracer import trace
from wherefrom.tracing.types import Story, Trace

if TYPE_CHECKING:
    from wherefrom.archive.archive import Archive
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
    readings, story = story_readings(archive, story_id, min_confidence=min_confidence)
    return trace(readings, story, claim)


def story_readings(archive: Archive, story_id: str, *, min_confidence: float = 0.0) -> tuple[list[Reading], Story]:
    """The readings of one story of the archive, and the story; as ``trace_story`` takes and raises."""
    row = archive.story(story_id)
    readings = [keep_confident(reading, min_confidence) for reading in archive.readings(row.articles)]
    return readings, Story(row.id, row.title, row.begins, row.ends)
