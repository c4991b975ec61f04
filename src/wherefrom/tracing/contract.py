"""A trace as JSON: the contract ``wherefrom.trace/1``."""

from __future__ import annotations

from typing import Any

from wherefrom.tracing.types import Claim, Derivation, Origin, Trace

SCHEMA_NAME = "wherefrom.trace/1"


def trace_to_dict(trace: Trace) -> dict[str, Any]:
    """The trace as plain dictionaries and lists, ready for ``json.dumps``."""
    published = {reading.article.id: reading.article.published for reading in trace.readings}
    story = trace.story
    return {
        "schema": SCHEMA_NAME,
        "story": {"id": story.id, "title": story.title, "from": story.begins, "to": story.ends},
        "articles": [
            {"id": a.id, "outlet": a.outlet, "title": a.title, "url": a.url, "published": a.published}
            for a in (reading.article for reading in trace.readings)
        ],
        "derivations": [derivation_to_dict(derivation) for derivation in trace.derivations],
        "main_claim": trace.main_claim,
        "claims": [claim_to_dict(claim, published) for claim in trace.claims],
        "quotes": [
            {
                "speaker": quote.speaker,
                "variants": [{"text": v.text, "articles": list(v.articles)} for v in quote.variants],
                "altered": quote.altered,
            }
            for quote in trace.quotes
        ],
        "flags": [
            {"flag": flag.flag, "why": flag.why, "claim": flag.claim, "articles": list(flag.articles)}
            for flag in trace.flags
        ],
    }


def derivation_to_dict(derivation: Derivation) -> dict[str, Any]:
    """One derivation, as it stands in a trace and in exports."""
    source = {"article": derivation.from_article} if derivation.from_article else {"name": derivation.from_name}
    return {
        "source": source,
        "article": derivation.article,
        "how": derivation.how,
        "passages": [{"here": list(p.here), "there": list(p.there)} for p in derivation.passages],
        "evidence": [list(span) for span in derivation.evidence],
        "confidence": derivation.confidence,
    }


def claim_to_dict(claim: Claim, published: dict[str, str | None]) -> dict[str, Any]:
    """One claim; ``published`` gives the dates of the articles by id."""
    return {
        "id": claim.id,
        "text": claim.text,
        "statements": [
            {
                "article": s.article,
                "statement": s.statement,
                "chain": [{"name": link.name, "kind": link.kind} for link in s.chain],
            }
            for s in claim.statements
        ],
        "articles": claim.articles,
        "origins": [_origin(origin) for origin in claim.origins],
        "independent_origins": claim.independent_origins,
        "first": {"article": claim.first, "published": published.get(claim.first)} if claim.first else None,
        "disputed_by": [
            {"name": d.name, "kind": d.kind, "stance": d.stance, "article": d.article, "statement": d.statement}
            for d in claim.disputed_by
        ],
        "flags": list(claim.flags),
    }


def _origin(origin: Origin) -> dict[str, Any]:
    return {
        "name": origin.name,
        "kind": origin.kind,
        "unattributed": origin.unattributed,
        "via": origin.via,
        "articles": list(origin.articles),
        "statements": [{"article": article, "statement": statement} for article, statement in origin.statements],
    }
