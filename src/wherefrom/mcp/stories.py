"""The question about a story: where a claim really comes from, and who denies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from wherefrom.mcp import trace_types, types
from wherefrom.mcp.arguments import TraceArguments
from wherefrom.mcp.paging import Found
from wherefrom.mcp.quoting import NAME, about, name_or_none, pieces, shown_id, told
from wherefrom.mcp.tokens import shortened

if TYPE_CHECKING:
    from msgspec import Struct

    from wherefrom.archive.archive import Archive
    from wherefrom.reading.types import Reading
    from wherefrom.tracing.types import Claim, Dispute, Trace

    Item = tuple[str, Callable[[], Struct]]

_CLAIM = 150


def trace(archive: Archive, asked: TraceArguments) -> Found:
    """A claim of a story followed back to its origins. Raises NoSuchClaimError, NotInArchiveError."""
    from wherefrom.tracing.archived import find_story, trace_story

    found = trace_story(archive, find_story(archive, asked.about), claim=asked.claim)
    claim = next((one for one in found.claims if one.id == found.main_claim), None)
    return Found(_head(found, claim), list(_items(found, claim)))


def _head(found: Trace, claim: Claim | None) -> trace_types.TraceAnswer:
    return trace_types.TraceAnswer(
        types.NOTE,
        found.story.id,
        shortened(found.story.title, _CLAIM),
        shortened(claim.text, _CLAIM) if claim else None,
        claim.articles if claim else 0,
        claim.independent_origins if claim else 0,
        claim.at_least if claim else None,
        claim.at_most if claim else None,
        shortened(claim.why, _CLAIM) if claim and claim.why else None,
    )


def _items(found: Trace, claim: Claim | None) -> Iterator[Item]:
    readings = {reading.article.id: reading for reading in found.readings}
    if claim is not None:
        yield from _of_claim(readings, claim)
    for flag in found.flags:
        yield "flags", partial(trace_types.Finding, flag.flag, shortened(flag.why, _CLAIM))
    for reading in found.readings:
        yield "articles", partial(about, reading.article)
    for made in found.derivations:
        taken_from = shown_id(made.from_article) if made.from_article else None
        name = name_or_none(made.from_name)
        yield "derivations", partial(trace_types.Taken, shown_id(made.article), made.how, taken_from, name)
    for other in found.claims:
        if other is not claim:
            words = shortened(other.text, _CLAIM)
            yield "other_claims", partial(trace_types.OtherClaim, words, other.articles, other.independent_origins)


def _of_claim(readings: dict[str, Reading], claim: Claim) -> Iterator[Item]:
    """Its origins, who is against it, and what shows the origins: first one statement of each, then the others."""
    shown: list[list[Item]] = []
    for number, origin in enumerate(claim.origins, 1):
        name, via = shortened(origin.name, NAME), name_or_none(origin.via)
        articles = len(origin.articles)
        yield "origins", partial(trace_types.Root, number, name, origin.kind, origin.unattributed, via, articles)
        places: list[Item] = [("evidence", partial(_evidence, readings[a], number, s)) for a, s in origin.statements]
        shown.append(places)
    for dispute in claim.disputed_by:
        yield "disputed_by", partial(_against, readings[dispute.article], dispute)
    for places in shown:
        yield from places[:1]
    for places in shown:
        yield from places[1:]


def _evidence(reading: Reading, origin: int, statement: int) -> trace_types.Evidence:
    return trace_types.Evidence(origin, told(reading, reading.statements[_place(reading, statement)]))


def _against(reading: Reading, dispute: Dispute) -> trace_types.Against:
    if dispute.statement is not None:
        spans = reading.statements[_place(reading, dispute.statement)].content
    else:
        spans = reading.retractions[dispute.retraction or 0].text
    words = pieces(reading.article.text, spans)
    return trace_types.Against(
        shortened(dispute.name, NAME), dispute.kind, dispute.stance, about(reading.article), words
    )


def _place(reading: Reading, statement: int) -> int:
    return next(place for place, one in enumerate(reading.statements) if one.id == statement)
