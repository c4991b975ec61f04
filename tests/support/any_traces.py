"""Traces of any shape for property tests."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from sample_readings import any_readings
from wherefrom.reading.types import Kind
from wherefrom.text.span import Span
from wherefrom.tracing.types import (
    ChainLink,
    Claim,
    ClaimStatement,
    Connection,
    Derivation,
    Dispute,
    How,
    Origin,
    Passage,
    Quote,
    QuoteVariant,
    Story,
    Trace,
    TraceFlag,
    TraceFlagName,
)


@st.composite
def any_traces(draw: st.DrawFn) -> Trace:
    """Traces of any readings, with ways, origins, quotations and flags between any of them."""
    readings = draw(st.lists(any_readings(), min_size=1, max_size=4, unique_by=lambda reading: reading.article.id))
    ids = st.sampled_from([reading.article.id for reading in readings])
    texts = {reading.article.id: reading.article.text for reading in readings}
    words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
    some = st.lists(ids, min_size=1, max_size=4, unique=True).map(tuple)
    ways = tuple(_way(draw, ids, texts, words) for _ in range(draw(st.integers(0, 6))))
    kinds = st.sampled_from(get_args(Kind))
    link = st.builds(ChainLink, words, kinds)
    statement = st.builds(ClaimStatement, ids, st.integers(0, 3), st.lists(link, min_size=1, max_size=3).map(tuple))
    origin = st.builds(Origin, words, kinds, st.booleans(), st.none() | words, some)
    dispute = st.builds(Dispute, words, kinds, st.sampled_from(["denies", "doubts"]), ids, st.integers(0, 3))
    claims = tuple(
        Claim(
            i,
            draw(words),
            tuple(draw(st.lists(statement, min_size=1, max_size=4))),
            draw(st.integers(1, 4)),
            tuple(draw(st.lists(origin, max_size=3))),
            draw(st.integers(0, 3)),
            draw(st.none() | ids),
            tuple(draw(st.lists(dispute, max_size=2))),
            at_least=draw(st.none() | st.integers(0, 3)),
            at_most=draw(st.none() | st.integers(0, 3)),
            why=draw(st.none() | words),
        )
        for i in range(draw(st.integers(0, 3)))
    )
    variant = st.builds(QuoteVariant, words, some)
    quote = st.builds(Quote, words, st.lists(variant, min_size=1, max_size=3).map(tuple), st.booleans())
    outlets = st.lists(words, min_size=2, max_size=4).map(tuple)
    connection = st.builds(Connection, st.sampled_from(["owner", "agency"]), words, outlets, some)
    flag = st.builds(TraceFlag, st.sampled_from(get_args(TraceFlagName)), words, st.none(), st.just(()) | some)
    return Trace(
        Story(draw(words), draw(words), draw(st.none() | words), draw(st.none() | words)),
        tuple(readings),
        ways,
        claims,
        draw(st.sampled_from([claim.id for claim in claims])) if claims else None,
        tuple(draw(st.lists(quote, max_size=2))),
        tuple(draw(st.lists(flag, max_size=3))),
        tuple(draw(st.lists(connection, max_size=2))),
    )


def _way(
    draw: st.DrawFn, ids: st.SearchStrategy[str], texts: dict[str, str], words: st.SearchStrategy[str]
) -> Derivation:
    article, source = draw(ids), draw(st.none() | ids)
    here, there = len(texts[article]), len(texts[source]) if source else 0
    spans = st.lists(st.builds(Passage, _span(here), _span(there)), max_size=2) if source else st.just([])
    return Derivation(
        article,
        draw(st.sampled_from(get_args(How))),
        source,
        None if source else draw(words),
        tuple(draw(spans)),
        tuple(draw(st.lists(_span(here), max_size=2))),
        draw(st.floats(0, 1)),
    )


def _span(length: int) -> st.SearchStrategy[Span]:
    return st.integers(0, length - 1).flatmap(lambda start: st.tuples(st.just(start), st.integers(start + 1, length)))
