"""Findings: the flags of a claim and of a trace, each with its reason in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from wherefrom.intake.article import Article
from wherefrom.text.quotations import quotations
from wherefrom.tracing.origins.connections import owner_of
from wherefrom.tracing.origins.derivations import UNKNOWN_DIRECTION, outlet_of
from wherefrom.tracing.origins.origins import Hearsay, loop_of
from wherefrom.tracing.parties import Parties
from wherefrom.tracing.types import ChainLink, Claim, Derivation, Trace, TraceFlag, TraceFlagName
from wherefrom.tracing.ways import is_anonymous

OWN_WORDS = 20
"""Shared words outside quotations from which a copy without credit is one."""
LONG_CHAIN = 3
"""Links of a chain from which it is hearsay: somebody says that somebody says that somebody said."""


def claim_flags(claim: Claim, hearsay: Hearsay) -> tuple[TraceFlagName, ...]:
    """The flags of one claim."""
    flags: list[TraceFlagName] = []
    if any(is_anonymous(ChainLink(origin.name, origin.kind)) for origin in claim.origins):
        flags.append("unnamed-origin")
    if any(len(statement.chain) >= LONG_CHAIN for statement in claim.statements):
        flags.append("hearsay")
    if claim.independent_origins == 1 and claim.articles > 1:
        flags.append("single-origin")
    if any(loop_of(ChainLink(origin.name, origin.kind), hearsay) for origin in claim.origins):
        flags.append("circular")
    if claim.disputed_by:
        flags.append("disputed")
    return tuple(flags)


def trace_flags(
    trace: Trace, hearsay: Hearsay, parties: Parties, mutual: Sequence[tuple[Derivation, Derivation]]
) -> tuple[TraceFlag, ...]:
    """The flags of the whole story: those of its main claim, copies without credit, altered quotations, no dates.

    ``mutual`` are pairs of credits in opposite directions for the same thing.
    """
    articles = {reading.article.id: reading.article for reading in trace.readings}
    found = [*_of_main_claim(trace, hearsay, parties), *_uncredited(trace, articles, parties)]
    flagged = {frozenset(flag.articles) for flag in found if flag.flag == "circular"}
    for one, other in mutual:
        pair = (one.article, other.article)
        if frozenset(pair) not in flagged:
            names = " and ".join(articles[id].outlet or id for id in pair)
            why = f"{names} each name the other for the same thing, so neither is a source of its own for it."
            found.append(TraceFlag("circular", why, None, pair))
    for quote in trace.quotes:
        if quote.altered:
            ids = tuple(dict.fromkeys(id for variant in quote.variants for id in variant.articles))
            why = f"{quote.speaker or 'A speaker'} is quoted in words that differ between {len(ids)} articles."
            found.append(TraceFlag("altered-quote", why, None, ids))
    undated = tuple(id for id, article in articles.items() if not article.published)
    if undated and len(articles) > 1:
        have = "has" if len(undated) == 1 else "have"
        why = f"{len(undated)} of {len(articles)} articles {have} no date, so who came first is open."
        found.append(TraceFlag("undated", why, None, undated))
    return tuple(found)


def _of_main_claim(trace: Trace, hearsay: Hearsay, parties: Parties) -> Iterator[TraceFlag]:
    claim = next((c for c in trace.claims if c.id == trace.main_claim), None)
    if claim is None:
        return
    for flag in claim.flags:
        if flag == "single-origin":
            origin = claim.origins[0]
            where = f" (who spoke to {origin.via})" if origin.via else ""
            why = f"All {claim.articles} articles come down to one origin: {origin.name}{where}."
            yield TraceFlag(flag, why, claim.id, origin.articles)
        elif flag == "circular":
            yield from _circular(trace, claim, hearsay, parties)
        elif flag == "disputed":
            names = ", ".join(dispute.name for dispute in claim.disputed_by).rstrip(".")  # "Lee Jr."
            ids = tuple(dict.fromkeys(dispute.article for dispute in claim.disputed_by))
            yield TraceFlag(flag, f"The main claim is disputed by {names}.", claim.id, ids)
        elif flag == "unnamed-origin":
            unnamed = [o for o in claim.origins if is_anonymous(ChainLink(o.name, o.kind))]
            names = "; ".join(o.name + (f" (to {o.via})" if o.via else "") for o in unnamed)
            ids = tuple(dict.fromkeys(id for o in unnamed for id in o.articles))
            yield TraceFlag(flag, f"The main claim rests on somebody without a name: {names}.", claim.id, ids)
        elif flag == "hearsay":
            ids = tuple(dict.fromkeys(s.article for s in claim.statements if len(s.chain) >= LONG_CHAIN))
            yield TraceFlag(flag, "The main claim passed through three parties or more on its way.", claim.id, ids)


def _circular(trace: Trace, claim: Claim, hearsay: Hearsay, parties: Parties) -> Iterator[TraceFlag]:
    for origin in claim.origins:
        loop = loop_of(ChainLink(origin.name, origin.kind), hearsay)
        if loop:
            names = [link.name for link in loop]
            inside = tuple(r.article.id for r in trace.readings if outlet_of(r.article, parties) in loop)
            why = f"{' and '.join(names)} credit each other, and nobody outside the circle is named."
            yield TraceFlag("circular", why, claim.id, inside or origin.articles)


def _uncredited(trace: Trace, articles: dict[str, Article], parties: Parties) -> Iterator[TraceFlag]:
    """Copies whose article names neither the other outlet nor a source of the text that both have in common."""
    credited: dict[str, set[str]] = {id: set() for id in articles}
    for derivation in trace.derivations:
        if derivation.how == "credits":
            credited[derivation.article].add(_named(derivation, articles, parties))
    taken: dict[str, set[str]] = {id: set() for id in articles}
    for derivation in trace.derivations:
        if derivation.from_article and derivation.confidence > UNKNOWN_DIRECTION:
            taken[derivation.article].add(derivation.from_article)
    for derivation in trace.derivations:
        source = derivation.from_article
        if not derivation.passages or source is None or derivation.confidence <= UNKNOWN_DIRECTION:
            continue  # where nobody knows who was first, nobody can be said to have copied
        here, there = articles[derivation.article], articles[source]
        outlets = [outlet_of(article, parties) for article in (here, there)]
        if None in outlets or outlets[0] == outlets[1]:
            continue
        if outlets[1] and outlets[1].name in credited[here.id] or credited[here.id] & credited[source]:
            continue
        if owner_of(here) is not None and owner_of(here) == owner_of(there):
            continue  # what two papers of one owner print belongs to both
        if taken[here.id] & taken[source]:
            continue  # both have it from the same article, so that neither need have it from the other
        words = _words_outside_quotations(here.text, derivation)
        if words < OWN_WORDS:
            continue
        why = f"{here.outlet} shares {words} words outside quotations with {there.outlet} and does not say so."
        yield TraceFlag("uncredited-copy", why, None, (here.id, source))


def _words_outside_quotations(text: str, derivation: Derivation) -> int:
    """Shared words that are not somebody's quoted speech, which two outlets may well have heard for themselves."""
    quoted = quotations(text)
    words = (match.span() for p in derivation.passages for match in re.compile(r"\S+").finditer(text, *p.here))
    return sum(not any(start <= a and b <= end for start, end in quoted) for a, b in words)


def _named(derivation: Derivation, articles: dict[str, Article], parties: Parties) -> str:
    if derivation.from_name:
        return derivation.from_name
    party = outlet_of(articles[derivation.from_article], parties) if derivation.from_article else None
    return party.name if party else ""
