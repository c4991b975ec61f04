"""What happened: a new article, another text, a new origin of a story's claim, somebody who now denies it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from wherefrom.archive.watched import UNSEEN
from wherefrom.errors import ArchiveError
from wherefrom.watch.keeping import Due, Event, event_id

if TYPE_CHECKING:
    from wherefrom.archive.add.versions import Version
    from wherefrom.archive.archive import Archive
    from wherefrom.intake.article import Article
    from wherefrom.tracing.types import Claim, Trace

_CHANGES = 20
_WORDS = 500


def event(kind: str, parts: tuple[str, ...], article: dict[str, Any], **more: Any) -> Event:
    """One event; ``parts`` tell it from others of its kind."""
    made = event_id(kind, *parts)
    at = datetime.now(UTC).isoformat(timespec="seconds")
    return Event(made, {"schema": "wherefrom.event/1", "id": made, "event": kind, "at": at, "article": article, **more})


def article_events(archive: Archive, due: Due) -> tuple[list[Event], int]:
    """The events of the versions of an article that were not told yet, and the number of the newest."""
    if due.article is None or due.article not in archive:
        return [], due.version
    versions = archive.versions(due.article)
    if due.version == UNSEEN:
        return [], len(versions)
    about = about_of(archive.reading(due.article).article)
    found: list[Event] = []
    for version in versions[due.version :]:
        parts = (due.article, str(version.number))
        if version.number == 1:
            found.append(event("new article", parts, about, story=archive.story_of(due.article)))
        elif changes := _changes(version):
            found.append(event("text changed", parts, about, version=version.number, changes=changes))
    return found, len(versions)


def _changes(version: Version) -> list[dict[str, Any]]:
    return [
        {"what": one.what, "before": one.before[:_WORDS], "after": one.after[:_WORDS], "span": one.after_span}
        for one in version.changes[:_CHANGES]
        if one.what != "reading"
    ]


def about_of(article: Article) -> dict[str, Any]:
    """An article as events have it."""
    return {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": article.published,
    }


def story_events(archive: Archive, story: str) -> tuple[list[Event], str]:
    """An event for each origin of a story's main claim and for each who denies it, and the id of its first sight.

    What a story has when it is seen for the first time is no news; whoever asks leaves these out then.
    """
    from wherefrom.tracing.archived import trace_story

    first = event_id("story", story)
    try:
        found = trace_story(archive, story)
    except ArchiveError:  # Another process has merged it into another story.
        return [], first
    claim = next((one for one in found.claims if one.id == found.main_claim), None)
    return (_of_claim(found, claim, story) if claim else []), first


def _of_claim(found: Trace, claim: Claim, story: str) -> list[Event]:
    articles = {reading.article.id: reading for reading in found.readings}
    about = {"id": story, "claim": claim.text, "independent_origins": claim.independent_origins}
    made = []
    for origin in claim.origins:
        reading = articles[origin.articles[0]]
        parts = (story, origin.name.casefold())
        named = {"name": origin.name, "kind": origin.kind}
        made.append(event("new origin", parts, about_of(reading.article), story=about, origin=named))
    for dispute in claim.disputed_by:
        reading = articles[dispute.article]
        words = next((s.content for s in reading.statements if s.id == dispute.statement), ())
        quoted = {"words": reading.article.words_at(words)[:_WORDS], "spans": words}
        parts = (story, dispute.name.casefold())
        by = {"name": dispute.name, "kind": dispute.kind, "stance": dispute.stance}
        made.append(event("now denied", parts, about_of(reading.article), story=about, by=by, quotation=quoted))
    return made
